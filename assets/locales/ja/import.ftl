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

