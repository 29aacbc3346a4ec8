/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Documents (UUIDs) for which an offer was dismissed, so that it is not made again. @key: the
 * setting that keeps them; the oldest of some hundred goes. */
gboolean dossier_is_dismissed (const char *key, const char *document);
void dossier_dismiss (const char *key, const char *document);

G_END_DECLS
