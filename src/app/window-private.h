/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/documents-menu.h"
#include "app/evidence-pages.h"
#include "app/saved-filters.h"
#include "app/window.h"
#include "widgets/panes.h"

G_BEGIN_DECLS

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  DossierSession *session;
  GCancellable *cancellable;
  DossierSavedFilters *saved_filters;
  DossierDocumentsMenu *documents;
  GSimpleAction *page_action;
  GtkFileChooserNative *chooser;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwBin *filter_place;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GtkStack *stack;
  DossierPanes *panes;
  AdwStatusPage *failed_page;
  GtkWidget *sidebar_button;
  GtkWidget *open_button;
  GtkWidget *open_box;
  GtkWidget *documents_button;
  GtkWidget *medium_switcher;
  GtkWidget *narrow_switcher;
  DossierEvidencePages *evidence; /* once a document is shown */

  gpointer followed; /* the store of which the window hears */
};

/* The library; borrowed, NULL while it is not open and for the window of a test without one. */
DossierStore *dossier_window_get_store (DossierWindow *self);
void dossier_window_refresh_documents (DossierWindow *self);

/* Hears from now on of what others change in @store. */
void dossier_window_follow_store (DossierWindow *self, DossierStore *store);

/* Shows another document, or edition of one, at @place: the id of a passage, or NULL. */
void dossier_window_load (DossierWindow *self, const char *id, const char *place);

/* Actions: choose a file; show the document whose uuid is the parameter. */
void dossier_window_open_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_document_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* Size and panes from and to the settings; each window closed leaves its own. */
void dossier_window_restore_state (DossierWindow *self);
void dossier_window_keep_state (DossierWindow *self);
/* What belongs to the document and the views: once these are there. */
void dossier_window_restore_document_state (DossierWindow *self);

G_END_DECLS
