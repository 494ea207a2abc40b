### Figures, briefing pack, files written, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

error-export-rows = { $format } cannot hold { $rows } rows (at most { $most }). Export to CSV or Parquet instead.
error-export-format = { $format } could not be written: { $cause }. Choose another format.
