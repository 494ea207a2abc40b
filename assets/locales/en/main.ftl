### Machikurabe, English catalogue. Wording rules: ../STYLE.md. Same keys and same placeables as its Japanese twin (a test says so).

## 1. Application

app-title = Machikurabe
app-tagline = Cities' KPIs side by side, each against its own targets
language-ja = 日本語
language-en = English

## 2. Words: status

status-achieved = Achieved
status-on_track = On track
status-mostly_on_track = Mostly on track
status-slightly_behind = Slightly behind
status-behind = Behind
status-worse_than_baseline = Worse than baseline
status-not_assessable = Not assessable
status-no_data = No data

## 2. Words: why a status or a percentage is withheld (sentences)

reason-no_usable_actual = There is no actual yet that can be judged.
reason-reference_value = The only actual is a reference value printed in parentheses, so it is not judged.
reason-repeated_value = The actual repeats the value of an earlier year and was not measured again, so it is not judged.
reason-before_plan = The actual is from before the plan began, so it is not judged.
reason-different_series = Actual and target measure different things and cannot be compared.
reason-maintain_has_no_progress = The target is a level to be held: it is met or not, and has no progress.
reason-no_baseline = The document prints no baseline, so progress cannot be computed.
reason-baseline_different_series = The baseline measures something else than the actual, so progress cannot be computed.
reason-baseline_projection = The baseline is a projection and the actual a register count, so progress cannot be computed.
reason-baseline_not_comparable = The baseline is the total of the previous plan, or of one year only, and cannot be compared with the target.
reason-target_equals_baseline = The target equals the baseline, so progress cannot be computed.
reason-floor_under_decline = The target allows for a decline from the baseline (a floor), so attainment stands in for progress.
reason-way_too_short = The way from baseline to target is too short for progress to mean anything.
reason-cumulative_start_unknown = The document does not say since when the cumulative value counts, so progress cannot be computed.
reason-target_not_positive = The target is zero or less, so attainment cannot be computed.
reason-negative_values = There are negative values, and attainment would mislead, so it is not computed.
reason-lower_is_better = Lower is better here, and attainment would mislead, so it is not computed.
reason-unit_mismatch = Actual and target have different units that cannot be converted.
reason-no_plan_years = The years of the plan are unknown, so pace cannot be computed.

## 2. Words: themes

theme-population_birth = Population and births
theme-migration = Migration
theme-employment = Jobs and skills
theme-industry = Industry and new businesses
theme-primary_industry = Farming, forestry and fishery
theme-tourism = Tourism and exchange
theme-relations = Hometown tax and ties
theme-marriage_birth = Marriage and childbirth
theme-childcare = Child-raising and day care
theme-education = Education
theme-health = Medicine, care and health
theme-participation = Cooperation and gender equality
theme-digital = Digital services
theme-resilience = Safety, environment, transport and alliances

## 2. Words: indicators

level-goal_target = Goal target
level-policy_kpi = Policy KPI
level-project_kpi = Project KPI
level-project_measure = Project measure
level-statistic = Statistic
levels-goal_target = Goal targets
levels-policy_kpi = Policy KPIs
levels-project_kpi = Project KPIs
levels-project_measure = Project measures
levels-statistic = Statistics
polarity-higher_is_better = Higher is better
polarity-lower_is_better = Lower is better
polarity-neutral = Neither
area-kind-municipality = Municipality
area-kind-prefecture = Prefecture
area-kind-nation = Nation
review-kpi_changed = KPI changed
review-target_changed = Target changed
review-new_policy = Policy added
review-new_project = Project added
review-project_changed = Project changed
review-project_ended = Project ended

## 2. Words: targets

target-kind-reach = Reach
target-kind-accumulate = Cumulative
target-kind-increase_stock = Increase
target-kind-every_year = Every year
target-kind-average = Average
target-kind-maintain = Maintain
revision-draft = Draft
revision-final = Final
baseline-reason-none_printed = No baseline is printed
baseline-reason-different_series = The baseline measures something else
baseline-reason-previous_total = The baseline is the total of the previous plan
baseline-reason-one_year_vs_total = The baseline is one year, the target a total
baseline-reason-projection_vs_register = The baseline is a projection, the actual a register count

## 2. Words: observations

role-actual = Actual
role-baseline = Baseline
role-projection = Projection
role-plan = Plan
role-reference = Reference
observation-status-normal = Normal
observation-status-provisional = Provisional
observation-status-estimated = Estimated
observation-status-missing = Missing
missing-reason-not_surveyed = Not surveyed
missing-reason-unpublished = Unpublished
missing-reason-being_computed = Being computed
missing-reason-not_applicable = Not applicable
missing-reason-not_yet = Not yet
missing-reason-suppressed = Suppressed
missing-reason-unknown = Unknown
missing-reason-not_available = Not available
cumulative-since-plan = Cumulative since the first plan year
cumulative-since-scheme = Cumulative since the scheme began
cumulative-since-unknown = Start of the cumulative value is not printed
unusable-reason-reference_value = Reference value (in parentheses)
unusable-reason-repeated_value = Repeats an earlier year
unusable-reason-before_plan = From before the plan

## 2. Words: the cities' own grades, comparisons, documents

evaluation-body-internal = Internal evaluation
evaluation-body-external = External panel
evaluation-body-city = City's own grade
evaluation-scope-goal = Goal
evaluation-scope-policy = Policy
evaluation-scope-indicator = Indicator
scheme-nemuro-abcd = Nemuro's four grades (A on track, B mostly on track, C slightly behind, D behind)
scheme-iwamizawa-status = Iwamizawa's two grades (on track, sluggish)
grade-same = Same definition
grade-similar = Similar definition
grade-look_alike = Alike in name only (not comparable)
document-kind-evaluation = Evaluation
document-kind-draft = Draft
document-kind-plan = Plan
document-kind-report = Progress report
document-kind-statistics = Statistics
document-kind-export = Exported file
figure-kind-delta = Change
figure-kind-cumulative = Cumulative
figure-kind-growth = Growth
figure-kind-difference = Difference
figure-kind-mean = Average
figure-kind-share = Share
figure-kind-balance = Balance
arrow-up = Better (↑)
arrow-down = Worse (↓)
arrow-flat = Unchanged (→)
period-kind-fiscal_year = Fiscal year
period-kind-calendar_year = Calendar year
period-kind-as_of = As of a date
period-kind-fiscal_span = Several fiscal years
period-kind-calendar_span = Several calendar years

## 3. Periods. Western years come as text (no thousands separator). $year is the short form's year (R3 or 2021)

era-meiji = Meiji { $year }
era-taisho = Taisho { $year }
era-showa = Showa { $year }
era-heisei = Heisei { $year }
era-reiwa = Reiwa { $year }
period-fiscal = FY{ $western } ({ $era })
period-fiscal-two-eras = FY{ $western } ({ $era }, { $other })
period-fiscal-short = FY{ $year }
period-calendar = { $western } ({ $era })
period-calendar-two-eras = { $western } ({ $era }, { $other })
period-calendar-short = { $year }
period-as-of = { $date } ({ $era })
period-as-of-short = { $date }
period-fiscal-span = FY{ $first }–{ $last }
period-calendar-span = { $first }–{ $last }
date-day = { $day } { $month } { $western }
date-month = { $month } { $western }
month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
    [12] Dec
   *[other] { $month }
}

## 4. Numbers and units

amount-with-unit = { $number } { $unit }
amount-points = { $number } points
gap-missing = { $amount } to go
gap-exceeded = { $amount } better than the target
gap-none = Exactly on target
no-value = –
phrase-pair = { $name }: { $value }
phrase-note = “{ $note }” (in Japanese)
phrase-aside = { $words } ({ $aside })
phrase-list = { $done }, { $next }

## 5. Window: pick lists

pick-cities = Cities
pick-themes = Themes
pick-indicators = Indicators
pick-search-hint = Find an indicator (kana, kanji, letters)
pick-search-cities-hint = Find a city (readings work too)
pick-search-clear = Clear the search
pick-nothing-found = Nothing matches “{ $text }”. Shorten the words, or pick more themes or cities.
pick-add-city = Add a city (name or code)
pick-place-clear = Clear the search for cities
pick-place-none = No city of these data fits “{ $text }”. Search by name, reading, code of 5 or 6 digits, or prefecture.
pick-place-more = { $count } more. Add a word to narrow them down.
pick-place-picked = picked
pick-no-city = No city is picked yet.
pick-areas-clear = Clear cities
pick-chips-more = and { $count } more
pick-chip-remove = Remove { $name }
pick-chip-only = Only { $name }
pick-own-unset = No longer the own city
pick-sets = Ready sets
pick-sets-none = There is no set to pick.
pick-set-own = Own city only
pick-set-publishers = Cities with plans or reports ({ $count })
pick-set-of-picked = Municipalities with values of the picked indicators ({ $count })
pick-set-all = All municipalities with data ({ $count })
pick-set-prefecture = Cities of { $prefecture } ({ $count })
pick-several = 2+ cities
pick-several-spoken = List only indicators with values of two or more cities
pick-hidden = Show { $count } more of a single city
pick-none-several = No indicator has values of two or more cities.
pick-elsewhere = Show { $count } of other cities only
pick-elsewhere-hide = Hide { $count } of other cities only
pick-select-all = Select all
pick-clear = Clear selection
pick-all = All
pick-count = { $picked } of { $count }
pick-coverage = { $count ->
    [one] { $count } municipality
   *[other] { $count } municipalities
}
pick-coverage-only = { $area } only
pick-coverage-cities = { $count ->
    [one] { $count } city
   *[other] { $count } cities
}
pick-coverage-areas = { $count ->
    [one] { $count } area
   *[other] { $count } areas
}
pick-years = { $first }–{ $last }
pick-breakdown-by = by { $dimensions }
pick-whole = whole
pick-indicators-found = { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}
pick-only-with-data = Only what has data for the picked cities
pick-compared = Comparable indicators
pick-similarity = Comparability: { $grade }
city-own = Own city
city-own-set = Make { $municipality } the own city

## 5. Window: as a whole

pane-picks = Picks
pane-chart = Chart
pane-scorecard = Scorecard
pane-show = Show { $pane }
pane-hide = Hide { $pane }
theme-mode-light = Light
theme-mode-dark = Dark
share-on-track = { $ontrack } of { $count } mostly on track or better
share-on-track-of-level = { $level }: { $ontrack } of { $count } mostly on track or better ({ $missing } not assessable or without data left out)

## 6. Chart

chart-title = { $indicator }
chart-title-finding = { $municipality }, “{ $indicator }”: { $status } ({ $period })
chart-title-several = { $indicator } and { $count } more
chart-title-areas = { $indicator } ({ $count } areas)
chart-alt = { $indicator } over time, for { $municipalities }, from { $first } to { $last }.
chart-axis-fiscal = Fiscal year
chart-axis-calendar = Calendar year
chart-axis-period = Period
chart-axis-value = Value ({ $unit })
chart-axis-value-mixed = Value (units stand beside each series)
chart-axis-progress = Progress
chart-axis-plan-time = Share of the plan elapsed
chart-time-axis = Time axis
chart-time-calendar = Calendar
chart-time-plan = Plan time
chart-baseline = Baseline
chart-target = Target
chart-target-draft = Target (draft)
chart-path = Path to target
chart-actual = Actual
chart-projection = Projection
chart-plan = Plan
chart-reference = Reference
chart-trend = Trend
chart-forecast = Forecast
chart-missing = Missing (point at the mark for the reason)
chart-partial = Value for part of the period
chart-loose = Values not joined (part of a period, mean of several years, reference)
chart-cumulative = Cumulative
chart-now = Position now
chart-hover-value = Value: { $value }
chart-hover-period = Period: { $period }
chart-hover-status = Status: { $status }
chart-hover-missing = No value: { $reason }
chart-hover-source = Source: { $document }, line { $line }
chart-hover-source-no-line = Source: { $document }
chart-source = Source: { $document }
chart-ruler = Ruler: { $ruler }
chart-note-missing = { $count } missing
chart-reset-view = Show everything
chart-several-units = Indicators with different units never share an axis; each has its own panel.
chart-look-alike = Caution: not comparable ({ $grade }). { $reason }
chart-grade = Comparability: { $grade }. { $reason }
chart-without-plan = { $count ->
    [one] 1 indicator without plan years cannot be shown on this axis.
   *[other] { $count } indicators without plan years cannot be shown on this axis.
}

## 7. Scorecard

column-municipality = City
column-indicator = Indicator
column-level = Level
column-theme = Theme
column-target-kind = Target kind
column-unit = Unit
column-baseline = Baseline
column-target = Target
column-actual = Actual
column-gap = Gap to target
column-progress = Progress
column-attainment = Attainment
column-pace = Pace
column-required = Required per year
column-status = Status
column-own-grade = City's own grade
column-reason = Reason
column-period = Period
column-value = Value
column-role = Role
column-source = Source
column-line = Line
column-printed = Printed
column-computed = Computed
column-finding = Disagreement
column-measure = Policy or project
column-id = Indicator ID
column-polarity = Wanted direction
column-observations = Values
column-targets = Targets
column-remarks = Remarks
column-sentence = Explanation
column-hint-gap = What is still missing in the wanted direction. Negative where the target is exceeded.
column-hint-progress = How much of the way from baseline to target is done. Each target kind has its own formula.
column-hint-attainment = Actual ÷ target.
column-hint-pace = The progress expected by the year of the actual.
column-hint-required = The change needed in each remaining year to reach the target.
column-hint-own-grade = The grade that the city gave itself. It is separate from our status.
table-sort-ascending = Sort by { $column }, smallest first
table-sort-descending = Sort by { $column }, largest first
table-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
table-rows-listed = Nothing picked: { $count } rows
table-repeat = Repeat
table-lower-bound = Lower bound, because a year is missing
table-empty = No row fits. Widen the filters such as --city, --theme or --text.
table-averaged = Average of the period
table-period-assumed = The document does not date it
source-place = Line { $line }, { $document }
source-line = { $document }, line { $line }
basis-level = latest value
basis-printed_total = total as printed
basis-sum = sum of the years
basis-lower_bound = sum of the years (a year is missing: lower bound)
basis-mean = mean of the years

## 7b. Overview

tab-overview = Overview
tab-city = City
tab-compare = Compare
tab-population = Population
tab-data = Data
action-close-detail = Close the detail
screen-overview = Overview
screen-compare = Compare
screen-consistency = Disagreements
screen-data = Data
screen-activities = Activities
screen-population = Population
screen-gaps = Gaps
screen-city = City
overview-title = Status by theme and city
overview-plan-years = Plan FY{ $first }–FY{ $last }
overview-no-plan = Plan years not printed
overview-share = { $level } { $share } ({ $ontrack }/{ $count })
overview-no-share = { $level }: nothing to assess
overview-without-target = { $count } without target
overview-nothing = –

## 8. Indicator detail

detail-definition = Definition
detail-unit = Unit
detail-direction = Wanted direction
detail-direction-because = { $direction }. { $reason }
detail-goal = Goal
detail-policy = Policy
detail-project = Project
detail-department = Department
detail-plan = Plan
detail-plan-years = { $plan } ({ $first } to { $last }, { $count ->
    [one] { $count } year
   *[other] { $count } years
})
detail-target-history = Target history
detail-target-was = Draft { $draft } → final { $final }
detail-target-unchanged = Unchanged since the draft ({ $final })
detail-target-only-final = { $final } (no draft is printed)
detail-target-by = { $target } (by { $period })
detail-review = Review
detail-formula = Formula
detail-status = Status
detail-status-with-ruler = { $status } (ruler: { $ruler })
detail-own-grade = City's own grade
detail-own-grade-line = { $body }: { $grade } ({ $period }, { $scope })
detail-own-grade-unknown = { $body }: unknown (not legible in the document)
detail-own-grade-differs = The city grades this policy { $grade }, but { $ontrack } of its { $count } KPIs are mostly on track or better.
detail-own-grade-none = The document prints no grade of the city's own.
detail-series = All values
detail-comparison = Comparison with other cities
detail-note = Note
detail-repeat = This indicator repeats “{ $indicator }” and is not counted.
detail-trail = Proof trail
detail-trail-document = Document
detail-trail-section = Section
detail-trail-line = Line
detail-trail-raw = As printed
detail-trail-none = There is no line number for this document.
detail-copy = Copy the proof
detail-copy-line = { $document }, { $section }, line { $line }, “{ $raw }”
detail-per-thousand = { $value } per 1,000 residents (population of { $period }, { $source })
detail-per-thousand-refused = No value per 1,000 residents, because the population is more than five years away.

## 9. Formulas. Numbers come as formatted text

formula-negative = ({ $number })
formula-reach = Progress = (actual − baseline) ÷ (target − baseline) = ({ $x } − { $b }) ÷ ({ $t } − { $b }) = { $result }
formula-accumulate = Progress = total since the first plan year ÷ target = { $sum } ÷ { $t } = { $result }
formula-accumulate-lower-bound = Progress = total of the known years ÷ target = { $sum } ÷ { $t } = { $result } (lower bound)
formula-accumulate-scheme = Progress = total since the scheme began ÷ target = { $sum } ÷ { $t } = { $result }
formula-increase_stock = Progress = (actual − baseline) ÷ amount to add = ({ $x } − { $b }) ÷ { $t } = { $result }
formula-every_year = Progress = actual of the year ÷ target = { $x } ÷ { $t } = { $result }
formula-average = Progress = average so far ÷ target = { $x } ÷ { $t } = { $result }
formula-maintain = Level to be held: actual { $x }, target { $t }
formula-maintain-met = The level is held.
formula-maintain-missed = The level is not held.
formula-withheld = No progress is given: { $reason }
formula-attainment = Attainment = actual ÷ target = { $x } ÷ { $t } = { $result }
formula-attainment-increase = Attainment = (actual − baseline) ÷ amount to add = ({ $x } − { $b }) ÷ { $t } = { $result }
formula-attainment-withheld = No attainment is given: { $reason }
formula-pace = Pace = years elapsed ÷ plan years = { $k } ÷ { $n } = { $result }
formula-pace-full = Pace = 100% (the target is to be met every year)
formula-ratio = Progress ÷ pace = { $progress } ÷ { $pace } = { $result }
formula-gap-higher = Gap to target = target − actual = { $t } − { $x } = { $result }
formula-gap-lower = Gap to target = actual − target = { $x } − { $t } = { $result }
formula-gap-increase = Gap to target = amount to add − (actual − baseline) = { $t } − ({ $x } − { $b }) = { $result }
formula-required = Required per year = gap to target ÷ years left = { $gap } ÷ { $years } = { $result }
formula-required-average = The target is met if the remaining years average { $result }.
formula-required-over = The plan has no years left, so no required change is given.
formula-worse = Worse than baseline by { $amount }

## 10. Trend

trend-heading = Trend
trend-method-theil_sen = Theil–Sen
trend-method-least_squares = Least squares
trend-slope = { $slope } per year ({ $method }, { $count } points)
trend-refused-points = No trend is given: it needs 3 comparable values or more, and there { $count ->
    [one] is { $count }
   *[other] are { $count }
}.
trend-refused-forecast = No forecast is given: it needs 4 comparable values or more, and there { $count ->
    [one] is { $count }
   *[other] are { $count }
}.
trend-forecast = Forecast for { $period }: { $value } ({ $low } to { $high }, { $method })
trend-forecast-reaches = If this trend goes on, the target is reached.
trend-forecast-misses = If this trend goes on, the target is missed.
trend-excluded = Values not used: { $count }
trend-excluded-point = { $period }: { $reason }
trend-excluded-missing = No value
trend-excluded-cumulative = Cumulative
trend-excluded-partial = Value for part of the period
trend-excluded-averaged = Average of several years
trend-excluded-span = Value of several years or of a quarter
trend-excluded-not_actual = Not an actual
trend-excluded-unusable = Not to be judged
trend-excluded-other_period_kind = Other kind of period
trend-excluded-baseline_other_series = baseline (undated, or of another series)
trend-excluded-period_assumed = Assumed period
trend-excluded-provisional = Provisional or estimated
trend-excluded-other_unit = Other unit
trend-excluded-before_hole = Before a year without a value

## 11. Rulers

ruler-heading = Ruler
ruler-default = Standard
ruler-nemuro = Nemuro
ruler-iwamizawa = Iwamizawa
ruler-tama = Tama
ruler-nagano = Nagano Prefecture
ruler-nagayo = Nagayo
ruler-ino = Ino
ruler-custom = Custom
ruler-basis-progress_over_pace = Progress ÷ pace
ruler-basis-progress = Progress
ruler-basis-baseline_band = Level against the baseline
ruler-thresholds = { $basis }: { $steps }, behind below that
ruler-step = { $status } from { $threshold }
ruler-threshold-on_track = On track from
ruler-threshold-mostly_on_track = Mostly on track from
ruler-threshold-slightly_behind = Slightly behind from
ruler-reset = Back to standard
ruler-flips = Indicators whose status this changes: { $count }

## 12. Nothing to show

empty-nothing-picked = No city and no indicator is picked yet. Pick at least one of each in the lists on the left.
empty-no-city = No city is picked yet. Pick one under “Cities” on the left.
empty-no-indicator = No indicator is picked yet. Pick one under “Indicators” on the left, or narrow the list by theme.
empty-no-data = The picked cities have no value of this indicator. Add a city or pick another indicator.
empty-no-target = This indicator has no target. The chart shows its values; for a status, pick a goal target or a KPI.
empty-no-comparison = The picked cities share no comparison. Pick more cities or themes.
empty-no-disagreement = The printed and the computed figures agree.
empty-store = The store holds no data. Bring in a dataset or open another store.

## 13. Notices, undo, loading

notice-store-opened = Store opened: { $path }
notice-store-created = Store created with the sample data: { $path }
notice-vintage-available = New sample data { $version } is available. Bringing it in keeps the present data.
notice-take-sample = Take it in
notice-store-read-only = This store is read-only; choices and settings will not be kept: { $path }
notice-language = The screen is now in English.
notice-copied = Copied.
notice-copied-rows = { $count ->
    [one] { $count } row copied.
   *[other] { $count } rows copied.
}
error-clipboard-none = Nothing was copied, because the clipboard cannot be used ({ $cause }). Export to a file instead.
error-clipboard-refused = Nothing was copied: the clipboard did not take it ({ $cause }). Copy again, or export to a file.
error-clipboard-too-large = { $size } MB are too much to copy (at most { $most } MB). Filter the rows, or export to a file.
notice-undone = Undone: { $step }
notice-redone = Redone: { $step }
notice-nothing-to-undo = There is nothing to undo.
notice-nothing-to-redo = There is nothing to redo.
notice-cancelled = Cancelled. The data in the store is unchanged.
notice-dismiss = Close
step-cities = picking cities
step-themes = picking themes
step-indicators = picking indicators
step-comparison = choice of comparison
step-detail = indicator in the detail
step-search = search words
step-time-axis = switching the time axis
step-ruler = changing the ruler
step-sort = sorting
step-own-city = changing the own city
step-cell = cell of the overview
step-cleared = clearing the selection
loading = Loading
loading-store = Opening the store
loading-series = Loading values
loading-scorecard = Computing the status
loading-progress = { $what } ({ $percent })
loading-cancel = Cancel

## 14. Menus, shortcuts, confirmations

menu-file = File
menu-open-store = Open another store
menu-vintages = Vintages of the data
vintage-explained = Everything that was brought in is kept as a vintage. The newest is used unless another is pinned.
vintage-current = in use
vintage-pinned = in use (pinned)
vintage-kept = kept
vintage-pin = Pin this vintage
vintage-unpin = Unpin
vintage-remove = Remove
menu-quit = Quit
menu-edit = Edit
menu-undo = Undo
menu-undo-step = Undo { $step }
menu-redo = Redo
menu-redo-step = Redo { $step }
menu-copy = Copy
menu-view = View
menu-language = Language
menu-dark = Dark
menu-zoom-in = Zoom in
menu-zoom-out = Zoom out
menu-zoom-reset = Normal size
menu-help = Help
menu-shortcuts = Keyboard shortcuts
menu-about = About Machikurabe
shortcut-search = Go to the search field
shortcut-undo = Undo
shortcut-redo = Redo
shortcut-language = Switch the language
shortcut-time-axis = Switch the time axis
shortcut-next-pane = Go to the next pane
shortcut-clear = Clear the selection
dialog-open-store-title = Open a store
dialog-open-store-filter = Machikurabe store
dialog-open-store-body = Choose the store file to open. The present store is closed and stays as it is.
dialog-ok = OK
dialog-cancel = Cancel
dialog-close = Close
dialog-yes = Yes
dialog-no = No
dialog-retry = Try again
confirm-remove-vintage = Remove “{ $title }” ({ $version }) from the store?
confirm-quit-busy = Work is still going on. Cancel it and quit?

## 15. Checking the printed figures

check-heading = Disagreements with the printed figures
check-summary = { $count } figures checked, { $differing } disagree, { $missing } could not be recomputed because the document does not print what they are made of
check-kind-delta_differs = Change differs
check-kind-arrow_contradicts = Arrow contradicts
check-kind-cumulative_differs = Cumulative value differs
check-kind-growth_differs = Growth differs
check-kind-difference_differs = Difference differs
check-kind-mean_differs = Average differs
check-kind-share_differs = Share differs
check-kind-balance_differs = Balance differs
check-kind-not_cumulative = Not cumulative
check-kind-repeat_differs = Repeat differs
check-kind-not_recomputable = Cannot be recomputed
check-delta_differs = The printed change is { $printed }, but { $subject } − { $base } is { $computed }.
check-arrow_contradicts = The printed arrow says { $printed }, but the change from { $base } to { $subject } is { $computed }: { $follows }.
check-cumulative_differs = The printed cumulative value is { $printed }, but the years add up to { $computed }.
check-growth_differs = The printed growth is { $printed }, but { $subject } ÷ { $base } − 1 is { $computed }.
check-difference_differs = The printed difference is { $printed }, but { $subject } − { $base } is { $computed }.
check-mean_differs = The printed average is { $printed }, but the average of the years is { $computed }.
check-share_differs = The printed share is { $printed }, but { $subject } ÷ { $base } is { $computed }.
check-balance_differs = The printed balance is { $printed }, but { $subject } − { $base } is { $computed }.
check-not_cumulative = The document calls { $printed } cumulative, but it is { $subject } − { $base } and no cumulative value.
check-repeat_differs = The repeat says { $printed }, but the original says { $computed } ({ $original }).
check-not_recomputable = The printed { $printed } cannot be recomputed, because the document does not print what it is made of.
check-value = { $value } ({ $period })

## 16. Failures: window and commands

error-display-none = The window cannot be opened: there is no display. Commands that work without one: machikurabe indicators, machikurabe series, machikurabe scorecard, machikurabe forecast, machikurabe peers, machikurabe check
error-window = The window could not be opened: { $cause }. Commands that work without one: machikurabe indicators, machikurabe series, machikurabe scorecard, machikurabe forecast, machikurabe peers, machikurabe check
error-filter-city = The data has no city “{ $text }”. Cities in it: { $known }
error-filter-city-ambiguous = Several cities match “{ $text }”: { $known }. Give the six-digit municipality code.
error-filter-theme = There is no theme “{ $text }”. Themes: { $known }
error-filter-level = There is no level “{ $text }”. Levels: { $known }
error-filter-ruler = There is no ruler “{ $text }”. Rulers: { $known }
error-usage = The command is not written as it should be. See machikurabe --help.
error-usage-command = There is no command “{ $text }”. Commands: indicators, series, scorecard, check, figure, briefing, import, export
error-usage-unknown = There is no option “{ $text }”. See machikurabe --help for those there are.
error-usage-value = { $option } does not take “{ $text }”. Values: { $known }
error-usage-no-value = { $option } lacks its value. Write it behind { $option }.
error-usage-twice = { $option } is given twice. Give it once.
error-filter-indicator = No indicator has the ID “{ $text }”. List all with machikurabe indicators.
error-output-write = The output could not be written: { $cause }. Check free space and permissions where it goes.
error-output-after = { $done } But this could not be said on standard output. { $cause }
error-ruler-thresholds = The thresholds must fall from on track to mostly on track to slightly behind (equal ones are fine), each between 0 and 2.
error-clipboard = Copying failed: { $cause }. Try again.
error-settings-read = The settings could not be read, so the first settings are used: { $path }
error-settings-write = The settings could not be saved: { $path }. Check the permissions of the folder.
error-job-failed = The work could not be finished: { $cause }
error-analysis = The status could not be computed: { $cause }. Open another store, or bring the data in again.

## 17. Failures: the store

error-store-no-data-folder = This computer names no folder for user data, so please say where the store should lie with --store.
error-store-folder = No store can be made in the folder “{ $path }” ({ $detail }), so please name a place that can be written with --store.
error-store-missing = There is no store at “{ $path }”, so please check the place, or start once where it can be written to create it.
error-store-not-a-file = “{ $path }” is not a file, so please give the path of the store including its name.
error-store-unreadable = “{ $path }” cannot be read ({ $detail }), so please check the place and your permission to read it.
error-store-not-a-store = “{ $path }” is not a store of まちくらべ and was left untouched, so please name another place with --store.
error-store-foreign = “{ $path }” is a database of another program and was left untouched, so please name another place with --store.
error-store-newer = “{ $path }” was written by a newer まちくらべ (format { $found }, this version knows up to { $supported }) and was left untouched, so please update まちくらべ.
error-store-read-only = “{ $path }” is read-only and nothing was saved, so please check the permissions of its folder or name a place that can be written with --store.
error-store-busy = Another window is writing to “{ $path }” and nothing was saved, so please try again when it has finished.
error-store-replaced = “{ $path }” was replaced, overwritten or deleted by another program after it was opened, so nothing was saved. Open the store anew before going on.
error-stored-not-read = The change is stored, but the store could not be read again. Open the store anew.
error-store-full = The disk that holds “{ $path }” is full and nothing was saved, so please make room and try again (everything stored before is unharmed).
error-store-io = The disk or network failed while “{ $path }” was in use ({ $detail }), so please check the connection and try again.
error-store-damaged = “{ $path }” is damaged ({ $detail }) and was left untouched, so please restore a copy or name another place with --store.
error-store-breaches = The dataset “{ $name }” contradicts itself in { $count } places and was not saved, so please correct its source: { $first }
error-store-no-vintage = “{ $path }” holds no dataset with number { $vintage }, so please reopen the list and choose again.
error-store-bad-setting = The setting “{ $key }” cannot be read ({ $detail }) and was not saved, so please set it again.
error-store-unexpected = Something unexpected happened with “{ $path }” ({ $detail }), so please restart and, if it happens again, send this sentence to the developers.

## 18. Failures: data packages

error-package-missing-file = The data package lacks “{ $file }” and was not read, so please choose a folder that holds all its files.
error-package-unreadable = “{ $file }” cannot be read ({ $detail }), so please check its place and permissions.
error-package-not-utf8 = Line { $line } of “{ $file }” is not UTF-8, so please save the file as UTF-8.
error-package-descriptor = Line { $line } of “{ $file }” cannot be read ({ $detail }), so please correct the JSON.
error-package-descriptor-field = “{ $file }” lacks “{ $field }”, so please add it.
error-package-missing-resource = datapackage.json does not list the table “{ $name }”, so please add it to the resources.
error-package-duplicate-resource = datapackage.json lists the table “{ $name }” twice, so please keep one.
error-package-unknown-resource = datapackage.json lists the table “{ $name }”, which is not known, so please check its name or remove it.
error-package-unsafe-path = In datapackage.json the path “{ $path }” of the table “{ $name }” leaves the package, so please use a relative path inside the folder.
error-package-missing-column = “{ $file }” lacks the column “{ $column }”, so please add it to the header line.
error-package-unknown-column = “{ $file }” has the column “{ $column }”, which is not known, so please check its name or remove it.
error-package-duplicate-column = “{ $file }” has the column “{ $column }” twice, so please keep one.
error-package-row-length = Line { $line } of “{ $file }” has { $found } cells where the header has { $expected }, so please correct its commas and quotation marks.
error-package-cell-empty = In line { $line } of “{ $file }” the column “{ $column }” is empty (“{ $cell }”), so please enter a value.
error-package-cell-number = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” is not a number, so please write plain digits without separators.
error-package-cell-too-precise = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” has more than 15 digits, so please shorten it.
error-package-cell-whole = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” is not a whole number from { $least } to { $most }, so please correct it.
error-package-cell-boolean = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” is neither true nor false, so please write one of them.
error-package-cell-key = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” is not one of the allowed values, so please choose one from the list.
error-package-cell-period = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” is not a period, so please write it like FY2021, 2021, 2020-12-31 or FY2015..FY2019.
error-package-cell-area-digits = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” is not a six-digit area code, so please write all six digits with leading zero and check digit.
error-package-cell-area-check-digit = In line { $line } of “{ $file }” the area code “{ $cell }” in the column “{ $column }” should end in { $expected }, so please check the code.
error-package-cell-decimals = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” does not match the { $expected } decimals of the value, so please correct one of them.
error-package-cell-contradicts = In line { $line } of “{ $file }” “{ $cell }” in the column “{ $column }” contradicts the column “{ $other }”, so please correct one of them.
error-package-breaches = The dataset “{ $name }” contradicts itself in { $count } places and was not read, so please correct its source: { $first }
error-breach-duplicate = { $row } in { $table } stands there twice, so please give each row its own identifier.
error-breach-dangling = { $row } in { $table } refers to { $field } “{ $value }”, which is not in the data, so please correct or add it.
error-breach-missing = In { $row } of { $table } the value and the reason for its absence contradict each other, so please keep one of them.
error-breach-cumulative = In { $row } of { $table } the marks for totals or unusable values contradict each other, so please make them agree.
error-breach-neutral = { $row } in { $table } is a target of an indicator without a wanted direction, so please give the indicator one.
error-breach-plan-years = { $row } in { $table } ends before it begins, so please correct its years.

## 19. Commands: lines below a table

summary-level = { $level } ({ $total ->
    [one] { $total } indicator
   *[other] { $total } indicators
}): { $ontrack } of { $count } mostly on track or better ({ $share }; { $missing } not assessable or without data left out). In detail: { $statuses }
summary-level-none = { $level } ({ $total ->
    [one] { $total } indicator
   *[other] { $total } indicators
}): none can be assessed. In detail: { $statuses }
summary-status = { $status } { $count }
summary-twice = An indicator that is a target of two goals has two rows and counts once.
summary-columns = This table shows the main columns only. --format csv and --format json give all of them.

## 20. Commands: the words of --help

help-heading-usage = Usage
help-heading-commands = Commands
help-heading-options = Options
help-heading-example = Example
help-program = Machikurabe: cities' KPIs side by side, each against its own targets. Without a command the window opens.
help-environment = The environment variables MACHIKURABE_STORE (store) and MACHIKURABE_LANG (language) are used where --store and --lang are not given. MACHIKURABE_LOG=debug writes a log to standard error.
help-command-indicators = Lists indicators: level, theme, unit, wanted direction, source
help-command-series = Lists values one by one: actuals, baselines, plans and more, as printed and with their source
help-command-scorecard = Judges each target: baseline, target, actual, gap, progress, attainment, status and its reason
help-command-check = Recomputes the documents' own changes, totals and shares, and lists where the print disagrees
help-example-indicators = machikurabe indicators --lang en --city Kushiro --theme tourism
help-example-series = machikurabe series --indicator nemuro-goal-03 --format csv
help-example-scorecard = machikurabe scorecard --lang en --city Nemuro,Tomakomai --level goal_target --ruler tama
help-example-check = machikurabe check --lang en --city Iwamizawa
help-option-store = The store's file; created with the sample data where there is none
help-option-lang = Language: ja (Japanese) or en (English); Japanese where not given
help-option-help = Shows this help
help-option-version = Shows the version
help-option-format = Format: table (the main columns, easy to read), csv, csv-bom (for spreadsheets) or json (all with every column); table where not given
help-option-city = City: name, reading, English name or six-digit municipality code; several with commas or by repeating the option
help-option-theme = Theme: name or key (such as tourism); several with commas or by repeating the option
help-option-text = Words that occur in an indicator's name, project, policy, goal, department or ID or in the city's name; all of them, separated by spaces
help-option-indicator = Indicator ID, also a former one; several with commas or by repeating the option
help-option-level = Level: name or key (goal_target, policy_kpi, project_kpi)
help-option-ruler = Ruler: default, nemuro, iwamizawa, tama, nagano, nagayo or ino; default where not given
