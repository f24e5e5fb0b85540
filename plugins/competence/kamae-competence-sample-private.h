/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the sample, apart from the story that uses them. Arrays end with an empty entry. */
#pragma once

#include "kamae-competence-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *ja;
  const char *en;
} KamaeCompetenceText;

/* @needed_by: role codes and levels, as "auditor:3 audit_manager:4" */
typedef struct
{
  const char          *kind;
  const char          *needed_by;
  KamaeCompetenceText  name;
  KamaeCompetenceText  details;
} KamaeCompetenceSampleItem;

typedef struct
{
  const char          *kind;
  const char          *audience;
  const char          *tags;
  const char          *pass_mark;
  const char          *link_field;
  const char          *links;
  const char          *competences;
  KamaeCompetenceText  name;
  KamaeCompetenceText  contents;
} KamaeCompetenceSampleCourse;

/**
 * KamaeCompetenceSampleEvent:
 * @course: number of the course
 * @years: the years in which it takes place: a bit each, 1 << years_ago
 * @month: of the fiscal year
 *
 * A session that is held in some years.
 */
typedef struct
{
  const char          *course;
  guint                years;
  int                  month;
  int                  day;
  const char          *method;
  const char          *trainer;
  const char          *evaluator;
  const char          *evaluated_by;
  KamaeCompetenceText  target;
  KamaeCompetenceText  outline;
  KamaeCompetenceText  criterion;
  KamaeCompetenceText  result;
} KamaeCompetenceSampleEvent;

/* @level: of the person in that year, where it is not what the role asks for; then the action. */
typedef struct
{
  const char          *person;
  const char          *competence;
  int                  years_ago;
  const char          *level;
  const char          *kind;
  int                  due_month;
  gboolean             confirmed;
  KamaeCompetenceText  plan;
} KamaeCompetenceSampleGap;

typedef struct
{
  const char          *person;
  const char          *kind;
  const char          *basis;
  int                  years_ago;
  int                  month;
  int                  months_valid;
  KamaeCompetenceText  name;
  KamaeCompetenceText  issuer;
} KamaeCompetenceSampleCertificate;

extern const KamaeCompetenceSampleItem        kamae_competence_sample_items[];
extern const KamaeCompetenceSampleCourse      kamae_competence_sample_courses[];
extern const KamaeCompetenceSampleEvent       kamae_competence_sample_events[];
extern const KamaeCompetenceSampleGap         kamae_competence_sample_gaps[];
extern const KamaeCompetenceSampleCertificate kamae_competence_sample_certificates[];

G_END_DECLS
