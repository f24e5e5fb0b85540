/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-row.h"
#include "kamae-risk-scales.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (KamaeRiskRow, kamae_risk_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kamae_risk_row_finalize (GObject *object)
{
  KamaeRiskRow *self = KAMAE_RISK_ROW (object);

  g_free (self->number);
  g_free (self->title);
  g_free (self->owner);
  g_free (self->value);
  g_free (self->band);
  g_free (self->action);
  g_free (self->basis);
  g_array_unref (self->ratings);

  G_OBJECT_CLASS (kamae_risk_row_parent_class)->finalize (object);
}

static void
kamae_risk_row_class_init (KamaeRiskRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_risk_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kamae_risk_row_init (KamaeRiskRow *self)
{
  self->ratings = g_array_new (FALSE, FALSE, sizeof (int));
}

/* The ratings come as "threat=3 vulnerability=2". */
static void
read_ratings (KamaeRiskRow *self,
              const char   *text,
              GPtrArray    *scales)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);
  int unrated = KAMAE_RISK_UNRATED;

  for (guint i = 0; i < scales->len; i++)
    g_array_append_val (self->ratings, unrated);
  for (char **part = parts; *part != NULL; part++)
    {
      char *value = strchr (*part, '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      for (guint i = 0; i < scales->len; i++)
        if (g_str_equal (((KamaeRiskScale *) scales->pdata[i])->code, *part))
          g_array_index (self->ratings, int, i) = (int) g_ascii_strtoll (value, NULL, 10);
    }
}

/* From the columns of the sheet's query. */
KamaeRiskRow *
kamae_risk_row_new (KamaeCursor *cursor,
                    GPtrArray   *scales)
{
  KamaeRiskRow *self = g_object_new (KAMAE_TYPE_RISK_ROW, NULL);

  self->risk_id = kamae_cursor_get_integer (cursor, 0);
  self->number = g_strdup (kamae_cursor_get_text (cursor, 1));
  self->title = g_strdup (kamae_cursor_get_text (cursor, 2));
  self->owner_id = kamae_cursor_get_integer (cursor, 3);
  self->owner = g_strdup (kamae_cursor_get_text (cursor, 4));
  self->evaluation_id = kamae_cursor_get_integer (cursor, 5);
  self->value = g_strdup (kamae_cursor_get_text (cursor, 6));
  self->band = g_strdup (kamae_cursor_get_text (cursor, 7));
  self->tone = kamae_risk_parse_tone (kamae_cursor_get_text (cursor, 8));
  self->action = g_strdup (kamae_cursor_get_text (cursor, 9));
  self->basis = g_strdup (kamae_cursor_get_text (cursor, 10));
  read_ratings (self, kamae_cursor_get_text (cursor, 11), scales);
  return self;
}

static gboolean
has_same_ratings (KamaeRiskRow *self,
                  KamaeRiskRow *other)
{
  return self->ratings->len == other->ratings->len
         && memcmp (self->ratings->data, other->ratings->data,
                    self->ratings->len * sizeof (int)) == 0;
}

static gboolean
take_text (char **text,
           char **other)
{
  gboolean differs = g_strcmp0 (*text, *other) != 0;
  char *kept = *text;

  *text = *other;
  *other = kept;
  return differs;
}

/* Becomes like another row of the same risk, which is of no use afterwards. */
gboolean
kamae_risk_row_take (KamaeRiskRow *self,
                     KamaeRiskRow *other)
{
  gboolean differs = self->evaluation_id != other->evaluation_id
                     || self->owner_id != other->owner_id || self->tone != other->tone
                     || !has_same_ratings (self, other);
  GArray *ratings = self->ratings;

  differs |= take_text (&self->number, &other->number);
  differs |= take_text (&self->title, &other->title);
  differs |= take_text (&self->owner, &other->owner);
  differs |= take_text (&self->value, &other->value);
  differs |= take_text (&self->band, &other->band);
  differs |= take_text (&self->action, &other->action);
  differs |= take_text (&self->basis, &other->basis);
  self->evaluation_id = other->evaluation_id;
  self->owner_id = other->owner_id;
  self->tone = other->tone;
  self->ratings = other->ratings;
  other->ratings = ratings;
  if (differs)
    g_signal_emit (self, signals[CHANGED], 0);
  return differs;
}

int
kamae_risk_row_get_rating (KamaeRiskRow *self,
                           guint         scale)
{
  return scale < self->ratings->len ? g_array_index (self->ratings, int, scale)
                                    : KAMAE_RISK_UNRATED;
}

/* RSK-V02: an evaluation has a value, and says why. */
gboolean
kamae_risk_row_is_open (KamaeRiskRow *self)
{
  return self->value == NULL || self->basis == NULL || *self->basis == '\0';
}
