# Why scores and ranks moved.

## Help

help-change = Splits what moved between two editions into causes
help-change-old = Folder of the old edition
help-change-new = Folder of the new edition; without it, two periods of the old one
help-change-from = The old period; without it the one the old edition scores, or within one folder the period before the new one
help-change-to = The new period; without it the one the new edition scores
help-change-old-scenario = A scenario for the old edition
help-change-new-scenario = A scenario for the new edition
help-change-node = The node whose scores and ranks are split, by code; without it the index
help-change-unit = Only this unit, by code or name
help-change-out = Folder in which the split gets a folder of a CSV and a JSON file

## What cannot be split

movement-same-period = both periods are { $period }
    .hint = give two periods with --from and --to, or two folders
movement-no-period-before = the data have no period before { $period }
    .hint = give a later period with --to, or two folders
movement-frequencies = the old edition counts time in { $old } steps, the new one in { $new } steps
    .hint = periods of two frequencies do not compare; aggregate the finer data first
movement-no-common-indicator = the editions have no indicator in common
    .hint = indicators are matched by code: are these editions of one programme?
movement-no-common-unit = no unit has a score in both editions
    .hint = units are matched by code; `quanheng build` shows which have a score
movement-rebuild-refused = one of the rebuilds cannot be computed: the { $method ->
        [old] old
       *[new] new
    } method on the figures of { $period } as the { $revision ->
        [old] old
       *[new] new
    } edition has them
    .hint = the split needs every mixture of old and new; the next finding says what the method does not take

## Notes

movement-other-programme = the folders hold different programmes, `{ $old }` and `{ $new }`
    .hint = units and indicators are matched by code all the same
movement-other-measure = `{ $node }` is measured in “{ $old }” in the old edition and in “{ $new }” in the new one
    .hint = where the figures changed with the unit, the split calls that a revision; give the indicator a new code
movement-stood-in = { $count ->
        [one] { $nodes } is known to one edition only and has
       *[other] { $nodes } are known to one edition only and have
    } no figures for { $period }: where that edition's method is mixed with the other's period, those of { $of } stand in
    .hint = what their coming or going changes is all method
movement-unsplit = { $count ->
        [one] 1 unit is
       *[other] { $count } units are
    } scored in both editions but not in every rebuild, and not split: first `{ $unit }`, by the { $method ->
        [old] old
       *[new] new
    } method on the figures of { $period } as the { $revision ->
        [old] old
       *[new] new
    } edition has them
    .hint = figures are missing there: fill them in, impute them, or ask less of `min_present`

## The answer

movement-separator = { ", " }

movement-title = Why it moved · { $node } · { $old } → { $new }
movement-old = old: { $title } · { $period } · { $scenario ->
        [base] { $folder }
       *[other] { $folder }, scenario `{ $scenario }`
    }
movement-new = new: { $title } · { $period } · { $scenario ->
        [base] { $folder }
       *[other] { $folder }, scenario `{ $scenario }`
    }

movement-differs-nothing = The editions do not differ.
movement-differs-units = Units: { $entered } entered, { $left } left.
movement-differs-revision = Revised data: { $figures ->
        [one] 1 figure
       *[other] { $figures } figures
    } of { $nodes }.
movement-differs-period = Real change: from { $old } to { $new }.
movement-differs-added = Method: added { $nodes }.
movement-differs-dropped = Method: dropped { $nodes }.
movement-differs-changed = Method: other weight, place, direction, denominator, target or goalposts for { $nodes }.
movement-differs-steps = Method: steps that differ: { $words }.
movement-differs-groupings = Method: groupings of the units that differ: { $words }.

movement-only-units = Nothing else differs: every change is the effect of the units that came or went.
movement-only-revision = Nothing else differs: every change is the effect of revised data.
movement-only-period = Nothing else differs: every change is real change.
movement-only-method = Nothing else differs: every change is the effect of the method.

table-movement = Why it moved
table-movement-ranks = Ranks
table-movement-scores = Scores
movement-ranks-legend = Places gained (+) or lost (-); the parts add up to the change exactly.
movement-scores-legend = The parts add up to the difference. Scores that a step works out from each period's own figures are relative to the other units of the period, and so are their parts.
movement-sentences = In words

column-status = status
column-rank-old = old rank
column-rank-new = new rank
column-rank-units = units
column-rank-revision = revised data
column-rank-period = real change
column-rank-method = method
column-score-old = old score
column-score-new = new score
column-score-units = units
column-score-revision = revised data
column-score-period = real change
column-score-method = method
column-sentence-zh = sentence (中文)
column-sentence-en = in words

movement-parts = { $units ->
        [none] { "" }
       *[other] { $units } from units that came or went
    }{ $revision ->
        [none] { "" }
       *[other] { $first ->
            [revision] { "" }
           *[other] { ", " }
        }{ $revision } from revised data
    }{ $period ->
        [none] { "" }
       *[other] { $first ->
            [period] { "" }
           *[other] { ", " }
        }{ $period } from real change
    }{ $method ->
        [none] { "" }
       *[other] { $first ->
            [method] { "" }
           *[other] { ", " }
        }{ $method } from the method
    }
movement-rose = { $unit } rose from rank { $old } to { $new }: { movement-parts }.
movement-fell = { $unit } fell from rank { $old } to { $new }: { movement-parts }.
movement-stayed = { $first ->
        [none] { $unit } stayed at rank { $new }.
       *[other] { $unit } stayed at rank { $new }: { movement-parts }.
    }
movement-scored = { $first ->
        [none] { $unit } kept a score of { $new }.
       *[other] { $unit } went from a score of { $old } to { $new }: { movement-parts }.
    }
movement-entered = { $unit } is new among the scored units, at rank { $new }.
movement-left = { $unit }, at rank { $old } before, is no longer scored.
movement-entered-unranked = { $unit } is newly scored, with { $new }.
movement-left-unranked = { $unit }, with a score of { $old } before, is no longer scored.
movement-not-split = { $unit } went from { $old } to { $new }; the change is not split, since one of the rebuilds gives no score.
