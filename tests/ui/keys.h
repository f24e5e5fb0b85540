/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-application.h"
#include "kamae-window.h"
#include "ui-test.h"

/* Keys of a real keyboard (XTEST, by xdotool) in the program's own windows. */

#define KEYS_PATIENCE (40 * G_USEC_PER_SEC)

/* The program's window on a register with a record of the kind "sheet". */
typedef struct
{
  KamaeTest base;
  KamaeRecord *record;
  KamaeWindow *window;
} KeysCase;

typedef gboolean (*KeysCondition) (gpointer data);

/* A way of closing everything. */
typedef struct
{
  const char  *name;
  void       (*close) (KeysCase *);
} KeysWay;

extern KamaeApplication *keys_application;
extern const KeysWay keys_ways[];

gboolean   keys_init             (int           *argc,
                                  char        ***argv,
                                  gboolean       is_victim);
void       keys_finish           (void);
void       keys_set_up           (KeysCase      *fixture,
                                  gconstpointer  data);
void       keys_tear_down        (KeysCase      *fixture,
                                  gconstpointer  data);
void       keys_open_window      (KeysCase      *fixture);
/* Closes the window, if it is still there, and opens the register in another session. */
void       keys_reopen           (KeysCase      *fixture);

/* Runs the main loop until something holds. */
void       keys_wait_for         (KeysCondition  condition,
                                  gpointer       data,
                                  const char    *what);
gboolean   keys_is_mapped        (gpointer       widget);
/* Of a place that holds a weak pointer. */
gboolean   keys_is_gone          (gpointer       pointer);
/* As "type Text; key ctrl+w": the main loop does not run in between. */
void       keys_press            (const char    *keys);
void       keys_give_keyboard    (GtkWindow     *window);
/* The dialog over a window, which then has the keyboard. */
GtkWindow *keys_wait_for_dialog  (GtkWindow     *window);
char      *keys_dup_text         (GtkWidget     *text) G_GNUC_WARN_UNUSED_RESULT;
void       keys_wait_for_text    (GtkWidget     *text,
                                  const char    *expected);

KamaeForm *keys_get_form         (KeysCase      *fixture);
GtkWidget *keys_get_focus        (KeysCase      *fixture);
/* The text of a field, which then has the focus. */
GtkWidget *keys_focus            (KeysCase      *fixture,
                                  const char    *field);
GtkWidget *keys_type             (KeysCase      *fixture,
                                  const char    *field,
                                  const char    *typed);
GtkWidget *keys_find_editable    (GtkWidget     *root);
gboolean   keys_is_in_popover    (gpointer       window);
/* Opens what hangs on the button with the focus. */
void       keys_open_popover     (KeysCase      *fixture);
/* Before the window goes: the grab of an open one would stay. */
void       keys_close_popover    (KeysCase      *fixture);

/* Types a comment on the record, and leaves the focus in it. */
void       keys_type_comment     (KeysCase      *fixture,
                                  const char    *typed);
/* The comment was not sent, and is there again in another session, to be sent. */
void       keys_assert_comment_kept (KeysCase   *fixture,
                                  const char    *typed);
/* What the file holds of the first record of a kind, read by another session. */
char      *keys_dup_saved        (KeysCase      *fixture,
                                  const char    *entity,
                                  const char    *field) G_GNUC_WARN_UNUSED_RESULT;
void       keys_assert_saved     (KeysCase      *fixture,
                                  const char    *entity,
                                  const char    *field,
                                  const char    *expected);
void       keys_assert_closed    (KeysCase      *fixture);
/* The window stays; the field has the focus and says why. */
void       keys_assert_refused   (KeysCase      *fixture,
                                  GtkWidget     *text);
