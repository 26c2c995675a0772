# The report: how numbers are said, words of its text, findings about its templates.

## Numbers

report-points = { $number ->
    [1] { $number } percentage point
   *[other] { $number } percentage points
}
report-growth = { $over ->
    [year] { $way ->
        [up] up { $number } year on year
        [down] down { $number } year on year
       *[flat] unchanged year on year
    }
   *[other] { $way ->
        [up] up { $number }
        [down] down { $number }
       *[flat] unchanged
    }
}
report-growth-a-year = { $way ->
    [up] up { $number } a year on average
    [down] down { $number } a year on average
   *[flat] unchanged on average
}
report-times = { $number } times
report-less-than = below { $number }
report-more-than = above { $number }
report-rank-change = { $way ->
    [up] up { $places ->
        [1] { $places } place
       *[other] { $places } places
    }
    [down] down { $places ->
        [1] { $places } place
       *[other] { $places } places
    }
   *[same] unchanged
}
report-tier = Tier { $number }

## Words of the text

report-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
report-period-year = { $year }
report-period-quarter = { $quarter ->
    [1] the first quarter of { $year }
    [2] the second quarter of { $year }
    [3] the third quarter of { $year }
   *[4] the fourth quarter of { $year }
}
report-period-month = { $month } { $year }
report-period-date = { $day } { $month } { $year }

report-no-data = no data
report-none = none
report-nothing-to-show = (nothing to show)
report-list-separator = { ", " }
report-list = { $first } and { $last }
report-list-cut = { $shown } and others ({ $count } in all)
report-subtitle = Evaluation report, { $period }
report-audit-subtitle = Statistical audit, { $period }
report-imprint-period = Period
report-imprint-version = Programme version
report-imprint-edition = Edition

## Findings about templates

report-unknown-name = `{ $given }` is no function, and no unit, indicator or series
    .hint = write a name or a code; a name with spaces or signs in quotation marks; known are: { $known }
report-unknown-unit = there is no unit `{ $given }`
    .hint = write a code or a name of units.csv: { $known }
report-unknown-node = there is no `{ $given }` in the framework
    .hint = write a code or a name of indicators.csv: { $known }
report-unknown-indicator = there is no indicator and no series `{ $given }`
    .hint = write a code or a name of indicators.csv, or a series of report/series.csv: { $known }
report-unknown-series = there is no series `{ $given }` in report/series.csv
    .hint = { $known ->
        [none] the file has no series yet; its columns are figure, series, period, value, unit, axis, source, note
       *[other] its series are: { $known }
    }
report-ambiguous-name = there is more than one `{ $given }`
    .hint = write the code, in quotation marks
report-unknown-period = there is no period `{ $given }`
    .hint = periods with data are: { $known }
report-unknown-tier = there is no tier { $given }
    .hint = { $count ->
        [0] this run has no tiers; ask has("tiers") first
       *[other] there are { $count }, counted from 1
    }
report-unknown-word = `{ $given }` means nothing here
    .hint = write one of: { $known }
report-unknown-function = there is no function `{ $given }`
    .hint = the page “The text of the report” of the manual lists all functions
report-argument-missing = the function `{ $function }` lacks its argument { $argument }
    .hint = it is written { $expected }, for example { $example }
report-argument-extra = the function `{ $function }` does not take `{ $given }`
    .hint = it is written { $expected }, for example { $example }
report-argument-unknown = the function `{ $function }` has no argument `{ $given }`
    .hint = it is written { $expected }, for example { $example }
report-argument-count = the argument { $argument } of `{ $function }` must be a whole number of at least one, not `{ $given }`
    .hint = it is written { $expected }, for example { $example }
report-argument-number = the function `{ $function }` needs a number, not `{ $given }`
    .hint = it is written { $expected }, for example { $example }
report-no-indicator = `{ $given }` has no figures of its own, only scores
    .hint = ask for its score, or for the figures of an indicator below it
report-no-total = `{ $given }` has no sum: it is measured in { $unit }
    .hint = rates and indices do not add up: name a unit, or use mean
report-other-base = `{ $from }` cannot be converted to `{ $to }`
    .hint = units convert between scales of the same thing only, such as million yuan and billion yuan
report-template-syntax = the template cannot be read: { $reason }
    .hint = functions stand between {"{{"} and {"}}"}; if, for and set between {"{%"} and {"%}"}, in pairs
report-template-fault = the template cannot be rendered: { $reason }
    .hint = the page “The text of the report” of the manual has the functions and how to write them
report-unknown-table = there is no table `{ $given }`
    .hint = tables are: { $known }
report-unknown-drawing = there is no figure `{ $given }`
    .hint = figures are: { $known }
report-part-arguments = `{ $name }` needs other arguments
    .hint = it is written { $expected }
report-markdown = { $what ->
    [html] the text may not have HTML: `{ $given }`
    [image] the text may not have pictures of its own: `{ $given }`
    [within] a figure or table may not stand within a paragraph
   *[other] the text may not have `{ $given }`
}
    .hint = use headings, paragraphs, lists, quotations and tables of Markdown; figures and tables by `figure` and `table`, in paragraphs of their own
report-unbound-number = `{ $number }` is not bound: it will not change when the results do
    .hint = bind it with a function such as value, change or rank; if it is meant to stay, write text("{ $number }")
report-series-number = `{ $given }` is no number
    .hint = the column value takes numbers without a unit; the unit goes into the column unit
