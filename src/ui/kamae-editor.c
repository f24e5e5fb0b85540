/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-drafts-private.h"
#include "kamae-editor-private.h"

#define LABEL_WIDTH 128

typedef struct
{
  KamaeRegister *reg;
  const KamaeEntity *entity;
  const KamaeField *field;
  gboolean compact;

  KamaeRecord *record;
  char *correction;
  char *seen;             /* the value that the person saw before changing it */
  char *mine;             /* what the person chose while another value was written */

  GtkWidget *typed;       /* the text, in editors that have one */
  guint settle_id;

  GtkWidget *label;
  GtkWidget *control;
  GtkWidget *plain;
  GtkWidget *absence_button;
  GtkWidget *refusal;
  gboolean is_locked_told;
  GtkWidget *help;
  GtkWidget *day;
  GtkWidget *note;
  GtkWidget *warning;
  GtkWidget *remedy;
  gboolean required;
} KamaeEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KamaeEditor, kamae_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_REGISTER,
  PROP_ENTITY,
  PROP_FIELD,
  PROP_COMPACT,
  N_PROPS
};

enum
{
  OPEN_RECORD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
dup_draft_key (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%s",
                          kamae_record_get_id (priv->record), priv->field->name);
}

/* Also for those who do not see what stands under the control. */
static void
mark_refused (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  gboolean refused = kamae_refusal_is_told (KAMAE_REFUSAL (priv->refusal));

  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "kamae-refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kamae-refused");
}

static void
show_error (KamaeEditor *self, const char *message)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  priv->is_locked_told = FALSE;
  if (message != NULL)
    kamae_refusal_tell (KAMAE_REFUSAL (priv->refusal), message);
  else
    kamae_refusal_clear (KAMAE_REFUSAL (priv->refusal));
}

static gboolean
is_editable (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  if (priv->field->kind == KAMAE_FIELD_DERIVED || priv->field->flags & KAMAE_READ_ONLY)
    return FALSE;

  /* Several links and files are not values that a correction could replace. */
  if (priv->correction != NULL)
    return priv->field->kind != KAMAE_FIELD_LINKS && priv->field->kind != KAMAE_FIELD_FILE;

  return kamae_record_can_edit (priv->record, priv->field->name);
}

static const char *
get_absence_word (KamaeAbsence absence)
{
  switch (absence)
    {
    case KAMAE_ABSENCE_NONE:
      return _("None");

    case KAMAE_ABSENCE_NOT_APPLICABLE:
      /* Translators: the answer that a question does not apply (該当なし). */
      return _("Not applicable");

    case KAMAE_ABSENCE_UNKNOWN:
    default:
      return NULL;
    }
}

static gboolean
has_typed (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->typed != NULL && kamae_typing_is_changed (priv->typed);
}

/* Plain text stands in for a control that cannot be used, and for a declared absence; never for
 * what is typed and not saved. */
static void
update_plain (KamaeEditor *self, gboolean editable)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  KamaeEditorClass *klass = KAMAE_EDITOR_GET_CLASS (self);
  const char *absence = get_absence_word (kamae_record_get_absence (priv->record,
                                                                    priv->field->name));
  gboolean plain = !has_typed (self)
                   && (absence != NULL || (!editable && klass->set_editable == NULL));

  gtk_widget_set_visible (priv->control, !plain);
  gtk_widget_set_visible (priv->plain, plain);
  if (plain)
    {
      g_autofree char *text = kamae_record_dup_display (priv->record, priv->field->name,
                                                        kamae_language_get_current ());

      if (absence == NULL && text != NULL && *text != '\0')
        absence = text;
      gtk_label_set_text (GTK_LABEL (priv->plain), absence != NULL ? absence : "—");
    }
}

/* How a field is to be filled in is said only where it can be filled in. */
static void
update_label (KamaeEditor *self, gboolean editable)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  const char *label = kamae_editor_get_label (self);
  gboolean required = priv->required && editable;
  g_autofree char *text = required ? g_strdup_printf ("%s *", label) : g_strdup (label);

  gtk_label_set_text (GTK_LABEL (priv->label), text);
  gtk_widget_set_tooltip_text (priv->label, required ? _("Needed for the next step") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->control),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
  if (priv->help != NULL)
    gtk_widget_set_visible (priv->help, editable);
  if (priv->day != NULL)
    gtk_widget_set_visible (priv->day,
                            editable && !kamae_record_is_set (priv->record, priv->field->name));
}

static char *
dup_canonical (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  char *value = kamae_record_dup_canonical (priv->record, priv->field->name);

  return value != NULL ? value : g_strdup ("");
}

static void
update_control (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  KamaeEditorClass *klass = KAMAE_EDITOR_GET_CLASS (self);
  gboolean editable = is_editable (self);

  if (klass->set_editable != NULL)
    klass->set_editable (self, editable);
  if (priv->absence_button != NULL)
    gtk_widget_set_visible (priv->absence_button, editable && priv->correction == NULL);
  update_plain (self, editable);
  update_label (self, editable);
}

/* Shows the record's value, whatever was typed or chosen. */
static void
force_reload (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  if (priv->record == NULL || kamae_record_is_deleted (priv->record))
    return;

  g_free (priv->seen);
  priv->seen = dup_canonical (self);
  g_clear_pointer (&priv->mine, g_free);
  kamae_typing_set_pending (GTK_WIDGET (self), FALSE);
  KAMAE_EDITOR_GET_CLASS (self)->load (self);
  if (priv->typed != NULL)
    {
      g_autofree char *key = dup_draft_key (self);

      kamae_typing_keep (priv->typed, priv->reg, key, priv->seen);
    }
  show_error (self, NULL);
  update_control (self);
}

static void
add_absence_item (KamaeEditor *self, GMenu *menu, const char *label, const char *target)
{
  g_autofree char *action = g_strdup_printf ("editor.absence::%s", target);

  g_menu_append (menu, label, action);
}

static gboolean
run_absence (KamaeEditor *self, KamaeOperation *operation, gpointer data, GError **error)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return kamae_operation_set_absence (operation, priv->record, priv->field->name,
                                      GPOINTER_TO_INT (data), error);
}

static void
absence_cb (GSimpleAction *action, GVariant *parameter, KamaeEditor *self)
{
  const char *target = g_variant_get_string (parameter, NULL);
  KamaeAbsence absence = KAMAE_ABSENCE_UNKNOWN;

  if (g_str_equal (target, "none"))
    absence = KAMAE_ABSENCE_NONE;
  else if (g_str_equal (target, "na"))
    absence = KAMAE_ABSENCE_NOT_APPLICABLE;

  kamae_editor_run (self, run_absence, GINT_TO_POINTER (absence));
}

static void
create_absence_button (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("absence", G_VARIANT_TYPE_STRING);
  /* Translators: %s is a field. The menu offers the answers "none" and "not applicable". */
  g_autofree char *name = g_strdup_printf (_("Other answers for %s"),
                                           kamae_editor_get_label (self));

  if (priv->field->flags & KAMAE_MAY_BE_NONE)
    add_absence_item (self, menu, get_absence_word (KAMAE_ABSENCE_NONE), "none");
  if (priv->field->flags & KAMAE_MAY_BE_NA)
    add_absence_item (self, menu, get_absence_word (KAMAE_ABSENCE_NOT_APPLICABLE), "na");
  /* Translators: takes back the answer "none" or "not applicable". */
  add_absence_item (self, menu, _("Enter a value"), "unknown");

  g_signal_connect (action, "activate", G_CALLBACK (absence_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", G_ACTION_GROUP (group));

  priv->absence_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (priv->absence_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (priv->absence_button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (priv->absence_button, "flat");
  gtk_widget_set_valign (priv->absence_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (priv->absence_button, name);
  kamae_widget_set_name (priv->absence_button, name);
}

/* Long controls stand under their label, short ones beside it. */
static gboolean
is_long (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->field->kind == KAMAE_FIELD_LONG_TEXT || priv->field->kind == KAMAE_FIELD_LINKS;
}

static GtkWidget *
create_head (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  GtkWidget *clamp;

  priv->label = gtk_label_new (kamae_editor_get_label (self));
  gtk_label_set_xalign (GTK_LABEL (priv->label), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (priv->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (priv->label, "kamae-field-label");
  if (is_long (self))
    return priv->label;

  /* As wide as it is told to be, whatever the text. */
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), LABEL_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), LABEL_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), priv->label);
  gtk_widget_set_size_request (clamp, LABEL_WIDTH, -1);
  return clamp;
}

static GtkWidget *
create_quiet_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_body (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_grid_new ();
  const char *help = _kamae_translate (priv->reg, priv->entity, priv->field->help);

  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_hexpand (priv->control, TRUE);
  gtk_widget_set_hexpand (priv->plain, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (row), 3);
  gtk_grid_attach (GTK_GRID (row), priv->control, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), priv->plain, 1, 0, 1, 1);
  if (priv->field->flags & (KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA))
    {
      create_absence_button (self);
      gtk_grid_attach (GTK_GRID (row), priv->absence_button, 2, 0, 1, 1);
    }
  gtk_box_append (GTK_BOX (body), row);
  gtk_box_append (GTK_BOX (body), priv->note);
  gtk_box_append (GTK_BOX (body), priv->warning);
  gtk_box_append (GTK_BOX (body), priv->remedy);
  gtk_box_append (GTK_BOX (body), priv->refusal);
  if (help != NULL && !priv->compact)
    {
      priv->help = create_quiet_label (help, "kamae-help");
      gtk_box_append (GTK_BOX (body), priv->help);
    }
  if (!priv->compact && kamae_workflow_enters_day (priv->entity->workflow, priv->field->name))
    {
      priv->day = create_quiet_label (_("Left empty, it becomes the day on which the step is taken."),
                                      "kamae-help");
      gtk_box_append (GTK_BOX (body), priv->day);
    }

  return body;
}

/* What is here and what is in the file are both worth keeping: the person chooses. */

static gboolean
stop_at_conflict_cb (GtkWidget *widget, gpointer data)
{
  return kamae_editor_commit (KAMAE_EDITOR (widget));
}

static gboolean
was_changed_elsewhere (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autofree char *value = dup_canonical (self);

  return priv->seen != NULL && !g_str_equal (value, priv->seen);
}

static void
show_conflict (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autofree char *theirs = kamae_record_dup_display (priv->record, priv->field->name,
                                                      kamae_language_get_current ());
  g_autofree char *mine = priv->mine != NULL
    ? _kamae_value_dup_text (priv->reg, priv->entity, priv->field, priv->mine) : NULL;

  kamae_refusal_tell_conflict (KAMAE_REFUSAL (priv->refusal), theirs, mine);
}

static void
overwrite_cb (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autofree char *mine = g_steal_pointer (&priv->mine);

  g_free (priv->seen);
  priv->seen = dup_canonical (self);
  kamae_typing_set_pending (GTK_WIDGET (self), FALSE);
  if (mine != NULL)
    kamae_editor_store (self, *mine != '\0' ? mine : NULL);
  else
    kamae_editor_commit (self);
}

static void
give_up_cb (KamaeEditor *self)
{
  force_reload (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
create_refusal (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  priv->refusal = kamae_refusal_new ();
  g_signal_connect_swapped (priv->refusal, "save-mine", G_CALLBACK (overwrite_cb), self);
  g_signal_connect_swapped (priv->refusal, "discard-mine", G_CALLBACK (give_up_cb), self);
  g_signal_connect_swapped (priv->refusal, "notify::visible", G_CALLBACK (mark_refused), self);
}

/* What the rules say of a value that was taken */

static gboolean
run_mend (KamaeEditor *self, KamaeOperation *operation, gpointer data, GError **error)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return kamae_operation_mend (operation, priv->record, priv->field->name, error);
}

static void
mend_cb (KamaeEditor *self)
{
  kamae_editor_run (self, run_mend, NULL);
}

static void
create_warning (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  priv->warning = create_quiet_label (NULL, "kamae-warning");
  gtk_widget_set_visible (priv->warning, FALSE);
  priv->remedy = gtk_button_new_with_label ("");
  gtk_widget_set_halign (priv->remedy, GTK_ALIGN_START);
  gtk_widget_set_visible (priv->remedy, FALSE);
  g_signal_connect_swapped (priv->remedy, "clicked", G_CALLBACK (mend_cb), self);
}

static void
kamae_editor_constructed (GObject *object)
{
  KamaeEditor *self = KAMAE_EDITOR (object);
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  GtkWidget *grid, *head, *body;

  G_OBJECT_CLASS (kamae_editor_parent_class)->constructed (object);

  priv->control = KAMAE_EDITOR_GET_CLASS (self)->create (self);
  priv->plain = create_quiet_label (NULL, "kamae-plain");
  gtk_label_set_selectable (GTK_LABEL (priv->plain), TRUE);
  kamae_widget_set_name (priv->plain, kamae_editor_get_label (self));
  priv->note = create_quiet_label (NULL, "kamae-correction");
  gtk_widget_set_visible (priv->note, FALSE);
  create_refusal (self);
  create_warning (self);

  head = create_head (self);
  body = create_body (self);
  /* A grid: a box of boxes with wrapped texts may search for its width without end. */
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), head, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), body, is_long (self) ? 0 : 1, is_long (self) ? 1 : 0, 1, 1);
  gtk_widget_set_visible (head, !priv->compact);
  if (!is_long (self))
    gtk_widget_add_css_class (head, "kamae-field-head");
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), priv->compact ? "kamae-cell" : "kamae-field");
  adw_bin_set_child (ADW_BIN (self), kamae_wrap_new (grid));
  kamae_typing_watch (GTK_WIDGET (self), KAMAE_TYPING_STAYS, stop_at_conflict_cb, NULL);
}

static gboolean
kamae_editor_grab_focus (GtkWidget *widget)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (KAMAE_EDITOR (widget));
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Asked again, a widget that has the focus would hand it on. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, priv->control))
    return TRUE;

  return gtk_widget_child_focus (gtk_widget_get_visible (priv->control) ? priv->control : widget,
                                 GTK_DIR_TAB_FORWARD);
}

static void
kamae_editor_dispose (GObject *object)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (KAMAE_EDITOR (object));

  g_clear_handle_id (&priv->settle_id, g_source_remove);
  g_clear_object (&priv->reg);
  g_clear_object (&priv->record);
  g_clear_pointer (&priv->correction, g_free);
  g_clear_pointer (&priv->seen, g_free);
  g_clear_pointer (&priv->mine, g_free);

  G_OBJECT_CLASS (kamae_editor_parent_class)->dispose (object);
}

static void
kamae_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (KAMAE_EDITOR (object));

  switch (prop_id)
    {
    case PROP_REGISTER:
      priv->reg = g_value_dup_object (value);
      break;

    case PROP_ENTITY:
      priv->entity = g_value_get_pointer (value);
      break;

    case PROP_FIELD:
      priv->field = g_value_get_pointer (value);
      break;

    case PROP_COMPACT:
      priv->compact = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_editor_class_init (KamaeEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kamae_editor_constructed;
  object_class->dispose = kamae_editor_dispose;
  object_class->set_property = kamae_editor_set_property;

  GTK_WIDGET_CLASS (klass)->grab_focus = kamae_editor_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = _kamae_bin_focus;

  properties[PROP_REGISTER] =
    g_param_spec_object ("register", NULL, NULL, KAMAE_TYPE_REGISTER,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENTITY] =
    g_param_spec_pointer ("entity", NULL, NULL,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] =
    g_param_spec_pointer ("field", NULL, NULL,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);
}

static void
kamae_editor_init (KamaeEditor *self)
{
}

KamaeRegister *
kamae_editor_get_register (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->reg;
}

const KamaeEntity *
kamae_editor_get_entity (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->entity;
}

const KamaeField *
kamae_editor_get_field (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->field;
}

const char *
kamae_editor_get_label (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return _kamae_field_label (priv->reg, priv->entity, priv->field);
}

gboolean
kamae_editor_is_compact (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->compact;
}

/* The record whose value is shown. */
KamaeRecord *
kamae_editor_get_record (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return priv->record;
}

/* The record was approved, closed or locked while somebody typed into it. */
static void
tell_locked (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  priv->is_locked_told = TRUE;
  kamae_refusal_tell_kept (KAMAE_REFUSAL (priv->refusal),
                           _("This cannot be changed any more, so what you typed is not saved. Copy it if you need it."));
}

/* Text that an earlier session left, or that could not be saved when it was left. */
static void
restore_draft (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autofree char *key = dup_draft_key (self);
  const KamaeDraft *draft = _kamae_drafts_find (priv->reg, key);
  g_autoptr(GDateTime) at = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *time = NULL;
  g_autofree char *message = NULL;

  if (draft == NULL || kamae_register_is_read_only (priv->reg))
    return;

  at = g_date_time_new_from_unix_local (draft->at);
  iso = g_date_time_format (at, "%Y-%m-%dT%H:%M");
  time = kamae_register_dup_date (priv->reg, iso, NULL);
  message = draft->message != NULL
    ? g_strdup (draft->message)
    /* Translators: %s is a day and a time. */
    : g_strdup_printf (_("Typed on %s and not saved. It is saved when you leave the field."), time);
  g_free (priv->seen);
  priv->seen = g_strdup (draft->seen != NULL ? draft->seen : "");
  kamae_typing_restore (priv->typed);
  update_control (self);
  if (!is_editable (self))
    tell_locked (self);
  else if (was_changed_elsewhere (self))
    show_conflict (self);
  else
    kamae_refusal_tell_kept (KAMAE_REFUSAL (priv->refusal), message);
}

/* The record changed. Another field's change must not take away what is typed here and not yet
 * saved. */
void
kamae_editor_reload (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  gboolean unsaved = priv->mine != NULL || has_typed (self);

  if (priv->record == NULL || kamae_record_is_deleted (priv->record))
    return;

  if (!unsaved)
    {
      force_reload (self);
      return;
    }
  update_control (self);
  if (!is_editable (self))
    tell_locked (self);
  else if (was_changed_elsewhere (self))
    show_conflict (self);
  else if (kamae_refusal_is_conflict (KAMAE_REFUSAL (priv->refusal)) || priv->is_locked_told)
    show_error (self, NULL);
}

void
kamae_editor_set_record (KamaeEditor *self, KamaeRecord *record)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  /* What was typed belongs to the record that was shown until now. */
  kamae_editor_commit (self);
  if (priv->typed != NULL)
    kamae_typing_keep (priv->typed, NULL, NULL, NULL);
  g_set_object (&priv->record, record);
  force_reload (self);
  if (priv->typed != NULL)
    restore_draft (self);
}

/* While a reason is set, the values of a locked record can be corrected. */
void
kamae_editor_set_correction (KamaeEditor *self, const char *reason)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  g_free (priv->correction);
  priv->correction = g_strdup (reason);
  kamae_editor_reload (self);
}

/* What stands beside the value: the corrections of a locked record. */
void
kamae_editor_set_note (KamaeEditor *self, const char *note)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  gtk_label_set_text (GTK_LABEL (priv->note), note != NULL ? note : "");
  gtk_widget_set_visible (priv->note, note != NULL);
}

void
kamae_editor_show_warnings (KamaeEditor *self, GPtrArray *results)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autoptr(GString) text = g_string_new (NULL);
  const char *remedy = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = g_ptr_array_index (results, i);
      const char *detail = kamae_check_result_get_detail (result);

      if (g_strcmp0 (kamae_check_result_get_field (result), priv->field->name) != 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              kamae_check_result_get_text (result));
      if (detail != NULL)
        g_string_append_printf (text, "\n%s", detail);
      if (kamae_check_result_get_remedy (result) != NULL && is_editable (self))
        remedy = kamae_check_result_get_remedy (result);
    }

  gtk_label_set_text (GTK_LABEL (priv->warning), text->str);
  gtk_widget_set_visible (priv->warning, text->len > 0);
  if (remedy != NULL)
    gtk_button_set_label (GTK_BUTTON (priv->remedy), remedy);
  gtk_widget_set_visible (priv->remedy, remedy != NULL);
}

void
kamae_editor_set_required (KamaeEditor *self, gboolean required)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  priv->required = required;
  update_label (self, priv->record != NULL && is_editable (self));
}

char *
kamae_editor_dup_value (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return kamae_record_dup_canonical (priv->record, priv->field->name);
}

gboolean
kamae_editor_commit (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  KamaeEditorClass *klass = KAMAE_EDITOR_GET_CLASS (self);

  if (priv->record == NULL || kamae_record_is_deleted (priv->record))
    return TRUE;
  if (priv->typed == NULL)
    return priv->mine == NULL;

  return !kamae_typing_is_changed (priv->typed) || klass->commit (self);
}

static gboolean
settle (gpointer editor)
{
  KamaeEditor *self = editor;
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  priv->settle_id = 0;
  if (priv->record != NULL && !kamae_record_is_deleted (priv->record)
      && kamae_refusal_is_told (KAMAE_REFUSAL (priv->refusal))
      && !kamae_typing_is_changed (priv->typed))
    force_reload (self);
  return G_SOURCE_REMOVE;
}

/* What stands under the text is about what was typed: it goes when that is taken back. Not at once:
 * the text is in the middle of its change. */
static void
typed_cb (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  if (kamae_refusal_is_told (KAMAE_REFUSAL (priv->refusal)) && priv->settle_id == 0)
    priv->settle_id = g_idle_add (settle, self);
}

static gboolean
commit_typed_cb (GtkWidget *text, gpointer editor)
{
  return kamae_editor_commit (editor);
}

/* Has what is typed in @text, an entry or a text view, committed whenever it must be. */
void
kamae_editor_watch_typing (KamaeEditor *self, GtkWidget *text)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  GObject *subject = GTK_IS_TEXT_VIEW (text)
    ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text))) : G_OBJECT (text);

  priv->typed = text;
  g_signal_connect_object (subject, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  kamae_typing_watch (text, KAMAE_TYPING_NONE, commit_typed_cb, self);
}

/* Keeps what was typed, which cannot be saved, and says why. */
static void
refuse (KamaeEditor *self, const GError *error)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autofree char *key = dup_draft_key (self);

  _kamae_drafts_explain (priv->reg, key, error->message);
  kamae_typing_refuse (priv->typed != NULL ? priv->typed : GTK_WIDGET (self), error);
  if (is_editable (self))
    show_error (self, error->message);
  else
    tell_locked (self);
}

/* Where the reason for a correction is kept until it stands in the history. */
char *
_kamae_correction_dup_key (KamaeRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".+correction", kamae_record_get_id (record));
}

void
_kamae_correction_forget (KamaeRecord *record)
{
  g_autofree char *key = _kamae_correction_dup_key (record);

  kamae_typing_forget (kamae_record_get_register (record), key);
}

/* Whether the record lacks something without a value, in the state that it is in. */
static gboolean
is_needed (KamaeEditor *self)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);

  return _kamae_field_is_required (priv->entity, priv->field,
                                   kamae_record_get_state (priv->record));
}

/* What a record in use needs stays until there is something else (CORE-V06). */
static void
refuse_empty (KamaeEditor *self)
{
  g_autoptr(GError) error = NULL;

  g_set_error (&error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: %s is a field. */
               _("“%s” must not be empty. What was there stays until you enter something else. (CORE-V06)"),
               kamae_editor_get_label (self));
  force_reload (self);
  refuse (self, error);
}

static gboolean
run (KamaeEditor *self, KamaeEditorFunc func, gpointer data, GError **error)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autoptr(KamaeOperation) operation = NULL;
  /* Translators: name of an operation; %s is a record. */
  const char *name = N_("Change %s");

  if (priv->correction != NULL)
    /* Translators: name of an operation; %s is a record. */
    name = N_("Correct %s");

  operation = kamae_register_begin (priv->reg, name, priv->record, error);
  if (operation == NULL)
    return FALSE;

  if (priv->correction != NULL)
    kamae_operation_set_reason (operation, priv->correction);

  if (!func (self, operation, data, error) || !kamae_operation_commit (operation, error))
    return FALSE;

  if (priv->correction != NULL)
    _kamae_correction_forget (priv->record);
  return TRUE;
}

/* Changes the record by one operation. An error is shown beside the field. */
gboolean
kamae_editor_run (KamaeEditor *self, KamaeEditorFunc func, gpointer data)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autoptr(KamaeRecord) record = g_object_ref (priv->record);
  g_autoptr(GError) error = NULL;

  if (run (self, func, data, &error))
    {
      force_reload (self);
      return TRUE;
    }

  if (priv->record != record)
    return FALSE;
  kamae_editor_reload (self);
  show_error (self, error->message);
  return FALSE;
}

typedef struct
{
  const char *seen;
  const char *value;
} Store;

static gboolean
run_store (KamaeEditor *self, KamaeOperation *operation, gpointer data, GError **error)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  const Store *store = data;

  if (!kamae_operation_expect (operation, priv->record, priv->field->name, store->seen, error))
    return FALSE;
  if (priv->correction != NULL)
    return kamae_operation_correct (operation, priv->record, priv->field->name, store->value,
                                    error);

  return kamae_operation_set (operation, priv->record, priv->field->name, store->value, error);
}

/* Saves a canonical value by one operation. If that fails, says why, and keeps what was typed. If
 * another value was written meanwhile, both are shown and the person chooses. */
gboolean
kamae_editor_store (KamaeEditor *self, const char *value)
{
  KamaeEditorPrivate *priv = kamae_editor_get_instance_private (self);
  g_autofree char *old = dup_canonical (self);
  g_autofree char *seen = g_strdup (priv->seen);
  g_autoptr(KamaeRecord) record = g_object_ref (priv->record);
  g_autoptr(GError) error = NULL;
  const Store store = { seen, value };

  if (*old != '\0' && (value == NULL || *value == '\0') && is_needed (self))
    {
      refuse_empty (self);
      return FALSE;
    }
  if (g_str_equal (old, value != NULL ? value : "")
      || run (self, run_store, (gpointer) &store, &error))
    {
      force_reload (self);
      return TRUE;
    }

  /* It was deleted: the form shows another one by now. */
  if (priv->record != record)
    return FALSE;
  if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT))
    {
      if (priv->typed == NULL)
        {
          force_reload (self);
          priv->mine = g_strdup (value != NULL ? value : "");
          kamae_typing_set_pending (GTK_WIDGET (self), TRUE);
        }
      kamae_typing_refuse (priv->typed != NULL ? priv->typed : GTK_WIDGET (self), error);
      show_conflict (self);
    }
  else if (priv->typed != NULL)
    {
      refuse (self, error);
    }
  else
    {
      force_reload (self);
      show_error (self, error->message);
    }
  return FALSE;
}

void
kamae_editor_open_record (KamaeEditor *self, KamaeRecord *record)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, record);
}
