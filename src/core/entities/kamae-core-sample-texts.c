/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What was said and decided in the meetings of the sample company. */

#include "config.h"

#include "kamae-core-sample-private.h"

const KamaeCoreSampleMeeting kamae_core_sample_meetings[] = {
  /* The first year: the ISMS is set up. */
  {
    "committee", 2, 1, 20, NULL,
    { "1. ISMSの体制及び役割の確認\n2. 組織の状況及び適用範囲の審議\n3. 年間計画の審議",
      "1. Structure and roles of the ISMS\n2. Context of the organization and scope\n3. Plan for the year" },
    { "委員長から、顧客データを預かる勤怠管理サービスの信頼を守ることがISMSの目的であるとの説明があった。\n"
      "推進責任者が組織の状況及び適用範囲の案を説明し、各部門から意見を聴取した。\n"
      "大阪事業所を適用範囲に含めることについて異論はなかった。",
      "The chair explained that the ISMS serves to protect the trust in the attendance service, which holds customers' data.\n"
      "The ISMS manager presented drafts of the context and the scope; the departments commented on them.\n"
      "There was no objection to including the Osaka office in the scope." },
    { "組織の状況及び適用範囲の案を承認する。\n年間計画を承認し、各部門で実施する。",
      "The drafts of the context and the scope are approved.\nThe plan for the year is approved and carried out by the departments." },
    { { { "部門別の情報資産一覧の作成", "List the information assets of each department" }, "1005", 30, 16 },
      { { "ISMS体制図の社内ポータルへの掲載", "Publish the structure of the ISMS on the intranet" }, "1006", 14,
        9 } },
  },
  {
    "allhands", 2, 3, 12, "1015 1030",
    { "1. 情報セキュリティ基本方針について\n2. インシデントを見つけたときの連絡先\n3. 営業状況",
      "1. The information security policy\n2. Whom to tell about an incident\n3. Business situation" },
    { "社長が基本方針の趣旨を説明した。\nインシデントは疑いの段階で情報システム部に連絡することを確認した。\n"
      "質疑：私物スマートフォンの業務利用について質問があり、許可制であることを説明した。",
      "The president explained what the policy is about.\nIncidents are reported to Information systems as soon as they are suspected.\n"
      "Question: private phones may be used for work only with permission." },
    { NULL, NULL },
    { { { "私物端末の利用許可手続の案内", "Explain how to get permission for a private device" }, "1005", 30,
        21 } },
  },
  {
    "committee", 2, 4, 20, "1004",
    { "1. リスクアセスメントの結果\n2. リスク対応計画の審議\n3. 一般研修の計画",
      "1. Results of the risk assessment\n2. Risk treatment plan\n3. General training" },
    { "情報システム部長がリスクアセスメントの結果を報告した。\n"
      "リスクレベル「高」のリスクは{RSK-C02/■ 高}件であり、対応又は保有を決定した。\n"
      "退職者アカウントの削除漏れについて、人事からの連絡手順を定めることとした。\n"
      "教育責任者が一般研修の計画を説明した。",
      "The head of information systems reported the results of the risk assessment.\n"
      "{RSK-C02/■ High} risks are rated “High”; all of these are to be treated or kept by decision.\n"
      "Human resources will inform about leavers so that their accounts are closed.\n"
      "The training manager presented the plan for the general training." },
    { "社長が承認したリスク対応計画を各部門で実施する。\n一般研修を{=9}月末までに全員に実施する。",
      "The departments carry out the risk treatment plan that the president has approved.\nEverybody takes the general training by the end of September." },
    { { { "退職者アカウント削除の連絡手順の作成", "Write down how leavers' accounts are closed" }, "1042", 40, 33 },
      { { "管理者アカウントへの多要素認証の適用", "Use multi-factor authentication for administrators" }, "1005", 90,
        82 } },
  },
  {
    "allhands", 2, 6, 11, "1036 1040 1008",
    { "1. 標的型メール訓練の結果\n2. 一般研修の受講について\n3. 上期の業績見込み",
      "1. Results of the phishing exercise\n2. General training\n3. Outlook for the first half-year" },
    { "訓練の結果を共有した。開封しないことよりも、気付いたらすぐに報告することが大切であると強調した。\n"
      "一般研修の未受講者は今月中に受講すること。",
      "The results of the exercise were explained. Reporting at once matters more than not opening.\n"
      "Those who have not taken the training yet do so this month." },
    { NULL, NULL },
    { { { "訓練メールの報告手順の再周知", "Remind everybody how to report a suspicious mail" }, "1042", 14,
        12 } },
  },
  {
    "committee", 2, 7, 20, NULL,
    { "1. 内部監査の実施要領の審議\n2. リスク対応計画の進捗\n3. 委託先の評価結果",
      "1. How the internal audit is held\n2. Progress of the risk treatment plan\n3. Evaluation of suppliers" },
    { "内部監査責任者が{=12}月の内部監査の実施要領を説明した。監査員は自部門を監査しない。\n"
      "リスク対応計画の進捗は{RSK-C06}％である。\n委託先{=2}社から回答がなく、督促することとした。",
      "The audit manager explained how the audit in December is held. Auditors do not audit their own departments.\n"
      "The treatment plan has come to {RSK-C06} %.\nTwo suppliers have not answered yet and will be reminded." },
    { "内部監査の実施要領を承認する。\n未回答の委託先に{=11}月末を期限として督促する。",
      "It is approved how the internal audit is held.\nThe two suppliers are asked to answer by the end of November." },
    { { { "委託先2社への評価票の督促", "Remind two suppliers of the evaluation form" }, "1004", 40, 36 } },
  },
  {
    "allhands", 2, 9, 10, "1019 1031",
    { "1. 年末年始の情報セキュリティ\n2. 情報の持出しの注意\n3. 来年の予定",
      "1. Information security over the turn of the year\n2. Taking information out of the office\n3. Next year" },
    { "休暇中の連絡体制を説明した。\nパソコンの持出しは申請し、車内に放置しないことを確認した。",
      "The contacts during the holidays were explained.\nTaking a computer out needs permission; it is never left in a car." },
    { NULL, NULL },
    { { { NULL } } },
  },
  {
    "committee", 2, 10, 20, "1013",
    { "1. 内部監査の結果\n2. マネジメントレビューの準備\n3. 来年度の予算",
      "1. Results of the internal audit\n2. Preparation of the management review\n3. Budget of the next year" },
    { "内部監査の指摘は、軽微な不適合{AUD-C02/軽微な不適合}件、観察事項{AUD-C02/観察事項}件、改善の機会{AUD-C02/改善の機会}件であった。\n"
      "退職者の利用者IDについて、退職手続を見直すこととした。バックアップの復元試験は年{=2}回行う。\n"
      "マネジメントレビューの資料を推進責任者が取りまとめる。",
      "The internal audit found nonconformities ({AUD-C02/Minor nonconformity} minor), observations ({AUD-C02/Observation}) and opportunities for improvement ({AUD-C02/Opportunity for improvement}).\n"
      "What is done when somebody leaves will be revised. Restoring a backup will be tested twice a year.\n"
      "The ISMS manager prepares the papers for the management review." },
    { "内部監査の不適合の是正処置を{=3}月末までに完了する。\n来年度予算に端末管理ツールを計上する。",
      "The nonconformities of the audit are corrected by the end of March.\nThe budget of the next year includes a device management tool." },
    { { { "バックアップ復元試験の実施と記録", "Test restoring a backup and record it" }, "1036", 60, 52 },
      { { "端末管理ツールの見積取得", "Get offers for a device management tool" }, "1005", 45, 48 } },
  },
  {
    "allhands", 2, 12, 11, "1017 1041",
    { "1. ISMSの1年の振り返り\n2. 組織変更について\n3. 来年度の方針",
      "1. One year of the ISMS\n2. Changes in the organization\n3. Next year" },
    { "社長が{=1}年間の活動と内部監査の結果を総括し、認証機関による第二段階審査が終わったことを報告した。\n{=4}月に第二開発部を新設することを説明した。",
      "The president summed up the year and the internal audit. Stage {=2} of the certification is over.\nDevelopment {=2} will be opened in April." },
    { NULL, NULL },
    { { { "組織変更に伴うアクセス権の見直し", "Review access rights for the new organization" }, "1005", 30, 26 } },
  },

  /* The second year: the ISMS is certified and grows with the company. */
  {
    "committee", 1, 1, 20, NULL,
    { "1. 組織の状況の見直し（第二開発部の新設）\n2. 年間情報セキュリティ目標及び計画の審議\n3. リモートワークの課題",
      "1. Review of the context (Development 2)\n2. Objectives and plan for the year\n3. Remote work" },
    { "第二開発部の新設に伴い、適用範囲の組織図を改めることを確認した。\n"
      "リモートワークの利用が増え、自宅での画面ののぞき見と回線の安全が課題として挙げられた。\n"
      "気候変動については、台風による大阪事業所の停電を課題として取り上げた。",
      "The organization chart of the scope is revised for Development {=2}.\n"
      "Remote work is growing: screens seen by others and unsafe lines at home were named as issues.\n"
      "As to climate change, power cuts in Osaka caused by typhoons are taken up as an issue." },
    { "組織の状況の見直しを承認する。\n年間情報セキュリティ目標及び計画を承認する。\nリモートワーク規程を改訂する。",
      "The review of the context is approved.\nThe objectives and the plan for the year are approved.\nThe rules for remote work are revised." },
    { { { "リモートワーク規程の改訂案の作成", "Draft the revised rules for remote work" }, "1002", 60, 55 },
      { { "大阪事業所の無停電電源装置の点検", "Check the uninterruptible power supply in Osaka" }, "1008", 30,
        25 } },
  },
  {
    "allhands", 1, 3, 12, "1018 1033",
    { "1. 今年度の情報セキュリティ目標\n2. リモートワークの注意点\n3. 新入社員の紹介",
      "1. Objectives of the year\n2. Working from home safely\n3. New colleagues" },
    { "推進責任者が今年度の目標を説明した。\n家族と共用の端末で業務を行わないこと、公共の場で顧客名を口にしないことを確認した。",
      "The ISMS manager explained the objectives of the year.\nNo work on computers shared with the family, no customers' names in public places." },
    { NULL, NULL },
    { { { NULL } } },
  },
  {
    "committee", 1, 4, 20, "1007",
    { "1. リスクアセスメントの結果\n2. 適用宣言書の見直し\n3. クラウドサービスの追加利用",
      "1. Results of the risk assessment\n2. Statement of applicability\n3. More cloud services" },
    { "リスクレベル「高」のリスクは{RSK-C02/■ 高}件である。\n"
      "開発の一部委託に伴い、A.{=8.30}を適用に改めた適用宣言書第{=1.1}版を確認した。\n"
      "開発で利用するクラウドサービスを{=2}件追加することについて、データの保存場所と終了時の消去を確認した。",
      "{RSK-C02/■ High} risks are rated “High”.\n"
      "Part of the development goes outside: version {=1.1} of the statement, in which A.{=8.30} applies, was looked at.\n"
      "For two more cloud services in development, the location of the data and its deletion at the end were checked." },
    { "クラウドサービス{=2}件の利用を承認する。\n適用宣言書第{=1.1}版を各部門に周知する。",
      "The two cloud services may be used.\nVersion {=1.1} of the statement is made known in the departments." },
    { { { "クラウドサービス利用台帳の更新", "Update the list of cloud services" }, "1035", 20, 15 } },
  },
  {
    "allhands", 1, 6, 11, "1032 1039",
    { "1. リモートワーク規程の改訂\n2. 標的型メール訓練の結果\n3. 上期の業績見込み",
      "1. Revised rules for remote work\n2. Results of the phishing exercise\n3. Outlook for the first half-year" },
    { "規程の改訂点を説明した。\n訓練の結果を共有した。報告する人が前回よりも増えた。",
      "The changes of the rules were explained.\nMore people than before reported the mail of the exercise." },
    { NULL, NULL },
    { { { "未報告者への個別説明", "Talk to those who did not report the mail" }, "1042", 20, 18 } },
  },
  {
    "committee", 1, 7, 20, NULL,
    { "1. 内部監査の結果の速報\n2. 誤送信インシデントの報告\n3. 委託先の評価結果",
      "1. First results of the internal audit\n2. Report on a misdirected e-mail\n3. Evaluation of suppliers" },
    { "営業部長から、見積書を別の顧客に誤送信した件の報告があった。宛先の自動補完が原因であった。\n"
      "顧客には当日中に謝罪し、削除の確認を得ている。\n委託先は全社から回答を得た。",
      "The head of sales reported that an offer was sent to the wrong customer, caused by the completion of addresses.\n"
      "The customers were informed on the same day and confirmed the deletion.\nAll suppliers have answered." },
    { "外部宛てメールの送信を{=1}分間保留する設定を全社に適用する。",
      "E-mail to the outside is held back for one minute in the whole company." },
    { { { "メール送信保留の設定", "Hold back outgoing e-mail for one minute" }, "1036", 14, 10 },
      { { "誤送信の再発防止策の効果確認", "Check that no e-mail is misdirected any more" }, "1004", 90, 95 } },
  },
  {
    "allhands", 1, 9, 10, "1012 1026",
    { "1. 誤送信を防ぐために\n2. 年末年始の情報セキュリティ\n3. 来年の予定",
      "1. How not to misdirect e-mail\n2. Information security over the turn of the year\n3. Next year" },
    { "誤送信の事例を共有し、送信前の宛先確認を徹底することとした。\n休暇中の連絡体制を説明した。",
      "The case was explained; addresses are checked before sending.\nThe contacts during the holidays were explained." },
    { NULL, NULL },
    { { { NULL } } },
  },
  {
    "committee", 1, 10, 20, "1003",
    { "1. 内部監査の結果\n2. マネジメントレビューの準備\n3. 生成AIの利用",
      "1. Results of the internal audit\n2. Preparation of the management review\n3. Generative AI" },
    { "内部監査の指摘は、軽微な不適合{AUD-C02/軽微な不適合}件、観察事項{AUD-C02/観察事項}件、改善の機会{AUD-C02/改善の機会}件であった。\n"
      "開発本部から生成AIの利用要望があり、入力してよい情報の範囲を定める必要があるとの意見が出た。",
      "The internal audit found nonconformities ({AUD-C02/Minor nonconformity} minor), observations ({AUD-C02/Observation}) and opportunities for improvement ({AUD-C02/Opportunity for improvement}).\n"
      ""
      "Development would like to use generative AI; it has to be settled what may be entered." },
    { "生成AIの試行を開発本部に限り認める。\n利用ルールの案を次回までに作成する。",
      "Development may try generative AI.\nRules for its use are drafted by the next meeting." },
    { { { "生成AI利用ルールの案の作成", "Draft rules for generative AI" }, "1013", 75, 70 } },
  },
  {
    "allhands", 1, 12, 11, "1016 1028 1034",
    { "1. ISMSの1年の振り返り\n2. 維持審査の結果\n3. 来年度の方針",
      "1. The ISMS in this year\n2. Results of the surveillance audit\n3. Next year" },
    { "維持審査は軽微な不適合{=1}件で終了し、是正処置を終えた。観察事項{=2}件を来年度の計画に反映する。\n新規事業準備室の新設を説明した。",
      "The surveillance audit ended with one minor nonconformity, which has been corrected. Two observations go into the plan of the next year.\nThe new business office was announced." },
    { NULL, NULL },
    { { { "維持審査の観察事項の対応方針の作成", "Say how the observations of the audit are dealt with" }, "1002", 30,
        28 } },
  },

  /* The running year. */
  {
    "committee", 0, 1, 20, NULL,
    { "1. 組織の状況の見直し\n2. 適用範囲の確認（新規事業準備室の扱い）\n3. 年間情報セキュリティ目標及び計画の審議\n4. 生成AIの利用ルール",
      "1. Review of the context\n2. Scope (the new business office)\n3. Objectives and plan for the year\n4. Rules for generative AI" },
    { "生成AIの普及、サプライチェーンを狙う攻撃の増加、技術者の採用難を主な変化として確認した。\n"
      "新規事業準備室は顧客情報を扱わないため、当面は適用範囲外とする案を了承した。\n"
      "生成AIの利用ルールについて、顧客情報と認証情報を入力しないことを明記した。",
      "The main changes are the spread of generative AI, attacks on supply chains, and the difficulty of hiring engineers.\n"
      "The new business office handles no customer information and stays out of scope for the time being.\n"
      "The rules for generative AI forbid to enter customer information and credentials." },
    { "組織の状況の見直しを承認する。\n新規事業準備室を適用範囲外とする。\n生成AIの利用ルールを承認し、全社に適用する。",
      "The review of the context is approved.\nThe new business office is out of scope.\nThe rules for generative AI are approved for the whole company." },
    { { { "生成AI利用ルールの全社説明", "Explain the rules for generative AI to everybody" }, "1002", 30, 22 },
      { { "適用範囲の図面の更新", "Update the drawings of the scope" }, "1006", 45, 22 } },
  },
  {
    "allhands", 0, 3, 12, "1025 1043",
    { "1. 今年度の情報セキュリティ目標\n2. 生成AIの利用ルール\n3. 新入社員の紹介",
      "1. Objectives of the year\n2. Rules for generative AI\n3. New colleagues" },
    { "推進責任者が今年度の目標と生成AIの利用ルールを説明した。\n質疑：議事録の要約に使ってよいかとの質問があり、顧客名を伏せれば可と回答した。",
      "The ISMS manager explained the objectives of the year and the rules for generative AI.\nQuestion: may it sum up minutes? Yes, without the names of customers." },
    { NULL, NULL },
    { { { "生成AI利用ルールのよくある質問の作成", "Collect questions and answers on generative AI" }, "1014", 30,
        27 } },
  },
  {
    "committee", 0, 4, 20, "1008",
    { "1. リスクアセスメントの結果\n2. リスク対応計画の審議\n3. 取引先のランサムウェア被害",
      "1. Results of the risk assessment\n2. Risk treatment plan\n3. Ransomware at a business partner" },
    { "リスクレベル「高」のリスクは{RSK-C02/■ 高}件である。\n"
      "生成AI及び委託先に関するものが新たに加わった。\n"
      "取引先のランサムウェア被害を受け、当社との接続経路を点検し、影響がないことを確認した。",
      "{RSK-C02/■ High} risks are rated “High”.\n"
      "New are those of generative AI and of suppliers.\n"
      "A business partner was hit by ransomware; the connections to us were checked and not affected." },
    { "社長が承認したリスク対応計画を各部門で実施する。\n委託先との接続経路の一覧を整備する。",
      "The departments carry out the risk treatment plan that the president has approved.\nA list of the connections with suppliers is drawn up." },
    { { { "委託先との接続経路の一覧の作成", "List the connections with suppliers" }, "1036", 45, 41 },
      { { "開発環境のアクセスログの点検方法の見直し", "Improve how access logs of development are checked" }, "1013",
        180, 0 } },
  },
  {
    "allhands", 0, 6, 11, "1021 1031 1040",
    { "1. 標的型メール訓練の結果\n2. サプライチェーン攻撃について\n3. 上期の業績見込み",
      "1. Results of the phishing exercise\n2. Attacks on supply chains\n3. Outlook for the first half-year" },
    { "訓練の結果を共有した。\n取引先を装うメールの見分け方を情報システム部が説明した。",
      "The results of the exercise were explained.\nInformation systems explained how to recognize mail that only seems to come from a partner." },
    { NULL, NULL },
    { { { "新入社員向け訓練の追加実施", "Repeat the exercise with new colleagues" }, "1038", 40, 35 } },
  },
  {
    "committee", 0, 7, 20, "1005",
    { "1. 内部監査の実施状況\n2. リスク対応計画の進捗\n3. データセンター移行計画",
      "1. How the internal audits go\n2. Progress of the risk treatment plan\n3. Moving the data centre" },
    { "内部監査責任者が内部監査の実施状況を説明した。今年度は開発本部及び大阪事業所を重点とする。\n"
      "リスク対応計画の進捗は{RSK-C06}％である。\n勤怠管理サービスの移行先の候補を比較した。",
      "The audit manager explained how the audits go; this year they look closely at development and at Osaka.\n"
      "The treatment plan has come to {RSK-C06} %.\n"
      "Providers to which the attendance service may move were compared." },
    { "移行先の評価結果を次回の委員会に報告する。",
      "The evaluation of the providers is reported to the next meeting." },
    { { { "移行先データセンターの評価", "Evaluate the providers for the data centre" }, "1005", 80, 0 },
      { { "内部監査チェックリストの作成", "Prepare the checklists of the internal audit" }, "1027", 28, 24 } },
  },
  {
    "allhands", 0, 9, 10, "1022 1037",
    { "1. 年末年始の情報セキュリティ\n2. データセンター移行の予定\n3. 来年の予定",
      "1. Information security over the turn of the year\n2. Moving the data centre\n3. Next year" },
    { "休暇中の連絡体制を説明した。\n移行期間中は設定変更を控えることを確認した。",
      "The contacts during the holidays were explained.\nNothing is reconfigured while the data centre is being moved." },
    { NULL, NULL },
    { { { "移行期間の社内カレンダーへの登録", "Put the move into the company calendar" }, "1006", 14, 10 } },
  },
  {
    "committee", 0, 10, 20, "1004",
    { "1. 内部監査の結果\n2. マネジメントレビューの準備\n3. 来年度の予算",
      "1. Results of the internal audit\n2. Preparation of the management review\n3. Budget of the next year" },
    { "内部監査の指摘は、軽微な不適合{AUD-C02/軽微な不適合}件、観察事項{AUD-C02/観察事項}件、改善の機会{AUD-C02/改善の機会}件であった。\nマネジメントレビューの資料を推進責任者が取りまとめる。",
      "The internal audit found nonconformities ({AUD-C02/Minor nonconformity} minor), observations ({AUD-C02/Observation}) and opportunities for improvement ({AUD-C02/Opportunity for improvement}).\nThe ISMS manager prepares the papers for the management review." },
    { "内部監査の不適合の是正処置を{=3}月末までに完了する。",
      "The nonconformities of the audit are corrected by the end of March." },
    { { { "マネジメントレビュー資料の作成", "Prepare the papers of the management review" }, "1002", 30, 28 } },
  },
  {
    "allhands", 0, 12, 11, "1029",
    { "1. ISMSの1年の振り返り\n2. 更新審査に向けて\n3. 来年度の方針",
      "1. The ISMS in this year\n2. Towards recertification\n3. Next year" },
    { "社長が{=1}年間の活動を総括した。\n更新審査までの予定を説明した。",
      "The president summed up the year.\nThe steps to recertification were explained." },
    { NULL, NULL },
    { { { NULL } } },
  },
  { NULL }
};
