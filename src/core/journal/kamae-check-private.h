/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-check-result-private.h"
#include "kamae-journal-private.h"

G_BEGIN_DECLS

/* What the declarations of fields ask themselves, of all records of a kind, or of one: then only
 * what is told at once. */
gboolean kamae_check_fields      (KamaeRegister    *reg,
                                  KamaeEntityInfo  *info,
                                  KamaeRecord      *record,
                                  GPtrArray        *results,
                                  GError          **error);
/* CORE-V17: of all records of a kind, or of one; of one that is to take the step. */
gboolean kamae_check_days        (KamaeRegister    *reg,
                                  KamaeEntityInfo  *info,
                                  KamaeRecord      *record,
                                  GPtrArray        *results,
                                  GError          **error);
gboolean kamae_check_days_before (KamaeRecord           *record,
                                  const KamaeTransition *step,
                                  GPtrArray             *results,
                                  GError               **error);
/* CORE-V17, when a value is entered. */
gboolean kamae_check_earliest    (KamaeRecord      *record,
                                  const KamaeField *field,
                                  const char       *value,
                                  GError          **error);
/* CORE-V06 */
void     kamae_check_add_missing (KamaeRegister    *reg,
                                  KamaeRecord      *record,
                                  const KamaeField *field,
                                  KamaeRuleLevel    level,
                                  GPtrArray        *results);
char    *kamae_check_dup_role_name (KamaeRegister    *reg,
                                    const char       *code);
/* CORE-V04: before a step, and of all that was signed of a kind. */
void     kamae_check_approver    (KamaeRegister         *reg,
                                  KamaeRecord           *record,
                                  const KamaeTransition *transition,
                                  GPtrArray             *results);
gboolean kamae_check_signers     (KamaeRegister    *reg,
                                  KamaeEntityInfo  *info,
                                  GPtrArray        *results,
                                  GError          **error);
/* CORE-V18: before a step that takes back what others decided. */
void     kamae_check_taking_back (KamaeRegister         *reg,
                                  KamaeRecord           *record,
                                  const KamaeTransition *transition,
                                  GPtrArray             *results);
/* CORE-V16: before a signature, and of all that stand. */
gboolean kamae_check_signing_day  (KamaeRecord      *record,
                                   const char       *day,
                                   gboolean          is_electronic,
                                   GError          **error);
gboolean kamae_check_signing_days (KamaeRegister    *reg,
                                   GPtrArray        *results,
                                   GError          **error);
/* CORE-V13 */
gboolean kamae_check_clock       (KamaeRegister    *reg,
                                  GPtrArray        *results,
                                  GError          **error);

G_END_DECLS
