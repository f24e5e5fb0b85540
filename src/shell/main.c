/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KamaeApplication) application = kamae_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
