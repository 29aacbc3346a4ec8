/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/markdown/data.h"

G_BEGIN_DECLS

/* The preset when none is named. */
#define DOSSIER_MARKDOWN_DEFAULT_PRESET "plain"

/* The dialect that a template is for, which its first line says: "{{! dialect: obsidian }}", as the
 * presets have it; plain when it says nothing. */
DossierMarkdownDialect dossier_markdown_get_dialect (const char *template);

/* @excerpt as Markdown by the template @text, which errors call @name. Ends with one newline. An
 * error is of DOSSIER_MUSTACHE_ERROR or G_IO_ERROR_CANCELLED. Caller frees. */
char *dossier_markdown_write_with (const DossierExcerpt *excerpt,
                                   DossierMarkdownWhat what,
                                   const char *name,
                                   const char *text,
                                   GCancellable *cancellable,
                                   GError **error);

/* The same by a template of formats/mustache/templates.h, a preset or one's own; also with its
 * errors. @template: (nullable): NULL is the default preset. */
char *dossier_markdown_write (const DossierExcerpt *excerpt,
                              DossierMarkdownWhat what,
                              const char *template,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
