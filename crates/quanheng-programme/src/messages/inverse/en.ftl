# The audit: published results, looked at backwards.

## What is wrong

inverse-unit-twice = `{ $unit }` stands twice in `{ $statement }`
    .hint = a unit has one place in a published order; give the period of each row, or take one row out
inverse-not-additive = `{ $node }` is aggregated by `{ $method }`, so published results at this node say nothing simple about weights
    .hint = the inverse audit needs an arithmetic mean, or at one level a geometric mean; choose a scenario that has one
inverse-bounds-crossed = the least share of `{ $node }`, { $least }, is above its greatest, { $most }
    .hint = shares are within the parent; a bound given for a level holds for each of its nodes
inverse-no-weights = no weights meet the bounds
    .hint = the least shares must sum to at most 1, the greatest to at least 1
inverse-nothing-said = the published results put no two of the scored units in order
    .hint = give ranks, scores or tiers of at least two units that have a score at every part
inverse-too-many-pairs = { $count } published pairs are more than the { $most } that are looked at backwards
    .hint = publish tiers or a list of the best for this audit, or fewer units
inverse-unsolved = the linear programme of this node could not be solved
    .hint = scores of very different size can do this; look at the column of each part

## What is told

inverse-nothing-published = there are no published results for this period
    .hint = name them in `[[published]]` of quanheng.toml: ranks, tiers, scores, or a list of the best
inverse-reproducible = { $node }: there are weights that put all { $pairs } published pairs in order; with the programme's own weights { $nominal } are
    .hint = every weight between `least` and `most` can be part of such weights; the narrower the range, the more the ranking says about it
inverse-only-with-ties = { $node }: weights can put all { $pairs } published pairs in order only if some units tie; without ties { $kept } at best
    .hint = a tie is no order: treat the published order as not reproduced
inverse-contradictory = { $node }: no weights put all { $pairs } published pairs in order; the best put { $kept } (Kendall's τ = { $tau }; proven), the programme's own { $nominal }. { $lone ->
        [0] No pair is impossible by itself.
        [one] One pair is impossible by itself: the unit said to be behind is ahead under all weights.
       *[other] { $lone } pairs are impossible by themselves: the unit said to be behind is ahead under all weights.
    }
    .hint = what differs is not the weights: other indicators, other data or another method were used
inverse-contradictory-bound = { $node }: no weights put all { $pairs } published pairs in order; the best known put { $kept } (Kendall's τ = { $tau }), and none put more than { $most } (τ ≤ { $bound }). { $lone ->
        [0] No pair is impossible by itself.
        [one] One pair is impossible by itself: the unit said to be behind is ahead under all weights.
       *[other] { $lone } pairs are impossible by themselves: the unit said to be behind is ahead under all weights.
    }
    .hint = the search stopped at its limit: the best lies between the two numbers
inverse-left-out = { $unit } is left out of { $node }: it has no score at { $part }
    .hint = without one part the weights of the others are rescaled, and its order to other units is no longer linear in the weights
inverse-hidden-share = taking only { $visible } as visible and everything else as one hidden part of each unit, the hidden part must have at least { $least } of the weight for the published order to come about; the table tells what it would be with { $share }
    .hint = the hidden part may be anything between the least and the greatest score of the visible parts
inverse-outside = { $unit } was published in place { $published }; under all weights of our scores its place lies between { $best } and { $worst }
    .hint = places count the units compared; no weights explain this one
inverse-needs-lift = { $unit } (published { $published }): under no weights of the visible parts is it ahead of all it was published ahead of; whatever the weights, hidden parts must give it a lead of at least { $least } over one of: { $units }. With a hidden share of { $share } its hidden place is at best { $best } and at worst { $worst }
    .hint = the lead is in units of the score and already weighted: share of the hidden part times its difference in score, per unit of the visible share
inverse-needs-drag = { $unit } (published { $published }): under no weights of the visible parts is it behind all it was published behind; whatever the weights, hidden parts must put it at least { $least } behind one of: { $units }. With a hidden share of { $share } its hidden place is at best { $best } and at worst { $worst }
    .hint = the distance is in units of the score and already weighted: share of the hidden part times its difference in score, per unit of the visible share
inverse-lists-ahead = { $unit } (published { $published }) is ahead overall of { $count ->
        [one] one unit
       *[other] { $count } units
    } that every published list telling them apart has ahead of it: { $units }. It must be ahead of each in some dimension of which nothing is published about the two
    .hint = this follows from the published lists alone, whatever data, weights and monotone aggregation were used
inverse-lists-behind = { $unit } (published { $published }) is behind overall of { $count ->
        [one] one unit
       *[other] { $count } units
    } that every published list telling them apart has behind it: { $units }. Each must be ahead of it in some dimension of which nothing is published about the two
    .hint = this follows from the published lists alone, whatever data, weights and monotone aggregation were used

## Tables

inverse-comma = , { "" }
inverse-tree = { $node }, all levels
inverse-statement-ranks = { $title }
inverse-statement-top = { $title }
inverse-statement-tiers = { $title }: tiers
inverse-answer-reproducible = yes
inverse-answer-only-with-ties = with ties
inverse-answer-contradictory = no

table-inverse-answers = Is there any weighting that gives the published order?
table-inverse-weights = Weights that keep as many published pairs as can be kept
table-inverse-correlations = Correlation of drawn weights
table-inverse-conflicts = Published pairs that contradict each other
table-inverse-pairs = Published pairs
table-inverse-places = Possible places under all weights
table-inverse-probabilities = Probability of each place under drawn weights
table-inverse-always-ahead = Ahead whatever the weights
table-inverse-hidden = What hidden dimensions would have to be

inverse-legend-answers = Pairs in order: with the programme's weights, with the best, and the most any weights can have (proven). Lead: the greatest lead all pairs can have at once; below 0, by how much some pair must be out of order. "All levels" weighs the leaves and counts the lists of all nodes together.
inverse-legend-weights = best: the middle of the region with the best agreement. least, most: exact ends over that region. nearest: the weights of the region nearest to the programme's. mean: of weights drawn evenly from the region.
inverse-legend-conflicts = Pairs that are impossible by themselves: the second unit is ahead under all weights. Larger sets, of which no pair can be spared, are in the file.
inverse-legend-places = best, worst: over all weights, with proof. likely: share of evenly drawn weights that give the published place. Last two: over the weights with the best agreement.
inverse-legend-hidden = lift: lead that hidden dimensions must give at least; drag: lag. score, place: hidden part at the share stated below. lists: units it is ahead of (behind) overall against every published list that tells them apart.

column-inverse-level = weighted
column-inverse-statements = statements
column-inverse-parts = parts
column-inverse-left-out = left out
column-inverse-answer = any?
column-inverse-pairs = pairs
column-inverse-kept-nominal = ours
column-inverse-kept-best = best
column-inverse-kept-at-most = at most
column-inverse-tau-nominal = τ ours
column-inverse-tau-best = τ best
column-inverse-tau-at-most = τ at most
column-inverse-lead = lead
column-inverse-shortfall = smallest total violation
column-inverse-distance = distance of the nearest
column-inverse-part = part
column-inverse-part-b = other part
column-inverse-nominal = ours
column-inverse-best = best
column-inverse-least = least
column-inverse-most = most
column-inverse-centre = Chebyshev centre
column-inverse-nearest = nearest
column-inverse-widest = greatest least lead
column-inverse-least-violation = smallest total violation
column-inverse-mean = mean
column-inverse-deviation = standard deviation
column-inverse-q05 = 5 %
column-inverse-q25 = 25 %
column-inverse-q50 = median
column-inverse-q75 = 75 %
column-inverse-q95 = 95 %
column-inverse-correlation = correlation
column-inverse-set = set
column-inverse-size = pairs
column-inverse-ahead = published ahead
column-inverse-behind = published behind
column-inverse-statement = statement
column-inverse-lead-nominal = lead, our weights
column-inverse-lead-best = lead, best agreement
column-inverse-lead-least-violation = lead, smallest violation
column-inverse-decisive = decides
column-inverse-published = published
column-inverse-ours = ours
column-inverse-place-best = best
column-inverse-place-best-bound = best, bound
column-inverse-place-worst = worst
column-inverse-place-worst-bound = worst, bound
column-inverse-likely = likely
column-inverse-fit-best = best'
column-inverse-fit-best-bound = best', bound
column-inverse-fit-worst = worst'
column-inverse-fit-worst-bound = worst', bound
column-inverse-weights-from = weights
column-inverse-probability = probability
column-inverse-lift = lift
column-inverse-lift-over = lift over one of
column-inverse-drag = drag
column-inverse-drag-under = drag under one of
column-inverse-hidden-share = hidden share
column-inverse-hidden-least = score ≥
column-inverse-hidden-most = score ≤
column-inverse-hidden-best = place ≥
column-inverse-hidden-worst = place ≤
column-inverse-lists-ahead = lists +
column-inverse-lists-ahead-of = ahead against lists
column-inverse-lists-behind = lists −
column-inverse-lists-behind-whom = behind against lists
