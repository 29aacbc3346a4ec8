/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/map-style.h"

#include <math.h>

/* Side of a pattern's tile, in pixels. */
#define TILE 8.0

#define OUTLINE_WIDTH 2.0
#define SWATCH_RADIUS 2.5

static void
line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
}

/* Lines from corner to corner, carried on over the neighbouring tiles' corners. */
static void
rising_lines (cairo_t *cr)
{
  line (cr, -1.0, 1.0, 1.0, -1.0);
  line (cr, -1.0, TILE + 1.0, TILE + 1.0, -1.0);
  line (cr, TILE - 1.0, TILE + 1.0, TILE + 1.0, TILE - 1.0);
}

static void
falling_lines (cairo_t *cr)
{
  line (cr, -1.0, TILE - 1.0, 1.0, TILE + 1.0);
  line (cr, -1.0, -1.0, TILE + 1.0, TILE + 1.0);
  line (cr, TILE - 1.0, -1.0, TILE + 1.0, 1.0);
}

static void
dot (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
}

/* Draws what sets @status apart, once, into a tile. */
static void
draw_tile (cairo_t *cr, DossierStatus status)
{
  cairo_set_line_width (cr, 2.0);
  switch (status)
    {
    case DOSSIER_STATUS_FORMER:
      cairo_set_line_width (cr, 2.4);
      rising_lines (cr);
      break;
    case DOSSIER_STATUS_SUSPENDED:
      cairo_set_line_width (cr, 1.4);
      rising_lines (cr);
      falling_lines (cr);
      break;
    case DOSSIER_STATUS_OBSERVER:
      dot (cr, TILE / 4.0, TILE / 4.0, 1.5);
      dot (cr, TILE * 3.0 / 4.0, TILE * 3.0 / 4.0, 1.5);
      cairo_fill (cr);
      break;
    case DOSSIER_STATUS_PARTNER:
      line (cr, TILE / 4.0, 0.0, TILE / 4.0, TILE);
      line (cr, TILE * 3.0 / 4.0, 0.0, TILE * 3.0 / 4.0, TILE);
      break;
    case DOSSIER_STATUS_DIALOGUE_PARTNER:
      cairo_set_line_width (cr, 1.4);
      falling_lines (cr);
      break;
    case DOSSIER_STATUS_ASSOCIATE:
      cairo_set_line_width (cr, 1.4);
      line (cr, TILE / 2.0, 0.0, TILE / 2.0, TILE);
      line (cr, 0.0, TILE / 2.0, TILE, TILE / 2.0);
      break;
    case DOSSIER_STATUS_CANDIDATE:
      cairo_set_line_width (cr, 1.2);
      dot (cr, TILE / 2.0, TILE / 2.0, 2.2);
      break;
    case DOSSIER_STATUS_UNRESOLVED:
      line (cr, 0.0, TILE / 4.0, TILE, TILE / 4.0);
      line (cr, 0.0, TILE * 3.0 / 4.0, TILE, TILE * 3.0 / 4.0);
      break;
    case DOSSIER_STATUS_NONE:
    case DOSSIER_STATUS_MEMBER:
    default:
      break;
    }
  cairo_stroke (cr);
}

static cairo_pattern_t *
make_pattern (cairo_t *cr,
              DossierStatus status,
              const DossierRgba *ground,
              const DossierRgba *colour)
{
  cairo_surface_t *target = cairo_get_target (cr);
  cairo_surface_t *tile =
    cairo_surface_create_similar (target, CAIRO_CONTENT_COLOR, (int) TILE, (int) TILE);
  cairo_t *tile_cr = cairo_create (tile);
  cairo_pattern_t *pattern;

  dossier_rgba_set_source (ground, tile_cr);
  cairo_paint (tile_cr);
  dossier_rgba_set_source (colour, tile_cr);
  draw_tile (tile_cr, status);
  cairo_destroy (tile_cr);

  pattern = cairo_pattern_create_for_surface (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_surface_destroy (tile);
  return pattern;
}

void
dossier_map_style_fill (const DossierMapStyle *style,
                        cairo_t *cr,
                        DossierStatus status,
                        gboolean faded)
{
  DossierRgba land, colour, ground;
  cairo_pattern_t *pattern;

  dossier_colours_status (DOSSIER_STATUS_NONE, style->dark, &land);
  dossier_colours_status (status, style->dark, &colour);
  if (faded)
    dossier_rgba_mix (&colour, &land, 0.6f);
  if (status == DOSSIER_STATUS_NONE || status == DOSSIER_STATUS_MEMBER)
    {
      dossier_rgba_set_source (&colour, cr);
      cairo_fill (cr);
      return;
    }

  /* Between the lines nearly white (nearly black in the dark): the pattern stands out, and the
   * country from those that have no status. */
  dossier_colours_map (DOSSIER_MAP_COLOUR_HALO, style->dark, &ground);
  if (!style->high_contrast)
    dossier_rgba_mix (&ground, &colour, 0.18f);
  pattern = make_pattern (cr, status, &ground, &colour);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

/* Sets dashes and returns the line's width. */
static double
set_dashes (cairo_t *cr, DossierStatus status)
{
  static const double dashes[DOSSIER_N_STATUSES][4] = {
    [DOSSIER_STATUS_FORMER] = { 7.0, 4.0 },
    [DOSSIER_STATUS_SUSPENDED] = { 8.0, 3.0, 2.0, 3.0 },
    [DOSSIER_STATUS_OBSERVER] = { 2.0, 2.5 },
    [DOSSIER_STATUS_PARTNER] = { 4.0, 2.0 },
    [DOSSIER_STATUS_DIALOGUE_PARTNER] = { 1.5, 4.0 },
    [DOSSIER_STATUS_ASSOCIATE] = { 12.0, 3.0 },
    [DOSSIER_STATUS_CANDIDATE] = { 1.5, 6.0 },
    [DOSSIER_STATUS_UNRESOLVED] = { 5.0, 3.0, 1.5, 3.0 },
  };
  const double *dash = dashes[status];

  if (status == DOSSIER_STATUS_MEMBER)
    cairo_set_dash (cr, NULL, 0, 0.0);
  else
    cairo_set_dash (cr, dash, dash[2] > 0.0 ? 4 : 2, 0.0);
  return OUTLINE_WIDTH;
}

/* In a file of lines a clip is a clip, and a mask would become pixels. */
static void
outline_within_clip (cairo_t *cr, DossierStatus status, const DossierRgba *colour)
{
  cairo_save (cr);
  cairo_set_line_width (cr, 2.0 * set_dashes (cr, status));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  dossier_rgba_set_source (colour, cr);
  cairo_clip_preserve (cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What of the line lies inside of the path, as a mask: several times faster than a clip. */
static void
outline_by_mask (cairo_t *cr, DossierStatus status, const DossierRgba *colour)
{
  cairo_path_t *path = cairo_copy_path (cr);
  cairo_pattern_t *mask;
  double left, top, right, bottom;

  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_rectangle (cr, floor (left) - 1.0, floor (top) - 1.0, ceil (right - left) + 2.0,
                   ceil (bottom - top) + 2.0);
  cairo_clip (cr);

  cairo_push_group_with_content (cr, CAIRO_CONTENT_ALPHA);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
  cairo_set_line_width (cr, 2.0 * set_dashes (cr, status));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_stroke_preserve (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_IN);
  cairo_fill (cr);
  mask = cairo_pop_group (cr);

  dossier_rgba_set_source (colour, cr);
  cairo_mask (cr, mask);
  cairo_pattern_destroy (mask);
  cairo_restore (cr);
}

void
dossier_map_style_outline (const DossierMapStyle *style,
                           cairo_t *cr,
                           DossierStatus status,
                           gboolean faded)
{
  DossierRgba colour, land;

  if (status == DOSSIER_STATUS_NONE)
    {
      cairo_new_path (cr);
      return;
    }

  dossier_colours_map (DOSSIER_MAP_COLOUR_SECOND, style->dark, &colour);
  dossier_colours_status (DOSSIER_STATUS_NONE, style->dark, &land);
  if (faded)
    dossier_rgba_mix (&colour, &land, 0.6f);

  if (style->vector)
    outline_within_clip (cr, status, &colour);
  else
    outline_by_mask (cr, status, &colour);
}

void
dossier_map_style_set_source (const DossierMapStyle *style, cairo_t *cr, DossierMapColour colour)
{
  DossierRgba rgba;

  dossier_colours_map (colour, style->dark, &rgba);
  dossier_rgba_set_source (&rgba, cr);
}

static void
trace_swatch (cairo_t *cr)
{
  const double right = DOSSIER_SWATCH_WIDTH - 0.5, bottom = DOSSIER_SWATCH_HEIGHT - 0.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - SWATCH_RADIUS, 0.5 + SWATCH_RADIUS, SWATCH_RADIUS, -G_PI / 2, 0.0);
  cairo_arc (cr, right - SWATCH_RADIUS, bottom - SWATCH_RADIUS, SWATCH_RADIUS, 0.0, G_PI / 2);
  cairo_arc (cr, 0.5 + SWATCH_RADIUS, bottom - SWATCH_RADIUS, SWATCH_RADIUS, G_PI / 2, G_PI);
  cairo_arc (cr, 0.5 + SWATCH_RADIUS, 0.5 + SWATCH_RADIUS, SWATCH_RADIUS, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

void
dossier_map_style_swatch (const DossierMapStyle *style,
                          cairo_t *cr,
                          DossierStatus status,
                          gboolean second)
{
  trace_swatch (cr);
  if (second)
    {
      dossier_map_style_outline (style, cr, status, FALSE);
      return;
    }
  dossier_map_style_fill (style, cr, status, FALSE);
  if (!style->high_contrast)
    return;
  trace_swatch (cr);
  dossier_map_style_set_source (style, cr, DOSSIER_MAP_COLOUR_LABEL);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}
