/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeTone:
 *
 * How a choice or a state is marked on the screen and on paper. The mark always
 * stands beside the word, so nothing is told by colour alone.
 */
typedef enum
{
  KAMAE_TONE_NEUTRAL,
  KAMAE_TONE_GOOD,
  KAMAE_TONE_ATTENTION,
  KAMAE_TONE_BAD,
  KAMAE_TONE_QUIET,
} KamaeTone;

/**
 * KamaeChoice:
 * @code: what is stored, lower case ASCII; %NULL ends an array
 * @label: what is shown, marked for translation with N_() or KC_()
 * @tone: how it is marked
 *
 * One value of a field of kind %KAMAE_FIELD_CHOICE or %KAMAE_FIELD_FLAGS.
 */
struct _KamaeChoice
{
  const char *code;
  const char *label;
  KamaeTone   tone;
};

KAMAE_AVAILABLE_IN_ALL
const KamaeChoice *kamae_choices_find (const KamaeChoice *choices,
                                       const char        *code);
KAMAE_AVAILABLE_IN_ALL
const KamaeChoice *kamae_choices_next (const KamaeChoice *choice);

G_END_DECLS
