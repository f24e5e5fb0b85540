/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-comparison.h"

/* 新旧対照: what changed between two texts, line by line: the longest lines in common stay, what lies
 * between them is one difference. */

/* Beyond this many pairs of lines, between the same beginning and the same end, all in between
 * counts as changed: no policy is so long. */
#define MOST_PAIRS 4000000

typedef struct
{
  char **before;
  char **after;
  guint  n_before;
  guint  n_after;
} Texts;

static char *
dup_lines (char  **lines,
           guint   from,
           guint   to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? "\n" : "", lines[i]);
  return g_string_free (text, FALSE);
}

static void
tell_part (Texts                     *texts,
           guint                      from_before,
           guint                      to_before,
           guint                      from_after,
           guint                      to_after,
           KamaeLeadershipDifference  tell,
           gpointer                   data)
{
  g_autofree char *before = dup_lines (texts->before, from_before, to_before);
  g_autofree char *after = dup_lines (texts->after, from_after, to_after);

  if (*before != '\0' || *after != '\0')
    tell (before, after, data);
}

/* How many lines the rests from each place on have in common. */
static guint *
make_lengths (Texts *texts,
              guint  first,
              guint  n,
              guint  m)
{
  guint *lengths = g_new0 (guint, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      {
        guint *here = &lengths[(gsize) i * (m + 1) + j];

        if (g_str_equal (texts->before[first + i], texts->after[first + j]))
          *here = here[m + 2] + 1;
        else
          *here = MAX (here[1], here[m + 1]);
      }
  return lengths;
}

static void
walk (Texts                     *texts,
      guint                      first,
      guint                      n,
      guint                      m,
      KamaeLeadershipDifference  tell,
      gpointer                   data)
{
  g_autofree guint *lengths = make_lengths (texts, first, n, m);
  guint i = 0, j = 0, from_before = 0, from_after = 0;

  while (i < n && j < m)
    {
      const guint *here = &lengths[(gsize) i * (m + 1) + j];

      if (g_str_equal (texts->before[first + i], texts->after[first + j]))
        {
          tell_part (texts, first + from_before, first + i, first + from_after, first + j, tell,
                     data);
          from_before = ++i;
          from_after = ++j;
        }
      else if (here[m + 1] >= here[1])
        i++;
      else
        j++;
    }
  tell_part (texts, first + from_before, first + n, first + from_after, first + m, tell, data);
}

void
kamae_leadership_compare (const char                *before,
                          const char                *after,
                          KamaeLeadershipDifference  tell,
                          gpointer                   data)
{
  g_auto(GStrv) old = g_strsplit (before, "\n", -1);
  g_auto(GStrv) new = g_strsplit (after, "\n", -1);
  Texts texts = { old, new, g_strv_length (old), g_strv_length (new) };
  guint first = 0, n = texts.n_before, m = texts.n_after;

  while (first < n && first < m && g_str_equal (old[first], new[first]))
    first++;
  while (n > first && m > first && g_str_equal (old[n - 1], new[m - 1]))
    n--, m--;
  if ((guint64) (n - first) * (m - first) > MOST_PAIRS)
    tell_part (&texts, first, n, first, m, tell, data);
  else
    walk (&texts, first, n - first, m - first, tell, data);
}
