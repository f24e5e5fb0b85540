/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Candidate risks: what is proposed for an asset, or without an asset for the business as a whole,
 * until it is accepted or rejected. */

/* In SQL: whether the candidate fits the asset: its category, one of its media, personal
 * information. */
#define KAMAE_RISK_CANDIDATE_FITS(candidate, asset) \
  "(contains_code (" candidate ".categories, " asset ".category) " \
  "AND (coalesce (" candidate ".media, '') = '' OR EXISTS (SELECT 1 FROM " \
  "json_each ('[\"' || replace (coalesce (" asset ".medium, ''), ' ', '\",\"') || '\"]') " \
  "AS medium " \
  "WHERE contains_code (" candidate ".media, medium.value))) " \
  "AND (" candidate ".personal = 0 OR coalesce (" asset ".personal_info, 'none') <> 'none'))"

/* In SQL: whether nobody has accepted or rejected the candidate for the asset yet; asset_id is NULL
 * for the business as a whole. */
#define KAMAE_RISK_CANDIDATE_OPEN(candidate, asset_id) \
  "(NOT EXISTS (SELECT 1 FROM risk_rejection AS rejection " \
  "WHERE rejection.candidate_id = " candidate ".id AND rejection.asset_id IS " asset_id ") " \
  "AND CASE WHEN " asset_id " IS NULL THEN NOT EXISTS (SELECT 1 FROM risk AS accepted " \
  "WHERE accepted.candidate_id = " candidate ".id) ELSE NOT EXISTS (SELECT 1 FROM link " \
  "JOIN risk AS accepted ON accepted.id = link.from_id WHERE link.kind = 'risk.assets' " \
  "AND link.to_id = " asset_id " AND +accepted.candidate_id = " candidate ".id) END)"

KamaeRecord *kamae_risk_add_accepted     (KamaeOperation  *operation,
                                          KamaeRecord     *candidate,
                                          KamaeRecord     *asset,
                                          GError         **error);
KamaeRecord *kamae_risk_accept           (KamaeRegister   *reg,
                                          KamaeRecord     *candidate,
                                          KamaeRecord     *asset,
                                          GError         **error);
KamaeRecord *kamae_risk_reject           (KamaeRegister   *reg,
                                          KamaeRecord     *candidate,
                                          KamaeRecord     *asset,
                                          const char      *reason,
                                          GError         **error);
gboolean     kamae_risk_propose_again    (KamaeRegister   *reg,
                                          KamaeRecord     *rejection,
                                          GError         **error);

G_END_DECLS
