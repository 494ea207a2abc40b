//! Statuses, and the reasons for which a percentage is withheld.

keyed_enum! {
    /// Where an indicator stands against its target, under the ruler in force.
    Status as "status" {
        /// 達成: at or better than the target.
        Achieved = "achieved",
        /// 順調.
        OnTrack = "on_track",
        /// 概ね順調.
        MostlyOnTrack = "mostly_on_track",
        /// やや遅れ.
        SlightlyBehind = "slightly_behind",
        /// 遅れ.
        Behind = "behind",
        /// 後退: on the worse side of a comparable baseline.
        WorseThanBaseline = "worse_than_baseline",
        /// 判定不可: the figures do not allow a judgement.
        NotAssessable = "not_assessable",
        /// データなし: no usable actual.
        NoData = "no_data",
    }
}

impl Status {
    /// Whether the status is a judgement, so that it enters the share on track.
    #[must_use]
    pub const fn is_assessed(self) -> bool {
        !matches!(self, Self::NotAssessable | Self::NoData)
    }

    /// Whether the status counts as on track: achieved, on track or mostly on track.
    #[must_use]
    pub const fn is_on_track(self) -> bool {
        matches!(self, Self::Achieved | Self::OnTrack | Self::MostlyOnTrack)
    }
}

keyed_enum! {
    /// Why a percentage is withheld, or why no judgement is possible.
    Reason as "reason" {
        /// No value was measured or published; the observation says why.
        NoUsableActual = "no_usable_actual",
        /// The only value is printed for reference (in parentheses).
        ReferenceValue = "reference_value",
        /// The only value repeats an earlier year: nothing was measured.
        RepeatedValue = "repeated_value",
        /// The only value is dated before the plan.
        BeforePlan = "before_plan",
        /// Actual and target measure different series.
        DifferentSeries = "different_series",
        /// A level that is held or not has no progress.
        MaintainHasNoProgress = "maintain_has_no_progress",
        /// No baseline is printed.
        NoBaseline = "no_baseline",
        /// The baseline measures another series.
        BaselineDifferentSeries = "baseline_different_series",
        /// The baseline is a projection, the actual a register count.
        BaselineProjection = "baseline_projection",
        /// The baseline is the total of a previous period, or of one year against several.
        BaselineNotComparable = "baseline_not_comparable",
        /// Target equals baseline.
        TargetEqualsBaseline = "target_equals_baseline",
        /// The target is a floor under an expected decline.
        FloorUnderDecline = "floor_under_decline",
        /// The way from baseline to target is too short to measure.
        WayTooShort = "way_too_short",
        /// It is not printed from when the running total counts.
        CumulativeStartUnknown = "cumulative_start_unknown",
        /// Target is zero or negative.
        TargetNotPositive = "target_not_positive",
        /// Values are negative, so a ratio would mislead.
        NegativeValues = "negative_values",
        /// Lower is better, so a ratio to the target would mislead.
        LowerIsBetter = "lower_is_better",
        /// Units of actual and target cannot be converted into each other.
        UnitMismatch = "unit_mismatch",
        /// The target belongs to a plan whose years are unknown.
        NoPlanYears = "no_plan_years",
    }
}
