/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups.h"

const CompareGroup compare_groups[N_COMPARE_GROUPS] = {
  { "seven short texts",
    { "bank", "climate", "court", "election", "siege", "sports", "trade" },
    { 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 1.0 } },
  { "seven texts of several layouts",
    { "wire", "parliament", "brief", "interview", "pressconf", "essay", "gazette" },
    { 0.0 } },
  { "Russian texts", { "ru-agency", "ru-brief", "ru-interview" }, { 0.0 } },
};
