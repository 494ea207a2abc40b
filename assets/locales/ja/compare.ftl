### Compare: panels, scales, bars, table, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

## 並べ方

compare-scale = 目盛り
compare-scale-own = 実数
compare-scale-index = 指数
compare-scale-per_1000 = 人口1,000人当たり
compare-panels = 段の分け方
compare-panels-unit = 単位ごと
compare-panels-city = 都市ごと
compare-panels-indicator = 指標ごと
compare-own-scales = 別の目盛り
compare-mark-lines = 線
compare-mark-bars = 棒
compare-year = 年
compare-year-newest = 最新
compare-years = 期間
compare-years-all = 全期間
compare-years-some = { $first }–{ $last }
compare-years-first = 始め
compare-years-last = 終わり
compare-fold = 下の表をたたむ
compare-unfold = 下の表を開く
compare-table = 数表
compare-table-heading = グラフの数表
compare-table-copy = 表をコピー
compare-table-empty = グラフに値がないため、表もありません。
pick-own-city-none = なし

## グラフの中

chart-axis-plain = 値
chart-axis-index = 指数（最初の値＝100）
chart-axis-per-1000 = 人口1,000人当たり（{ $unit }）
chart-hover-index = 指数：{ $value }（{ $period }＝100）
chart-hover-per-1000 = 人口1,000人当たり：{ $value }（人口 { $population }、{ $period }）
chart-index-bases = 指数の基準：{ $series }
chart-index-no-base = 基準となる値がないため、指数にできない系列：{ $series }
chart-index-not-positive = 最初の値が0以下のため、指数にできない系列：{ $series }
chart-per-1000-populations = 割る人口：{ $populations }
chart-per-1000-no-population = 人口の値がないため、人口1,000人当たりにできない系列：{ $series }
chart-per-1000-not-a-count = 件数や人数などの量ではないため、人口1,000人当たりにできない系列：{ $series }
chart-per-1000-too-far = 人口の値が5年より離れているため、人口1,000人当たりで示せない値：{ $series }
chart-named-more = { $named }ほか{ $count }件
chart-outside-years = 表示する期間に値のない系列：{ $series }
chart-own-scales = 段ごとに目盛りが違います。高さは段の間で比べられません。
chart-alt-more = { $areas }ほか{ $more }団体
chart-alt-bars = { $indicator }の棒グラフ。{ $values }。
chart-bar-no-value = この年の値の記載なし
chart-bar-no-actual = 実績値の記載なし
chart-bar-hollow = 実績値でないか、期間の一部などの値
chart-reading-none = 値の記載なし

## 数値の表

table-series = 系列
table-kind = 値の種類
table-measure = 測るもの
table-loose = つながない値
table-shown = 示した値
chart-empty = 「{ $name }」には描く値がありません。{ $reason }
chart-empty-no-values = 選んだ指標には値がまだありません。
compare-mark-ranking = 順位
compare-mark-distribution = ちらばり
compare-mark-scatter = 散布
places-no-indicator = 指標を1つ選ぶと、都市ごとの値を並べます。
places-one-indicator = 散布図には指標を2つ選んでください。横が1つ目、縦が2つ目です。
places-no-value = この指標には、選んだ年に測定された値がありません。
places-none-picked = 選んだ都市には、この時期の値がありません。都市か年を変えてください。
places-per-thousand = 人口1,000人当たりの{ $indicator }
places-axis = { $name }、{ $period }
places-median = 中央値 { $amount }
places-title = { $indicator }（{ $period }）：{ $count }団体の中央値は{ $median }
places-title-own = { $indicator }（{ $period }）：{ $city }は{ $amount }、{ $count }団体の中央値は{ $median }
places-title-scatter = { $first }と{ $second }（{ $count }団体）
places-alt = 図。{ $title }。{ $count }団体の値。
places-count = n = { $count }、この時期の値がない市町村 { $missing }
places-no-index = 指数は折れ線で見られます。この図は実数です。
places-more-indicators = 選んだ指標のうち、ほかの{ $count }件はこの図に描いていません。
places-others = ほかの市町村
places-other-unit = 単位が違い、換算できないため示せない市町村：{ $series }
