/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* 力量項目, the scale, and what each role asks for. */

static const KamaeField level_fields[] = {
  { "level", KAMAE_FIELD_TEXT, N_("Level"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "name", KAMAE_FIELD_DERIVED, N_("Meaning"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "this.level || ' ' || either (this.name_ja, this.name_en)" },
  { "name_ja", KAMAE_FIELD_TEXT, N_("Meaning in Japanese"), .flags = KAMAE_REQUIRED },
  { "name_en", KAMAE_FIELD_TEXT, N_("Meaning in English"), .flags = KAMAE_REQUIRED },
  { NULL }
};

const KamaeEntity kamae_competence_level = {
  .name = "competence_level",
  .label = N_("Level of competence"),
  .plural = N_("Levels of competence"),
  .help = N_("The scale by which competence is judged, from 1 to 5. Word it as your organization understands it."),
  .clause = "7.2",
  .fields = level_fields,
  .flags = KAMAE_ENTITY_CATALOGUE,
  .order = "level",
};

static const struct
{
  const char *level;
  const char *ja;
  const char *en;
} levels[] = {
  { "1", "改善が必要", "Must improve" },
  { "2", "改善の余地がある", "Room to improve" },
  { "3", "支援があればできる", "Can do it with support" },
  { "4", "一人でできる", "Can do it alone" },
  { "5", "教えることができる", "Can teach it" },
};

gboolean
kamae_competence_seed_levels (KamaeOperation  *operation,
                              GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (KamaeRecord) level =
        kamae_operation_create (operation, "competence_level", error,
                                "level", levels[i].level,
                                "name_ja", levels[i].ja,
                                "name_en", levels[i].en,
                                NULL);

      if (level == NULL)
        return FALSE;
    }

  return TRUE;
}

static const KamaeChoice kinds[] = {
  { "knowledge", KC_("competence", "Knowledge") },
  { "skill", KC_("competence", "Skill") },
  { "experience", KC_("competence", "Experience") },
  { "qualification", KC_("competence", "Qualification") },
  { NULL }
};

static const KamaeField item_fields[] = {
  { "code", KAMAE_FIELD_NUMBER, N_("No."), .series = "K-{seq:02}", .flags = KAMAE_COLUMN },
  { "name", KAMAE_FIELD_TEXT, N_("Competence"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("What somebody must know or be able to do, in a few words.") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("How to judge it"),
    .help = N_("What somebody at level 3 does, so that different people judge alike.") },
  { "roles", KAMAE_FIELD_DERIVED, N_("Roles that need it"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT group_concat (role.name || ' ' || role_requirement.required_level, ', ')"
           " FROM role_requirement JOIN role ON role.id = role_requirement.role_id"
           " WHERE role_requirement.competence_id = this.id)" },
  { NULL }
};

static const KamaeState item_states[] = {
  { "active", KC_("competence", "In use"), KAMAE_TONE_GOOD },
  { "withdrawn", KC_("competence", "No longer asked for"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition item_transitions[] = {
  { "withdraw", "active", "withdrawn", N_("No longer ask for it"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "resume", "withdrawn", "active", N_("Ask for it again") },
  { NULL }
};

static const KamaeWorkflow item_workflow = { item_states, item_transitions };

const KamaeEntity kamae_competence_item = {
  .name = "competence",
  /* Translators: 力量項目, something that a person must know or be able to do */
  .label = N_("Competence"),
  .plural = N_("Competences"),
  .help = N_("Determine what people must know and be able to do whose work affects information security, role by role."
             " For example: plan an internal audit; level 4 for the audit manager, level 3 for auditors."),
  .clause = "7.2",
  .fields = item_fields,
  .workflow = &item_workflow,
  .order = "code",
};

static const KamaeChoice appointment_rules[] = {
  /* Translators: nobody is appointed to the role before the level is reached */
  { "before", KC_("appointment", "Before the appointment") },
  /* Translators: 暫定任命: appointed provisionally, with a plan for improvement */
  { "provisional", KC_("appointment", "Provisional with a plan") },
  { NULL }
};

static const KamaeField requirement_fields[] = {
  { "competence", KAMAE_FIELD_LINK, N_("Competence"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "competence", .inverse = N_("Required by") },
  { "role", KAMAE_FIELD_LINK, N_("Role"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "role", .inverse = N_("Competence required") },
  { "required_level", KAMAE_FIELD_INTEGER, N_("Required level"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .initial = "3", .minimum = 1, .maximum = 5 },
  { "appointment_rule", KAMAE_FIELD_CHOICE, N_("Must be reached"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = appointment_rules,
    .initial = "provisional" },
  { "title", KAMAE_FIELD_DERIVED, N_("Requirement"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM role WHERE id = this.role_id) || ': ' ||"
           " (SELECT code || ' ' || name FROM competence WHERE id = this.competence_id)" },
  { NULL }
};

const KamaeEntity kamae_competence_requirement = {
  .name = "role_requirement",
  /* Translators: 役割別力量, what a role asks for */
  .label = N_("Competence required by a role"),
  .plural = N_("Competences required by roles"),
  .help = N_("Say which roles need the competence, and at which level."),
  .clause = "7.2",
  .fields = requirement_fields,
  .order = "title",
  .unique = "competence_id, role_id",
};
