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
