# The form for indicators (template), and typed values

import-problem-example = An example row, so it was not taken
import-problem-typed_stands = Differs from the typed value { $value }, which goes on to be shown
import-problem-stored_stands = The store says “{ $stored }” for “{ $heading }”, and that stays
import-problem-target_looks_back = The target lies on the worse side of the baseline; it was taken as written
import-problem-no_level = The level is empty, so it was taken as a statistic
import-cure-target_looks_back = Right where a decline is to be slowed down; otherwise check the wanted direction and the target kind
import-cure-no_level = Choose goal target, policy KPI or project KPI, and import again
import-stored-label = { $label }
import-cure-typed_stands = The file's value is kept as well; to use it, drop the typed one with machikurabe set --drop
import-cure-stored_stands = To change it, empty the cell of the identifier and import the row as another indicator
import-summary-against = { $count ->
    [one] 1 value differs from a typed one, which goes on to be shown
   *[other] { $count } values differ from typed ones, which go on to be shown
}

template-sheet = Indicators
template-sheet-words = Choices
template-example = Example
template-written = Written to { $path }: { $rows ->
    [one] 1 indicator
   *[other] { $rows } indicators
}
template-left-out = { $count ->
    [one] 1 value or target has
   *[other] { $count } values or targets have
} facts that this form cannot hold (values of a part of a year, means, reference values, reasons against a baseline). Imported into the same store again, they stay as they are; to move them to another store, use export to write a data package.

template-fiscal = FY{ $year }
template-calendar = CY{ $year }
template-span = { $first }–{ $last }
template-actual = { $period } actual
template-total-plan = { $period } total since the plan began
template-total-scheme = { $period } total since the scheme began
template-total-unknown = { $period } running total
template-total = { $value } (累計)
template-provisional = { $value } (見込)

template-column-municipality = city
template-column-plan = plan name
template-column-plan_years = plan years
template-column-goal = goal
template-column-policy = policy
template-column-project = project
template-column-indicator = indicator
template-column-unit = unit
template-column-polarity = wanted direction
template-column-kind = target kind
template-column-baseline = baseline
template-column-baseline_period = baseline year
template-column-target = target
template-column-target_period = target year
template-column-level = level
template-column-theme = theme
template-column-department = department
template-column-source = source document
template-column-page = page
template-column-note = note
template-column-id = indicator_id

template-note-municipality = The name of the municipality in Japanese; where several bear it, begin with the prefecture (北海道伊達市).
template-note-plan = The name of the plan that sets the target.
template-note-plan_years = The first and the last fiscal year of the plan (2025–2029).
template-note-goal = The heading of the goal that the indicator belongs to; empty where there is none.
template-note-policy = The heading of the policy that the indicator belongs to; empty where there is none.
template-note-project = The name of the project that the indicator belongs to; empty where there is none.
template-note-indicator = The name of the indicator as the document prints it.
template-note-unit = The unit of the values (人, 件, %, 億円).
template-note-polarity = Whether a higher or a lower value is wanted; this is never inferred from the target.
template-note-kind = Reach: a level at the end. Cumulative: a total over the plan. Increase: what is added to the baseline. Every year: an amount each year. Average: a mean over the plan. Maintain: a level that is held.
template-note-baseline = The value from which the plan starts; empty where the document prints none.
template-note-baseline_period = The year of the baseline: FY2018 for a fiscal year, CY2018 for a calendar year.
template-note-target = The value of the target; for totals and increases, the amount over the plan.
template-note-target_period = The year of the target; empty means the last year of the plan.
template-note-level = On which level of the plan the indicator stands.
template-note-theme = The theme under which cities are laid side by side.
template-note-department = The department in charge; empty where there is none.
template-note-source = The document from which the values were read.
template-note-page = The page in that document.
template-note-note = What a reader must know.
template-note-id = The program's own name for the indicator; leave it as it is, and empty for a new indicator.
template-note-actual = The actual of that year; empty where there is none yet, or its reason, such as 未公表 or 算定中.
template-note-total = The total up to that year, only where the document prints totals.

template-example-plan = 第3期まち・ひと・しごと総合戦略
template-example-goal = 子育て
template-example-policy = 保育の充実
template-example-indicator = 待機児童数
template-example-unit = 人
template-example-source = 総合戦略 効果検証調書
template-example-page = 12

help-command-template = Write an Excel form for indicators and targets, empty or filled from a plan in the store; fill it in and bring it back with import
help-example-template = machikurabe template --out indicators.xlsx --from-plan 第2期根室市創生総合戦略
help-option-template-city = Code or name of the city
help-option-template-from-plan = Name or identifier of a plan in the store that fills the form
help-option-template-years = First and last fiscal year of the columns for actuals (2025-2029)
help-option-template-out = The file to write (.xlsx)
error-template-plan = The store has no plan “{ $text }”. It has: { $known }
error-template-plan-several = Several plans are called “{ $text }”. Name the city with --city: { $known }
error-template-city-unknown = There is no municipality “{ $text }”. Give its code, or its name with the prefecture before it.

help-command-set = Type a value of an indicator with its document; imported data stay as they are, and the typed value is shown until it is dropped
help-example-set = machikurabe set --indicator nemuro-kpi-001 --city 012238 --period FY2023 --value 27 --document 効果検証調書 --page 3
help-option-set-indicator = Identifier or name of the indicator
help-option-set-city = Code or name of the city
help-option-set-period = Period (FY2023, R5年度, 2023年)
help-option-set-role = What the value is: actual (without this option), baseline, target, projection, plan or reference
help-option-set-value = The value, or the reason why there is none (未公表, 算定中, 調査なし)
help-option-set-document = Title of the document that the value was read from
help-option-set-page = The page there
help-option-set-note = What a reader must know; the reason where the present value is corrected (required then)
help-option-set-status = Status of the value: normal, provisional or estimated
help-option-set-counting = Whether it is the value of its year (year) or the total so far (total)
help-option-set-drop = Drop the typed value, so that the imported one is shown again
help-option-set-list = List what is typed beside what was imported
help-option-set-format = Format of the list: table, csv, csv-bom (for spreadsheets) or json
set-done = Typed “{ $label }” (dataset “{ $dataset }”, { $count } typed in all).
set-dropped = Dropped the typed value of “{ $label }” (dataset “{ $dataset }”, { $count } left).
set-nothing-new = The same was typed before, so nothing was stored.
set-column-typed = Typed
set-column-delivered = Imported
set-column-conflict = Conflict
set-conflict = Another value came later
set-conflicts = { $count ->
    [one] Another value came after 1 item was typed.
   *[other] Other values came after { $count } items were typed.
} Type the same value again with set to keep it, or add --drop to go back to the imported one.
set-doubt-outside-plan = { $period } lies outside the plan “{ $plan }”. Check the period.
set-doubt-decimals = { $value } has more decimals than { $last } of { $period }. Check the document.
set-doubt-leap = { $value } is far from { $last } of { $period }. Check digits and unit.
error-set-indicator = This city has no indicator “{ $text }”. Look up its identifier with machikurabe indicators.
error-set-indicator-several = Several indicators are called “{ $text }”. Give the identifier: { $ids }
error-set-period = “{ $text }” is no period. Write it like FY2023, R5年度 or 2023年.
error-set-bare-year = Nothing says whether “{ $text }” is a fiscal or a calendar year. Write it like FY2023 or 2023年.
error-set-counting = This indicator has both yearly values and totals so far. Say which with --counting year or --counting total.
error-set-value = “{ $text }” is no value. Give a number, or a reason such as 未公表 or 算定中.
error-set-unit = The unit of “{ $text }” does not fit the indicator's unit “{ $unit }”. Check the unit.
error-set-document = The title of the document is missing. Give it with --document.
error-set-reason = The present value is { $value }. Say with --note why it is to be another one.
error-set-no-target = This indicator has no target for { $period }. Import new targets with the form of machikurabe template.
error-set-target-value = A target is a number.
error-set-nothing-typed = Nothing is typed there. See machikurabe set --list.
error-set-pinned = The dataset “{ $dataset }” is pinned to an earlier vintage. Unpin it on the Data screen first.
error-typed-dataset = “{ $dataset }” is the name of a dataset of typed values, and this store has other typed values. Import it under another name with --dataset.
error-typed-name = “{ $dataset }” is the name of a dataset of typed values. Import under another name with --dataset.

menu-new-form = New form for indicators
dialog-save-form-title = Save the form for indicators
dialog-save-form-filter = Excel workbook
reading-menu-new-form = template kpi excel
