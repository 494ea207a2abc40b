forecast-method-naive = 横ばい
forecast-method-drift = ドリフト
forecast-method-theta = シータ法
forecast-none-too_few = 続いた3年の実績値がないため、予測しません。
forecast-none-constant = 値がどの年も同じで、誤差を測れません。
forecast-none-other_period_kind = 最新の値が年度・年・時点の別の数え方です。
forecast-met-already = 目標{ $target }には最新の実績値で届いています。
forecast-met-by = このまま進めば、目標{ $target }に届くのは{ $period }です（区間の全体が目標に届く最初の年）。
forecast-met-not_supported = 予測の値は目標{ $target }に届きますが、区間がそれを裏付けません。
forecast-met-not_within = { $years }年以内に目標{ $target }に届くとは予測されません。
forecast-about = 予測はこのプログラムが過去の値だけから計算したもので、公的な推計ではありません。区間は80%の予測区間です。
forecast-about-test = 的中は、過去の各時点で同じ方法を使ったときに、後の値が区間に入った回数です。MASEは予測の誤差と1年間の変化の大きさの比で、1より小さければ誤差の方が小さかったことを示します。
forecast-about-projection = 推計は資料に載っている他の機関や市の値で、予測と並べて示します。

column-forecast = 予測
column-interval = 80%区間
column-method = 方法
column-n = 値の数
column-coverage = 的中
column-mase = MASE
column-projection = 推計

help-command-forecast = 年ごとの値が続く系列の先を予測し、方法、80%区間、過去での的中と誤差、目標に届く年を並べます
help-example-forecast = machikurabe forecast --indicator register-population --city 根室市 --horizon 5
help-option-horizon = 予測する年数（1–10、値の数まで）。指定がなければ3年
