/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-risk-sample-private.h"

G_BEGIN_DECLS

/* What happens in the sample organization, year by year; its texts are in
 * kamae-risk-sample-private.h. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define COMMITTEE_MEMBER "1005"
#define SECRETARIAT "1006"

typedef struct
{
  KamaeSample *sample;
  GPtrArray *risks;      /* by the place in the list; NULL where it is not known yet */
  GPtrArray *treatments; /* so too */
  KamaeRecord *run;
  char *run_id;
} KamaeRiskStory;

/* Under which name the sample keeps it. */
#define STORY_KEY "kamae-risk-story"

#define TEXT(both) kamae_sample_text (story->sample, (both).ja, (both).en)

/* kamae-risk-sample-story.c */
char *story_dup_id (KamaeRecord *record);
gboolean story_knows (KamaeRiskStory *story,
                      const char     *entity);
gboolean story_is_past (KamaeRiskStory *story,
                        int             years_ago,
                        int             month,
                        int             day);
KamaeOperation *story_begin (KamaeRiskStory  *story,
                             const char      *date,
                             const char      *person,
                             const char      *ja,
                             const char      *en,
                             KamaeRecord     *subject,
                             GError         **error);
KamaeOperation *story_begin_on (KamaeRiskStory  *story,
                                int              years_ago,
                                int              month,
                                int              day,
                                const char      *person,
                                const char      *ja,
                                const char      *en,
                                GError         **error);
gboolean story_set_fields (KamaeOperation     *operation,
                           KamaeRecord        *record,
                           const char *const  *fields,
                           GError            **error);
gboolean story_step (KamaeRiskStory  *story,
                     const char      *date,
                     const char      *person,
                     KamaeRecord     *record,
                     const char      *transition,
                     GError         **error);
gboolean story_sign (KamaeRiskStory  *story,
                     const char      *date,
                     const char      *sql,
                     const char      *transition,
                     GError         **error);

/* kamae-risk-sample-assets.c */
gboolean story_add_assets (KamaeRiskStory  *story,
                           int              since,
                           int              month,
                           int              day,
                           GError         **error);
gboolean story_take_stock (KamaeRiskStory  *story,
                           int              years_ago,
                           GError         **error);

/* kamae-risk-sample-runs.c */
gboolean story_link_controls (KamaeOperation  *operation,
                              KamaeRecord     *candidate,
                              KamaeRecord     *record,
                              const char      *field,
                              GError         **error);
gboolean story_evaluate (KamaeRiskStory  *story,
                         KamaeOperation  *operation,
                         guint            place,
                         const char      *stage,
                         const char      *ratings,
                         GError         **error);
gboolean story_assess (KamaeRiskStory  *story,
                       int              years_ago,
                       GError         **error);
gboolean story_start_run (KamaeRiskStory  *story,
                          int              years_ago,
                          const char      *kind,
                          GError         **error);
gboolean story_lock_run (KamaeRiskStory  *story,
                         int              years_ago,
                         GError         **error);
gboolean story_close_risks (KamaeRiskStory  *story,
                            GError         **error);

/* kamae-risk-sample-treatments.c */
KamaeRecord *story_add_plan (KamaeRiskStory  *story,
                             int              years_ago,
                             const char      *ja,
                             const char      *en,
                             GError         **error);
gboolean story_approve_plan (KamaeRiskStory  *story,
                             int              years_ago,
                             KamaeRecord     *plan,
                             GError         **error);
gboolean story_carry_out (KamaeRiskStory  *story,
                          int              years_ago,
                          GError         **error);
gboolean story_decide (KamaeRiskStory  *story,
                       int              years_ago,
                       GError         **error);
gboolean story_verify (KamaeRiskStory  *story,
                       GError         **error);
gboolean story_carry_over (KamaeRiskStory  *story,
                           int              years_ago,
                           KamaeRecord     *plan,
                           GError         **error);
gboolean story_complete_plan (KamaeRiskStory  *story,
                              int              years_ago,
                              GError         **error);

/* kamae-risk-sample-acceptances.c */
gboolean story_accept (KamaeRiskStory  *story,
                       int              years_ago,
                       int              month,
                       gboolean         is_treated,
                       GError         **error);

/* kamae-risk-sample-opportunities.c */
void story_tell_opportunities (KamaeRiskStory *story);

/* kamae-risk-sample-soa.c */
gboolean story_tell_soa (KamaeSample    *sample,
                         gconstpointer   data,
                         GError        **error);

G_END_DECLS
