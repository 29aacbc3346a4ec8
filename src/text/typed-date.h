/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

/* A date as a person types it: an EDTF value, or words in English or the locale's language ("26 May
 * 2020", "May 2020", "mid-May 2020", "8–29 October 2019", "since 2018", "the 1990s", "around 2009",
 * "26.5.2020"). No more precise than what was typed; what could mean two days (5/6/2020) is none.
 * NULL with a DossierDateError that says what can be typed. Caller frees. */
DossierDate *dossier_date_parse_typed (const char *text, GError **error);

G_END_DECLS
