# PPTX、DOCX、XLSX。
office-sheet = 数値
office-western-year = 時期（西暦。年度は、その4月から翌年3月まで）
office-since-baseline = 基準値から
office-contents-title = 図
office-contents-slide = スライド
office-figure-caption = 図
office-table-caption = 表
office-numbers = 図の数値
figure-format-pptx = PPTX（グラフを編集できるスライド）
figure-format-docx = DOCX（図、表、出典のある文書）
figure-format-xlsx = XLSX（数値とグラフ）
pack-format-pptx = PPTX（グラフを編集できるスライド）
pack-format-docx = DOCX（図、表、出典のある文書）
help-option-excel = 表計算ソフト用のCSV（BOM付きUTF-8、改行はCRLF、数式と見なされる文字列は無効にする）。--format csv-bom と同じ
