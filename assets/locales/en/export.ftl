### Figures, briefing pack, files written, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

figure-finding-more = { $municipality } “{ $indicator }” rose from { $first } in { $from } to { $last } in { $to }
figure-finding-less = { $municipality } “{ $indicator }” fell from { $first } in { $from } to { $last } in { $to }
figure-finding-same = { $municipality } “{ $indicator }” was { $first } in { $from } and { $last } in { $to }
figure-finding-value = { $municipality } “{ $indicator }” was { $last } in { $to }
figure-finding-total = { $municipality } “{ $indicator }” came to { $value } in total by { $period } (target { $target })
figure-finding-status = { $finding }; status: { $status }
figure-finding-on-track = { $name }: { $ontrack } of { $count } assessable are achieved, on track or mostly on track
figure-finding-changes = { $name }: of { $count }, { $more } rose and { $less } fell
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

error-figure-no-room = The figure does not fit into this size. Choose a larger size or fewer indicators.
error-figure-glyph = The typeface of figures has no { $character } (in “{ $text }”). Replace this character by another.
error-figure-pixels = The image would be too large ({ $width }×{ $height } pixels). Choose a lower scale or resolution.
error-figure-format = The { $format } figure could not be made: { $cause }
error-figure-no-picks = No indicators are picked for the figure. Pick some with --indicator, --comparison, --city, --theme or --text.
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
help-option-view = Screen: compare or overview; compare without one
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
