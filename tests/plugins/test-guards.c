/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* Rules hold from a state on, along every way. Each life cycle of the core and of all plugins is
 * walked, each rule is tripped at each point of each way, and must stand in the way of the next
 * step into its range. For this, each life cycle is declared once more, for an entity that has
 * nothing but the rule that it breaks; and once for one that is signed and dated, which then goes
 * back. Then the records of the sample organization are spoiled field by field: none of them may
 * reach a state in which it breaks a rule that blocks. */

#define TWIN_PREFIX "twin_"
#define SIGNED_PREFIX "signed_"
#define PART_PREFIX "part_of_"
#define FOR_PREFIX "for_"

static KamaeDeclaration twins = { .id = "twins", .version = 1, .domain = "test" };

static const KamaeField twin_fields[] = {
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "breaks", KAMAE_FIELD_TEXT, "Breaks", KAMAE_UNLOCKED },
  { NULL }
};

static KamaeModel *
get_all (void)
{
  return kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
}

/* Steps that sign, whoever works, and date; states that lock. All that a record of such a kind may
 * hold: what is for no later state, what is for each of them, and a part of either sort. */
static const KamaeWorkflow *
make_signed_workflow (const KamaeWorkflow *original)
{
  KamaeWorkflow *workflow = g_memdup2 (original, sizeof *original);
  g_autoptr (GArray) steps = g_array_new (TRUE, TRUE, sizeof (KamaeTransition));

  for (const KamaeTransition *step = original->transitions; step->name != NULL; step++)
    {
      KamaeTransition copy = *step;

      copy.approver = copy.supersedes = copy.tells = NULL;
      copy.act = NULL;
      g_array_append_val (steps, copy);
    }
  workflow->transitions = (const KamaeTransition *) g_array_free (g_steal_pointer (&steps), FALSE);
  return workflow;
}

static const KamaeField *
make_signed_fields (const KamaeEntity *entity)
{
  g_autoptr (GArray) fields = g_array_new (TRUE, TRUE, sizeof (KamaeField));

  static const KamaeField note = { "note", KAMAE_FIELD_TEXT, "Note" };

  g_array_append_val (fields, twin_fields[0]);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    for (const KamaeTransition *step = entity->workflow->transitions; step->name != NULL; step++)
      if (g_strcmp0 (step->dates, field->name) == 0)
        {
          const KamaeField copy = { field->name, KAMAE_FIELD_DATE, field->label,
                                    field->flags & KAMAE_UNLOCKED };

          g_array_append_val (fields, copy);
          break;
        }
      else if (g_strcmp0 (step->signer, field->name) == 0)
        {
          const KamaeField copy = { field->name, KAMAE_FIELD_LINK, field->label,
                                    field->flags & KAMAE_UNLOCKED, .target = "person",
                                    .inverse = "Signed" };

          g_array_append_val (fields, copy);
          break;
        }
  g_array_append_val (fields, note);
  for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
    {
      const KamaeField copy = { g_strconcat (FOR_PREFIX, state->name, NULL), KAMAE_FIELD_TEXT,
                                state->label, .filled_for = state->name };

      g_array_append_val (fields, copy);
    }
  return (const KamaeField *) g_array_free (g_steal_pointer (&fields), FALSE);
}

/* States without locks, steps that ask for nothing and do nothing. */
static const KamaeWorkflow *
make_workflow (const KamaeWorkflow *original)
{
  KamaeWorkflow *workflow = g_new0 (KamaeWorkflow, 1);
  g_autoptr (GArray) states = g_array_new (TRUE, TRUE, sizeof (KamaeState));
  g_autoptr (GArray) steps = g_array_new (TRUE, TRUE, sizeof (KamaeTransition));

  for (const KamaeState *state = original->states; state->name != NULL; state++)
    {
      const KamaeState copy = { state->name, state->label, state->tone,
                                state->flags & ~(guint) KAMAE_STATE_LOCKS };

      g_array_append_val (states, copy);
    }
  for (const KamaeTransition *step = original->transitions; step->name != NULL; step++)
    {
      const KamaeTransition copy = { step->name, step->from, step->to, step->label };

      g_array_append_val (steps, copy);
    }
  workflow->states = (const KamaeState *) g_array_free (g_steal_pointer (&states), FALSE);
  workflow->transitions = (const KamaeTransition *) g_array_free (g_steal_pointer (&steps), FALSE);
  return workflow;
}

static KamaeEntity *
make_part (const KamaeEntity *whole)
{
  const KamaeField fields[] = {
    { "whole", KAMAE_FIELD_LINK, "Whole", KAMAE_OWNER, .target = whole->name, .inverse = "Parts" },
    { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_TITLE },
    { NULL }
  };
  KamaeEntity *part = g_new0 (KamaeEntity, 1);

  part->name = g_strconcat (PART_PREFIX, whole->name, NULL);
  part->label = part->plural = part->name;
  part->fields = g_memdup2 (fields, sizeof fields);
  return part;
}

static void
make_twins (void)
{
  GPtrArray *all = kamae_model_get_entities (get_all ());
  GPtrArray *rules = kamae_model_get_rules (get_all ());
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GArray) twin_rules = g_array_new (TRUE, TRUE, sizeof (KamaeRule));

  for (guint i = 0; i < all->len; i++)
    {
      const KamaeEntity *entity = all->pdata[i];
      KamaeEntity *twin;

      if (entity->workflow == NULL)
        continue;
      twin = g_new0 (KamaeEntity, 1);
      twin->name = g_strconcat (TWIN_PREFIX, entity->name, NULL);
      twin->label = twin->plural = twin->name;
      twin->fields = twin_fields;
      twin->workflow = make_workflow (entity->workflow);
      g_ptr_array_add (entities, twin);

      twin = g_new0 (KamaeEntity, 1);
      twin->name = g_strconcat (SIGNED_PREFIX, entity->name, NULL);
      twin->label = twin->plural = twin->name;
      twin->fields = make_signed_fields (entity);
      twin->workflow = make_signed_workflow (entity->workflow);
      g_ptr_array_add (entities, twin);
      g_ptr_array_add (entities, make_part (twin));
    }
  g_ptr_array_add (entities, NULL);
  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];
      KamaeRule twin = *rule;

      if (rule->state == NULL || rule->level == KAMAE_RULE_INFORM)
        continue;
      twin.id = g_strdup_printf ("%s-%u", rule->id, i);
      twin.entity = g_strconcat (TWIN_PREFIX, rule->entity, NULL);
      twin.sql = g_strdup_printf ("SELECT id FROM %s WHERE breaks = '%s'", twin.entity, twin.id);
      twin.needs = twin.field = NULL;
      g_array_append_val (twin_rules, twin);
    }
  twins.entities =
    (const KamaeEntity *const *) g_ptr_array_free (g_steal_pointer (&entities), FALSE);
  twins.rules = (const KamaeRule *) g_array_free (g_steal_pointer (&twin_rules), FALSE);
}

static const KamaeEntity *
find_twin (const char *name)
{
  for (const KamaeEntity *const *twin = twins.entities; *twin != NULL; twin++)
    if (g_str_equal ((*twin)->name, name))
      return *twin;
  g_assert_not_reached ();
}

/* The law, said once more and by itself: the places of the states. */

static const KamaeState *
find_state (const KamaeWorkflow *workflow,
            const char          *name)
{
  for (const KamaeState *state = workflow->states; state->name != NULL; state++)
    if (g_strcmp0 (state->name, name) == 0)
      return state;
  return NULL;
}

static gboolean
is_aside (const KamaeState *state)
{
  return (state->flags & KAMAE_STATE_ASIDE) != 0;
}

static gboolean
is_guarded (const KamaeWorkflow *workflow,
            const KamaeRule     *rule,
            const char          *to)
{
  const KamaeState *state = find_state (workflow, to);
  const KamaeState *from = find_state (workflow, rule->state);
  const KamaeState *until = find_state (workflow, rule->until);

  if (is_aside (state) || is_aside (from))
    return state == from;
  return state >= from && (until == NULL || state <= until);
}

static gboolean
is_held (const KamaeWorkflow *workflow,
         const KamaeRule     *rule,
         const char          *in)
{
  return is_guarded (workflow, rule, in) && g_strcmp0 (rule->until, in) != 0;
}

/* Ways: each sequence of steps that comes into no state twice. */

typedef struct
{
  const KamaeWorkflow *workflow;
  GPtrArray *way;  /* KamaeTransition */
  void     (*visit) (GPtrArray *way,
                     gpointer   data);
  gpointer data;
} Walk;

static gboolean
has_been (Walk       *walk,
          const char *state)
{
  if (g_str_equal (state, walk->workflow->states->name))
    return TRUE;
  for (guint i = 0; i < walk->way->len; i++)
    if (g_str_equal (((const KamaeTransition *) walk->way->pdata[i])->to, state))
      return TRUE;
  return FALSE;
}

static void
walk_on (Walk       *walk,
         const char *state)
{
  walk->visit (walk->way, walk->data);
  for (const KamaeTransition *step = walk->workflow->transitions; step->name != NULL; step++)
    if (step->to != NULL && kamae_transition_leaves (step, state) && !has_been (walk, step->to))
      {
        g_ptr_array_add (walk->way, (gpointer) step);
        walk_on (walk, step->to);
        g_ptr_array_remove_index (walk->way, walk->way->len - 1);
      }
}

static void
walk_all (const KamaeWorkflow *workflow,
          void               (*visit) (GPtrArray *way,
                                       gpointer   data),
          gpointer             data)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  Walk walk = { workflow, way, visit, data };

  walk_on (&walk, workflow->states->name);
}

/* -- What the declarations say ----------------------------------------------------------------- */

static void
test_declared (void)
{
  GPtrArray *rules = kamae_model_get_rules (get_all ());
  GPtrArray *entities = kamae_model_get_entities (get_all ());

  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];
      const KamaeEntity *entity = kamae_model_find_entity (get_all (), rule->entity);

      g_test_message ("%s %s", rule->id, rule->text);
      if (entity == NULL || entity->workflow == NULL)
        {
          g_assert_null (rule->state);
          g_assert_null (rule->until);
          g_assert_null (rule->step);
          continue;
        }
      /* What blocks blocks a step. */
      g_assert_true (rule->state != NULL || rule->step != NULL ||
                     rule->level != KAMAE_RULE_BLOCK);
      g_assert_true (rule->step == NULL ||
                     kamae_workflow_find_transition (entity->workflow, rule->step) != NULL);
      g_assert_true (rule->state == NULL || find_state (entity->workflow, rule->state) != NULL);
      g_assert_true (rule->until == NULL || find_state (entity->workflow, rule->until) != NULL);
      g_assert_true (rule->until == NULL || rule->state != NULL);
    }
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        if (field->required_from != NULL)
          {
            g_test_message ("%s.%s", entity->name, field->name);
            g_assert_nonnull (entity->workflow);
            g_assert_nonnull (find_state (entity->workflow, field->required_from));
          }
    }
}

static gboolean
has_way_on (const KamaeWorkflow *workflow,
            const char          *state)
{
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (step->to != NULL && kamae_transition_leaves (step, state))
      return TRUE;
  return FALSE;
}

/* The ends that are meant: of what was approved before, and of a verdict. */
static const char *const meant_ends[] = {
  "audit.close", "management_review.close", "treatment_plan.complete", "context_review.communicate",
  "scope_statement.enforce", "soa.enforce", "risk_criteria.put_in_force", "evaluation.fix",
  "audit_finding.close", "gap_action.confirm", "effectiveness_evaluation.judge", "policy.publish",
  NULL
};

/* What else a press of a button ends, without a signature and a reason, is not ended for good. */
static void
test_dead_ends (void)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  g_autoptr (GString) dead_ends = g_string_new (NULL);

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      const KamaeWorkflow *workflow = entity->workflow;

      for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
           step != NULL && step->name != NULL; step++)
        if (step->to != NULL && step->approval == NULL &&
            (step->flags & (KAMAE_TRANSITION_AUTOMATIC | KAMAE_TRANSITION_NEEDS_REASON)) == 0 &&
            !has_way_on (workflow, step->to))
          {
            g_autofree char *name = g_strdup_printf ("%s.%s", entity->name, step->name);

            if (!g_strv_contains (meant_ends, name))
              g_string_append_printf (dead_ends, " %s", name);
          }
    }
  g_assert_cmpstr (dead_ends->str, ==, "");
}

/* The treatment of a risk is a way beside its acceptance: what guards the one is not asked on the
 * other. */
static gboolean
is_branch (const KamaeRule *rule)
{
  return g_str_equal (rule->entity, TWIN_PREFIX "risk");
}

static void
assert_not_escaped (GPtrArray *way,
                    gpointer   data)
{
  const KamaeRule *rule = data;
  const KamaeWorkflow *workflow = find_twin (rule->entity)->workflow;
  gboolean is_asked = way->len == 0;

  for (guint i = 0; i < way->len && !is_asked; i++)
    is_asked = is_guarded (workflow, rule, ((const KamaeTransition *) way->pdata[i])->to);
  if (!is_asked)
    {
      const KamaeTransition *last = way->pdata[way->len - 1];
      const KamaeState *state = find_state (workflow, last->to);

      if (!is_aside (state) && state >= find_state (workflow, rule->state))
        g_error ("%s is not asked on a way to “%s”", rule->id, state->name);
    }
}

/* No way leads around a rule that ends. */
static void
test_no_way_around (void)
{
  for (const KamaeRule *rule = twins.rules; rule->id != NULL; rule++)
    {
      const KamaeWorkflow *workflow = find_twin (rule->entity)->workflow;

      if (rule->level == KAMAE_RULE_BLOCK && !is_branch (rule) &&
          !is_aside (find_state (workflow, rule->state)))
        walk_all (workflow, assert_not_escaped, (gpointer) rule);
    }
}

/* -- What counts into what --------------------------------------------------------------------- */

/* Links into records with an end that do not count there: they say where something comes from, what
 * it rests on or follows, and stand after that end, too. */
static const char *const told_by[] = {
  "acceptance.renews", "acknowledgement.record", "annual_plan.fiscal_year",
  "assessment.competence", "asset.business", "audit_finding.result", "audit_programme.fiscal_year",
  "audit_result.question", "certificate.competence", "context_review.fiscal_year",
  "context_review.meeting", "corrective_action.follows", "effectiveness_evaluation.action",
  "exclusion.concerns", "gap_action.assessment", "gap_action.session", "improvement.source_record",
  "indicator_analysis.indicator", "leadership_evidence.proof", "management_review.fiscal_year",
  "measurement.indicator", "nonconformity.source_record", "nonconformity_why.parent",
  "objective.follows", "objective.indicator_record", "objective_result.follow_up",
  "objective_set.fiscal_year", "plan_item.proof", "planned_change.cause",
  "policy_publication.policy", "policy_publication.proof", "policy_publication.task",
  "process_integration.source", "resource_need.fiscal_year", "resource_need.source",
  "risk_criteria.supersedes", "risk_rejection.asset", "risk_run.criteria", "risk_run.fiscal_year",
  "risk_run.previous", "scope_interface.party", "soa.previous", "soa.run",
  "training_plan.fiscal_year", "training_plan_row.course", "training_session.course",
  "treatment_plan.fiscal_year", "treatment_plan.run", NULL
};

static const char *const made_by_kamae[] = {
  "approval", "snapshot", "correction", "answer", NULL
};

static gboolean
is_end (const KamaeState *state)
{
  return (state->flags & (KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE)) != 0;
}

/* The life cycle of what a link leads to, or of what that is a part of. */
static const KamaeEntity *
find_living (const char *name)
{
  const KamaeEntity *entity = name != NULL ? kamae_model_find_entity (get_all (), name) : NULL;
  const KamaeField *owner = entity != NULL ? kamae_entity_get_owner (entity) : NULL;

  if (entity == NULL || entity->workflow != NULL || owner == NULL)
    return entity;
  return find_living (owner->target);
}

static gboolean
has_end (const char *target)
{
  const KamaeEntity *living = find_living (target);

  if (living == NULL || living->workflow == NULL)
    return FALSE;
  for (const KamaeState *state = living->workflow->states; state->name != NULL; state++)
    if (is_end (state))
      return TRUE;
  return FALSE;
}

/* Each link into a record with an end is judged: it counts there, or it is told of here. */
static void
test_counts_declared (void)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  g_autoptr (GString) unjudged = g_string_new (NULL);

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        {
          g_autofree char *name = g_strconcat (entity->name, ".", field->name, NULL);
          g_auto (GStrv) states = NULL;

          /* A link to any record: it is taken in always, and is never let go. */
          if (field->kind == KAMAE_FIELD_LINK && g_str_equal (field->target, "*"))
            {
              if (g_strcmp0 (field->taken_in, "*") != 0 && !g_strv_contains (told_by, name) &&
                  !g_strv_contains (made_by_kamae, entity->name))
                g_string_append_printf (unjudged, " %s", name);
              continue;
            }
          if (field->kind != KAMAE_FIELD_LINK || !has_end (field->target)
              || (field->flags & (KAMAE_OWNER | KAMAE_READ_ONLY)) != 0)
            {
              g_assert_null (field->taken_in);
              continue;
            }
          if (field->taken_in == NULL)
            {
              if (!g_strv_contains (told_by, name))
                g_string_append_printf (unjudged, " %s", name);
              continue;
            }
          g_assert_false (g_strv_contains (told_by, name));
          states = g_strsplit (field->taken_in, " ", -1);
          for (guint j = 0; states[j] != NULL; j++)
            g_assert_nonnull (find_state (find_living (field->target)->workflow, states[j]));
        }
    }
  g_assert_cmpstr (unjudged->str, ==, "");
}

typedef struct
{
  KamaeTest *test;
  const KamaeEntity *entity;
  const KamaeField *field;
  const KamaeEntity *living;
  const char *state;
} Count;

/* A record that the field may link to, whose life has come to the state; 0 if there is none. */
static gint64
find_target (Count *count)
{
  const KamaeField *owner = count->living->workflow != NULL
    && !g_str_equal (count->living->name, count->field->target)
    ? kamae_entity_get_owner (kamae_model_find_entity (get_all (), count->field->target)) : NULL;
  g_autofree char *sql = owner != NULL
    ? g_strdup_printf ("SELECT coalesce (min (part.id), 0) FROM %s AS part JOIN %s AS whole"
                       " ON whole.id = part.%s_id WHERE whole.state = '%s'",
                       count->field->target, count->living->name, owner->name, count->state)
    : g_strdup_printf ("SELECT coalesce (min (id), 0) FROM %s WHERE state = '%s'",
                       count->field->target, count->state);

  return kamae_register_count (count->test->reg, sql, NULL);
}

static void
assert_refused_by (GError     *error,
                   Count      *count,
                   const char *how)
{
  if (!g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED))
    g_error ("%s.%s is %s in the state “%s”: %s", count->entity->name, count->field->name, how,
             count->state, error != NULL ? error->message : "not refused");
}

/* The key of another record of the kind, in whatever state. */
static const char *
find_other (Count *count,
            char   buffer[32])
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s WHERE id <> %" G_GINT64_FORMAT,
                                          count->field->target, find_target (count));

  g_snprintf (buffer, 32, "%" G_GINT64_FORMAT,
              kamae_register_count (count->test->reg, sql, NULL));
  return buffer;
}

static guint
try_count (Count *count)
{
  char buffer[32];
  gint64 target = find_target (count);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, target);
  const char *const fields[] = { count->field->name, NULL };
  const char *const values[] = { key, NULL };
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (min (id), 0) FROM %s WHERE %s_id = %s",
                                          count->entity->name, count->field->name, key);
  g_autoptr (KamaeRecord) old = NULL;
  g_autoptr (KamaeRecord) made = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (target == 0)
    return 0;
  operation = kamae_register_begin (count->test->reg, "Try", NULL, NULL);
  made = kamae_operation_createv (operation, count->entity->name, fields, values, &error);
  assert_refused_by (error, count, "added to what ended");
  g_assert_null (made);
  g_clear_object (&operation);
  old = kamae_register_ref_record (count->test->reg,
                                   kamae_register_count (count->test->reg, sql, NULL), NULL);
  if (old == NULL || count->field->taken_when != NULL)
    return 1;
  g_clear_error (&error);
  operation = kamae_register_begin (count->test->reg, "Try", NULL, NULL);
  g_assert_false (kamae_operation_delete (operation, old, &error));
  assert_refused_by (error, count, "deleted from what ended");
  g_clear_error (&error);
  kamae_operation_set (operation, old, count->field->name, NULL, &error);
  assert_refused_by (error, count, "taken out of what ended");
  g_clear_error (&error);
  kamae_operation_set (operation, old, count->field->name, find_other (count, buffer), &error);
  assert_refused_by (error, count, "moved away from what ended");
  return 1;
}

/* A warning that is asked at more than one step says in its detail what it is about: that is what a
 * reason answers. */
static void
assert_answers_bound (KamaeTest *test)
{
  GPtrArray *rules = kamae_model_get_rules (get_all ());
  g_autoptr (GString) unbound = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeCursor) cursor = NULL;

      if (rule->level != KAMAE_RULE_WARN || rule->state == NULL
          || g_strcmp0 (rule->state, rule->until) == 0)
        continue;
      cursor = kamae_register_query (test->reg, rule->sql, NULL, &error);
      g_assert_no_error (error);
      if (kamae_cursor_get_n_columns (cursor) < 2)
        g_string_append_printf (unbound, "\n%s %s: %s", rule->id, rule->state, rule->text);
    }
  g_assert_cmpstr (unbound->str, ==, "");
}

/* What has ended, was locked or was put aside takes nothing in any more, and gives nothing away. */
static void
test_counts (KamaeTest    *test,
             gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  guint n = 0;

  kamae_test_open_sample (test, "ja", "2026-11-23");
  assert_answers_bound (test);
  kamae_test_outside (test, "UPDATE audit SET state = 'postponed' WHERE id = (SELECT min (id)"
                            " FROM audit WHERE state = 'planned')");
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        {
          const KamaeEntity *living = field->taken_in != NULL ? find_living (field->target) : NULL;
          g_auto (GStrv) states = g_strsplit (living != NULL ? field->taken_in : "", " ", -1);

          for (const KamaeState *state = living != NULL ? living->workflow->states : NULL;
               state != NULL && state->name != NULL; state++)
            if (!g_strv_contains ((const char *const *) states, state->name))
              n += try_count (&(Count) { test, entity, field, living, state->name });
        }
    }
  g_assert_cmpuint (n, >=, 6);
}

/* What the link leads to, or NULL. */
static KamaeRecord *
ref_whole (KamaeRecord      *part,
           const KamaeField *field)
{
  return (field->flags & KAMAE_OWNER) != 0 || field->taken_in != NULL
           ? kamae_record_ref_link (part, field->name) : NULL;
}

/* Whether the part was there when the record, or what that is a part of, was frozen. What came
 * later, as the scan of a signed paper, may go again. */
static gboolean
was_there (KamaeTest   *test,
           KamaeRecord *part,
           KamaeRecord *whole)
{
  const KamaeField *owner = kamae_entity_get_owner (kamae_record_get_entity (whole));
  g_autoptr (KamaeRecord) above =
    owner != NULL ? kamae_record_ref_link (whole, owner->name) : NULL;
  g_autofree char *sql = g_strdup_printf (
    "SELECT (SELECT min (seq) FROM journal_record WHERE record_id = %" G_GINT64_FORMAT ") <="
    " (SELECT max (seq) FROM journal_record JOIN snapshot ON snapshot.id = record_id"
    "  WHERE source_id = %" G_GINT64_FORMAT ")", kamae_record_get_id (part),
    kamae_record_get_id (whole));

  return kamae_register_count (test->reg, sql, NULL) > 0 ||
         (above != NULL && was_there (test, part, above));
}

static void
try_move (KamaeTest        *test,
          KamaeRecord      *part,
          const KamaeField *field,
          KamaeRecord      *to,
          const char       *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, NULL);

  /* Somebody who is there already does not come a second time. */
  if (kamae_operation_set_link (operation, part, field->name, to, &error) ||
      (!g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED) &&
       kamae_record_get_entity (part)->unique == NULL))
    g_error ("%s: %s.%s is %s: %s", kamae_record_get_number (part),
             kamae_record_get_entity (part)->name, field->name, how,
             error != NULL ? error->message : "taken");
}

/* What is a part of something locked, or counts into it, does not leave it by its link, and nothing
 * comes into it so. */
static guint
try_moves (KamaeTest         *test,
           const KamaeEntity *entity,
           const KamaeField  *field)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (test->reg, entity->name);
  g_autoptr (GHashTable) been = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KamaeRecord) free_part = NULL;
  g_autoptr (KamaeRecord) free_whole = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)) && free_part == NULL; i++)
    {
      g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (KamaeRecord) whole = ref_whole (part, field);

      if (whole != NULL && !kamae_record_is_locked (part) && !kamae_record_is_locked (whole))
        {
          free_part = g_object_ref (part);
          free_whole = g_object_ref (whole);
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (KamaeRecord) whole = ref_whole (part, field);
      g_autofree char *state = NULL;

      if (whole == NULL || !kamae_record_is_locked (whole) || !was_there (test, part, whole))
        continue;
      state = g_strdup_printf ("%s %s", kamae_record_get_entity (whole)->name,
                               kamae_record_get_state (whole));
      if (!g_hash_table_add (been, g_steal_pointer (&state)))
        continue;
      try_move (test, part, field, NULL, "taken out of what is locked");
      if (free_whole != NULL)
        try_move (test, part, field, free_whole, "moved away from what is locked");
      if (free_part != NULL && (field->flags & KAMAE_OWNER) != 0)
        try_move (test, free_part, field, whole, "moved into what is locked");
      n++;
    }
  return n;
}

static void
test_moved (KamaeTest    *test,
            gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      /* Those with a list of states are walked above; comments stay as they are written. */
      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        if (((field->flags & KAMAE_OWNER) != 0 || g_strcmp0 (field->taken_in, "*") == 0) &&
            (field->flags & KAMAE_READ_ONLY) == 0)
          n += try_moves (test, entity, field);
    }
  g_assert_cmpuint (n, >=, 15);
}

/* -- What belongs to what ---------------------------------------------------------------------- */

static gboolean
ties (const KamaeField *field)
{
  return (field->flags & KAMAE_OWNER) != 0 ||
         (field->taken_in != NULL && !g_str_equal (field->taken_in, "*"));
}

/* "field=code|code" */
static gboolean
counts_by (KamaeRecord      *record,
           const KamaeField *field)
{
  g_auto (GStrv) asked = g_strsplit (field->taken_when != NULL ? field->taken_when : "", "=", 2);
  g_auto (GStrv) codes = g_strsplit (asked[0] != NULL ? asked[1] : "", "|", -1);
  g_autofree char *code =
    asked[0] != NULL ? kamae_record_dup_canonical (record, asked[0]) : NULL;

  return asked[0] == NULL || (code != NULL && g_strv_contains ((const char *const *) codes, code));
}

static gboolean
has_begun (KamaeRecord *record)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;

  return workflow != NULL &&
         !g_str_equal (kamae_record_get_state (record), workflow->states->name);
}

static gboolean
has_ended (KamaeRecord *record)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;
  const KamaeState *state =
    workflow != NULL ? find_state (workflow, kamae_record_get_state (record)) : NULL;

  return state != NULL && (state->flags & KAMAE_STATE_ENDS) != 0;
}

/* The first with a life of its own: what the link leads to, or what that is a part of. */
static KamaeRecord *
ref_life (KamaeRecord      *record,
          const KamaeField *field)
{
  g_autoptr (KamaeRecord) whole = kamae_record_ref_link (record, field->name);
  const KamaeField *owner =
    whole != NULL ? kamae_entity_get_owner (kamae_record_get_entity (whole)) : NULL;

  return owner == NULL || kamae_record_get_entity (whole)->workflow != NULL
           ? g_steal_pointer (&whole) : ref_life (whole, owner);
}

/* Whether the record was there before the newest signature of the other that stands. */
static gboolean
was_signed_with (KamaeTest   *test,
                 KamaeRecord *record,
                 KamaeRecord *whole)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT coalesce ((SELECT min (seq) FROM journal_record"
    "  WHERE record_id = %" G_GINT64_FORMAT ") <"
    " (SELECT max (seq) FROM journal_record JOIN signature ON signature.id = record_id"
    "  WHERE source_id = %" G_GINT64_FORMAT "), 0)", kamae_record_get_id (record),
    kamae_record_get_id (whole));

  return kamae_register_count (test->reg, sql, NULL) > 0;
}

static KamaeRecord *
ref_another (KamaeTest        *test,
             KamaeRecord      *record,
             const KamaeField *field)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT max (id) FROM %s WHERE id <> %" G_GINT64_FORMAT, field->target,
                     kamae_record_get_link (record, field->name));

  return kamae_register_ref_record (test->reg, kamae_register_count (test->reg, sql, NULL), NULL);
}

static void
assert_not_deleted (KamaeTest   *test,
                    KamaeRecord *record,
                    KamaeRecord *whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, NULL);

  if (kamae_operation_delete (operation, record, &error) ||
      (!g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED) &&
       !g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_REFERENCED)))
    g_error ("%s (%s) is deleted from %s (%s): %s", kamae_record_get_entity (record)->name,
             kamae_record_get_state (record), kamae_record_get_entity (whole)->name,
             kamae_record_get_state (whole), error != NULL ? error->message : "taken");
}

static guint
try_tie (KamaeTest        *test,
         KamaeRecord      *record,
         const KamaeField *field,
         KamaeRecord      *whole)
{
  gboolean is_begun = has_begun (record) || has_begun (whole);
  g_autoptr (KamaeRecord) other = ref_another (test, record, field);
  g_autofree char *how =
    g_strdup_printf ("moved or emptied: it is %s, %s is %s", kamae_record_get_state (record),
                     kamae_record_get_entity (whole)->name, kamae_record_get_state (whole));

  if (is_begun || (field->flags & KAMAE_REQUIRED) != 0)
    try_move (test, record, field, NULL, how);
  if (is_begun && other != NULL &&
      ((field->flags & KAMAE_CARRIED_OVER) == 0 || has_ended (record)))
    {
      try_move (test, record, field, other, how);
      g_assert_false (kamae_record_can_edit (record, field->name));
    }
  if (has_begun (record) || was_signed_with (test, record, whole))
    assert_not_deleted (test, record, whole);
  return 1;
}

/* What belongs to something does not leave it once either has begun, nor is it ever left without;
 * what has begun or was signed with it is not deleted. Each kind of link of all declarations, in
 * each state of both ends that the sample organization has. */
static void
test_ties (KamaeTest    *test,
           gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      g_autoptr (KamaeRecordList) list = kamae_register_list (test->reg, entity->name);

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        {
          g_autoptr (GHashTable) been =
            g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

          for (guint j = 0; ties (field) && j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
            {
              g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);
              g_autoptr (KamaeRecord) whole = ref_life (record, field);

              if (whole != NULL && counts_by (record, field) &&
                  g_hash_table_add (been, g_strdup_printf ("%s %s %d",
                                                           kamae_record_get_state (record),
                                                           kamae_record_get_state (whole),
                                                           was_signed_with (test, record, whole))))
                n += try_tie (test, record, field, whole);
            }
        }
    }
  g_test_message ("%u ties tried", n);
  g_assert_cmpuint (n, >=, 60);
}

/* What stays open in a locked record for a state is closed once that is reached; forms offer
 * nothing that is refused. */
static void
test_closed_after (KamaeTest    *test,
                   gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      g_autoptr (KamaeRecordList) list = kamae_register_list (test->reg, entity->name);
      g_autoptr (GHashTable) been = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);

          for (const KamaeField *field = entity->fields; field->name != NULL; field++)
            {
              const char *stage =
                field->filled_for != NULL ? field->filled_for : field->required_from;
              g_auto (GStrv) takes = g_strsplit (field->taken_in != NULL ? field->taken_in : "*",
                                                 " ", -1);
              g_autoptr (KamaeRecord) whole =
                g_str_equal (takes[0], "*") ? NULL : kamae_record_ref_link (record, field->name);
              gboolean is_past =
                (field->flags & KAMAE_UNLOCKED) != 0 && stage != NULL && entity->workflow != NULL &&
                kamae_workflow_find_state (entity->workflow, stage) != NULL &&
                kamae_workflow_reaches (entity->workflow, kamae_record_get_state (record), stage);
              gboolean is_left =
                whole != NULL && kamae_record_is_locked (whole) && field->taken_when == NULL &&
                kamae_record_get_state (whole) != NULL &&
                !g_strv_contains ((const char *const *) takes, kamae_record_get_state (whole));

              if ((!is_past && !is_left) ||
                  !g_hash_table_add (been, g_strconcat (field->name, " ",
                                                        kamae_record_get_state (
                                                          whole != NULL ? whole : record), NULL)))
                continue;
              if (kamae_record_can_edit (record, field->name))
                g_error ("%s %s: “%s” is still open", entity->name,
                         kamae_record_get_number (record), field->name);
              n++;
            }
        }
    }
  g_assert_cmpuint (n, >=, 6);
}

/* Nor does it go back to what it was. */
static guint
try_steps_of_ended (KamaeTest   *test,
                    KamaeRecord *part)
{
  g_autoptr (GPtrArray) steps = kamae_record_get_transitions (part);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const KamaeTransition *step = steps->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeOperation) operation = NULL;

      if ((step->flags & KAMAE_TRANSITION_BACK) == 0 || step->to == NULL)
        continue;
      operation = kamae_register_begin (test->reg, "Try", NULL, NULL);
      kamae_operation_set_reason (operation, "to try");
      if (kamae_operation_transition (operation, part, step->name, &error) ||
          !g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED))
        g_error ("%s %s: “%s” changes what has ended: %s", kamae_record_get_entity (part)->name,
                 kamae_record_get_number (part), step->name,
                 error != NULL ? error->message : "taken");
      n++;
    }
  return n;
}

static void
test_steps_of_ended (KamaeTest    *test,
                     gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      g_autoptr (KamaeRecordList) list =
        entity->workflow != NULL ? kamae_register_list (test->reg, entity->name) : NULL;

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), j);
          gboolean is_ended = FALSE;

          for (const KamaeField *field = entity->fields; field->name != NULL; field++)
            {
              g_autoptr (KamaeRecord) whole =
                g_strcmp0 (field->taken_in, "*") != 0 ? ref_whole (part, field) : NULL;
              const KamaeWorkflow *workflow =
                whole != NULL ? kamae_record_get_entity (whole)->workflow : NULL;
              const KamaeState *state =
                workflow != NULL ? find_state (workflow, kamae_record_get_state (whole)) : NULL;

              is_ended = is_ended || (state != NULL && (state->flags & KAMAE_STATE_LOCKS) != 0 &&
                                      (state->flags & KAMAE_STATE_ENDS) != 0);
            }
          if (is_ended)
            n += try_steps_of_ended (test, part);
        }
    }
  g_assert_cmpuint (n, >=, 10);
}

/* -- Who takes back what was decided ----------------------------------------------------------- */

/* What ends by itself, on its day. */
static const char *const no_decision[] = { "acceptance.expire", NULL };

/* What takes back a signature, or leads back out of a lock, is marked as such, and says why. */
static void
test_taking_back_declared (void)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  g_autoptr (GString) unmarked = g_string_new (NULL);

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      const KamaeWorkflow *workflow = entity->workflow;

      for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
           step != NULL && step->name != NULL; step++)
        {
          const KamaeState *to = find_state (workflow, step->to);
          g_autofree char *name = g_strconcat (entity->name, ".", step->name, NULL);

          for (const KamaeState *from = workflow->states;
               to != NULL && from->name != NULL && !g_strv_contains (no_decision, name); from++)
            if (kamae_transition_leaves (step, from->name) && from != to &&
                (step->flags & KAMAE_TRANSITION_AUTOMATIC) == 0 && step->approver == NULL &&
                (from->flags & KAMAE_STATE_LOCKS) != 0 && (is_aside (to) || to < from) &&
                (~step->flags & (KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON)) != 0)
              g_string_append_printf (unmarked, " %s", name);
        }
    }
  g_assert_cmpstr (unmarked->str, ==, "");
}

static void
choose_holder (KamaeTest  *test,
               const char *role)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT a.person_id FROM role_assignment AS a JOIN role ON role.id = a.role_id"
    " WHERE role.code = '%s' AND a.starts_on <= today ()"
    " AND coalesce (a.ends_on, '9999') >= today () LIMIT 1", role);
  g_autoptr (KamaeRecord) person =
    kamae_register_ref_record (test->reg, kamae_register_count (test->reg, sql, NULL), NULL);

  g_assert_nonnull (person);
  kamae_register_set_person (test->reg, person);
}

static gboolean
is_kept_from (KamaeRecord           *record,
              const KamaeTransition *step)
{
  g_autoptr (GPtrArray) results = kamae_record_check_transition (record, step);

  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "CORE-V18"))
      return TRUE;
  return FALSE;
}

static guint
try_taking_back (KamaeTest   *test,
                 KamaeRecord *stranger,
                 KamaeRecord *record)
{
  static const char *const roles[] = {
    "top_management", "isms_manager", "audit_manager", "training_manager"
  };
  g_autoptr (GPtrArray) steps = kamae_record_get_transitions (record);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const KamaeTransition *step = steps->pdata[i];
      gboolean is_allowed = FALSE;

      if (step->to == NULL || step->approver != NULL ||
          (~step->flags & (KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON)) != 0)
        continue;
      kamae_register_set_person (test->reg, stranger);
      if (!is_kept_from (record, step))
        g_error ("%s: anybody takes “%s”", kamae_record_get_entity (record)->name, step->name);
      for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
        {
          choose_holder (test, roles[j]);
          is_allowed = is_allowed || !is_kept_from (record, step);
        }
      if (!is_allowed)
        g_error ("%s: nobody takes “%s”", kamae_record_get_entity (record)->name, step->name);
      n++;
    }
  return n;
}

static KamaeRecord *
add_stranger (KamaeTest *test)
{
  g_autoptr (KamaeRecord) department = kamae_register_ref_record (
    test->reg, kamae_register_count (test->reg, "SELECT min (id) FROM department", NULL), NULL);
  g_autofree char *key = kamae_record_dup_key (department);

  return kamae_test_create (test, "person", "staff_no", "9999", "name", "無役 太郎", "department",
                            key, NULL);
}

/* One record in each state of each life cycle; returns how much was tried. */
static guint
try_states (KamaeTest *test,
            guint    (*try) (KamaeTest   *test,
                             KamaeRecord *stranger,
                             KamaeRecord *record))
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  g_autoptr (KamaeRecord) stranger = add_stranger (test);
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      g_autoptr (KamaeRecordList) list =
        entity->workflow != NULL ? kamae_register_list (test->reg, entity->name) : NULL;
      g_autoptr (GHashTable) been = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);

          if (g_hash_table_add (been, g_strdup (kamae_record_get_state (record))))
            n += try (test, stranger, record);
        }
    }
  return n;
}

/* Somebody without a role, who is named nowhere, takes nothing back; who holds a role may. */
static void
test_taking_back (KamaeTest    *test,
                  gconstpointer data)
{
  g_assert_cmpuint (try_states (test, try_taking_back), >=, 20);
}

/* Whoever may take the step, of those who hold a role: takes it. */
static gboolean
take_by_anybody (KamaeTest             *test,
                 KamaeRecord           *record,
                 const KamaeTransition *step)
{
  static const char *const roles[] = {
    "isms_manager", "audit_manager", "training_manager", "top_management"
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (KamaeOperation) operation = NULL;

      choose_holder (test, roles[i]);
      operation = kamae_register_begin (test->reg, "Try", record, NULL);
      kamae_operation_set_reason (operation, "to try");
      if (kamae_operation_transition (operation, record, step->name, NULL))
        return kamae_operation_commit (operation, NULL);
    }
  return FALSE;
}

static void
assert_not_for (KamaeTest             *test,
                KamaeRecord           *stranger,
                KamaeRecord           *record,
                const KamaeTransition *step,
                gboolean               redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = g_strdup (kamae_record_get_state (record));

  kamae_register_set_person (test->reg, stranger);
  if ((redo ? kamae_register_redo : kamae_register_undo) (test->reg, &error) ||
      !g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED) ||
      !g_str_has_prefix (error->message, "CORE-V18: "))
    g_error ("%s: anybody %s “%s”: %s", kamae_record_get_entity (record)->name,
             redo ? "does again" : "undoes", step->name,
             error != NULL ? error->message : "taken");
  g_assert_cmpstr (kamae_record_get_state (record), ==, state);
}

static guint
try_undoing (KamaeTest   *test,
             KamaeRecord *stranger,
             KamaeRecord *record)
{
  g_autoptr (GPtrArray) steps = kamae_record_get_transitions (record);
  g_autofree char *before = g_strdup (kamae_record_get_state (record));
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const KamaeTransition *step = steps->pdata[i];
      g_autoptr (KamaeRecord) who = NULL;
      g_autofree char *undone = NULL;
      g_autoptr (GError) error = NULL;

      if (step->to == NULL || step->approval != NULL || g_str_equal (step->to, before) ||
          !take_by_anybody (test, record, step))
        continue;
      /* What was frozen is not undone. */
      undone = kamae_register_dup_undo_name (test->reg);
      if (undone == NULL)
        break;
      who = g_object_ref (kamae_register_get_person (test->reg));
      assert_not_for (test, stranger, record, step, FALSE);
      kamae_register_set_person (test->reg, who);
      g_assert_true (kamae_register_undo (test->reg, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (kamae_record_get_state (record), ==, before);
      assert_not_for (test, stranger, record, step, TRUE);
      n++;
    }
  return n;
}

/* To undo what somebody else did with a record is for those who may take it back by a step, and so
 * is to do again what they undid; one's own is undone at once. */
static void
test_undoing (KamaeTest    *test,
              gconstpointer data)
{
  g_assert_cmpuint (try_states (test, try_undoing), >=, 20);
}

/* -- What others were told --------------------------------------------------------------------- */

/* Another value of the kind; NULL where none is known. */
static char *
dup_other_value (KamaeTest        *test,
                 KamaeRecord      *record,
                 const KamaeField *field)
{
  g_autofree char *now = kamae_record_dup_canonical (record, field->name);
  g_autoptr (KamaeRecord) other = NULL;

  switch (field->kind)
    {
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
      return g_strconcat (now != NULL ? now : "", " 改め", NULL);
    case KAMAE_FIELD_CHOICE:
    case KAMAE_FIELD_FLAGS:
      return g_strdup (field->choices[g_strcmp0 (field->choices[0].code, now) == 0].code);
    case KAMAE_FIELD_DATE:
      return g_strdup (g_strcmp0 (now, "2026-12-20") == 0 ? "2026-12-21" : "2026-12-20");
    case KAMAE_FIELD_LINK:
      other = ref_another (test, record, field);
      return kamae_record_dup_key (other);
    default:
      return NULL;
    }
}

/* Emptied by the change, and not given anew but today. */
static void
assert_told_anew (KamaeTest             *test,
                  KamaeRecord           *record,
                  const KamaeTransition *step,
                  const char            *what,
                  const char            *old)
{
  g_autofree char *today = kamae_register_dup_today (test->reg);

  if (kamae_record_is_set (record, step->dates))
    g_error ("%s: “%s” changes, and “%s” stays", kamae_record_get_entity (record)->name, what,
             step->dates);
  if (!kamae_test_refuses (test, record, step->dates, old, KAMAE_ERROR_INVALID))
    g_error ("%s: “%s” changes, and was told on %s", kamae_record_get_entity (record)->name, what,
             old);
  kamae_test_set (test, record, step->dates, today);
}

static guint
try_told (KamaeTest             *test,
          KamaeRecord           *record,
          const KamaeTransition *step)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autofree char *old = kamae_record_dup_canonical (record, step->dates);
  g_auto (GStrv) names = g_strsplit (step->tells, " ", -1);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const KamaeField *field = kamae_entity_find_field (entity, names[i]);
      g_autoptr (KamaeRecordList) parts =
        field == NULL ? kamae_register_list_parts (test->reg, record, names[i]) : NULL;
      g_autofree char *value = NULL;

      if (field != NULL)
        {
          value = dup_other_value (test, record, field);
          kamae_test_set (test, record, field->name, value);
          assert_told_anew (test, record, step, field->name, old);
          n++;
          continue;
        }
      if (g_list_model_get_n_items (G_LIST_MODEL (parts)) > 0)
        {
          g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (parts), 0);

          for (const KamaeField *said = kamae_record_get_entity (part)->fields;
               said->name != NULL; said++)
            {
              g_autofree char *other = (said->flags & (KAMAE_OWNER | KAMAE_READ_ONLY)) == 0
                                         ? dup_other_value (test, part, said) : NULL;

              if (other == NULL)
                continue;
              kamae_test_set (test, part, said->name, other);
              assert_told_anew (test, record, step, said->name, old);
              n++;
            }
        }
    }
  return n;
}

/* What a notice tells is told anew once it changes, and not on a day before. */
static void
test_told (KamaeTest    *test,
           gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  guint day = 24, n = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      for (const KamaeTransition *step =
             entity->workflow != NULL ? entity->workflow->transitions : NULL;
           step != NULL && step->name != NULL; step++)
        {
          g_autoptr (KamaeRecordList) list =
            step->tells != NULL ? kamae_register_list (test->reg, entity->name) : NULL;
          guint tried = 0;

          for (guint j = 0; list != NULL && tried == 0 &&
               j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
            {
              g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);

              if (g_strcmp0 (kamae_record_get_state (record), step->to) == 0 ||
                  (kamae_transition_leaves (step, kamae_record_get_state (record)) &&
                   take_by_anybody (test, record, step)))
                {
                  g_autofree char *later = g_strdup_printf ("2026-11-%u", day++);

                  kamae_test_set_today (test, later);
                  tried = try_told (test, record, step);
                }
            }
          n += tried;
        }
    }
  g_assert_cmpuint (n, >=, 10);
}

/* -- Every way of every life cycle ------------------------------------------------------------- */

typedef struct
{
  KamaeTest *test;
  const KamaeRule *rule;
  guint n_refused;
} Trip;

static gboolean
take (KamaeOperation        *operation,
      KamaeRecord           *record,
      const KamaeTransition *step,
      const char            *rule)
{
  g_autoptr (GError) error = NULL;

  if (kamae_operation_transition (operation, record, step->name, &error))
    return TRUE;
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, rule));
  return FALSE;
}

static gboolean
is_found (KamaeTest   *test,
          KamaeRecord *record,
          const char  *rule)
{
  g_autoptr (GPtrArray) results = kamae_register_check_record (test->reg, record);

  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), rule))
      return TRUE;
  return FALSE;
}

/* Goes the way, breaks the rule after some steps, and goes on as far as the steps let it. */
static void
trip_after (Trip      *trip,
            GPtrArray *way,
            guint      n)
{
  const KamaeRule *rule = trip->rule;
  const KamaeWorkflow *workflow = find_twin (rule->entity)->workflow;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (trip->test->reg, "Walk", NULL, &error);
  g_autoptr (KamaeRecord) record =
    kamae_operation_create (operation, rule->entity, &error, "title", "walk", NULL);

  g_assert_no_error (error);
  if (rule->level == KAMAE_RULE_BLOCK)
    kamae_operation_set_reason (operation, "a reason does not help");
  for (guint i = 0; i <= way->len; i++)
    {
      const KamaeTransition *step = i < way->len ? way->pdata[i] : NULL;
      gboolean is_taken;

      if (i == n)
        {
          kamae_operation_set (operation, record, "breaks", rule->id, &error);
          g_assert_no_error (error);
          g_assert_cmpint (is_found (trip->test, record, rule->id), ==,
                           is_held (workflow, rule, kamae_record_get_state (record)));
        }
      if (step == NULL)
        break;
      is_taken = take (operation, record, step, rule->id);
      if (is_taken != (i < n || !is_guarded (workflow, rule, step->to)))
        g_error ("%s broken after %u steps: “%s” from “%s” to “%s” is %s", rule->id, n, step->name,
                 kamae_record_get_state (record), step->to, is_taken ? "taken" : "refused");
      if (!is_taken)
        {
          trip->n_refused++;
          break;
        }
    }
}

static void
trip_on_way (GPtrArray *way,
             gpointer   data)
{
  /* Shorter ways are visited for themselves. */
  for (guint n = 0; n <= way->len; n++)
    trip_after (data, way, n);
}

static gboolean
has_twin_before (const KamaeRule *rule)
{
  for (const KamaeRule *before = twins.rules; before != rule; before++)
    if (g_str_equal (before->entity, rule->entity) && before->level == rule->level &&
        g_str_equal (before->state, rule->state) && g_strcmp0 (before->until, rule->until) == 0)
      return TRUE;
  return FALSE;
}

static void
test_every_way (KamaeTest    *test,
                gconstpointer data)
{
  for (const KamaeRule *rule = twins.rules; rule->id != NULL; rule++)
    {
      Trip trip = { test, rule, 0 };

      if (has_twin_before (rule))
        continue;
      walk_all (find_twin (rule->entity)->workflow, trip_on_way, &trip);
      g_test_message ("%s, %s from %s until %s: %u times refused", rule->id, rule->entity,
                      rule->state, rule->until != NULL ? rule->until : "-", trip.n_refused);
      /* That of the first state holds before there is a step. */
      g_assert_cmpuint (trip.n_refused, >, 0);
    }
}

/* -- Every step back of every life cycle ------------------------------------------------------- */

typedef struct
{
  KamaeTest *test;
  const KamaeEntity *entity;
  GArray *taken;  /* Taken */
  guint n_back;
  guint n_void;
} Back;

/* A step that was taken, and the state in which what it signs was written. */
typedef struct
{
  const KamaeTransition *step;
  const KamaeState *in;
} Taken;

static void
take_signed (Back                  *back,
             KamaeOperation        *operation,
             KamaeRecord           *record,
             const KamaeTransition *step)
{
  const Taken taken = { step,
                        find_state (back->entity->workflow, kamae_record_get_state (record)) };
  g_autoptr (GError) error = NULL;

  kamae_operation_transition (operation, record, step->name, &error);
  g_assert_no_error (error);
  g_array_append_val (back->taken, taken);
}

/* All that is signed without going on. */
static void
sign_in_place (Back           *back,
               KamaeOperation *operation,
               KamaeRecord    *record)
{
  const KamaeWorkflow *workflow = back->entity->workflow;
  g_autofree char *state = g_strdup (kamae_record_get_state (record));

  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (step->approval != NULL && (step->to == NULL || g_str_equal (step->to, state)) &&
        kamae_transition_leaves (step, state))
      take_signed (back, operation, record, step);
}

static guint
count_signatures (Back        *back,
                  KamaeRecord *record,
                  const char  *box,
                  const char  *phase)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (*) FROM signature WHERE source_id = %" G_GINT64_FORMAT
    " AND box = '%s' AND coalesce (phase, '') = '%s'", kamae_record_get_id (record), box,
    phase != NULL ? phase : "");

  return (guint) kamae_register_count (back->test->reg, sql, NULL);
}

static guint
get_phase (const KamaeWorkflow *workflow,
           const char          *name)
{
  guint i = 0;

  while (!g_str_equal (workflow->phases[i].code, name))
    i++;
  return i;
}

/* By what the record was when it was signed: of a later phase if the step back signs a phase, or
 * else beyond the state, or written in it. */
static gboolean
must_be_void (Back                  *back,
              const Taken           *taken,
              const KamaeTransition *last)
{
  const KamaeWorkflow *workflow = back->entity->workflow;
  const KamaeState *to = find_state (workflow, last->to);
  const KamaeState *target = taken->step->to != NULL ? find_state (workflow, taken->step->to)
                                                     : taken->in;

  if (last->phase != NULL && taken->step->phase != NULL)
    return get_phase (workflow, taken->step->phase) > get_phase (workflow, last->phase);
  return is_aside (target) || target > to || (target == to && taken->in == to);
}

static void
assert_taken_back (Back                  *back,
                   KamaeRecord           *record,
                   const KamaeTransition *last)
{
  for (guint i = 0; i < back->taken->len; i++)
    {
      const Taken *taken = &g_array_index (back->taken, Taken, i);
      const KamaeTransition *step = taken->step;
      gboolean is_void = step != last && must_be_void (back, taken, last);

      if (step->approval != NULL
          && (count_signatures (back, record, step->approval, step->phase) == 0) != is_void)
        g_error ("%s: after “%s” to “%s” the signature of “%s” %s", back->entity->name, last->name,
                 last->to, step->name, is_void ? "stands" : "is void");
      if (step->dates != NULL && kamae_record_is_set (record, step->dates) == is_void)
        g_error ("%s: after “%s” to “%s” the date of “%s” %s", back->entity->name, last->name,
                 last->to, step->name, is_void ? "stands" : "is gone");
      back->n_void += is_void;
    }
}

static void
go_back (Back                  *back,
         GPtrArray             *way,
         const KamaeTransition *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (back->test->reg, "Walk", NULL, &error);
  g_autoptr (KamaeRecord) record =
    kamae_operation_create (operation, back->entity->name, &error, "title", "walk", NULL);

  g_assert_no_error (error);
  kamae_operation_set_reason (operation, "a reason");
  g_array_set_size (back->taken, 0);
  sign_in_place (back, operation, record);
  for (guint i = 0; i < way->len; i++)
    {
      take_signed (back, operation, record, way->pdata[i]);
      sign_in_place (back, operation, record);
    }
  take_signed (back, operation, record, last);
  assert_taken_back (back, record, last);
  back->n_back++;
}

static gboolean
leads_back (const KamaeWorkflow   *workflow,
            const char            *from,
            const KamaeTransition *step)
{
  const KamaeState *left = find_state (workflow, from);
  const KamaeState *to = find_state (workflow, step->to);

  return to != NULL && to != left && kamae_transition_leaves (step, from) && !is_aside (to) &&
         (is_aside (left) || to < left);
}

/* A way that has gone back itself is no way to what is signed once. */
static void
go_back_from_way (GPtrArray *way,
                  gpointer   data)
{
  Back *back = data;
  const KamaeWorkflow *workflow = back->entity->workflow;
  const char *state = workflow->states->name;

  for (guint i = 0; i < way->len; i++)
    {
      const KamaeTransition *step = way->pdata[i];

      if (leads_back (workflow, state, step))
        return;
      state = step->to;
    }
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (leads_back (workflow, state, step))
      go_back (back, way, step);
}

static gboolean
is_signed (const KamaeEntity *entity)
{
  for (const KamaeTransition *step = entity->workflow->transitions; step->name != NULL; step++)
    if (step->approval != NULL || step->dates != NULL)
      return TRUE;
  return FALSE;
}

/* No signature and no date of a step is left after a step back before it. */
static void
test_every_step_back (KamaeTest    *test,
                      gconstpointer data)
{
  guint n_void = 0;

  for (const KamaeEntity *const *twin = twins.entities; *twin != NULL; twin++)
    {
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
      Back back = { test, *twin, taken, 0, 0 };

      if (!g_str_has_prefix ((*twin)->name, SIGNED_PREFIX) || !is_signed (*twin))
        continue;
      walk_all ((*twin)->workflow, go_back_from_way, &back);
      g_test_message ("%s: %u times back, %u void", (*twin)->name, back.n_back, back.n_void);
      n_void += back.n_void;
    }
  g_assert_cmpuint (n_void, >, 0);
}

/* One box is signed by one step, unless a phase tells them apart. */
static void
test_one_box_one_step (void)
{
  for (const KamaeEntity *const *twin = twins.entities; *twin != NULL; twin++)
    for (const KamaeTransition *step =
           (*twin)->workflow != NULL ? (*twin)->workflow->transitions : NULL;
         step != NULL && step->name != NULL; step++)
      for (const KamaeTransition *other = step + 1; step->approval != NULL && other->name != NULL;
           other++)
        if (step->phase == NULL && other->phase == NULL &&
            g_strcmp0 (step->approval, other->approval) == 0)
          g_error ("%s: “%s” and “%s” sign the same box", (*twin)->name, step->name, other->name);
}

/* -- What a signature holds, on every way of every life cycle ---------------------------------- */

static gboolean
takes_part (KamaeTest   *test,
            KamaeRecord *record)
{
  g_autofree char *part = g_strconcat (PART_PREFIX, kamae_record_get_entity (record)->name, NULL);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Add", record, NULL);
  g_autoptr (KamaeRecord) made = kamae_operation_create (operation, part, NULL, "whole", id, NULL);

  return made != NULL;
}

/* After a step that signs, all that is for the state that it leads to, and what is for none, stays
 * as it is; what is for a later one is open. */
static void
assert_held (Back                  *back,
             KamaeRecord           *record,
             const KamaeTransition *last)
{
  const KamaeWorkflow *workflow = back->entity->workflow;
  const KamaeState *now = find_state (workflow, last->to);

  if (kamae_record_is_locked (record))
    return;
  if (kamae_record_can_edit (record, "note") || kamae_record_can_edit (record, "title")
      || takes_part (back->test, record))
    g_error ("%s: what “%s” signed is not held", back->entity->name, last->name);
  for (const KamaeState *state = workflow->states; state->name != NULL; state++)
    {
      g_autofree char *field = g_strconcat (FOR_PREFIX, state->name, NULL);

      if (!is_aside (state) && kamae_record_can_edit (record, field) != (state > now))
        g_error ("%s: after “%s” to “%s”, what is for “%s” is %s", back->entity->name, last->name,
                 last->to, state->name, state > now ? "held" : "open");
    }
  back->n_void++;
}

static void
hold_on_way (GPtrArray *way,
             gpointer   data)
{
  Back *back = data;
  g_autoptr (KamaeRecord) record = NULL;

  for (guint i = 0; i < way->len; i++)
    if (((const KamaeTransition *) way->pdata[i])->flags & KAMAE_TRANSITION_BACK)
      return;
  if (way->len == 0 || ((const KamaeTransition *) way->pdata[way->len - 1])->approval == NULL)
    return;
  record = kamae_test_create (back->test, back->entity->name, "title", "walk", NULL);
  for (guint i = 0; i < way->len; i++)
    {
      const KamaeTransition *step = way->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeOperation) operation =
        kamae_register_begin (back->test->reg, "Walk", record, &error);

      kamae_operation_set_reason (operation, "a reason");
      kamae_operation_transition (operation, record, step->name, &error);
      g_assert_no_error (error);
      g_assert_true (kamae_operation_commit (operation, &error));
    }
  assert_held (back, record, way->pdata[way->len - 1]);
}

static void
test_held (KamaeTest    *test,
           gconstpointer data)
{
  guint n_held = 0;

  for (const KamaeEntity *const *twin = twins.entities; *twin != NULL; twin++)
    {
      Back back = { test, *twin, NULL, 0, 0 };

      if (!g_str_has_prefix ((*twin)->name, SIGNED_PREFIX) || !is_signed (*twin))
        continue;
      walk_all ((*twin)->workflow, hold_on_way, &back);
      g_test_message ("%s: held on %u ways", (*twin)->name, back.n_void);
      n_held += back.n_void;
    }
  g_assert_cmpuint (n_held, >=, 10);
}

/* The life cycle that knows the state: of the kind, of what it is a part of, or counts into. */
static const KamaeWorkflow *
find_with_state (const KamaeEntity *entity,
                 const char        *name)
{
  const KamaeField *owner = kamae_entity_get_owner (entity);
  const KamaeEntity *above =
    owner != NULL ? kamae_model_find_entity (get_all (), owner->target) : NULL;
  const KamaeWorkflow *found = above != NULL ? find_with_state (above, name) : NULL;

  if (entity->workflow != NULL && find_state (entity->workflow, name) != NULL)
    return entity->workflow;
  for (const KamaeField *field = entity->fields; field->name != NULL && found == NULL; field++)
    if (field->taken_in != NULL)
      found = find_with_state (find_living (field->target), name);
  return found;
}

static void
assert_later (const KamaeEntity *entity,
              const char        *what,
              const char        *state)
{
  const KamaeWorkflow *workflow = state != NULL ? find_with_state (entity, state) : NULL;

  if (state != NULL && (workflow == NULL || g_str_equal (workflow->states->name, state)))
    g_error ("%s: “%s” of “%s” is no later state", entity->name, state, what);
}

/* Whether a rule that stands in the way names the field. */
static gboolean
is_guarded_by_rule (const KamaeEntity *entity,
                    const char        *field)
{
  GPtrArray *all = kamae_model_get_rules (get_all ());

  for (guint i = 0; i < all->len; i++)
    {
      const KamaeRule *rule = all->pdata[i];

      if (rule->level == KAMAE_RULE_BLOCK && g_strcmp0 (rule->entity, entity->name) == 0 &&
          g_strcmp0 (rule->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
leaves_locked (const KamaeWorkflow   *workflow,
               const KamaeTransition *step)
{
  for (const KamaeState *state = workflow->states; state->name != NULL; state++)
    if ((state->flags & KAMAE_STATE_LOCKS) != 0 && kamae_transition_leaves (step, state->name))
      return TRUE;
  return FALSE;
}

/* The day of a step that nobody signs is entered by hand, also on what is locked before it, and has
 * come when the step is taken. */
static void
assert_entered (const KamaeEntity     *entity,
                const KamaeTransition *step,
                const KamaeField      *day)
{
  if (day->kind != KAMAE_FIELD_DATE || (day->flags & KAMAE_READ_ONLY) != 0)
    g_error ("%s: the day of “%s” cannot be entered", entity->name, step->name);
  if (leaves_locked (entity->workflow, step) && (day->flags & KAMAE_UNLOCKED) == 0)
    g_error ("%s: the day of “%s” is locked before it", entity->name, step->name);
  if ((day->flags & KAMAE_ACTUAL) == 0 && !is_guarded_by_rule (entity, day->name))
    g_error ("%s: the day of “%s” may be one to come", entity->name, step->name);
}

/* What is left open by a signature names a later state; who signed a step, and when, is written by
 * it alone; what is signed in place is signed in one state. */
static void
test_stages_declared (void)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      const KamaeField *owner = kamae_entity_get_owner (entity);

      g_assert_true (entity->added_for == NULL || owner != NULL);
      if (entity->added_for != NULL)
        assert_later (kamae_model_find_entity (get_all (), owner->target), entity->name,
                      entity->added_for);
      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        assert_later (entity, field->name, field->filled_for);
      for (const KamaeTransition *step =
             entity->workflow != NULL ? entity->workflow->transitions : NULL;
           step != NULL && step->name != NULL; step++)
        {
          const KamaeField *day =
            step->dates != NULL ? kamae_entity_find_field (entity, step->dates) : NULL;
          const KamaeField *signer =
            step->signer != NULL ? kamae_entity_find_field (entity, step->signer) : NULL;

          g_assert_true (step->dates == NULL || day != NULL);
          if (day != NULL && step->approval != NULL && (day->flags & KAMAE_READ_ONLY) == 0)
            g_error ("%s: the day of “%s” is entered by hand", entity->name, step->name);
          if (day != NULL && step->approval == NULL)
            assert_entered (entity, step, day);
          if (step->signer != NULL &&
              (signer == NULL || (signer->flags & KAMAE_READ_ONLY) == 0))
            g_error ("%s: who signs “%s” is entered by hand", entity->name, step->name);
          if (step->approval != NULL && step->to == NULL && strchr (step->from, ' ') != NULL)
            g_error ("%s: “%s” signs in more than one state", entity->name, step->name);
        }
    }
}

typedef struct
{
  const char *entity;
  const char *field;
} Named;

static gboolean
is_named (const Named       *all,
          const KamaeEntity *entity,
          const KamaeField  *field)
{
  for (; all->entity != NULL; all++)
    if (g_str_equal (all->entity, entity->name) && g_str_equal (all->field, field->name))
      return TRUE;
  return FALSE;
}

/* A part of `not_before`: over links to a date, or an expression that yields one. */
static gboolean
leads_to_day (const KamaeEntity *entity,
              const char        *part)
{
  g_auto (GStrv) names = g_strsplit (part, ".", 2);
  const KamaeField *field = kamae_entity_find_field (entity, names[0]);

  if (names[1] == NULL)
    return field != NULL && (field->kind == KAMAE_FIELD_DATE ||
                             field->kind == KAMAE_FIELD_DERIVED);
  return field != NULL && field->kind == KAMAE_FIELD_LINK &&
         leads_to_day (kamae_model_find_entity (get_all (), field->target), names[1]);
}

/* Whether the day is that of a step which comes after another one that is dated. */
static gboolean
follows_step (const KamaeEntity *entity,
              const KamaeField  *field)
{
  const KamaeTransition *steps = entity->workflow != NULL ? entity->workflow->transitions : NULL;

  for (const KamaeTransition *step = steps; step != NULL && step->name != NULL; step++)
    for (const KamaeTransition *earlier = steps; earlier->name != NULL; earlier++)
      if (g_strcmp0 (step->dates, field->name) == 0 && earlier->dates != NULL &&
          !g_str_equal (earlier->dates, field->name) && earlier->to != NULL &&
          kamae_transition_leaves (step, earlier->to))
        return TRUE;
  return FALSE;
}

static gboolean
is_entered_fact (const KamaeField *field)
{
  return (field->flags & KAMAE_ACTUAL) != 0 && (field->flags & KAMAE_READ_ONLY) == 0;
}

/* What a rule says is overdue has a day on which it is due. */
static void
test_overdue_declared (void)
{
  GPtrArray *rules = kamae_model_get_rules (get_all ());
  guint n_rules = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];
      const KamaeEntity *entity =
        rule->overdue != NULL ? kamae_model_find_entity (get_all (), rule->overdue) : NULL;
      KamaeFieldFlags flags = 0;

      if (rule->overdue == NULL)
        continue;
      g_assert_nonnull (entity);
      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        flags |= field->flags;
      g_assert_true (flags & KAMAE_DUE);
      n_rules++;
    }
  g_assert_cmpuint (n_rules, ==, 6);
}

/* Nothing has happened before what it follows: each day that something happened names its earliest
 * one, or is that of a step that follows another, but for those with which a story begins. */
static void
test_days_bounded (void)
{
  static const Named begin[] = {
    /* Seen, wanted or noted by somebody: nothing of the register comes before. */
    { "task", "raised_on" }, { "issue", "identified_on" },
    { "interested_party", "climate_asked_on" }, { "risk_opportunity", "noted_on" },
    { "nonconformity", "found_on" }, { "improvement", "proposed_on" },
    { "planned_change", "requested_on" }, { "unintended_change", "found_on" },
    { "leadership_evidence", "shown_on" }, { "process_integration", "since_on" },
    { "resource_need", "requested_on" },
    /* What is in a plan may be done before it is approved, and before its year begins. */
    { "plan_item", "done_on" },
    /* Of any record, which has a day of its own kind or none. */
    { "communication_record", "communicated_on" },
    /* Things and papers that may be older than the register, and so than all that is in it. */
    { "asset", "registered_on" }, { "scope_attachment", "dated_on" },
    { "certificate", "obtained_on" }, { "isms_certificate", "issued_on" },
    /* Of paper: CORE-V16. */
    { "approval", "signed_on" },
    /* Before the audit that it tells of; AUD-V05 asks how long. */
    { "audit", "notified_on" },
    { NULL }
  };
  GPtrArray *all = kamae_model_get_entities (get_all ());
  guint n_bounded = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const KamaeEntity *entity = all->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        {
          g_auto (GStrv) parts = g_strsplit (field->not_before != NULL ? field->not_before : "",
                                             "|", -1);

          for (guint k = 0; field->kind == KAMAE_FIELD_DATE && parts[k] != NULL; k++)
            if (!leads_to_day (entity, parts[k]))
              g_error ("%s: “%s” before “%s” is no day", entity->name, parts[k], field->name);
          if (!is_entered_fact (field))
            continue;
          if (parts[0] == NULL && !follows_step (entity, field) && !is_named (begin, entity, field))
            g_error ("%s: “%s” may have been at any time before", entity->name, field->name);
          n_bounded += parts[0] != NULL;
        }
    }
  g_assert_cmpuint (n_bounded, >=, 29);
}

/* Whether the day is refused in some record of the kind. */
static gboolean
is_asked (KamaeTest         *test,
          const KamaeEntity *entity,
          const KamaeField  *field)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (test->reg, entity->name);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (operation);
      if (!kamae_operation_set (operation, record, field->name, "1900-01-01", &error) &&
          strstr (error->message, "cannot lie before") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Each of these bounds finds its day in the sample organization. */
static void
test_days_asked (KamaeTest    *test,
                 gconstpointer data)
{
  /* Of what there is none in the sample, or only what is locked. */
  static const Named unseen[] = {
    { "risk_rejection", "rejected_on" }, { "risk_run", "starts_on" },
    { "effectiveness_evaluation", "evaluated_on" }, { "policy", "published_on" },
    { "measurement", "measured_on" }, { NULL }
  };
  GPtrArray *all = kamae_model_get_entities (test->model);
  g_autoptr (GString) idle = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const KamaeEntity *entity = all->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        if (is_entered_fact (field) && field->not_before != NULL &&
            !is_named (unseen, entity, field) && !is_asked (test, entity, field))
          g_string_append_printf (idle, " %s.%s", entity->name, field->name);
    }
  g_assert_cmpstr (idle->str, ==, "");
}

/* Whether the SQL reads the entity, and asks if there is such a day. */
static gboolean
asks_for_day (const char *sql,
              const char *entity,
              const char *day)
{
  g_autofree char *read = g_strdup_printf ("(FROM|JOIN) %s\\b", entity);
  g_autofree char *asked = g_strdup_printf ("(?<!work\\.)\\b%1$s IS (NOT )?NULL"
                                            "|coalesce \\(([a-z_]+\\.)?%1$s, '9999", day);

  return g_regex_match_simple (read, sql, 0, 0) && g_regex_match_simple (asked, sql, 0, 0);
}

static void
assert_asks_state (const char *id,
                   const char *sql)
{
  static const char *const meant[] = {
    /* With the state, or who: the day that is missing is what is told of. */
    "AST-V04", "X-10.2-1", "NCR-V03",
    /* Whoever says on which day has worked on it. */
    "AUD-V02", NULL
  };
  GPtrArray *all = kamae_model_get_entities (get_all ());

  for (guint i = 0; sql != NULL && i < all->len; i++)
    {
      const KamaeEntity *entity = all->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        if (kamae_workflow_enters_day (entity->workflow, field->name) && is_entered_fact (field) &&
            asks_for_day (sql, entity->name, field->name) && !g_strv_contains (meant, id))
          g_error ("%s: “%s” of %s is entered before its step is taken", id, field->name,
                   entity->name);
    }
}

/* A day is entered before its step: whether the step was taken says the state alone. */
static void
test_days_no_state (void)
{
  GPtrArray *rules = kamae_model_get_rules (get_all ());
  GPtrArray *figures = kamae_model_get_figures (get_all ());

  for (guint i = 0; i < rules->len; i++)
    assert_asks_state (((const KamaeRule *) rules->pdata[i])->id,
                       ((const KamaeRule *) rules->pdata[i])->sql);
  for (guint i = 0; i < figures->len; i++)
    assert_asks_state (((const KamaeFigure *) figures->pdata[i])->id,
                       ((const KamaeFigure *) figures->pdata[i])->sql);
}

static gboolean
is_sealed (const KamaeWorkflow *workflow,
           const char          *name)
{
  gboolean is_signed_there = FALSE;

  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    is_signed_there = is_signed_there ||
                      (step->approval != NULL && g_strcmp0 (step->to, name) == 0);
  return is_signed_there || (find_state (workflow, name)->flags & KAMAE_STATE_LOCKS) != 0;
}

/* The state with which the field is filled: its stage, or that of the step that dates its day. */
static const char *
find_stage (const KamaeEntity *entity,
            const KamaeField  *field)
{
  g_autofree char *day = g_strndup (field->name, strlen (field->name) - strlen ("_by"));
  const KamaeTransition *step = entity->workflow != NULL ? entity->workflow->transitions : NULL;

  if (field->filled_for != NULL || field->required_from != NULL)
    return field->filled_for != NULL ? field->filled_for : field->required_from;
  for (; step != NULL && step->name != NULL; step++)
    if (step->dates != NULL && g_str_has_prefix (step->dates, day) && step->to != NULL)
      return step->to;
  return NULL;
}

/* Who did something is written by the step that did it, or stands from then on. */
static void
test_people_held (void)
{
  static const Named free_people[] = {
    /* Without a life cycle: what stands is what was entered, and the history says by whom. */
    { "communication_record", "communicated_by" }, { "risk_rejection", "rejected_by" },
    { "publication_check", "checked_by" },
    { "objective_result", "recorded_by" },
    /* CORE-V04 asks who appointed, and who entered it. */
    { "role_assignment", "appointed_by" },
    /* Signed with the issue, before anything else is. */
    { "nonconformity", "opened_by" },
    /* Fixed with the run that the line is of. */
    { "evaluation", "assessed_by" }, { "evaluation", "checked_by" },
    /* What carries the response to an issue goes on with it; what was decided, the review holds. */
    { "issue", "handled_by" },
    { NULL }
  };
  GPtrArray *all = kamae_model_get_entities (get_all ());
  guint n_held = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const KamaeEntity *entity = all->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        {
          const char *stage;
          const KamaeWorkflow *workflow;

          if (!g_str_has_suffix (field->name, "_by") ||
              (field->kind != KAMAE_FIELD_LINK && field->kind != KAMAE_FIELD_LINKS) ||
              is_named (free_people, entity, field))
            continue;
          stage = find_stage (entity, field);
          workflow = stage != NULL ? find_with_state (entity, stage) : NULL;
          if ((field->flags & KAMAE_READ_ONLY) == 0 && field->held_from == NULL &&
              (workflow == NULL || !is_sealed (workflow, stage)))
            g_error ("%s: “%s” is changed by anybody afterwards", entity->name, field->name);
          if (field->held_from != NULL)
            g_assert_nonnull (find_state (entity->workflow, field->held_from));
          n_held++;
        }
    }
  g_assert_cmpuint (n_held, >=, 12);
}

static gboolean
signs_before (const KamaeWorkflow *workflow,
              const KamaeState    *state)
{
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    for (const KamaeState *before = workflow->states; step->approval != NULL && before < state;
         before++)
      if ((before->flags & KAMAE_STATE_ASIDE) == 0 && kamae_transition_leaves (step, before->name)
          && (step->to == NULL || kamae_workflow_find_state (workflow, step->to) <= state))
        return TRUE;
  return FALSE;
}

static gboolean
goes_back_from (const KamaeWorkflow *workflow,
                const KamaeState    *state)
{
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (step->to != NULL && kamae_transition_leaves (step, state->name) &&
        kamae_workflow_find_state (workflow, step->to) < state)
      return TRUE;
  return FALSE;
}

/* What was signed is changed after a step back only: there is one wherever it is not locked yet. */
static void
test_ways_back (void)
{
  KamaeModel *model = get_all ();
  GPtrArray *entities = kamae_model_get_entities (model);

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      const KamaeWorkflow *workflow = entity->workflow;

      for (const KamaeState *state = workflow != NULL ? workflow->states : NULL;
           state != NULL && state->name != NULL; state++)
        if ((state->flags & (KAMAE_STATE_LOCKS | KAMAE_STATE_ASIDE)) == 0 &&
            signs_before (workflow, state) && !goes_back_from (workflow, state))
          g_error ("%s: no step leads back from “%s”", entity->name, state->name);
    }
}

static void
set_up (KamaeTest    *test,
        gconstpointer data)
{
  KamaeModel *model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  kamae_model_add (model, &twins, &error);
  g_assert_no_error (error);
  kamae_test_set_up (test, model);
}

static void
tear_down (KamaeTest    *test,
           gconstpointer data)
{
  kamae_test_tear_down (test);
}

/* -- The records of the sample organization ---------------------------------------------------- */

typedef struct
{
  KamaeTest *test;
  GHashTable *refusing;  /* ids of the rules that refused a step */
  guint n_taken;
} Spoil;

/* Whoever may take the step: the holder of its role. */
static void
choose_person (Spoil                 *spoil,
               KamaeRecord           *record,
               const KamaeTransition *step)
{
  g_autoptr (KamaeRecord) person = NULL;
  gint64 id = 0;

  if (step->approver != NULL)
    {
      g_autofree char *sql = g_strdup_printf (
        "SELECT a.person_id FROM role_assignment AS a JOIN role ON role.id = a.role_id"
        " WHERE role.code = '%s' AND a.starts_on <= today ()"
        " AND coalesce (a.ends_on, '9999') >= today () LIMIT 1", step->approver);

      id = kamae_register_count (spoil->test->reg, sql, NULL);
    }
  else
    {
      static const char *const in_charge[] = { "owner", "chair", NULL };

      for (guint i = 0; in_charge[i] != NULL && person == NULL; i++)
        if (kamae_entity_find_field (kamae_record_get_entity (record), in_charge[i]) != NULL)
          person = kamae_record_ref_link (record, in_charge[i]);
    }
  if (id != 0)
    person = kamae_register_ref_record (spoil->test->reg, id, NULL);
  if (person != NULL)
    kamae_register_set_person (spoil->test->reg, person);
}

static void
note_refusal (Spoil      *spoil,
              const char *message)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");

      if (colon != NULL && !g_str_has_prefix (lines[i], " "))
        g_hash_table_add (spoil->refusing, g_strndup (lines[i], colon - lines[i]));
    }
}

static void
assert_kept (Spoil       *spoil,
             KamaeRecord *record,
             const char  *how)
{
  g_autoptr (GPtrArray) results = kamae_register_check_record (spoil->test->reg, record);

  for (guint i = 0; i < results->len; i++)
    if (kamae_check_result_get_level (results->pdata[i]) == KAMAE_RULE_BLOCK)
      g_error ("%s: %s has come to “%s” against %s: %s", how,
               kamae_record_get_entity (record)->name, kamae_record_get_state (record),
               kamae_check_result_get_rule (results->pdata[i]),
               kamae_check_result_get_text (results->pdata[i]));
}

/* Spoils the record by one field, or the parts of one kind; NULL leaves it as it is. */
typedef struct
{
  const KamaeField *field;
  const KamaeEntity *part;
} Change;

static gboolean
spoil_record (KamaeOperation *operation,
              KamaeRecord    *record,
              const Change   *change)
{
  g_autoptr (KamaeRecordList) parts = NULL;

  if (change->field != NULL)
    return kamae_operation_set (operation, record, change->field->name, NULL, NULL);
  if (change->part == NULL)
    return TRUE;
  parts = kamae_register_list_parts (kamae_operation_get_register (operation), record,
                                     change->part->name);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (parts)); i > 0; i--)
    {
      g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (parts), i - 1);

      if (!kamae_operation_delete (operation, part, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Who is named in the record and its parts, and the days. */
static void
add_named (KamaeRecord *record,
           GHashTable  *named)
{
  GPtrArray *entities = kamae_model_get_entities (get_all ());
  const KamaeEntity *entity = kamae_record_get_entity (record);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if ((field->flags & KAMAE_READ_ONLY) == 0 &&
        (field->kind == KAMAE_FIELD_DATE || g_strcmp0 (field->target, "person") == 0))
      g_hash_table_insert (named,
                           g_strdup_printf ("%" G_GINT64_FORMAT ".%s.%s",
                                            kamae_record_get_id (record), entity->name,
                                            field->name),
                           kamae_record_dup_canonical (record, field->name));
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *part = entities->pdata[i];
      const KamaeField *owner = kamae_entity_get_owner (part);
      g_autoptr (KamaeRecordList) parts = NULL;

      if (owner == NULL || !g_str_equal (owner->target, entity->name))
        continue;
      parts = kamae_register_list_parts (kamae_record_get_register (record), record, part->name);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (parts)); j++)
        {
          g_autoptr (KamaeRecord) item = g_list_model_get_item (G_LIST_MODEL (parts), j);

          add_named (item, named);
        }
    }
}

static GHashTable *
get_named (KamaeRecord *record)
{
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_named (record, named);
  return named;
}

/* Who signs, and when, is written by the step: it is not entered by hand as well. */
static void
assert_written_by_steps (KamaeRecord *record,
                         GHashTable  *before)
{
  g_autoptr (GHashTable) after = get_named (record);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (g_strcmp0 (g_hash_table_lookup (after, name), value) != 0)
      g_error ("“%s” is written by a step that signs, and by hand", (const char *) name);
}

/* Takes the step, and then those after it as far as they go. */
static void
try_step (Spoil                 *spoil,
          KamaeRecord           *record,
          const KamaeTransition *step,
          const Change          *change)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;
  g_autofree char *how = g_strdup_printf ("%s without %s", step->name,
                                          change->field != NULL  ? change->field->name
                                          : change->part != NULL ? change->part->name : "nothing");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GHashTable) been = g_hash_table_new (g_str_hash, g_str_equal);

  choose_person (spoil, record, step);
  operation = kamae_register_begin (spoil->test->reg, "Try", record, NULL);
  g_assert_nonnull (operation);
  if (!spoil_record (operation, record, change))
    return;
  kamae_operation_set_reason (operation, "to try");
  while (step != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) written =
        step->approval != NULL ? get_named (record) : NULL;

      if (!kamae_operation_transition (operation, record, step->name, &error))
        {
          if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED))
            note_refusal (spoil, error->message);
          return;
        }
      spoil->n_taken++;
      assert_kept (spoil, record, how);
      if (step->approval != NULL)
        assert_written_by_steps (record, written);
      g_hash_table_add (been, (gpointer) step->to);
      step = NULL;
      for (const KamaeTransition *next = workflow->transitions; next->name != NULL; next++)
        if (next->to != NULL && !g_hash_table_contains (been, next->to) &&
            kamae_transition_leaves (next, kamae_record_get_state (record)))
          {
            step = next;
            break;
          }
    }
}

static void
try_record (Spoil       *spoil,
            KamaeRecord *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  GPtrArray *entities = kamae_model_get_entities (spoil->test->model);
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (Change));
  Change change = { NULL, NULL };

  g_array_append_val (changes, change);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind != KAMAE_FIELD_DERIVED && field->kind != KAMAE_FIELD_NUMBER)
      {
        change.field = field;
        g_array_append_val (changes, change);
      }
  change.field = NULL;
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeField *owner = kamae_entity_get_owner (entities->pdata[i]);

      change.part = entities->pdata[i];
      if (owner != NULL && g_str_equal (owner->target, entity->name))
        g_array_append_val (changes, change);
    }
  for (const KamaeTransition *step = entity->workflow->transitions; step->name != NULL; step++)
    for (guint i = 0; step->to != NULL && i < changes->len; i++)
      if (kamae_transition_leaves (step, kamae_record_get_state (record)))
        try_step (spoil, record, step, &g_array_index (changes, Change, i));
}

/* One record in each state. */
static void
try_entity (Spoil             *spoil,
            const KamaeEntity *entity)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (spoil->test->reg, entity->name);
  g_autoptr (GHashTable) been = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_hash_table_add (been, g_strdup (kamae_record_get_state (record))))
        try_record (spoil, record);
    }
}

static void
test_sample (KamaeTest    *test,
             gconstpointer data)
{
  GPtrArray *entities = kamae_model_get_entities (test->model);
  g_autoptr (GHashTable) refusing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Spoil spoil = { test, refusing, 0 };
  g_autofree char *names = NULL;

  for (guint i = 0; i < entities->len; i++)
    if (((const KamaeEntity *) entities->pdata[i])->workflow != NULL)
      try_entity (&spoil, entities->pdata[i]);
  names = g_strjoinv (" ", (char **) g_hash_table_get_keys_as_array (refusing, NULL));
  g_test_message ("%u steps taken, refused by %s", spoil.n_taken, names);
  g_assert_cmpuint (spoil.n_taken, >, 500);
  g_assert_cmpuint (g_hash_table_size (refusing), >=, 15);
}

static void
set_up_sample (KamaeTest    *test,
               gconstpointer data)
{
  kamae_test_set_up (test, g_object_ref (get_all ()));
  kamae_test_open_sample (test, "ja", "2026-11-23");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  make_twins ();
  g_test_add_func ("/guards/declared", test_declared);
  g_test_add_func ("/guards/dead-ends", test_dead_ends);
  g_test_add_func ("/guards/no-way-around", test_no_way_around);
  g_test_add_func ("/guards/counts-declared", test_counts_declared);
  g_test_add ("/guards/counts", KamaeTest, NULL, set_up_sample, test_counts, tear_down);
  g_test_add ("/guards/moved", KamaeTest, NULL, set_up_sample, test_moved, tear_down);
  g_test_add ("/guards/ties", KamaeTest, NULL, set_up_sample, test_ties, tear_down);
  g_test_add ("/guards/closed-after", KamaeTest, NULL, set_up_sample, test_closed_after,
              tear_down);
  g_test_add ("/guards/steps-of-ended", KamaeTest, NULL, set_up_sample, test_steps_of_ended,
              tear_down);
  g_test_add_func ("/guards/taking-back-declared", test_taking_back_declared);
  g_test_add ("/guards/taking-back", KamaeTest, NULL, set_up_sample, test_taking_back, tear_down);
  g_test_add ("/guards/undoing", KamaeTest, NULL, set_up_sample, test_undoing, tear_down);
  g_test_add ("/guards/told", KamaeTest, NULL, set_up_sample, test_told, tear_down);
  g_test_add ("/guards/every-way", KamaeTest, NULL, set_up, test_every_way, tear_down);
  g_test_add_func ("/guards/one-box-one-step", test_one_box_one_step);
  g_test_add_func ("/guards/ways-back", test_ways_back);
  g_test_add_func ("/guards/stages-declared", test_stages_declared);
  g_test_add_func ("/guards/overdue-declared", test_overdue_declared);
  g_test_add_func ("/guards/days-bounded", test_days_bounded);
  g_test_add ("/guards/days-asked", KamaeTest, NULL, set_up_sample, test_days_asked, tear_down);
  g_test_add_func ("/guards/days-no-state", test_days_no_state);
  g_test_add_func ("/guards/people-held", test_people_held);
  g_test_add ("/guards/held", KamaeTest, NULL, set_up, test_held, tear_down);
  g_test_add ("/guards/every-step-back", KamaeTest, NULL, set_up, test_every_step_back, tear_down);
  g_test_add ("/guards/sample", KamaeTest, NULL, set_up_sample, test_sample, tear_down);
  return g_test_run ();
}
