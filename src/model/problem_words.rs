//! What each kind of problem says.

use super::id::IndicatorId;
use super::message::{Explain, Message};
use super::problem::ProblemReason;

impl Explain for ProblemReason {
    fn explain(&self) -> Message {
        let key = match self {
            Self::AmbiguousArea(codes) => {
                // One candidate that is no certainty is no choice among several.
                let one = codes.len() == 1;
                let key = if one { "import-problem-uncertain_area" } else { "import-problem-ambiguous_area" };
                let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
                return Message::new(key).text("codes", codes.join(" / "));
            }
            Self::AmbiguousIndicator(ids) => {
                let ids: Vec<&str> = ids.iter().map(IndicatorId::as_str).collect();
                return Message::new("import-problem-ambiguous_indicator").text("ids", ids.join(" / "));
            }
            Self::UnitContradiction(unit) => {
                return Message::new("import-problem-unit_contradiction").text("unit", unit);
            }
            Self::TitleUnit(unit) => return Message::new("import-problem-title_unit").text("unit", unit),
            Self::UnitDiffers(unit) => return Message::new("import-problem-unit_differs").text("unit", unit),
            Self::Collides(columns) if !columns.is_empty() => {
                return Message::new("import-problem-collides_by").text("columns", columns.join(" / "));
            }
            Self::Breakdown(column, member) if member.is_empty() => {
                return Message::new("import-problem-breakdown-blank").text("column", column);
            }
            Self::Breakdown(column, member) => {
                return Message::new("import-problem-breakdown").text("column", column).text("member", member);
            }
            Self::OtherDelivery(column, then, now) => {
                let message = Message::new("import-problem-other_delivery").text("column", column);
                return message.text("then", then).text("now", now);
            }
            Self::NoResult(cell) => return Message::new("import-problem-no_result").text("cell", cell),
            Self::Scaled { shown, held, unit } => {
                let key =
                    if unit.as_str().is_empty() { "import-problem-scaled-unitless" } else { "import-problem-scaled" };
                return Message::new(key).text("shown", shown).text("held", held).text("unit", unit);
            }
            Self::NoMember(column) => return Message::new("import-problem-no_member").text("column", column),
            Self::OtherSheet(sheet) => return Message::new("import-problem-other_sheet").text("sheet", sheet),
            Self::TypedStands(value) => return Message::new("import-problem-typed_stands").text("value", value),
            Self::StoredStands(heading, stored) => {
                return Message::new("import-problem-stored_stands")
                    .text("heading", heading)
                    .message("stored", stored.clone());
            }
            Self::RowWidth(cells, headings) => {
                return Message::new("import-problem-row_width").text("cells", cells).text("headings", headings);
            }
            Self::TargetAgainstDirection(disputed) => return disputed.explain(),
            Self::Unsaid(unsaid) => return unsaid.words(),
            Self::Former(former) => return former.words(),
            Self::UnknownArea => "import-problem-unknown_area",
            Self::AreaContradiction => "import-problem-area_contradiction",
            Self::NoArea => "import-problem-no_area",
            Self::Total => "import-problem-total",
            Self::NoIndicator => "import-problem-no_indicator",
            Self::NoPeriod => "import-problem-no_period",
            Self::YearKind => "import-problem-year_kind",
            Self::MonthOfYear => "import-problem-month_of_year",
            Self::MonthOfRow => "import-problem-month_of_row",
            Self::BadPeriod => "import-problem-bad_period",
            Self::Quarter => "import-problem-quarter",
            Self::NotANumber => "import-problem-not_a_number",
            Self::Grouping => "import-problem-grouping",
            Self::SeveralNumbers => "import-problem-several_numbers",
            Self::TooPrecise => "import-problem-too_precise",
            Self::Bound => "import-problem-bound",
            Self::Brackets => "import-problem-brackets",
            Self::Fault => "import-problem-fault",
            Self::Doubtful(doubt) => doubt.problem_key(),
            Self::HeadingAndRow => "import-problem-heading_and_row",
            Self::HiddenRow => "import-problem-hidden_row",
            Self::HiddenColumn => "import-problem-hidden_column",
            Self::WrongType => "import-problem-wrong_type",
            Self::UnknownKey => "import-problem-unknown_key",
            Self::DuplicateSame => "import-problem-duplicate_same",
            Self::Collides(_) => "import-problem-collides",
            Self::Torn => "import-problem-torn",
            Self::UnknownIndicator => "import-problem-unknown_indicator",
            Self::TargetWithoutPlan => "import-problem-target_without_plan",
            Self::TargetWithoutPolarity => "import-problem-target_without_polarity",
            Self::TargetWithoutKind => "import-problem-target_without_kind",
            Self::TargetLooksBack => "import-problem-target_looks_back",
            Self::NoLevel => "import-problem-no_level",
            Self::YearOrTotal => "import-problem-year_or_total",
            Self::TakenAsYear => "import-problem-taken_as_year",
            Self::Marked => "import-problem-marked",
            Self::Approximate => "import-problem-approximate",
            Self::BlankKeepsStored => "import-problem-blank_keeps_stored",
            Self::Heading => "import-problem-heading",
            Self::Example => "import-problem-example",
            Self::ExtraCells => "import-problem-extra_cells",
            Self::LateLegend => "import-problem-late_legend",
            Self::TableBeside => "import-problem-table_beside",
            Self::TableBelow => "import-problem-table_below",
        };
        Message::new(key)
    }
}
