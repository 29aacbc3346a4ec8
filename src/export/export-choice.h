/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export.h"

G_BEGIN_DECLS

/* What of the library is to leave. */
typedef enum
{
  DOSSIER_EXPORT_DOCUMENT, /* all of the document: notes and evidence */
  DOSSIER_EXPORT_NOTES,    /* what the reader marked and wrote */
  DOSSIER_EXPORT_FILTERED, /* what the filter shows */
  DOSSIER_EXPORT_SPEAKER,  /* what one person said */
  DOSSIER_EXPORT_COMMITMENTS,
  DOSSIER_EXPORT_LIBRARY, /* all documents, each a file in one folder */
} DossierExportScope;
#define DOSSIER_N_EXPORT_SCOPES (DOSSIER_EXPORT_LIBRARY + 1)

/**
 * DossierExportChoice:
 * @scope: what
 * @format: name of a format
 * @speaker: (nullable): id of a person, for SPEAKER
 * @query: (nullable): in its text form, for FILTERED
 * @preset, @table, @picture: (nullable): as in #DossierExportOptions
 * @organisation, @second, @date: (nullable): as there
 *
 * What a person chooses for an export.
 */
typedef struct
{
  DossierExportScope scope;
  char *format;
  char *speaker;
  char *query;
  char *preset;
  char *table;
  char *picture;
  char *organisation;
  char *second;
  char *date;
} DossierExportChoice;

/* All of the document as Markdown. */
DossierExportChoice *dossier_export_choice_new (void);
DossierExportChoice *dossier_export_choice_copy (const DossierExportChoice *self);
void dossier_export_choice_free (DossierExportChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExportChoice, dossier_export_choice_free)

/* As a line of text, to be remembered, and back; what is not understood is as in a new one. */
char *dossier_export_choice_to_text (const DossierExportChoice *self);
DossierExportChoice *dossier_export_choice_from_text (const char *text);

/* Whether files of the format @name can hold that part of the library, and nothing else. */
gboolean dossier_export_format_holds (const char *name, DossierExportScope scope);

/* How it is to be made; borrows from the choice. */
void dossier_export_choice_fill_options (const DossierExportChoice *self,
                                         DossierExportOptions *options);
const DossierExportFormat *dossier_export_choice_get_format (const DossierExportChoice *self,
                                                             GError **error);
/* The bytes of the file; of the whole library, those of @document's. Blocking; nobody else may
 * change @document meanwhile. */
GBytes *dossier_export_choice_make (const DossierExportChoice *self,
                                    DossierStore *store,
                                    DossierDocument *document,
                                    GCancellable *cancellable,
                                    GError **error);
/* What of @document it takes. Transfer full. */
DossierExcerpt *dossier_export_choice_take (const DossierExportChoice *self,
                                            DossierDocument *document,
                                            GError **error);

/* A file's name by the document's title and what is taken of it, with the format's extension: in
 * any language, but without what some file system does not take. Caller frees. */
char *dossier_export_choice_suggest_name (const DossierExportChoice *self,
                                          DossierDocument *document);

G_END_DECLS
