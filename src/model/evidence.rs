//! What says where, in which unit and in which role the values of a file are, and what they are about: counted for the
//! report, so that whoever imports sees where each of these came from.

use super::mapping::Meaning;
use super::message::{Explain, Message};
use super::municipality::AreaCode;
use super::parts::Members;
use super::theme::Theme;
use std::collections::BTreeSet;

keyed_enum! {
    /// What says something about values of a file. What stands nearer to a value goes before what stands further away.
    Evidence as "evidence" {
        /// The cell of the value itself.
        Cell = "cell",
        /// A column beside it.
        Column = "column",
        /// The heading of its column, or the unit below it.
        Heading = "heading",
        /// The name of its indicator.
        Label = "label",
        /// A title or note of the table.
        Title = "title",
        /// A person who chose it for the file.
        User = "user",
        /// What the store knows of the series.
        Stored = "stored",
        /// Nothing: it is the usual case.
        Usual = "usual",
    }
}

keyed_enum! {
    /// What is said about values.
    Aspect as "aspect of values" {
        /// Of which areas they are.
        Place = "place",
        /// In which unit.
        Unit = "unit",
        /// What they are in their series.
        Role = "role",
        /// Which themes their new indicators have.
        Theme = "theme",
    }
}

/// What says place, unit and role of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The place.
    pub place: Evidence,
    /// The unit.
    pub unit: Evidence,
    /// The role.
    pub role: Evidence,
}

impl Told {
    /// Nothing says anything.
    pub const NOTHING: Self = Self { place: Evidence::Usual, unit: Evidence::Usual, role: Evidence::Usual };
}

/// What values were given.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Areas.
    Areas(BTreeSet<AreaCode>),
    /// Units; an empty one is none.
    Units(Members),
    /// A role.
    Role(Meaning),
    /// A theme of new indicators.
    Theme(Theme),
}

/// What a block of values of a file was given, and what says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// What it is.
    pub what: What,
    /// What says so.
    pub by: Evidence,
    /// The words it was read from; empty where there are none.
    pub text: String,
    /// Names of the first areas.
    pub names: String,
    /// How many values and gaps; of a theme, how many indicators.
    pub values: u64,
}

/// A message about what was given, in its four parts: what is said, what it says, what it was read from, of how many.
pub type GivenParts = (Message, Message, Message, u64);

impl Given {
    /// What is said.
    #[must_use]
    pub const fn aspect(&self) -> Aspect {
        match self.what {
            What::Areas(_) => Aspect::Place,
            What::Units(_) => Aspect::Unit,
            What::Role(_) => Aspect::Role,
            What::Theme(_) => Aspect::Theme,
        }
    }

    /// The parts of a row about it.
    #[must_use]
    pub fn parts(&self) -> GivenParts {
        let aspect = match self.aspect() {
            Aspect::Place => "import-aspect-place",
            Aspect::Unit => "import-aspect-unit",
            Aspect::Role => "import-aspect-role",
            Aspect::Theme => "import-aspect-theme",
        };
        let what = match &self.what {
            What::Areas(areas) if areas.len() <= NAMED => Message::new("import-given-names").text("names", &self.names),
            What::Areas(areas) => {
                Message::new("import-given-areas").text("names", &self.names).number("count", areas.len() as f64)
            }
            What::Units(units) => units.named("import-given-names", "import-given-more", "import-given-no-unit"),
            What::Role(meaning) => Message::new(role_key(*meaning)),
            What::Theme(theme) => Message::new(theme_key(*theme)),
        };
        (Message::new(aspect), what, from(self.by, &self.text), self.values)
    }
}

/// Most areas that are named.
pub const NAMED: usize = 3;

/// What something was read from, in words.
fn from(by: Evidence, text: &str) -> Message {
    let key = match by {
        Evidence::Cell => "import-from-cell",
        Evidence::Column => "import-dated-column",
        Evidence::Heading if text.is_empty() => "import-from-heading",
        Evidence::Heading => "import-dated-heading",
        Evidence::Label => "import-dated-label",
        Evidence::Title if text.is_empty() => "import-from-title",
        Evidence::Title => "import-dated-title",
        Evidence::User => "import-dated-user",
        Evidence::Stored => "import-dated-stored",
        Evidence::Usual => "import-from-usual",
    };
    Message::new(key).text("text", text)
}

const fn role_key(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Actual => "import-meaning-actual",
        Meaning::Baseline => "import-meaning-baseline",
        Meaning::Target => "import-meaning-target",
        Meaning::Projection => "import-meaning-projection",
        Meaning::Plan => "import-meaning-plan",
        Meaning::Reference => "import-meaning-reference",
    }
}

const fn theme_key(theme: Theme) -> &'static str {
    match theme {
        Theme::PopulationBirth => "theme-population_birth",
        Theme::Migration => "theme-migration",
        Theme::Employment => "theme-employment",
        Theme::Industry => "theme-industry",
        Theme::PrimaryIndustry => "theme-primary_industry",
        Theme::Tourism => "theme-tourism",
        Theme::Relations => "theme-relations",
        Theme::MarriageBirth => "theme-marriage_birth",
        Theme::Childcare => "theme-childcare",
        Theme::Education => "theme-education",
        Theme::Health => "theme-health",
        Theme::Participation => "theme-participation",
        Theme::Digital => "theme-digital",
        Theme::Resilience => "theme-resilience",
        Theme::Unset => "theme-unset",
    }
}

impl Explain for Given {
    fn explain(&self) -> Message {
        let (aspect, what, from, values) = self.parts();
        let key = if self.aspect() == Aspect::Theme { "import-given-theme" } else { "import-given" };
        let message = Message::new(key).message("aspect", aspect).message("what", what).message("from", from);
        message.number("values", values as f64)
    }
}

/// Everything that the values of a file were given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidences {
    /// One for each source.
    pub list: Vec<Given>,
    /// Area and unit of the value before, and where they stand in the list: most values repeat them.
    last: Option<(AreaCode, Told, Meaning, String, [usize; 3])>,
}

impl Evidences {
    /// Counts a value or gap.
    pub fn count(&mut self, told: Told, area: AreaCode, unit: &str, meaning: Meaning) {
        if let Some((last_area, last_told, last_meaning, last_unit, places)) = &self.last
            && (*last_area, *last_told, *last_meaning) == (area, told, meaning)
            && last_unit == unit
        {
            for place in *places {
                if let Some(given) = self.list.get_mut(place) {
                    given.values += 1;
                }
            }
            return;
        }
        let place = self.at(told.place, |what| matches!(what, What::Areas(_)), || What::Areas(BTreeSet::new()));
        if let Some(Given { what: What::Areas(areas), .. }) = self.list.get_mut(place) {
            areas.insert(area);
        }
        // Values without a unit are told apart from those with one.
        let none = |units: &Members| units.first_is_empty() == Some(unit.is_empty());
        let units = self.at(
            told.unit,
            |what| matches!(what, What::Units(units) if none(units)),
            || What::Units(Members::default()),
        );
        if let Some(Given { what: What::Units(units), .. }) = self.list.get_mut(units) {
            units.add(unit);
        }
        let role = self.at(told.role, |what| *what == What::Role(meaning), || What::Role(meaning));
        let mut room = self.last.take().map(|(.., room, _)| room).unwrap_or_default();
        room.clear();
        room.push_str(unit);
        self.last = Some((area, told, meaning, room, [place, units, role]));
    }

    /// Counts the theme of a new indicator.
    pub fn theme(&mut self, by: Evidence, theme: Theme) {
        self.at(by, |what| *what == What::Theme(theme), || What::Theme(theme));
    }

    /// The place of what one source gives, which counts one more.
    fn at(&mut self, by: Evidence, is: impl Fn(&What) -> bool, new: impl FnOnce() -> What) -> usize {
        let found = self.list.iter().position(|given| given.by == by && is(&given.what));
        let at = found.unwrap_or_else(|| {
            self.list.push(Given { what: new(), by, text: String::new(), names: String::new(), values: 0 });
            self.list.len() - 1
        });
        if let Some(given) = self.list.get_mut(at) {
            given.values += 1;
        }
        at
    }

    /// Puts places before units, roles and themes, and what stands nearer to the values before what stands further away.
    pub fn sort(&mut self) {
        self.last = None;
        let theme = |given: &Given| if let What::Theme(theme) = given.what { Some(theme) } else { None };
        self.list.sort_by_key(|given| (given.aspect(), given.by, theme(given)));
    }
}
