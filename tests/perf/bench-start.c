/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kamae-application.h"

/* bench-start [FILE]: opens Kamae on a register, or an empty window; prints the milliseconds from
 * $BENCH_START (a monotonic time in µs) to the first painted frame, and the memory then, in KiB. */

static double
read_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");

  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) : 0;
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  gint64 start = g_ascii_strtoll (g_getenv ("BENCH_START"), NULL, 10);

  printf ("%.1f %.0f\n", (g_get_monotonic_time () - start) / 1000.0, read_memory ());
  fflush (stdout);
  _exit (0);
}

static void
window_mapped_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWidget      *window)
{
  g_signal_connect (window, "map", G_CALLBACK (window_mapped_cb), NULL);
}

static void
activate_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  if (argc > 1)
    application = G_APPLICATION (kamae_application_new ());
  else
    {
      application = G_APPLICATION (adw_application_new ("org.kamae.Empty", 0));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, argc, argv);
}
