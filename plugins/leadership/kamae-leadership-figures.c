/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* The computed values LDR-C01 … LDR-C10. */

const KamaeFigure kamae_leadership_figures[] = {
  { "LDR-C01", KAMAE_FIGURE_TABLE, N_("Information security policy in force"), "5.2",
    .columns = N_("Version|Effective from|Approved on|Published on"), .page = "policies",
    .sql = "SELECT version, effective_on, approved_on, published_on FROM policy "
           "WHERE id = " KAMAE_LEADERSHIP_POLICY_AT (":as_of") },
  { "LDR-C02", KAMAE_FIGURE_NUMBER, N_("Points of leadership shown"), "5.1",
    /* Translators: after a number: 7 of 8 points */
    .unit = N_("/ 8"), .page = "leadership-board", .start = N_("Leadership shown"),
    .sql = "SELECT sum (coalesce (shown_on, '') >= " KAMAE_LEADERSHIP_STALE ") "
           "FROM " KAMAE_LEADERSHIP_TILES (":as_of") },
  { "LDR-C03", KAMAE_FIGURE_TABLE, N_("Vacancies of required roles in the fiscal year"), "5.3",
    .columns = KC_ ("columns of a figure", "Role|Vacant from|Vacant until"), .page = "role-chart",
    .sql = KAMAE_LEADERSHIP_LIST_GAPS },
  { "LDR-C04", KAMAE_FIGURE_TABLE, N_("Roles held together that do not go together"), "5.3",
    .columns = KC_ ("columns of a figure", "Person|Role|Role|From|Until"), .page = "role-chart",
    .sql = KAMAE_LEADERSHIP_LIST_CLASHES },
  { "LDR-C05", KAMAE_FIGURE_TABLE, N_("Resources of the fiscal year"), "7.1",
    .columns = KC_ ("columns of a figure", "Kind|Needed|Decided|Provided|Put off"),
    .page = "resources",
    .sql = "SELECT label ('resource_need', 'kind', kind), count (*), "
           "sum (resource_need.state IN ('decided', 'provided')), "
           "sum (resource_need.state = 'provided'), sum (resource_need.state = 'declined') FROM resource_need "
           "JOIN fiscal_year ON fiscal_year.id = resource_need.fiscal_year_id "
           "WHERE :as_of BETWEEN fiscal_year.starts_on AND fiscal_year.ends_on "
           "GROUP BY kind ORDER BY instr ('people equipment budget information', kind)" },
  { "LDR-C06", KAMAE_FIGURE_TABLE, N_("Publication of the policy in force"), "5.2",
    .columns = KC_ ("columns of a figure", "Channel|State|Published on|Last checked on"),
    .page = "policy-publications",
    .sql = "SELECT label ('policy_publication', 'channel', channel), "
           "label ('policy_publication', 'state', state), published_on, "
           "(SELECT max (checked_on) FROM publication_check WHERE publication_id = policy_publication.id "
           "AND checked_on <= :as_of) FROM policy_publication "
           "WHERE policy_id = " KAMAE_LEADERSHIP_POLICY_AT (":as_of")
           " ORDER BY instr ('manual training notice website', channel)" },
  { "LDR-C07", KAMAE_FIGURE_TABLE, N_("Newest evidence of leadership"), "5.1",
    .columns = KC_ ("columns of a figure", "Point|Evidence|Date|Days ago"),
    .page = "leadership-board",
    .sql = "SELECT letter || ') ' || label ('leadership_evidence', 'letters', letter), "
           "record_label (record_id), shown_on, "
           "CAST (julianday (:as_of) - julianday (shown_on) AS INTEGER) "
           "FROM " KAMAE_LEADERSHIP_TILES (":as_of") " ORDER BY letter" },
  { "LDR-C08", KAMAE_FIGURE_TABLE, N_("Appointments in force"), "5.3",
    .columns = KC_ ("columns of a figure", "Role|Person|From|Appointed by|Confirmed by the person"),
    .page = "role-chart",
    .sql = KAMAE_LEADERSHIP_LIST_APPOINTMENTS (KC_ ("appointment", "acting"),
                                               KC_ ("appointment", "Not yet")) },
  { "LDR-C09", KAMAE_FIGURE_TABLE, N_("People told of the policy in force"), "5.2",
    .columns = KC_ ("columns of a figure", "Version|Told|People in the scope|%"),
    .page = "policy-publications", .sql = KAMAE_LEADERSHIP_COUNT_TOLD },
  { "LDR-C10", KAMAE_FIGURE_TABLE, N_("People not told of the policy in force yet"), "5.2",
    .columns = KC_ ("columns of a figure", "Person|Department|Joined on"),
    .page = "policy-publications", .sql = KAMAE_LEADERSHIP_LIST_UNTOLD },
  { NULL }
};
