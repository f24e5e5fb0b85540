/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <kamae-ui.h>

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The lists with a button of their own. That of measurements writes those whose period
 * has ended: a window that stays open overnight has not done it by itself. */

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

/* As long as there is no indicator, the page offers those that suit any company. */

typedef struct
{
  KamaeRecordPage parent_instance;
} KamaeMonitoringIndicatorsPage;

typedef KamaeRecordPageClass KamaeMonitoringIndicatorsPageClass;

G_DEFINE_FINAL_TYPE (KamaeMonitoringIndicatorsPage, kamae_monitoring_indicators_page,
                     KAMAE_TYPE_RECORD_PAGE)

static void
propose_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KamaePage *page = KAMAE_PAGE (widget);
  g_autoptr(GError) error = NULL;

  if (!kamae_monitoring_propose (kamae_page_get_register (page), &error))
    kamae_page_message (page, error->message);
}

static void
kamae_monitoring_indicators_page_constructed (GObject *object)
{
  KamaeRegister *reg = NULL;

  G_OBJECT_CLASS (kamae_monitoring_indicators_page_parent_class)->constructed (object);

  reg = kamae_page_get_register (KAMAE_PAGE (object));
  kamae_record_page_add_list_action (KAMAE_RECORD_PAGE (object), NULL,
                                     _("Begin with Proposed Indicators"), "page.propose");
  gtk_widget_action_set_enabled (GTK_WIDGET (object), "page.propose",
                                 !kamae_register_is_read_only (reg));
}

static void
kamae_monitoring_indicators_page_class_init (KamaeMonitoringIndicatorsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_monitoring_indicators_page_constructed;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.propose", NULL, propose_cb);
}

static void
kamae_monitoring_indicators_page_init (KamaeMonitoringIndicatorsPage *self)
{
}
