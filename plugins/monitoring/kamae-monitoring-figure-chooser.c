/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <kamae-ui.h>

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The figure that gives an indicator its values: a list of all that plugins declare, and what the
 * chosen one says today. */

typedef struct
{
  AdwBin         parent_instance;
  KamaeRecord   *record;
  gulong         changed_id;
  GtkDropDown   *list;
  GtkLabel      *today;
  GtkStringList *names;      /* the rows */
  GPtrArray     *ids;        /* of the rows; "" for none */
  gboolean       is_loading;
} KamaeMonitoringFigureChooser;

typedef AdwBinClass KamaeMonitoringFigureChooserClass;

G_DEFINE_FINAL_TYPE (KamaeMonitoringFigureChooser, kamae_monitoring_figure_chooser, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KamaeModel *
get_model (KamaeMonitoringFigureChooser *self)
{
  return kamae_register_get_model (kamae_record_get_register (self->record));
}

static char *
dup_name (KamaeMonitoringFigureChooser *self,
          const KamaeFigure            *figure)
{
  const char *title = kamae_model_translate (get_model (self), figure, figure->title, NULL);

  if (figure->kind == KAMAE_FIGURE_TABLE)
    /* Translators: id and title of a figure that is a table; its rows are counted */
    return g_strdup_printf (_("%1$s %2$s (number of rows)"), figure->id, title);
  if (figure->kind == KAMAE_FIGURE_SERIES)
    /* Translators: id and title of a figure that is a series; its last value is taken */
    return g_strdup_printf (_("%1$s %2$s (newest value)"), figure->id, title);
  return g_strdup_printf ("%s %s", figure->id, title);
}

static void
set_row (KamaeMonitoringFigureChooser *self,
         guint                         place,
         const char                   *id,
         const char                   *name)
{
  const char *const names[] = { name, NULL };
  guint n_old = place < self->ids->len ? 1 : 0;

  if (n_old > 0 && g_str_equal (self->ids->pdata[place], id))
    return;
  g_ptr_array_insert (self->ids, place, g_strdup (id));
  if (n_old > 0)
    g_ptr_array_remove_index (self->ids, place + 1);
  gtk_string_list_splice (self->names, place, n_old, names);
}

/* A figure whose plugin is off stays chosen, in place of none. The list stays the same one: this
 * may come from a row that is being chosen in it. */
static void
fill (KamaeMonitoringFigureChooser *self)
{
  GPtrArray *figures = kamae_model_get_figures (get_model (self));
  const char *chosen = kamae_record_get_text (self->record, "figure");
  guint place = 0;

  if (chosen == NULL || kamae_model_find_figure (get_model (self), chosen) != NULL)
    set_row (self, 0, "", _("None"));
  else
    {
      g_autofree char *name =
        /* Translators: %s is the id of a figure */
        g_strdup_printf (_("%s (not available: its plugin is switched off)"), chosen);

      set_row (self, 0, chosen, name);
    }
  for (guint i = 0; i < figures->len; i++)
    {
      const KamaeFigure *figure = figures->pdata[i];
      g_autofree char *name = dup_name (self, figure);

      if (g_strcmp0 (figure->id, chosen) == 0)
        place = i + 1;
      set_row (self, i + 1, figure->id, name);
    }
  gtk_drop_down_set_selected (self->list, place);
}

static void
show_today (KamaeMonitoringFigureChooser *self)
{
  const char *id = kamae_record_get_text (self->record, "figure");
  const KamaeFigure *figure = id != NULL ? kamae_model_find_figure (get_model (self), id) : NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  double value = NAN;

  gtk_widget_set_visible (GTK_WIDGET (self->today), figure != NULL);
  if (figure == NULL)
    return;
  if (!kamae_monitoring_compute (kamae_record_get_register (self->record), figure, NULL, &value,
                                 &error))
    text = g_strdup (error->message);
  else if (isnan (value))
    text = g_strdup (_("It is not known today."));
  else
    {
      g_autofree char *number = g_strdup_printf ("%.10g", value);
      g_autofree char *shown = kamae_text_with_unit (number,
                                                     kamae_record_get_text (self->record, "unit"));

      /* Translators: %s is a number with its unit */
      text = g_strdup_printf (_("Today it is %s."), shown);
    }
  gtk_label_set_text (self->today, text);
}

static void
load (KamaeMonitoringFigureChooser *self)
{
  if (kamae_record_is_deleted (self->record))
    return;
  self->is_loading = TRUE;
  fill (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list),
                            kamae_record_can_edit (self->record, "figure"));
  show_today (self);
  self->is_loading = FALSE;
}

static gboolean
choose (KamaeMonitoringFigureChooser  *self,
        const char                    *id,
        GError                       **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_register_begin (kamae_record_get_register (self->record), _("Choose a figure"),
                          self->record, error);

  return operation != NULL
         && kamae_operation_set (operation, self->record, "figure", *id != '\0' ? id : NULL, error)
         && kamae_operation_commit (operation, error);
}

static void
selected_cb (KamaeMonitoringFigureChooser *self)
{
  guint place = gtk_drop_down_get_selected (self->list);
  g_autoptr(GError) error = NULL;

  if (self->is_loading || self->record == NULL || place >= self->ids->len
      || g_strcmp0 (self->ids->pdata[place], kamae_record_get_text (self->record, "figure")) == 0
      || choose (self, self->ids->pdata[place], &error))
    return;
  load (self);
  gtk_label_set_text (self->today, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->today), TRUE);
}

static void
set_record (KamaeMonitoringFigureChooser *self,
            KamaeRecord                  *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_set_object (&self->record, record);
  if (record == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (record, "changed", G_CALLBACK (load), self);
  load (self);
}

static void
kamae_monitoring_figure_chooser_set_property (GObject      *object,
                                              guint         prop_id,
                                              const GValue *value,
                                              GParamSpec   *pspec)
{
  if (prop_id == PROP_RECORD)
    set_record ((KamaeMonitoringFigureChooser *) object, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kamae_monitoring_figure_chooser_dispose (GObject *object)
{
  set_record ((KamaeMonitoringFigureChooser *) object, NULL);

  G_OBJECT_CLASS (kamae_monitoring_figure_chooser_parent_class)->dispose (object);
}

static void
kamae_monitoring_figure_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (((KamaeMonitoringFigureChooser *) object)->ids);

  G_OBJECT_CLASS (kamae_monitoring_figure_chooser_parent_class)->finalize (object);
}

static void
kamae_monitoring_figure_chooser_class_init (KamaeMonitoringFigureChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kamae_monitoring_figure_chooser_set_property;
  object_class->dispose = kamae_monitoring_figure_chooser_dispose;
  object_class->finalize = kamae_monitoring_figure_chooser_finalize;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, KAMAE_TYPE_RECORD,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
setup_row (GtkListItem        *item,
           PangoEllipsizeMode  mode)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), mode);
  gtk_list_item_set_child (item, label);
}

/* The button is as narrow as the window wants it, the list as wide as its titles. */
static void
setup_button_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  setup_row (item, PANGO_ELLIPSIZE_END);
}

static void
setup_list_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  setup_row (item, PANGO_ELLIPSIZE_NONE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
create_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static void
kamae_monitoring_figure_chooser_init (KamaeMonitoringFigureChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr(GtkExpression) text =
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr(GtkListItemFactory) button = create_factory (G_CALLBACK (setup_button_cb));
  g_autoptr(GtkListItemFactory) rows = create_factory (G_CALLBACK (setup_list_cb));

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->names), NULL));
  gtk_drop_down_set_factory (self->list, button);
  gtk_drop_down_set_list_factory (self->list, rows);
  gtk_drop_down_set_expression (self->list, text);
  gtk_drop_down_set_enable_search (self->list, TRUE);
  kamae_widget_set_name (GTK_WIDGET (self->list), _("Figure"));
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->today = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->today, TRUE);
  gtk_label_set_xalign (self->today, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->today), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->today));
  adw_bin_set_child (ADW_BIN (self), box);
}
