/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-application.h"

/* The program itself, for tests of its windows. To be called first in main(). */
KamaeApplication *program_begin (int                *argc,
                                 char             ***argv,
                                 const char         *language,
                                 GApplicationFlags   flags);
/* Runs the tests. Returns what main() does. */
int               program_end   (KamaeApplication  **application);
