# Labels in English, dumbbell and table of places, city page as a figure.

detail-label-printed = Label as printed
member-men = men
member-women = women
