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
  KamaeYearPage parent_instance;

  GtkWidget    *outline;
} KamaeAuditYearPage;

typedef KamaeYearPageClass KamaeAuditYearPageClass;

G_DEFINE_FINAL_TYPE (KamaeAuditYearPage, kamae_audit_year_page, KAMAE_TYPE_YEAR_PAGE)

/* The grid */

static void
open_audit (KamaeYearPage *page,
            KamaeRecord   *record)
{
  g_autoptr (KamaeRecord) audit = kamae_record_get_entity (record) == &kamae_audit_audit
                                  ? g_object_ref (record)
                                  : kamae_record_ref_link (record, "audit");

  kamae_page_open_record (KAMAE_PAGE (page), audit);
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
add_line (KamaeYearGrid *grid,
          KamaeRecord   *record,
          KamaeRecord   *audit)
{
  g_autofree char *label = dup_label (record, audit);
  g_autofree char *name = dup_name (record, audit);
  g_autofree char *day = kamae_audit_dup_day (record);

  kamae_year_grid_add_line (grid, label, record != audit);
  kamae_year_grid_add_mark (grid, record, day,
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
add_lines (KamaeYearGrid *grid,
           KamaeRecord   *programme)
{
  KamaeRegister *reg = kamae_record_get_register (programme);
  g_autoptr (KamaeCursor) cursor = kamae_register_query (reg, AUDITS, NULL, KAMAE_KEPT);
  g_autoptr (KamaeRecord) audit = NULL;

  if (cursor == NULL)
    return;
  kamae_cursor_bind_integer (cursor, ":programme", kamae_record_get_id (programme));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 id = kamae_cursor_get_integer (cursor, 0);
      g_autoptr (KamaeRecord) slot = NULL;

      if (audit == NULL || kamae_record_get_id (audit) != id)
        {
          g_clear_object (&audit);
          audit = kamae_register_ref_record (reg, id, KAMAE_KEPT);
          if (audit == NULL)
            continue;
          add_line (grid, audit, audit);
        }
      if (kamae_cursor_is_null (cursor, 1))
        continue;
      slot = kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 1), KAMAE_KEPT);
      if (slot != NULL)
        add_line (grid, slot, audit);
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
fill_outline (KamaeAuditYearPage *self,
              KamaeRecord        *programme)
{
  static const char *const fields[] = { "rationale", "frequency", "methods", "responsibilities",
                                        "reporting", "objectives" };
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
fill (KamaeYearPage *page,
      KamaeYearGrid *grid,
      KamaeRecord   *programme)
{
  add_lines (grid, programme);
  fill_outline ((KamaeAuditYearPage *) page, programme);
}

static GtkWidget *
create_outline (KamaeYearPage *page)
{
  KamaeAuditYearPage *self = (KamaeAuditYearPage *) page;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (_("Outline of the programme"));

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->outline = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->outline), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->outline), 12);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (self->outline));
  return box;
}

static void
kamae_audit_year_page_class_init (KamaeAuditYearPageClass *klass)
{
  static const char *const entities[] = {
    "audit", "audit_assignment", "audit_programme", "department", "fiscal_year", NULL
  };

  klass->plan = "audit_programme";
  klass->item = "audit";
  klass->link = "programme";
  klass->touched_by = entities;
  klass->heading = N_("Audit and department");
  klass->open_label = N_("Open the Programme");
  klass->legend =
    N_("○ planned, ● carried out or under way, △ postponed, × cancelled; the figure is the day. What is planned can be dragged to another month, or moved with Ctrl or Alt and an arrow key, by a day with Shift as well.");
  klass->nothing = N_("No audit is planned in this year yet.");
  klass->no_plan = N_("No Audit Programme Yet");
  klass->first_plan =
    N_("Add the audit programme of the year first; its audits then stand here in their months.");
  klass->is_fixed =
    N_("Only what is planned can be moved; postpone an audit whose notice was sent");
  klass->is_outside = N_("That would be outside the year of the programme");
  klass->not_moved = N_("The audit was not moved");
  klass->create_more = create_outline;
  klass->fill = fill;
  klass->open = open_audit;
  klass->can_move = kamae_audit_can_move;
  klass->dup_day = kamae_audit_dup_day;
  klass->move = kamae_audit_move;
}

static void
kamae_audit_year_page_init (KamaeAuditYearPage *self)
{
}
