/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-move.h"
#include "kamae-audit-pages.h"
#include "kamae-audit-private.h"
#include "kamae-audit-year.h"

#include <kamae-i18n.h>

/* The twelve months of a programme: a line for each audit, and for each slot with a time of its
 * own. */

typedef struct
{
  KamaePage           parent_instance;

  KamaeRecordChooser *chooser;
  GtkWidget          *stack;
  KamaeYearGrid      *grid;
  GtkWidget          *outline;
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
  return kamae_record_chooser_get_record (self->chooser);
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
move_cb (KamaeAuditYearPage *self,
         KamaeRecord        *record,
         int                 months,
         int                 days)
{
  g_autofree char *day = kamae_audit_dup_day (record);
  g_autofree char *new_day = kamae_audit_move_day (day, months, days);
  g_autoptr (GError) error = NULL;

  if (!kamae_audit_can_move (record))
    {
      kamae_page_message (KAMAE_PAGE (self),
                          _("Only what is planned can be moved; postpone an audit whose notice was sent"));
      return;
    }
  if (!kamae_year_grid_has_day (self->grid, new_day))
    {
      kamae_page_message (KAMAE_PAGE (self), _("That would be outside the year of the programme"));
      return;
    }
  if (kamae_audit_move (record, months, days, &error))
    announce_move (self, record);
  else
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _("The audit was not moved"), error);
}

/* The grid */

static void
open_cb (KamaeAuditYearPage *self,
         KamaeRecord        *record)
{
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
          KamaeRecord        *record,
          KamaeRecord        *audit)
{
  g_autofree char *label = dup_label (record, audit);
  g_autofree char *name = dup_name (record, audit);
  g_autofree char *day = kamae_audit_dup_day (record);

  kamae_year_grid_add_line (self->grid, label, record != audit);
  kamae_year_grid_add_mark (self->grid, record, day,
                            kamae_audit_mark_of (kamae_record_get_state (audit)), name,
                            kamae_audit_can_move (record));
}

#define AUDITS \
  "SELECT audit.id, slot.id FROM audit " \
  "LEFT JOIN audit_assignment AS slot ON slot.audit_id = audit.id " \
  "LEFT JOIN department ON department.id = slot.department_id " \
  "WHERE audit.programme_id = :programme AND audit.starts_on IS NOT NULL " \
  "ORDER BY audit.number COLLATE counted, slot.starts_at, department.code COLLATE counted, slot.id"

/* The order is that of the numbers: what is moved stays in its line. */
static void
add_lines (KamaeAuditYearPage *self)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (get_register (self), AUDITS, NULL,
                                                         KAMAE_KEPT);
  g_autoptr (KamaeRecord) audit = NULL;

  if (cursor == NULL)
    return;
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
          add_line (self, audit, audit);
        }
      if (kamae_cursor_is_null (cursor, 1))
        continue;
      slot = kamae_register_ref_record (get_register (self), kamae_cursor_get_integer (cursor, 1),
                                        KAMAE_KEPT);
      if (slot != NULL)
        add_line (self, slot, audit);
    }
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
update (KamaeAuditYearPage *self)
{
  KamaeRecord *programme = get_programme (self);
  g_autoptr (KamaeRecord) year =
    programme != NULL ? kamae_record_ref_link (programme, "fiscal_year") : NULL;
  const char *starts_on = year != NULL ? kamae_record_get_text (year, "starts_on") : NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), programme != NULL ? "year" : "none");
  if (programme == NULL)
    return;

  kamae_year_grid_begin (self->grid, starts_on != NULL ? starts_on : "2026-04-01");
  add_lines (self);
  kamae_year_grid_end (self->grid, _("No audit is planned in this year yet."));
  fill_outline (self);
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
  self->chooser = KAMAE_RECORD_CHOOSER (kamae_record_chooser_new (get_register (self),
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

  self->grid = KAMAE_YEAR_GRID (kamae_year_grid_new (_("Audit and department")));
  g_signal_connect_object (self->grid, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  self->outline = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->outline), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->outline), 12);
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
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
  klass->add = kamae_audit_year_page_add;
  klass->can_add = kamae_audit_year_page_can_add;
  klass->find = kamae_audit_year_page_find;
  klass->get_record = kamae_audit_year_page_get_record;
}

static void
kamae_audit_year_page_init (KamaeAuditYearPage *self)
{
}
