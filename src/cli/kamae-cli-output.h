/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Standard output is UTF-8 whatever the locale: scripts and spreadsheets read it. */

void  kamae_cli_hold_output  (void);
void  kamae_cli_release_output (void);
void  kamae_cli_print_table  (GPtrArray   *rows);
void  kamae_cli_print_csv    (GPtrArray   *rows);
void  kamae_cli_print_json   (JsonBuilder *builder);
char *kamae_cli_dup_harmless (const char  *text);

G_END_DECLS
