### Overview and city profile, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

overview-finding = 概ね順調以上の{ $level }：{ $cities }
overview-finding-city = { $city } { $ontrack }/{ $count }件
overview-plan-elapsed = 計画 { $first }–{ $last }年度、経過 { $k }/{ $n }年（{ $share }）
overview-cell-share = { $level } { $ontrack }/{ $count }
overview-cell-none = { $level }：判定できる目標なし
overview-fractions = 割合と分数は、判定できた目標のうち概ね順調以上のもの。
overview-flips = 判定が変わった指標 { $count }件
overview-flipped = 変化 { $count }
overview-flip = { $indicator }：{ $from } → { $to }
overview-no-flips = 判定の変わった指標なし
overview-flips-since = 比べる相手：ものさし「{ $ruler }」
overview-forget-flips = 印を消す
overview-alt = 表。行はテーマ、列は都市。{ $title }。{ $ruler }
city-no-plan = 資料に計画期間の記載がありません。目標も印刷されていません。
city-no-goals = この市の資料に目標はありません。取組の実績は「取組」で見られます。
city-to-activities = 取組を見る
city-goal-none = 基本目標の記載なし
city-policy-none = 施策の記載なし
city-policy-without-kpi = この施策のKPIは印刷されていません。
city-our-counts = ものさしの判定、{ $level }：
city-row = 実績値 { $actual }／目標値 { $target }（{ $period }）
overview-empty = 選んだ都市、テーマ、水準に当てはまる目標も値もありません。
