/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The core of Kamae: everything that works without a display. */
#pragma once

#define KAMAE_INSIDE

#include <base/kamae-date.h>
#include <base/kamae-error.h>
#include <base/kamae-language.h>
#include <base/kamae-text.h>
#include <base/kamae-types.h>
#include <base/kamae-version.h>
#include <declare/kamae-choice.h>
#include <declare/kamae-declaration.h>
#include <declare/kamae-entity.h>
#include <declare/kamae-field.h>
#include <declare/kamae-figure.h>
#include <declare/kamae-model.h>
#include <declare/kamae-page-info.h>
#include <declare/kamae-people.h>
#include <declare/kamae-words.h>
#include <declare/kamae-report.h>
#include <declare/kamae-rule.h>
#include <declare/kamae-sizes.h>
#include <declare/kamae-workflow.h>
#include <sqlite/kamae-file.h>
#include <sqlite/kamae-formula.h>
#include <register/kamae-backup.h>
#include <register/kamae-change-set.h>
#include <register/kamae-check-result.h>
#include <register/kamae-cursor.h>
#include <register/kamae-declared-sql.h>
#include <register/kamae-figure-result.h>
#include <register/kamae-link.h>
#include <register/kamae-missing-plugin.h>
#include <register/kamae-query.h>
#include <register/kamae-record-list.h>
#include <register/kamae-record.h>
#include <register/kamae-register.h>
#include <journal/kamae-check.h>
#include <journal/kamae-history-entry.h>
#include <journal/kamae-opening.h>
#include <journal/kamae-operation.h>
#include <journal/kamae-past.h>
#include <journal/kamae-snapshot.h>
#include <journal/kamae-undo.h>
#include <journal/kamae-verify.h>
#include <report/kamae-chart.h>
#include <report/kamae-copy.h>
#include <report/kamae-document.h>
#include <report/kamae-layout.h>
#include <report/kamae-report-build.h>
#include <report/kamae-report-context.h>
#include <report/kamae-table.h>
#include <sample/kamae-sample.h>
#include <entities/kamae-core-declaration.h>
#include <extension/kamae-plugin-info.h>
#include <extension/kamae-plugin-manager.h>
#include <extension/kamae-plugin.h>

#undef KAMAE_INSIDE
