### Activities, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

activities-title = Activities: measures without targets
activities-count = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
activities-repeats = { $count ->
    [one] { $count } repeat folded under its original
   *[other] { $count } repeats folded under their originals
}
activities-as-table = Table
activities-by-theme = Side by side by theme
activities-repeat-count = Repeats
activities-unfold = { $count ->
    [one] Show { $count } repeat of { $indicator }
   *[other] Show { $count } repeats of { $indicator }
}
activities-fold = { $count ->
    [one] Hide { $count } repeat of { $indicator }
   *[other] Hide { $count } repeats of { $indicator }
}
activities-not-printed = No value printed
activities-dash = “–” marks a year for which the document prints no value.
activities-latest = The newest actual, or a plan value where there is none.
activities-city-none = The document names no activity without a target.
activities-none-here = None in this theme
activities-hidden = No activity of this city passes the filters.
activities-nothing = No activity fits. Remove a filter, or pick more cities, themes or levels on the left.
