/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-sample-private.h"

/* Numbers follow from the order: the first competence is K-01, the first course C-01. */

const KamaeCompetenceSampleItem kamae_competence_sample_items[] = {
  { "knowledge",
    "top_management:3 committee_member:3 isms_manager:4 department_manager:3 audit_manager:4"
    " auditor:3 secretariat:3",
    { "ISMSの要求事項と社内規程", "ISMS requirements and our rules" },
    { "自分の業務に関わる箇条と規程を、資料を見て説明できる。",
      "Explains the clauses and rules of the own work with the text at hand." } },
  { "skill", "isms_manager:4 department_manager:3",
    { "リスクアセスメント", "Risk assessment" },
    { "自部門の資産と脅威を挙げ、手順に従って評価できる。",
      "Lists the assets and threats of the department and rates them by the procedure." } },
  { "skill", "audit_manager:4",
    { "内部監査の計画", "Planning of audits" },
    { "重点を決め、独立性を保つ割当てができる。",
      "Sets the focus and assigns auditors who are independent." } },
  { "skill", "audit_manager:4 auditor:3",
    { "内部監査の実施", "Conduct of audits" },
    { "質問と観察から証拠を集め、指摘を文章にできる。",
      "Collects evidence by questions and observation and words a finding." } },
  { "skill", "training_manager:4",
    { "教育の企画と講師", "Design and teaching of courses" },
    { "対象に合う教材を作り、効果を測ることができる。",
      "Makes material that suits the audience and measures the effect." } },
  { "experience", "incident_manager:4 system_manager:3 department_manager:2",
    { "インシデントの初動", "First response to incidents" },
    { "連絡先と手順を知り、訓練で初動を行える。",
      "Knows whom to call and carries out the first steps in a drill." } },
  { "skill", "system_manager:4",
    { "サーバとネットワークの安全な運用", "Secure operation of servers and networks" },
    { "更新、バックアップ、記録の確認を手順どおりに行える。",
      "Updates, backs up and reviews logs by the procedure." } },
  { "knowledge", "privacy_manager:4",
    { "個人情報保護法", "The privacy act" },
    { "取得、利用、提供、漏えい時の報告の要点を説明できる。",
      "Explains collection, use, provision and the report of leaks." } },
  { "skill", "document_manager:3 secretariat:3",
    { "文書と記録の管理", "Control of documents and records" },
    { "版、承認、保管、廃棄を規程どおりに管理できる。",
      "Keeps versions, approvals, storage and disposal as the rule says." } },
  { "experience", "top_management:4",
    { "方針の決定と資源の配分", "Setting the policy and allotting resources" },
    { "事業の方向とリスクに基づいて方針と資源を決められる。",
      "Decides on policy and resources from the direction of the business and its risks." } },
  { NULL }
};

const KamaeCompetenceSampleCourse kamae_competence_sample_courses[] = {
  { "general", "all", "aware-a aware-b aware-c roles", "70", NULL, NULL, "K-01",
    { "一般研修", "General training" },
    { "基本方針、役割と責任、日々の業務での守り方、事故の実例、守らない場合の影響。",
      "The policy, roles and responsibilities, the rules in daily work, incidents, and what happens if we do not follow them." } },
  { "newcomer", "newcomers", "aware-a aware-b aware-c roles", "70", NULL, NULL, NULL,
    { "新入社員研修", "Newcomers' training" },
    { "基本方針、パスワードと端末の扱い、持出し、事故に気づいたときの連絡先、誓約書。",
      "The policy, passwords and devices, taking things out, whom to call about incidents, the pledge." } },
  { "auditor", "roles", NULL, "70", "roles", "auditor audit_manager", "K-03 K-04",
    { "内部監査員研修", "Internal auditors' training" },
    { "監査の原則、独立性、質問の仕方、指摘の書き方、演習。",
      "Principles of auditing, independence, asking questions, wording findings, exercises." } },
  { "manager", "roles", "roles", NULL, "roles", "department_manager", "K-02 K-06",
    { "管理者研修", "Managers' training" },
    { "部門のリスクの見方、管理者の責任、初動の指揮。",
      "Seeing the risks of a department, the manager's responsibility, leading the first response." } },
  { "drill", "all", NULL, NULL, NULL, NULL, NULL,
    { "標的型メール訓練", "Phishing drill" },
    { "模擬の攻撃メールを送り、報告までの行動を確かめる。",
      "A mock attack by mail; do people report it?" } },
  { "role", "departments", NULL, "70", "departments", "21 23", NULL,
    { "安全な開発研修", "Secure development" },
    { "入力の検証、認証情報の扱い、部品の更新、レビューの観点。",
      "Validation of input, credentials, updates of components, what to look for in reviews." } },
  { NULL }
};

#define EVERY_YEAR (1 << 0 | 1 << 1 | 1 << 2)

#define NEWCOMERS(years, month, day) \
  { "C-02", years, month, day, "gathering", "1042", "1002", "test", \
    { "入社した人", "People who joined" }, \
    { "方針第{v}版の説明、端末の設定の実習、誓約書の署名。", \
      "The policy, version {v}; setting up devices; signing the pledge." }, \
    { "全員が合格点に達すること。", "Everybody reaches the pass mark." }, \
    { "全員が合格した。端末の設定も現場で確認した。", \
      "Everybody passed; the devices were checked at the desks." } }

const KamaeCompetenceSampleEvent kamae_competence_sample_events[] = {
  NEWCOMERS (EVERY_YEAR, 1, 10),
  { "C-05", EVERY_YEAR, 2, 20, "drill", "1005", "1042", "drill",
    { "全員", "Everybody" },
    { "請求書を装った模擬メールを予告なしに送信。", "A mock invoice by mail, unannounced." },
    { "開封が5％以下、報告が半数以上。", "Not more than 5 % open it; at least half report it." },
    { NULL } },
  { "C-01", EVERY_YEAR, 3, 10, "gathering", "1042", "1002", "test",
    { "適用範囲内の全員", "Everybody in the scope" },
    { "方針第{v}版、今年度の目標、生成AIの使い方、事故の実例。最後に20問のテスト。",
      "The policy, version {v}; this year's objectives; use of AI services; incidents. A test of 20 questions." },
    { "9割以上が初回で合格し、再テストで全員が合格すること。",
      "At least nine of ten pass at once, everybody after the retake." },
    { "初回の合格は9割を超え、再テストで全員が合格した。",
      "More than nine of ten passed at once, everybody after the retake." } },
  { "C-04", EVERY_YEAR, 4, 8, "gathering", "1002", "1001", "on_site",
    { "部門管理者", "Department managers" },
    { "部門の資産の点検と、初動の机上訓練。", "Review of the department's assets; a tabletop exercise." },
    { "各部門の資産台帳が翌月までに見直されること。",
      "Each department reviews its asset register within a month." },
    { "全部門の台帳が見直された。", "All registers were reviewed." } },
  NEWCOMERS (1 << 1, 5, 15),
  { "C-03", EVERY_YEAR, 6, 10, "gathering", "1007", "1002", "test",
    { "内部監査員", "Internal auditors" },
    { "前回の指摘を使った演習。", "Exercises with the findings of the last audit." },
    { "指摘の文章を監査責任者が手直しせずに使えること。",
      "Findings can be used without being rewritten." },
    { "演習の指摘8件のうち7件がそのまま使えた。", "Seven of eight findings were good as they were." } },
  NEWCOMERS (1 << 1, 7, 14),
  { "C-06", 1 << 0 | 1 << 1, 7, 20, "elearning", "1003", "1007", "test",
    { "開発・品質保証の全員", "Development and quality assurance" },
    { "オープンソース部品の更新と、認証情報の混入を防ぐ仕組み。",
      "Updating open-source parts; keeping credentials out of the code." },
    { "翌四半期のレビューで認証情報の混入がないこと。",
      "No credentials are found in the reviews of the next quarter." },
    { "レビュー60件で混入はなかった。", "None in 60 reviews." } },
  { "C-05", EVERY_YEAR, 8, 12, "drill", "1005", "1042", "drill",
    { "全員", "Everybody" },
    { "宅配の不在通知を装った模擬メールを予告なしに送信。", "A mock delivery notice by mail, unannounced." },
    { "開封が5％以下、報告が6割以上。", "Not more than 5 % open it; at least six of ten report it." },
    { NULL } },
  NEWCOMERS (1 << 1, 10, 20),
  { NULL }
};

const KamaeCompetenceSampleGap kamae_competence_sample_gaps[] = {
  { "1030", "K-04", 2, "2", "education", 8, TRUE,
    { "監査員研修を受講し、主任監査員に同行して1部門を監査する。",
      "Attend the auditors' training and audit one department beside an experienced auditor." } },
  { "1010", "K-09", 2, "2", "ojt", 8, TRUE,
    { "事務局と一緒に記録の棚卸しを行う。", "Take stock of the records together with the secretariat." } },
  { "1020", "K-02", 1, "2", "education", 8, TRUE,
    { "管理者研修のあと、自部門の評価を推進責任者と一緒に行う。",
      "After the managers' training, rate the department's risks with the ISMS manager." } },
  { "1031", "K-04", 0, "2", "education", 8, TRUE,
    { "外部の2日間の研修を受け、9月の監査に同行する。",
      "Attend a two-day course outside and go along on the audit in September." } },
  { "1035", "K-09", 0, "2", "ojt", 10, FALSE,
    { "前任者から台帳を引き継ぎ、廃棄の手順を実際に行う。",
      "Take over the register and carry out a disposal by the procedure." } },
  /* Stands in for the training manager. */
  { "1010", "K-05", 0, "2", "ojt", 12, FALSE,
    { "年度内の教育を推進責任者と一緒に企画し、講師を務める。",
      "Plan and give this year's courses together with the ISMS manager." } },
  { NULL }
};

/* In the order of their days. */
const KamaeCompetenceSampleCertificate kamae_competence_sample_certificates[] = {
  { "1007", "auditor", "training experience", 2, 2, 60,
    { "ISMS内部監査員（主任）", "ISMS internal auditor (lead)" }, { "見本研修センター", "Mihon Training" } },
  { "1027", "auditor", "training", 2, 5, 36,
    { "ISMS内部監査員", "ISMS internal auditor" }, { "見本研修センター", "Mihon Training" } },
  { "1036", "auditor", "training experience", 2, 5, 36,
    { "ISMS内部監査員", "ISMS internal auditor" }, { "見本研修センター", "Mihon Training" } },
  { "1030", "auditor", "training", 2, 5, 36,
    { "ISMS内部監査員", "ISMS internal auditor" }, { "見本研修センター", "Mihon Training" } },
  { "1005", "qualification", NULL, 2, 9, 24,
    { "ネットワーク運用技術者", "Network operations engineer" }, { "見本技術者協会", "Mihon Engineers' Association"
      } },
  { "1009", "qualification", NULL, 1, 3, 0,
    { "個人情報保護実務者", "Privacy practitioner" }, { "見本資格協会", "Mihon Certification Board" } },
  { "1031", "auditor", "training", 1, 6, 36,
    { "ISMS内部監査員", "ISMS internal auditor" }, { "見本研修センター", "Mihon Training" } },
  { NULL }
};
