### Population, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

population-heading = Population of the cities
population-notes = Notes
population-numbers = Show the numbers
population-no-city = No city is picked yet. Pick one by its name above.
population-first = The first { $shown } of the { $count } picked cities are shown.
population-not-classified = This version of the data does not say which indicators are births, in-migration and so on. Take in a newer version, or unpin this one.
population-title = { $quantity }, { $municipality }
population-total = Total population
population-ages = Population by age group
population-movement = Population change
population-fertility = Total fertility rate
population-alt = Figure: { $quantity }. { $finding }. From { $first } to { $last }.
population-axis = Period ({ $kinds })
population-kinds = Values of different kinds of period ({ $kinds }) are not joined; each stands at its own time.
population-lacks = The documents brought in do not give: { $what }.
population-one-year = The only actual of the total population is of { $year }, so no course can be shown.
population-actuals = actuals
population-projection = Projection
population-projection-of-institute = a projection (national institute or other)
population-plan = City's outlook
population-own-outlook = the city's own outlook
population-residents = Residents ({ $unit })
population-residents-share = Residents ({ $unit }) and share
population-flows = People in a year ({ $unit })
population-net-title = Net changes ({ $unit })
population-straight = Projection and city's outlook are joined by straight lines between the years given.
population-computed = computed
population-loose = Not measured anew (repeated, for example)

population-total-actual-above = { $municipality }: population { $value }, { $amount } above the projection for that year
population-total-actual-below = { $municipality }: population { $value }, { $amount } below the projection for that year
population-total-plan-above = { $municipality } aims at a population of { $value }, { $amount } above the projection
population-total-plan-below = { $municipality } aims at a population of { $value }, { $amount } below the projection
population-total-fall = { $municipality }: population { $value }, down { $amount } ({ $percent }) since { $first }
population-total-rise = { $municipality }: population { $value }, up { $amount } ({ $percent }) since { $first }
population-total-aim = { $municipality }: population { $value }; the city's outlook is { $aim }
population-total-only = { $municipality }: population { $value }
population-total-only-aim = { $municipality }: the city's outlook is { $aim }

population-age-0-14 = Age 0–14
population-age-15-64 = Age 15–64
population-age-65-over = Age 65 and over
population-column-actual = actual
population-column-baseline = base
population-column-projection = proj.
population-column-plan = city
population-share = Share of the total population: { $percent }
population-share-alone = Share of { $group }
population-share-differs = { $group } { $when } printed { $printed }, computed { $computed }
population-shares-differ = Printed shares that differ from those computed from the counts
population-ages-agree = The three groups add up to the printed total.
population-ages-differ = Sum of the three groups less the printed total: { $list }
population-ages-change = { $municipality }: share of age 65 and over from { $from } to { $to }
population-ages-one = { $municipality }: share of age 65 and over { $to }
population-uneven = Only the years given stand here, at uneven intervals. “city” is the city's outlook, “proj.” the projection.

population-births = Births
population-deaths = Deaths
population-in = In-migration
population-out = Out-migration
population-natural = Natural change
population-social = Net migration
population-net = Net change
population-net-computed = Net change is natural change plus net migration, computed.
population-social-register = Social change holds other registrations (ex officio entries, naturalisations and the like) besides moves in and out.
population-targets-own = Targets are of the city's own plan, whose way of counting may differ from the resident register.
population-net-agrees = { $count ->
    [1] The printed figure ({ $name }) equals the balance of its parts in the { $count } year given.
   *[other] The printed figures ({ $name }) equal the balance of their parts in all { $count } years.
}
population-net-differs = Years in which the printed figure ({ $name }) differs from the balance of its parts: { $list }
population-net-differs-in = { $period } printed { $printed }, computed { $computed }
population-ends-agree = { $count ->
    [1] Net change equals the change of the year-end population in the { $count } year given.
   *[other] Net change equals the change of the year-end population in all { $count } years.
}
population-ends-differ = Years in which the year-end population changed otherwise than net change says (difference): { $list }
population-movement-net = { $municipality }: net change { $amount } in { $period } (natural change { $natural }, net migration { $social })
population-flow-change = { $municipality }: { $quantity } from { $from } to { $to }
population-flow-one = { $municipality }: { $quantity } { $to }

population-fertility-actuals = actuals of the total fertility rate
population-fertility-target = a target for the total fertility rate
population-fertility-beside = { $municipality }: total fertility rate { $value }; in the same year { $others }
population-fertility-one = { $municipality }: total fertility rate { $value }
population-fertility-aim = { $municipality }: no actual of the total fertility rate is given; the target is { $aim }
