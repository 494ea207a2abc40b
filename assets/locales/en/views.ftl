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
