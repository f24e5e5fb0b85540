/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <kamae.h>

#include <stdlib.h>

/* A plugin that ends the program that loads it. */

KAMAE_AVAILABLE_IN_ALL
void peas_register_types (gpointer module);

void
peas_register_types (gpointer module)
{
  abort ();
}
