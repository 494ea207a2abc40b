### まちくらべ 日本語カタログ。書き方は ../STYLE.md。英語と同じキー、同じ差し込みを持つこと（試験で確かめる）。

## 1. アプリ

app-title = まちくらべ
app-tagline = 市のKPIを、それぞれの目標に照らして並べて見る
language-ja = 日本語
language-en = English

## 2. 語彙：判定

status-achieved = 達成
status-on_track = 順調
status-mostly_on_track = 概ね順調
status-slightly_behind = やや遅れ
status-behind = 遅れ
status-worse_than_baseline = 後退
status-not_assessable = 判定不可
status-no_data = データなし

## 2. 語彙：判定や率を出さない理由（文）

reason-no_usable_actual = 判定に使える実績値がまだありません。
reason-reference_value = 実績値が参考値（かっこ書き）だけなので、判定に使いません。
reason-repeated_value = 実績値が前の年の値の再掲で、新たに調べた値ではないため、判定に使いません。
reason-before_plan = 実績値が計画の始まる前の値なので、判定に使いません。
reason-different_series = 実績値と目標値が別のものを測っているため、比べられません。
reason-maintain_has_no_progress = 水準を保つ目標なので、進捗率はなく、満たしているかどうかだけを見ます。
reason-no_baseline = 基準値が資料にないため、進捗率を計算できません。
reason-baseline_different_series = 基準値が実績値と別のものを測っているため、進捗率を計算できません。
reason-baseline_projection = 基準値が推計、実績値が台帳の数なので、進捗率を計算できません。
reason-baseline_not_comparable = 基準値が前の計画の合計か、1年分だけの値なので、目標値と比べられません。
reason-target_equals_baseline = 目標値が基準値と同じなので、進捗率を計算できません。
reason-floor_under_decline = 基準値より後退を見込んだ目標（下支え）なので、進捗率の代わりに達成率で見ます。
reason-way_too_short = 基準値から目標値までの幅が小さすぎて、進捗率が意味を持ちません。
reason-cumulative_start_unknown = 累計をいつから数えたかが資料にないため、進捗率を計算できません。
reason-target_not_positive = 目標値が0以下なので、達成率を計算できません。
reason-negative_values = マイナスの値があり、達成率では実際と違って見えるため、計算しません。
reason-lower_is_better = 小さいほどよい指標で、達成率では実際と違って見えるため、計算しません。
reason-unit_mismatch = 実績値と目標値の単位が違い、換算できません。
reason-no_plan_years = 計画の期間が分からないため、ペースを計算できません。

## 2. 語彙：テーマ

theme-population_birth = 人口・出生
theme-migration = 移住・転出入
theme-employment = 雇用・人材
theme-industry = 産業・創業・企業誘致
theme-primary_industry = 農林水産
theme-tourism = 観光・交流
theme-relations = ふるさと納税・関係人口
theme-marriage_birth = 結婚・妊娠・出産
theme-childcare = 子育て・保育
theme-education = 教育
theme-health = 医療・介護・健康
theme-participation = 協働・男女平等
theme-digital = デジタル
theme-resilience = 防災・環境・交通・広域連携

## 2. 語彙：指標

level-goal_target = 数値目標
level-policy_kpi = 施策KPI
level-project_kpi = 事業KPI
level-project_measure = 事業量
level-statistic = 統計
levels-goal_target = 数値目標
levels-policy_kpi = 施策KPI
levels-project_kpi = 事業KPI
levels-project_measure = 事業量
levels-statistic = 統計
polarity-higher_is_better = 大きいほどよい
polarity-lower_is_better = 小さいほどよい
polarity-neutral = どちらでもない
area-kind-municipality = 市町村
area-kind-prefecture = 都道府県
area-kind-nation = 国
review-kpi_changed = KPIを変更
review-target_changed = 目標値を変更
review-new_policy = 施策を追加
review-new_project = 事業を追加
review-project_changed = 事業を変更
review-project_ended = 事業を終了

## 2. 語彙：目標

target-kind-reach = 到達
target-kind-accumulate = 累計
target-kind-increase_stock = 増加
target-kind-every_year = 毎年
target-kind-average = 平均
target-kind-maintain = 維持
revision-draft = 素案
revision-final = 確定
baseline-reason-none_printed = 基準値の記載なし
baseline-reason-different_series = 基準値は別のものを測っている
baseline-reason-previous_total = 基準値は前の計画の合計
baseline-reason-one_year_vs_total = 基準値は1年分、目標値は合計
baseline-reason-projection_vs_register = 基準値は推計、実績値は台帳の数

## 2. 語彙：観測値

role-actual = 実績値
role-baseline = 基準値
role-projection = 推計
role-plan = 計画値
role-reference = 参考値
observation-status-normal = 通常
observation-status-provisional = 速報
observation-status-estimated = 推定
observation-status-missing = 欠測
missing-reason-not_surveyed = 調査なし
missing-reason-unpublished = 未公表
missing-reason-being_computed = 算定中
missing-reason-not_applicable = 該当なし
missing-reason-not_yet = 未到来
missing-reason-suppressed = 秘匿
missing-reason-unknown = 不明
missing-reason-not_available = 入手不可
cumulative-since-plan = 計画初年度からの累計
cumulative-since-scheme = 制度開始からの累計
cumulative-since-unknown = 累計の始まりは記載なし
unusable-reason-reference_value = 参考値（かっこ書き）
unusable-reason-repeated_value = 前の年の値の再掲
unusable-reason-before_plan = 計画前の値

## 2. 語彙：市の評価、比較、資料

evaluation-body-internal = 内部検証
evaluation-body-external = 外部検証
evaluation-body-city = 市の評価
evaluation-scope-goal = 基本目標
evaluation-scope-policy = 施策
evaluation-scope-indicator = 指標
scheme-nemuro-abcd = 根室市の4段階（A 順調・B 概ね順調・C やや遅れ・D 遅れ）
scheme-iwamizawa-status = 岩見沢市の2段階（順調・低調）
grade-same = 同じ定義
grade-similar = 似た定義
grade-look_alike = 名前だけ似ている（比較不可）
document-kind-evaluation = 効果検証
document-kind-draft = 素案
document-kind-plan = 計画
document-kind-report = 進捗報告
document-kind-statistics = 統計
document-kind-export = 出力ファイル
figure-kind-delta = 増減
figure-kind-cumulative = 累計
figure-kind-growth = 伸び率
figure-kind-difference = 差
figure-kind-mean = 平均
figure-kind-share = 割合
figure-kind-balance = 収支
arrow-up = 改善（↑）
arrow-down = 悪化（↓）
arrow-flat = 横ばい（→）
period-kind-fiscal_year = 年度
period-kind-calendar_year = 年
period-kind-as_of = 時点
period-kind-fiscal_span = 複数年度
period-kind-calendar_span = 複数年

## 3. 時期。西暦は文字として渡す（桁区切りを付けない）。$year は短い形の年（R3 または 2021）

era-meiji = 明治{ $year ->
    [1] 元
   *[other] { $year }
}
era-taisho = 大正{ $year ->
    [1] 元
   *[other] { $year }
}
era-showa = 昭和{ $year ->
    [1] 元
   *[other] { $year }
}
era-heisei = 平成{ $year ->
    [1] 元
   *[other] { $year }
}
era-reiwa = 令和{ $year ->
    [1] 元
   *[other] { $year }
}
period-fiscal = { $era }年度（{ $western }年度）
period-fiscal-two-eras = { $era }年度（{ $other }年度・{ $western }年度）
period-fiscal-short = { $year }年度
period-calendar = { $western }年（{ $era }年）
period-calendar-two-eras = { $western }年（{ $era }年・{ $other }年）
period-calendar-short = { $year }年
period-as-of = { $date }時点（{ $era }年）
period-as-of-short = { $date }時点
period-fiscal-span = { $first }–{ $last }年度
period-calendar-span = { $first }–{ $last }年
date-day = { $western }年{ $month }{ $day }日
date-month = { $western }年{ $month }
month = { $month }月

## 4. 数と単位

amount-with-unit = { $number }{ $unit }
amount-points = { $number }ポイント
gap-missing = 目標まで{ $amount }
gap-exceeded = 目標より{ $amount }良い
gap-none = 目標ちょうど
no-value = –
phrase-pair = { $name }：{ $value }
phrase-note = { $note }
phrase-aside = { $words }（{ $aside }）
phrase-list = { $done }、{ $next }

## 5. 画面：選ぶ欄

pick-cities = 都市
pick-themes = テーマ
pick-indicators = 指標
pick-search-hint = 指標を探す（かな・漢字・英字）
pick-search-cities-hint = 都市を探す（読みがなでも可）
pick-search-clear = 検索語を消す
pick-nothing-found = 「{ $text }」に合うものがありません。語を短くするか、テーマと都市の選択を広げてください。
pick-add-city = 都市を加える（読み・コード）
pick-place-clear = 都市の検索語を消す
pick-place-none = 「{ $text }」に合う都市は、このデータにありません。名前、読み、5桁か6桁のコード、都道府県で探せます。
pick-place-more = ほかに{ $count }件あります。語を足すと絞り込めます。
pick-place-picked = 選択中
pick-no-city = 都市がまだ選ばれていません。
pick-areas-clear = 都市の選択を解除
pick-chips-more = ほか{ $count }都市
pick-chip-remove = { $name }を外す
pick-chip-only = { $name }だけにする
pick-own-unset = 自分の市の指定をやめる
pick-sets = 組から選ぶ
pick-sets-none = 選べる組がありません。
pick-set-own = 自分の市だけ
pick-set-publishers = 計画や報告のある都市（{ $count }）
pick-set-of-picked = 選んだ指標に値のある市町村（{ $count }）
pick-set-all = データのあるすべての市町村（{ $count }）
pick-set-prefecture = { $prefecture }の市（{ $count }）
pick-several = 2市以上
pick-several-spoken = 2市以上に値のある指標だけを並べる
pick-hidden = 1市だけの指標{ $count }件も表示
pick-none-several = 2市以上に値のある指標はありません。
pick-elsewhere = ほかの都市だけの指標{ $count }件も表示
pick-elsewhere-hide = ほかの都市だけの指標{ $count }件を隠す
pick-select-all = すべて選ぶ
pick-clear = 選択を解除
pick-all = すべて
pick-count = { $picked } / { $count }件
pick-coverage = { $count ->
   *[other] { $count }団体
}
pick-coverage-only = { $area }のみ
pick-coverage-cities = { $count }市
pick-coverage-areas = { $count }地域
pick-years = { $first }–{ $last }
pick-breakdown-by = { $dimensions }の内訳
pick-whole = 全体
pick-indicators-found = { $count }件の指標
pick-only-with-data = 選んだ都市にデータがあるものだけを表示
pick-compared = 比較できる指標
pick-similarity = 比べられる度合い：{ $grade }
city-own = 自分の市
city-own-set = { $municipality }を自分の市にする

## 5. 画面：全体

pane-picks = 選ぶ
pane-chart = グラフ
pane-scorecard = 一覧表
pane-show = { $pane }を表示
pane-hide = { $pane }を隠す
theme-mode-light = 明るい表示
theme-mode-dark = 暗い表示
share-on-track = 概ね順調以上 { $ontrack }/{ $count }件
share-on-track-of-level = { $level }：概ね順調以上 { $ontrack }/{ $count }件（判定不可とデータなし { $missing }件は除く）

## 6. グラフ

chart-title = { $indicator }
chart-title-finding = { $municipality }「{ $indicator }」は{ $status }（{ $period }）
chart-title-several = { $indicator }ほか{ $count }件
chart-title-areas = { $indicator }（{ $count }団体）
chart-alt = { $indicator }の推移。対象は{ $municipalities }、期間は{ $first }から{ $last }まで。
chart-axis-fiscal = 年度
chart-axis-calendar = 年
chart-axis-period = 時期
chart-axis-value = 値（{ $unit }）
chart-axis-value-mixed = 値（単位は各系列に表示）
chart-axis-progress = 進捗率
chart-axis-plan-time = 計画経過率
chart-time-axis = 横軸
chart-time-calendar = 暦で見る
chart-time-plan = 計画の経過で見る
chart-baseline = 基準値
chart-target = 目標値
chart-target-draft = 目標値（素案）
chart-path = 目標への道筋
chart-actual = 実績値
chart-projection = 推計
chart-plan = 計画値
chart-reference = 参考値
chart-trend = 傾向
chart-forecast = 予測
chart-missing = 欠測（理由は印に重ねて表示）
chart-partial = 期間の一部だけの値
chart-loose = つながない値（期間の一部、複数年の平均、参考値）
chart-cumulative = 累計
chart-now = 現在の位置
chart-hover-value = 値：{ $value }
chart-hover-period = 時期：{ $period }
chart-hover-status = 判定：{ $status }
chart-hover-missing = 値なし：{ $reason }
chart-hover-source = 出典：{ $document } { $line }行
chart-hover-source-no-line = 出典：{ $document }
chart-source = 出典：{ $document }
chart-ruler = ものさし：{ $ruler }
chart-note-missing = 欠測 { $count }件
chart-reset-view = 全体を表示
chart-several-units = 単位の違う指標は同じ軸に重ねません。段を分けて表示しています。
chart-look-alike = 注意：比較できません（{ $grade }）。{ $reason }
chart-grade = 比べられる度合い：{ $grade }。{ $reason }
chart-without-plan = 計画期間のない指標 { $count }件は、この横軸では示せません。

## 7. 一覧表

column-municipality = 都市
column-indicator = 指標
column-level = 区分
column-theme = テーマ
column-target-kind = 目標の型
column-unit = 単位
column-baseline = 基準値
column-target = 目標値
column-actual = 実績値
column-gap = 目標との差
column-progress = 進捗率
column-attainment = 達成率
column-pace = ペース
column-required = 年あたり必要量
column-status = 判定
column-own-grade = 市の評価
column-reason = 理由
column-period = 時期
column-value = 値
column-role = 値の種類
column-source = 出典
column-line = 行
column-printed = 資料の数値
column-computed = 計算した数値
column-finding = 食い違い
column-measure = 施策・事業
column-id = 指標ID
column-polarity = 望ましい方向
column-observations = 値の数
column-targets = 目標の数
column-remarks = 備考
column-sentence = 説明
column-hint-gap = 望ましい方向に、目標まであとどれだけか。マイナスは目標を超えた分。
column-hint-progress = 基準値から目標値までのうち、どこまで来たか。目標の型ごとに式が違います。
column-hint-attainment = 実績値 ÷ 目標値。
column-hint-pace = 実績値の年に期待される進捗率。
column-hint-required = 残りの年数で目標に届くために、1年あたりに必要な変化量。
column-hint-own-grade = 市が自ら付けた評価。ものさしの判定とは別のものです。
table-sort-ascending = { $column }の小さい順に並べる
table-sort-descending = { $column }の大きい順に並べる
table-rows = { $count }行
table-rows-listed = 指標の選択なし：{ $count }行
table-repeat = 再掲
table-lower-bound = 欠けた年があるため下限
table-empty = 条件に合う行がありません。--city、--theme、--text などの絞り込みを広げてください。
table-averaged = 期間の平均
table-period-assumed = 時期は資料に明記なし
source-place = { $line }行、{ $document }
source-line = { $document } { $line }行
basis-level = 最新の値
basis-printed_total = 資料の累計
basis-sum = 各年の合計
basis-lower_bound = 各年の合計（欠けた年があり下限）
basis-mean = 各年の平均

## 7b. 概観

tab-overview = 概観
tab-city = 市
tab-compare = くらべる
tab-population = 人口
tab-data = データ
action-close-detail = 詳細を閉じる
screen-overview = 概観
screen-compare = 比較
screen-consistency = 食い違い
screen-data = データ
screen-activities = 取組
screen-population = 人口
screen-gaps = 目標との差
screen-city = 都市
overview-title = テーマと都市ごとの達成状況
overview-plan-years = 計画 { $first }–{ $last }年度
overview-no-plan = 計画期間の記載なし
overview-share = { $level } { $share }（{ $ontrack }/{ $count }）
overview-no-share = { $level }：判定できる目標なし
overview-without-target = 目標のない指標 { $count }件
overview-nothing = –

## 8. 指標の詳細

detail-definition = 定義
detail-unit = 単位
detail-direction = 望ましい方向
detail-direction-because = { $direction }。{ $reason }
detail-goal = 基本目標
detail-policy = 施策
detail-project = 事業
detail-department = 担当
detail-plan = 計画
detail-plan-years = { $plan }（{ $first }から{ $last }まで、{ $count }年間）
detail-target-history = 目標値の経緯
detail-target-was = 素案 { $draft } → 確定 { $final }
detail-target-unchanged = 素案から変更なし（{ $final }）
detail-target-only-final = { $final }（素案の記載なし）
detail-target-by = { $target }（{ $period }まで）
detail-review = 見直し
detail-formula = 計算式
detail-status = 判定
detail-status-with-ruler = { $status }（ものさし：{ $ruler }）
detail-own-grade = 市の評価
detail-own-grade-line = { $body } { $grade }（{ $period }、対象：{ $scope }）
detail-own-grade-unknown = { $body } 不明（資料から読み取れません）
detail-own-grade-differs = 市の評価は{ $grade }ですが、この施策のKPI { $count }件のうち概ね順調以上は{ $ontrack }件です。
detail-own-grade-none = 市の評価は資料にありません。
detail-series = 値の一覧
detail-comparison = 他市との比較
detail-note = 注記
detail-repeat = この指標は「{ $indicator }」の再掲です。件数には数えません。
detail-trail = 根拠
detail-trail-document = 資料
detail-trail-section = 箇所
detail-trail-line = 行
detail-trail-raw = 資料の表記
detail-trail-none = 資料の行番号はありません。
detail-copy = 根拠をコピー
detail-copy-line = { $document }、{ $section }、{ $line }行、「{ $raw }」
detail-per-thousand = 人口1,000人当たり { $value }（{ $period }人口、{ $source }）
detail-per-thousand-refused = 人口の年が5年より離れているため、人口1,000人当たりの値は出しません。

## 9. 計算式。数値は書式を整えた文字で渡す

formula-negative = （{ $number }）
formula-reach = 進捗率 =（実績値 − 基準値）÷（目標値 − 基準値）=（{ $x } − { $b }）÷（{ $t } − { $b }）= { $result }
formula-accumulate = 進捗率 = 計画初年度からの合計 ÷ 目標値 = { $sum } ÷ { $t } = { $result }
formula-accumulate-lower-bound = 進捗率 = 分かっている年の合計 ÷ 目標値 = { $sum } ÷ { $t } = { $result }（下限）
formula-accumulate-scheme = 進捗率 = 制度開始からの合計 ÷ 目標値 = { $sum } ÷ { $t } = { $result }
formula-increase_stock = 進捗率 =（実績値 − 基準値）÷ 増やす量 =（{ $x } − { $b }）÷ { $t } = { $result }
formula-every_year = 進捗率 = その年の実績値 ÷ 目標値 = { $x } ÷ { $t } = { $result }
formula-average = 進捗率 = これまでの平均 ÷ 目標値 = { $x } ÷ { $t } = { $result }
formula-maintain = 水準の維持：実績値 { $x }、目標値 { $t }
formula-maintain-met = 水準を満たしています。
formula-maintain-missed = 水準を満たしていません。
formula-withheld = 進捗率は出しません：{ $reason }
formula-attainment = 達成率 = 実績値 ÷ 目標値 = { $x } ÷ { $t } = { $result }
formula-attainment-increase = 達成率 =（実績値 − 基準値）÷ 増やす量 =（{ $x } − { $b }）÷ { $t } = { $result }
formula-attainment-withheld = 達成率は出しません：{ $reason }
formula-pace = ペース = 経過年数 ÷ 計画年数 = { $k } ÷ { $n } = { $result }
formula-pace-full = ペース = 100%（毎年、満たすことが目標）
formula-ratio = 進捗率 ÷ ペース = { $progress } ÷ { $pace } = { $result }
formula-gap-higher = 目標との差 = 目標値 − 実績値 = { $t } − { $x } = { $result }
formula-gap-lower = 目標との差 = 実績値 − 目標値 = { $x } − { $t } = { $result }
formula-gap-increase = 目標との差 = 増やす量 −（実績値 − 基準値）= { $t } −（{ $x } − { $b }）= { $result }
formula-required = 年あたり必要量 = 目標との差 ÷ 残り年数 = { $gap } ÷ { $years } = { $result }
formula-required-average = 残りの年の平均が{ $result }なら目標に届きます。
formula-required-over = 計画の残り年数がないため、年あたり必要量は出しません。
formula-worse = 後退：基準値より{ $amount }悪い

## 10. 傾向

trend-heading = 傾向
trend-method-theil_sen = Theil–Sen
trend-method-least_squares = 最小二乗
trend-slope = 1年あたり{ $slope }（{ $method }、{ $count }点）
trend-refused-points = 傾向は出しません。比べられる値が{ $count }点で、3点以上が必要です。
trend-refused-forecast = 予測は出しません。比べられる値が{ $count }点で、4点以上が必要です。
trend-forecast = { $period }の予測：{ $value }（{ $low }から{ $high }、{ $method }）
trend-forecast-reaches = この傾向が続けば、目標に届く予測です。
trend-forecast-misses = この傾向が続けば、目標に届かない予測です。
trend-excluded = 使わなかった値：{ $count }点
trend-excluded-point = { $period }：{ $reason }
trend-excluded-missing = 値がない
trend-excluded-cumulative = 累計
trend-excluded-partial = 期間の一部だけの値
trend-excluded-averaged = 複数年の平均
trend-excluded-span = 複数年または四半期の値
trend-excluded-not_actual = 実績値ではない
trend-excluded-unusable = 判定に使えない値
trend-excluded-other_period_kind = 年度・年・時点の違い
trend-excluded-baseline_other_series = 基準値（時点の記載がない、または別のもの）
trend-excluded-period_assumed = 期間は推定
trend-excluded-provisional = 見込み・推定の値
trend-excluded-other_unit = 単位の違い
trend-excluded-before_hole = 値のない年より前

## 11. ものさし

ruler-heading = ものさし
ruler-default = 標準
ruler-nemuro = 根室市
ruler-iwamizawa = 岩見沢市
ruler-tama = 多摩市
ruler-nagano = 長野県
ruler-nagayo = 長与町
ruler-ino = いの町
ruler-custom = 自由設定
ruler-basis-progress_over_pace = 進捗率 ÷ ペース
ruler-basis-progress = 進捗率
ruler-basis-baseline_band = 基準値に対する水準
ruler-thresholds = { $basis }が{ $steps }、それ未満は遅れ
ruler-step = { $threshold }以上で{ $status }
ruler-threshold-on_track = 順調の下限
ruler-threshold-mostly_on_track = 概ね順調の下限
ruler-threshold-slightly_behind = やや遅れの下限
ruler-reset = 標準に戻す
ruler-flips = この変更で判定が変わる指標：{ $count }件

## 12. 何もないとき

empty-nothing-picked = 都市と指標がまだ選ばれていません。左の欄で都市を1つ以上、指標を1つ以上選んでください。
empty-no-city = 都市がまだ選ばれていません。左の「都市」から選んでください。
empty-no-indicator = 指標がまだ選ばれていません。左の「指標」から選ぶか、テーマで絞り込んでください。
empty-no-data = 選んだ都市にこの指標の値がありません。都市を加えるか、別の指標を選んでください。
empty-no-target = この指標には目標値がありません。推移はグラフで見られます。判定を見るには、数値目標かKPIを選んでください。
empty-no-comparison = 選んだ都市に共通する比較がありません。都市かテーマの選択を広げてください。
empty-no-disagreement = 資料の数値と計算した数値に食い違いはありません。
empty-store = 保存先にデータがありません。データセットを取り込むか、別の保存先を開いてください。

## 13. お知らせ、元に戻す、読み込み

notice-store-opened = 保存先を開きました：{ $path }
notice-store-created = 見本データで保存先を作りました：{ $path }
notice-vintage-available = 新しい見本データ { $version } があります。取り込んでも、今のデータは残ります。
notice-take-sample = 取り込む
notice-store-read-only = この保存先は読み取り専用です。選択や設定は保存されません：{ $path }
notice-language = 表示を日本語にしました。
notice-copied = コピーしました。
notice-copied-rows = { $count }行をコピーしました。
error-clipboard-none = クリップボードを使えないため、コピーできませんでした（{ $cause }）。書き出しでファイルに保存してください。
error-clipboard-refused = クリップボードが受け取らず、コピーできませんでした（{ $cause }）。もう一度コピーするか、書き出しでファイルに保存してください。
error-clipboard-too-large = { $size }MBは大きすぎてコピーできません（{ $most }MBまで）。絞り込むか、書き出しでファイルに保存してください。
notice-undone = 元に戻しました：{ $step }
notice-redone = やり直しました：{ $step }
notice-nothing-to-undo = 元に戻す操作がありません。
notice-nothing-to-redo = やり直す操作がありません。
notice-cancelled = 中止しました。保存先のデータは変わっていません。
notice-dismiss = 閉じる
step-cities = 都市の選択
step-themes = テーマの選択
step-indicators = 指標の選択
step-comparison = 比較の選択
step-detail = 詳細に出す指標
step-search = 検索語
step-time-axis = 横軸の切替
step-ruler = ものさしの変更
step-sort = 並べ替え
step-own-city = 自分の市の変更
step-cell = 概観の欄
step-cleared = 選択の解除
loading = 読み込み中
loading-store = 保存先を開いています
loading-series = 値を読み込んでいます
loading-scorecard = 判定を計算しています
loading-progress = { $what }（{ $percent }）
loading-cancel = 中止

## 14. メニュー、近道キー、確認

menu-file = ファイル
menu-open-store = 別の保存先を開く
menu-vintages = データの版
vintage-explained = 取り込んだデータは版ごとに残ります。固定しないかぎり、最も新しい版を使います。
vintage-current = 使用中
vintage-pinned = 使用中（固定）
vintage-kept = 保存のみ
vintage-pin = この版に固定
vintage-unpin = 固定を外す
vintage-remove = 取り除く
menu-quit = 終了
menu-edit = 編集
menu-undo = 元に戻す
menu-undo-step = 元に戻す：{ $step }
menu-redo = やり直す
menu-redo-step = やり直す：{ $step }
menu-copy = コピー
menu-view = 表示
menu-language = 言語
menu-dark = 暗い表示
menu-zoom-in = 拡大
menu-zoom-out = 縮小
menu-zoom-reset = 標準の大きさ
menu-help = ヘルプ
menu-shortcuts = 近道キーの一覧
menu-about = まちくらべについて
shortcut-search = 検索欄へ移る
shortcut-undo = 元に戻す
shortcut-redo = やり直す
shortcut-language = 言語を切り替える
shortcut-time-axis = 横軸を切り替える
shortcut-next-pane = 次の欄へ移る
shortcut-clear = 選択を解除する
dialog-open-store-title = 保存先を開く
dialog-open-store-filter = まちくらべの保存先
dialog-open-store-body = 開く保存先のファイルを選んでください。今の保存先は閉じますが、中身は変わりません。
dialog-ok = OK
dialog-cancel = キャンセル
dialog-close = 閉じる
dialog-yes = はい
dialog-no = いいえ
dialog-retry = もう一度試す
confirm-remove-vintage = 「{ $title }」（{ $version }）を保存先から取り除きます。よろしいですか。
confirm-quit-busy = 処理の途中です。中止して終了しますか。

## 15. 食い違いの点検

check-heading = 資料の数値との食い違い
check-summary = 点検した数値 { $count }件、食い違い { $differing }件、もとの値がなく計算し直せない数値 { $missing }件
check-kind-delta_differs = 増減の違い
check-kind-arrow_contradicts = 矢印の違い
check-kind-cumulative_differs = 累計の違い
check-kind-growth_differs = 伸び率の違い
check-kind-difference_differs = 差の違い
check-kind-mean_differs = 平均の違い
check-kind-share_differs = 割合の違い
check-kind-balance_differs = 収支の違い
check-kind-not_cumulative = 累計ではない値
check-kind-repeat_differs = 再掲の違い
check-kind-not_recomputable = 計算できない数値
check-delta_differs = 資料の増減は{ $printed }ですが、{ $subject } − { $base } は{ $computed }です。
check-arrow_contradicts = 資料の矢印は{ $printed }ですが、{ $base }から{ $subject }への変化は{ $computed }で、{ $follows }です。
check-cumulative_differs = 資料の累計は{ $printed }ですが、各年の合計は{ $computed }です。
check-growth_differs = 資料の伸び率は{ $printed }ですが、{ $subject } ÷ { $base } − 1 は{ $computed }です。
check-difference_differs = 資料の差は{ $printed }ですが、{ $subject } − { $base } は{ $computed }です。
check-mean_differs = 資料の平均は{ $printed }ですが、各年の平均は{ $computed }です。
check-share_differs = 資料の割合は{ $printed }ですが、{ $subject } ÷ { $base } は{ $computed }です。
check-balance_differs = 資料の収支は{ $printed }ですが、{ $subject } − { $base } は{ $computed }です。
check-not_cumulative = 資料は{ $printed }を累計としていますが、{ $subject } − { $base } であり、累計ではありません。
check-repeat_differs = 再掲の値は{ $printed }ですが、もとの値は{ $computed }です（{ $original }）。
check-not_recomputable = 資料の{ $printed }は、もとになる値が資料にないため計算できません。
check-value = { $value }（{ $period }）

## 16. 失敗の文：画面とコマンド

error-display-none = 画面を開けません（ディスプレイがありません）。画面なしで使えるコマンド：machikurabe indicators、machikurabe series、machikurabe scorecard、machikurabe forecast、machikurabe peers、machikurabe check
error-window = 画面を開けませんでした：{ $cause }。画面なしで使えるコマンド：machikurabe indicators、machikurabe series、machikurabe scorecard、machikurabe forecast、machikurabe peers、machikurabe check
error-filter-city = 「{ $text }」という都市はデータにありません。使える都市：{ $known }
error-filter-city-ambiguous = 「{ $text }」に当てはまる都市が複数あります：{ $known }。6桁の団体コードで指定してください。
error-filter-theme = 「{ $text }」というテーマはありません。使えるテーマ：{ $known }
error-filter-level = 「{ $text }」という区分はありません。使える区分：{ $known }
error-filter-ruler = 「{ $text }」というものさしはありません。使えるものさし：{ $known }
error-usage = コマンドの書き方が違います。書き方は machikurabe --help で確かめてください。
error-usage-command = 「{ $text }」というコマンドはありません。使えるコマンド：indicators、series、scorecard、check、figure、briefing、import、export
error-usage-unknown = 「{ $text }」という指定はありません。使える指定は machikurabe --help で確かめてください。
error-usage-value = { $option } に「{ $text }」は使えません。使える値：{ $known }
error-usage-no-value = { $option } の値がありません。{ $option } の後に値を書いてください。
error-usage-twice = { $option } が2回書かれています。1回だけにしてください。
error-filter-indicator = 「{ $text }」というIDの指標はありません。machikurabe indicators で一覧を確かめてください。
error-output-write = 出力を書き込めませんでした：{ $cause }。出力先の空き容量と権限を確かめてください。
error-output-after = { $done } ただし、標準出力には書き込めませんでした。{ $cause }
error-ruler-thresholds = ものさしの値は、順調、概ね順調、やや遅れの順に小さくし（同じ値も可）、どれも0から2までにしてください。
error-clipboard = コピーできませんでした：{ $cause }。もう一度試してください。
error-settings-read = 設定を読めなかったため、初めの設定で始めました：{ $path }
error-settings-write = 設定を保存できませんでした：{ $path }。保存先のフォルダーの権限を確かめてください。
error-job-failed = 処理を終えられませんでした：{ $cause }
error-analysis = 判定を計算できませんでした：{ $cause }。別の保存先を開くか、データを取り込み直してください。

## 17. 失敗の文：保存先

error-store-no-data-folder = データを置くフォルダーがこのパソコンで見つからないため、--store で保存先を指定してください。
error-store-folder = フォルダー「{ $path }」に保存先を作れないため（{ $detail }）、書き込める場所を --store で指定してください。
error-store-missing = 「{ $path }」に保存先がないため、場所を確かめるか、書き込める場所で一度起動して作ってください。
error-store-not-a-file = 「{ $path }」はファイルではないため、保存先のファイル名まで指定してください。
error-store-unreadable = 「{ $path }」を読めないため（{ $detail }）、場所と読み取りの権限を確かめてください。
error-store-not-a-store = 「{ $path }」はまちくらべの保存先ではないため、手を付けずにおきましたので、別の場所を --store で指定してください。
error-store-foreign = 「{ $path }」は別のソフトのデータベースのため、手を付けずにおきましたので、別の場所を --store で指定してください。
error-store-newer = 「{ $path }」は新しい版のまちくらべの保存先で（形式{ $found }、この版は{ $supported }まで）、手を付けずにおきましたので、まちくらべを更新してください。
error-store-read-only = 「{ $path }」は読み取り専用で何も保存していないため、フォルダーの権限を確かめるか、書き込める場所を --store で指定してください。
error-store-busy = 「{ $path }」に別の画面が書き込んでいて何も保存していないため、その処理が終わってからもう一度お試しください。
error-store-replaced = 「{ $path }」は、開いたあとに別のプログラムで置き換え、上書き、または削除されたため、何も保存していません。保存先を開き直してから続けてください。
error-stored-not-read = 変更は保存しましたが、保存先を読み直せませんでした。保存先を開き直してください。
error-store-full = 「{ $path }」のあるディスクがいっぱいで何も保存していないため、空きを作ってからもう一度お試しください（保存済みのデータは無事です）。
error-store-io = 「{ $path }」の読み書き中にディスクかネットワークのエラーが起きたため（{ $detail }）、接続を確かめてからもう一度お試しください。
error-store-damaged = 「{ $path }」が壊れていて（{ $detail }）、手を付けずにおきましたので、控えのファイルに戻すか、別の場所を --store で指定してください。
error-store-breaches = データセット「{ $name }」に食い違いが{ $count }件あり、保存していないため、元のデータを直してください：{ $first }
error-store-no-vintage = 「{ $path }」に取り込み番号{ $vintage }のデータセットがないため、一覧を開き直して選んでください。
error-store-bad-setting = 設定「{ $key }」の内容を読めず（{ $detail }）、保存していないため、設定し直してください。
error-store-unexpected = 「{ $path }」の処理中に予期しないエラーが起きたため（{ $detail }）、再起動しても続くときはこの文を開発元にお知らせください。

## 18. 失敗の文：データパッケージ

error-package-missing-file = ファイル「{ $file }」がデータパッケージにないため、すべてのファイルがそろったフォルダーを選んでください。
error-package-unreadable = ファイル「{ $file }」を読めないため（{ $detail }）、場所と権限を確かめてください。
error-package-not-utf8 = 「{ $file }」の{ $line }行目がUTF-8ではないため、UTF-8で保存し直してください。
error-package-descriptor = 「{ $file }」の{ $line }行目を読めないため（{ $detail }）、JSONの書き方を直してください。
error-package-descriptor-field = 「{ $file }」に「{ $field }」がないため、値を書き加えてください。
error-package-missing-resource = datapackage.json に表「{ $name }」がないため、resources に書き加えてください。
error-package-duplicate-resource = datapackage.json に表「{ $name }」が2回あるため、1つにしてください。
error-package-unknown-resource = datapackage.json の表「{ $name }」は扱えないため、名前を確かめるか取り除いてください。
error-package-unsafe-path = datapackage.json の表「{ $name }」の場所「{ $path }」がパッケージの外を指すため、フォルダー内の相対パスにしてください。
error-package-missing-column = 「{ $file }」に列「{ $column }」がないため、1行目の見出しに加えてください。
error-package-unknown-column = 「{ $file }」の列「{ $column }」は扱えないため、見出しの名前を確かめるか取り除いてください。
error-package-duplicate-column = 「{ $file }」に列「{ $column }」が2つあるため、1つにしてください。
error-package-row-length = 「{ $file }」の{ $line }行目が見出しの{ $expected }列に対して{ $found }列あるため、区切りのカンマと引用符を直してください。
error-package-cell-empty = 「{ $file }」の{ $line }行目の列「{ $column }」が空（「{ $cell }」）のため、値を入れてください。
error-package-cell-number = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は数として読めないため、桁区切りのない半角の十進数にしてください。
error-package-cell-too-precise = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は15桁を超えるため、桁数を減らしてください。
error-package-cell-whole = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は{ $least }から{ $most }までの整数ではないため、直してください。
error-package-cell-boolean = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は true でも false でもないため、どちらかにしてください。
error-package-cell-key = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は決められた値ではないため、値の一覧から選んでください。
error-package-cell-period = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は時期として読めないため、FY2021、2021、2020-12-31、FY2015..FY2019 のように書いてください。
error-package-cell-area-digits = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」は6桁の団体コードではないため、先頭の0と検査数字を含む6桁にしてください。
error-package-cell-area-check-digit = 「{ $file }」の{ $line }行目の列「{ $column }」にある団体コード「{ $cell }」は検査数字が{ $expected }のはずのため、コードを確かめてください。
error-package-cell-decimals = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」が値の小数の桁数{ $expected }と合わないため、どちらかを直してください。
error-package-cell-contradicts = 「{ $file }」の{ $line }行目の列「{ $column }」にある「{ $cell }」が列「{ $other }」と食い違うため、どちらかを直してください。
error-package-breaches = データセット「{ $name }」に食い違いが{ $count }件あり、取り込んでいないため、元のデータを直してください：{ $first }
error-breach-duplicate = 表「{ $table }」の「{ $row }」が重複しているため、識別子を1つずつ変えてください。
error-breach-dangling = 表「{ $table }」の「{ $row }」が指す { $field }「{ $value }」がデータセットにないため、指す先を直すか加えてください。
error-breach-missing = 表「{ $table }」の「{ $row }」は値と欠測の理由が食い違うため、どちらか一方だけにしてください。
error-breach-cumulative = 表「{ $table }」の「{ $row }」は累計か判定に使えない理由の書き方が食い違うため、そろえてください。
error-breach-neutral = 表「{ $table }」の「{ $row }」は望ましい方向のない指標の目標のため、指標の方向を決めてください。
error-breach-plan-years = 表「{ $table }」の「{ $row }」は最後の年度が最初の年度より前のため、年度を直してください。

## 19. コマンド：一覧表の下の行

summary-level = { $level }（{ $total }指標）：概ね順調以上 { $ontrack }/{ $count }件（{ $share }、判定不可とデータなし { $missing }件は除く）。内訳：{ $statuses }
summary-level-none = { $level }（{ $total }指標）：判定できる指標がありません。内訳：{ $statuses }
summary-status = { $status } { $count }
summary-twice = 2つの基本目標に掲げられた指標は、2行あっても1件と数えます。
summary-columns = この表は主な列だけです。すべての列は --format csv か --format json で出ます。

## 20. コマンド：--help の説明

help-heading-usage = 使い方
help-heading-commands = コマンド
help-heading-options = 指定
help-heading-example = 例
help-program = まちくらべ：市のKPIを、それぞれの目標に照らして並べて見る。コマンドを付けずに起動すると画面を開きます。
help-environment = 環境変数 MACHIKURABE_STORE（保存先）と MACHIKURABE_LANG（言語）は、--store と --lang がないときに使います。MACHIKURABE_LOG=debug とすると、動作の記録を標準エラー出力に出します。
help-command-indicators = 指標の一覧：区分、テーマ、単位、望ましい方向、出典
help-command-series = 値の一覧：実績値、基準値、計画値などを1つずつ、資料の表記と出典を付けて
help-command-scorecard = 目標ごとの判定：基準値、目標値、実績値、目標との差、進捗率、達成率、判定とその理由
help-command-check = 資料の数値の点検：増減、累計、割合などを計算し直し、資料と食い違うもの
help-example-indicators = machikurabe indicators --city 釧路市 --theme 観光・交流
help-example-series = machikurabe series --indicator nemuro-goal-03 --format csv
help-example-scorecard = machikurabe scorecard --city 根室市,苫小牧市 --level 数値目標 --ruler tama
help-example-check = machikurabe check --city 岩見沢市
help-option-store = 保存先のファイル。なければ見本データで作ります
help-option-lang = 言語：ja（日本語）または en（英語）。指定がなければ日本語
help-option-help = この説明を出す
help-option-version = 版を出す
help-option-format = 形式：table（主な列を読みやすく）、csv、csv-bom（表計算ソフト用）、json（どれもすべての列）。指定がなければ table
help-option-city = 都市：名前、読み、英語名または6桁の団体コード。カンマで区切るか、何度書いても可
help-option-theme = テーマ：名前またはキー（例 tourism）。カンマで区切るか、何度書いても可
help-option-text = 指標名、事業、施策、基本目標、担当部署、指標ID、都市名に含まれる語。空白で区切った語をすべて含むもの
help-option-indicator = 指標ID（以前のIDも可）。カンマで区切るか、何度書いても可
help-option-level = 区分：名前またはキー（goal_target、policy_kpi、project_kpi）
help-option-ruler = ものさし：default、nemuro、iwamizawa、tama、nagano、nagayo、ino。指定がなければ default
