# ファイルが値について書いていないことを尋ねる
import-problem-unsaid_meaning = 見出し「{ $heading }」は目標や見込みを表す言葉を含みますが、実績値か、目標値か、見込みか決まりません
import-problem-unsaid_targets = 見出し「{ $heading }」は目標を表しますが、目標として取り込んだ値がありません
import-cure-unsaid_meaning = 何の値かを選んでください。コマンドでは --column '{ $heading }=target'（目標値）、=projection（推計・見込み）、=plan（計画値）、=actual（実績値）、=ignore（使わない）のどれかを指定します。
error-import-column-kind = 「{ $text }」という列の種類はありません。次のどれかを指定してください：{ $kinds }
import-problem-unsaid_not_ended = まだ終わっていない時期の値で、実績値か見込みか決まりません
import-problem-unsaid_years = 見出し「{ $heading }」の時期と、時期の列の「{ $written }」が違います
import-problem-unsaid_rise = 水準ではなく増減の幅が書かれています
import-problem-unsaid_note = 表の下の注「{ $note }」は推計や速報の年を示しますが、行の値は実績値として取り込みました
import-cure-unsaid_not_ended = 何の値かを選んでください。コマンドでは --ahead projection（推計・見込み）、--ahead plan（計画値）、--ahead actual（実績値）のどれかを指定します。
import-cure-unsaid_years = どちらの時期が正しいかを元の表で確かめ、片方を直してください。
import-cure-unsaid_rise = 到達する値に直すか、増加の目標なら目標の型を増加（--target-kind increase_stock）にしてください。
import-cure-unsaid_note = 推計値や速報値の行には、値の種類（推計、実績など）の列を付けてください。
importing-ahead = 終わっていない時期の値
importing-ahead-none = 決めていない（取り込まない）
help-option-import-ahead = まだ終わっていない時期の値が何か：projection（推計・見込み）、plan（計画値）、actual（実績値）
import-fact-year = 年の種類
import-problem-unsaid_units = 同じ名前の値が「{ $unit }」で書かれていますが、この値の単位と合わないため、別の指標にしました
import-problem-unsaid_unit_beside_none = 同じ名前の値が単位なしで書かれていますが、この値には単位があるため、別の指標にしました
import-cure-unsaid_units = 同じものを数えているなら、元の表の単位をそろえてから取り込んでください。
import-summary-alike-problems = 　同じ理由のものがほかに{ $count }件あります。
importing-offers-each = 見出しごとに選ぶ
import-problem-former_continued = { $places }は{ $year }年{ $month }月{ $day }日から「{ $successors }」なので、その値として取り込みました
import-problem-former_merged = { $places }は{ $year }年{ $month }月{ $day }日に「{ $successors }」の一部になり、いまはありません
import-problem-former_namesake = 「{ $successors }」のほかに、{ $year }年{ $month }月{ $day }日より前は{ $places }もあり、どちらか決まりません
import-cure-former_merged = 合併前の値は合併後の団体の値ではないので取り込みません。合併後の範囲で数えた表を使ってください。
import-cure-former_namesake = どの団体かを選んでください（コマンドでは --answer）。選択肢にない団体なら、その行を除いてください。
import-problem-uncertain_area = { $codes }の団体とみられますが、書かれている名前やコードだけでは決まりません
