/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-entity.h"

G_BEGIN_DECLS

extern const KamaeEntity kamae_system_evidence;
extern const KamaeEntity kamae_system_approval;
extern const KamaeEntity kamae_system_snapshot;
extern const KamaeEntity kamae_system_correction;
extern const KamaeEntity kamae_system_answer;
extern const KamaeEntity kamae_system_setting;

G_END_DECLS
