/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

typedef struct
{
  KamaeTest base;
  KamaeRecord *record;
  KamaeForm *form;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer entity)
{
  ui_test_set_up_sheet (&fixture->base);
  fixture->record = kamae_test_create (&fixture->base, entity,
                                     g_str_equal (entity, "task") ? "subject" : "title", "Before",
                                     NULL);
  fixture->form = KAMAE_FORM (kamae_form_new (fixture->base.reg,
                                              kamae_record_get_entity (fixture->record)));
  kamae_form_set_record (fixture->form, fixture->record);
  fixture->window = ui_test_show (kamae_wrap_new (GTK_WIDGET (fixture->form)), 600, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_object (&fixture->record);
  kamae_test_tear_down (&fixture->base);
}

/* The widget that takes the keys of a field. */
static GtkWidget *
focus (Fixture *fixture, const char *field)
{
  g_assert_true (kamae_form_focus_field (fixture->form, field));

  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
type (GtkWidget *text, const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (text), typed);
}

static void
press_enter (GtkWidget *text)
{
  g_signal_emit_by_name (text, "activate");
}

static void
assert_saved (Fixture *fixture, const char *field, const char *value)
{
  g_autofree char *saved = kamae_record_dup_canonical (fixture->record, field);

  g_assert_cmpstr (saved, ==, value);
}

static GtkWidget *
find_refused (GtkWidget *text)
{
  for (GtkWidget *widget = text; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "kamae-refused"))
      return widget;

  return NULL;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = focus (fixture, "subject");
  g_autofree char *undo = NULL;

  type (text, "After");
  assert_saved (fixture, "subject", "Before");
  press_enter (text);
  assert_saved (fixture, "subject", "After");

  /* One change is one operation, with a name of its own, and can be undone. */
  undo = kamae_register_dup_undo_name (fixture->base.reg);
  g_assert_cmpstr (undo, ==, "Change T-0001 After");
  g_assert_true (kamae_register_undo (fixture->base.reg, NULL));
  assert_saved (fixture, "subject", "Before");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Before");
}

static void
test_save_on_leaving (Fixture *fixture, gconstpointer data)
{
  type (focus (fixture, "subject"), "After");
  focus (fixture, "due_on");
  ui_test_wait (50);
  assert_saved (fixture, "subject", "After");
}

/* What is typed and not yet saved outlives changes of the other fields. */
static void
test_typing_survives (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = focus (fixture, "subject");

  type (text, "Half a sen");
  kamae_test_set (&fixture->base, fixture->record, "result", "Something else");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Half a sen");
  g_assert_true (kamae_form_commit (fixture->form));
  assert_saved (fixture, "subject", "Half a sen");
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = focus (fixture, "due_on");

  type (text, "令和8年7月1日");
  press_enter (text);
  assert_saved (fixture, "due_on", "2026-07-01");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "1 July 2026");

  /* A task needs it: the old day stays until there is a new one. */
  type (text, "");
  press_enter (text);
  assert_saved (fixture, "due_on", "2026-07-01");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "1 July 2026");
}

/* What cannot be saved stands where it was typed, with the reason beside it, also after looking
   elsewhere. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  const char *message = "“some day” is not a date, or it falls on another weekday or outside"
                        " of the era. Write it as 2026/4/1 or R8.4.1.";
  g_autoptr (KamaeRecord) other = kamae_test_create (&fixture->base, "task", "subject", "Other",
                                                     NULL);
  GtkWidget *text = focus (fixture, "due_on");
  GtkWidget *label;

  type (text, "some day");
  press_enter (text);
  assert_saved (fixture, "due_on", NULL);
  label = ui_test_find_text (fixture->window, message);
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_visible (label));

  kamae_form_set_record (fixture->form, other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_null (ui_test_find_text (fixture->window, message));

  kamae_form_set_record (fixture->form, fixture->record);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "some day");
  g_assert_nonnull (ui_test_find_text (fixture->window, message));

  type (text, "2026/8/1");
  press_enter (text);
  assert_saved (fixture, "due_on", "2026-08-01");
  g_assert_null (ui_test_find_text (fixture->window, message));
}

/* The store's own refusals stand beside the field too: a thing done lies not in the future
   (CORE-V01). */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = focus (fixture, "done_on");

  type (text, "2030-01-01");
  press_enter (text);
  assert_saved (fixture, "done_on", NULL);
  g_assert_nonnull (find_refused (text));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "2030-01-01");
}

/* While an input method is at work, Enter is its own. */
static void
test_input_method (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = focus (fixture, "subject");

  g_signal_emit_by_name (text, "preedit-changed", "にほ");
  type (text, "日本");
  press_enter (text);
  assert_saved (fixture, "subject", "Before");

  g_signal_emit_by_name (text, "preedit-changed", "");
  press_enter (text);
  assert_saved (fixture, "subject", "日本");
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = focus (fixture, "pages");

  type (text, "１２");
  press_enter (text);
  assert_saved (fixture, "pages", "12");

  type (text, "many");
  press_enter (text);
  assert_saved (fixture, "pages", "12");
  g_assert_nonnull (find_refused (text));

  type (text, "1000");
  press_enter (text);
  assert_saved (fixture, "pages", "12");
  g_assert_nonnull (find_refused (text));

  text = focus (fixture, "weight");
  type (text, "1,200.5");
  press_enter (text);
  assert_saved (fixture, "weight", "1200.5");

  text = focus (fixture, "moment");
  type (text, "2026/6/1 9:05");
  press_enter (text);
  assert_saved (fixture, "moment", "2026-06-01T09:05");
}

static GtkWidget *
find_editor (Fixture *fixture, const char *type_name)
{
  GtkWidget *editor = ui_test_find (fixture->window, type_name);

  g_assert_nonnull (editor);
  return editor;
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = find_editor (fixture, "KamaeChoiceEditor");
  GtkWidget *drop_down = ui_test_find (editor, "GtkDropDown");

  /* A field that is asked for under a condition appears with it. */
  g_assert_false (kamae_form_focus_field (fixture->form, "why_high"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  assert_saved (fixture, "level", "high");
  g_assert_true (kamae_form_focus_field (fixture->form, "why_high"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  assert_saved (fixture, "level", NULL);

  g_object_set (ui_test_find (find_editor (fixture, "KamaeBooleanEditor"), "GtkSwitch"),
                "active", TRUE, NULL);
  assert_saved (fixture, "secret", "1");
}

static void
test_absence (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = find_editor (fixture, "KamaeLongTextEditor");

  g_assert_true (gtk_widget_activate_action (editor, "editor.absence", "s", "na"));
  g_assert_cmpint (kamae_record_get_absence (fixture->record, "body"), ==,
                   KAMAE_ABSENCE_NOT_APPLICABLE);
  g_assert_nonnull (ui_test_find_text (editor, "Not applicable"));
  g_assert_false (gtk_widget_get_mapped (ui_test_find (editor, "GtkTextView")));

  gtk_widget_activate_action (editor, "editor.absence", "s", "unknown");
  g_assert_cmpint (kamae_record_get_absence (fixture->record, "body"), ==, KAMAE_ABSENCE_UNKNOWN);
  g_assert_true (gtk_widget_get_mapped (ui_test_find (editor, "GtkTextView")));
}

static void
test_required (Fixture *fixture, gconstpointer data)
{
  /* Also what the next step asks for. */
  g_assert_nonnull (ui_test_find_text (fixture->window, "Title *"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Decision *"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Pages"));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *correct;

  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  kamae_test_step (&fixture->base, fixture->record, "approve");
  g_assert_true (kamae_record_is_locked (fixture->record));

  /* Values are plain text, and there is a way to a correction. */
  g_assert_false (gtk_widget_get_visible (ui_test_find (fixture->window, "GtkEntry")));
  correct = ui_test_find_button (fixture->window, "Correct…");
  g_assert_true (gtk_widget_get_mapped (correct));
  g_assert_false (gtk_widget_get_visible (ui_test_find_button (fixture->window, "Add Line")));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  g_assert_not_reached ();
}

static void
test_correction (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;
  GtkWidget *text;

  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  kamae_test_step (&fixture->base, fixture->record, "approve");
  g_signal_emit_by_name (ui_test_find_button (fixture->window, "Correct…"), "clicked");
  ui_test_wait (50);

  /* No correction without a reason. */
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  type (ui_test_find (adw_message_dialog_get_extra_child (dialog), "GtkEntry"),
        "A slip of the pen");
  adw_message_dialog_response (dialog, "accept");
  ui_test_wait (50);

  text = focus (fixture, "title");
  type (text, "Corrected");
  press_enter (text);

  /* What was approved stays; the correction stands beside it. */
  assert_saved (fixture, "title", "Before");
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "Corrected to “Corrected”: A slip of the pen"
                                       " (15 June 2026, 佐藤 花子)"));
  g_signal_emit_by_name (ui_test_find_button (fixture->window, "Done"), "clicked");
  g_assert_false (gtk_widget_get_visible (ui_test_find (fixture->window, "GtkEntry")));
}

/* What is wrong with a value that was taken stands beside it, until it is right. */
static void
test_warning (Fixture *fixture, gconstpointer data)
{
  const char *message = "“Left on” lies before “Joined on”; correct one of the two dates.\n"
                        "1 April 2026 > 1 January 2020";
  KamaeRecord *person = fixture->base.person;
  GtkWidget *form = kamae_form_new (fixture->base.reg, kamae_record_get_entity (person));
  GtkWidget *window;

  kamae_form_set_record (KAMAE_FORM (form), person);
  window = ui_test_show (form, 600, 700);
  kamae_test_set (&fixture->base, person, "left_on", "2020-01-01");
  g_assert_null (ui_test_find_text (window, message));
  kamae_test_set (&fixture->base, person, "joined_on", "2026-04-01");
  g_assert_true (gtk_widget_get_mapped (ui_test_find_text (window, message)));
  kamae_test_set (&fixture->base, person, "left_on", NULL);
  g_assert_null (ui_test_find_text (window, message));
  ui_test_close (window);
}

/* The first month offers to change the years; one undo takes them back, and the offer returns. */
static void
test_remedy (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *organization = kamae_register_get_organization (fixture->base.reg);
  GtkWidget *form = kamae_form_new (fixture->base.reg, kamae_record_get_entity (organization));
  g_autoptr (KamaeRecord) year = kamae_register_find (fixture->base.reg, "fiscal_year", "FY2026",
                                                      NULL);
  GtkWidget *window, *button, *text;

  kamae_form_set_record (KAMAE_FORM (form), organization);
  window = ui_test_show (form, 600, 900);
  g_assert_null (ui_test_find_button (window, "Change the Fiscal Years"));

  g_assert_true (kamae_form_focus_field (KAMAE_FORM (form), "fiscal_start_month"));
  text = gtk_window_get_focus (GTK_WINDOW (window));
  type (text, "12");
  press_enter (text);
  button = ui_test_find_button (window, "Change the Fiscal Years");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (kamae_record_get_text (year, "ends_on"), ==, "2027-03-31");

  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (kamae_record_get_text (year, "ends_on"), ==, "2026-11-30");
  g_assert_cmpstr (kamae_record_get_text (year, "label"), ==, "FY2025");
  g_assert_false (gtk_widget_get_visible (button));

  g_assert_true (kamae_register_undo (fixture->base.reg, NULL));
  g_assert_cmpstr (kamae_record_get_text (year, "ends_on"), ==, "2027-03-31");
  g_assert_cmpint (kamae_record_get_integer (organization, "fiscal_start_month"), ==, 12);
  g_assert_true (gtk_widget_get_visible (button));
  ui_test_close (window);
}

static guint
count_parts (Fixture *fixture, const char *entity)
{
  g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (fixture->base.reg, fixture->record,
                                                                 entity);

  return g_list_model_get_n_items (G_LIST_MODEL (parts));
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecordList) lines = NULL;
  g_autoptr (KamaeRecord) line = NULL;
  GtkWidget *tick;

  g_signal_emit_by_name (ui_test_find_button (fixture->window, "Add Line"), "clicked");
  g_signal_emit_by_name (ui_test_find_button (fixture->window, "Add Chapter"), "clicked");
  g_assert_cmpuint (count_parts (fixture, "line"), ==, 1);
  g_assert_cmpuint (count_parts (fixture, "chapter"), ==, 1);

  /* A simple part is ticked in its line; another has a form of its own. */
  lines = kamae_register_list_parts (fixture->base.reg, fixture->record, "line");
  line = g_list_model_get_item (G_LIST_MODEL (lines), 0);
  tick = ui_test_find (find_editor (fixture, "KamaeParts"), "GtkCheckButton");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  g_assert_true (kamae_record_get_boolean (line, "done"));
  g_assert_nonnull (ui_test_find (ui_test_find (fixture->window, "GtkExpander"), "KamaeForm"));

  g_assert_true (kamae_register_undo (fixture->base.reg, NULL));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  g_assert_true (kamae_register_undo (fixture->base.reg, NULL));
  g_assert_cmpuint (count_parts (fixture, "chapter"), ==, 0);
  g_assert_null (ui_test_find (fixture->window, "GtkExpander"));
}

/* Lines that come with their owner are filled in, neither added nor deleted. */
static void
test_fixed_parts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = kamae_record_dup_key (fixture->record);
  g_autoptr (KamaeRecord) mark =
    kamae_test_create (&fixture->base, "mark", "sheet", id, "mark", "Seen", NULL);

  g_assert_false (kamae_record_can_delete (mark));
  g_assert_false (gtk_widget_get_visible (ui_test_find_button (fixture->window, "Add Mark")));
  g_assert_true (gtk_widget_get_visible (ui_test_find_button (fixture->window, "Add Line")));
}

static void
test_parse_date (void)
{
  static const struct
  {
    const char *text;
    const char *date;
  } dates[] = {
    { "2026/4/1", "2026-04-01" },
    { "2026-04-01", "2026-04-01" },
    { "2026.4.1", "2026-04-01" },
    { "2026年4月1日", "2026-04-01" },
    { "２０２６／４／１", "2026-04-01" },
    { "20260401", "2026-04-01" },
    { "令和8年4月1日", "2026-04-01" },
    { "令和元年5月1日", "2019-05-01" },
    { "R8.4.1", "2026-04-01" },
    { "r8/4/1", "2026-04-01" },
    { "H31.4.30", "2019-04-30" },
    { "S64.1.7", "1989-01-07" },
    { "4/1", "2026-04-01" },
    { "today", "2026-06-15" },
    { "今日", "2026-06-15" },
    { "明日", "2026-06-16" },
    { " 昨日 ", "2026-06-14" },
    { "2024/2/29", "2024-02-29" },
    { "2026/2/29", NULL },
    { "2026/13/1", NULL },
    { "26/4/1", NULL },
    { "R8.4", NULL },
    { "some day", NULL },
    { "1 2 3 4", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = kamae_parse_date (dates[i].text, "2026-06-15");

      g_assert_cmpstr (date, ==, dates[i].date);
    }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(entity, path, function) \
  g_test_add ("/form/" path, Fixture, entity, set_up, function, tear_down)

  ADD ("task", "save", test_save);
  ADD ("task", "save-on-leaving", test_save_on_leaving);
  ADD ("task", "typing-survives", test_typing_survives);
  ADD ("task", "dates", test_dates);
  ADD ("task", "error", test_error);
  ADD ("task", "refused", test_refused);
  ADD ("task", "input-method", test_input_method);
  ADD ("sheet", "numbers", test_numbers);
  ADD ("sheet", "choices", test_choices);
  ADD ("sheet", "absence", test_absence);
  ADD ("sheet", "required", test_required);
  ADD ("sheet", "locked", test_locked);
  ADD ("sheet", "correction", test_correction);
  ADD ("task", "warning", test_warning);
  ADD ("task", "remedy", test_remedy);
  ADD ("sheet", "parts", test_parts);
  ADD ("sheet", "fixed-parts", test_fixed_parts);
  g_test_add_func ("/form/parse-date", test_parse_date);

  return g_test_run ();
}
