/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <stdio.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

double
bench_median (GArray *values)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

/* A line that tests/perf/run.py reads. */
void
bench_print (const char *name,
             double      ratio,
             double      goal)
{
  printf ("%s|%.2f|%.2f\n", name, ratio, goal);
  fflush (stdout);
}

static double
measure (BenchWork work,
         gpointer  data)
{
  gint64 start = g_get_monotonic_time ();

  work (data);

  return g_get_monotonic_time () - start;
}

/* The ratio of the medians of our work and of the raw work it is compared with, done in turns. */
void
bench_compare (const char *name,
               double      goal,
               guint       n_rounds,
               BenchWork   ours,
               BenchWork   theirs,
               gpointer    data)
{
  g_autoptr (GArray) our_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) their_times = g_array_new (FALSE, FALSE, sizeof (double));

  /* Once for nothing: caches fill for both. */
  ours (data);
  theirs (data);
  for (guint i = 0; i < n_rounds; i++)
    {
      double our_time = measure (ours, data);
      double their_time = measure (theirs, data);

      g_array_append_val (our_times, our_time);
      g_array_append_val (their_times, their_time);
    }

  bench_print (name, bench_median (our_times) / bench_median (their_times), goal);
}
