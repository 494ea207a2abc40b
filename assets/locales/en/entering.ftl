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
entering-change = { $before } → { $after }
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
