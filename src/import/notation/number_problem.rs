//! Why a cell is no number.

keyed_enum! {
    /// Why a cell is no number.
    NumberProblem as "problem of a number" {
        /// Text that holds no number, or a number among words.
        Text = "text",
        /// Separators that do not part thousands: `1,23`.
        Grouping = "grouping",
        /// Two or more numbers in one cell: `3世帯9人`, `491 (1.27)`.
        Several = "several",
        /// More than 15 significant digits.
        TooPrecise = "too_precise",
        /// A range or a bound: `10～20`, `5以上`.
        Bound = "bound",
    }
}
