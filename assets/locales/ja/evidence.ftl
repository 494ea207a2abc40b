## What a file says about its values, and what nobody says

theme-unset = テーマ未設定
reading-theme-unset = てーま みせってい
importing-theme-read = 見出しと題の言葉による
importing-period-typed = 値の時期
importing-period-columns = 列によって時期が違うときは、左の「列」で列を選び、その列の時期を入れます。
importing-period-names = 名前などにある時期です。値の時期とは限らないので、確かめて正しいときだけ選びます。
error-import-period-of = 「{ $text }」は列の時期の指定として読めません。見出し=時期 の形で書いてください（例 総人口=2020年、15歳*=2020年）。見出しは値の列のものか、*で終わるその先頭です。
help-option-period-of = 値の列の時期（例 総人口=2020年、15歳*=2020年で「15歳」から始まる列すべて）。何度書いても可
import-aspect-place = 団体
import-aspect-period = 時期
import-aspect-unit = 単位
import-aspect-role = 区分
import-aspect-theme = テーマ
import-given = { $aspect }：{ $what }、{ $from }（値と欠測、目標：{ $values }）
import-given-theme = { $aspect }：{ $what }、{ $from }（新しい指標：{ $values }）
import-given-names = { $names }
import-given-areas = { $names }など{ $count }団体
import-given-more = { $names }など{ $count }種類
import-given-no-unit = なし
import-given-period = { $period }
import-given-periods = { $first }から{ $last }まで
import-from-cell = 値のセルによる
import-from-heading = 見出しによる
import-from-title = 表題や注による
import-from-usual = どこにも書かれていない
importing-given-count = { $values }件
period-kind-quarter = 四半期
period-quarter = { $year }年{ $quarter ->
    [1] 1–3月
    [2] 4–6月
    [3] 7–9月
   *[4] 10–12月
}期（{ $era }年）
period-quarter-short = { $year }年{ $quarter ->
    [1] 1–3月
    [2] 4–6月
    [3] 7–9月
   *[4] 10–12月
}期
importing-list-evidence = 根拠 { $count }
