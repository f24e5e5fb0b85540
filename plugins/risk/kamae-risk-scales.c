/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-scales.h"

#define LEVELS \
  "SELECT s.code, " KAMAE_RISK_WORDS ("s", "label") ", s.subject = 'fact', l.value, " \
  KAMAE_RISK_WORDS ("l", "label") ", " KAMAE_RISK_WORDS ("l", "description") ", " \
  KAMAE_RISK_WORDS ("l", "example") " FROM criteria_scale AS s " \
  "JOIN criteria_level AS l ON l.criteria_id = s.criteria_id AND l.scale = s.code " \
  "WHERE s.criteria_id = :criteria ORDER BY s.position, s.code COLLATE counted, l.value DESC"

static void
free_level (gpointer data)
{
  KamaeRiskLevel *level = data;

  g_free (level->label);
  g_free (level->description);
  g_free (level->example);
  g_free (level);
}

static void
free_scale (gpointer data)
{
  KamaeRiskScale *scale = data;

  g_free (scale->code);
  g_free (scale->label);
  g_ptr_array_unref (scale->levels);
  g_free (scale);
}

KamaeRiskScale *
kamae_risk_scale_new (const char *code,
                      const char *label,
                      gboolean    is_fact)
{
  KamaeRiskScale *scale = g_new0 (KamaeRiskScale, 1);

  scale->code = g_strdup (code);
  scale->label = g_strdup (label);
  scale->is_fact = is_fact;
  scale->levels = g_ptr_array_new_with_free_func (free_level);
  return scale;
}

KamaeRiskLevel *
kamae_risk_scale_add_level (KamaeRiskScale *scale,
                            int             value)
{
  KamaeRiskLevel *level = g_new0 (KamaeRiskLevel, 1);

  level->value = value;
  g_ptr_array_add (scale->levels, level);
  return level;
}

GPtrArray *
kamae_risk_load_scales (KamaeRegister  *reg,
                        gint64          criteria,
                        const char     *language,
                        GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, LEVELS, language, error);
  g_autoptr(GPtrArray) scales = g_ptr_array_new_with_free_func (free_scale);
  g_autoptr(GError) local_error = NULL;
  KamaeRiskScale *scale = NULL;

  if (cursor == NULL)
    return NULL;

  kamae_cursor_bind_integer (cursor, ":criteria", criteria);
  while (kamae_cursor_next (cursor, &local_error))
    {
      const char *code = kamae_cursor_get_text (cursor, 0);
      KamaeRiskLevel *level;

      if (scale == NULL || !g_str_equal (scale->code, code))
        {
          scale = kamae_risk_scale_new (code, kamae_cursor_is_null (cursor, 1)
                                                ? code
                                                : kamae_cursor_get_text (cursor, 1),
                                        kamae_cursor_get_integer (cursor, 2) != 0);
          g_ptr_array_add (scales, scale);
        }
      level = kamae_risk_scale_add_level (scale, (int) kamae_cursor_get_integer (cursor, 3));
      level->label = g_strdup (kamae_cursor_get_text (cursor, 4));
      level->description = g_strdup (kamae_cursor_get_text (cursor, 5));
      level->example = g_strdup (kamae_cursor_get_text (cursor, 6));
    }

  if (local_error == NULL)
    return g_steal_pointer (&scales);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

const KamaeRiskLevel *
kamae_risk_scale_find (KamaeRiskScale *scale,
                       int             value)
{
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const KamaeRiskLevel *level = scale->levels->pdata[i];

      if (level->value == value)
        return level;
    }
  return NULL;
}

KamaeTone
kamae_risk_parse_tone (const char *tone)
{
  return g_strcmp0 (tone, "good") == 0        ? KAMAE_TONE_GOOD
         : g_strcmp0 (tone, "attention") == 0 ? KAMAE_TONE_ATTENTION
         : g_strcmp0 (tone, "bad") == 0       ? KAMAE_TONE_BAD
                                              : KAMAE_TONE_NEUTRAL;
}
