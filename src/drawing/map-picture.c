/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/map-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/map-labels.h"
#include "drawing/map-rows.h"
#include "drawing/picture-key.h"
#include "drawing/picture-words.h"
#include "geo/viewport.h"
#include "model/list.h"
#include "model/shown-name.h"

#define PADDING 16.0
/* Height to width: what maps of one country and of half the world are kept within. */
#define MIN_SHARE 0.4
#define MAX_SHARE 0.54
#define LEGEND_GAP 10.0

typedef struct
{
  const DossierWorld *world;
  GArray *shapes; /* of DossierMapShape */
  GArray *legend; /* of DossierMapLegendEntry */
  gboolean viewed;
  DossierGeoBox box; /* what is seen if so, else what has to be */
} MapPicture;

static void
map_picture_free (gpointer data)
{
  MapPicture *self = data;

  g_array_unref (self->shapes);
  g_array_unref (self->legend);
  g_free (self);
}

/* The scale, and the corner of what is seen: all that the window saw, or all that has to be. */
static void
choose_view (MapPicture *self, double width, DossierMapLayerSpec *spec)
{
  double share = (self->box.bottom - self->box.top) / (self->box.right - self->box.left);

  if (dossier_geo_box_is_empty (&self->box))
    share = 0.5;
  spec->world = self->world;
  spec->width = (int) width;
  spec->scale_factor = 2;
  if (self->viewed && share > 0.0)
    {
      spec->height = (int) round (width * CLAMP (share, 0.2, 1.5));
      spec->scale = width / (self->box.right - self->box.left);
      spec->left = self->box.left;
      spec->top = self->box.top;
    }
  else
    {
      g_autoptr (DossierViewport) viewport = dossier_viewport_new ();

      spec->height = (int) round (width * CLAMP (share, MIN_SHARE, MAX_SHARE));
      dossier_viewport_set_size (viewport, spec->width, spec->height);
      dossier_viewport_fit (viewport, &self->box,
                            &(DossierViewportPadding){ PADDING, PADDING, PADDING, PADDING });
      dossier_viewport_to_plane (viewport, 0.0, 0.0, &spec->left, &spec->top);
      spec->scale = dossier_viewport_get_scale (viewport);
    }
}

static void
draw_map (MapPicture *self,
          DossierCanvas *canvas,
          PangoContext *context,
          const DossierMapLayerSpec *spec)
{
  DossierMapLabels *labels = dossier_map_labels_new (self->world, self->shapes, context);
  double left = spec->left * spec->scale, top = spec->top * spec->scale;

  dossier_map_labels_place (labels, spec->scale,
                            &(DossierGeoBox){ left, top, left + spec->width, top + spec->height });
  cairo_save (canvas->cr);
  cairo_rectangle (canvas->cr, 0.0, 0.0, spec->width, spec->height);
  cairo_clip (canvas->cr);
  dossier_map_layer_draw (spec, self->shapes, labels, canvas);
  cairo_restore (canvas->cr);
  dossier_map_labels_free (labels);
}

/* What the swatches of the legend are drawn by. */
typedef struct
{
  GArray *legend;
  const DossierMapStyle *style;
} Swatches;

static void
swatch_cb (cairo_t *cr, guint index, gpointer data)
{
  const Swatches *self = data;
  const DossierMapLegendEntry *entry = &g_array_index (self->legend, DossierMapLegendEntry, index);

  dossier_map_style_swatch (self->style, cr, entry->status, entry->second);
}

static double
put_legend (MapPicture *self,
            const DossierMapStyle *style,
            DossierCanvas *canvas,
            PangoContext *context,
            double y,
            double width)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DossierKeyEntry));
  Swatches swatches = { self->legend, style };

  for (guint i = 0; i < self->legend->len; i++)
    {
      const DossierMapLegendEntry *entry = &g_array_index (self->legend, DossierMapLegendEntry, i);
      DossierKeyEntry key = { entry->text, entry->status == DOSSIER_STATUS_NONE };

      g_array_append_val (entries, key);
    }
  return dossier_picture_key (canvas, context, y, width, entries, swatch_cb, &swatches);
}

static double
body_cb (gpointer data, DossierCanvas *canvas, PangoContext *context, double width)
{
  MapPicture *self = data;
  DossierMapLayerSpec spec = { 0 };
  double y;

  choose_view (self, width, &spec);
  spec.style.vector = canvas != NULL && canvas->text != NULL;
  if (canvas != NULL)
    draw_map (self, canvas, context, &spec);
  y = spec.height + LEGEND_GAP;
  return y + put_legend (self, &spec.style, canvas, context, y, width);
}

/* What the picture is of */

static char *
make_title (DossierSession *session)
{
  DossierEntity *organisation = dossier_session_get_organisation (session);

  if (organisation == NULL)
    return g_strdup (dossier_session_get_document (session)->title);
  return g_strdup (organisation->name);
}

static char *
make_subtitle (DossierSession *session)
{
  DossierEntity *second = dossier_session_get_second_organisation (session);
  g_autofree char *day = dossier_day_to_display (dossier_session_get_cursor (session));

  /* Countries that are merely named are so on every day. */
  if (second == NULL && dossier_session_get_organisation (session) == NULL)
    return NULL;
  if (second == NULL)
    return g_steal_pointer (&day);
  /* Translators: below the name of an organisation on a map: %1$s is a day, %2$s the name of
   * another organisation, whose countries are outlined */
  return g_strdup_printf (_ ("%1$s, compared with %2$s (outlined)"), day, second->name);
}

static char *
describe_named (GArray *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, DossierMapRow, i).named)
      g_ptr_array_add (names, (gpointer) dossier_entity_get_shown_name (
                                g_array_index (rows, DossierMapRow, i).entity));
  if (names->len == 0)
    return g_strdup ("");
  list = dossier_list_plain (names);
  /* Translators: what a map shows of a document without members of organisations: %s are names of
   * countries, “Serbia, Armenia” */
  return g_strdup_printf (_ ("Named in the text: %s."), list);
}

/* "Armenia, member since 1992. …": what the map says, in words. */
static char *
describe (GArray *rows, DossierSession *session)
{
  GString *text = g_string_new (NULL);
  DossierDay day = dossier_session_get_cursor (session);
  DossierEntity *organisations[2] = { dossier_session_get_organisation (session),
                                      dossier_session_get_second_organisation (session) };

  if (organisations[0] == NULL && organisations[1] == NULL)
    {
      g_string_free (text, TRUE);
      return describe_named (rows);
    }
  for (guint n = 0; n < 2; n++)
    for (guint i = 0; organisations[n] != NULL && i < rows->len; i++)
      {
        const DossierMapRow *row = &g_array_index (rows, DossierMapRow, i);
        const DossierStanding *standing = n == 0 ? &row->first : &row->second;
        g_autofree char *label = NULL;

        if (row->country < 0 || standing->status == DOSSIER_STATUS_NONE)
          continue;
        label = dossier_standing_to_label (standing, day);
        if (text->len > 0)
          g_string_append_c (text, ' ');
        /* Translators: %1$s is an organisation (“SCO”), %2$s what a country is in it (“Armenia,
         * dialogue partner since 2015”); one sentence of several */
        g_string_append_printf (text, _ ("%1$s: %2$s."),
                                dossier_map_organisation_name (organisations[n]), label);
      }
  return g_string_free (text, FALSE);
}

DossierPicture *
dossier_map_picture_new (DossierSession *session, const DossierGeoBox *view, double width)
{
  DossierPicture *picture;
  MapPicture *self;
  g_autoptr (GArray) rows = NULL;
  g_autofree char *title = NULL, *subtitle = NULL, *description = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (dossier_session_get_document (session) != NULL, NULL);

  rows = dossier_map_rows_collect (session);
  self = g_new0 (MapPicture, 1);
  self->world = dossier_map_rows_get_world (dossier_session_get_document (session));
  self->shapes = dossier_map_rows_to_shapes (rows);
  self->legend = dossier_map_rows_to_legend (rows, session);
  self->viewed = view != NULL;
  if (view != NULL)
    self->box = *view;
  else
    dossier_map_rows_get_frame (dossier_session_get_document (session),
                                dossier_session_get_organisation (session), &self->box);

  title = make_title (session);
  subtitle = make_subtitle (session);
  description = describe (rows, session);
  picture = dossier_picture_new (title, subtitle, width, body_cb, self, map_picture_free);
  dossier_picture_describe (picture, description);
  dossier_picture_add_session (picture, session);
  /* Translators: below a map. The names stay as they are. */
  dossier_picture_add_note (picture, _ ("Map data: Natural Earth (public domain); World Atlas, "
                                        "© Michael Bostock and Visionscarto"));
  return picture;
}
