forecast-method-naive = Naive
forecast-method-drift = Drift
forecast-method-theta = Theta
forecast-none-too_few = No actuals of three consecutive years.
forecast-none-constant = The same value in every year: no error can be measured.
forecast-none-other_period_kind = The newest value is of another kind of period.
forecast-met-already = The newest actual meets the target of { $target }.
forecast-met-by = If it goes on like this, the target of { $target } is met in { $period } (the first year in which the whole interval is there).
forecast-met-not_supported = The forecast reaches the target of { $target }, but the interval does not support it.
forecast-met-not_within = The target of { $target } is not forecast to be met within { $years } years.
forecast-about = Forecasts are computed by this program from past values alone and are no official projections. The interval is an 80% prediction interval.
forecast-about-test = “Inside” counts how often later values lay inside the interval when the same rule was applied at every earlier end of the series. MASE is the size of the forecast errors over the size of the change in one year; below 1 the errors were smaller.
forecast-about-projection = Projections are printed in documents, by other bodies or the city, and stand beside the forecast.

column-forecast = Forecast
column-interval = 80% interval
column-method = Method
column-n = Values
column-coverage = Inside
column-mase = MASE
column-projection = Projection

help-command-forecast = Forecasts series of consecutive yearly values: method, 80% interval, how it did before, and the year in which the target would be met
help-example-forecast = machikurabe forecast --indicator register-population --city Nemuro --horizon 5
help-option-horizon = Years to forecast (1–10, no more than there are values); 3 without one
help-option-figure-forecast = Years by which lines are continued by a forecast (1–10); none without one

compare-forecast = Forecast
compare-forecast-none = No forecast
compare-forecast-years = { $years ->
    [one] Forecast of { $years } year
   *[other] Forecast of { $years } years
}
forecast-key = Forecast (dashes) and 80% interval (band)
forecast-low = Forecast (low end of the 80% interval)
forecast-high = Forecast (high end of the 80% interval)
forecast-interval = 80% interval: { $low } to { $high }
forecast-own = Computed from past values alone; no official projection.
forecast-not-tested = Inside: not tested
forecast-chart = Forecasts are computed from past values alone and are no official projections. Bands are 80% intervals. “Inside” is the share of later values inside the interval at earlier ends of the series; MASE is the size of the errors over the change in one year.
forecast-chart-of = Forecast of “{ $indicator }” (method, inside, MASE): { $areas }
forecast-chart-projection = Thin dashes are projections printed in documents, not the forecast: { $series }
forecast-chart-crowd = There are too many lines to draw forecasts.
forecast-chart-per-1000 = Values per 1,000 residents are not forecast, because the residents of those years are unknown: { $series }
forecast-chart-running-total = Running totals are not forecast: { $series }
forecast-chart-too_few = Not forecast, without actuals of three consecutive years: { $series }
forecast-chart-constant = Not forecast, because the same value in every year leaves no error to measure: { $series }
forecast-chart-other_period_kind = Not forecast, because the newest value is of another kind of period: { $series }
