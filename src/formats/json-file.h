/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* More is refused before it is read. */
#define DOSSIER_JSON_MAX_BYTES (64 * 1024 * 1024)
/* json-glib calls itself for each level, and keeps a few hundred bytes for each value. */
#define DOSSIER_JSON_MAX_DEPTH 64
#define DOSSIER_JSON_MAX_VALUES 2000000

/* Reads a file that may hold anything (RFC 8259). Size, depth and number of values are bounded
 * before the parser sees it. @error: of DOSSIER_FORMAT_ERROR, in words that name file and line. */
JsonNode *dossier_json_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file in messages. */
JsonNode *dossier_json_read_bytes (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
