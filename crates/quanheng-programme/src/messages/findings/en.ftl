# What checks say. One message for each code of a finding; `.hint` says what to do.

did-you-mean = did you mean `{ $nearest }`?

## Files

no-such-file = there is no file `{ $file }`
    .hint = paths are relative to the folder of `quanheng.toml`
empty-file = the file is empty
    .hint = a table needs a header line and at least one row
encoding = byte { $byte } cannot be read as { $encoding }
    .hint = save the file as UTF-8; tables may also be in GB18030, or in UTF-16 with a byte-order mark
csv-syntax = the file is not a CSV table
    .hint = separate fields with commas and put fields that contain a comma into double quotes
duplicate-column = the column `{ $column }` stands twice
    .hint = give one of them another name, or take it out
ragged-row = this line has { $fields } fields, the header has { $columns }
    .hint = a field that contains a comma needs double quotes around it
missing-column = the column `{ $column }` is missing
    .hint = the columns here are: { $known }
unknown-column = the column `{ $column }` means nothing here and is passed over
    .hint = known columns are: { $known }
unreadable-file = the file cannot be read: { $reason }
    .hint = open it in the program that made it and save it again

## quanheng.toml

toml-syntax = this is not TOML: { $message }
    .hint = texts need double quotes, lists square brackets; a table starts with [name]
unknown-key = the key `{ $key }` means nothing here
    .hint = known keys are: { $known }
key-missing = the key `{ $key }` is missing here
    .hint = `quanheng new` shows a complete file, `quanheng schema` every key
key-misfit = `{ $key }` must be { $kind ->
        [text] a text in double quotes
        [choice] one of { $words }
        [count] a whole number, 0 or more
        [positive] a number above 0
        [number] a number
        [texts] a list of texts
        [words] a text, or a text for each language
        [text-map] a table from text to text
        [table] a table
       *[tables] a list of tables
    }
    .hint = { $kind ->
        [words] write { "{" } zh = "…", en = "…" { "}" }
        [texts] write ["…", "…"]
        [tables] write each with two pairs of brackets: [[{ $key }]]
       *[other] change the value
    }
bad-id = `{ $given }` cannot be an identifier
    .hint = use lower-case letters, digits and hyphens
bad-period = `{ $given }` is not a period of this programme
    .hint = write periods like { $example }; the frequency is set in [periods]
periods-reversed = the first period comes after the last
    .hint = exchange `from` and `to`
unknown-reason = `{ $given }` is not a missing-reason
    .hint = known reasons are: { $known }
published-without-result = nothing to compare: no column for scores, ranks or tiers is named
    .hint = name at least one of `score`, `rank` and `tier`
unknown-node = no node of the framework is called `{ $given }`
    .hint = codes are in the column `code` of the framework table
unknown-scenario = there is no scenario `{ $given }`
    .hint = { $known ->
        [none] this programme has none
       *[other] known scenarios are: { $known }
    }
unknown-step = there is no step `{ $given }`
    .hint = known steps are: { $known }

## Framework and units

bad-code = `{ $given }` cannot be a code
    .hint = a code starts with a letter and goes on with letters, digits or `_`
duplicate-code = the code `{ $given }` stands twice
    .hint = an indicator belongs to one parent only; give the second one a code of its own
no-root = the framework has no root
    .hint = one row must have no parent and a level that is neither `indicator` nor `input`
several-roots = `{ $node }` has no parent, but the root is `{ $root }` already
    .hint = name its parent, or make it an `input` if it is not scored
unknown-parent = no inner node is called `{ $given }`
    .hint = a parent is the code of another row whose level is neither `indicator` nor `input`
framework-cycle = `{ $node }` is its own ancestor
    .hint = follow the column `parent` from here: it leads back to this row
input-with-parent = `{ $node }` is an input and cannot have a parent
    .hint = clear its parent, or make its level `indicator` if it is to be scored
leaf-with-children = `{ $node }` is a leaf and cannot have children
    .hint = give it the name of a level, for instance `dimension`
node-without-children = `{ $node }` has no children
    .hint = make its level `indicator` if it has data, or take the row out
level-missing = `{ $code }` has no level
    .hint = write `indicator`, `input`, or the name of an inner level such as `dimension`
name-missing = `{ $code }` has no name
    .hint = fill in `name_zh` or `name_en`
direction-missing = the indicator `{ $node }` has no direction
    .hint = write + if more is better, - if less is better
bad-direction = `{ $given }` is not a direction
    .hint = write + if more is better, - if less is better
weight-negative = the weight of `{ $node }` is negative
    .hint = a weight is 0 or more; to turn an indicator round, change its direction
weight-too-large = the weight of `{ $node }` is too large
    .hint = weights are relative: write all weights of a parent on a smaller scale
no-data-to-score = there is no data at all in { $periods }
    .hint = score another period, or check the periods in the data
tier-names = { $names } names are given for { $tiers } tiers
    .hint = give one for each tier, best first, or leave `names` out
reserved-scenario = `{ $given }` is the name of the programme's own method
    .hint = give the scenario another name
weights-all-zero = all children of `{ $node }` weigh 0
    .hint = give at least one of them a weight above 0
goalposts-reversed = the goalposts of `{ $node }` are reversed: { $low } is not below { $high }
    .hint = goalpost_low is the smaller number, whatever the direction
goalpost-alone = `{ $node }` has one goalpost only
    .hint = give both goalpost_low and goalpost_high, or neither
unknown-denominator = no indicator or input is called `{ $given }`
    .hint = add it to the framework table as a row of level `input`
denominator-not-data = `{ $given }` cannot divide `{ $node }`
    .hint = a denominator is another indicator or an input, not an inner node and not the indicator itself
denominator-scale = the denominator scale of `{ $node }` must be above 0
    .hint = per 10,000 people is a scale of 10000
duplicate-unit = the unit `{ $given }` stands on line { $line } already
    .hint = unit codes are unique
no-units = there are no units
    .hint = the table needs a row for each unit
unit-code-missing = this unit has no code
    .hint = fill in the column `code`
bad-role = `{ $given }` is not a role
    .hint = write `member`, or `reference` for a unit that is shown but not ranked
validity-reversed = the unit `{ $unit }` ends before it starts
    .hint = exchange `valid_from` and `valid_to`

## Numbers

not-a-number = `{ $given }` is not a number
    .hint = write a plain number such as 1234.5, or leave the cell empty if there is none
number-separators = `{ $given }` has separators between digits
    .hint = write { $instead }
number-percent = `{ $given }` has a percent sign
    .hint = write { $instead } and put % into the column `unit` of the framework
number-dash = `{ $given }` is not a number
    .hint = leave the cell empty, or write why: not-available, not-applicable, not-yet-reported, confidential, suppressed
number-full-width = `{ $given }` is written with full-width characters
    .hint = write { $instead }
number-spaces = `{ $given }` has spaces around it
    .hint = write { $instead } without spaces
number-with-unit = `{ $given }` has a unit behind the number
    .hint = write { $instead } and put the unit into the column `unit` of the framework
number-formula-error = the cell has a formula error: `{ $given }`
    .hint = mend the formula in the workbook, or clear the cell
not-finite-data = `{ $given }` is not a finite number
    .hint = write a null where there is no figure

## Data

unknown-unit = no unit is called `{ $given }` ({ $rows ->
        [one] 1 row
       *[other] { $rows } rows
    })
    .hint = units are found by code or name; add it to the units, or set ignore_unknown_units = "yes"
unknown-indicator = no indicator is called `{ $given }` ({ $rows ->
        [one] 1 row
       *[other] { $rows } rows
    })
    .hint = add it to the framework, or set ignore_unknown_indicators = "yes"
data-for-inner-node = `{ $node }` is computed from its children and cannot have data
    .hint = take these rows out, or give the figures a code of their own
unknown-status = `{ $given }` is neither a status flag nor a missing-reason
    .hint = known words are: { $known }
value-with-missing-reason = there is a value { $value }, and the reason `{ $reason }` why there is none
    .hint = clear one of the two
duplicate-same = this observation stands twice with the same value; first on { $first }
    .hint = take one of them out
duplicate-different = this observation has { $given } here and { $kept } on { $first }
    .hint = keep the right one; the first was used
period-not-listed = { $rows ->
        [one] 1 row is
       *[other] { $rows } rows are
    } of periods that are not listed in [periods] and passed over
    .hint = add the period to the list if it is wanted
unit-without-data = the unit `{ $unit }` has no data at all
    .hint = check that its code is spelt alike in the data and the units
unit-not-valid = the unit `{ $unit }` has data for { $period }, when it did not exist
    .hint = the figure is left out; correct the data, or `valid_from` and `valid_to` of the unit
no-data = `{ $node }` has no data in any period
    .hint = it takes no part in any score; check its code, or take it out of the framework
no-data-in-period = `{ $node }` has no data in { $period }
    .hint = it takes no part in the scores of { $period } unless a step fills it
more-findings = { $count ->
        [one] 1 more finding
       *[other] { $count } more findings
    } of the kind `{ $code }`
    .hint = mend those shown first; the others are often of the same cause

## Steps

step-order = the step `{ $step }` ({ $kind }) comes too late: `{ $other }` has run before it
    .hint = move it in front of `{ $other }`
step-twice = there is already a step that does `{ $kind }`
    .hint = a programme has one; use [step.at.CODE] for other methods at some places
step-missing = the programme has no step that does `{ $kind }`
    .hint = add [[step]] with do = "{ $kind }"
duplicate-step = the step `{ $step }` stands twice
    .hint = give one of them an `id` of its own
method-missing = a step that does `{ $kind }` must name its method
    .hint = known methods are: { $known }
unknown-method = there is no { $kind } method `{ $given }`
    .hint = known methods are: { $known }
unknown-parameter = the method `{ $method }` has no parameter `{ $key }`
    .hint = { $known ->
        [none] it takes none
       *[other] it takes: { $known }
    }
parameter-missing = the method `{ $method }` needs the parameter `{ $key }`
    .hint = `quanheng methods { $method }` explains it
parameter-misfit = `{ $key }` must be { $kind ->
        [number] a number
        [share] a number from 0 to 1
        [positive] a number above 0
        [count] a whole number, at least { $words }
        [choice] one of { $words }
        [numbers] a list of numbers
        [text] a text
       *[texts] a list of texts
    }
    .hint = `quanheng methods { $method }` explains it
parameter-kind = the value of `{ $key }` is neither a number, a text, yes or no, nor a list of these
    .hint = write a number, a text in double quotes, or a list of one of them in square brackets
unknown-at = a step that does `{ $kind }` works on no node or level called `{ $given }`
    .hint = `at` takes codes of the framework, or the name of a level
at-not-allowed = a step that does `{ $kind }` takes no `at`
    .hint = write a second step instead
range-reversed = `upper` must be above `lower`
    .hint = to turn an indicator round, change its direction
power-zero = the power 0 is the geometric mean
    .hint = use the method `geometric`
tier-sizes = `sizes` must be whole numbers, at least 1
    .hint = for instance sizes = [10, 10, 11]
tier-cuts = `cuts` must descend
    .hint = for instance cuts = [0.8, 0.7, 0.55]
tier-shares = `shares` must ascend between 0 and 1
    .hint = for instance shares = [0.25, 0.5, 0.75]
tier-multiples = `multiples` must descend
    .hint = for instance multiples = [1, 0, -1]
category-percentiles = `percentiles` must ascend between 0 and 1
    .hint = for instance percentiles = [0.25, 0.5, 0.75]
category-scores = `scores` must ascend, one for each of the { $classes } classes
    .hint = there is one class more than percentiles
screen-keep-and-drop = `{ $given }` is in `keep` and in `drop`
    .hint = take it out of one of them
screen-unknown-code = neither a unit nor an indicator is called `{ $given }`
    .hint = `keep` and `drop` take codes

formula-syntax = the formula is not complete or not correct here
    .hint = the parser says: { $message }
formula-not-number = a number is wanted here
    .hint = use numbers, codes, + - * / %, condition ? a : b, and the functions abs, sqrt, ln, log10, exp, pow, min, max
formula-not-condition = a condition is wanted here
    .hint = compare two numbers: a > 0
formula-arguments = `{ $function }` takes another number of arguments
    .hint = pow takes two, min and max one or more, all others one
formula-unknown-function = there is no function `{ $function }`
    .hint = known functions are: { $known }
derive-unknown-code = no indicator or input is called `{ $given }`
    .hint = add it to the framework table; data that is not scored has the level `input`
derive-over-data = `{ $node }` has data of its own and cannot be derived
    .hint = give the derived indicator a code of its own
derive-undefined = the formula for `{ $node }` has no finite result for { $unit } in { $period }
    .hint = the cell is left missing; guard the formula: d == 0 ? 0 : x / d

## Data and method together

constant = `{ $node }` has the same value for every unit in { $period }
    .hint = it cannot tell units apart and has no range to normalise: leave it out, or use goalposts
goalposts-missing = `{ $node }` has no goalposts
    .hint = fill in goalpost_low and goalpost_high, or name another method under [step.at.{ $node }]
target-missing = `{ $node }` has no target
    .hint = fill in the column `target`, or name another method under [step.at.{ $node }]
target-reached-by-all = every unit has reached the target { $target } of `{ $node }` in { $period }
    .hint = set a target that lies ahead, or use min-max
reference-unknown = no unit is called `{ $given }`
    .hint = `unit` takes the code of a unit, as in the units table
reference-missing = the unit `{ $given }`, compared with, has no value of `{ $node }` in { $period }
    .hint = impute it, compare with another unit, or name another method under [step.at.{ $node }]
reference-not-ahead = the unit `{ $given }` has the worst value of `{ $node }` in { $period }: { $value }
    .hint = compare with a better unit, or take the form `ratio` or `difference`
reference-not-positive = the unit `{ $given }` has the value { $value } of `{ $node }` in { $period }, which nothing can be divided by
    .hint = a ratio needs a reference above 0; take the form `range`, or compare with another unit
mad-zero = more than half the units have the same value of `{ $node }` in { $period }
    .hint = the median absolute deviation is then 0; take z-score or percentile-rank under [step.at.{ $node }]
maximum-not-positive = the maximum of `{ $node }` in { $period } is { $value }; a fraction of it needs one above 0
    .hint = take min-max under [step.at.{ $node }]
average-not-positive = the mean of `{ $node }` in { $period } is { $value }; a share of it needs one above 0
    .hint = take z-score or categorical-scale under [step.at.{ $node }]
value-not-positive = `{ $node }` has the value { $value } in { $period }; `{ $method }` divides by the values of a negative indicator
    .hint = it needs values above 0: take another turn by `negative` or `form`, or min-max under [step.at.{ $node }]
value-negative = `{ $node }` has the value { $value } in { $period }; `{ $method }` needs values of at least 0
    .hint = take min-max under [step.at.{ $node }]
all-zero = `{ $node }` is 0 for every unit in { $period }, and `{ $method }` cannot divide by 0
    .hint = it cannot tell units apart: leave it out
too-few-units = `{ $node }` has too few units with a value in { $period }: at least { $least } are needed
    .hint = check its data
log-not-positive = `{ $node }` has the value { $value } in { $period }, which has no logarithm
    .hint = use another variant (ct shifts by the minimum), or leave the indicator untreated
log-gii-maximum = the maximum of `{ $node }` is { $value }; the variant `gii` needs more than 1
    .hint = use the variant `ct`
mean-not-positive = `{ $unit }` has the score { $value } under `{ $node }` in { $period }; a { $method } mean needs scores above 0
    .hint = normalise to a range that starts above 0: lower = 1, upper = 100
not-finite = step `{ $step }`: `{ $node }` has no finite value for { $unit } in { $period }
    .hint = its value lies outside what the method can take; check the cell
unknown-group = units have no grouping `{ $group }`
    .hint = { $known ->
        [none] add a column group_{ $group } to the units
       *[other] known groupings are: { $known }
    }
tier-sizes-total = the sizes add up to { $total }, but { $scored } units have a score in { $period }
    .hint = a unit without a score belongs to no tier; change the sizes
tier-outside-unit-interval = step `{ $step }`: `{ $node }` has the score { $value } in { $period }; these grades are of scores from 0 to 1
    .hint = aggregate by coupling-coordination, or take other tiers, for instance `cuts`
tier-too-few-scores = { $distinct } distinct scores cannot make { $classes } tiers
    .hint = ask for fewer classes
impute-no-distribution = the method of `{ $node }` fills { $cells ->
        [one] 1 cell
       *[other] { $cells } cells
    } and knows no distribution to draw them from
    .hint = draws come with mean, median, group-mean, group-median, regression and expectation-maximisation; take one of these, or let alternatives of the step vary instead
impute-incomplete = `{ $node }` still has { $cells ->
        [one] 1 missing cell
       *[other] { $cells } missing cells
    } after the step `{ $step }`
    .hint = the method had nothing to fill them from
denominator-zero = the denominator `{ $denominator }` of `{ $node }` is 0 for { $unit } in { $period }
    .hint = the cell is left missing
denominator-missing = the denominator `{ $denominator }` of `{ $node }` is missing for { $unit } in { $period }
    .hint = the cell is left missing; impute the denominator first if that is right
screened-indicator = the indicator `{ $given }` is left out in { $period }
    .hint = it has less data than the step `{ $step }` asks for, or the step drops it by name
screened-unit = the unit `{ $given }` is left out in { $period }
    .hint = it has less data than the step `{ $step }` asks for, or the step drops it by name

## Reading tables of data

column-type = the column `{ $column }` is of the type { $type }, which is neither numbers nor text
    .hint = store numbers or text in it
unclosed-quote = a double quote is opened here and never closed
    .hint = close it, or write two double quotes for one within a text
line-too-long = this line is longer than { $limit } bytes
    .hint = a table has a line break after each row; save the file as CSV again
unnamed-column = a column with data has no name and is passed over
    .hint = give it a name in the header line
csv-separator = the fields seem to be separated by { $found ->
        [tab] tabs
       *[other] `{ $found }`
    }, not by commas
    .hint = save the table as CSV with commas; in a spreadsheet program: "Save as", "CSV UTF-8 (comma delimited)"
rank-below-one = `{ $given }` is not a rank
    .hint = ranks are numbers from 1
unknown-file-format = the format of `{ $file }` is not known
    .hint = known endings are: { $known }
no-such-sheet = the workbook has no sheet `{ $sheet }`
    .hint = its sheets are: { $known }
formula-not-computed = the cell has a formula whose result was never stored
    .hint = open the workbook in a spreadsheet program and save it
no-period-columns = no column is named like a period, such as { $example }
    .hint = in the layout wide-periods each period has a column
inner-node-column = the column `{ $column }` is a node that is computed from its children
    .hint = take the column out, or give the figures a code of their own
unknown-indicator-column = the column `{ $column }` is not an indicator of the framework
    .hint = add it to the framework, or set ignore_unknown_indicators = "yes"
ambiguous-unit = `{ $given }` is the name of several units: { $units }
    .hint = write the code
empty-key = the cell in the column `{ $column }` is empty
    .hint = every row names its unit, indicator and period
no-observations = there is not a single observation of any unit
    .hint = check the column names and codes in [[data]]
too-many-cells = the data have more than { $limit } cells
    .hint = split the programme, or read fewer periods
units-passed-over = { $rows ->
        [one] 1 row of a unit that is not in the programme was
       *[other] { $rows } rows of units that are not in the programme were
    } passed over, as asked
    .hint = ignore_unknown_units = "no" shows them
indicators-passed-over = { $rows ->
        [one] 1 row of an indicator that is not in the framework was
       *[other] { $rows } rows of indicators that are not in the framework were
    } passed over, as asked
    .hint = ignore_unknown_indicators = "no" shows them
columns-passed-over = { $rows ->
        [one] 1 column that is not in the framework was
       *[other] { $rows } columns that are not in the framework were
    } passed over, as asked
    .hint = ignore_unknown_indicators = "no" shows them

## Methods of aggregation

owa-weights-or-orness = `owa` takes either `weights` or `orness`
    .hint = give exactly one of them: weights = [0.4, 0.3, 0.3], or orness = 0.3
owa-weights-negative = order weights must not be negative, and not all 0
    .hint = give one number for each place, from the best place on
owa-weights-count = { $given } order weights are given, but `{ $node }` has { $children ->
        [one] 1 child
       *[other] { $children } children
    } with a weight
    .hint = give one for each child, `orness` instead, or others under [step.at.{ $node }]
mean-of-unit-not-positive = the mean of the scores of `{ $unit }` under `{ $node }` in { $period } is not above 0, so that its coefficient of variation has no meaning
    .hint = normalise to a mean of 100 (z-score with mean = 100, deviation = 10), or leave `values` at `standardised`
not-on-70-130 = there is a score { $value } under `{ $node }` in { $period }, far outside the scale from 70 to 130
    .hint = normalise by goalposts with lower = 70, upper = 130
no-differences = the units do not differ under `{ $node }` in { $period }, so that none is nearer to the best
    .hint = check its children, or take another method under [step.at.{ $node }]
outside-unit-interval = `{ $unit }` has the score { $value } under `{ $node }` in { $period }; scores from 0 to 1 are needed
    .hint = normalise to that range: min-max or goalposts with upper = 1
coupling-needs-two = `{ $node }` has fewer than two children with a weight: there is nothing to couple
    .hint = take another method under [step.at.{ $node }]
grades-not-ascending = `grades` must be two or more numbers in ascending order
    .hint = they stand on the scale of the scores: grades = [20, 40, 60, 80, 100]
grades-points-count = { $points } points are given for { $grades } grades
    .hint = give one number for each grade, or leave `points` out

## Methods of imputation

impute-unknown-level = the framework has no level `{ $given }`
    .hint = `among` takes siblings, all, or one of: { $known }
impute-unknown-code = there is no indicator or input `{ $given }`
    .hint = codes are in the column `code` of the framework table
impute-collinear = while filling `{ $node }` in { $period }: `{ $indicator }` is a combination of other indicators
    .hint = leave one out, or set `ridge`
impute-too-few-units = `{ $node }` in { $period }: { $units } observations are too few for { $indicators } indicators
    .hint = narrow `among`, take over = "panel", or set `ridge`
impute-never-together = no unit has both `{ $first }` and `{ $second }` in { $period }
    .hint = nothing tells how they go together; narrow `among` or set `ridge`
impute-not-converged = `{ $node }` in { $period } has not converged to { $tolerance } after { $iterations ->
        [one] 1 round
       *[other] { $iterations } rounds
    }
    .hint = raise `iterations` or `tolerance`, or set `ridge`

## Analysis over time and between groups

analysis-too-few-units = only { $units } units have values, { $least } are needed
    .hint = check the data
analysis-all-equal = all units have the same value: there is nothing to analyse
    .hint = take another indicator
analysis-negative-value = `{ $unit }` has a negative value of `{ $node }` in { $period }: a Gini coefficient takes none
    .hint = take --data with an indicator that has a natural zero, or a scenario whose scores are never below 0
analysis-mean-zero = there are no values, or their mean is 0: the Gini coefficient is not defined
    .hint = take an indicator with a natural zero
analysis-no-neighbours = no two units with values are neighbours
    .hint = check the table of neighbours

## explain: questions without an answer

gap-no-score = { $unit } has no score of `{ $node }`
    .hint = `quanheng explain` without --against shows why
gap-no-mean-member = the mean member has no score of `{ $node }`
    .hint = the aggregation is not defined for the means of the indicators; name a unit instead of `mean`
gap-depends-on-units = the score of `{ $node }` cannot be divided: { $method } gives places among the units
    .hint = what one indicator adds depends on all other units; ask for a node below with --node, or for --reach-rank
gap-zero-not-arithmetic = the score of `{ $node }` is no sum of contributions: its aggregation is { $method }
    .hint = contributions to zero exist under arithmetic means only; use `--against mean`
gap-not-defined = the difference at `{ $node }` cannot be divided: { $method } has no score for mixtures of the two units
    .hint = ask for a node below with --node
peers-no-grouping = no grouping of the units is called `{ $given }`
    .hint = known are: { $known }
peers-no-group = `{ $unit }` is in no group of `{ $grouping }`
    .hint = fill in its group in the units table, or compare with all
reach-reference-unit = `{ $unit }` is a reference unit: it has no rank and no tier
    .hint = ask for a member
reach-no-score = { $unit } has no score of `{ $node }`
    .hint = `quanheng explain` without a goal shows why
reach-no-rank = `{ $node }` is not ranked
    .hint = add a step `rank` to the programme
reach-no-tier = there are no tiers at `{ $node }`
    .hint = add a step `tier` to the programme, or ask for a rank
reach-zero = ranks and tiers are counted from 1
    .hint = 1 is the best
## Weighting

weights-undefined = step `{ $step }`: the children of `{ $node }` in { $period } get no weights that can be used
    .hint = all of them came out as 0 or as no number; take another method there
weight-step-unknown = step `{ $step }`: no earlier weight step is called `{ $given }`
    .hint = earlier weight steps are: { $known }
weights-differ = step `{ $step }`: the weights of `{ $given }` differ between the periods
    .hint = take over = "period" here, or over = "panel" there

## Weighting by what the units have

weight-too-few-complete = step `{ $step }`: only { $units } units have all children of `{ $node }` in { $period }, { $least } are needed
    .hint = impute first, take over = "panel", or another method under [step.at.{ $node }]
weight-too-few-values = step `{ $step }`: fewer than two units have `{ $child }` in { $period }
    .hint = screen `{ $child }` out, or impute it
weight-child-constant = step `{ $step }`: all units have { $value } of `{ $child }` in { $period }: such a child tells nobody apart and would get no weight by itself
    .hint = give `{ $child }` the weight 0 in the framework or screen it out, or take another method under [step.at.{ $node }]
weight-child-negative = step `{ $step }`: `{ $child }` has the value { $value } in { $period }; the method needs values of 0 or more
    .hint = normalise to a range from 0 on (min-max), or take another method under [step.at.{ $node }]; nothing is shifted unless you ask for it
weight-child-not-positive = step `{ $step }`: `{ $child }` has the value { $value } in { $period }; the method needs values above 0
    .hint = normalise to a range above 0 (min-max with lower = 1), or take another method under [step.at.{ $node }]; nothing is shifted unless you ask for it
weight-mean-not-positive = step `{ $step }`: the mean of `{ $child }` in { $period } is { $value }; a coefficient of variation needs a mean above 0
    .hint = do not normalise by z-score before this method; min-max with lower = 1 would do
weight-collinear = step `{ $step }`: in { $period } `{ $child }` is a combination of its siblings under `{ $node }`
    .hint = leave one of them out, or take another method under [step.at.{ $node }]
weight-unrelated = step `{ $step }`: in { $period } `{ $child }` has nothing in common with its siblings under `{ $node }`, so that its weight would be infinite
    .hint = take another method under [step.at.{ $node }], such as critic
weight-never-loses = step `{ $step }`: in { $period } `{ $child }` is at its best wherever a sibling is: it would get all the weight of `{ $node }`
    .hint = take another method under [step.at.{ $node }], such as entropy
weight-losses-apart = step `{ $step }`: in { $period } some children of `{ $node }` lose by each other only and not by the rest: they would get all the weight
    .hint = take another method under [step.at.{ $node }], such as entropy
weight-components-twice = `components`, `eigenvalue` and `share` each say how many components are kept
    .hint = give one of them
weight-too-many-components = step `{ $step }`: { $given } components of the children of `{ $node }` are asked for in { $period }, there are { $most }
    .hint = lower `components`, or give others under [step.at.{ $node }]
weight-too-many-factors = step `{ $step }`: common factors of the children of `{ $node }` asked for in { $period }: { $given }; as many as their correlations determine: { $most }
    .hint = lower `components` or raise `eigenvalue`, or take extraction = "components"
weight-factors-improper = step `{ $step }`: the common factors of the children of `{ $node }` in { $period } leave `{ $child }` no variance of its own
    .hint = keep fewer factors, leave the child out, or take extraction = "components"
weight-factors-unsettled = step `{ $step }`: no common factors of the children of `{ $node }` were found in { $period }
    .hint = keep fewer factors, or take extraction = "components"
weight-no-component = step `{ $step }`: no component of the children of `{ $node }` in { $period } has an eigenvalue above { $least }: the children hardly correlate
    .hint = take another method under [step.at.{ $node }], or components = 1
weight-components-tied = step `{ $step }`: components { $first } and { $second } of the children of `{ $node }` in { $period } explain the same, so that their axes are open
    .hint = keep both and rotate them, keep fewer, or take another method under [step.at.{ $node }]
weight-loading-negative = step `{ $step }`: `{ $child }` opposes its siblings under `{ $node }` in { $period } (coefficient { $value }): its weight would be negative
    .hint = check its direction; leave it out, or set form = "absolute" or "squares" if it belongs there all the same
weight-target-twice = step `{ $step }`: `{ $child }` under `{ $node }` has two targets
    .hint = keep one of them
weight-target-not-positive = `targets` must be numbers above 0
    .hint = a child that shall not count gets the weight 0 in the framework
weight-target-missing = step `{ $step }`: `{ $child }` under `{ $node }` has no target
    .hint = add it to `targets`, as `{ $child } = 1`
weight-target-not-met = step `{ $step }`: under `{ $node }` in { $period } no weights give the importance aimed at: `{ $child }` reaches a share of { $reached }, not { $target }
    .hint = set other targets, leave `{ $child }` out, or raise `tolerance` to take the nearest
weight-parent-undefined = step `{ $step }`: `{ $node }` cannot be computed in { $period }, so that its weights cannot be fitted
    .hint = the finding of the step aggregate says why
judgement-unreadable = `{ $given }` is no judgement
    .hint = write it as `{ $example }`; with several experts, begin with a name: `Chen: { $example }`
judgement-unknown-child = step `{ $step }`: `{ $given }` is not a child of `{ $node }`
    .hint = the children of `{ $node }` that weigh something are: { $known }
judgement-missing = step `{ $step }`: expert { $expert } does not say `{ $what }`
    .hint = add the judgement
judgement-twice = step `{ $step }`: expert { $expert } says `{ $what }` twice
    .hint = keep one of them; `a/b` and `b/a` are the same judgement, and `a/a` is none
judgements-inconsistent = step `{ $step }`: the judgements of expert { $expert } contradict each other: consistency ratio { $ratio }, at most { $most }
    .hint = `{ $pair } = { $given }` goes least with the others, which would have it near { $fitting }; ask the expert again
budget-empty = step `{ $step }`: expert { $expert } gives no points at all
    .hint = at least one child must get more than 0
combine-steps = `of` needs two to { $most } weight steps
    .hint = name earlier weight steps by their `id`
combine-shares = `shares` does not fit: it needs { $count } numbers of at least 0, not all 0, and rule = "linear"
    .hint = give one share for each step in `of`
combine-negative = step `{ $step }`: at `{ $node }` the game-theoretic rule would give a step a negative share
    .hint = take rule = "linear" or "multiplicative"
best-worst-ends = expert { $expert } must be in both `best` and `worst`
    .hint = name each expert's best and worst child: best = ["Chen: a"], worst = ["Chen: c"]
best-worst-below-one = a comparison of { $given } is below 1
    .hint = compare best with another, or another with worst: a ratio of 1 or more
best-is-worst = step `{ $step }`: for expert { $expert } the same child is best and worst
    .hint = they must be two children
best-worst-alike = step `{ $step }`: expert { $expert } says that best and worst weigh the same, and gives a comparison of { $given }
    .hint = nothing can differ more than best and worst: raise best/worst, or put all comparisons to 1
best-worst-stray = step `{ $step }`: expert { $expert } says `{ $what }`, which compares neither from the best nor to the worst
    .hint = only best/other and other/worst are asked for
best-worst-inconsistent = step `{ $step }`: the judgements of expert { $expert } contradict each other: { $ratio }, at most { $most }
    .hint = best/a times a/worst should be near best/worst for every child a; ask the expert again
frontier-negative = step `{ $step }`: `{ $node }` in { $period }: a child has the negative value { $value }
    .hint = normalise to a range from 0 up, such as min-max
frontier-zero = step `{ $step }`: all values below `{ $node }` in { $period } are 0
    .hint = check the data and the normalisation
shares-impossible = step `{ $step }`: no weights of the children of `{ $node }` meet these bounds
    .hint = a lower bound may be at most one over the number of children, an upper bound must be at least that
linear-programme-failed = step `{ $step }`: the linear programme of `{ $node }` in { $period } cannot be solved reliably
    .hint = values of very different size; normalise the children to one range
bounds-two-ways = `around` goes with neither `least` nor `most`
    .hint = give either `around`, or `least` and `most`
bounds-reversed = `least` is above `most`
    .hint = exchange them
bounds-and-restrict = bounds and `restrict` go together
    .hint = give restrict = "shares" or "weights" with `least`, `most` or `around`
## Neighbours, targets and obstacles

neighbour-missing = a unit is missing here
    .hint = write its code or name, as in the units table
neighbour-unknown = no unit is called `{ $given }`
    .hint = units are named by code or name, as in the units table
name-twice = `{ $code }` has a name on line { $line } already
    .hint = take one of the two out
name-unused = nothing is called `{ $code }`: no source of an indicator, and no group of units
    .hint = take the row out, or name the source in indicators.csv
neighbour-itself = `{ $unit }` cannot be its own neighbour
    .hint = take the row out
duplicate-neighbour = that `{ $neighbour }` is a neighbour of `{ $unit }` stands on line { $line } already
    .hint = a border is two rows, one for each side; take the repeated one out
neighbour-weight = a weight of { $given } is not above 0
    .hint = take the row out, or leave the weight empty for 1
neighbour-one-way = `{ $neighbour }` is a neighbour of `{ $unit }`, but not the other way round
    .hint = add the row `{ $neighbour },{ $unit }`, unless the relation is meant to go one way
neighbour-none = `{ $unit }` has no neighbour in { $file }
    .hint = it counts in the mean and has no part in Moran's I; link an island to a unit across the water if that is what you mean
target-period-without-target = a period { $given } is given, but no target
    .hint = fill in the column `target`
obstacles-not-normalised = obstacles need scores, and this programme has no `normalise` step
    .hint = add one that declares a range, such as min-max
obstacles-no-range = `{ $node }` is normalised by `{ $method }`, which has no declared best score
    .hint = the share of what is missing needs a best score: take a scenario with min-max or goalposts
obstacles-outside-range = `{ $unit }` has { $score } at `{ $node }`, outside the declared range { $lower } to { $upper }
    .hint = cut scores at the range (`truncate`, `cap`), or take min-max
obstacles-not-arithmetic = `{ $node }` is aggregated by `{ $method }`, which does not add up
    .hint = shares of what is missing are defined under arithmetic means; take --node below it, or a scenario
## Import and export

exchange-two-tables = COINr's data are two tables: iData and iMeta
    .hint = name both CSV files, iData first, or one workbook with the sheets iData and iMeta
exchange-one-workbook = the COIN Tool has one workbook
    .hint = name one file with the sheets Database and Framework
exchange-no-workbook = a workbook is wanted here
    .hint = the sheets Database and Framework stand in one .xlsx or .xlsm file
exchange-no-table = a CSV file or a workbook is wanted here
    .hint = write iData and iMeta with R's write.csv, or as sheets of a workbook
exchange-unwritable = the workbook cannot be written: { $reason }
    .hint = check names and figures for what a workbook cannot hold
exchange-code-changed = `{ $given }` cannot be a code here and becomes `{ $code }`
    .hint = a code starts with a letter and goes on with letters, digits or `_`
exchange-no-period = the figures have no period; it is written as { $period }
    .hint = name it: --period 2020
exchange-period-unused = the figures have periods of their own; `{ $given }` is not used
    .hint = leave --period out
exchange-option-unused = the option { $option } means nothing for this format and was not used
    .hint = an export to COINr has all periods; an export to the COIN Tool is always a workbook
exchange-unit-changes = `{ $unit }` has `{ $given }` in the column `{ $column }` here and `{ $kept }` before
    .hint = a unit has one name and one group for all periods: the first was kept
exchange-other-as-group = the column `{ $column }` is of the type Other and holds texts: it becomes a grouping of the units
    .hint = take the column out of units.csv if it is not wanted
exchange-column-as-note = the column `{ $column }` has no place here: what stands in it goes into the column `note`
    .hint = see indicators.csv
exchange-direction-unused = the direction of `{ $node }` is left out
    .hint = only indicators have a direction; COINr does not use that of others either
exchange-group-names = the long names of the groups { $groups } have no place in units.csv
    .hint = they stand as comments in quanheng.toml
exchange-steps-assumed = iData and iMeta name no steps: quanheng.toml has those of COINr's own example
    .hint = change the steps in quanheng.toml to what your index does
exchange-group-chosen = missing figures are imputed by the mean of the groups of `{ $group }`, the grouping with the fewest groups
    .hint = change `group` in the impute step of quanheng.toml if another is meant
exchange-method-left = steps, scenarios and published results are not exported: iData and iMeta have no place for them
    .hint = the file carries framework, units, groups and figures
exchange-levels-filled = { $count ->
        [one] 1 node with one child only was
       *[other] { $count } nodes with one child only were
    } put in, because the other tool wants all branches of the same depth
    .hint = scores are the same
exchange-marks-left = { $count ->
        [one] 1 status flag or missing-reason is
       *[other] { $count } status flags or missing-reasons are
    } not exported
    .hint = the figures are all there; a missing one is only missing
exchange-references = { $count ->
        [one] 1 reference unit is
       *[other] { $count } reference units are
    } exported like the others
    .hint = the other tool counts them in its statistics and ranks: take them out there
coinr-type = `{ $given }` is not a type
    .hint = known types are: { $known }
coinr-level = `{ $node }` is of level { $level }, its parent `{ $parent }` of level { $above }
    .hint = the column Parent counts here; COINr wants the parent exactly one level up
coinr-direction = `{ $given }` is not a direction
    .hint = write 1 if more is better, -1 if less is better
coinr-no-column = `{ $code }` has no column in iData
    .hint = add the column to iData, or take the row out of iMeta
coinr-not-described = the column `{ $column }` of iData is not described in iMeta
    .hint = add a row to iMeta with the iCode `{ $column }`; its Type may be Other
coinr-time = `{ $given }` is not a period like the others
    .hint = write periods like { $example }
coin-tool-no-framework = there is no header with the cell `Dimension/indicator`
    .hint = use the sheet Framework as the COIN Tool has it
coin-tool-no-indicators = there is no row with codes of indicators, such as ind.01
    .hint = use the sheet Database as the COIN Tool has it
coin-tool-unknown-code = `{ $given }` is not a code of the COIN Tool and is passed over
    .hint = codes are index, si.01, p.01, sp.01, ind.01
coin-tool-no-column = the indicator `{ $code }` of the sheet Framework has no column in the sheet Database
    .hint = add the column, or write -- in its row of Framework
coin-tool-contradiction = { $what ->
        [weight] the weight
        [direction] the direction
       *[other] the dimension
    } of `{ $node }` is `{ $given }` in Database and `{ $kept }` in Framework
    .hint = that of Framework was taken
coin-tool-levels-dropped = levels that only pass a score on are left out: { $nodes }
    .hint = scores are the same without them
coin-tool-normalisation = the normalisation method is `{ $given }`; quanheng.toml has `{ $method }`
    .hint = no public source states the tool's formula exactly: compare the scores, or change the step
coin-tool-aggregation = the aggregation of `{ $node }` is `{ $given }`; quanheng.toml has arithmetic
    .hint = Arithmetic and Geometric are known; change the aggregate step if another is meant
coin-tool-steps-assumed = the sheets Winsorisation and Box-Cox are not read: quanheng.toml winsorises at most five points
    .hint = change the treat step in quanheng.toml to what the workbook does
coin-tool-limit = { $count } { $what ->
        [levels] levels
        [indicators] indicators
        [sub-pillars] sub-pillars
        [pillars] pillars
        [sub-indices] sub-indices
       *[units] units
    } do not fit into a COIN Tool, which has room for { $most }
    .hint = export to COINr instead, which has no limits
coin-tool-codes = nodes get the codes of the COIN Tool
    .hint = the sheet Quanheng of the workbook says which code is which
coin-tool-method-left = of the method only normalisation and aggregation are exported, as far as the COIN Tool has them
    .hint = set treatment and imputation there
coin-tool-inputs-left = { $count ->
        [one] 1 input is
       *[other] { $count } inputs are
    } not exported, and nothing is divided by a denominator
    .hint = the COIN Tool takes figures as they are: divide them first if they need it
coin-tool-periods-left = only { $period } is exported; { $count ->
        [one] 1 other period is
       *[other] { $count } other periods are
    } left out
    .hint = name another with --period
coin-tool-groups-left = { $count ->
        [one] 1 grouping of the units is
       *[other] { $count } groupings of the units are
    } not exported
    .hint = the sheets have no place for groups
coin-tool-texts-left = units of measure, sources and notes of { $count ->
        [one] 1 node
       *[other] { $count } nodes
    } are not exported
    .hint = the sheets have no place for them
## Lint

unknown-lint = there is no lint `{ $given }`
    .hint = `quanheng lints` lists them all
lint-unknown-key = the lint `{ $lint }` has no threshold `{ $key }`
    .hint = it takes: { $known }
lint-misfit = { parameter-misfit }
    .hint = `quanheng lints { $lint }` explains it
lint-unknown-code = neither a node, a unit nor a step is called `{ $given }`
    .hint = `except` takes the codes a finding names
lint-passed-over = the data are too great to look for { $lints }: { $indicators } indicators of { $units } units
    .hint = look for it in a part of the data
field-ignored = `{ $field }` of `{ $node }` does nothing: { $what ->
        [input] it is an input, which nobody scores
       *[inner] it is computed from its children
    }
    .hint = clear the cell, or fill in the column for indicators
denominated-intensity = `{ $node }` is divided by `{ $denominator }`, and is { $by ->
        [formula] a quotient already, as its formula has it
       *[measure] a ratio or an index already: its unit of measure is `{ $measure }`, and it does not grow with `{ $denominator }`
    }
    .hint = clear `denominator`, or use the total the ratio was made from
winsorise-after-log = { $count ->
        [one] the step `{ $step }` winsorises `{ $node }`, of which
       *[other] the step `{ $step }` winsorises `{ $node }` and others, { $count } in all, of which
    } `{ $other }` has taken logarithms
    .hint = winsorise first and transform what still fails: method = "winsorise", then = "log"
mean-needs-positive = `{ $node }` is a { $method } mean, and the score of `{ $other }` can be as low as { $lowest }
    .hint = normalise to a range that starts above 0: lower = 1, upper = 100
per-period-statistics = { $kind ->
        [weight] the step `{ $step }` ({ $method }) takes other weights from the data of each of the { $periods } scored periods
       *[other] the step `{ $step }` ({ $method }) takes its statistics in each of the { $periods } scored periods
    }: scores do not compare across time
    .hint = { $kind ->
        [weight] over = "panel" takes one set of weights for all periods
       *[other] over = "panel" takes one ruler for all periods
    }
imputed-indicator = { $share } % of what `{ $node }` is scored by is imputed: { $imputed } of { $present } values
    .hint = leave it out with a screen step, find another source, or say so in the report
imputed-unit = { $share } % of what `{ $unit }` is scored by in { $period } is imputed: { $imputed } of { $present } values
    .hint = leave the unit out with a screen step, or say so beside its rank
vanishing-variance = { $what ->
        [same] after the step `{ $step }`, { $share } % of the units have the same value of `{ $node }` in { $period }
       *[flat] the step `{ $step }` leaves nothing but rounding of the differences of `{ $node }` in { $period }
    }
    .hint = treat it otherwise under [step.at.{ $node }], or leave it out
collinear-pair = `{ $node }` and `{ $other }` say the same (r = { $r }): what they have in common counts twice
    .hint = leave one out, give both half the weight, or say why it is to count twice
direction-against-data = `{ $node }` runs against the { $others } other indicators (r = { $r })
    .hint = read its definition once more: is its direction right?
negative-in-parent = `{ $node }` is negatively correlated with `{ $parent }`, of which it is a part (r = { $r })
    .hint = check its direction; if it is right, `{ $parent }` holds two things
weight-without-effect = `{ $node }` has { $weight } % of the weight and { $effect } % of the effect on the index (r = { $r })
    .hint = a weight is no importance: check direction and treatment, or change the weight
weight-of-constant = `{ $node }` has the same value for every unit in { $period }, and the step `{ $step }` ({ $method }) takes weights from differences
    .hint = leave it out, or give its parent weights by hand under [step.at.CODE]
few-units-for-factors = the step `{ $step }` ({ $method }) takes the weights of { $children } children of `{ $node }` from { $units } { $over ->
        [panel] units and periods
       *[period] units
    }
    .hint = with so few units they are those of chance: take more units or periods, or other weights
close-tier-cut = in { $period } tier { $tier } of `{ $node }` ends with `{ $unit }`, and `{ $other }` in tier { $next } is next to it: { $share } % of the median gap
    .hint = a small revision may exchange them; cut at a gap, or name them beside the tiers

## Sensitivity

sensitivity-option = sensitivity cannot be computed with { $option } = { $value }
    .hint = at least 2 samples; a confidence between 0 and 1
sensitivity-group = the group `{ $group }` of assumptions is empty, or names one that is unknown or in another group
    .hint = every assumption is in one group at most
shapley-too-many = all orders of { $count } inputs are too many; at most { $most } are taken
    .hint = take random orders, or group the assumptions
stability-not-additive = the weights below `{ $node }` do not move scores along straight lines: it, or a node above it, is no arithmetic mean
    .hint = how far such weights may move is not computed; the uncertainty analysis varies them all the same
stability-rounded = places compare rounded scores, so that any small change of a weight may change one
    .hint = leave out `decimals` of the step `rank` to see how far weights may move

## Audit

audit-assumption = the assumption `{ $assumption }` cannot vary as it is written
    .hint = alternatives need two or more, each with a probability above 0; weights need a node with two or more children, each node once; the index itself cannot be left out; ± x must lie between 0 and 1; a concentration must be above 0
audit-too-many-combinations = the alternatives make { $count } combinations; at most { $most } are computed
    .hint = fewer assumptions of alternatives, or fewer alternatives each
audit-unknown-step = the assumption `{ $assumption }` changes a step `{ $step }` that the programme does not have
    .hint = steps are named by their `id`, or by their kind
audit-no-effect = the assumption `{ $assumption }`: the alternative `{ $alternative }` changes nothing
    .hint = an audit must not count what does not vary; check its method and parameters, or leave it out
audit-never-varied = the assumption `{ $assumption }` did not vary in all its ways
    .hint = take more replicates, or a greater probability
audit-combination-refused = the alternatives { $combination } do not go together
    .hint = the findings below say why; leave one of them out
audit-replicate-refused = a replicate cannot be scored: { $reason }
    .hint = leave out the alternative that is not defined for all weights
audit-randomisations = { $replicates } replicates are not shared evenly by { $randomisations } randomisations
    .hint = take a number of replicates that is a multiple of the randomisations; for Sobol a power of two each
audit-sobol-too-large = a Sobol sequence of { $coordinates } coordinates and { $points } points: there are at most { $most_coordinates } and { $most_points }
    .hint = take Monte Carlo or a Latin hypercube, or let fewer weights vary
audit-name-twice = two assumptions are called `{ $assumption }`
    .hint = results name assumptions: give each its own name
audit-data-error = the data error `{ $assumption }` cannot be drawn as it is written
    .hint = a size above 0, below 1 for a relative uniform or triangular error; lognormal errors are relative; each indicator or input once, in one block at most, of two or more; marks of figures; a correlation between 0 and 1
audit-error-unread = the data error `{ $assumption }` changes figures of `{ $node }` that no step reads, or of which none has one of its marks
    .hint = leave the indicator out of the assumption, or name the marks its figures have
audit-changes-nothing = the assumption `{ $assumption }` changes no score
    .hint = an audit must not count what does not vary: check what it names, and that there are cells it can reach (imputation needs cells that were imputed)
audit-relative-error-too-large = the error of the assumption `{ $assumption }` takes the figure of `{ $node }` for { $unit }, { $value }, to 0 or beyond: { $error } of it
    .hint = take a lognormal error, which keeps the sign, or a smaller size
audit-divisor-error = the error of the assumption `{ $assumption }` takes the figure of `{ $node }` for { $unit }, { $value }, to 0 or beyond: { $error }; others are divided by it
    .hint = take a relative error (lognormal), or a smaller size
audit-figures-refused = the figures of replicate { $replicate } cannot be scored; they were drawn by: { $assumptions }
    .hint = the findings below say why. Where figures must be positive, take lognormal errors or an imputation that draws observed values (mean, median, group-mean, group-median); or make the error smaller
audit-imputation-twice = the assumption `{ $assumption }` draws imputed cells, as an earlier one does
    .hint = leave one of them out
audit-band-width = the band of the assumption `{ $assumption }` has no width
    .hint = give a score or a number of places above 0
audit-band-unit = the assumption `{ $assumption }` moves the cuts of `{ $node }` in a unit that the method `{ $method }` has not
    .hint = sizes and quantiles have cuts after a number of places; all other methods at a score
audit-band-too-wide = the assumption `{ $assumption }` lets the cuts of `{ $node }` (`{ $method }`) pass one another or all units
    .hint = take a band less than half as wide as the distance between cuts
audit-no-tiers = the assumption `{ $assumption }` moves cuts between tiers, and the programme has none
    .hint = add a step `tier`, or leave the assumption out
audit-left-out-weightless = the assumption `{ $assumption }` leaves out `{ $node }`, which has no weight
    .hint = take it out of the assumption
audit-node-not-inner = this node has no children: an audit counts scores of inner nodes
    .hint = name the index, a dimension, or a level between
audit-what-if-weight = { $weight } cannot be the weight of this node
    .hint = a weight is a number of at least 0, of a node below the index
audit-what-if-redrawn = another weight of `{ $node }` changes nothing: the assumption `{ $assumption }` draws it whatever it is
    .hint = let weights spread around those of the programme (± a share, or Dirichlet)
audit-what-if-nothing-left = all children of `{ $node }` would have the weight 0
    .hint = leave one of them a weight
# Transforms that would tie units
treat-merges = `{ $node }` in { $period }: the power transform with λ = { $lambda } would tie values that differ, such as { $value } and { $other }
    .hint = take the values from their minimum (shift = "minimum" of box-cox), take a logarithm, or give a lambda nearer to 1

# Goals of large panels
reach-too-large = too many cells to search for a goal: { $units } units and { $indicators } indicators make { $millions } million, and at most { $most } million are searched
    .hint = name a node further down (--node), or a smaller programme of the units that matter
outranking-leaf = a pairwise comparison needs a node with children that weigh something
    .hint = name an inner node with `--node`
outranking-too-large = { $units } units make too many pairs; at most { $most } are compared
    .hint = take a part of the units
audit-too-many-units = the audit compares every pair of units: { $count } are more than { $most }
    .hint = audit a part of the units
