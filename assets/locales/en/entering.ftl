# Entering values (city screen)

entering-open = Enter values
entering-open-count = Enter values ({ $count } not saved)
reading-entering-open = type add correct values
entering-title = { $city }: enter values
entering-year = Actual { $year }
entering-year-before = Year before
entering-year-after = Year after
entering-filter = Find an indicator
entering-filter-clear = Clear the words
entering-document = Document
entering-document-hint = Title of the document
entering-documents = Choose among this city's documents
entering-page = Page
entering-applied = For every value that is entered; each line can have its own
entering-save = Save ({ $count })
entering-save-hint = Saves what was entered as one vintage ({ $keys })
entering-discard = Discard
entering-discard-ask = Discard { $count ->
    [one] the value that was entered
   *[other] the { $count } values that were entered
}? What is saved stays as it is.
entering-discard-back = Go back
entering-close = Close
entering-none = This city has no indicator to enter values for. Add a plan and indicators with “Add a city”, or import the form for indicators.
entering-none-found = No indicator contains these words.
entering-cell = { $indicator } { $period }
entering-cell-total = { $indicator } { $period } cumulative
entering-cell-page = Page of { $indicator } { $period }
entering-total = cumulative
entering-column-verdict = Status
entering-look = Check
entering-reason-needed = Reason needed
entering-formula-before = Formula now
entering-formula-after = Formula once saved
entering-no-target = There is no target, so there is no status.
entering-pick-line = The formula of a line is shown here once the line is picked.
entering-note = Note (F2)
entering-reason = Reason for the change (F2)
entering-own-document = Document of this value alone
entering-status = Status of the value
entering-status-as-typed = As typed
entering-drop = Drop the typed value
entering-dropped = Will be dropped
entering-keep = Keep it
entering-was = The value is { $value } now. Write why it is changed.
entering-lacks-values = Nothing has been entered yet.
entering-lacks-document = Write the title of the document that the values were read from.
entering-lacks-value = A value cannot be read. Correct or clear it.
entering-lacks-reason = Write why the present value is changed.
entering-read-only = Values cannot be entered because this store cannot be written: { $path }
entering-left = { $count ->
    [one] One value is
   *[other] { $count } values are
} entered and not saved ({ $city }).
notice-go-on-entering = Go on
entering-saved = { $count ->
    [one] One value was
   *[other] { $count } values were
} saved (dataset “{ $dataset }”). “Undo” in the menu Edit takes it back.
entering-taken-back = { $count ->
    [one] The saved value was
   *[other] The { $count } saved values were
} taken back and can be edited again.
entering-pencil = Correct a value
entering-pencil-of = Correct { $value }
step-typed = entering values
step-typed-save = saving entered values
step-comparison-save = saving a comparison
step-comparison-delete = deleting a comparison

# Own comparisons

comparison-save-as = Save as comparison
reading-comparison-save-as = own comparison
comparison-edit = Edit
comparison-delete = Delete
comparison-title = Comparison
comparison-name = Name
comparison-grade = Grade
comparison-grade-same = the definition is the same
comparison-grade-similar = definitions differ, and the reason says how
comparison-grade-look_alike = only the names are alike: side by side, nothing more
comparison-reason = Reason
comparison-name-en = Name in English (optional)
comparison-reason-en = Reason in English (optional)
comparison-members = Indicators ({ $count })
comparison-leave-out = Leave { $name } out
comparison-saved = The comparison “{ $name }” was saved.
comparison-deleted = The comparison was deleted.
comparison-taken-back = The change of the comparison was taken back.
error-comparison-name = Write a name for the comparison.
error-comparison-reason = Write why the indicators may be compared so far.
error-comparison-members = A comparison needs two indicators or more. Pick the indicators to compare first.
error-comparison-own = “{ $text }” is not a comparison of your own and cannot be changed.
error-comparison-taken = There is a comparison “{ $name }” already ({ $id }). Give it another name.
error-comparison-indicator = There is no indicator “{ $text }”. Give its identifier, or “name of the indicator:name of the city”.
help-command-compare = Keep several indicators as a comparison with its grade and reason; an own comparison of that name is replaced
help-example-compare = machikurabe compare --name Recruits --grade similar --reason "counted a little differently" --indicator nemuro-kpi-001 --indicator 新規就業者数:苫小牧市
help-option-compare-name = Name of the comparison
help-option-compare-grade = How far its members may be compared: same, similar or look_alike
help-option-compare-reason = Why
help-option-compare-indicator = Identifier of an indicator, or “name of the indicator:name of the city”; given twice or more
help-option-compare-name-en = Name in English
help-option-compare-reason-en = Reason in English
help-option-compare-delete = Delete the own comparison of this name

# Adding a city, a plan, an indicator

city-add = Add a city
reading-city-add = new municipality plan
plan-add = Add a plan
plan-city = Municipality
plan-city-hint = Find among all of Japan (name, reading, code)
plan-city-none = No municipality fits “{ $text }”.
plan-other-city = Choose again
plan-name = Name of the plan
plan-first-year = First fiscal year
plan-last-year = Last fiscal year
plan-years-hint = Western years: write 2025 for fiscal year 2025.
plan-saved = The plan “{ $name }” was saved. “Add an indicator” adds its indicators.
plan-taken-back = What was added was taken back.
error-plan-city = Choose the municipality.
error-plan-name = Write the name of the plan.
error-plan-years = Write the first and the last fiscal year of the plan in this order, 30 years at most.
error-plan-document = Write the title of the document.
error-plan-known = This city has a plan “{ $name }” already.
kpi-add = Add an indicator
kpi-save = Save and close
kpi-save-next = Save and add the next
kpi-reason = Why that direction is wanted
kpi-reason-hint = for example: nobody should wait for day care
kpi-baseline-hint = empty where the document has none
kpi-kind-choose = Choose the target kind
kpi-kind-reach = reach that level by the end (from 10 to 15 recruits a year)
kpi-kind-accumulate = add up over the plan (50 cases in five years)
kpi-kind-increase_stock = add that much to the baseline (10 projects more than 33)
kpi-kind-every_year = the same amount every year (60,000 visitors each year)
kpi-kind-average = that level on average over the plan (1.5 over five years)
kpi-kind-maintain = hold that level (keep 1.67 or more)
kpi-then = Once it is saved, “Enter values” takes its actuals and shows the status and the formula.
kpi-wrong = { $field }:{" "}
kpi-saved = The indicator “{ $label }” was saved.
kpi-doubt-direction = The target is on the worse side of the baseline. That is right where a decline is to be slowed down.
kpi-doubt-baseline = Without a baseline there is no progress.
error-kpi-label = Write the name of the indicator.
error-kpi-polarity = Choose whether a higher or a lower value is better.
error-kpi-reason = Write why that direction is wanted.
error-kpi-kind = Choose the target kind.
error-kpi-number = “{ $text }” cannot be read as a number.
error-kpi-known = There is an indicator “{ $label }” under the same policy already.
step-plan-add = adding a plan
step-kpi-add = adding an indicator

# Pasting

menu-paste = Bring in a copied table
reading-menu-paste = paste clipboard cells
paste-name = Pasted
error-paste-cells = What was pasted is no table. Copy the cells of a spreadsheet.
error-paste-write = The pasted table could not be put into a temporary file: { $cause }

# Own grades

grade-add = Enter the city's own grade
grade-of = What is graded
grade-body = Evaluating body
grade-scheme = Grade scheme
grade-grade = Grade
grade-period = Period graded
grade-apart = The city's own grade stands beside the status and is never mixed with it.
grade-saved = The city's own grade “{ $grade }” was saved.
error-grade-empty = Write the grade.
error-grade-scheme = “{ $grade }” is no grade of this scheme. Write one of { $known }.
error-grade-plan = This indicator belongs to no plan, so that no own grade can be given.
error-grade-policy = This indicator has no policy. Enter the grade as one of the indicator.
step-grade-add = adding an own grade
