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
overview-flipped = { $count } changed
overview-flip = { $indicator }: { $from } → { $to }
overview-no-flips = No indicator is judged differently
overview-flips-since = compared with the ruler “{ $ruler }”
overview-forget-flips = Remove the marks
overview-alt = Table with themes as rows and cities as columns. { $title }. { $ruler }
city-no-plan = The documents print no plan years and no targets.
city-no-goals = The documents of this city have no targets. Its measures are on the screen Activities.
city-to-activities = See the measures
city-goal-none = No goal printed
city-policy-none = No policy printed
city-policy-without-kpi = No KPI of this policy is printed.
city-our-counts = By the ruler, { $level }:
city-row = actual { $actual } / target { $target } ({ $period })
overview-empty = The picked cities, themes and levels have neither targets nor values.
