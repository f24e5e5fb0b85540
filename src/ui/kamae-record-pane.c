/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-many-private.h"

/* Longer lines are hard to read. */
#define MAX_WIDTH 560

struct _KamaeRecordPane
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  const KamaeEntity *entity;
  KamaeRecord *record;
  gulong changed_id;

  GtkWidget *scroll;
  GtkWidget *number;
  GtkWidget *title;
  GtkWidget *approvals;
  GtkWidget *actions;
  GtkWidget *menu;
  KamaeStateButton *state;
  KamaeForm *form;
  KamaeRecordDetails *details;
};

G_DEFINE_FINAL_TYPE (KamaeRecordPane, kamae_record_pane, ADW_TYPE_BIN)

enum
{
  OPEN_RECORD,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_record_cb (KamaeRecordPane *self, KamaeRecord *record)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, record);
}

static void
message_cb (KamaeRecordPane *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
show_field_cb (KamaeRecordPane *self, const char *field)
{
  kamae_form_focus_field (self->form, field);
}

static gboolean
delete_record (KamaeRecordPane *self, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, self->record);
  return kamae_many_delete (self->reg, records, error);
}

/* No question is asked: the message offers to undo. */
static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaeRecordPane *self = KAMAE_RECORD_PANE (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  /* So that undoing brings back what was typed, too. */
  kamae_typing_commit (widget);
  label = kamae_record_dup_label (self->record);
  /* Translators: %s is a record. */
  message = g_strdup_printf (_("“%s” was deleted"), label);
  if (delete_record (self, &error))
    message_cb (self, message);
  else
    kamae_show_error (_kamae_widget_get_window (widget), _("The record was not deleted"), error);
}

/* The phase of a form that is signed more than once. */
static const char *
get_phase (KamaeRecordPane *self, KamaeRecord *approval)
{
  const char *code = kamae_record_get_text (approval, "phase");
  const KamaeChoice *phase = NULL;

  if (code != NULL && self->entity->workflow != NULL)
    phase = kamae_choices_find (self->entity->workflow->phases, code);
  return phase != NULL ? _kamae_translate (self->reg, self->entity, phase->label) : NULL;
}

static int
get_rank (const KamaeChoice *choices, const char *code)
{
  int rank = 0;

  while (choices != NULL && code != NULL && choices[rank].code != NULL
         && !g_str_equal (choices[rank].code, code))
    rank++;
  return rank;
}

/* By the day; what was signed on one day by the phase, and as the boxes follow each other. */
static int
compare_approvals (gconstpointer a, gconstpointer b, gpointer data)
{
  KamaeRecordPane *self = data;
  KamaeRecord *first = *(KamaeRecord *const *) a;
  KamaeRecord *second = *(KamaeRecord *const *) b;
  const KamaeWorkflow *workflow = self->entity->workflow;
  const KamaeChoice *phases = workflow != NULL ? workflow->phases : NULL;
  const KamaeField *box = kamae_entity_find_field (kamae_record_get_entity (first), "box");
  int order = g_strcmp0 (kamae_record_get_text (first, "signed_on"),
                         kamae_record_get_text (second, "signed_on"));

  if (order == 0)
    order = get_rank (phases, kamae_record_get_text (first, "phase"))
            - get_rank (phases, kamae_record_get_text (second, "phase"));
  if (order == 0)
    order = get_rank (box->choices, kamae_record_get_text (first, "box"))
            - get_rank (box->choices, kamae_record_get_text (second, "box"));
  return order;
}

static GPtrArray *
list_approvals (KamaeRecordPane *self)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  g_autofree char *key = kamae_record_dup_key (self->record);
  g_autoptr(KamaeQuery) query = kamae_query_new (kamae_model_find_entity (model, "approval"));
  g_autoptr(KamaeRecordList) list = NULL;
  GPtrArray *approvals = g_ptr_array_new_with_free_func (g_object_unref);

  kamae_query_where (query, "source", KAMAE_MATCH_IS, key);
  list = kamae_record_list_new (self->reg, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (approvals, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_ptr_array_sort_with_data (approvals, compare_approvals, self);
  return approvals;
}

static void
append_approval (GString *text, KamaeRecord *approval)
{
  g_autofree char *box = kamae_record_dup_display (approval, "box", NULL);
  g_autofree char *date = kamae_record_dup_display (approval, "signed_on", NULL);
  g_autofree char *voided = kamae_record_dup_display (approval, "voided_on", NULL);

  /* Translators: an approval: the box (作成、審査、承認), the person, the date. */
  g_string_append_printf (text, _("%1$s: %2$s, %3$s"), box,
                          kamae_record_get_text (approval, "person_name"), date);
  if (kamae_record_is_set (approval, "voided_on"))
    /* Translators: after an approval; %s is the day of a step back: ［無効（差戻し）%s］ */
    g_string_append_printf (text, _(" — void, sent back on %s"), voided);
}

/* Who has signed: "承認: 三浦 健一（2026年4月20日）"; a phase of a form is one line. */
static void
update_approvals (KamaeRecordPane *self)
{
  g_autoptr(GPtrArray) approvals = list_approvals (self);
  g_autoptr(GString) text = g_string_new (NULL);
  const char *last_phase = NULL;

  for (guint i = 0; i < approvals->len; i++)
    {
      KamaeRecord *approval = approvals->pdata[i];
      const char *phase = get_phase (self, approval);

      if (phase != NULL && phase == last_phase)
        g_string_append (text, " · ");
      else
        g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", phase != NULL ? phase : "",
                                phase != NULL ? " " : "");
      last_phase = phase;
      append_approval (text, approval);
    }

  gtk_label_set_text (GTK_LABEL (self->approvals), text->str);
  gtk_widget_set_visible (self->approvals, approvals->len > 0);
}

static void
update (KamaeRecordPane *self)
{
  const char *number, *title;
  gboolean deletable;

  /* A record that was deleted may come back by undoing. */
  gtk_widget_set_visible (GTK_WIDGET (self), !kamae_record_is_deleted (self->record));
  if (kamae_record_is_deleted (self->record))
    return;

  number = kamae_record_get_number (self->record);
  title = kamae_record_get_title (self->record);
  gtk_label_set_text (GTK_LABEL (self->number),
                      number != NULL && *number != '\0' && g_strcmp0 (number, title) != 0
                        ? number
                        : _kamae_translate (self->reg, self->entity, self->entity->label));
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_widget_set_visible (self->title, title != NULL && *title != '\0');
  update_approvals (self);
  deletable = kamae_record_can_delete (self->record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", deletable);
  gtk_widget_set_visible (self->menu, deletable);
}

static void
drop_record (KamaeRecordPane *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_clear_object (&self->record);
}

static void
kamae_record_pane_dispose (GObject *object)
{
  KamaeRecordPane *self = KAMAE_RECORD_PANE (object);

  drop_record (self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_record_pane_parent_class)->dispose (object);
}

static void
kamae_record_pane_class_init (KamaeRecordPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_record_pane_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "record.delete", NULL, delete_cb);

  /**
   * KamaeRecordPane::open-record:
   * @self: a pane
   * @record: another record
   *
   * Asks for a record to be shown.
   */
  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);

  /**
   * KamaeRecordPane::message:
   * @self: a pane
   * @text: a sentence
   *
   * Tells what was done.
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_record_pane_init (KamaeRecordPane *self)
{
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* One that is not focusable would keep the focus from passing, from GTK 4.18 on. */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("Delete"), "record.delete");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("More for this record"));
  kamae_widget_set_name (button, _("More for this record"));

  return button;
}

static GtkWidget *
create_head (KamaeRecordPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->number = create_label ("kamae-number");
  gtk_widget_set_hexpand (self->number, TRUE);
  self->title = create_label ("title-2");
  self->approvals = create_label ("kamae-help");
  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->actions, FALSE);
  self->state = KAMAE_STATE_BUTTON (kamae_state_button_new ());
  g_signal_connect_swapped (self->state, "show-field", G_CALLBACK (show_field_cb), self);
  g_signal_connect_swapped (self->state, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (self->state, "message", G_CALLBACK (message_cb), self);

  gtk_box_append (GTK_BOX (row), kamae_wrap_new (self->number));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->state));
  self->menu = create_menu ();
  gtk_box_append (GTK_BOX (row), self->menu);
  gtk_box_append (GTK_BOX (head), row);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->approvals);
  gtk_box_append (GTK_BOX (head), self->actions);

  return head;
}

/**
 * kamae_record_pane_new:
 * @reg: a register
 * @entity: a kind of record
 *
 * Makes a widget that shows one record as a whole.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_record_pane_new (KamaeRegister *reg, const KamaeEntity *entity)
{
  KamaeRecordPane *self;
  GtkWidget *box, *clamp;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (entity != NULL, NULL);

  self = g_object_new (KAMAE_TYPE_RECORD_PANE, NULL);
  self->reg = g_object_ref (reg);
  self->entity = kamae_model_find_entity (kamae_register_get_model (reg), entity->name);

  self->form = KAMAE_FORM (kamae_form_new (reg, self->entity));
  g_signal_connect_swapped (self->form, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (self->form, "message", G_CALLBACK (message_cb), self);
  self->details = KAMAE_RECORD_DETAILS (kamae_record_details_new ());
  g_signal_connect_swapped (self->details, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (self->details, "message", G_CALLBACK (message_cb), self);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details));

  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), clamp);
  gtk_widget_set_vexpand (self->scroll, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->scroll);

  return GTK_WIDGET (self);
}

/**
 * kamae_record_pane_get_record:
 * @self: a pane
 *
 * Gets the record that is shown.
 *
 * Returns: (transfer none) (nullable): a record
 */
KamaeRecord *
kamae_record_pane_get_record (KamaeRecordPane *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_PANE (self), NULL);

  return self->record;
}

/**
 * kamae_record_pane_set_record:
 * @self: a pane
 * @record: a record
 *
 * Shows a record, from its top.
 */
void
kamae_record_pane_set_record (KamaeRecordPane *self, KamaeRecord *record)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (KAMAE_IS_RECORD_PANE (self));
  g_return_if_fail (KAMAE_IS_RECORD (record));

  if (record == self->record)
    return;

  kamae_form_set_record (self->form, record);
  drop_record (self);
  self->record = g_object_ref (record);
  self->changed_id = g_signal_connect_swapped (record, "changed", G_CALLBACK (update), self);
  kamae_state_button_set_record (self->state, record);
  kamae_record_details_set_record (self->details, record);
  update (self);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));
  gtk_adjustment_set_value (adjustment, 0);
}

/**
 * kamae_record_pane_focus_field:
 * @self: a pane
 * @field: (nullable): name of a field; %NULL for the first field
 *
 * Puts the cursor into a field.
 *
 * Returns: %FALSE if it is not shown
 */
gboolean
kamae_record_pane_focus_field (KamaeRecordPane *self, const char *field)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_PANE (self), FALSE);

  return kamae_form_focus_field (self->form, field);
}

/**
 * kamae_record_pane_add_action:
 * @self: a pane
 * @widget: a button
 *
 * Adds a button under the head of the record, for what can be done with this kind of record only.
 */
void
kamae_record_pane_add_action (KamaeRecordPane *self, GtkWidget *widget)
{
  g_return_if_fail (KAMAE_IS_RECORD_PANE (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_append (GTK_BOX (self->actions), widget);
  gtk_widget_set_visible (self->actions, TRUE);
}
