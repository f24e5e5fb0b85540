/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <kamae-ui.h>

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The list of measurements, with a button that writes those whose period has ended: a window that
 * stays open overnight has not done it by itself. */

typedef struct
{
  KamaeRecordPage parent_instance;
} KamaeMonitoringPage;

typedef KamaeRecordPageClass KamaeMonitoringPageClass;

G_DEFINE_FINAL_TYPE (KamaeMonitoringPage, kamae_monitoring_page, KAMAE_TYPE_RECORD_PAGE)

static void
measure_cb (KamaePage *page)
{
  KamaeRegister *reg = kamae_page_get_register (page);
  g_autoptr(GError) error = NULL;
  gboolean is_due = FALSE;

  if (kamae_monitoring_is_due (reg, &is_due, &error) && !is_due)
    kamae_page_message (page, _("No period has ended since the last measurements."));
  else if (error == NULL)
    kamae_monitoring_write_due (reg, &error);
  if (error != NULL)
    kamae_page_message (page, error->message);
}

static void
kamae_monitoring_page_constructed (GObject *object)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();
  KamaeRegister *reg = NULL;

  G_OBJECT_CLASS (kamae_monitoring_page_parent_class)->constructed (object);

  reg = kamae_page_get_register (KAMAE_PAGE (object));
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "view-refresh-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Measure Now"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button,
                               _("Compute the values of the periods that have ended, and ask for the others"));
  kamae_widget_set_name (button, _("Measure Now"));
  gtk_widget_set_sensitive (button, !kamae_register_is_read_only (reg));
  g_signal_connect_object (button, "clicked", G_CALLBACK (measure_cb), object, G_CONNECT_SWAPPED);
  kamae_record_page_add_action (KAMAE_RECORD_PAGE (object), button);
}

static void
kamae_monitoring_page_class_init (KamaeMonitoringPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_monitoring_page_constructed;
}

static void
kamae_monitoring_page_init (KamaeMonitoringPage *self)
{
}
