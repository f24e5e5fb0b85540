/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>

#include "kamae-editor-private.h"

/* Which editor a kind of field has. */

static GType
get_type_for_kind (KamaeFieldKind kind)
{
  switch (kind)
    {
    case KAMAE_FIELD_LONG_TEXT:
      return KAMAE_TYPE_LONG_TEXT_EDITOR;

    case KAMAE_FIELD_DATE:
      return KAMAE_TYPE_DATE_EDITOR;

    case KAMAE_FIELD_BOOLEAN:
      return KAMAE_TYPE_BOOLEAN_EDITOR;

    case KAMAE_FIELD_CHOICE:
      return KAMAE_TYPE_CHOICE_EDITOR;

    case KAMAE_FIELD_FLAGS:
      return KAMAE_TYPE_FLAGS_EDITOR;

    case KAMAE_FIELD_LINK:
      return KAMAE_TYPE_LINK_EDITOR;

    case KAMAE_FIELD_LINKS:
      return KAMAE_TYPE_LINKS_EDITOR;

    case KAMAE_FIELD_FILE:
      return KAMAE_TYPE_FILE_EDITOR;

    case KAMAE_FIELD_DERIVED:
      return KAMAE_TYPE_DERIVED_EDITOR;

    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
    case KAMAE_FIELD_TIME:
    case KAMAE_FIELD_DATE_TIME:
    default:
      return KAMAE_TYPE_TEXT_EDITOR;
    }
}

KamaeEditor *
kamae_editor_new (KamaeRegister *reg,
                  const KamaeEntity *entity,
                  const KamaeField *field,
                  gboolean compact)
{
  return g_object_new (get_type_for_kind (field->kind),
                       "register", reg,
                       "entity", entity,
                       "field", field,
                       "compact", compact,
                       NULL);
}
