/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/date.h"

G_BEGIN_DECLS

/* Adds @date as a date variable of CSL 1.0.2 to the object that is being built: "date-parts" of one
 * date, as far as it is known, or of a range; "season" 1 to 4; "circa" for what is approximate,
 * uncertain, or one of several days; "literal", the document's wording, where CSL can say no such
 * thing (an open end). Never a day that is not known. Years before 1 AD are counted without a year
 * 0. */
void dossier_csl_add_date (JsonBuilder *builder, const char *name, const DossierDate *date);

G_END_DECLS
