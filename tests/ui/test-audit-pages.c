/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audit-case.h"
#include "ui-test.h"

#include <string.h>

/* The pages of the plugin "audit": the year, coverage, independence, filling in a checklist. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  AuditCase    audit;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *opened;
  char        *message;
} Fixture;

static void
opened_cb (Fixture *fixture, KamaeRecord *record)
{
  g_set_object (&fixture->opened, record);
}

static void
message_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
show_page (Fixture *fixture, const char *name)
{
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *info = pages->pdata[i];

      if (g_str_equal (info->name, name))
        fixture->page = kamae_page_new (fixture->base.reg, info);
    }
  g_assert_nonnull (fixture->page);
  g_signal_connect_swapped (fixture->page, "open-record", G_CALLBACK (opened_cb), fixture);
  g_signal_connect_swapped (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1000, 700);
  ui_test_wait (50);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  kamae_test_set_up (&fixture->base, g_object_ref (model));
  audit_case_set_up (&fixture->audit, &fixture->base);
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  kamae_test_set_up (&fixture->base, g_object_ref (model));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_object (&fixture->opened);
  g_free (fixture->message);
  audit_case_tear_down (&fixture->audit);
  kamae_test_verify (&fixture->base);
  kamae_test_tear_down (&fixture->base);
}

/* The controllers of the widget that has the focus and of those around it hear the key, as they
 * would one that is typed. */
static gboolean
hear (GtkWidget *widget, guint keyval, GdkModifierType state, GtkPropagationPhase phase)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
          || gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

static void
type_key (Fixture *fixture, guint keyval, GdkModifierType state)
{
  static const GtkPropagationPhase phases[] = { GTK_PHASE_CAPTURE, GTK_PHASE_BUBBLE };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    for (GtkWidget *at = gtk_window_get_focus (GTK_WINDOW (fixture->window)); at != NULL;
         at = gtk_widget_get_parent (at))
      if (hear (at, keyval, state, phases[i]))
        {
          ui_test_wait (50);
          return;
        }
  g_assert_not_reached ();
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
type_text (Fixture *fixture, const char *text)
{
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus (fixture)));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_focus (fixture))),
                                    text, -1);
}

static void
assert_text (KamaeRecord *record, const char *field, const char *text)
{
  g_assert_cmpstr (kamae_record_get_text (record, field), ==, text);
}

/* The year */

static GtkWidget *
find_mark (Fixture *fixture, KamaeRecord *record, GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), "record") == record)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mark (fixture, record, child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Into the month of the line in which the record stands. */
static void
drop (Fixture *fixture, KamaeRecord *record, int month)
{
  GtkWidget *cell = gtk_widget_get_parent (find_mark (fixture, record, fixture->window));
  GtkGrid *grid = GTK_GRID (gtk_widget_get_parent (cell));
  g_autoptr (GListModel) controllers = NULL;
  int column, line;

  gtk_grid_query_child (grid, cell, &column, &line, NULL, NULL);
  cell = gtk_grid_get_child_at (grid, 1 + month, line);
  controllers = gtk_widget_observe_controllers (cell);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) value = G_VALUE_INIT;
      gboolean handled = FALSE;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, KAMAE_TYPE_RECORD);
      g_value_set_object (&value, record);
      g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &handled);
      g_assert_true (handled);
    }
  ui_test_wait (50);
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KamaeRecord *later = fixture->audit.later;
  g_autoptr (KamaeRecord) slot = NULL;
  g_autofree char *id = audit_case_dup_id (later);
  GtkWidget *mark;

  slot = kamae_test_create (&fixture->base, "audit_assignment", "audit", id, "department", "30",
                            "starts_at", "2026-10-30T14:00", NULL);
  show_page (fixture, "audit-year");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Apr"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "年2回（6月、10月）"));
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "前年度に指摘のあったアクセス権の管理を重点とする。"));
  g_assert_nonnull (ui_test_find_button (fixture->window, "● 15"));

  /* By a month with the keyboard; October 30 has no place in February. */
  mark = find_mark (fixture, later, fixture->window);
  gtk_widget_grab_focus (mark);
  type_key (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_text (later, "starts_on", "2026-11-30");
  assert_text (later, "ends_on", "2026-11-30");
  assert_text (slot, "starts_at", "2026-11-30T14:00");
  g_assert_true (strstr (fixture->message, "下期定期監査 is now on") != NULL);
  /* The cursor goes along, and what is read aloud tells the new day. */
  g_assert_true (get_focus (fixture) == find_mark (fixture, later, fixture->window));
  g_assert_nonnull (ui_test_find_button (fixture->window, "○ 30"));
  type_key (fixture, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK);
  assert_text (later, "starts_on", "2026-11-29");

  /* Undone and redone like everything else. */
  kamae_register_undo (fixture->base.reg, &error);
  g_assert_no_error (error);
  kamae_register_undo (fixture->base.reg, &error);
  g_assert_no_error (error);
  ui_test_wait (50);
  assert_text (later, "starts_on", "2026-10-30");
  assert_text (slot, "starts_at", "2026-10-30T14:00");

  /* Dragged to July, which is the fourth month. */
  drop (fixture, later, 3);
  assert_text (later, "starts_on", "2026-07-30");
  drop (fixture, later, 6);
  assert_text (later, "starts_on", "2026-10-30");

  /* A slot alone: the audit lasts longer. */
  gtk_widget_grab_focus (find_mark (fixture, slot, fixture->window));
  type_key (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_text (slot, "starts_at", "2026-11-30T14:00");
  assert_text (later, "starts_on", "2026-10-30");
  assert_text (later, "ends_on", "2026-11-30");

  /* Not out of the year, and not what is under way. */
  kamae_test_set (&fixture->base, later, "starts_on", "2027-03-10");
  kamae_test_set (&fixture->base, later, "ends_on", "2027-03-10");
  ui_test_wait (50);
  gtk_widget_grab_focus (find_mark (fixture, later, fixture->window));
  type_key (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_text (later, "starts_on", "2027-03-10");
  gtk_widget_grab_focus (find_mark (fixture, fixture->audit.audit, fixture->window));
  type_key (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_text (fixture->audit.audit, "starts_on", "2026-06-15");

  gtk_widget_activate (find_mark (fixture, fixture->audit.audit, fixture->window));
  ui_test_wait (300);
  g_assert_true (fixture->opened == fixture->audit.audit);
  kamae_page_add (fixture->page);
  g_assert_cmpint (kamae_record_get_link (fixture->opened, "programme"), ==,
                   kamae_record_get_id (fixture->audit.programme));
}

static void
test_year_empty (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, "audit-year");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Audit Programme Yet"));
  g_assert_false (kamae_page_can_add (fixture->page));
}

/* Coverage */

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = audit_case_dup_id (fixture->audit.later);
  g_autoptr (KamaeRecord) slot = NULL;
  GtkWidget *cell;

  show_page (fixture, "audit-coverage");
  g_assert_nonnull (ui_test_find_text (fixture->window, "! Missing"));
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "28 of 30 clauses are in no audit of the year until 31 March 2027."));
  cell = ui_test_find_button (fixture->window, "● 1");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "7.2, 品質保証部: carried out 1, planned 0");
  gtk_widget_activate (cell);
  ui_test_wait (300);
  g_assert_true (fixture->opened == fixture->audit.audit);

  /* A clause with those under it; two audits of one department are chosen from a menu. */
  slot = kamae_test_create (&fixture->base, "audit_assignment", "audit", id, "department", "30",
                            "auditors", "0003", "clauses", "8", "controls", "A.8.1", NULL);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "26 of 30 clauses are in no audit of the year until 31 March 2027."));
  g_assert_nonnull (ui_test_find_text (fixture->window, "○ 1"));
  cell = ui_test_find_text (fixture->window, "● 1 ○ 1");
  g_assert_nonnull (gtk_widget_get_ancestor (cell, GTK_TYPE_MENU_BUTTON));

  /* Only what is missing. */
  gtk_widget_activate (ui_test_find_button (fixture->window, "Missing Only"));
  ui_test_wait (300);
  g_assert_null (ui_test_find_text (fixture->window, "● 1 ○ 1"));
  gtk_widget_activate (ui_test_find_button (fixture->window, "Missing Only"));

  /* Controls by the years of the cycle: without a certificate, three. */
  gtk_widget_activate (ui_test_find_button (fixture->window, "Controls"));
  ui_test_wait (300);
  g_assert_nonnull (ui_test_find_text (fixture->window, "FY2024"));
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "91 of 93 controls are in no audit of the cycle until 31 March 2027."));
}

/* The cycle is that of the certificate. */
static void
test_coverage_cycle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) certificate =
    kamae_test_create (&fixture->base, "isms_certificate", "number", "IS 1", "body", "審査機関",
                       "soa_version", "1", "issued_on", "2026-02-01", "expires_on", "2029-01-31",
                       NULL);

  show_page (fixture, "audit-coverage");
  gtk_widget_activate (ui_test_find_button (fixture->window, "Controls"));
  ui_test_wait (300);
  g_assert_nonnull (ui_test_find_text (fixture->window, "FY2025"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "FY2028"));
  g_assert_null (ui_test_find_text (fixture->window, "FY2024"));
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "92 of 93 controls are in no audit of the cycle until 31 January 2029."));
}

static void
test_coverage_empty (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, "audit-coverage");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Audit Programme Yet"));
}

/* Independence */

static GtkWidget *
find_named (GtkWidget *widget, const char *text, const char *part)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_MENU_BUTTON (widget) && strstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)),
                                             text) != NULL
      && (part == NULL || (tooltip != NULL && strstr (tooltip, part) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, text, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In the pop-up of a cell. */
static void
press_in (GtkWidget *cell, const char *text)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (cell)));
  GtkWidget *button = ui_test_find_button (popover, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait (100);
}

static guint
count_auditors (KamaeRecord *slot)
{
  g_autoptr (GListModel) auditors = kamae_record_dup_links (slot, "auditors");

  return g_list_model_get_n_items (auditors);
}

static void
test_independence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *cell, *chooser;

  show_page (fixture, "audit-independence");
  /* 0003 of 23: not there and not above it; the others are possible. */
  cell = find_named (fixture->window, "× Not possible", "Belongs to the department");
  g_assert_nonnull (cell);
  /* 0004 came from 10 in April. */
  cell = find_named (fixture->window, "△ Check", "Belonged to the department");
  g_assert_nonnull (cell);
  g_assert_nonnull (find_named (fixture->window, "○ Possible", NULL));
  g_assert_null (ui_test_find_button (GTK_WIDGET (gtk_menu_button_get_popover (
                                        GTK_MENU_BUTTON (cell))), "Assign"));

  /* Of an audit: its slots, where auditors are assigned. */
  chooser = ui_test_find (fixture->window, "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 2);
  ui_test_wait (50);
  cell = find_named (fixture->window, "○ Possible ✓", NULL);
  g_assert_nonnull (cell);
  g_assert_cmpuint (count_auditors (fixture->audit.sales), ==, 1);
  press_in (cell, "Take Back");
  g_assert_cmpuint (count_auditors (fixture->audit.sales)
                    + count_auditors (fixture->audit.quality), ==, 1);
  kamae_register_undo (fixture->base.reg, &error);
  g_assert_no_error (error);
  ui_test_wait (50);
  g_assert_cmpuint (count_auditors (fixture->audit.sales)
                    + count_auditors (fixture->audit.quality), ==, 2);

  /* What is not possible offers nothing. */
  cell = find_named (fixture->window, "× Not possible", NULL);
  g_assert_nonnull (cell);
  g_assert_null (ui_test_find_button (GTK_WIDGET (gtk_menu_button_get_popover (
                                        GTK_MENU_BUTTON (cell))), "Assign"));

  /* An audit without slots. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Nothing to Assign"));
}

static void
test_independence_empty (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, "audit-independence");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Qualified Auditor Yet"));
}

/* Filling in a checklist */

static void
test_checklist (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KamaeRecord *first = fixture->audit.checks[0];
  KamaeRecord *second = fixture->audit.checks[1];
  GtkWidget *verdict;

  show_page (fixture, "audit-checklist");
  g_assert_nonnull (ui_test_find_text (fixture->window, "0 of 3 checked"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "退職者のIDは停止されているか。"));

  /* One key gives the verdict and leads to the evidence. */
  verdict = ui_test_find_button (fixture->window, "5  Not checked");
  g_assert_nonnull (verdict);
  gtk_test_accessible_assert_property (verdict, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not checked, key 5");
  gtk_widget_grab_focus (verdict);
  type_key (fixture, GDK_KEY_1, 0);
  assert_text (first, "verdict", "conform");
  g_assert_nonnull (ui_test_find_text (fixture->window, "1 of 3 checked"));

  /* What is typed is saved at the next pause, without leaving; a digit is text there. */
  type_text (fixture, "委託先一覧 4月1日");
  ui_test_wait (1500);
  assert_text (first, "evidence", "委託先一覧 4月1日");

  /* Going on saves too. */
  type_text (fixture, "、確認表");
  type_key (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  assert_text (first, "evidence", "委託先一覧 4月1日、確認表");
  g_assert_nonnull (ui_test_find_text (fixture->window, "委託先を年1回確認しているか。"));

  /* A nonconformity, and its finding. */
  type_key (fixture, GDK_KEY_2, 0);
  assert_text (second, "verdict", "nc");
  type_text (fixture, "3名が有効");
  type_key (fixture, GDK_KEY_g, GDK_CONTROL_MASK);
  g_assert_nonnull (fixture->opened);
  g_assert_cmpstr (kamae_record_get_entity (fixture->opened)->name, ==, "audit_finding");
  assert_text (fixture->opened, "evidence", "3名が有効");
  assert_text (fixture->opened, "grade", "minor");
  g_assert_cmpint (kamae_record_get_link (fixture->opened, "result"), ==,
                   kamae_record_get_id (second));
  {
    g_autofree char *label = g_strdup_printf ("Open Finding %s",
                                              kamae_record_get_number (fixture->opened));

    g_assert_nonnull (ui_test_find_button (fixture->window, label));
  }

  /* Each of them is undone alone: the finding, the evidence, the verdict. */
  for (guint i = 0; i < 3; i++)
    {
      kamae_register_undo (fixture->base.reg, &error);
      g_assert_no_error (error);
    }
  ui_test_wait (50);
  assert_text (second, "verdict", "not_checked");
  assert_text (second, "evidence", NULL);
  g_assert_nonnull (ui_test_find_button (fixture->window, "Make a Finding"));

  /* What does not apply leads to the reason; with Ctrl while writing. */
  type_key (fixture, GDK_KEY_4, GDK_CONTROL_MASK);
  assert_text (second, "verdict", "na");
  type_text (fixture, "該当者なし");
  type_key (fixture, GDK_KEY_Page_Up, GDK_ALT_MASK);
  assert_text (second, "note", "該当者なし");
  g_assert_nonnull (ui_test_find_text (fixture->window, "2 of 3 checked"));
}

static char *
dup_focused (Fixture *fixture)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_focus (fixture))), "text", &text,
                NULL);
  return text;
}

/* What was refused because another program wrote meanwhile stays refused at each later pause and
 * when the text is left, until the person has chosen. */
static void
test_checklist_elsewhere (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *check = fixture->audit.checks[0];
  GtkWidget *answer, *note;

  show_page (fixture, "audit-checklist");
  gtk_widget_grab_focus (ui_test_find_button (fixture->window, "5  Not checked"));
  type_key (fixture, GDK_KEY_1, 0);
  type_text (fixture, "C");
  ui_test_wait (1500);
  ui_test_change_elsewhere (&fixture->base, check, "evidence", "Theirs");
  type_text (fixture, "D");
  ui_test_wait (1500);
  assert_text (check, "evidence", "Theirs");
  type_text (fixture, "E");
  ui_test_wait (1500);
  assert_text (check, "evidence", "Theirs");

  /* The choice goes with its cause, and comes back with it. */
  note = gtk_widget_get_ancestor (get_focus (fixture), g_type_from_name ("KamaeAuditNote"));
  answer = ui_test_find_button (note, g_str_equal (data, "mine") ? "Save Mine" : "Discard Mine");
  g_assert_true (gtk_widget_get_mapped (answer));
  ui_test_change_elsewhere (&fixture->base, check, "evidence", "C");
  g_assert_true (kamae_register_catch_up (fixture->base.reg, NULL));
  g_assert_false (gtk_widget_get_mapped (answer));
  ui_test_change_elsewhere (&fixture->base, check, "evidence", "Theirs");
  g_assert_true (kamae_register_catch_up (fixture->base.reg, NULL));

  /* Neither the next question nor another field takes it away. */
  type_key (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_nonnull (ui_test_find_text (fixture->window, "退職者のIDは停止されているか。"));
  {
    g_autofree char *text = dup_focused (fixture);

    g_assert_cmpstr (text, ==, "CDE");
  }
  gtk_widget_grab_focus (ui_test_find_button (fixture->window, "1  Conforms"));
  assert_text (check, "evidence", "Theirs");
  g_assert_nonnull (ui_test_find_text (
    fixture->window, "Meanwhile this became “Theirs”. What you typed is not saved."));

  g_assert_true (gtk_widget_get_mapped (answer));
  g_signal_emit_by_name (answer, "clicked");
  assert_text (check, "evidence", g_str_equal (data, "mine") ? "CDE" : "Theirs");
  g_assert_false (kamae_typing_has_unsaved ());
  g_assert_false (gtk_widget_get_mapped (answer));
}

/* A question of one's own, in the middle of the audit. */
static void
test_checklist_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecordList) checks = NULL;
  g_autoptr (KamaeRecord) own = NULL;

  show_page (fixture, "audit-checklist");
  g_assert_true (kamae_page_can_add (fixture->page));
  kamae_page_add (fixture->page);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "0 of 4 checked"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Own question"));
  type_text (fixture, "鍵は誰が持っているか。");
  type_key (fixture, GDK_KEY_1, GDK_CONTROL_MASK);
  type_text (fixture, "鍵台帳");
  type_key (fixture, GDK_KEY_Page_Up, GDK_ALT_MASK);

  checks = kamae_register_list_parts (fixture->base.reg, fixture->audit.audit, "audit_result");
  own = g_list_model_get_item (G_LIST_MODEL (checks), 3);
  assert_text (own, "text", "鍵は誰が持っているか。");
  assert_text (own, "verdict", "conform");
  assert_text (own, "evidence", "鍵台帳");
  g_assert_cmpint (kamae_record_get_link (own, "department"), ==,
                   kamae_record_get_link (fixture->audit.checks[0], "department"));
}

/* One department at a time; a checklist that is still empty is filled from the slots. */
static void
test_checklist_department (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = audit_case_dup_id (fixture->audit.later);
  g_autoptr (KamaeRecord) slot =
    kamae_test_create (&fixture->base, "audit_assignment", "audit", id, "department", "10",
                       "starts_at", "2026-10-30T10:00", "clauses", "9.1", NULL);
  GtkWidget *audits, *departments;

  show_page (fixture, "audit-checklist");
  audits = ui_test_find (fixture->window, "GtkDropDown");
  departments = ui_test_find (gtk_widget_get_next_sibling (gtk_widget_get_parent (audits)),
                              "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (departments), 2);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "0 of 1 checked"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "力量の記録は最新か。"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (audits), 0);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Checklist Yet"));
  gtk_widget_activate (ui_test_find_button (fixture->window, "Fill the Checklist"));
  ui_test_wait (300);
  g_assert_null (ui_test_find_text (fixture->window, "0 of 0 checked"));
  g_assert_true (gtk_widget_get_mapped (ui_test_find_button (fixture->window, "1  Conforms")));
}

static void
test_checklist_empty (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, "audit-checklist");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Audit Yet"));
}

static void
finish (Fixture *fixture, KamaeRecord *finding)
{
  kamae_test_set (&fixture->base, finding, "agreement", "agreed");
  kamae_test_set (&fixture->base, finding, "agreed_by", "0002");
  kamae_test_step (&fixture->base, finding, "issue");
}

/* An audit whose report is signed can be read, and not changed. */
static void
test_checklist_locked (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *audit = fixture->audit.audit;

  for (guint i = 0; i < G_N_ELEMENTS (fixture->audit.checks); i++)
    {
      kamae_test_set (&fixture->base, fixture->audit.checks[i], "evidence", "記録");
      kamae_test_set (&fixture->base, fixture->audit.checks[i], "verdict", "conform");
    }
  finish (fixture, fixture->audit.minor);
  finish (fixture, fixture->audit.observation);
  kamae_test_set (&fixture->base, audit, "summary", "おおむね適合");
  kamae_test_set (&fixture->base, audit, "conforming", "partly");
  kamae_test_set (&fixture->base, audit, "effective", "yes");
  show_page (fixture, "audit-checklist");
  g_assert_true (gtk_widget_get_sensitive (ui_test_find_button (fixture->window, "1  Conforms")));

  kamae_test_step_as (&fixture->base, audit, "agree", "0003");
  kamae_test_step (&fixture->base, audit, "review");
  kamae_test_step (&fixture->base, audit, "report");
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "3 of 3 checked"));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (fixture->window, "1  Conforms")));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (ui_test_find (fixture->window,
                                                                           "GtkTextView"))));
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

#define ADD(path, set_up, test) \
  g_test_add ("/audit-pages/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("year", set_up, test_year);
  ADD ("year-empty", set_up_empty, test_year_empty);
  ADD ("coverage", set_up, test_coverage);
  ADD ("coverage-cycle", set_up, test_coverage_cycle);
  ADD ("coverage-empty", set_up_empty, test_coverage_empty);
  ADD ("independence", set_up, test_independence);
  ADD ("independence-empty", set_up_empty, test_independence_empty);
  ADD ("checklist", set_up, test_checklist);
  g_test_add ("/audit-pages/checklist-elsewhere/mine", Fixture, "mine", set_up,
              test_checklist_elsewhere, tear_down);
  g_test_add ("/audit-pages/checklist-elsewhere/theirs", Fixture, "theirs", set_up,
              test_checklist_elsewhere, tear_down);
  ADD ("checklist-own", set_up, test_checklist_own);
  ADD ("checklist-department", set_up, test_checklist_department);
  ADD ("checklist-empty", set_up_empty, test_checklist_empty);
  ADD ("checklist-locked", set_up, test_checklist_locked);

  return g_test_run ();
}
