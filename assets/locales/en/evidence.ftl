## What a file says about its values, and what nobody says

theme-unset = No theme
reading-theme-unset = none unset
importing-theme-read = As headings and titles say
importing-period-typed = Period of the values
importing-period-columns = Where columns are of different periods, choose a column on the left and fill in its period.
importing-period-names = Periods found in names and notes. They need not be those of the values: pick one only if you have checked it.
error-import-period-of = “{ $text }” does not say when a column is of. Write HEADING=PERIOD (for example 総人口=2020年, 15歳*=2020年), with the heading of a column of values, or its beginning and an asterisk.
help-option-period-of = When the values of a column are of (for example 総人口=2020年, or 15歳*=2020年 for all columns that begin with 15歳); repeatable
import-aspect-place = Areas
import-aspect-period = Period
import-aspect-unit = Unit
import-aspect-role = Role
import-aspect-theme = Theme
import-given = { $aspect }: { $what }, { $from } (values, gaps and targets: { $values })
import-given-theme = { $aspect }: { $what }, { $from } (new indicators: { $values })
import-given-names = { $names }
import-given-areas = { $names } and others, { $count } in all
import-given-more = { $names } and others, { $count } in all
import-given-no-unit = None
import-given-period = { $period }
import-given-periods = { $first } to { $last }
import-from-cell = from the cells of the values
import-from-heading = from headings
import-from-title = from a title or note
import-from-usual = said nowhere
importing-given-count = { $values }
period-kind-quarter = Quarter
period-quarter = { $quarter ->
    [1] Jan–Mar
    [2] Apr–Jun
    [3] Jul–Sep
   *[4] Oct–Dec
} { $year } ({ $era })
period-quarter-short = { $quarter ->
    [1] Jan–Mar
    [2] Apr–Jun
    [3] Jul–Sep
   *[4] Oct–Dec
} { $year }
importing-list-evidence = Evidence { $count }
