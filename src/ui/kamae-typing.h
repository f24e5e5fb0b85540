/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <gtk/gtk.h>
#include <kamae.h>

G_BEGIN_DECLS

/* What a person types, until it is saved. Every entry and text view whose text belongs into the
 * register is watched; then nothing that closes, undoes, prints or goes elsewhere can forget it. */

/**
 * KamaeTypingFlags:
 * @KAMAE_TYPING_NONE: the text is saved when the focus leaves it
 * @KAMAE_TYPING_STAYS: leaving saves nothing: the person says when it is ready, as of a comment
 *
 * How a text is watched.
 */
typedef enum
{
  KAMAE_TYPING_NONE = 0,
  KAMAE_TYPING_STAYS = 1 << 0,
} KamaeTypingFlags;

/**
 * KamaeTypingFunc:
 * @widget: what is watched
 * @data: what was given to kamae_typing_watch()
 *
 * Saves what is typed. Where it cannot be saved, the function says why beside it, and tells
 * kamae_typing_refuse().
 *
 * Returns: whether it is saved
 */
typedef gboolean (*KamaeTypingFunc) (GtkWidget *widget,
                                     gpointer   data);

KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_watch       (GtkWidget        *widget,
                                      KamaeTypingFlags  flags,
                                      KamaeTypingFunc   commit,
                                      gpointer          data);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_keep        (GtkWidget        *widget,
                                      KamaeRegister    *reg,
                                      const char       *key,
                                      const char       *seen);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_load        (GtkWidget        *widget,
                                      const char       *text);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_restore     (GtkWidget        *widget);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_typing_get_seen    (GtkWidget        *widget);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_refuse      (GtkWidget        *widget,
                                      const GError     *error);
KAMAE_AVAILABLE_IN_ALL
const GError *kamae_typing_get_refusal (GtkWidget      *within);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_discard     (GtkWidget        *within);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_hand_kept   (KamaeRegister    *reg,
                                      GFile            *file);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_forget      (KamaeRegister    *reg,
                                      const char       *key);
KAMAE_AVAILABLE_IN_ALL
gint64      kamae_typing_find_kept   (KamaeRegister    *reg);
KAMAE_AVAILABLE_IN_ALL
char       *kamae_typing_dup_text    (GtkWidget        *widget) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_is_changed  (GtkWidget        *widget);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_set_pending (GtkWidget        *widget,
                                      gboolean          pending);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_is_composing (GtkWidget       *widget);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_has_unsaved (void);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_commit      (GtkWidget        *within);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_undo        (GtkWidget        *within);
KAMAE_AVAILABLE_IN_ALL
void        kamae_typing_pass_operation (GtkWidget     *within,
                                      gboolean          redo);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_can_redo    (GtkWidget        *within);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_typing_redo        (GtkWidget        *within);

G_END_DECLS
