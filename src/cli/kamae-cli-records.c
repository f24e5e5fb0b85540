/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "kamae-cli.h"

#include <kamae-i18n.h>

#include "kamae-cli-output.h"

/* Reading records: list, show. */

static char **conditions;
static gboolean as_csv;
static gboolean as_json;

static const GOptionEntry list_options[] = {
  { "where", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &conditions,
    N_("Only records whose field F is (F=V) or is not (F!=V) V"), "F=V" },
  { "csv", 'c', 0, G_OPTION_ARG_NONE, &as_csv,
    N_("As CSV for a spreadsheet; import its columns as text to keep leading zeros"), NULL },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("As JSON for a program"), NULL },
  { NULL }
};

static const GOptionEntry show_options[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("As JSON for a program"), NULL },
  { NULL }
};

static const char *
get_label (KamaeRegister     *reg,
           const KamaeEntity *entity,
           const char        *msgid)
{
  return kamae_model_translate (kamae_register_get_model (reg), entity, msgid, NULL);
}

static void
add_json (JsonBuilder *builder,
          KamaeRecord *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autofree char *id = kamae_record_dup_key (record);

  json_builder_begin_object (builder);
  /* As text: many JSON readers keep numbers as doubles, and a key has more digits. */
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, id);
  json_builder_set_member_name (builder, "entity");
  json_builder_add_string_value (builder, entity->name);
  if (entity->workflow != NULL)
    {
      json_builder_set_member_name (builder, "state");
      json_builder_add_string_value (builder, kamae_record_get_state (record));
    }
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      g_autofree char *value = kamae_record_dup_canonical (record, field->name);

      json_builder_set_member_name (builder, field->name);
      if (value != NULL)
        json_builder_add_string_value (builder, value);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json_list (GListModel *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_records = g_list_model_get_n_items (records);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (records, i);

      add_json (builder, record);
    }
  json_builder_end_array (builder);
  kamae_cli_print_json (builder);
}

static const char *
get_state_label (KamaeRecord *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  const char *name = kamae_record_get_state (record);
  const KamaeState *state = NULL;

  if (name != NULL)
    state = kamae_workflow_find_state (entity->workflow, name);

  return state != NULL ? get_label (kamae_record_get_register (record), entity, state->label) : "";
}

/* Lists show the columns a person would see; a spreadsheet gets everything. */
static gboolean
is_listed (const KamaeField *field)
{
  if ((field->flags & KAMAE_HIDDEN) != 0)
    return FALSE;

  return as_csv || field->kind == KAMAE_FIELD_NUMBER ||
         (field->flags & (KAMAE_COLUMN | KAMAE_TITLE | KAMAE_KEY | KAMAE_OWNER)) != 0;
}

static char **
create_head (KamaeRegister     *reg,
             const KamaeEntity *entity)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (is_listed (field))
      g_strv_builder_add (cells, get_label (reg, entity, field->label));
  if (entity->workflow != NULL)
    g_strv_builder_add (cells, _("State"));
  /* A spreadsheet would round an id: it has more digits than a double. */
  if (!as_csv)
    g_strv_builder_add (cells, "ID");

  return g_strv_builder_end (cells);
}

/* A spreadsheet knows days by their digits, not as a company writes them. */
static char *
dup_cell (KamaeRecord      *record,
          const KamaeField *field)
{
  gboolean is_text = field->kind == KAMAE_FIELD_DATE || field->kind == KAMAE_FIELD_DATE_TIME ||
                     (field->kind == KAMAE_FIELD_DERIVED && field->choices == NULL);
  const char *text = as_csv && is_text ? kamae_record_get_text (record, field->name) : NULL;

  return text != NULL ? g_strdup (text) : kamae_record_dup_display (record, field->name, NULL);
}

static char **
create_row (KamaeRecord *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *id = kamae_record_dup_key (record);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (is_listed (field))
      {
        g_autofree char *text = dup_cell (record, field);

        g_strv_builder_add (cells, text != NULL ? text : "");
      }
  if (entity->workflow != NULL)
    g_strv_builder_add (cells, get_state_label (record));
  if (!as_csv)
    g_strv_builder_add (cells, id);

  return g_strv_builder_end (cells);
}

static GPtrArray *
create_rows (KamaeRegister     *reg,
             const KamaeEntity *entity,
             GListModel        *records)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_records = g_list_model_get_n_items (records);

  g_ptr_array_add (rows, create_head (reg, entity));
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (records, i);

      g_ptr_array_add (rows, create_row (record));
    }

  return rows;
}

static gboolean
add_condition (KamaeRegister *reg,
               KamaeQuery    *query,
               const char    *condition,
               GError       **error)
{
  const char *sign = strchr (condition, '=');
  gboolean negated = sign != NULL && sign > condition && sign[-1] == '!';
  g_autofree char *name = NULL;

  if (sign == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is what was typed */
                   _("“%s” is no condition; write FIELD=VALUE."), condition);
      return FALSE;
    }

  name = g_strndup (condition, sign - condition - (negated ? 1 : 0));

  return kamae_query_where_text (query, reg, name, negated ? KAMAE_MATCH_IS_NOT : KAMAE_MATCH_IS,
                                 sign + 1, error);
}

static KamaeCliStatus
run_list (char  **arguments,
          GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (KamaeQuery) query = NULL;
  g_autoptr (KamaeRecordList) records = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const KamaeEntity *entity;

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

  query = kamae_query_new (entity);
  for (guint i = 0; conditions != NULL && conditions[i] != NULL; i++)
    if (!add_condition (reg, query, conditions[i], error))
      return KAMAE_CLI_FAILED;

  records = kamae_record_list_new (reg, query);
  if (as_json)
    {
      print_json_list (G_LIST_MODEL (records));
      return KAMAE_CLI_FINE;
    }

  rows = create_rows (reg, entity, G_LIST_MODEL (records));
  if (as_csv)
    kamae_cli_print_csv (rows);
  else
    kamae_cli_print_table (rows);

  return KAMAE_CLI_FINE;
}

static void
print_parts (KamaeRegister *reg,
             KamaeRecord   *record)
{
  GPtrArray *entities = kamae_model_get_parts (kamae_register_get_model (reg),
                                               kamae_record_get_entity (record));

  for (guint i = 0; entities != NULL && i < entities->len; i++)
    {
      const KamaeEntity *entity = g_ptr_array_index (entities, i);
      g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (reg, record, entity->name);
      g_autoptr (GPtrArray) rows = NULL;

      if (g_list_model_get_n_items (G_LIST_MODEL (parts)) == 0)
        continue;
      rows = create_rows (reg, entity, G_LIST_MODEL (parts));
      g_print ("\n%s\n", get_label (reg, entity, entity->plural));
      kamae_cli_print_table (rows);
    }
}

static void
print_links (KamaeRegister *reg,
             KamaeRecord   *record)
{
  g_autoptr (GPtrArray) links = kamae_register_links_of (reg, record);

  if (links->len > 0)
    g_print ("\n%s\n", _("Links"));
  for (guint i = 0; i < links->len; i++)
    {
      KamaeLink *link = g_ptr_array_index (links, i);
      g_autofree char *label = kamae_cli_dup_label (kamae_link_get_record (link));

      g_print ("  %s %s: %s\n", kamae_link_is_outgoing (link) ? "→" : "←",
              kamae_link_get_label (link), label);
    }
}

static void
print_fields (KamaeRegister *reg,
              KamaeRecord   *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      g_autofree char *value = kamae_record_dup_display (record, field->name, NULL);
      const char *label = get_label (reg, entity, field->label);
      const char *cells[] = { label, value != NULL ? value : "", NULL };

      if ((field->flags & KAMAE_HIDDEN) == 0)
        g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  if (entity->workflow != NULL)
    {
      const char *cells[] = { _("State"), get_state_label (record), NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  kamae_cli_print_table (rows);
}

static KamaeCliStatus
run_show (char  **arguments,
          GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (KamaeRecord) record = NULL;
  g_autofree char *label = NULL;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  record = kamae_cli_find_record (reg, arguments[1], error);
  if (record == NULL)
    return KAMAE_CLI_FAILED;

  if (as_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_json (builder, record);
      kamae_cli_print_json (builder);
      return KAMAE_CLI_FINE;
    }

  label = kamae_cli_dup_label (record);
  g_print ("%s\n\n", label);
  print_fields (reg, record);
  print_parts (reg, record);
  print_links (reg, record);

  return KAMAE_CLI_FINE;
}

/* "Issue I-2026-001 …": what kind of record, and which. */
char *
kamae_cli_dup_label (KamaeRecord *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);
  g_autofree char *label = kamae_record_dup_label (record);
  const char *kind = get_label (kamae_record_get_register (record), entity, entity->label);

  return g_strdup_printf ("%s %s", kind, label);
}

const KamaeCliCommand kamae_cli_record_commands[] = {
  { "list", "FILE ENTITY [--where F=V] [--csv|--json]", N_("List records"), 2, 2, list_options,
    run_list },
  { "show", "FILE RECORD [--json]", N_("Show a record with its parts and links"), 2, 2,
    show_options, run_show },
  { NULL }
};
