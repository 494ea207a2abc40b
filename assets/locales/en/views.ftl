### Filters, saved views, palette, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

filter-none = No filter
filter-active = Filters
filter-clear = Remove the filter “{ $filter }”
filter-clear-all = Remove all
filter-words = contains “{ $text }”
filter-years = { $first }–{ $last }
pick-levels = Levels
step-filter = filter
step-years = years
step-layout = chart layout
step-city = city profile

## Views

views-menu = View
views-title = Saved views
views-list = Saved views
views-save-now = Save the present view
views-save-file = Save the present view to a file
views-open-file = Open a view file
views-none = No saved view yet
views-empty = There is no saved view yet. Save the present one under a name, and it is listed here to be opened at any time.
views-explained = Keeps the screen, cities, indicators, filters and ruler, with the vintages of the data in use.
views-name = Name of the view
views-new-name = New name
views-open = Open “{ $name }”
views-rename = Rename “{ $name }”
views-rename-short = Rename
views-rename-do = Rename
views-delete = Delete “{ $name }”
views-delete-short = Delete
views-file = Save “{ $name }” to a file
views-file-short = To a file
views-replace-question = There is already a view “{ $name }”. Replace it?
views-saved = View “{ $name }” saved.
views-replaced = View “{ $name }” replaced.
views-renamed = View “{ $from }” renamed to “{ $to }”.
views-deleted = View “{ $name }” deleted.
views-taken-back = The change of the view was undone.
views-file-written = View saved to a file: { $path }
views-opened = View “{ $name }” opened. The data is as it was when the view was saved.
views-opened-changed = View “{ $name }” opened. The data is not as it was when the view was saved.
views-quoted = “{ $name }”
step-view = opening a view

## What has changed since a view was saved

views-vintage-newer = “{ $title }” has a newer vintage ({ $before } → { $after }).
views-vintage-newer-removed = “{ $title }” has a newer vintage ({ $before } → { $after }). The vintage of that time is not in this store, so the figures cannot be compared.
views-vintage-other = “{ $title }” is in use in another vintage ({ $before } → { $after }).
views-vintage-other-removed = “{ $title }” is in use in another vintage ({ $before } → { $after }). The vintage of that time is not in this store, so the figures cannot be compared.
views-vintage-missing = “{ $title }” ({ $before }) is not in this store.
views-vintage-added = “{ $title }” ({ $after }) was added.
views-same-figures = Values and targets are the same.
views-changed-figures = { $observations } { $targets }
views-changed-observations = Values: { $new } new, { $revised } revised, { $gone } gone.
views-changed-targets = Targets: { $new } new, { $revised } revised, { $gone } gone.
views-lost-areas = Cities no longer there: { $names }
views-lost-indicators = Indicators no longer there: { $names }
views-lost-comparison = Comparison no longer there: { $names }
views-lines =
    { $done }
    { $next }
since-title = Figures changed since the view was saved
since-stored = Brought in: { $before } → { $after }
since-revised = Revised figures (those of this view first)
since-before = When saved
since-after = Now
moment = { $date }, { $time } (UTC)

## Asking for a file

dialog-open-view-title = Open a view file
dialog-open-view-filter = Machikurabe view
dialog-save-view-title = Save the view to a file
dialog-save-view-filter = Machikurabe view
path-label = Path of the file
path-open = Open
path-save = Save
path-replace = Replace
path-missing = There is no file at this path.
path-exists = “{ $name }” exists already. Saving replaces it.

## Notices

notice-details = Details
notice-fold = Hide details
notice-more = { $count } more
notice-fewer = Show the newest only
notice-take-back = Take back
notice-show-changes = Show the changes
action-dismiss-all = Close all notices
action-clear-filters = Remove all filters
palette-screen = Screen
action-left-pane = Hide or show the left pane (cities, indicators)
action-dark = Switch between light and dark

## Command palette

palette-title = Find a command
palette-hint = Find a command, city, theme or indicator
palette-nothing = Nothing matches “{ $text }”. Try fewer letters.
palette-more = { $count } more
palette-view = Open view: { $name }
palette-pick-city = Pick city: { $name }
palette-unpick-city = Unpick city: { $name }
palette-city = Show city: { $name }
palette-filter-on = Filter: { $name }
palette-filter-off = Remove filter: { $name }
palette-comparison = Comparison: { $name }
palette-indicator = Show indicator: { $name }
palette-scale-own = Value axis: as printed
palette-scale-index = Value axis: index (first year = 100)
palette-scale-per_1000 = Value axis: per 1,000 residents
palette-panels-unit = Panels: one for each unit
palette-panels-city = Panels: one for each city
palette-panels-indicator = Panels: one for each indicator
palette-mark-lines = Chart: lines
palette-mark-bars = Chart: bars (one year)

## Other words to be found by; never shown

reading-shortcut-search = find search
reading-shortcut-undo = back
reading-shortcut-redo = again
reading-screen-overview = matrix start home
reading-screen-city = profile
reading-screen-compare = chart graph
reading-screen-gaps = targets board
reading-screen-population = residents projection births
reading-screen-activities = measures projects
reading-screen-data = table observations proof
reading-screen-consistency = check disagreements
reading-views-save-now = bookmark keep
reading-views-list = bookmarks rename delete
reading-views-save-file = export view
reading-views-open-file = import view
reading-shortcut-clear = unpick reset
reading-action-clear-filters = reset filters
reading-shortcut-time-axis = plan years calendar
reading-shortcut-language = english japanese
reading-action-left-pane = fold sidebar picks
reading-action-close-detail = hide sidebar right pane
reading-action-dark = theme night appearance
reading-menu-zoom-in = larger
reading-menu-zoom-out = smaller
reading-menu-zoom-reset = zoom 100%
reading-menu-open-store = database file
reading-menu-vintages = versions pin
reading-action-dismiss-all = dismiss messages
reading-menu-shortcuts = help keys
reading-menu-quit = exit close
reading-theme-population_birth = children
reading-theme-migration = moving
reading-theme-employment = jobs work
reading-theme-industry = business founders
reading-theme-primary_industry = farming forestry fishing
reading-theme-tourism = visitors guests
reading-theme-relations = donations
reading-theme-marriage_birth = wedding
reading-theme-childcare = nursery
reading-theme-education = schools
reading-theme-health = care
reading-theme-participation = equality
reading-theme-digital = online
reading-theme-resilience = disasters transport
reading-ruler-default = default
reading-ruler-nemuro = city
reading-ruler-iwamizawa = city
reading-ruler-tama = city
reading-ruler-nagano = prefecture
reading-ruler-nagayo = town
reading-ruler-ino = town

## Failures

error-view-unreadable = “{ $path }” cannot be read ({ $detail }), so please check the place and your permission to read it.
error-view-not-a-view = “{ $path }” is no view file of まちくらべ, so please choose another file.
error-view-newer = “{ $path }” was written by a newer まちくらべ, so please update まちくらべ.
error-view-malformed = Line { $line } of “{ $path }” cannot be read ({ $detail }), so please mend it or choose a file that was saved anew.
error-view-name = The view in “{ $path }” has no name or too long a one, so please give it one of up to 200 characters.
error-view-words = The search words in “{ $path }” are too long, so please shorten them to 200 characters.
error-view-ruler = The thresholds of the ruler in “{ $path }” do not fall from on track to slightly behind or are not between 0 and 2, so please mend them.
error-view-years = The first year in “{ $path }” is after the last, so please mend the years.
error-view-exists = “{ $path }” exists already and was not saved, so please choose another name or replace it.
error-view-no-store = No store is open, so the view “{ $name }” cannot be shown. Open a store first.
error-view-read-only = This store is read-only, so views cannot be kept in it. Save the view to a file.
error-view-damaged = Some saved views cannot be read: { $names }. They are left in the store.
error-usage-view = --view is for the window only and cannot be used with a command.
help-option-view = view file that the window opens on
