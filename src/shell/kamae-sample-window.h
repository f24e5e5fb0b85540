/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-application.h"

/* Asks where the sample organization is to be kept; makes it in a thread and opens it. */
void kamae_sample_ask  (KamaeApplication *application,
                        GtkWindow        *parent);
void kamae_sample_make (KamaeApplication *application,
                        GtkWindow        *parent,
                        GFile            *file);
