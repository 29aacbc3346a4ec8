/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierRecordKind:
 * @kind: which records
 * @get_name: accessible name of the list, translated
 * @make: an empty row widget
 * @bind: fills @row for @item
 * @get_row_name: (transfer full): accessible name of @item's row
 * @get_group: (nullable) (transfer full): the heading under which @item stands; NULL for a list
 *   without headings
 * @compare: (nullable): order of items, so that groups stand together; document order when NULL
 * @print_count: (transfer full): "4 of 16 quotes"
 * @get_none: said when the document has none, and when the filter leaves none; translated
 *
 * What a list of one kind of records does in its own way; all else is the same for all of them.
 */
typedef struct
{
  DossierKind kind;
  const char *(*get_name) (void);
  GtkWidget *(*make) (DossierSession *session);
  void (*bind) (GtkWidget *row, DossierSession *session, DossierItem *item);
  char *(*get_row_name) (DossierItem *item);
  char *(*get_group) (DossierItem *item);
  GCompareDataFunc compare;
  char *(*print_count) (guint passing, guint total);
  const char *(*get_none) (gboolean filtered);
} DossierRecordKind;

/* A list of records that pass the query, grouped; the focused one and its relatives are marked, and
 * the first of them is brought into view unless the person acts here. Activating a row focuses its
 * record. */
#define DOSSIER_TYPE_RECORD_LIST (dossier_record_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierRecordList, dossier_record_list, DOSSIER, RECORD_LIST, AdwBin)

/* @kind: static. */
GtkWidget *dossier_record_list_new (DossierSession *session, const DossierRecordKind *kind);

G_END_DECLS
