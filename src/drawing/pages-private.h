/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "drawing/colours.h"
#include "drawing/pages.h"
#include "model/annotation.h"
#include "text/reading-layout.h"

G_BEGIN_DECLS

/* How a paragraph looks. */
typedef enum
{
  DOSSIER_PAGE_TITLE,
  DOSSIER_PAGE_SUBTITLE,
  DOSSIER_PAGE_BYLINE,
  DOSSIER_PAGE_STATEMENT,
  DOSSIER_PAGE_SPEAKER,
  DOSSIER_PAGE_HEADING_1,
  DOSSIER_PAGE_HEADING_2,
  DOSSIER_PAGE_HEADING_3,
  DOSSIER_PAGE_PARAGRAPH,
  DOSSIER_PAGE_QUOTE,
  DOSSIER_PAGE_LIST,
  DOSSIER_PAGE_VERSE,
  DOSSIER_PAGE_STAGE,
  DOSSIER_PAGE_TABLE,
  DOSSIER_PAGE_CAPTION,
  DOSSIER_PAGE_FOOTNOTE,
  DOSSIER_PAGE_SOURCE,
  DOSSIER_PAGE_NOTE, /* the reader's, at the foot */
} DossierPageStyle;

/* Something about a stretch of a paragraph's bytes. */
typedef enum
{
  DOSSIER_STRETCH_EMPHASIS,
  DOSSIER_STRETCH_STRONG,
  DOSSIER_STRETCH_MARK,      /* a raised number */
  DOSSIER_STRETCH_HIGHLIGHT, /* colour */
} DossierStretchKind;

typedef struct
{
  DossierStretchKind kind;
  DossierColour colour;
  guint start;
  guint end;
} DossierPageStretch;

/* A reader's note whose words end at byte @end of a paragraph. */
typedef struct
{
  guint note; /* its number, from 1 */
  guint end;
} DossierPageAnchor;

/* A paragraph. */
typedef struct
{
  DossierPageStyle style;
  char *text;           /* Pango markup for notes */
  int level;            /* of lists */
  int passage;          /* which it belongs to, or -1 */
  int speaker;          /* number of who is quoted, or -1: of quotes */
  const char *language; /* BCP 47, or NULL; interned */
  const char *uri;      /* (nullable): where all of it leads; interned */
  gboolean rtl;
  gboolean close;    /* to the paragraph before */
  GArray *stretches; /* (nullable) of DossierPageStretch */
  GArray *anchors;   /* (nullable) of DossierPageAnchor, by end */
} DossierPageBox;

/* Lines of a paragraph on a page, from its upper edge on. */
typedef struct
{
  guint box;
  guint first;
  guint n_lines;
  double y;
} DossierPagePiece;

typedef struct
{
  GArray *pieces; /* of DossierPagePiece, from the upper margin on */
  GArray *foot;   /* of DossierPagePiece: box is a note's number less one; y from the foot's edge */
  double foot_height;
} DossierPage;

/* Lines of a note for which there was no room any more. */
typedef struct
{
  guint note; /* number less one */
  guint first;
} DossierPageRest;

struct _DossierPages
{
  DossierPageOptions options;
  double width;              /* of the text */
  double height;             /* of what stands on a page between running head and number */
  PangoContext *contexts[2]; /* left to right, right to left */

  char *title;
  char *authors;   /* (nullable) */
  char *stamp;     /* ISO 8601: of the latest that it tells */
  GArray *boxes;   /* of DossierPageBox */
  GArray *notes;   /* of DossierPageBox: at the foot, by number */
  GArray *colours; /* of DossierColour: of notes, by number */

  GArray *pages; /* of DossierPage */
  GArray *rests; /* of DossierPageRest */
  guint next;    /* box */
  guint held;    /* boxes before that one which stay with it: headings */
  double y;      /* from the upper margin on */
  double below;  /* what the last paragraph keeps free below it */
};

/* page-boxes.c: takes the document apart. */
void dossier_pages_gather (DossierPages *self, const DossierExcerpt *excerpt);
DossierPageBox *
dossier_pages_add_box (DossierPages *self, DossierPageStyle style, const char *text);
void dossier_page_box_add_stretch (DossierPageBox *box,
                                   DossierStretchKind kind,
                                   DossierColour colour,
                                   guint start,
                                   guint end);
/* The same for what stands between two positions of @layout. @boxes: (element-type guint): the box
 * of each block, or G_MAXUINT. */
void dossier_pages_add_positions (DossierPages *self,
                                  const DossierReadingLayout *layout,
                                  GArray *boxes,
                                  guint start,
                                  guint end,
                                  DossierStretchKind kind,
                                  DossierColour colour);
/* page-notes.c: highlights, and what the reader says. Adds notes that belong to no words as
 * paragraphs. */
void dossier_pages_gather_notes (DossierPages *self,
                                 const DossierExcerpt *excerpt,
                                 const DossierReadingLayout *layout,
                                 GArray *boxes);

/* page-style.c */
typedef struct
{
  double above; /* points */
  double below;
  double start; /* indents */
  double end;
  gboolean keeps; /* stays with what comes next */
} DossierPageSpace;
DossierPageSpace dossier_page_box_get_space (const DossierPageBox *box);
/* Transfer full. */
PangoLayout *dossier_pages_make_layout (DossierPages *self, const DossierPageBox *box);
/* Of its letters, points. */
double dossier_page_box_get_size (const DossierPageBox *box);
/* A line of the interface's font, for running heads and numbers. */
PangoLayout *
dossier_pages_make_line (DossierPages *self, const char *text, double size, PangoWeight weight);

/* Points. */
#define DOSSIER_PAGE_MARGIN_X 64.0
#define DOSSIER_PAGE_MARGIN_TOP 62.0
#define DOSSIER_PAGE_MARGIN_BOTTOM 66.0
#define DOSSIER_PAGE_FOOT_GAP 14.0 /* between text and notes, with a line in its middle */
#define DOSSIER_PAGE_NOTE_GAP 2.0

G_END_DECLS
