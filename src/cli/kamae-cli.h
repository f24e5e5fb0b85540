/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/**
 * KamaeCliStatus:
 * @KAMAE_CLI_FINE: done, nothing to say against it
 * @KAMAE_CLI_FINDINGS: done, and there are findings; or what was named is not there
 * @KAMAE_CLI_FAILED: wrong use or an error
 *
 * What the process exits with.
 */
typedef enum
{
  KAMAE_CLI_FINE,
  KAMAE_CLI_FINDINGS,
  KAMAE_CLI_FAILED,
} KamaeCliStatus;

/**
 * KamaeCliCommand:
 * @name: as typed; %NULL ends an array
 * @arguments: as shown in the help
 * @summary: one sentence, marked for translation
 * @min_arguments: how many there must be
 * @max_arguments: how many there may be
 * @options: (nullable): its own options
 * @run: does it; an error set decides the status
 */
typedef struct
{
  const char         *name;
  const char         *arguments;
  const char         *summary;
  guint               min_arguments;
  guint               max_arguments;
  const GOptionEntry *options;
  KamaeCliStatus    (*run) (char  **arguments,
                            GError **error);
} KamaeCliCommand;

extern const KamaeCliCommand kamae_cli_entry_commands[];
extern const KamaeCliCommand kamae_cli_file_commands[];
extern const KamaeCliCommand kamae_cli_journal_commands[];
extern const KamaeCliCommand kamae_cli_record_commands[];
extern const KamaeCliCommand kamae_cli_report_commands[];

extern gboolean kamae_cli_without_plugins;
extern char *kamae_cli_person; /* who is working, as named on the command line */

KamaeModel    *kamae_cli_load_model  (void);
KamaeRegister *kamae_cli_open        (const char        *path,
                                      KamaeOpenFlags     flags,
                                      GError           **error);
GError        *kamae_cli_take_failure (void);
KamaeRecord   *kamae_cli_find_record (KamaeRegister     *reg,
                                      const char        *name,
                                      GError           **error);
gboolean       kamae_cli_read_date   (KamaeRegister     *reg,
                                      const char        *text,
                                      char             **date,
                                      GError           **error);
char          *kamae_cli_dup_label   (KamaeRecord       *record);

G_END_DECLS
