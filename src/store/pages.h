/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows of a damaged SQLite file, read as https://sqlite.org/fileformat2.html describes it: each
 * page for itself, whether or not anything still leads to it. Internal to src/store. */

typedef enum
{
  DOSSIER_CELL_NULL,
  DOSSIER_CELL_INTEGER,
  DOSSIER_CELL_REAL,
  DOSSIER_CELL_TEXT, /* valid UTF-8; else it is a blob */
  DOSSIER_CELL_BLOB,
} DossierCellType;

typedef struct
{
  DossierCellType type;
  gint64 integer;
  double real;
  const char *text; /* not terminated */
  gsize length;
} DossierCell;

/* @rowid: 0 for a row of an index or of a table WITHOUT ROWID. */
typedef void (*DossierRowFunc) (gint64 rowid,
                                gboolean has_rowid,
                                const DossierCell *cells,
                                guint n_cells,
                                gpointer data);

/* Calls @func for each row of the file at @path, with what its write-ahead log has committed, but
 * for those on pages that are known to be free. Which table a row belongs to is not known. */
void dossier_pages_read (const char *path, DossierRowFunc func, gpointer data);

G_END_DECLS
