/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"
#include "text/reading-layout.h"

G_BEGIN_DECLS

/* The nicks are those of the setting reader-theme. */
typedef enum
{
  DOSSIER_READER_THEME_FOLLOW,
  DOSSIER_READER_THEME_LIGHT,
  DOSSIER_READER_THEME_SEPIA,
  DOSSIER_READER_THEME_DARK,
} DossierReaderTheme;
#define DOSSIER_TYPE_READER_THEME (dossier_reader_theme_get_type ())
GType dossier_reader_theme_get_type (void) G_GNUC_CONST;

/**
 * DossierTextView:
 *
 * Shows a DossierReadingLayout for reading: a column of a comfortable width in the middle, quotes
 * with a bar in their speaker's colour, names underlined, marks. Its text can be selected and
 * copied, not edited.
 *
 * Properties, each with a setting that can be bound to it:
 *  - zoom: double, 0.5 to 3.0
 *  - font: a Pango font description; "" for a serif font somewhat larger than the interface's
 *  - line-height: double, as a multiple of the font's size
 *  - text-width: int, of a line at most, in characters
 *  - theme: DossierReaderTheme
 *  - passage-numbers: boolean, whether they stand in the margin
 *
 * Signals:
 *  - "moved": another place stands at the top, or the same was moved by other sizes; at most once
 *    a frame
 *  - "activated" (guint position, GdkModifierType state): a click, or Enter at the caret
 *  - "hovered" (DossierItem *item): the pointer is over what stands for @item now, or NULL
 *  - "selected": the pointer has selected words
 *  - "menu" (guint position, gint x, gint y): the secondary button, or the Menu key, there; x and y
 *    in the widget's coordinates
 */
#define DOSSIER_TYPE_TEXT_VIEW (dossier_text_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierTextView, dossier_text_view, DOSSIER, TEXT_VIEW, GtkTextView)

GtkWidget *dossier_text_view_new (void);

/* Shows @layout from its beginning; NULL: nothing. What is far down may be put in later; the
 * functions below that speak of positions see to it that they are there. */
void dossier_text_view_set_layout (DossierTextView *self, DossierReadingLayout *layout);
/* Shows another layout of the same document: what is read stays where it stands, and what is
 * selected is selected. */
void dossier_text_view_replace_layout (DossierTextView *self, DossierReadingLayout *layout);
DossierReadingLayout *dossier_text_view_get_layout (DossierTextView *self); /* borrowed, or NULL */

/* The number of a speaker, as the palette wants it. Set it before the layout. */
typedef int (*DossierSpeakerNumberFunc) (gpointer user_data, const DossierEntity *speaker);
void dossier_text_view_set_speaker_numbers (DossierTextView *self,
                                            DossierSpeakerNumberFunc func,
                                            gpointer user_data);

/* A stretch of positions. */
typedef struct
{
  guint start;
  guint end;
} DossierTextRange;
/* Marks stretches as what is under attention, and passages as belonging to it. Both arrays
 * (of DossierTextRange by start; of guint passages, ascending) are copied; NULL: none. */
void
dossier_text_view_set_focus (DossierTextView *self, const GArray *ranges, const GArray *passages);

/* Marks stretches faintly: what belongs to what the pointer is over, here or elsewhere. NULL: none.
 */
void dossier_text_view_set_preview (DossierTextView *self, const GArray *ranges);

/* Marks what is suggested, and of it what is looked at (both of DossierTextRange, by start);
 * copied; NULL: none. A new layout has none. */
void dossier_text_view_set_suggested (DossierTextView *self,
                                      const GArray *ranges,
                                      const GArray *current);

/* Marks what was looked for: (of DossierTextRange, by start, none within another); copied; NULL:
 * none. */
void dossier_text_view_set_found (DossierTextView *self, const GArray *ranges);
/* Marks one of them more strongly, by its index; -1: none. */
void dossier_text_view_set_found_current (DossierTextView *self, int current);
/* Puts the caret before a stretch of positions and selects it. */
void dossier_text_view_select (DossierTextView *self, guint start, guint end);

/* Tells which passages pass a query: the others are dimmed. NULL: all are shown alike. Called
 * whenever a passage is drawn. */
typedef gboolean (*DossierPassageFunc) (gpointer user_data, guint passage);
void
dossier_text_view_set_filter (DossierTextView *self, DossierPassageFunc passes, gpointer user_data);

/**
 * DossierTextAnnotation:
 * @start, @end: positions; the same for an orphan, which stands where it used to be
 * @id: whose it is; interned, compared as a pointer
 * @item: the same; borrowed
 * @colour: what it looks like
 * @first, @last: of its annotation's stretches, in this text
 * @note: there are words to be read about it
 * @moved: it is not sure that these are the words
 * @orphan: they are gone
 * @whole: it marks @passage, which begins at @start, and none of its words, which are in another
 *   language than those that were marked
 *
 * A stretch that the reader has marked.
 */
typedef struct
{
  guint start;
  guint end;
  const char *id;
  DossierItem *item;
  DossierColour colour;
  guint first : 1;
  guint last : 1;
  guint note : 1;
  guint moved : 1;
  guint orphan : 1;
  guint whole : 1;
  int passage; /* index of its passage, or -1 */
  /*< private >*/
  guint lane : 2;
  guint reach; /* the furthest end of it and those before it */
} DossierTextAnnotation;
/* Shows @annotations (of DossierTextAnnotation, by start; copied); NULL: none. A new layout has
 * none. */
void dossier_text_view_set_annotations (DossierTextView *self, const GArray *annotations);
/* The ids of the annotation under attention, and of the one that is hinted at; NULL: none. */
void dossier_text_view_attend (DossierTextView *self, const char *id, const char *hint);
/* The annotation at a position, its end included: @preferred when that is there, else the one with
 * fewest words; NULL when there is none. Borrowed until they change. */
const DossierTextAnnotation *
dossier_text_view_find_annotation (DossierTextView *self, guint position, const char *preferred);
/* The first stretch of the annotation; NULL when it is not in this text. */
const DossierTextAnnotation *dossier_text_view_get_annotation (DossierTextView *self,
                                                               const char *id);
/* All of them, in order (of DossierTextAnnotation), or NULL; borrowed until they change. */
const GArray *dossier_text_view_get_annotations (DossierTextView *self);
/* The next one that begins after @position, or the last that begins before it; NULL: none. */
const DossierTextAnnotation *
dossier_text_view_step_annotation (DossierTextView *self, guint position, gboolean forward);

/* What stands at a position. */
typedef struct
{
  guint position;
  guint passage;
  guint offset;
  const DossierBlock *block;
  const DossierMark *mark; /* or NULL */
  const DossierSpan *span; /* the innermost name, date, link, event or quote there, or NULL */
  DossierQuote *quote;     /* of whose words it is part, or NULL */
  const DossierTextAnnotation *annotation; /* the one with fewest words there, or NULL */
} DossierTextHit;
/* FALSE when it is part of no passage (the document's head). */
gboolean dossier_text_view_get_hit (DossierTextView *self, guint position, DossierTextHit *hit);
/* The rectangle of the character at @position, in the widget's coordinates. */
void
dossier_text_view_get_position_rect (DossierTextView *self, guint position, GdkRectangle *rect);

/* Puts a place at the top of the window, and the caret there. */
void dossier_text_view_go_to (DossierTextView *self, guint passage, guint offset);
/* Scrolls to see a stretch of positions, unless it is in view. */
void dossier_text_view_reveal (DossierTextView *self, guint start, guint end);
gboolean dossier_text_view_is_in_view (DossierTextView *self, guint start, guint end);
/* The positions of the paragraphs in view and so many windows above and below, @end not included.
 */
void
dossier_text_view_get_range_around (DossierTextView *self, double pages, guint *start, guint *end);
/* The passages of which something is in view, both included. FALSE while nothing is shown. */
gboolean dossier_text_view_get_passages_in_view (DossierTextView *self, guint *first, guint *last);
/* The place at the top of the window. FALSE while nothing is shown. */
gboolean dossier_text_view_get_place (DossierTextView *self, guint *passage, guint *offset);

/* The person has scrolled by other means than the widget's own: what was held in place is let go.
 */
void dossier_text_view_scrolled_by_hand (DossierTextView *self);

/* What is selected, as copying gives it; NULL when nothing is. Caller frees. */
char *dossier_text_view_copy_selection (DossierTextView *self);
gboolean dossier_text_view_get_selection (DossierTextView *self, guint *start, guint *end);
guint dossier_text_view_get_caret (DossierTextView *self);
/* Shows the caret, at the top of the window when it is out of view. */
void dossier_text_view_show_caret (DossierTextView *self);
/* Puts the caret there, and selects nothing. */
void dossier_text_view_set_caret (DossierTextView *self, guint position);
/* Where the column of the text ends on the widget's end side, in its coordinates, and how wide the
 * margin beyond it is. */
void dossier_text_view_get_margin (DossierTextView *self, int *x, int *width);
/* Leaves so much room beside the text, on the end side, if the window has it: the column goes to
 * the start side for it. 0: it stands in the middle. */
void dossier_text_view_set_room (DossierTextView *self, int width);

G_END_DECLS
