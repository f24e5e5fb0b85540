/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Comments: who said what about a record, and when. They stay as they were written. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeField comment_fields[] = {
  { "source", KAMAE_FIELD_LINK, N_("Record"), KAMAE_REQUIRED | KAMAE_READ_ONLY, .target = "*",
    .inverse = N_("Comments"), .taken_in = "*" },
  { "author", KAMAE_FIELD_LINK, N_("Author"), KAMAE_READ_ONLY | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Comments"), .initial = "@me" },
  { "written_at", KAMAE_FIELD_DATE_TIME, N_("Written at"), KAMAE_READ_ONLY | KAMAE_COLUMN,
    .initial = "@now" },
  { "text", KAMAE_FIELD_LONG_TEXT, N_("Comment"),
    KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_TITLE | KAMAE_COLUMN },
  { NULL }
};

/* Nobody writes in the name of another, or on another day. */
static gboolean
comment_created (KamaeOperation *operation,
                 KamaeRecord    *comment,
                 GError        **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  KamaeRecord *person = kamae_register_get_person (reg);
  const char *written_at = kamae_record_get_text (comment, "written_at");
  g_autofree char *today = kamae_register_dup_today (reg);

  if (written_at != NULL && g_str_has_prefix (written_at, today) &&
      kamae_record_get_link (comment, "author") ==
        (person != NULL ? kamae_record_get_id (person) : 0))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               _("A comment is written by who is working, and now. It was not written. Choose who you are."));
  return FALSE;
}

const KamaeEntity kamae_core_comment = {
  .name = "comment",
  .label = N_("Comment"),
  .plural = N_("Comments"),
  .clause = "7.5.3",
  .fields = comment_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_FIXED,
  .order = "written_at",
  .created = comment_created,
};
