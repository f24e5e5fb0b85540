/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* The computed values. */

/* Assets that the register held on the date. */
#define ALIVE_THEN \
  "registered_on <= :as_of AND (disposed_on IS NULL OR disposed_on > :as_of)"

/* The counts of a theme, or of all, in the statement that was in force. */
#define SOA_COUNTS(theme) \
  "SELECT " theme ", count (CASE entry.applicable WHEN 'yes' THEN 1 END), " \
  "count (CASE entry.applicable WHEN 'no' THEN 1 END), " \
  "count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'done' THEN 1 END), " \
  "count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'partial' THEN 1 END), " \
  "count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'planned' THEN 1 END) " \
  "FROM soa_entry AS entry JOIN control ON control.id = entry.control_id " \
  "WHERE entry.soa_id = " KAMAE_RISK_SOA_IN_FORCE " "

/* The version at work, or the one in force. */
#define SOA_NEWEST \
  "(SELECT id FROM soa ORDER BY state IN ('draft', 'reviewed') DESC, effective_on DESC, id LIMIT 1)"

#define SOA_BEFORE "(SELECT previous_id FROM soa WHERE id = " SOA_NEWEST ")"

const KamaeFigure kamae_risk_figures[] = {
  { "AST-C01", KAMAE_FIGURE_SERIES, N_("Information assets by classification"), "6.1.2",
    .page = "assets",
    .sql = "SELECT label ('asset', 'classification', classification), count (*) FROM asset "
           "WHERE " ALIVE_THEN " AND classification IS NOT NULL GROUP BY classification "
           "ORDER BY instr ('top_secret secret internal public', classification)" },
  { "AST-C02", KAMAE_FIGURE_SERIES, N_("Information assets by value"), "6.1.2", .page = "assets",
    .sql = "SELECT value, count (*) FROM (SELECT " KAMAE_RISK_ASSET_VALUE ("asset") " AS value "
           "FROM asset WHERE " ALIVE_THEN ") WHERE value IS NOT NULL "
           "GROUP BY value ORDER BY value DESC" },
  { "AST-C03", KAMAE_FIGURE_NUMBER, N_("Information assets whose stock-taking is due"), "6.1.2",
    .page = "assets",
    .sql = "SELECT sum (" KAMAE_RISK_STOCK_DUE ("asset") ") FROM asset WHERE " ALIVE_THEN
           " HAVING count (*) > 0" },
  { "SOA-C01", KAMAE_FIGURE_TABLE, N_("Controls by theme"), "6.1.3",
    .columns = N_("Theme|Applicable|Excluded|Implemented|Partly implemented|Planned"),
    .input = "f", .page = "soa",
    .sql = SOA_COUNTS ("label ('control', 'theme', control.theme)") "GROUP BY control.theme "
           "ORDER BY instr ('organizational people physical technological', control.theme)" },
  { "SOA-C02", KAMAE_FIGURE_NUMBER, N_("Applicable controls that are implemented"), "6.1.3",
    .unit = N_("%"), .input = "f", .page = "soa",
    .sql = "SELECT round (100.0 * count (CASE status WHEN 'done' THEN 1 END) / count (*)) "
           "FROM soa_entry WHERE soa_id = " KAMAE_RISK_SOA_IN_FORCE " AND applicable = 'yes' "
           "HAVING count (*) > 0" },
  { "SOA-C03", KAMAE_FIGURE_NUMBER, N_("Applicable controls without a risk"), "6.1.3",
    .page = "soa",
    .sql = "SELECT count (CASE WHEN NOT EXISTS "
           "(SELECT 1 FROM " KAMAE_RISK_ENTRY_RISKS ("entry") ") "
           "THEN 1 END) FROM soa_entry AS entry WHERE soa_id = " KAMAE_RISK_SOA_IN_FORCE " "
           "AND applicable = 'yes' HAVING count (*) > 0" },
  { "SOA-C04", KAMAE_FIGURE_TABLE, N_("Changes of the Statement of Applicability"), "6.1.3",
    .columns = N_("Number|Control|Before|After"), .page = "soa",
    .sql = "SELECT * FROM (" KAMAE_RISK_SOA_DIFFERENCES (SOA_BEFORE, SOA_NEWEST) ") "
           "WHERE " SOA_BEFORE " IS NOT NULL" },
  { "SOA-C05", KAMAE_FIGURE_NUMBER, N_("Controls decided in the newest Statement of Applicability"),
    "6.1.3", .unit = N_("%"), .page = "soa",
    .sql = "SELECT round (100.0 * count (applicable) / count (*)) FROM soa_entry "
           "WHERE soa_id = " SOA_NEWEST " HAVING count (*) > 0" },
  { "SOA-C06", KAMAE_FIGURE_TABLE, N_("Controls that are not fully implemented"), "6.1.3",
    .columns = N_("Number|Control|Implementation|Planned for"), .input = "f", .page = "soa",
    .sql = "SELECT control.number, CASE language () WHEN 'ja' THEN control.title_ja ELSE control.title_en END, "
           "label ('soa_entry', 'status', entry.status), entry.planned_on FROM soa_entry AS entry "
           "JOIN control ON control.id = entry.control_id "
           "WHERE entry.soa_id = " KAMAE_RISK_SOA_IN_FORCE " "
           "AND entry.applicable = 'yes' AND entry.status <> 'done' ORDER BY entry.position" },
  { NULL }
};
