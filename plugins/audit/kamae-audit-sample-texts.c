/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-sample-private.h"

const KamaeAuditText kamae_audit_rationales[3] = {
  { "初年度のため、全ての部門と箇条を対象とする。管理策は附属書Aの組織的管理策（A.5）を先に見る。",
    "The first year: all departments and clauses. Of Annex A the organizational controls come first." },
  { "前年度に指摘のあった利用者IDの管理と、新設した第二開発部を重点とする。管理策は附属書Aの人的管理策（A.6）及び物理的管理策（A.7）とする。",
    "Weight on accounts, after last year's finding, and on the new department Development 2. Of Annex A: people and physical controls." },
  { "開発環境のデータの扱い、クラウドサービス及び附属書Aの技術的管理策（A.8）を重点とする。前年度の重大な不適合の部門を再び監査する。",
    "Weight on data in development, cloud services and the technological controls; the department with last year's major nonconformity is audited again." },
};

/* What was seen where nothing was found. */
const KamaeAuditSeen kamae_audit_seen[] = {
  { "4", { "課題", "issues" },
    { "課題の票と委員会の議事録とを突き合わせ、決定した日と決定者が一致した",
      "Issues agree with the minutes of the committee in day and person" } },
  { "4", { "利害関係者の要求事項", "requirements of parties" },
    { "要求事項の根拠の契約書を開き、条番号が一致した", "The contracts say what the list of requirements names" } },
  { "5", { "役割", "roles" },
    { "任命の記録を役割の一覧と突き合わせ、空席はなかった",
      "The appointments agree with the list of roles; none is vacant" } },
  { "5", { "委員会の決定事項", "decisions of the committee" },
    { "決定事項の実施の記録を追い、期限内に終わっていた", "The decisions were carried out in time" } },
  { "6.1", { "リスク", "risks" },
    { "リスク票の評価の根拠と受容の承認とをたどれた", "The basis of the rating and the acceptance can be followed" } },
  { "6.2", { "目的", "objectives" },
    { "目的の実績値を月次の会議の資料で確かめた", "The figures of the objectives stand in the monthly papers" } },
  { "6.3", { "変更計画", "plans of changes" },
    { "計画の承認日が着手日より前であった", "The plans were approved before the work began" } },
  { "7.2", { "力量の確認の記録", "checks of competence" },
    { "役割の求める水準と評価の根拠が記されていた", "They name the level the role needs and the grounds" } },
  { "7.3", { "要員", "people" },
    { "方針の要点と報告先を、資料を見ずに答えた", "They knew the policy and whom to tell without looking" } },
  { "7.4", { "周知の記録", "records of communication" },
    { "宛先、日付、手段の記載があった", "They name to whom, when and how" } },
  { "7.5", { "文書及び記録", "documents and records" },
    { "最新版の版数と承認日が一覧と一致した", "Version and approval agree with the list" } },
  { "8.1", { "作業の記録", "records of work" },
    { "手順書の順に行われ、確認者の記載があった", "The procedure was followed and the check is signed" } },
  { "8.1", { "変更の申請", "requests for change" },
    { "申請、試験、承認の日付の順に誤りがなかった", "Request, test and approval come in their order" } },
  { "8.2", { "臨時の評価の記録", "extra assessments" },
    { "導入の前に評価が終わっていた", "They were done before the system was used" } },
  { "8.3", { "対応項目", "treatment actions" },
    { "完了の証拠を開き、計画の内容と一致した", "The evidence shows what the plan says" } },
  { "9.1", { "指標", "indicators" },
    { "測定の日と値を元の記録で確かめた", "Day and value agree with the records" } },
  { "9.2", { "監査の記録", "audit records" },
    { "監査員と被監査部門が重なる割当てはなかった", "No auditor was assigned to the own department" } },
  { "9.3", { "レビューの決定事項", "decisions of the review" },
    { "決定事項からタスクをたどり、完了の記録があった", "Each decision leads to a task, and the task to its end" } },
  { "10", { "不適合", "nonconformities" },
    { "原因、処置、有効性の評価までの記録がそろっていた", "Cause, action and judgement are complete" } },
  { "A.5", { "規程の運用の記録", "records of the rules in use" },
    { "記録の日付と承認者が規程の定めと一致した", "Day and approval are as the rules ask" } },
  { "A.5", { "申請書", "requests" },
    { "申請と台帳とを突き合わせ、差異はなかった", "The requests agree with the register" } },
  { "A.6", { "要員の書類", "papers of people" },
    { "署名の日付が配属の日より前であった", "They were signed before the work began" } },
  { "A.6", { "教育の記録", "training records" },
    { "受講者の名簿と要員の一覧とが一致した", "The roll agrees with the list of people" } },
  { "A.7", { "区域及び機器", "areas and devices" },
    { "現場で施錠と表示を確かめ、台帳と一致した", "Locks and labels on site agree with the register" } },
  { "A.7", { "入退室の記録", "records of the doors" },
    { "権限のない入室はなかった", "Nobody entered without permission" } },
  { "A.8", { "設定", "settings" },
    { "実機の設定を画面で確かめ、基準と一致した", "The settings on the screen agree with the baseline" } },
  { "A.8", { "作業のログ", "logs" },
    { "作業の申請番号がログの記載と一致した", "The numbers of the requests stand in the log" } },
  { NULL }
};

/* Two years ago */

static const KamaeAuditSlot first_slots[] = {
  { "10", "1027", "1001", 0, "10:00", "5", { NULL } },
  { "20", "1030", "1003", 0, "10:00", "6.2 8.1", { "A.5.8" } },
  { "10", "1030", "1006", 0, "13:00", "4 6 9 10", { "A.5.1", "A.5.7" } },
  { "30", "1027", "1004", 0, "13:30", "8.1", { "A.5.12", "A.5.14" } },
  { "23", "1030", "1029", 0, "15:00", "7.3", { "A.5.28" } },
  { "30", "1027", "1031", 0, "15:30", "7.3", { "A.5.19", "A.5.22" } },
  { "40", "1027", "1005", 1, "10:00", "8.1", { "A.5.15", "A.5.18" } },
  { "21", "1036", "1013", 1, "10:00", "7.2", { "A.5.32", "A.5.37" } },
  { "40", "1027", "1035", 1, "13:00", "7.5", { "A.5.9", "A.5.11" } },
  { "50", "1036", "1008", 1, "13:30", "7.2 7.4", { "A.5.24", "A.5.27" } },
  { "40", "1030", "1005", 2, "10:00", "8.3", { "A.5.29", "A.5.31" } },
  { "40", "1030", "1035", 2, "13:00", "8.2", { "A.5.23" } },
  { NULL }
};

static const KamaeAuditFindingText first_findings[] = {
  { "minor", "40", "8.1", "A.5.18", NULL, "1005",
    { "退職者の利用者IDが有効なまま残っていた", "Accounts of leavers still active" },
    { "アクセス管理規程は、退職日に利用者IDを停止することを定めている。",
      "The access regulation says that accounts are disabled on the last day of work." },
    { "勤怠管理クラウドの利用者一覧（12月1日出力）と退職者名簿を照合し、3件が有効であった。",
      "The user list of 1 December compared with the list of leavers: three were active." },
    { "退職から1か月を過ぎた利用者IDが停止されておらず、規程に反する。",
      "Accounts were not disabled a month after people had left, against the regulation." } },
  { "obs", "30", "8.1", "A.5.14", "accept", "1004",
    { "見積書の送り方が担当者ごとに異なる", "Quotations are sent in different ways" },
    { "社外への情報の渡し方は、部門で一つに定めることとしている。",
      "Each department sets one way of sending information outside." },
    { "送信記録20件のうち、添付14件、共有フォルダー6件であった。",
      "Of 20 transfers, 14 were attachments and 6 used the shared folder." },
    { "誤送信の起きにくい方法に統一することが望ましい。", "One way that makes mistakes less likely would be better." } },
  { "obs", "21", "7.2", NULL, "accept", "1013",
    { "力量表の更新が年1回だけである", "The competence matrix is updated once a year only" },
    { "力量表は、配置や業務が変わるたびに見直すこととしている。", "The matrix is reviewed whenever people or tasks change." },
    { "7月に配置された1名が力量表に載っていなかった。", "Somebody placed in July was not in the matrix." },
    { "配置の時期に合わせて更新する仕組みが望ましい。", "The update should follow the changes of staff." } },
  { "obs", "50", "7.4", NULL, "accept", "1008",
    { "緊急連絡先を確かめた日が残っていない", "No date of checking the emergency contacts" },
    { "緊急連絡先は半年ごとに確かめることとしている。", "Emergency contacts are checked every half year." },
    { "連絡先は最新であったが、確かめた日の記載がない。",
      "The contacts were right, but no date says when they were checked." },
    { "確かめた日を残すことが望ましい。", "The date should be noted." } },
  { "good", "20", "6.2", NULL, "accept", "1003",
    { "目的の進捗を毎月の会議で確認している", "Objectives are followed in the monthly meeting" },
    { NULL },
    { "開発本部会議の議事録6回分に、目的ごとの実績値があった。", "Six monthly minutes show the figures of each objective." },
    { "遅れを早く見つけて手を打っており、他の部門の手本となる。", "Delays are found early; an example for the others." } },
  { NULL }
};

/* Last year */

static const KamaeAuditSlot second_slots[] = {
  { "10", "1027", "1001", 0, "10:00", "5", { NULL } },
  { "20", "1030", "1003", 0, "10:00", "6.2 6.3", { NULL } },
  { "10", "1030", "1006", 0, "13:00", "4 6.1 9.1 9.3 10", { NULL } },
  { "30", "1027", "1004", 0, "13:30", "7.3", { "A.6.8" } },
  { "10", "1030", "1042", 0, "15:30", "7.3", { "A.6.1", "A.6.6" } },
  { "50", "1036", "1008", 1, "10:00", "7.2 7.4", { "A.7.7" } },
  { "21", "1036", "1013", 1, "13:00", "8.1", { "A.6.7" } },
  { "22", "1030", "1020", 1, "13:00", "7.2", { NULL } },
  { "40", "1027", "1005", 1, "13:30", "8.1", { "A.7.1", "A.7.14" } },
  { "23", "1036", "1029", 2, "10:00", "7.5", { NULL } },
  { NULL }
};

static const KamaeAuditFindingText second_findings[] = {
  { "minor", "40", "8.1", "A.5.18", NULL, "1005",
    { "契約を終えた派遣社員の利用者IDが残っていた", "Account of a temporary worker still active" },
    { "アクセス管理規程は、契約終了日に利用者IDを停止することを定めている。",
      "The access regulation says that accounts are disabled at the end of the contract." },
    { "利用者一覧（9月1日出力）と契約一覧を照合し、1件が有効であった。",
      "The user list of 1 September compared with the list of contracts: one was active." },
    { "契約終了後の利用者IDが停止されておらず、規程に反する。前年度と同じ箇条の不適合である。",
      "The account was not disabled, against the regulation; the same clause as last year." } },
  { "obs", "10", "9.1", NULL, "accept", "1006",
    { "効果を示さない指標がある", "Some indicators do not show an effect" },
    { "指標は、ISMSが有効に働いているかを示すものとしている。", "Indicators are to show whether the ISMS works." },
    { "指標11件のうち3件が実施回数だけであった。", "Three of eleven only count activities." },
    { "効果が分かる指標に替えることが望ましい。", "They should be replaced by some that show the effect." } },
  { "obs", "22", "7.2", NULL, "accept", "1020",
    { "新設部門の力量の基準が仮のままである", "The new department's levels of competence are provisional" },
    { "役割ごとに必要な力量を定めることとしている。", "The competence that each role needs is to be defined." },
    { "力量表の3役割が「仮」と記されていた。", "Three roles in the matrix are marked as provisional." },
    { "上期中に確定することが望ましい。", "They should be fixed within the half year." } },
  { "obs", "50", "7.4", "A.7.7", "accept", "1008",
    { "受付に来訪者名簿が開いたまま置かれていた", "The visitors' book lay open at the reception" },
    { "個人データは、他の来訪者の目に触れないように置くこととしている。",
      "Personal data is kept out of sight of other visitors." },
    { "大阪事業所の受付で、前日の来訪者5名の氏名が読めた。",
      "At the Osaka office five names of the day before could be read." },
    { "1件1枚の様式に替えることが望ましい。", "A form with one sheet for each visitor would be better." } },
  { "obs", "21", "8.1", "A.6.7", "decline", "1013",
    { "在宅勤務の例外に期限が書かれていない", "Exceptions for remote work have no date" },
    { "例外は期限を付けて認めることとしている。", "Exceptions are granted until a date." },
    { "例外申請4件に期限の欄がなかった。", "Four requests have no field for it." },
    { "申請の様式に期限の欄を加えることが望ましい。", "The form should have such a field." },
    { "期限は承認の台帳で管理しており、4件とも期限があった。",
      "The date is kept in the list of approvals, and all four have one." } },
  { "ofi", "50", "7.2", NULL, "accept", "1008",
    { "問合せの本人確認の例を手順書に加える", "Add examples of identification to the procedure" },
    { NULL },
    { "応対記録10件で本人確認の尋ね方に差があった。", "Ten records show different ways of identifying callers." },
    { "良い例と悪い例を手順書に加えると、新任者も同じ水準になる。",
      "Good and bad examples would bring newcomers to the same level." } },
  { "good", "30", "7.3", NULL, "accept", "1004",
    { "報告の窓口を名刺大の札で配っている", "The reporting channel is on a card that everybody carries" },
    { NULL },
    { "面談した4名全員が、報告先を即答した。", "All four people asked knew at once whom to tell." },
    { "認識を高める工夫として有効である。", "A good way to raise awareness." } },
  { NULL }
};

static const KamaeAuditSlot special_slots[] = {
  { "22", "1027", "1020", 0, "10:00", "8.1", { "A.5.20", "A.5.22" } },
  { NULL }
};

static const KamaeAuditFindingText special_findings[] = {
  { "major", "22", "8.1", "A.5.20", NULL, "1020",
    { "委託先に渡した接続情報が回収されていない", "Credentials given to a contractor were not withdrawn" },
    { "委託先管理規程は、契約に返却と消去を定め、終了時に確かめることを求めている。",
      "The regulation on contractors asks for return and erasure in the contract, and for a check at the end." },
    { "終了した委託2件の契約に定めがなく、本番環境への接続情報2組が有効であった。",
      "Two ended contracts say nothing of it, and two sets of credentials for production still worked." },
    { "規程の要求が部門全体で実施されておらず、顧客データに及ぶおそれがある。",
      "What the regulation asks for is not done in the whole department, and customer data could be reached." } },
  { NULL }
};

static const KamaeAuditSlot cancelled_slots[] = {
  { "40", "1027", "1005", 0, "10:00", "8.1", { "A.5.18" } },
  { NULL }
};

/* This year: in the mornings, in which neither the committee nor a review meets. */

static const KamaeAuditSlot development_slots[] = {
  { "20", "1031", "1003", 0, "09:30", "6.2 6.3", { NULL } },
  { "21", "1036", "1013", 0, "10:45", "7.2 8.1", { "A.8.25", "A.8.34" } },
  { "22", "1036", "1020", 1, "09:30", "8.1", { "A.8.4" } },
  { "23", "1031", "1029", 1, "10:45", "7.5", { NULL } },
  { NULL }
};

static const KamaeAuditFindingText development_findings[] = {
  { "minor", "21", "8.1", "A.8.31", NULL, "1013",
    { "検証環境に本番の個人データが残っていた", "Personal data of production in a test environment" },
    { "開発標準は、検証に匿名化したデータを使うことを定めている。",
      "The development standard asks for anonymized data in tests." },
    { "検証環境のデータベースに本番の氏名1,204件を確認した。", "1,204 real names in the test database." },
    { "本番の写しが匿名化されずに使われており、開発標準に反する。",
      "A copy of production was used as it is, against the standard." } },
  { "obs", "20", "6.3", NULL, "accept", "1003",
    { "変更計画に戻し方が書かれていない", "A change plan does not say how to go back" },
    { "大きな変更の計画には、失敗したときの戻し方を書くこととしている。", "Plans of larger changes say how to go back." },
    { "開発ツールの変更計画1件に記載がなかった。", "The plan for changing a development tool does not." },
    { "様式に欄を設けることが望ましい。", "The form should have a field for it." } },
  { "ofi", "22", "8.1", "A.8.28", "accept", "1020",
    { "静的検査の結果を部門間で共有する", "Share the results of static checks" },
    { NULL },
    { "第一、第二開発部で同じ種類の指摘が別々に直されていた。", "Both departments mend the same kind of weakness apart." },
    { "共有すれば、規約と教育に早く反映できる。", "Shared, they would reach the rules and the training sooner." } },
  { "good", "23", "7.5.3", NULL, "accept", "1029",
    { "記録の保管場所が一覧から開ける", "Records open from their list" },
    { NULL },
    { "記録12件を、いずれも1分以内に取り出せた。", "Twelve records were found within a minute each." },
    { "監査や顧客の照会に速く答えられる。", "Audits and customers get quick answers." } },
  { NULL }
};

static const KamaeAuditSlot sales_slots[] = {
  { "30", "1036", "1004", 0, "09:30", "7.5", { NULL } },
  { "40", "1027", "1005", 0, "10:45", "8.1 8.2 8.3", { "A.8.1", "A.8.3" } },
  { "40", "1027", "1035", 1, "10:45", "7.5.3", { "A.8.5", "A.8.24" } },
  { "50", "1036", "1008", 1, "09:30", "7.2 7.4 8.1", { "A.8.16" } },
  { NULL }
};

static const KamaeAuditFindingText sales_findings[] = {
  { "minor", "30", "7.5.3", NULL, NULL, "1004",
    { "旧版の手順書が使われていた", "An old version of a procedure in use" },
    { "文書管理規程は、最新版だけが使われるようにすることを定めている。",
      "The regulation on documents says that only the present version is used." },
    { "顧客情報取扱手順書の2.0版が共有フォルダーにあった（最新は3.1版）。",
      "Version 2.0 of a procedure lay in the folder; the present one is 3.1." },
    { "旧版が使われており、規程に反する。", "An old version is in use, against the regulation." } },
  { "obs", "40", "8.1", "A.8.13", "accept", "1005",
    { "復元試験の対象が偏っている", "Restore tests always take the same data" },
    { "復元試験は、重要なデータを順に対象とすることとしている。", "Restore tests take the important data in turn." },
    { "過去4回の試験のうち3回が同じファイル群であった。", "Three of the last four took the same files." },
    { "対象の順番を計画に入れることが望ましい。", "The plan should name what comes next." } },
  { "obs", "50", "8.1", "A.8.16", "decline", "1008",
    { "監視の警告を1名だけが受け取っている", "One person alone receives the alerts" },
    { "警告は複数名に届くようにすることとしている。", "Alerts reach more than one person." },
    { "夜間の通知先が1名であった。", "At night they go to one person." },
    { "休暇や不在に備え、複数名にすることが望ましい。", "A second person would cover absences." },
    { "夜間は監視会社が並行して受けており、不在でも対応できる。", "At night the monitoring company receives them too." } },
  { "good", "40", "8.2", NULL, "accept", "1005",
    { "新しいシステムの前に臨時のアセスメントをしている", "An extra assessment before each new system" },
    { NULL },
    { "今年度の導入3件全てに、導入前の記録があった。", "All three of the year have a record from before." },
    { "変更とリスクの見直しが結び付いている。", "Changes and the review of risks belong together." } },
  { NULL }
};

static const KamaeAuditSlot office_slots[] = {
  { "10", "1027", "1001", 0, "09:30", "5", { NULL } },
  { "10", "1031", "1006", 0, "10:45", "4 6.1 9.1 9.3 10", { NULL } },
  { "23", "1031", "1029", 1, "09:30", "9.2", { NULL } },
  { NULL }
};

static const KamaeAuditFindingText office_findings[] = {
  { "minor", "10", "9.1", NULL, "issue", "1006",
    { "測定の一部に分析の記録がない", "Some measurements without an analysis" },
    { "監視・測定の一覧は、四半期ごとに分析して記録することを定めている。",
      "The table of measurements asks for an analysis each quarter." },
    { "指標2件の前四半期の分析が記録されていなかった。", "For two indicators the last quarter has none." },
    { "定めた分析が行われておらず、手順に反する。", "The analysis was not made, against the procedure." } },
  { "obs", "10", "7.4", NULL, NULL, NULL,
    { "委員会の決定の伝え方が部門により異なる", "Departments pass decisions on in different ways" },
    { "委員会の決定は、各部門で周知することとしている。", "Decisions of the committee are made known in each department." },
    { "3部門は会議、2部門は掲示であった。", "Three use a meeting, two a notice." },
    { NULL } },
  { NULL }
};

static const KamaeAuditSlot follow_up_slots[] = {
  { "22", "1031", "1020", 0, "09:30", "8.1", { "A.5.20" } },
  { "21", "1031", "1013", 0, "10:45", "8.1", { "A.8.31", "A.8.33" } },
  { NULL }
};

static const KamaeAuditSlot cloud_slots[] = {
  { "40", "1027", "1005", 0, "09:30", "8.1", { "A.5.23" } },
  { NULL }
};

#define REGULAR_SUMMARY \
  { "ISMSは規格及び社内の規則におおむね適合し、有効に運用されている。指摘した事項の是正を求める。", \
    "The ISMS conforms to the standard and the company's rules on the whole and works. What was found is to be put right." }

const KamaeAuditCase kamae_audit_cases[] = {
  { 0, 2, 9, 6, 3, KAMAE_AUDIT_FOLLOWING_UP, "regular", "1027",
    { "定期監査", "Regular audit" },
    { "運用の定着とアクセス権の管理", "Whether the rules are lived, and access rights" },
    REGULAR_SUMMARY, { NULL }, first_slots, first_findings },

  { 0, 1, 6, 8, 3, KAMAE_AUDIT_FOLLOWING_UP, "regular", "1027",
    { "定期監査", "Regular audit" },
    { "前年度の是正処置の効果、新設部門、物理的管理策",
      "Effect of last year's actions, the new department, physical controls" },
    REGULAR_SUMMARY, { NULL }, second_slots, second_findings },
  { 0, 1, 10, 15, 1, KAMAE_AUDIT_CANCELLED, "follow_up", "1027",
    { "利用者IDのフォローアップ監査", "Follow-up audit on accounts" },
    { NULL }, { NULL },
    { "是正処置の有効性の評価で確認できたため。", "The effect of the corrective action was seen by its judgement." },
    cancelled_slots, NULL },
  { 0, 1, 12, 5, 1, KAMAE_AUDIT_FOLLOWING_UP, "special", "1027",
    { "第二開発部の臨時監査", "Special audit of Development 2" },
    { "委託先の管理", "Control of contractors" },
    { "委託先との契約及び終了時の確認に重大な不備がある。直ちに接続情報を無効とし、是正処置を求める。",
      "Contracts with contractors and the check at their end have a major gap. The credentials are withdrawn at once; corrective action is asked for." },
    { NULL }, special_slots, special_findings },

  { -50, 0, 0, 0, 2, KAMAE_AUDIT_FOLLOWING_UP, "regular", "1036",
    { "定期監査（開発部門）", "Regular audit of development" },
    { "開発環境のデータの扱い", "Data in development" }, REGULAR_SUMMARY, { NULL },
    development_slots, development_findings },
  { -32, 0, 0, 0, 2, KAMAE_AUDIT_FOLLOWING_UP, "regular", "1036",
    { "定期監査（営業、情報システム、サポート部門）", "Regular audit of sales, IT and support" },
    { "文書の管理、技術的管理策", "Control of documents, technological controls" }, REGULAR_SUMMARY, { NULL },
    sales_slots, sales_findings },
  { -1, 0, 0, 0, 3, KAMAE_AUDIT_IN_PROGRESS, "regular", "1031",
    { "定期監査（管理部門、トップマネジメント）", "Regular audit of administration and top management" },
    { "マネジメントレビューの決定の実施", "What became of the decisions of the review" }, { NULL }, { NULL },
    office_slots, office_findings },
  { 28, 0, 0, 0, 1, KAMAE_AUDIT_NOTIFIED, "follow_up", "1031",
    { "開発部門のフォローアップ監査", "Follow-up audit of development" },
    { "委託先の接続情報と検証環境", "Credentials of contractors, test environments" }, { NULL }, { NULL },
    follow_up_slots, NULL },
  { 53, 0, 0, 0, 1, KAMAE_AUDIT_POSTPONED, "special", "1027",
    { "クラウド移行の臨時監査", "Special audit of the move to the cloud" },
    { NULL }, { NULL },
    { "移行の日程が延びたため。", "The move was put off." }, cloud_slots, NULL },
  { 0 }
};
