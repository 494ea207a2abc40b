### Data and consistency, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

data-title = Values
data-count = { $count } of { $total } rows
data-picks-only = Picked indicators only ({ $count })
data-status = State of the value
data-missing-only = Missing only
data-missing-reason = Reason missing
data-first-year = First year
data-last-year = Last year
data-columns = Columns
data-nothing = No value fits. Remove a filter, or pick more cities, themes or levels on the left.
table-filter = Filter (words to contain)
table-filter-clear = Clear the filter words
table-sort-none = Back to the order of the data
table-copy = Copy rows
table-copy-selected = { $count ->
    [one] Copy the selected row
   *[other] Copy the { $count } selected rows
}
table-copy-all = { $count ->
    [one] Copy the one row shown
   *[other] Copy all { $count } rows shown
}
notice-copy-too-many = { $count } rows are too many for the clipboard (at most { $most }). Narrow the rows with filters, or write them to a file with the command machikurabe series --format csv.
check-explained = Every change, total, growth and share that a document prints is computed again from the numbers that the same document prints. A repeat is compared with its original.
check-agrees = The printed { $printed } follows from the document's own numbers.
check-verdict = Result
check-verdict-count = { $verdict } { $count }
check-what = Check
check-difference = Difference
check-nothing = No figure fits. Show more results above, remove a filter, or pick more cities on the left.
check-cell-cumulative = Total { $number }
check-cell-change = Change { $number }
check-select-row = Select a row to read here what was compared.
verdict-differs = Differs
verdict-agrees = Agrees
verdict-uncheckable = Not checkable
