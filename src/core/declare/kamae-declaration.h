/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeSetting:
 * @key: as "context.communicate_within_days"; %NULL ends an array
 * @label: marked for translation
 * @initial: value until the company sets another
 * @unit: marked for translation; %NULL for none
 *
 * A number or a text of the register that the company can set. SQL reads it with `setting(key)`.
 */
struct _KamaeSetting
{
  const char *key;
  const char *label;
  const char *initial;
  const char *unit;
};

/**
 * KamaeMigration:
 * @version: schema version that this script reaches; 0 ends an array
 * @sql: statements that adding columns and tables cannot do
 */
struct _KamaeMigration
{
  guint       version;
  const char *sql;
};

/**
 * KamaeSharedView:
 * @name: of the view, unlike that of any entity; %NULL ends an array
 * @sql: constant query
 *
 * What plugins tell each other. The rows that all declarations give to views of one name are that
 * view, which SQL reads like a table. All give the same columns in the same order; so does whoever
 * only reads it, with a query without rows, for the case that the others are switched off.
 */
struct _KamaeSharedView
{
  const char *name;
  const char *sql;
};

/**
 * KamaeDeclaration:
 * @id: of the plugin, as in its manifest
 * @version: schema version of its tables, from 1
 * @domain: gettext domain of its strings
 * @entities: ends with %NULL
 * @rules: ends with a rule without id
 * @figures: ends with a figure without id
 * @reports: ends with a report without id
 * @pages: ends with a page without name
 * @settings: ends with a setting without key
 * @migrations: ends with version 0
 * @seed: fills in the catalogue rows when the tables are made
 * @sample: tells the plugin's part of the sample organization, day by day: all plugins tell side by
 * side, and each waits for its day
 * @changed: called in the operation that changed @field of a record of any plugin, or its "state"
 * by a step, or created it (@field is %NULL); for what follows in this plugin's records
 * @sample_order: what is told of the same day is told in this order, those of the same in the order
 * of declaration; whatever sums up what others do comes after 0
 * @views: (nullable): ends with a view without name
 * @subjects: (nullable): ends with a subject without name
 * @due: (nullable): writes in an operation of its own what is written without anybody's doing when
 * its time has come, as a measurement when its period has ended; makes no operation if there is
 * nothing. Called when a window opens the register, and when somebody asks for it
 *
 * All that a plugin knows.
 */
struct _KamaeDeclaration
{
  const char               *id;
  guint                     version;
  const char               *domain;
  const KamaeEntity *const *entities;
  const KamaeRule          *rules;
  const KamaeFigure        *figures;
  const KamaeReport        *reports;
  const KamaePageInfo      *pages;
  const KamaeSetting       *settings;
  const KamaeMigration     *migrations;
  gboolean                (*seed)   (KamaeOperation *operation,
                                     GError        **error);
  gboolean                (*sample) (KamaeSample    *sample,
                                     GError        **error);
  gboolean                (*changed) (KamaeOperation *operation,
                                      KamaeRecord    *record,
                                      const char     *field,
                                      GError        **error);
  int                       sample_order;
  const KamaeSharedView    *views;
  const KamaeSubject       *subjects;
  gboolean                (*due)    (KamaeRegister  *reg,
                                     GError        **error);
};

G_END_DECLS
