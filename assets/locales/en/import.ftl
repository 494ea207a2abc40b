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

