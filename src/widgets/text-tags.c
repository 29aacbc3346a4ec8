/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/text-tags.h"

#include <math.h>

#include "drawing/font-scale.h"

#define GAP 0.85
#define TIGHT_GAP 0.35
#define QUOTE_PADDING 0.3
#define QUOTE_INDENT 1.0
#define LIST_INDENT 1.6
/* As parts of the size of running text. */
#define EXPLAINING (1 / DOSSIER_FONT_READING)
#define SMALL (DOSSIER_FONT_SMALL / DOSSIER_FONT_READING)

#define VEIL 0.32f
#define VEIL_HIGH_CONTRAST 0.25f

void
dossier_text_style_clear (DossierTextStyle *style)
{
  g_clear_pointer (&style->family, g_free);
  g_clear_pointer (&style->interface, g_free);
}

gboolean
dossier_text_style_equal (const DossierTextStyle *a, const DossierTextStyle *b)
{
  return g_strcmp0 (a->family, b->family) == 0 && g_strcmp0 (a->interface, b->interface) == 0 &&
         fabs (a->em - b->em) < 0.01 && fabs (a->line_height - b->line_height) < 0.001 &&
         gdk_rgba_equal (&a->text, &b->text) && gdk_rgba_equal (&a->background, &b->background) &&
         gdk_rgba_equal (&a->accent, &b->accent) && gdk_rgba_equal (&a->found, &b->found) &&
         gdk_rgba_equal (&a->dim, &b->dim) && a->dark == b->dark &&
         a->high_contrast == b->high_contrast;
}

GdkRGBA
dossier_text_style_get_veil (const DossierTextStyle *style)
{
  GdkRGBA veil = style->background;

  veil.alpha = style->high_contrast ? VEIL_HIGH_CONTRAST : VEIL;
  return veil;
}

void
dossier_text_style_dim (const DossierTextStyle *style, GdkRGBA *colour)
{
  GdkRGBA veil = dossier_text_style_get_veil (style);

  colour->red += (veil.red - colour->red) * veil.alpha;
  colour->green += (veil.green - colour->green) * veil.alpha;
  colour->blue += (veil.blue - colour->blue) * veil.alpha;
}

static int
px (const DossierTextStyle *style, double em)
{
  return (int) lround (style->em * em);
}

int
dossier_text_style_get_gap (const DossierTextStyle *style)
{
  return px (style, GAP);
}

int
dossier_text_style_get_quote_padding (const DossierTextStyle *style)
{
  return px (style, QUOTE_PADDING);
}

int
dossier_text_style_get_quote_indent (const DossierTextStyle *style)
{
  return px (style, QUOTE_INDENT);
}

int
dossier_text_style_get_list_indent (const DossierTextStyle *style, int level)
{
  return px (style, LIST_INDENT * (1 + CLAMP (level, 0, 2)));
}

static GdkRGBA
with_alpha (const GdkRGBA *colour, double alpha)
{
  GdkRGBA out = *colour;

  out.alpha = (float) alpha;
  return out;
}

void
dossier_text_tags_init (DossierTextTags *self)
{
  self->table = gtk_text_tag_table_new ();
  for (guint i = 0; i < DOSSIER_N_TEXT_TAGS; i++)
    {
      self->tags[i] = gtk_text_tag_new (NULL);
      gtk_text_tag_table_add (self->table, self->tags[i]);
      g_object_unref (self->tags[i]);
    }
}

void
dossier_text_tags_clear (DossierTextTags *self)
{
  g_clear_object (&self->table);
}

static void
set_space (DossierTextTags *self,
           const DossierTextStyle *style,
           DossierTextTag tag,
           double above,
           double below)
{
  g_object_set (self->tags[tag], "pixels-above-lines", px (style, above), "pixels-below-lines",
                px (style, below), NULL);
}

/* Sizes are set in pixels, so that they hold at once and do not wait for the next frame's CSS. */
static void
set_font (DossierTextTags *self, DossierTextTag tag, const char *family, double size, int weight)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  if (family != NULL)
    pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, round (size * PANGO_SCALE));
  pango_font_description_set_weight (font, weight);
  g_object_set (self->tags[tag], "font-desc", font, NULL);
}

/* In the interface's font, which is the view's own. */
static void
set_caption (DossierTextTags *self,
             const DossierTextStyle *style,
             DossierTextTag tag,
             double scale,
             int weight,
             const GdkRGBA *colour)
{
  set_font (self, tag, NULL, style->em * scale, weight);
  g_object_set (self->tags[tag], "foreground-rgba", colour, "line-height", 1.15f, NULL);
}

static void
set_running (DossierTextTags *self,
             const DossierTextStyle *style,
             DossierTextTag tag,
             double scale,
             double below)
{
  set_font (self, tag, style->family, style->em * scale, PANGO_WEIGHT_NORMAL);
  set_space (self, style, tag, 0, below);
  g_object_set (self->tags[tag], "line-height", (float) style->line_height, NULL);
}

static void
set_indent (DossierTextTags *self, DossierTextTag tag, int start, int end)
{
  g_object_set (self->tags[tag], "left-margin", start, "right-margin", end, "accumulative-margin",
                TRUE, NULL);
  g_object_set (self->tags[tag + 1], "left-margin", end, "right-margin", start,
                "accumulative-margin", TRUE, NULL);
}

static void
style_head (DossierTextTags *self, const DossierTextStyle *style)
{
  const GdkRGBA tint = with_alpha (&style->text, 0.1);

  set_caption (self, style, DOSSIER_TAG_TITLE, DOSSIER_FONT_TITLE, PANGO_WEIGHT_BOLD, &style->text);
  set_space (self, style, DOSSIER_TAG_TITLE, 0.4, 0.35);
  set_caption (self, style, DOSSIER_TAG_SUBTITLE, DOSSIER_FONT_SUBTITLE, PANGO_WEIGHT_NORMAL,
               &style->text);
  set_space (self, style, DOSSIER_TAG_SUBTITLE, 0, 0.35);
  set_caption (self, style, DOSSIER_TAG_BYLINE, EXPLAINING, PANGO_WEIGHT_NORMAL, &style->dim);
  set_space (self, style, DOSSIER_TAG_BYLINE, 0, 1.2);
  set_caption (self, style, DOSSIER_TAG_STATEMENT, EXPLAINING, PANGO_WEIGHT_NORMAL, &style->text);
  set_space (self, style, DOSSIER_TAG_STATEMENT, 0.15, DOSSIER_STATEMENT_GAP);
  g_object_set (self->tags[DOSSIER_TAG_STATEMENT], "left-margin", px (style, 0.9), "right-margin",
                px (style, 0.9), "accumulative-margin", TRUE, "line-height", 1.3f, NULL);
  set_caption (self, style, DOSSIER_TAG_SPEAKER, EXPLAINING, PANGO_WEIGHT_BOLD, &style->dim);
  set_space (self, style, DOSSIER_TAG_SPEAKER, 0.6, 0.2);
  set_caption (self, style, DOSSIER_TAG_BADGE, SMALL, PANGO_WEIGHT_BOLD, &style->dim);
  set_space (self, style, DOSSIER_TAG_BADGE, 0.2, 0.2);
  g_object_set (self->tags[DOSSIER_TAG_BADGE], "background-rgba", &tint, NULL);
}

static void
style_headings (DossierTextTags *self, const DossierTextStyle *style)
{
  static const double scales[] = { DOSSIER_FONT_HEADING, 1.1, 0.98 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      set_caption (self, style, DOSSIER_TAG_HEADING_1 + i, scales[i], PANGO_WEIGHT_BOLD,
                   &style->text);
      set_space (self, style, DOSSIER_TAG_HEADING_1 + i, 1.3 - 0.25 * i, 0.6);
    }
}

static void
style_running_text (DossierTextTags *self, const DossierTextStyle *style)
{
  set_running (self, style, DOSSIER_TAG_PARAGRAPH, 1, GAP);
  for (int level = 0; level < 3; level++)
    {
      DossierTextTag tag = DOSSIER_TAG_LIST_1 + 2 * level;

      set_running (self, style, tag, 1, GAP);
      set_running (self, style, tag + 1, 1, GAP);
      set_indent (self, tag, dossier_text_style_get_list_indent (style, level), 0);
    }
  set_running (self, style, DOSSIER_TAG_VERSE, 1, GAP);
  set_running (self, style, DOSSIER_TAG_VERSE_RTL, 1, GAP);
  set_indent (self, DOSSIER_TAG_VERSE, px (style, 1.6), 0);
  /* a line that is broken goes on further in */
  g_object_set (self->tags[DOSSIER_TAG_VERSE], "indent", -px (style, 1.2), NULL);
  g_object_set (self->tags[DOSSIER_TAG_VERSE_RTL], "indent", -px (style, 1.2), NULL);
  set_running (self, style, DOSSIER_TAG_STAGE, 1, GAP);
  g_object_set (self->tags[DOSSIER_TAG_STAGE], "style", PANGO_STYLE_ITALIC, "foreground-rgba",
                &style->dim, NULL);
  set_caption (self, style, DOSSIER_TAG_TABLE, EXPLAINING, PANGO_WEIGHT_NORMAL, &style->text);
  set_space (self, style, DOSSIER_TAG_TABLE, 0, GAP);
  set_caption (self, style, DOSSIER_TAG_CAPTION, EXPLAINING, PANGO_WEIGHT_NORMAL, &style->dim);
  set_space (self, style, DOSSIER_TAG_CAPTION, 0, GAP);
  for (int rtl = 0; rtl < 2; rtl++)
    {
      set_running (self, style, DOSSIER_TAG_FOOTNOTE + rtl, EXPLAINING, 0.6);
      g_object_set (self->tags[DOSSIER_TAG_FOOTNOTE + rtl], "foreground-rgba", &style->dim, NULL);
    }
  set_indent (self, DOSSIER_TAG_FOOTNOTE, px (style, 1.2), 0);
}

static void
style_variants (DossierTextTags *self, const DossierTextStyle *style)
{
  for (int rtl = 0; rtl < 2; rtl++)
    set_space (self, style, DOSSIER_TAG_QUOTE + rtl, QUOTE_PADDING, QUOTE_PADDING + GAP);
  set_indent (self, DOSSIER_TAG_QUOTE, dossier_text_style_get_quote_indent (style),
              px (style, 0.6));
  g_object_set (self->tags[DOSSIER_TAG_TIGHT], "pixels-below-lines", px (style, TIGHT_GAP), NULL);
  g_object_set (self->tags[DOSSIER_TAG_CLOSE], "pixels-below-lines", 0, NULL);
  g_object_set (self->tags[DOSSIER_TAG_APART], "pixels-below-lines",
                px (style, DOSSIER_STATEMENT_GAP + DOSSIER_APART_GAP), NULL);
  g_object_set (self->tags[DOSSIER_TAG_LTR], "direction", GTK_TEXT_DIR_LTR, NULL);
  g_object_set (self->tags[DOSSIER_TAG_RTL], "direction", GTK_TEXT_DIR_RTL, NULL);
}

static void
underline (DossierTextTags *self, DossierTextTag tag, PangoUnderline line, const GdkRGBA *colour)
{
  g_object_set (self->tags[tag], "underline", line, "underline-rgba", colour, NULL);
}

/* People, organisations and places have lines of different kinds, dates the faintest. */
static void
style_names (DossierTextTags *self, const DossierTextStyle *style)
{
  GdkRGBA strong = with_alpha (&style->text, style->high_contrast ? 1.0 : 0.5);
  GdkRGBA soft = with_alpha (&style->text, style->high_contrast ? 0.8 : 0.28);

  underline (self, DOSSIER_TAG_PERSON, PANGO_UNDERLINE_SINGLE, &strong);
  underline (self, DOSSIER_TAG_ORGANISATION, PANGO_UNDERLINE_DOUBLE, &soft);
  underline (self, DOSSIER_TAG_PLACE, PANGO_UNDERLINE_ERROR, &strong);
  underline (self, DOSSIER_TAG_DATE, PANGO_UNDERLINE_SINGLE, &soft);
  underline (self, DOSSIER_TAG_LINK, PANGO_UNDERLINE_SINGLE, &style->accent);
  g_object_set (self->tags[DOSSIER_TAG_LINK], "foreground-rgba", &style->accent, NULL);
  g_object_set (self->tags[DOSSIER_TAG_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->tags[DOSSIER_TAG_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
style_marks (DossierTextTags *self, const DossierTextStyle *style)
{
  for (guint tag = DOSSIER_TAG_SOURCE_MARK; tag <= DOSSIER_TAG_FOOTNOTE_MARK; tag++)
    {
      set_font (self, tag, style->interface, style->em * SMALL,
                tag == DOSSIER_TAG_FOOTNOTE_MARK ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
      g_object_set (self->tags[tag], "rise", (int) (style->em * 0.34 * PANGO_SCALE),
                    "foreground-rgba", &style->accent, "style", PANGO_STYLE_NORMAL, "underline",
                    PANGO_UNDERLINE_NONE, NULL);
    }
}

static void
style_quotes (DossierTextTags *self, const DossierTextStyle *style)
{
  const double tint = style->dark ? 0.2 : 0.11;
  GdkRGBA colour;

  for (int i = -1; i < DOSSIER_N_SPEAKER_COLOURS; i++)
    {
      dossier_palette_speaker (i, style->dark, &colour);
      colour = with_alpha (&colour, tint);
      g_object_set (self->tags[DOSSIER_TAG_SAID + i], "background-rgba", &colour, NULL);
    }
}

void
dossier_text_tags_set_style (DossierTextTags *self, const DossierTextStyle *style)
{
  style_head (self, style);
  style_headings (self, style);
  style_running_text (self, style);
  style_variants (self, style);
  style_names (self, style);
  style_marks (self, style);
  style_quotes (self, style);
}

void
dossier_text_tags_set_width (DossierTextTags *self, int width)
{
  for (int columns = 2; columns <= 8; columns++)
    {
      PangoTabArray *tabs = pango_tab_array_new (columns - 1, TRUE);

      for (int i = 1; i < columns; i++)
        pango_tab_array_set_tab (tabs, i - 1, PANGO_TAB_LEFT, width * i / columns);
      g_object_set (self->tags[DOSSIER_TAG_COLUMNS_2 + columns - 2], "tabs", tabs, NULL);
      pango_tab_array_free (tabs);
    }
}

GtkTextTag *
dossier_text_tags_get_language (DossierTextTags *self, const char *language)
{
  g_autofree char *name = g_strconcat ("language:", language, NULL);
  GtkTextTag *tag = gtk_text_tag_table_lookup (self->table, name);

  if (tag != NULL)
    return tag;
  tag = g_object_new (GTK_TYPE_TEXT_TAG, "name", name, "language", language, NULL);
  gtk_text_tag_table_add (self->table, tag);
  g_object_unref (tag);
  return tag;
}

static DossierTextTag
tag_for_passage (const DossierBlock *block)
{
  int rtl = block->rtl ? 1 : 0;

  switch (block->passage_kind)
    {
    case DOSSIER_PASSAGE_HEADING:
      return DOSSIER_TAG_HEADING_1 + CLAMP (block->level, 0, 2);
    case DOSSIER_PASSAGE_LIST_ITEM:
      return DOSSIER_TAG_LIST_1 + 2 * CLAMP (block->level, 0, 2) + rtl;
    case DOSSIER_PASSAGE_VERSE:
      return DOSSIER_TAG_VERSE + rtl;
    case DOSSIER_PASSAGE_STAGE:
    case DOSSIER_PASSAGE_NOTE:
      return DOSSIER_TAG_STAGE;
    case DOSSIER_PASSAGE_TABLE:
      return DOSSIER_TAG_TABLE;
    case DOSSIER_PASSAGE_CAPTION:
      return DOSSIER_TAG_CAPTION;
    case DOSSIER_PASSAGE_FOOTNOTE:
      return DOSSIER_TAG_FOOTNOTE + rtl;
    case DOSSIER_PASSAGE_PARAGRAPH:
    case DOSSIER_PASSAGE_SPEECH:
    case DOSSIER_PASSAGE_BLOCK_QUOTE:
    default:
      return DOSSIER_TAG_PARAGRAPH;
    }
}

DossierTextTag
dossier_text_tag_for_block (const DossierBlock *block)
{
  switch (block->kind)
    {
    case DOSSIER_BLOCK_TITLE:
      return DOSSIER_TAG_TITLE;
    case DOSSIER_BLOCK_SUBTITLE:
      return DOSSIER_TAG_SUBTITLE;
    case DOSSIER_BLOCK_BYLINE:
      return DOSSIER_TAG_BYLINE;
    case DOSSIER_BLOCK_STATEMENT:
      return DOSSIER_TAG_STATEMENT;
    case DOSSIER_BLOCK_SPEAKER:
      return DOSSIER_TAG_SPEAKER;
    case DOSSIER_BLOCK_BADGE:
      return DOSSIER_TAG_BADGE;
    case DOSSIER_BLOCK_TEXT:
    case DOSSIER_BLOCK_QUOTE:
    default:
      return tag_for_passage (block);
    }
}
