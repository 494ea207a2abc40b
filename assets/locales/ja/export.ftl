### Figures, briefing pack, files written, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

error-export-rows = { $format }には{ $rows }行は入りません（最大{ $most }行）。CSVかParquetで書き出してください。
error-export-format = { $format }を書き出せませんでした：{ $cause }。別の形式を選んでください。
