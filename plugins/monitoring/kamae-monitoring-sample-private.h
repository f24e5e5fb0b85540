/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the sample, apart from the story that uses them. */
#pragma once

#include "kamae-monitoring-private.h"

G_BEGIN_DECLS

/**
 * KamaeMonitoringText:
 * @ja: in Japanese
 * @en: in English
 */
typedef struct
{
  const char *ja;
  const char *en;
} KamaeMonitoringText;

/**
 * KamaeMonitoringIndicator:
 * @figure: id of the figure that gives the values; %NULL where people measure
 * @control: number of the control that it concerns; %NULL for none
 * @values: what people measured, a period after the other, separated by blanks; "-" for none
 *
 * The other members are fields of `indicator`; a limit that is %NULL is none.
 */
typedef struct
{
  const char         *figure;
  const char         *kind;
  const char         *input;
  const char         *control;
  const char         *direction;
  const char         *target;
  const char         *alarm;
  const char         *period;
  const char         *measure_who;
  const char         *analyse_who;
  const char         *values;
  KamaeMonitoringText name;
  KamaeMonitoringText unit;
  KamaeMonitoringText what;
  KamaeMonitoringText method;
  KamaeMonitoringText source;
} KamaeMonitoringIndicator;

/**
 * KamaeMonitoringFinding:
 * @indicator: its name in Japanese
 * @place: which of the analyses of the indicator, from 0
 * @owner: who does what follows; %NULL if nothing does
 * @action: what follows
 *
 * What an analysis says beyond that the target was met.
 */
typedef struct
{
  const char         *indicator;
  int                 place;
  const char         *owner;
  KamaeMonitoringText findings;
  KamaeMonitoringText action;
} KamaeMonitoringFinding;

/* Both end with a row without a name. */
extern const KamaeMonitoringIndicator kamae_monitoring_sample_indicators[];
extern const KamaeMonitoringFinding   kamae_monitoring_sample_findings[];

G_END_DECLS
