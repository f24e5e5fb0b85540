/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>
#include <sqlite3.h>

typedef void (*BenchWork) (gpointer data);

void   bench_compare (const char *name,
                      double      goal,
                      guint       n_rounds,
                      BenchWork   ours,
                      BenchWork   theirs,
                      gpointer    data);
void   bench_print   (const char *name,
                      double      ratio,
                      double      goal);
double bench_median  (GArray     *values);
