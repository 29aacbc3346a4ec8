/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/format-error.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Reads TEI (P5, as met in the wild; see docs/encoding.md for what a dossier uses) from @path.
 * A corpus gives one document a text, with shared people and organisations. Includes are taken from
 * the file's own folder only; nothing is ever fetched. Messages name file and line. Returns:
 * (element-type DossierDocument) (transfer full): finished documents, at least one. */
GPtrArray *dossier_tei_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file in messages. Includes are reported, not read. */
GPtrArray *
dossier_tei_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
