/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-report-build.h"

#include "../base/kamae-date.h"
#include "../base/kamae-error.h"
#include "../declare/kamae-adopt-private.h"
#include "../journal/kamae-past-private.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record.h"
#include "../register/kamae-register-private.h"
#include "kamae-document-private.h"
#include "kamae-report-context-private.h"

static gboolean
check_record (const KamaeReport *report,
              KamaeRecord       *record,
              GError           **error)
{
  if (report->entity == NULL && record != NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is the number of a printed report, as "RSK-R03" */
                   _("The report %s prints the register as a whole, not one record. Leave the record out."),
                   report->id);
      return FALSE;
    }
  if (report->entity == NULL
      || (record != NULL && g_str_equal (kamae_record_get_entity (record)->name, report->entity)))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
               /* Translators: %s is the number of a printed report, as "CTX-R01" */
               _("The report %s prints one record. Choose the record to print."), report->id);
  return FALSE;
}

/* Whether the register can tell of the day, and the record was there. */
static gboolean
check_day (KamaeRegister  *reg,
           KamaeRecord    *record,
           const char     *as_of,
           GError        **error)
{
  g_autoptr (KamaeRegister) day = NULL;
  g_autoptr (KamaeRecord) of_day = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *label = NULL;
  g_autofree char *shown = NULL;

  if (as_of == NULL)
    return TRUE;
  day = kamae_register_check_day (reg, as_of, error) ? kamae_register_ref_day (reg, as_of, error)
                                                     : NULL;
  if (day == NULL || record == NULL)
    return day != NULL;
  of_day = kamae_register_ref_record (day, kamae_record_get_id (record), &failure);
  if (of_day != NULL)
    return TRUE;
  if (!g_error_matches (failure, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  label = kamae_record_dup_label (record);
  shown = kamae_format_date (as_of, NULL, NULL);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
               /* Translators: a record, and a date */
               _("“%1$s” was not yet in the register on %2$s, so nothing was printed. Give a later day."),
               label, shown);
  return FALSE;
}

/* The paper of what became since of what was fixed. */
static KamaeReportContext *
make_following (const KamaeReport *report,
                KamaeRegister     *day,
                KamaeRecord       *record,
                KamaeRecord       *decided,
                const char        *language,
                GError           **error)
{
  KamaeStateFlags flag = report->follows ? KAMAE_STATE_ENDS : KAMAE_STATE_LOCKS;
  g_autoptr (KamaeRegister) followed =
    kamae_register_ref_followed (day, record, flag, decided, error);
  g_autoptr (KamaeRegister) then =
    followed != NULL ? kamae_register_ref_past (day, decided, KAMAE_STATE_LOCKS, error) : NULL;
  g_autoptr (KamaeRecord) printed =
    then != NULL ? kamae_register_ref_record (followed, kamae_record_get_id (record), error) : NULL;
  g_autoptr (KamaeRecord) approved =
    printed != NULL ? kamae_register_ref_record (then, kamae_record_get_id (decided), error) : NULL;
  KamaeReportContext *context;

  if (approved == NULL)
    return NULL;
  context = kamae_report_context_new (report, followed, printed, language, NULL, FALSE);
  kamae_report_context_set_decided (context, approved);
  return context;
}

/* Whether the record was locked otherwise on the day than it is now. */
static gboolean
is_locked_anew (KamaeRegister *reg,
                KamaeRecord   *record,
                KamaeRegister *day,
                KamaeRecord   *of_day)
{
  gint64 then = day != reg ? kamae_register_find_lock (day, of_day, KAMAE_KEPT) : 0;

  return then != 0 && then != kamae_register_find_lock (reg, record, KAMAE_KEPT);
}

/* A record that is fixed is printed from the register of then; where something else fixed it, and
 * where the report says so, what became of it since stands there, too. */
static KamaeReportContext *
make_context_of (const KamaeReport *report,
                 KamaeRegister     *reg,
                 KamaeRecord       *record,
                 const char        *language,
                 const char        *as_of,
                 GError           **error)
{
  g_autoptr (KamaeRegister) day = kamae_register_ref_day (reg, as_of, error);
  g_autoptr (KamaeRecord) of_day =
    day != NULL ? kamae_register_ref_record (day, kamae_record_get_id (record), error) : NULL;
  g_autoptr (KamaeRecord) decided = NULL;
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (KamaeRecord) printed = NULL;
  gboolean is_taken = FALSE;

  if (of_day == NULL)
    return NULL;
  kamae_register_forget_failure (day);
  /* What cannot be read is not known to be open. */
  decided = kamae_register_ref_decided (reg, record, &is_taken);
  if (!kamae_register_take_failure (reg, error))
    return NULL;
  /* Of that there is one paper, whatever day is asked for, unless it was revised since. */
  if (decided != NULL && !is_taken && !report->follows
      && !is_locked_anew (reg, record, day, of_day))
    {
      g_set_object (&day, reg);
      g_set_object (&of_day, record);
    }
  g_clear_object (&decided);
  decided = kamae_register_ref_decided (day, of_day, &is_taken);
  if (!kamae_register_take_failure (day, error))
    return NULL;
  if (decided == NULL)
    return kamae_report_context_new (report, day, of_day, language, as_of, FALSE);
  if (is_taken || report->follows)
    return make_following (report, day, of_day, decided, language, error);
  past = kamae_register_ref_past (day, of_day, KAMAE_STATE_LOCKS, error);
  printed = past != NULL
              ? kamae_register_ref_record (past, kamae_record_get_id (record), error) : NULL;
  return printed != NULL
           ? kamae_report_context_new (report, past, printed, language, NULL, TRUE) : NULL;
}

static KamaeReportContext *
make_context (const KamaeReport *report,
              KamaeRegister     *reg,
              KamaeRecord       *record,
              const char        *language,
              const char        *as_of,
              GError           **error)
{
  g_autoptr (KamaeRegister) day = NULL;

  if (record != NULL)
    return make_context_of (report, reg, record, language, as_of, error);
  day = kamae_register_ref_day (reg, as_of, error);
  return day != NULL ? kamae_report_context_new (report, day, NULL, language, as_of, FALSE) : NULL;
}

/* Of the day of the printing, whatever day the paper is of. */
static char *
dup_foot (KamaeReportContext *context,
          KamaeRegister      *reg)
{
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autofree char *date = kamae_report_context_dup_date (context, today);
  /* Translators: at the foot of what is given away for good; %s is the day of the printing */
  const char *format = N_("This print is not controlled: it is neither updated nor taken back. "
                          "Ask its issuer for the current version. Printed on %s");

  return g_strdup_printf (kamae_translate (kamae_report_context_get_language (context),
                                           GETTEXT_PACKAGE, format),
                          date);
}

/* After everything else, so that no report can leave it out. */
static void
mark_copy (KamaeDocument      *document,
           KamaeCopy           copy,
           KamaeReportContext *context,
           KamaeRegister      *reg)
{
  g_autofree char *foot = copy == KAMAE_COPY_UNCONTROLLED ? dup_foot (context, reg) : NULL;

  kamae_document_set_copy (document, kamae_copy_get_mark (copy, document->language), foot);
}

static KamaeDocument *
build (const KamaeReport  *report,
       KamaeRegister      *reg,
       KamaeRecord        *record,
       const char         *language,
       const char         *as_of,
       KamaeCopy           copy,
       GError            **error)
{
  g_autoptr (KamaeReading) reading =
    kamae_database_begin_reading (kamae_register_get_database (reg), error);
  g_autoptr (KamaeReportContext) context = NULL;
  g_autoptr (KamaeDocument) document = NULL;
  g_autoptr (GError) failure = NULL;
  KamaeRegister *past;

  if (reading == NULL)
    return NULL;
  report = kamae_get_adopted (report);
  kamae_register_forget_failures (reg);
  context = make_context (report, reg, record, language, as_of, error);
  if (context == NULL || !kamae_register_take_failure (reg, error))
    return NULL;
  past = kamae_report_context_get_register (context);
  if (!kamae_register_take_failure (past, error))
    return NULL;
  document = report->build (context, &failure);
  if (document != NULL)
    mark_copy (document, copy, context, reg);
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
 * kamae_report_build:
 * @report: a declared report
 * @reg: a register
 * @record: (nullable): the record that it prints; %NULL where @report prints the register
 * @language: (nullable): of the paper; %NULL for that of the interface
 * @as_of: (nullable): the day that it is about; %NULL for today
 * @copy: what the print is to those who get it
 * @error: return location for an error
 *
 * Makes the document. What was locked prints the same for ever, and says the day of its lock,
 * whatever day is asked for, but for a day before it was revised, of which it prints what was
 * locked then: it is made from the register as it was then, see
 * kamae_register_ref_past(). A report that follows a record up, and one of a record that counts
 * into a locked one, calls everything as it was called then, see kamae_register_ref_followed().
 * All else of an earlier day is made from the register of that day, see kamae_register_ref_day();
 * days that the register cannot tell of are refused.
 *
 * A copy is its original with a mark on every page, page for page; one that is not controlled says
 * at the foot, too, when it was printed.
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
                    KamaeCopy           copy,
                    GError            **error)
{
  g_autoptr (GError) failure = NULL;
  KamaeDocument *document;

  g_return_val_if_fail (report != NULL && report->build != NULL, NULL);
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (record == NULL || KAMAE_IS_RECORD (record), NULL);

  if (!check_record (report, record, error) || !check_day (reg, record, as_of, error))
    return NULL;
  document = build (report, reg, record, language, as_of, copy, &failure);
  if (document != NULL)
    return document;
  g_set_error (error, KAMAE_ERROR, failure->code,
               /* Translators: id of a report, name of a plugin, and a sentence that says why */
               _("%s was not printed, because it would not be whole (plugin: %s). %s"), report->id,
               kamae_model_get_plugin (kamae_register_get_model (reg), report), failure->message);
  return NULL;
}
