# What is asked about where and when
import-problem-year_kind = It is not said whether the year is a fiscal or a calendar year
import-problem-month_of_year = It is not clear of which year the month in the heading is
import-cure-year_kind = Say whether years are fiscal or calendar years. On the command line, use --year.
import-cure-month_of_year = Check the year above the months (年度 or 年) and their order. Only in a fiscal year are January to March of the next year.
error-import-year-kind = It is not said whether years such as R3 or 2021 are fiscal years (年度) or calendar years (年). Say it with --year fiscal_year or --year calendar_year.
error-import-no-area-offered = No column, heading or title says which area the values are of. From { $by } it may be the following; if that is right, say it: { $options }
importing-place-question = No column, heading or title says which area the values are of. Pick the area if one of these is right, or choose it under “Whole file”.
importing-place-question-none = No column, heading or title says which area the values are of. Choose it under “Whole file”.
importing-place-offer = { $place } (from { $by })
importing-year-question = It is not said whether years such as R3 or 2021 are fiscal or calendar years.
importing-blocked-place = Say first which area the values are of.
importing-blocked-year = Say first whether years are fiscal or calendar years.
import-summary-extent = To compare: { $indicators ->
    [one] { $indicators } indicator
   *[other] { $indicators } indicators
} × { $areas ->
    [one] { $areas } area
   *[other] { $areas } areas
}
