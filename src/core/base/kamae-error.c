/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-error.h"

G_DEFINE_QUARK (kamae-error-quark, kamae_error)
