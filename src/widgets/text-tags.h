/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "text/reading-layout.h"
#include "widgets/palette.h"

G_BEGIN_DECLS

/**
 * DossierTextStyle:
 * @family: font families of the running text, best first, separated by commas
 * @interface: those of the interface, for what explains the text
 * @em: size of the running text, in pixels
 * @line_height: as a multiple of the font's own height
 * @text: colour of the text
 * @background: of the page
 * @accent: of links and marks
 * @found: of what was looked for
 * @dim: of captions and other small print; readable on @background
 * @dark, @high_contrast: what kind of colours these are
 *
 * How a text looks: all that its tags are made of.
 */
typedef struct
{
  char *family;
  char *interface;
  double em;
  double line_height;
  GdkRGBA text;
  GdkRGBA background;
  GdkRGBA accent;
  GdkRGBA found;
  GdkRGBA dim;
  gboolean dark;
  gboolean high_contrast;
} DossierTextStyle;
void dossier_text_style_clear (DossierTextStyle *style);
gboolean dossier_text_style_equal (const DossierTextStyle *a, const DossierTextStyle *b);

/* What lies over words that do not pass a query: they stay readable, at 3:1 at least. */
GdkRGBA dossier_text_style_get_veil (const DossierTextStyle *style);
/* What becomes of @colour under it. */
void dossier_text_style_dim (const DossierTextStyle *style, GdkRGBA *colour);

/* Tags in ascending priority. Where there are two, the second is for text that runs from right to
 * left. */
/* Below a line of what the document says of itself, and more below the last where the text begins
 * without a heading; in ems. */
#define DOSSIER_STATEMENT_GAP 0.35
#define DOSSIER_APART_GAP 0.9

typedef enum
{
  DOSSIER_TAG_TITLE,
  DOSSIER_TAG_SUBTITLE,
  DOSSIER_TAG_BYLINE,
  DOSSIER_TAG_STATEMENT,
  DOSSIER_TAG_SPEAKER,
  DOSSIER_TAG_BADGE,
  DOSSIER_TAG_HEADING_1,
  DOSSIER_TAG_HEADING_2,
  DOSSIER_TAG_HEADING_3,
  DOSSIER_TAG_PARAGRAPH,
  DOSSIER_TAG_LIST_1,
  DOSSIER_TAG_LIST_1_RTL,
  DOSSIER_TAG_LIST_2,
  DOSSIER_TAG_LIST_2_RTL,
  DOSSIER_TAG_LIST_3,
  DOSSIER_TAG_LIST_3_RTL,
  DOSSIER_TAG_VERSE,
  DOSSIER_TAG_VERSE_RTL,
  DOSSIER_TAG_STAGE,
  DOSSIER_TAG_TABLE,
  DOSSIER_TAG_CAPTION,
  DOSSIER_TAG_FOOTNOTE,
  DOSSIER_TAG_FOOTNOTE_RTL,
  DOSSIER_TAG_QUOTE,
  DOSSIER_TAG_QUOTE_RTL,
  DOSSIER_TAG_COLUMNS_2, /* tab stops of a table of so many columns, and so on up to 8 */
  DOSSIER_TAG_COLUMNS_8 = DOSSIER_TAG_COLUMNS_2 + 6,
  DOSSIER_TAG_TIGHT, /* less space below: more of the same kind follows */
  DOSSIER_TAG_CLOSE, /* no space below: lines of a poem */
  DOSSIER_TAG_APART, /* more space below: the text begins */
  DOSSIER_TAG_LTR,
  DOSSIER_TAG_RTL,
  DOSSIER_TAG_PERSON,
  DOSSIER_TAG_ORGANISATION,
  DOSSIER_TAG_PLACE,
  DOSSIER_TAG_DATE,
  DOSSIER_TAG_LINK,
  DOSSIER_TAG_EMPHASIS,
  DOSSIER_TAG_STRONG,
  DOSSIER_TAG_SAID_BY_NOBODY, /* words of a quote within the line; one a speaker's colour */
  DOSSIER_TAG_SAID,
  DOSSIER_TAG_SAID_LAST = DOSSIER_TAG_SAID + DOSSIER_N_SPEAKER_COLOURS - 1,
  DOSSIER_TAG_SOURCE_MARK,
  DOSSIER_TAG_FOOTNOTE_MARK,
} DossierTextTag;
#define DOSSIER_N_TEXT_TAGS (DOSSIER_TAG_FOOTNOTE_MARK + 1)

/* Distances, in pixels. */
int dossier_text_style_get_gap (const DossierTextStyle *style);           /* between paragraphs */
int dossier_text_style_get_quote_padding (const DossierTextStyle *style); /* above and below */
int dossier_text_style_get_quote_indent (const DossierTextStyle *style);
int dossier_text_style_get_list_indent (const DossierTextStyle *style, int level);

/* The tags of a text view. */
typedef struct
{
  GtkTextTagTable *table;
  GtkTextTag *tags[DOSSIER_N_TEXT_TAGS]; /* borrowed from the table */
} DossierTextTags;
void dossier_text_tags_init (DossierTextTags *self);
void dossier_text_tags_clear (DossierTextTags *self);
/* Makes the tags look as @style has it. */
void dossier_text_tags_set_style (DossierTextTags *self, const DossierTextStyle *style);
/* Divides @width pixels evenly among the columns of tables. */
void dossier_text_tags_set_width (DossierTextTags *self, int width);
/* The tag that tells Pango the language of a text (BCP 47): for fonts and line breaking. */
GtkTextTag *dossier_text_tags_get_language (DossierTextTags *self, const char *language);

/* The tag for a paragraph. */
DossierTextTag dossier_text_tag_for_block (const DossierBlock *block);

G_END_DECLS
