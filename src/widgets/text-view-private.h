/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/text-tags.h"
#include "widgets/text-view.h"

G_BEGIN_DECLS

struct _DossierTextView
{
  GtkTextView parent_instance;

  DossierReadingLayout *layout;
  GtkTextBuffer *buffer; /* the view's, also while it is filled at first */
  DossierTextTags tags;
  DossierTextStyle style;
  int column;       /* width of the text at most, in pixels */
  int column_width; /* the same in characters, when it was measured */
  int margin;       /* at its left now */
  int right_margin;
  int room; /* wanted at its end */
  int allocated_width;

  double zoom;
  char *font;
  double line_height;
  int width;
  DossierReaderTheme theme;
  gboolean passage_numbers;

  DossierSpeakerNumberFunc speaker_number;
  gpointer speaker_data;
  DossierPassageFunc passes;
  gpointer passes_data;

  GArray *focus_ranges;     /* of DossierTextRange */
  GArray *focus_passages;   /* of guint */
  GArray *preview_ranges;   /* of DossierTextRange */
  GArray *suggested_ranges; /* of DossierTextRange */
  GArray *suggested_current;
  GArray *found_ranges; /* of DossierTextRange */
  int found_current;    /* index of the one that is come to, or -1 */

  GArray *annotations;  /* of DossierTextAnnotation, by start; or NULL */
  gboolean has_wholes;  /* some of them mark passages as wholes */
  const char *attended; /* ids, interned */
  const char *hinted;

  /* filling */
  guint filled; /* blocks that are in the buffer */
  guint fill_id;

  /* scrolling */
  GtkAdjustment *adjustment;
  guint moved_id;
  guint settle_id;
  gboolean measured;  /* since settle_id was queued */
  gboolean scrolling; /* we change the adjustment */
  AdwAnimation *glide;
  double glide_value;
  gboolean pinned;
  struct
  {
    guint position;
    double line;  /* where its line belongs: a part of the window's height */
    int window_y; /* where it is, in pixels */
    gboolean is_place;
    guint passage; /* of a place */
    guint offset;
  } pin;

  gboolean hand;        /* what the pointer looks like */
  DossierItem *hovered; /* what it is over; only compared */
  guint selection_id;   /* to offer it to the middle button */
};

/* text-view-fill.c */
void dossier_text_view_fill_first (DossierTextView *self);
void dossier_text_view_fill_to (DossierTextView *self, guint position);
void dossier_text_view_stop_filling (DossierTextView *self);

/* text-view-paint.c */
void dossier_text_view_paint_below (DossierTextView *self, GtkSnapshot *snapshot);
void dossier_text_view_paint_above (DossierTextView *self, GtkSnapshot *snapshot);

/* text-view-style.c: works out how the text looks by settings, theme and fonts. */
void dossier_text_view_restyle (DossierTextView *self);
void dossier_text_view_fit_column (DossierTextView *self, int width);

/* text-view-scroll.c */
void dossier_text_view_class_init_scrolling (DossierTextViewClass *klass);
void dossier_text_view_clear_scrolling (DossierTextView *self);
void dossier_text_view_watch_adjustment (DossierTextView *self);
/* Call it before sizes change: what is read stays where it stands. */
void dossier_text_view_hold_place (DossierTextView *self);
void dossier_text_view_let_go (DossierTextView *self);
void dossier_text_view_allocated (DossierTextView *self);

/* text-view-pointer.c */
void dossier_text_view_class_init_pointer (DossierTextViewClass *klass);
void dossier_text_view_init_pointer (DossierTextView *self);

/* text-hit.c: who or what stands there, for a tooltip; NULL when there is nothing to say. Caller
 * frees. */
char *dossier_text_hit_describe (const DossierReadingLayout *layout, const DossierTextHit *hit);

/* text-view-copy.c */
void dossier_text_view_leave_drops (DossierTextView *self);
void dossier_text_view_class_init_copy (DossierTextViewClass *klass);
void dossier_text_view_show_buffer (DossierTextView *self);

G_END_DECLS
