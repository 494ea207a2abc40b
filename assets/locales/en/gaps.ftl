### Gaps board, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

gaps-title = Mostly on track or better: { $levels }
gaps-title-level = { $level } { $ontrack } of { $count }
gaps-title-status = { $statuses }: { $levels }
gaps-title-level-count = { $level } { $count }
gaps-title-none = No target can be judged
gaps-withheld-only = { $withheld ->
    [one] { $withheld } target without progress stands in a group of its own, with the reason.
   *[other] { $withheld } targets without progress stand in a group of their own, with the reason.
}
gaps-missing-only = { $missing ->
    [one] { $missing } target without data stands in a group of its own, with the reason.
   *[other] { $missing } targets without data stand in a group of their own, with the reason.
}
gaps-withheld = { $withheld ->
    [one] { $withheld } target
   *[other] { $withheld } targets
} without progress and { $missing } without data stand in groups of their own, with the reason.
gaps-filtered = { $count } of { $all } targets shown (filters: { $filters }).
gaps-count = { $count ->
    [one] { $count } target
   *[other] { $count } targets
}
gaps-shown = { $count } of { $all } shown
gaps-group-measured = Targets with progress
gaps-group-withheld = No progress: { $reason }
gaps-group-no-data = No data: { $reason }
gaps-column-from = Baseline or 0
gaps-held = Level is met
gaps-missed = Level is not met
gaps-backwards = Worse
gaps-ratio = progress ÷ pace { $ratio }
gaps-alt = { $title }. Progress ÷ pace by city. { $cities }
gaps-strip-title = Spread in each city: progress ÷ pace (1 is on pace)
gaps-strip-beyond = Above { $number }
gaps-strip-count = n = { $count }, median { $median }
gaps-strip-none = no indicator with a target
gaps-strip-filtered = no target passes the filters
gaps-strip-missing = no progress { $withheld }, no data { $missing }
gaps-key = Key to the marks
gaps-key-way = Position between baseline and target
gaps-key-total = Cumulative (from 0 to the target)
gaps-key-share = Every year, average (share of the target)
gaps-key-attainment = Attainment, in place of progress
gaps-key-pace = Pace
gaps-key-median = Median
gaps-key-threshold = Steps of the ruler
gaps-key-edge = Below 0%, above 100%
gaps-order = Order
gaps-order-behind = Furthest behind pace first
gaps-order-ahead = Furthest ahead of pace first
gaps-order-city = By city
gaps-order-goal = By goal
gaps-order-status = By status
gaps-filter-hint = Find targets by words
gaps-filter-clear = Clear the words for finding targets
gaps-list = List of targets (up and down arrows move, Enter opens the comparison)
gaps-compare = Compare { $indicator }
gaps-empty-no-target = The picked cities have no indicator with a target. Add a city under “Cities” on the left, or see measures without targets on the screen “Activities”.
gaps-empty-filtered = No target passes the filters ({ $all } in all). Remove filters or shorten the words.
