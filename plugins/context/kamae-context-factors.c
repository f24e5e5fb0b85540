/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* 考慮事項: the fifteen things to think of when issues are determined. The letters are those of the
 * manual; labels and prompts are ours, and a company may correct them. */

const KamaeChoice kamae_context_sides[] = {
  /* Translators: an issue, a factor or a party outside of the organization */
  { "external", KC_ ("side", "External") },
  /* Translators: an issue, a factor or a party inside of the organization */
  { "internal", KC_ ("side", "Internal") },
  { NULL }
};

static const KamaeField factor_fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "side", KAMAE_FIELD_CHOICE, N_("Side"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_COLUMN, .choices = kamae_context_sides },
  { "label", KAMAE_FIELD_DERIVED, N_("Factor"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "this.code || ' ' || CASE language() WHEN 'ja' THEN this.label_ja ELSE this.label_en END" },
  { "prompt", KAMAE_FIELD_DERIVED, N_("Question"),
    .sql = "CASE language() WHEN 'ja' THEN this.prompt_ja ELSE this.prompt_en END" },
  { "label_ja", KAMAE_FIELD_TEXT, N_("Label in Japanese"), .flags = KAMAE_REQUIRED },
  { "label_en", KAMAE_FIELD_TEXT, N_("Label in English"), .flags = KAMAE_REQUIRED },
  { "prompt_ja", KAMAE_FIELD_LONG_TEXT, N_("Question in Japanese") },
  { "prompt_en", KAMAE_FIELD_LONG_TEXT, N_("Question in English") },
  { NULL }
};

const KamaeEntity kamae_context_factor = {
  .name = "factor",
  /* Translators: 考慮事項, one of the fifteen factors a) to o) */
  .label = N_("Factor"),
  .plural = N_("Factors"),
  .help = N_("The factors to take into account when issues are determined. They come with the program; correct their words as you like."),
  .clause = "4.1",
  .fields = factor_fields,
  .flags = KAMAE_ENTITY_CATALOGUE,
  .order = "code",
};

typedef struct
{
  const char *code;
  const char *label_ja;
  const char *label_en;
  const char *prompt_ja;
  const char *prompt_en;
} Factor;

static const Factor factors[] = {
  { "e-a", "社会・法令・経済・自然などの環境", "Society, law, economy and nature",
    "社会、文化、政治、法令、規制、財務、技術、経済、自然環境の九つについて、国際・国内・地方・近隣地域のそれぞれで、何が変わりましたか。",
    "What changed in society, culture, politics, law, regulation, finance, technology, economy and the natural "
    "environment: worldwide, in the country, in the region, next door?" },
  { "e-b", "目的を左右する要因と傾向", "Drivers and trends",
    "事業の目的を左右する動きは何ですか。強まっていますか、弱まっていますか。脅威情報にはどのような傾向がありますか。",
    "What drives the business, and is it growing or fading? What does threat information show?" },
  { "e-c", "外部の利害関係者との関係", "Relations with external parties",
    "顧客、供給者、当局などは、当組織をどう見ていますか。何を大切にし、何を期待していますか。",
    "How do customers, suppliers and authorities see us? What do they value, need and expect?" },
  { "e-d", "外部との契約・約束", "External contracts and commitments",
    "契約、覚書、法令の順守の約束、業界の基準など、外部に対して負っている約束は何ですか。",
    "What did we promise outside: contracts, agreements, laws, standards of the trade?" },
  { "e-e", "ネットワークと依存関係の複雑さ", "Networks and dependencies",
    "供給網や提携先のうち、止まると困る相手はどこですか。どの程度依存していますか。",
    "On whom in the supply chain and among partners do we depend, and how much?" },
  { "i-f", "ビジョン・使命・価値観", "Vision, mission and values",
    "当組織のビジョン、使命、価値観は何ですか。どの文書に書かれていますか。",
    "What are our vision, mission and values? Which document states them?" },
  { "i-g", "統治・体制・役割・説明責任", "Governance, structure, roles and accountability",
    "体制や役割に変化や空きはありませんか。決める人と責任を負う人は明確ですか。",
    "Did the structure or the roles change, is one vacant? Is it clear who decides and who answers?" },
  { "i-h", "戦略・目的・方針", "Strategy, objectives and policies",
    "中期の戦略、目的、方針は、情報セキュリティに何を求めていますか。",
    "What do strategy, objectives and policies ask of information security?" },
  { "i-i", "組織文化", "Culture of the organization",
    "失敗を報告しやすい雰囲気ですか。決まりは守られていますか。",
    "Do people report mistakes readily? Are rules kept?" },
  { "i-j", "採用している規格・指針・モデル", "Standards, guidelines and models in use",
    "採用している規格や指針は何ですか。改正の予定はありますか。",
    "Which standards and guidelines do we follow? Is one about to change?" },
  { "i-k", "資源と知識としての能力", "Resources and knowledge",
    "資金、時間、人、プロセス、システム、技術の六つのうち、足りないものはありますか。",
    "Of capital, time, people, processes, systems and technology: what is short?" },
  { "i-l", "データ・情報システム・情報の流れ", "Data, information systems and flows",
    "重要な情報はどこにあり、どこからどこへ流れていますか。新しいシステムはありますか。",
    "Where is the information that matters and where does it flow? Are there new systems?" },
  { "i-m", "内部の利害関係者との関係", "Relations with internal parties",
    "従業者や経営層は、情報セキュリティをどう受け止めていますか。何を大切にしていますか。",
    "How do staff and management see information security? What do they value?" },
  { "i-n", "内部の契約・約束", "Internal contracts and commitments",
    "雇用契約、誓約書、部門間の取決め、方針への同意に、不足や変更はありませんか。",
    "Employment contracts, pledges, agreements between departments, commitment to policies: is one missing or changed?" },
  { "i-o", "部門間の相互依存とつながり", "Dependencies between departments",
    "ある部門が止まると、どの部門の仕事が止まりますか。引継ぎの隙間はどこですか。",
    "If one department stops, whose work stops? Where are the gaps between them?" },
};

gboolean
kamae_context_seed_factors (KamaeOperation  *operation,
                            GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      const Factor *factor = &factors[i];
      g_autoptr(KamaeRecord) record = NULL;

      record = kamae_operation_create (operation, "factor", error,
                                       "code", factor->code,
                                       "side", factor->code[0] == 'e' ? "external" : "internal",
                                       "label_ja", factor->label_ja,
                                       "label_en", factor->label_en,
                                       "prompt_ja", factor->prompt_ja,
                                       "prompt_en", factor->prompt_en,
                                       NULL);
      if (record == NULL)
        return FALSE;
    }

  return TRUE;
}
