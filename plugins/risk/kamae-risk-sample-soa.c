/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The statements of applicability of the sample organization: 1.0 by the first assessment, 1.1 by
 * the second, since a contractor takes part in the development, and the draft of 1.2, in which a
 * control of its own for AI services is new. */

typedef KamaeRiskText Text;

/* The document is one of those below; an excluded control has none, and its text says why. */
typedef struct
{
  const char *number;
  char        document;
  const char *department;
  const char *reasons;
  Text        text;
} Entry;

typedef struct
{
  const char *number;
  const char *status;
  int         days;
} Status;

#define EXCLUDED 'X'

static const struct
{
  char code;
  Text title;
} documents[] = {
  { 'P', { "情報セキュリティ基本規程", "Information security regulation" } },
  { 'A', { "アクセス管理規程", "Access control regulation" } },
  { 'I', { "事故対応手順書", "Incident procedure" } },
  { 'D', { "開発管理規程", "Development regulation" } },
  { 'S', { "情報資産管理規程", "Information asset regulation" } },
  { 'H', { "人的セキュリティ規程", "Personnel regulation" } },
  { 'V', { "委託先管理規程", "Supplier regulation" } },
  { 'L', { "法令・個人情報管理規程", "Regulation on law and personal information" } },
  { 'B', { "事業継続計画書", "Continuity plan" } },
  { 'O', { "システム運用規程", "Operation regulation" } },
  { 'F', { "入退・施設管理規程", "Premises regulation" } },
  { 'N', { "ネットワーク管理規程", "Network regulation" } },
};

static const Entry entries[] = {
  { "A.5.1", 'P', "10", "business contract",
    { "顧客及び要員に情報セキュリティの考え方を示すため。",
      "Shows customers and staff what we stand for." } },
  { "A.5.2", 'P', "10", "business",
    { "だれが何に責任を負うかを全部門で明確にするため。",
      "Makes clear in every department who answers for what." } },
  { "A.5.3", 'A', "10", "risk",
    { "支払及び権限付与を一人で完結させないため。",
      "Nobody pays or grants access alone." } },
  { "A.5.4", 'P', "10", "business",
    { "管理者が規則の順守を自ら求めるため。",
      "Managers ask for the rules themselves." } },
  { "A.5.5", 'I', "10", "law",
    { "事故の際に監督官庁へ期限内に報告するため。",
      "Incidents are reported to the authorities in time." } },
  { "A.5.6", 'I', "40", "business",
    { "脆弱性及び攻撃の情報を早く得るため。",
      "News of weaknesses and attacks comes early." } },
  { "A.5.7", 'I', "40", "risk",
    { "勤怠サービスを狙う攻撃の傾向を対策に反映するため。",
      "Attacks on our service shape our controls." } },
  { "A.5.8", 'D', "20", "contract",
    { "新機能の計画時に顧客の要求を取り込むため。",
      "New features take in what customers ask for." } },
  { "A.5.9", 'S', "10", "risk",
    { "守る対象と管理責任者を漏れなく把握するため。",
      "Nothing to be protected is overlooked." } },
  { "A.5.10", 'S', "10", "risk",
    { "生成AIを含む利用の可否を要員に示すため。",
      "Staff know what they may use, AI services included." } },
  { "A.5.11", 'H', "10", "risk",
    { "退職時に貸与品と情報を確実に回収するため。",
      "Devices and information come back on leaving." } },
  { "A.5.12", 'S', "10", "contract",
    { "顧客から預かる情報の扱いを区別するため。",
      "What customers entrust is handled apart." } },
  { "A.5.13", 'S', "10", "business",
    { "区分が見て分かるようにするため。",
      "The class can be seen." } },
  { "A.5.14", 'S', "10", "risk contract",
    { "誤送信を防ぎ、顧客と定めた方法で渡すため。",
      "Prevents wrong recipients, keeps to agreed ways." } },
  { "A.5.15", 'A', "40", "risk",
    { "業務に必要な者だけが情報に触れるようにするため。",
      "Only those who need it get access." } },
  { "A.5.16", 'A', "40", "risk",
    { "だれの操作かを一人ずつ特定できるようにするため。",
      "Each action is somebody's." } },
  { "A.5.17", 'A', "40", "risk",
    { "認証情報の使い回しと漏えいを防ぐため。",
      "Credentials are neither shared nor reused." } },
  { "A.5.18", 'A', "40", "risk",
    { "異動と退職を権限に速やかに反映するため。",
      "Transfers and leaving change rights at once." } },
  { "A.5.19", 'V', "10", "risk law",
    { "委託先を選ぶ基準をそろえ、監督の義務を果たすため。",
      "One standard for contractors, supervision as the law asks." } },
  { "A.5.20", 'V', "10", "law contract",
    { "再委託及び事故報告を契約で約束させるため。",
      "Contracts settle subcontracting and reporting." } },
  { "A.5.21", 'V', "20", "risk",
    { "製品に組み込む部品の由来を確かめるため。",
      "The origin of components is checked." } },
  { "A.5.22", 'V', "10", "risk",
    { "契約後の変化を年1回確かめるため。",
      "Changes after the contract are looked at every year." } },
  { "A.5.23", 'V', "40", "risk",
    { "基盤であるクラウドの責任分界を明らかにするため。",
      "The split of duties with our cloud is clear." } },
  { "A.5.24", 'I', "10", "risk",
    { "休日も含めて初動を迷わず行うため。",
      "The first steps are clear, also on holidays." } },
  { "A.5.25", 'I', "10", "business",
    { "報告された事象を同じ基準で判断するため。",
      "Events are judged alike." } },
  { "A.5.26", 'I', "40", "risk",
    { "被害の拡大を手順どおりに止めるため。",
      "Damage is stopped by procedure." } },
  { "A.5.27", 'I', "10", "business",
    { "同じ事故を繰り返さないため。",
      "Incidents do not repeat." } },
  { "A.5.28", 'I', "40", "law",
    { "調査及び訴訟に耐える証拠を残すため。",
      "Evidence stands up to investigation." } },
  { "A.5.29", 'B', "10", "risk",
    { "災害時にも顧客の情報を守り続けるため。",
      "Customers' data is safe in a disaster." } },
  { "A.5.30", 'B', "40", "risk contract",
    { "契約で約束した復旧時間を守るため。",
      "Recovery keeps the agreed time." } },
  { "A.5.31", 'L', "10", "law contract",
    { "法令及び契約の変更を業務に反映するため。",
      "Changes of law and contracts reach the work." } },
  { "A.5.32", 'L', "20", "law",
    { "オープンソースを含む使用許諾に従うため。",
      "Licences are kept, open source included." } },
  { "A.5.33", 'L', "10", "law",
    { "労務記録を定められた期間保存するため。",
      "Labour records are kept as long as required." } },
  { "A.5.34", 'L', "10", "law contract",
    { "従業員及び顧客の個人情報を法令どおり扱うため。",
      "Personal information is handled by the law." } },
  { "A.5.35", 'P', "10", "business",
    { "利害のない目で仕組みを確かめるため。",
      "Somebody independent looks at it." } },
  { "A.5.36", 'P', "10", "business",
    { "決めた規則が守られているかを部門で確かめるため。",
      "Departments check that rules are kept." } },
  { "A.5.37", 'O', "40", "risk",
    { "担当者が替わっても同じ操作ができるようにするため。",
      "Work goes on when people change." } },
  { "A.6.1", 'H', "10", "business",
    { "重要な情報を扱う人を採用前に確かめるため。",
      "People are checked before they are trusted." } },
  { "A.6.2", 'H', "10", "law",
    { "入社時に守るべきことを約束してもらうため。",
      "Duties are part of the contract of employment." } },
  { "A.6.3", 'H', "10", "risk",
    { "誤操作とだまされる事故を減らすため。",
      "Fewer errors, fewer people deceived." } },
  { "A.6.4", 'H', "10", "business",
    { "違反への対応を公平に行うため。",
      "Breaches are treated fairly." } },
  { "A.6.5", 'H', "10", "risk",
    { "退職後も秘密を守ってもらうため。",
      "Secrets stay secret after leaving." } },
  { "A.6.6", 'H', "10", "contract",
    { "顧客の求める秘密保持を全員に及ぼすため。",
      "Confidentiality binds everybody." } },
  { "A.6.7", 'A', "40", "risk",
    { "週の半分を占める在宅勤務を安全にするため。",
      "Half the week is worked at home." } },
  { "A.6.8", 'I', "10", "risk",
    { "気付いた人がすぐに知らせられるようにするため。",
      "Whoever notices can tell at once." } },
  { "A.7.1", 'F', "10", "risk",
    { "執務区域と来訪者の区域を分けるため。",
      "Visitors stay apart from work." } },
  { "A.7.2", 'F', "10", "risk",
    { "入室を権限のある人に限るため。",
      "Only those permitted get in." } },
  { "A.7.3", 'F', "10", "business",
    { "開発室と会議室の情報を守るため。",
      "Rooms protect what is done in them." } },
  { "A.7.4", 'F', "10", "business",
    { "夜間及び休日の侵入に気付くため。",
      "Intrusion at night is noticed." } },
  { "A.7.5", 'F', "10", "risk",
    { "地震、火災及び水害に備えるため。",
      "Prepared for earthquake, fire and water." } },
  { "A.7.6", 'F', "10", "contract",
    { "顧客データを扱う区域での撮影を防ぐため。",
      "No photographs where customer data is handled." } },
  { "A.7.7", 'F', "10", "risk",
    { "放置された書類と画面から漏れないようにするため。",
      "Nothing leaks from desks and screens." } },
  { "A.7.8", 'F', "40", "business",
    { "機器を壊れにくく盗まれにくい場所に置くため。",
      "Devices stand where they are safe." } },
  { "A.7.9", 'S', "40", "risk",
    { "社外に持ち出す端末を守るため。",
      "Devices outside are protected." } },
  { "A.7.10", 'S', "40", "risk",
    { "可搬媒体からの漏えいと感染を防ぐため。",
      "Media neither leak nor infect." } },
  { "A.7.11", 'F', "40", "business",
    { "通信機器の停止を防ぐため。",
      "Network devices keep running." } },
  { "A.7.12", 'X', "10", "",
    { "通信及び電源の配線は全て賃借ビルの設備であり、敷設、保護及び保守はビル管理会社が行う。当社が敷設した配線はない。",
      "All cables are part of the rented buildings: their management lays, protects and maintains them. None are our own." } },
  { "A.7.13", 'F', "40", "business",
    { "端末及び通信機器を使える状態に保つため。",
      "Devices stay usable." } },
  { "A.7.14", 'S', "40", "risk",
    { "返却及び廃棄の際に情報を残さないため。",
      "Nothing is left on devices that go." } },
  { "A.8.1", 'A', "40", "risk",
    { "全端末を同じ設定で守るため。",
      "All devices are protected alike." } },
  { "A.8.2", 'A', "40", "risk",
    { "本番環境の管理権限を限るため。",
      "Few administer production." } },
  { "A.8.3", 'A', "40", "risk",
    { "顧客ごとの情報を混ぜないため。",
      "Customers' data stays apart." } },
  { "A.8.4", 'D', "20", "risk",
    { "ソースコードの流出と改変を防ぐため。",
      "Source code neither leaks nor changes unseen." } },
  { "A.8.5", 'A', "40", "risk",
    { "盗まれたパスワードだけで入れないようにするため。",
      "A stolen password is not enough." } },
  { "A.8.6", 'O', "40", "contract",
    { "月初の集中時にも応答を保つため。",
      "The service answers at the busy start of the month." } },
  { "A.8.7", 'O', "40", "risk",
    { "ランサムウェアの被害を防ぐため。",
      "Prevents damage by ransomware." } },
  { "A.8.8", 'O', "40", "risk",
    { "公開サービスの弱点を期限内に直すため。",
      "Weaknesses are mended in time." } },
  { "A.8.9", 'O', "40", "risk",
    { "クラウドの設定の誤りに気付くため。",
      "Wrong cloud settings are noticed." } },
  { "A.8.10", 'L', "40", "law contract",
    { "契約終了後の顧客データを消すため。",
      "Customer data goes when the contract ends." } },
  { "A.8.11", 'D', "20", "law",
    { "試験及び問合せ対応で個人が分からないようにするため。",
      "Nobody is recognized in tests and support." } },
  { "A.8.12", 'O', "40", "risk",
    { "大量の持出しに気付くため。",
      "Mass copying is noticed." } },
  { "A.8.13", 'B', "40", "risk contract",
    { "消失及び暗号化から復旧するため。",
      "Data comes back after loss or encryption." } },
  { "A.8.14", 'B', "40", "contract",
    { "一つの障害でサービスを止めないため。",
      "One failure does not stop the service." } },
  { "A.8.15", 'O', "40", "risk contract",
    { "操作を後から確かめられるようにするため。",
      "What was done can be seen later." } },
  { "A.8.16", 'O', "40", "risk",
    { "侵入の兆候を早く見つけるため。",
      "Signs of intrusion are found early." } },
  { "A.8.17", 'O', "40", "business",
    { "記録の時刻をそろえて調査できるようにするため。",
      "Logs agree on the time." } },
  { "A.8.18", 'A', "40", "business",
    { "強い権限の道具を限られた人に使わせるため。",
      "Powerful tools are for few." } },
  { "A.8.19", 'O', "40", "risk",
    { "未確認のソフトウェアを入れさせないため。",
      "Nothing unchecked is installed." } },
  { "A.8.20", 'N', "40", "risk",
    { "社外からの侵入を防ぐため。",
      "Keeps attackers out." } },
  { "A.8.21", 'N', "40", "contract",
    { "回線事業者の水準を契約で保つため。",
      "Carriers keep their level." } },
  { "A.8.22", 'N', "40", "risk",
    { "来訪者と開発環境を業務から分けるため。",
      "Guests and development stay apart." } },
  { "A.8.23", 'N', "40", "risk",
    { "危険なサイトの閲覧を防ぐため。",
      "Dangerous sites are blocked." } },
  { "A.8.24", 'O', "40", "risk law",
    { "端末、通信及び保存データを暗号化するため。",
      "Devices, connections and stored data are encrypted." } },
  { "A.8.25", 'D', "20", "contract",
    { "設計から公開までの各段階で確かめるため。",
      "Every stage of development is checked." } },
  { "A.8.26", 'D', "20", "contract",
    { "顧客の求める機能を要件に含めるため。",
      "Customers' demands are requirements." } },
  { "A.8.27", 'D', "20", "business",
    { "一つの弱点が全体に及ばない構成にするため。",
      "One weakness does not reach everything." } },
  { "A.8.28", 'D', "20", "risk",
    { "入力の検査漏れなどの弱点を作り込まないため。",
      "Weaknesses are not built in." } },
  { "A.8.29", 'D', "23", "risk contract",
    { "公開前に弱点を見つけるため。",
      "Weaknesses are found before release." } },
  { "A.8.30", 'X', "20", "",
    { "開発は、設計から試験まで全て社員が行い、外部に委託していない。",
      "Our people do all the development, from design to test; nothing goes outside." } },
  { "A.8.31", 'D', "20", "risk",
    { "試験の誤りを本番に及ぼさないため。",
      "Errors in tests do not reach production." } },
  { "A.8.32", 'O', "40", "risk",
    { "変更による停止を防ぐため。",
      "Changes do not stop the service." } },
  { "A.8.33", 'D', "23", "law",
    { "試験に本番の個人情報を使わないため。",
      "Tests use no real personal information." } },
  { "A.8.34", 'O', "40", "business",
    { "監査の作業でサービスを止めないため。",
      "Audits do not disturb the service." } },
};

/* What was not fully there in the first version, and by when it was to be. */
static const Status first_statuses[] = {
  { "A.5.7", "partial", 120 },
  { "A.5.30", "partial", 180 },
  { "A.8.11", "planned", 90 },
  { "A.8.12", "planned", 210 },
  { "A.8.16", "partial", 150 },
};

/* How far that had come in the second version, and has in the draft. */
static const Status second_statuses[] = {
  { "A.5.7", "done", 0 },
  { "A.5.30", "done", 0 },
  { "A.8.11", "done", 0 },
  { "A.8.12", "partial", 480 },
  { "A.8.16", "done", 0 },
};

static const Status third_statuses[] = {
  { "A.8.12", "partial", 90 },
  { "A.8.30", "done", 0 },
};

static const Text first_reason = {
  "初回のリスクアセスメント及びリスク対応に基づく初版。",
  "The first version, by the first assessment and its treatments."
};

static const Text second_reason = {
  "受託開発の一部を外部に委託することになり、A.8.30を適用に改めるため。計画していた管理策の実施状況も更新する。",
  "Part of the custom development goes to a contractor, so A.8.30 applies; what was planned has come further."
};

static const Text third_reason = {
  "生成AIの利用規則を定め、組織が独自に定める管理策を加えるため。",
  "There are rules for AI services, and with them a control of our own."
};

#undef TEXT
#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static char *
dup_shifted (const char *date,
             int         days)
{
  GDate day;
  char text[11];

  g_date_clear (&day, 1);
  g_date_set_parse (&day, date);
  g_date_add_days (&day, (guint) days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return g_strdup (text);
}

static KamaeRecord *
ref_entry (KamaeSample *sample,
           KamaeRecord *soa,
           const char  *number)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeRecord) control = kamae_sample_find (sample, "control", number);
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, soa, "soa_entry");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) entry = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (kamae_record_get_link (entry, "control") == kamae_record_get_id (control))
        return g_steal_pointer (&entry);
    }
  g_assert_not_reached ();
}

/* What risks, laws and contracts ask for is there already; "risk" is said where there is one. */
static char *
dup_reasons (KamaeRecord *entry,
             const char  *more)
{
  static const char *const codes[] = { "risk", "law", "contract", "business" };
  g_autofree char *present = kamae_record_dup_canonical (entry, "reasons");
  g_autofree char *all = g_strdup_printf ("%s %s", present != NULL ? present : "", more);
  g_auto(GStrv) wanted = g_strsplit (all, " ", -1);
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strv_contains ((const char *const *) wanted, codes[i])
        && (i > 0 || kamae_record_is_set (entry, "risks")))
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? " " : "", codes[i]);
  if (reasons->len == 0)
    g_string_append (reasons, "business");
  return g_string_free (reasons, FALSE);
}

static const char *
get_document (KamaeSample *sample,
              char         code)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (documents[i].code == code)
      return TEXT (documents[i].title);
  g_assert_not_reached ();
}

static gboolean
apply (KamaeSample     *sample,
       KamaeOperation  *operation,
       KamaeRecord     *entry,
       const Entry     *data,
       GError         **error)
{
  g_autofree char *reasons = NULL;

  if (data->document == EXCLUDED)
    return kamae_operation_set (operation, entry, "applicable", "no", error)
           && kamae_operation_set (operation, entry, "exclusion_reason", TEXT (data->text), error);
  reasons = dup_reasons (entry, data->reasons);
  return kamae_operation_set (operation, entry, "applicable", "yes", error)
         && kamae_operation_set (operation, entry, "reasons", reasons, error)
         && kamae_operation_set (operation, entry, "reason_text", TEXT (data->text), error)
         && kamae_operation_set (operation, entry, "status", "done", error)
         && kamae_operation_set (operation, entry, "document_text",
                                 get_document (sample, data->document), error)
         && kamae_operation_set (operation, entry, "department", data->department, error);
}

static gboolean
set_status (KamaeSample     *sample,
            KamaeOperation  *operation,
            KamaeRecord     *soa,
            const Status    *data,
            const char      *date,
            GError         **error)
{
  g_autoptr(KamaeRecord) entry = ref_entry (sample, soa, data->number);
  g_autofree char *planned_on = data->days > 0 ? dup_shifted (date, data->days) : NULL;

  return kamae_operation_set (operation, entry, "status", data->status, error)
         && kamae_operation_set (operation, entry, "planned_on", planned_on, error);
}

static gboolean
step (KamaeSample  *sample,
      const char   *date,
      const char   *person,
      KamaeRecord  *soa,
      const char   *transition,
      const Text   *reason,
      GError      **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, person,
                        kamae_sample_text (sample, "適用宣言書の承認",
                                           "Approve the Statement of Applicability"), soa, error);

  if (operation == NULL)
    return FALSE;
  kamae_operation_set_reason (operation, TEXT (*reason));
  return kamae_operation_transition (operation, soa, transition, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
put_in_force (KamaeSample  *sample,
              const char   *date,
              KamaeRecord  *soa,
              const Text   *reason,
              GError      **error)
{
  static const struct
  {
    const char *transition;
    const char *person;
    int         days;
  } steps[] = {
    { "prepare", ISMS_MANAGER, 3 },
    { "review", COMMITTEE_MEMBER, 6 },
    { "approve", PRESIDENT, 8 },
    { "enforce", ISMS_MANAGER, 14 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *day = dup_shifted (date, steps[i].days);

      if (!step (sample, day, steps[i].person, soa, steps[i].transition, reason, error))
        return FALSE;
    }
  return TRUE;
}

/* A control that Annex A does not have; nobody has decided on it yet. */
static gboolean
add_own_control (KamaeOperation  *operation,
                 GError         **error)
{
  g_autoptr(KamaeRecord) control =
    kamae_operation_create (operation, "control", error,
                            "number", "K.1",
                            "title_ja", "生成AIに入力する情報の審査",
                            "title_en", "Review of what is entered into AI services",
                            "theme", "technological",
                            NULL);

  return control != NULL;
}

/* From now on a contractor takes part in the development. */
static gboolean
include_contractor (KamaeSample     *sample,
                    KamaeOperation  *operation,
                    KamaeRecord     *soa,
                    const char      *planned_on,
                    GError         **error)
{
  g_autoptr(KamaeRecord) entry = ref_entry (sample, soa, "A.8.30");

  return kamae_operation_set (operation, entry, "applicable", "yes", error)
         && kamae_operation_set (operation, entry, "reasons", "contract", error)
         && kamae_operation_set (operation, entry, "reason_text",
                                 kamae_sample_text (sample, "受託開発の一部を委託するに当たり、顧客との契約の水準を委託先にも求めるため。",
                                                    "A contractor takes over a part, and keeps what our customers' contracts demand."),
                                 error)
         && kamae_operation_set (operation, entry, "status", "planned", error)
         && kamae_operation_set (operation, entry, "planned_on", planned_on, error)
         && kamae_operation_set (operation, entry, "document_text",
                                 get_document (sample, 'V'), error)
         && kamae_operation_set (operation, entry, "department", "20", error);
}

static gboolean
set_statuses (KamaeSample     *sample,
              KamaeOperation  *operation,
              KamaeRecord     *soa,
              const Status    *statuses,
              guint            n,
              const char      *date,
              GError         **error)
{
  for (guint i = 0; i < n; i++)
    if (!set_status (sample, operation, soa, &statuses[i], date, error))
      return FALSE;
  return TRUE;
}

static KamaeRecord *
add_first (KamaeSample  *sample,
           const char   *date,
           const char   *effective_on,
           KamaeRecord  *run,
           GError      **error)
{
  g_autofree char *run_id = kamae_record_dup_key (run);
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SECRETARIAT,
                        kamae_sample_text (sample, "適用宣言書の作成",
                                           "Write the Statement of Applicability"), NULL, error);

  if (operation == NULL)
    return NULL;
  soa = kamae_operation_create (operation, "soa", error,
                                "version", "1.0",
                                "effective_on", effective_on,
                                "run", run_id,
                                "reason", TEXT (first_reason),
                                NULL);
  if (soa == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr(KamaeRecord) entry = ref_entry (sample, soa, entries[i].number);

      if (!apply (sample, operation, entry, &entries[i], error))
        return NULL;
    }
  if (!set_statuses (sample, operation, soa, first_statuses, G_N_ELEMENTS (first_statuses), date,
                     error))
    return NULL;
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&soa) : NULL;
}

/* The risk that asked for a control is closed; the law goes on asking. */
static gboolean
drop_risk (KamaeSample     *sample,
           KamaeOperation  *operation,
           KamaeRecord     *soa,
           const char      *number,
           GError         **error)
{
  g_autoptr(KamaeRecord) entry = ref_entry (sample, soa, number);

  return kamae_operation_set (operation, entry, "reasons", "law", error);
}

static KamaeRecord *
add_second (KamaeSample  *sample,
            const char   *date,
            const char   *effective_on,
            KamaeRecord  *run,
            GError      **error)
{
  g_autofree char *run_id = kamae_record_dup_key (run);
  g_autofree char *planned_on = dup_shifted (date, 120);
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SECRETARIAT,
                        kamae_sample_text (sample, "適用宣言書の改訂",
                                           "Revise the Statement of Applicability"), NULL, error);

  if (operation == NULL)
    return NULL;
  soa = kamae_operation_create (operation, "soa", error,
                                "version", "1.1",
                                "effective_on", effective_on,
                                "run", run_id,
                                "reason", TEXT (second_reason),
                                NULL);
  if (soa == NULL || !include_contractor (sample, operation, soa, planned_on, error)
      || !drop_risk (sample, operation, soa, "A.8.33", error)
      || !set_statuses (sample, operation, soa, second_statuses, G_N_ELEMENTS (second_statuses),
                        date,
                        error)
      || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&soa);
}

static gboolean
add_third (KamaeSample  *sample,
           GError      **error)
{
  const char *today = kamae_sample_get_today (sample);
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, today, SECRETARIAT,
                        kamae_sample_text (sample, "適用宣言書の改訂案",
                                           "Draft the next Statement of Applicability"), NULL,
                        error);

  if (operation == NULL || !add_own_control (operation, error))
    return FALSE;
  soa = kamae_operation_create (operation, "soa", error,
                                "version", "1.2",
                                "reason", TEXT (third_reason),
                                NULL);
  return soa != NULL
         && set_statuses (sample, operation, soa, third_statuses, G_N_ELEMENTS (third_statuses),
                          today,
                          error)
         && kamae_operation_commit (operation, error);
}

/* The assessment that was locked last; NULL where there is none. */
static KamaeRecord *
ref_run (KamaeSample *sample)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (reg, "SELECT id FROM risk_run WHERE state = 'locked' "
                               "ORDER BY ends_on DESC LIMIT 1", NULL, KAMAE_KEPT);

  return cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT)
           ? kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), KAMAE_KEPT)
           : NULL;
}

/* A week after the assessment is locked; in force two weeks later. */
static gboolean
tell_version (KamaeSample  *sample,
              int           years_ago,
              KamaeRecord *(*add) (KamaeSample  *sample,
                                   const char   *date,
                                   const char   *effective_on,
                                   KamaeRecord  *run,
                                   GError      **error),
              const Text   *reason,
              GError      **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 3, 27);
  g_autofree char *effective_on = dup_shifted (date, 14);
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) soa = NULL;

  if (!kamae_sample_wait (sample, date, error))
    return FALSE;
  run = ref_run (sample);
  soa = add (sample, date, effective_on, run, error);
  return soa != NULL && put_in_force (sample, date, soa, reason, error);
}

gboolean
story_tell_soa (KamaeSample    *sample,
                gconstpointer   data,
                GError        **error)
{
  g_autofree char *third = kamae_sample_dup_date (sample, 0, 3, 27);

  return tell_version (sample, 2, add_first, &first_reason, error)
         && tell_version (sample, 1, add_second, &second_reason, error)
         && (strcmp (third, kamae_sample_get_today (sample)) > 0 || add_third (sample, error));
}
