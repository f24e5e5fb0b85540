/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults.h"
#include "kamae-test.h"

#include <string.h>

/* What could not be read is never taken for nothing: the Nth statement fails, for each N, through
 * every figure and every print of every plugin. Each then gives what it gives otherwise, or an
 * error that names it. */

#define TODAY "2026-11-23"
#define EARLIER "2026-03-10"
#define REASON FAULTS_REASON

typedef struct
{
  KamaeTest base;
  guint n_told;
  guint n_same;
} Unread;

static void
set_up (Unread       *unread,
        gconstpointer data)
{
  KamaePluginManager *manager = kamae_plugin_manager_get_default ();

  kamae_test_set_up (&unread->base, g_object_ref (kamae_plugin_manager_get_model (manager)));
  kamae_test_open_sample (&unread->base, "en", TODAY);
}

static void
tear_down (Unread       *unread,
           gconstpointer data)
{
  faults_set_step (0);
  g_test_message ("%u told, %u the same", unread->n_told, unread->n_same);
  kamae_test_tear_down (&unread->base);
}

/* -- One thing that is made, with each of its statements failing ------------------------------- */

typedef struct
{
  Unread *unread;
  const char *id;
  /* NULL with an error, or a sum of all that was made. */
  char *(*make) (gpointer what, GError **error);
  gpointer what;
} Made;

static char *
make (const Made *made,
      GError    **error)
{
  char *sum = made->make (made->what, error);

  g_assert_true ((sum == NULL) == (*error != NULL));
  return sum;
}

/* Returns what was made, if it was. */
static char *
make_with_fault (const Made *made,
                 guint       n,
                 gboolean   *met)
{
  g_autoptr (GError) error = NULL;
  char *sum = make (made, &error);

  *met = faults_were_met ();
  faults_set_step (0);
  if (error == NULL)
    return sum;
  g_assert_true (*met);
  if (strstr (error->message, made->id) == NULL || strstr (error->message, REASON) == NULL)
    {
      g_test_message ("%s, fault %u: “%s”", made->id, n, error->message);
      g_test_fail ();
    }
  made->unread->n_told++;
  return NULL;
}

/* Each text is prepared once: the first of them is let through, as it failed the time before. Those
 * that are not kept are tried in steps that become longer. */
static GPtrArray *
fail_prepares (const Made *made)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (g_free);
  gboolean met = TRUE;

  for (guint n = 1, i = 0; met; n = MAX (2, n + (i > 16 ? n / 2 : 0)), i++)
    {
      char *sum;

      faults_set_prepare (n);
      sum = make_with_fault (made, n, &met);
      if (sum != NULL)
        g_ptr_array_add (sums, sum);
    }
  return sums;
}

static void
compare (const Made *made,
         guint       n,
         const char *right,
         const char *sum)
{
  made->unread->n_same++;
  if (g_str_equal (right, sum))
    return;
  g_test_message ("%s, fault %u: something is missing, and nobody is told", made->id, n);
  g_test_fail ();
}

static void
fail_each (const Made *made,
           guint       most)
{
  g_autoptr (GPtrArray) sums = fail_prepares (made);
  g_autoptr (GError) error = NULL;
  g_autofree char *right = make (made, &error);
  gboolean met = TRUE;

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    compare (made, 0, right, sums->pdata[i]);
  /* A long way is tried in steps that become longer. */
  for (guint n = 1; met && n <= most; n += 1 + n / 5)
    {
      g_autofree char *sum = NULL;

      faults_set_step (n);
      sum = make_with_fault (made, n, &met);
      if (sum != NULL)
        compare (made, n, right, sum);
    }
}

/* -- Figures ----------------------------------------------------------------------------------- */

typedef struct
{
  KamaeTest *test;
  const KamaeFigure *figure;
  const char *as_of;
} Figure;

static char *
make_figure (gpointer what,
             GError **error)
{
  Figure *figure = what;
  g_autoptr (KamaeFigureResult) result = kamae_register_compute (
    figure->test->reg, figure->figure, figure->as_of, "2025-11-23", "en", error);
  GString *text = NULL;

  if (result == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    for (guint j = 0; j < kamae_figure_result_get_n_columns (result); j++)
      g_string_append_printf (text, "%s\t", kamae_figure_result_get_cell (result, i, j));
  return g_string_free (text, FALSE);
}

static void
test_figures (Unread       *unread,
              gconstpointer data)
{
  GPtrArray *figures = kamae_model_get_figures (unread->base.model);
  g_autoptr (KamaeRegister) past = kamae_register_ref_day (unread->base.reg, data, NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      const KamaeFigure *declared = figures->pdata[i];
      Figure figure = { &unread->base, declared, data };
      Made made = { unread, declared->id, make_figure, &figure };

      fail_each (&made, G_MAXUINT);
    }
  g_assert_cmpuint (unread->n_told, >, figures->len);
}

/* -- Prints ------------------------------------------------------------------------------------ */

typedef struct
{
  KamaeTest *test;
  const KamaeReport *report;
  KamaeRecord *record;
} Print;

static char *
make_print (gpointer what,
            GError **error)
{
  Print *print = what;
  g_autoptr (KamaeDocument) document =
    kamae_report_build (print->report, print->test->reg, print->record, "en", NULL,
                        KAMAE_COPY_ORIGINAL, error);
  g_autoptr (GBytes) bytes = document != NULL ? kamae_document_to_odt (document, error) : NULL;

  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

/* To make the register of then takes long: it is kept. */
static KamaeRegister *
ref_past (Unread            *unread,
          const KamaeReport *report,
          KamaeRecord       *record)
{
  g_autoptr (GError) error = NULL;
  KamaeRegister *past =
    kamae_register_ref_past (unread->base.reg, record,
                             report->follows ? KAMAE_STATE_ENDS : KAMAE_STATE_LOCKS, &error);

  g_assert_no_error (error);
  return past;
}

static void
fail_print (Unread            *unread,
            const KamaeReport *report,
            KamaeRecord       *record)
{
  Print print = { &unread->base, report, record };
  Made made = { unread, report->id, make_print, &print };
  g_autoptr (KamaeRegister) past = record != NULL ? ref_past (unread, report, record) : NULL;

  fail_each (&made, 400);
}

/* The last record of its kind that is still worked on, and the last one that is locked. */
static void
fail_prints_of_records (Unread            *unread,
                        const KamaeReport *report)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (unread->base.reg, report->entity);
  gboolean done[2] = { FALSE, FALSE };

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i > 0; i--)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i - 1);
      gboolean locked = kamae_record_is_locked (record);

      if (!done[locked])
        fail_print (unread, report, record);
      done[locked] = TRUE;
    }
}

static void
test_prints (Unread       *unread,
             gconstpointer data)
{
  GPtrArray *reports = kamae_model_get_reports (unread->base.model);

  for (guint i = 0; i < reports->len; i++)
    {
      const KamaeReport *report = reports->pdata[i];

      if (report->entity == NULL)
        fail_print (unread, report, NULL);
      else
        fail_prints_of_records (unread, report);
    }
  g_assert_cmpuint (unread->n_told, >, reports->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);

  g_test_add ("/unread/figures", Unread, TODAY, set_up, test_figures, tear_down);
  g_test_add ("/unread/figures-of-then", Unread, EARLIER, set_up, test_figures, tear_down);
  g_test_add ("/unread/prints", Unread, NULL, set_up, test_prints, tear_down);
  return g_test_run ();
}
