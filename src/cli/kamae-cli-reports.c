/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-cli.h"

#include <kamae-i18n.h>

#include "kamae-cli-output.h"

/* Paper: reports, report. */

static char *output;
static char *record_name;
static char *as_of;
static char *mark;

static const GOptionEntry report_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_("The file to write: PDF, or text to be edited if it ends in .odt"),
    "OUT.pdf" },
  { "record", 'r', 0, G_OPTION_ARG_STRING, &record_name,
    N_("The record to print; the first in its list unless named"), "RECORD" },
  { "as-of", 'd', 0, G_OPTION_ARG_STRING, &as_of, N_("As of this date instead of today"), "DATE" },
  { "mark", 'm', 0, G_OPTION_ARG_STRING, &mark,
    N_("Mark every page of what is given away: “copy”, which is replaced with its original, or"
       " “uncontrolled”, which is not"), "KIND" },
  { NULL }
};

static KamaeCliStatus
run_reports (char  **arguments,
             GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  KamaeModel *model;
  GPtrArray *reports;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;

  model = kamae_register_get_model (reg);
  reports = kamae_model_get_reports (model);
  for (guint i = 0; i < reports->len; i++)
    {
      const KamaeReport *report = g_ptr_array_index (reports, i);
      const char *title = kamae_model_translate (model, report, report->title, NULL);
      const char *cells[] = {
        report->id,
        report->clause != NULL ? report->clause : "",
        report->entity != NULL ? report->entity : "",
        title,
        NULL,
      };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  kamae_cli_print_table (rows);

  return KAMAE_CLI_FINE;
}

/* The record named; without a name the one that heads its list, as the newest review. */
static gboolean
choose_record (KamaeRegister     *reg,
               const KamaeReport *report,
               KamaeRecord      **record,
               GError           **error)
{
  g_autoptr (KamaeRecordList) list = NULL;

  if (record_name != NULL)
    {
      *record = kamae_cli_find_record (reg, record_name, error);
      return *record != NULL;
    }
  if (report->entity != NULL)
    {
      list = kamae_register_list (reg, report->entity);
      *record = g_list_model_get_item (G_LIST_MODEL (list), 0);
      if (*record == NULL)
        {
          g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                       /* Translators: the number of a report, as “SOA-R01”, and a kind of record */
                       _("%1$s prints a record, but there is none yet. Add one first: kamae-cli add FILE %2$s"),
                       report->id, report->entity);
          return FALSE;
        }
    }

  return TRUE;
}

typedef gboolean (*Write) (KamaeDocument *, GFile *, GError **);

/* What a name ends in says what is in the file: no PDF calls itself a text. */
static Write
find_writer (GError **error)
{
  static const struct
  {
    const char *ending;
    Write       write;
  } writers[] = {
    { ".pdf", kamae_document_write_pdf },
    { ".odt", kamae_document_write_odt },
  };
  g_autofree char *shown = g_filename_display_name (output);
  g_autofree char *name = g_ascii_strdown (output, -1);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_has_suffix (name, writers[i].ending))
      return writers[i].write;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is the name of a file */
               _("A report becomes a PDF (.pdf) or a text to be edited (.odt); “%s” ends in neither."),
               shown);
  return NULL;
}

static gboolean
read_mark (KamaeCopy  *copy,
           GError    **error)
{
  *copy = KAMAE_COPY_ORIGINAL;
  if (g_strcmp0 (mark, "copy") == 0)
    *copy = KAMAE_COPY_CONTROLLED;
  else if (g_strcmp0 (mark, "uncontrolled") == 0)
    *copy = KAMAE_COPY_UNCONTROLLED;
  else if (mark != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is what was typed */
                   _("“%s” is no mark: write “copy” or “uncontrolled”, or leave the option out for"
                     " an original."), mark);
      return FALSE;
    }
  return TRUE;
}

static KamaeCliStatus
run_report (char  **arguments,
            GError **error)
{
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *date = NULL;
  const KamaeReport *report;
  KamaeCopy copy;
  Write write;

  if (output == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Name the file to write: -o OUT.pdf."));
      return KAMAE_CLI_FAILED;
    }

  write = find_writer (error);
  if (write == NULL || !read_mark (&copy, error))
    return KAMAE_CLI_FAILED;

  reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  if (reg == NULL)
    return KAMAE_CLI_FAILED;

  report = kamae_model_find_report (kamae_register_get_model (reg), arguments[1]);
  if (report == NULL)
    {
      /* Translators: %s is what was typed, as “CTX-R01” */
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("There is no report “%s”."),
                   arguments[1]);
      return KAMAE_CLI_FAILED;
    }

  if (!choose_record (reg, report, &record, error))
    return KAMAE_CLI_FAILED;
  if (!kamae_cli_read_date (reg, as_of, &date, error))
    return KAMAE_CLI_FAILED;
  document = kamae_report_build (report, reg, record, kamae_language_get_current (), date, copy,
                                 error);
  if (document == NULL)
    return KAMAE_CLI_FAILED;
  file = g_file_new_for_commandline_arg (output);

  return write (document, file, error) ? KAMAE_CLI_FINE : KAMAE_CLI_FAILED;
}

const KamaeCliCommand kamae_cli_report_commands[] = {
  { "reports", "FILE", N_("List what can be printed"), 1, 1, NULL, run_reports },
  { "report", "FILE REPORT [--record RECORD] [--mark KIND] -o OUT.pdf",
    N_("Print into a PDF file, or an OpenDocument text (.odt)"), 2, 2, report_options, run_report },
  { NULL }
};
