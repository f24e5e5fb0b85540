/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"
#include "kamae-operation-private.h"
#include "kamae-steps-back-private.h"

/* CORE-V18: what somebody signed or decided is taken back by those only who may sign it. */

char *
kamae_check_dup_role_name (KamaeRegister *reg,
                           const char    *code)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (reg->database, "SELECT name FROM role WHERE code = ?", KAMAE_KEPT);

  if (statement == NULL)
    return g_strdup (code);
  kamae_statement_bind_text (statement, 1, code);
  return g_strdup (kamae_statement_step (statement, KAMAE_KEPT)
                     ? kamae_statement_get_text (statement, 0) : code);
}

/* Who may take the step. */
typedef struct
{
  KamaeRegister *reg;
  GPtrArray *roles;  /* codes of roles */
  GArray *people;    /* keys of persons */
} Allowed;

static void
add_role (Allowed    *allowed,
          const char *code)
{
  if (code != NULL && !g_ptr_array_find_with_equal_func (allowed->roles, code, g_str_equal, NULL))
    g_ptr_array_add (allowed->roles, (gpointer) code);
}

static void
add_person (Allowed *allowed,
            gint64   id)
{
  for (guint i = 0; i < allowed->people->len; i++)
    if (g_array_index (allowed->people, gint64, i) == id)
      return;
  if (id != 0)
    g_array_append_val (allowed->people, id);
}

/* Those who signed the box of the step. */
static void
add_signers (Allowed               *allowed,
             KamaeRecord           *record,
             const KamaeTransition *made)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
    allowed->reg->database,
    "SELECT person_id FROM signature WHERE source_id = ? AND box = ? AND phase IS ?", KAMAE_KEPT);

  if (row == NULL)
    return;
  kamae_statement_bind_integer (row, 1, record->id);
  kamae_statement_bind_text (row, 2, made->approval);
  kamae_statement_bind_text (row, 3, made->phase);
  while (kamae_statement_step (row, KAMAE_KEPT))
    add_person (allowed, kamae_statement_get_integer (row, 0));
}

/* Who signed what the step takes back, and who may sign it; who approved, if that is taken back. */
static gboolean
add_taken_back (Allowed               *allowed,
                KamaeRecord           *record,
                const KamaeTransition *step)
{
  const KamaeTransition *all = record->info->entity->workflow->transitions;
  gboolean takes = FALSE, is_approved = FALSE;

  for (const KamaeTransition *made = all; made->name != NULL; made++)
    is_approved = is_approved || (g_strcmp0 (made->approval, "approved") == 0 &&
                                  kamae_record_takes_back (record, step, made));
  for (const KamaeTransition *made = all; made->name != NULL; made++)
    if (kamae_record_takes_back (record, step, made))
      {
        takes = TRUE;
        add_role (allowed, made->approver);
        if (!is_approved || g_str_equal (made->approval, "approved"))
          add_signers (allowed, record, made);
      }
  return takes;
}

/* Of all its steps, or of those that can be taken now: who is to sign may return it instead. */
static void
add_approvers (Allowed     *allowed,
               KamaeRecord *record,
               const char  *state)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if (state == NULL || kamae_transition_leaves (step, state))
      add_role (allowed, step->approver);
}

static gboolean
is_decided (KamaeRecord *record)
{
  g_autoptr (KamaeStatement) row = NULL;

  if (kamae_record_is_locked (record))
    return TRUE;
  row = kamae_database_prepare (record->reg->database,
                                "SELECT 1 FROM signature WHERE source_id = ?", KAMAE_KEPT);
  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, record->id);
  return kamae_statement_step (row, KAMAE_KEPT);
}

/* Of what was decided, and the record is a part of, counts into, or comes from. Returns whether
 * there is such. */
static gboolean
add_wholes (Allowed     *allowed,
            KamaeRecord *record)
{
  gboolean found = FALSE;

  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    {
      g_autoptr (KamaeRecord) whole =
        (field->flags & KAMAE_OWNER) != 0 || field->taken_in != NULL
          ? kamae_record_ref_link (record, field->name) : NULL;

      if (whole == NULL)
        continue;
      if (is_decided (whole))
        {
          found = TRUE;
          add_approvers (allowed, whole, NULL);
        }
      found = add_wholes (allowed, whole) || found;
    }
  return found;
}

/* Who is in charge of it, or otherwise named in it. */
static void
add_named (Allowed     *allowed,
           KamaeRecord *record)
{
  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_LINK && g_strcmp0 (field->target, "person") == 0)
      add_person (allowed, kamae_record_get_link (record, field->name));
}

/* Returns whether the step takes back what others decided. */
static gboolean
find_allowed (Allowed               *allowed,
              KamaeRecord           *record,
              const KamaeTransition *step)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  const KamaeState *from = kamae_workflow_find_state (workflow, kamae_record_get_state (record));
  const KamaeState *to = kamae_workflow_find_state (workflow, step->to);
  gboolean is_aside = (to->flags & KAMAE_STATE_ASIDE) != 0;
  gboolean has_reason = (step->flags & KAMAE_TRANSITION_NEEDS_REASON) != 0;
  /* What runs out on its day is not taken back. */
  gboolean takes = add_taken_back (allowed, record, step) && (has_reason || !is_aside);
  gboolean is_of_whole = FALSE;

  if (takes)
    add_approvers (allowed, record, from->name);
  if (allowed->roles->len == 0)
    add_approvers (allowed, record, NULL);
  if (allowed->roles->len == 0 && (is_aside || (from->flags & KAMAE_STATE_LOCKS) != 0))
    is_of_whole = add_wholes (allowed, record);
  if (!takes && !has_reason && !is_of_whole)
    return FALSE;
  if (allowed->roles->len == 0)
    {
      add_role (allowed, "isms_manager");
      add_role (allowed, "top_management");
      if (!takes && !is_of_whole)
        add_named (allowed, record);
    }
  return TRUE;
}

/* Whether the person, or without one anybody, holds one of the roles today. */
static gboolean
holds_role (Allowed *allowed,
            gint64   person)
{
  g_autofree char *today = kamae_register_dup_today (allowed->reg);

  for (guint i = 0; i < allowed->roles->len; i++)
    {
      g_autoptr (KamaeStatement) row = kamae_database_prepare (
        allowed->reg->database,
        "SELECT 1 FROM role_assignment AS held JOIN role ON role.id = held.role_id"
        " WHERE role.code = ?1 AND ?2 IN (0, held.person_id)"
        " AND coalesce (held.starts_on, ?3) <= ?3 AND coalesce (held.ends_on, ?3) >= ?3",
        KAMAE_KEPT);

      if (row == NULL)
        return FALSE;
      kamae_statement_bind_text (row, 1, allowed->roles->pdata[i]);
      kamae_statement_bind_integer (row, 2, person);
      kamae_statement_bind_text (row, 3, today);
      if (kamae_statement_step (row, KAMAE_KEPT))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_allowed (Allowed *allowed,
            gint64   person)
{
  for (guint i = 0; person != 0 && i < allowed->people->len; i++)
    if (g_array_index (allowed->people, gint64, i) == person)
      return TRUE;
  /* In the first days nobody holds a role yet. */
  return !holds_role (allowed, 0) || (person != 0 && holds_role (allowed, person));
}

static char *
dup_names (Allowed *allowed)
{
  const char *separator = C_("between the items of a list", ", ");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < allowed->roles->len; i++)
    {
      g_autofree char *role = kamae_check_dup_role_name (allowed->reg, allowed->roles->pdata[i]);

      g_string_append_printf (names, "%s%s", names->len > 0 ? separator : "", role);
    }
  for (guint i = 0; i < allowed->people->len; i++)
    {
      g_autoptr (KamaeRecord) person = kamae_register_ref_record (
        allowed->reg, g_array_index (allowed->people, gint64, i), KAMAE_KEPT);

      if (person != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? separator : "",
                                kamae_record_get_text (person, "name"));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

void
kamae_check_taking_back (KamaeRegister         *reg,
                         KamaeRecord           *record,
                         const KamaeTransition *transition,
                         GPtrArray             *results)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  Allowed allowed = { reg, roles, people };
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if ((transition->flags & KAMAE_TRANSITION_BACK) == 0 || transition->to == NULL ||
      transition->approver != NULL || (transition->flags & KAMAE_TRANSITION_AUTOMATIC) != 0 ||
      (reg->operation != NULL && (reg->operation->is_step || reg->operation->is_own)) ||
      !find_allowed (&allowed, record, transition) ||
      is_allowed (&allowed, reg->person != NULL ? reg->person->id : 0))
    return;
  names = dup_names (&allowed);
  text = g_strdup_printf (
    /* Translators: %s are the names of roles and persons */
    _("This takes back what others decided. It can be done by: %s. Let one of them do it."), names);
  g_ptr_array_add (results, kamae_check_result_new ("CORE-V18", KAMAE_RULE_BLOCK,
                                                    record->info->entity->clause, text, NULL, NULL,
                                                    record));
}
