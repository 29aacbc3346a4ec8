/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierRecordKind:
 * @kind: which records
 * @get_name: accessible name of the list, translated
 * @css_class: (nullable): of the list, besides "records"
 * @first_rows: how many rows fill the list in a window of usual size; 0: a few tall ones
 * @collect: (nullable): appends the records of the session's document to @items in the list's
 *   order; all of @kind in document order when NULL
 * @make: an empty row widget
 * @bind: fills @row for @item
 * @set_narrow: (nullable): lays @row out for a narrow or a wide list
 * @get_row_name: (nullable) (transfer full): accessible name of @item's row; its label when NULL
 * @get_group: (nullable) (transfer full): the heading under which @item stands, NULL for none; a
 *   list without headings when NULL
 * @list_groups: (nullable): instead of @get_group: appends all the headings (transfer full) under
 *   which @item stands, once under each of them; groups come in alphabetical order then
 * @get_rest: (nullable): with @list_groups, the heading of those that stand under none, at the end;
 *   translated
 * @compare: (nullable): order of items, so that groups stand together; as collected when NULL
 * @get_focusable: (nullable): what the other views know @item by
 * @print_count: (transfer full): "4 of 16 quotes"
 * @get_none: (nullable): said when the document has none, and when the filter leaves none;
 *   translated
 *
 * What a list of records does in its own way; all else is the same for all of them.
 */
typedef struct
{
  DossierKind kind;
  const char *(*get_name) (void);
  const char *css_class;
  guint first_rows;
  void (*collect) (DossierSession *session, GPtrArray *items);
  GtkWidget *(*make) (DossierSession *session);
  void (*bind) (GtkWidget *row, DossierSession *session, DossierItem *item);
  void (*set_narrow) (GtkWidget *row, gboolean narrow);
  char *(*get_row_name) (DossierItem *item, DossierSession *session);
  char *(*get_group) (DossierItem *item, DossierSession *session);
  void (*list_groups) (DossierItem *item, DossierSession *session, GPtrArray *groups);
  const char *(*get_rest) (void);
  GCompareDataFunc compare;
  DossierItem *(*get_focusable) (DossierItem *item);
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
/* The view in whose name the list acts, itself when nobody says so: see
 * dossier_session_set_focus(). */
void dossier_record_list_set_origin (DossierRecordList *self, gconstpointer origin);
/* Another order and other groups for the same records. */
void dossier_record_list_set_kind (DossierRecordList *self, const DossierRecordKind *kind);
/* Lists only what is @wanted of what passes the query; NULL: all. */
typedef gboolean (*DossierRecordFunc) (DossierItem *item);
void dossier_record_list_set_subset (DossierRecordList *self, DossierRecordFunc wanted);
void dossier_record_list_set_narrow (DossierRecordList *self, gboolean narrow);
/* Collects the records anew. */
void dossier_record_list_refresh (DossierRecordList *self);

/* While it is held the list keeps its rows as they are: for an editor within one of them. What
 * happened meanwhile shows when it is released. */
void dossier_record_list_hold (DossierRecordList *self);
void dossier_record_list_release (DossierRecordList *self);

/* The record whose row has the keyboard, or NULL; borrowed. */
DossierItem *dossier_record_list_get_current (DossierRecordList *self);
/* Scrolls to @item's row. TRUE once that is in view: a list that has just come up takes some
 * frames. */
gboolean dossier_record_list_reveal (DossierRecordList *self, const DossierItem *item);
/* The row widget (as made) that shows @item, or NULL when none is in view; borrowed. */
GtkWidget *dossier_record_list_find_row (DossierRecordList *self, const DossierItem *item);

G_END_DECLS
