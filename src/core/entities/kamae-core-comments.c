/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeField comment_fields[] = {
  { "source", KAMAE_FIELD_LINK, N_("Record"), 0, .target = "*", .inverse = N_("Comments") },
  { "author", KAMAE_FIELD_LINK, N_("Author"), KAMAE_COLUMN,
    .target = "person", .inverse = N_("Comments"), .initial = "@me" },
  { "written_at", KAMAE_FIELD_DATE_TIME, N_("Written at"), KAMAE_COLUMN },
  { "text", KAMAE_FIELD_LONG_TEXT, N_("Comment"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_core_comment = {
  .name = "comment",
  .label = N_("Comment"),
  .plural = N_("Comments"),
  .clause = "7.5.3",
  .fields = comment_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "written_at",
};
