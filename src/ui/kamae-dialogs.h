/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
void     kamae_put_over          (GtkWindow           *window,
                                  GtkWindow           *parent);

/* Questions to the person, each a pair of functions. A dismissed question finishes with
   G_IO_ERROR_CANCELLED. */

KAMAE_AVAILABLE_IN_ALL
void     kamae_open_file_async   (GtkWindow           *parent,
                                  const char          *title,
                                  const char          *filter_name,
                                  const char          *filter_pattern,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
KAMAE_AVAILABLE_IN_ALL
GFile   *kamae_open_file_finish  (GAsyncResult        *result,
                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void     kamae_save_file_async   (GtkWindow           *parent,
                                  const char          *title,
                                  const char          *name,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
KAMAE_AVAILABLE_IN_ALL
GFile   *kamae_save_file_finish  (GAsyncResult        *result,
                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void     kamae_question_present  (AdwMessageDialog    *dialog);
KAMAE_AVAILABLE_IN_ALL
void     kamae_confirm_async     (GtkWindow           *parent,
                                  const char          *heading,
                                  const char          *body,
                                  const char          *action,
                                  gboolean             destructive,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_confirm_finish    (GAsyncResult        *result,
                                  GError             **error);
KAMAE_AVAILABLE_IN_ALL
void     kamae_ask_reason_async  (GtkWindow           *parent,
                                  KamaeRegister       *reg,
                                  const char          *key,
                                  const char          *heading,
                                  const char          *body,
                                  const char          *action,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
KAMAE_AVAILABLE_IN_ALL
char    *kamae_ask_reason_finish (GAsyncResult        *result,
                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void     kamae_show_error        (GtkWindow           *parent,
                                  const char          *heading,
                                  const GError        *error);

G_END_DECLS
