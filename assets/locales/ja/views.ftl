### Filters, saved views, palette, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

filter-none = 絞り込みなし
filter-active = 絞り込み
filter-clear = 絞り込み「{ $filter }」を外す
filter-clear-all = すべて外す
filter-words = 「{ $text }」を含む
filter-years = { $first }〜{ $last }年
pick-levels = 区分
step-filter = 絞り込み
step-years = 期間
step-layout = 図の作り
step-city = 都市の詳細
