/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audit/kamae-audit-coverage.h"
#include "risk-case.h"

#include <string.h>

/* The plugin "risk": statements of applicability. */

/* Helpers */

static void
add_link (KamaeTest   *test,
          KamaeRecord *record,
          const char  *field,
          KamaeRecord *target)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Link", record, &error);

  kamae_operation_add_link (operation, record, field, target, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static KamaeRecord *
add_soa (KamaeTest *test)
{
  return kamae_test_create (test, "soa", "effective_on", "2026-06-15", "reason", "First version",
                            NULL);
}

static KamaeRecord *
ref_entry (KamaeTest   *test,
           KamaeRecord *soa,
           const char  *number)
{
  g_autoptr(KamaeRecord) control = kamae_register_find (test->reg, "control", number, NULL);
  g_autoptr(KamaeRecordList) entries = kamae_register_list_parts (test->reg, soa, "soa_entry");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr(KamaeRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      if (kamae_record_get_link (entry, "control") == kamae_record_get_id (control))
        return g_steal_pointer (&entry);
    }
  g_assert_not_reached ();
}

/* Applies all controls, each with words of its own, so that nothing is left to say. */
static void
decide_all (KamaeTest   *test,
            KamaeRecord *soa)
{
  g_autoptr(KamaeRecordList) entries = kamae_register_list_parts (test->reg, soa, "soa_entry");
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Decide", soa, &error);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr(KamaeRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);
      g_autofree char *text = g_strdup_printf ("Needed for %u", i);

      kamae_operation_set (operation, entry, "applicable", "yes", &error);
      kamae_operation_set (operation, entry, "reasons", "business", &error);
      kamae_operation_set (operation, entry, "reason_text", text, &error);
      kamae_operation_set (operation, entry, "status", "done", &error);
      kamae_operation_set (operation, entry, "document_text", "Security regulation", &error);
      g_assert_no_error (error);
    }
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static void
exclude (KamaeTest   *test,
         KamaeRecord *soa,
         const char  *number,
         const char  *reason)
{
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, number);

  kamae_test_set (test, entry, "applicable", "no");
  kamae_test_set (test, entry, "exclusion_reason", reason);
}

static void
include (KamaeTest   *test,
         KamaeRecord *soa,
         const char  *number)
{
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, number);

  kamae_test_set (test, entry, "applicable", "yes");
}

static KamaeRecord *
add_risk (KamaeTest *test)
{
  return kamae_test_create (test, "risk", "title", "Laptop lost", "source", "People",
                            "event", "Loss", "cause", "No encryption", "consequence", "Leak",
                            "affects", "c", "owner", "0001", NULL);
}

static KamaeRecord *
add_treatment (KamaeTest   *test,
               KamaeRecord *risk,
               const char  *number)
{
  g_autofree char *id = risk_case_dup_id (risk);
  g_autoptr(KamaeRecord) control = kamae_register_find (test->reg, "control", number, NULL);
  KamaeRecord *treatment = kamae_test_create (test, "treatment", "risk", id, "option", "modify",
                                              NULL);

  add_link (test, treatment, "controls", control);
  return treatment;
}

static void
give_roles (KamaeTest *test)
{
  risk_case_give_role (test, "isms_manager");
  risk_case_give_role (test, "committee_member");
  risk_case_give_role (test, "top_management");
}

/* An assessment without risks, by criteria in force. */
static KamaeRecord *
add_locked_run (KamaeTest *test)
{
  KamaeRecord *run = kamae_test_create (test, "risk_run", "kind", "annual", NULL);

  kamae_test_step (test, run, "start");
  kamae_test_step (test, run, "prepare");
  kamae_test_step (test, run, "review");
  kamae_test_step (test, run, "lock");
  return run;
}

static void
put_criteria_in_force (KamaeTest *test)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");

  kamae_test_step (test, criteria, "test");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
}

static void
put_in_force (KamaeTest   *test,
              KamaeRecord *soa)
{
  kamae_test_step (test, soa, "prepare");
  kamae_test_step (test, soa, "review");
  kamae_test_step (test, soa, "approve");
  kamae_test_step (test, soa, "enforce");
}

/* A version and its entries */

static void
test_entries (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) own = kamae_test_create (test, "control", "number", "X.1", "title_ja",
                                                  "独自", "title_en", "Own", "theme",
                                                  "technological", NULL);
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = NULL;
  g_autoptr(KamaeRecord) last = NULL;

  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM soa_entry"), ==, 94);
  g_assert_cmpint (risk_case_count (test, "SELECT count (applicable) FROM soa_entry"), ==, 0);
  g_assert_cmpstr (kamae_record_get_text (soa, "version"), ==, "1.0");
  g_assert_cmpstr (kamae_record_get_text (soa, "decided"), ==, "0/94 (0%)");
  last = ref_entry (test, soa, "X.1");
  g_assert_cmpint (kamae_record_get_integer (last, "position"), ==, 94);

  /* An excluded control has no implementation. */
  entry = ref_entry (test, soa, "A.8.30");
  kamae_test_set (test, entry, "applicable", "no");
  g_assert_cmpstr (kamae_record_get_text (entry, "status"), ==, "na");
  kamae_test_set (test, entry, "applicable", "yes");
  g_assert_false (kamae_record_is_set (entry, "status"));
  g_assert_cmpstr (kamae_record_get_text (soa, "decided"), ==, "1/94 (1%)");
}

/* What asks for a control is written down. */
static void
test_prefilled (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) risk = add_risk (test);
  g_autoptr(KamaeRecord) treatment = add_treatment (test, risk, "A.8.24");
  g_autoptr(KamaeRecord) party = kamae_test_create (test, "interested_party", "name", "Authority",
                                                    "side", "external", "category", "authority",
                                                    NULL);
  g_autofree char *party_id = risk_case_dup_id (party);
  g_autoptr(KamaeRecord) requirement =
    kamae_test_create (test, "requirement", "party", party_id, "text", "Protect personal data",
                       "kind", "law", "basis", "Privacy act", NULL);
  g_autoptr(KamaeRecord) privacy = kamae_register_find (test->reg, "control", "A.5.34", NULL);
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecord) encryption = NULL;
  g_autoptr(KamaeRecord) personal = NULL;

  add_link (test, requirement, "how", privacy);
  soa = add_soa (test);
  encryption = ref_entry (test, soa, "A.8.24");
  personal = ref_entry (test, soa, "A.5.34");
  g_assert_cmpstr (kamae_record_get_text (encryption, "applicable"), ==, "yes");
  g_assert_cmpstr (kamae_record_get_text (encryption, "reasons"), ==, "risk");
  g_assert_cmpstr (kamae_record_get_text (encryption, "reason_text"), ==,
                   "Risk treatment: R-0001 Laptop lost");
  g_assert_cmpstr (kamae_record_get_text (encryption, "risks"), ==, "R-0001 Laptop lost");
  g_assert_cmpstr (kamae_record_get_text (personal, "reasons"), ==, "law");
  g_assert_cmpstr (kamae_record_get_text (personal, "reason_text"), ==,
                   "Law, regulation: Protect personal data (Privacy act)");
  g_assert_cmpint (risk_case_count (test, "SELECT count (applicable) FROM soa_entry"), ==, 2);
}

static void
test_versions (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) entry = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  give_roles (test);
  put_criteria_in_force (test);
  run = add_locked_run (test);
  first = add_soa (test);
  g_assert_cmpint (kamae_record_get_link (first, "run"), ==, kamae_record_get_id (run));
  decide_all (test, first);
  exclude (test, first, "A.8.30", "Nothing is developed outside the company");
  put_in_force (test, first);

  /* An approved version does not change. */
  entry = ref_entry (test, first, "A.8.30");
  operation = kamae_register_begin (test->reg, "Change", first, NULL);
  g_assert_false (kamae_operation_set (operation, entry, "applicable", "yes", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  g_clear_object (&operation);
  g_clear_object (&entry);

  /* The next one begins with it. */
  second = kamae_test_create (test, "soa", "effective_on", "2026-06-15", "reason", "Contractor",
                              NULL);
  g_assert_cmpstr (kamae_record_get_text (second, "version"), ==, "2.0");
  g_assert_cmpint (kamae_record_get_link (second, "previous"), ==, kamae_record_get_id (first));
  g_assert_cmpstr (kamae_record_get_text (second, "decided"), ==, "93/93 (100%)");
  g_assert_false (kamae_record_is_set (second, "differences"));
  entry = ref_entry (test, second, "A.8.30");
  g_assert_cmpstr (kamae_record_get_text (entry, "exclusion_reason"), ==,
                   "Nothing is developed outside the company");
  kamae_test_set (test, entry, "applicable", "yes");
  kamae_test_set (test, entry, "reasons", "risk contract");
  kamae_test_set (test, entry, "status", "planned");
  g_assert_nonnull (strstr (kamae_record_get_text (second, "differences"),
                            "Excluded / Nothing is developed outside the company → "
                            "Applicable / Planned / Risk treatment, Contract"));

  kamae_test_set (test, entry, "planned_on", "2026-09-30");
  put_in_force (test, second);
  g_assert_cmpstr (kamae_record_get_state (first), ==, "superseded");
}

/* The controls that the internal audit still has to plan, as the plugin "audit" counts them: on its
 * page of coverage, and in AUD-V09. */
static void
assert_to_audit (KamaeTest   *test,
                 KamaeRecord *programme,
                 guint        n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeAuditCoverage) coverage =
    kamae_audit_coverage_new_controls (programme, "en", &error);
  g_autoptr(GPtrArray) results = kamae_register_check (test->reg, NULL, &error);
  g_autofree char *start = g_strdup_printf ("%u: A.", n);
  guint n_found = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (kamae_audit_coverage_get_n_rows (coverage), ==, n);
  g_assert_cmpuint (kamae_audit_coverage_count_missing (coverage), ==, n);
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "AUD-V09"))
      n_found += g_str_has_prefix (kamae_check_result_get_detail (results->pdata[i]), start);
  g_assert_cmpuint (n_found, ==, 1);
}

static KamaeRecord *
add_programme (KamaeTest *test)
{
  g_autoptr(KamaeRecord) year =
    kamae_test_create (test, "fiscal_year", "label", "2030", "starts_on", "2030-04-01", "ends_on",
                       "2031-03-31", NULL);
  g_autofree char *id = risk_case_dup_id (year);
  KamaeRecord *programme =
    kamae_test_create (test, "audit_programme", "fiscal_year", id, "objectives", "Conformity",
                       "rationale", "Results", "frequency", "Yearly", "methods", "Interviews",
                       "responsibilities", "Audit manager", "reporting", "In 30 days", "risks",
                       "Few auditors", NULL);

  kamae_test_step (test, programme, "submit");
  kamae_test_step (test, programme, "approve");
  return programme;
}

/* What the version in force excludes is not audited. */
static void
test_audits (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecord) programme = NULL;

  give_roles (test);
  risk_case_give_role (test, "audit_manager");
  put_criteria_in_force (test);
  run = add_locked_run (test);
  programme = add_programme (test);
  soa = add_soa (test);
  decide_all (test, soa);
  exclude (test, soa, "A.8.30", "Nothing is developed outside the company");
  assert_to_audit (test, programme, 93);
  put_in_force (test, soa);
  assert_to_audit (test, programme, 92);
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) own = NULL;

  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V01 not decided"));
  decide_all (test, soa);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V01"));

  /* A control that came later. */
  own = kamae_test_create (test, "control", "number", "X.1", "title_ja", "独自", "title_en", "Own",
                           "theme", "people", NULL);
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V01 X.1"));
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.8.30");

  decide_all (test, soa);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V02"));
  kamae_test_set (test, entry, "applicable", "no");
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V02"));
  kamae_test_set (test, entry, "exclusion_reason", "該当なし。");
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V02"));
  kamae_test_set (test, entry, "exclusion_reason", "Not applicable.");
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V02"));
  kamae_test_set (test, entry, "exclusion_reason", "外注なし");
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V02"));
  kamae_test_set (test, entry, "exclusion_reason", "開発を外部に委託していない。");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V02"));
}

/* Words that say nothing about the company, in whatever form they are typed. */
static void
test_v02_phrases (KamaeTest     *test,
                  gconstpointer  data)
{
  static const char *const empty[] = {
    "該当なし", "該当無し。", "該当せず", "該当しない", "該当しないため。", "対象外", "対象外のため", "適用外",
    "適用外のため", "適用除外", "不要", "不要のため．", "必要なし", "必要ないため", "なし", "ナシ", "ﾅｼ", "　なし　",
    "-", "－", "―", "ー", "・", "。", "N/A", "ｎ／ａ", "NA", "none", "None.", "Not applicable",
    "NOT NEEDED", "Not required.", "out of scope",
  };
  static const char *const said[] = {
    "委託する開発がないため該当しない", "当社には該当する設備がなし", "在宅勤務はなし", "Nothing is developed",
    "None of our staff works remotely", "The office has no such area, so not applicable",
  };
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.8.30");

  decide_all (test, soa);
  kamae_test_set (test, entry, "applicable", "no");
  /* By their words, not because they are short. */
  g_assert_true (kamae_register_set_setting (test->reg, "risk.soa_reason_length", "0", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_test_message ("%s", empty[i]);
      kamae_test_set (test, entry, "exclusion_reason", empty[i]);
      g_assert_true (kamae_test_guards (soa, "approve", "SOA-V02"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_test_message ("%s", said[i]);
      kamae_test_set (test, entry, "exclusion_reason", said[i]);
      g_assert_false (kamae_test_guards (soa, "approve", "SOA-V02"));
    }
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.5.1");

  decide_all (test, soa);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V03"));
  kamae_test_set (test, entry, "reasons", NULL);
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V03"));
  kamae_test_set (test, entry, "reasons", "law");
  kamae_test_set (test, entry, "status", NULL);
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V03"));
  kamae_test_set (test, entry, "status", "partial");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V03"));
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) risk = add_risk (test);
  g_autoptr(KamaeRecord) treatment = add_treatment (test, risk, "A.8.24");
  g_autoptr(KamaeRecord) soa = add_soa (test);

  decide_all (test, soa);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V04"));
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V06"));
  exclude (test, soa, "A.8.24", "We do not encrypt anything at all");
  g_assert_true (kamae_test_blocks (soa, "approve", "SOA-V04 excluded"));
  g_assert_true (kamae_test_blocks (treatment, "decide", "RSK-V06"));
  kamae_test_step (test, treatment, "withdraw");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V04"));
}

/* The reverse: included because of risks that nobody finds. */
static void
test_v04_reverse (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.8.24");
  g_autoptr(KamaeRecord) control = kamae_register_find (test->reg, "control", "A.8.24", NULL);
  g_autoptr(KamaeRecord) risk = add_risk (test);

  decide_all (test, soa);
  kamae_test_set (test, entry, "reasons", "risk");
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V04 included because"));
  add_link (test, risk, "existing_controls", control);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V04"));
}

/* What happens after the approval is told as well, until the next version. */
static void
test_in_force (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) second = NULL;

  give_roles (test);
  put_criteria_in_force (test);
  run = add_locked_run (test);
  soa = add_soa (test);
  decide_all (test, soa);
  exclude (test, soa, "A.8.30", "Nothing is developed outside the company");
  put_in_force (test, soa);
  g_assert_cmpuint (kamae_test_count_rule (test, "SOA-V04"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "SOA-V08"), ==, 0);

  risk = add_risk (test);
  treatment = add_treatment (test, risk, "A.8.30");
  g_assert_cmpuint (kamae_test_count_rule (test, "SOA-V04"), ==, 1);
  g_assert_true (kamae_test_blocks (treatment, "decide", "RSK-V06"));
  kamae_test_step (test, treatment, "withdraw");
  kamae_test_set (test, risk, "closed_because", "The laptops are sold");
  kamae_test_step (test, risk, "close");
  kamae_test_set_today (test, "2026-07-01");
  second = add_locked_run (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "SOA-V08"), ==, 1);

  /* The next version is based on the newer assessment. */
  next = kamae_test_create (test, "soa", "effective_on", "2026-07-02", "reason", "Assessed anew",
                            NULL);
  kamae_test_step (test, next, "prepare");
  kamae_test_step (test, next, "review");
  kamae_test_step (test, next, "approve");
  g_assert_true (kamae_test_blocks (next, "enforce", "CORE-V01 effective_on"));
  kamae_test_set_today (test, "2026-07-02");
  kamae_test_step (test, next, "enforce");
  g_assert_cmpuint (kamae_test_count_rule (test, "SOA-V08"), ==, 0);
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.5.1");
  g_autofree char *id = risk_case_dup_id (entry);
  g_autoptr(KamaeRecord) evidence = NULL;

  decide_all (test, soa);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V05"));
  kamae_test_set (test, entry, "document_text", NULL);
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V05 implemented"));
  evidence = kamae_test_create (test, "evidence", "title", "Policy", "source", id, NULL);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V05"));
}

static void
test_v05_planned (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.8.24");
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) action = NULL;
  g_autofree char *id = NULL;

  decide_all (test, soa);
  kamae_test_set (test, entry, "status", "planned");
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V05 planned"));
  kamae_test_set (test, entry, "planned_on", "2026-09-30");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V05"));

  /* Or an action that brings it in. */
  kamae_test_set (test, entry, "planned_on", NULL);
  risk = add_risk (test);
  treatment = add_treatment (test, risk, "A.8.24");
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V05 planned"));
  id = risk_case_dup_id (treatment);
  action = kamae_test_create (test, "treatment_action", "task", "Encrypt", "treatment", id,
                              "owner", "0001", "due_on", "2026-09-30", NULL);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V05"));
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  static const char *const numbers[] = { "A.8.28", "A.5.19", "A.5.23", "A.6.7", "A.5.34" };
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecord) party = NULL;
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) statement = NULL;
  g_autoptr(KamaeRecord) business = NULL;
  g_autofree char *id = NULL;

  give_roles (test);
  decide_all (test, soa);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    exclude (test, soa, numbers[i], "There is nothing of this kind in the company");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));

  /* Each fact trips it, and goes when the control is included. */
  party = kamae_test_create (test, "interested_party", "name", "Contractor", "side", "external",
                             "category", "supplier", NULL);
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V06"));
  include (test, soa, "A.5.19");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));

  asset = kamae_test_create (test, "asset", "name", "Mail", "category", "service", NULL);
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V06"));
  include (test, soa, "A.5.23");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));
  kamae_test_set (test, asset, "medium", "mobile");
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V06"));
  include (test, soa, "A.6.7");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));
  kamae_test_set (test, asset, "personal_info", "pi");
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V06"));
  include (test, soa, "A.5.34");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));

  statement = kamae_test_create (test, "scope_statement", "version", "1.0", "effective_on",
                                 "2026-04-01", NULL);
  id = risk_case_dup_id (statement);
  business = kamae_test_create (test, "scope_item", "statement", id, "kind", "business", "name",
                                "勤怠サービスの提供", NULL);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));
  kamae_test_set (test, business, "details", "設計、開発及び運用");
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V06"));
  include (test, soa, "A.8.28");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autoptr(KamaeRecordList) entries = kamae_register_list_parts (test->reg, soa, "soa_entry");
  g_autoptr(KamaeRecord) entry = ref_entry (test, soa, "A.5.1");
  g_autoptr(KamaeOperation) operation = NULL;

  decide_all (test, soa);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V07"));
  operation = kamae_register_begin (test->reg, "Same", soa, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr(KamaeRecord) each = g_list_model_get_item (G_LIST_MODEL (entries), i);

      kamae_operation_set (operation, each, "reason_text", "Best practice", NULL);
    }
  kamae_operation_commit (operation, NULL);
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V07"));
  kamae_test_set (test, entry, "reason_text", "Customers ask for our policy");
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V07"));
}

static void
test_v08 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) soa = NULL;

  give_roles (test);
  put_criteria_in_force (test);
  first = add_locked_run (test);
  soa = add_soa (test);
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V08"));
  kamae_test_set_today (test, "2026-07-01");
  second = add_locked_run (test);
  g_assert_true (kamae_test_warns (soa, "approve", "SOA-V08"));
}

/* Figures and prints */

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecord) entry = NULL;
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeFigureResult) unknown = risk_case_compute (test, "SOA-C02", "2026-06-15");
  g_autoptr(KamaeFigureResult) themes = NULL;
  g_autoptr(KamaeFigureResult) implemented = NULL;
  g_autoptr(KamaeFigureResult) no_risk = NULL;
  g_autoptr(KamaeFigureResult) changes = NULL;
  g_autoptr(KamaeFigureResult) decided = NULL;
  g_autoptr(KamaeFigureResult) open = NULL;

  g_assert_false (kamae_figure_result_is_known (unknown));
  give_roles (test);
  put_criteria_in_force (test);
  run = add_locked_run (test);
  soa = add_soa (test);
  decide_all (test, soa);
  exclude (test, soa, "A.8.30", "Nothing is developed outside the company");
  entry = ref_entry (test, soa, "A.5.7");
  kamae_test_set (test, entry, "status", "partial");
  put_in_force (test, soa);

  themes = risk_case_compute (test, "SOA-C01", "2026-06-15");
  g_assert_cmpuint (kamae_figure_result_get_n_rows (themes), ==, 4);
  g_assert_cmpstr (kamae_figure_result_get_cell (themes, 0, 1), ==, "37");
  g_assert_cmpstr (kamae_figure_result_get_cell (themes, 0, 3), ==, "36");
  g_assert_cmpstr (kamae_figure_result_get_cell (themes, 1, 1), ==, "8");
  g_assert_cmpstr (kamae_figure_result_get_cell (themes, 2, 1), ==, "14");
  g_assert_cmpstr (kamae_figure_result_get_cell (themes, 3, 1), ==, "33");
  g_assert_cmpstr (kamae_figure_result_get_cell (themes, 3, 2), ==, "1");
  implemented = risk_case_compute (test, "SOA-C02", "2026-06-15");
  g_assert_cmpfloat (kamae_figure_result_get_number (implemented), ==, 99);
  no_risk = risk_case_compute (test, "SOA-C03", "2026-06-15");
  g_assert_cmpfloat (kamae_figure_result_get_number (no_risk), ==, 92);
  open = risk_case_compute (test, "SOA-C06", "2026-06-15");
  g_assert_cmpuint (kamae_figure_result_get_n_rows (open), ==, 1);
  g_assert_cmpstr (kamae_figure_result_get_cell (open, 0, 0), ==, "A.5.7");

  next = add_soa (test);
  decided = risk_case_compute (test, "SOA-C05", "2026-06-15");
  g_assert_cmpfloat (kamae_figure_result_get_number (decided), ==, 100);
  include (test, next, "A.8.30");
  changes = risk_case_compute (test, "SOA-C04", "2026-06-15");
  g_assert_cmpuint (kamae_figure_result_get_n_rows (changes), ==, 1);
  g_assert_cmpstr (kamae_figure_result_get_cell (changes, 0, 0), ==, "A.8.30");
}

/* What was approved is printed as it was, whatever a title is corrected to later. */
static void
test_frozen (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecord) control = kamae_register_find (test->reg, "control", "A.5.1", NULL);
  g_autofree char *text = NULL;

  give_roles (test);
  put_criteria_in_force (test);
  run = add_locked_run (test);
  soa = add_soa (test);
  decide_all (test, soa);
  put_in_force (test, soa);
  kamae_test_set (test, control, "title_en", "Something else");
  text = kamae_test_dup_print (test, "SOA-R01", soa, "en");
  kamae_test_assert_contains (text, "Policies for information security");
  g_assert_null (strstr (text, "Somethingelse"));
}

/* Without any other plugin a statement is made, checked and printed all the same. */
static void
test_alone (KamaeTest     *test,
            gconstpointer  data)
{
  GPtrArray *declarations = kamae_model_get_declarations (test->model);
  g_autoptr(KamaeModel) alone = kamae_model_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecord) entry = NULL;
  g_autofree char *text = NULL;
  KamaeTest other = { NULL };

  for (guint i = 0; i < declarations->len; i++)
    if (g_str_equal (((const KamaeDeclaration *) declarations->pdata[i])->id, "risk"))
      kamae_model_add (alone, declarations->pdata[i], &error);
  g_assert_no_error (error);
  kamae_test_set_up (&other, g_steal_pointer (&alone));

  soa = add_soa (&other);
  decide_all (&other, soa);
  exclude (&other, soa, "A.5.19", "Nobody supplies anything to us");
  entry = ref_entry (&other, soa, "A.5.34");
  g_assert_false (kamae_record_is_set (entry, "requirements"));
  g_assert_false (kamae_test_guards (soa, "approve", "SOA-V06"));
  text = kamae_test_dup_print (&other, "SOA-R01", soa, "en");
  kamae_test_assert_contains (text, "A.5.34");

  g_clear_object (&soa);
  g_clear_object (&entry);
  kamae_test_tear_down (&other);
}

static guint
count_text (const char *text,
            const char *part)
{
  guint n = 0;

  for (const char *found = strstr (text, part); found != NULL; found = strstr (found + 1, part))
    n++;
  return n;
}

static void
test_prints (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = add_soa (test);
  g_autofree char *full = NULL;
  g_autofree char *short_form = NULL;

  decide_all (test, soa);
  exclude (test, soa, "A.8.30", "開発を外部に委託していない。");
  full = kamae_test_dup_print (test, "SOA-R01", soa, "ja");
  kamae_test_assert_contains (full, "適用宣言書");
  kamae_test_assert_contains (full, "A.8.30");
  kamae_test_assert_contains (full, "開発を外部に委託していない。");
  kamae_test_assert_contains (full, "Security regulation");
  /* The version stands on each of its pages. */
  g_assert_cmpuint (count_text (full, "第1.0版"), >=, 3);

  short_form = kamae_test_dup_print (test, "SOA-R02", soa, "en");
  kamae_test_assert_contains (short_form, "Statement of Applicability");
  kamae_test_assert_contains (short_form, "Business need");
  g_assert_null (strstr (short_form, "Securityregulation"));
  g_assert_null (strstr (short_form, "Neededfor"));
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
    { "/risk/soa/entries", test_entries },
    { "/risk/soa/prefilled", test_prefilled },
    { "/risk/soa/versions", test_versions },
    { "/risk/soa/audits", test_audits },
    { "/risk/SOA-V01", test_v01 },
    { "/risk/SOA-V02", test_v02 },
    { "/risk/SOA-V02/phrases", test_v02_phrases },
    { "/risk/SOA-V03", test_v03 },
    { "/risk/SOA-V04", test_v04 },
    { "/risk/SOA-V04/reverse", test_v04_reverse },
    { "/risk/SOA-V05", test_v05 },
    { "/risk/SOA-V05/planned", test_v05_planned },
    { "/risk/SOA-V06", test_v06 },
    { "/risk/SOA-V07", test_v07 },
    { "/risk/SOA-V08", test_v08 },
    { "/risk/soa/figures", test_figures },
    { "/risk/soa/in-force", test_in_force },
    { "/risk/soa/alone", test_alone },
    { "/risk/soa/prints", test_prints },
    { "/risk/soa/frozen", test_frozen },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
