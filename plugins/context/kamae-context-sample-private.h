/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the sample, apart from the story that uses them. */
#pragma once

#include "kamae-context-private.h"

G_BEGIN_DECLS

/**
 * KamaeContextText:
 * @ja: in Japanese
 * @en: in English
 */
typedef struct
{
  const char *ja;
  const char *en;
} KamaeContextText;

/**
 * KamaeContextSampleIssue:
 * @phase: the chapter of the story in which it is identified
 * @closed: the chapter in which it is closed; 0 for none
 *
 * The other members are fields of `issue`. @flags are topics of an external issue, resources of an
 * internal one; @controls handle it.
 */
typedef struct
{
  guint            phase;
  guint            closed;
  const char      *side;
  const char      *factors;
  const char      *flags;
  const char      *levels;
  const char      *polarity;
  const char      *importance;
  const char      *trend;
  const char      *response;
  const char      *owner;
  const char      *controls;
  KamaeContextText title;
  KamaeContextText effect;
  KamaeContextText source;
} KamaeContextSampleIssue;

typedef struct
{
  guint            phase;
  const char      *side;
  const char      *category;
  gboolean         climate_asked;
  KamaeContextText name;
  KamaeContextText relation;
  KamaeContextText contact;
} KamaeContextSampleParty;

/* @party is the index of the party. */
typedef struct
{
  guint            party;
  const char      *kind;
  const char      *addressed;
  const char      *controls;
  gboolean         climate_related;
  KamaeContextText text;
  KamaeContextText basis;
  KamaeContextText reason;
} KamaeContextSampleRequirement;

typedef struct
{
  const char      *kind;
  const char      *employments;
  const char      *department;
  KamaeContextText name;
  KamaeContextText details;
  KamaeContextText equipment;
} KamaeContextSampleItem;

/* @until: the last version of the scope statement that says so, from 0. */
typedef struct
{
  guint            since;
  guint            until;
  const char      *aspect;
  KamaeContextText inside;
  KamaeContextText outside;
} KamaeContextSampleBoundary;

/* @since: in which version of the scope statement it is new, from 0; @party: the index of the
 * party, or less than 0. */
typedef struct
{
  guint            since;
  int              party;
  KamaeContextText activity;
  KamaeContextText counterpart;
  KamaeContextText responsibility;
  KamaeContextText information;
  KamaeContextText means;
  KamaeContextText safeguards;
} KamaeContextSampleInterface;

typedef struct
{
  const char      *kind;
  const char      *file_name;
  KamaeContextText title;
} KamaeContextSampleAttachment;

/* Staff numbers of the people who act. */
#define ISMS_MANAGER "1002"
#define COMMITTEE_MEMBER "1003"
#define PRESIDENT "1001"

/* As on the certificate, too. */
#define KAMAE_CONTEXT_SAMPLE_SCOPE_JA \
  "クラウド勤怠サービス「かぜ勤怠」の開発、運用及び導入支援並びに業務システムの受託開発"
#define KAMAE_CONTEXT_SAMPLE_SCOPE_EN \
  "Development, operation and support of the cloud attendance service “Kaze Attendance”, and " \
  "custom development of business systems"

/* More than there are issues, parties or requirements in the texts. */
#define KAMAE_CONTEXT_SAMPLE_MOST 64

/**
 * KamaeContextStory:
 * @sample: the sample organization
 * @date: the day of what is being told
 * @issues: by their place in the texts; %NULL where not identified yet
 * @parties: as @issues
 * @requirements: as @issues
 */
typedef struct
{
  KamaeSample *sample;
  char        *date;
  GPtrArray   *issues;
  GPtrArray   *parties;
  GPtrArray   *requirements;
} KamaeContextStory;

/* The same story from another side, with a day of its own. */
KamaeContextStory kamae_context_story_init_beside   (const KamaeContextStory *other);
void            kamae_context_story_clear           (KamaeContextStory      *story);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KamaeContextStory, kamae_context_story_clear)
gboolean        kamae_context_story_go_to           (KamaeContextStory      *story,
                                                     const char             *date,
                                                     GError                **error);
gboolean        kamae_context_story_is_past         (KamaeContextStory      *story,
                                                     const char             *date);
const char     *kamae_context_story_text            (KamaeContextStory      *story,
                                                     const KamaeContextText *both);
KamaeOperation *kamae_context_story_begin           (KamaeContextStory      *story,
                                                     const char             *person,
                                                     const char             *ja,
                                                     const char             *en,
                                                     KamaeRecord            *subject,
                                                     GError                **error);
gboolean        kamae_context_story_add_links       (KamaeContextStory      *story,
                                                     KamaeOperation         *operation,
                                                     KamaeRecord            *record,
                                                     const char             *field,
                                                     const char             *entity,
                                                     const char             *keys,
                                                     GError                **error);
gboolean        kamae_context_story_step            (KamaeContextStory      *story,
                                                     const char             *person,
                                                     const char             *ja,
                                                     const char             *en,
                                                     KamaeRecord            *record,
                                                     const char             *transition,
                                                     const char             *reason,
                                                     GError                **error);

gboolean        kamae_context_tell_scopes           (KamaeSample            *sample,
                                                     gconstpointer           data,
                                                     GError                **error);
gboolean        kamae_context_tell_scope_considered (KamaeContextStory      *story,
                                                     GError                **error);
GBytes         *kamae_context_sample_draw           (KamaeSample            *sample,
                                                     const char             *kind,
                                                     guint                   version);

extern const KamaeContextSampleIssue       kamae_context_sample_issues[];
extern const KamaeContextSampleParty       kamae_context_sample_parties[];
extern const KamaeContextSampleRequirement kamae_context_sample_requirements[];
extern const KamaeContextSampleItem        kamae_context_sample_items[];
extern const KamaeContextSampleBoundary    kamae_context_sample_boundaries[];
extern const KamaeContextSampleInterface   kamae_context_sample_interfaces[];
extern const KamaeContextSampleAttachment  kamae_context_sample_attachments[];

G_END_DECLS
