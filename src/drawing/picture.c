/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/picture.h"

#include <cairo-svg.h>
#include <math.h>

#include "drawing/svg.h"

/* GNOME's font, and where there is none what stands in for it. */
#define FONT "Cantarell, Noto Sans, sans-serif"
#define MARGIN 28.0
#define TITLE_SIZE 23.0
#define NOTE_SIZE 12.0
#define GAP 14.0
#define PIXELS_PER_UNIT 2.0

struct _DossierPicture
{
  gatomicrefcount references;
  char *title;
  char *subtitle;
  char *description;
  GPtrArray *notes; /* of char * */
  double width;
  DossierPictureBody body;
  gpointer data;
  GDestroyNotify free_data;
};

DossierPicture *
dossier_picture_new (const char *title,
                     const char *subtitle,
                     double width,
                     DossierPictureBody body,
                     gpointer data,
                     GDestroyNotify free_data)
{
  DossierPicture *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

  self = g_new0 (DossierPicture, 1);
  g_atomic_ref_count_init (&self->references);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->width = CLAMP (round (width), DOSSIER_PICTURE_MIN_WIDTH, DOSSIER_PICTURE_MAX_WIDTH);
  self->body = body;
  self->data = data;
  self->free_data = free_data;
  return self;
}

DossierPicture *
dossier_picture_ref (DossierPicture *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_picture_unref (DossierPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->description);
  g_ptr_array_unref (self->notes);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

void
dossier_picture_describe (DossierPicture *self, const char *description)
{
  g_return_if_fail (self != NULL);

  g_free (self->description);
  self->description = g_strdup (description);
}

void
dossier_picture_add_note (DossierPicture *self, const char *note)
{
  g_return_if_fail (self != NULL && note != NULL);

  g_ptr_array_add (self->notes, g_strdup (note));
}

PangoLayout *
dossier_picture_make_text (PangoContext *context,
                           const char *text,
                           double size,
                           PangoWeight weight,
                           double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (width >= 0.0)
    pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* The same letters at the same places whatever the desktop's settings are. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_cairo_context_set_resolution (context, 96.0);
  pango_font_description_set_absolute_size (font, DOSSIER_PICTURE_FONT_SIZE * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  return context;
}

/* A paragraph over the whole width; returns its height. */
static double
put_text (DossierPicture *self,
          DossierCanvas *canvas,
          PangoContext *context,
          double y,
          const char *text,
          double size,
          PangoWeight weight)
{
  static const DossierRgba ink = { 0.11f, 0.11f, 0.12f, 1.f }, dim = { 0.33f, 0.33f, 0.36f, 1.f };
  g_autoptr (PangoLayout) layout =
    dossier_picture_make_text (context, text, size, weight, self->width - 2.0 * MARGIN);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (canvas != NULL)
    dossier_canvas_show (canvas, layout, MARGIN, y, size < DOSSIER_PICTURE_FONT_SIZE ? &dim : &ink,
                         NULL);
  return ceil (pango_units_to_double (extents.height));
}

/* One walk over the picture, which measures it and, with a canvas, draws it. Returns its height. */
static double
lay_out (DossierPicture *self, DossierCanvas *canvas, PangoContext *context)
{
  double y = MARGIN;

  y += put_text (self, canvas, context, y, self->title, TITLE_SIZE, PANGO_WEIGHT_BOLD);
  if (self->subtitle != NULL)
    y += put_text (self, canvas, context, y, self->subtitle, DOSSIER_PICTURE_FONT_SIZE + 2.0,
                   PANGO_WEIGHT_NORMAL);
  y += GAP;
  if (canvas != NULL)
    {
      cairo_save (canvas->cr);
      cairo_translate (canvas->cr, MARGIN, y);
    }
  y += self->body (self->data, canvas, context, self->width - 2.0 * MARGIN);
  if (canvas != NULL)
    cairo_restore (canvas->cr);
  y += GAP;
  for (guint i = 0; i < self->notes->len; i++)
    y += put_text (self, canvas, context, y, self->notes->pdata[i], NOTE_SIZE, PANGO_WEIGHT_NORMAL);
  return ceil (y + MARGIN);
}

static void
paint_ground (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
}

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static cairo_status_t
take_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
write_svg (DossierPicture *self, PangoContext *context, double height, GError **error)
{
  g_autoptr (GString) drawing = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (take_bytes_cb, drawing, self->width, height);
  DossierCanvas canvas = { cairo_create (surface), text };
  cairo_status_t status;

  cairo_svg_surface_restrict_to_version (surface, CAIRO_SVG_VERSION_1_1);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  paint_ground (canvas.cr);
  lay_out (self, &canvas, context);
  status = cairo_status (canvas.cr);
  cairo_destroy (canvas.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check (status, error))
    return NULL;
  return dossier_svg_finish (drawing, text->str, self->title,
                             self->description != NULL ? self->description : "");
}

static GBytes *
write_png (DossierPicture *self, PangoContext *context, double height, GError **error)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (self->width * PIXELS_PER_UNIT),
                                (int) (height * PIXELS_PER_UNIT));
  DossierCanvas canvas = { NULL, NULL };
  cairo_status_t status;

  cairo_surface_set_device_scale (surface, PIXELS_PER_UNIT, PIXELS_PER_UNIT);
  canvas.cr = cairo_create (surface);
  paint_ground (canvas.cr);
  lay_out (self, &canvas, context);
  status = cairo_status (canvas.cr);
  cairo_destroy (canvas.cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, take_bytes_cb, bytes);
  cairo_surface_destroy (surface);
  if (!check (status, error))
    return NULL;
  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
dossier_picture_write (DossierPicture *self, DossierPictureFormat format, GError **error)
{
  PangoContext *context;
  GBytes *bytes;
  double height;

  g_return_val_if_fail (self != NULL, NULL);

  context = create_context ();
  height = lay_out (self, NULL, context);
  bytes = format == DOSSIER_PICTURE_SVG ? write_svg (self, context, height, error)
                                        : write_png (self, context, height, error);
  g_object_unref (context);
  return bytes;
}
