/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of this plugin that have widgets of their own. */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

GType kamae_audit_checklist_page_get_type    (void);
GType kamae_audit_coverage_page_get_type     (void);
GType kamae_audit_independence_page_get_type (void);
GType kamae_audit_year_page_get_type         (void);

G_END_DECLS
