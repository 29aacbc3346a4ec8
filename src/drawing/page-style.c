/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/pages-private.h"

#define SERIF "Noto Serif, serif"
#define SANS "Cantarell, Noto Sans, sans-serif"
/* Of running text, points. */
#define EM 10.5
#define LIST_INDENT (1.6 * EM)

/* Lengths in ems of running text. */
typedef struct
{
  const char *family;
  double size;
  double line_height;
  double above, below;
  double start, end;
  PangoWeight weight;
  gboolean italic;
  gboolean dim;
  gboolean keeps;
} Look;

static const Look looks[] = {
  [DOSSIER_PAGE_TITLE] = { SANS, 1.9, 1.15, 0.0, 0.35, 0.0, 0.0, PANGO_WEIGHT_BOLD, .keeps = TRUE },
  [DOSSIER_PAGE_SUBTITLE] = { SANS, 1.25, 1.15, 0.0, 0.35, 0.0, 0.0, PANGO_WEIGHT_NORMAL,
                              .keeps = TRUE },
  [DOSSIER_PAGE_BYLINE] = { SANS, 0.9, 1.2, 0.2, 0.9, 0.0, 0.0, PANGO_WEIGHT_NORMAL, .dim = TRUE },
  [DOSSIER_PAGE_STATEMENT] = { SANS, 0.86, 1.25, 0.4, 0.6, 1.0, 1.0, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_SPEAKER] = { SANS, 0.86, 1.2, 0.7, 0.2, 0.0, 0.0, PANGO_WEIGHT_BOLD, .dim = TRUE,
                             .keeps = TRUE },
  [DOSSIER_PAGE_HEADING_1] = { SANS, 1.4, 1.15, 1.6, 0.6, 0.0, 0.0, PANGO_WEIGHT_BOLD,
                               .keeps = TRUE },
  [DOSSIER_PAGE_HEADING_2] = { SANS, 1.16, 1.15, 1.3, 0.5, 0.0, 0.0, PANGO_WEIGHT_BOLD,
                               .keeps = TRUE },
  [DOSSIER_PAGE_HEADING_3] = { SANS, 1.0, 1.15, 1.0, 0.4, 0.0, 0.0, PANGO_WEIGHT_BOLD,
                               .keeps = TRUE },
  [DOSSIER_PAGE_PARAGRAPH] = { SERIF, 1.0, 1.3, 0.0, 0.7, 0.0, 0.0, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_QUOTE] = { SERIF, 1.0, 1.3, 0.3, 0.9, 1.4, 0.8, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_LIST] = { SERIF, 1.0, 1.3, 0.0, 0.45, 0.0, 0.0, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_VERSE] = { SERIF, 1.0, 1.3, 0.0, 0.5, 1.8, 0.0, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_STAGE] = { SERIF, 1.0, 1.3, 0.0, 0.7, 0.0, 0.0, PANGO_WEIGHT_NORMAL, .italic = TRUE,
                           .dim = TRUE },
  [DOSSIER_PAGE_TABLE] = { SANS, 0.86, 1.25, 0.0, 0.4, 0.0, 0.0, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_CAPTION] = { SANS, 0.86, 1.2, 0.0, 0.7, 0.0, 0.0, PANGO_WEIGHT_NORMAL,
                             .dim = TRUE },
  [DOSSIER_PAGE_FOOTNOTE] = { SERIF, 0.86, 1.25, 0.0, 0.6, 1.4, 0.0, PANGO_WEIGHT_NORMAL,
                              .dim = TRUE },
  [DOSSIER_PAGE_SOURCE] = { SERIF, 0.9, 1.25, 0.0, 0.4, 0.0, 0.0, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAGE_NOTE] = { SANS, 0.82, 1.2, 0.0, 0.0, 0.0, 0.0, PANGO_WEIGHT_NORMAL },
};

DossierPageSpace
dossier_page_box_get_space (const DossierPageBox *box)
{
  const Look *look = &looks[box->style];
  DossierPageSpace space = { look->above * EM, look->below * EM, look->start * EM, look->end * EM,
                             look->keeps };

  if (box->style == DOSSIER_PAGE_LIST)
    space.start += LIST_INDENT * (box->level + 1);
  if (box->close)
    space.above = 0.0;
  return space;
}

double
dossier_page_box_get_size (const DossierPageBox *box)
{
  return looks[box->style].size * EM;
}

static void
take (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
apply_stretches (PangoAttrList *list, const DossierPageBox *box)
{
  for (guint i = 0; box->stretches != NULL && i < box->stretches->len; i++)
    {
      const DossierPageStretch *stretch = &g_array_index (box->stretches, DossierPageStretch, i);

      switch (stretch->kind)
        {
        case DOSSIER_STRETCH_EMPHASIS:
          take (list, pango_attr_style_new (PANGO_STYLE_ITALIC), stretch->start, stretch->end);
          break;
        case DOSSIER_STRETCH_STRONG:
          take (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), stretch->start, stretch->end);
          break;
        case DOSSIER_STRETCH_MARK:
          take (list, pango_attr_scale_new (0.7), stretch->start, stretch->end);
          take (list, pango_attr_rise_new ((int) (0.36 * EM * PANGO_SCALE)), stretch->start,
                stretch->end);
          break;
        case DOSSIER_STRETCH_HIGHLIGHT:
        default:
          break;
        }
    }
}

/* As wide as there are columns. */
static void
set_tabs (PangoLayout *layout, const DossierPageBox *box, double width)
{
  PangoTabArray *tabs;
  int columns = 1;

  for (const char *at = strchr (box->text, '\t'); at != NULL; at = strchr (at + 1, '\t'))
    columns++;
  if (columns == 1)
    return;
  tabs = pango_tab_array_new (columns - 1, FALSE);
  for (int i = 1; i < columns; i++)
    pango_tab_array_set_tab (tabs, i - 1, PANGO_TAB_LEFT,
                             pango_units_from_double (width * i / columns));
  pango_layout_set_tabs (layout, tabs);
  pango_tab_array_free (tabs);
}

static PangoFontDescription *
make_font (const Look *look)
{
  PangoFontDescription *font = pango_font_description_from_string (look->family);

  pango_font_description_set_absolute_size (font, look->size * EM * PANGO_SCALE);
  pango_font_description_set_weight (font, look->weight);
  pango_font_description_set_style (font, look->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

static void
set_text (PangoLayout *layout, const DossierPageBox *box, const Look *look)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (box->style == DOSSIER_PAGE_NOTE)
    {
      PangoAttrList *marked;

      pango_layout_set_markup (layout, box->text, -1);
      marked = pango_layout_get_attributes (layout);
      if (marked != NULL)
        {
          pango_attr_list_unref (list);
          list = pango_attr_list_copy (marked);
        }
    }
  else
    pango_layout_set_text (layout, box->text, -1);
  apply_stretches (list, box);
  if (look->dim)
    take (list, pango_attr_foreground_new (0x5000, 0x5000, 0x5800), 0, G_MAXUINT);
  if (box->language != NULL)
    take (list, pango_attr_language_new (pango_language_from_string (box->language)), 0, G_MAXUINT);
  take (list, pango_attr_line_height_new (look->line_height), 0, G_MAXUINT);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

PangoLayout *
dossier_pages_make_layout (DossierPages *self, const DossierPageBox *box)
{
  const Look *look = &looks[box->style];
  DossierPageSpace space = dossier_page_box_get_space (box);
  PangoLayout *layout = pango_layout_new (self->contexts[box->rtl ? 1 : 0]);
  PangoFontDescription *font = make_font (look);

  /* the block knows its direction better than its first letters; notes say nothing of theirs */
  pango_layout_set_auto_dir (layout, box->style == DOSSIER_PAGE_NOTE);
  if (box->rtl)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, pango_units_from_double (self->width - space.start - space.end));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (box->style == DOSSIER_PAGE_VERSE)
    pango_layout_set_indent (layout, -pango_units_from_double (1.2 * EM));
  if (box->style == DOSSIER_PAGE_TABLE)
    set_tabs (layout, box, self->width);
  set_text (layout, box, look);
  pango_font_description_free (font);
  return layout;
}

PangoLayout *
dossier_pages_make_line (DossierPages *self, const char *text, double size, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (self->contexts[0]);
  PangoFontDescription *font = pango_font_description_from_string (SANS);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}
