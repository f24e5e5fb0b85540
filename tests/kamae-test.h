/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

/* A register in a temporary folder, its clock at noon of 2026-06-15 and a person at work. */
typedef struct
{
  KamaeModel *model;
  KamaeRegister *reg;
  KamaeRecord *person;
  char *folder;
  char *path;
} KamaeTest;

/* g_test_init() with folders of the program's own. G_TEST_OPTION_ISOLATE_DIRS gives each case new
 * ones and loses the names of the old: leaks among which one of ours would be told only by stacks
 * that take ten times the time. */
void         kamae_test_init       (int        *argc,
                                    char     ***argv);
/* model: what to open it with, taken over; NULL for the core alone. */
void         kamae_test_set_up     (KamaeTest  *test,
                                    KamaeModel *model);
void         kamae_test_tear_down  (KamaeTest  *test);
void         kamae_test_reopen     (KamaeTest  *test);
/* Opens a copy of the sample organization as of a day in place of the register. It is made once for
 * all programs of a build with the same plugins. */
void         kamae_test_open_sample (KamaeTest  *test,
                                     const char *language,
                                     const char *today);
void         kamae_test_set_today  (KamaeTest  *test,
                                    const char *date);
/* One record in an operation of its own. */
KamaeRecord *kamae_test_create     (KamaeTest  *test,
                                    const char *entity,
                                    const char *first_field,
                                    ...) G_GNUC_NULL_TERMINATED;
void         kamae_test_set        (KamaeTest  *test,
                                    KamaeRecord *record,
                                    const char *field,
                                    const char *value);
/* Whether it is refused, and of that kind. */
gboolean     kamae_test_refuses    (KamaeTest  *test,
                                    KamaeRecord *record,
                                    const char *field,
                                    const char *value,
                                    KamaeError  code);
/* Insists that the day of a step that nobody signs is entered before it, but not a day to come nor
 * the one that lies too early, if it is given; that it stands then, and is not emptied. */
void         kamae_test_enter_day  (KamaeTest  *test,
                                    KamaeRecord *record,
                                    const char *transition,
                                    const char *day,
                                    const char *too_early);
/* Takes a step with a reason, and insists that it works. */
void         kamae_test_step       (KamaeTest  *test,
                                    KamaeRecord *record,
                                    const char *transition);
/* The same by the person with that number. */
void         kamae_test_step_as    (KamaeTest  *test,
                                    KamaeRecord *record,
                                    const char *transition,
                                    const char *staff_no);
/* How often the check of the whole register finds the rule. */
guint        kamae_test_count_rule (KamaeTest  *test,
                                    const char *rule);
/* Whether the rule stands in the way of a step, as a block or as a warning. */
gboolean     kamae_test_guards     (KamaeRecord *record,
                                    const char *transition,
                                    const char *rule);
/* Whether the rule blocks a step; then the step itself is refused, a reason or not, and names it.
 * Where an id has several rules: "AUD-V04 checklist", words of its text or detail, or its field. */
gboolean     kamae_test_blocks     (KamaeRecord *record,
                                    const char *transition,
                                    const char *rule);
/* Whether the rule warns of a step; then the step is refused without a reason, and with one not
 * because of this rule. */
gboolean     kamae_test_warns      (KamaeRecord *record,
                                    const char *transition,
                                    const char *rule);
/* The file passes kamae_register_verify(). */
void         kamae_test_verify     (KamaeTest  *test);
/* Runs SQL in the file, as somebody outside Kamae would. */
void         kamae_test_outside    (KamaeTest  *test,
                                    const char *sql);
/* The text of the print without blanks, because lines are broken in cells. */
char        *kamae_test_dup_print  (KamaeTest  *test,
                                    const char *report,
                                    KamaeRecord *record,
                                    const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* The same as of a day; NULL for today. */
char        *kamae_test_dup_print_of (KamaeTest   *test,
                                      const char  *report,
                                      KamaeRecord *record,
                                      const char  *language,
                                      const char  *as_of);
/* Insists that a print contains the part, wherever its lines are broken. */
void         kamae_test_assert_contains (const char *print,
                                         const char *part);
