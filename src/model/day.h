/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

/* 28 to 31. @year is astronomical: 0 is 1 BC. @month: 1 to 12. The rest of the arithmetic of days
 * is declared in date.h. */
int dossier_days_in_month (int year, int month);

G_END_DECLS
