/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeReport:
 * @id: of the domain analysis, as "CTX-R01"; %NULL ends an array
 * @title: marked for translation
 * @clause: of the standard
 * @entity: (nullable): the kind of record that it prints; %NULL for the register as a whole
 * @page: (nullable): the page that offers it, if not those of @entity
 * @build: makes the document
 * @follows: whether it tells what came of a locked record, as a list of its open tasks; all others
 * print a locked record as it was when it was locked
 *
 * A printable document that a plugin declares.
 */
struct _KamaeReport
{
  const char    *id;
  const char    *title;
  const char    *clause;
  const char    *entity;
  const char    *page;
  KamaeDocument *(*build) (KamaeReportContext *context,
                           GError            **error);
  gboolean       follows;
};

G_END_DECLS
