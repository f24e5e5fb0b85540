/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-leadership-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *ja;
  const char *en;
} KamaeLeadershipText;

/* As kamae_sample_dup_date() wants it. */
typedef struct
{
  int years_ago;
  int month;
  int day;
} KamaeLeadershipDay;

typedef struct
{
  const char         *channel;
  KamaeLeadershipDay  on;
  KamaeLeadershipText audience;
} KamaeLeadershipSamplePublication;

typedef struct
{
  const char         *version;
  KamaeLeadershipDay  drafted;
  KamaeLeadershipDay  prepared;
  KamaeLeadershipDay  reviewed;
  KamaeLeadershipDay  approved;
  KamaeLeadershipDay  effective;
  KamaeLeadershipDay  published;
  KamaeLeadershipText reason;
  KamaeLeadershipText purpose;
  KamaeLeadershipText body;
  KamaeLeadershipText strategy;
  KamaeLeadershipText answers[4];   /* a to d */
  KamaeLeadershipSamplePublication publications[4];
} KamaeLeadershipSamplePolicy;

typedef struct
{
  KamaeLeadershipDay  on;
  const char         *letters;
  KamaeLeadershipText title;
  KamaeLeadershipText details;
} KamaeLeadershipSampleEvidence;

typedef struct
{
  KamaeLeadershipDay  since;
  const char         *origin;
  const char         *department;
  const char         *owner;
  KamaeLeadershipText process;
  KamaeLeadershipText requirement;
  KamaeLeadershipText procedure;
  KamaeLeadershipText step;
} KamaeLeadershipSampleIntegration;

/* What is not granted has no decision; what is not provided yet has no result. */
typedef struct
{
  KamaeLeadershipDay  requested;
  KamaeLeadershipDay  decided;
  KamaeLeadershipDay  provided;
  const char         *kind;
  const char         *planned;
  const char         *unit;
  const char         *actual;
  const char         *requested_by;
  KamaeLeadershipText title;
  KamaeLeadershipText need;
  KamaeLeadershipText decision;
  KamaeLeadershipText result;
} KamaeLeadershipSampleResource;

typedef struct
{
  int                 years_ago;   /* 0 for the one that was just handed in */
  KamaeLeadershipText summary;
  KamaeLeadershipText requests;
  KamaeLeadershipText answer;
} KamaeLeadershipSampleReport;

extern const KamaeLeadershipSamplePolicy      kamae_leadership_sample_policies[];
extern const KamaeLeadershipSampleEvidence    kamae_leadership_sample_evidence[];
extern const KamaeLeadershipSampleIntegration kamae_leadership_sample_integrations[];
extern const KamaeLeadershipSampleResource    kamae_leadership_sample_resources[];
extern const KamaeLeadershipSampleReport      kamae_leadership_sample_reports[];

G_END_DECLS
