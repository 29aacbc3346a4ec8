/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "text/reading-parts.h"
#include "views/mark-popover.h"
#include "views/note-editor.h"
#include "views/reader-view.h"
#include "widgets/margin.h"

G_BEGIN_DECLS

/* What there is room for beside the text. */
typedef enum
{
  DOSSIER_MARGIN_NONE,
  DOSSIER_MARGIN_SIGNS,
  DOSSIER_MARGIN_CARDS,
} DossierMarginKind;

typedef struct _DossierReaderFind DossierReaderFind;

struct _DossierReaderView
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierDocument *document;
  GArray *parts; /* of DossierReadingPart */
  guint part;    /* the one that is shown */
  GSimpleActionGroup *actions;
  GSignalGroup *buffer_signals;
  GtkWidget *menu_popover;
  DossierMarkPopover *mark_popover;
  guint reveal_source; /* brings the first passage that passes into view */
  gboolean acting;     /* a query is being changed from within the text */
  gboolean selecting;  /* the pointer was pressed outside of the selection */
  DossierReaderFind *find;
  DossierReview *review; /* what it suggests is shown, or NULL */
  DossierProposal *proposal;

  /* annotating */
  DossierColour colour; /* of the next highlight */
  gboolean single_letter_keys;
  const char *last_made; /* ids, interned: made or gone to last, which is meant at its caret */
  const char *stepped_to;
  const char *open_note;
  gboolean opening;
  DossierNoteEditor *editor; /* once one has been open */
  GtkWidget *note_popover;
  DossierMargin *margin;
  guint follow_id; /* a tick callback */
  DossierMarginKind margin_kind;
  GHashTable *cards; /* id to DossierNoteCard, of those in the margin */
  GtkRoot *root;     /* weak: whose focus is watched */
  GtkWidget *bar;    /* once it has been shown */
  GtkWidget *bar_delete;
  GtkWidget *bar_marks;
  AdwToast *said; /* weak: what was said last */
  char *awaited;  /* id of a record that a mark makes, once the document has it */

  GtkWidget *page_popover; /* once it has been open */
  GtkWidget *page_entry;
  GtkWidget *page_message;

  /* template children */
  GtkWidget *matches;
  GtkLabel *matches_label;
  GtkWidget *language_bar;
  GtkLabel *language_label;
  GtkMenuButton *language_button;
  GtkWidget *part_bar;
  GtkLabel *part_label;
  DossierTextView *text;
  GMenuModel *menu;
  GMenu *menu_here;
  GMenu *menu_annotate;
  GMenuModel *annotate_items;
  GMenuModel *delete_items;
  GMenu *menu_marks;
  GtkOverlay *overlay;
};

/* reader-actions.c */
void dossier_reader_view_init_actions (DossierReaderView *self);
void dossier_reader_view_clear_actions (DossierReaderView *self);
void dossier_reader_view_update_actions (DossierReaderView *self);
void dossier_reader_view_class_init_keys (GtkWidgetClass *klass);

/* reader-suggested.c */
void dossier_reader_view_update_suggested (DossierReaderView *self);
/* The suggestion with fewest words at a position, or NULL; borrowed. */
DossierProposal *dossier_reader_view_find_suggested (DossierReaderView *self, guint position);

/* reader-copying.c */
void dossier_reader_view_init_copying (DossierReaderView *self);

/* reader-menu.c */
void dossier_reader_view_show_menu (DossierReaderView *self, guint position, int x, int y);
/* Appends to the part of the menu that is about the place pressed. */
void dossier_reader_view_add_to_menu (DossierReaderView *self,
                                      const char *label,
                                      const char *action,
                                      const char *target);
gboolean dossier_reader_view_activate_at (DossierReaderView *self, guint position, gboolean filter);
void dossier_reader_view_show_date (DossierReaderView *self, const DossierDate *date);
void dossier_reader_view_go_to_item (DossierReaderView *self, DossierItem *item);
void dossier_reader_view_open_uri (DossierReaderView *self, const char *uri);

/* reader-focus.c: where @item stands in the text: stretches to be marked (of DossierTextRange, by
 * start) and passages that belong to it (of guint, ascending). */
void dossier_reader_find_focus (const DossierReadingLayout *layout,
                                const DossierItem *item,
                                GArray **ranges,
                                GArray **passages);

/* reader-annotations.c */
void dossier_reader_view_update_annotations (DossierReaderView *self);
void dossier_reader_view_update_attended (DossierReaderView *self);
/* What of the document's own text stands between two positions, without white space at its ends (of
 * DossierStretch). */
GArray *dossier_reader_find_stretches (const DossierReadingLayout *layout, guint start, guint end);

/* reader-annotating.c */
/* Says why a key did nothing; instead of what was said before. */
void dossier_reader_view_say (DossierReaderView *self, const char *message);
/* Whether the caret, or what is selected, is in the document's head, where nothing can be marked.
 */
gboolean dossier_reader_view_is_in_head (DossierReaderView *self);
void dossier_reader_view_init_annotating (DossierReaderView *self);
void dossier_reader_view_class_init_annotating (GtkWidgetClass *klass);

/* reader-marks.c; to the menu of a place: what to do with the marks there. */
void dossier_reader_view_init_marks (DossierReaderView *self);
void dossier_reader_view_add_marks_to_menu (DossierReaderView *self, guint position);

/* reader-notes.c */
void dossier_reader_view_init_notes (DossierReaderView *self);
void dossier_reader_view_clear_notes (DossierReaderView *self);
void dossier_reader_view_update_notes (DossierReaderView *self);
void dossier_reader_view_attend_cards (DossierReaderView *self);
void dossier_reader_view_close_note (DossierReaderView *self);

/* reader-language.c: in which language the document is read. */
void dossier_reader_view_init_language (DossierReaderView *self);
void dossier_reader_view_update_language (DossierReaderView *self);

/* reader-pages.c */
void dossier_reader_view_init_pages (DossierReaderView *self);
void dossier_reader_view_update_pages (DossierReaderView *self);
void dossier_reader_view_clear_pages (DossierReaderView *self);
void dossier_reader_view_add_pages_to_menu (DossierReaderView *self, guint passage, guint offset);

/* reader-bar.c */
void dossier_reader_view_show_bar (DossierReaderView *self, gboolean take_keyboard);
/* FALSE when it does not show. */
gboolean dossier_reader_view_hide_bar (DossierReaderView *self);
void dossier_reader_view_place_bar (DossierReaderView *self);
gboolean dossier_reader_view_get_bar_position (DossierReaderView *self,
                                               GtkWidget *child,
                                               GdkRectangle *rect);

/* reader-find.c: finding words in the document, and marking those that the query asks for. */
void dossier_reader_find_init (DossierReaderView *self);
void dossier_reader_find_clear (DossierReaderView *self);
void dossier_reader_find_open (DossierReaderView *self);
void dossier_reader_find_step (DossierReaderView *self, gboolean forward);
/* Closes the bar; FALSE when it is not open. */
gboolean dossier_reader_find_escape (DossierReaderView *self);
/* After another query, another part, another document. */
void dossier_reader_find_update (DossierReaderView *self);
void dossier_reader_find_part_shown (DossierReaderView *self);
void dossier_reader_find_document_changed (DossierReaderView *self);

/* reader-view.c: shows the part of the document that holds @passage. */
void dossier_reader_view_show_part_of (DossierReaderView *self, guint passage);
void dossier_reader_view_show_part (DossierReaderView *self, guint part);

G_END_DECLS
