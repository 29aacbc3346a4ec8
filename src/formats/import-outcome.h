/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* A document that came in, or was there. */
typedef struct
{
  char *id; /* as the library knows it: see dossier_document_get_library_id() */
  char *title;
  DossierArrival arrival; /* NONE: only annotations came into it */
  gboolean partial;       /* something of the file was left out: the document's report says what */
  guint n_brought;        /* annotations that came with the file */
  GPtrArray *used;        /* (element-type utf8): what was taken of the file */
  GPtrArray *report;      /* (element-type utf8): what was not */
} DossierImportedDocument;

/**
 * DossierImportOutcome:
 * @path: (nullable): of the file; NULL for what came from the clipboard
 * @name: what people call it
 * @documents: (element-type DossierImportedDocument): none when it failed
 * @report: (element-type utf8): of annotations: what became of them
 * @message: (nullable): why it failed: what, where, and what to do
 *
 * What became of a file that was to be opened, without the documents themselves.
 */
typedef struct
{
  char *path;
  char *name;
  GPtrArray *documents;
  GPtrArray *report;
  char *message;
} DossierImportOutcome;

/* @documents (nullable, with @error): as an import gives them. */
DossierImportOutcome *
dossier_import_outcome_new (const char *path, GPtrArray *documents, const GError *error);
void dossier_import_outcome_free (DossierImportOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportOutcome, dossier_import_outcome_free)

/* Whether only annotations came in. */
gboolean dossier_import_outcome_is_notes (const DossierImportOutcome *outcome);

/**
 * DossierImportTally:
 * @n_new, @n_editions, @n_there: documents
 * @n_notes, @n_failed: files
 * @n_left: files that were not opened any more when somebody cancelled it
 */
typedef struct
{
  guint n_new;
  guint n_editions;
  guint n_there;
  guint n_notes;
  guint n_failed;
  guint n_left;
  gboolean cancelled;
} DossierImportTally;

void dossier_import_tally_add (DossierImportTally *tally, const DossierImportOutcome *outcome);
/* Sentences in one line, without those about what is none; caller frees. */
char *dossier_import_tally_describe (const DossierImportTally *tally);

G_END_DECLS
