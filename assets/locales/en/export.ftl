### Figures, briefing pack, files written, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

error-export-rows = { $format } cannot hold { $rows } rows (at most { $most }). Export to CSV or Parquet instead.
error-export-format = { $format } could not be written: { $cause }. Choose another format.

## Check-workbook and KPI sheets
check-sheet-results = Results
check-sheet-targets = Targets
check-sheet-data = Data
check-sheet-ruler = Ruler
check-sheet-sources = Sources
check-version = Version: { $version }
check-stored = Brought into the store on { $date }
check-ratio = Measured by the ruler
check-document = Document
check-section = Section
check-printed = As printed
check-id = ID
check-baseline-period = Period of the baseline
check-target-period = Period of the target
check-actual-period = Period of the actual
check-plan-years = Plan years
check-position = Plan year k
check-years = Plan years n
check-basis = How the actual is made
check-publisher = Publisher
check-published = Published
check-kind = Kind
check-ruler-name = Name
check-ruler-basis = Measures
check-note-change = Change a coloured cell (a threshold here, a target in “Targets”, a value in “Data”) and “Results” is computed again.
check-note-reach = Reach: progress = (actual − baseline) ÷ (target − baseline)
check-note-accumulate = Cumulative: progress = total of the plan years ÷ target (the baseline is never subtracted)
check-note-increase_stock = Increase: progress = (actual − baseline) ÷ target
check-note-every_year = Every year: progress = actual ÷ target (each year judged alone)
check-note-average = Average: progress = mean so far ÷ target
check-note-maintain = Maintain: no progress; it is met or not
check-note-pace = Pace = plan year k ÷ plan years n (100% for every year, average and maintain)
check-note-ratio = Measured by the ruler = progress ÷ pace (for a floor under a decline: attainment; where the ruler measures progress: progress; where it measures the level against the baseline: 1 + (actual − baseline) ÷ baseline)
check-note-withheld = Where a percentage has no meaning, the reason stands in place of a formula.
kpi-progress = Progress
kpi-status = Status
kpi-title = KPIs of { $city }
kpi-alt = KPIs of { $city }: { $total } targets. Of { $count } that can be assessed, { $ontrack } are achieved, on track or mostly on track.
kpi-document = Document { $number }: { $document } ({ $date })
kpi-source = Document { $number }
kpi-source-line = Document { $number }, line { $line }
