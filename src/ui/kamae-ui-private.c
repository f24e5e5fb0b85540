/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

GtkWidget *
_kamae_icon_button_new (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);

  return button;
}

GtkWindow *
_kamae_widget_get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* For bins that hand the focus on in a grab_focus() of their own: libadwaita 1.2 has a bin grab the
 * focus before it lets it out backwards, so that it would never get out. */
gboolean
_kamae_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

gboolean
_kamae_widget_commit_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root == NULL || kamae_typing_commit (GTK_WIDGET (root));
}

/* Has what is typed into the text of a dialog kept under a key. The label says so if something
 * stands there again. */
GtkWidget *
_kamae_kept_label_new (GtkWidget *text, KamaeRegister *reg, const char *key)
{
  GtkWidget *label = gtk_label_new (_("Typed before and not used yet."));

  kamae_typing_watch (text, KAMAE_TYPING_STAYS, NULL, NULL);
  kamae_typing_keep (text, reg, key, NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "kamae-help");
  gtk_widget_set_visible (label, kamae_typing_restore (text));
  return label;
}

const char *
_kamae_translate (KamaeRegister *reg, gconstpointer declared, const char *msgid)
{
  if (msgid == NULL)
    return NULL;

  return kamae_model_translate (kamae_register_get_model (reg), declared, msgid,
                                kamae_language_get_current ());
}

const char *
_kamae_field_label (KamaeRegister *reg, const KamaeEntity *entity, const KamaeField *field)
{
  return _kamae_translate (reg, entity, field->label);
}

const char *
_kamae_state_label (KamaeRegister *reg, const KamaeEntity *entity, const KamaeState *state)
{
  return _kamae_translate (reg, entity, state->label);
}

static gboolean
is_met (KamaeRecord *record)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;
  const KamaeState *state;

  if (workflow == NULL)
    return FALSE;

  state = kamae_workflow_find_state (workflow, kamae_record_get_state (record));
  return state != NULL && (state->flags & (KAMAE_STATE_ENDS | KAMAE_STATE_MET)) != 0;
}

gboolean
_kamae_record_is_overdue (KamaeRecord *record, const KamaeField *field, int *days)
{
  g_autofree char *today = NULL;
  const char *due;
  GDate due_date, today_date;
  int year, month, day;

  if ((field->flags & KAMAE_DUE) == 0 || is_met (record))
    return FALSE;

  due = kamae_record_get_text (record, field->name);
  today = kamae_register_dup_today (kamae_record_get_register (record));
  if (due == NULL || *due == '\0' || strcmp (due, today) >= 0)
    return FALSE;

  if (sscanf (due, "%d-%d-%d", &year, &month, &day) != 3)
    return FALSE;
  g_date_clear (&due_date, 1);
  g_date_set_dmy (&due_date, day, month, year);

  if (sscanf (today, "%d-%d-%d", &year, &month, &day) != 3)
    return FALSE;
  g_date_clear (&today_date, 1);
  g_date_set_dmy (&today_date, day, month, year);

  *days = g_date_days_between (&due_date, &today_date);
  return TRUE;
}

char *
_kamae_format_overdue (int days)
{
  /* Translators: stands after a date that has passed. */
  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", days), days);
}

/* What a table or a form says of a field: a word, and a mark if it has a tone. @field NULL is
   the state. */
char *
_kamae_record_dup_value (KamaeRecord *record,
                         const KamaeField *field,
                         KamaeTone *tone,
                         gboolean *marked)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  KamaeRegister *reg = kamae_record_get_register (record);
  g_autofree char *text = NULL;
  int days;

  *tone = KAMAE_TONE_NEUTRAL;
  *marked = FALSE;

  if (field == NULL)
    {
      const KamaeState *state = kamae_workflow_find_state (entity->workflow,
                                                           kamae_record_get_state (record));

      if (state == NULL)
        return NULL;
      *tone = state->tone;
      *marked = TRUE;
      return g_strdup (_kamae_state_label (reg, entity, state));
    }

  text = kamae_record_dup_display (record, field->name, kamae_language_get_current ());
  if (field->choices != NULL && field->kind != KAMAE_FIELD_FLAGS)
    {
      g_autofree char *code = kamae_record_dup_canonical (record, field->name);
      const KamaeChoice *choice = code != NULL ? kamae_choices_find (field->choices, code) : NULL;

      *tone = choice != NULL ? choice->tone : KAMAE_TONE_NEUTRAL;
      *marked = *tone != KAMAE_TONE_NEUTRAL;
    }
  else if (_kamae_record_is_overdue (record, field, &days))
    {
      g_autofree char *overdue = _kamae_format_overdue (days);
      /* Translators: a date, then how long ago it was due. */
      char *both = g_strdup_printf (_("%s, %s"), text, overdue);

      *tone = KAMAE_TONE_BAD;
      *marked = TRUE;
      return both;
    }

  return g_steal_pointer (&text);
}

static char *
dup_choices_text (KamaeRegister *reg,
                  const KamaeEntity *entity,
                  const KamaeField *field,
                  const char *value)
{
  g_auto(GStrv) codes = g_strsplit (value, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *label = kamae_model_choice_label (kamae_register_get_model (reg), entity,
                                                    field->name, codes[i], NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? C_("between the items of a list", ", ") : "",
                              label != NULL ? label : codes[i]);
    }

  return g_string_free (text, FALSE);
}

/* A canonical value in words, of whatever record. @field NULL is the state. */
char *
_kamae_value_dup_text (KamaeRegister *reg,
                       const KamaeEntity *entity,
                       const KamaeField *field,
                       const char *value)
{
  g_autoptr(KamaeRecord) target = NULL;

  if (field == NULL)
    return g_strdup (kamae_model_choice_label (kamae_register_get_model (reg), entity, "state",
                                               value, NULL));

  if (field->choices != NULL)
    return dup_choices_text (reg, entity, field, value);

  if (field->kind == KAMAE_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (value, "1") ? C_("value", "Yes") : C_("value", "No"));

  if (field->kind == KAMAE_FIELD_DATE || field->kind == KAMAE_FIELD_DATE_TIME)
    return kamae_register_dup_date (reg, value, NULL);

  if (kamae_field_is_link (field) || field->kind == KAMAE_FIELD_LINKS)
    target = kamae_register_ref_record (reg, g_ascii_strtoll (value, NULL, 10), KAMAE_KEPT);

  return target != NULL ? kamae_record_dup_label (target) : g_strdup (value);
}

GtkWidget *
_kamae_value_label_new (gboolean single_line)
{
  GtkWidget *label = kamae_tone_label_new ();
  GtkLabel *word = GTK_LABEL (gtk_widget_get_last_child (label));

  if (!single_line)
    {
      gtk_label_set_ellipsize (word, PANGO_ELLIPSIZE_NONE);
      gtk_label_set_single_line_mode (word, FALSE);
      gtk_label_set_wrap (word, TRUE);
      gtk_label_set_wrap_mode (word, PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (word, TRUE);
      gtk_widget_set_hexpand (GTK_WIDGET (word), TRUE);
    }

  return label;
}

static void
set_value (GtkWidget *label, KamaeTone tone, gboolean marked, const char *text)
{
  kamae_tone_label_set (label, tone, text);
  gtk_widget_set_visible (gtk_widget_get_first_child (label), marked);
}

void
_kamae_value_label_set (GtkWidget *label, KamaeRecord *record, const KamaeField *field)
{
  KamaeTone tone;
  gboolean marked;
  g_autofree char *text = _kamae_record_dup_value (record, field, &tone, &marked);

  set_value (label, tone, marked, text != NULL && *text != '\0' ? text : "—");
}

/* In a cell there is room for the first paragraph only, and for the title of a linked record. */
void
_kamae_value_label_set_cell (GtkWidget *label, KamaeRecord *record, const KamaeField *field)
{
  gboolean is_link = field != NULL && kamae_field_is_link (field);
  g_autoptr(KamaeRecord) target = is_link ? kamae_record_ref_link (record, field->name) : NULL;
  const char *title = target != NULL ? kamae_record_get_title (target) : NULL;
  KamaeTone tone;
  gboolean marked;
  g_autofree char *text = NULL;

  if (title != NULL && *title != '\0')
    {
      set_value (label, KAMAE_TONE_NEUTRAL, FALSE, title);
      return;
    }

  text = _kamae_record_dup_value (record, field, &tone, &marked);
  if (text != NULL)
    text[strcspn (text, "\n")] = '\0';
  set_value (label, tone, marked, text != NULL ? text : "");
}

/* For a GtkBox, GtkListBox or GtkFlowBox: all take their children the same way. */
void
_kamae_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    {
      if (GTK_IS_LIST_BOX (widget))
        gtk_list_box_remove (GTK_LIST_BOX (widget), child);
      else if (GTK_IS_FLOW_BOX (widget))
        gtk_flow_box_remove (GTK_FLOW_BOX (widget), child);
      else
        gtk_box_remove (GTK_BOX (widget), child);
    }
}

/* A menu button centres its child; that of a field begins where the text of an entry does. */
void
_kamae_menu_button_set_child (GtkWidget *button, GtkWidget *child)
{
  gtk_widget_set_hexpand (child, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), child);
  gtk_widget_set_halign (gtk_widget_get_parent (child), GTK_ALIGN_FILL);
}

gboolean
_kamae_field_is_required (const KamaeEntity *entity, const KamaeField *field, const char *state)
{
  if (field->flags & KAMAE_REQUIRED)
    return TRUE;

  return field->required_from != NULL && entity->workflow != NULL && state != NULL
         && kamae_workflow_reaches (entity->workflow, state, field->required_from);
}
