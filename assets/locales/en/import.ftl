### Files opened: preview, report, recipe, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

## Readers: places in a file, and why a file cannot be read

read-place-file = { $file }
read-place-row = { $file }, line { $row }
read-place-cell = { $file }, line { $row }, cell { $column }
read-place-sheet = { $file }, sheet “{ $sheet }”
read-place-sheet-row = { $file }, sheet “{ $sheet }”, row { $row }
read-place-sheet-cell = { $file }, sheet “{ $sheet }”, cell { $address }
error-read-missing = The file is not there. Check its place and name: { $place }
error-read-folder = This folder has no datapackage.json. Pick the folder of a data package, or a file: { $place }
error-read-unreadable = The file cannot be read ({ $detail }). Check that no other program has it open and that it may be read: { $place }
error-read-empty = The file is empty. Export it again: { $place }
error-read-pdf = Tables in a PDF cannot be read. Get the table as CSV or Excel: { $place }
error-read-document = Tables in a text document or slides cannot be read. Save the table as Excel or CSV: { $place }
error-read-image = Tables in a picture cannot be read. Get the table as CSV or Excel: { $place }
error-read-archive = The archive holds no workbook and no data package. Unpack it and open the files in it: { $place }
error-read-several-files = This archive holds { $count } files that may be tables ({ $names }). Unpack it and open the one you mean: { $place }
error-read-database = This database is no store of this program. Export its table as CSV: { $place }
error-read-web-page = The content is a web page (HTML) or XML, sometimes called .xls. Open it in a spreadsheet and save it as XLSX or CSV: { $place }
error-read-binary = This file holds no table. Get it as CSV, Excel, OpenDocument, Parquet or JSON: { $place }
error-read-protected = The file is protected by a password. Save it without one and open it again: { $place }
error-read-damaged = The file is damaged or cut off ({ $detail }). Fetch it again, or open it in a spreadsheet and save it anew: { $place }
error-read-nul = There are data that are no characters (NUL). Export the file again, or mend the line: { $place }
error-read-undecodable = There are characters that are not { $encoding }. Pick another encoding, or mend the line: { $place }
error-read-open-quote = A quotation mark (") is never closed. Mend the quotation marks there: { $place }
error-read-rows = There are too many rows (limit { $limit }). Split the sheet, or save it as CSV: { $place }
error-read-cells = The sheets span too many cells (limit { $limit }). Clear cells that lie far away, or save as XLSX: { $place }
error-read-columns = There are too many columns (limit { $limit }). Check the separator: { $place }
error-read-cell-length = A cell is too long (limit { $limit } bytes). Check quotation marks and separator: { $place }
error-read-row-length = A row is too long (limit { $limit } MB). Check quotation marks and separator: { $place }
error-read-inflated = “{ $part }” is too large when unpacked (limit { $limit } MB). Save only the tables that are needed: { $place }
error-read-ratio = “{ $part }” is packed in an unnatural way (more than { $ratio } times). If the file can be trusted, open it in a spreadsheet and save it anew: { $place }
error-read-parts = There are too many parts or sheets (limit { $limit }). Save only the sheets that are needed: { $place }
error-read-unsafe-path = The path “{ $path }” in the archive is not safe, or stands there twice. Ask where the file comes from: { $place }
error-read-too-large = The file is too large (limit { $limit } MB). Save it as XLSX or CSV: { $place }
error-read-json = This cannot be read as JSON ({ $detail }). Export it again, or mend the line: { $place }
error-read-json-shape = There is no list of rows in the JSON. Export it as JSON with an array of rows, or as CSV: { $place }
error-read-too-deep = The JSON is nested too deeply (limit { $limit } levels). Export it as a table: { $place }
error-read-column-type = The values of column “{ $name }” are no cells of a table ({ $kind }). Export numbers, texts and dates: { $place }
error-read-no-sheet = There is no sheet number { $number }. Open the file again: { $place }
error-read-no-package = This is no data package. Pick a folder with datapackage.json, or a zip of it: { $place }
error-read-no-rows = This is a data package or a store. Import it as a whole, not as a table: { $place }


## Import: understanding, report, recipe, command

import-problem-ambiguous_area = Fits several areas ({ $codes })
import-problem-unknown_area = Fits no area
import-problem-area_contradiction = Code, name and prefecture stand for different areas
import-problem-no_area = It is not said which area the value is of
import-problem-total = A total or mean, which is no area's own value
import-problem-no_indicator = It is not said which indicator the value is of
import-problem-no_period = It is not said when
import-problem-bad_period = Not a period
import-problem-quarter = The quarter cannot be read, its year is not said, or it is the period of a target
import-problem-not_a_number = Neither a number nor a known sign for a missing value
import-problem-grouping = Separators do not part thousands
import-problem-several_numbers = Several numbers in one cell
import-problem-too_precise = More than 15 significant digits
import-problem-bound = A range or bound, not one value
import-problem-brackets = It is not decided what a number in brackets means
import-problem-fault = An error of the spreadsheet's calculation
import-problem-no_result = The formula in { $cell } has no computed result in the file
import-problem-scaled = The sheet shows { $shown }, but the cell holds { $held }, and the unit “{ $unit }” does not say by how much it is divided
import-problem-scaled-unitless = The sheet shows { $shown }, but the cell holds { $held }, and no unit says by how much it is divided
import-problem-hidden_row = The sheet hides this row
import-problem-hidden_column = The sheet hides this column of values
import-problem-wrong_type = A date or truth value where a number should be
import-problem-unit_contradiction = The unit at the number contradicts the column's unit “{ $unit }”
import-problem-unknown_key = Not one of the known values
import-problem-duplicate_same = The series already has this period, with the same value
import-problem-collides = Other cells of the file have the same series and period with another value, so none of them is kept
import-problem-collides_by = Other rows of the file have the same series and period with another value, so none of them is kept; they differ in { $columns }
import-problem-breakdown = Column “{ $column }” is not used, but says “{ $member }”: the value may be of a part, not of the whole
import-problem-breakdown-blank = Column “{ $column }” is not used and empty here, and rows differ in nothing but it: the value may be of the whole or of a part
import-problem-no_member = Column “{ $column }” holds the parts of values and is empty here, so it is not known of what the value is
import-problem-other_delivery = Column “{ $column }” is not used and says “{ $now }”, but said “{ $then }” in the earlier delivery, whose value therefore stays
import-problem-other_sheet = Sheet “{ $sheet }” of the same file has another value for this series and period, which stays
import-problem-row_width = The row has { $cells } cells, but there are { $headings } headings
import-problem-torn = Repeats the cell above, whose row has a wrong number of cells
import-problem-unknown_indicator = The area has no indicator with this ID
import-problem-ambiguous_indicator = Several indicators in the store have this label, so a new one was made ({ $ids })
import-problem-unit_differs = An indicator in the store has this label but the unit “{ $unit }”, so a new one was made
import-problem-target_without_plan = It is not known which plan the target belongs to
import-problem-target_without_polarity = The wanted direction of the indicator is not decided
import-problem-target_without_kind = The kind of the target is not decided
import-problem-target_against_direction = The target { $target } of “{ $label }” is below its baseline { $baseline }, against “Higher is better” as said for the whole file
import-problem-target_against_direction-lower = The target { $target } of “{ $label }” is above its baseline { $baseline }, against “Lower is better” as said for the whole file
import-problem-taken_as_year = The store has both totals so far and single years of this indicator, and the value is not called a total, so it is taken as that of its year
import-problem-year_or_total = The store has totals so far of this indicator, and it is not said whether this value is of its year or the total so far
import-problem-marked = A mark at the number points to a note
import-problem-approximate = Said to be approximate
import-problem-blank_keeps_stored = Empty, so the value in the store stays
import-problem-heading = No values in this row, so it was taken as a heading
import-problem-extra_cells = More cells than there are headings
import-problem-late_legend = The legend below the table gives a sign another meaning than was used above
import-problem-table_beside = Another table with places of its own stands to the right
import-problem-table_below = A second heading stands here or above, whose columns are not those of the first

import-cure-answer = Say which area it is. On the command line, use --answer.
import-cure-area = Check the code and the name of the area.
import-cure-mapping = Add it in the columns, or as what holds for the whole file.
import-cure-no-area = Say which area the values are of. On the command line, use --area.
import-cure-no-period = Say when the values are of. On the command line, use --period.
import-cure-direction = Choose the wanted direction of this indicator. On the command line, use --direction { $kept } if it is right, --direction { $turned } if it is the other one.
import-cure-period = Write it like 令和3年度, 2021 or 2021/4/1, or change what the column is.
import-cure-quarter = Write a year whose kind is said and a quarter, for example 令和3年度 and 第1四半期.
import-cure-number = Make it a number, or add the sign to the legend.
import-cure-cell = Write one number in one cell.
import-cure-brackets = Say whether brackets mean a negative number or a reference value.
import-cure-fault = Correct the calculation in the original table.
import-cure-no_result = Open the workbook in a spreadsheet program, save it, and import it again.
import-cure-scaled = Write the unit that is shown (such as 千円) in the heading or beside the value, or take the division out of the number format.
import-cure-hidden = Say what becomes of hidden rows and columns. On the command line, use --hidden take or --hidden leave.
import-cure-unit = Check the unit.
import-cure-key = Choose one of the known values.
import-cure-duplicate = Find out which is right and remove the other.
import-cure-breakdown = Decide what column “{ $column }” is. On the command line: --column '{ $column }=breakdown' if it is a breakdown, =total_only to use the rows of the whole only, =skip_rows to leave out the rows that say something there, =ignore if the column does not matter.
import-cure-no_member = Write the part into the cell (総数 or “total” for the whole), or make the column something else.
import-cure-other_delivery = Make the column an “Indicator”, or leave it out on purpose if the values may be replaced. On the command line, use --column.
import-cure-other_sheet = Import one of the sheets only, or give the indicators of each sheet names of their own.
import-cure-row_width = Put numbers with thousands separators in quotation marks ("12,345"), and check the separators of the row.
import-cure-torn = Mend the row above first.
import-cure-indicator = Say which indicator it is in a column of indicator IDs.
import-cure-target = Decide plan years, target kind and wanted direction.
import-cure-year_or_total = Say what the values count. On the command line, use --counting year (each its own year) or --counting total (the total so far).
import-cure-look = Check it in the original table.
import-cure-legend = Add the sign to the legend and import the file again.
import-cure-beside = Put each table into a file or sheet of its own; of this one only the left table is read.
import-cure-below = Put each table into a file or sheet of its own; of this one only the first table is read.
import-cure-none = Nothing needs to be done.

import-severity-error = Refused
import-severity-warning = To be checked
import-severity-note = Note

import-layout-long = Long (one value a row)
import-layout-wide_by_year = A column for each year
import-layout-wide_by_municipality = A column for each area
import-layout-wide_by_indicator = A column for each indicator

import-kind-ignore = Not used
import-kind-municipality_code = Area code
import-kind-municipality_name = Area name
import-kind-prefecture = Prefecture
import-kind-indicator_id = Indicator ID
import-kind-indicator_label = Indicator
import-kind-breakdown = Breakdown
import-kind-total_only = Breakdown, rows of the whole only
import-kind-skip_rows = Rows with a text here are left out
import-kind-county = County (郡)
import-kind-period = Period
import-kind-month = Month
import-kind-day = Day
import-kind-quarter = Quarter
import-kind-value = Value
import-kind-unit = Unit
import-kind-role = Kind of value
import-kind-note = Note
import-kind-missing_reason = Reason for missing
import-kind-status = State of the value
import-kind-cumulative = Whether cumulative
import-kind-cumulative_since = Start of the cumulative value
import-kind-partial = Whether part of the period
import-kind-averaged = Whether a mean
import-kind-unusable_reason = Why it cannot be judged
import-kind-period_printed = Period as printed
import-kind-period_assumed = Whether the period is assumed
import-kind-observation_id = Observation ID
import-kind-theme = Theme
import-kind-level = Level
import-kind-polarity = Wanted direction
import-kind-goal = Goal
import-kind-policy = Policy
import-kind-project = Project
import-kind-department = Department
import-kind-baseline_period = Period of the baseline
import-kind-target_period = Period of the target
import-kind-target_kind = Target kind
import-kind-plan_name = Plan
import-kind-plan_years = Plan years
import-kind-source = Source
import-kind-page = Page

import-meaning-actual = Actual
import-meaning-baseline = Baseline
import-meaning-target = Target
import-meaning-projection = Projection
import-meaning-plan = Plan (value)
import-meaning-reference = Reference

import-why-heading = From the heading
import-why-cells = From the cells
import-why-both = From heading and cells
import-why-title = From title, notes or file name
import-why-remains = Because no other column is left
import-why-duplicate = Because another column says the same
import-why-beside = Because it belongs to another table on the right
import-why-usual = Nothing says so; the usual case
import-why-recipe = From a saved recipe
import-why-user = As chosen

import-year-fiscal_year = fiscal year
import-year-calendar_year = calendar year

import-dated = Period: { $period }, { $from } (values, gaps and targets: { $values })
import-dated-span = Periods: { $first } to { $last }, { $from } (values, gaps and targets: { $values })
import-dated-column = from the column “{ $text }”
import-dated-heading = from headings such as “{ $text }”
import-dated-label = from the names of indicators
import-dated-title = from the title or note “{ $text }”
import-dated-user = as chosen
import-dated-plan = from the years of the plan
import-dated-stored = from the value in the store
import-parted = Breakdown “{ $dimension }”: { $members }, { $from } ({ $why })
import-parted-whole = Breakdown “{ $dimension }”: { $members }, { $from } ({ $why }). “{ $whole }” is the whole: its values are the indicator's without breakdown
import-parted-members = { $members }
import-parted-members-more = { $members } and others, { $count } in all
import-parted-column = from the column “{ $text }”
import-parted-heading = from headings such as “{ $text }”
import-parts-asked = Rows differ in column “{ $column }” ({ $members }) only, which looks like a breakdown. Until it is decided, { $rows } rows are not imported. Use --column '{ $column }=breakdown' (a breakdown), =skip_rows (leave these rows out) or =ignore (the column does not matter).
import-parts-asked-whole = Column “{ $column }” ({ $members }) looks like a breakdown. Until it is decided, only the rows of the whole are imported and { $rows } rows are not. Use --column '{ $column }=breakdown' (a breakdown), =total_only (rows of the whole only) or =ignore (the column does not matter).
import-parts-proposed = Heading “{ $heading }” looks like a part of “{ $indicator }” ({ $parts }), but was kept as it is printed. Use --breakdown '{ $option }' to make it a breakdown, or --accept breakdowns for all such headings.
import-parts-proposed-whole = Heading “{ $heading }” looks like the whole of “{ $indicator }”, but was kept as it is printed. Use --accept breakdowns to take all such headings.
import-offer-file = the file name “{ $text }”
import-offer-sheet = the sheet name “{ $text }”
import-offer-title = the title or note “{ $text }”
import-fact-plan = Plan
import-fact-plan-years = { $name } ({ $first }–{ $last })
import-report-beyond = More that are not listed: { $count }
import-summary-rows = “{ $file }”: rows read { $read }, kept { $kept }, refused { $refused }
import-summary-values = Values { $values }, missing { $gaps }, targets { $targets }, cells refused { $refused }
import-summary-changes = Against the store: new { $fresh }, same { $same }, revised { $revised }, gone { $gone }
import-summary-change = { $area } “{ $indicator }” { $period }: { $old } becomes { $new }
import-summary-change-gone = { $area } “{ $indicator }” { $period }: { $old } is gone
import-summary-problems = Refused for a reason { $errors }, to be checked { $warnings }, notes { $notes }
import-summary-understood = Layout: { $layout }; data from row { $row }
import-summary-sheet = Sheet: { $sheet }
import-summary-bare-years = Values whose year is not said to be 年度 or 年, taken as { $kind }: { $values }
import-summary-ignored = Columns not used: { $columns }
import-summary-problem = Row { $row } “{ $raw }”: { $reason }. { $cure }
import-summary-proposed = Headings that look like parts: { $count } ({ $headings }). They were kept as they are printed. Use --accept breakdowns to make all of them breakdowns, or one by one --breakdown '{ $option }'.
import-summary-left-out-rows = Rows of parts left out as decided: { $rows }
import-hidden-met-ask = The sheet hides rows with values ({ $rows }) and columns of values ({ $columns }), which were not taken. Use --hidden take to take them, or --hidden leave to leave them out.
import-hidden-met-take = Hidden rows with values ({ $rows }) and columns of values ({ $columns }) were taken like the others.
import-hidden-met-leave = Hidden rows with values ({ $rows }) and columns of values ({ $columns }) were left out.
import-summary-blanks = Empty cells of past periods, which later values follow: { $count }. They are kept as “unknown”, because nothing was entered and they are not still to come.
import-summary-hidden-sheets = Hidden sheets, not looked into: { $sheets }. Name one with --sheet to import it.
import-summary-question = Which area is “{ $text }”: { $candidates }
import-summary-alike = “{ $label }” is also an indicator of other data in the store ({ $ids }). Where it is the same, join it with --join '{ $label }={ $id }'. This time it stands apart.
import-summary-stored = Stored as a new vintage of the dataset “{ $dataset }”.
import-summary-dry = Nothing was stored (--dry-run).
import-summary-nothing-new = Nothing was stored, because the store has every value already.
import-summary-nothing-kept = Nothing was stored, because not one value can be kept. See the reasons above.
import-summary-recipe = The recipe “{ $name }” was used.
import-summary-same-file = What was said before about a file with the same content ({ $facts }) was used.
import-summary-not-used = What was said about another file ({ $facts }) is not used for this one. If it holds for this file too, add: { $options }
import-summary-left-out = Sheets without values or hidden, not imported: { $sheets }
import-summary-package = Data package “{ $title }”: indicators { $indicators }, values { $values }

error-import-cancelled = The import was cancelled. Nothing was stored.
error-import-no-values = No column of values was found, so nothing can be imported. Check what the columns are.
error-import-collides = Rows of the file have the same series and period with different values, so nothing was imported. Remove one of them and import the file again.
error-recipe-shape = Not a recipe ({ $detail }). Give a recipe file that this program saved.
error-recipe-newer = The recipe was written by a newer version ({ $version }) and cannot be read. Update the program.
error-recipe-misfit = The file does not fit the recipe “{ $recipe }”: these columns are missing: { $missing }. Check the headings, or choose the columns anew.
error-recipe-misfit-fresh = The file does not fit the recipe “{ $recipe }”: these columns are missing: { $missing }; these are not in the recipe: { $fresh }. Check the headings, or choose the columns anew.
error-import-of-sheet = Sheet “{ $sheet }” cannot be imported, so nothing of the file was stored. { $cause }
error-import-area = “{ $text }” is not one area. Give its code, or its prefecture and name.
error-import-no-area = It is not said which area the values are of. Say it with --area (for example --area 012238).
error-import-no-period = No column, heading or title says when the values are of. Say it with --period (for example --period 令和3年度).
error-import-no-period-offered = No column, heading or title clearly says when the values are of. Say it with --period (for example --period 令和3年度). Nothing proves that { $by } speaks of the values; only if you have checked that it does, say so: { $options }
error-import-both = { $first } { $second }
error-import-answer = “{ $text }” is no answer. Write it as “name in the file=area code or area name”.
error-import-join = “{ $text }” cannot be read as a join, or the store has no indicator with that ID. Write the label in the file=ID; machikurabe indicators lists the IDs.
error-import-column = “{ $text }” names no column of the file, or no kind of column. Write it as “heading=kind” (for example 区分=breakdown).
error-import-breakdown = “{ $text }” names no column of values or is no breakdown. Write it as heading=dimension:member (for example 総人口_男=性別:男).
error-import-sheet = “{ $file }” has no sheet “{ $sheet }”. Its sheets are { $known }.
error-import-write = “{ $path }” cannot be written ({ $cause }). Check the place and the free space.
error-import-file = “{ $file }” cannot be imported. { $cause }
error-import-after = The values are stored, but what came after failed. { $cause }
error-import-recipe-kept = The values are stored, but how this file is understood could not be remembered in the store. Choose it again at the next import, or save it as a recipe.
error-import-none-of-files = The { $count } files of one command are imported together, so nothing of any of them was stored. Mend the file or leave it out, and run the command again.

help-command-import = Import files: tables, workbooks, Parquet, JSON, data packages, other stores
help-example-import = machikurabe import population.csv --dry-run
help-option-files = Files or folders to import; of several, all are stored or none
help-option-recipe = A recipe file (the shape of a table). Otherwise a recipe that the store remembers
help-option-save-recipe = Write the recipe that was used (the shape of the table) to this file
help-option-dry-run = Report only, store nothing
help-option-report = CSV file for everything refused or to be checked
help-option-dataset = Name of the dataset; without it, the recipe's or the file's name
help-option-answer = Answer to an ambiguous name (for example 泊村=014036); may be repeated
help-option-join = Joins a label of the file to an indicator of the store (such as 総人口=census-population); may be repeated
help-option-column = What a column is (for example 区分=breakdown, 区分=total_only for the rows of the whole only, 備考=ignore for one that is not used); repeatable
help-option-breakdown = Part that the heading of a column of values names (for example 総人口_男=性別:男); repeatable
help-option-accept = Take what is proposed: breakdowns (of headings), places or periods (of sheet and file names)
help-option-sheet = Name of a sheet; may be repeated; without it, the one most like a table
help-option-all-sheets = Every sheet with values, each as a dataset of its own
help-option-import-hidden = Rows and columns of values that the sheet hides: take or leave; without it they are not taken and the report asks
help-option-year = Years not said to be 年度 or 年: fiscal_year or calendar_year
help-option-period = When values are of that say it nowhere (for example 令和3年度, 2021年)
help-option-import-area = The area of a file that names none (code or name)
help-option-import-indicator = Indicator of a file that names none
help-option-import-unit = Unit of values that say it nowhere
help-option-import-theme = Theme of new indicators (for example population_birth)
help-option-import-level = Level of new indicators (for example statistic, policy_kpi)
help-option-import-polarity = Wanted direction of new indicators: higher_is_better, lower_is_better, neutral
help-option-import-direction = Wanted direction of one indicator (for example 待機児童数=lower_is_better); may be given several times
help-option-import-target-kind = Kind of the file's targets (for example reach, accumulate)
help-option-import-counting = What values count where the store has totals so far: year (each its own year) or total
help-option-import-plan = Plan of the file's targets, with its first and last fiscal year (for example “Plan 2:2020-2024”)

## Bringing files in by the window

menu-open-file = Open file
reading-menu-open-file = import load drop
dialog-open-file-title = Open a file to import
dialog-open-file-filter = Tables, workbooks, Parquet, JSON, data packages, stores
dialog-save-report-title = Save the report
dialog-save-report-filter = CSV file
dialog-save-recipe-title = Save the recipe
dialog-save-recipe-filter = Recipe file
dialog-open-recipe-title = Open a recipe
dialog-open-recipe-filter = Recipe file
report-name = { $file } report
recipe-name = { $file } recipe
importing-tab = Import
importing-drop-here = Drop here to look inside first. Nothing is stored yet.
importing-reading = Reading the file
importing-counting = Counting the whole file
importing-storing = Storing
importing-commit = Import
importing-place = File { $now } of { $all }
importing-commit-sheets = { $count ->
    [one] Import one sheet
   *[other] Import { $count } sheets
}
importing-cancel = Cancel
importing-skip-file = Leave this file and go on
importing-open-store = Open as the store
importing-ready = Nothing is stored yet. “Import” stores the file as a new vintage.
importing-blocked-busy = Wait until the file has been read.
importing-blocked-read-only = The store may only be read. Open another store.
importing-blocked-failed = Some of the file cannot be read. The report below says where.
importing-blocked-questions = { $count ->
    [one] Choose one more area before importing.
   *[other] Choose { $count } more areas before importing.
}
importing-blocked-parts = Decide first what the columns are that tell rows apart: { $count }.
importing-blocked-period = Say first when the values are of.
importing-blocked-directions = { $count ->
    [one] Choose the wanted direction of { $count } indicator first.
   *[other] Choose the wanted direction of { $count } indicators first.
  }
importing-blocked-no-values = No column holds values. Choose the column with the values and make it “Value”.
importing-blocked-no-name = Give the dataset a name.
importing-blocked-sheet = Sheet “{ $sheet }”: { $cause }
importing-blocked-no-sheet = No sheet is picked. Pick the sheets to import.
importing-blocked-same-name = Two sheets have the dataset name “{ $dataset }”. Give each its own.
importing-blocked-nothing-kept = Not one value can be kept. See the reasons in the report below and correct the columns.
importing-blocked-nothing-new = The store has all of these values already; there is nothing to import.
importing-stored = “{ $dataset }” was stored as a new vintage (values and gaps: { $values }).
importing-stored-sheets = { $sheets ->
    [one] One sheet of “{ $file }” was stored as a new vintage (values and gaps: { $values }).
   *[other] { $sheets } sheets of “{ $file }” were stored, each as a new vintage (values and gaps: { $values }).
}
importing-known = The store has the same contents of “{ $dataset }” already; nothing was stored.
importing-taken-back = The import was taken back. Its vintage was removed from the store.
importing-report-saved = The report was saved: { $path }
importing-recipe-saved = The recipe was saved: { $path }
error-import-changed = “{ $file }” has changed since it was looked at, so nothing was stored. Open it again.

importing-is-package = This is a data package. All of its tables are imported as they are.
importing-is-store = This is a machikurabe store. Open it as the store, or import its data into the present store.
importing-dataset-title = Title
importing-dataset = Dataset
importing-tables = Tables and counts
importing-table-municipalities = Areas
importing-table-documents = Documents
importing-table-plans = Plans
importing-table-indicators = Indicators
importing-table-targets = Targets
importing-table-observations = Observations
importing-table-evaluations = Evaluations
importing-table-printed = Printed figures
importing-table-comparisons = Comparisons
importing-against-store = Compared with the store
importing-changes-whole = { $fresh } new, { $same } the same, { $revised } revised

importing-sure = Sure
importing-likely = Likely
importing-unsure = Unsure
importing-file-csv = Delimited text
importing-file-xlsx = Excel workbook (XLSX)
importing-file-xlsb = Excel workbook (XLSB)
importing-file-xls = Excel workbook (XLS)
importing-file-ods = OpenDocument spreadsheet
importing-file-parquet = Parquet
importing-file-json = JSON
importing-file-data_package = Data package
importing-file-store = machikurabe store
importing-kilobytes = { $size } KB
importing-megabytes = { $size } MB
importing-sheet = Sheet
importing-sheets = Sheets
importing-sheets-hint = Tick the sheets to import. Press a name to look at that sheet.
importing-sheets-all = Tick every sheet with values
importing-sheet-pick = Import sheet “{ $sheet }”
importing-sheet-rows = Rows kept
importing-sheet-values = Values
importing-sheet-refused = Refused
importing-sheet-new = New
importing-sheet-revised = Revised
importing-sheet-state = State
importing-sheet-ready = Ready
importing-of-sheet = Sheet “{ $sheet }”
importing-sheet-hidden = hidden
importing-encoding = Encoding
importing-encoding-utf-8 = UTF-8
importing-encoding-utf-16le = UTF-16 (LE)
importing-encoding-utf-16be = UTF-16 (BE)
importing-encoding-cp932 = CP932 (Shift JIS)
importing-encoding-euc-jp = EUC-JP
importing-encoding-iso-2022-jp = ISO-2022-JP (JIS)
importing-separator = Separator
importing-separator-comma = Comma
importing-separator-tab = Tab
importing-separator-semicolon = Semicolon
importing-separator-bar = Vertical bar
importing-recipe = Recipe
importing-recipe-none = None used
importing-recipe-open = Open a recipe
importing-recipe-save = Save the recipe
importing-shape = Shape of the table
importing-layout = Layout
importing-rows-header = Heading rows
importing-rows-none = none
importing-rows-data = Data rows
importing-rows-from = from row { $first } to the end
importing-rows-between = from row { $first } to row { $last }
importing-rows-hint = Press a row number beside the grid to make that row a heading or the beginning of the data.
importing-row-chosen = Chosen row: { $row }
importing-row-name = Row { $row }
importing-row-header = Make it a heading
importing-row-no-header = No heading
importing-row-first = Data begin here
importing-row-last = Data end here
importing-row-no-last = Data to the end
importing-rowkind-above = Note
importing-rowkind-header = Heading
importing-rowkind-units = Unit
importing-rowkind-note = Note
importing-rowkind-left_out = Left out
importing-columns = Columns
importing-columns-none = There are no columns. Check the heading and data rows.
importing-column = Column
importing-column-kind = Holds
importing-column-meaning = Kind of value
importing-column-period = Period
importing-column-area = Area
importing-column-indicator = Indicator
importing-column-unit = Unit
importing-column-repeats = An empty cell means the one above
importing-column-leave = Leave this column out on purpose
importing-defaults = Whole file
importing-defaults-hint = Used where neither row nor column says anything.
importing-default-area = Area
importing-default-area-none = Not given
importing-area-search = Find another area (name, reading, code)
importing-default-period = Period of all
importing-default-indicator = Indicator of all
importing-default-unit = Unit of all
importing-bare-year = Bare years
importing-codes = Area codes
importing-codes-with_check_digit = With check digit
importing-codes-without_check_digit = Without check digit
importing-codes-undecided = Not decided
importing-brackets = Brackets
importing-brackets-refuse = Refused
importing-brackets-negative = Negative number
importing-brackets-reference = Reference value
importing-hidden = Hidden rows and columns
importing-hidden-ask = Not decided: refused
importing-hidden-take = Taken
importing-hidden-leave = Left out
importing-new-series = New series
importing-theme = Theme
importing-level = Level
importing-polarity = Wanted direction
importing-target-kind = Target kind
importing-target-kind-none = Not given
importing-values-count = Values count
importing-values-count-none = Not given
importing-values-count-year = Each its own year
importing-values-count-total = The total so far
importing-plan = Plan name
importing-plan-first = First fiscal year
importing-plan-last = Last fiscal year
importing-legend = Symbols without a value
importing-legend-hint = Usual symbols such as － and … are read without being listed.
importing-legend-symbol = “{ $symbol }”
importing-legend-remove = Remove “{ $symbol }”
importing-legend-zero = The number 0
importing-legend-new = Symbol
importing-legend-add = Add

importing-questions = Some names fit several areas. { $count ->
    [one] One is left to choose.
   *[other] { $count } are left to choose.
}
importing-questions-answered = Every area is decided. Each can still be chosen again.
importing-alike = { $count ->
    [one] { $count } label is also an indicator of other data in the store; choose it where it is the same.
   *[other] { $count } labels are also indicators of other data in the store; choose them where they are the same.
}
importing-alike-apart = Stands apart
importing-question = “{ $text }” ({ $rows } { $rows ->
    [one] row
   *[other] rows
})
importing-question-choose = Choose an area
importing-question-skip = Do not import

importing-parts-question = Rows differ in nothing but one column. { $count ->
    [one] Choose what the column is.
   *[other] Choose what { $count } columns are.
}
importing-parts-answered = Every column that tells rows apart is decided. Each can still be chosen again.
importing-parts-column = “{ $column }” ({ $members }; rows: { $rows })
importing-parts-choose = Choose
importing-parts-breakdown = A breakdown
importing-parts-total = Rows of the whole only
importing-parts-skip = Leave these rows out
importing-parts-ignore = The column does not matter
importing-offers = Headings that look like parts: { $count }. As breakdowns they can be picked by sex and the like.
importing-offer = { $heading } → { $indicator } ({ $parts })
importing-offer-whole = { $heading } → { $indicator } (the whole)
importing-offers-accept = Make all of them breakdowns
importing-period-question = No column, heading or title clearly says when the values are of. Fill in the period that you know from the source.
importing-period-question-none = No column, heading or title says when the values are of. Fill in the period that you know from the source.
importing-period-offer = { $period } (from { $by })
importing-facts-before = What was said about an earlier file of the recipe “{ $recipe }” is not used for this one. Pick what holds for it too.
importing-directions = Targets and baselines contradict the wanted direction of the whole file. { $count ->
    [one] { $count } direction is left to choose.
   *[other] { $count } directions are left to choose.
  }
importing-directions-answered = Every direction is decided. Each can still be chosen again.
importing-direction = “{ $label }” (baseline { $baseline }, target { $target })
importing-direction-choose = Choose a direction

importing-no-sheet = This file has no table.
importing-grid-all = The first { $shown } rows (of { $all }). A red corner marks a cell that cannot be read; point at it for the reason.
importing-grid-head = The first { $shown } rows. A red corner marks a cell that cannot be read; point at it for the reason.
importing-seeking = Reading to row { $row }
importing-grid-around = The rows around row { $row }.
importing-grid-top = Show the first rows
importing-count-rows = Rows: { $read } read, { $kept } kept, { $refused } refused
importing-list-problems = { $count ->
    [one] One problem
   *[other] { $count } problems
}
importing-list-changes = { $count ->
    [one] One revision
   *[other] { $count } revisions
}
importing-list-notes = { $count ->
    [one] One note
   *[other] { $count } notes
}
importing-list-sheets = { $count ->
    [one] One sheet
   *[other] { $count } sheets
}
importing-report-save = Save the report
importing-no-problems = No problems.
importing-no-changes = No value of the store changes.
importing-no-notes = No notes.
importing-problems = List of problems
importing-changes = List of revisions
importing-problem-severity = Outcome
importing-problem-row = Row
importing-problem-column = Column
importing-problem-raw = As written
importing-problem-reason = Reason
importing-problem-cure = Cure
importing-change-old = In the store
importing-change-new = In the file
importing-change-gone = no longer there

help-heading-files = Files
