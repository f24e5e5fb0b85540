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
measure_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KamaePage *page = KAMAE_PAGE (widget);
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
  KamaeRegister *reg = NULL;

  G_OBJECT_CLASS (kamae_monitoring_page_parent_class)->constructed (object);

  reg = kamae_page_get_register (KAMAE_PAGE (object));
  kamae_record_page_add_list_action (KAMAE_RECORD_PAGE (object), "view-refresh-symbolic",
                                     _("Measure Now"), "page.measure");
  gtk_widget_action_set_enabled (GTK_WIDGET (object), "page.measure",
                                 !kamae_register_is_read_only (reg));
}

static void
kamae_monitoring_page_class_init (KamaeMonitoringPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_monitoring_page_constructed;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.measure", NULL, measure_cb);
}

static void
kamae_monitoring_page_init (KamaeMonitoringPage *self)
{
}
