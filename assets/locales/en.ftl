# store

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
error-store-full = The disk that holds “{ $path }” is full and nothing was saved, so please make room and try again (everything stored before is unharmed).
error-store-io = The disk or network failed while “{ $path }” was in use ({ $detail }), so please check the connection and try again.
error-store-damaged = “{ $path }” is damaged ({ $detail }) and was left untouched, so please restore a copy or name another place with --store.
error-store-breaches = The dataset “{ $name }” contradicts itself in { $count } places and was not saved, so please correct its source: { $first }
error-store-no-vintage = “{ $path }” holds no dataset with number { $vintage }, so please reopen the list and choose again.
error-store-bad-setting = The setting “{ $key }” cannot be read ({ $detail }) and was not saved, so please set it again.
error-store-unexpected = Something unexpected happened with “{ $path }” ({ $detail }), so please restart and, if it happens again, send this sentence to the developers.

# import

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
