# Labels in English, dumbbell and table of places, city page as a figure.

detail-label-printed = 資料の名称
member-men = 男
member-women = 女
