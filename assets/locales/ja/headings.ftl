# 見出しや行だけでは、いつの何の値か決まらない列
import-problem-heading_part_of_year = 年の一部（半期、四半期、何か月か）の値の列です。その年の値としては取り込めません
import-cure-heading_part_of_year = 年、年度、月、日の値の列だけが取り込めます。この列を使わないなら、列の種類を「使わない」にしてください。
import-problem-heading_two_times = 見出しが違う時期を二つ示しています
import-cure-heading_two_times = 見出しの年を確かめてください。値の列として使うなら、列の種類を「値」と指定し、時期を選んでください。コマンドでは --column '見出し=value' です。
import-problem-heading_nameless = 値の列に見出しがありません
import-cure-heading_nameless = 列に見出しを付けるか、列の種類を「使わない」にしてください。
import-problem-heading_thousands = 前の列と合わせて一つの数（24,636）のようです
import-cure-heading_thousands = 桁区切りのカンマを除くか、数を引用符（"）で囲んでください。別々の値なら、それぞれの列の種類を「値」と指定してください。コマンドでは --column '見出し=value' です。
import-problem-heading_and_row = 見出しの年と行の年が違います
import-cure-heading_and_row = 見出しの年が正しければ、その列の種類を「値」と指定してください（コマンドでは --column '見出し=value'）。行の年が正しければ、見出しから年を除いてください。
import-problem-month_of_row = 上に一度だけ書かれた年（月）の中で、月（日）が一巡しています。どの年（月）の値か決まりません
import-cure-month_of_row = 空のセルに年（月）を書いてください。
import-problem-title_unit = 表題の単位「{ $unit }」は、この指標に合いません。単位なしで取り込みました
import-cure-title_unit = 見出しに単位を書くか、単位が正しいか確かめてください。
