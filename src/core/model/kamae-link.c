/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-link-private.h"

#include "kamae-record.h"

struct _KamaeLink
{
  GObject parent_instance;

  gint64 id;
  char *label;
  KamaeRecord *record;
  gboolean outgoing;
  gboolean is_free;
};

G_DEFINE_FINAL_TYPE (KamaeLink, kamae_link, G_TYPE_OBJECT)

static void
kamae_link_finalize (GObject *object)
{
  KamaeLink *self = KAMAE_LINK (object);

  g_clear_object (&self->record);
  g_free (self->label);

  G_OBJECT_CLASS (kamae_link_parent_class)->finalize (object);
}

static void
kamae_link_class_init (KamaeLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_link_finalize;
}

static void
kamae_link_init (KamaeLink *self)
{
}

KamaeLink *
kamae_link_new (gint64       id,
                const char  *label,
                KamaeRecord *record,
                gboolean     outgoing,
                gboolean     is_free)
{
  KamaeLink *self = g_object_new (KAMAE_TYPE_LINK, NULL);

  self->id = id;
  self->label = g_strdup (label);
  self->record = g_object_ref (record);
  self->outgoing = outgoing;
  self->is_free = is_free;
  return self;
}

/**
 * kamae_link_get_label:
 * @self: a link
 *
 * Returns: how the relation reads from the record that was asked
 */
const char *
kamae_link_get_label (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), NULL);

  return self->label;
}

/**
 * kamae_link_get_record:
 * @self: a link
 *
 * Returns: (transfer none): the record at the other end
 */
KamaeRecord *
kamae_link_get_record (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), NULL);

  return self->record;
}

/**
 * kamae_link_get_id:
 * @self: a link
 *
 * Returns: key of the row in the table `link`; 0 if the link is a field of one of the two records
 */
gint64
kamae_link_get_id (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), 0);

  return self->id;
}

/**
 * kamae_link_is_outgoing:
 * @self: a link
 *
 * Returns: whether it was made at the record that was asked
 */
gboolean
kamae_link_is_outgoing (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), FALSE);

  return self->outgoing;
}

/**
 * kamae_link_is_free:
 * @self: a link
 *
 * Returns: whether a person made it between any two records, and not in a field
 */
gboolean
kamae_link_is_free (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), FALSE);

  return self->is_free;
}
