/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-declaration.h"
#include "kamae-entity.h"
#include "kamae-figure.h"
#include "kamae-page-info.h"
#include "kamae-rule.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_MODEL (kamae_model_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeModel, kamae_model, KAMAE, MODEL, GObject)

/* All that the core and the plugins declared. Only complete once a register is opened on it. */

KAMAE_AVAILABLE_IN_ALL
gboolean             kamae_model_add              (KamaeModel             *self,
                                                   const KamaeDeclaration *declaration,
                                                   GError                **error);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_declarations (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_entities     (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
const KamaeEntity   *kamae_model_find_entity      (KamaeModel             *self,
                                                   const char             *name);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_parts        (KamaeModel             *self,
                                                   const KamaeEntity      *owner);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_rules        (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_figures      (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
const KamaeFigure   *kamae_model_find_figure      (KamaeModel             *self,
                                                   const char             *id);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_reports      (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
const KamaeReport   *kamae_model_find_report      (KamaeModel             *self,
                                                   const char             *id);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_subjects     (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
const KamaeSubject  *kamae_model_get_subject      (KamaeModel             *self,
                                                   const KamaePageInfo    *page);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_get_pages        (KamaeModel             *self);
KAMAE_AVAILABLE_IN_ALL
GPtrArray           *kamae_model_list_pages       (KamaeModel             *self,
                                                   const KamaeSubject     *subject) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const KamaePageInfo *kamae_model_find_page        (KamaeModel             *self,
                                                   const char             *entity);
KAMAE_AVAILABLE_IN_ALL
const KamaeSetting  *kamae_model_find_setting     (KamaeModel             *self,
                                                   const char             *key);
KAMAE_AVAILABLE_IN_ALL
const char          *kamae_model_get_domain       (KamaeModel             *self,
                                                   gconstpointer           declared);
KAMAE_AVAILABLE_IN_ALL
const char          *kamae_model_get_plugin       (KamaeModel             *self,
                                                   gconstpointer           declared);
KAMAE_AVAILABLE_IN_ALL
const char          *kamae_model_translate        (KamaeModel             *self,
                                                   gconstpointer           declared,
                                                   const char             *msgid,
                                                   const char             *language);
KAMAE_AVAILABLE_IN_ALL
char                *kamae_model_dup_attention_text (KamaeModel             *self,
                                                     const KamaePageInfo    *page,
                                                     gint64                  n)
                                                     G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char          *kamae_model_translate_any    (KamaeModel             *self,
                                                   const char             *msgid,
                                                   const char             *language);
KAMAE_AVAILABLE_IN_ALL
const char          *kamae_model_choice_label     (KamaeModel             *self,
                                                   const KamaeEntity      *entity,
                                                   const char             *field,
                                                   const char             *code,
                                                   const char             *language);

G_END_DECLS
