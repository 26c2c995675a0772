# Figures.

## Findings about layouts

tile-unknown = no unit is called `{ $given }`, and the tile has no name of its own
    .hint = write the code of a unit, or a name in `name_zh` or `name_en` for a place that is none
tile-twice = the same unit or the same place as on line { $line }
    .hint = each unit has one tile, and each tile a place of its own
tile-place = `{ $given }` is no row or column
    .hint = write a whole number from 0 to 200
tile-none = `{ $unit }` has no tile in { $file }
    .hint = it will be missing on the tile map: add a row for it
shape-none = `{ $unit }` has no shape in { $file }
    .hint = it will be missing on the map: add a shape, or check the property that names units
shapes-not-geojson = { $file } is no GeoJSON feature collection
    .hint = it must be JSON with a list `features`; convert other formats first
shapes-no-unit = no shape in { $file } has the code or name of a unit in its property `{ $key }`
    .hint = name the right property: `key = "…"` in `[map]`

## Why there is no figure

figure-no-echarts = this program was compiled without ECharts, which draws the figures
    .hint = run `cargo xtask setup` in its source folder and compile it again
no-such-figure = there is no figure `{ $given }`
    .hint = `quanheng figure DIR --list` lists the figures
figure-too-many-words = `{ $name }` has a part too many: `{ $extra }`
    .hint = `quanheng figure DIR --list` shows how figures are named
figure-too-few-words = `{ $name }` does not say what it is about
    .hint = `quanheng figure DIR --list` shows how figures are named
figure-no-scores = no unit has a score for { $node }
    .hint = choose a node and a period that are scored
figure-no-figures = too few units have figures for { $node } in this period, or all have the same
    .hint = choose a period with data: `--period`
figure-no-values = { $unit } has no value of { $node } in any period
    .hint = choose another unit or indicator
figure-one-period = { $node } has values in one period only
    .hint = a line over time takes two; scores of several periods: `--period all`
figure-not-scored = `{ $given }` is not an earlier scored period; scored: { $scored }
    .hint = name another period, or score all with `--period all`
figure-few-pairs = `{ $name }`: only { $count } units have both values
    .hint = a line takes three; choose other indicators or another period
figure-few-parts = `{ $name }`: a correlation takes two parts
    .hint = name a node with at least two parts below it
figure-radar-parts = { $node } has fewer than three parts, too few for a radar
    .hint = name a node with at least three parts, or draw a strip: `strip/UNIT`
figure-needs-uncertainty = `{ $name }` shows how sure ranks are, which was not computed
    .hint = hand in the uncertainty analysis of the same run
figure-needs-sensitivity = `{ $name }` shows what drives the ranks, which was not computed
    .hint = hand in the sensitivity analysis of the same run
figure-no-spread = the ranks never shift: there is nothing to divide
    .hint = let more vary under `[audit]`
figure-needs-tiles = the programme has no layout of tiles
    .hint = add `[map]` with `tiles = "tiles.csv"`: columns unit, row, col
figure-needs-shapes = the programme has no shapes
    .hint = add `[map]` with `shapes = "….geojson"` from your own authority; no boundaries come with the program. Or draw `tile-map`
figure-character = the fonts have no character `{ $character }` ({ $point }), which stands in “{ $text }”
    .hint = write it otherwise; GB 2312, Latin, Greek and mathematics can be drawn
figure-script = ECharts did not draw: { $reason }
    .hint = this should not happen; please report it with the figure's option (`--out NAME.json`)
figure-picture = the drawing could not be made a PNG: { $reason }
    .hint = take the SVG
figure-ending = figures are written as .svg, .png, .csv or .json, not as `{ $path }`
    .hint = name a file with one of these endings

## Words of several figures

figure-tier = tier { $number }
figure-unit-score = score
figure-unit-none = no unit given
figure-unit = unit: { $unit }
figure-unit-two-axes = left: { $left }; right: { $right }
figure-unit-rank = rank, 1 is the best
figure-unit-divided = { $unit } per { $denominator } ({ $measure }), × { $scale }
figure-unit-tier-and-rank = tier; the number is the rank
figure-unit-score-and-rank = score, in fifths of the units; the number is the rank
figure-source = Source: computed, { $title }, { $period }
figure-source-scenario = Source: computed, { $title }, { $period }, scenario { $scenario }
figure-source-figures = Source of the figures: { $sources }
figure-axis-score = score
figure-axis-rank = rank
figure-axis-rank-of = rank
figure-year = { $year }
figure-all-units = all units
figure-each-unit = each unit
figure-mean-of = mean of { $peers } ({ $count })
figure-best-of-each = best of each
figure-median = median of all
figure-target = target
figure-value = value
figure-rank = rank
figure-gap = { $series }: no value for { $labels }, left as a gap
figure-not-available = Not available: { $names }
figure-left-out = { $count ->
    [one] One unit without both values is left out
   *[other] { $count } units without both values are left out
    }
figure-series-alternative = { $count ->
    [one] One series: { $title }.
   *[other] { $count } series: { $title }.
    }
figure-series-ends = { $one ->
    [yes] { $series }: { $first_value } in { $first }.
   *[no] { $series }: { $first_value } in { $first }, { $last_value } in { $last }.
    }

## Kinds

figure-kind-ranking = ranking, with what each part adds
figure-kind-rank-intervals = how far ranks reach under uncertainty
figure-kind-rank-probabilities = probability of every rank
figure-kind-tile-map = a tile for each unit, laid out like a map
figure-kind-map = the programme's own shapes, coloured
figure-kind-radar = a unit's parts against its group and the best
figure-kind-strip = a unit's place on every indicator
figure-kind-timeline = values over time, with the target
figure-kind-slope = ranks in two periods
figure-kind-scatter = one measure against another, with the line fitted
figure-kind-correlation = correlations
figure-kind-framework = the framework with its weights
figure-kind-sensitivity = what drives the ranks
figure-kind-distribution = distributions with outliers
figure-kind-value-and-rank = a unit's value and rank over time
figure-kind-bars = bars

figure-ranking-title = { $stacked ->
    [yes] { $node }, { $period }: what each part adds
   *[no] { $node }, { $period }: ranking
    }
figure-ranking-alternative = Bars of { $node } in { $period } for { $count } units in the order of their scores. At the top: { $leaders }; the best score is { $best }. Last: { $last } with { $worst }.
figure-rows-left-out = Shown are the first { $ends } and the last { $ends } of { $count } units; the data beside this figure have all of them.
figure-rank-intervals-title = { $node }, { $period }: how far each rank reaches
figure-rank-intervals-note = Symbol: rank by the programme as it stands. Thin line: 90 % of { $replicates } replicates; thick: the middle half. On the right: share of replicates in the same tier.
figure-axis-tier-kept = same tier
figure-rank-intervals-alternative = Intervals of the ranks of { $count } units on { $node }. { $leader } leads, with ranks { $leader_low } to { $leader_high } in 90 % of the replicates. The widest interval has { $widest }: ranks { $low } to { $high }.
figure-rank-probabilities-title = { $node }, { $period }: probability of every rank
figure-unit-percent-of-replicates = per cent of the replicates
figure-rank-probabilities-note = { $step ->
    [1] Shares of { $replicates } replicates in per cent; below 0.5 % is left white.
   *[other] Shares of { $replicates } replicates; a column holds { $step } ranks, named by the first; below 0.5 % is left white.
    }
figure-rank-probabilities-alternative = Heat map of the rank probabilities of { $count } units on { $node }. The surest rank is that of { $surest }: { $surest_rank } in { $surest_share } % of the replicates; the least sure that of { $least }: { $least_rank } in { $least_share } %.
figure-tile-map-title = { $node }, { $period }
figure-map-empty = Grey: no data
figure-tile-map-alternative = Map of tiles of the same size, one for each of { $count } units, of { $node } in { $period }. In the first class ({ $class }): { $first }.
figure-map-title = { $node }, { $period }
figure-map-shapes = Boundaries: { $file }, supplied by the user; grey: no data
figure-map-alternative = Map of { $node } in { $period }, { $count } units coloured. In the first class ({ $class }): { $first }.
figure-radar-title = { $unit }, { $period }: { $node } against { $peers } and the best
figure-radar-note = From { $low } in the centre to { $high } at the edge, the same for all parts; under each name the unit's score
figure-radar-alternative = Radar of { $count } parts for { $unit }. Against the mean of { $peers } it is farthest ahead on { $strongest } ({ $lead }) and farthest behind, or least ahead, on { $weakest } ({ $lag }).
figure-strip-title = { $unit }, { $period }: place on every indicator among { $count } units
figure-unit-strip = 0: lowest score of all units, 100: highest; right is better
figure-axis-strip = lowest (0) to highest (100)
figure-strip-alternative = Strips of { $count } indicators with { $unit } among all units. Best: { $best } (rank { $best_rank }); worst: { $worst } (rank { $worst_rank }).
figure-timeline-title = { $node } over time
figure-slope-title = { $node }: ranks in { $earlier } and { $period }
figure-slope-note = Solid, dark: up by { $most } places or more; dashed: down by { $most } or more
figure-slope-alternative = Lines join the ranks of { $count } units in { $earlier } and { $period }. Farthest up: { $up }, from { $up_then } to { $up_now }; farthest down: { $down }, from { $down_then } to { $down_now }. Unchanged: { $kept }.
figure-scatter-title = { $y } against { $x }, { $period }
figure-unit-scatter = across: { $x }; upwards: { $y }
figure-scatter-fit = Dashed: y = { $intercept } + { $slope } x; r = { $r }, r² = { $share } %
figure-scatter-alternative = { $count } units, { $y } against { $x }: r = { $r }, the line explains { $share } % of the variance. Farthest from it is { $farthest }, { $side ->
    [above] above
   *[other] below
    }.
figure-correlation-title = Correlations of { $count } parts, { $period }
figure-unit-correlation = Pearson's r of scores
figure-correlation-note = Names are numbered on the left; columns have the numbers. Over units that have both scores
figure-correlation-alternative = Heat map of { $pairs } correlations among { $count } parts. Highest: { $high_a } with { $high_b } ({ $high }); lowest: { $low_a } with { $low_b } ({ $low }). Negative: { $negative }.
figure-framework-title = { $title }: { $leaves } indicators and their weights
figure-unit-weight = effective weight in the index, %
figure-framework-alternative = Rings with { $count } parts and { $leaves } indicators of { $title }, as wide as their weights: { $parts }. The heaviest indicator is { $heaviest } with { $share } %.
figure-sensitivity-title = What the mean shift of ranks comes from, { $period }
figure-unit-variance = share of variance
figure-first-order = first order: by itself
figure-total-order = total: with all it shares
figure-sensitivity-note = { $samples } samples; lines are 95 % intervals
figure-sensitivity-alternative = Bars of first-order and total indices of { $count } assumptions. Most comes from { $main }: { $first } by itself, { $total } in total.
figure-distribution-title = { $node ->
    [all] Distributions of the indicators and their outliers, { $period }
   *[other] { $node }: distribution and outliers, { $period }
    }
figure-unit-deviations = standard deviations from the mean
figure-distribution-note = Box: middle half, line: median; whiskers reach the last unit within 1.5 times the box; beyond, every unit is named where there is room
figure-distribution-alternative = { $outliers ->
    [0] Boxes of { $count } indicators; no unit is an outlier.
   *[other] Boxes of { $count } indicators with { $outliers } outliers, of which { $unit } on { $node } lies farthest off.
    }
figure-value-and-rank-title = { $unit }: { $node }, value and rank
figure-value-and-rank-note = Bars: value (left); line: rank among { $count } units (right, 1 on top)

## The command

help-figure = draw a figure of a programme's results: SVG, PNG, its data as CSV, its ECharts option
help-figure-name = name of the figure, such as `ranking`, `ranking/DIMENSION` or `radar/UNIT`; `--list` shows them
help-figure-list = list the figures there are
help-figure-out = file to write: .svg, .png, .csv, or .json for the option; without it DIR/figures/NAME.svg and .csv
help-figure-period = the period shown, or `all` to score every period and show the last
help-figure-replicates = replicates of the uncertainty analysis, for figures that show it
figure-written = Written: { $path }
