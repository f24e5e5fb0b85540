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
 * Returns: (transfer full) (nullable): the document
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
  g_autoptr (KamaeReportContext) context = NULL;
  g_autoptr (KamaeDocument) document = NULL;
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (KamaeRecord) printed = NULL;

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

  past = record != NULL
           ? kamae_register_ref_past (reg, record,
                                      report->follows ? KAMAE_STATE_ENDS : KAMAE_STATE_LOCKS, error)
           : kamae_register_ref_day (reg, as_of, error);
  if (past == NULL)
    return NULL;
  printed = record != NULL
              ? kamae_register_ref_record (past, kamae_record_get_id (record), error) : NULL;
  if (record != NULL && printed == NULL)
    return NULL;
  kamae_register_forget_failure (past);
  kamae_register_forget_failure (reg);
  context = kamae_report_context_new (report, past, printed, language, as_of,
                                      record != NULL && past != reg);
  document = report->build (context, error);
  /* A paper on which something is missing is no paper. */
  if (document == NULL || !kamae_register_take_failure (past, error)
      || !kamae_register_take_failure (reg, error))
    return NULL;
  return g_steal_pointer (&document);
}
