/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <string.h>

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-many-private.h"

/* Rows of a spreadsheet become records. What each cell is taken for is shown and can be changed;
 * what the register refuses is told beside the row before anything is added. */

/* Further rows are counted and checked, but not shown. */
#define MAX_SHOWN 100

typedef struct
{
  KamaeRegister *reg;
  const KamaeEntity *entity;
  GPtrArray *rows;
  guint first;
  GPtrArray *fields;
  GArray *taken;
  GPtrArray *refusals;
  KamaePasteFunc done;
  gpointer data;

  GtkWidget *dialog;
  GtkWidget *add;
  GtkWidget *summary;
  GPtrArray *drop_downs;
  GPtrArray *marks;
} Paste;

static void
paste_free (Paste *paste)
{
  g_ptr_array_unref (paste->rows);
  g_ptr_array_unref (paste->fields);
  g_array_unref (paste->taken);
  g_ptr_array_unref (paste->refusals);
  g_ptr_array_unref (paste->drop_downs);
  g_ptr_array_unref (paste->marks);
  g_free (paste);
}

/* Reading */

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n';
}

/* The single quotation mark that ends a cell which begins with one; %NULL if none does. */
static const char *
find_quote_end (const char *text)
{
  for (const char *p = strchr (text + 1, '"'); p != NULL; p = strchr (p + 1, '"'))
    {
      if (p[1] != '"')
        return ends_cell (p[1]) ? p : NULL;
      p++;
    }
  return NULL;
}

/* A cell that is put in quotation marks may hold tabs and ends of lines; others begin with one as
 * they are. */
static const char *
read_cell (const char *text, GString *cell)
{
  const char *end = *text == '"' ? find_quote_end (text) : NULL;

  if (end == NULL)
    {
      const char *start = text;

      while (!ends_cell (*text))
        text++;
      g_string_append_len (cell, start, text - start);
      return text;
    }

  for (text++; text < end; text++)
    {
      g_string_append_c (cell, *text);
      if (*text == '"')
        text++;
    }
  return end + 1;
}

static gboolean
is_blank (char **row)
{
  for (guint i = 0; row[i] != NULL; i++)
    if (*row[i] != '\0')
      return FALSE;
  return TRUE;
}

/* Rows of cells as spreadsheets put them on the clipboard; blank ones are left out. */
GPtrArray *
kamae_paste_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto(GStrv) pieces = g_strsplit (text, "\r", -1);
  g_autofree char *plain = g_strjoinv ("", pieces);

  for (const char *p = plain; *p != '\0';)
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
      g_auto(GStrv) row = NULL;
      gboolean more = TRUE;

      while (more)
        {
          g_autoptr(GString) cell = g_string_new (NULL);

          p = read_cell (p, cell);
          g_strv_builder_add (builder, g_strstrip (cell->str));
          more = *p == '\t';
          p += *p != '\0' ? 1 : 0;
        }
      row = g_strv_builder_end (builder);
      if (!is_blank (row))
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return rows;
}

static guint
count_columns (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return n;
}

/* Columns */

/* Which of the fields a heading names, in whatever language; 0 for none. */
static guint
find_heading (Paste *paste, const char *heading)
{
  static const char *const languages[] = { "ja", "en" };
  KamaeModel *model = kamae_register_get_model (paste->reg);

  for (guint i = 0; i < paste->fields->len; i++)
    {
      const KamaeField *field = paste->fields->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        if (g_str_equal (heading, kamae_model_translate (model, paste->entity, field->label,
                                                         languages[j])))
          return i + 1;
    }
  return 0;
}

/* What was copied from a list of the register has numbers that are taken: copies get their own. */
static gboolean
is_taken_number (Paste *paste, guint column, guint position)
{
  const KamaeField *field = position > 0 ? paste->fields->pdata[position - 1] : NULL;
  char **row = paste->rows->len > 1 ? paste->rows->pdata[1] : NULL;
  g_autoptr(KamaeRecord) record = NULL;
  g_autoptr(GError) error = NULL;

  if (field == NULL || field->series == NULL || row == NULL || column >= g_strv_length (row))
    return FALSE;
  /* A register that cannot be read refuses the rows themselves. */
  record = kamae_register_find (paste->reg, paste->entity->name, row[column], &error);
  return record != NULL;
}

/* Whether the first row says what the columns are: a cell of it is called as a field. */
static gboolean
take_headings (Paste *paste)
{
  char **row = paste->rows->pdata[0];
  guint n_named = 0;

  for (guint i = 0; row[i] != NULL; i++)
    if (find_heading (paste, row[i]) > 0)
      n_named++;
  if (n_named == 0)
    return FALSE;

  for (guint i = 0; row[i] != NULL; i++)
    {
      guint position = find_heading (paste, row[i]);

      g_array_index (paste->taken, guint, i) = is_taken_number (paste, i, position) ? 0 : position;
    }
  return TRUE;
}

static guint
find_field (Paste *paste, const char *name)
{
  for (guint i = 0; i < paste->fields->len; i++)
    if (g_str_equal (((const KamaeField *) paste->fields->pdata[i])->name, name))
      return i + 1;
  return 0;
}

/* Without headings, as the list shows them; what the register gives itself is not asked for, unless
 * all that is shown was copied. */
static void
take_shown (Paste *paste, const char *const *shown)
{
  gboolean is_all = g_strv_length ((char **) shown) == paste->taken->len;
  guint n = 0;

  for (guint i = 0; shown[i] != NULL && n < paste->taken->len; i++)
    {
      guint position = find_field (paste, shown[i]);
      gboolean is_number =
        position > 0
        && ((const KamaeField *) paste->fields->pdata[position - 1])->series != NULL;

      if (is_all || (position > 0 && !is_number))
        g_array_index (paste->taken, guint, n++) = is_number ? 0 : position;
    }
}

static const KamaeField *
get_field (Paste *paste, guint column)
{
  guint taken = g_array_index (paste->taken, guint, column);

  return taken > 0 ? paste->fields->pdata[taken - 1] : NULL;
}

/* Adding */

/* What a form would insist on; what asks for it only under a condition is asked for later. */
static gboolean
is_whole (KamaeRecord *record, GError **error)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if ((field->flags & KAMAE_REQUIRED) && field->when == NULL && kamae_field_takes_text (field)
        && !kamae_record_is_set (record, field->name))
      {
        g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                     /* Translators: %s is a field that a row of a spreadsheet does not fill. */
                     _("“%s” is missing."),
                     _kamae_field_label (kamae_record_get_register (record), entity, field));
        return FALSE;
      }
  return TRUE;
}

static KamaeRecord *
add_row (Paste *paste, KamaeOperation *operation, char **row, GError **error)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_autoptr(KamaeRecord) record = NULL;

  for (guint i = 0; row[i] != NULL; i++)
    {
      const KamaeField *field = get_field (paste, i);

      if (field == NULL || *row[i] == '\0')
        continue;
      g_ptr_array_add (fields, (gpointer) field->name);
      g_ptr_array_add (values, row[i]);
    }
  g_ptr_array_add (fields, NULL);
  g_ptr_array_add (values, NULL);
  if (values->len == 1)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, _("Nothing of this row is taken."));
      return NULL;
    }
  record = kamae_operation_createv (operation, paste->entity->name,
                                    (const char *const *) fields->pdata,
                                    (const char *const *) values->pdata, error);
  return record != NULL && is_whole (record, error) ? g_steal_pointer (&record) : NULL;
}

static void
tell (Paste *paste, const char *text)
{
  gtk_label_set_text (GTK_LABEL (paste->summary), text);
  gtk_widget_set_sensitive (paste->add, FALSE);
}

static void
tell_counts (Paste *paste, guint n)
{
  guint n_refused = paste->refusals->len - n;
  /* Translators: label of a button. */
  g_autofree char *add = g_strdup_printf (ngettext ("Add %u Record", "Add %u Records", n), n);
  g_autofree char *refused =
    /* Translators: how many rows of a spreadsheet do not become records. */
    g_strdup_printf (ngettext ("%u row is refused and left out.",
                               "%u rows are refused and left out.", n_refused), n_refused);

  gtk_button_set_label (GTK_BUTTON (paste->add), add);
  gtk_widget_set_sensitive (paste->add, n > 0);
  gtk_label_set_text (GTK_LABEL (paste->summary),
                      n == 0 ? _("No row can be added: choose what each column is.")
                      : n_refused > 0 ? refused : _("All rows can be added."));
}

static KamaeOperation *
begin (Paste *paste, GError **error)
{
  return kamae_register_begin (paste->reg, N_("Paste records"), NULL, error);
}

/* What would be refused is found out by doing it, and taken back at once. */
static void
try_rows (Paste *paste)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = begin (paste, &error);
  guint n = 0;

  if (operation == NULL)
    {
      tell (paste, error->message);
      return;
    }

  g_ptr_array_set_size (paste->refusals, 0);
  for (guint i = paste->first; i < paste->rows->len; i++)
    {
      g_autoptr(GError) refusal = NULL;
      g_autoptr(KamaeRecord) record = add_row (paste, operation, paste->rows->pdata[i], &refusal);

      g_ptr_array_add (paste->refusals, record == NULL ? g_strdup (refusal->message) : NULL);
      n += record != NULL ? 1 : 0;
    }
  for (guint i = 0; i < paste->marks->len; i++)
    {
      const char *refusal = paste->refusals->pdata[i];

      kamae_tone_label_set (paste->marks->pdata[i],
                            refusal == NULL ? KAMAE_TONE_GOOD : KAMAE_TONE_BAD,
                            refusal == NULL ? C_("record", "New") : refusal);
    }
  tell_counts (paste, n);
}

/* The rows that were not refused, by one operation: all of them or none. */
static GPtrArray *
add_rows (Paste *paste, GError **error)
{
  g_autoptr(KamaeOperation) operation = begin (paste, error);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (operation == NULL)
    return NULL;

  for (guint i = 0; i < paste->refusals->len; i++)
    if (paste->refusals->pdata[i] == NULL)
      {
        KamaeRecord *record =
          add_row (paste, operation, paste->rows->pdata[paste->first + i], error);

        if (record == NULL)
          return NULL;
        g_ptr_array_add (records, record);
      }
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&records) : NULL;
}

static void
add_cb (Paste *paste)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = add_rows (paste, &error);

  if (records == NULL)
    {
      tell (paste, error->message);
      return;
    }
  paste->done (paste->data, records);
  gtk_window_close (GTK_WINDOW (paste->dialog));
}

/* Building */

static void
taken_cb (GtkDropDown *drop_down, GParamSpec *pspec, Paste *paste)
{
  for (guint i = 0; i < paste->drop_downs->len; i++)
    g_array_index (paste->taken, guint, i) =
      gtk_drop_down_get_selected (GTK_DROP_DOWN (paste->drop_downs->pdata[i]));
  try_rows (paste);
}

static GtkWidget *
create_drop_down (Paste *paste, guint column)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  /* Translators: of a spreadsheet; its place, from 1 on. */
  g_autofree char *name = g_strdup_printf (_("Column %u"), column + 1);
  GtkWidget *drop_down;

  gtk_string_list_append (strings, _("Left out"));
  for (guint i = 0; i < paste->fields->len; i++)
    gtk_string_list_append (strings, _kamae_field_label (paste->reg, paste->entity,
                                                         paste->fields->pdata[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              g_array_index (paste->taken, guint, column));
  kamae_widget_set_name (drop_down, name);
  g_ptr_array_add (paste->drop_downs, drop_down);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (taken_cb), paste);
  return drop_down;
}

static GtkWidget *
create_cell (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
create_grid (Paste *paste)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_shown = MIN (paste->rows->len - paste->first, MAX_SHOWN);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < paste->taken->len; i++)
    gtk_grid_attach (GTK_GRID (grid), create_drop_down (paste, i), i + 1, 0, 1, 1);
  for (guint i = 0; i < n_shown; i++)
    {
      char **row = paste->rows->pdata[paste->first + i];
      GtkWidget *mark = _kamae_value_label_new (TRUE);

      g_ptr_array_add (paste->marks, mark);
      gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_last_child (mark)), 40);
      gtk_grid_attach (GTK_GRID (grid), mark, 0, i + 1, 1, 1);
      for (guint j = 0; row[j] != NULL; j++)
        gtk_grid_attach (GTK_GRID (grid), create_cell (row[j]), j + 1, i + 1, 1, 1);
    }
  return grid;
}

static GtkWidget *
create_body (Paste *paste)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  paste->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (paste->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (paste->summary), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), create_grid (paste));
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (paste->summary));
  gtk_box_append (GTK_BOX (box), scroll);
  return box;
}

static void
list_fields (Paste *paste)
{
  for (const KamaeField *field = paste->entity->fields; field->name != NULL; field++)
    if (kamae_field_takes_text (field))
      g_ptr_array_add (paste->fields, (gpointer) field);
}

void
kamae_paste_rows (GtkWindow *parent, KamaeRegister *reg, const KamaeEntity *entity,
                  const char *text, const char *const *shown, KamaePasteFunc done, gpointer data)
{
  g_autoptr(GPtrArray) rows = kamae_paste_parse (text);
  g_autofree char *title = NULL;
  Paste *paste;

  if (rows->len == 0)
    return;

  paste = g_new0 (Paste, 1);
  paste->reg = reg;
  paste->entity = entity;
  paste->rows = g_steal_pointer (&rows);
  paste->fields = g_ptr_array_new ();
  paste->taken = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (paste->taken, count_columns (paste->rows));
  paste->refusals = g_ptr_array_new_with_free_func (g_free);
  paste->drop_downs = g_ptr_array_new ();
  paste->marks = g_ptr_array_new ();
  paste->done = done;
  paste->data = data;
  list_fields (paste);
  if (take_headings (paste))
    paste->first = 1;
  else
    take_shown (paste, shown);

  /* Translators: %s is a kind of record, in the plural where there is one. */
  title = g_strdup_printf (_("Paste: %s"), _kamae_translate (reg, entity, entity->plural));
  paste->dialog = kamae_many_dialog_new (parent, title, _("Add"), &paste->add);
  g_object_set_data_full (G_OBJECT (paste->dialog), "paste", paste, (GDestroyNotify) paste_free);
  gtk_window_set_default_size (GTK_WINDOW (paste->dialog), 860, 520);
  g_signal_connect_swapped (paste->add, "clicked", G_CALLBACK (add_cb), paste);
  kamae_many_dialog_set_body (paste->dialog, create_body (paste));
  try_rows (paste);
  gtk_widget_grab_focus (paste->add);
  gtk_window_present (GTK_WINDOW (paste->dialog));
}
