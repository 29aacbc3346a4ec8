/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text for comparing without case and combining marks (NFKD, marks off, case folded), so that
 * "Muller" finds "Müller" and "еще" finds "ещё"; dotless ı counts as i, ł as l. Caller frees.
 * Invalid UTF-8 gives "". */
char *dossier_text_fold (const char *text);

G_END_DECLS
