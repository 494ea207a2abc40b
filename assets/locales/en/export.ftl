### Figures, briefing pack, files written, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

figure-finding-more = { $municipality } “{ $indicator }” rose from { $first } in { $from } to { $last } in { $to }
figure-finding-less = { $municipality } “{ $indicator }” fell from { $first } in { $from } to { $last } in { $to }
figure-finding-same = { $municipality } “{ $indicator }” was { $first } in { $from } and { $last } in { $to }
figure-finding-value = { $municipality } “{ $indicator }” was { $last } in { $to }
figure-finding-total = { $municipality } “{ $indicator }” came to { $value } in total by { $period } (target { $target })
figure-finding-status = { $finding }; status: { $status }
figure-finding-on-track = { $name }: { $ontrack } of { $count } assessable are achieved, on track or mostly on track
figure-finding-changes = { $name }: of { $count }, { $more } rose and { $less } fell
figure-finding-all-more = { $name }: all { $count } rose
figure-finding-all-less = { $name }: all { $count } fell
figure-subtitle = { $title } (unit: { $units })
figure-units = Unit: { $units }
figure-matrix-subtitle = Number of targets by status, theme and city
figure-missing-mark = Missing
figure-missing = Missing: { $count } ({ $gaps })
figure-missing-more = Missing: { $count } ({ $gaps } and { $more } more)
figure-sources = Sources: { $sources }
figure-data = Data: { $title } { $version } (brought in { $date })
figure-data-undated = Data: { $title } { $version }
figure-alt = { $title }. { $chart }
figure-written = Figure written: { $path }

error-figure-no-room = The figure does not fit into this size. Choose a larger size, or fewer indicators, themes or cities.
error-figure-glyph = The typeface of figures has no { $character } (in “{ $text }”). Replace this character by another.
error-figure-pixels = The image would be too large ({ $width }×{ $height } pixels). Choose a lower scale or resolution.
error-figure-format = The { $format } figure could not be made: { $cause }
error-figure-no-picks = No indicators are picked for the figure. Pick some with --indicator, --comparison, --city, --theme or --text.
error-figure-empty = The documents give no numbers for this figure. Pick another city or topic.
error-figure-one-city = A figure about the population is of one city. Pick one with --city.
error-figure-nothing-found = No indicator fits what was picked. See machikurabe indicators for the list.
error-figure-extension = The format of { $path } is not known. Let the name end in .svg, .png or .pdf.
error-figure-size = There is no figure size “{ $text }”. Known sizes: slide, 4x3, a4, a4-portrait, column, 160x90mm (20–2,000 mm), 1200x800px (100–20,000 px)
error-filter-comparison = There is no comparison “{ $text }”. Known comparisons: { $known }
error-write-exists = { $path } exists already. To replace it, ask for overwriting.
error-write-no-folder = The folder { $path } does not exist. Make it first or choose another place.
error-write-forbidden = { $path } may not be written. Choose another place.
error-write-full = There is no room to write { $path }. Make room or choose another place. The file that was there is unchanged.
error-write-name = The file name is too long or has characters that cannot be used: { $path }. Choose a shorter name.
error-write-is-folder = { $path } is a folder. Add a file name.
error-write-other = { $path } could not be written: { $cause }. The file that was there is unchanged.

help-command-figure = Writes a figure as SVG, PNG or PDF, with title, sources, ruler and reasons of missing values
help-example-figure = machikurabe figure --comparison childcare-consultations --size a4 --out figure.pdf
help-option-figure-view = Screen: compare, overview, gaps or population; compare without one
help-option-topic = What a figure about the population shows: total, ages, movement or fertility; total without one
help-option-comparison = Name or key of a comparison; all of its indicators are drawn
help-option-title = Title; without one it is made from the data
help-option-size = Size: slide (wide), 4x3, a4, a4-portrait, column (one of two columns), 160x90mm, 1200x800px; slide without one
help-option-style = Colours: colour, grey (dash and marker tell lines apart), print (thin lines); colour without one
help-option-own-city = The own city, drawn bold
help-option-scale = Scale of a PNG, 1 to 4; a slide has 1920×1080 pixels at 2; 2 without one
help-option-dpi = Resolution of a PNG in pixels per inch, 36 to 1200; used instead of --scale
help-option-outline = Turns the text of an SVG into shapes, so that it looks the same without the typeface
help-option-plan-time = Counts shares of the plan on the horizontal axis
help-option-overwrite = Replaces a file of the same name
help-option-out = The file to write; its format follows from the end of its name (.svg, .png, .pdf)

error-export-rows = { $format } cannot hold { $rows } rows (at most { $most }). Export to CSV or Parquet instead.
error-export-format = { $format } could not be written: { $cause }. Choose another format.
error-export-dataset = There is no dataset “{ $dataset }”. Check its name.
error-export-write = { $path } could not be written: { $cause }. Check the place, its permissions, and whether something of this name is there.
help-command-export = Write all data of the store (data package, CSV, Parquet, XLSX)
help-option-export-dataset = Name of the dataset to write (all without it)
help-option-export-out = File to write (.csv, .parquet, .xlsx), or the folder of a data package
help-example-export = machikurabe export --out everything.csv
export-written = Written to { $path }: { $indicators } indicators, { $values } values

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

## Packs of figures
briefing-title = City KPIs
briefing-contents = Contents
briefing-cities = Cities: { $cities }
briefing-part = { $title } ({ $part }/{ $parts })
briefing-written = Briefing pack written ({ $count ->
    [one] one figure
   *[other] { $count } figures
}): { $path }
briefing-cancelled = The export was cancelled. No file was changed.
error-briefing-empty = There is no figure. Add figures to the briefing pack, or choose other cities and themes.
error-briefing-figure = “{ $title }” cannot be drawn. { $cause }
error-briefing-extension = The format of { $path } is not known. End the name in .pdf or .xlsx, or name a folder.
help-command-briefing = Write a briefing pack: one PDF, KPI sheets with a check-workbook (XLSX), or a folder of images
help-example-briefing = machikurabe briefing --city Nemuro,Iwamizawa --out pack.pdf
help-option-view-file = View file to be drawn; may be repeated. Without one, the main figures of the cities and themes are collected
help-option-briefing-title = Title of the briefing pack
help-option-briefing-size = Size: a4, a4-portrait, slide (16:9), 4x3, column, 160x90mm, 1200x800px. a4 if not given
help-option-images = Format of the images in a folder: png or svg. png if not given
help-option-briefing-out = Where to: a file ending in .pdf or .xlsx, or a folder for images

## The dialog for a figure, and the basket
figure-menu = Figure
figure-export = Export figure
figure-export-explained = Title, sources, ruler and reasons for missing values go with it.
figure-title = Title
figure-format = Format
figure-format-png = PNG (image)
figure-format-svg = SVG (vectors)
figure-format-pdf = PDF
figure-format-csv = CSV (displayed values)
figure-format-tsv = TSV (displayed values)
figure-size = Size
figure-size-slide = Slide 16:9
figure-size-4x3 = Slide 4:3
figure-size-a4 = A4 landscape
figure-size-a4-portrait = A4 portrait
figure-size-column = Half-page column
figure-size-own = Own size (mm)
figure-width = Width
figure-height = Height
figure-style = Colours
figure-style-colour = Colour
figure-style-grey = Grey
figure-style-print = Print (thin lines)
figure-pixels = Resolution
figure-scale = Scale
figure-dpi = Pixels per inch
figure-outline = Turn words into shapes
figure-save = Save
figure-copy-image = Copy figure as image
figure-copy-data = Copy values of figure
figure-image-copied = The figure was copied as an image.
figure-data-copied = The values of the figure were copied. They can be pasted into a spreadsheet.
basket-title = Briefing pack
basket-add = Add this figure to the briefing pack
basket-open = Open the briefing pack
basket-open-count = Open the briefing pack ({ $count })
basket-added = Added to the briefing pack: { $title }
basket-undo = Undo change
basket-redo = Redo change
basket-pack-title = Title of the briefing pack
basket-empty = The briefing pack is empty. Choose “Add this figure to the briefing pack” on the screens Overview, City, Compare, Gaps or Population.
basket-number = { $number }  { $screen }
basket-up = Up
basket-up-of = Move number { $number } up
basket-down = Down
basket-down-of = Move number { $number } down
basket-remove = Remove
basket-remove-of = Remove number { $number }
basket-title-of = Title of number { $number }
basket-note = Note
basket-note-of = Note on number { $number }
basket-save = Save the briefing pack
basket-progress = Progress of the export
pack-format-pdf = PDF (cover, contents, page numbers)
pack-format-xlsx = XLSX (KPI sheets and check-workbook)
pack-format-png = Folder of PNG images
pack-format-svg = Folder of SVG images
pack-written = The briefing pack was written: { $path }
error-figure-none = This screen has no figure to export. Pick cities or indicators, or open Overview, City, Compare, Gaps or Population.
error-writing-under-way = The export before is not finished yet. Choose this again when it is.
dialog-save-figure-title = Save figure
dialog-save-figure-filter = Figure
dialog-save-pack-title = Save briefing pack
dialog-save-pack-filter = Briefing pack
dialog-save-folder-title = Save folder of images
dialog-save-folder-filter = Name of the folder for the images
reading-figure-export = save picture image
reading-figure-copy-image = clipboard picture
reading-figure-copy-data = clipboard table
reading-basket-add = basket collect briefing
reading-basket-open = basket collected briefing
