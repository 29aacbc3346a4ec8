/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/reading-layout.h"

G_BEGIN_DECLS

/* What stands between two positions, with where it comes from: words of a quote with their speaker,
 * office, date and source, other words with the document and what it retells. Without a stretch
 * (@start = @end) the whole quote or passage there. NULL when there are no words. Caller frees. */
char *dossier_reader_cite (const DossierReadingLayout *layout, guint start, guint end);

G_END_DECLS
