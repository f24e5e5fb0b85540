/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-verify.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

static gboolean
has_fault (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (kamae_check_result_get_level (findings->pdata[i]) != KAMAE_RULE_INFORM)
      return TRUE;
  return FALSE;
}

/* notes: of plugins that are not in use. */
static GtkWidget *
good_page_new (KamaeRegister *reg,
               GPtrArray     *notes)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *hash = kamae_register_dup_head_hash (reg);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The file is sound"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Nothing is damaged, and nothing was changed beside Kamae. The number below stands for "
                                     "the whole history up to now: note it on paper to prove later that nothing was rewritten."));
  gtk_label_set_text (GTK_LABEL (label), hash);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_widget_add_css_class (label, "monospace");
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < notes->len; i++)
    {
      GtkWidget *note = gtk_label_new (kamae_check_result_get_text (notes->pdata[i]));

      gtk_label_set_wrap (GTK_LABEL (note), TRUE);
      gtk_box_append (GTK_BOX (box), note);
    }
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
bad_page_new (GPtrArray *findings)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = kamae_group_new (_("The file has a fault"),
                                      _("Keep this file as it is, and go on working with the last good copy. "
                                        "Every fault that was found:"));

  for (guint i = 0; i < findings->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               kamae_row_new (kamae_check_result_get_text (findings->pdata[i]),
                                              NULL));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

/* Checks the file and the journal, and says what was found. */
void
kamae_verify_show (GtkWindow     *parent,
                   KamaeRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kamae_register_verify (reg, NULL, &error);
  GtkWidget *content;

  if (findings == NULL)
    {
      kamae_show_error (parent, _("The file could not be verified"), error);
      return;
    }
  content = has_fault (findings) ? bad_page_new (findings) : good_page_new (reg, findings);
  gtk_window_present (GTK_WINDOW (kamae_sheet_new (parent, _("Verify the File"), content, 560,
                                                   480)));
}
