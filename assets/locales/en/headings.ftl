# Columns whose headings, or rows, leave open what their values are and when
import-problem-heading_part_of_year = This column holds values of a part of a year (half, quarter, some months), which cannot be kept as values of the year
import-cure-heading_part_of_year = Only columns with values of years, fiscal years, months and days can be imported. If the column is not needed, set its kind to “Not used”.
import-problem-heading_two_times = The heading names two different periods
import-cure-heading_two_times = Check the years of the heading. To use the column, set its kind to “Value” and choose the period. On the command line: --column 'heading=value'.
import-problem-heading_nameless = This column of values has no heading
import-cure-heading_nameless = Give the column a heading, or set its kind to “Not used”.
import-problem-heading_thousands = The digits seem to go on those of the column before (24,636)
import-cure-heading_thousands = Remove the separators of thousands, or put the numbers in quotation marks ("). If they are separate values, set the kind of each column to “Value”. On the command line: --column 'heading=value'.
import-problem-heading_and_row = The heading names another year than the row
import-cure-heading_and_row = If the year of the heading is right, set the kind of its column to “Value” (on the command line: --column 'heading=value'). If the year of the row is right, remove the year from the heading.
import-problem-month_of_row = Months (days) begin anew below a year (month) that is written once, so that it is not clear of which year (month) the row is
import-cure-month_of_row = Write the year (month) into the empty cells.
import-problem-title_unit = The unit “{ $unit }” of the title does not fit this indicator; taken without unit
import-cure-title_unit = Write the unit into the heading, or check it.
