/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-chart.h"
#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* LDR-R02 ISMS体制図, LDR-R03 役割・責任・権限一覧, LDR-R04 任命書. */

/* As many boxes as stand under each other on a sheet in landscape. */
static const KamaeLeadershipMeasures paper = { 735, 138, 38, 8, 8 };

typedef struct
{
  KamaeLeadershipChart *chart;
  char                 *language;
  guint                 row;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *self = data;

  kamae_leadership_chart_unref (self->chart);
  g_free (self->language);
  g_free (self);
}

static void
draw_picture (cairo_t  *cr,
              double    width,
              double    height,
              gpointer  data)
{
  Picture *self = data;
  double scale = MIN (1, MIN (width / self->chart->measures.width,
                              height / kamae_leadership_chart_get_height (self->chart, self->row)));

  cairo_translate (cr, (width - scale * self->chart->measures.width) / 2, 0);
  cairo_scale (cr, scale, scale);
  kamae_leadership_chart_draw (self->chart, self->row, self->language, cr);
}

KamaeDocument *
kamae_leadership_build_chart (KamaeReportContext  *context,
                              GError             **error)
{
  const char *language = kamae_report_context_get_language (context);
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);
  g_autoptr(KamaeLeadershipChart) chart = NULL;

  chart = kamae_leadership_chart_new (kamae_report_context_get_register (context), language, &paper,
                                      error);
  if (chart == NULL)
    return NULL;
  for (guint row = 0; row < chart->n_rows; row++)
    {
      Picture *picture = g_new0 (Picture, 1);

      *picture = (Picture) { g_rc_box_acquire (chart), g_strdup (language), row };
      kamae_document_add_drawing (document, kamae_leadership_chart_get_height (chart, row),
                                  draw_picture, picture, picture_free);
    }
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("A broken frame: nobody holds the role now, or the column goes on.")));
  return g_steal_pointer (&document);
}

/* The table of roles */

static const KamaeColumn role_columns[] = {
  { N_("Role"), 15, 0 },
  { N_("Purpose"), 15, 0 },
  { N_("Responsibilities"), 24, 0 },
  { N_("Authorities"), 19, 0 },
  { N_("Not together with"), 11, 0 },
  { N_("Held by"), 16, 0 },
  { NULL }
};

#define HOLDERS \
  KAMAE_LEADERSHIP_HOLDERS (KC_ ("appointment", "acting"), KC_ ("appointment", "provisional"))

/* A role that must be held and is not says so; one that need not be is left empty. */
#define ROLES \
  "SELECT name, purpose, responsibilities, authorities, " \
  "coalesce ((SELECT group_concat (other.name, char (10)) FROM link JOIN role AS other " \
  "ON other.id = link.to_id WHERE link.kind = 'role.incompatible' AND link.from_id = role.id), '–'), " \
  "coalesce (" HOLDERS ", CASE required WHEN 1 THEN " \
  KAMAE_SQL_WORDS (KC_ ("role", "Vacant")) " ELSE '–' END) FROM role ORDER BY position, name"

#define APPOINTMENTS \
  KAMAE_LEADERSHIP_LIST_APPOINTMENTS (KC_ ("appointment", "acting"), KC_ ("appointment", "Not yet"))

static const KamaeColumn appointment_columns[] = {
  { N_("Role"), 26, KAMAE_COLUMN_MERGE },
  { KC_ ("who", "Person"), 26, 0 },
  { KC_ ("appointment", "From"), 16, KAMAE_COLUMN_CENTER },
  { N_("Appointed by"), 16, 0 },
  { KC_ ("appointment", "Confirmed by the person"), 16, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn gap_columns[] = {
  { N_("Role"), 40, 0 },
  { KC_ ("vacancy", "From"), 30, KAMAE_COLUMN_CENTER },
  { KC_ ("vacancy", "Until"), 30, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn clash_columns[] = {
  { KC_ ("who", "Person"), 20, 0 },
  { N_("Role"), 20, 0 },
  { N_("Role"), 20, 0 },
  { KC_ ("vacancy", "From"), 20, KAMAE_COLUMN_CENTER },
  { KC_ ("vacancy", "Until"), 20, KAMAE_COLUMN_CENTER },
  { NULL }
};

KamaeDocument *
kamae_leadership_build_roles (KamaeReportContext  *context,
                              GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  if (kamae_report_context_add_table (context, document, role_columns, ROLES, error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document, N_("Appointments in force"));
  if (kamae_report_context_add_table (context, document, appointment_columns, APPOINTMENTS,
                                      error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document,
                                    N_("Vacancies of required roles in the fiscal year"));
  if (kamae_report_context_add_table (context, document, gap_columns, KAMAE_LEADERSHIP_LIST_GAPS,
                                      error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document,
                                    N_("Roles held together that do not go together"));
  if (kamae_report_context_add_table (context, document, clash_columns,
                                      KAMAE_LEADERSHIP_LIST_CLASHES, error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}

/* The letter of appointment. It says what it said when it was handed out: on the first day, or on
 * the day on which the appointment was entered, or corrected, if that is later. The last day, which
 * most are given when they end, changes no letter. */

#define LETTER \
  "SELECT person.name, person.title, " \
  "(SELECT department.name FROM department WHERE department.id = " \
  KAMAE_SQL_DEPARTMENT_AT ("person", "held.starts_on") "), role.name, role.purpose, " \
  "role.responsibilities, role.authorities, (SELECT name FROM department WHERE department.id = held.department_id), " \
  "held.acting, appointer.name, appointer.title FROM role_assignment AS held " \
  "JOIN person ON person.id = held.person_id JOIN role ON role.id = held.role_id " \
  "LEFT JOIN person AS appointer ON appointer.id = held.appointed_by_id WHERE held.id = :id"

enum
{
  PERSON, TITLE, DEPARTMENT, ROLE, PURPOSE, RESPONSIBILITIES, AUTHORITIES, FOR_DEPARTMENT, ACTING,
  APPOINTER, APPOINTER_TITLE
};

/* Whether the entry made the appointment, or corrected it. */
static gboolean
is_about_letter (KamaeHistoryEntry *entry)
{
  static const char *const fields[] = {
    "role", "person", "department", "starts_on", "appointed_by", "acting", NULL
  };

  for (guint i = 0; i < kamae_history_entry_get_n_changes (entry); i++)
    {
      const KamaeChange *change = kamae_history_entry_get_change (entry, i);

      if (change->field == NULL || g_strv_contains (fields, change->field))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_day_of_letter (KamaeReportContext  *context,
                   GError             **error)
{
  KamaeRecord *appointment = kamae_report_context_get_record (context);
  const char *starts_on = kamae_record_get_text (appointment, "starts_on");
  g_autofree char *day = g_strdup (starts_on != NULL ? starts_on : "");
  g_autoptr(GPtrArray) entries =
    kamae_register_history (kamae_report_context_get_register (context), appointment, 0, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (is_about_letter (entries->pdata[i]))
      {
        g_autofree char *entered =
          g_date_time_format (kamae_history_entry_get_time (entries->pdata[i]), "%Y-%m-%d");

        return g_strdup (strcmp (entered, day) > 0 ? entered : day);
      }
  return entries != NULL ? g_steal_pointer (&day) : NULL;
}

static const char *
get_cell (KamaeCursor *cursor,
          guint        column)
{
  const char *text = kamae_cursor_get_text (cursor, column);

  return text != NULL ? text : "";
}

static char *
dup_days (KamaeReportContext *context)
{
  KamaeRecord *appointment = kamae_report_context_get_record (context);
  g_autofree char *from = kamae_report_context_dup_value (context, appointment, "starts_on");
  g_autofree char *until = kamae_report_context_dup_value (context, appointment, "ends_on");

  return *until != '\0' ? g_strdup_printf (kamae_report_context_text (context,
                            /* Translators: the term of an appointment: %1$sから%2$sまで */
                            N_("From %1$s to %2$s")), from, until)
                        : g_strdup_printf (kamae_report_context_text (context,
                            /* Translators: the term of an appointment: %sから */
                            N_("From %s")), from);
}

static void
add_addressee (KamaeReportContext *context,
               KamaeDocument      *document,
               KamaeCursor        *cursor)
{
  g_autofree char *name = NULL;
  g_autofree char *lines = NULL;

  name = g_strdup_printf (kamae_report_context_text (context,
                            /* Translators: whom a letter is for: %s　殿 */
                            KC_ ("letter", "To %s")), get_cell (cursor, PERSON));
  lines = g_strjoin (" ", get_cell (cursor, DEPARTMENT), get_cell (cursor, TITLE), NULL);
  g_strstrip (lines);
  if (*lines != '\0')
    kamae_document_add_lines (document, KAMAE_ALIGN_LEFT, lines);
  kamae_document_add_heading (document, 2, name);
}

static void
add_duties (KamaeReportContext *context,
            KamaeDocument      *document,
            KamaeCursor        *cursor)
{
  g_autofree char *days = dup_days (context);
  KamaeTable *table = kamae_document_add_table (document);
  gboolean is_acting = kamae_cursor_get_integer (cursor, ACTING) != 0;
  g_autofree char *role = NULL;

  role = g_strconcat (get_cell (cursor, ROLE), is_acting ? " " : "",
                      is_acting ? kamae_report_context_text (context, KC_ ("letter", "(acting)"))
                                : "", NULL);
  kamae_table_add_column (table, "", 22, 0);
  kamae_table_add_column (table, "", 78, 0);
  kamae_table_add_row (table, kamae_report_context_text (context, N_("Role")), role);
  if (*get_cell (cursor, FOR_DEPARTMENT) != '\0')
    kamae_table_add_row (table, kamae_report_context_text (context, N_("Department")),
                         get_cell (cursor, FOR_DEPARTMENT));
  kamae_table_add_row (table, kamae_report_context_text (context, N_("Term")), days);
  if (*get_cell (cursor, PURPOSE) != '\0')
    kamae_table_add_row (table, kamae_report_context_text (context, N_("Purpose")),
                         get_cell (cursor, PURPOSE));
  kamae_table_add_row (table, kamae_report_context_text (context, N_("Responsibilities")),
                       get_cell (cursor, RESPONSIBILITIES));
  kamae_table_add_row (table, kamae_report_context_text (context, N_("Authorities")),
                       get_cell (cursor, AUTHORITIES));
}

static void
add_sender (KamaeReportContext *context,
            KamaeDocument      *document,
            KamaeCursor        *cursor)
{
  KamaeRecord *organization =
    kamae_register_get_organization (kamae_report_context_get_register (context));
  g_autofree char *company =
    kamae_report_context_dup_value (context, organization, "official_name");
  g_autofree char *day =
    kamae_report_context_dup_value (context, kamae_report_context_get_record (context),
                                    "starts_on");
  g_autofree char *appointer = g_strjoin ("　", get_cell (cursor, APPOINTER_TITLE),
                                          get_cell (cursor, APPOINTER), NULL);
  g_autofree char *lines = NULL;

  lines = g_strdup_printf (kamae_report_context_text (context,
                             /* Translators: under a letter: the company; title and name of who
                              * signs it, with room for the seal: %1$s\n%2$s　㊞ */
                             KC_ ("letter", "%1$s\n%2$s　(seal)")),
                           company, g_strstrip (appointer));
  kamae_document_add_lines (document, KAMAE_ALIGN_LEFT, day);
  kamae_document_add_lines (document, KAMAE_ALIGN_RIGHT, lines);
}

static KamaeDocument *
build_letter_of_day (KamaeReportContext  *context,
                     GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, LETTER, error);

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return NULL;
  kamae_document_make_letter (document);
  add_addressee (context, document, cursor);
  kamae_document_add_paragraph (document, kamae_report_context_text (context,
    /* Translators: the sentence of a letter of appointment: 下記のとおり任命する。 */
    N_("You are appointed to the following role of the information security management system.")));
  add_duties (context, document, cursor);
  add_sender (context, document, cursor);
  return kamae_register_take_failure (kamae_report_context_get_register (context), error)
           ? g_steal_pointer (&document) : NULL;
}

KamaeDocument *
kamae_leadership_build_letter (KamaeReportContext  *context,
                               GError             **error)
{
  g_autofree char *day = dup_day_of_letter (context, error);
  g_autoptr(KamaeReportContext) of_day =
    day != NULL ? kamae_report_context_ref_day (context, day, error) : NULL;

  return of_day != NULL ? build_letter_of_day (of_day, error) : NULL;
}
