/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_INSIDE) && !defined (KAMAE_COMPILATION)
# error "Only <kamae.h> can be included directly."
#endif

#include <glib.h>

/* The version of these headers. meson.build has it, too: a build with another does not compile. */
#define KAMAE_MAJOR_VERSION 0
#define KAMAE_MINOR_VERSION 1
#define KAMAE_MICRO_VERSION 0

/**
 * KAMAE_CHECK_VERSION:
 * @major: as 1 of 1.2.3
 * @minor: as 2 of 1.2.3
 * @micro: as 3 of 1.2.3
 *
 * Whether the headers that something is compiled with are of this version or a later one.
 *
 * Since: 0.1
 */
#define KAMAE_CHECK_VERSION(major, minor, micro)                            \
  (G_ENCODE_VERSION (KAMAE_MAJOR_VERSION, KAMAE_MINOR_VERSION) >            \
     G_ENCODE_VERSION (major, minor) ||                                     \
   (G_ENCODE_VERSION (KAMAE_MAJOR_VERSION, KAMAE_MINOR_VERSION) ==          \
      G_ENCODE_VERSION (major, minor) &&                                    \
    KAMAE_MICRO_VERSION >= (micro)))

/**
 * KAMAE_API:
 *
 * The number of the interface: `X-Kamae-Api` in the manifest of a plugin. It stays as it is in all
 * of 1.x, see docs/promise.md.
 *
 * Since: 0.1
 */
#define KAMAE_API 1

/**
 * KAMAE_VERSION_1_0:
 *
 * The first release, for %KAMAE_VERSION_MIN_REQUIRED and %KAMAE_VERSION_MAX_ALLOWED.
 *
 * Since: 0.1
 */
#define KAMAE_VERSION_1_0 (G_ENCODE_VERSION (1, 0))

/**
 * KAMAE_VERSION_MIN_REQUIRED:
 *
 * A plugin defines it as the oldest version that it works with: what was deprecated before is
 * warned of.
 *
 * Since: 0.1
 */
#ifndef KAMAE_VERSION_MIN_REQUIRED
# define KAMAE_VERSION_MIN_REQUIRED KAMAE_VERSION_1_0
#endif

/**
 * KAMAE_VERSION_MAX_ALLOWED:
 *
 * A plugin defines it as the newest version that it uses something of: what came later is warned
 * of.
 *
 * Since: 0.1
 */
#ifndef KAMAE_VERSION_MAX_ALLOWED
# define KAMAE_VERSION_MAX_ALLOWED KAMAE_VERSION_1_0
#endif

#if KAMAE_VERSION_MAX_ALLOWED < KAMAE_VERSION_MIN_REQUIRED
# error "KAMAE_VERSION_MAX_ALLOWED is older than KAMAE_VERSION_MIN_REQUIRED"
#endif
#if KAMAE_VERSION_MIN_REQUIRED < KAMAE_VERSION_1_0
# error "KAMAE_VERSION_MIN_REQUIRED is no version of Kamae: there is none before KAMAE_VERSION_1_0"
#endif

#define KAMAE_AVAILABLE_IN_ALL __attribute__ ((visibility ("default"))) extern
#define KAMAE_AVAILABLE_IN_1_0 KAMAE_AVAILABLE_IN_ALL

/* The first of each later release, here of 1.2, adds
 *
 *   #define KAMAE_VERSION_1_2 (G_ENCODE_VERSION (1, 2))
 *
 *   #if KAMAE_VERSION_MAX_ALLOWED < KAMAE_VERSION_1_2
 *   # define KAMAE_AVAILABLE_IN_1_2 G_UNAVAILABLE (1, 2) KAMAE_AVAILABLE_IN_ALL
 *   #else
 *   # define KAMAE_AVAILABLE_IN_1_2 KAMAE_AVAILABLE_IN_ALL
 *   #endif
 *   #if KAMAE_VERSION_MIN_REQUIRED >= KAMAE_VERSION_1_2
 *   # define KAMAE_DEPRECATED_IN_1_2_FOR(f) G_DEPRECATED_FOR (f) KAMAE_AVAILABLE_IN_ALL
 *   #else
 *   # define KAMAE_DEPRECATED_IN_1_2_FOR(f) KAMAE_AVAILABLE_IN_ALL
 *   #endif
 *
 * and KAMAE_VERSION_MAX_ALLOWED is KAMAE_VERSION_1_2 then. */
