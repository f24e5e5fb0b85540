/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The core of Kamae: everything that works without a display. */
#pragma once

#define KAMAE_INSIDE

#include <kamae-date.h>
#include <kamae-error.h>
#include <kamae-language.h>
#include <kamae-text.h>
#include <kamae-types.h>

#include <entities/kamae-core-declaration.h>
#include <extension/kamae-plugin.h>
#include <extension/kamae-plugin-info.h>
#include <extension/kamae-plugin-manager.h>
#include <extension/kamae-sample.h>
#include <journal/kamae-check.h>
#include <journal/kamae-history-entry.h>
#include <journal/kamae-opening.h>
#include <journal/kamae-operation.h>
#include <journal/kamae-past.h>
#include <journal/kamae-snapshot.h>
#include <journal/kamae-undo.h>
#include <journal/kamae-verify.h>
#include <model/kamae-change-set.h>
#include <model/kamae-check-result.h>
#include <model/kamae-choice.h>
#include <model/kamae-cursor.h>
#include <model/kamae-declaration.h>
#include <model/kamae-entity.h>
#include <model/kamae-field.h>
#include <model/kamae-figure.h>
#include <model/kamae-figure-result.h>
#include <model/kamae-link.h>
#include <model/kamae-model.h>
#include <model/kamae-page-info.h>
#include <model/kamae-people.h>
#include <model/kamae-query.h>
#include <model/kamae-record.h>
#include <model/kamae-record-list.h>
#include <model/kamae-report.h>
#include <model/kamae-rule.h>
#include <model/kamae-workflow.h>
#include <report/kamae-chart.h>
#include <report/kamae-document.h>
#include <report/kamae-layout.h>
#include <report/kamae-report-build.h>
#include <report/kamae-report-context.h>
#include <report/kamae-table.h>
#include <store/kamae-backup.h>
#include <store/kamae-file.h>
#include <store/kamae-formula.h>
#include <store/kamae-missing-plugin.h>
#include <store/kamae-register.h>

#undef KAMAE_INSIDE
