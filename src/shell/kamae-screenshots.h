/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-application.h"

/* Draws every window and page into PNG files, without a screen shooter, and quits. */
void kamae_screenshots_take (KamaeApplication *application,
                             const char       *directory,
                             const char       *size,
                             const char       *only,
                             GFile            *file);
