# 保存先が壊れていないか、開いたときの保存先のままか。

help-command-verify = 保存先の内容が保存したときのままかを確かめます（SQLiteの検査と、各版の指紋の照合）。何も変更しません
help-example-verify = machikurabe verify --store 計画.sqlite
verify-sound = 「{ $path }」に異常はありません。{ $vintages }版、観測値{ $rows }件が保存したときのままです。
verify-damaged = 「{ $path }」が壊れています（{ $faults }か所）。このファイルは残したまま、バックアップの写しを使い、足りないデータを取り込み直してください。
verify-structure = ファイルの構造が壊れています：{ $detail }
verify-reference = 表{ $table }の{ $rows }行が、{ $parent }にない行を指しています。
verify-unreadable = { $stored }に保存した「{ $dataset }」の版{ $version }を読めません：{ $cause }
verify-changed = { $stored }に保存した「{ $dataset }」の版{ $version }が、保存したときの内容と違います。
verify-unproven = 「{ $dataset }」の版{ $version }は読めますが、以前のバージョンのプログラムで保存したもので、照合できる指紋がありません。
notice-store-replaced = 「{ $path }」は、開いたあとに別のプログラムで置き換え、上書き、または削除されました。表示しているのはその前に読んだ内容です。保存先を開き直すまで何も保存しません。
notice-store-changed = 別のプログラムが保存先を変更したため、読み直しました。
notice-store-damaged = 「{ $path }」が壊れています（{ $faults }か所）。{ $first }このファイルは残したまま、バックアップの写しを使ってください。すべての箇所は「machikurabe verify」で一覧できます。
