/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-panel.h"

#include <kamae-i18n.h>

struct _KamaeRiskPanel
{
  AdwBin         parent_instance;

  KamaeRegister *reg;
  KamaeRiskRow  *row;
  gulong         row_changed;
  GPtrArray      *scales;
  KamaeRiskScale *scale;
  guint           scale_index;

  GtkWidget     *number;
  GtkWidget     *title;
  GtkWidget     *owner;
  GtkWidget     *owner_label;
  GtkWidget     *scale_title;
  GtkWidget     *levels;
  GtkWidget     *result;
  GtkWidget     *action;
  GtkWidget     *basis;
  char          *key;     /* under which the basis is kept while it is typed */
  GtkWidget     *refusal;
  GtkWidget     *history;
};

G_DEFINE_FINAL_TYPE (KamaeRiskPanel, kamae_risk_panel, ADW_TYPE_BIN)

enum
{
  RATE,
  BASIS,
  OWNER,
  GO_ON,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const tone_classes[] = {
  [KAMAE_TONE_NEUTRAL] = "kamae-neutral",
  [KAMAE_TONE_GOOD] = "kamae-good",
  [KAMAE_TONE_ATTENTION] = "kamae-attention",
  [KAMAE_TONE_BAD] = "kamae-bad",
  [KAMAE_TONE_QUIET] = "kamae-quiet",
};

/* Small widgets */

static GtkWidget *
create_text (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Levels */

static void
level_clicked_cb (GtkWidget      *button,
                  KamaeRiskPanel *self)
{
  int value = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "value"));

  g_signal_emit (self, signals[RATE], 0, value);
}

static GtkWidget *
create_level (KamaeRiskPanel *self,
              int             value,
              const char     *head,
              const char     *description,
              const char     *example)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), create_text (head, "heading"));
  if (description != NULL)
    gtk_box_append (GTK_BOX (box), create_text (description, "kamae-value"));
  if (example != NULL)
    gtk_box_append (GTK_BOX (box), create_text (example, "kamae-help"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kamae-level");
  g_object_set_data (G_OBJECT (button), "value", GINT_TO_POINTER (value));
  g_object_set_data_full (G_OBJECT (button), "head", g_strdup (head), g_free);
  kamae_widget_set_name (button, head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  g_signal_connect (button, "clicked", G_CALLBACK (level_clicked_cb), self);
  return button;
}

static void
create_levels (KamaeRiskPanel *self)
{
  remove_children (self->levels);
  for (guint i = 0; i < self->scale->levels->len; i++)
    {
      const KamaeRiskLevel *level = self->scale->levels->pdata[i];
      g_autofree char *head = g_strdup_printf ("%d  %s", level->value,
                                               level->label != NULL ? level->label : "");

      gtk_box_append (GTK_BOX (self->levels), create_level (self, level->value, head,
                                                            level->description, level->example));
    }
  gtk_box_append (GTK_BOX (self->levels),
                  create_level (self, KAMAE_RISK_UNRATED, _("–  Not rated"), NULL, NULL));
}

/* The chosen level is marked by a sign, too. */
static void
mark_level (KamaeRiskPanel *self)
{
  int rating = kamae_risk_row_get_rating (self->row, self->scale_index);

  for (GtkWidget *button = gtk_widget_get_first_child (self->levels); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean chosen =
        GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "value")) == rating;
      GtkWidget *head = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
      g_autofree char *text =
        g_strconcat (chosen ? "▶ " : "", g_object_get_data (G_OBJECT (button), "head"), NULL);

      gtk_label_set_text (GTK_LABEL (head), text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
    }
}

/* History */

#define HISTORY \
  "SELECT evaluation.evaluated_on, risk_run.number, label ('evaluation', 'stage', evaluation.stage), " \
  "CASE WHEN evaluation.value IS NOT NULL THEN printf ('%g', evaluation.value) ELSE '–' END, " \
  "coalesce (record_label (evaluation.band_id), ''), coalesce (person.name, ''), evaluation.basis " \
  "FROM evaluation LEFT JOIN risk_run ON risk_run.id = evaluation.run_id " \
  "LEFT JOIN person ON person.id = evaluation.assessed_by_id " \
  "WHERE evaluation.risk_id = :risk ORDER BY evaluation.evaluated_on DESC, risk_run.number COLLATE counted DESC, " \
  "evaluation.stage LIMIT 20"

static void
show_history (KamaeRiskPanel *self)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (self->reg, HISTORY, NULL, KAMAE_KEPT);
  gboolean any = FALSE;

  remove_children (self->history);
  if (cursor == NULL)
    return;
  kamae_cursor_bind_integer (cursor, ":risk", self->row->risk_id);
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      g_autofree char *head =
        g_strdup_printf ("%s  %s  %s", kamae_cursor_get_text (cursor, 0),
                         kamae_cursor_is_null (cursor, 1) ? ""
                                                          : kamae_cursor_get_text (cursor, 1),
                         kamae_cursor_get_text (cursor, 5));
      g_autofree char *line =
        g_strdup_printf ("%s: %s %s", kamae_cursor_get_text (cursor, 2),
                         kamae_cursor_get_text (cursor, 3), kamae_cursor_get_text (cursor, 4));

      any = TRUE;
      gtk_box_append (GTK_BOX (self->history), create_text (head, "kamae-help"));
      gtk_box_append (GTK_BOX (self->history), create_text (line, NULL));
      if (!kamae_cursor_is_null (cursor, 6))
        gtk_box_append (GTK_BOX (self->history),
                        create_text (kamae_cursor_get_text (cursor, 6), "kamae-help"));
    }
  if (!any)
    gtk_box_append (GTK_BOX (self->history), create_text (_("None yet."), "kamae-help"));
}

/* Basis */

static const char *
get_basis (KamaeRiskPanel *self)
{
  return self->row->basis != NULL ? self->row->basis : "";
}

/* What the register holds now is what the person has before the eyes. */
static void
mark_seen (KamaeRiskPanel *self)
{
  kamae_typing_keep (self->basis, self->reg, self->key, get_basis (self));
}

static void
load_basis (KamaeRiskPanel *self)
{
  kamae_typing_load (self->basis, get_basis (self));
  mark_seen (self);
  kamae_refusal_clear (KAMAE_REFUSAL (self->refusal));
}

static void
show_basis (KamaeRiskPanel *self)
{
  if (!kamae_typing_is_changed (self->basis))
    load_basis (self);
  else if (g_strcmp0 (kamae_typing_get_seen (self->basis), get_basis (self)) != 0)
    kamae_refusal_tell_conflict (KAMAE_REFUSAL (self->refusal), get_basis (self), NULL);
  else if (kamae_refusal_is_conflict (KAMAE_REFUSAL (self->refusal)))
    kamae_refusal_clear (KAMAE_REFUSAL (self->refusal));
}

/* Said beside the text: a dialog would take the focus away, and leaving a text saves it. */
void
kamae_risk_panel_refuse (KamaeRiskPanel *self,
                         KamaeRiskRow   *row,
                         const GError   *error)
{
  if (self->row != row)
    return;
  kamae_typing_refuse (self->basis, error);
  kamae_refusal_tell_error (KAMAE_REFUSAL (self->refusal), error, get_basis (self));
}

static gboolean
commit_basis_cb (GtkWidget *view,
                 gpointer   data)
{
  KamaeRiskPanel *self = data;
  g_autofree char *typed = g_strstrip (kamae_typing_dup_text (view));
  g_autoptr(KamaeRiskRow) row = NULL;

  if (self->row == NULL)
    return TRUE;
  row = g_object_ref (self->row);
  if (!g_str_equal (typed, get_basis (self)))
    g_signal_emit (self, signals[BASIS], 0, self->row, kamae_typing_get_seen (view), typed);
  /* It was deleted: another one is shown by now. */
  if (self->row != row)
    return FALSE;
  if (!g_str_equal (typed, get_basis (self)))
    return FALSE;
  load_basis (self);
  return TRUE;
}

static void
save_mine_cb (KamaeRiskPanel *self)
{
  mark_seen (self);
  kamae_risk_panel_commit (self);
}

static void
discard_mine_cb (KamaeRiskPanel *self)
{
  load_basis (self);
  kamae_risk_panel_edit_basis (self);
}

void
kamae_risk_panel_commit (KamaeRiskPanel *self)
{
  kamae_typing_commit (GTK_WIDGET (self));
}

static gboolean
basis_key_cb (KamaeRiskPanel        *self,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              GtkEventControllerKey *keys)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if ((!enter && keyval != GDK_KEY_Escape) || (state & GDK_SHIFT_MASK) != 0)
    return FALSE;
  /* Enter may choose what the input method proposes. */
  if (event != NULL
      && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->basis), event))
    return TRUE;
  if (kamae_typing_commit (GTK_WIDGET (self)))
    g_signal_emit (self, signals[GO_ON], 0);
  return TRUE;
}

/* The row */

static void
show_row (KamaeRiskPanel *self)
{
  KamaeRiskRow *row = self->row;
  g_autofree char *result = g_strdup_printf ("%s  %s", row->value != NULL ? row->value : "–",
                                             row->value != NULL ? row->band : _("Not rated"));
  g_autofree char *owner =
    g_strdup (row->owner != NULL ? row->owner : _("◆ No owner yet: choose…"));

  gtk_label_set_text (GTK_LABEL (self->number), row->number != NULL ? row->number : "");
  gtk_label_set_text (GTK_LABEL (self->title), row->title != NULL ? row->title : "");
  gtk_label_set_text (GTK_LABEL (self->owner_label), owner);
  gtk_label_set_text (GTK_LABEL (self->result), result);
  for (guint i = 0; i < G_N_ELEMENTS (tone_classes); i++)
    gtk_widget_remove_css_class (self->result, tone_classes[i]);
  gtk_widget_add_css_class (self->result, tone_classes[row->tone]);
  gtk_label_set_text (GTK_LABEL (self->action), row->action != NULL ? row->action : "");
  gtk_widget_set_visible (self->action, row->action != NULL);
  show_basis (self);
  show_history (self);
  if (self->scale != NULL)
    mark_level (self);
}

static void
forget_row (KamaeRiskPanel *self)
{
  if (self->row != NULL)
    g_clear_signal_handler (&self->row_changed, self->row);
  g_clear_object (&self->row);
}

/* A risk has a basis in each run and at each stage. */
static char *
dup_key (KamaeRiskPanel *self,
         KamaeRiskSheet *sheet)
{
  if (kamae_register_is_read_only (self->reg))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT ".+basis-%" G_GINT64_FORMAT "-%s",
                          self->row->risk_id,
                          kamae_record_get_id (kamae_risk_sheet_get_run (sheet)),
                          kamae_risk_sheet_get_stage (sheet));
}

/* scale: the index of one, or the number of scales for none. */
void
kamae_risk_panel_show (KamaeRiskPanel *self,
                       KamaeRiskSheet *sheet,
                       KamaeRiskRow   *row,
                       guint           scale)
{
  g_autoptr(GPtrArray) scales = g_ptr_array_ref (kamae_risk_sheet_get_scales (sheet));
  KamaeRiskScale *shown = scale < scales->len ? scales->pdata[scale] : NULL;

  self->scale_index = scale;
  gtk_widget_set_visible (self->scale_title, shown != NULL);
  gtk_widget_set_visible (self->levels, shown != NULL);
  if (shown != NULL && shown != self->scale)
    {
      self->scale = shown;
      gtk_label_set_text (GTK_LABEL (self->scale_title), shown->label);
      create_levels (self);
    }
  self->scale = shown;
  if (scales != self->scales)
    {
      g_clear_pointer (&self->scales, g_ptr_array_unref);
      self->scales = g_ptr_array_ref (scales);
    }

  if (row == self->row)
    {
      if (shown != NULL)
        mark_level (self);
      return;
    }
  kamae_risk_panel_commit (self);
  kamae_typing_keep (self->basis, NULL, NULL, NULL);
  kamae_typing_load (self->basis, "");
  forget_row (self);
  self->row = g_object_ref (row);
  g_free (self->key);
  self->key = dup_key (self, sheet);
  self->row_changed = g_signal_connect_swapped (row, "changed", G_CALLBACK (show_row), self);
  show_row (self);
  if (kamae_typing_restore (self->basis))
    show_basis (self);
}

void
kamae_risk_panel_edit_basis (KamaeRiskPanel *self)
{
  gtk_widget_grab_focus (self->basis);
}

void
kamae_risk_panel_focus_owner (KamaeRiskPanel *self)
{
  gtk_widget_grab_focus (self->owner);
}

/* Building */

static void
picked_cb (KamaeRiskPanel *self,
           KamaeRecord    *person)
{
  g_signal_emit (self, signals[OWNER], 0, person);
}

static void
create_picker_cb (GtkMenuButton *button,
                  gpointer       data)
{
  KamaeRiskPanel *self = data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = kamae_record_picker_new (self->reg, "person");
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static GtkWidget *
create_owner (KamaeRiskPanel *self)
{
  self->owner_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->owner_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->owner_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->owner_label, TRUE);
  self->owner = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->owner), self->owner_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->owner), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->owner), create_picker_cb, self,
                                         NULL);
  kamae_widget_set_name (self->owner, _("Risk owner"));
  return self->owner;
}

static GtkWidget *
create_basis (KamaeRiskPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->basis = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->basis), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->basis), FALSE);
  gtk_widget_add_css_class (self->basis, "kamae-long-text");
  gtk_widget_set_size_request (self->basis, -1, 60);
  kamae_widget_set_name (self->basis, _("Basis of the rating"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (basis_key_cb), self);
  gtk_widget_add_controller (self->basis, keys);
  kamae_typing_watch (self->basis, KAMAE_TYPING_NONE, commit_basis_cb, self);
  return self->basis;
}

static void
open_cb (KamaeRiskPanel *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static GtkWidget *
create_head (KamaeRiskPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_from_icon_name ("go-next-symbolic");

  self->number = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->number), 0);
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_widget_add_css_class (self->number, "kamae-number");
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_tooltip_text (open, _("Open the risk"));
  kamae_widget_set_name (open, _("Open the risk"));
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_box_append (GTK_BOX (head), open);
  return head;
}

static void
append_part (GtkWidget  *box,
             const char *heading,
             GtkWidget  *part)
{
  gtk_box_append (GTK_BOX (box), create_text (heading, "kamae-group"));
  gtk_box_append (GTK_BOX (box), part);
}

static void
kamae_risk_panel_init (KamaeRiskPanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "kamae-pane");
  self->title = create_text (NULL, "title-4");
  self->scale_title = create_text (NULL, "kamae-group");
  self->levels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->result = create_text (NULL, "title-3");
  self->action = create_text (NULL, "kamae-help");
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->scale_title);
  gtk_box_append (GTK_BOX (box), self->levels);
  append_part (box, _("Result"), self->result);
  gtk_box_append (GTK_BOX (box), self->action);
  append_part (box, _("Basis of the rating"), create_basis (self));
  self->refusal = kamae_refusal_new ();
  g_signal_connect_swapped (self->refusal, "save-mine", G_CALLBACK (save_mine_cb), self);
  g_signal_connect_swapped (self->refusal, "discard-mine", G_CALLBACK (discard_mine_cb), self);
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_box_append (GTK_BOX (box),
                  create_text (_("Enter goes on to the next risk, Shift+Enter begins a line."),
                               "kamae-help"));
  append_part (box, _("Risk owner"), create_owner (self));
  append_part (box, _("Ratings so far"), self->history);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, 300, -1);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  /* The room is the table's. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

static void
kamae_risk_panel_dispose (GObject *object)
{
  KamaeRiskPanel *self = KAMAE_RISK_PANEL (object);

  forget_row (self);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_risk_panel_parent_class)->dispose (object);
}

static void
kamae_risk_panel_class_init (KamaeRiskPanelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kamae_risk_panel_dispose;

  signals[RATE] = g_signal_new ("rate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
  signals[BASIS] = g_signal_new ("basis", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, KAMAE_TYPE_RISK_ROW, G_TYPE_STRING,
                                 G_TYPE_STRING);
  signals[OWNER] = g_signal_new ("owner", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);
  signals[GO_ON] = g_signal_new ("go-on", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

GtkWidget *
kamae_risk_panel_new (KamaeRegister *reg)
{
  KamaeRiskPanel *self = g_object_new (KAMAE_TYPE_RISK_PANEL, NULL);

  self->reg = g_object_ref (reg);
  return GTK_WIDGET (self);
}
