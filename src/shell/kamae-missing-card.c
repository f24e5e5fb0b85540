/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-card.h"
#include "kamae-clause-state.h"
#include "kamae-missing-card.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MAX_MISSING 6

/* Clause, record and detail, as far as there are such. */
static char *
dup_place (KamaeCheckResult *finding)
{
  KamaeRecord *record = kamae_check_result_get_record (finding);
  const char *detail = kamae_check_result_get_detail (finding);
  g_autofree char *label = record != NULL ? kamae_record_dup_label (record) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (kamae_check_result_get_clause (finding) != NULL)
    g_strv_builder_add (builder, kamae_check_result_get_clause (finding));
  if (label != NULL)
    g_strv_builder_add (builder, label);
  if (detail != NULL && *detail != '\0')
    g_strv_builder_add (builder, detail);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* Somebody wanted it so: it is told, and is no alarm. */
static void
add_plugins_switched_off (GtkListBox *list,
                          GPtrArray  *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (kamae_check_result_get_clause (findings->pdata[i]) == NULL &&
        kamae_check_result_get_level (findings->pdata[i]) == KAMAE_RULE_INFORM)
      kamae_card_add_quiet_row (list, kamae_check_result_get_text (findings->pdata[i]));
}

/* Whether it is shown on a card for the clauses of @numbers, or for all of them. */
static gboolean
is_wanted (KamaeCheckResult  *finding,
           const char *const *numbers)
{
  const char *clause = kamae_check_result_get_clause (finding);

  if (kamae_check_result_get_level (finding) == KAMAE_RULE_INFORM)
    return FALSE;
  for (guint i = 0; numbers != NULL && numbers[i] != NULL; i++)
    if (kamae_clause_concerns (clause, numbers[i]))
      return TRUE;
  return numbers == NULL;
}

static GtkWidget *
finding_row_new (KamaeCheckResult *finding)
{
  KamaeRecord *record = kamae_check_result_get_record (finding);
  g_autofree char *where = dup_place (finding);
  GtkWidget *row = kamae_link_row_new (kamae_check_result_get_text (finding), where);

  if (record != NULL)
    kamae_row_lead_to_record (row, kamae_record_get_id (record));
  else
    kamae_row_lead_to_check (row, kamae_check_result_get_clause (finding));
  return row;
}

void
kamae_missing_card_add (GtkWidget         *parent,
                        GPtrArray         *findings,
                        const GError      *error,
                        const char *const *numbers)
{
  GtkListBox *list = kamae_card_add (parent, _("What is missing"), NULL);
  guint n_missing = 0;

  if (findings == NULL)
    {
      gtk_list_box_append (list, kamae_row_new (_("The check could not be made"), error->message));
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    if (is_wanted (findings->pdata[i], numbers) && n_missing++ < MAX_MISSING)
      gtk_list_box_append (list, finding_row_new (findings->pdata[i]));

  if (n_missing == 0)
    kamae_card_add_quiet_row (list, _("No rule of the standard that Kamae knows is broken."));
  if (n_missing > MAX_MISSING)
    {
      /* Translators: %d is the number of broken rules */
      g_autofree char *text = g_strdup_printf (ngettext ("All %d finding", "All %d findings",
                                                         n_missing), n_missing);
      GtkWidget *row = kamae_link_row_new (text, NULL);

      kamae_row_lead_to_check (row, numbers != NULL ? numbers[0] : "");
      gtk_list_box_append (list, row);
    }
  if (numbers == NULL)
    add_plugins_switched_off (list, findings);
}
