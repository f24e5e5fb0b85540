/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

/**
 * KamaeRecordChooser:
 *
 * The record that a page is about, out of a list in a drop-down. Its signal “chosen” also comes
 * when there is none left.
 */

struct _KamaeRecordChooser
{
  AdwBin             parent_instance;

  KamaeRegister     *reg;
  const char        *entity;
  const char        *none;
  KamaeRecordOffered is_offered;
  gpointer           data;
  GtkWidget         *drop_down;
  GPtrArray         *records;     /* NULL stands for "none" */
  KamaeRecord       *record;
  gboolean           is_filling;
};

G_DEFINE_FINAL_TYPE (KamaeRecordChooser, kamae_record_chooser, ADW_TYPE_BIN)

/* A label as long as it likes would make the window as wide. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (string));
}

static void
add_record (KamaeRecordChooser *self,
            GtkStringList      *names,
            KamaeRecord        *record,
            guint              *selected)
{
  g_autofree char *label = kamae_record_dup_label (record);

  if (record == self->record)
    *selected = self->records->len;
  gtk_string_list_append (names, label);
  g_ptr_array_add (self->records, g_object_ref (record));
}

static void
set_record (KamaeRecordChooser *self,
            KamaeRecord        *record)
{
  g_set_object (&self->record, record);
  g_signal_emit_by_name (self, "chosen");
}

/**
 * kamae_record_chooser_refresh:
 * @self: a chooser
 *
 * Asks anew which records are offered.
 *
 * Since: 0.1
 */
void
kamae_record_chooser_refresh (KamaeRecordChooser *self)
{
  g_autoptr (KamaeRecordList) all = kamae_register_list (self->reg, self->entity);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->records, 0);
  if (self->none != NULL)
    {
      gtk_string_list_append (names, self->none);
      g_ptr_array_add (self->records, NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (all), i);

      if (self->is_offered == NULL || self->is_offered (record, self->data))
        add_record (self, names, record, &selected);
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (names));
  if (self->records->len > 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->is_filling = FALSE;
  set_record (self, self->records->len > 0 ? self->records->pdata[selected] : NULL);
}

static void
selected_cb (KamaeRecordChooser *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (!self->is_filling && selected < self->records->len
      && self->records->pdata[selected] != self->record)
    set_record (self, self->records->pdata[selected]);
}

static void
changed_cb (KamaeRecordChooser *self,
            KamaeChangeSet     *changes)
{
  if (kamae_change_set_touches (changes, self->entity))
    kamae_record_chooser_refresh (self);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
kamae_record_chooser_dispose (GObject *object)
{
  KamaeRecordChooser *self = KAMAE_RECORD_CHOOSER (object);

  self->is_filling = TRUE;
  g_clear_object (&self->record);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_record_chooser_parent_class)->dispose (object);
}

static void
kamae_record_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (KAMAE_RECORD_CHOOSER (object)->records);

  G_OBJECT_CLASS (kamae_record_chooser_parent_class)->finalize (object);
}

static void
kamae_record_chooser_class_init (KamaeRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_record_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = kamae_record_chooser_finalize;
  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
kamae_record_chooser_init (KamaeRecordChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->records = g_ptr_array_new_with_free_func (unref_record);
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->drop_down);
}

/**
 * kamae_record_chooser_new:
 * @reg: a register
 * @entity: of which kind the records are, of static storage
 * @label: what is chosen, for those who hear the window
 * @none: (nullable): with it, not to choose is offered first, under these words, of static storage
 * @is_offered: (nullable) (scope forever): which records; %NULL for all
 * @data: for @is_offered
 *
 * Returns: (transfer floating): a chooser
 *
 * Since: 0.1
 */
GtkWidget *
kamae_record_chooser_new (KamaeRegister     *reg,
                          const char        *entity,
                          const char        *label,
                          const char        *none,
                          KamaeRecordOffered is_offered,
                          gpointer           data)
{
  KamaeRecordChooser *self = g_object_new (KAMAE_TYPE_RECORD_CHOOSER, NULL);

  self->reg = g_object_ref (reg);
  self->entity = entity;
  self->none = none;
  self->is_offered = is_offered;
  self->data = data;
  kamae_widget_set_name (self->drop_down, label);
  kamae_record_chooser_refresh (self);
  g_signal_connect_object (reg, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * kamae_record_chooser_get_record:
 * @self: a chooser
 *
 * Returns: (transfer none) (nullable): what is chosen
 *
 * Since: 0.1
 */
KamaeRecord *
kamae_record_chooser_get_record (KamaeRecordChooser *self)
{
  return self->record;
}

/**
 * kamae_record_chooser_choose:
 * @self: a chooser
 * @record: a record
 *
 * Returns: whether the record is offered, and so was chosen
 *
 * Since: 0.1
 */
gboolean
kamae_record_chooser_choose (KamaeRecordChooser *self,
                             KamaeRecord        *record)
{
  guint position;

  if (!g_ptr_array_find (self->records, record, &position))
    return FALSE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  return TRUE;
}
