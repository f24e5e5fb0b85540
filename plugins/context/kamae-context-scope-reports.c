/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* SCP-R01 適用範囲定義書, which is the manual's 1.2, SCP-R02 適用範囲関連資料, SCP-R03 table of interfaces. */

#define VALUE(name) "row.value ->> '" name "'"
#define LABEL(entity, field) "label ('" entity "', '" field "', row.value ->> '" field "')"
#define PART(name) " FROM json_each (:content, '$." name "') AS row"

/* A line each for what the item has beside its name. */
#define LINE(name) "coalesce (char (10) || (" VALUE (name) "), '')"

#define ITEMS \
  "SELECT " LABEL ("scope_item", "kind") ", " \
  "coalesce (" VALUE ("name") ", label ('scope_item', 'name', " VALUE ("absence") ")), " \
  "ltrim (" LINE ("details") " || " LINE ("sites") " || " "coalesce (char (10) || " \
  KAMAE_CONTEXT_LIST (VALUE ("departments")) ", '') || " \
  LINE ("department") " || " LINE ("equipment") " || " LINE ("reason") ", char (10))" PART ("items")

#define BOUNDARIES \
  "SELECT " LABEL ("boundary", "aspect") ", " VALUE ("inside") ", " VALUE ("outside") ", " \
  VALUE ("drawing") \
  PART ("boundaries")

#define EXCLUSIONS "SELECT " VALUE ("item") ", " VALUE ("reason") ", " \
  VALUE ("effect_check") PART ("exclusions")

#define INTERFACES \
  "SELECT " VALUE ("activity") ", " VALUE ("counterpart") ", " VALUE ("responsibility") ", " \
  VALUE ("information") ", " \
  VALUE ("means") ", " VALUE ("safeguards") PART ("interfaces")

#define ATTACHMENTS \
  "SELECT " LABEL ("scope_attachment", "kind") ", " VALUE ("title") ", " VALUE ("version") ", " \
  VALUE ("dated_on") " AS dated_on, " VALUE ("file_name") ", " VALUE ("sha256") ", " \
  VALUE ("evidence") \
  PART ("attachments")

/* The first letters tell files apart; SCP-R02 has them all. */
#define SHORT_ATTACHMENTS \
  "SELECT " LABEL ("scope_attachment", "kind") ", " VALUE ("title") ", " VALUE ("version") ", " \
  VALUE ("dated_on") " AS dated_on, " VALUE ("file_name") ", substr (" VALUE ("sha256") ", 1, 12)" \
  PART ("attachments")

/* The version before it, and what it said; nothing for the first. */
#define BEFORE \
  "(SELECT old.id FROM scope_statement AS old, scope_statement AS this WHERE this.id = :id " \
  "AND old.id <> this.id AND old.state <> 'draft' " \
  "AND old.effective_on < coalesce (this.effective_on, '9999') " \
  "ORDER BY old.effective_on DESC LIMIT 1)"

#define OLD_CONTENT \
  "(SELECT content FROM snapshot WHERE source_id = " BEFORE \
  " ORDER BY made_at DESC, id DESC LIMIT 1)"

/* Lines that can be compared: of which part, what it is called, what it says. */
#define LINES(content) \
  "SELECT 1 AS part, " LABEL ("scope_item", "kind") " || " LINE ("name") " AS name, " \
  "ltrim (" LINE ("details") " || " LINE ("sites") " || " LINE ("departments") " || " \
  LINE ("department") " || " LINE ("equipment") " || " LINE ("reason") ", char (10)) AS text " \
  "FROM json_each (" content ", '$.items') AS row " \
  "UNION ALL SELECT 2, " VALUE ("item") ", " VALUE ("reason") \
  " FROM json_each (" content ", '$.exclusions') AS row " \
  "UNION ALL SELECT 3, " LABEL ("boundary", "aspect") ", " \
  "ltrim (" LINE ("inside") " || " LINE ("outside") ", char (10)) " \
  "FROM json_each (" content ", '$.boundaries') AS row " \
  "UNION ALL SELECT 4, (" VALUE ("activity") ") || char (10) || (" VALUE ("counterpart") "), " \
  "ltrim (" LINE ("responsibility") " || " LINE ("information") " || " LINE ("means") " || " \
  LINE ("safeguards") ", char (10)) FROM json_each (" content ", '$.interfaces') AS row"

#define CHANGES \
  "WITH now AS (" LINES (":content") "), was AS (" LINES (OLD_CONTENT) ") " \
  "SELECT now.part, CASE WHEN was.name IS NULL THEN 1 ELSE 2 END AS step, now.name, was.text, now.text " \
  "FROM now LEFT JOIN was ON was.part = now.part AND was.name = now.name " \
  "WHERE was.name IS NULL OR was.text IS NOT now.text " \
  "UNION ALL SELECT was.part, 3, was.name, was.text, NULL FROM was " \
  "LEFT JOIN now ON now.part = was.part AND now.name = was.name WHERE now.name IS NULL " \
  "ORDER BY 1, 2, 3"

static const KamaeColumn item_columns[] = {
  { N_("Kind"), 14, KAMAE_COLUMN_MERGE },
  { N_("In scope"), 33, 0 },
  { N_("Details"), 53, 0 },
  { NULL }
};

static const KamaeColumn boundary_columns[] = {
  { N_("Aspect"), 14, 0 },
  { N_("Inside"), 43, 0 },
  { N_("Outside"), 43, 0 },
  { NULL }
};

static const KamaeColumn drawn_boundary_columns[] = {
  { N_("Aspect"), 14, 0 },
  { N_("Inside"), 36, 0 },
  { N_("Outside"), 36, 0 },
  { N_("Drawing"), 14, 0 },
  { NULL }
};

static const KamaeColumn exclusion_columns[] = {
  { N_("What is excluded"), 30, 0 },
  { N_("Reason"), 40, 0 },
  { N_("Check of the effect"), 30, 0 },
  { NULL }
};

static const KamaeColumn interface_columns[] = {
  { N_("Our activity"), 16, KAMAE_COLUMN_MERGE },
  { N_("Counterpart"), 14, 0 },
  { N_("Split of responsibility"), 24, 0 },
  { N_("Information exchanged"), 18, 0 },
  { N_("Means"), 12, 0 },
  { N_("Agreements and safeguards"), 20, 0 },
  { NULL }
};

static const KamaeColumn attachment_columns[] = {
  { N_("Kind"), 15, 0 },
  { N_("Title"), 20, 0 },
  { N_("Version"), 10, KAMAE_COLUMN_CENTER },
  { N_("Date"), 18, KAMAE_COLUMN_CENTER },
  { N_("File"), 16, 0 },
  { N_("SHA-256"), 32, 0 },
  { NULL }
};

static const KamaeColumn short_attachment_columns[] = {
  { N_("Kind"), 17, 0 },
  { N_("Title"), 27, 0 },
  { N_("Version"), 8, KAMAE_COLUMN_CENTER },
  { N_("Date"), 17, KAMAE_COLUMN_CENTER },
  { N_("File"), 17, 0 },
  /* Translators: the first letters of the SHA-256 of a file: ハッシュ値（先頭12桁） */
  { N_("SHA-256 (first 12 digits)"), 16, 0 },
  { NULL }
};

static const KamaeColumn change_columns[] = {
  { N_("Part"), 14, KAMAE_COLUMN_MERGE },
  { N_("Change"), 9, KAMAE_COLUMN_CENTER },
  /* Translators: what of a scope statement changed */
  { N_("What"), 21, 0 },
  { KC_ ("change", "Before"), 28, 0 },
  { KC_ ("change", "After"), 28, 0 },
  { NULL }
};

static const char *
label_of (KamaeReportContext *context,
          const char         *field)
{
  const KamaeField *declared = kamae_entity_find_field (&kamae_context_scope_statement, field);

  return kamae_report_context_text (context, declared->label);
}

static char *
dup_value (KamaeReportContext *context,
           const char         *field)
{
  return kamae_report_context_dup_value (context, kamae_report_context_get_record (context), field);
}

static KamaeDocument *
begin (KamaeReportContext *context,
       KamaePaper          paper)
{
  KamaeDocument *document = kamae_report_context_begin (context, paper);

  kamae_report_context_identify (context, document, "effective_on", NULL);
  return document;
}

static void
add_words (KamaeReportContext *context,
           KamaeDocument      *document)
{
  g_autofree char *purpose = dup_value (context, "purpose");
  g_autofree char *summary_ja = dup_value (context, "summary_ja");
  g_autofree char *summary_en = dup_value (context, "summary_en");

  kamae_document_add_facts (document,
                            label_of (context, "purpose"), purpose,
                            label_of (context, "summary_ja"), summary_ja,
                            label_of (context, "summary_en"), summary_en,
                            NULL);
}

/* "None" was said on a day; otherwise the exclusions are listed. */
static gboolean
add_exclusions (KamaeReportContext  *context,
                KamaeDocument       *document,
                GError             **error)
{
  KamaeRecord *statement = kamae_report_context_get_record (context);
  g_autofree char *none = dup_value (context, "exclusions");
  g_autofree char *checked_on = dup_value (context, "exclusions_checked_on");

  if (kamae_record_get_absence (statement, "exclusions") != KAMAE_ABSENCE_UNKNOWN)
    {
      kamae_document_add_facts (document,
                                label_of (context, "exclusions"), none,
                                label_of (context, "exclusions_checked_on"), checked_on,
                                NULL);
      return TRUE;
    }

  if (*none != '\0')
    kamae_document_add_paragraph (document, none);
  return kamae_report_context_add_table (context, document, exclusion_columns, EXCLUSIONS,
                                         error) != NULL;
}

/* No column for drawings that nobody has. */
static gboolean
add_boundaries (KamaeReportContext  *context,
                KamaeDocument       *document,
                GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context,
    "SELECT count (" VALUE ("drawing") ")" PART ("boundaries"), error);

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return FALSE;
  return kamae_report_context_add_table (context, document,
                                         kamae_cursor_get_integer (cursor, 0) > 0
                                           ? drawn_boundary_columns
                                           : boundary_columns,
                                         BOUNDARIES, error) != NULL;
}

static gboolean
add_change_rows (KamaeReportContext  *context,
                 KamaeTable          *table,
                 GError             **error)
{
  static const char *const parts[] = { N_("Scope"), N_("Exclusions"), N_("Boundaries"),
                                       N_("Interfaces") };
  static const char *const steps[] = { N_("New"), N_("Changed"), KC_ ("change", "Removed") };
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, CHANGES, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, &failure))
    {
      const char *part = parts[kamae_cursor_get_integer (cursor, 0) - 1];
      const char *step = steps[kamae_cursor_get_integer (cursor, 1) - 1];

      kamae_table_add_row (table, kamae_report_context_text (context, part),
                           kamae_report_context_text (context, step),
                           kamae_cursor_get_text (cursor, 2), kamae_cursor_get_text (cursor, 3),
                           kamae_cursor_get_text (cursor, 4));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_changes (KamaeReportContext  *context,
             KamaeDocument       *document,
             GError             **error)
{
  g_autoptr(KamaeCursor) before = kamae_report_context_query (context,
    "SELECT version FROM scope_statement WHERE id = " BEFORE, error);
  g_autoptr(GError) failure = NULL;
  g_autofree char *heading = NULL;

  if (before == NULL)
    return FALSE;
  if (kamae_cursor_next (before, &failure))
    {
      heading = g_strdup_printf (kamae_report_context_text (context,
                                   /* Translators: %s is a version */
                                   N_("6. Changes from version %s")),
                                 kamae_cursor_get_text (before, 0));
      kamae_document_add_heading (document, 2, heading);
      return add_change_rows (context,
                              kamae_report_context_add_table (context, document, change_columns,
                                                              NULL, NULL),
                              error);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

KamaeDocument *
kamae_context_build_scope_statement (KamaeReportContext  *context,
                                     GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_PORTRAIT);

  add_words (context, document);
  kamae_report_context_add_heading (context, document, N_("1. Scope"));
  if (kamae_report_context_add_table (context, document, item_columns, ITEMS, error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document, N_("2. Exclusions"));
  if (!add_exclusions (context, document, error))
    return NULL;
  kamae_report_context_add_heading (context, document, N_("3. Boundaries"));
  if (!add_boundaries (context, document, error))
    return NULL;
  kamae_report_context_add_heading (context, document, N_("4. Interfaces and dependencies"));
  if (kamae_report_context_add_table (context, document, interface_columns, INTERFACES,
                                      error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document, N_("5. Scope documents"));
  if (kamae_report_context_add_table (context, document, short_attachment_columns,
                                      SHORT_ATTACHMENTS, error) == NULL
      || !add_changes (context, document, error))
    return NULL;

  return g_steal_pointer (&document);
}

/* A picture kept in the register, as large as the box allows. */
static void
draw_picture (cairo_t  *cr,
              double    width,
              double    height,
              gpointer  data)
{
  cairo_surface_t *picture = data;
  double picture_width = cairo_image_surface_get_width (picture);
  double picture_height = cairo_image_surface_get_height (picture);
  double scale = MIN (width / picture_width, height / picture_height);

  cairo_translate (cr, (width - picture_width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
}

typedef struct
{
  const guint8 *data;
  gsize         left;
} Reader;

static cairo_status_t
read_bytes (void          *closure,
            unsigned char *data,
            unsigned int   length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* %NULL if the file is no PNG picture. */
static cairo_surface_t *
load_picture (KamaeReportContext *context,
              gint64              evidence)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);
  g_autoptr(KamaeRecord) record = kamae_register_ref_record (reg, evidence, KAMAE_KEPT);
  g_autoptr(GBytes) bytes = record != NULL ? kamae_register_read_file (reg, record,
                                                                       KAMAE_KEPT) : NULL;
  cairo_surface_t *picture = NULL;
  Reader reader;

  if (bytes == NULL)
    return NULL;

  reader.data = g_bytes_get_data (bytes, &reader.left);
  picture = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS)
    return picture;
  cairo_surface_destroy (picture);
  return NULL;
}

#define PICTURE_HEIGHT 600.0

static void
add_picture (KamaeReportContext *context,
             KamaeDocument      *document,
             KamaeCursor        *cursor)
{
  cairo_surface_t *picture = load_picture (context, kamae_cursor_get_integer (cursor, 6));

  if (picture == NULL)
    return;

  kamae_document_add_page_break (document);
  kamae_document_add_heading (document, 2, kamae_cursor_get_text (cursor, 1));
  kamae_document_add_drawing (document, PICTURE_HEIGHT, draw_picture, picture,
                              (GDestroyNotify) cairo_surface_destroy);
}

KamaeDocument *
kamae_context_build_scope_attachments (KamaeReportContext  *context,
                                       GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_PORTRAIT);
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(GError) local_error = NULL;

  if (kamae_report_context_add_table (context, document, attachment_columns, ATTACHMENTS,
                                      error) == NULL)
    return NULL;
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("The SHA-256 shows that a file is the one that was listed here. Pictures follow, a page each.")));

  cursor = kamae_report_context_query (context, ATTACHMENTS, error);
  if (cursor == NULL)
    return NULL;
  while (kamae_cursor_next (cursor, &local_error))
    add_picture (context, document, cursor);
  if (local_error == NULL)
    return g_steal_pointer (&document);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

KamaeDocument *
kamae_context_build_scope_interfaces (KamaeReportContext  *context,
                                      GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_LANDSCAPE);

  if (kamae_report_context_add_table (context, document, interface_columns, INTERFACES,
                                      error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}
