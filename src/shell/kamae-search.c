/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-navigation.h"
#include "kamae-search.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#include <string.h>

#define MAX_RECORDS 30

struct _KamaeSearch
{
  AdwWindow parent_instance;

  KamaeRegister  *reg;    /* of the window that it stands over, not owned */
  GtkSearchEntry *entry;
  GtkListBox     *list;
  char           *text;   /* that the list is of */
  GPtrArray      *recent;
};

G_DEFINE_FINAL_TYPE (KamaeSearch, kamae_search, ADW_TYPE_WINDOW)

typedef struct
{
  const char *label;
  const char *action;
  const char *target;
} Command;

static const Command commands[] = {
  { N_("Add a record"), "win.add", NULL },
  { N_("Undo"), "win.undo", NULL },
  { N_("Redo"), "win.redo", NULL },
  { N_("Print"), "win.print", NULL },
  { N_("Readiness check"), "win.check", "" },
  { N_("History of the register"), "win.history", NULL },
  { N_("Save a copy"), "win.save-copy", NULL },
  { N_("Show the backups"), "win.backups", NULL },
  { N_("Verify the file"), "win.verify", NULL },
  { N_("Preferences"), "win.preferences", NULL },
  { N_("Plugins"), "win.plugins", NULL },
  { N_("Keyboard shortcuts"), "win.shortcuts", NULL },
  { N_("Help"), "win.help", NULL },
};

static void
add_row (KamaeSearch *self,
         const char  *title,
         const char  *subtitle,
         const char  *icon,
         const char  *action,
         GVariant    *target)
{
  GtkWidget *row = kamae_row_new (title, subtitle);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "action", (gpointer) action);
  if (target != NULL)
    g_object_set_data_full (G_OBJECT (row), "target", g_variant_ref_sink (target),
                            (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (self->list, row);
}

/* How much of a text stands around what was found. */
#define BEFORE 12
#define AROUND 60

/* Where the last of what was found begins: the text from there on holds it, what follows does not
 * any more. */
static const char *
find_last (const char *value,
           const char *text)
{
  const char *found = value;
  const char *beyond = value + strlen (value);

  while (g_utf8_next_char (found) < beyond)
    {
      const char *middle = g_utf8_find_prev_char (found, found + (beyond - found) / 2 + 1);

      if (middle == NULL || middle == found)
        middle = g_utf8_next_char (found);
      if (kamae_text_contains (middle, text))
        found = middle;
      else
        beyond = middle;
    }
  return found;
}

/* The words around what was found in a text, on one line. */
static char *
dup_around (const char *value,
            const char *text)
{
  const char *found = find_last (value, text);
  g_autofree char *part = NULL;

  for (int i = 0; i < BEFORE && found > value; i++)
    found = g_utf8_prev_char (found);
  part = g_utf8_substring (found, 0, MIN (g_utf8_strlen (found, -1), AROUND));
  g_strdelimit (part, "\r\n\t", ' ');
  return g_strconcat (found > value ? "…" : "", part, strlen (found) > strlen (part) ? "…" : "",
                      NULL);
}

/* Why a record was found whose name does not say it: "Remarks: … the words …". */
static char *
dup_match (KamaeRecord *record,
           const char  *text)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  KamaeModel *model = kamae_register_get_model (kamae_record_get_register (record));

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      const char *value = field->kind == KAMAE_FIELD_TEXT || field->kind == KAMAE_FIELD_LONG_TEXT
                              ? kamae_record_get_text (record, field->name)
                              : NULL;
      g_autofree char *around = NULL;

      if (value == NULL || !kamae_text_contains (value, text))
        continue;
      around = dup_around (value, text);
      /* Translators: the kind of record, a field of it, and the words in which something was
         found. */
      return g_strdup_printf (_("%1$s · %2$s: %3$s"),
                              kamae_model_translate (model, entity, entity->label, NULL),
                              kamae_model_translate (model, entity, field->label, NULL), around);
    }
  return NULL;
}

static void
add_record (KamaeSearch *self,
            KamaeRecord *record,
            const char  *text)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autofree char *label = kamae_record_dup_label (record);
  g_autofree char *match =
      kamae_text_contains (label, text) ? NULL : dup_match (record, text);

  add_row (self, label,
           match != NULL ? match : kamae_model_translate (model, entity, entity->label, NULL),
           "text-x-generic-symbolic", "win.record",
           g_variant_new_int64 (kamae_record_get_id (record)));
}

static gboolean
is_called (KamaeRecord *record,
           const char  *text)
{
  g_autofree char *label = kamae_record_dup_label (record);

  return kamae_text_equal (kamae_record_get_number (record), text)
         || kamae_text_equal (kamae_record_get_title (record), text)
         || kamae_text_equal (label, text);
}

static void
add_records (KamaeSearch *self,
             GPtrArray   *records,
             const char  *text,
             gboolean     is_exact)
{
  for (guint i = 0; i < records->len; i++)
    if (is_called (records->pdata[i], text) == is_exact)
      add_record (self, records->pdata[i], text);
}

static void
add_page (KamaeSearch *self,
          const char  *label,
          const char  *name,
          const char  *text,
          gboolean     is_exact)
{
  g_autofree char *normal_label = kamae_text_normalise (label);
  g_autofree char *normal_text = kamae_text_normalise (text);

  if (g_str_equal (normal_label, normal_text) == is_exact && kamae_text_contains (label, text))
    add_row (self, label, _("Page"), "go-next-symbolic", "win.page", g_variant_new_string (name));
}

static void
add_pages (KamaeSearch *self,
           const char  *text,
           gboolean     is_exact)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  GPtrArray *pages = kamae_model_get_pages (model);

  add_page (self, _("Home"), "start", text, is_exact);
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      add_page (self, kamae_model_translate (model, page, page->label, NULL), page->name, text,
                is_exact);
    }
}

static void
add_commands (KamaeSearch *self,
              const char  *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *label = kamae_translate (NULL, GETTEXT_PACKAGE, commands[i].label);

      if (kamae_text_contains (label, text))
        add_row (self, label, _("Command"), "system-run-symbolic", commands[i].action,
                 commands[i].target != NULL ? g_variant_new_string (commands[i].target) : NULL);
    }
}

static void
add_recent_page (KamaeSearch *self,
                 const char  *name)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  GPtrArray *pages = kamae_model_get_pages (model);
  const char *label = g_str_equal (name, KAMAE_PAGE_START) ? _("Home") : NULL;

  for (guint i = 0; i < pages->len && label == NULL; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      if (g_str_equal (page->name, name))
        label = kamae_model_translate (model, page, page->label, NULL);
    }
  if (label != NULL)
    add_row (self, label, _("Seen before"), "document-open-recent-symbolic", "win.page",
             g_variant_new_string (name));
}

static void
add_recent (KamaeSearch *self)
{
  for (guint i = 1; i < self->recent->len; i++)
    {
      const char *page;
      gint64 id;
      g_autoptr (KamaeRecord) record = NULL;

      g_variant_get (self->recent->pdata[i], "(&sx)", &page, &id);
      record = id != 0 ? kamae_register_ref_record (self->reg, id, KAMAE_KEPT) : NULL;
      if (record != NULL && !kamae_record_is_deleted (record))
        add_record (self, record, "");
      else if (id == 0)
        add_recent_page (self, page);
    }
}

static void
fill (KamaeSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) records = kamae_register_search (self->reg, text, MAX_RECORDS);
  GtkListBoxRow *row;

  g_free (self->text);
  self->text = g_strdup (text);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  if (*text == '\0')
    add_recent (self);
  /* Who types a whole name means that page or record. */
  add_pages (self, text, TRUE);
  add_records (self, records, text, TRUE);
  add_pages (self, text, FALSE);
  add_records (self, records, text, FALSE);
  add_commands (self, text);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
run_row (KamaeSearch   *self,
         GtkListBoxRow *row)
{
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const char *action = g_object_get_data (G_OBJECT (row), "action");
  GVariant *target = g_object_get_data (G_OBJECT (row), "target");
  g_autoptr (GVariant) kept = target != NULL ? g_variant_ref (target) : NULL;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, kept);
}

/* Enter may come before the list has followed what is typed. */
static void
run_selected (KamaeSearch *self)
{
  GtkListBoxRow *row;

  if (!g_str_equal (self->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    fill (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    run_row (self, row);
}

static void
select_next (KamaeSearch *self,
             int          step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t area;

  if (next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &area))
    gtk_adjustment_clamp_page (adjustment, area.origin.y, area.origin.y + area.size.height);
}

/* The arrows move through the list while the cursor stays in the entry. */
static gboolean
key_pressed (KamaeSearch     *self,
             guint            key,
             guint            code,
             GdkModifierType  state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  select_next (self, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

static void
kamae_search_finalize (GObject *object)
{
  g_free (KAMAE_SEARCH (object)->text);
  g_ptr_array_unref (KAMAE_SEARCH (object)->recent);
  G_OBJECT_CLASS (kamae_search_parent_class)->finalize (object);
}

static void
kamae_search_class_init (KamaeSearchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kamae_search_finalize;
}

static void
kamae_search_init (KamaeSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_("Nothing found"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "placeholder-text", _("Records, pages, commands"), NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  kamae_widget_set_name (GTK_WIDGET (self->entry), _("Search everything"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (run_selected), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->entry));
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_LOOSE);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "results");
  kamae_widget_set_name (GTK_WIDGET (self->list), _("Results"));
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 48);
  gtk_list_box_set_placeholder (self->list, empty);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (run_row), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Search"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->entry));
}

GtkWidget *
kamae_search_new (GtkWindow     *parent,
                  KamaeRegister *reg,
                  GPtrArray     *recent)
{
  KamaeSearch *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_SEARCH, NULL);
  kamae_put_over (GTK_WINDOW (self), parent);
  self->reg = reg;
  self->recent = recent != NULL ? g_ptr_array_ref (recent) : g_ptr_array_new ();
  fill (self);
  return GTK_WIDGET (self);
}

void
kamae_search_set_text (KamaeSearch *self,
                       const char  *text)
{
  g_return_if_fail (KAMAE_IS_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  fill (self);
}
