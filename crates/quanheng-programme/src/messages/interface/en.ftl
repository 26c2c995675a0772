# The words of the interface: help, headings, summaries, and why a request cannot be done.

## Words used everywhere

severity-error = error
severity-warning = warning
severity-note = note
hint = hint
labelled = { $label }: { $text }
separator = { ", " }
fact = { $name } { $value }

mark-observed = observed
mark-estimated = estimated
mark-provisional = provisional
mark-revised = revised
mark-imputed = imputed
mark-computed = computed
mark-not-available = not available
mark-not-applicable = not applicable
mark-not-yet-reported = not yet reported
mark-confidential = confidential
mark-suppressed = suppressed
mark-not-valid = unit did not exist
mark-screened = screened out
mark-undefined = undefined
mark-too-few-children = too little below it
mark-refused = refused by a step

kind-screen = leaves out units and indicators with too little data
kind-derive = computes an indicator from others
kind-denominate = divides indicators by their denominators
kind-impute = fills missing figures
kind-treat = tames outliers and skewness
kind-normalise = brings indicators to a common scale
kind-weight = sets weights within each parent
kind-aggregate = computes nodes from their children
kind-rank = orders the units
kind-tier = sorts the units into classes

## Help

help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-exit = Exit codes:

help-quanheng = Quanheng runs an evaluation programme: from a folder of text files to scores, ranks and tiers.
help-new = Makes a small working programme to start from
help-check = Says everything that is wrong with a programme and its data
help-build = Computes scores, ranks and tiers, and writes them as open data
help-explain = Shows where the score of a unit comes from, down to the line of the file
help-compare = Holds two scenarios against each other
help-methods = Lists the methods, or explains one
help-schema = Prints the JSON Schema of quanheng.toml, for editors
help-completions = Prints a script that completes commands in a shell

help-help = Print help
help-version = Print the version
help-json = Answer in JSON, for programs
help-lang = Language: zh or en; without it that of the locale
help-color = Colours: auto, always or never
help-dir = Folder of the programme
help-new-dir = Folder to make; nothing in it is overwritten
help-scenario = A scenario of the programme
help-check-scenario = Only this scenario; without it the programme and all of them
help-period = Period, such as 2020; without it the one quanheng.toml names
help-build-period = Period, such as 2020, or all; without it the one quanheng.toml names
help-out = Folder for the results; without it DIR/results
help-format = Formats, with commas: csv, parquet, xlsx, json; without it all of them
help-threads = Number of threads; results do not depend on it
help-unit = The unit, by code or name
help-node = Only this node of the framework, by code
help-first = A scenario, or base for the programme itself
help-second = Another scenario, or base
help-name = A kind of step, a method, or both: normalise, min-max, normalise/rank
help-markdown = Print the complete reference as Markdown, in both languages
help-shell = The shell: bash, zsh, fish, elvish or powershell

exit-fine = done; there may be warnings
exit-findings = the programme has errors
exit-usage = the command line is wrong
exit-input = something is not there, or cannot be read or written
exit-conflict = it would overwrite something
exit-denied = the system does not allow it
exit-bug = a bug of Quanheng

## The command line

usage-unknown-argument = there is no option `{ $argument }` here
usage-unknown-command = there is no command `{ $command }`
usage-missing-argument = this is missing: { $argument }
usage-missing-value = { $argument } needs a value
usage-unknown-value = { $argument } does not take `{ $value }`; it takes { $known }
usage-bad-value = { $argument } cannot be `{ $value }`
usage-conflict = { $argument } cannot stand together with { $other }
usage-missing-command = a command is missing: { $known }
usage-see-help = `{ $command } --help` shows what there is

## Why a request cannot be done

no-programme = there is no programme in `{ $folder }`
    .hint = a programme is a folder with a file quanheng.toml; `quanheng new { $folder }` makes one
no-such-unit = no unit is called `{ $given }`
    .hint = { $known ->
        [none] units are named by code or name, as in the units table
       *[other] known units are: { $known }
    }
no-such-period = there is no period `{ $given }`
    .hint = periods here are: { $known }
no-such-scenario = there is no scenario `{ $given }`
    .hint = known scenarios are: { $known }
no-such-node = no node of the framework is called `{ $given }`
    .hint = { $known ->
        [none] codes are in the column `code` of the framework table
       *[other] known codes are: { $known }
    }
no-such-method = there is no method and no kind of step called `{ $given }`
    .hint = `quanheng methods` lists them all
would-overwrite = `{ $folder }` holds files already: { $files }
    .hint = choose another folder; nothing was written
cannot-read = cannot read `{ $path }`: { $reason }
cannot-write = cannot write `{ $path }`: { $reason }
cannot-start-threads = cannot start threads: { $reason }
    .hint = ask for fewer with --threads
cannot-answer = cannot write the answer: { $reason }
not-a-results-folder = `{ $path }` holds files that are no results
    .hint = choose another folder with --out; nothing was written
bad-file-name = `{ $name }` leads out of the folder
table-too-large = the table `{ $table }` has { $rows } rows and { $columns } columns, too many for a sheet
    .hint = leave xlsx out: --format csv,parquet,json
cannot-write-table = cannot write the table `{ $table }`: { $reason }
scored-period-missing = { $given } is to be scored, and is none of the periods
    .hint = periods here are: { $known }; change `score` in [periods]
no-periods = there are no periods
    .hint = list them in [periods], or give data
bug = this is a bug of Quanheng { $version }, not of your programme
    .hint = please report it with the lines above

## Progress

doing-reading = reading the programme
doing-data = reading the data
doing-computing = computing
doing-comparing = comparing with published results
doing-writing = writing the results

## Findings

findings-summary = { $errors ->
        [0] no errors
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
findings-not-shown = { $count ->
        [one] 1 more finding
       *[other] { $count } more findings
    } (`--json` gives them all):
in-scenario = in the scenario `{ $scenario }`

check-fine = `{ $id }` is in order: { $units ->
        [one] 1 unit
       *[other] { $units } units
    }, { $indicators ->
        [one] 1 indicator
       *[other] { $indicators } indicators
    }, { $steps ->
        [one] 1 step
       *[other] { $steps } steps
    }, { $scenarios ->
        [0] no scenarios
        [one] 1 scenario
       *[other] { $scenarios } scenarios
    }

## new

new-made = Made the programme `{ $id }` in { $folder }:
new-next =
    Next:
      quanheng check { $folder }
      quanheng build { $folder }

## methods

methods-default = { $summary } (default)
methods-title = Methods
methods-more = `quanheng methods NAME` explains one.
methods-parameters = Parameters
methods-no-parameters = It takes no parameters.
methods-name = name
methods-takes = takes
methods-fallback = default
methods-meaning = meaning
methods-required = required
takes-number = number
takes-share = number from 0 to 1
takes-positive = number above 0
takes-count = whole number from { $least }
takes-numbers = list of numbers
takes-text = text
takes-texts = list of texts

## Tables

column-place = rank
column-unit = unit
column-score = score
column-tier = tier
column-weight = weight
column-used = used
column-contribution = adds
column-gained = change
column-score-change = difference
column-place-a = rank A
column-place-b = rank B
column-score-a = score A
column-score-b = score B

scenario-base = the programme's own method
scenario-named = Scenario { $name }: { $title }

## build

build-about = { $id } · { $period } · { $units ->
        [one] 1 unit
       *[other] { $units } units
    } · { $indicators ->
        [one] 1 indicator
       *[other] { $indicators } indicators
    }
build-periods = { $count } periods were scored; this is the last, the results have all of them.
build-caution = Caution: { $text }
build-more = { $count ->
        [one] 1 more unit is
       *[other] { $count } more units are
    } in the results.
build-unscored = { $count ->
        [one] 1 unit has
       *[other] { $count } units have
    } no score: { $units }
build-columns = { $count ->
        [one] 1 further column is
       *[other] { $count } further columns are
    } in the results.
build-reference = { $name } *
build-reference-note = * shown for reference: without rank and tier
build-published = Against published results
build-findings = Findings: { $summary }
build-findings-see = `quanheng check { $folder }` shows each.
build-written = Wrote { $count ->
        [one] 1 file
       *[other] { $count } files
    } to { $folder }

agreement-ranks = Ranks of { $units } units: Spearman { $spearman }, Kendall { $kendall }, { $mean } places apart on average
agreement-ranks-some = Ranks of { $units } of { $ranked } units: Spearman { $spearman }, Kendall { $kendall }, { $mean } places apart on average
agreement-ranks-top = Among these { $units } alone: Spearman { $spearman }, Kendall { $kendall }, which says little about all; { $mean } places apart on average
agreement-ranks-equal = Ranks of { $units } units: all equal
agreement-scores = Scores of { $units } units: { $mean } apart on average, at most { $largest }
agreement-scores-rounded = Scores of { $units } units: { $equal } equal to { $decimals } decimals, at most { $largest } apart
agreement-tiers = Tiers: { $equal } of { $units } the same
agreement-top = The list has the top { $units } of { $ranked } units: { $equal } of them are in our top { $units }
agreement-largest = Largest differences: { $list }
agreement-difference = { $unit } { $ours } (published { $published })

## explain

explain-title = { $name } ({ $code }) · { $period }
explain-reported = as reported
explain-missing = missing: { $reason }
explain-divided = divided by { $name } { $value }
explain-sum = Σ of what they add
explain-inputs = What they are divided by
explain-legend = “weight” is the share within the parent as the programme has it, “used” the share among those that have a score; “adds” is used × score.

fact-minimum = minimum
fact-maximum = maximum
fact-mean = mean
fact-deviation = standard deviation
fact-skewness-before = skewness
fact-kurtosis-before = kurtosis
fact-skewness-after = skewness after
fact-kurtosis-after = kurtosis after
fact-points = points moved
fact-low = lowest kept
fact-high = highest kept
fact-lambda = λ
fact-added = added
fact-scale = scale
fact-present = present
fact-filled = cells filled
fact-goalpost-low = lower goalpost
fact-goalpost-high = upper goalpost
fact-target = target

## compare

compare-side = { $letter }  { $name } · { $title } · { $period }
compare-more = { $count ->
        [one] 1 more unit is
       *[other] { $count } more units are
    } given by `--json`.
compare-agreement = Spearman { $spearman }, Kendall { $kendall }; { $moved } of { $units } units change rank, by { $mean } places on average.
