/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* 情報セキュリティ基本方針書: the policy, a version at a time. A new version begins with the words of
 * the one before it, the first with ours; its approval plans where it is published. */

static const KamaeChoice website[] = {
  /* Translators: whether the policy is published on the web site: 公開する */
  { "1", KC_ ("policy", "Published there") },
  { "0", KC_ ("policy", "Not published there") },
  { NULL }
};

static const KamaeField fields[] = {
  { "version", KAMAE_FIELD_TEXT, N_("Version"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN, .help = N_("For example 1.0, 1.1, 2.0.") },
  { "title", KAMAE_FIELD_DERIVED, N_("Information security policy"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    /* Translators: the policy in one line: 情報セキュリティ基本方針 第%s版 */
    .sql = "printf (" KAMAE_SQL_WORDS (KC_ ("policy", "Information security policy, version %s"))
           ", this.version)" },
  { "effective_on", KAMAE_FIELD_DATE, N_("Effective from"), .flags = KAMAE_COLUMN,
    .required_from = "approved", .filled_for = "reviewed" },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason for this version"), .flags = KAMAE_COLUMN },

  { "purpose", KAMAE_FIELD_LONG_TEXT, KC_ ("policy", "Purpose"), .required_from = "reviewed",
    .group = N_("Text"),
    .help = N_("What information security is for, in this company. It is the first paragraph, and the purpose in the manual.") },
  { "body", KAMAE_FIELD_LONG_TEXT, KC_ ("policy", "Text"), .required_from = "reviewed",
    .help = N_("A line that begins with a number, as “1. Laws and contracts”, is a heading of the print; what follows is its text.") },
  { "purpose_en", KAMAE_FIELD_LONG_TEXT, N_("Purpose in English"), .group = N_("English version"),
    .help = N_("For the English print. Empty: the text above is printed.") },
  { "body_en", KAMAE_FIELD_LONG_TEXT, N_("Text in English") },

  { "strategy", KAMAE_FIELD_LONG_TEXT, N_("Relation to the strategy of the business"),
    .filled_for = "reviewed", .group = N_("What a policy must do"),
    .help = N_("How the policy fits where the company is going. Top management is asked for it in the audit.") },
  { "check_a", KAMAE_FIELD_LONG_TEXT, N_("a) It fits the purpose of the organization"),
    .filled_for = "reviewed", .help = N_("Say where in the text, and why it is enough.") },
  { "check_b", KAMAE_FIELD_LONG_TEXT, N_("b) Objectives can be set from it"),
    .filled_for = "reviewed" },
  { "check_c", KAMAE_FIELD_LONG_TEXT, N_("c) It commits to the requirements that apply"),
    .filled_for = "reviewed" },
  { "check_d", KAMAE_FIELD_LONG_TEXT, N_("d) It commits to continual improvement"),
    .filled_for = "reviewed" },

  { "on_website", KAMAE_FIELD_BOOLEAN, N_("Web site"), .choices = website, .initial = "1",
    .filled_for = "reviewed", .group = N_("Publication"),
    .help = N_("Whether customers and others find it there.") },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "published_on", KAMAE_FIELD_DATE, N_("Published on"),
    .flags = KAMAE_ACTUAL | KAMAE_UNLOCKED | KAMAE_COLUMN, .not_before = "approved_on" },
  { "channels", KAMAE_FIELD_DERIVED, N_("Channels"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT sum (state = 'published') || '/' || count (*) FROM policy_publication "
           "WHERE policy_id = this.id AND state <> 'cancelled' HAVING count (*) > 0)" },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "reviewed", KC_ ("policy", "Reviewed"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  /* Translators: 公表: the policy that holds now */
  { "published", KC_ ("policy", "Published"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", KC_ ("state", "Superseded"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "draft", NULL, N_("Sign as preparer"), .approval = "prepared",
    .approver = "isms_manager" },
  { "review", "draft", "reviewed", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "reviewed", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "publish", "approved", "published", N_("Publish"), .dates = "published_on",
    .supersedes = "superseded" },
  { "return", "reviewed", "draft", N_("Return for changes"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* Who approved it, with the title of that day. */
static const KamaeSnapshotPart snapshot[] = {
  { "approver",
    "SELECT signature.person_name AS name, person.title AS title, signature.signed_on AS signed_on "
    "FROM signature LEFT JOIN person ON person.id = signature.person_id "
    "WHERE signature.source_id = :id AND signature.box = 'approved'" },
  { NULL }
};

/* With what the first version begins: a page that a company of some dozens of people can sign, once
 * it has said how it fits its strategy and put in what is its own. The answers say where in these
 * words each point is met. */
static const struct
{
  const char *field;
  const char *words;
} first_words[] = {
  { "purpose",
    N_("We do business with information that customers and employees entrust to us. We protect it, so that they can go on relying on us.") },
  { "body",
    /* Translators: the text of an information security policy as a company publishes it; keep the
     * numbers and the lines */
    N_("1. What we protect\n"
       "We protect the confidentiality, integrity and availability of the information that customers entrust to us, of our own information, and of the systems and places in which we handle it.\n"
       "2. Laws and promises\n"
       "We keep the laws, what we have promised to customers, and the requirements of the standard that our information security management system follows.\n"
       "3. Objectives\n"
       "From this policy we set information security objectives each year, decide who does what by when, and look at the results.\n"
       "4. Risks\n"
       "Each year, and whenever something important changes, we assess the risks to information and treat the greatest ones first.\n"
       "5. What each of us does\n"
       "Top management provides people, time and money, and appoints those in charge. Everybody who works for us keeps the rules and reports at once what may have gone wrong.\n"
       "6. Training\n"
       "Everybody is trained on joining and each year, so that all know this policy and what it means for their work.\n"
       "7. When something happens\n"
       "We limit the damage, tell those concerned, and remove the cause so that it does not happen again.\n"
       "8. Improvement\n"
       "By measuring, auditing and reviewing we find out whether all this works, and we improve it continually.") },
  { "check_a",
    N_("The purpose says for whom we protect information, and section 1 what we protect.") },
  { "check_b",
    N_("Section 3 says that objectives are set from the policy each year, and their results looked at.") },
  { "check_c",
    N_("Section 2 commits to the laws, to what was promised to customers, and to the standard.") },
  { "check_d",
    N_("Section 8 commits to measuring, auditing, reviewing and improving continually.") },
};

/* Words that somebody brought along stand alone. */
static gboolean
set_first_words (KamaeOperation  *operation,
                 KamaeRecord     *policy,
                 GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_words); i++)
    if (kamae_record_is_set (policy, first_words[i].field))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (first_words); i++)
    if (!kamae_operation_set (operation, policy, first_words[i].field, _(first_words[i].words),
                              error))
      return FALSE;
  return TRUE;
}

static KamaeRecord *
ref_newest (KamaeRegister  *reg,
            GError        **error)
{
  g_autoptr(KamaeCursor) cursor = NULL;

  cursor = kamae_register_query (reg, "SELECT id FROM policy WHERE approved_on IS NOT NULL "
                                      "ORDER BY approved_on DESC, version COLLATE counted DESC LIMIT 1",
                                 NULL, error);
  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return NULL;
  return kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), error);
}

static gboolean
copy_words (KamaeOperation  *operation,
            KamaeRecord     *from,
            KamaeRecord     *to,
            GError         **error)
{
  static const char *const words[] = {
    "purpose", "body", "purpose_en", "body_en", "strategy", "check_a", "check_b", "check_c",
    "check_d", NULL
  };

  for (guint i = 0; words[i] != NULL; i++)
    if (!kamae_record_is_set (to, words[i]) && kamae_record_is_set (from, words[i])
        && !kamae_operation_set (operation, to, words[i], kamae_record_get_text (from, words[i]),
                                 error))
      return FALSE;
  return TRUE;
}

static gboolean
policy_created (KamaeOperation  *operation,
                KamaeRecord     *policy,
                GError         **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(KamaeRecord) before = ref_newest (kamae_operation_get_register (operation), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return before != NULL ? copy_words (operation, before, policy, error)
                        : set_first_words (operation, policy, error);
}

static gboolean
policy_changed (KamaeOperation  *operation,
                KamaeRecord     *policy,
                const char      *field,
                GError         **error)
{
  return !g_str_equal (field, "state")
         || g_strcmp0 (kamae_record_get_state (policy), "approved") != 0
         || kamae_leadership_make_publications (operation, policy, error);
}

const KamaeEntity kamae_leadership_policy = {
  .name = "policy",
  /* Translators: 情報セキュリティ基本方針 */
  .label = N_("Information security policy"),
  .plural = N_("Information security policies"),
  .help = N_("Top management says in a page what information security is for and what everybody commits to, and signs it. "
             "The first version begins with words that you make your own; have it approved, and publish it. For example: version 1.0, signed by the president, on the wall and on the web site."),
  .clause = "5.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-version",
  .snapshot = snapshot,
  .created = policy_created,
  .changed = policy_changed,
};
