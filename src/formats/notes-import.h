/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/foreign-notes.h"
#include "store/store.h"
#include "text/anchor.h"

G_BEGIN_DECLS

/* Puts @notes into the library, all in one write. Each goes to @into (nullable: a document as
 * dossier_store_load() takes it), else to the document that it names by UUID, content hash or
 * address. A note that is there is replaced by a newer one of the same UUID, else left; none goes.
 * Reading the same file again adds nothing. @error: DOSSIER_FORMAT_ERROR_ELSEWHERE when the library
 * has none of the documents, or of DOSSIER_STORE_ERROR. Returns: (element-type DossierDocument)
 * (transfer full): the documents with their notes, whose report tells of this import instead. */
GPtrArray *dossier_foreign_notes_write (DossierStore *store,
                                        DossierForeignNotes *notes,
                                        const char *into,
                                        GCancellable *cancellable,
                                        GError **error);

/* The annotation that @note is in the anchorer's document. What is quoted is made anew where it
 * surely stands; else its words are kept as they are quoted, and what is likely is for the reader
 * to confirm. @lost: (inout): one more when it is not known where in the document it belongs. */
DossierAnnotation *
dossier_foreign_note_place (const DossierForeignNote *note, DossierAnchorer *anchorer, guint *lost);

/* What became of the notes that went to one document. */
typedef struct
{
  guint n_new;
  guint n_replaced;
  guint n_kept;    /* there already, as new or newer */
  guint n_trashed; /* there, in the trash */
  guint n_moved;   /* of those that came in: to be confirmed */
  guint n_orphans;
  guint n_unplaced; /* it is not known where in the document they belong */
} DossierNotesTally;

/* Adds to @report (element-type utf8) sentences about one document; about the file, of which
 * @n_elsewhere notes belong to documents that the library has not, one of them at @address. */
void dossier_notes_report_tally (GPtrArray *report, const DossierNotesTally *tally);
void dossier_notes_report_file (GPtrArray *report,
                                const DossierForeignNotes *notes,
                                guint n_elsewhere,
                                const char *address);

G_END_DECLS
