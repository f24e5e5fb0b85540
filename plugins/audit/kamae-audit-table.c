/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"
#include "kamae-audit-table.h"

struct _KamaeAuditTable
{
  GPtrArray *places;   /* of KamaeAuditPlace, auditor by auditor */
  GPtrArray *rows;     /* the first place of each auditor */
  GPtrArray *columns;  /* a place of each department or slot */
};

static void
free_place (gpointer data)
{
  KamaeAuditPlace *place = data;

  g_free (place->auditor);
  g_free (place->department);
  g_free (place->independence);
  g_free (place->why);
  g_free (place);
}

static gboolean
is_same_column (const KamaeAuditPlace *one,
                const KamaeAuditPlace *other)
{
  return one->slot_id == other->slot_id && g_str_equal (one->department, other->department);
}

static gboolean
has_column (KamaeAuditTable       *self,
            const KamaeAuditPlace *place)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (is_same_column (self->columns->pdata[i], place))
      return TRUE;
  return FALSE;
}

static void
add_place (KamaeAuditTable *self,
           KamaeCursor     *cursor)
{
  KamaeAuditPlace *place = g_new0 (KamaeAuditPlace, 1);
  const KamaeAuditPlace *last =
    self->places->len > 0 ? self->places->pdata[self->places->len - 1] : NULL;

  place->auditor_id = kamae_cursor_get_integer (cursor, KAMAE_AUDIT_AUDITOR_ID);
  place->auditor = g_strdup (kamae_cursor_get_text (cursor, KAMAE_AUDIT_AUDITOR));
  place->slot_id = kamae_cursor_get_integer (cursor, KAMAE_AUDIT_SLOT_ID);
  place->department = g_strdup (kamae_cursor_get_text (cursor, KAMAE_AUDIT_DEPARTMENT));
  place->independence = g_strdup (kamae_cursor_get_text (cursor, KAMAE_AUDIT_INDEPENDENCE));
  place->why = g_strdup (kamae_cursor_get_text (cursor, KAMAE_AUDIT_WHY));
  place->is_assigned = kamae_cursor_get_integer (cursor, KAMAE_AUDIT_ASSIGNED) != 0;
  if (last == NULL || last->auditor_id != place->auditor_id)
    g_ptr_array_add (self->rows, place);
  if (!has_column (self, place))
    g_ptr_array_add (self->columns, place);
  g_ptr_array_add (self->places, place);
}

KamaeAuditTable *
kamae_audit_table_new (KamaeRegister  *reg,
                       KamaeRecord    *audit,
                       const char     *day,
                       const char     *language,
                       GError        **error)
{
  g_autoptr(KamaeAuditTable) self = g_new0 (KamaeAuditTable, 1);
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(GError) failure = NULL;

  self->places = g_ptr_array_new_with_free_func (free_place);
  self->rows = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  cursor = kamae_audit_query_independence (reg, audit, day, language, error);
  if (cursor == NULL)
    return NULL;
  while (kamae_cursor_next (cursor, &failure))
    add_place (self, cursor);
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

void
kamae_audit_table_free (KamaeAuditTable *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->places);
  g_free (self);
}

guint
kamae_audit_table_get_n_rows (const KamaeAuditTable *self)
{
  return self->rows->len;
}

guint
kamae_audit_table_get_n_columns (const KamaeAuditTable *self)
{
  return self->columns->len;
}

const KamaeAuditPlace *
kamae_audit_table_get (const KamaeAuditTable *self,
                       guint                  row,
                       guint                  column)
{
  const KamaeAuditPlace *auditor = self->rows->pdata[row];

  for (guint i = 0; i < self->places->len; i++)
    {
      const KamaeAuditPlace *place = self->places->pdata[i];

      if (place->auditor_id == auditor->auditor_id
          && is_same_column (place, self->columns->pdata[column]))
        return place;
    }
  return NULL;
}

const KamaeAuditPlace *
kamae_audit_table_get_row (const KamaeAuditTable *self,
                           guint                  row)
{
  return self->rows->pdata[row];
}

const KamaeAuditPlace *
kamae_audit_table_get_column (const KamaeAuditTable *self,
                              guint                  column)
{
  return self->columns->pdata[column];
}

gboolean
kamae_audit_table_has_possible (const KamaeAuditTable *self,
                                guint                  column)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      const KamaeAuditPlace *place = kamae_audit_table_get (self, row, column);

      if (place != NULL && g_str_equal (place->independence, "possible"))
        return TRUE;
    }
  return FALSE;
}

const char *
kamae_audit_place_get_mark (const KamaeAuditPlace *place)
{
  if (g_str_equal (place->independence, "possible"))
    return "○";
  return g_str_equal (place->independence, "check") ? "△" : "×";
}
