/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"
#include "kamae-risk-soa-row.h"

#include <kamae-i18n.h>

/* The controls of a statement of applicability, to be decided fast: one key for each decision, for
 * one control or for all that are selected. The words are written in the form beside. */

#define LIST_WIDTH 360
#define PANE_WIDTH 360

typedef struct
{
  KamaePage        parent_instance;

  GtkWidget       *stack;
  GtkWidget       *chooser;
  GtkWidget       *meter;
  GtkWidget       *progress;
  GtkWidget       *shown;
  GtkWidget       *search;
  GtkWidget       *fill;
  GtkWidget       *actions;
  GtkWidget       *list;
  KamaeSplit      *split;
  KamaeRecordPane *pane;

  GPtrArray       *versions;
  KamaeRecord     *soa;
  guint            n_entries;
  gboolean         is_updating;
} KamaeRiskSoaPage;

typedef KamaePageClass KamaeRiskSoaPageClass;

G_DEFINE_FINAL_TYPE (KamaeRiskSoaPage, kamae_risk_soa_page, KAMAE_TYPE_PAGE)

/* Which rows are shown. */
enum
{
  SHOW_ALL,
  SHOW_UNDECIDED,
  SHOW_EXCLUDED,
  SHOW_NOT_DONE,
  SHOW_NO_RISK,
};

static const char *const filters[] = {
  N_("All controls"),
  N_("Not decided yet"),
  N_("Excluded"),
  N_("Not fully implemented"),
  N_("Applicable, without a risk"),
};

/* What a button or a key decides: a value, or one of several. */
typedef struct
{
  const char *field;
  const char *value;
  const char *label;
  guint       key;
  /* Whether a space of its own stands before it. */
  gboolean    is_first;
} Decision;

static const Decision decisions[] = {
  { "applicable", "yes", KC_ ("button, a control", "Applies"), GDK_KEY_a, FALSE },
  { "applicable", "no", KC_ ("button, a control", "Exclude"), GDK_KEY_x, FALSE },
  { "reasons", "risk", KC_ ("button, a control", "Risk"), GDK_KEY_1, TRUE },
  { "reasons", "law", KC_ ("button, a control", "Law"), GDK_KEY_2, FALSE },
  { "reasons", "contract", KC_ ("button, a control", "Contract"), GDK_KEY_3, FALSE },
  { "reasons", "business", KC_ ("button, a control", "Business"), GDK_KEY_4, FALSE },
  { "status", "done", KC_ ("button, a control", "Done"), GDK_KEY_d, TRUE },
  { "status", "partial", KC_ ("button, a control", "Partly"), GDK_KEY_p, FALSE },
  { "status", "planned", KC_ ("button, a control", "Planned"), GDK_KEY_l, FALSE },
};

static KamaeRegister *
get_register (KamaeRiskSoaPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static GtkWindow *
get_window (KamaeRiskSoaPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
can_decide (KamaeRiskSoaPage *self)
{
  return self->soa != NULL && !kamae_record_is_locked (self->soa)
         && !kamae_register_is_read_only (get_register (self));
}

/* Rows */

static KamaeRiskSoaRow *
get_row (KamaeRiskSoaPage *self,
         guint             position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);

  return row != NULL ? KAMAE_RISK_SOA_ROW (row) : NULL;
}

static const char *
get_text (KamaeRiskSoaRow *row,
          const char      *field)
{
  return kamae_record_get_text (kamae_risk_soa_row_get_entry (row), field);
}

static gboolean
is_shown (KamaeRiskSoaPage *self,
          KamaeRiskSoaRow  *row)
{
  const char *applicable = get_text (row, "applicable");
  gboolean is_applied = g_strcmp0 (applicable, "yes") == 0;

  switch (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shown)))
    {
    case SHOW_UNDECIDED:
      return applicable == NULL
             || (is_applied
                 && (get_text (row, "reasons") == NULL || get_text (row, "status") == NULL));
    case SHOW_EXCLUDED:
      return g_strcmp0 (applicable, "no") == 0;
    case SHOW_NOT_DONE:
      return is_applied && g_strcmp0 (get_text (row, "status"), "done") != 0;
    case SHOW_NO_RISK:
      return is_applied && kamae_risk_soa_row_get_n_risks (row) == 0;
    default:
      return TRUE;
    }
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       data)
{
  KamaeRiskSoaPage *self = data;
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  KamaeRecord *entry = kamae_risk_soa_row_get_entry (KAMAE_RISK_SOA_ROW (row));

  return is_shown (self, KAMAE_RISK_SOA_ROW (row))
         && kamae_text_contains (kamae_record_get_title (entry), wanted);
}

/* The name of the theme over its first row. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  const char *theme = kamae_risk_soa_row_get_theme (KAMAE_RISK_SOA_ROW (row));
  GtkWidget *label = NULL;

  if (before == NULL
      || g_strcmp0 (theme, kamae_risk_soa_row_get_theme (KAMAE_RISK_SOA_ROW (before))) != 0)
    {
      label = gtk_label_new (theme);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_margin_start (label, 12);
      gtk_widget_set_margin_top (label, 12);
      gtk_widget_set_margin_bottom (label, 6);
    }
  gtk_list_box_row_set_header (row, label);
}

/* How many open risks each control is for. */
static GHashTable *
count_risks (KamaeRiskSoaPage *self)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (get_register (self), "SELECT uses.control_id, count (*) FROM "
                          KAMAE_RISK_CONTROL_USES " AS uses JOIN risk ON risk.id = uses.risk_id "
                          "WHERE risk.state <> 'closed' GROUP BY uses.control_id", NULL,
                          KAMAE_KEPT);

  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 control = kamae_cursor_get_integer (cursor, 0);

      g_hash_table_insert (counts, g_memdup2 (&control, sizeof control),
                           GUINT_TO_POINTER (kamae_cursor_get_integer (cursor, 1)));
    }
  return counts;
}

static void
update_progress (KamaeRiskSoaPage *self)
{
  guint n_decided = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->n_entries; i++)
    if (get_text (get_row (self, i), "applicable") != NULL)
      n_decided++;

  /* Translators: how many controls are decided, of how many */
  text = g_strdup_printf (_("%1$u of %2$u decided"), n_decided, self->n_entries);
  gtk_label_set_text (GTK_LABEL (self->progress), text);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->meter), MAX (self->n_entries, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->meter), n_decided);
  kamae_widget_set_name (self->meter, text);
}

static void
update_rows (KamaeRiskSoaPage *self)
{
  g_autoptr(GHashTable) counts = count_risks (self);

  for (guint i = 0; i < self->n_entries; i++)
    {
      KamaeRiskSoaRow *row = get_row (self, i);
      gint64 control = kamae_record_get_link (kamae_risk_soa_row_get_entry (row), "control");

      kamae_risk_soa_row_update (row, GPOINTER_TO_UINT (g_hash_table_lookup (counts, &control)));
    }
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  update_progress (self);
  gtk_widget_set_sensitive (self->actions, can_decide (self));
  gtk_widget_set_sensitive (self->fill, can_decide (self));
}

static void
fill_list (KamaeRiskSoaPage *self)
{
  g_autoptr(KamaeRecordList) entries =
    kamae_register_list_parts (get_register (self), self->soa, "soa_entry");
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  self->n_entries = g_list_model_get_n_items (G_LIST_MODEL (entries));
  for (guint i = 0; i < self->n_entries; i++)
    {
      g_autoptr(KamaeRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           kamae_risk_soa_row_new (entry, kamae_record_get_text (entry, "theme")));
    }
  update_rows (self);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

/* Versions */

/* The newest is first; one that can be worked on comes before those that cannot. */
static void
fill_chooser (KamaeRiskSoaPage *self)
{
  g_autoptr(KamaeRecordList) all = kamae_register_list (get_register (self), "soa");
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  KamaeRecord *chosen = self->soa;
  guint selected = 0;

  g_ptr_array_set_size (self->versions, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr(KamaeRecord) soa = g_list_model_get_item (G_LIST_MODEL (all), i);
      g_autofree char *state = kamae_record_dup_display (soa, "state", NULL);
      const char *version = kamae_record_get_text (soa, "version");
      /* Translators: a version and its state */
      g_autofree char *name = g_strdup_printf (_("Version %1$s (%2$s)"),
                                               version != NULL ? version : "", state);

      gtk_string_list_append (names, name);
      if (soa == self->soa || (chosen == NULL && !kamae_record_is_locked (soa)))
        {
          chosen = soa;
          selected = i;
        }
      g_ptr_array_add (self->versions, g_steal_pointer (&soa));
    }
  if (chosen == NULL && self->versions->len > 0)
    chosen = self->versions->pdata[0];

  self->is_updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), selected);
  self->is_updating = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    chosen != NULL ? "controls" : "empty");
  if (g_set_object (&self->soa, chosen) && self->soa != NULL)
    fill_list (self);
}

static void
chosen_cb (KamaeRiskSoaPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (!self->is_updating && selected < self->versions->len
      && g_set_object (&self->soa, self->versions->pdata[selected]))
    fill_list (self);
}

static void
open_version_cb (KamaeRiskSoaPage *self)
{
  if (self->soa != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), self->soa);
}

/* Deciding */

/* The rows that are selected and shown. */
static GPtrArray *
list_selected (KamaeRiskSoaPage *self)
{
  g_autoptr(GList) selected = gtk_list_box_get_selected_rows (GTK_LIST_BOX (self->list));
  GPtrArray *rows = g_ptr_array_new ();

  for (GList *row = selected; row != NULL; row = row->next)
    if (gtk_widget_get_child_visible (row->data))
      g_ptr_array_add (rows, row->data);
  return rows;
}

/* The entries of those rows. */
static GPtrArray *
list_entries (GPtrArray *rows)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (entries, kamae_risk_soa_row_get_entry (rows->pdata[i]));
  return entries;
}

/* Once the filter hides what was decided, the next control is at hand. */
static void
keep_cursor (KamaeRiskSoaPage *self,
             int               position)
{
  g_autoptr(GPtrArray) rows = list_selected (self);
  GtkListBoxRow *row = NULL;

  if (rows->len > 0)
    return;
  for (guint i = (guint) position; i < self->n_entries; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (get_row (self, i))))
      {
        row = GTK_LIST_BOX_ROW (get_row (self, i));
        break;
      }
  if (row == NULL)
    return;
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Where the justification is kept until it is used. */
static char *
dup_exclusion_key (KamaeRiskSoaPage *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".+exclusion", kamae_record_get_id (self->soa));
}

static void
decide (KamaeRiskSoaPage *self,
        const Decision   *decision,
        const char       *exclusion)
{
  g_autoptr(GPtrArray) rows = list_selected (self);
  g_autoptr(GPtrArray) entries = list_entries (rows);
  g_autoptr(GError) error = NULL;
  int first = rows->len > 0 ? gtk_list_box_row_get_index (rows->pdata[0]) : 0;

  if (rows->len == 0 || !can_decide (self))
    return;
  if (!kamae_risk_soa_decide (self->soa, entries, decision->field, decision->value, exclusion,
                              &error))
    {
      kamae_show_error (get_window (self), _("The controls were not changed"), error);
      return;
    }
  if (exclusion != NULL)
    {
      g_autofree char *key = dup_exclusion_key (self);

      kamae_typing_forget (kamae_page_get_register (KAMAE_PAGE (self)), key);
    }
  keep_cursor (self, first);
}

static void
excluded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  KamaeRiskSoaPage *self = data;
  g_autofree char *reason = kamae_ask_reason_finish (result, NULL);

  if (reason != NULL)
    decide (self, &decisions[1], reason);
  g_object_unref (self);
}

/* An exclusion is never without its justification. */
static void
ask_exclusion (KamaeRiskSoaPage *self)
{
  g_autoptr(GPtrArray) rows = list_selected (self);
  g_autofree char *heading = NULL;
  g_autofree char *key = NULL;

  if (rows->len == 0 || !can_decide (self))
    return;
  if (rows->len == 1)
    {
      KamaeRecord *entry = kamae_risk_soa_row_get_entry (rows->pdata[0]);

      /* Translators: %s is a control */
      heading = g_strdup_printf (_("Exclude %s?"), kamae_record_get_title (entry));
    }
  else
    /* Translators: %u is how many controls are selected */
    heading = g_strdup_printf (ngettext ("Exclude %u control?", "Exclude %u controls?", rows->len),
                               rows->len);
  key = dup_exclusion_key (self);
  kamae_ask_reason_async (get_window (self), kamae_page_get_register (KAMAE_PAGE (self)), key,
                          heading,
                          _("Say in your own words why nothing in the company needs this control."),
                          _("Exclude"), NULL, excluded_cb, g_object_ref (self));
}

static void
start_decision (KamaeRiskSoaPage *self,
                const Decision   *decision)
{
  if (g_str_equal (decision->value, "no"))
    ask_exclusion (self);
  else
    decide (self, decision, NULL);
}

static void
copy_down_cb (KamaeRiskSoaPage *self)
{
  g_autoptr(GPtrArray) rows = list_selected (self);
  g_autoptr(GPtrArray) entries = list_entries (rows);
  g_autoptr(GError) error = NULL;

  if (rows->len < 2)
    kamae_page_message (KAMAE_PAGE (self), _("Select several controls: the first is copied to the others."));
  else if (can_decide (self) && !kamae_risk_soa_copy_down (self->soa, entries, &error))
    kamae_show_error (get_window (self), _("The controls were not changed"), error);
}

static void
clicked_cb (GtkWidget        *button,
            KamaeRiskSoaPage *self)
{
  start_decision (self, g_object_get_data (G_OBJECT (button), "decision"));
}

static gboolean
key_cb (KamaeRiskSoaPage *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   modifiers)
{
  guint key = gdk_keyval_to_lower (keyval);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_4)
    key = key - GDK_KEY_KP_1 + GDK_KEY_1;
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (decisions[i].key == key)
      {
        start_decision (self, &decisions[i]);
        return TRUE;
      }
  if (key != GDK_KEY_c)
    return FALSE;
  copy_down_cb (self);
  return TRUE;
}

static void
fill_cb (KamaeRiskSoaPage *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  /* Translators: name of an operation; %s is a Statement of Applicability. */
  operation = kamae_register_begin (get_register (self), N_("Fill in %s"), self->soa, &error);
  if (operation == NULL || !kamae_risk_soa_fill (operation, self->soa, &error)
      || !kamae_operation_commit (operation, &error))
    {
      kamae_show_error (get_window (self), _("The controls were not changed"), error);
      return;
    }
  kamae_page_message (KAMAE_PAGE (self),
                      _("Filled in from risks, laws and contracts. Nothing that was decided is changed."));
}

/* The form beside */

static void
selected_cb (KamaeRiskSoaPage *self)
{
  g_autoptr(GPtrArray) rows = list_selected (self);

  if (rows->len > 0)
    kamae_record_pane_set_record (self->pane, kamae_risk_soa_row_get_entry (rows->pdata[0]));
}

/* To write why. */
static void
activated_cb (KamaeRiskSoaPage *self,
              KamaeRiskSoaRow  *row)
{
  gboolean is_excluded = g_strcmp0 (get_text (row, "applicable"), "no") == 0;

  kamae_split_show_end (self->split);
  kamae_record_pane_focus_field (self->pane, is_excluded ? "exclusion_reason" : "reason_text");
}

static void
open_record_cb (KamaePage   *page,
                KamaeRecord *record)
{
  kamae_page_open_record (page, record);
}

static void
message_cb (KamaePage  *page,
            const char *text)
{
  kamae_page_message (page, text);
}

static void
changed_cb (KamaeRiskSoaPage *self,
            KamaeChangeSet   *changes)
{
  static const char *const entities[] = { "soa_entry", "treatment", "risk", "control" };

  if (kamae_change_set_touches (changes, "soa"))
    fill_chooser (self);
  for (guint i = 0; self->soa != NULL && i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        g_autoptr(KamaeRecordList) entries =
          kamae_register_list_parts (get_register (self), self->soa, "soa_entry");

        if (g_list_model_get_n_items (G_LIST_MODEL (entries)) != self->n_entries)
          fill_list (self);
        else
          update_rows (self);
        return;
      }
}

/* Building */

static GtkWidget *
create_decision (KamaeRiskSoaPage *self,
                 const Decision   *decision)
{
  const char *label = kamae_translate (NULL, GETTEXT_PACKAGE, decision->label);
  KamaeModel *model = kamae_register_get_model (get_register (self));
  const char *value = kamae_model_choice_label (model, &kamae_risk_soa_entry, decision->field,
                                                decision->value, NULL);
  g_autofree char *key = gtk_accelerator_get_label (decision->key, 0);
  /* Translators: what a button decides, and the key that does the same */
  g_autofree char *tooltip = g_strdup_printf (_("%1$s (%2$s)"), value, key);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  kamae_widget_set_name (button, tooltip);
  g_object_set_data (G_OBJECT (button), "decision", (gpointer) decision);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static GtkWidget *
create_copy_down (KamaeRiskSoaPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Copy Down"));
  const char *name =
    _("Copy implementation, regulations and department of the first selected control to the others (C)");

  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (copy_down_cb), self);
  return button;
}

/* The decisions in groups; on a narrow window they scroll. */
static GtkWidget *
create_actions (KamaeRiskSoaPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *group = NULL;

  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      if (group == NULL || decisions[i].is_first)
        {
          group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_add_css_class (group, "linked");
          gtk_box_append (GTK_BOX (self->actions), group);
        }
      gtk_box_append (GTK_BOX (group), create_decision (self, &decisions[i]));
    }
  gtk_box_append (GTK_BOX (self->actions), create_copy_down (self));
  gtk_widget_set_margin_start (self->actions, 12);
  gtk_widget_set_margin_end (self->actions, 12);
  gtk_widget_set_margin_bottom (self->actions, 9);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->actions);
  return scrolled;
}

static GtkWidget *
create_version_bar (KamaeRiskSoaPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_from_icon_name ("go-next-symbolic");
  const char *name = _("Open the version: to sign it, to print it, and for its differences");

  self->chooser = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_hexpand (self->chooser, TRUE);
  kamae_widget_set_name (self->chooser, _("Version"));
  gtk_widget_set_tooltip_text (open, name);
  kamae_widget_set_name (open, name);
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_version_cb), self);
  gtk_box_append (GTK_BOX (bar), self->chooser);
  gtk_box_append (GTK_BOX (bar), open);
  gtk_widget_add_css_class (bar, "kamae-toolbar");
  return bar;
}

static GtkWidget *
create_progress (KamaeRiskSoaPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->meter = gtk_level_bar_new ();
  self->progress = gtk_label_new (NULL);
  self->fill = gtk_button_new_with_label (_("Fill In"));
  gtk_widget_set_hexpand (self->meter, TRUE);
  gtk_widget_set_valign (self->meter, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->progress, "numeric");
  gtk_widget_set_tooltip_text (self->fill,
                               _("Take over what risks, laws and contracts ask for"));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 9);
  g_signal_connect_swapped (self->fill, "clicked", G_CALLBACK (fill_cb), self);
  gtk_box_append (GTK_BOX (box), self->meter);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->fill);
  return box;
}

static void
refilter_cb (KamaeRiskSoaPage *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
}

static GtkWidget *
create_filter_bar (KamaeRiskSoaPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_string_list_append (names, kamae_translate (NULL, GETTEXT_PACKAGE, filters[i]));
  self->shown = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Filter…"), NULL);
  gtk_widget_set_hexpand (self->search, TRUE);
  kamae_widget_set_name (self->search, _("Filter"));
  kamae_widget_set_name (self->shown, _("Which controls are shown"));
  g_signal_connect_swapped (self->shown, "notify::selected", G_CALLBACK (refilter_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (refilter_cb), self);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), self->shown);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_bottom (bar, 9);
  return bar;
}

static GtkWidget *
create_hint (void)
{
  GtkWidget *hint =
    gtk_label_new (_("Keys: A applies, X exclude, 1 to 4 reasons, D P L implementation, C copy down. Shift and arrows select several."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 40);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "kamae-count");
  return hint;
}

static GtkWidget *
create_list (KamaeRiskSoaPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *nothing = gtk_label_new (_("No control is like this."));
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (scrolled);

  self->list = gtk_list_box_new ();
  gtk_widget_set_margin_top (nothing, 24);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_MULTIPLE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, NULL, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  kamae_widget_set_name (self->list, _("Controls"));
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_scrolled_window_set_policy (window, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (window, kamae_wrap_new (self->list));
  gtk_list_box_set_adjustment (GTK_LIST_BOX (self->list),
                               gtk_scrolled_window_get_vadjustment (window));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), create_filter_bar (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), create_hint ());
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  return box;
}

static void
add_cb (KamaePage *page)
{
  kamae_page_add (page);
}

static GtkWidget *
create_empty (KamaeRiskSoaPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Add a Version"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-documents-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Statement of Applicability Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Its first version is filled in from the treatments of risks, and from laws and contracts."));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !kamae_register_is_read_only (get_register (self)));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
create_pane (KamaeRiskSoaPage *self)
{
  self->pane = KAMAE_RECORD_PANE (kamae_record_pane_new (get_register (self),
                                                         &kamae_risk_soa_entry));
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->pane), PANE_WIDTH, -1);
  g_signal_connect_swapped (self->pane, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (self->pane, "message", G_CALLBACK (message_cb), self);
}

static void
kamae_risk_soa_page_constructed (GObject *object)
{
  KamaeRiskSoaPage *self = (KamaeRiskSoaPage *) object;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kamae_risk_soa_page_parent_class)->constructed (object);

  self->versions = g_ptr_array_new_with_free_func (g_object_unref);
  self->stack = gtk_stack_new ();
  create_pane (self);
  gtk_box_append (GTK_BOX (box), create_version_bar (self));
  gtk_box_append (GTK_BOX (box), create_progress (self));
  gtk_box_append (GTK_BOX (box), create_actions (self));
  self->split = kamae_split_new (create_list (self), GTK_WIDGET (self->pane));
  kamae_split_set_back_label (self->split, _("Controls"));
  /* On a narrow window a click leads to the form. */
  g_object_bind_property (self->split, "folded", self->list, "activate-on-single-click",
                          G_BINDING_SYNC_CREATE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->split));
  gtk_stack_add_named (GTK_STACK (self->stack), box, "controls");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  fill_chooser (self);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_risk_soa_page_dispose (GObject *object)
{
  KamaeRiskSoaPage *self = (KamaeRiskSoaPage *) object;

  /* The list tells of its selection while it goes, after the form has gone. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, selected_cb, self);
  self->list = NULL;
  g_clear_object (&self->soa);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_risk_soa_page_parent_class)->dispose (object);
}

static gboolean
kamae_risk_soa_page_show_record (KamaePage   *page,
                                 KamaeRecord *record)
{
  KamaeRiskSoaPage *self = (KamaeRiskSoaPage *) page;
  g_autoptr(KamaeRecord) soa = NULL;

  if (kamae_record_get_entity (record) != &kamae_risk_soa_entry)
    return FALSE;

  soa = kamae_record_ref_link (record, "soa");
  for (guint i = 0; i < self->versions->len; i++)
    if (self->versions->pdata[i] == soa)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), i);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->shown), SHOW_ALL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = 0; i < self->n_entries; i++)
    if (kamae_risk_soa_row_get_entry (get_row (self, i)) == record)
      {
        gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (get_row (self, i)));
        kamae_split_show_end (self->split);
        return TRUE;
      }
  return FALSE;
}

/* A new version. */
static void
kamae_risk_soa_page_add (KamaePage *page)
{
  KamaeRiskSoaPage *self = (KamaeRiskSoaPage *) page;
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) soa = NULL;

  operation = kamae_register_begin (get_register (self), N_("Add %s"), NULL, &error);
  soa = operation != NULL ? kamae_operation_create (operation, "soa", &error, NULL, NULL) : NULL;
  if (soa != NULL)
    kamae_operation_set_subject (operation, soa);
  if (soa == NULL || !kamae_operation_commit (operation, &error))
    {
      kamae_show_error (get_window (self), _("The record was not added"), error);
      return;
    }
  for (guint i = 0; i < self->versions->len; i++)
    if (self->versions->pdata[i] == soa)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), i);
}

static gboolean
kamae_risk_soa_page_can_add (KamaePage *page)
{
  return !kamae_register_is_read_only (kamae_page_get_register (page));
}

static void
kamae_risk_soa_page_find (KamaePage *page)
{
  KamaeRiskSoaPage *self = (KamaeRiskSoaPage *) page;

  kamae_split_show_start (self->split);
  gtk_widget_grab_focus (self->search);
}

static KamaeRecord *
kamae_risk_soa_page_get_record (KamaePage *page)
{
  return ((KamaeRiskSoaPage *) page)->soa;
}

static gboolean
kamae_risk_soa_page_go_back (KamaePage *page)
{
  return kamae_split_go_back (((KamaeRiskSoaPage *) page)->split);
}

static void
kamae_risk_soa_page_class_init (KamaeRiskSoaPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_risk_soa_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_risk_soa_page_dispose;
  klass->show_record = kamae_risk_soa_page_show_record;
  klass->add = kamae_risk_soa_page_add;
  klass->can_add = kamae_risk_soa_page_can_add;
  klass->find = kamae_risk_soa_page_find;
  klass->get_record = kamae_risk_soa_page_get_record;
  klass->go_back = kamae_risk_soa_page_go_back;
}

static void
kamae_risk_soa_page_init (KamaeRiskSoaPage *self)
{
}
