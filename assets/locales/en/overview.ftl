### Overview and city profile, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

overview-finding = { $level } mostly on track or better: { $cities }
overview-finding-city = { $city } { $ontrack } of { $count }
overview-plan-elapsed = Plan FY{ $first }–FY{ $last }, year { $k } of { $n } ({ $share })
overview-cell-share = { $level } { $ontrack }/{ $count }
overview-cell-none = { $level }: nothing to assess
overview-fractions = Shares and fractions: mostly on track or better among the targets that could be assessed.
overview-flips = { $count ->
    [one] { $count } indicator is judged differently
   *[other] { $count } indicators are judged differently
}
overview-no-flips = No indicator is judged differently
overview-flips-since = compared with the ruler “{ $ruler }”
overview-forget-flips = Remove the marks
overview-alt = Table with themes as rows and cities as columns. { $title }. { $ruler }
city-no-plan = The documents print no plan years and no targets.
city-goal-none = No goal printed
city-policy-none = No policy printed
overview-empty = The picked cities, themes and levels have neither targets nor values.
overview-finding-own-without = { $city } has no printed target. { $rest }
overview-no-target = No target printed
overview-head-share = { $level } on track { $ontrack }/{ $count }
overview-head-years = FY{ $first }–{ $last }
overview-head-elapsed = FY{ $first }–{ $last }, year { $k } of { $n }
overview-offer = { $count } to compare
overview-key-goal = outlined: { $level }
overview-key-project = small: { $level }
overview-mark-flip = Judged differently: { $from } → { $to }
overview-open-theme = Compare the indicators of { $theme }
overview-choose = Choose cities and themes
overview-risks = { $count ->
    [one] { $count } target most likely to be missed
   *[other] { $count } targets most likely to be missed
}
overview-risks-order = worse than baseline by the change from it, behind by the distance from pace
overview-risks-alone = no city does better
overview-risk-amounts = { $actual } / { $target } (baseline { $baseline })
overview-risk-amounts-alone = { $actual } / { $target }
overview-risk-fall = { $share } from baseline
overview-risk-fall-unknown = worse than baseline
overview-risk-behind = { $points } points behind pace
overview-risk-behind-unknown = behind pace
overview-risk-better = { $city } { $status } ({ $grade })
city-title = Of { $count } { $level }, { $ontrack } are mostly on track or better and { $behind } are behind or worse than baseline
city-title-unjudged = No target can be assessed
city-title-statistics = No target is printed; { $count } statistics can be compared with other cities
city-title-empty = No target is printed, and no statistic is shared with the picked cities
city-order = Order
city-order-plan = As in the plan
city-order-risk = Most likely to be missed first
city-order-progress = Least progress first
city-gap-exceeded = { $amount } beyond
city-grade-unknown = unknown
city-grade-short = { $body } { $grade }
city-column-trend = Trend
city-column-way = Baseline or 0 → target
city-column-amounts = Actual / target
city-column-grade = Own grade
city-column-peers = Compare with
city-column-newest = Newest value
city-column-others = Other cities, same period
city-fold = Fold or unfold { $group }
city-empty-filtered = No target passes the filters ({ $all } in all). Take a filter above away.
city-to-picks = Cities that are added are shown here with the same statistics.
