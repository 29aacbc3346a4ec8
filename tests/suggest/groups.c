/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups.h"

/* Floors: quotes, direct ones, their dates, their sources, dates, countries, people, organisations,
 * links. */
const CompareGroup compare_groups[N_COMPARE_GROUPS] = {
  { "seven short texts",
    { "bank", "climate", "court", "election", "siege", "sports", "trade" },
    { 0.95, 0.95, 0, 0, 0.95, 1.0, 0.95, 0.9, 1.0 } },
  { "seven texts of several layouts",
    { "wire", "parliament", "brief", "interview", "pressconf", "essay", "gazette" },
    { 0.9, 0.95, 0.9, 0.9, 0.95, 1.0, 0.95, 0.85, 1.0 } },
  { "Russian texts",
    { "ru-agency", "ru-brief", "ru-interview" },
    { 0.9, 0.95, 0.85, 0.7, 0.95, 0.95, 0.9, 0.95, 1.0 } },
};
