### Figures, briefing pack, files written, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

figure-finding-more = { $municipality }「{ $indicator }」は{ $from }の{ $first }から{ $to }の{ $last }に増加
figure-finding-less = { $municipality }「{ $indicator }」は{ $from }の{ $first }から{ $to }の{ $last }に減少
figure-finding-same = { $municipality }「{ $indicator }」は{ $from }の{ $first }と{ $to }の{ $last }が同じ
figure-finding-value = { $municipality }「{ $indicator }」は{ $to }に{ $last }
figure-finding-total = { $municipality }「{ $indicator }」の累計は{ $period }までに{ $value }（目標 { $target }）
figure-finding-status = { $finding }、判定は{ $status }
figure-finding-on-track = { $name }：判定できる{ $count }件のうち{ $ontrack }件が達成・順調・概ね順調
figure-finding-changes = { $name }：{ $count }件のうち増加{ $more }件、減少{ $less }件
figure-finding-all-more = { $name }：{ $count }件すべて増加
figure-finding-all-less = { $name }：{ $count }件すべて減少
figure-subtitle = { $title }（単位：{ $units }）
figure-units = 単位：{ $units }
figure-matrix-subtitle = テーマと都市ごとの判定の数
figure-missing-mark = 欠測
figure-missing = 欠測 { $count }件：{ $gaps }
figure-missing-more = 欠測 { $count }件：{ $gaps }、ほか{ $more }件
figure-sources = 出典：{ $sources }
figure-data = データ：{ $title } { $version }（{ $date } 取り込み）
figure-data-undated = データ：{ $title } { $version }
figure-alt = { $title }。{ $chart }
figure-written = 図を書き出しました：{ $path }

error-figure-no-room = 図がこの大きさに収まりません。大きいサイズにするか、指標、テーマ、都市のどれかを減らしてください。
error-figure-glyph = 「{ $text }」の文字 { $character } は図の書体にありません。別の文字に置き換えてください。
error-figure-pixels = 画像が大きすぎます（{ $width }×{ $height }画素）。倍率または解像度を下げてください。
error-figure-format = { $format } の図を作れませんでした：{ $cause }
error-figure-no-picks = 図にする指標が選ばれていません。--indicator、--comparison、--city、--theme、--text のどれかで選んでください。
error-figure-one-city = 人口の図は1つの都市のものです。--city で都市を1つ選んでください。
error-figure-nothing-found = 選んだ条件に当てはまる指標がありません。machikurabe indicators で一覧を確かめてください。
error-figure-extension = { $path } の形式が分かりません。名前の終わりを .svg、.png、.pdf のどれかにしてください。
error-figure-size = 「{ $text }」という図の大きさはありません。使える大きさ：slide、4x3、a4、a4-portrait、column、160x90mm（20–2,000mm）、1200x800px（100–20,000px）
error-filter-comparison = 「{ $text }」という比較はありません。使える比較：{ $known }
error-write-exists = { $path } はすでにあります。置き換えるには、上書きを指定してください。
error-write-no-folder = フォルダー { $path } がありません。先にフォルダーを作るか、別の場所を選んでください。
error-write-forbidden = { $path } に書き込む権限がありません。別の場所を選んでください。
error-write-full = { $path } に書き込む空き容量が足りません。空きを作るか、別の場所を選んでください。元のファイルは変わっていません。
error-write-name = ファイル名が長すぎるか、使えない文字があります：{ $path }。短い名前にしてください。
error-write-is-folder = { $path } はフォルダーです。ファイル名を付けてください。
error-write-other = { $path } に書き込めませんでした：{ $cause }。元のファイルは変わっていません。

help-command-figure = 図を SVG、PNG、PDF に書き出す：題、出典、ものさし、欠測の理由を付けて
help-example-figure = machikurabe figure --comparison childcare-consultations --size a4 --out 図.pdf
help-option-figure-view = 画面：compare（比較）、overview（一覧）、gaps（目標との差）、population（人口）。指定がなければ compare
help-option-topic = 人口の図の内容：total（総人口）、ages（年齢）、movement（動態）、fertility（出生率）。指定がなければ total
help-option-comparison = 比較の名前またはキー。その指標をすべて図にします
help-option-title = 題。指定がなければデータから作ります
help-option-size = 大きさ：slide（横長のスライド）、4x3、a4、a4-portrait、column（段組の1段）、160x90mm、1200x800px。指定がなければ slide
help-option-style = 色：colour（カラー）、grey（白黒。線の種類と印で区別）、print（細い線）。指定がなければ colour
help-option-own-city = 自分の市。太く描きます
help-option-scale = PNG の倍率：1から4。slide は2で1920×1080。指定がなければ2
help-option-dpi = PNG の解像度（1インチあたりの画素数、36から1200）。--scale の代わりに使います
help-option-outline = SVG の文字を形に変える。書体のない機械でも同じに見えます
help-option-plan-time = 横軸を計画の経過率にする
help-option-overwrite = 同じ名前のファイルがあれば置き換える
help-option-out = 書き出すファイル。形式は名前の終わり（.svg、.png、.pdf）で決まります

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

## Packs of figures
briefing-title = 市のKPIの状況
briefing-contents = 目次
briefing-cities = 都市：{ $cities }
briefing-part = { $title }（{ $part }/{ $parts }）
briefing-written = 資料集を書き出しました（図{ $count }件）：{ $path }
briefing-cancelled = 書き出しを中止しました。ファイルは変わっていません。
error-briefing-empty = 図が1つもありません。図を資料集に入れるか、都市とテーマの条件を変えてください。
error-briefing-figure = 「{ $title }」を描けません。{ $cause }
error-briefing-extension = { $path } の形式が分かりません。名前の終わりを .pdf か .xlsx にするか、フォルダーの名前を付けてください。
help-command-briefing = 図の資料集を書き出す：1つのPDF、KPI一覧と検算表（XLSX）、または画像のフォルダー
help-example-briefing = machikurabe briefing --city 根室市,岩見沢市 --out 資料集.pdf
help-option-view-file = 図にするビューのファイル。何度書いても可。指定がなければ、都市とテーマの主な図を集めます
help-option-briefing-title = 資料集の題
help-option-briefing-size = 大きさ：a4、a4-portrait、slide（横長のスライド）、4x3、column、160x90mm、1200x800px。指定がなければ a4
help-option-images = フォルダーに入れる画像の形式：png または svg。指定がなければ png
help-option-briefing-out = 書き出す先：.pdf か .xlsx で終わるファイル、または画像を入れるフォルダー
