/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "program.h"

#include "kamae-settings.h"
#include "ui-test.h"

KamaeApplication *
program_begin (int               *argc,
               char            ***argv,
               const char        *language,
               GApplicationFlags  flags)
{
  KamaeApplication *application;
  g_autoptr (GError) error = NULL;

  ui_test_watch_log ();
  gtk_test_init (argc, argv, NULL);
  g_settings_set_string (kamae_settings_get_default (), "language", language);
  application = kamae_application_new ();
  g_application_set_flags (G_APPLICATION (application), flags);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  return application;
}

int
program_end (KamaeApplication **application)
{
  int status = g_test_run ();

  g_application_release (G_APPLICATION (*application));
  g_clear_object (application);
  return status;
}
