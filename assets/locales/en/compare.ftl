### Compare: panels, scales, bars, table, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

## Arrangement

compare-scale = Scale
compare-scale-own = Values
compare-scale-index = Index
compare-scale-per_1000 = Per 1,000 residents
compare-panels = Panels
compare-panels-unit = By unit
compare-panels-city = By city
compare-panels-indicator = By indicator
compare-own-scales = Own scales
compare-mark-lines = Lines
compare-mark-bars = Bars
compare-year = Year
compare-year-newest = Newest
compare-years = Years
compare-years-all = All years
compare-years-some = { $first }–{ $last }
compare-years-first = From
compare-years-last = To
compare-fold = Fold table
compare-unfold = Unfold the table below
compare-table = Numbers
compare-table-heading = Numbers of the chart
compare-table-copy = Copy table
compare-table-empty = The chart has no value, so there is no table either.
pick-own-city-none = None

## Inside the chart

chart-axis-plain = Value
chart-axis-index = Index (first value = 100)
chart-axis-per-1000 = Per 1,000 residents ({ $unit })
chart-hover-index = Index: { $value } ({ $period } = 100)
chart-hover-per-1000 = Per 1,000 residents: { $value } (population { $population }, { $period })
chart-index-bases = Base of the index: { $series }
chart-index-no-base = No index, because there is no value to start from: { $series }
chart-index-not-positive = No index, because the first value is zero or below: { $series }
chart-per-1000-populations = Divided by population: { $populations }
chart-per-1000-no-population = Not per 1,000 residents, because no population is known: { $series }
chart-per-1000-not-a-count = Not per 1,000 residents, because it is no count or amount: { $series }
chart-per-1000-too-far = Not per 1,000 residents, because the population is more than five years away: { $series }
chart-named-more = { $named } and { $count } more
chart-outside-years = No value among the years shown: { $series }
chart-own-scales = Each panel has a scale of its own. Heights cannot be compared between panels.
chart-alt-more = { $areas } and { $more } more
chart-alt-bars = { $indicator } as bars. { $values }.
chart-bar-no-value = No value printed for this year
chart-bar-no-actual = No actual printed
chart-bar-hollow = No actual, or a value for part of a period
chart-reading-none = No value printed

## Table of values

table-series = Series
table-kind = Kind of value
table-measure = Measure
table-loose = Values not joined
table-shown = Value shown
chart-empty = Nothing to draw for “{ $name }”. { $reason }
chart-empty-no-values = The picked indicators have no values yet.
compare-mark-ranking = Ranking
compare-mark-distribution = Distribution
compare-mark-scatter = Scatter
places-no-indicator = Pick an indicator to set the values of the cities side by side.
places-one-indicator = A scatter plot needs two picked indicators: the first goes across, the second upwards.
places-no-value = This indicator has no measured value in the chosen year.
places-none-picked = The picked cities have no value in this period. Choose other cities or another year.
places-per-thousand = { $indicator } per 1,000 residents
places-axis = { $name }, { $period }
places-median = median { $amount }
places-title = { $indicator } ({ $period }): the median of { $count } places is { $median }
places-title-own = { $indicator } ({ $period }): { $city } has { $amount }, the median of { $count } places is { $median }
places-title-scatter = { $first } and { $second } ({ $count } places)
places-alt = Figure. { $title }. Values of { $count } places.
places-count = n = { $count }, municipalities without a value in this period: { $missing }
places-no-index = An index is drawn as lines; this figure shows own values.
places-more-indicators = Of the picked indicators { $count } more are not drawn in this figure.
places-others = Other municipalities
places-other-unit = Not shown, because the unit differs and cannot be converted: { $series }
