/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

#include <string.h>

/* The plugin "risk": what is done about risks, and who accepts what is left. */

/* A run, an asset and a risk that is assessed: 2 × 3 × 3 = 18, above the limit of 9. */
typedef struct
{
  KamaeRecord *run;
  KamaeRecord *asset;
  KamaeRecord *risk;
  KamaeRecord *current;
  char *id; /* of the risk */
} Case;

static void
rate_all (KamaeTest   *test,
          KamaeRecord *evaluation,
          const char  *threat,
          const char  *vulnerability)
{
  risk_case_rate (test, evaluation, "threat", threat);
  risk_case_rate (test, evaluation, "vulnerability", vulnerability);
  kamae_test_set (test, evaluation, "basis", "持ち出しが多い");
}

/* By the criteria in force. */
static void
case_assess (Case       *self,
             KamaeTest  *test,
             const char *threat,
             const char *vulnerability)
{
  risk_case_give_role (test, "isms_manager");
  self->asset = risk_case_add_asset (test, "契約書", "321");
  self->run = risk_case_start_run (test);
  self->risk = risk_case_add_risk (test, self->asset);
  self->id = risk_case_dup_id (self->risk);
  self->current = risk_case_add_evaluation (test, self->risk, "current");
  rate_all (test, self->current, threat, vulnerability);
  kamae_test_step (test, self->risk, "assess");
}

static void
case_begin (Case       *self,
            KamaeTest  *test,
            const char *threat,
            const char *vulnerability)
{
  risk_case_prepare (test, "asset_cia");
  case_assess (self, test, threat, vulnerability);
}

static void
case_end (Case *self)
{
  g_clear_object (&self->run);
  g_clear_object (&self->asset);
  g_clear_object (&self->risk);
  g_clear_object (&self->current);
  g_free (self->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_end)

/* A second person who owns nothing at first. */
static KamaeRecord *
add_person (KamaeTest *test)
{
  return kamae_test_create (test, "person", "staff_no", "0002", "name", "田中 実", "department", "10",
                            "employment", "regular", NULL);
}

static KamaeRecord *
propose (KamaeTest *test,
         Case      *self)
{
  return kamae_test_create (test, "acceptance", "risk", self->id, "reason", "費用に合わない", NULL);
}

static KamaeRecord *
add_residual (KamaeTest  *test,
              Case       *self,
              const char *vulnerability)
{
  KamaeRecord *residual = risk_case_add_evaluation (test, self->risk, "residual");

  rate_all (test, residual, "2", vulnerability);
  return residual;
}

static KamaeRecord *
add_treatment (KamaeTest *test,
               Case      *self)
{
  return kamae_test_create (test, "treatment", "risk", self->id, "option", "modify",
                            "measures", "端末を暗号化する", "due_on", "2026-09-30", NULL);
}

static KamaeRecord *
add_action (KamaeTest   *test,
            KamaeRecord *treatment)
{
  g_autofree char *id = risk_case_dup_id (treatment);

  return kamae_test_create (test, "treatment_action", "task", "暗号化", "treatment", id,
                            "owner", "0001", "due_on", "2026-09-30", NULL);
}

static void
finish (KamaeTest   *test,
        KamaeRecord *action)
{
  g_autofree char *id = risk_case_dup_id (action);
  g_autoptr(KamaeRecord) evidence =
    kamae_test_create (test, "evidence", "title", "設定の画面写し", "source", id, NULL);

  kamae_test_set (test, action, "result", "全台で完了");
  kamae_test_step (test, action, "finish");
}

/* A day that cannot be kept is changed in the draft, and approved anew by the owner of the risk. */
static void
test_return_treatment (KamaeTest     *test,
                       gconstpointer  data)
{
  static const char signatures[] = "SELECT count (*) FROM signature WHERE box = 'approved' "
                                   "AND source_id IN (SELECT id FROM treatment)";
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) residual = NULL;
  g_autoptr(KamaeRecord) action = NULL;

  case_begin (&c, test, "2", "3");
  treatment = add_treatment (test, &c);
  residual = add_residual (test, &c, "1");
  action = add_action (test, treatment);
  kamae_test_step (test, treatment, "decide");
  kamae_test_step (test, action, "start");
  g_assert_false (kamae_record_can_edit (treatment, "due_on"));
  kamae_test_step (test, treatment, "return");
  g_assert_cmpint (kamae_register_count (test->reg, signatures, NULL), ==, 0);
  g_assert_false (kamae_record_is_set (treatment, "decided_on"));
  kamae_test_set (test, treatment, "due_on", "2026-12-25");
  kamae_test_step (test, treatment, "decide");
  g_assert_cmpint (kamae_register_count (test->reg, signatures, NULL), ==, 1);
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "treating");
}

/* The life cycle of a risk */

static void
test_life_of_treated (KamaeTest     *test,
                      gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) residual = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) verified = NULL;
  g_autoptr(KamaeRecord) acceptance = NULL;

  case_begin (&c, test, "2", "3");
  g_assert_true (kamae_test_blocks (c.risk, "plan", "X-6.1.3-6"));
  treatment = add_treatment (test, &c);
  g_assert_true (kamae_test_blocks (treatment, "decide", "X-6.1.3-5"));
  residual = add_residual (test, &c, "1");
  action = add_action (test, treatment);
  g_assert_false (kamae_test_guards (treatment, "decide", "X-6.1.3-5"));

  /* The owner's approval plans the treatment of the risk; the first action starts it. */
  kamae_test_step (test, treatment, "decide");
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "treatment_planned");
  g_assert_true (kamae_test_blocks (c.risk, "start", "X-8.3-1 No action"));
  kamae_test_step (test, action, "start");
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "treating");
  g_assert_true (kamae_test_blocks (c.risk, "finish", "X-8.3-1 not finished"));
  g_assert_true (kamae_test_blocks (action, "finish", "X-8.3-1 evidence"));
  finish (test, action);
  kamae_test_step (test, c.risk, "finish");

  /* What is left is verified, then accepted. */
  acceptance = propose (test, &c);
  g_assert_true (kamae_test_blocks (c.risk, "accept", "X-8.3-1"));
  verified = risk_case_add_evaluation (test, c.risk, "verified");
  rate_all (test, verified, "2", "1");
  g_assert_false (kamae_test_guards (c.risk, "accept", "X-8.3-1"));
  g_assert_true (kamae_test_blocks (c.risk, "plan", "X-6.1.3-1"));
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 risk"));
  risk_case_delete (test, acceptance);
  g_clear_object (&acceptance);
  acceptance = propose (test, &c);
  kamae_test_step (test, acceptance, "accept");
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "accepted");
  g_assert_cmpfloat (kamae_record_get_decimal (acceptance, "value"), ==, 6);
  g_assert_cmpstr (kamae_record_get_text (acceptance, "valid_until"), ==, "2027-06-15");

  kamae_test_step (test, c.risk, "monitor");
  kamae_test_step (test, c.risk, "assess");
  g_assert_false (kamae_test_guards (c.risk, "close", "CORE-V06") == FALSE);
  kamae_test_set (test, c.risk, "closed_because", "資産を廃棄した");
  g_assert_true (kamae_test_refuses (test, c.risk, "closed_on", "2026-06-14", KAMAE_ERROR_INVALID));
  kamae_test_enter_day (test, c.risk, "close", "2026-06-15", NULL);
  kamae_test_step (test, c.risk, "reopen");
  g_assert_false (kamae_record_is_set (c.risk, "closed_on"));
}

/* Verified above the limit: it is planned anew, by a treatment decided since. */
static void
test_treated_again (KamaeTest     *test,
                    gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) residual = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) verified = NULL;
  g_autoptr(KamaeRecord) second = NULL;

  case_begin (&c, test, "2", "3");
  residual = add_residual (test, &c, "1");
  treatment = add_treatment (test, &c);
  action = add_action (test, treatment);
  kamae_test_step (test, treatment, "decide");
  kamae_test_step (test, action, "start");
  finish (test, action);
  kamae_test_step (test, c.risk, "finish");
  kamae_test_set_today (test, "2026-06-20");
  verified = risk_case_add_evaluation (test, c.risk, "verified");
  rate_all (test, verified, "2", "2");
  g_assert_false (kamae_test_guards (c.risk, "plan", "X-6.1.3-1"));
  g_assert_true (kamae_test_blocks (c.risk, "plan", "X-6.1.3-6"));
  second = add_treatment (test, &c);
  kamae_test_step (test, second, "decide");
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "treatment_planned");
}

static void
test_accepted_at_once (KamaeTest     *test,
                       gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) acceptance = NULL;

  case_begin (&c, test, "1", "3");
  g_assert_true (kamae_test_blocks (c.risk, "accept", "RSK-V03 has not accepted"));
  g_assert_false (kamae_test_guards (c.risk, "accept", "X-6.1.3-1"));
  acceptance = propose (test, &c);
  g_assert_cmpfloat (kamae_record_get_decimal (acceptance, "value"), ==, 9);
  g_assert_false (kamae_test_guards (acceptance, "accept", "RSK-V03"));
  kamae_test_step (test, acceptance, "accept");
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "accepted");
  g_assert_true (kamae_record_is_locked (acceptance));
}

/* A day makes it true, not a person. */
static void
test_expires (KamaeTest     *test,
              gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) acceptance = NULL;

  case_begin (&c, test, "1", "3");
  acceptance = propose (test, &c);
  kamae_test_step (test, acceptance, "accept");
  g_assert_true (kamae_test_blocks (acceptance, "expire", "RSK-V11 valid_until"));
  kamae_test_set_today (test, "2027-06-15");
  g_assert_true (kamae_test_blocks (acceptance, "expire", "RSK-V11 valid_until"));
  kamae_test_set_today (test, "2027-06-16");
  kamae_test_step (test, acceptance, "expire");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 0);
  /* What was marked before its day is found. */
  kamae_test_set_today (test, "2027-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 1);
}

/* Rules */

static void
test_v03_owner (KamaeTest     *test,
                gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) other = NULL;
  g_autoptr(KamaeRecord) acceptance = NULL;

  case_begin (&c, test, "1", "3");
  other = add_person (test);
  acceptance = propose (test, &c);
  kamae_register_set_person (test->reg, other);
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 owner"));

  /* The successor is entered at the risk. */
  kamae_test_set (test, c.risk, "owner", "0002");
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 owner"));
  kamae_test_set (test, acceptance, "owner", "0002");
  g_assert_false (kamae_test_guards (acceptance, "accept", "RSK-V03"));
  kamae_test_step (test, acceptance, "accept");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V03"), ==, 0);
}

static void
test_v03_top (KamaeTest     *test,
              gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) acceptance = NULL;

  case_begin (&c, test, "2", "3");
  risk_case_decide (test, c.risk);
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "assessed");
  acceptance = propose (test, &c);
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 top management"));
  kamae_test_step (test, acceptance, "agree");
  g_assert_false (kamae_test_guards (acceptance, "accept", "RSK-V03"));
  /* Other terms are agreed to anew. */
  kamae_test_set (test, acceptance, "valid_until", "2027-07-01");
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 valid_until"));
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 top management"));
  kamae_test_set (test, acceptance, "valid_until", "2027-06-15");
  kamae_test_step (test, acceptance, "agree");
  g_assert_false (kamae_test_guards (acceptance, "accept", "RSK-V03"));
  kamae_test_step (test, acceptance, "accept");
  g_assert_cmpstr (kamae_record_get_state (c.risk), ==, "accepted");
}

/* Nobody may accept such a level: neither may top management. */
static void
test_v03_nobody (KamaeTest     *test,
                 gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) criteria = NULL;
  g_autoptr(KamaeRecord) band = NULL;
  g_autoptr(KamaeRecord) acceptance = NULL;

  risk_case_prepare (test, "asset_cia");
  criteria = kamae_test_create (test, "risk_criteria", "version", "2.0", "supersedes", "RC-01",
                                NULL);
  band = risk_case_ref_part (test, criteria, "criteria_band", "rank", "3");
  kamae_test_set (test, band, "accepted_by", "nobody");
  kamae_test_step (test, criteria, "test");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
  case_assess (&c, test, "2", "3");
  acceptance = propose (test, &c);
  kamae_test_step (test, acceptance, "agree");
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 nobody may"));
}

static void
test_above_limit (KamaeTest     *test,
                  gconstpointer  data)
{
  g_auto(Case) c = { NULL };

  case_begin (&c, test, "2", "3");
  g_assert_true (kamae_test_blocks (c.risk, "accept", "X-6.1.3-1"));
  risk_case_decide (test, c.risk);
  g_assert_false (kamae_test_guards (c.risk, "accept", "X-6.1.3-1"));
}

static void
test_treatment_owner (KamaeTest     *test,
                      gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) other = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) residual = NULL;

  case_begin (&c, test, "2", "3");
  residual = add_residual (test, &c, "1");
  treatment = add_treatment (test, &c);
  g_assert_false (kamae_test_guards (treatment, "decide", "X-6.1.3-6"));
  other = add_person (test);
  kamae_register_set_person (test->reg, other);
  g_assert_true (kamae_test_blocks (treatment, "decide", "X-6.1.3-6"));
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) control = NULL;
  g_autoptr(KamaeRecord) action = NULL;
  g_autofree char *id = NULL;

  case_begin (&c, test, "2", "3");
  treatment = add_treatment (test, &c);
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V04"));
  kamae_test_set (test, treatment, "measures", NULL);
  g_assert_true (kamae_test_blocks (treatment, "decide", "RSK-V04 controls"));
  control = kamae_register_find (test->reg, "control", "A.8.24", NULL);
  g_assert_nonnull (control);
  id = risk_case_dup_id (control);
  kamae_test_set (test, treatment, "controls", id);
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V04"));
  kamae_test_set (test, treatment, "option", "avoid");
  g_assert_true (kamae_test_blocks (treatment, "decide", "RSK-V04 controls"));
  action = add_action (test, treatment);
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V04"));
  kamae_test_set (test, treatment, "option", "retain");
  g_assert_true (kamae_test_blocks (treatment, "decide", "RSK-V04 rationale"));
  kamae_test_set (test, treatment, "rationale", "影響が小さい");
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V04"));
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) residual = NULL;
  g_autoptr(KamaeRecord) control = NULL;
  g_autofree char *id = NULL;

  case_begin (&c, test, "2", "2");
  treatment = add_treatment (test, &c);
  residual = add_residual (test, &c, "3");
  g_assert_true (kamae_test_warns (treatment, "decide", "RSK-V05"));
  risk_case_rate (test, residual, "vulnerability", "1");
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V05"));

  /* Lower, by nothing but what is in place. */
  control = kamae_register_find (test->reg, "control", "A.8.24", NULL);
  id = risk_case_dup_id (control);
  kamae_test_set (test, treatment, "measures", NULL);
  kamae_test_set (test, treatment, "controls", id);
  g_assert_false (kamae_test_guards (treatment, "decide", "RSK-V05"));
  kamae_test_set (test, c.risk, "existing_controls", id);
  g_assert_true (kamae_test_warns (treatment, "decide", "RSK-V05"));
}

static void
test_v08 (KamaeTest     *test,
          gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecordList) statements = NULL;
  g_autoptr(KamaeRecord) statement = NULL;
  g_autofree char *id = NULL;
  g_autoptr(KamaeRecord) business = NULL;

  case_begin (&c, test, "2", "2");
  statements = kamae_register_list (test->reg, "scope_statement");
  statement = g_list_model_get_item (G_LIST_MODEL (statements), 0);
  id = risk_case_dup_id (statement);
  /* The asset is kept in the cloud, and the risk does not say so. */
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V08"), ==, 1);
  kamae_test_set (test, c.risk, "source", "クラウドの設定");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V08"), ==, 0);
  business = kamae_test_create (test, "scope_item", "statement", id, "kind", "business",
                                "name", "受託開発", NULL);
  kamae_test_outside (test, "UPDATE scope_statement SET state = 'in_force'");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V08"), ==, 1);
  kamae_test_outside (test, "UPDATE scope_statement SET state = 'draft'");
}

static void
test_v09 (KamaeTest     *test,
          gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) second = NULL;
  g_autofree char *id = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;

  case_begin (&c, test, "2", "1");
  g_assert_false (kamae_test_guards (c.run, "lock", "RSK-V09"));
  second = risk_case_add_risk (test, c.asset);
  g_assert_true (kamae_test_blocks (c.run, "lock", "RSK-V09"));
  evaluation = risk_case_add_evaluation (test, second, "current");
  rate_all (test, evaluation, "2", "1");
  g_assert_false (kamae_test_guards (c.run, "lock", "RSK-V09"));
  risk_case_rate (test, evaluation, "vulnerability", "3");
  g_assert_true (kamae_test_blocks (c.run, "lock", "RSK-V09"));

  /* The run is about another department. */
  kamae_test_set (test, c.run, "departments", "90");
  g_assert_true (kamae_test_blocks (c.run, "lock", "RSK-V09"));
  kamae_test_set (test, second, "closed_because", "業務を終了した");
  kamae_test_step (test, second, "close");
  g_assert_false (kamae_test_guards (c.run, "lock", "RSK-V09"));
}

static void
test_v10 (KamaeTest     *test,
          gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) action = NULL;

  case_begin (&c, test, "2", "3");
  plan = kamae_test_create (test, "treatment_plan", "summary", "端末の対策", NULL);
  treatment = add_treatment (test, &c);
  action = add_action (test, treatment);
  g_assert_cmpint (kamae_record_get_link (action, "plan"), ==, kamae_record_get_id (plan));
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V10"), ==, 0);
  kamae_test_set_today (test, "2026-10-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V10"), ==, 1);
  kamae_test_set (test, action, "due_on", "2027-04-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V10"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 1);
  kamae_test_set (test, action, "postponed_because", "機器の入荷待ち");
  kamae_test_set (test, plan, "beyond_because", "機器の入荷待ち");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V10"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 0);
}

static void
test_v11 (KamaeTest     *test,
          gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) acceptance = NULL;
  g_autoptr(KamaeRecord) renewal = NULL;

  case_begin (&c, test, "1", "3");
  acceptance = propose (test, &c);
  kamae_test_set (test, acceptance, "valid_until", NULL);
  g_assert_true (kamae_test_warns (acceptance, "accept", "RSK-V11"));
  kamae_test_set (test, acceptance, "valid_until", "2027-03-31");
  g_assert_false (kamae_test_guards (acceptance, "accept", "RSK-V11"));
  kamae_test_step (test, acceptance, "accept");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 0);
  kamae_test_set_today (test, "2027-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V03"), ==, 1);

  /* Signed anew, the old one gives way. */
  renewal = propose (test, &c);
  kamae_test_step (test, renewal, "accept");
  g_assert_cmpstr (kamae_record_get_state (acceptance), ==, "renewed");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V03"), ==, 0);
}

static guint
count_ending (KamaeTest  *test,
              const char *as_of)
{
  const KamaeFigure *figure = kamae_model_find_figure (test->model, "RSK-C11");
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeFigureResult) result =
    kamae_register_compute (test->reg, figure, as_of, NULL, "en", &error);

  g_assert_no_error (error);
  return kamae_figure_result_get_n_rows (result);
}

/* Twelve months after 29 February end on 28 February: for what is filled in, for what is allowed,
 * for what has to be renewed, and for what is shown to end. */
static void
test_month_end (KamaeTest     *test,
                gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) acceptance = NULL;
  g_autoptr(KamaeRecord) year = NULL;

  kamae_test_set_today (test, "2028-02-29");
  year = kamae_test_create (test, "fiscal_year", "label", "FY2027", "starts_on", "2027-04-01",
                            "ends_on", "2028-03-31", NULL);
  case_begin (&c, test, "1", "3");
  acceptance = propose (test, &c);
  g_assert_cmpstr (kamae_record_get_text (acceptance, "valid_until"), ==, "2029-02-28");
  kamae_test_set (test, acceptance, "valid_until", "2029-03-01");
  g_assert_true (kamae_test_blocks (acceptance, "accept", "RSK-V03 valid_until"));
  kamae_test_set (test, acceptance, "valid_until", "2029-02-28");
  g_assert_false (kamae_test_guards (acceptance, "accept", "RSK-V03 valid_until"));
  kamae_test_step (test, acceptance, "accept");

  kamae_test_set_today (test, "2028-12-27");
  g_assert_cmpuint (count_ending (test, "2028-12-27"), ==, 0);
  kamae_test_set_today (test, "2028-12-31");
  g_assert_cmpuint (count_ending (test, "2028-12-31"), ==, 1);
  kamae_test_set_today (test, "2029-02-28");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 0);
  kamae_test_set_today (test, "2029-03-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V11"), ==, 1);
}

static void
test_plan (KamaeTest     *test,
           gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) residual = NULL;
  g_autoptr(KamaeRecord) action = NULL;
  g_autofree char *frozen = NULL;

  case_begin (&c, test, "2", "3");
  plan = kamae_test_create (test, "treatment_plan", "summary", "端末の対策", NULL);
  g_assert_true (kamae_test_blocks (plan, "approve", "X-6.1.3-6"));
  treatment = add_treatment (test, &c);
  residual = add_residual (test, &c, "1");
  action = add_action (test, treatment);
  g_assert_true (kamae_test_blocks (plan, "approve", "X-6.1.3-6"));
  kamae_test_step (test, treatment, "decide");
  g_assert_false (kamae_test_guards (plan, "approve", "X-6.1.3-6"));
  kamae_test_step (test, plan, "approve");
  frozen = kamae_register_dup_snapshot (test->reg, plan);
  g_assert_nonnull (strstr (frozen, "端末を暗号化する"));
  g_assert_nonnull (strstr (frozen, "not_started"));

  /* The actions go on. */
  kamae_test_step (test, action, "start");
  g_assert_cmpint (kamae_record_get_integer (plan, "progress"), ==, 0);
  finish (test, action);
  g_assert_cmpint (kamae_record_get_integer (plan, "progress"), ==, 100);
  g_assert_cmpstr (kamae_record_get_text (treatment, "progress"), ==, "1/1");
}

static gboolean
refuses_delete (KamaeTest   *test,
                KamaeRecord *record)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Delete", record, NULL);

  return !kamae_record_can_delete (record) && !kamae_operation_delete (operation, record, NULL);
}

/* What a plan that was approved has left undone goes over to the next one, and nowhere else. */
static void
test_carried_over (KamaeTest     *test,
                   gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) other = NULL;
  g_autoptr(KamaeRecord) residual = NULL;
  g_autoptr(KamaeRecord) done = NULL;
  g_autoptr(KamaeRecord) left = NULL;
  g_autoptr(KamaeRecord) added = NULL;
  g_autofree char *next_id = NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *print = NULL;
  g_autofree char *old_print = NULL;

  case_begin (&c, test, "2", "3");
  plan = kamae_test_create (test, "treatment_plan", "summary", "端末の対策", NULL);
  treatment = add_treatment (test, &c);
  residual = add_residual (test, &c, "1");
  done = add_action (test, treatment);
  left = add_action (test, treatment);
  kamae_test_set (test, left, "task", "持出しの教育");
  kamae_test_step (test, treatment, "decide");
  kamae_test_step (test, plan, "approve");
  kamae_test_step (test, done, "start");
  finish (test, done);
  added = add_action (test, treatment);
  next = kamae_test_create (test, "treatment_plan", "summary", "翌年度の対策", NULL);
  other = add_treatment (test, &c);
  next_id = risk_case_dup_id (next);
  other_id = risk_case_dup_id (other);

  g_assert_true (kamae_test_refuses (test, left, "plan", NULL, KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, left, "treatment", other_id, KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, done, "plan", next_id, KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, done, "plan", NULL, KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, done, "treatment", other_id, KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, treatment, "plan", NULL, KAMAE_ERROR_LOCKED));
  g_assert_false (kamae_record_can_edit (done, "plan"));
  g_assert_true (kamae_record_can_edit (left, "plan"));
  /* What was approved is cancelled; what came later may go as it came. */
  g_assert_true (refuses_delete (test, left));
  g_assert_false (refuses_delete (test, added));

  kamae_test_set (test, left, "plan", next_id);
  print = kamae_test_dup_print (test, "RSK-R04", next, "ja");
  kamae_test_assert_contains (print, "持出しの教育");
  old_print = kamae_test_dup_print (test, "RSK-R04-p", plan, "ja");
  kamae_test_assert_contains (old_print, "暗号化");
}

/* The next run lists what is to be evaluated, and compares. */
static void
test_comparison (KamaeTest     *test,
                 gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) year =
    kamae_test_create (test, "fiscal_year", "label", "2027年度", "starts_on", "2027-04-01",
                       "ends_on", "2028-03-31", NULL);
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeRecord) again = NULL;
  g_autoptr(KamaeRecord) fresh = NULL;
  g_autoptr(KamaeRecord) first = NULL;
  g_autofree char *frozen = NULL;

  case_begin (&c, test, "2", "1");
  kamae_test_step (test, c.run, "lock");
  kamae_test_set_today (test, "2027-05-10");
  next = risk_case_start_run (test);
  again = risk_case_ref_part (test, c.risk, "evaluation", "value", NULL);
  g_assert_cmpint (kamae_record_get_link (again, "run"), ==, kamae_record_get_id (next));
  g_assert_cmpint (kamae_record_get_link (again, "previous"), ==, kamae_record_get_id (c.current));
  rate_all (test, again, "3", "1");
  g_assert_cmpstr (kamae_record_get_text (again, "change"), ==, "up");
  g_assert_true (kamae_test_warns (next, "lock", "X-8.2-1"));
  kamae_test_set (test, again, "change_reason", "持ち出しが増えた");
  g_assert_false (kamae_test_guards (next, "lock", "X-8.2-1"));

  fresh = risk_case_add_risk (test, c.asset);
  first = risk_case_add_evaluation (test, fresh, "current");
  rate_all (test, first, "1", "1");
  g_assert_cmpstr (kamae_record_get_text (first, "change"), ==, "new");
  kamae_test_step (test, next, "lock");
  frozen = kamae_register_dup_snapshot (test->reg, next);
  g_assert_nonnull (strstr (frozen, "持ち出しが増えた"));
  g_assert_nonnull (strstr (frozen, "\"change\":\"new\""));
}

/* New criteria open a run of their own; nothing is converted. */
static void
test_criteria_changed (KamaeTest     *test,
                       gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) criteria = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) again = NULL;

  case_begin (&c, test, "2", "1");
  kamae_test_step (test, c.run, "lock");
  criteria = kamae_test_create (test, "risk_criteria", "version", "2.0", "supersedes", "RC-01",
                                NULL);
  kamae_test_step (test, criteria, "test");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
  run = kamae_register_find (test->reg, "risk_run", "RR-2026-02", NULL);
  g_assert_nonnull (run);
  g_assert_cmpint (kamae_record_get_link (run, "criteria"), ==, kamae_record_get_id (criteria));
  g_assert_cmpstr (kamae_record_get_state (run), ==, "planned");
  kamae_test_step (test, run, "start");
  again = risk_case_ref_part (test, c.risk, "evaluation", "value", NULL);
  g_assert_cmpint (kamae_record_get_link (again, "criteria"), ==, kamae_record_get_id (criteria));
  rate_all (test, again, "2", "1");
  g_assert_cmpstr (kamae_record_get_text (again, "change"), ==, "criteria");
  g_assert_cmpfloat (kamae_record_get_decimal (c.current, "value"), ==, 6);
}

static void
test_opportunities (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) risk =
    kamae_test_create (test, "risk_opportunity", "title", "担当者が少ない", "purposes", "a", "effect",
                       "更新が遅れる", "owner", "0001", NULL);
  g_autoptr(KamaeRecord) chance = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "S-6.1.1-2"), ==, 1);
  chance = kamae_test_create (test, "risk_opportunity", "title", "認証を営業に使う", "kind",
                              "opportunity", "purposes", "c", "effect", "受注が増える", "owner", "0001",
                              "source_text", "営業会議", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "S-6.1.1-2"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "S-6.1.1-1"), ==, 1);
  g_assert_true (kamae_test_blocks (chance, "plan", "CORE-V06"));
  kamae_test_set (test, chance, "action", "提案書に載せる");
  kamae_test_set (test, chance, "process", "営業");
  kamae_test_set (test, chance, "due_on", "2026-06-30");
  kamae_test_set (test, chance, "check_method", "問い合わせの数");
  kamae_test_step (test, chance, "plan");
  kamae_test_step (test, chance, "finish");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-6.1.1-4"), ==, 0);
  kamae_test_set_today (test, "2026-10-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-6.1.1-4"), ==, 1);
  kamae_test_set (test, chance, "check_result", "3件増えた");
  kamae_test_set (test, chance, "verdict", "effective");
  kamae_test_step (test, chance, "check");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-6.1.1-4"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
    { "/risk-treatment/life-of-treated", test_life_of_treated },
    { "/risk-treatment/return-treatment", test_return_treatment },
    { "/risk-treatment/treated-again", test_treated_again },
    { "/risk-treatment/accepted-at-once", test_accepted_at_once },
    { "/risk-treatment/expires", test_expires },
    { "/risk-treatment/RSK-V03/owner", test_v03_owner },
    { "/risk-treatment/RSK-V03/top", test_v03_top },
    { "/risk-treatment/RSK-V03/nobody", test_v03_nobody },
    { "/risk-treatment/above-limit", test_above_limit },
    { "/risk-treatment/treatment-owner", test_treatment_owner },
    { "/risk-treatment/RSK-V04", test_v04 },
    { "/risk-treatment/RSK-V05", test_v05 },
    { "/risk-treatment/RSK-V08", test_v08 },
    { "/risk-treatment/RSK-V09", test_v09 },
    { "/risk-treatment/RSK-V10", test_v10 },
    { "/risk-treatment/RSK-V11", test_v11 },
    { "/risk-treatment/month-end", test_month_end },
    { "/risk-treatment/plan", test_plan },
    { "/risk-treatment/carried-over", test_carried_over },
    { "/risk-treatment/comparison", test_comparison },
    { "/risk-treatment/criteria-changed", test_criteria_changed },
    { "/risk-treatment/opportunities", test_opportunities },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
