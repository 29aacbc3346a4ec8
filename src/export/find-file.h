/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the front matter of an exported file says that it holds, as dossier_save_get_id() has it;
 * NULL when it says nothing. Caller frees. */
char *dossier_export_read_id (const char *text, gsize len);
/* The same of a file; NULL also when it cannot be read. Blocking. */
char *dossier_export_read_file_id (const char *path);
/* @query: (nullable). Caller frees. */
char *dossier_export_make_id (const char *uri, const char *query);

/* (element-type filename) (transfer full): the Markdown files in @folder and the folders in it,
 * hidden ones left out, that say that they hold @id; sorted. What cannot be read is passed over.
 * @progress: (nullable): told how many files were looked at. NULL when cancelled. Blocking. */
GPtrArray *dossier_export_find_files (const char *folder,
                                      const char *id,
                                      void (*progress) (guint n_files, gpointer data),
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);

/* A name for a file called after @title, without what file systems and links in notes do not take;
 * @extension without a dot. Caller frees. */
char *dossier_export_make_name (const char *title, const char *extension);

G_END_DECLS
