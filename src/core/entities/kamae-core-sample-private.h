/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* The core's part of the sample organization is a plan: things that happen on a day. They are
 * carried out in the order of their days, those after today not at all. */

/* A text in both languages. */
typedef struct
{
  const char *ja;
  const char *en;
} KamaeCoreSampleText;

/* What somebody does after a meeting. Days are counted from the meeting. */
typedef struct
{
  KamaeCoreSampleText subject;
  const char *assignee;
  int due_days;
  int done_days;
} KamaeCoreSampleAction;

/* A meeting; when is as kamae_sample_dup_date() wants it. */
typedef struct
{
  const char *kind;
  int years_ago;
  int month;
  int day;
  const char *absent; /* staff numbers, separated by a space */
  KamaeCoreSampleText agenda;
  KamaeCoreSampleText minutes;
  KamaeCoreSampleText decisions; /* NULL for "none" */
  KamaeCoreSampleAction actions[2];
} KamaeCoreSampleMeeting;

/* In the order of their days; ends with a meeting without a kind. */
extern const KamaeCoreSampleMeeting kamae_core_sample_meetings[];

typedef gboolean (*KamaeCoreSampleStep) (KamaeSample  *sample,
                                         const char   *date,
                                         gconstpointer data,
                                         GError      **error);

GPtrArray *kamae_core_sample_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean kamae_core_sample_plan_tell (GPtrArray          *plan,
                                      KamaeSample        *sample,
                                      GError            **error);
void kamae_core_sample_plan          (GPtrArray          *plan,
                                      char               *date,
                                      KamaeCoreSampleStep step,
                                      gconstpointer       data);
void kamae_core_sample_plan_people   (KamaeSample        *sample,
                                      GPtrArray          *plan);
void kamae_core_sample_plan_meetings (KamaeSample        *sample,
                                      GPtrArray          *plan);
void kamae_core_sample_plan_tasks    (KamaeSample        *sample,
                                      GPtrArray          *plan);

G_END_DECLS
