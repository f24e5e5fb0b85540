/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The usual gettext macros, in the interface's language as chosen in the preferences.
 *
 * They go through kamae_translate() and not through gettext(): since version 2.39 the C library
 * ignores LANGUAGE in the C.UTF-8 locale, and a fresh Debian has no other.
 *
 * Define GETTEXT_PACKAGE before including this header. */
#pragma once

#include "base/kamae-language.h"

#define _(msgid) kamae_translate (NULL, GETTEXT_PACKAGE, msgid)
#ifndef __GI_SCANNER__
# define C_(context, msgid) kamae_translate (NULL, GETTEXT_PACKAGE, context "\004" msgid)
# define N_(msgid) (msgid)
# define ngettext(msgid, plural, n) kamae_translate_plural (NULL, GETTEXT_PACKAGE, msgid, plural, n)
#endif
