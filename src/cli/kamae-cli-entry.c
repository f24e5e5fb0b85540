/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "kamae-cli.h"

#include <kamae-i18n.h>

/* Scripted entry through the same operations that a person causes: add, set, step, attach. */

static char *reason;
static char *title;
static char **seen;
static gboolean with_remedy;

static const GOptionEntry reason_options[] = {
  { "reason", 'r', 0, G_OPTION_ARG_STRING, &reason, N_("Why, for the history"), "TEXT" },
  { NULL }
};

static const GOptionEntry set_options[] = {
  { "reason", 'r', 0, G_OPTION_ARG_STRING, &reason, N_("Why, for the history"), "TEXT" },
  { "seen", 0, 0, G_OPTION_ARG_STRING_ARRAY, &seen,
    N_("Change nothing unless the field still holds this value"), "F=V" },
  { "mend", 0, 0, G_OPTION_ARG_NONE, &with_remedy,
    N_("Also change what has to follow, as the fiscal years their first month"), NULL },
  { NULL }
};

static const GOptionEntry attach_options[] = {
  { "title", 't', 0, G_OPTION_ARG_STRING, &title,
    N_("Title of the evidence; the file's name unless given"), "TEXT" },
  { NULL }
};

static gboolean
change_link (KamaeOperation   *operation,
             KamaeRecord      *record,
             const KamaeField *field,
             const char       *key,
             gboolean          add,
             GError          **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autofree char *name = g_str_equal (field->target, "*")
                            ? g_strdup (key) : g_strconcat (field->target, "/", key, NULL);
  g_autoptr (KamaeRecord) target = kamae_cli_find_record (reg, name, error);

  if (target == NULL)
    return FALSE;

  return add ? kamae_operation_add_link (operation, record, field->name, target, error)
             : kamae_operation_remove_link (operation, record, field->name, target, error);
}

/* Says why a field cannot be entered, and which step sets it. Returns FALSE. */
static gboolean
refuse_kept (KamaeRegister     *reg,
             const KamaeEntity *entity,
             const KamaeField  *field,
             GError           **error)
{
  const KamaeTransition *step =
    entity->workflow != NULL ? entity->workflow->transitions : NULL;
  const char *label = kamae_model_translate (kamae_register_get_model (reg), entity, field->label,
                                             NULL);

  while (step != NULL && step->name != NULL && g_strcmp0 (step->dates, field->name) != 0 &&
         g_strcmp0 (step->signer, field->name) != 0)
    step++;
  if (field->kind == KAMAE_FIELD_NUMBER)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: %s is the label of a field, as “Number” */
                 _("“%s” stays what it was when the record was made: papers and other records name it. Nothing was changed."),
                 label);
  else if (step != NULL && step->name != NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: the label of a field, as “Closed on”, and the name of a step */
                 _("“%1$s” is set by a step only. Nothing was changed. Take it: kamae-cli step FILE RECORD %2$s"),
                 label, step->name);
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: %s is the label of a field, as “Risk value” */
                 _("“%s” is worked out or kept by Kamae itself, so it cannot be entered. Nothing was changed."),
                 label);
  return FALSE;
}

/* "field=value", where an empty value clears the field; "field+=key" and "field-=key" for one more
 * and one less of several links; "field:none" and "field:na" for the answer that there is none. */
static gboolean
assign (KamaeOperation *operation,
        KamaeRecord    *record,
        const char     *assignment,
        GError        **error)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  gsize length = strcspn (assignment, "=+-:");
  g_autofree char *name = g_strndup (assignment, length);
  const char *sign = assignment + length;
  const KamaeField *field = kamae_entity_find_field (entity, name);

  if (field == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: the first %s is a kind of record, the second what was typed */
                   _("The entity “%s” has no field “%s”."), entity->name, name);
      return FALSE;
    }

  if (field->kind == KAMAE_FIELD_NUMBER || (field->flags & KAMAE_READ_ONLY) != 0)
    return refuse_kept (kamae_operation_get_register (operation), entity, field, error);
  if (g_str_equal (sign, ":none"))
    return kamae_operation_set_absence (operation, record, name, KAMAE_ABSENCE_NONE, error);
  if (g_str_equal (sign, ":na"))
    return kamae_operation_set_absence (operation, record, name, KAMAE_ABSENCE_NOT_APPLICABLE,
                                        error);
  if (field->kind == KAMAE_FIELD_LINKS &&
      (g_str_has_prefix (sign, "+=") || g_str_has_prefix (sign, "-=")))
    return change_link (operation, record, field, sign + 2, sign[0] == '+', error);
  if (sign[0] == '=')
    return kamae_operation_set (operation, record, name, sign + 1, error);

  /* Translators: %s is what was typed */
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, _("“%s” changes nothing; write FIELD=VALUE."), assignment);
  return FALSE;
}

static gboolean
assign_all (KamaeOperation *operation,
            KamaeRecord    *record,
            char          **assignments,
            GError        **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!assign (operation, record, assignments[i], error))
      return FALSE;

  kamae_operation_set_reason (operation, reason);
  return TRUE;
}

/* Makes the record with its plain values at once: what is required must be there at once. */
static KamaeRecord *
create (KamaeOperation    *operation,
        const KamaeEntity *entity,
        char             **assignments,
        GError           **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (KamaeRecord) record = NULL;
  g_auto (GStrv) fields = NULL;
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; assignments[i] != NULL; i++)
    {
      gsize length = strcspn (assignments[i], "=+-:");

      if (assignments[i][length] == '=')
        {
          g_autofree char *name = g_strndup (assignments[i], length);
          const KamaeField *field = kamae_entity_find_field (entity, name);

          /* Without what is required nobody could add the record at all. */
          if (field != NULL && (field->flags & KAMAE_READ_ONLY) != 0 &&
              ((field->flags & KAMAE_REQUIRED) == 0 || field->initial != NULL))
            {
              refuse_kept (kamae_operation_get_register (operation), entity, field, error);
              return NULL;
            }
          g_strv_builder_add (names, name);
          g_strv_builder_add (values, assignments[i] + length + 1);
        }
      else
        g_ptr_array_add (others, assignments[i]);
    }
  g_ptr_array_add (others, NULL);

  fields = g_strv_builder_end (names);
  texts = g_strv_builder_end (values);
  record = kamae_operation_createv (operation, entity->name, (const char *const *) fields,
                                    (const char *const *) texts, error);
  if (record == NULL || !assign_all (operation, record, (char **) others->pdata, error))
    return NULL;

  return g_steal_pointer (&record);
}

/* What is wrong with what was entered, for people: scripts read the standard output. */
static void
print_warnings (KamaeRecord *record)
{
  g_autoptr (GPtrArray) results = kamae_register_check_entry (kamae_record_get_register (record),
                                                              record);

  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = g_ptr_array_index (results, i);
      const char *detail = kamae_check_result_get_detail (result);

      fprintf (stderr, "%s\n", kamae_check_result_get_text (result));
      if (detail != NULL)
        fprintf (stderr, "  %s\n", detail);
      if (kamae_check_result_get_remedy (result) != NULL)
        /* Translators: %s is the label of a button, as “Change the Fiscal Years” */
        fprintf (stderr, _("  %s: give “kamae-cli set” the option --mend\n"),
                 kamae_check_result_get_remedy (result));
    }
}

static void
print_name (KamaeRecord *record)
{
  const char *number = kamae_record_get_number (record);

  if (number != NULL)
    g_print ("%s\n", number);
  else
    g_print ("%" G_GINT64_FORMAT "\n", kamae_record_get_id (record));
}

/* A draft may lack what is required; whoever sees no form is told what that is. */
static void
tell_missing (KamaeRegister *reg,
              KamaeRecord   *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autoptr (GPtrArray) results = kamae_register_check_record (reg, record);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const char *name = kamae_check_result_get_field (results->pdata[i]);
      const KamaeField *field = name != NULL ? kamae_entity_find_field (entity, name) : NULL;
      const char *rule = kamae_check_result_get_rule (results->pdata[i]);

      if (field != NULL && g_str_equal (rule, "CORE-V06"))
        /* Translators: the label of a field in a row of them, as “Title” */
        g_string_append_printf (labels, C_("field in a row", " “%s”"),
                                kamae_model_translate (kamae_register_get_model (reg), entity,
                                                       field->label, NULL));
    }
  if (labels->len == 0)
    return;
  fprintf (stderr, "kamae-cli: ");
  /* Translators: %s is a row of the labels of fields, each in quotes and after a blank */
  fprintf (stderr, _("The record was made, but is not complete. To be filled in:%s"), labels->str);
  fprintf (stderr, "\n");
}

/* Prints the new record's number, or its id where it has none, for the script's next command. */
static KamaeCliStatus
run_add (char  **arguments,
         GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_NORMAL, error);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  g_autofree char *name = NULL;
  const KamaeEntity *entity;
  const char *label;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  entity = kamae_model_find_entity (kamae_register_get_model (reg), arguments[1]);
  if (entity == NULL)
    {
      /* Translators: %s is what was typed, as “issue” */
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("There is no entity “%s”."),
                   arguments[1]);
      return KAMAE_CLI_FAILED;
    }

  label = kamae_model_translate (kamae_register_get_model (reg), entity, entity->label, NULL);
  /* Translators: name of an operation; %s is a kind of record, as “Issue” */
  name = g_strdup_printf (_("Add %s"), label);
  operation = kamae_register_begin (reg, name, NULL, error);
  if (operation == NULL)
    return KAMAE_CLI_FAILED;
  record = create (operation, entity, arguments + 2, error);
  if (record == NULL)
    return KAMAE_CLI_FAILED;

  kamae_operation_set_subject (operation, record);
  if (!kamae_operation_commit (operation, error))
    return KAMAE_CLI_FAILED;
  print_name (record);
  tell_missing (reg, record);
  print_warnings (record);

  return KAMAE_CLI_FINE;
}

/* Opens the register, finds the record, and begins an operation about it. */
static KamaeOperation *
begin_on (char        **arguments,
          const char   *name_format,
          KamaeRecord **record,
          GError      **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_NORMAL, error);
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  if (reg == NULL)
    return NULL;
  *record = kamae_cli_find_record (reg, arguments[1], error);
  if (*record == NULL)
    return NULL;

  label = kamae_cli_dup_label (*record);
  name = g_strdup_printf (name_format, label);

  return kamae_register_begin (reg, name, *record, error);
}

static gboolean
expect_seen (KamaeOperation *operation,
             KamaeRecord    *record,
             GError        **error)
{
  for (guint i = 0; seen != NULL && seen[i] != NULL; i++)
    {
      gsize length = strcspn (seen[i], "=");
      g_autofree char *name = g_strndup (seen[i], length);

      if (seen[i][length] != '=')
        {
          g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                       /* Translators: %s is what was typed */
                       _("“%s” is no value; write FIELD=VALUE."), seen[i]);
          return FALSE;
        }
      if (!kamae_operation_expect (operation, record, name, seen[i] + length + 1, error))
        return FALSE;
    }

  return TRUE;
}

/* What the fields that were given ask for, in the same operation. */
static gboolean
mend (KamaeOperation *operation,
      KamaeRecord    *record,
      char          **assignments,
      GError        **error)
{
  for (guint i = 0; with_remedy && assignments[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (assignments[i], strcspn (assignments[i], "=+-:"));

      if (!kamae_operation_mend (operation, record, name, error))
        return FALSE;
    }

  return TRUE;
}

static KamaeCliStatus
run_set (char  **arguments,
         GError **error)
{
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  /* Translators: name of an operation; %s is a record, as “Issue I-2026-001 …” */
  operation = begin_on (arguments, _("Change %s"), &record, error);
  if (operation == NULL)
    return KAMAE_CLI_FAILED;

  if (!expect_seen (operation, record, error) ||
      !assign_all (operation, record, arguments + 2, error) ||
      !mend (operation, record, arguments + 2, error) ||
      !kamae_operation_commit (operation, error))
    return KAMAE_CLI_FAILED;
  print_warnings (record);

  return KAMAE_CLI_FINE;
}

/* What is about one rule is said once, with what it is about. */
static void
print_missing (GPtrArray *results)
{
  const char *last = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = g_ptr_array_index (results, i);
      const char *text = kamae_check_result_get_text (result);
      const char *detail = kamae_check_result_get_detail (result);

      if (g_strcmp0 (text, last) != 0)
        g_print ("    %s\n", text);
      if (detail != NULL && *detail != '\0')
        g_print ("      – %s\n", detail);
      last = text;
    }
}

/* Lists the steps that lead on from the record's state, and what each still lacks. */
static KamaeCliStatus
print_steps (char  **arguments,
             GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (GPtrArray) transitions = NULL;
  const KamaeEntity *entity;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  record = kamae_cli_find_record (reg, arguments[1], error);
  if (record == NULL)
    return KAMAE_CLI_FAILED;

  entity = kamae_record_get_entity (record);
  transitions = kamae_record_get_transitions (record);
  for (guint i = 0; i < transitions->len; i++)
    {
      const KamaeTransition *transition = g_ptr_array_index (transitions, i);
      g_autoptr (GPtrArray) missing = kamae_record_check_transition (record, transition);

      g_print ("%-12s %s\n", transition->name,
              kamae_model_translate (kamae_register_get_model (reg), entity, transition->label,
                                     NULL));
      print_missing (missing);
    }

  return KAMAE_CLI_FINE;
}

static KamaeCliStatus
run_step (char  **arguments,
          GError **error)
{
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  const KamaeWorkflow *workflow;
  const KamaeTransition *transition;

  if (arguments[2] == NULL)
    return print_steps (arguments, error);

  /* Translators: name of an operation; %s is a record, as “Issue I-2026-001 …” */
  operation = begin_on (arguments, _("Move %s on"), &record, error);
  if (operation == NULL)
    return KAMAE_CLI_FAILED;

  workflow = kamae_record_get_entity (record)->workflow;
  transition = workflow != NULL ? kamae_workflow_find_transition (workflow, arguments[2]) : NULL;
  if (transition == NULL)
    {
      /* Translators: %s is what was typed, as “approve” */
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("There is no step “%s”."),
                   arguments[2]);
      return KAMAE_CLI_FAILED;
    }

  kamae_operation_set_reason (operation, reason);
  if (!kamae_operation_transition (operation, record, transition->name, error))
    return KAMAE_CLI_FAILED;

  return kamae_operation_commit (operation, error) ? KAMAE_CLI_FINE : KAMAE_CLI_FAILED;
}

static KamaeCliStatus
run_attach (char  **arguments,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[2]);
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) evidence = NULL;

  /* Translators: name of an operation; %s is a record, as “Issue I-2026-001 …” */
  operation = begin_on (arguments, _("Attach a file to %s"), &record, error);
  if (operation == NULL)
    return KAMAE_CLI_FAILED;

  evidence = kamae_operation_attach (operation, record, file, title, error);
  if (evidence == NULL || !kamae_operation_commit (operation, error))
    return KAMAE_CLI_FAILED;
  print_name (evidence);

  return KAMAE_CLI_FINE;
}

/* What was written, in words; not what the program keeps beside it, as snapshots. */
static void
print_changed (KamaeRegister  *reg,
               KamaeChangeSet *changes,
               guint          *n_printed)
{
  GPtrArray *entities = kamae_model_get_entities (kamae_register_get_model (reg));

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      GArray *ids = kamae_change_set_get_ids (changes, entity->name);

      for (guint j = 0; ids != NULL && j < ids->len
                        && (entity->flags & KAMAE_ENTITY_APPEND_ONLY) == 0; j++)
        {
          g_autoptr (KamaeRecord) record =
            kamae_register_ref_record (reg, g_array_index (ids, gint64, j), KAMAE_KEPT);
          g_autofree char *label = record != NULL ? kamae_record_dup_label (record) : NULL;

          if (label != NULL)
            g_print ("%s\n", label);
          (*n_printed)++;
        }
    }
}

static KamaeCliStatus
run_due (char  **arguments,
         GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_NORMAL, error);
  guint n_printed = 0;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  if (kamae_register_is_read_only (reg))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_READ_ONLY,
                   /* Translators: %s is a sentence that says why */
                   _("The register can only be read, so nothing was changed. %s"),
                   kamae_register_get_read_only_reason (reg));
      return KAMAE_CLI_FAILED;
    }
  g_signal_connect (reg, "changed", G_CALLBACK (print_changed), &n_printed);
  if (!kamae_register_write_due (reg, error))
    return KAMAE_CLI_FAILED;
  if (n_printed == 0)
    g_print ("%s\n", _("Nothing was due, so nothing was written."));
  return KAMAE_CLI_FINE;
}

const KamaeCliCommand kamae_cli_entry_commands[] = {
  { "add", "FILE ENTITY [F=V…]", N_("Add a record"), 2, G_MAXUINT, reason_options, run_add },
  { "set", "FILE RECORD F=V… [--reason TEXT] [--seen F=V] [--mend]",
    N_("Change fields of a record"), 3, G_MAXUINT, set_options, run_set },
  { "step", "FILE RECORD [STEP] [--reason TEXT]",
    N_("Move a record on in its life cycle, or list the steps"), 2, 3, reason_options, run_step },
  { "attach", "FILE RECORD PATH [--title TEXT]", N_("Keep a file in the register as evidence"),
    3, 3, attach_options, run_attach },
  { "due", "FILE", N_("Write what is due by itself, as measurements of figures"), 1, 1, NULL,
    run_due },
  { NULL }
};
