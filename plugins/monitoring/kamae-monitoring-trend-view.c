/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <kamae-ui.h>

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The trend of an indicator in its form. */

#define MOST_VALUES 36

typedef struct
{
  AdwBin       parent_instance;
  KamaeRecord *record;
  gulong       changed_id;
} KamaeMonitoringTrendView;

typedef AdwBinClass KamaeMonitoringTrendViewClass;

G_DEFINE_FINAL_TYPE (KamaeMonitoringTrendView, kamae_monitoring_trend_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
update (KamaeMonitoringTrendView *self)
{
  g_autoptr(KamaeChart) chart = NULL;
  g_autofree char *description = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *child = NULL;

  if (kamae_record_is_deleted (self->record))
    return;
  chart = kamae_monitoring_create_trend (kamae_record_get_register (self->record),
                                         kamae_record_get_id (self->record), MOST_VALUES, NULL,
                                         &error);
  description = chart != NULL ? kamae_chart_dup_description (chart) : NULL;
  if (chart == NULL)
    child = create_note (error->message);
  else if (*description == '\0')
    child = create_note (_("There is no value yet."));
  else
    {
      child = kamae_chart_view_new (chart);
      kamae_chart_view_set_label (KAMAE_CHART_VIEW (child),
                                  kamae_record_get_title (self->record));
    }
  adw_bin_set_child (ADW_BIN (self), child);
}

static void
register_changed (KamaeMonitoringTrendView *self,
                  KamaeChangeSet           *changes)
{
  if (self->record != NULL && kamae_change_set_touches (changes, "measurement"))
    update (self);
}

static void
set_record (KamaeMonitoringTrendView *self,
            KamaeRecord              *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, kamae_record_get_register (self->record));
  g_set_object (&self->record, record);
  if (record == NULL)
    return;
  self->changed_id =
    g_signal_connect_swapped (kamae_record_get_register (record), "changed",
                              G_CALLBACK (register_changed), self);
  update (self);
}

static void
kamae_monitoring_trend_view_set_property (GObject      *object,
                                          guint         prop_id,
                                          const GValue *value,
                                          GParamSpec   *pspec)
{
  if (prop_id == PROP_RECORD)
    set_record ((KamaeMonitoringTrendView *) object, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kamae_monitoring_trend_view_dispose (GObject *object)
{
  set_record ((KamaeMonitoringTrendView *) object, NULL);

  G_OBJECT_CLASS (kamae_monitoring_trend_view_parent_class)->dispose (object);
}

static void
kamae_monitoring_trend_view_class_init (KamaeMonitoringTrendViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kamae_monitoring_trend_view_set_property;
  object_class->dispose = kamae_monitoring_trend_view_dispose;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, KAMAE_TYPE_RECORD,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kamae_monitoring_trend_view_init (KamaeMonitoringTrendView *self)
{
}
