/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-window.h"

void kamae_verify_show (KamaeWindow *window);
