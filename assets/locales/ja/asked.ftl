# いつ、どこの値か、書かれていないことを尋ねる
import-problem-year_kind = 「年度」か「年」か書かれていません
import-problem-month_of_year = 見出しの月が、どの年の月か決まりません
import-cure-year_kind = 「年度」か「年」かを選んでください。コマンドでは --year です。
import-cure-month_of_year = 月の上の年（年度か年か）と月の並び順を確かめてください。1月～3月が次の年になるのは年度だけです。
error-import-year-kind = 「R3」や「2021」のような年が「年度」か「年」か書かれていません。--year fiscal_year（年度）か --year calendar_year（年）で指定してください。
error-import-no-area-offered = どの団体の値か、列にも見出しにも表題にも書かれていません。{ $by }からは次の団体が考えられます。正しければ指定してください：{ $options }
importing-place-question = どの団体の値か、列にも見出しにも表題にも書かれていません。考えられる団体が正しければ選び、違えば「ファイル全体」の「団体」で選んでください。
importing-place-question-none = どの団体の値か、列にも見出しにも表題にも書かれていません。「ファイル全体」の「団体」で選んでください。
importing-place-offer = { $place }（{ $by }から）
importing-year-question = 「R3」や「2021」のような年が、年度か年か書かれていません。
importing-blocked-place = 取り込む前に、どの団体の値かを選んでください。
importing-blocked-year = 取り込む前に、年度か年かを選んでください。
import-summary-extent = 比べられるもの：{ $indicators }指標 × { $areas }団体
