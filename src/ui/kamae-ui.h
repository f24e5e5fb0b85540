/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The widgets of Kamae, for the program and for plugins with pages of their own. */
#pragma once

#include <adwaita.h>
#include <kamae.h>

#define KAMAE_UI_INSIDE

#include <kamae-chart-view.h>
#include <kamae-date-entry.h>
#include <kamae-dialogs.h>
#include <kamae-focus.h>
#include <kamae-form.h>
#include <kamae-lost-texts.h>
#include <kamae-name.h>
#include <kamae-page.h>
#include <kamae-print-preview.h>
#include <kamae-record-chooser.h>
#include <kamae-record-details.h>
#include <kamae-record-page.h>
#include <kamae-record-pane.h>
#include <kamae-record-picker.h>
#include <kamae-record-view.h>
#include <kamae-refusal.h>
#include <kamae-split.h>
#include <kamae-state-button.h>
#include <kamae-tone.h>
#include <kamae-typing.h>
#include <kamae-ui-init.h>
#include <kamae-wrap.h>
#include <kamae-year-grid.h>
#include <kamae-year-page.h>

#undef KAMAE_UI_INSIDE
