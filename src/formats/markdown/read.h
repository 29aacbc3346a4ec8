/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Reads Markdown (CommonMark with GitHub's tables, strikethrough and autolinks, and footnotes),
 * with YAML before it as Pandoc, Obsidian and Hugo have it: title, subtitle, author, date, lang,
 * publisher, url, licence. Errors are of DOSSIER_FORMAT_ERROR, or %G_IO_ERROR_CANCELLED. Returns:
 * (element-type DossierDocument) (transfer full): one finished document. */
GPtrArray *dossier_markdown_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file. */
GPtrArray *dossier_markdown_read_bytes (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
