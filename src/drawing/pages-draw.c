/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/mark-pattern.h"
#include "drawing/pages-private.h"

#define HEAD_SIZE 8.0
#define NUMBER_SIZE 8.5
#define MARGIN_NUMBER_SIZE 7.0
#define MARGIN_NUMBER_GAP 8.0
#define BAR_WIDTH 2.0
#define BAR_GAP 8.0
/* The patterns under highlights are made for pixels. */
#define PATTERN_SCALE 0.66
#define LANE 2.2

static const DossierRgba ink = { 0.f, 0.f, 0.f, 1.f }, dim = { 0.31f, 0.31f, 0.35f, 1.f },
                         faint = { 0.f, 0.f, 0.f, 0.25f }, ground = { 0.95f, 0.95f, 0.95f, 1.f };

/* A line of a paragraph while it is drawn. */
typedef struct
{
  PangoLayoutLine *line;
  guint end; /* byte where the next begins */
  double x;  /* left edge of the layout */
  double left;
  double baseline;
} DrawnLine;

static void
show_at (cairo_t *cr, PangoLayout *layout, double x, double y, const DossierRgba *colour)
{
  dossier_rgba_set_source (colour, cr);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static double
get_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return pango_units_to_double (extents.width);
}

/* Highlights */

/* How many highlights before it lie over a part of it: its line is drawn below theirs. */
static guint
get_lane (const DossierPageBox *box, guint index)
{
  const DossierPageStretch *one = &g_array_index (box->stretches, DossierPageStretch, index);
  guint lane = 0;

  for (guint i = 0; i < index; i++)
    {
      const DossierPageStretch *other = &g_array_index (box->stretches, DossierPageStretch, i);

      if (other->kind == DOSSIER_STRETCH_HIGHLIGHT && other->start < one->end &&
          other->end > one->start)
        lane++;
    }
  return MIN (lane, 2);
}

static void
draw_range (cairo_t *cr,
            const DossierPageBox *box,
            const DrawnLine *line,
            DossierColour colour,
            guint lane,
            double from,
            double to)
{
  double size = dossier_page_box_get_size (box);
  double y = line->baseline + 0.28 * size + lane * LANE;
  DossierRgba fill, edge;

  dossier_colours_annotation (colour, FALSE, &fill, &edge);
  dossier_rgba_set_source (&fill, cr);
  cairo_rectangle (cr, from, line->baseline - 0.92 * size, to - from, 1.2 * size);
  cairo_fill (cr);
  if (colour == DOSSIER_COLOUR_NONE)
    return;
  cairo_save (cr);
  cairo_scale (cr, PATTERN_SCALE, PATTERN_SCALE);
  dossier_rgba_set_source (&edge, cr);
  dossier_mark_pattern_draw (cr, colour, from / PATTERN_SCALE, y / PATTERN_SCALE,
                             to / PATTERN_SCALE);
  cairo_restore (cr);
}

static void
draw_highlights (cairo_t *cr, const DossierPageBox *box, const DrawnLine *line)
{
  guint start = (guint) line->line->start_index;

  for (guint i = 0; box->stretches != NULL && i < box->stretches->len; i++)
    {
      const DossierPageStretch *one = &g_array_index (box->stretches, DossierPageStretch, i);
      guint from = MAX (one->start, start);
      guint to = MIN (one->end, start + (guint) line->line->length);
      int *ranges, n;

      if (one->kind != DOSSIER_STRETCH_HIGHLIGHT || to <= from)
        continue;
      pango_layout_line_get_x_ranges (line->line, (int) from, (int) to, &ranges, &n);
      for (int j = 0; j < n; j++)
        draw_range (cr, box, line, one->colour, get_lane (box, i),
                    line->x + pango_units_to_double (ranges[2 * j]),
                    line->x + pango_units_to_double (ranges[2 * j + 1]));
      g_free (ranges);
    }
}

/* The numbers of the notes whose words end on the line, beside it. */
static void
draw_numbers (DossierPages *self, cairo_t *cr, const DossierPageBox *box, const DrawnLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoLayout) layout = NULL;
  DossierRgba fill, edge;
  guint first = 0;
  double x;

  for (guint i = 0; box->anchors != NULL && i < box->anchors->len; i++)
    {
      const DossierPageAnchor *anchor = &g_array_index (box->anchors, DossierPageAnchor, i);

      if (anchor->end <= (guint) line->line->start_index || anchor->end > line->end)
        continue;
      if (first == 0)
        first = anchor->note;
      g_string_append_printf (text, "%s%u", text->len > 0 ? ", " : "", anchor->note);
    }
  if (first == 0)
    return;
  layout = dossier_pages_make_line (self, text->str, MARGIN_NUMBER_SIZE, PANGO_WEIGHT_BOLD);
  dossier_colours_annotation (g_array_index (self->colours, DossierColour, first - 1), FALSE, &fill,
                              &edge);
  x = box->rtl ? self->options.width - DOSSIER_PAGE_MARGIN_X + MARGIN_NUMBER_GAP
               : DOSSIER_PAGE_MARGIN_X - MARGIN_NUMBER_GAP - get_width (layout);
  show_at (cr, layout, x,
           line->baseline - pango_units_to_double (pango_layout_get_baseline (layout)), &edge);
}

/* Paragraphs */

static void
begin_link (cairo_t *cr, const char *uri)
{
  g_autofree char *escaped = g_uri_escape_string (uri, ":/?#[]@!$&()*+,;=%~", FALSE);
  g_autofree char *attributes = g_strdup_printf ("uri='%s'", escaped);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
}

static void
draw_bullet (DossierPages *self, cairo_t *cr, const DossierPageBox *box, const DrawnLine *line)
{
  double indent = dossier_page_box_get_space (box).start;
  double size = dossier_page_box_get_size (box);
  double x = box->rtl ? self->options.width - DOSSIER_PAGE_MARGIN_X - indent + size * 0.7
                      : DOSSIER_PAGE_MARGIN_X + indent - size * 0.7;

  dossier_rgba_set_source (&dim, cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, line->baseline - size * 0.3, size * 0.14, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

/* What lies behind a paragraph or stands beside it. */
static void
draw_surroundings (DossierPages *self,
                   cairo_t *cr,
                   const DossierPageBox *box,
                   double top,
                   double bottom)
{
  DossierRgba colour;
  double x = box->rtl ? self->options.width - DOSSIER_PAGE_MARGIN_X - BAR_GAP
                      : DOSSIER_PAGE_MARGIN_X + BAR_GAP - BAR_WIDTH;

  if (box->style == DOSSIER_PAGE_STATEMENT)
    {
      dossier_rgba_set_source (&ground, cr);
      cairo_rectangle (cr, DOSSIER_PAGE_MARGIN_X, top - 4.0, self->width, bottom - top + 8.0);
      cairo_fill (cr);
    }
  if (box->style != DOSSIER_PAGE_QUOTE)
    return;
  dossier_colours_speaker (box->speaker, FALSE, &colour);
  dossier_rgba_set_source (&colour, cr);
  cairo_rectangle (cr, x, top, BAR_WIDTH, bottom - top);
  cairo_fill (cr);
}

static void
draw_line (DossierPages *self, cairo_t *cr, const DossierPageBox *box, const DrawnLine *line)
{
  draw_highlights (cr, box, line);
  dossier_rgba_set_source (&ink, cr);
  cairo_move_to (cr, line->left, line->baseline);
  pango_cairo_show_layout_line (cr, line->line);
  cairo_new_path (cr);
  draw_numbers (self, cr, box, line);
}

/* The lines of @piece, the upper edge of the first at @top. */
static void
draw_piece (DossierPages *self,
            cairo_t *cr,
            const DossierPageBox *box,
            const DossierPagePiece *piece,
            double top)
{
  g_autoptr (PangoLayout) layout = dossier_pages_make_layout (self, box);
  DossierPageSpace space = dossier_page_box_get_space (box);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double x = DOSSIER_PAGE_MARGIN_X + (box->rtl ? space.end : space.start);
  double begin = 0.0;
  GArray *drawn = g_array_new (FALSE, FALSE, sizeof (DrawnLine));
  double bottom = top;

  for (guint i = 0; i < piece->first + piece->n_lines; i++)
    {
      PangoRectangle extents;
      int upper, lower;

      pango_layout_iter_get_line_yrange (iter, &upper, &lower);
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (i == piece->first)
        begin = pango_units_to_double (upper);
      if (i >= piece->first)
        {
          DrawnLine line = { pango_layout_iter_get_line_readonly (iter), G_MAXUINT, x,
                             x + pango_units_to_double (extents.x),
                             top - begin +
                               pango_units_to_double (pango_layout_iter_get_baseline (iter)) };

          if (drawn->len > 0)
            g_array_index (drawn, DrawnLine, drawn->len - 1).end = (guint) line.line->start_index;
          g_array_append_val (drawn, line);
          bottom = top - begin + pango_units_to_double (lower);
        }
      if (!pango_layout_iter_next_line (iter))
        break;
      if (i + 1 == piece->first + piece->n_lines)
        g_array_index (drawn, DrawnLine, drawn->len - 1).end =
          (guint) pango_layout_iter_get_line_readonly (iter)->start_index;
    }
  draw_surroundings (self, cr, box, top, bottom);
  if (box->uri != NULL)
    begin_link (cr, box->uri);
  if (box->style == DOSSIER_PAGE_LIST && piece->first == 0 && drawn->len > 0)
    draw_bullet (self, cr, box, &g_array_index (drawn, DrawnLine, 0));
  for (guint i = 0; i < drawn->len; i++)
    draw_line (self, cr, box, &g_array_index (drawn, DrawnLine, i));
  if (box->uri != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  pango_layout_iter_free (iter);
  g_array_unref (drawn);
}

/* Pages */

static void
draw_head_and_number (DossierPages *self, guint page, cairo_t *cr)
{
  /* Translators: at the foot of a printed page: %1$'u is its number, %2$'u how many there are */
  g_autofree char *number = g_strdup_printf (_ ("%1$'u of %2$'u"), page + 1, self->pages->len);
  g_autoptr (PangoLayout) foot =
    dossier_pages_make_line (self, number, NUMBER_SIZE, PANGO_WEIGHT_NORMAL);

  show_at (cr, foot, (self->options.width - get_width (foot)) / 2.0,
           self->options.height - DOSSIER_PAGE_MARGIN_BOTTOM / 2.0 - NUMBER_SIZE, &dim);
  if (page > 0 && self->title != NULL)
    {
      g_autoptr (PangoLayout) head =
        dossier_pages_make_line (self, self->title, HEAD_SIZE, PANGO_WEIGHT_NORMAL);

      pango_layout_set_width (head, pango_units_from_double (self->width));
      pango_layout_set_ellipsize (head, PANGO_ELLIPSIZE_END);
      show_at (cr, head, DOSSIER_PAGE_MARGIN_X, DOSSIER_PAGE_MARGIN_TOP / 2.0, &dim);
    }
}

static void
draw_foot (DossierPages *self, const DossierPage *page, cairo_t *cr)
{
  double top = DOSSIER_PAGE_MARGIN_TOP + self->height - page->foot_height;

  if (page->foot->len == 0)
    return;
  dossier_rgba_set_source (&faint, cr);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, DOSSIER_PAGE_MARGIN_X, top - DOSSIER_PAGE_FOOT_GAP / 2.0);
  cairo_rel_line_to (cr, self->width / 3.0, 0.0);
  cairo_stroke (cr);
  for (guint i = 0; i < page->foot->len; i++)
    {
      const DossierPagePiece *piece = &g_array_index (page->foot, DossierPagePiece, i);

      draw_piece (self, cr, &g_array_index (self->notes, DossierPageBox, piece->box), piece,
                  top + piece->y);
    }
}

void
dossier_pages_draw (DossierPages *self, guint page, cairo_t *cr)
{
  const DossierPage *drawn;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (page < self->pages->len);

  drawn = &g_array_index (self->pages, DossierPage, page);
  for (guint i = 0; i < drawn->pieces->len; i++)
    {
      const DossierPagePiece *piece = &g_array_index (drawn->pieces, DossierPagePiece, i);

      draw_piece (self, cr, &g_array_index (self->boxes, DossierPageBox, piece->box), piece,
                  DOSSIER_PAGE_MARGIN_TOP + piece->y);
    }
  draw_foot (self, drawn, cr);
  draw_head_and_number (self, page, cr);
}

/* PDF */

static cairo_status_t
take_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Headings as a table of contents of the viewer's. */
static void
add_outline (DossierPages *self, guint page, cairo_surface_t *surface, int parents[4])
{
  const GArray *pieces = g_array_index (self->pages, DossierPage, page).pieces;

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierPagePiece *piece = &g_array_index (pieces, DossierPagePiece, i);
      const DossierPageBox *box = &g_array_index (self->boxes, DossierPageBox, piece->box);
      g_autofree char *place = NULL;
      guint level;

      if (piece->first > 0 || box->style < DOSSIER_PAGE_HEADING_1 ||
          box->style > DOSSIER_PAGE_HEADING_3)
        continue;
      level = box->style - DOSSIER_PAGE_HEADING_1;
      place = g_strdup_printf ("page=%u pos=[0 %d]", page + 1,
                               (int) (DOSSIER_PAGE_MARGIN_TOP + piece->y));
      parents[level + 1] = cairo_pdf_surface_add_outline (surface, parents[level], box->text, place,
                                                          CAIRO_PDF_OUTLINE_FLAG_OPEN);
      for (guint deeper = level + 2; deeper < 4; deeper++)
        parents[deeper] = parents[level + 1];
    }
}

static cairo_surface_t *
create_pdf (DossierPages *self, GByteArray *bytes)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (take_bytes_cb, bytes, self->options.width,
                                         self->options.height);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->stamp);
  if (self->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->authors != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->authors);
  return surface;
}

GBytes *
dossier_pages_write_pdf (DossierPages *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL, NULL);

  while (!dossier_pages_lay_out (self, 50))
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  surface = create_pdf (self, bytes);
  cr = cairo_create (surface);
  for (guint i = 0; i < self->pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      add_outline (self, i, surface, parents);
      dossier_pages_draw (self, i, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
