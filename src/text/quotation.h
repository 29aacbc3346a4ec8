/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The quotation marks of @language (a BCP 47 tag; English ones for NULL and those not known), with
 * the space that French puts beside them. Static. */
void dossier_quotation_get_marks (const char *language, const char **opening, const char **closing);

G_END_DECLS
