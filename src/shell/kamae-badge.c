/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-badge.h"

#include <kamae-i18n.h>

GtkWidget *
kamae_badge_new (void)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "count");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  return badge;
}

void
kamae_badge_set (GtkWidget  *badge,
                 GtkWidget  *named,
                 const char *name,
                 gint64      count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *spoken = NULL;

  g_return_if_fail (GTK_IS_LABEL (badge));

  gtk_label_set_text (GTK_LABEL (badge), text);
  gtk_widget_set_visible (badge, count > 0);
  gtk_widget_set_tooltip_text (named, NULL);
  if (count > 0)
    /* Translators: %1$s is a page or a subject, %2$d how many of its records want attention */
    spoken = g_strdup_printf (ngettext ("%1$s, %2$d wants attention", "%1$s, %2$d want attention",
                                        count),
                              name, (int) count);
  kamae_widget_set_name (named, spoken != NULL ? spoken : name);
}

void
kamae_badge_set_failed (GtkWidget  *badge,
                        GtkWidget  *named,
                        const char *name,
                        const char *text)
{
  g_autofree char *spoken = g_strjoin (", ", name, text, NULL);

  g_return_if_fail (GTK_IS_LABEL (badge));

  gtk_label_set_text (GTK_LABEL (badge), "!");
  gtk_widget_set_visible (badge, TRUE);
  gtk_widget_set_tooltip_text (named, text);
  kamae_widget_set_name (named, spoken);
}
