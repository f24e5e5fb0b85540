/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-test.h"

/* A year with two audits: one under way on the test's day with two slots, a checklist and two
 * findings, one planned for October. 0003 of 23 and 0004 of 30 are qualified; 23 stands under 20.
 * 0004 came to 30 from 10 in April. */
typedef struct
{
  KamaeRecord *programme;
  KamaeRecord *audit;
  KamaeRecord *later;
  KamaeRecord *sales;    /* slot of 30 */
  KamaeRecord *quality;  /* slot of 23 */
  KamaeRecord *checks[3];
  KamaeRecord *minor;
  KamaeRecord *observation;
} AuditCase;

void  audit_case_set_up    (AuditCase   *self,
                            KamaeTest   *test);
void  audit_case_tear_down (AuditCase   *self);
char *audit_case_dup_id    (KamaeRecord *record);
