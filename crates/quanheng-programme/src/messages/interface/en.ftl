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
help-import = Makes a programme of files of COINr or the COIN Tool
help-export = Writes a programme as files of COINr or the COIN Tool
help-lints = Lists the lints, or explains one
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
help-code = A lint, by its code: collinear-pair
help-markdown = Print the complete reference as Markdown, in both languages
help-shell = The shell: bash, zsh, fish, elvish or powershell
help-foreign = The other tool: coinr or coin-tool
help-files = coinr: iData.csv and iMeta.csv, or a workbook with the sheets iData and iMeta; coin-tool: its workbook
help-import-out = Folder to make; one that holds anything is refused
help-import-period = Period of the figures, such as 2020, when the files name none
help-export-out = coinr: folder to make; coin-tool: workbook to make; nothing is overwritten
help-export-format = coinr only: csv (default) or xlsx
help-export-period = coin-tool only: the period to write; without it the one quanheng.toml names

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
no-such-lint = there is no lint `{ $given }`
    .hint = `quanheng lints` lists them all
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

## lints

lints-of-plan = before anything is computed
lints-of-run = once there are data
lints-more = `quanheng lints CODE` explains one; `[lint]` in quanheng.toml silences one or sets its thresholds.
lints-explained = { $count ->
        [one] `quanheng lints { $code }` explains the lint; `[lint]` in quanheng.toml silences it.
       *[other] `quanheng lints CODE` explains each lint; `[lint]` in quanheng.toml silences one.
    }
lints-thresholds = Keys under [lint.{ $code }]

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

## explain: gaps, peers, what must change

help-against = Divides the difference of the score to that of another unit, to the mean member, or to zero
help-peers = Strengths and weaknesses beside the group in this grouping of the units table, or beside all
help-reach-rank = What must change to reach this rank
help-reach-tier = What must change to reach this tier, by number or name
help-top = Number of strengths and weaknesses shown; without it 5

one-period-only = this shows one period, not all
    .hint = name one of { $known }
no-such-tier = no tier is called `{ $given }`
    .hint = { $known ->
        [none] tiers are counted from 1, the best first
       *[other] known tiers are: { $known }
    }

list-separator = { ", " }
column-multiplier = multiplier
column-part = part
column-peers-median = median
column-percentile = better than
column-robust-z = robust z
column-peers = peers
column-reported = reported
column-needed = needed
column-needed-change = change
column-range-share = of range
column-range = range of members
column-measure = unit of measure

explain-mean-member = mean member
explain-zero = zero
explain-gap = { $first } { $first_score } against { $second } { $second_score }: { $gap }
explain-gap-sum = Σ of the parts that are not divided any further
explain-gap-legend = “part” is multiplier × difference. Under arithmetic means the multiplier is the effective weight; other means by divided differences (geometric: LMDI), other aggregations by Shapley's value. Parts add up to the whole difference; there is no residual.
explain-held-at = missing; held at { $score }, the score above
explain-undivided-depends-on-units = not divided: the score is a place among the units
explain-undivided-one-sided = not divided: only one of the two has a score
explain-undivided-no-difference = not divided: both have the same score
explain-undivided-not-defined = not divided: no score for mixtures of the two

explain-peers = Peers: { $count ->
        [one] the one other member
       *[other] the { $count } other members
    } of { $grouping } = { $group }
explain-peers-all = Peers: { $count ->
        [one] the one other member
       *[other] all { $count } other members
    }
explain-peers-few = Fewer than { $fewest } peers: nothing is said of strengths and weaknesses.
explain-peers-nodes = Index and dimensions
explain-strengths = Strengths
explain-weaknesses = Weaknesses
explain-none = none
explain-peers-legend = “median” is that of the peers, “better than” the share of peers with a lower score (equal ones half), “robust z” the difference over 1.4826 × the median absolute deviation; “—” where more than half of the peers share one value.

explain-place = rank { $place }
explain-tier = tier { $tier }
explain-score = score { $score }
explain-goal-rank = Goal: rank { $goal } or better. Now: { $now }.
explain-goal-tier = Goal: tier { $goal } or better. Now: { $now }.
explain-reached = The goal is reached already; nothing must change.
explain-single = One indicator alone, the others as they are
explain-single-none = No single indicator reaches the goal, even at the best that a member has.
explain-single-best = The one that leads farthest is { $name }: { $place }.
explain-stuck-out-of-range = Not enough even at the best that a member has ({ $count }): { $names }
explain-stuck-at-best = At the best already ({ $count }): { $names }
explain-stuck-not-reported = Not reported ({ $count }): { $names }
explain-stuck-derived = Derived from others ({ $count }): { $names }
explain-stuck-not-divided = No value after the denominate step ({ $count }): { $names }
explain-bundle = Together: catching up with the peers
explain-bundle-found = { $peers }. Brought to the peers’ { $share } quantile wherever worse than it ({ $count ->
        [one] 1 indicator
       *[other] { $count } indicators
    }): { $place }.
explain-bundle-none = { $peers }. Even with the best of the peers everywhere the goal is not reached: { $place }.
explain-reach-legend = Every answer is the result of a run of the whole programme on the changed data: the other units are scored anew as well. “range of members” is taken after division by the denominator and turned back into what this unit would report; “of range” is the change as a share of it.
## analyse

help-analyse = Looks at change, trend, convergence, inequality, neighbours, obstacles, outranking or targets
help-what = change, trend, convergence, inequality, neighbours, obstacles, outranking or targets
help-analyse-node = The node that is analysed, by code; without it the index
help-data = Analyse the figures of an indicator, as reported, derived and divided, not its scores
help-analyse-unit = Only this unit, by code or name
help-analyse-period = The period; without it the one quanheng.toml names
help-from = First period; without it the first there is
help-to = Last period; without it the last there is
help-grouping = The grouping, such as region for the column group_region
help-way = How a target is approached: linear (the same amount each year) or compound (the same rate)
help-permutations = How often values are dealt out anew to test Moran's I; without it 999
help-seed = Start of the random numbers; without it 1
help-analyse-out = Folder in which the analysis gets a folder of CSV and JSON files

no-such-grouping = there is no grouping `{ $given }`
    .hint = { $known ->
        [none] the units table has no column `group_…`
       *[other] known groupings are: { $known }
    }
analyse-idle-option = `{ $option }` says nothing to `{ $what }`
    .hint = besides --node, --scenario and --out, `{ $what }` takes: { $known }
analyse-one-period = `{ $what }` needs values in two periods; here is: { $periods }
    .hint = widen --from and --to, list more periods in [periods], or look whether there are data
analyse-range-reversed = { $from } comes after { $to }
    .hint = exchange --from and --to
analyse-no-figures = `{ $node }` has no figures of its own: it is computed from others
    .hint = --data takes the code of an indicator or an input
analyse-no-scores = `{ $node }` is an input and has no scores
    .hint = add --data to analyse its figures
analyse-no-dispersion = `{ $node }` has no coefficient of variation in any period: its mean is not above 0, or too few units have values in all periods
    .hint = convergence needs values with a natural zero: take --data with an indicator, or scores such as min-max
analyse-which-grouping = there are several groupings: { $known }
    .hint = choose one with --grouping
analyse-no-neighbour-table = this programme has no table of neighbours
    .hint = write `unit,neighbour` rows into a file and name it: [neighbours] file = "neighbours.csv"
analyse-no-target = { $kind ->
        [inner] no indicator at or below `{ $node }` has a target and a period in which it is due
       *[leaf] `{ $node }` has no target, or no period in which it is due
    }
    .hint = fill in the columns `target` and `target_period` of the framework table
analyse-target-without-period = `{ $node }` has a target but no period in which it is due, and is passed over
    .hint = fill in the column `target_period`
analyse-scale-of-each-period = { $kind ->
        [treat] the step `{ $step }` treats each period by its own statistics (`{ $method }`)
        [weight] the step `{ $step }` gives each period weights of its own (`{ $method }`)
       *[normalise] the step `{ $step }` puts each period on a scale of its own (`{ $method }`)
    }: differences of scores between periods are not progress
    .hint = { $kind ->
        [normalise] write over = "panel" into that step, or take goalposts; ranks compare either way
       *[other] write over = "panel" into that step
    }
analyse-not-positive = { $count ->
        [one] 1 unit is
       *[other] { $count } units are
    } left out of β-convergence, with values not above 0: { $units }
    .hint = growth on a logarithm needs values above 0; look whether they are right
analyse-ranked-units = { $first } units are ranked in { $from } and { $last } in { $to }: ranks of the two are not out of the same number
    .hint = take the range in which the same units have data
analyse-no-rates = `{ $node }` has values below 0, so 0 is no natural zero: no rates are given
    .hint = the column `change` has the differences
analyse-no-groups = the units have no groups: the coefficient is not taken apart
    .hint = add a column `group_…` to the units table
analyse-ungrouped = { $count ->
        [one] 1 unit has
       *[other] { $count } units have
    } no group in `{ $grouping }` and { $count ->
        [one] is
       *[other] are
    } left out
    .hint = fill in the column `group_{ $grouping }` of the units table

analyse-title = { $what } · { $node } ({ $measure }) · { $periods }
analyse-title-change = Change
analyse-title-trend = Trend
analyse-title-convergence = Convergence
analyse-title-inequality = Inequality
analyse-title-neighbours = Neighbours
analyse-title-obstacles = Obstacles
analyse-title-outranking = Outranking
analyse-title-targets = Targets
analyse-scores = scores
analyse-figures = { $unit ->
        [none] figures
       *[other] figures, { $unit }
    }
analyse-figures-divided = figures, divided by { $name }
table-more = { $count ->
        [one] 1 more row is
       *[other] { $count } more rows are
    } given by `--json` and `--out`.
analyse-reference-note = * for reference: counted in no rank, mean or test

table-change = Change from first to last
analyse-change-legend = “a year” is the compound annual rate. Rates are empty where a start is not above 0. Ranks are those among all members in the two periods.
table-trend = Line through the values
table-trend-growth = Growth from period to period
analyse-trend-legend = “slope” is per period, by least squares; “relative” is the slope by the fitted first value, “a year” the compound annual rate from first to last. p tests the slope against 0, as if the values scattered independently about the line.
table-convergence-sigma = σ: dispersion by period
table-convergence-test = Tests
analyse-test-sigma = σ: trend of the variation
analyse-test-beta = β: growth on initial level
analyse-convergence-legend = “variation” is the standard deviation (n − 1) by the mean, of the units with a value in every period. A coefficient below 0 with a small p is convergence. The speed is a year's share of the gap, the half-life in years.
table-inequality = Gini coefficient
table-inequality-groups = Within the groups
table-inequality-pairs = Between two groups
analyse-inequality-legend = Dagum's parts: within groups, net between groups, and overlap (transvariation), where units of the poorer group stand above units of the richer. “affluence” is 1 for groups that do not overlap, 0 for groups of the same mean.
table-neighbours = Moran's I
table-neighbours-local = Local Moran's I
analyse-neighbours-legend = Weights of a unit's neighbours sum to 1. I near 1: neighbours are alike; near the expected value: as by chance; below: unlike. p is two-sided by the normal distribution, “p perm.” one-sided by permutation. Among many local tests some are small by chance.
analyse-high-high = high among high
analyse-low-low = low among low
analyse-high-low = high among low
analyse-low-high = low among high
table-obstacles = Obstacles
table-obstacles-mean = Mean obstacle degrees
table-obstacles-main = Main obstacles of each unit
analyse-obstacles-legend = The degree of an indicator is its weight times what its score lacks of the best, as a share of all that is lacking. “greatest for” counts the units whose greatest obstacle it is.
table-outranking = Pairs
table-outranking-units = Pairs of each unit with the members
analyse-outranking-legend = A unit wins a pair when it is the better one in more than half of the weight of the children both have. “net” is pairs won less pairs lost, the Copeland score. `--unit` shows the pairs of one unit; `--out` writes the whole matrix.
table-targets = Units
table-targets-summary = Targets
analyse-targets-legend = Attainment is the share of the way from the first value to the target. Pace is the change a year so far by the change a year needed from the start: 0.95 and more is on track, 0.6 moderate, below 0 moving away. “required” is the change a year needed from now on.
analyse-reached = reached
analyse-on-track = on track
analyse-moderate = moderate
analyse-insufficient = insufficient
analyse-moving-away = moving away

column-name-zh = name (中文)
column-name-en = name
column-role = role
column-node = node
column-node-name-zh = node (中文)
column-node-name-en = node (English)
column-level = level
column-period = period
column-from = from
column-to = to
column-first = first
column-last = last
column-absolute = change
column-relative = relative
column-annual = a year
column-rank-first = first rank
column-rank-last = last rank
column-ranks-gained = ranks
column-count = n
column-slope = slope
column-intercept = intercept
column-standard-error = st. error
column-t = t
column-p = p
column-r-squared = R²
column-relative-slope = relative
column-value = value
column-growth = growth
column-units = units
column-mean = mean
column-variation = variation
column-test = test
column-coefficient = coefficient
column-speed = speed
column-half-life = half-life
column-gini = Gini
column-within = within
column-between = between
column-overlap = overlap
column-within-share = within %
column-between-share = between %
column-overlap-share = overlap %
column-group = group
column-group-a = group
column-group-b = and
column-affluence = affluence
column-islands = islands
column-moran = Moran's I
column-expected = expected
column-variance = variance
column-z = z
column-p-permutation = p perm.
column-neighbours-mean = neighbours
column-local-moran = local I
column-quadrant = kind
column-mean-degree = mean degree
column-times-first = greatest for
column-obstacle-1 = first
column-degree-1 = degree
column-obstacle-2 = second
column-degree-2 = degree
column-obstacle-3 = third
column-degree-3 = degree
column-effective-weight = weight
column-deviation = lacking
column-degree = degree
column-won = won
column-balanced = balanced
column-lost = lost
column-net-won = net
column-other = against
column-share-better = better in
column-baseline = start
column-target = target
column-target-period = due
column-attainment = attained
column-pace = pace
column-required = required
column-verdict = verdict
column-reached = reached
column-on-track = on track
column-moderate = moderate
column-insufficient = insufficient
column-moving-away = moving away
column-open = open
## import, export

import-made = Made the programme `{ $id }` in { $folder }:
export-made = Wrote the programme `{ $id }` into { $folder }:
