/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sample company, its departments and people, and who holds which role since when. */

#include "config.h"

#include "kamae-core-sample-private.h"

/* A day of the company's history, as kamae_sample_dup_date() wants it. */
typedef struct
{
  int years_ago;
  int month;
  int day;
} Day;

#define FOUNDATION { 2, 1, 1 }

typedef struct
{
  const char *code;
  const char *ja;
  const char *en;
  const char *parent;
  const char *manager;
  const char *in_scope;
  Day since;
} Department;

static const Department departments[] = {
  { "10", "経営管理部", "Administration", NULL, "1002", "1", FOUNDATION },
  { "20", "開発本部", "Development", NULL, "1003", "1", FOUNDATION },
  { "21", "第一開発部", "Development 1", "20", "1013", "1", FOUNDATION },
  { "22", "第二開発部", "Development 2", "20", "1020", "1", { 1, 1, 1 } },
  { "23", "品質保証部", "Quality assurance", "20", "1007", "1", FOUNDATION },
  { "30", "営業部", "Sales", NULL, "1004", "1", FOUNDATION },
  { "40", "情報システム部", "Information systems", NULL, "1005", "1", FOUNDATION },
  { "50", "カスタマーサポート部", "Customer support", NULL, "1008", "1", FOUNDATION },
  { "90", "新規事業準備室", "New business office", NULL, "1003", "0", { 0, 1, 1 } },
};

typedef struct
{
  const char *staff_no;
  const char *ja;
  const char *kana;
  const char *en;
  const char *mail;
  const char *department;
  const char *title_ja;
  const char *title_en;
  const char *employment;
  Day joined;
  Day left;
} Person;

static const Person people[] = {
  { "1001", "三浦 健一", "ミウラ ケンイチ", "Kenichi Miura", "miura", "10",
    "代表取締役社長", "President", "officer", { 19, 1, 1 } },
  { "1002", "佐藤 花子", "サトウ ハナコ", "Hanako Sato", "sato", "10",
    "取締役 経営管理部長", "Director, head of administration", "officer", { 15, 7, 1 } },
  { "1003", "岡田 直樹", "オカダ ナオキ", "Naoki Okada", "okada", "20",
    "取締役 開発本部長", "Director, head of development", "officer", { 18, 1, 1 } },
  { "1004", "森 由美子", "モリ ユミコ", "Yumiko Mori", "mori", "30",
    "営業部長", "Head of sales", "regular", { 12, 4, 1 } },
  { "1005", "石井 隆", "イシイ タカシ", "Takashi Ishii", "ishii", "40",
    "情報システム部長", "Head of information systems", "regular", { 14, 1, 1 } },
  { "1006", "中村 里奈", "ナカムラ リナ", "Rina Nakamura", "nakamura", "10",
    "総務課 主任", "Senior administrator", "regular", { 8, 1, 1 } },
  { "1007", "近藤 誠", "コンドウ マコト", "Makoto Kondo", "kondo", "23",
    "品質保証部長", "Head of quality assurance", "regular", { 11, 10, 1 } },
  { "1008", "西田 恵", "ニシダ メグミ", "Megumi Nishida", "nishida", "50",
    "カスタマーサポート部長", "Head of customer support", "regular", { 10, 1, 1 } },
  { "1009", "小林 正樹", "コバヤシ マサキ", "Masaki Kobayashi", "kobayashi", "10",
    "経理課長", "Chief accountant", "regular", { 13, 5, 1 } },
  { "1010", "吉田 美咲", "ヨシダ ミサキ", "Misaki Yoshida", "yoshida", "10",
    NULL, NULL, "regular", { 5, 1, 1 } },
  { "1011", "山口 葵", "ヤマグチ アオイ", "Aoi Yamaguchi", "yamaguchi", "10",
    NULL, NULL, "contract", { 4, 8, 1 } },
  { "1012", "高木 恵子", "タカギ ケイコ", "Keiko Takagi", "takagi", "10",
    NULL, NULL, "part", { 6, 6, 1 }, { 1, 9, 31 } },
  { "1013", "松本 大輔", "マツモト ダイスケ", "Daisuke Matsumoto", "matsumoto", "21",
    "第一開発部長", "Head of development 1", "regular", { 9, 1, 1 } },
  { "1014", "井上 翔太", "イノウエ ショウタ", "Shota Inoue", "inoue", "21",
    "主任", "Senior engineer", "regular", { 7, 1, 1 } },
  { "1015", "木村 彩香", "キムラ アヤカ", "Ayaka Kimura", "kimura", "21",
    NULL, NULL, "regular", { 5, 1, 1 } },
  { "1016", "林 拓海", "ハヤシ タクミ", "Takumi Hayashi", "hayashi", "40",
    NULL, NULL, "regular", { 4, 1, 1 } },
  { "1017", "清水 優", "シミズ ユウ", "Yu Shimizu", "shimizu", "21",
    NULL, NULL, "regular", { 3, 1, 1 } },
  { "1018", "山崎 陽菜", "ヤマザキ ヒナ", "Hina Yamazaki", "yamazaki", "21",
    NULL, NULL, "regular", { 1, 1, 1 } },
  { "1019", "池田 颯", "イケダ ハヤテ", "Hayate Ikeda", "ikeda", "21",
    NULL, NULL, "temp", { 1, 5, 1 } },
  { "1020", "橋本 健太", "ハシモト ケンタ", "Kenta Hashimoto", "hashimoto", "21",
    "第二開発部長", "Head of development 2", "regular", { 8, 1, 1 } },
  { "1021", "阿部 真由", "アベ マユ", "Mayu Abe", "abe", "21",
    NULL, NULL, "regular", { 6, 1, 1 } },
  { "1022", "石川 悠斗", "イシカワ ユウト", "Yuto Ishikawa", "ishikawa", "21",
    NULL, NULL, "regular", { 3, 1, 1 } },
  { "1023", "山下 結衣", "ヤマシタ ユイ", "Yui Yamashita", "yamashita", "22",
    NULL, NULL, "regular", { 1, 1, 1 } },
  { "1024", "中島 蓮", "ナカジマ レン", "Ren Nakajima", "nakajima", "22",
    NULL, NULL, "regular", { 1, 7, 1 } },
  { "1025", "前田 さくら", "マエダ サクラ", "Sakura Maeda", "maeda", "22",
    NULL, NULL, "regular", { 0, 1, 1 } },
  { "1026", "グエン ヴァン ミン", "グエン ヴァン ミン", "Nguyen Van Minh", "minh", "22",
    NULL, NULL, "outsourced", { 1, 10, 1 } },
  { "1027", "藤田 千尋", "フジタ チヒロ", "Chihiro Fujita", "fujita", "23",
    "主任", "Senior engineer", "regular", { 7, 1, 1 } },
  { "1028", "後藤 和也", "ゴトウ カズヤ", "Kazuya Goto", "goto", "21",
    NULL, NULL, "regular", { 5, 10, 1 } },
  { "1029", "長谷川 楓", "ハセガワ カエデ", "Kaede Hasegawa", "hasegawa", "23",
    NULL, NULL, "regular", { 4, 1, 1 } },
  { "1030", "村上 亮", "ムラカミ リョウ", "Ryo Murakami", "murakami", "30",
    "主任", "Senior sales representative", "regular", { 8, 1, 1 } },
  { "1031", "坂本 舞", "サカモト マイ", "Mai Sakamoto", "sakamoto", "30",
    NULL, NULL, "regular", { 5, 1, 1 } },
  { "1032", "遠藤 剛", "エンドウ ツヨシ", "Tsuyoshi Endo", "endo", "30",
    NULL, NULL, "regular", { 7, 4, 1 }, { 1, 12, 31 } },
  { "1033", "青木 美月", "アオキ ミヅキ", "Mizuki Aoki", "aoki", "30",
    NULL, NULL, "regular", { 1, 1, 1 } },
  { "1034", "藤井 智也", "フジイ トモヤ", "Tomoya Fujii", "fujii", "50",
    NULL, NULL, "regular", { 4, 1, 1 } },
  { "1035", "西村 梓", "ニシムラ アズサ", "Azusa Nishimura", "nishimura", "40",
    "主任", "Senior administrator", "regular", { 7, 1, 1 } },
  { "1036", "福田 浩二", "フクダ コウジ", "Koji Fukuda", "fukuda", "40",
    NULL, NULL, "regular", { 9, 10, 1 } },
  { "1037", "太田 遥", "オオタ ハルカ", "Haruka Ota", "ota", "30",
    NULL, NULL, "regular", { 3, 1, 1 } },
  { "1038", "三宅 隼人", "ミヤケ ハヤト", "Hayato Miyake", "miyake", "50",
    "主任", "Senior support engineer", "regular", { 6, 1, 1 } },
  { "1039", "原田 七海", "ハラダ ナナミ", "Nanami Harada", "harada", "50",
    NULL, NULL, "regular", { 3, 1, 1 } },
  { "1040", "岡本 修", "オカモト オサム", "Osamu Okamoto", "okamoto", "50",
    NULL, NULL, "contract", { 5, 7, 1 } },
  { "1041", "松田 凛", "マツダ リン", "Rin Matsuda", "matsuda", "50",
    NULL, NULL, "part", { 3, 2, 1 } },
  { "1042", "竹内 亜美", "タケウチ アミ", "Ami Takeuchi", "takeuchi", "10",
    "人事課長", "Head of human resources", "regular", { 9, 7, 1 } },
  { "1043", "金子 涼", "カネコ リョウ", "Ryo Kaneko", "kaneko", "50",
    NULL, NULL, "regular", { 0, 1, 1 } },
  { "1044", "中野 圭", "ナカノ ケイ", "Kei Nakano", "nakano", "50",
    NULL, NULL, "contract", { 5, 1, 1 }, { 2, 6, 30 } },
  { "1045", "上田 真琴", "ウエダ マコト", "Makoto Ueda", "ueda", "90",
    "室長", "Head of new business", "regular", { 0, 3, 1 } },
  { "1046", "河野 光", "コウノ ヒカル", "Hikaru Kono", "kono", "21",
    NULL, NULL, "regular", { 6, 1, 1 } },
};

typedef struct
{
  const char *person;
  const char *department;
  Day on;
} Move;

/* The organization changes every April. */
static const Move moves[] = {
  { "1016", "21", { 2, 1, 1 } },
  { "1020", "22", { 1, 1, 1 } },
  { "1021", "22", { 1, 1, 1 } },
  { "1022", "22", { 1, 1, 1 } },
  { "1028", "23", { 1, 1, 1 } },
  { "1037", "40", { 1, 1, 1 } },
  { "1034", "30", { 0, 1, 1 } },
  { "1046", "90", { 0, 1, 1 } },
};

typedef struct
{
  const char *role;
  const char *person;
  const char *department;
  Day from;
  Day until;
  gboolean is_acting;
} Appointment;

static const Appointment appointments[] = {
  { "top_management", "1001", NULL, FOUNDATION },
  { "isms_manager", "1002", NULL, FOUNDATION },
  { "committee_member", "1001", NULL, FOUNDATION },
  { "committee_member", "1002", NULL, FOUNDATION },
  { "committee_member", "1003", NULL, FOUNDATION },
  { "committee_member", "1004", NULL, FOUNDATION },
  { "committee_member", "1005", NULL, FOUNDATION },
  { "committee_member", "1007", NULL, FOUNDATION },
  { "committee_member", "1008", NULL, FOUNDATION },
  { "committee_member", "1013", NULL, FOUNDATION },
  { "committee_member", "1020", NULL, { 1, 1, 1 } },
  { "department_manager", "1002", "10", FOUNDATION },
  { "department_manager", "1003", "20", FOUNDATION },
  { "department_manager", "1013", "21", FOUNDATION },
  { "department_manager", "1020", "22", { 1, 1, 1 } },
  { "department_manager", "1007", "23", FOUNDATION },
  { "department_manager", "1004", "30", FOUNDATION },
  { "department_manager", "1005", "40", FOUNDATION },
  { "department_manager", "1008", "50", FOUNDATION },
  { "audit_manager", "1007", NULL, FOUNDATION },
  { "auditor", "1027", NULL, { 2, 6, 1 } },
  { "auditor", "1036", NULL, { 2, 6, 1 } },
  { "auditor", "1030", NULL, { 2, 6, 1 }, { 0, 0, 31 } },
  { "auditor", "1031", NULL, { 1, 7, 1 } },
  { "training_manager", "1042", NULL, FOUNDATION },
  { "document_manager", "1010", NULL, FOUNDATION, { 0, 0, 31 } },
  { "document_manager", "1035", NULL, { 0, 1, 1 } },
  { "system_manager", "1005", NULL, FOUNDATION },
  { "privacy_manager", "1009", NULL, FOUNDATION },
  { "incident_manager", "1005", NULL, FOUNDATION },
  { "secretariat", "1006", NULL, FOUNDATION },
};

/* The training manager has left lately; until the transfers of the spring somebody stands in. */
#define LEFT_LATELY "1042"
#define DAYS_SINCE 12

static const Appointment substitute = {
  "training_manager", "1010", NULL, { 0 }, { 0 }, TRUE
};

static char *
dup_date (KamaeSample *sample,
          const Day   *day)
{
  return kamae_sample_dup_date (sample, day->years_ago, day->month, day->day);
}

static gboolean
was_there_at_foundation (const Day *day)
{
  return day->years_ago > 2;
}

/* Most operations of the history are begun, filled and committed in the same way. */
static gboolean
finish (KamaeOperation *operation,
        gboolean        filled,
        GError        **error)
{
  return filled && kamae_operation_commit (operation, error);
}

static gboolean
fill_organization (KamaeSample    *sample,
                   KamaeOperation *operation,
                   GError        **error)
{
  KamaeRecord *organization;
  const char *const values[][2] = {
    { "official_name", kamae_sample_text (sample, "株式会社ハルカゼシステムズ", "Harukaze Systems Co., Ltd.") },
    { "alias", kamae_sample_text (sample, "当社", "the company") },
    { "address", kamae_sample_text (sample, "東京都見本区青葉一丁目2番3号 見本ビル5階",
                                    "5F Mihon Building, 1-2-3 Aoba, Mihon-ku, Tokyo") },
    { "classification", kamae_sample_text (sample, "社外秘", "Internal use only") },
  };

  organization = kamae_register_get_organization (kamae_sample_get_register (sample));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!kamae_operation_set (operation, organization, values[i][0], values[i][1], error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_sites (KamaeSample    *sample,
            KamaeOperation *operation,
            GError        **error)
{
  g_autoptr (KamaeRecord) head_office = NULL;
  g_autoptr (KamaeRecord) osaka = NULL;

  head_office =
    kamae_operation_create (operation, "site", error,
                            "name", kamae_sample_text (sample, "本社", "Head office"),
                            "postal", "000-0001",
                            "address", kamae_sample_text (sample, "東京都見本区青葉一丁目2番3号 見本ビル5階",
                                                          "5F Mihon Building, 1-2-3 Aoba, Mihon-ku, Tokyo"),
                            NULL);
  if (head_office == NULL)
    return FALSE;
  osaka =
    kamae_operation_create (operation, "site", error,
                            "name", kamae_sample_text (sample, "大阪事業所", "Osaka office"),
                            "postal", "000-0002",
                            "address", kamae_sample_text (sample, "大阪府見本市中央二丁目4番6号 中央ビル3階",
                                                          "3F Chuo Building, 2-4-6 Chuo, Mihon, Osaka"),
                            NULL);
  return osaka != NULL;
}

/* The register is made before its story is told; the usual roles are as old as that. */
static gboolean
date_roles (KamaeSample    *sample,
            KamaeOperation *operation,
            const char     *date,
            GError        **error)
{
  g_autoptr (KamaeRecordList) roles = kamae_register_list (kamae_sample_get_register (sample),
                                                           "role");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roles)); i++)
    {
      g_autoptr (KamaeRecord) role = g_list_model_get_item (G_LIST_MODEL (roles), i);

      if (kamae_record_get_boolean (role, "required")
          && !kamae_operation_set (operation, role, "required_from", date, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
found_company (KamaeSample  *sample,
               const char   *date,
               gconstpointer data,
               GError      **error)
{
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, NULL,
                                  kamae_sample_text (sample, "組織と拠点の登録",
                                                     "Enter the organization and its sites"),
                                  NULL, error);
  return operation != NULL &&
         finish (operation,
                 fill_organization (sample, operation, error) &&
                 fill_sites (sample, operation, error) &&
                 date_roles (sample, operation, date, error),
                 error);
}

static gboolean
create_department (KamaeSample      *sample,
                   KamaeOperation   *operation,
                   const Department *department,
                   GError          **error)
{
  g_autofree char *since = dup_date (sample, &department->since);
  g_autoptr (KamaeRecord) record = NULL;

  record = kamae_operation_create (operation, "department", error,
                                   "code", department->code,
                                   "name", kamae_sample_text (sample, department->ja,
                                                              department->en),
                                   "parent", department->parent,
                                   "in_scope", department->in_scope,
                                   "valid_from", since,
                                   NULL);
  return record != NULL;
}

static gboolean
create_person (KamaeSample    *sample,
               KamaeOperation *operation,
               const Person   *person,
               GError        **error)
{
  g_autofree char *joined_on = dup_date (sample, &person->joined);
  g_autofree char *email = g_strconcat (person->mail, "@harukaze.example", NULL);
  g_autoptr (KamaeRecord) record = NULL;

  record = kamae_operation_create (operation, "person", error,
                                   "staff_no", person->staff_no,
                                   "name", kamae_sample_text (sample, person->ja, person->en),
                                   "kana", person->kana,
                                   "email", email,
                                   "department", person->department,
                                   "title", kamae_sample_text (sample, person->title_ja,
                                                               person->title_en),
                                   "employment", person->employment,
                                   "joined_on", joined_on,
                                   NULL);
  return record != NULL;
}

static gboolean
enter_first_people (KamaeSample  *sample,
                    const char   *date,
                    gconstpointer data,
                    GError      **error)
{
  g_autoptr (KamaeOperation) operation = NULL;
  gboolean filled = TRUE;

  operation = kamae_sample_begin (sample, date, NULL,
                                  kamae_sample_text (sample, "部門と要員の登録",
                                                     "Enter departments and people"),
                                  NULL, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; filled && i < G_N_ELEMENTS (departments); i++)
    if (departments[i].since.years_ago == 2)
      filled = create_department (sample, operation, &departments[i], error);
  for (guint i = 0; filled && i < G_N_ELEMENTS (people); i++)
    if (was_there_at_foundation (&people[i].joined))
      filled = create_person (sample, operation, &people[i], error);
  return finish (operation, filled, error);
}

static gboolean
set_manager (KamaeSample  *sample,
             const char   *date,
             gconstpointer data,
             GError      **error)
{
  const Department *department = data;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = kamae_sample_find (sample, "department", department->code);

  operation = kamae_sample_begin (sample, date, "1006",
                                  kamae_sample_text (sample, "部門管理者の登録",
                                                     "Enter the manager of a department"),
                                  record, error);
  return operation != NULL &&
         finish (operation,
                 kamae_operation_set (operation, record, "manager", department->manager, error),
                 error);
}

static gboolean
open_department (KamaeSample  *sample,
                 const char   *date,
                 gconstpointer data,
                 GError      **error)
{
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, "1006",
                                  kamae_sample_text (sample, "部門の新設", "Open a department"),
                                  NULL, error);
  return operation != NULL &&
         finish (operation, create_department (sample, operation, data, error), error);
}

static gboolean
join (KamaeSample  *sample,
      const char   *date,
      gconstpointer data,
      GError      **error)
{
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, "1006",
                                  kamae_sample_text (sample, "入社の登録",
                                                     "Enter a new person"), NULL, error);
  return operation != NULL &&
         finish (operation, create_person (sample, operation, data, error), error);
}

/* Who leaves holds no role any longer. */
static gboolean
end_roles (KamaeSample    *sample,
           KamaeOperation *operation,
           KamaeRecord    *person,
           const char     *date,
           GError        **error)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (kamae_sample_get_register (sample),
                                                          "role_assignment");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) held = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (kamae_record_get_link (held, "person") == kamae_record_get_id (person)
          && !kamae_record_is_set (held, "ends_on")
          && !kamae_operation_set (operation, held, "ends_on", date, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
leave (KamaeSample  *sample,
       const char   *date,
       gconstpointer data,
       GError      **error)
{
  const Person *person = data;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = kamae_sample_find (sample, "person", person->staff_no);

  operation = kamae_sample_begin (sample, date, "1006",
                                  kamae_sample_text (sample, "退職の登録",
                                                     "Enter that a person left"), record, error);
  return operation != NULL &&
         finish (operation,
                 kamae_operation_set (operation, record, "left_on", date, error) &&
                 end_roles (sample, operation, record, date, error),
                 error);
}

static gboolean
move (KamaeSample  *sample,
      const char   *date,
      gconstpointer data,
      GError      **error)
{
  const Move *step = data;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) transfer = NULL;

  operation = kamae_sample_begin (sample, date, "1006",
                                  kamae_sample_text (sample, "異動の登録",
                                                     "Enter a transfer"), NULL, error);
  if (operation == NULL)
    return FALSE;
  transfer = kamae_operation_create (operation, "transfer", error,
                                     "person", step->person,
                                     "department", step->department,
                                     "moved_on", date,
                                     NULL);
  return finish (operation, transfer != NULL, error);
}

static gboolean
appoint (KamaeSample  *sample,
         const char   *date,
         gconstpointer data,
         GError      **error)
{
  const Appointment *appointment = data;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  g_autofree char *until = NULL;

  if (appointment->until.day != 0)
    until = dup_date (sample, &appointment->until);
  operation = kamae_sample_begin (sample, date, "1001",
                                  kamae_sample_text (sample, "任命",
                                                     "Appoint to a role"), NULL, error);
  if (operation == NULL)
    return FALSE;
  record = kamae_operation_create (operation, "role_assignment", error,
                                   "role", appointment->role,
                                   "person", appointment->person,
                                   "department", appointment->department,
                                   "starts_on", date,
                                   "ends_on", until,
                                   "appointed_by", "1001",
                                   "acting", appointment->is_acting ? "1" : "0",
                                   NULL);
  return finish (operation, record != NULL, error);
}

static gboolean
has_year (KamaeSample *sample,
          const char  *starts_on)
{
  g_autoptr (KamaeRecordList) years = kamae_register_list (kamae_sample_get_register (sample),
                                                           "fiscal_year");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (years)); i++)
    {
      g_autoptr (KamaeRecord) year = g_list_model_get_item (G_LIST_MODEL (years), i);

      if (g_strcmp0 (kamae_record_get_text (year, "starts_on"), starts_on) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The year that ran when the register was made is there already. */
static gboolean
enter_year (KamaeSample  *sample,
            const char   *date,
            gconstpointer data,
            GError      **error)
{
  int years_ago = GPOINTER_TO_INT (data);
  g_autofree char *ends_on = kamae_sample_dup_date (sample, years_ago, 12, 31);
  g_autofree char *label = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) year = NULL;

  label = g_strdup_printf (kamae_sample_text (sample, "%.4s年度", "FY%.4s"), date);
  if (has_year (sample, date))
    return TRUE;
  operation = kamae_sample_begin (sample, date, NULL,
                                  kamae_sample_text (sample, "年度の開始",
                                                     "Start a fiscal year"), NULL, error);
  if (operation == NULL)
    return FALSE;
  year = kamae_operation_create (operation, "fiscal_year", error,
                                 "label", label,
                                 "starts_on", date,
                                 "ends_on", ends_on,
                                 NULL);
  return finish (operation,
                 year != NULL && kamae_operation_transition (operation, year, "start", error),
                 error);
}

static gboolean
close_year (KamaeSample  *sample,
            const char   *date,
            gconstpointer data,
            GError      **error)
{
  g_autofree char *first_day = kamae_sample_dup_date (sample, GPOINTER_TO_INT (data), 1, 1);
  g_autofree char *label = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) year = NULL;

  label = g_strdup_printf (kamae_sample_text (sample, "%.4s年度", "FY%.4s"), first_day);
  year = kamae_sample_find (sample, "fiscal_year", label);
  operation = kamae_sample_begin (sample, date, "1002",
                                  kamae_sample_text (sample, "年度の締め",
                                                     "Close a fiscal year"), year, error);
  return operation != NULL &&
         finish (operation, kamae_operation_transition (operation, year, "close", error), error);
}

static void
plan_years (KamaeSample *sample,
            GPtrArray   *plan)
{
  for (int years_ago = 2; years_ago >= 0; years_ago--)
    {
      g_autofree char *first_day = kamae_sample_dup_date (sample, years_ago, 1, 1);

      if (years_ago < 2)
        kamae_core_sample_plan (plan, g_strdup (first_day), close_year,
                                GINT_TO_POINTER (years_ago + 1));
      kamae_core_sample_plan (plan, g_steal_pointer (&first_day), enter_year,
                              GINT_TO_POINTER (years_ago));
    }
}

static void
plan_departments (KamaeSample *sample,
                  GPtrArray   *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    {
      const Department *department = &departments[i];

      if (department->since.years_ago < 2)
        kamae_core_sample_plan (plan, dup_date (sample, &department->since), open_department,
                                department);
      kamae_core_sample_plan (plan, dup_date (sample, &department->since), set_manager, department);
    }
}

static void
plan_joining_and_leaving (KamaeSample *sample,
                          GPtrArray   *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const Person *person = &people[i];

      if (!was_there_at_foundation (&person->joined))
        kamae_core_sample_plan (plan, dup_date (sample, &person->joined), join, person);
      if (person->left.day != 0)
        kamae_core_sample_plan (plan, dup_date (sample, &person->left), leave, person);
      if (g_str_equal (person->staff_no, LEFT_LATELY))
        kamae_core_sample_plan (plan, kamae_sample_dup_day (sample, -DAYS_SINCE), leave, person);
    }
}

/*< private >
 * kamae_core_sample_plan_people:
 * @sample: the sample
 * @plan: the plan
 *
 * Plans the company, its fiscal years, departments, people and appointments.
 */
void
kamae_core_sample_plan_people (KamaeSample *sample,
                               GPtrArray   *plan)
{
  const Day foundation = FOUNDATION;

  kamae_core_sample_plan (plan, dup_date (sample, &foundation), found_company, NULL);
  kamae_core_sample_plan (plan, dup_date (sample, &foundation), enter_first_people, NULL);
  plan_years (sample, plan);
  plan_departments (sample, plan);
  plan_joining_and_leaving (sample, plan);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    kamae_core_sample_plan (plan, dup_date (sample, &moves[i].on), move, &moves[i]);
  for (guint i = 0; i < G_N_ELEMENTS (appointments); i++)
    kamae_core_sample_plan (plan, dup_date (sample, &appointments[i].from), appoint,
                            &appointments[i]);
  kamae_core_sample_plan (plan, kamae_sample_dup_day (sample, 1 - DAYS_SINCE), appoint,
                          &substitute);
}
