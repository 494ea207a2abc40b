### Activities, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

activities-title = 取組：目標のない事業量
activities-count = { $count }件の取組
activities-repeats = 再掲 { $count }件はもとの取組にまとめて表示
activities-as-table = 表
activities-by-theme = テーマ別に並べる
activities-repeat-count = 再掲
activities-unfold = { $indicator }の再掲 { $count }件を開く
activities-fold = { $indicator }の再掲 { $count }件を閉じる
activities-not-printed = 値の記載なし
activities-dash = 「–」は、資料に値の記載がない年です。
activities-latest = 最も新しい実績値です。実績値がなければ計画値です。
activities-city-none = 目標のない取組は資料にありません。
activities-none-here = このテーマにはなし
activities-hidden = 絞り込みに合う取組がありません。
activities-nothing = 条件に合う取組がありません。絞り込みを外すか、左で都市、テーマ、区分の選択を広げてください。
