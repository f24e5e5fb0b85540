/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-note.h"
#include "kamae-audit-pages.h"
#include "kamae-audit-print.h"
#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* Filling in a checklist at the auditee's desk: one question after the other, with the keyboard
 * only. What is typed is saved at once; the file is all that it needs. */

typedef struct
{
  KamaePage          parent_instance;

  GtkWidget         *stack;
  KamaeRecordChooser *chooser;
  KamaeRecordChooser *slot_chooser;
  GtkWidget         *progress;
  GtkWidget         *progress_label;
  KamaeSplit        *split;
  GListStore        *checks;      /* of KamaeRecord, in their order */
  GtkSelectionModel *selection;
  GtkWidget         *list;
  GtkWidget         *place;
  GtkWidget         *question;
  GtkWidget         *own_question; /* instead of it, where the line is not from the catalogue */
  GtkWidget         *expected;
  GtkWidget         *verdicts[5];
  GtkWidget         *notes[3];
  GtkWidget         *finding;
  GtkWidget         *finding_label;
  guint              position;
  KamaeRecord       *check;
  gboolean           is_updating;
} KamaeAuditChecklistPage;

typedef KamaePageClass KamaeAuditChecklistPageClass;

G_DEFINE_FINAL_TYPE (KamaeAuditChecklistPage, kamae_audit_checklist_page, KAMAE_TYPE_PAGE)

static const char *const codes[] = { "conform", "nc", "obs", "na", "not_checked" };
static const char *const note_fields[] = { "evidence", "sample", "note" };

enum { EVIDENCE, SAMPLE, NOTE };

static KamaeRegister *
get_register (KamaeAuditChecklistPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static void
show_error (KamaeAuditChecklistPage *self,
            const GError            *error)
{
  kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                    _("The checklist was not changed"), error);
}

static guint
get_n_checks (KamaeAuditChecklistPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->checks));
}

static KamaeRecord *
ref_check (KamaeAuditChecklistPage *self,
           guint                    position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->checks), position);
}

static gboolean
is_checked (KamaeRecord *check)
{
  return g_strcmp0 (kamae_record_get_text (check, "verdict"), "not_checked") != 0;
}

/* Findings */

#define FINDING "SELECT id FROM audit_finding WHERE result_id = :id ORDER BY number COLLATE counted LIMIT 1"

static KamaeRecord *
ref_finding (KamaeAuditChecklistPage *self)
{
  KamaeRegister *reg = get_register (self);
  g_autoptr (KamaeCursor) cursor = kamae_register_query (reg, FINDING, NULL, KAMAE_KEPT);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (self->check));
  return kamae_cursor_next (cursor, KAMAE_KEPT)
         ? kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), KAMAE_KEPT) : NULL;
}

static const char *
get_grade (KamaeRecord *check)
{
  const char *verdict = kamae_record_get_text (check, "verdict");

  if (g_strcmp0 (verdict, "nc") == 0)
    return "minor";
  return g_strcmp0 (verdict, "conform") == 0 ? "good" : "obs";
}

/* The finding takes over what the line knows; the three parts are then written in its form. */
static KamaeRecord *
create_finding (KamaeAuditChecklistPage  *self,
                GError                  **error)
{
  static const char *const links[] = { "department", "clause", "control" };
  g_autofree char *text = kamae_record_dup_canonical (self->check, "text");
  g_autofree char *evidence = kamae_record_dup_canonical (self->check, "evidence");
  g_autoptr (KamaeRecord) audit = kamae_record_ref_link (self->check, "audit");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) finding = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (get_register (self), N_("Add %s"), NULL, error);
  if (operation == NULL)
    return NULL;
  finding = kamae_operation_create (operation, "audit_finding", error, "title", text,
                                    "grade", get_grade (self->check), "evidence", evidence, NULL);
  if (finding == NULL
      || !kamae_operation_set_link (operation, finding, "audit", audit, error)
      || !kamae_operation_set_link (operation, finding, "result", self->check, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (KamaeRecord) target = kamae_record_ref_link (self->check, links[i]);

      if (target != NULL && !kamae_operation_set_link (operation, finding, links[i], target, error))
        return NULL;
    }
  kamae_operation_set_subject (operation, finding);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&finding) : NULL;
}

/* What cannot be saved stays in view. */
static gboolean
save_notes (KamaeAuditChecklistPage *self)
{
  return kamae_typing_commit (GTK_WIDGET (self));
}

static void
finding_cb (KamaeAuditChecklistPage *self)
{
  g_autoptr (KamaeRecord) finding = NULL;
  g_autoptr (GError) error = NULL;

  if (self->check == NULL || !gtk_widget_get_sensitive (self->finding) || !save_notes (self))
    return;
  finding = ref_finding (self);
  if (finding == NULL)
    finding = create_finding (self, &error);
  if (finding != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), finding);
  else
    show_error (self, error);
}

/* The list */

static const KamaeChoice *
get_choice (const char *verdict)
{
  const KamaeField *field = kamae_entity_find_field (&kamae_audit_result, "verdict");
  const KamaeChoice *choice = kamae_choices_find (field->choices, verdict);

  return choice != NULL ? choice : field->choices;
}

static const char *
get_choice_label (const char *verdict)
{
  return kamae_translate (NULL, GETTEXT_PACKAGE, get_choice (verdict)->label);
}

/* Clause and control with their titles, and the department. */
static char *
dup_place (KamaeRecord *check)
{
  static const char *const links[] = { "clause", "control" };
  g_autofree char *department = kamae_record_dup_display (check, "department", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (KamaeRecord) target = kamae_record_ref_link (check, links[i]);

      if (target != NULL)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "",
                                kamae_record_get_text (target, "number"),
                                kamae_record_get_title (target));
    }
  if (department != NULL && *department != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", department);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Translators: a line of a checklist that has no words yet */
#define NO_WORDS _("Own question")

static const char *
get_question (KamaeRecord *check)
{
  return kamae_record_is_set (check, "text") ? kamae_record_get_title (check) : NO_WORDS;
}

static void
update_row (GtkListItem *item)
{
  KamaeRecord *check = gtk_list_item_get_item (item);
  GtkWidget *row = adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item)));
  const char *verdict = kamae_record_get_text (check, "verdict");
  g_autofree char *place = dup_place (check);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "title"), get_question (check));
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "place"), place);
  kamae_tone_label_set (g_object_get_data (G_OBJECT (row), "verdict"), get_choice (verdict)->tone,
                        get_choice_label (verdict));
}

static GtkWidget *
add_line (GtkWidget  *row,
          int         place,
          int         lines,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (row), label, 0, place, 1, 1);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  /* A grid: a box of boxes with wrapped texts may search for its width without end. */
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *verdict = kamae_tone_label_new ();

  g_object_set_data (G_OBJECT (row), "title", add_line (row, 0, 2, NULL));
  g_object_set_data (G_OBJECT (row), "place", add_line (row, 1, 1, "kamae-help"));
  g_object_set_data (G_OBJECT (row), "verdict", verdict);
  gtk_grid_set_column_spacing (GTK_GRID (row), 9);
  gtk_grid_set_row_spacing (GTK_GRID (row), 2);
  gtk_grid_attach (GTK_GRID (row), verdict, 1, 0, 1, 2);
  gtk_widget_add_css_class (row, "kamae-indented");
  gtk_list_item_set_child (item, kamae_wrap_new (row));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (update_row),
                            item);
  update_row (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_row, item);
}

/* The line at hand */

static void
update_finding (KamaeAuditChecklistPage *self)
{
  g_autoptr (KamaeRecord) finding = ref_finding (self);
  g_autofree char *text = NULL;
  gboolean is_wanted = g_strcmp0 (kamae_record_get_text (self->check, "verdict"), "nc") == 0;

  if (finding != NULL)
    /* Translators: %s is the number of a finding */
    text = g_strdup_printf (_("Open Finding %s"), kamae_record_get_number (finding));
  gtk_label_set_text (GTK_LABEL (self->finding_label), text != NULL ? text : _("Make a Finding"));
  gtk_widget_set_sensitive (self->finding, finding != NULL
                                           || kamae_record_can_edit (self->check, "verdict"));
  if (finding == NULL && is_wanted)
    gtk_widget_add_css_class (self->finding, "suggested-action");
  else
    gtk_widget_remove_css_class (self->finding, "suggested-action");
}

#define EXPECTED \
  "SELECT " KAMAE_AUDIT_EXPECTED " FROM audit_result AS check_ " \
  "JOIN audit_question AS question ON question.id = check_.question_id WHERE check_.id = :id"

static void
update_expected (KamaeAuditChecklistPage *self)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (get_register (self), EXPECTED, NULL,
                                                         KAMAE_KEPT);
  const char *expected = NULL;
  g_autofree char *text = NULL;

  if (cursor == NULL)
    return;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (self->check));
  if (kamae_cursor_next (cursor, KAMAE_KEPT))
    expected = kamae_cursor_get_text (cursor, 0);
  if (expected != NULL)
    /* Translators: which documents and records a question asks for */
    text = g_strdup_printf (_("Ask for: %s"), expected);
  gtk_label_set_text (GTK_LABEL (self->expected), text != NULL ? text : "");
  gtk_widget_set_visible (self->expected, text != NULL);
}

static void
update_verdict (KamaeAuditChecklistPage *self)
{
  const char *verdict = kamae_record_get_text (self->check, "verdict");

  self->is_updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->verdicts[i]),
                                    g_strcmp0 (verdict, codes[i]) == 0);
      gtk_widget_set_sensitive (self->verdicts[i], kamae_record_can_edit (self->check, "verdict"));
    }
  self->is_updating = FALSE;
}

/* The words of the catalogue stay; those of an own line are written here. */
static void
update_question (KamaeAuditChecklistPage *self)
{
  KamaeAuditNote *own = KAMAE_AUDIT_NOTE (self->own_question);
  gboolean is_own = kamae_record_get_link (self->check, "question") == 0
                    && kamae_record_can_edit (self->check, "text");

  gtk_label_set_text (GTK_LABEL (self->question), get_question (self->check));
  gtk_widget_set_visible (self->question, !is_own);
  gtk_widget_set_visible (self->own_question, is_own);
  kamae_audit_note_set_record (own, is_own ? self->check : NULL);
  kamae_audit_note_load (own);
}

static void
update_check (KamaeAuditChecklistPage *self)
{
  g_autofree char *subject = NULL;
  g_autofree char *place = NULL;

  if (self->check == NULL)
    return;
  subject = dup_place (self->check);
  /* Translators: a line of the checklist: which of how many, and clause, control and department */
  place = g_strdup_printf (_("%1$u of %2$u · %3$s"), self->position + 1, get_n_checks (self),
                           subject);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  update_question (self);
  update_expected (self);
  update_verdict (self);
  update_finding (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    {
      kamae_audit_note_set_record (KAMAE_AUDIT_NOTE (self->notes[i]), self->check);
      kamae_audit_note_load (KAMAE_AUDIT_NOTE (self->notes[i]));
    }
}

static void
update_progress (KamaeAuditChecklistPage *self)
{
  guint n_all = get_n_checks (self);
  guint n_checked = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_all; i++)
    {
      g_autoptr (KamaeRecord) check = ref_check (self, i);

      n_checked += is_checked (check);
    }
  /* Translators: progress of a checklist, as “3 of 24 checked” */
  text = g_strdup_printf (_("%1$u of %2$u checked"), n_checked, n_all);
  gtk_label_set_text (GTK_LABEL (self->progress_label), text);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->progress), MAX (n_all, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->progress), n_checked);
}

/* FALSE if the person stays with what cannot be saved. */
static gboolean
go_to (KamaeAuditChecklistPage *self,
       guint                    position)
{
  g_autoptr (KamaeRecord) check = ref_check (self, position);

  if (check == NULL)
    return FALSE;
  if (!save_notes (self))
    {
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->selection), self->position);
      return FALSE;
    }
  self->position = position;
  g_set_object (&self->check, check);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->selection), position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  update_check (self);
  return TRUE;
}

static gboolean
scroll_cb (gpointer data)
{
  KamaeAuditChecklistPage *self = data;

  if (self->chooser != NULL)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", self->position);
  return G_SOURCE_REMOVE;
}

/* Before it has its size the list cannot be scrolled. */
static void
mapped_cb (KamaeAuditChecklistPage *self)
{
  g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (self), g_object_unref);
}

static void
focus_verdict (KamaeAuditChecklistPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->verdicts[i])))
      gtk_widget_grab_focus (self->verdicts[i]);
}

static void
step (KamaeAuditChecklistPage *self,
      int                      by)
{
  if (by < 0 && self->position == 0)
    return;
  if (by > 0 && self->position + 1 >= get_n_checks (self))
    {
      save_notes (self);
      kamae_page_message (KAMAE_PAGE (self), _("This is the last question"));
      return;
    }
  if (!go_to (self, self->position + (guint) by))
    return;
  kamae_split_show_end (self->split);
  focus_verdict (self);
}

static void
set_verdict (KamaeAuditChecklistPage *self,
             guint                    place)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->check == NULL || !gtk_widget_get_sensitive (self->verdicts[place])
      || g_strcmp0 (kamae_record_get_text (self->check, "verdict"), codes[place]) == 0)
    return;
  if (!save_notes (self))
    {
      update_verdict (self);
      return;
    }
  operation = kamae_register_begin (get_register (self), N_("Change %s"), self->check, &error);
  if (operation == NULL
      || !kamae_operation_set (operation, self->check, "verdict", codes[place], &error)
      || !kamae_operation_commit (operation, &error))
    {
      show_error (self, error);
      update_verdict (self);
    }
}

/* What does not apply needs a reason, everything else evidence. */
static void
focus_text (KamaeAuditChecklistPage *self,
            guint                    place)
{
  if (g_str_equal (codes[place], "not_checked"))
    return;
  kamae_audit_note_focus (KAMAE_AUDIT_NOTE (self->notes[g_str_equal (codes[place], "na")
                                                        ? NOTE : EVIDENCE]));
}

static void
toggled_cb (GtkWidget               *toggle,
            KamaeAuditChecklistPage *self)
{
  if (self->is_updating || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (self->verdicts[i] == toggle)
      set_verdict (self, i);
}

/* Keys */

static gboolean
is_typing (KamaeAuditChecklistPage *self)
{
  if (kamae_audit_note_is_focused (KAMAE_AUDIT_NOTE (self->own_question)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    if (kamae_audit_note_is_focused (KAMAE_AUDIT_NOTE (self->notes[i])))
      return TRUE;
  return FALSE;
}

static gboolean
key_pressed_cb (KamaeAuditChecklistPage *self,
                guint                    keyval,
                guint                    keycode,
                GdkModifierType          state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean has_control = modifiers == GDK_CONTROL_MASK;
  guint place = keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_5 ? keyval - GDK_KEY_KP_1
                                                                 : keyval - GDK_KEY_1;

  if (self->check == NULL)
    return FALSE;
  if (place < G_N_ELEMENTS (codes) && (has_control || (modifiers == 0 && !is_typing (self))))
    {
      set_verdict (self, place);
      focus_text (self, place);
      return TRUE;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && has_control)
    step (self, 1);
  else if (keyval == GDK_KEY_Page_Down && modifiers == GDK_ALT_MASK)
    step (self, 1);
  else if (keyval == GDK_KEY_Page_Up && modifiers == GDK_ALT_MASK)
    step (self, -1);
  else if (g_unichar_toupper (gdk_keyval_to_unicode (keyval)) == 'G' && has_control)
    finding_cb (self);
  else
    return FALSE;
  return TRUE;
}

static void
selected_cb (KamaeAuditChecklistPage *self)
{
  guint position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (self->selection));

  if (!self->is_updating && position != GTK_INVALID_LIST_POSITION && position != self->position)
    go_to (self, position);
}

static void
activated_cb (KamaeAuditChecklistPage *self)
{
  kamae_split_show_end (self->split);
  focus_verdict (self);
}

static void
previous_cb (KamaeAuditChecklistPage *self)
{
  step (self, -1);
}

static void
next_cb (KamaeAuditChecklistPage *self)
{
  step (self, 1);
}

/* Filling */

#define IDS \
  "SELECT check_.id" KAMAE_AUDIT_CHECKS \
  "AND (:department IS NULL OR check_.department_id = :department) " KAMAE_AUDIT_CHECK_ORDER

static GPtrArray *
query_checks (KamaeAuditChecklistPage *self)
{
  KamaeRecord *audit = kamae_record_chooser_get_record (self->chooser);
  KamaeRecord *slot = kamae_record_chooser_get_record (self->slot_chooser);
  GPtrArray *checks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeCursor) cursor = NULL;

  if (audit == NULL)
    return checks;
  cursor = kamae_register_query (get_register (self), IDS, NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return checks;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (audit));
  if (slot != NULL)
    kamae_cursor_bind_integer (cursor, ":department", kamae_record_get_link (slot, "department"));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      KamaeRecord *check = kamae_register_ref_record (get_register (self),
                                                      kamae_cursor_get_integer (cursor, 0),
                                                      KAMAE_KEPT);

      if (check != NULL)
        g_ptr_array_add (checks, check);
    }
  return checks;
}

static gboolean
is_same (KamaeAuditChecklistPage *self,
         GPtrArray               *checks)
{
  if (checks->len != get_n_checks (self))
    return FALSE;
  for (guint i = 0; i < checks->len; i++)
    {
      g_autoptr (KamaeRecord) check = ref_check (self, i);

      if (check != checks->pdata[i])
        return FALSE;
    }
  return checks->len > 0;
}

/* The line at hand if it is still there, or the first that is not checked yet. */
static guint
find_position (KamaeAuditChecklistPage *self,
               GPtrArray               *checks)
{
  guint position;

  if (g_ptr_array_find (checks, self->check, &position))
    return position;
  for (position = 0; position < checks->len; position++)
    if (!is_checked (checks->pdata[position]))
      return position;
  return 0;
}

/* Where the lines are the same the cursor stays where it is. */
static void
update (KamaeAuditChecklistPage *self)
{
  g_autoptr (GPtrArray) checks = query_checks (self);

  if (is_same (self, checks))
    update_check (self);
  else
    {
      guint position = find_position (self, checks);

      self->is_updating = TRUE;
      g_list_store_splice (self->checks, 0, get_n_checks (self), checks->pdata, checks->len);
      self->is_updating = FALSE;
      if (checks->len > 0)
        go_to (self, position);
      else
        g_clear_object (&self->check);
    }
  update_progress (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    kamae_record_chooser_get_record (self->chooser) == NULL ? "none"
                                    : checks->len > 0 ? "list" : "empty");
}

static void
changed_cb (KamaeAuditChecklistPage *self,
            KamaeChangeSet          *changes)
{
  static const char *const entities[] = {
    "audit", "audit_assignment", "audit_finding", "audit_question", "audit_result", "department",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        update (self);
        return;
      }
}

static void
open_audit_cb (KamaeAuditChecklistPage *self)
{
  KamaeRecord *audit = kamae_record_chooser_get_record (self->chooser);

  if (audit != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), audit);
}

/* The lines that the slots of the audit, earlier findings and changes propose. */
static void
fill_cb (KamaeAuditChecklistPage *self)
{
  KamaeRecord *audit = kamae_record_chooser_get_record (self->chooser);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  /* Translators: name of an operation; %s is an audit */
  operation = kamae_register_begin (get_register (self), N_("Fill the checklist of %s"), audit,
                                    &error);
  if (operation == NULL || !kamae_operation_transition (operation, audit, "fill", &error)
      || !kamae_operation_commit (operation, &error))
    show_error (self, error);
  else if (get_n_checks (self) == 0)
    kamae_page_message (KAMAE_PAGE (self),
                        _("Nothing was added: the slots name no clauses and no controls yet"));
}

/* Building */

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_bar (KamaeAuditChecklistPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "kamae-toolbar");
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->slot_chooser));
  return bar;
}

static GtkWidget *
create_progress (KamaeAuditChecklistPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "kamae-chips");
  self->progress = gtk_level_bar_new ();
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  /* Full is good here, and empty is not bad: one colour. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->progress), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->progress), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->progress), GTK_LEVEL_BAR_OFFSET_FULL);
  kamae_widget_set_name (self->progress, _("Questions checked"));
  self->progress_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->progress_label);
  gtk_box_append (GTK_BOX (box), self->progress);
  return box;
}

/* Only rows that are seen are made: a checklist may have hundreds. */
static GtkWidget *
create_list (KamaeAuditChecklistPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->checks = g_list_store_new (KAMAE_TYPE_RECORD);
  self->selection =
    GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->checks))));
  self->list = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_widget_add_css_class (self->list, "kamae-records");
  kamae_widget_set_name (self->list, _("Checklist"));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->list, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  return scrolled;
}

/* In a narrow window the verdicts stand on several lines. */
static GtkWidget *
create_verdicts (KamaeAuditChecklistPage *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), G_N_ELEMENTS (codes));
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *label = get_choice_label (codes[i]);
      g_autofree char *text = g_strdup_printf ("%u  %s", i + 1, label);
      /* Translators: a verdict and the key that gives it, read aloud */
      g_autofree char *name = g_strdup_printf (_("%1$s, key %2$u"), label, i + 1);
      GtkWidget *child = gtk_flow_box_child_new ();

      self->verdicts[i] = gtk_toggle_button_new_with_label (text);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->verdicts[i]),
                                     GTK_TOGGLE_BUTTON (self->verdicts[0]));
      kamae_widget_set_name (self->verdicts[i], name);
      g_signal_connect (self->verdicts[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->verdicts[i]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (box), child);
    }
  return box;
}

static void
add_notes (KamaeAuditChecklistPage *self,
           GtkWidget               *box)
{
  for (guint i = 0; i < G_N_ELEMENTS (note_fields); i++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_audit_result, note_fields[i]);
      GtkWidget *label = create_label ("heading");

      gtk_label_set_text (GTK_LABEL (label),
                          kamae_translate (NULL, GETTEXT_PACKAGE, field->label));
      self->notes[i] = kamae_audit_note_new (&kamae_audit_result, note_fields[i]);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), self->notes[i]);
    }
  gtk_widget_set_size_request (self->notes[EVIDENCE], -1, 90);
}

static GtkWidget *
create_button (KamaeAuditChecklistPage *self,
               const char              *label,
               GCallback                callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_buttons (KamaeAuditChecklistPage *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  self->finding_label = gtk_label_new (NULL);
  self->finding = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->finding), self->finding_label);
  g_signal_connect_swapped (self->finding, "clicked", G_CALLBACK (finding_cb), self);
  gtk_flow_box_append (GTK_FLOW_BOX (box),
                       create_button (self, C_("question", "Previous"), G_CALLBACK (previous_cb)));
  gtk_flow_box_append (GTK_FLOW_BOX (box),
                       create_button (self, C_("question", "Next"), G_CALLBACK (next_cb)));
  gtk_flow_box_append (GTK_FLOW_BOX (box), self->finding);
  for (int i = 0; i < 3; i++)
    gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), i)),
                              FALSE);
  return box;
}

static GtkWidget *
create_check (KamaeAuditChecklistPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *keys = create_label ("kamae-help");

  gtk_widget_add_css_class (box, "kamae-pane");
  self->place = create_label ("dim-label");
  self->question = create_label ("title-3");
  self->own_question = kamae_audit_note_new (&kamae_audit_result, "text");
  self->expected = create_label (NULL);
  gtk_label_set_text (GTK_LABEL (keys),
                      _("1 to 5 give the verdict, while writing with Ctrl. Ctrl+Enter goes to the next question, Alt+Page Up and Page Down back and forth, Ctrl+G makes the finding. Everything is saved as you type."));
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), self->question);
  gtk_box_append (GTK_BOX (box), self->own_question);
  gtk_box_append (GTK_BOX (box), self->expected);
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (create_verdicts (self)));
  add_notes (self, box);
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (create_buttons (self)));
  gtk_box_append (GTK_BOX (box), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static GtkWidget *
create_empty (KamaeAuditChecklistPage *self,
              const char              *title,
              const char              *description,
              gboolean                 has_audit)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_set_vexpand (page, TRUE);
  if (has_audit)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
      GtkWidget *fill = create_button (self, _("Fill the Checklist"), G_CALLBACK (fill_cb));

      gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (fill, "pill");
      gtk_widget_add_css_class (fill, "suggested-action");
      gtk_box_append (GTK_BOX (box), fill);
      gtk_box_append (GTK_BOX (box),
                      create_button (self, _("Open the Audit"), G_CALLBACK (open_audit_cb)));
      adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
    }
  return page;
}

/* Audits that can still be filled in, and those that can be looked up. */
static gboolean
is_offered (KamaeRecord *audit,
            gpointer     data)
{
  return g_strcmp0 (kamae_record_get_state (audit), "cancelled") != 0;
}

#define EARLIER_SLOT \
  "SELECT 1 FROM audit_assignment AS this JOIN audit_assignment AS other " \
  "ON other.audit_id = this.audit_id AND other.department_id = this.department_id " \
  "AND other.id < this.id WHERE this.id = :id"

/* Each auditor sees the questions of the department at hand. Slots stand for their departments: of
 * several of one, the first does. */
static gboolean
is_slot_offered (KamaeRecord *slot,
                 gpointer     data)
{
  KamaeAuditChecklistPage *self = data;
  KamaeRecord *audit = kamae_record_chooser_get_record (self->chooser);
  g_autoptr (KamaeCursor) cursor = NULL;

  if (audit == NULL || kamae_record_get_link (slot, "audit") != kamae_record_get_id (audit))
    return FALSE;
  cursor = kamae_register_query (get_register (self), EARLIER_SLOT, NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (slot));
  return !kamae_cursor_next (cursor, KAMAE_KEPT);
}

static void
audit_chosen_cb (KamaeAuditChecklistPage *self)
{
  kamae_record_chooser_refresh (self->slot_chooser);
}

/* Of the audits the one under way. */
static void
choose_first (KamaeAuditChecklistPage *self)
{
  g_autoptr (KamaeRecordList) audits = kamae_register_list (get_register (self), "audit");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audits)); i++)
    {
      g_autoptr (KamaeRecord) audit = g_list_model_get_item (G_LIST_MODEL (audits), i);

      if (g_strcmp0 (kamae_record_get_state (audit), "in_progress") == 0
          && kamae_record_chooser_choose (self->chooser, audit))
        return;
    }
}

static void
kamae_audit_checklist_page_constructed (GObject *object)
{
  KamaeAuditChecklistPage *self = (KamaeAuditChecklistPage *) object;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (kamae_audit_checklist_page_parent_class)->constructed (object);

  self->chooser = KAMAE_RECORD_CHOOSER (kamae_record_chooser_new (get_register (self), "audit",
                                                                _("Audit"), NULL, is_offered,
                                                                NULL));
  self->slot_chooser =
    KAMAE_RECORD_CHOOSER (kamae_record_chooser_new (get_register (self), "audit_assignment",
                                                  _("Audited department"),
                                                  _("All departments"),
                                                  is_slot_offered, self));
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->split = kamae_split_new (create_list (self), create_check (self));
  kamae_split_set_back_label (self->split, _("Checklist"));
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->split), "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_empty (self, _("No Checklist Yet"),
                                     _("The slots of the audit propose questions on their clauses and controls, earlier findings and what has changed. Your own can be added in the audit."),
                                     TRUE), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_empty (self, _("No Audit Yet"),
                                     _("Plan an audit first; its checklist is filled in here."),
                                     FALSE), "none");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), create_progress (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->split), keys);
  choose_first (self);
  kamae_record_chooser_refresh (self->slot_chooser);
  update (self);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (audit_chosen_cb), self);
  g_signal_connect_swapped (self->slot_chooser, "chosen", G_CALLBACK (update), self);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_audit_checklist_page_dispose (GObject *object)
{
  KamaeAuditChecklistPage *self = (KamaeAuditChecklistPage *) object;

  self->is_updating = TRUE;
  if (self->chooser != NULL)
    {
      save_notes (self);
      g_signal_handlers_disconnect_by_data (self->chooser, self);
      g_signal_handlers_disconnect_by_data (self->slot_chooser, self);
    }
  self->chooser = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->checks);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (kamae_audit_checklist_page_parent_class)->dispose (object);
}

static void
kamae_audit_checklist_page_find (KamaePage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (((KamaeAuditChecklistPage *) page)->chooser),
                          GTK_DIR_TAB_FORWARD);
}

static gboolean
kamae_audit_checklist_page_can_add (KamaePage *page)
{
  KamaeRecord *audit =
    kamae_record_chooser_get_record (((KamaeAuditChecklistPage *) page)->chooser);

  return audit != NULL && !kamae_record_is_locked (audit)
         && !kamae_register_is_read_only (kamae_page_get_register (page));
}

static KamaeRecord *
create_check_line (KamaeAuditChecklistPage  *self,
                   GError                  **error)
{
  KamaeRecord *audit = kamae_record_chooser_get_record (self->chooser);
  KamaeRecord *slot = kamae_record_chooser_get_record (self->slot_chooser);
  g_autoptr (KamaeRecord) department =
    slot != NULL ? kamae_record_ref_link (slot, "department")
    : self->check != NULL ? kamae_record_ref_link (self->check, "department") : NULL;
  g_autofree char *id = kamae_record_dup_key (audit);
  g_autoptr (KamaeOperation) operation = kamae_register_begin (get_register (self), N_("Add %s"),
                                                               NULL, error);
  g_autoptr (KamaeRecord) check = NULL;

  if (operation == NULL)
    return NULL;
  check = kamae_operation_create (operation, "audit_result", error, "audit", id, NULL);
  if (check == NULL
      || (department != NULL
          && !kamae_operation_set_link (operation, check, "department", department, error)))
    return NULL;
  kamae_operation_set_subject (operation, check);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&check) : NULL;
}

/* A question that came up at the desk: of the department at hand, its words to be written. */
static void
kamae_audit_checklist_page_add (KamaePage *page)
{
  KamaeAuditChecklistPage *self = (KamaeAuditChecklistPage *) page;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRecord) check = NULL;
  guint position;

  if (!save_notes (self))
    return;
  check = create_check_line (self, &error);
  if (check == NULL)
    {
      show_error (self, error);
      return;
    }
  if (g_list_store_find (self->checks, check, &position))
    {
      go_to (self, position);
      kamae_split_show_end (self->split);
      kamae_audit_note_focus (KAMAE_AUDIT_NOTE (self->own_question));
    }
}

/* The audit's own papers are offered: the checklist among them. */
static KamaeRecord *
kamae_audit_checklist_page_get_record (KamaePage *page)
{
  return kamae_record_chooser_get_record (((KamaeAuditChecklistPage *) page)->chooser);
}

static gboolean
kamae_audit_checklist_page_go_back (KamaePage *page)
{
  return kamae_split_go_back (((KamaeAuditChecklistPage *) page)->split);
}

static void
kamae_audit_checklist_page_class_init (KamaeAuditChecklistPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_audit_checklist_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_audit_checklist_page_dispose;
  klass->add = kamae_audit_checklist_page_add;
  klass->can_add = kamae_audit_checklist_page_can_add;
  klass->find = kamae_audit_checklist_page_find;
  klass->get_record = kamae_audit_checklist_page_get_record;
  klass->go_back = kamae_audit_checklist_page_go_back;
}

static void
kamae_audit_checklist_page_init (KamaeAuditChecklistPage *self)
{
}
