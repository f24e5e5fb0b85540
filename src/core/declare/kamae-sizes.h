/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-declaration.h"
#include "kamae-entity.h"
#include "kamae-figure.h"
#include "kamae-page-info.h"
#include "kamae-report.h"
#include "kamae-rule.h"

G_BEGIN_DECLS

/**
 * KamaeSizes:
 * @sizes: of this struct itself
 * @api: %KAMAE_API
 * @version: of the headers, as G_ENCODE_VERSION() makes it
 * @declaration: size of #KamaeDeclaration
 * @entity: size of #KamaeEntity
 * @field: size of #KamaeField
 * @choice: size of #KamaeChoice
 * @workflow: size of #KamaeWorkflow
 * @state: size of #KamaeState
 * @transition: size of #KamaeTransition
 * @snapshot_part: size of #KamaeSnapshotPart
 * @rule: size of #KamaeRule
 * @figure: size of #KamaeFigure
 * @report: size of #KamaeReport
 * @page_info: size of #KamaePageInfo
 * @setting: size of #KamaeSetting
 * @migration: size of #KamaeMigration
 * @shared_view: size of #KamaeSharedView
 * @subject: size of #KamaeSubject
 *
 * How large the structs of a declaration are in the headers that it was compiled with. Structs only
 * grow, at their end; so whoever reads them knows by this where the next one begins and what is not
 * there. KAMAE_PLUGIN_DEFINE() hands it over.
 *
 * Since: 0.1
 */
struct _KamaeSizes
{
  guint sizes;
  guint api;
  guint version;
  guint declaration;
  guint entity;
  guint field;
  guint choice;
  guint workflow;
  guint state;
  guint transition;
  guint snapshot_part;
  guint rule;
  guint figure;
  guint report;
  guint page_info;
  guint setting;
  guint migration;
  guint shared_view;
  guint subject;
};

/**
 * KAMAE_SIZES:
 *
 * The #KamaeSizes of the headers that something is compiled with, as an initializer.
 *
 * Since: 0.1
 */
#define KAMAE_SIZES                                                             \
  {                                                                             \
    sizeof (KamaeSizes), KAMAE_API,                                             \
    G_ENCODE_VERSION (KAMAE_MAJOR_VERSION, KAMAE_MINOR_VERSION),                \
    sizeof (KamaeDeclaration), sizeof (KamaeEntity), sizeof (KamaeField),       \
    sizeof (KamaeChoice), sizeof (KamaeWorkflow), sizeof (KamaeState),          \
    sizeof (KamaeTransition), sizeof (KamaeSnapshotPart), sizeof (KamaeRule),   \
    sizeof (KamaeFigure), sizeof (KamaeReport), sizeof (KamaePageInfo),         \
    sizeof (KamaeSetting), sizeof (KamaeMigration), sizeof (KamaeSharedView),   \
    sizeof (KamaeSubject)                                                       \
  }

G_END_DECLS
