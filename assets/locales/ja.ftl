# store

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
error-store-full = 「{ $path }」のあるディスクがいっぱいで何も保存していないため、空きを作ってからもう一度お試しください（保存済みのデータは無事です）。
error-store-io = 「{ $path }」の読み書き中にディスクかネットワークのエラーが起きたため（{ $detail }）、接続を確かめてからもう一度お試しください。
error-store-damaged = 「{ $path }」が壊れていて（{ $detail }）、手を付けずにおきましたので、控えのファイルに戻すか、別の場所を --store で指定してください。
error-store-breaches = データセット「{ $name }」に食い違いが{ $count }件あり、保存していないため、元のデータを直してください：{ $first }
error-store-no-vintage = 「{ $path }」に取り込み番号{ $vintage }のデータセットがないため、一覧を開き直して選んでください。
error-store-bad-setting = 設定「{ $key }」の内容を読めず（{ $detail }）、保存していないため、設定し直してください。
error-store-unexpected = 「{ $path }」の処理中に予期しないエラーが起きたため（{ $detail }）、再起動しても続くときはこの文を開発元にお知らせください。

# import

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
