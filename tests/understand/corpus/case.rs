//! What a generated file is made of: one value of each axis, each value equally often, from one seed.

/// How many files.
pub const FILES: usize = 2_520;

const SEED: u64 = 20_261_130;

/// Numbers from a seed.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(SEED))
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    pub fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

macro_rules! axis {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$value_meta])* $value),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$value),+];
        }
    };
}

axis! { Layout {
    Long, WideByYear, WideByPlace, WideByIndicator, Targets, CodesAndNames, TwoBelow, TwoBeside, Months, Groups,
} }

axis! { Depth { One, Two, Three } }

axis! {
    /// How the place is said.
    Place {
        SixDigits,
        FiveDigits,
        LostZero,
        Name,
        PrefectureAndName,
        PrefectureColumn,
        Title,
        /// Only the name of the file: no evidence.
        FileName,
        None,
    }
}

axis! {
    /// How the period is said.
    When {
        EraFiscal,
        WesternFiscal,
        EraYear,
        WesternYear,
        Day,
        /// R3, and 年度 elsewhere.
        ShortFiscal,
        /// 2021, and 年 elsewhere.
        BareCalendar,
        Months,
        /// 令和3年度第1四半期, 2021年4～6月期.
        Quarters,
        Title,
        /// 令和3年度上期: a part of a year that is no period, so that nothing is dated.
        Halves,
        /// R3 or 2021, and nothing says of which kind.
        Bare,
        /// Only the name of the file: no evidence.
        FileName,
        None,
    }
}

axis! { Units { Column, Heading, Row, Note, Cell, Thousands, None } }

axis! {
    /// By what values are parted.
    Parts {
        None,
        Sex,
        Age,
        /// Nobody knows of what: asked.
        Unknown,
        /// 男 and 女 in headings or names.
        Heading,
        /// A code and a name.
        Pair,
    }
}

axis! { Above { Nothing, Title, Published, OtherSource, Legend, ClassCodes, Edition } }

axis! { Below { Nothing, Notes, Total, Legend, OtherYear, HeadingAgain, PageNumber, ColumnBeside } }

axis! { Form { Utf8, Utf8Mark, Cp932, Iso2022, Workbook, Zip } }

/// One file.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub number: usize,
    pub layout: Layout,
    pub depth: Depth,
    pub place: Place,
    pub when: When,
    pub units: Units,
    pub parts: Parts,
    pub above: Above,
    pub below: Below,
    pub form: Form,
}

impl Case {
    /// The values of its axes by name.
    pub fn values(&self) -> [(&'static str, String); 9] {
        [
            ("layout", format!("{:?}", self.layout)),
            ("depth", format!("{:?}", self.depth)),
            ("place", format!("{:?}", self.place)),
            ("period", format!("{:?}", self.when)),
            ("unit", format!("{:?}", self.units)),
            ("parts", format!("{:?}", self.parts)),
            ("above", format!("{:?}", self.above)),
            ("below", format!("{:?}", self.below)),
            ("form", format!("{:?}", self.form)),
        ]
    }

    /// Whether the file says where and when its values are of.
    pub fn has_evidence(&self) -> bool {
        !matches!(self.place, Place::FileName | Place::None)
            && !matches!(self.when, When::Bare | When::Halves | When::FileName | When::None)
    }
}

/// Values of an axis, each equally often, in an order of their own.
fn spread<T: Copy>(values: &[T], seed: u64) -> Vec<T> {
    assert_eq!(FILES % values.len(), 0, "each value equally often");
    let mut spread: Vec<T> = (0..FILES).map(|at| values[at % values.len()]).collect();
    Dice::new(seed).shuffle(&mut spread);
    spread
}

/// All files.
pub fn cases() -> Vec<Case> {
    let layouts = spread(Layout::ALL, 1);
    let depths = spread(Depth::ALL, 2);
    let places = spread(Place::ALL, 3);
    let whens = spread(When::ALL, 4);
    let units = spread(Units::ALL, 5);
    let parts = spread(Parts::ALL, 6);
    let above = spread(Above::ALL, 7);
    let below = spread(Below::ALL, 8);
    let forms = spread(Form::ALL, 9);
    (0..FILES)
        .map(|at| Case {
            number: at,
            layout: layouts[at],
            depth: depths[at],
            place: places[at],
            when: whens[at],
            units: units[at],
            parts: parts[at],
            above: above[at],
            below: below[at],
            form: forms[at],
        })
        .collect()
}
