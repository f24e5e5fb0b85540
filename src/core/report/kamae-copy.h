/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeCopy:
 * @KAMAE_COPY_ORIGINAL: the paper itself, as it is signed and kept
 * @KAMAE_COPY_CONTROLLED: a copy of it, which is replaced or taken back with it: 写
 * @KAMAE_COPY_UNCONTROLLED: a copy that is given away for good: 管理外文書
 *
 * What a print is to those who get it.
 */
typedef enum
{
  KAMAE_COPY_ORIGINAL,
  KAMAE_COPY_CONTROLLED,
  KAMAE_COPY_UNCONTROLLED,
} KamaeCopy;

KAMAE_AVAILABLE_IN_ALL
const char *kamae_copy_get_mark (KamaeCopy   copy,
                                 const char *language);

G_END_DECLS
