# The audit: coherence.

coherence-missing = { $missing } of { $members } units ({ $share } %) have no reported value of `{ $node }`
    .hint = what is filled in or left out decides there; find another source, or leave the indicator out
coherence-outliers = `{ $node }` goes into the index with outliers (skewness { $skewness }, kurtosis { $kurtosis })
    .hint = a few units take up its range: treat it, or say why they are to count so much
coherence-constant = `{ $node }` has a weight and the same value for every unit
    .hint = it tells nobody apart; its weight is lost
coherence-negative = `{ $node }` is negatively correlated with `{ $whole }`, of which it is a part (r = { $r }, { $units } units)
    .hint = check its direction; if it is right, `{ $whole }` holds two things that work against each other
coherence-weak = `{ $node }` hardly goes along with `{ $whole }`, of which it is a part (r = { $r }, { $units } units)
    .hint = it says something else than its siblings; is it meant to?
coherence-opposed = within `{ $whole }`, `{ $node }` and `{ $other }` work against each other (r = { $r }, { $units } units)
    .hint = what a unit gains in one it loses in the other; check both directions, or put them under different nodes
coherence-collinear = `{ $node }` and `{ $other }` hardly differ (r = { $r }, { $units } units)
    .hint = what they have in common counts twice, or cancels out if r is negative; leave one out, or say why both are there
coherence-elsewhere = `{ $node }` belongs to `{ $own }` (r = { $own_r }) and goes along more closely with `{ $other }` (r = { $other_r })
    .hint = ask whether it is in the right place
coherence-alpha = the { $children } children of `{ $node }` hardly measure one thing: Cronbach's alpha is { $alpha }, below { $least }
    .hint = that is no fault where they are meant to complete each other; then a low score in one can be hidden by another
coherence-components = the { $children } children of `{ $node }` measure { $count } things: so many eigenvalues are above 1, and the first component explains { $share } % of the variance
    .hint = one score for all of them hides that; see whether the components suggest another division
coherence-low-importance = `{ $node }` has { $weight } % of the weight in `{ $whole }` and { $importance } % of the importance
    .hint = who reads the weight as importance is misled; the weighting `optimised` finds weights that do what is meant
coherence-high-importance = `{ $node }` has { $weight } % of the weight in `{ $whole }` and { $importance } % of the importance
    .hint = it decides more than its weight says; the weighting `optimised` finds weights that do what is meant
coherence-behind = `{ $better }` is ranked behind `{ $worse }`, though it is nowhere worse in the { $common } indicators that both have, and better in some; there are { $pairs } such pairs
    .hint = missing figures decide there: compare what the two lack
coherence-reversal = the order of others depends on third units: { $removals ->
        [one] removing one unit reverses
       *[other] removing any one of { $removals } units reverses
    } { $pairs ->
        [one] one pair
       *[other] { $pairs } pairs in all
    }; without `{ $removed }`, `{ $unit }` moves by { $change ->
        [one] one place
       *[other] { $change } places
    }
    .hint = scales or weights come from the units themselves; goalposts and given weights do not have that
coherence-one-dimension = the index has one dimension with a weight: there is nothing to choose weights between
    .hint = benefit of the doubt needs two dimensions or more
coherence-more = { $count ->
        [one] one more of this kind is
       *[other] { $count } more of this kind are
    } in coherence_flags.csv
    .hint = { "" }
coherence-reversal-passed-over = units were not removed one by one: there are { $units } of them
    .hint = look at a part of the units
coherence-removals-refused = without { $count ->
        [one] one of { $units } units
       *[other] { $count } of { $units } units, taken away one by one,
    } the steps refuse to run ({ $code })
    .hint = what their absence would do to the order of others is not known
coherence-reversal-none = the order of no two units depends on a third: { $units ->
        [one] one unit was
       *[other] { $units } units were
    } removed, each by itself
    .hint = { "" }
coherence-no-doubt = the index is not held against benefit of the doubt: that is not defined for its dimensions
    .hint = it needs two dimensions with a weight, and scores that are not all 0
coherence-doubt = the index against benefit of the doubt, where each unit has the weights that suit it best: Spearman { $spearman }, Kendall { $kendall }; { $frontier } of { $units } units reach 1{ $scale ->
        [min-max] . Some dimensions have negative scores, so all were put on 0 to 1
       *[as-is] { "" }
    }
    .hint = the closer to 1, the less the order is a matter of the weights

# The tables.

table-coherence-data = Indicators with gaps or outliers
table-coherence-fit = Nodes and what they are part of
table-coherence-correlations = Correlations
table-coherence-structure = Do the children of a node measure one thing?
table-coherence-items = Cronbach's alpha without each child
table-coherence-components = Principal components
table-coherence-loadings = Loadings
table-coherence-importance = Weight and importance in the parent
table-coherence-importance-index = Weight and importance of indicators in the index
table-coherence-dominance = Dominance: nowhere worse and somewhere better, whatever the weights
table-coherence-dominance-pairs = Pairs of which one dominates the other
table-coherence-reversal = Removals that change the order of others
table-coherence-reversal-pairs = Pairs reversed by a removal
table-coherence-doubt = What units lose by common weights (benefit of the doubt)
table-coherence-flags = What deserves a look

coherence-data-legend = present, missing: as reported. skew., kurt.: as treatment receives the values, then as it gives them; outliers: |skewness| at least 2 and kurtosis at least 3.5.
coherence-fit-legend = Shown: r below 0.5 with parent or index, or greater with another dimension. r: Pearson, over the units that have both. Other: the dimension as deep as the parent that goes along most closely. A part is in its parent, which lifts r there.
coherence-structure-legend = alpha std.: of standardised scores. λ₁, var.₁: first eigenvalue and its share of variance. λ>1: eigenvalues above 1; parallel: components above what random data give. Complete: units that have all children.
coherence-importance-legend = Shown: ratio below 2/3 or above 1.5. importance: S = V(E(parent|part))/V(parent) along a curve. Shares add up to 100 % among the children of a parent: linear by r², then by S; ratio: the latter over the weight.
coherence-importance-index-legend = Shown: ratio below 2/3 or above 1.5; shares of all indicators in the index. S along a curve, linear by r².
coherence-dominance-legend = Over the indicators that both units have.
coherence-reversal-legend = Shown: the ten with the most pairs. Pairs: of other units whose order is reversed when the unit is removed. Most moved: whose rank among the others changes most.
coherence-doubt-legend = given: by the nominal weights, 1 for the best; own: by the weights that suit the unit best; loss: the difference; change: ranks by own weights against the index.

column-present = present
column-members = members
column-missing-share = missing
column-distinct = distinct values
column-zeros = zeros
column-minimum = minimum
column-maximum = maximum
column-median = median
column-standard-deviation = standard deviation
column-skewness = skew.
column-kurtosis = kurt.
column-outliers = outliers
column-changed = changed
column-minimum-treated = minimum, treated
column-maximum-treated = maximum, treated
column-mean-treated = mean, treated
column-median-treated = median, treated
column-standard-deviation-treated = standard deviation, treated
column-skewness-treated = then
column-kurtosis-treated = then
column-outliers-treated = outliers, treated
column-parent = parent
column-r-parent = r
column-other-dimension = other
column-r-other = r
column-r-index = r index
column-relation = relation
column-pearson = Pearson
column-pearson-p = p (Pearson)
column-spearman = Spearman
column-spearman-p = p (Spearman)
column-kendall = Kendall
column-kendall-p = p (Kendall)
column-reason = reason
column-children = children
column-complete-units = complete
column-least-pair = units of the least pair
column-alpha = alpha
column-alpha-standardised = std.
column-eigenvalue-1 = λ₁
column-variance-1 = var.₁
column-kaiser = λ>1
column-parallel = parallel
column-alpha-reason = reason (alpha)
column-components-reason = reason (components)
column-alpha-without = alpha without it
column-alpha-standardised-without = standardised alpha without it
column-r-others = r with the others
column-r-others-standardised = r with the others, standardised
column-component = component
column-eigenvalue = eigenvalue
column-variance-share = share of variance
column-cumulative = cumulative
column-parallel-threshold = threshold of random data
column-loading = loading
column-determined = determined
column-r = r
column-importance-linear = r²
column-importance-curve = S
column-curve-freedom = degrees of freedom
column-importance-linear-share = linear
column-importance-share = importance
column-importance-ratio = ratio
column-dominates = dominates
column-dominated-by = dominated by
column-better = better
column-worse = worse
column-common = indicators both have
column-ranked-behind = ranked behind
column-reversed-pairs = pairs
column-ties-changed = ties changed
column-places-lost = places lost
column-most-moved = most moved
column-removed = removed
column-was-ahead = was ahead
column-then-ahead = then ahead
column-given-score = given
column-own-score = own
column-weights-loss = loss
column-own-rank = own rank
column-subject = subject
column-message-zh = message (中文)
column-message-en = message (English)
