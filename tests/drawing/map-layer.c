/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map's pictures show, pixel by pixel; needs no display. */
#include <math.h>

#include "drawing/map-labels.h"
#include "geo/projection.h"

#define SIZE 512

typedef struct
{
  cairo_surface_t *image;
  DossierMapLayerSpec spec;
} Picture;

static DossierMapShape
shape (const char *a3, DossierStatus status, DossierStatus second)
{
  return (DossierMapShape){ .country = (guint) dossier_world_find (dossier_world_get (), a3),
                            .status = status,
                            .second_status = second };
}

static DossierMapLabels *
make_labels (GArray *shapes)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  DossierMapLabels *labels = dossier_map_labels_new (dossier_world_get (), shapes, context);

  g_object_unref (context);
  return labels;
}

/* @longitude, @latitude: of the middle; pictures begin on whole multiples of 8 pixels. */
static void
draw (Picture *picture, GArray *shapes, double longitude, double latitude, double scale, int size)
{
  DossierMapLabels *labels = make_labels (shapes);
  double x, y;

  dossier_projection_forward (longitude, latitude, &x, &y);
  picture->spec.world = dossier_world_get ();
  picture->spec.scale = scale;
  picture->spec.width = picture->spec.height = size;
  picture->spec.scale_factor = 1;
  picture->spec.left = floor ((x * scale - size / 2) / 8.0) * 8.0 / scale;
  picture->spec.top = floor ((y * scale - size / 2) / 8.0) * 8.0 / scale;
  dossier_map_labels_place (labels, scale, NULL);
  picture->image = dossier_map_layer_render (&picture->spec, shapes, labels);
  dossier_map_labels_free (labels);
}

static void
clear (Picture *picture)
{
  cairo_surface_destroy (picture->image);
}

static guint32
pixel (Picture *picture, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (picture->image);
  guint32 value;

  memcpy (&value, data + y * cairo_image_surface_get_stride (picture->image) + 4 * x, 4);
  return value & 0xffffff;
}

static guint32
pixel_at (Picture *picture, double longitude, double latitude)
{
  double x, y;

  dossier_projection_forward (longitude, latitude, &x, &y);
  return pixel (picture, (int) ((x - picture->spec.left) * picture->spec.scale),
                (int) ((y - picture->spec.top) * picture->spec.scale));
}

static guint32
pack (const DossierRgba *colour)
{
  return ((guint32) lroundf (colour->red * 255.f) << 16) |
         ((guint32) lroundf (colour->green * 255.f) << 8) |
         (guint32) lroundf (colour->blue * 255.f);
}

static guint32
status_colour (DossierStatus status, gboolean dark)
{
  DossierRgba colour;

  dossier_colours_status (status, dark, &colour);
  return pack (&colour);
}

static guint32
map_colour (DossierMapColour which, gboolean dark)
{
  DossierRgba colour;

  dossier_colours_map (which, dark, &colour);
  return pack (&colour);
}

static void
test_colours (void)
{
  for (int dark = 0; dark < 2; dark++)
    {
      g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
      DossierMapShape russia = shape ("RUS", DOSSIER_STATUS_MEMBER, DOSSIER_STATUS_NONE);
      Picture picture = { .spec.style.dark = dark };

      g_array_append_val (shapes, russia);
      draw (&picture, shapes, 40.0, 55.0, 0.06, SIZE);
      g_assert_cmphex (pixel_at (&picture, 45.0, 58.0), ==,
                       status_colour (DOSSIER_STATUS_MEMBER, dark));
      g_assert_cmphex (pixel_at (&picture, 20.5, 54.6), ==, /* Kaliningrad belongs to it */
                       status_colour (DOSSIER_STATUS_MEMBER, dark));
      g_assert_cmphex (pixel_at (&picture, 65.0, 48.0), ==,
                       status_colour (DOSSIER_STATUS_NONE, dark));
      g_assert_cmphex (pixel_at (&picture, 34.0, 43.3), ==,
                       map_colour (DOSSIER_MAP_COLOUR_SEA, dark));
      clear (&picture);
    }
}

/* Of 16 × 16 pixels within a country of @status, those darker than the middle of the range. */
static void
get_pattern (DossierStatus status, gboolean pattern[256])
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
  DossierMapShape kazakhstan = shape ("KAZ", status, DOSSIER_STATUS_NONE);
  Picture picture = { 0 };
  double level[256], low = 1e9, high = -1e9;

  g_array_append_val (shapes, kazakhstan);
  draw (&picture, shapes, 67.0, 48.0, 0.2, 64);
  for (int i = 0; i < 256; i++)
    {
      guint32 value = pixel (&picture, 24 + i % 16, 24 + i / 16);

      level[i] = 0.3 * ((value >> 16) & 255) + 0.6 * ((value >> 8) & 255) + 0.1 * (value & 255);
      low = MIN (low, level[i]);
      high = MAX (high, level[i]);
    }
  for (int i = 0; i < 256; i++)
    pattern[i] = high - low > 20.0 && level[i] < (low + high) / 2.0;
  clear (&picture);
}

/* Without colour every status has another look; only members, and what has no status, are plain. */
static void
test_patterns (void)
{
  gboolean patterns[DOSSIER_N_STATUSES][256];

  for (guint i = DOSSIER_STATUS_MEMBER; i < DOSSIER_N_STATUSES; i++)
    get_pattern (i, patterns[i]);
  for (guint i = DOSSIER_STATUS_MEMBER; i < DOSSIER_N_STATUSES; i++)
    for (guint j = DOSSIER_STATUS_MEMBER; j < i; j++)
      {
        guint differing = 0;

        for (guint k = 0; k < 256; k++)
          differing += patterns[i][k] != patterns[j][k] ? 1 : 0;
        g_test_message ("%s, %s: %u", dossier_status_to_string (i), dossier_status_to_string (j),
                        differing);
        g_assert_cmpuint (differing, >=, 24);
      }
}

static guint
count_colour (Picture *picture, guint32 colour)
{
  guint n = 0;

  for (int y = 0; y < picture->spec.height; y++)
    for (int x = 0; x < picture->spec.width; x++)
      if (pixel (picture, x, y) == colour)
        n++;
  return n;
}

/* The second organisation's outline lies within the country: its neighbours keep their pixels. */
static void
test_outline (void)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
  DossierMapShape member = shape ("MNG", DOSSIER_STATUS_NONE, DOSSIER_STATUS_MEMBER);
  DossierMapShape observer = shape ("MNG", DOSSIER_STATUS_NONE, DOSSIER_STATUS_OBSERVER);
  Picture solid = { 0 }, dashed = { 0 };
  guint32 colour = map_colour (DOSSIER_MAP_COLOUR_SECOND, FALSE);
  guint n_solid, n_dashed, n_outside = 0;

  g_array_append_val (shapes, member);
  draw (&solid, shapes, 104.0, 46.5, 0.22, SIZE);
  g_array_index (shapes, DossierMapShape, 0) = observer;
  draw (&dashed, shapes, 104.0, 46.5, 0.22, SIZE);
  n_solid = count_colour (&solid, colour);
  n_dashed = count_colour (&dashed, colour);
  g_assert_cmpuint (n_solid, >, 500);
  g_assert_cmpuint (n_dashed, >, n_solid / 5);
  g_assert_cmpuint (n_dashed, <, n_solid * 4 / 5);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      if (pixel (&solid, x, y) == colour &&
          !dossier_world_contains (dossier_world_get (), member.country,
                                   solid.spec.left + (x + 0.5) / solid.spec.scale,
                                   solid.spec.top + (y + 0.5) / solid.spec.scale))
        n_outside++;
  g_assert_cmpuint (n_outside, <, n_solid / 100);
  clear (&solid);
  clear (&dashed);
}

/* Tiles beside each other show what one picture shows. */
static void
test_tiles (void)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
  static const struct
  {
    const char *a3;
    DossierStatus status;
  } countries[] = {
    { "RUS", DOSSIER_STATUS_MEMBER },
    { "GEO", DOSSIER_STATUS_FORMER },
    { "IRN", DOSSIER_STATUS_UNRESOLVED },
    { "UZB", DOSSIER_STATUS_OBSERVER },
  };
  Picture whole = { 0 };
  DossierMapLabels *labels;
  guint differing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      DossierMapShape country = shape (countries[i].a3, countries[i].status, DOSSIER_STATUS_NONE);

      country.label = countries[i].a3;
      g_array_append_val (shapes, country);
    }
  draw (&whole, shapes, 50.0, 41.0, 0.08, SIZE);
  labels = make_labels (shapes);
  dossier_map_labels_place (labels, whole.spec.scale, NULL);
  for (int tile = 0; tile < 4; tile++)
    {
      Picture part = { .spec = whole.spec };
      int left = tile % 2 * SIZE / 2, top = tile / 2 * SIZE / 2;

      part.spec.left += left / part.spec.scale;
      part.spec.top += top / part.spec.scale;
      part.spec.width = part.spec.height = SIZE / 2;
      part.image = dossier_map_layer_render (&part.spec, shapes, labels);
      for (int y = 0; y < SIZE / 2; y++)
        for (int x = 0; x < SIZE / 2; x++)
          differing += pixel (&part, x, y) != pixel (&whole, left + x, top + y) ? 1 : 0;
      clear (&part);
    }
  dossier_map_labels_free (labels);
  clear (&whole);
  g_test_message ("%u pixels differ", differing);
  g_assert_cmpuint (differing, <, SIZE * SIZE / 500);
}

/* What a query leaves out is paler, what it asks for is marked. */
static void
test_filtered (void)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
  DossierMapShape russia = shape ("RUS", DOSSIER_STATUS_MEMBER, DOSSIER_STATUS_NONE);
  DossierMapShape serbia = shape ("SRB", DOSSIER_STATUS_NONE, DOSSIER_STATUS_NONE);
  Picture picture = { 0 };

  russia.faded = TRUE;
  serbia.chosen = TRUE;
  g_array_append_val (shapes, russia);
  g_array_append_val (shapes, serbia);
  draw (&picture, shapes, 40.0, 55.0, 0.05, SIZE);
  g_assert_cmphex (pixel_at (&picture, 45.0, 58.0), !=,
                   status_colour (DOSSIER_STATUS_MEMBER, FALSE));
  g_assert_cmphex (pixel_at (&picture, 45.0, 58.0), !=, status_colour (DOSSIER_STATUS_NONE, FALSE));
  g_assert_cmpuint (count_colour (&picture, map_colour (DOSSIER_MAP_COLOUR_MARK, FALSE)), >, 40);
  clear (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/drawing/map-layer/colours", test_colours);
  g_test_add_func ("/drawing/map-layer/patterns", test_patterns);
  g_test_add_func ("/drawing/map-layer/outline", test_outline);
  g_test_add_func ("/drawing/map-layer/tiles", test_tiles);
  g_test_add_func ("/drawing/map-layer/filtered", test_filtered);
  return g_test_run ();
}
