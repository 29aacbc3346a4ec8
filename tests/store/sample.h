/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/search.h"

/* A small finished document in which every field of every record is set somewhere. Its uuid and
 * hash follow from @seed. */
DossierDocument *sample_document (const char *seed);

/* A finished document of @n_passages paragraphs of some fifty words each, with a file. */
DossierDocument *sample_long_document (const char *seed, guint n_passages);

/* One of a corpus: a sitting with a speech by somebody whom the whole corpus shares; @name is how
 * this sitting spells the person. */
DossierDocument *sample_sitting (const char *seed, const char *corpus, const char *name);

/* (element-type DossierDocument): an array that takes @document. */
GPtrArray *sample_batch (DossierDocument *document);

/* A folder that is removed with all that is in it; and a path in it. */
char *sample_folder_new (void);
void sample_folder_remove (char *folder);
char *sample_path (const char *folder, const char *name);

/* Drops @store when all that is under way in it has ended, and asserts that nobody else keeps it.
 */
void sample_store_close (DossierStore *store);

/* How many things of @kind in the file at @path hold @word, by its full-text index. */
guint sample_count_hits (const char *path, DossierHitKind kind, const char *word);
/* The number that @sql gives, on a connection of its own. */
gint64 sample_query (const char *path, const char *sql);
void sample_exec (const char *path, const char *sql);
