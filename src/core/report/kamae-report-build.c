/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-report-build.h"

#include "../base/kamae-error.h"
#include "../journal/kamae-past.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record.h"
#include "../register/kamae-register-private.h"
#include "kamae-report-context-private.h"

static gboolean
kamae_report_prints (const KamaeReport *report,
                     KamaeRecord       *record)
{
  return report->entity == NULL
         || (record != NULL
             && g_str_equal (kamae_record_get_entity (record)->name, report->entity));
}

static KamaeDocument *
build (const KamaeReport  *report,
       KamaeRegister      *reg,
       KamaeRecord        *record,
       const char         *language,
       const char         *as_of,
       GError            **error)
{
  g_autoptr (KamaeReading) reading =
    kamae_database_begin_reading (kamae_register_get_database (reg), error);
  g_autoptr (KamaeReportContext) context = NULL;
  g_autoptr (KamaeDocument) document = NULL;
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (KamaeRecord) printed = NULL;
  g_autoptr (GError) failure = NULL;

  if (reading == NULL)
    return NULL;
  kamae_register_forget_failure (reg);
  past = record != NULL
           ? kamae_register_ref_past (reg, record,
                                      report->follows ? KAMAE_STATE_ENDS : KAMAE_STATE_LOCKS, error)
           : kamae_register_ref_day (reg, as_of, error);
  if (past == NULL)
    return NULL;
  printed = record != NULL
              ? kamae_register_ref_record (past, kamae_record_get_id (record), error) : NULL;
  if ((record != NULL && printed == NULL) || !kamae_register_take_failure (reg, error))
    return NULL;
  kamae_register_forget_failure (past);
  context = kamae_report_context_new (report, past, printed, language, as_of,
                                      record != NULL && past != reg);
  document = report->build (context, &failure);
  /* A paper on which something is missing is no paper. */
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (kamae_register_take_failure (past, error) && kamae_register_take_failure (reg, error))
    {
      if (document != NULL)
        return g_steal_pointer (&document);
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN, _("The plugin does not say why."));
    }
  return NULL;
}

/**
 * kamae_report_build: (skip)
 * @report: a declared report
 * @reg: a register
 * @record: (nullable): the record that it prints; not needed where @report prints the register
 * @language: (nullable): of the paper; %NULL for that of the interface
 * @as_of: (nullable): the day that it is about; %NULL for today, or the day of the lock
 * @error: return location for an error
 *
 * Makes the document. What was locked prints the same for ever: it is made from the register as it
 * was then, see kamae_register_ref_past(). A report that follows the record up reads the present
 * until the record's life has ended. A list of an earlier day is made from the register of that
 * day, see kamae_register_ref_day().
 *
 * Returns: (transfer full) (nullable): the document; the error names the report and its plugin
 *
 * Since: 0.1
 */
KamaeDocument *
kamae_report_build (const KamaeReport  *report,
                    KamaeRegister      *reg,
                    KamaeRecord        *record,
                    const char         *language,
                    const char         *as_of,
                    GError            **error)
{
  g_autoptr (GError) failure = NULL;
  KamaeDocument *document;

  g_return_val_if_fail (report != NULL && report->build != NULL, NULL);
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (record == NULL || KAMAE_IS_RECORD (record), NULL);

  if (!kamae_report_prints (report, record))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   /* Translators: %s is the number of a printed report, as "CTX-R01" */
                   _("The report %s prints one record. Choose the record to print."), report->id);
      return NULL;
    }
  document = build (report, reg, record, language, as_of, &failure);
  if (document != NULL)
    return document;
  g_set_error (error, KAMAE_ERROR, failure->code,
               /* Translators: id of a report, name of a plugin, and a sentence that says why */
               _("%s was not printed, because it would not be whole (plugin: %s). %s"), report->id,
               kamae_model_get_plugin (kamae_register_get_model (reg), report), failure->message);
  return NULL;
}
