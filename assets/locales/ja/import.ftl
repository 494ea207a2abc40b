### Files opened: preview, report, recipe, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

## Readers: places in a file, and why a file cannot be read

read-place-file = { $file }
read-place-row = { $file }の{ $row }行目
read-place-cell = { $file }の{ $row }行目、左から{ $column }列目
read-place-sheet = { $file }のシート「{ $sheet }」
read-place-sheet-row = { $file }のシート「{ $sheet }」の{ $row }行目
read-place-sheet-cell = { $file }のシート「{ $sheet }」のセル{ $address }
error-read-missing = ファイルがありません。場所と名前を確かめてください：{ $place }
error-read-folder = このフォルダーにはdatapackage.jsonがありません。データパッケージのフォルダーか、ファイルを選んでください：{ $place }
error-read-unreadable = ファイルを読み取れません（{ $detail }）。ほかのプログラムが開いていないか、読み取る権限があるかを確かめてください：{ $place }
error-read-empty = ファイルの中身が空です。書き出しをやり直してください：{ $place }
error-read-pdf = PDFの表は読み取れません。元の表をCSVかExcelの形式で用意してください：{ $place }
error-read-document = 文書やスライドの表は読み取れません。表をExcelかCSVの形式で保存してください：{ $place }
error-read-image = 画像の表は読み取れません。元の表をCSVかExcelの形式で用意してください：{ $place }
error-read-archive = 圧縮ファイルの中に、表やデータパッケージが見つかりません。展開してから、中のファイルを開いてください：{ $place }
error-read-database = このプログラムの保存先ではないデータベースです。表をCSVに書き出してください：{ $place }
error-read-web-page = 中身がウェブページ（HTML）かXMLです。拡張子が.xlsの場合もあります。表計算ソフトで開き、XLSXかCSVで保存してください：{ $place }
error-read-binary = 表を含むファイルではありません。CSV、Excel、OpenDocument、Parquet、JSONのいずれかを用意してください：{ $place }
error-read-protected = パスワードで保護されています。パスワードを外して保存してから開いてください：{ $place }
error-read-damaged = ファイルが壊れているか、途中で切れています（{ $detail }）。もう一度受け取るか、表計算ソフトで開いて保存し直してください：{ $place }
error-read-nul = 文字ではないデータ（NUL）が含まれています。書き出しをやり直すか、その行を直してください：{ $place }
error-read-undecodable = { $encoding }では読めない文字があります。別の文字コードを選ぶか、その行を直してください：{ $place }
error-read-open-quote = 引用符（"）が閉じられていません。その行の引用符を直してください：{ $place }
error-read-rows = 行が多すぎます（上限{ $limit }行）。シートを分けるか、CSVで保存してください：{ $place }
error-read-cells = シートの範囲が広すぎます（上限{ $limit }セル）。離れた場所にあるセルを消すか、XLSXで保存し直してください：{ $place }
error-read-columns = 列が多すぎます（上限{ $limit }列）。区切り文字が合っているかを確かめてください：{ $place }
error-read-cell-length = 1つのセルが長すぎます（上限{ $limit }バイト）。引用符と区切り文字が合っているかを確かめてください：{ $place }
error-read-row-length = 1つの行が長すぎます（上限{ $limit }MB）。引用符と区切り文字が合っているかを確かめてください：{ $place }
error-read-inflated = 「{ $part }」が展開すると大きすぎます（上限{ $limit }MB）。必要な表だけを保存し直してください：{ $place }
error-read-ratio = 「{ $part }」の圧縮率が不自然です（{ $ratio }倍を超えます）。信頼できるファイルであれば、表計算ソフトで開いて保存し直してください：{ $place }
error-read-parts = 部品またはシートが多すぎます（上限{ $limit }）。必要なシートだけを保存し直してください：{ $place }
error-read-unsafe-path = 圧縮ファイルの中の「{ $path }」は、安全ではないパスか、重複したパスです。作成元に確かめてください：{ $place }
error-read-too-large = ファイルが大きすぎます（上限{ $limit }MB）。XLSXかCSVで保存し直してください：{ $place }
error-read-json = JSONとして読み取れません（{ $detail }）。書き出しをやり直すか、その行を直してください：{ $place }
error-read-json-shape = JSONの中に行の並びが見つかりません。行を配列にしたJSONか、CSVで書き出してください：{ $place }
error-read-too-deep = JSONの入れ子が深すぎます（上限{ $limit }段）。表の形で書き出してください：{ $place }
error-read-column-type = 列「{ $name }」の値は表のセルになりません（{ $kind }）。数値、文字列、日付の列にして書き出してください：{ $place }
error-read-no-sheet = { $number }番目のシートはありません。ファイルを開き直してください：{ $place }
error-read-no-package = データパッケージではありません。datapackage.jsonのあるフォルダーか、それを圧縮したファイルを選んでください：{ $place }
error-read-no-rows = データパッケージまたは保存先です。表としてではなく、そのまま取り込んでください：{ $place }


## Import: understanding, report, recipe, command

import-problem-ambiguous_area = 複数の団体に当てはまります（{ $codes }）
import-problem-unknown_area = 当てはまる団体がありません
import-problem-area_contradiction = コード、名前、都道府県が別の団体を指しています
import-problem-no_area = どの団体の値か書かれていません
import-problem-total = 合計や平均の行のため、どの団体の値でもありません
import-problem-no_indicator = どの指標の値か書かれていません
import-problem-no_period = いつの値か書かれていません
import-problem-bad_period = 時期として読めません
import-problem-not_a_number = 数でも、値がないことを示す記号でもありません
import-problem-grouping = 桁区切りの位置が合いません
import-problem-several_numbers = 1つのセルに複数の数があります
import-problem-too_precise = 有効数字が15桁を超えています
import-problem-bound = 範囲や上限・下限のため、1つの値になりません
import-problem-brackets = かっこ付きの数の意味が決まっていません
import-problem-fault = 表計算の計算エラーです
import-problem-wrong_type = 数のはずのセルが日付または真偽です
import-problem-unit_contradiction = 数に付いた単位が、列の単位「{ $unit }」と合いません
import-problem-unknown_key = 決められた値ではありません
import-problem-duplicate_same = 同じ系列の同じ時期に同じ値が既にあります
import-problem-duplicate_differs = 同じ系列の同じ時期に別の値が既にあり、先の値を採りました
import-problem-unknown_indicator = この団体に、この指標IDの指標がありません
import-problem-ambiguous_indicator = 同じ名前の指標が保存先に複数あるため（{ $ids }）、新しい指標にしました
import-problem-unit_differs = 同じ名前の指標が保存先にありますが、単位が「{ $unit }」のため、新しい指標にしました
import-problem-target_without_plan = 目標値がどの計画のものか分かりません
import-problem-target_without_polarity = 目標値のある指標の望ましい方向が決まっていません
import-problem-target_without_kind = 目標の型が決まっていません
import-problem-marked = 数に注の印が付いています
import-problem-approximate = 「約」などの付いた概数です
import-problem-blank_keeps_stored = 空欄のため、保存先の値をそのまま残します
import-problem-heading = 値のない行のため、見出しとみなしました
import-problem-extra_cells = 見出しの列数より多くのセルがあります
import-problem-late_legend = 表の下の凡例が、上で使った記号の意味と違います

import-cure-answer = どの団体かを選んでください。コマンドでは --answer で答えます。
import-cure-area = 団体のコードと名前を確かめてください。
import-cure-mapping = 列の割り当てか、ファイル全体の既定値で補ってください。
import-cure-period = 「令和3年度」「2021」「2021/4/1」のような書き方に直すか、列の割り当てを見直してください。
import-cure-number = 数に直すか、記号の意味を凡例に加えてください。
import-cure-cell = 1つのセルに1つの数だけを書いてください。
import-cure-brackets = かっこ付きの数が負の数か参考値かを選んでください。
import-cure-fault = 元の表の計算を直してください。
import-cure-unit = 単位を確かめてください。
import-cure-key = 値の一覧から選んでください。
import-cure-duplicate = どちらが正しいかを確かめ、片方を消してください。
import-cure-indicator = 指標IDの列で、どの指標かを示してください。
import-cure-target = 計画の年度、目標の型、望ましい方向を決めてください。
import-cure-look = 元の表で確かめてください。
import-cure-legend = 記号の意味を凡例に加えて、もう一度取り込んでください。
import-cure-none = 何もしなくてかまいません。

import-severity-error = 不採用
import-severity-warning = 要確認
import-severity-note = お知らせ

import-layout-long = 縦長（1行に1つの値）
import-layout-wide_by_year = 年ごとの列
import-layout-wide_by_municipality = 団体ごとの列
import-layout-wide_by_indicator = 指標ごとの列

import-kind-ignore = 使わない
import-kind-municipality_code = 団体コード
import-kind-municipality_name = 団体名
import-kind-prefecture = 都道府県
import-kind-indicator_id = 指標ID
import-kind-indicator_label = 指標名
import-kind-period = 時期
import-kind-value = 値
import-kind-unit = 単位
import-kind-role = 値の種類
import-kind-note = 備考
import-kind-missing_reason = 欠測の理由
import-kind-status = 値の状態
import-kind-cumulative = 累計かどうか
import-kind-cumulative_since = 累計の始まり
import-kind-partial = 期間の一部かどうか
import-kind-averaged = 平均かどうか
import-kind-unusable_reason = 判定に使えない理由
import-kind-period_printed = 資料の時期の表記
import-kind-period_assumed = 時期が仮定かどうか

import-meaning-actual = 実績値
import-meaning-baseline = 基準値
import-meaning-target = 目標値
import-meaning-projection = 推計
import-meaning-plan = 計画値
import-meaning-reference = 参考値

import-why-heading = 見出しの語から
import-why-cells = セルの内容から
import-why-both = 見出しとセルの内容から
import-why-title = 表題、注、ファイル名から
import-why-remains = ほかに当てはまる列がないため
import-why-duplicate = 同じ内容の別の列を使うため
import-why-usual = 手がかりがないため、よくある場合として
import-why-recipe = 保存した手順から
import-why-user = 選択による

import-year-fiscal_year = 年度
import-year-calendar_year = 年

import-report-beyond = ほかに{ $count }件あります
import-summary-rows = 「{ $file }」：{ $read }行のうち{ $kept }行を採用、{ $refused }行を不採用
import-summary-values = 値：{ $values }、欠測：{ $gaps }、目標：{ $targets }、不採用のセル：{ $refused }
import-summary-changes = 保存先との比較：新規{ $fresh }、同じ{ $same }、改訂{ $revised }、なくなったもの{ $gone }
import-summary-problems = 不採用の理由：{ $errors }、要確認：{ $warnings }、お知らせ：{ $notes }
import-summary-understood = 表の形：{ $layout }、データは{ $row }行目から
import-summary-sheet = シート：{ $sheet }
import-summary-bare-years = 「年度」か「年」か書かれていない時期を「{ $kind }」とみなした値：{ $values }
import-summary-ignored = 使わない列：{ $columns }
import-summary-problem = { $row }行目「{ $raw }」：{ $reason }。{ $cure }
import-summary-question = 「{ $text }」はどの団体ですか：{ $candidates }
import-summary-stored = データセット「{ $dataset }」の新しい版として保存しました。
import-summary-dry = 何も保存していません（--dry-run）。
import-summary-nothing-new = 保存先にない値がないため、何も保存していません。
import-summary-recipe = 手順「{ $name }」を使いました。
import-summary-package = データパッケージ「{ $title }」：指標{ $indicators }、値{ $values }

error-import-cancelled = 取り込みを中止しました。何も保存していません。
error-import-no-values = 値の列が見つからないため、取り込めません。列の割り当てを確かめてください。
error-recipe-shape = 手順として読めません（{ $detail }）。このプログラムで保存した手順のファイルを指定してください。
error-recipe-newer = 手順が新しい版（{ $version }）で書かれているため読めません。プログラムを新しくしてください。
error-import-answer = 「{ $text }」は答えとして読めません。「書かれている名前=団体コードまたは団体名」の形で指定してください。
error-import-sheet = 「{ $file }」にシート「{ $sheet }」がありません。シートは{ $known }です。
error-import-write = 「{ $path }」に書き込めません（{ $cause }）。場所と空き容量を確かめてください。
error-import-file = 「{ $file }」を取り込めません。{ $cause }

help-command-import = ファイルの取り込み：表、ブック、Parquet、JSON、データパッケージ、ほかの保存先
help-example-import = machikurabe import 人口.csv --dry-run
help-option-files = 取り込むファイルまたはフォルダー
help-option-recipe = 手順のファイル。なければ保存先に覚えた手順を使う
help-option-save_recipe = 使った手順を書き出すファイル
help-option-dry_run = 保存せず、報告だけ出す
help-option-report = 不採用や要確認の一覧を書き出すCSVファイル
help-option-dataset = データセットの名前。指定がなければ手順の名前かファイル名
help-option-answer = あいまいな名前の答え（例 泊村=014036）。何度書いても可
help-option-sheet = シートの名前。指定がなければ表らしいもの
help-option-year = 「年度」か「年」か書かれていない時期：fiscal_year または calendar_year
help-option-period = 時期がどこにも書かれていない値の時期（例 令和3年度、2021年）
