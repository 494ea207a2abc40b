//! The typed parts of forecasts that people read: how one is made, and why there is none.

keyed_enum! {
    /// How a forecast is made.
    Method as "forecast method" {
        /// The last value goes on unchanged.
        Naive = "naive",
        /// The mean change per year from the first to the last value goes on.
        Drift = "drift",
        /// The smoothed level goes on with half the slope of the straight line through all values.
        Theta = "theta",
    }
}

keyed_enum! {
    /// Why a series is not forecast.
    NoForecast as "reason against a forecast" {
        /// Fewer than three consecutive yearly values that were measured.
        TooFew = "too_few",
        /// All values are equal: errors are zero, and so would be the interval, which promises what nobody knows.
        Constant = "constant",
        /// The newest measured value is of another kind of period, so that the series ends before it.
        OtherPeriodKind = "other_period_kind",
    }
}
