/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/aim.h"
#include "app/evidence-pages.h"
#include "app/import-result.h"
#include "app/saved-filters.h"
#include "app/window.h"
#include "linking/review.h"
#include "store/former.h"
#include "views/library-view.h"
#include "views/search-view.h"
#include "widgets/panes.h"

G_BEGIN_DECLS

/* The documents that were left for others, and where. */
typedef struct _DossierTrail DossierTrail;
DossierTrail *dossier_trail_new (void);
void dossier_trail_free (DossierTrail *trail);
gboolean dossier_trail_leads_back (DossierTrail *trail);
gboolean dossier_trail_leads_forward (DossierTrail *trail);

/* How one comes to a document. */
typedef enum
{
  DOSSIER_WAY_NEW,
  DOSSIER_WAY_BACK,
  DOSSIER_WAY_FORWARD,
} DossierWay;

/* Files that are being opened: see window-import.c. */
typedef struct _DossierWindowImport DossierWindowImport;

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  DossierSession *session;
  GCancellable *cancellable;
  DossierSavedFilters *saved_filters;
  GSimpleAction *page_action;
  GSimpleAction *library_action;
  GtkFileChooserNative *chooser;

  AdwToastOverlay *toasts;
  GtkWidget *title;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkOverlay *overlay;
  GtkWidget *header;
  AdwBin *search_slot; /* in the header bar */
  GtkSearchEntry *search_entry;
  GtkWidget *search_button;
  AdwBin *search_place; /* over the content */
  DossierSearchView *search;
  AdwBin *page_place;   /* over the evidence */
  GtkWidget *page_view; /* once a page has been shown */
  AdwBin *filter_place;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GtkStack *stack;
  DossierPanes *panes;
  DossierLibraryView *library; /* once it was asked for */
  AdwBin *failed_page;
  GtkWidget *sidebar_button;
  GtkWidget *open_button;
  GtkWidget *open_box;
  GtkWidget *medium_switcher;
  GtkWidget *narrow_switcher;
  DossierEvidencePages *evidence; /* once a document is shown */

  DossierTrail *trail;
  DossierWay way; /* by which a document comes now */

  GtkWidget *unsaved; /* the bar, once something could not be written */
  GtkLabel *unsaved_reason;
  AdwBin *saving_place;
  GtkWidget *edition; /* the bar, once a document has changed under its marks */
  GtkLabel *edition_label;
  GtkWidget *edition_carry;
  GtkWidget *edition_review;
  char *edition_closed;  /* hash of the edition for which it was closed */
  DossierFormer *former; /* another document with marks for this one, or NULL */
  char *former_of;       /* UUID of the document for which it was looked for */
  GCancellable *looking;
  AdwBin *edition_place;
  AdwBin *import_place;
  DossierWindowImport *import; /* while there is one */
  GQueue imports;              /* of DossierWindowImport: what waits behind it */
  AdwToast *imported;          /* what came in last, while it is said; weak */
  GtkWidget *drop_sign;        /* over the window, while something is dragged over it */
  DossierReview *review;
  guint suggesting;       /* source: suggestions are looked for */
  GtkWidget *suggestions; /* the list, while it is open */
  GtkWidget *offer;       /* the bar, once something was suggested */
  GtkLabel *offer_label;
  AdwBin *suggestions_place;
  GtkStack *contents; /* the side bar, or the suggestions in its place */
  int contents_width; /* before the suggestions came, or 0 */
  GMenu *undo_menu;
  AdwToast *saved; /* what was saved last, while it is said; weak */

  gpointer followed; /* the store of which the window hears */
};

/* The library; borrowed, NULL while it is not open and for the window of a test without one. */
DossierStore *dossier_window_get_store (DossierWindow *self);

/* Hears from now on of what others change in @store. */
void dossier_window_follow_store (DossierWindow *self, DossierStore *store);

/* Shows another document, or edition of one, at @place: the id of a passage, or NULL. */
void dossier_window_load (DossierWindow *self, const char *id, const char *place);

/* What there is room for, and what it is called: after another page. */
void dossier_window_update_room (DossierWindow *self);
void dossier_window_update_title (DossierWindow *self);

/* The library as a page instead of the document; back to that. */
/* Shows a message (message-toast.h), transfer full. */
void dossier_window_take_toast (DossierWindow *self, AdwToast *toast);
void dossier_window_init_bare (DossierWindow *self);
void dossier_window_init_library (DossierWindow *self);
void dossier_window_install_library_actions (GtkWidgetClass *klass);
void dossier_window_show_library (DossierWindow *self);
void dossier_window_leave_library (DossierWindow *self);
gboolean dossier_window_shows_library (DossierWindow *self);
/* Undo (@back) or redo of what was done there; FALSE while it does not show. */
gboolean dossier_window_undo_in_library (DossierWindow *self, gboolean back);
/* Writes down that the document is being read, and how far. */
void dossier_window_note_reading (DossierWindow *self);

/* Goes to @aim (transfer full), in whatever document that is, and focuses and marks what it says.
 */
void dossier_window_go (DossierWindow *self, DossierAim *aim);
/* Remembers the place in the document shown, before @next takes its place. */
void dossier_window_leave_document (DossierWindow *self, DossierDocument *next);
/* Actions; go: where the dossier:// link leads that is the parameter. */
void dossier_window_go_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_back_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_forward_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* Actions: a note on the record whose id is the parameter ("": on the document), or on what is
 * under attention; show the note whose UUID is the parameter; the trash. */
void dossier_window_add_note_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_note_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_show_note_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_trash_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* Action: the tags of the library; the parameter gets the keyboard ("": none). */
void dossier_window_tags_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* Gives the text the keyboard, and not what stands over it. */
void dossier_window_focus_text (DossierWindow *self);

/* The search: once when the window is made, and whenever it has other room. */
void dossier_window_init_search (DossierWindow *self);
void dossier_window_update_search_room (DossierWindow *self);

/* The original page: once when the window is made, and whenever it has other room. */
void dossier_window_init_page (DossierWindow *self);
void dossier_window_update_page_room (DossierWindow *self);

/* Opening files and folders, however many, and text that was pasted or dropped. open_paths:
 * NULL-terminated, one at least; open_text: HTML or UTF-8. */
void dossier_window_init_receiving (DossierWindow *self);
void dossier_window_install_receiving_actions (GtkWidgetClass *klass);
void dossier_window_open_paths (DossierWindow *self, const char *const *paths);
void dossier_window_open_text (DossierWindow *self, GBytes *text, gboolean html);
/* Says and shows what became of all that. */
void dossier_window_tell_import (DossierWindow *self, DossierImportResult *result);
/* Action: what was read of the file of the document that is shown. */
void dossier_window_report_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* Whether what is said and what is offered have no room beside one another. */
gboolean dossier_window_is_narrow (DossierWindow *self);
/* Says in a dialog what is too long for a message that goes by. */
void dossier_window_tell (DossierWindow *self, const char *heading, const char *body);

/* Actions: choose a file; show the document whose uuid is the parameter. */
void dossier_window_open_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_document_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* Actions: choose what is to leave; the same once more to where the document went last. */
void dossier_window_export_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_export_again_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* Actions: print the text with its notes; ask for a file and write it as PDF; write it to the path
 * that is the parameter. */
void dossier_window_print_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter);
void dossier_window_save_pdf_as_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* Undo and redo: in the menu by name, and first of all an editor's own. */
void dossier_window_init_undo (DossierWindow *self);
void dossier_window_undo_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* Notes come to the disk when the window is left, and what does not is said. */
void dossier_window_init_saving (DossierWindow *self);
/* What is offered when a document has changed since it was marked. */
void dossier_window_init_edition (DossierWindow *self);
void dossier_window_clear_edition (DossierWindow *self);
/* Action: choose the document from which marks are carried. */
void dossier_window_carry_from_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* What is suggested for a document without marks: offered in a bar, and looked through. */
void dossier_window_init_suggestions (DossierWindow *self);
void dossier_window_clear_suggestions (DossierWindow *self);
void dossier_window_close_suggestions (DossierWindow *self);
/* The list goes where there is room for it. */
void dossier_window_place_suggestions (DossierWindow *self);
/* Action: looks through what is suggested. */
void dossier_window_suggestions_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* Size and panes from and to the settings; each window closed leaves its own. */
void dossier_window_restore_state (DossierWindow *self);
void dossier_window_keep_state (DossierWindow *self);
/* What belongs to the document and the views: once these are there. @with_page:
 * also the page of evidence, which is the reader's own from then on. */
void dossier_window_restore_document_state (DossierWindow *self, gboolean with_page);

G_END_DECLS
