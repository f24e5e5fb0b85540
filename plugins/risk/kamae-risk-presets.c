/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

/* The methods that a new version of the criteria can begin with. All of it is a proposal, in our
 * own words, that the company changes and approves. It comes in both languages, because the company
 * keeps both. */

typedef struct
{
  const char *ja;
  const char *en;
} Text;

typedef struct
{
  const char *code;
  const char *subject;
  Text        label;
} Scale;

typedef struct
{
  const char *scale;
  const char *value;
  Text        label;
  Text        description;
} Level;

typedef struct
{
  const char *mark;
  const char *tone;
  const char *from;
  const char *to;
  const char *priority;
  const char *accepted_by;
  const char *valid_months;
  Text        label;
  Text        meaning;
  Text        action;
} Band;

typedef struct
{
  const char *inputs;
  const char *value;
  const char *rank;
} Example;

/* Cells by falling row, then falling column, of levels 3 to 1. */
typedef struct
{
  const char *name;
  const char *row_name;
  const char *column_name;
  Text        label;
  const char *cells;
} Matrix;

typedef struct
{
  const char    *method;
  const char    *asset_formula;
  const char    *formula;
  const char    *priority_formula;
  const char    *acceptable_value;
  Text           acceptance;
  const Scale   *scales;
  const Level   *levels;
  const Matrix  *matrix;
  const Band    *bands;
  const Example *examples;
} Preset;

#define ASSET_SCALES \
  { "c", "asset", { "機密性", "Confidentiality" } }, \
  { "i", "asset", { "完全性", "Integrity" } }, \
  { "a", "asset", { "可用性", "Availability" } }

#define ASSET_LEVELS \
  { "c", "3", { "高", "High" }, \
    { "法令で保護が求められる情報、取引先から預かった秘密、又は競争力の源となる秘密。漏れると事業の存続や信用に深刻な影響がある。", \
      "Protected by law, entrusted by partners, or what we compete with. A leak threatens the business or its good name." } }, \
  { "c", "2", { "中", "Medium" }, \
    { "社内の関係者だけが扱う情報。漏れると業務や取引に大きな影響があるが、回復できる。", \
      "For those concerned within the company only. A leak hurts the work or a contract, and can be mended." } }, \
  { "c", "1", { "低", "Low" }, \
    { "公開されているか、漏れても影響がほとんどない情報。", \
      "Public already, or hardly any effect when it leaks." } }, \
  { "i", "3", { "高", "High" }, \
    { "誤りや改ざんがあると、顧客の損害、法令違反、又は経営判断の誤りにつながる。", \
      "An error or a forgery harms customers, breaks the law or misleads management." } }, \
  { "i", "2", { "中", "Medium" }, \
    { "誤りや改ざんがあると、業務のやり直しや取引先への説明が必要になる。", \
      "An error or a forgery means doing work again and explaining it to partners." } }, \
  { "i", "1", { "低", "Low" }, \
    { "誤りがあってもすぐに気付いて直すことができ、影響がほとんどない。", \
      "An error is noticed and mended at once, with hardly any effect." } }, \
  { "a", "3", { "高", "High" }, \
    { "半日使えないと、顧客への提供や法令上の義務を果たせなくなる。", \
      "Half a day without it stops the service to customers or a legal duty." } }, \
  { "a", "2", { "中", "Medium" }, \
    { "数日使えないと、業務に大きな支障が出る。代わりの手段はある。", \
      "Some days without it are a serious obstacle; there is a way round." } }, \
  { "a", "1", { "低", "Low" }, \
    { "一週間使えなくても、業務にほとんど支障がない。", \
      "A week without it is hardly felt." } }

#define THREAT_LEVELS \
  { "threat", "3", { "高", "High" }, \
    { "特別な条件がなくても、いつ起きてもおかしくない。", "Can happen at any time, without anything special." } }, \
  { "threat", "2", { "中", "Medium" }, \
    { "年に数回程度は起きるおそれがある。", "May happen a few times a year." } }, \
  { "threat", "1", { "低", "Low" }, \
    { "通常の状態では起きるとは考えにくい。", "Is not to be expected under usual conditions." } }

#define VULNERABILITY_LEVELS \
  { "vulnerability", "3", { "高", "High" }, \
    { "対策がない、又は有効かどうか分からない。", "No control, or nobody knows whether it works." } }, \
  { "vulnerability", "2", { "中", "Medium" }, \
    { "対策が一部にとどまる、又は徹底されていない。", "Controls in part, or not kept everywhere." } }, \
  { "vulnerability", "1", { "低", "Low" }, \
    { "必要な対策が定められ、実施され、確認されている。", "The controls needed are set, carried out and checked." } }

#define LOW_BAND(from, to, priority) \
  { "○", "good", from, to, priority, "owner", "24", { "低", "Low" }, \
    { "受容できる。現状の管理策を続ける。", "Acceptable; the present controls go on." }, \
    { "追加の対応は不要。次回のリスクアセスメントで見直す。", "No further treatment; look again in the next assessment." } }

#define MEDIUM_BAND(from, to, priority) \
  { "△", "attention", from, to, priority, "owner", "12", { "中", "Medium" }, \
    { "管理された状態でなら受容できる。", "Acceptable under control." }, \
    { "計画的に対応するか、リスク所有者が理由を示して受容する。", \
      "Treat it as planned, or the risk owner accepts it and says why." } }

#define HIGH_BAND(from, to, priority) \
  { "■", "bad", from, to, priority, "owner_top", "12", { "高", "High" }, \
    { "そのままでは受容できない。", "Not acceptable as it is." }, \
    { "対応しなければならない。受容にはトップマネジメントの承認も必要である。", \
      "Must be treated; accepting it needs top management as well." } }

static const Scale asset_scales[] = {
  ASSET_SCALES,
  { "threat", "risk", { "脅威", "Threat" } },
  { "vulnerability", "risk", { "脆弱性", "Vulnerability" } },
  { NULL }
};

static const Level asset_levels[] = { ASSET_LEVELS, THREAT_LEVELS, VULNERABILITY_LEVELS, { NULL } };

static const Band asset_bands[] = {
  LOW_BAND ("1", "4", "3"), MEDIUM_BAND ("6", "9", "2"), HIGH_BAND ("12", "27", "1"), { NULL }
};

static const Example asset_examples[] = {
  { "c=3 i=2 a=1 threat=2 vulnerability=3", "18", "3" },
  { "c=1 i=1 a=1 threat=3 vulnerability=3", "9", "2" },
  { "c=2 i=2 a=2 threat=2 vulnerability=2", "8", "2" },
  { "c=1 i=3 a=3 threat=1 vulnerability=1", "3", "1" },
  { "c=3 i=3 a=3 threat=3 vulnerability=3", "27", "3" },
  { "c=2 i=1 a=1 threat=3 vulnerability=1", "6", "2" },
  { "c=1 i=2 a=1 threat=2 vulnerability=2", "8", "2" },
  { NULL }
};

static const Scale ipa_scales[] = {
  ASSET_SCALES,
  { "personal", "fact", { "個人情報を含む", "Contains personal information" } },
  { "vital", "fact", { "事故が事業の存続を左右する", "An accident decides the company's survival" } },
  { "threat", "risk", { "脅威の起こりやすさ", "How easily the threat happens" } },
  { "vulnerability", "risk", { "脆弱性（つけ込みやすさ）", "How easily it is exploited" } },
  { NULL }
};

static const Level ipa_levels[] = {
  ASSET_LEVELS,
  { "personal", "1", { "はい", "Yes" },
    { "個人情報、要配慮個人情報又は特定個人情報を含む。", "Personal information of any kind is part of it." } },
  { "personal", "0", { "いいえ", "No" }, { "個人情報を含まない。", "No personal information." } },
  { "vital", "1", { "はい", "Yes" },
    { "事故が起きると、事業を続けられなくなるおそれがある。", "After an accident the company may not go on." } },
  { "vital", "0", { "いいえ", "No" },
    { "事故が起きても、事業を続けることができる。", "The company goes on after an accident." } },
  THREAT_LEVELS,
  VULNERABILITY_LEVELS,
  { NULL }
};

static const Matrix ipa_matrix = {
  "damage", "threat", "vulnerability", { "被害発生可能性", "Likelihood of damage" }, "321211111"
};

static const Band ipa_bands[] = {
  LOW_BAND ("1", "2", "4"), MEDIUM_BAND ("3", "4", "3"), HIGH_BAND ("6", "9", "1"), { NULL }
};

static const Example ipa_examples[] = {
  { "c=1 i=3 a=3 personal=0 vital=0 threat=2 vulnerability=2", "3", "2" },
  { "c=1 i=1 a=1 personal=1 vital=0 threat=3 vulnerability=2", "6", "3" },
  { "c=2 i=1 a=1 personal=0 vital=0 threat=3 vulnerability=3", "6", "3" },
  { "c=3 i=2 a=1 personal=0 vital=0 threat=1 vulnerability=3", "3", "2" },
  { "c=1 i=2 a=3 personal=0 vital=0 threat=3 vulnerability=3", "9", "3" },
  { "c=1 i=1 a=1 personal=0 vital=0 threat=3 vulnerability=3", "3", "2" },
  { "c=2 i=2 a=1 personal=0 vital=0 threat=3 vulnerability=2", "4", "2" },
  { NULL }
};

static const Scale scenario_scales[] = {
  { "likelihood", "risk", { "起こりやすさ", "Likelihood" } },
  { "impact", "risk", { "影響度", "Impact" } },
  { NULL }
};

static const Level scenario_levels[] = {
  { "likelihood", "5", { "非常に高い", "Very high" },
    { "毎月、又はそれより頻繁に起きる。", "Every month or more often." } },
  { "likelihood", "4", { "高い", "High" }, { "四半期に一回程度起きる。", "About once a quarter." } },
  { "likelihood", "3", { "あり得る", "Possible" }, { "年に一回程度起きる。", "About once a year." } },
  { "likelihood", "2", { "低い", "Low" }, { "数年に一回程度起きる。", "Once in several years." } },
  { "likelihood", "1", { "ほぼない", "Hardly any" },
    { "十年に一回も起きないと考えられる。", "Less than once in ten years." } },
  { "impact", "5", { "甚大", "Disastrous" },
    { "次のどれかに当たる。損失が年間利益を超える。主要な顧客の多くを失う。業務停止などの行政処分を受ける。一週間以上止まる。全国に報道される。",
      "One of: a loss above the year's profit; most main customers leave; the authorities stop the business; a week or more of standstill; news nationwide." } },
  { "impact", "4", { "大", "Major" },
    { "次のどれかに当たる。損失が一千万円以上。主要な顧客を失う。当局への報告と本人への通知が必要になる。三日以上止まる。業界で知られる。",
      "One of: a loss of 10 million yen or more; a main customer leaves; reports to authorities and notices to people are due; three days of standstill; known in the trade." } },
  { "impact", "3", { "中", "Medium" },
    { "次のどれかに当たる。損失が百万円以上。顧客から正式な苦情がある。契約違反になる。一日以上止まる。取引先に知られる。",
      "One of: a loss of a million yen or more; a formal complaint; a breach of contract; a day of standstill; partners hear of it." } },
  { "impact", "2", { "小", "Minor" },
    { "次のどれかに当たる。損失が十万円以上。顧客への説明が必要になる。社内規程に反する。数時間止まる。社内で知られる。",
      "One of: a loss of 100,000 yen or more; something to explain to a customer; a rule of ours broken; some hours of standstill; known within the company." } },
  { "impact", "1", { "軽微", "Slight" },
    { "損失、顧客、法令、業務、評判のどれにも目立った影響がない。",
      "No effect worth mention on money, customers, law, operation or reputation." } },
  { NULL }
};

static const Band scenario_bands[] = {
  LOW_BAND ("1", "4", "4"),
  MEDIUM_BAND ("5", "9", "3"),
  { "■", "bad", "10", "16", "2", "owner_top", "12", { "高", "High" },
    { "そのままでは受容できない。", "Not acceptable as it is." },
    { "対応計画を立てて対応する。受容にはトップマネジメントの承認も必要である。",
      "Treat it by a plan; accepting it needs top management as well." } },
  { "◆", "bad", "20", "25", "1", "owner_top", "6", { "極めて高い", "Extreme" },
    { "直ちに対応が必要である。", "Calls for treatment at once." },
    { "直ちに対応する。受容はトップマネジメントだけが、長くても六か月に限って認める。",
      "Treat it now; only top management may accept it, for six months at most." } },
  { NULL }
};

static const Example scenario_examples[] = {
  { "likelihood=1 impact=5", "5", "2" },   { "likelihood=5 impact=1", "5", "2" },
  { "likelihood=2 impact=2", "4", "1" },   { "likelihood=3 impact=3", "9", "2" },
  { "likelihood=3 impact=5", "15", "3" },  { "likelihood=4 impact=4", "16", "3" },
  { "likelihood=4 impact=5", "20", "4" },  { "likelihood=5 impact=5", "25", "4" },
  { NULL }
};

static const Preset presets[] = {
  { "asset_cia", "max (c, i, a)", "value = max (c, i, a)\nvalue × threat × vulnerability", NULL,
    "9",
    { "リスク値が9以下のリスクは、リスク所有者が受容できる。9を超えるリスクは対応するか、トップマネジメントの承認を得て受容する。",
      "The risk owner may accept a value up to 9. Above it, treat the risk, or accept it with top management." },
    asset_scales, asset_levels, NULL, asset_bands, asset_examples },
  { "ipa", "iif (personal + vital > 0, 3, max (c, i, a))",
    "importance = max (c, i, a)\nimportance = iif (personal + vital > 0, 3, importance)\n"
    "likelihood = [damage]\nimportance × likelihood",
    "CASE WHEN value ≥ 9 THEN 1 WHEN value ≥ 6 THEN 2 WHEN value ≥ 4 THEN 3 ELSE 4 END", "4",
    { "リスク値が4以下のリスクは、リスク所有者が受容できる。6以上のリスクは対応するか、トップマネジメントの承認を得て受容する。",
      "The risk owner may accept a value up to 4. From 6 on, treat the risk, or accept it with top management." },
    ipa_scales, ipa_levels, &ipa_matrix, ipa_bands, ipa_examples },
  { "scenario", NULL, "likelihood × impact", NULL, "9",
    { "リスク値が4以下はリスク所有者が受容できる。5から9までは見直し日を決めて受容できる。10以上は対応するか、トップマネジメントの承認を得て受容する。",
      "The risk owner may accept a value up to 4, and up to 9 with a day of review. From 10 on, treat the risk, or accept it with top management." },
    scenario_scales, scenario_levels, NULL, scenario_bands, scenario_examples },
};

/* One part; pairs of field and value follow. */
#define ADD(entity, ...) \
  G_STMT_START { \
    g_autoptr(KamaeRecord) part = \
      kamae_operation_create (operation, entity, error, "criteria", id, __VA_ARGS__, NULL); \
    if (part == NULL) \
      return FALSE; \
  } G_STMT_END

static gboolean
add_scales (KamaeOperation  *operation,
            const char      *id,
            const Preset    *preset,
            GError         **error)
{
  for (guint i = 0; preset->scales[i].code != NULL; i++)
    {
      const Scale *scale = &preset->scales[i];
      g_autofree char *position = g_strdup_printf ("%u", i + 1);

      ADD ("criteria_scale", "position", position, "code", scale->code, "subject", scale->subject,
           "label_ja", scale->label.ja, "label_en", scale->label.en);
    }
  for (const Level *level = preset->levels; level->scale != NULL; level++)
    ADD ("criteria_level", "scale", level->scale, "value", level->value,
         "label_ja", level->label.ja, "label_en", level->label.en,
         "description_ja", level->description.ja, "description_en", level->description.en);
  return TRUE;
}

static gboolean
add_matrix (KamaeOperation  *operation,
            const char      *id,
            const Matrix    *matrix,
            GError         **error)
{
  if (matrix == NULL)
    return TRUE;

  ADD ("criteria_matrix", "name", matrix->name, "row_name", matrix->row_name,
       "column_name", matrix->column_name, "label_ja", matrix->label.ja,
       "label_en", matrix->label.en);
  for (guint i = 0; matrix->cells[i] != '\0'; i++)
    {
      const char row[] = { '3' - i / 3, '\0' };
      const char column[] = { '3' - i % 3, '\0' };
      const char value[] = { matrix->cells[i], '\0' };

      ADD ("criteria_cell", "matrix", matrix->name, "row_value", row, "column_value", column,
           "value", value);
    }
  return TRUE;
}

static gboolean
add_bands (KamaeOperation  *operation,
           const char      *id,
           const Preset    *preset,
           GError         **error)
{
  for (guint i = 0; preset->bands[i].mark != NULL; i++)
    {
      const Band *band = &preset->bands[i];
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);

      ADD ("criteria_band", "rank", rank, "mark", band->mark, "tone", band->tone,
           "label_ja", band->label.ja, "label_en", band->label.en,
           "from_value", band->from, "to_value", band->to,
           "meaning_ja", band->meaning.ja, "meaning_en", band->meaning.en,
           "action_ja", band->action.ja, "action_en", band->action.en,
           "priority", band->priority, "accepted_by", band->accepted_by,
           "valid_months", band->valid_months);
    }
  for (const Example *example = preset->examples; example->inputs != NULL; example++)
    ADD ("criteria_example", "inputs", example->inputs, "expected_value", example->value,
         "expected_rank", example->rank);
  return TRUE;
}

static gboolean
set_words (KamaeOperation  *operation,
           KamaeRecord     *criteria,
           const Preset    *preset,
           GError         **error)
{
  gboolean ja = g_str_equal (kamae_language_get_current (), "ja");

  return kamae_operation_set (operation, criteria, "asset_formula", preset->asset_formula, error)
         && kamae_operation_set (operation, criteria, "formula", preset->formula, error)
         && kamae_operation_set (operation, criteria, "priority_formula", preset->priority_formula,
                                 error)
         && kamae_operation_set (operation, criteria, "acceptance",
                                 ja ? preset->acceptance.ja : preset->acceptance.en, error)
         && kamae_operation_set (operation, criteria, "acceptable_value", preset->acceptable_value,
                                 error);
}

gboolean
kamae_risk_fill_preset (KamaeOperation  *operation,
                        KamaeRecord     *criteria,
                        const char      *method,
                        GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (criteria);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (presets[i].method, method))
      return set_words (operation, criteria, &presets[i], error)
             && add_scales (operation, id, &presets[i], error)
             && add_matrix (operation, id, presets[i].matrix, error)
             && add_bands (operation, id, &presets[i], error);
  return TRUE;
}
