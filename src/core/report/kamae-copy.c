/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-copy.h"

#include "../kamae-i18n.h"

/**
 * kamae_copy_get_mark:
 * @copy: what a print is
 * @language: (nullable): of the paper; %NULL for that of the interface
 *
 * Returns: (nullable): what each page is marked with; %NULL for an original
 *
 * Since: 0.1
 */
const char *
kamae_copy_get_mark (KamaeCopy   copy,
                     const char *language)
{
  static const char *const marks[] = {
    [KAMAE_COPY_ORIGINAL] = NULL,
    /* Translators: large and grey on a copy of a paper: 写 */
    [KAMAE_COPY_CONTROLLED] = KC_ ("watermark", "Copy"),
    /* Translators: large and grey on a copy that is not replaced when its original is: 管理外文書 */
    [KAMAE_COPY_UNCONTROLLED] = KC_ ("watermark", "Uncontrolled copy"),
  };

  g_return_val_if_fail ((guint) copy < G_N_ELEMENTS (marks), NULL);

  return kamae_translate (language, GETTEXT_PACKAGE, marks[copy]);
}
