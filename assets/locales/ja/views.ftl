### Filters, saved views, palette, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

filter-none = 絞り込みなし
filter-active = 絞り込み
filter-clear = 絞り込み「{ $filter }」を外す
filter-clear-all = すべて外す
filter-words = 「{ $text }」を含む
filter-years = { $first }〜{ $last }年
pick-levels = 区分
step-filter = 絞り込み
step-years = 期間
step-layout = 図の作り
step-city = 都市の詳細

## ビュー

views-menu = 表示
views-title = 保存したビュー
views-list = ビューの一覧
views-save-now = 今の表示をビューに保存
views-save-file = 今の表示をファイルに保存
views-open-file = ビューのファイルを開く
views-none = 保存したビューはまだありません
views-empty = 保存したビューはまだありません。今の表示に名前を付けて保存すると、ここに並び、いつでも開けます。
views-explained = 画面、都市、指標、絞り込み、ものさしを、使ったデータの版とともに残します。
views-name = ビューの名前
views-new-name = 新しい名前
views-open = 「{ $name }」を開く
views-rename = 「{ $name }」の名前を変える
views-rename-short = 名前を変える
views-rename-do = 変える
views-delete = 「{ $name }」を削除
views-delete-short = 削除
views-file = 「{ $name }」をファイルに保存
views-file-short = ファイルに保存
views-replace-question = 「{ $name }」はすでにあります。置き換えますか。
views-saved = ビュー「{ $name }」を保存しました。
views-replaced = ビュー「{ $name }」を置き換えました。
views-renamed = ビュー「{ $from }」の名前を「{ $to }」に変えました。
views-deleted = ビュー「{ $name }」を削除しました。
views-taken-back = ビューの変更を元に戻しました。
views-file-written = 今の表示をファイルに保存しました：{ $path }
views-opened = ビュー「{ $name }」を開きました。データは保存したときと同じです。
views-opened-changed = ビュー「{ $name }」を開きました。データが保存したときと違います。
views-quoted = 「{ $name }」
step-view = ビューを開く操作

## ビューを開いたとき、保存後に変わったこと

views-vintage-newer = 「{ $title }」は新しい版になっています（{ $before } → { $after }）。
views-vintage-newer-removed = 「{ $title }」は新しい版になっています（{ $before } → { $after }）。保存したときの版はこの保存先にないため、数値の違いは調べられません。
views-vintage-other = 「{ $title }」は別の版を使っています（{ $before } → { $after }）。
views-vintage-other-removed = 「{ $title }」は別の版を使っています（{ $before } → { $after }）。保存したときの版はこの保存先にないため、数値の違いは調べられません。
views-vintage-missing = 「{ $title }」（{ $before }）はこの保存先にありません。
views-vintage-added = 「{ $title }」（{ $after }）が加わりました。
views-same-figures = 値と目標の数値は同じです。
views-changed-figures = { $observations }{ $targets }
views-changed-observations = 値：追加 { $new }件、改訂 { $revised }件、削除 { $gone }件。
views-changed-targets = 目標：追加 { $new }件、改訂 { $revised }件、削除 { $gone }件。
views-lost-areas = なくなった都市：{ $names }
views-lost-indicators = なくなった指標：{ $names }
views-lost-comparison = なくなった比較：{ $names }
views-lines =
    { $done }
    { $next }
since-title = ビューの保存後に変わった数値
since-stored = 取り込み：{ $before } → { $after }
since-revised = 改訂された数値（このビューの指標が先）
since-before = 保存したとき
since-after = 今
moment = { $date } { $time }（UTC）

## ファイルの場所をたずねる

dialog-open-view-title = ビューのファイルを開く
dialog-open-view-filter = まちくらべのビュー
dialog-save-view-title = ビューをファイルに保存
dialog-save-view-filter = まちくらべのビュー
path-label = ファイルの場所
path-open = 開く
path-save = 保存
path-replace = 置き換える
path-missing = この場所にファイルがありません。
path-exists = 「{ $name }」はすでにあります。保存すると置き換わります。

## お知らせ

notice-details = 詳細
notice-fold = 詳細を隠す
notice-more = ほかのお知らせ { $count }件
notice-fewer = 新しいお知らせだけを表示
notice-take-back = 取り消す
notice-show-changes = 違いを見る
action-dismiss-all = お知らせをすべて閉じる
action-clear-filters = 絞り込みをすべて外す
palette-screen = 画面
action-left-pane = 左の欄（都市・指標）を隠す・戻す
action-dark = 明るい表示と暗い表示を切り替える

## コマンドの一覧（パレット）

palette-title = コマンドを探す
palette-hint = コマンド、都市、テーマ、指標を探す（読みがなでも可）
palette-nothing = 「{ $text }」に合うものがありません。語を短くしてください。
palette-more = ほか{ $count }件
palette-view = ビューを開く：{ $name }
palette-pick-city = 都市を選ぶ：{ $name }
palette-unpick-city = 都市の選択を外す：{ $name }
palette-city = 都市の概要を見る：{ $name }
palette-filter-on = 絞り込む：{ $name }
palette-filter-off = 絞り込みを外す：{ $name }
palette-comparison = 比較：{ $name }
palette-indicator = 指標を比較する：{ $name }
palette-scale-own = 縦軸を資料の値にする
palette-scale-index = 縦軸を指数にする（初めの年 = 100）
palette-scale-per_1000 = 縦軸を人口1,000人当たりにする
palette-panels-unit = グラフを単位ごとに分ける
palette-panels-city = グラフを都市ごとに分ける
palette-panels-indicator = グラフを指標ごとに分ける
palette-mark-lines = 折れ線で見る
palette-mark-bars = 棒で見る（1年分）

## 別の探し方（読みがな、言い換え）。画面には出さない

reading-shortcut-search = けんさく しひょうをさがす
reading-shortcut-undo = もとにもどす とりけし
reading-shortcut-redo = やりなおす
reading-screen-overview = がいかん ぜんたい
reading-screen-city = としのがいよう まちのがいよう
reading-screen-compare = ひかく ぐらふ
reading-screen-gaps = もくひょうとのさ
reading-screen-population = じんこう
reading-screen-activities = かつどう じぎょう
reading-screen-data = でーた
reading-screen-consistency = くいちがい てんけん
reading-views-save-now = いまのひょうじをびゅーにほぞん
reading-views-list = びゅーのいちらん ほぞんしたびゅー
reading-views-save-file = いまのひょうじをふぁいるにほぞん
reading-views-open-file = びゅーのふぁいるをひらく
reading-shortcut-clear = せんたくをかいじょする
reading-action-clear-filters = しぼりこみをすべてはずす
reading-shortcut-time-axis = よこじくをきりかえる けいかく こよみ
reading-shortcut-language = げんごをきりかえる えいご にほんご
reading-action-left-pane = ひだりのらん とし しひょう かくす
reading-action-close-detail = しょうさいをとじる みぎのらん
reading-action-dark = あかるいひょうじ くらいひょうじ
reading-menu-zoom-in = かくだい おおきく
reading-menu-zoom-out = しゅくしょう ちいさく
reading-menu-zoom-reset = ひょうじゅんのおおきさ
reading-menu-open-store = べつのほぞんさきをひらく
reading-menu-vintages = でーたのはん
reading-action-dismiss-all = おしらせをすべてとじる
reading-menu-shortcuts = ちかみちきーのいちらん しょーとかっと へるぷ
reading-menu-quit = しゅうりょう おわる
reading-theme-population_birth = じんこう しゅっしょう
reading-theme-migration = いじゅう てんしゅつにゅう
reading-theme-employment = こよう じんざい
reading-theme-industry = さんぎょう そうぎょう きぎょうゆうち
reading-theme-primary_industry = のうりんすいさん
reading-theme-tourism = かんこう こうりゅう
reading-theme-relations = ふるさとのうぜい かんけいじんこう
reading-theme-marriage_birth = けっこん にんしん しゅっさん
reading-theme-childcare = こそだて ほいく
reading-theme-education = きょういく
reading-theme-health = いりょう かいご けんこう
reading-theme-participation = きょうどう だんじょびょうどう
reading-theme-digital = でじたる
reading-theme-resilience = ぼうさい かんきょう こうつう こういきれんけい
reading-ruler-default = ひょうじゅん
reading-ruler-nemuro = ねむろし
reading-ruler-iwamizawa = いわみざわし
reading-ruler-tama = たまし
reading-ruler-nagano = ながのけん
reading-ruler-nagayo = ながよちょう
reading-ruler-ino = いのちょう

## 失敗の文

error-view-unreadable = 「{ $path }」を読めないため（{ $detail }）、場所と読み取りの権限を確かめてください。
error-view-not-a-view = 「{ $path }」はまちくらべのビューのファイルではないため、別のファイルを選んでください。
error-view-newer = 「{ $path }」は新しい版のまちくらべのビューのため、まちくらべを更新してください。
error-view-malformed = 「{ $path }」の{ $line }行目を読めないため（{ $detail }）、直すか、もう一度保存したファイルを選んでください。
error-view-name = 「{ $path }」のビューの名前が空か長すぎるため、200字以内の名前に直してください。
error-view-words = 「{ $path }」の検索語が長すぎるため、200字以内に直してください。
error-view-ruler = 「{ $path }」のものさしの値が順調、概ね順調、やや遅れの順に小さくないか、0から2までにないため、直してください。
error-view-years = 「{ $path }」の最初の年が最後の年より後のため、直してください。
error-view-exists = 「{ $path }」はすでにあるため、保存していません。別の名前にするか、置き換えを選んでください。
error-view-no-store = 保存先を開いていないため、ビュー「{ $name }」を開けません。先に保存先を開いてください。
error-view-read-only = この保存先は読み取り専用のため、ビューを残せません。ファイルに保存してください。
error-view-damaged = 保存したビューのうち、読めないものがあります：{ $names }。保存先には残してあります。
error-usage-view = --view は画面を開くときだけ使えます。コマンドと一緒には書けません。
help-option-view = ビューのファイル。その表示で画面を開きます
