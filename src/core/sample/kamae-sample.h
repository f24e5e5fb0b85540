/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../journal/kamae-operation.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_SAMPLE (kamae_sample_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeSample, kamae_sample, KAMAE, SAMPLE, GObject)

/* The fictional organization in the making. Plugins add their part through ordinary operations, on
 * a clock that walks through three fiscal years, up to the day the sample is made. */

/**
 * KamaeSampleCount:
 * @entity: name of an entity; %NULL ends an array
 * @n: how many made-up records of it are added beside the sample, for measuring
 */
typedef struct
{
  const char *entity;
  guint       n;
} KamaeSampleCount;

/**
 * KamaeSampleProgress:
 * @entity: name of an entity
 * @done: how many made-up records of it there are
 * @total: how many there will be
 * @data: what was given
 *
 * Told from time to time while many records are made.
 */
typedef void (*KamaeSampleProgress) (const char *entity,
                                     guint       done,
                                     guint       total,
                                     gpointer    data);

/**
 * KamaeSampleStory:
 * @sample: the sample
 * @data: what was given
 * @error: return location for an error
 *
 * Tells a part of the sample from its first day to its last one.
 *
 * Returns: whether it worked
 */
typedef gboolean (*KamaeSampleStory) (KamaeSample  *sample,
                                      gconstpointer data,
                                      GError      **error);

KAMAE_AVAILABLE_IN_ALL
gboolean        kamae_sample_fill         (KamaeRegister *reg,
                                           const char    *language,
                                           guint          scale,
                                           GError       **error);
KAMAE_AVAILABLE_IN_ALL
KamaeRegister  *kamae_sample_get_register (KamaeSample   *self);
KAMAE_AVAILABLE_IN_ALL
gboolean        kamae_sample_fill_many    (KamaeRegister          *reg,
                                           const char             *language,
                                           const KamaeSampleCount *counts,
                                           KamaeSampleProgress     progress,
                                           gpointer                data,
                                           GError                **error);
KAMAE_AVAILABLE_IN_ALL
guint           kamae_sample_get_count    (KamaeSample   *self,
                                           const char    *entity);
KAMAE_AVAILABLE_IN_ALL
void            kamae_sample_tell         (KamaeSample   *self,
                                           const char    *entity,
                                           guint          done);
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_sample_text         (KamaeSample   *self,
                                           const char    *ja,
                                           const char    *en);
KAMAE_AVAILABLE_IN_ALL
char           *kamae_sample_dup_report   (KamaeSample   *self,
                                           const char    *text,
                                           const char    *as_of,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char           *kamae_sample_dup_date     (KamaeSample   *self,
                                           int            years_ago,
                                           int            fiscal_month,
                                           int            day) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char           *kamae_sample_dup_day      (KamaeSample   *self,
                                           int            days) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char           *kamae_sample_dup_working_day (KamaeSample *self,
                                           const char    *date,
                                           int            days) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_sample_get_today    (KamaeSample   *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord    *kamae_sample_find         (KamaeSample   *self,
                                           const char    *entity,
                                           const char    *key) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord    *kamae_sample_find_meeting (KamaeSample   *self,
                                           const char    *kind,
                                           const char    *date) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void            kamae_sample_tell_beside  (KamaeSample   *self,
                                           KamaeSampleStory story,
                                           gconstpointer  data);
KAMAE_AVAILABLE_IN_ALL
gboolean        kamae_sample_wait         (KamaeSample   *self,
                                           const char    *date,
                                           GError       **error);
KAMAE_AVAILABLE_IN_ALL
KamaeOperation *kamae_sample_begin        (KamaeSample   *self,
                                           const char    *date,
                                           const char    *person,
                                           const char    *name,
                                           KamaeRecord   *subject,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
