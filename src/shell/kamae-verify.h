/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

void kamae_verify_show (GtkWindow     *parent,
                        KamaeRegister *reg);
