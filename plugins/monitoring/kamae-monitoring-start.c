/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* With what a company begins to measure: drafts with the six answers, in the language of the
 * program, which it makes its own and approves. Who measures is whoever holds the role today; where
 * nobody does, the answer stays open. There is a target where one suits any company, or none. */

typedef struct
{
  const char *figure; /* gives the value where its plugin is on; people measure it otherwise */
  const char *kind;
  const char *input;
  const char *control;
  const char *role; /* who measures */
  const char *period;
  const char *direction;
  const char *target;
  const char *alarm;
  const char *unit;
  const char *name;
  const char *what;
  const char *method;
} Proposal;

/* Translators: the unit of an indicator: 件 */
#define CASES KC_ ("indicator", "cases")
#define PERCENT N_("%")

static const Proposal proposals[] = {
  { NULL, "effect", "d2", "A.8.8", "system_manager", "quarter", "at_least", "95", "85", PERCENT,
    N_("Security updates made in time"),
    N_("Whether important security updates reach our computers and servers before somebody uses the gaps they close."),
    N_("Of all computers and servers in use on the last day of the period: those that got every important update within 14 days of its publication. From the list of the management tool; what cannot be reached counts as not updated.") },
  { NULL, "effect", "d2", "A.5.18", "system_manager", "quarter", "at_most", "0", "1", CASES,
    N_("Accounts still open after the last day"),
    N_("Whether access ends for everybody who leaves, or whose contract ends."),
    N_("Compare the list of accounts of each important system with those who left in the period. Each account that was open after the last day is a case, even if nobody used it.") },
  { NULL, "effect", "d2", "A.8.13", "system_manager", "half", "at_least", "100", "90", PERCENT,
    N_("Test restores that worked"),
    N_("Whether what is backed up can really be read again in the time that we need it."),
    N_("Restore samples from each important system and compare them with the original. What took longer than planned, or was not whole, did not work.") },
  { NULL, "effect", "d2", "A.6.8", "isms_manager", "quarter", "at_least", "100", "80", PERCENT,
    N_("Incidents reported by the next working day"),
    N_("Whether people tell at once what may have gone wrong."),
    N_("Of the incidents and weaknesses of the period: those reported by the working day after they were noticed. Without any, the period is not measured, with this reason.") },
  { NULL, "effect", "d2", "A.5.24", "isms_manager", "quarter", "at_most", NULL, NULL, CASES,
    N_("Information security incidents"),
    N_("How often information was lost, disclosed, changed or not there when it was needed."),
    N_("Count the entries in the record of incidents by the day on which they happened; what follows from one cause is one case. Slips without damage count, so that reporting them is no disadvantage.") },
  { NULL, "effect", "d2", "A.6.3", "training_manager", "half", "at_least", NULL, NULL, PERCENT,
    N_("False mails that were reported"),
    N_("Whether people recognize a mail that wants to deceive them, and know whom to tell."),
    N_("In an exercise: of those who received the false mail, those who reported it within two working days. Set the target once the first exercise has shown where you stand.") },
  { NULL, "effect", "e", NULL, "isms_manager", "quarter", "at_most", "0", "1", CASES,
    N_("Complaints about how we handle information"),
    N_("What customers and other interested parties find wrong with how we handle their information."),
    N_("Count the complaints received in the period, by mail, telephone or word of mouth. The same matter counts once.") },
  { "CMP-C01", "activity", "d2", "A.6.3", "training_manager", "year", "at_least", "100", "90",
    PERCENT,
    N_("People who were trained this year"),
    N_("Whether everybody in the scope knows the policy and the rules of their work."),
    N_("Of the people in the scope on the last day of the period: those who took part in a training in the fiscal year, from the records of attendance.") },
  { "NCR-C02", "effect", "d2", NULL, "isms_manager", "quarter", "at_most", "0", "2", CASES,
    N_("Corrective actions that are late"),
    N_("Whether causes of nonconformities are removed by the day that was agreed."),
    N_("Corrective actions past their day and not carried out on the last day of the period.") },
  { "RSK-C07", "effect", "d2", NULL, "isms_manager", "quarter", "at_most", "0", "2", CASES,
    N_("Risk treatments that are late"),
    N_("Whether risks become smaller by the day that was planned."),
    N_("Actions of the risk treatment plan past their day and not done on the last day of the period.") },
  { "CORE-C01", "activity", "d2", NULL, "isms_manager", "month", "at_most", "0", "5", CASES,
    N_("Tasks that are late"),
    N_("Whether the work of the ISMS is done as planned."),
    N_("Tasks past their day and not finished on the last day of the month.") },
};

/* Whoever holds the role today, as a key; NULL if nobody does. */
#define HOLDER \
  "SELECT held.person_id FROM role_assignment AS held JOIN role ON role.id = held.role_id " \
  "WHERE role.code = :code AND held.starts_on <= :as_of " \
  "AND coalesce (held.ends_on, '9999-12-31') >= :as_of ORDER BY held.starts_on DESC LIMIT 1"

static gboolean
read_holder (KamaeRegister  *reg,
             const char     *role,
             char          **holder,
             GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, HOLDER, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_text (cursor, ":code", role);
  if (kamae_cursor_next (cursor, &failure))
    *holder = g_strdup (kamae_cursor_get_text (cursor, 0));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* No target, and no alarm, is an answer. */
static gboolean
set_limit (KamaeOperation  *operation,
           KamaeRecord     *indicator,
           const char      *field,
           const char      *limit,
           GError         **error)
{
  if (limit != NULL)
    return kamae_operation_set (operation, indicator, field, limit, error);
  return kamae_operation_set_absence (operation, indicator, field, KAMAE_ABSENCE_NONE, error);
}

static gboolean
add_subject (KamaeOperation  *operation,
             KamaeRecord     *indicator,
             const char      *number,
             GError         **error)
{
  g_autoptr(KamaeRecord) control = NULL;

  if (number == NULL)
    return TRUE;
  control = kamae_register_find (kamae_operation_get_register (operation), "control", number,
                                 error);
  return control != NULL
         && kamae_operation_add_link (operation, indicator, "subjects", control, error);
}

static gboolean
add_proposal (KamaeOperation  *operation,
              const Proposal  *proposal,
              GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  KamaeModel *model = kamae_register_get_model (reg);
  gboolean is_computed =
    proposal->figure != NULL && kamae_model_find_figure (model, proposal->figure) != NULL;
  g_autofree char *measure_who = NULL;
  g_autofree char *analyse_who = NULL;
  g_autoptr(KamaeRecord) indicator = NULL;

  if (!read_holder (reg, proposal->role, &measure_who, error)
      || !read_holder (reg, "isms_manager", &analyse_who, error))
    return FALSE;
  indicator =
    kamae_operation_create (operation, "indicator", error, "name", _(proposal->name),
                            "what", _(proposal->what), "kind", proposal->kind,
                            "input", proposal->input,
                            "source", is_computed ? "computed" : "measured",
                            "figure", is_computed ? proposal->figure : NULL,
                            "method", _(proposal->method),
                            "unit", _(proposal->unit),
                            "direction", proposal->direction, "period", proposal->period,
                            "measure_who", measure_who,
                            "analyse_when",
                            g_str_equal (proposal->period, "year") ? "year" : "half",
                            "analyse_who", analyse_who, NULL);
  return indicator != NULL
         && set_limit (operation, indicator, "target", proposal->target, error)
         && set_limit (operation, indicator, "alarm", proposal->alarm, error)
         && add_subject (operation, indicator, proposal->control, error);
}

gboolean
kamae_monitoring_propose (KamaeRegister  *reg,
                          GError        **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_register_begin (reg, _("Begin with proposed indicators"), NULL, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    if (!add_proposal (operation, &proposals[i], error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}
