# The audit: sensitivity.

## Findings

sensitivity-driver = what moves the ranks most is { $factor }: { $share } % of the variance of the mean rank shift is its own or shared with others (95 % interval { $low } to { $high } %); on average a rank shifts by { $shift }
    .hint = settle this first; what has a total near 0 may be fixed at any of its values
sensitivity-alternative = of single choices, { $assumption } = { $alternative } moves ranks most: by { $shift } on average, by { $greatest } at most
    .hint = table `sensitivity_alternatives_units` has every unit's rank under it
sensitivity-without = without { $node } ranks shift by { $shift } on average and by { $greatest } at most, more than without any other indicator
    .hint = look at its data and its treatment first: an error there shows most
stability-leader = the leader changes when the share of { $node } goes from { $share } % to { $end } %: { $cause }
    .hint = of the ends of all single weights where two scores meet, this is the nearest
stability-leader-always = the leader is the same under any share of any single weight
    .hint = all weights together may still change it: see table `sensitivity_nearest`

## Words

sensitivity-output-rank-shift = mean rank shift
sensitivity-output-tier-changes = units in another tier
sensitivity-event-leader = leader
sensitivity-event-tier = a tier
sensitivity-event-rank = a rank
sensitivity-over-indicators = all indicators
sensitivity-cause-meet = { $b } catches up with { $a }
sensitivity-cause-part = { $a } and { $b } tie now and part
sensitivity-cause-cut = { $a } reaches the cut below tier { $tier }
sensitivity-cause-presence = { $a } gains or loses a score
sensitivity-cause-never = never, under any weights
sensitivity-cause-unknown = not computed: scores are missing

## Tables

table-sensitivity-factors = What the spread comes from
sensitivity-factors-legend = First order: the share of variance that goes if this alone is settled. Total: the share that stays if all else is settled. Shapley: a fair share; these add up to 1. In brackets, 95 % intervals.
table-sensitivity-ranks = What moves the rank of each unit
sensitivity-ranks-legend = Deviation: standard deviation of the rank. Main: the assumption with the greatest total index of the unit's rank; — for a rank that never varies.
table-sensitivity-units = Every unit's rank and score, by assumption
table-sensitivity-alternatives = Each alternative alone
sensitivity-alternatives-legend = Everything else as the programme has it. Mean and greatest rank shift, and agreement with the programme's own ranking.
table-sensitivity-alternatives-units = Ranks under each alternative alone
table-sensitivity-left-out = Without each indicator and dimension
sensitivity-left-out-legend = A node left out gives its weight to its siblings.
table-sensitivity-left-out-units = Ranks without each indicator and dimension
table-sensitivity-weights = How far each weight may move
sensitivity-weights-legend = Between which shares of its parent's weight nothing changes, while siblings keep their proportions: not the leader, not any tier, not any rank. Exact.
table-sensitivity-nearest = Smallest change of all weights together
sensitivity-nearest-legend = Distance: the sum of all changes of shares, twice the weight that changes hands. The largest single change is in the files.
table-sensitivity-nearest-weights = Weights of the smallest changes

column-output = output
column-factor = assumption
column-first-order = first order
column-first-order-low = first order, low
column-first-order-high = first order, high
column-total-order = total
column-total-order-low = total, low
column-total-order-high = total, high
column-shapley-effect = Shapley
column-shapley-effect-low = Shapley, low
column-shapley-effect-high = Shapley, high
column-output-mean = mean
column-output-variance = variance
column-no-index = no index
column-rank-deviation = deviation
column-main-factor = main
column-alternative = alternative
column-shift-mean = mean shift
column-shift-greatest = greatest
column-tier-changes = tiers
column-spearman-own = Spearman
column-kendall-own = Kendall
column-compared = units compared
column-place-own = own rank
column-tier-own = own tier
column-refused = refused
column-leader-reach = leader
column-leader-share-low = leader, share from
column-leader-share-high = leader, share to
column-leader-weight-low = leader, weight from
column-leader-weight-high = leader, weight to
column-leader-low-cause = leader, cause below
column-leader-low-units = leader, units below
column-leader-high-cause = leader, cause above
column-leader-high-units = leader, units above
column-tier-reach = any tier
column-tier-share-low = tier, share from
column-tier-share-high = tier, share to
column-tier-weight-low = tier, weight from
column-tier-weight-high = tier, weight to
column-tier-low-cause = tier, cause below
column-tier-low-units = tier, units below
column-tier-high-cause = tier, cause above
column-tier-high-units = tier, units above
column-rank-reach = any rank
column-rank-share-low = rank, share from
column-rank-share-high = rank, share to
column-rank-weight-low = rank, weight from
column-rank-weight-high = rank, weight to
column-rank-low-cause = rank, cause below
column-rank-low-units = rank, units below
column-rank-high-cause = rank, cause above
column-rank-high-units = rank, units above
column-no-tier-reach = no tier interval
column-weights-of = weights of
column-event = changes
column-norm = norm
column-distance = distance
column-cause = how
column-cause-units = units of the change
column-no-nearest = not computed
column-share-there = share there
