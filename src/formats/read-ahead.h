/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/import-format.h"
#include "formats/importer.h"

G_BEGIN_DECLS

/**
 * DossierReading:
 * @path: the file
 * @format: what it is
 * @contents: (nullable): what it holds, as @format reads it
 * @error: (nullable): why there is nothing
 *
 * One file on its way from the threads that read to the one that writes.
 */
typedef struct
{
  char *path;
  const DossierImportFormat *format;
  gpointer contents;
  GError *error;
  gsize size; /* what it counts for in what is read ahead, in bytes */
} DossierReading;

/* Reads @path on the calling thread; never NULL. */
DossierReading *dossier_reading_new (const char *path,
                                     const DossierImportOptions *options,
                                     GCancellable *cancellable);
void dossier_reading_free (DossierReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReading, dossier_reading_free)

/**
 * DossierReadAhead:
 *
 * Reads files in threads, as many as there are processors, and hands them out in their order. How
 * much is read ahead is bounded by the sizes of the files that have not been given back yet.
 */
typedef struct _DossierReadAhead DossierReadAhead;

/* Begins at once. @paths and @options (copied) must be good; @cancellable: (nullable): what is not
 * read yet then gets that error. */
DossierReadAhead *dossier_read_ahead_new (const char *const *paths,
                                          const DossierImportOptions *options,
                                          GCancellable *cancellable);
/* Ends the reading, also when it is not over. */
void dossier_read_ahead_free (DossierReadAhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReadAhead, dossier_read_ahead_free)

/* The next file, which stays at the head of the row (borrowed); NULL behind the last, or when it
 * has not been read by @until (monotonic microseconds; -1: whenever that is), or cannot be before
 * something is given back. */
DossierReading *dossier_read_ahead_peek (DossierReadAhead *self, gint64 until);
/* The same, taken from the row: (transfer full), to be given back. */
DossierReading *dossier_read_ahead_pop (DossierReadAhead *self);
/* Whether so many files of @bytes in all are a part of the room that leaves the threads enough to
 * go on with. */
gboolean dossier_read_ahead_is_share (guint n_files, gsize bytes);
/* Frees @reading, and what it took of the room. */
void dossier_read_ahead_give_back (DossierReadAhead *self, DossierReading *reading);

G_END_DECLS
