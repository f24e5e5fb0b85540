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
                 const char *text,
                 gint64      count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *spoken = g_strjoin (", ", name, text, NULL);

  g_return_if_fail (GTK_IS_LABEL (badge));

  gtk_label_set_text (GTK_LABEL (badge), number);
  gtk_widget_set_visible (badge, count > 0);
  gtk_widget_set_tooltip_text (named, count > 0 ? text : NULL);
  kamae_widget_set_name (named, count > 0 ? spoken : name);
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
