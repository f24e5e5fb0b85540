/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The core's subjects and pages. Orders leave room for those of plugins. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

const KamaeSubject kamae_core_subjects[] = {
  { "tasks", KC_ ("subject", "Tasks"), KAMAE_PAGE_TOP, 20, "8.1", "task-due-symbolic",
    N_("What was agreed and is still to be done, by whom and by when.") },
  { "documents", KC_ ("subject", "Documented information"), KAMAE_PAGE_DO, 30,
    "7.5.1 7.5.2 7.5.3", "mail-attachment-symbolic",
    N_("Keep in writing what the standard and the organization need, so that it is found, "
       "protected, and shows what was done.") },
  { "communication", KC_ ("subject", "Communication"), KAMAE_PAGE_DO, 40, "7.4",
    "mail-send-symbolic",
    N_("Settle who speaks to whom about information security, when and how, and keep what came of "
       "it.") },
  { "organization", KC_ ("subject", "Organization"), KAMAE_PAGE_BASE, 10, "5.3 7.1",
    "system-users-symbolic",
    N_("Departments, people, places and roles, to which everything else refers.") },
  { "standard", KC_ ("subject", "Standard"), KAMAE_PAGE_BASE, 20, NULL, "view-list-symbolic",
    N_("The clauses of the standard and the controls of its Annex A, by number and title.") },
  /* For the pages of plugins whose subject's own plugin is switched off. */
  { KAMAE_SUBJECT_OTHERS, KC_ ("subject", "Others"), KAMAE_PAGE_BASE, 1000, NULL,
    "view-more-symbolic" },
  { NULL }
};

const KamaePageInfo kamae_core_pages[] = {
  { "tasks", N_("Tasks"), "tasks", 10, "task", "8.1", "task-due-symbolic",
    .attention = "SELECT task.id FROM task WHERE state IN ('open', 'doing') AND due_on < :as_of",
    .attention_label = KC_ ("attention", "Overdue") },

  { "meetings", N_("Meetings"), "communication", 10, "meeting", "7.4", "x-office-calendar-symbolic",
    /* The date has passed and nobody said that it was held; or the minutes are not approved yet. */
    .attention = "SELECT meeting.id FROM meeting WHERE state <> 'approved' AND held_on < :as_of",
    .attention_label = KC_ ("attention", "Not held or not approved yet") },
  { "communication", N_("Communication records"), "communication", 20, "communication_record",
    "7.4", "mail-send-symbolic" },
  { "evidence", N_("Evidence"), "documents", 10, "evidence", "7.5.3",
    "mail-attachment-symbolic" },

  { "organization", N_("Organization"), "organization", 10, "organization", "4.4",
    "user-home-symbolic" },
  { "departments", N_("Departments"), "organization", 20, "department", "5.3",
    "network-workgroup-symbolic",
    .attention = "SELECT department.id FROM department WHERE in_scope = 1 AND manager_id IS NULL"
                 " AND coalesce (valid_from, '') <= :as_of AND coalesce (valid_to, '9999-12-31') >= :as_of",
    .attention_label = KC_ ("attention", "Without a manager"),
    .first_step = 10 },
  { "people", N_("People"), "organization", 30, "person", "7.1", "system-users-symbolic",
    /* Belonging to a department that does not exist any more. */
    .attention = "SELECT person.id FROM person"
                 " JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of")
                 " WHERE department.valid_to < :as_of"
                 " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of"),
    .attention_label = KC_ ("attention", "In a department that is no more"),
    .first_step = 20 },
  { "sites", N_("Sites"), "organization", 40, "site", "4.3", "mark-location-symbolic",
    .first_step = 30 },
  { "roles", N_("Roles"), "organization", 50, "role", "5.3", "avatar-default-symbolic",
    .attention = "SELECT role.id FROM role WHERE required = 1 AND NOT EXISTS ("
                 " SELECT 1 FROM role_assignment AS held JOIN person ON person.id = held.person_id"
                 " WHERE held.role_id = role.id AND held.starts_on <= :as_of"
                 " AND coalesce (held.ends_on, '9999-12-31') >= :as_of"
                 " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") ")",
    .attention_label = KC_ ("attention", "Held by nobody") },
  { "appointments", N_("Appointments"), "organization", 60, "role_assignment", "5.3",
    "contact-new-symbolic",
    /* People who left hold no role. */
    .attention = "SELECT held.id FROM role_assignment AS held JOIN person ON person.id = held.person_id"
                 " WHERE person.left_on < :as_of AND coalesce (held.ends_on, '9999-12-31') >= :as_of",
    .attention_label = KC_ ("attention", "Of people who left"),
    .first_step = 40 },
  { "meeting-series", N_("Series of meetings"), "communication", 30, "meeting_series", "7.4",
    "view-refresh-symbolic", .first_step = 50 },
  { "fiscal-years", N_("Fiscal years"), "organization", 70, "fiscal_year", "6.2",
    "document-open-recent-symbolic",
    /* No year covers the day. */
    .attention = "SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM fiscal_year"
                 " WHERE starts_on <= :as_of AND ends_on >= :as_of AND state = 'running')",
    .attention_label = KC_ ("attention", "No year for today") },
  { "clauses", N_("Clauses"), "standard", 10, "clause", "4.4", "view-list-symbolic" },
  { "controls", N_("Controls"), "standard", 20, "control", "6.1.3",
    "security-high-symbolic" },
  { NULL }
};
