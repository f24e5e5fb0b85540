/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-risk-private.h"

G_BEGIN_DECLS

/* The texts of the sample organization, in both languages; how they become records is told in
 * kamae-risk-sample.c and the files of kamae-risk-sample-story.h. */

typedef struct
{
  const char *ja;
  const char *en;
} KamaeRiskText;

/* business: which of the businesses in the scope; users, retention, disposal: a code; since: years
 * ago. */
typedef struct
{
  KamaeRiskText name;
  const char   *category;
  guint         business;
  const char   *department;
  const char   *owner;
  char          users;
  const char   *medium;
  const char   *classification;
  const char   *personal_info;
  const char   *vital;
  const char   *cia;
  char          retention;
  char          disposal;
  int           since;
} KamaeRiskSampleAsset;

typedef enum
{
  KAMAE_RISK_SAMPLE_ACCEPT,
  KAMAE_RISK_SAMPLE_TREATED,  /* by the first plan, verified and accepted */
  KAMAE_RISK_SAMPLE_CARRIED,  /* by the second plan, not finished in its year */
  KAMAE_RISK_SAMPLE_NEXT,     /* by the third plan */
  KAMAE_RISK_SAMPLE_AVOIDED,  /* treated, and closed */
  KAMAE_RISK_SAMPLE_RETAINED, /* above the limit: top management agrees */
  KAMAE_RISK_SAMPLE_PROPOSED, /* the acceptance waits for the owner */
} KamaeRiskSampleFate;

typedef struct
{
  int                 assets[2]; /* 0: none */
  const char         *candidate;
  const char         *first;  /* threat and vulnerability; NULL: not known before this year */
  const char         *second; /* NULL: closed after the first year */
  KamaeRiskSampleFate fate;
  KamaeRiskText       change;
} KamaeRiskSampleRisk;

typedef enum
{
  KAMAE_RISK_SAMPLE_NOT_STARTED,
  KAMAE_RISK_SAMPLE_DOING,
  KAMAE_RISK_SAMPLE_LATE,
  KAMAE_RISK_SAMPLE_DONE,
  KAMAE_RISK_SAMPLE_CANCELLED,
} KamaeRiskSampleProgress;

typedef struct
{
  KamaeRiskText           task;
  const char             *owner;
  int                     start; /* months of the plan's year; 0: of the third plan */
  int                     due;
  KamaeRiskSampleProgress progress;
  KamaeRiskText           result;
} KamaeRiskSampleAction;

typedef struct
{
  int                   risk; /* -1 ends the list */
  const char           *option;
  const char           *expected;
  KamaeRiskText         measure;
  KamaeRiskSampleAction actions[2];
} KamaeRiskSampleTreatment;

typedef enum
{
  KAMAE_RISK_SAMPLE_NOTED,
  KAMAE_RISK_SAMPLE_PLANNED,
  KAMAE_RISK_SAMPLE_CARRIED_OUT,
  KAMAE_RISK_SAMPLE_CHECKED,
} KamaeRiskSampleStage;

/* source: the title of the issue it comes from, in the sample of the plugin "context". */
typedef struct
{
  const char          *kind;
  KamaeRiskText        source;
  const char          *purposes;
  const char          *owner;
  int                  years_ago;
  int                  due_month;
  KamaeRiskSampleStage stage;
  const char          *verdict;
  KamaeRiskText        title;
  KamaeRiskText        effect;
  KamaeRiskText        action;
  KamaeRiskText        process;
  KamaeRiskText        check;
  KamaeRiskText        result;
} KamaeRiskSampleOpportunity;

gboolean kamae_risk_fill_many (KamaeSample  *sample,
                               GError      **error);

extern const KamaeRiskSampleAsset       kamae_risk_sample_assets[];
extern const KamaeRiskSampleRisk        kamae_risk_sample_risks[];
extern const KamaeRiskSampleTreatment   kamae_risk_sample_treatments[];
extern const KamaeRiskSampleOpportunity kamae_risk_sample_opportunities[];

G_END_DECLS
