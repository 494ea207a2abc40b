//! The typed parts of findings that people read: what disagrees, what is left out, how an actual came about.

keyed_enum! {
    /// What recomputing a printed figure came to.
    Verdict as "verdict" {
        /// The printed figure does not follow from the document's own numbers.
        Differs = "differs",
        /// It does.
        Agrees = "agrees",
        /// The document does not print what the figure is made of.
        Uncheckable = "uncheckable",
    }
}

keyed_enum! {
    /// What disagrees.
    DisagreementKind as "disagreement" {
        /// A printed difference is not subject − base.
        Delta = "delta_differs",
        /// A printed arrow points the other way than the improvement.
        Arrow = "arrow_contradicts",
        /// A printed running total is not the sum of its years.
        Cumulative = "cumulative_differs",
        /// A figure is printed as a running total but is a difference.
        NotCumulative = "not_cumulative",
        /// A printed growth rate differs.
        Growth = "growth_differs",
        /// A printed mean differs.
        Mean = "mean_differs",
        /// A printed share differs.
        Share = "share_differs",
        /// A printed balance differs.
        Balance = "balance_differs",
        /// A repeat prints another number than its original.
        Repeat = "repeat_differs",
    }
}

keyed_enum! {
    /// Why an observation is left out of a trend or a forecast.
    LeftOut as "reason for leaving a value out of a trend" {
        /// No value.
        Missing = "missing",
        /// Covers part of its period.
        Partial = "partial",
        /// A running total.
        Cumulative = "cumulative",
        /// A mean or total over several years.
        Span = "span",
        /// A projection, a plan or a reference value.
        NotMeasured = "not_actual",
        /// Printed, but not a measurement of that period.
        Unusable = "unusable",
        /// A baseline that is undated or of another series.
        Baseline = "baseline_other_series",
        /// Another kind of period than the rest of the series.
        OtherPeriodKind = "other_period_kind",
        /// A period that the document does not print.
        Assumed = "period_assumed",
        /// Provisional or estimated.
        Provisional = "provisional",
        /// A unit that cannot be converted into that of the newest value.
        OtherUnit = "other_unit",
        /// Before a year without a value.
        BeforeHole = "before_hole",
    }
}

keyed_enum! {
    /// How the actual that enters a formula came about.
    Basis as "basis of an actual" {
        /// The latest printed level.
        Level = "level",
        /// A running total as printed.
        PrintedTotal = "printed_total",
        /// The sum of the plan years (after a printed total, where there is one).
        Sum = "sum",
        /// The sum of the plan years where a year is missing: a lower bound.
        LowerBound = "lower_bound",
        /// The mean of the plan years so far.
        Mean = "mean",
    }
}
