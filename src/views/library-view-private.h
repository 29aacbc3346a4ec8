/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/undo.h"
#include "views/library-row.h"
#include "views/library-subset.h"
#include "views/library-view.h"

G_BEGIN_DECLS

struct _DossierLibraryView
{
  GtkBox parent_instance;

  DossierStore *store;
  GCancellable *cancellable; /* of what is under way */
  DossierShelf *shelf;       /* NULL before it has been read */
  gboolean reading;          /* the shelf is being read */
  gboolean stale;            /* and has to be once more */
  DossierUndo *undo;
  gboolean changing; /* a change is on its way to the disk */
  GSimpleActionGroup *actions;

  GListStore *documents; /* of DossierLibraryItem: those that are shown */
  GtkMultiSelection *selection;

  GtkEditable *entry;
  DossierLibrarySubsets *subsets;
  GtkDropDown *subset;
  GtkDropDown *order;
  GtkToggleButton *descending;
  GtkWidget *together;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *bar; /* what can be done with those that are chosen */
  GtkLabel *chosen;
  GtkWidget *for_kept;
  GtkWidget *for_removed;
  GtkWidget *menu; /* the list's, once it has been asked for */
};

/* (element-type DossierDocumentInfo) (transfer container): those that are chosen, in their order.
 */
GPtrArray *dossier_library_view_list_chosen (DossierLibraryView *self);
/* Arranges the list anew; those that are chosen stay so. */
void dossier_library_view_arrange (DossierLibraryView *self);
void dossier_library_view_say (DossierLibraryView *self, const char *message, gboolean undoable);

/* What stands above the list, in its place when nothing is listed (@list: the list), and below; by
 * what order it is. */
GtkWidget *dossier_library_view_make_tools (DossierLibraryView *self);
GtkWidget *dossier_library_view_make_stack (DossierLibraryView *self, GtkWidget *list);
GtkWidget *dossier_library_view_make_bar (DossierLibraryView *self);
void dossier_library_view_fill_order (DossierLibraryView *self, DossierShelfChoice *choice);

/* What is done to documents: the actions "library.…", their keys and menus. */
void dossier_library_view_init_actions (DossierLibraryView *self);
/* After another choice. */
void dossier_library_view_update_actions (DossierLibraryView *self);

/* Tags of those that are chosen (@collections: the collections they are in), to be set and taken
 * off in a dialog. */
void dossier_library_view_ask_labels (DossierLibraryView *self, gboolean collections);

G_END_DECLS
