/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups.h"

/* Floors: quotes, direct ones, their dates, their sources, dates, countries, people, organisations,
 * links. The unseen texts were written, with their truth, by somebody who did not know the rules:
 * docs/performance.md has what they gave before any rule was mended by them. */
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
  { "unseen: six English texts",
    { "standby", "strait", "crossing", "river", "wells", "timber" },
    { 0.77, 0.83, 0.75, 0.95, 0.95, 0.97, 0.95, 0.75, 1.0 } },
  { "unseen: two Russian texts",
    { "ru-port", "ru-ice" },
    { 0.85, 0.95, 0.65, 0.85, 0.95, 1.0, 0.85, 0.85, 1.0 } },
  { "held back: two English texts",
    { "cheese", "oilspill" },
    { 0.6, 0.65, 0, 0, 0.84, 0.9, 0.85, 0.57, 0.65 } },
  { "held back: a Russian text", { "ru-digest" }, { 0.5, 0.55, 0, 0, 0.9, 1.0, 0.8, 0.85, 1.0 } },
};
