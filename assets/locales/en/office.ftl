# PPTX, DOCX, XLSX.
office-sheet = Numbers
office-western-year = Period (a fiscal year runs from April to March)
office-since-baseline = Since the baseline
office-contents-title = Figure
office-contents-slide = Slide
office-figure-caption = Figure
office-table-caption = Table
office-numbers = The numbers of the figure
figure-format-pptx = PPTX (slides with charts that can be edited)
figure-format-docx = DOCX (text with figure, table and sources)
figure-format-xlsx = XLSX (numbers and chart)
pack-format-pptx = PPTX (slides with charts that can be edited)
pack-format-docx = DOCX (text with figures, tables and sources)
help-option-excel = CSV for spreadsheets (UTF-8 with byte order mark, CR LF, no text that would calculate); the same as --format csv-bom
