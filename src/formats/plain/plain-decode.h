/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text in any usual encoding as UTF-8 with "\n" for the end of every line. The encoding
 * is told by a byte order mark (Unicode 15, chapter 23.8), by being valid UTF-8, else guessed by
 * how often which letters follow each other (uchardet). Soft hyphens and byte order marks go.
 * @charset: (out) (transfer full) (optional): its name when it was guessed, else NULL
 * @error: of DOSSIER_FORMAT_ERROR when it is no text; @name stands for the file in it
 * Returns: (transfer full): caller frees, or NULL */
char *dossier_plain_decode (GBytes *bytes, const char *name, char **charset, GError **error);

G_END_DECLS
