/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-approval-dialog-private.h"

/* More than this is not read in a menu. */
#define MAX_MISSING 8
#define MAX_HEIGHT 480

struct _KamaeStateButton
{
  AdwBin parent_instance;

  KamaeRecord *record;
  gulong changed_id;

  GtkWidget *button;
  GtkWidget *pill;
  GtkWidget *steps;
};

G_DEFINE_FINAL_TYPE (KamaeStateButton, kamae_state_button, ADW_TYPE_BIN)

enum
{
  SHOW_FIELD,
  OPEN_RECORD,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A step on its way: questions may come between the choice and the deed. */
typedef struct
{
  KamaeStateButton *self;
  KamaeRecord *record;
  const KamaeTransition *transition;
  char *warnings;
  char *reason;
  KamaeApprovalAnswer *approval;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->self);
  g_object_unref (step->record);
  g_free (step->warnings);
  g_free (step->reason);
  g_clear_pointer (&step->approval, kamae_approval_answer_free);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static const char *
get_step_label (KamaeRecord *record, const KamaeTransition *transition)
{
  return _kamae_translate (kamae_record_get_register (record), kamae_record_get_entity (record),
                           transition->label);
}

static const KamaeState *
get_state (KamaeRecord *record)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;

  return workflow != NULL ? kamae_workflow_find_state (workflow, kamae_record_get_state (record))
                          : NULL;
}

/* The person who is working may not sign this. */
static gboolean
is_about_approver (KamaeCheckResult *result, const KamaeTransition *transition)
{
  return transition->approval != NULL
         && kamae_check_result_get_asks_signer (result);
}

/* What stands in the way. Who approves is asked in a dialog, so that is not in the way yet. */
static gboolean
is_in_the_way (KamaeCheckResult *result, const KamaeTransition *transition)
{
  return kamae_check_result_get_level (result) == KAMAE_RULE_BLOCK
         && !is_about_approver (result, transition);
}

/* Taking a step */

static gboolean
take (Step *step, GError **error)
{
  KamaeRegister *reg = kamae_record_get_register (step->record);
  g_autoptr(KamaeOperation) operation = NULL;
  KamaeApprovalAnswer *approval = step->approval;
  /* Translators: name of an operation; %s is a record. */
  const char *name = N_("Change the state of %s");

  if (approval != NULL)
    /* Translators: name of an operation; %s is a record. */
    name = N_("Approve %s");

  operation = kamae_register_begin (reg, name, step->record, error);
  if (operation == NULL)
    return FALSE;

  if (step->reason != NULL)
    kamae_operation_set_reason (operation, step->reason);

  if (approval != NULL
      && !kamae_operation_sign (operation, step->record, step->transition, approval->person,
                                approval->on, approval->means, approval->comment, error))
    return FALSE;

  return kamae_operation_transition (operation, step->record, step->transition->name, error)
         && kamae_operation_commit (operation, error);
}

/* What is typed for a step is kept until the step is taken. */
static char *
dup_key (Step *step)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%s", kamae_record_get_id (step->record),
                          step->transition->name);
}

static void
forget_typed (Step *step)
{
  static const char *const texts[] = { ".reason", ".comment" };
  g_autofree char *key = dup_key (step);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *full = g_strconcat (key, texts[i], NULL);

      kamae_typing_forget (kamae_record_get_register (step->record), full);
    }
}

static void
finish (Step *step)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (!take (step, &error))
    {
      kamae_show_error (_kamae_widget_get_window (GTK_WIDGET (step->self)),
                        _("The step could not be taken"), error);
      return;
    }

  forget_typed (step);
  label = kamae_record_dup_label (step->record);
  /* Translators: the first %s is a record, the second its new state, or the step that left it. */
  text = g_strdup_printf (_("%s: %s"), label,
                          step->transition->to == NULL
                            ? get_step_label (step->record, step->transition)
                            : _kamae_state_label (kamae_record_get_register (step->record),
                                                  kamae_record_get_entity (step->record),
                                                  get_state (step->record)));
  g_signal_emit (step->self, signals[MESSAGE], 0, text);
}

static void
approval_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Step) step = data;

  step->approval = kamae_ask_approval_finish (result, NULL);
  if (step->approval != NULL)
    finish (step);
}

static void
ask_approval (Step *step)
{
  KamaeRegister *reg = kamae_record_get_register (step->record);
  KamaeRecord *person = kamae_register_get_person (reg);
  const char *label = get_step_label (step->record, step->transition);
  const char *body = _("Who approves, when, and by which means?");
  g_autoptr(GPtrArray) results = NULL;
  g_autofree char *key = dup_key (step);

  if (step->transition->approval == NULL)
    {
      finish (step);
      step_free (step);
      return;
    }

  /* Whoever may not approve is not offered, but told who may. */
  results = kamae_record_check_transition (step->record, step->transition);
  for (guint i = 0; i < results->len; i++)
    if (is_about_approver (g_ptr_array_index (results, i), step->transition))
      {
        person = NULL;
        body = kamae_check_result_get_text (g_ptr_array_index (results, i));
      }

  kamae_ask_approval_async (_kamae_widget_get_window (GTK_WIDGET (step->self)),
                            reg, person, key, label, body, label, approval_cb, step);
}

static void
reason_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Step) step = data;

  step->reason = kamae_ask_reason_finish (result, NULL);
  if (step->reason != NULL)
    ask_approval (g_steal_pointer (&step));
}

static void
begin_step (KamaeStateButton *self, const KamaeTransition *transition, const char *warnings)
{
  Step *step = g_new0 (Step, 1);
  g_autofree char *key = NULL;
  g_autofree char *reason = NULL;

  step->self = g_object_ref (self);
  step->record = g_object_ref (self->record);
  step->transition = transition;
  step->warnings = g_strdup (warnings);

  if (*warnings == '\0' && (transition->flags & KAMAE_TRANSITION_NEEDS_REASON) == 0)
    {
      ask_approval (step);
      return;
    }

  key = dup_key (step);
  reason = g_strconcat (key, ".reason", NULL);
  kamae_ask_reason_async (_kamae_widget_get_window (GTK_WIDGET (self)),
                          kamae_record_get_register (step->record), reason,
                          get_step_label (self->record, transition),
                          *warnings != '\0' ? step->warnings : _("Give the reason for this step."),
                          get_step_label (self->record, transition),
                          NULL, reason_cb, step);
}

static char *
dup_missing_text (KamaeCheckResult *result)
{
  const char *text = kamae_check_result_get_text (result);
  const char *detail = kamae_check_result_get_detail (result);

  if (detail == NULL || *detail == '\0')
    return g_strdup (text);

  /* Translators: what is missing, then where. */
  return g_strdup_printf (_("%s (%s)"), text, detail);
}

static void
step_cb (KamaeStateButton *self, GtkWidget *button)
{
  const KamaeTransition *transition = g_object_get_data (G_OBJECT (button), "transition");
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GString) warnings = g_string_new (NULL);

  if (!_kamae_widget_commit_window (GTK_WIDGET (self)))
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
      return;
    }

  results = kamae_record_check_transition (self->record, transition);
  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = g_ptr_array_index (results, i);
      g_autofree char *text = dup_missing_text (result);

      if (kamae_check_result_get_level (result) == KAMAE_RULE_WARN)
        g_string_append_printf (warnings, "%s%s", warnings->len > 0 ? "\n" : "", text);
    }

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  begin_step (self, transition, warnings->str);
}

/* The menu */

static void
missing_cb (KamaeStateButton *self, GtkWidget *button)
{
  KamaeCheckResult *result = g_object_get_data (G_OBJECT (button), "result");
  KamaeRecord *record = kamae_check_result_get_record (result);
  const char *field = kamae_check_result_get_field (result);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (record != NULL && record != self->record)
    g_signal_emit (self, signals[OPEN_RECORD], 0, record);
  else if (field != NULL)
    g_signal_emit (self, signals[SHOW_FIELD], 0, field);
}

static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_missing (KamaeStateButton *self, KamaeCheckResult *result)
{
  g_autofree char *text = dup_missing_text (result);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), create_text (text, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kamae-missing");
  gtk_widget_set_tooltip_text (button, kamae_check_result_get_rule (result));
  kamae_widget_set_name (button, text);
  g_object_set_data_full (G_OBJECT (button), "result", g_object_ref (result), g_object_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (missing_cb), self);

  return button;
}

static void
add_missing (KamaeStateButton *self, GtkWidget *box, const KamaeTransition *transition,
             GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    if (is_in_the_way (g_ptr_array_index (results, i), transition) && n++ < MAX_MISSING)
      gtk_box_append (GTK_BOX (box), create_missing (self, g_ptr_array_index (results, i)));

  if (n > MAX_MISSING)
    {
      /* Translators: at the end of a list that was cut. */
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more",
                                                         n - MAX_MISSING), n - MAX_MISSING);

      gtk_box_append (GTK_BOX (box), create_text (more, "kamae-help"));
    }
}

static gboolean
is_blocked (GPtrArray *results, const KamaeTransition *transition)
{
  for (guint i = 0; i < results->len; i++)
    if (is_in_the_way (g_ptr_array_index (results, i), transition))
      return TRUE;

  return FALSE;
}

static GtkWidget *
create_step (KamaeStateButton *self, const KamaeTransition *transition)
{
  g_autoptr(GPtrArray) results = kamae_record_check_transition (self->record, transition);
  gboolean blocked = is_blocked (results, transition);
  const char *label = get_step_label (self->record, transition);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), create_text (label, NULL));
  gtk_widget_set_sensitive (button, !blocked);
  gtk_widget_add_css_class (button, "flat");
  if (!blocked && (transition->flags & KAMAE_TRANSITION_BACK) == 0)
    gtk_widget_add_css_class (button, "kamae-step");
  kamae_widget_set_name (button, label);
  g_object_set_data (G_OBJECT (button), "transition", (gpointer) transition);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (step_cb), self);
  gtk_box_append (GTK_BOX (box), button);

  if (blocked)
    {
      GtkWidget *still = create_text (_("Still missing:"), "kamae-help");

      gtk_widget_add_css_class (still, "kamae-still");
      gtk_box_append (GTK_BOX (box), still);
      add_missing (self, box, transition, results);
    }

  return box;
}

static void
add_steps (KamaeStateButton *self, GPtrArray *transitions, gboolean back)
{
  for (guint i = 0; i < transitions->len; i++)
    {
      const KamaeTransition *transition = g_ptr_array_index (transitions, i);

      if (((transition->flags & KAMAE_TRANSITION_BACK) != 0) == back)
        gtk_box_append (GTK_BOX (self->steps), create_step (self, transition));
    }
}

/* The steps are asked for when the menu opens: what is missing may be in other records. */
static void
show_cb (KamaeStateButton *self)
{
  g_autoptr(GPtrArray) transitions = NULL;

  _kamae_widget_commit_window (GTK_WIDGET (self));
  transitions = kamae_record_get_transitions (self->record);
  _kamae_widget_remove_children (self->steps);
  if (kamae_register_is_read_only (kamae_record_get_register (self->record)))
    gtk_box_append (GTK_BOX (self->steps), create_text (_("The register can only be read."), NULL));
  else if (transitions->len == 0)
    gtk_box_append (GTK_BOX (self->steps), create_text (_("There is no further step."), NULL));
  else
    {
      add_steps (self, transitions, FALSE);
      add_steps (self, transitions, TRUE);
    }
}

static void
update (KamaeStateButton *self)
{
  const KamaeState *state;
  const char *label;
  g_autofree char *name = NULL;

  if (kamae_record_is_deleted (self->record))
    return;

  state = get_state (self->record);
  gtk_widget_set_visible (GTK_WIDGET (self), state != NULL);
  if (state == NULL)
    return;

  label = _kamae_state_label (kamae_record_get_register (self->record),
                              kamae_record_get_entity (self->record), state);
  /* Translators: the button that shows a record's state and leads to its next steps; %s is the
     state. */
  name = g_strdup_printf (_("State: %s"), label);
  kamae_tone_label_set (self->pill, state->tone, label);
  kamae_widget_set_name (self->button, name);
}

static void
drop_record (KamaeStateButton *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_clear_object (&self->record);
}

static void
kamae_state_button_dispose (GObject *object)
{
  drop_record (KAMAE_STATE_BUTTON (object));

  G_OBJECT_CLASS (kamae_state_button_parent_class)->dispose (object);
}

static void
kamae_state_button_class_init (KamaeStateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_state_button_dispose;

  /**
   * KamaeStateButton::show-field:
   * @self: a state button
   * @field: name of a field
   *
   * Asks for the field that is missing.
   */
  signals[SHOW_FIELD] = g_signal_new ("show-field", G_TYPE_FROM_CLASS (klass),
                                      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * KamaeStateButton::open-record:
   * @self: a state button
   * @record: a record
   *
   * Asks for the record in which something is missing.
   */
  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);

  /**
   * KamaeStateButton::message:
   * @self: a state button
   * @text: a sentence
   *
   * Tells what was done.
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_state_button_init (KamaeStateButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->steps);
  gtk_popover_set_child (GTK_POPOVER (popover), scroll);
  kamae_widget_set_name (popover, _("Next steps"));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (show_cb), self);

  self->pill = kamae_tone_label_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->pill);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "kamae-pill");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * kamae_state_button_new:
 *
 * Makes a button that shows the state of a record and leads to its next steps.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_state_button_new (void)
{
  return g_object_new (KAMAE_TYPE_STATE_BUTTON, NULL);
}

/**
 * kamae_state_button_set_record:
 * @self: a state button
 * @record: a record
 *
 * Shows the state of a record; nothing if it has none.
 */
void
kamae_state_button_set_record (KamaeStateButton *self, KamaeRecord *record)
{
  g_return_if_fail (KAMAE_IS_STATE_BUTTON (self));
  g_return_if_fail (KAMAE_IS_RECORD (record));

  drop_record (self);
  self->record = g_object_ref (record);
  self->changed_id = g_signal_connect_swapped (record, "changed", G_CALLBACK (update), self);
  update (self);
}
