### Figures, briefing pack, files written, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

error-export-rows = { $format }には{ $rows }行は入りません（最大{ $most }行）。CSVかParquetで書き出してください。
error-export-format = { $format }を書き出せませんでした：{ $cause }。別の形式を選んでください。

## Check-workbook and KPI sheets
check-sheet-results = 結果
check-sheet-targets = 目標
check-sheet-data = データ
check-sheet-ruler = ものさし
check-sheet-sources = 出典
check-version = 版：{ $version }
check-stored = 保存先に取り込んだ日：{ $date }
check-ratio = ものさしで測る値
check-document = 資料
check-section = 箇所
check-printed = 資料の表記
check-id = ID
check-baseline-period = 基準値の時期
check-target-period = 目標の時期
check-actual-period = 実績値の時期
check-plan-years = 計画期間
check-position = 経過年 k
check-years = 計画年数 n
check-basis = 実績値の求め方
check-publisher = 発行者
check-published = 発行
check-kind = 種類
check-ruler-name = 名前
check-ruler-basis = 測るもの
check-note-change = 色の付いたセル（ここの区切り値、「目標」の目標値、「データ」の値）を変えると、「結果」が計算し直されます。
check-note-reach = 到達：進捗率 =（実績値 − 基準値）÷（目標値 − 基準値）
check-note-accumulate = 累計：進捗率 = 計画期間の合計 ÷ 目標値（基準値は引きません）
check-note-increase_stock = 増加：進捗率 =（実績値 − 基準値）÷ 目標値
check-note-every_year = 毎年：進捗率 = 実績値 ÷ 目標値（年ごとに判定）
check-note-average = 平均：進捗率 = これまでの平均 ÷ 目標値
check-note-maintain = 維持：進捗率はなく、達しているかどうかだけを見ます
check-note-pace = ペース = 経過年 k ÷ 計画年数 n（毎年・平均・維持は100%）
check-note-ratio = ものさしで測る値 = 進捗率 ÷ ペース（減少傾向の下限では達成率。「測るもの」が「進捗率」なら進捗率、「基準値に対する水準」なら 1 +（実績値 − 基準値）÷ 基準値）
check-note-withheld = 率に意味がない場合は、数式の代わりに理由を書いています。
kpi-progress = 進捗
kpi-status = 評価
kpi-title = { $city }のKPI一覧
kpi-alt = { $city }のKPI一覧：目標{ $total }件。判定できる{ $count }件のうち、達成・順調・概ね順調は{ $ontrack }件。
kpi-document = 資料{ $number }：{ $document }（{ $date }）
kpi-source = 資料{ $number }
kpi-source-line = 資料{ $number } { $line }行
