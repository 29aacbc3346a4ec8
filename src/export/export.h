/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"
#include "store/store.h"

G_BEGIN_DECLS

#define DOSSIER_EXPORT_ERROR (dossier_export_error_quark ())
GQuark dossier_export_error_quark (void);
typedef enum
{
  DOSSIER_EXPORT_ERROR_NOTHING,  /* there is nothing of what was to leave */
  DOSSIER_EXPORT_ERROR_OPTION,   /* no such table, preset, picture, … */
  DOSSIER_EXPORT_ERROR_TEMPLATE, /* a template that cannot be read: names its line */
  DOSSIER_EXPORT_ERROR_CONFLICT, /* the file was changed where the notes were changed, too */
  DOSSIER_EXPORT_ERROR_CHANGED,  /* the file was changed since, and is not to be merged */
  DOSSIER_EXPORT_ERROR_FOREIGN,  /* there is another file of that name, which stays */
} DossierExportError;

/**
 * DossierExportOptions:
 * @preset: (nullable): of Markdown: "plain" (the default), "obsidian", "logseq", "pandoc", or the
 *   name of a template of one's own
 * @template: (nullable): of Markdown: a file of one's own in place of a preset
 * @what: (nullable): of Markdown: "notes,quotes", of notes, quotes, events, commitments, sources;
 *   NULL or "all": everything
 * @table: (nullable): of CSV: "quotes" (the default), "events", …
 * @picture: (nullable): of SVG and PNG: "map" (the default) or "timeline"
 * @organisation: (nullable): of pictures: id, short name or name of the one that is shown; NULL:
 * the one that the document writes most about
 * @second: (nullable): the one that it is compared with
 * @date: (nullable): of a map: EDTF, its first day; NULL: the document's
 * @width: of pictures, in 96ths of an inch; 0: of a page
 *
 * How a document is to leave. Each format looks at what concerns it.
 */
typedef struct
{
  const char *preset;
  const char *template;
  const char *what;
  const char *table;
  const char *picture;
  const char *organisation;
  const char *second;
  const char *date;
  int width;
} DossierExportOptions;

/**
 * DossierExportFormat:
 * @name: as dossierctl has it: "markdown"
 * @extension: of files, without a dot
 * @title: marked with N_(): for people
 * @make: the bytes of a file. @store is where the document is kept. Blocking; the same excerpt
 *   gives the same bytes
 * @warn: (nullable): what a person should know about such a file, as a sentence to be freed; NULL
 *   when there is nothing
 */
typedef struct
{
  const char *name;
  const char *extension;
  const char *title;
  GBytes *(*make) (DossierStore *store,
                   const DossierExcerpt *excerpt,
                   const DossierExportOptions *options,
                   GCancellable *cancellable,
                   GError **error);
  char *(*warn) (GBytes *bytes);
} DossierExportFormat;

/* All of them, in the order in which they are offered; @n: (out). Static. */
const DossierExportFormat *const *dossier_export_list_formats (guint *n);
/* The one of that name, or NULL. */
const DossierExportFormat *dossier_export_find_format (const char *name);

/* Puts @bytes into the file at @path, in place of what is there once they are all on the disk. What
 * was exported as Markdown, in which a person may have written, is not replaced by anything else:
 * DOSSIER_EXPORT_ERROR_FOREIGN. Blocking. */
gboolean
dossier_export_save (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
