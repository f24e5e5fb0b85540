/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-sample-private.h"

/* What the sample company's policy says, and what its president did. The words are our own. */

#define PURPOSE_JA \
  "当社は、クラウド勤怠サービス「かぜ勤怠」を通じて、お客様の会社で働く方々の情報をお預かりしています。" \
  "その情報を守り、安心して任せていただける会社であり続けることを、情報セキュリティの目的とします。"
#define PURPOSE_EN \
  "Through our attendance service “Kaze Attendance” we hold information about the people who work for our customers. " \
  "To guard that information, and to remain a company to which it is entrusted without worry, is what information security is for."

#define PROTECTED_JA \
  "1. 守るもの\n" \
  "お預かりした情報、当社の情報及びそれらを扱う仕組みの機密性、完全性及び可用性を守ります。\n"
#define PROTECTED_EN \
  "1. What we protect\n" \
  "We protect the confidentiality, integrity and availability of the information entrusted to us, of our own, and of what handles it.\n"

#define PROMISES_JA \
  "2. 法令と約束の順守\n" \
  "法令、お客様との契約及び情報セキュリティマネジメントシステム（ISMS）の規格が求める事項を満たします。\n"
#define PROMISES_EN \
  "2. Laws and promises\n" \
  "We meet what laws, our contracts with customers and the standard for the information security management system (ISMS) ask of us.\n"

#define RISKS_JA \
  "3. リスクに応じた備え\n" \
  "情報セキュリティのリスクを毎年見直し、影響の大きいものから順に備えます。\n"
#define RISKS_EN \
  "3. Prepared according to the risk\n" \
  "Every year we go through the risks to information security and prepare for those first that would hurt most.\n"

#define OBJECTIVES_JA \
  "4. 目的の設定\n" \
  "この方針から年度ごとの情報セキュリティ目的を定め、達成の度合いを測り、結果を確かめます。\n"
#define OBJECTIVES_EN \
  "4. Objectives\n" \
  "From this policy we set the objectives of each year, measure how far they are reached, and look at the result.\n"

#define IMPROVEMENT_JA \
  "継続的改善\n" \
  "監査、点検及びお客様の声から学び、ISMSを改善し続けます。"
#define IMPROVEMENT_EN \
  "Continual improvement\n" \
  "We learn from audits, checks and our customers, and keep improving the ISMS."

const KamaeLeadershipSamplePolicy kamae_leadership_sample_policies[] = {
  { "1.0", { 2, 1, 1 }, { 2, 1, 3 }, { 2, 1, 5 }, { 2, 1, 8 }, { 2, 1, 8 }, { 2, 1, 24 },
    { "ISMSの構築に当たり制定した。", "Set with the ISMS." },
    { PURPOSE_JA, PURPOSE_EN },
    { PROTECTED_JA PROMISES_JA RISKS_JA OBJECTIVES_JA
      "5. 一人ひとりの責任\n"
      "役員、従業員及び業務を委託する方々に必要な教育を行い、一人ひとりが自分の役割を果たせるようにします。\n"
      "6. 事故への対応\n"
      "事故又はその疑いに気付いたときはすぐに報告し、被害を小さくとどめ、同じことを繰り返さないようにします。\n"
      "7. " IMPROVEMENT_JA,
      PROTECTED_EN PROMISES_EN RISKS_EN OBJECTIVES_EN
      "5. Everybody's part\n"
      "Officers, staff and those who work for us under contract are trained, so that each can play the own part.\n"
      "6. Incidents\n"
      "Whoever notices an incident, or suspects one, reports it at once; we keep the damage small and see to it that it does not happen again.\n"
      "7. " IMPROVEMENT_EN },
    { "勤怠サービスの信頼が中期計画の柱であり、情報を守ることが選ばれる理由になる。",
      "Trust in the service is what the mid-term plan rests on; to guard information is why customers choose us." },
    { { "目的の段落で、お客様の会社で働く方々の情報を預かるという事業の性質を述べている。",
        "The first paragraph says what our business is: we hold information about people." },
      { "第4項で、年度ごとの目的をこの方針から定めることとしている。", "Item 4: the objectives of each year are set from it." },
      { "第2項で、法令、契約及び規格の順守を約束している。", "Item 2 commits to laws, contracts and the standard." },
      { "第7項で、監査等から学び改善し続けることを約束している。", "Item 7 commits to learning and improving." } },
    { { "training", { 2, 1, 10 }, { "新入社員研修の受講者", "People in the newcomers' training" } },
      { "manual", { 2, 1, 15 }, { "マニュアルの利用者", "Readers of the manual" } },
      { "notice", { 2, 1, 24 }, { "全社員（電子メール及び執務室の掲示）", "All staff, by mail and on the wall" } },
      { "website", { 2, 2, 1 }, { "顧客、取引先", "Customers and suppliers" } } } },
  { "2.0", { 1, 7, 25 }, { 1, 7, 28 }, { 1, 8, 3 }, { 1, 8, 10 }, { 1, 8, 20 }, { 1, 8, 20 },
    { "リモートワークの定着及び誤送信の事例を受け、社外での業務とお客様への連絡を明記した。",
      "Remote work has come to stay, and a mail was misdirected: work outside of the office and word to customers are now named." },
    { PURPOSE_JA, PURPOSE_EN },
    { PROTECTED_JA PROMISES_JA RISKS_JA OBJECTIVES_JA
      "5. 一人ひとりの責任\n"
      "役員、従業員及び業務を委託する方々に必要な教育を行い、一人ひとりが自分の役割を果たせるようにします。\n"
      "6. 働く場所を問わない保護\n"
      "自宅や外出先で働くときも、社内と同じ水準で情報を守ります。\n"
      "7. 事故への対応\n"
      "事故又はその疑いに気付いたときはすぐに報告し、関係するお客様に速やかにお知らせし、同じことを繰り返さないようにします。\n"
      "8. " IMPROVEMENT_JA,
      PROTECTED_EN PROMISES_EN RISKS_EN OBJECTIVES_EN
      "5. Everybody's part\n"
      "Officers, staff and those who work for us under contract are trained, so that each can play the own part.\n"
      "6. Wherever we work\n"
      "At home and on the way information is guarded as it is in the office.\n"
      "7. Incidents\n"
      "Whoever notices an incident, or suspects one, reports it at once; we tell the customers concerned without delay and see to it that it does not happen again.\n"
      "8. " IMPROVEMENT_EN },
    { "働き方の選択を広げる中期計画と、そのために必要な情報の守り方とをそろえた。",
      "The mid-term plan widens where people may work; the policy says how information is guarded there." },
    { { "目的の段落は事業の性質と合っており、変更は不要と判断した。",
        "The first paragraph still fits the business and was left as it is." },
      { "第4項で、年度ごとの目的をこの方針から定めることとしている。", "Item 4: the objectives of each year are set from it." },
      { "第2項で、法令、契約及び規格の順守を、第7項でお客様への連絡を約束している。",
        "Item 2 commits to laws, contracts and the standard, item 7 to word to customers." },
      { "第8項で、監査等から学び改善し続けることを約束している。", "Item 8 commits to learning and improving." } },
    { { "notice", { 1, 8, 20 }, { "全社員（電子メール及び執務室の掲示）", "All staff, by mail and on the wall" } },
      { "website", { 1, 8, 20 }, { "顧客、取引先", "Customers and suppliers" } },
      { "manual", { 1, 8, 25 }, { "マニュアルの利用者", "Readers of the manual" } },
      { "training", { 1, 9, 5 }, { "全部門（部門別の説明会）", "All departments, one after the other" } } } },
  { NULL }
};

const KamaeLeadershipSampleEvidence kamae_leadership_sample_evidence[] = {
  { { 2, 2, 6 }, "f h",
    { "社長が全部門を回り、情報の扱いを聞き取った", "The president went round all departments" },
    { "困っていることを聞き、私物端末の許可手続を急ぐよう推進責任者に指示した。",
      "He asked what is difficult, and told the ISMS manager to hurry with the rules for private devices." } },
  { { 2, 7, 6 }, "g",
    { "改善提案の受付を始めた", "Proposals for improvement are welcome from now on" },
    { "社内ポータルに受付の頁を設け、社長の名で呼び掛けた。", "A page of the intranet, announced by the president." } },
  { { 1, 2, 10 }, "f h",
    { "部門管理者との面談", "Talks with the department managers" },
    { "新設の第二開発部を含む全部門の管理者と、役割と困りごとを確認した。",
      "With each manager, the new one of Development 2 too: what the role asks for, and what is in the way." } },
  { { 1, 4, 15 }, "g",
    { "改善提案の表彰", "Proposals for improvement are honoured" },
    { "採用した提案の提案者を社長が表彰した。", "The president honoured those whose proposals were adopted." } },
  { { 0, 1, 15 }, "a",
    { "情報セキュリティ基本方針の年次見直し", "Yearly look at the policy" },
    { "第2.0版は中期計画と合っており、改訂は不要と社長が判断した。",
      "Version 2.0 fits the mid-term plan: the president decided that it stays." } },
  { { 0, 2, 10 }, "f h",
    { "部門管理者との面談", "Talks with the department managers" },
    { "全部門の管理者と、役割と人員の過不足を確認した。脆弱性への対応に外部の支援を入れることとした。",
      "With each manager: roles, and whether there are people enough. Outside help for vulnerabilities was agreed." } },
  { { 0, 4, 15 }, "g",
    { "改善提案の表彰", "Proposals for improvement are honoured" },
    { "採用した提案の提案者を社長が表彰した。", "The president honoured those whose proposals were adopted." } },
  { { 0 } }
};

const KamaeLeadershipSampleIntegration kamae_leadership_sample_integrations[] = {
  { { 2, 5, 10 }, "customer", "30", "1004",
    { "受注", "Acceptance of orders" },
    { "契約の秘密保持条項と、事故の報告期限を確かめる。",
      "Check the confidentiality clause and the time in which incidents are reported." },
    { "営業マニュアル 3章", "Sales manual, chapter 3" },
    { "見積りの承認の前に、契約チェック表の2項目に記入する。",
      "Two items of the contract checklist, before the offer is approved." } },
  { { 2, 6, 20 }, "standard", "20", "1003",
    { "設計審査", "Design review" },
    { "情報セキュリティの要求事項を設計の段階で定める。", "Requirements for information security are set in the design." },
    { "開発標準 5章", "Development standard, chapter 5" },
    { "審査票に認証、ログ及び暗号化の欄を設けた。", "The review form asks for authentication, logs and encryption." } },
  { { 1, 7, 25 }, "own", "30", "1004",
    { "見積書の送付", "Sending of offers" },
    { "宛先を確かめてから送る。", "Look at the address before sending." },
    { "営業マニュアル 4章", "Sales manual, chapter 4" },
    { "送信を1分間保留し、その間に宛先を読み上げる。", "Mail waits for a minute, in which the address is read out." } },
  { { 1, 10, 5 }, "customer", "50", "1008",
    { "障害対応", "Handling of trouble" },
    { "関係するお客様に24時間以内に知らせる。", "The customers concerned are told within 24 hours." },
    { "サポート手順書 2章", "Support procedures, chapter 2" },
    { "受付票に、契約の報告期限を表示する。", "The ticket shows the time that the contract allows." } },
  { { 0 } }
};

const KamaeLeadershipSampleResource kamae_leadership_sample_resources[] = {
  { { 2, 1, 28 }, { 2, 2, 5 }, { 2, 6, 5 }, "people", "3", "people", "3", "1007",
    { "内部監査員の養成", "Internal auditors to be trained" },
    { "自部門を監査しない監査員が3名必要である。", "Three auditors, none of whom audits the own department." },
    { "3名を監査員研修に派遣する。", "Three people are sent to a course for auditors." },
    { "3名が研修を修了し、監査員に任命された。", "All three passed and were appointed." } },
  { { 2, 1, 28 }, { 2, 2, 5 }, { 2, 12, 8 }, "budget", "1500", "thousand_yen", "1480", "1002",
    { "認証審査の費用", "Certification audit" },
    { "第一段階審査及び第二段階審査の費用である。", "The fees of stages 1 and 2." },
    { "認める。", "Granted." },
    { "両審査の費用を支払った。", "Both audits were paid." } },
  { { 1, 1, 15 }, { 1, 1, 22 }, { 1, 6, 25 }, "equipment", "1200", "thousand_yen", "1320", "1005",
    { "端末管理ツール", "A tool that manages devices" },
    { "持ち出す端末の設定と紛失時の消去を確実にするため。",
      "So that devices outside of the office are set up alike and can be wiped." },
    { "認める。上期中に全端末に入れる。", "Granted; on all devices within the first half-year." },
    { "第二開発部の新設で台数が増えたため、計画を1割上回った。",
      "A tenth more than planned: Development 2 brought more devices." } },
  { { 1, 1, 15 }, { 1, 1, 22 }, { 1, 4, 20 }, "budget", "480", "thousand_yen", "480", "1005",
    { "パッチの自動適用", "Automatic patches" },
    { "期限内の適用率を上げるというマネジメントレビューの決定による。",
      "The management review decided to raise the rate of patches in time." },
    { "認める。", "Granted." },
    { "夜間の自動適用を始めた。", "Patches are applied at night now." } },
  { { 0, 1, 1 }, { 0, 1, 22 }, { 0 }, "people", "1", "people", NULL, "1005",
    { "脆弱性への対応に当たる技術者", "An engineer for vulnerabilities" },
    { "脆弱性への対応と監視が後回しになっている。", "Vulnerabilities and monitoring wait." },
    { NULL },
    { "採用の見込みが立たないため、外部の専門家の支援に替える。", "Nobody can be hired for now: outside help instead." } },
  { { 0, 1, 1 }, { 0, 1, 22 }, { 0 }, "information", "24", "days", NULL, "1005",
    { "外部の専門家による支援", "Outside experts" },
    { "脆弱性情報の評価と、設定の点検を月2日依頼する。",
      "Two days a month: they judge vulnerabilities and check settings." },
    { "認める。半期ごとに効果を報告する。", "Granted; the effect is reported every half-year." },
    { NULL } },
  { { 0 } }
};

const KamaeLeadershipSampleReport kamae_leadership_sample_reports[] = {
  { 2,
    { "ISMSの運用は全部門で始まった。教育と監査は計画どおり行ったが、測定の項目がまだ少ない。",
      "The ISMS runs in all departments. Training and audits went as planned; too little is measured yet." },
    { "端末管理ツールとパッチの自動適用の予算をお願いしたい。",
      "A budget for managing devices and for automatic patches." },
    { "マネジメントレビューで審議する。", "To be discussed in the management review." } },
  { 1,
    { "パッチの適用は目標に達した。利用者IDの管理は最初の処置に効果がなく、やり直しとなった。",
      "Patches reached their target. What was done about accounts had no effect at first and was done again." },
    { "生成AIの利用規則を急ぐため、開発本部の協力をお願いしたい。",
      "Development's help with the rules for generative AI." },
    { "開発本部長に指示した。", "The head of development has been told." } },
  { 0,
    { "外部の支援により、脆弱性への対応の遅れは解消に向かっている。復旧訓練の記録が課題である。",
      "With outside help vulnerabilities wait less. Records of recovery exercises are what is missing." },
    { NULL }, { NULL } },
  { -1 }
};
