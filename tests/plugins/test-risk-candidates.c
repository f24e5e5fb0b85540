/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

#include "risk/kamae-risk-candidates.h"

/* The plugin "risk": candidate risks, accepted or rejected. */

#define PROPOSALS \
  "FROM risk_candidate AS candidate LEFT JOIN asset ON asset.id = :asset " \
  "WHERE candidate.in_use = 1 AND CASE WHEN :asset IS NULL " \
  "THEN coalesce (candidate.categories, '') = '' " \
  "ELSE " KAMAE_RISK_CANDIDATE_FITS ("candidate", "asset") " END " \
  "AND " KAMAE_RISK_CANDIDATE_OPEN ("candidate", ":asset")

/* What the query counts; asset is NULL for the business as a whole. */
static guint
count_of (KamaeTest   *test,
          const char  *sql,
          KamaeRecord *asset,
          const char  *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeCursor) cursor = kamae_register_query (test->reg, sql, NULL, &error);

  g_assert_no_error (error);
  if (asset != NULL)
    kamae_cursor_bind_integer (cursor, ":asset", kamae_record_get_id (asset));
  if (code != NULL)
    kamae_cursor_bind_text (cursor, ":code", code);
  g_assert_true (kamae_cursor_next (cursor, &error));
  return (guint) kamae_cursor_get_integer (cursor, 0);
}

static guint
count_proposals (KamaeTest   *test,
                 KamaeRecord *asset)
{
  return count_of (test, "SELECT count (*) " PROPOSALS, asset, NULL);
}

static gboolean
is_proposed (KamaeTest   *test,
             KamaeRecord *asset,
             const char  *code)
{
  return count_of (test, "SELECT count (*) " PROPOSALS " AND candidate.code = :code", asset,
                   code) == 1;
}

static KamaeRecord *
ref_rejection (KamaeTest   *test,
               KamaeRecord *asset)
{
  g_autoptr(KamaeRecordList) all = kamae_register_list (test->reg, "risk_rejection");
  g_autoptr(KamaeRecord) rejection = g_list_model_get_item (G_LIST_MODEL (all), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 1);
  g_assert_cmpint (kamae_record_get_link (rejection, "asset"), ==,
                   asset != NULL ? kamae_record_get_id (asset) : 0);
  return g_steal_pointer (&rejection);
}

static KamaeRecord *
add_asset (KamaeTest  *test,
           const char *category,
           const char *medium,
           const char *personal)
{
  return kamae_test_create (test, "asset", "name", "Customer list", "category", category,
                            "medium", medium, "personal_info", personal, "owner", "0001", NULL);
}

static KamaeRecord *
find (KamaeTest  *test,
      const char *code)
{
  KamaeRecord *candidate = kamae_register_find (test->reg, "risk_candidate", code, NULL);

  g_assert_nonnull (candidate);
  return candidate;
}

static void
test_catalogue (KamaeTest     *test,
                gconstpointer  data)
{
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk_candidate"), >=, 70);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM threat WHERE kind IS NULL"), ==, 0);
  /* Each has its words in both languages, and controls. */
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk_candidate WHERE name_ja IS NULL "
                                "OR name_en IS NULL OR event_ja IS NULL OR event_en IS NULL "
                                "OR cause_ja IS NULL OR cause_en IS NULL OR consequence_ja IS NULL "
                                "OR consequence_en IS NULL OR affects IS NULL"), ==, 0);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk_candidate AS c WHERE "
                                "(SELECT count (*) FROM link WHERE from_id = c.id "
                                "AND kind = 'risk_candidate.controls') < 2"), ==, 0);
  /* Each category has several, and the business as a whole. */
  g_assert_cmpint (risk_case_count (test, "WITH category (code) AS (VALUES ('info'), ('process'), ('hw'), "
                                "('sw'), ('network'), ('service'), ('site'), ('people')) "
                                "SELECT min (n) FROM (SELECT (SELECT count (*) FROM risk_candidate "
                                "WHERE contains_code (categories, category.code)) AS n FROM category)"),
                   >=, 6);
  g_assert_cmpuint (count_proposals (test, NULL), >=, 6);
}

static void
test_fits (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) paper = add_asset (test, "info", "paper", "none");
  g_autoptr(KamaeRecord) files = add_asset (test, "info", "server removable", "pi");
  g_autoptr(KamaeRecord) room = add_asset (test, "site", "other", "none");

  /* Of the category, on the medium, with personal information. */
  g_assert_true (is_proposed (test, paper, "INF-01"));
  g_assert_true (is_proposed (test, paper, "INF-05"));
  g_assert_false (is_proposed (test, paper, "INF-10"));
  g_assert_false (is_proposed (test, paper, "INF-20"));
  g_assert_true (is_proposed (test, files, "INF-10"));
  g_assert_true (is_proposed (test, files, "INF-20"));
  g_assert_false (is_proposed (test, files, "INF-05"));
  g_assert_true (is_proposed (test, room, "SIT-02"));
  g_assert_false (is_proposed (test, room, "INF-01"));
  /* The business as a whole has its own. */
  g_assert_true (is_proposed (test, NULL, "BIZ-01"));
  g_assert_false (is_proposed (test, paper, "BIZ-01"));
  g_assert_false (is_proposed (test, NULL, "INF-01"));
}

static void
test_not_in_use (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) candidate = find (test, "BIZ-09");

  g_assert_true (is_proposed (test, NULL, "BIZ-09"));
  kamae_test_set (test, candidate, "in_use", "0");
  g_assert_false (is_proposed (test, NULL, "BIZ-09"));
}

static void
test_accept (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) manager = kamae_test_create (test, "person", "staff_no", "0002", "name",
                                                      "Manager", NULL);
  g_autoptr(KamaeRecord) department = kamae_test_create (test, "department", "code", "10", "name",
                                                         "Sales", "manager", "0002", NULL);
  g_autoptr(KamaeRecord) asset = add_asset (test, "info", "paper", "none");
  g_autoptr(KamaeRecord) candidate = find (test, "INF-05");
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) again = NULL;
  g_autoptr(GListModel) assets = NULL;
  g_autoptr(GError) error = NULL;
  guint before = 0;

  kamae_test_set (test, asset, "department", "10");
  before = count_proposals (test, asset);
  risk = kamae_risk_accept (test->reg, candidate, asset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_proposals (test, asset), ==, before - 1);
  g_assert_cmpstr (kamae_record_get_text (risk, "title"), ==,
                   "Papers lost outside (Customer list)");
  g_assert_cmpstr (kamae_record_get_text (risk, "approach"), ==, "asset");
  g_assert_cmpstr (kamae_record_get_text (risk, "affects"), ==, "c a");
  g_assert_cmpstr (kamae_record_get_text (risk, "source"), ==, "People at work");
  g_assert_nonnull (g_strrstr (kamae_record_get_text (risk, "suggested"), "A.7.9"));
  g_assert_cmpint (kamae_record_get_link (risk, "owner"), ==, kamae_record_get_id (manager));
  g_assert_true (kamae_record_is_set (risk, "threat"));
  g_assert_true (kamae_record_is_set (risk, "vulnerability"));
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk WHERE event IS NULL OR cause IS NULL "
                                "OR consequence IS NULL"), ==, 0);
  assets = kamae_record_dup_links (risk, "assets");
  g_assert_cmpuint (g_list_model_get_n_items (assets), ==, 1);

  /* Once only; undone, it is proposed again. */
  again = kamae_risk_accept (test->reg, candidate, asset, &error);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_null (again);
  kamae_register_undo (test->reg, NULL);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk"), ==, 0);
  g_assert_cmpuint (count_proposals (test, asset), ==, before);
}

/* Without a department the owner of the asset owns the risk too. */
static void
test_accept_owner (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = add_asset (test, "hw", "pc", "none");
  g_autoptr(KamaeRecord) candidate = find (test, "HW-01");
  g_autoptr(KamaeRecord) risk = kamae_risk_accept (test->reg, candidate, asset, NULL);

  g_assert_cmpint (kamae_record_get_link (risk, "owner"), ==, kamae_record_get_id (test->person));
}

static void
test_accept_business (KamaeTest     *test,
                      gconstpointer  data)
{
  g_autoptr(KamaeRecord) appointment =
    kamae_test_create (test, "role_assignment", "role", "top_management", "person", "0001",
                       "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
  g_autoptr(KamaeRecord) candidate = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(GError) error = NULL;

  kamae_language_set_current ("ja");
  candidate = find (test, "BIZ-02");
  risk = kamae_risk_accept (test->reg, candidate, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kamae_record_get_text (risk, "title"), ==, "広域の災害");
  g_assert_cmpstr (kamae_record_get_text (risk, "approach"), ==, "event");
  g_assert_cmpint (kamae_record_get_link (risk, "owner"), ==, kamae_record_get_id (test->person));
  g_assert_false (is_proposed (test, NULL, "BIZ-02"));
  kamae_language_set_current ("en");
}

static void
test_reject (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = add_asset (test, "info", "paper", "none");
  g_autoptr(KamaeRecord) other = add_asset (test, "info", "paper", "none");
  g_autoptr(KamaeRecord) candidate = find (test, "INF-05");
  g_autoptr(KamaeRecord) rejection = NULL;
  g_autoptr(KamaeRecord) again = NULL;
  g_autoptr(KamaeRecord) found = NULL;
  g_autoptr(GError) error = NULL;

  rejection = kamae_risk_reject (test->reg, candidate, asset, "Papers never leave the room",
                                 &error);
  g_assert_no_error (error);
  g_assert_false (is_proposed (test, asset, "INF-05"));
  g_assert_true (is_proposed (test, other, "INF-05"));
  found = ref_rejection (test, asset);
  g_assert_true (found == rejection);
  g_assert_cmpstr (kamae_record_get_text (rejection, "reason"), ==, "Papers never leave the room");
  g_assert_cmpint (kamae_record_get_link (rejection, "rejected_by"), ==,
                   kamae_record_get_id (test->person));

  again = kamae_risk_reject (test->reg, candidate, asset, NULL, &error);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_null (again);
  g_clear_error (&error);

  /* Undone and redone, or proposed again on purpose. */
  kamae_register_undo (test->reg, NULL);
  g_assert_true (is_proposed (test, asset, "INF-05"));
  kamae_register_redo (test->reg, NULL);
  g_assert_false (is_proposed (test, asset, "INF-05"));
  g_clear_object (&rejection);
  g_clear_object (&found);
  found = ref_rejection (test, asset);
  g_assert_true (kamae_risk_propose_again (test->reg, found, &error));
  g_assert_no_error (error);
  g_assert_true (is_proposed (test, asset, "INF-05"));
}

static void
test_reject_business (KamaeTest     *test,
                      gconstpointer  data)
{
  g_autoptr(KamaeRecord) candidate = find (test, "BIZ-09");
  g_autoptr(KamaeRecord) rejection = kamae_risk_reject (test->reg, candidate, NULL, NULL, NULL);
  g_autoptr(KamaeRecord) again = kamae_risk_reject (test->reg, candidate, NULL, NULL, NULL);
  g_autoptr(KamaeRecord) found = ref_rejection (test, NULL);

  g_assert_nonnull (rejection);
  g_assert_null (again);
  g_assert_true (found == rejection);
  g_assert_false (is_proposed (test, NULL, "BIZ-09"));
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
    { "/risk/candidates/catalogue", test_catalogue },
    { "/risk/candidates/fits", test_fits },
    { "/risk/candidates/not-in-use", test_not_in_use },
    { "/risk/candidates/accept", test_accept },
    { "/risk/candidates/accept-owner", test_accept_owner },
    { "/risk/candidates/accept-business", test_accept_business },
    { "/risk/candidates/reject", test_reject },
    { "/risk/candidates/reject-business", test_reject_business },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
