/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* A table that is being written. csv.c has the format and the names of the columns, csv-rows.c what
 * stands in them. */
typedef struct
{
  DossierDocument *document;
  GHashTable *citekeys; /* formats/citekey.h */
  GString *text;
  gboolean at_start; /* of a row */
} DossierCsv;

/* The next field of the row; NULL is an empty one. */
void dossier_csv_add (DossierCsv *csv, const char *text);

/* The fields of one row, in the order of the table's header. */
void dossier_csv_add_quote (DossierCsv *csv, gpointer record);
void dossier_csv_add_event (DossierCsv *csv, gpointer record);
void dossier_csv_add_membership (DossierCsv *csv, gpointer record);
void dossier_csv_add_commitment (DossierCsv *csv, gpointer record);
void dossier_csv_add_source (DossierCsv *csv, gpointer record);
void dossier_csv_add_note (DossierCsv *csv, gpointer record);

G_END_DECLS
