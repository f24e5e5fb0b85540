/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "../declare/kamae-system-private.h"
#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_core_organization,
  &kamae_core_site,
  &kamae_core_department,
  &kamae_core_person,
  &kamae_core_transfer,
  &kamae_core_role,
  &kamae_core_role_assignment,
  &kamae_core_fiscal_year,
  &kamae_core_clause,
  &kamae_core_control,
  &kamae_core_task,
  &kamae_system_evidence,
  &kamae_system_approval,
  &kamae_system_snapshot,
  &kamae_core_comment,
  &kamae_system_correction,
  &kamae_system_answer,
  &kamae_system_setting,
  &kamae_core_meeting_series,
  &kamae_core_meeting,
  &kamae_core_communication_record,
  NULL
};

static const KamaeReport reports[] = {
  { "COM-R02", N_("Minutes"), "7.4", "meeting", NULL, kamae_core_build_minutes },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "meeting.follow_up_days", N_("People absent from an all-hands meeting are told within"), "14",
    N_("days") },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "core",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_core_rules,
  .figures = kamae_core_figures,
  .reports = reports,
  .subjects = kamae_core_subjects,
  .pages = kamae_core_pages,
  .settings = settings,
  .seed = kamae_core_seed,
  .sample = kamae_core_sample,
};

/**
 * kamae_model_new:
 *
 * Returns: (transfer full): a model that knows what the core declares
 */
KamaeModel *
kamae_model_new (void)
{
  g_autoptr (GError) error = NULL;
  KamaeModel *self = g_object_new (KAMAE_TYPE_MODEL, NULL);

  if (!kamae_model_add (self, &declaration, &error))
    g_error ("The core's own declaration is not right: %s", error->message);
  return self;
}
