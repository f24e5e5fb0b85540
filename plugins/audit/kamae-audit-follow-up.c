/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* What follows from a finding: the nonconformity or improvement of the plugin "improvement", if it
 * is there, made with what the finding says; and the finding, which follows its nonconformity. */

static gboolean
has_kind (KamaeOperation  *operation,
          const char      *entity,
          GError         **error)
{
  KamaeModel *model = kamae_register_get_model (kamae_operation_get_register (operation));

  if (kamae_model_find_entity (model, entity) != NULL)
    return TRUE;
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                       _("The plugin for nonconformities and improvements is not there, so nothing was made. Link what takes the finding further instead."));
  return FALSE;
}

static gboolean
is_handled (KamaeRecord *finding)
{
  g_autofree char *handled_by = kamae_record_dup_canonical (finding, "handled_by");

  return handled_by != NULL && *handled_by != '\0';
}

static gboolean
is_nonconformity (KamaeRecord  *finding,
                  GError      **error)
{
  const char *grade = kamae_record_get_text (finding, "grade");

  if ((g_strcmp0 (grade, "major") == 0 || g_strcmp0 (grade, "minor") == 0) && !is_handled (finding))
    return TRUE;
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                       _("Only a nonconformity that no record takes further yet can be opened as one. Nothing was made."));
  return FALSE;
}

/* Each row: a field of the new record, one of the finding. Nothing is kept of what is not set. */
static gboolean
copy_fields (KamaeOperation     *operation,
             KamaeRecord        *from,
             KamaeRecord        *to,
             const char *const (*names)[2],
             GError            **error)
{
  for (; (*names)[0] != NULL; names++)
    {
      g_autofree char *value = kamae_record_dup_canonical (from, (*names)[1]);

      if (value != NULL && !kamae_operation_set (operation, to, (*names)[0], value, error))
        return FALSE;
    }
  return TRUE;
}

/* Both ways: the finding is taken further by the record, the record comes from the finding. */
static gboolean
link_both (KamaeOperation  *operation,
           KamaeRecord     *finding,
           KamaeRecord     *record,
           GError         **error)
{
  return kamae_operation_add_link (operation, finding, "handled_by", record, error)
         && kamae_operation_set_link (operation, record, "source_record", finding, error);
}

/* "requirement ⏎ statement": what should be, and what is instead. */
static char *
dup_nature (KamaeRecord *finding)
{
  const char *requirement = kamae_record_get_text (finding, "requirement");
  const char *statement = kamae_record_get_text (finding, "statement");

  if (requirement == NULL || statement == NULL)
    return g_strdup (requirement != NULL ? requirement : statement);
  return g_strdup_printf ("%s\n%s", requirement, statement);
}

/* A nonconformity is made once, and takes the finding further. */
gboolean
kamae_audit_open_nonconformity (KamaeOperation  *operation,
                                KamaeRecord     *finding,
                                GError         **error)
{
  static const char *const of_finding[][2] = {
    { "title", "title" }, { "department", "department" }, { "grade", "grade" },
    { "clause", "clause" }, { "control", "control" }, { "evidence", "evidence" }, { NULL }
  };
  static const char *const of_audit[][2] = {
    { "auditor", "lead_auditor" }, { "found_on", "ends_on" }, { NULL }
  };
  g_autoptr(KamaeRecord) audit = kamae_record_ref_link (finding, "audit");
  g_autofree char *nature = dup_nature (finding);
  g_autoptr(KamaeRecord) record = NULL;

  if (!is_nonconformity (finding, error) || !has_kind (operation, "nonconformity", error))
    return FALSE;
  record = kamae_operation_create (operation, "nonconformity", error, "source", "internal_audit",
                                   "nature", nature, NULL);
  return record != NULL && copy_fields (operation, finding, record, of_finding, error)
         && copy_fields (operation, audit, record, of_audit, error)
         && link_both (operation, finding, record, error)
         && kamae_operation_transition (operation, finding, "open", error);
}

gboolean
kamae_audit_propose_improvement (KamaeOperation  *operation,
                                 KamaeRecord     *finding,
                                 GError         **error)
{
  static const char *const fields[][2] = {
    { "title", "title" }, { "department", "department" }, { "text", "statement" }, { NULL }
  };
  g_autoptr(KamaeRecord) record = NULL;

  if (!has_kind (operation, "improvement", error))
    return FALSE;
  record = kamae_operation_create (operation, "improvement", error, "source", "internal_audit",
                                   NULL);
  return record != NULL && copy_fields (operation, finding, record, fields, error)
         && link_both (operation, finding, record, error);
}

static gboolean
is_about (KamaeRecord *record,
          const char  *entity)
{
  return record != NULL && g_str_equal (kamae_record_get_entity (record)->name, entity);
}

/* A nonconformity that names a finding as its source, or a certification audit, is linked there. */
static gboolean
source_named (KamaeOperation  *operation,
              KamaeRecord     *record,
              GError         **error)
{
  g_autoptr(KamaeRecord) source = kamae_record_ref_link (record, "source_record");
  g_autofree char *id = kamae_record_dup_key (record);
  g_autofree char *known = NULL;

  if (is_about (source, "certification_audit"))
    {
      known = kamae_record_dup_canonical (source, "findings");
      return (known != NULL && strstr (known, id) != NULL)
             || kamae_operation_add_link (operation, source, "findings", record, error);
    }
  if (!is_about (source, "audit_finding")
      || g_strcmp0 (kamae_record_get_state (source), "issued") != 0 || is_handled (source))
    return TRUE;
  return kamae_operation_add_link (operation, source, "handled_by", record, error)
         && kamae_operation_transition (operation, source, "open", error);
}

static const char open_findings[] =
  "SELECT audit_finding.id FROM audit_finding JOIN link ON link.kind = 'audit_finding.handled_by' "
  "AND link.from_id = audit_finding.id WHERE link.to_id = :id AND audit_finding.state = 'opened' "
  "AND NOT EXISTS (SELECT 1 FROM link AS other WHERE other.kind = 'audit_finding.handled_by' "
  "AND other.from_id = audit_finding.id AND other.to_id <> link.to_id "
  "AND record_ended (other.to_id) IS NOT 1)";

/* Who judged the effect of the last corrective action; else who is working. */
static KamaeRecord *
ref_verifier (KamaeRegister *reg,
              KamaeRecord   *record)
{
  KamaeRecord *person = kamae_register_get_person (reg);
  g_autoptr(KamaeRecordList) actions = kamae_register_list_parts (reg, record, "corrective_action");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (actions));

  for (guint i = n; i > 0; i--)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (actions), i - 1);
      g_autoptr(KamaeRecord) judge = kamae_record_ref_link (action, "evaluated_by");

      if (judge != NULL)
        return g_steal_pointer (&judge);
    }
  return person != NULL ? g_object_ref (person) : NULL;
}

/* Closed, it verifies its findings; decided to be none, it gives them back to the auditor. */
static gboolean
nonconformity_ended (KamaeOperation  *operation,
                     KamaeRecord     *record,
                     const char      *step,
                     GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecord) verifier = ref_verifier (reg, record);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, open_findings, NULL, error);
  gboolean is_verified = g_str_equal (step, "verify");

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (record));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    g_ptr_array_add (findings, kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0),
                                                          KAMAE_KEPT));
  for (guint i = 0; i < findings->len && verifier != NULL; i++)
    if (!kamae_operation_transition (operation, findings->pdata[i], step, error)
        || (is_verified && !kamae_operation_set_link (operation, findings->pdata[i], "verified_by",
                                                      verifier, error)))
      return FALSE;
  return TRUE;
}

/* The declaration's `changed`. */
gboolean
kamae_audit_changed (KamaeOperation  *operation,
                     KamaeRecord     *record,
                     const char      *field,
                     GError         **error)
{
  if (!is_about (record, "nonconformity"))
    return TRUE;
  if (field == NULL || g_str_equal (field, "source_record"))
    return source_named (operation, record, error);
  if (!g_str_equal (field, "state"))
    return TRUE;
  if (g_strcmp0 (kamae_record_get_state (record), "closed") == 0)
    return nonconformity_ended (operation, record, "verify", error);
  if (g_strcmp0 (kamae_record_get_state (record), "not_accepted") == 0)
    return nonconformity_ended (operation, record, "reopen", error);
  return TRUE;
}
