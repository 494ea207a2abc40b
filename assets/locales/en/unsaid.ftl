# What a file leaves open about its values
import-problem-unsaid_meaning = Heading “{ $heading }” has a word for targets or forecasts, and it is not clear whether the values are actuals, targets or forecasts
import-problem-unsaid_targets = Heading “{ $heading }” speaks of targets, and no value was taken as a target
import-cure-unsaid_meaning = Say what the values are. On the command line, use --column '{ $heading }=target' (targets), =projection (forecasts), =plan (planned values), =actual (actual values) or =ignore (not used).
error-import-column-kind = There is no kind of column “{ $text }”. Use one of these: { $kinds }
import-problem-unsaid_not_ended = The period has not ended, and it is not clear whether the value is an actual or a forecast
import-problem-unsaid_years = The period of heading “{ $heading }” and “{ $written }” in the column of periods differ
import-problem-unsaid_rise = A difference stands where a level should
import-problem-unsaid_note = The note “{ $note }” below the table speaks of projections or provisional years, and the values of the rows were taken as actuals
import-cure-unsaid_not_ended = Say what the values are. On the command line, use --ahead projection, --ahead plan or --ahead actual.
import-cure-unsaid_years = Check in the original table which period is right, and mend the other one.
import-cure-unsaid_rise = Write the level to be reached; for a target that is a rise, use the target kind increase (--target-kind increase_stock).
import-cure-unsaid_note = Give rows of projections and provisional values a column that says the kind of value.
importing-ahead = Values of periods that have not ended
importing-ahead-none = Not decided (not taken)
help-option-import-ahead = What values of periods are that have not ended: projection, plan or actual
import-fact-year = Kind of years
import-problem-unsaid_units = other values of this name are in “{ $unit }”, which does not fit this value, so it became another indicator
import-problem-unsaid_unit_beside_none = other values of this name have no unit and this one has, so it became another indicator
import-cure-unsaid_units = If they count the same, write the same unit in the table and import it again.
import-summary-alike-problems = …{ $count } more for the same reason.
importing-offers-each = Choose heading by heading
import-problem-former_continued = { $places } is “{ $successors }” since { $year }/{ $month }/{ $day }, and the values were taken as those of the latter
import-problem-former_merged = { $places } became a part of “{ $successors }” on { $year }/{ $month }/{ $day } and is no more
import-problem-former_namesake = Before { $year }/{ $month }/{ $day } there was { $places } beside “{ $successors }”, and it is not clear which is meant
import-cure-former_merged = Values from before a merger are not those of the merged municipality and are not taken. Use a table that counts within the bounds of today.
import-cure-former_namesake = Say which area it is (on the command line --answer); if it is none of those offered, leave the row out.
import-problem-uncertain_area = Seems to be the area { $codes }, but the name or code as written does not settle it
