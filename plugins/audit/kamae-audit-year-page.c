/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-chooser.h"
#include "kamae-audit-move.h"
#include "kamae-audit-pages.h"
#include "kamae-audit-private.h"
#include "kamae-audit-year.h"

#include <kamae-i18n.h>

/* The twelve months of a programme. Each audit and each slot with a time of its own is a button in
 * its month: it opens, it is dragged to another month, or moved with Ctrl or Alt and the arrows. */

typedef struct
{
  KamaePage          parent_instance;

  KamaeAuditChooser *chooser;
  GtkWidget         *stack;
  GtkWidget         *scrolled;
  GtkWidget         *outline;
  char              *year;
  gint64             focus_id;
} KamaeAuditYearPage;

typedef KamaePageClass KamaeAuditYearPageClass;

G_DEFINE_FINAL_TYPE (KamaeAuditYearPage, kamae_audit_year_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeAuditYearPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static KamaeRecord *
get_programme (KamaeAuditYearPage *self)
{
  return kamae_audit_chooser_get_record (self->chooser);
}

static KamaeRecord *
get_record (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "record");
}

static int
get_month (KamaeAuditYearPage *self,
           KamaeRecord        *record)
{
  g_autofree char *day = kamae_audit_dup_day (record);

  return day != NULL ? kamae_audit_month_of (self->year, day) : -1;
}

/* Moving */

static void
announce_move (KamaeAuditYearPage *self,
               KamaeRecord        *record)
{
  g_autofree char *day =
    kamae_record_dup_display (record, kamae_record_get_entity (record) == &kamae_audit_audit
                                      ? "starts_on" : "starts_at", NULL);
  g_autofree char *text = NULL;

  /* Translators: an audit was moved; its name, its new day */
  text = g_strdup_printf (_("%1$s is now on %2$s"), kamae_record_get_title (record), day);
  kamae_page_message (KAMAE_PAGE (self), text);
}

static void
move_record (KamaeAuditYearPage *self,
             KamaeRecord        *record,
             int                 months,
             int                 days)
{
  g_autofree char *day = kamae_audit_dup_day (record);
  g_autofree char *new_day = kamae_audit_move_day (day, months, days);
  int month = kamae_audit_month_of (self->year, new_day);
  g_autoptr (GError) error = NULL;

  if (!kamae_audit_can_move (record))
    {
      kamae_page_message (KAMAE_PAGE (self),
                          _("Only what is planned can be moved; postpone an audit whose notice was sent"));
      return;
    }
  if (month < 0 || month >= KAMAE_AUDIT_MONTHS)
    {
      kamae_page_message (KAMAE_PAGE (self), _("That would be outside the year of the programme"));
      return;
    }
  self->focus_id = kamae_record_get_id (record);
  if (kamae_audit_move (record, months, days, &error))
    announce_move (self, record);
  else
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _("The audit was not moved"), error);
}

/* Left and right by a month, with Shift by a day. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state,
                KamaeAuditYearPage *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (controller);
  g_autoptr (KamaeRecord) record = g_object_ref (get_record (button));
  gboolean is_right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean is_left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  int by = is_right ? 1 : -1;

  if ((!is_right && !is_left) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    return FALSE;
  if (gtk_widget_get_direction (button) == GTK_TEXT_DIR_RTL)
    by = -by;
  if (state & GDK_SHIFT_MASK)
    move_record (self, record, 0, by);
  else
    move_record (self, record, by, 0);
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       data)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (KAMAE_TYPE_RECORD, get_record (button));
}

static gboolean
drop_cb (GtkDropTarget      *target,
         const GValue       *value,
         double              x,
         double              y,
         KamaeAuditYearPage *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (KamaeRecord) record = g_value_dup_object (value);
  int month = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "month"));
  int by = month - get_month (self, record);

  if (by != 0)
    move_record (self, record, by, 0);
  return TRUE;
}

/* The grid */

static void
open_cb (GtkWidget          *button,
         KamaeAuditYearPage *self)
{
  KamaeRecord *record = get_record (button);
  g_autoptr (KamaeRecord) audit = kamae_record_get_entity (record) == &kamae_audit_audit
                                  ? g_object_ref (record)
                                  : kamae_record_ref_link (record, "audit");

  kamae_page_open_record (KAMAE_PAGE (self), audit);
}

static char *
dup_name (KamaeRecord *record,
          KamaeRecord *audit)
{
  gboolean has_time = record != audit && kamae_record_is_set (record, "starts_at");
  g_autofree char *day = has_time ? kamae_record_dup_display (record, "starts_at", NULL)
                                  : kamae_record_dup_display (audit, "starts_on", NULL);
  g_autofree char *state = kamae_record_dup_display (audit, "state", NULL);

  /* Translators: an audit, or a department in it, of the year, read aloud: name, day, state */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), kamae_record_get_title (record),
                          day, state);
}

static GtkWidget *
create_mark (KamaeAuditYearPage *self,
             KamaeRecord        *record,
             KamaeRecord        *audit)
{
  g_autofree char *day = kamae_audit_dup_day (record);
  g_autofree char *text = g_strdup_printf ("%s %d",
                                           kamae_audit_mark_of (kamae_record_get_state (audit)),
                                           (int) g_ascii_strtoll (day + 8, NULL, 10));
  g_autofree char *name = dup_name (record, audit);
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (button, keys);
  if (record != audit)
    gtk_widget_add_css_class (button, "flat");
  if (kamae_audit_can_move (record))
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
      gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));
    }
  return button;
}

/* A place that takes what is dragged there. */
static GtkWidget *
create_cell (KamaeAuditYearPage *self,
             int                 month)
{
  GtkWidget *cell = adw_bin_new ();
  GtkDropTarget *target = gtk_drop_target_new (KAMAE_TYPE_RECORD, GDK_ACTION_MOVE);

  g_object_set_data (G_OBJECT (cell), "month", GINT_TO_POINTER (month));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_size_request (cell, 56, 34);
  gtk_widget_add_css_class (cell, "kamae-shaded");
  return cell;
}

static GtkWidget *
create_label (const char *text,
              gboolean    is_heading,
              gboolean    is_indented)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_margin_start (label, is_indented ? 18 : 0);
  if (is_heading)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

/* A department may be audited by several auditors, each at an hour of their own. */
static char *
dup_label (KamaeRecord *record,
           KamaeRecord *audit)
{
  g_autofree char *auditors = NULL;

  if (record == audit)
    return kamae_record_dup_label (record);
  auditors = kamae_record_dup_display (record, "auditors", NULL);
  if (*auditors == '\0')
    return g_strdup (kamae_record_get_title (record));
  return g_strdup_printf ("%s · %s", kamae_record_get_title (record), auditors);
}

static void
add_line (KamaeAuditYearPage *self,
          GtkGrid            *grid,
          KamaeRecord        *record,
          KamaeRecord        *audit,
          int                 line)
{
  g_autofree char *label = dup_label (record, audit);
  int month = get_month (self, record);

  gtk_grid_attach (grid, create_label (label, record == audit, record != audit), 0, line, 1, 1);
  for (int i = 0; i < KAMAE_AUDIT_MONTHS; i++)
    {
      GtkWidget *cell = create_cell (self, i);

      if (i == month)
        adw_bin_set_child (ADW_BIN (cell), create_mark (self, record, audit));
      gtk_grid_attach (grid, cell, 1 + i, line, 1, 1);
    }
}

#define AUDITS \
  "SELECT audit.id, slot.id FROM audit " \
  "LEFT JOIN audit_assignment AS slot ON slot.audit_id = audit.id " \
  "LEFT JOIN department ON department.id = slot.department_id " \
  "WHERE audit.programme_id = :programme AND audit.starts_on IS NOT NULL " \
  "ORDER BY audit.number COLLATE counted, slot.starts_at, department.code COLLATE counted, slot.id"

/* The order is that of the numbers: what is moved stays in its line. */
static int
add_lines (KamaeAuditYearPage *self,
           GtkGrid            *grid)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (get_register (self), AUDITS, NULL,
                                                         KAMAE_KEPT);
  g_autoptr (KamaeRecord) audit = NULL;
  int line = 1;

  if (cursor == NULL)
    return 0;
  kamae_cursor_bind_integer (cursor, ":programme", kamae_record_get_id (get_programme (self)));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 id = kamae_cursor_get_integer (cursor, 0);
      g_autoptr (KamaeRecord) slot = NULL;

      if (audit == NULL || kamae_record_get_id (audit) != id)
        {
          g_clear_object (&audit);
          audit = kamae_register_ref_record (get_register (self), id, KAMAE_KEPT);
          if (audit == NULL)
            continue;
          add_line (self, grid, audit, audit, line++);
        }
      if (kamae_cursor_is_null (cursor, 1))
        continue;
      slot = kamae_register_ref_record (get_register (self), kamae_cursor_get_integer (cursor, 1),
                                        KAMAE_KEPT);
      if (slot != NULL)
        add_line (self, grid, slot, audit, line++);
    }
  return line - 1;
}

static void
add_headings (KamaeAuditYearPage *self,
              GtkGrid            *grid)
{
  gtk_grid_attach (grid, create_label (_("Audit and department"), TRUE, FALSE), 0, 0, 1, 1);
  for (guint i = 0; i < KAMAE_AUDIT_MONTHS; i++)
    {
      GtkWidget *label =
        gtk_label_new (kamae_translate (NULL, GETTEXT_PACKAGE,
                                        kamae_audit_month_name (self->year, i)));

      gtk_widget_add_css_class (label, "heading");
      gtk_grid_attach (grid, label, 1 + (int) i, 0, 1, 1);
    }
}

static gboolean
focus_mark (GtkWidget *widget,
            gint64     id)
{
  if (GTK_IS_BUTTON (widget) && get_record (widget) != NULL
      && kamae_record_get_id (get_record (widget)) == id)
    return gtk_widget_grab_focus (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_mark (child, id))
      return TRUE;
  return FALSE;
}

/* Why and how the year is audited */

static void
add_outline (KamaeAuditYearPage *self,
             const char         *name,
             const char         *text,
             int                 line)
{
  GtkWidget *label = gtk_label_new (name);
  /* Translators: in place of a text that nobody has written yet */
  GtkWidget *value = gtk_label_new (text != NULL ? text : _("Not written yet"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  if (text == NULL)
    gtk_widget_add_css_class (value, "dim-label");
  gtk_grid_attach (GTK_GRID (self->outline), label, 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->outline), value, 1, line, 1, 1);
}

static void
fill_outline (KamaeAuditYearPage *self)
{
  static const char *const fields[] = { "rationale", "frequency", "methods", "responsibilities",
                                        "reporting", "objectives" };
  KamaeRecord *programme = get_programme (self);
  g_autofree char *state = kamae_record_dup_display (programme, "state", NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->outline)) != NULL)
    gtk_grid_remove (GTK_GRID (self->outline), child);
  add_outline (self, _("State"), state, 0);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_audit_programme, fields[i]);

      add_outline (self, kamae_translate (NULL, GETTEXT_PACKAGE, field->label),
                   kamae_record_get_text (programme, fields[i]), 1 + (int) i);
    }
}

static void
update_year (KamaeAuditYearPage *self)
{
  g_autoptr (KamaeRecord) year = kamae_record_ref_link (get_programme (self), "fiscal_year");
  const char *starts_on = year != NULL ? kamae_record_get_text (year, "starts_on") : NULL;

  g_free (self->year);
  self->year = g_strdup (starts_on != NULL ? starts_on : "2026-04-01");
}

static void
update (KamaeAuditYearPage *self)
{
  KamaeRecord *programme = get_programme (self);
  GtkWidget *grid;
  int n_lines;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), programme != NULL ? "year" : "none");
  if (programme == NULL)
    return;

  update_year (self);
  grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "kamae-year");
  add_headings (self, GTK_GRID (grid));
  n_lines = add_lines (self, GTK_GRID (grid));
  if (n_lines == 0)
    gtk_grid_attach (GTK_GRID (grid),
                     create_label (_("No audit is planned in this year yet."), FALSE, FALSE),
                     0, 1, 1 + KAMAE_AUDIT_MONTHS, 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), kamae_wrap_new (grid));
  fill_outline (self);
  if (self->focus_id != 0)
    focus_mark (grid, self->focus_id);
  self->focus_id = 0;
}

static void
changed_cb (KamaeAuditYearPage *self,
            KamaeChangeSet     *changes)
{
  static const char *const entities[] = {
    "audit", "audit_assignment", "audit_programme", "department", "fiscal_year",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

        if (focus != NULL && get_record (focus) != NULL)
          self->focus_id = kamae_record_get_id (get_record (focus));
        update (self);
        return;
      }
}

static void
open_programme_cb (KamaeAuditYearPage *self)
{
  kamae_page_open_record (KAMAE_PAGE (self), get_programme (self));
}

/* Building */

static GtkWidget *
create_bar (KamaeAuditYearPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *open = gtk_button_new_with_label (_("Open the Programme"));

  gtk_widget_add_css_class (bar, "kamae-toolbar");
  self->chooser = KAMAE_AUDIT_CHOOSER (kamae_audit_chooser_new (get_register (self),
                                                                "audit_programme",
                                                                _("Audit programme"), NULL, NULL,
                                                                NULL));
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_programme_cb), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (bar), open);
  return bar;
}

static GtkWidget *
create_wrapped (const char *text,
                const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_year (KamaeAuditYearPage *self)
{
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_widget_add_css_class (self->scrolled, "card");
  self->outline = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->outline), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->outline), 12);
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box),
                  create_wrapped (_("○ planned, ● carried out or under way, △ postponed, × cancelled; the figure is the day. What is planned can be dragged to another month, or moved with Ctrl or Alt and an arrow key, by a day with Shift as well."),
                                  "kamae-help"));
  gtk_box_append (GTK_BOX (box), create_wrapped (_("Outline of the programme"), "heading"));
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (self->outline));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), box);
  return page;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Audit Programme Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Add the audit programme of the year first; its audits then stand here in their months."));
  return page;
}

static void
kamae_audit_year_page_constructed (GObject *object)
{
  KamaeAuditYearPage *self = (KamaeAuditYearPage *) object;

  G_OBJECT_CLASS (kamae_audit_year_page_parent_class)->constructed (object);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_year (self), "year");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  update (self);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_audit_year_page_finalize (GObject *object)
{
  g_free (((KamaeAuditYearPage *) object)->year);

  G_OBJECT_CLASS (kamae_audit_year_page_parent_class)->finalize (object);
}

static gboolean
kamae_audit_year_page_can_add (KamaePage *page)
{
  return get_programme ((KamaeAuditYearPage *) page) != NULL
         && !kamae_register_is_read_only (kamae_page_get_register (page));
}

/* An audit of this programme. */
static void
kamae_audit_year_page_add (KamaePage *page)
{
  KamaeAuditYearPage *self = (KamaeAuditYearPage *) page;
  g_autoptr (GError) error = NULL;
  /* Translators: name of an operation; %s is a record. */
  g_autoptr (KamaeOperation) operation = kamae_register_begin (get_register (self), N_("Add %s"),
                                                               NULL, &error);
  g_autoptr (KamaeRecord) audit = NULL;

  if (operation != NULL)
    audit = kamae_operation_create (operation, "audit", &error, NULL);
  if (audit != NULL)
    kamae_operation_set_subject (operation, audit);
  if (audit != NULL
      && kamae_operation_set_link (operation, audit, "programme", get_programme (self), &error)
      && kamae_operation_commit (operation, &error))
    kamae_page_open_record (page, audit);
  else
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _("The record was not added"), error);
}

static void
kamae_audit_year_page_find (KamaePage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (((KamaeAuditYearPage *) page)->chooser), GTK_DIR_TAB_FORWARD);
}

/* The annual plan is printed from here. */
static KamaeRecord *
kamae_audit_year_page_get_record (KamaePage *page)
{
  return get_programme ((KamaeAuditYearPage *) page);
}

static void
kamae_audit_year_page_class_init (KamaeAuditYearPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_audit_year_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = kamae_audit_year_page_finalize;
  klass->add = kamae_audit_year_page_add;
  klass->can_add = kamae_audit_year_page_can_add;
  klass->find = kamae_audit_year_page_find;
  klass->get_record = kamae_audit_year_page_get_record;
}

static void
kamae_audit_year_page_init (KamaeAuditYearPage *self)
{
}
