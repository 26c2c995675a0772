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
