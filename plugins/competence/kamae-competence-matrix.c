/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

/* What stands in the role × person matrix: a row for each appointment, a column for each
 * competence that one of the roles asks for. The print and the page both show it. */

struct _KamaeCompetenceMatrix
{
  GPtrArray *columns;
  GPtrArray *rows;
};

static void
column_free (gpointer data)
{
  KamaeCompetenceColumn *column = data;

  g_free (column->code);
  g_free (column->name);
  g_free (column);
}

static void
row_free (gpointer data)
{
  KamaeCompetenceRow *row = data;

  g_free (row->role);
  g_free (row->person);
  g_free (row->department);
  g_free (row->cells);
  g_free (row);
}

static gboolean
read_columns (KamaeCompetenceMatrix  *self,
              KamaeRegister          *reg,
              const char             *as_of,
              GError                **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autoptr (GError) local_error = NULL;

  cursor = kamae_register_query (reg, "SELECT DISTINCT competence.id, competence.code, competence.name"
                                      KAMAE_COMPETENCE_WANTED_AT (":day") "ORDER BY"
                                                                  " competence.code",
                                 NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_text (cursor, ":day", as_of);
  while (kamae_cursor_next (cursor, &local_error))
    {
      KamaeCompetenceColumn *column = g_new0 (KamaeCompetenceColumn, 1);

      column->id = kamae_cursor_get_integer (cursor, 0);
      column->code = g_strdup (kamae_cursor_get_text (cursor, 1));
      column->name = g_strdup (kamae_cursor_get_text (cursor, 2));
      g_ptr_array_add (self->columns, column);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static KamaeCompetenceRow *
add_row (KamaeCompetenceMatrix *self,
         KamaeCursor           *cursor)
{
  KamaeCompetenceRow *row = g_new0 (KamaeCompetenceRow, 1);

  row->role_id = kamae_cursor_get_integer (cursor, 0);
  row->role = g_strdup (kamae_cursor_get_text (cursor, 1));
  row->person_id = kamae_cursor_get_integer (cursor, 2);
  row->person = g_strdup (kamae_cursor_get_text (cursor, 3));
  row->department = g_strdup (kamae_cursor_get_text (cursor, 4));
  row->cells = g_new0 (KamaeCompetenceCell, self->columns->len);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
set_cell (KamaeCompetenceMatrix *self,
          KamaeCompetenceRow    *row,
          KamaeCursor           *cursor)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      KamaeCompetenceColumn *column = self->columns->pdata[i];

      if (column->id != kamae_cursor_get_integer (cursor, 5))
        continue;
      row->cells[i].required = (int) kamae_cursor_get_integer (cursor, 6);
      row->cells[i].actual = (int) kamae_cursor_get_integer (cursor, 7);
      row->cells[i].acts = kamae_cursor_get_integer (cursor, 8) != 0;
      row->cells[i].assessment_id = kamae_cursor_get_integer (cursor, 9);
    }
}

/* A person who holds a role for several departments stands there once. */
#define ROWS \
  "SELECT role.id, role.name, person.id, person.name," \
  " (SELECT name FROM department WHERE id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":day") ")," \
  " competence.id, wanted.required_level, " \
  KAMAE_COMPETENCE_LEVEL_AT ("held.person_id", "wanted.competence_id", ":day") ", " \
  KAMAE_COMPETENCE_ACTS ("held.person_id", "wanted.competence_id") "," \
  " (SELECT judged.id FROM assessment AS judged JOIN competence_check AS sheet" \
  " ON sheet.id = judged.check_id WHERE sheet.person_id = held.person_id" \
  " AND judged.competence_id = wanted.competence_id AND sheet.checked_on <= :day" \
  " ORDER BY sheet.checked_on DESC LIMIT 1)" \
  KAMAE_COMPETENCE_WANTED_AT (":day") \
  "ORDER BY role.position, role.id, coalesce (person.kana, person.name), person.id"

static gboolean
read_rows (KamaeCompetenceMatrix  *self,
           KamaeRegister          *reg,
           const char             *as_of,
           GError                **error)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (reg, ROWS, NULL, error);
  g_autoptr (GError) local_error = NULL;
  KamaeCompetenceRow *row = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_text (cursor, ":day", as_of);
  while (kamae_cursor_next (cursor, &local_error))
    {
      if (row == NULL || row->role_id != kamae_cursor_get_integer (cursor, 0)
          || row->person_id != kamae_cursor_get_integer (cursor, 2))
        row = add_row (self, cursor);
      set_cell (self, row, cursor);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The matrix of a day. */
KamaeCompetenceMatrix *
kamae_competence_matrix_new (KamaeRegister  *reg,
                             const char     *as_of,
                             GError        **error)
{
  g_autoptr (KamaeCompetenceMatrix) self = g_new0 (KamaeCompetenceMatrix, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (!read_columns (self, reg, as_of, error) || !read_rows (self, reg, as_of, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
kamae_competence_matrix_free (KamaeCompetenceMatrix *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

guint
kamae_competence_matrix_get_n_columns (KamaeCompetenceMatrix *self)
{
  return self->columns->len;
}

guint
kamae_competence_matrix_get_n_rows (KamaeCompetenceMatrix *self)
{
  return self->rows->len;
}

const KamaeCompetenceColumn *
kamae_competence_matrix_get_column (KamaeCompetenceMatrix *self,
                                    guint                  column)
{
  return self->columns->pdata[column];
}

const KamaeCompetenceRow *
kamae_competence_matrix_get_row (KamaeCompetenceMatrix *self,
                                 guint                  row)
{
  return self->rows->pdata[row];
}

gboolean
kamae_competence_cell_is_gap (const KamaeCompetenceCell *cell)
{
  return cell->actual > 0 && cell->actual < cell->required;
}

/* "4/3": actual and required. A gap has a mark of its own, and another one if something is done
 * about it; nothing is told by colour alone. */
char *
kamae_competence_cell_dup_text (const KamaeCompetenceCell *cell)
{
  if (cell->required == 0)
    return g_strdup ("");
  if (cell->actual == 0)
    return g_strdup_printf ("?/%d", cell->required);
  return g_strdup_printf ("%s%d/%d%s", kamae_competence_cell_is_gap (cell) ? "▲" : "",
                          cell->actual, cell->required,
                          kamae_competence_cell_is_gap (cell) && cell->acts ? "*" : "");
}
