# The audit: the command, and how sure things are.

help-audit = Says how sure scores, ranks and tiers are, what drives them, and whether published ones could be right
help-audit-only = Parts, with commas: uncertainty, sensitivity, coherence, inverse; without it all of them
help-audit-replicates = Number of replicates; without it the one quanheng.toml names
help-audit-seed = Seed of the random numbers; without it the one quanheng.toml names
help-audit-period = Period, such as 2020; without it the one quanheng.toml names
help-audit-out = Folder for the results; without it DIR/audit
help-audit-format = Formats besides audit.json, with commas: csv, xlsx; without it all of them

doing-uncertainty = varying everything together
doing-sensitivity = asking what drives the ranks
doing-coherence = looking at the structure of the indicators
doing-inverse = searching for the weights behind the published ranking

audit-title = Audit · { $period }
audit-part-uncertainty = How sure: everything varies together
audit-part-sensitivity = What drives the ranks
audit-part-coherence = Coherence of the indicators
audit-part-inverse = Published results, looked at backwards

audit-idle-key = `{ $key }` says nothing where `vary = "{ $vary }"`
    .hint = { $keys ->
        [none] take it out; what varies here needs no further key
       *[other] take it out, or vary something else; here the keys are { $keys }
    }
audit-one-of-two = one of `{ $first }` and `{ $second }` is needed, not both
    .hint = give one of them: they are two ways to say how much varies
audit-above-one = `{ $key }` is { $given }, which is out of range
    .hint = write a share: 0.25 means 25 %; a probability and a correlation must stay below 1
audit-no-alternative = `{ $assumption }` has no alternative to the programme's own way
    .hint = name `scenarios`, or write a table `[audit.assumption.{ $assumption }.option.NAME]`
audit-scenario-beyond-steps = scenario `{ $scenario }` changes more than steps, so it is no alternative of the method
    .hint = only scenarios that change or drop steps can vary together with other things; for weights use `vary = "weights"` with `spread = "sets"`
audit-empty-option = option `{ $option }` changes nothing
    .hint = say what it changes (`step`) or leaves out (`drop`)
audit-no-children = none of these nodes has two or more children whose weights could vary
    .hint = name inner nodes of the framework, or a level of them
audit-set-root = `{ $node }` is the root and has no weight
    .hint = weigh the nodes below it
audit-set-incomplete = set `{ $set }` does not weigh `{ $node }`
    .hint = a set gives a weight to every child of the node it is about; 0 leaves one out
audit-set-negative = the weight of `{ $node }` is negative
    .hint = weights are 0 or more
audit-no-common-source = no two of these indicators have the same source
    .hint = fill in the column `source` of indicators.csv, or let the errors go together by `units`
audit-no-cells = no indicator with figures of its own, or no status, is left to err
    .hint = name indicators or inputs, or a node above them
audit-unknown-status = `{ $given }` is no status of a figure
    .hint = write one of { $known }

audit-default-assumptions = quanheng.toml does not say what may vary: every weight varies by ± { $percent } %
    .hint = say under `[audit]` what could have been otherwise

audit-leader = { $unit } is first in { $percent } % of the replicates
audit-order-unsure = the order of { $first } and { $second } is not robust: it turns round in { $percent } % of the replicates
audit-orders-unsure = { $count ->
        [one] one further pair of neighbours turns round in { $percent } % of the replicates or more
       *[other] { $count } further pairs of neighbours turn round in { $percent } % of the replicates or more
    }
audit-tiers-unsure = { $count ->
        [one] the tier of one unit is less probable than { $sure }: { $units }
       *[other] the tiers of { $count } units are less probable than { $sure }: { $units }
    }
audit-unit-of-tier = { $unit } (tier { $tier }, { $probability })
audit-widest = the place of { $unit } is least known: from { $low } to { $high } in nine replicates of ten

audit-uncertainty-ranks-legend = Ranks of the replicates: nine of ten lie between “5 %” and “95 %”. “P(tier)” is the probability of the tier the unit has.
audit-uncertainty-pairs-legend = Neighbours in the ranking of which the better is ahead in fewer than 95 % of the replicates. The file has every pair.

table-uncertainty-ranks = Ranks, and how sure they are
table-uncertainty-pairs = Least sure neighbours
table-uncertainty-taken = What the assumptions took
table-uncertainty-nodes = Scores and ranks by node
table-uncertainty-rank-probabilities = Probability of every rank
table-uncertainty-tier-probabilities = Probability of every tier

column-rank = rank
column-rank-q05 = 5 %
column-rank-q25 = 25 %
column-rank-median = median
column-rank-q75 = 75 %
column-rank-q95 = 95 %
column-rank-best = best
column-rank-worst = worst
column-rank-mean = mean rank
column-tier-probability = P(tier)
column-tier-number = tier no.
column-probability = probability
column-ahead = ahead
column-behind = behind
column-assumption = assumption
column-item = what
column-share = share
column-deviation-taken = st. dev.
column-least = least
column-greatest = greatest
column-score-mean = mean score
column-score-deviation = st. dev.
column-score-least = least
column-score-q05 = 5 % of score
column-score-q25 = 25 % of score
column-score-median = median score
column-score-q75 = 75 % of score
column-score-q95 = 95 % of score
column-score-greatest = greatest

help-audit-replicates-to = Parquet file to make with every single replicate; nothing is overwritten

audit-in-words = The audit in words
audit-vary-method = method
audit-vary-weights = weights
audit-vary-inclusion = inclusion
audit-vary-data = figures
audit-vary-imputation = imputation
audit-vary-tier-cuts = tier cuts
audit-took-alternative = { $label } { $percent } %
audit-took-left-out = { $count ->
        [one] one node, left out in { $percent } % of the replicates
       *[other] { $count } nodes, each left out in { $percent } % of the replicates on average
    }
audit-took-shares = { $count ->
        [one] one weight, from { $low } to { $high } % of its parent
       *[other] { $count } weights, from { $low } to { $high } % of their parents
    }
audit-took-errors = { $count ->
        [one] figures of one indicator, errors from { $low } to { $high }
       *[other] figures of { $count } indicators, errors from { $low } to { $high }
    }
audit-took-drawn = { $count ->
        [one] imputed figures of one indicator
       *[other] imputed figures of { $count } indicators
    }
audit-took-cuts = { $count ->
        [one] one cut, moved by { $low } to { $high }
       *[other] { $count } cuts, moved by { $low } to { $high }
    }
audit-figure-mean-rank = mean rank
audit-figure-rank-quantile = quantiles of ranks
audit-figure-rank-probability = probability of a rank
audit-figure-tier-probability = probability of a tier
audit-figure-ahead = probability of an order

audit-uncertainty-cuts-legend = “stable”: replicates in which exactly the same units are above the cut. “swapped”: replicates in which the first below has the better rank than the last above.
audit-uncertainty-precision-legend = The greatest Monte Carlo standard error among all units, and the replicates that bring it down to what is wanted.

table-cautions = The audit in words
table-uncertainty-assumptions = What varied
table-uncertainty-cuts = Cuts between tiers
table-uncertainty-precision = How precise these figures are

column-vary = varies
column-took = what it took
column-cut = cut
column-stable = stable
column-last-above = last above
column-first-below = first below
column-swapped = swapped
column-figure = figure
column-standard-error-most = greatest st. error
column-wanted = wanted
column-replicates-needed = replicates needed
column-severity = severity
column-code = code
column-message = message
column-hint = hint
