/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/timeline-key.h"

#include <glib/gi18n-lib.h>

#include "drawing/picture-key.h"
#include "drawing/timeline-shapes.h"
#include "formats/citation.h"
#include "model/status.h"

/* What a swatch shows. */
typedef enum
{
  SIGN_ROLE,
  SIGN_EVENT,
  SIGN_BACKGROUND,
  SIGN_DIRECT,
  SIGN_RETOLD,
  SIGN_BAND,
  SIGN_VERDICT,
  SIGN_CURSOR,
} SignKind;

typedef struct
{
  SignKind kind;
  guint value; /* role or verdict */
} Sign;

typedef struct
{
  const DossierTimePage *page;
  const DossierTimelineColours *colours;
  GArray *signs;   /* of Sign */
  GArray *entries; /* of DossierKeyEntry */
  GPtrArray *texts;
} Key;

const char *
dossier_lane_get_name (DossierLaneKind kind)
{
  switch (kind)
    {
    case DOSSIER_LANE_MEMBERSHIP:
      /* Translators: in the timeline's legend: a country belongs to an organisation */
      return C_ ("timeline", "Membership");
    case DOSSIER_LANE_EVENTS:
      /* Translators: in the timeline's legend: signs of what happened */
      return C_ ("timeline", "Events");
    case DOSSIER_LANE_QUOTES:
      /* Translators: in the timeline's legend: signs of what people said */
      return C_ ("timeline", "Quotes");
    case DOSSIER_LANE_NOTES:
      /* Translators: in the timeline's legend: signs of what the reader wrote */
      return C_ ("timeline", "Notes");
    case DOSSIER_LANE_COMMITMENTS:
    default:
      /* Translators: what was announced against what was done */
      return C_ ("timeline", "Said & done");
    }
}

static void
add_sign (Key *self, SignKind kind, guint value, const char *text)
{
  Sign sign = { kind, value };
  DossierKeyEntry entry = { .text = g_strdup (text) };

  for (guint i = 0; i < self->signs->len; i++)
    if (g_array_index (self->signs, Sign, i).kind == kind &&
        g_array_index (self->signs, Sign, i).value == value)
      {
        g_free ((char *) entry.text);
        return;
      }
  g_ptr_array_add (self->texts, (char *) entry.text);
  g_array_append_val (self->signs, sign);
  g_array_append_val (self->entries, entry);
}

static void
add_of_entry (Key *self, DossierLaneKind kind, const DossierLaneEntry *entry)
{
  const DossierTimeExtent *extent = &entry->extent;
  DossierRole role;

  switch (kind)
    {
    case DOSSIER_LANE_MEMBERSHIP:
      role = DOSSIER_MEMBERSHIP (entry->item)->role;
      add_sign (self, SIGN_ROLE, role, dossier_status_to_display (dossier_role_get_status (role)));
      break;
    case DOSSIER_LANE_EVENTS:
      if (entry->item->authority == DOSSIER_AUTHORITY_EDITOR)
        add_sign (self, SIGN_BACKGROUND, 0, _ ("Background, not in the analysis"));
      else
        /* Translators: in the timeline's legend: the sign of one */
        add_sign (self, SIGN_EVENT, 0, C_ ("timeline", "Event"));
      break;
    case DOSSIER_LANE_QUOTES:
      if (DOSSIER_QUOTE (entry->item)->direct)
        add_sign (self, SIGN_DIRECT, 0, _ ("Said in these words"));
      else
        add_sign (self, SIGN_RETOLD, 0, _ ("Said as retold"));
      break;
    case DOSSIER_LANE_COMMITMENTS:
      add_sign (self, SIGN_VERDICT, DOSSIER_COMMITMENT (entry->item)->verdict,
                dossier_citation_verdict (DOSSIER_COMMITMENT (entry->item)->verdict));
      break;
    case DOSSIER_LANE_NOTES:
    default:
      break;
    }
  if (!extent->interval && kind != DOSSIER_LANE_COMMITMENTS &&
      extent->end_latest - extent->begin_earliest > 1.5)
    add_sign (self, SIGN_BAND, 0, _ ("Within this time, the day is not known"));
}

static void
collect (Key *self)
{
  const DossierTimeLayout *layout = &self->page->layout;

  for (guint kind = 0; kind < DOSSIER_N_LANES; kind++)
    for (guint i = 0; layout->lanes[kind].shown && i < layout->lanes[kind].visible->len; i++)
      {
        DossierTimePlace place = { kind, g_array_index (layout->lanes[kind].visible, guint, i) };

        add_of_entry (self, kind, dossier_time_layout_get_entry (layout, place));
      }
}

static void
add_cursor (Key *self)
{
  DossierSession *session = dossier_timeline_get_session (self->page->layout.timeline);
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->page->layout.timeline);
  DossierDay day = dossier_session_get_cursor (session);
  g_autofree char *date = NULL;

  if (day < scale->first || day > scale->last)
    return;
  date = dossier_day_to_display (day);
  add_sign (self, SIGN_CURSOR, 0, date);
}

/* A stretch over the whole swatch. */
static const DossierTimeScale swatch_scale = { 0.0, DOSSIER_SWATCH_WIDTH, DOSSIER_SWATCH_WIDTH,
                                               FALSE };

static void
swatch_cb (cairo_t *cr, guint index, gpointer data)
{
  const Key *self = data;
  const Sign *sign = &g_array_index (self->signs, Sign, index);
  DossierTimePainter painter = { cr, &swatch_scale, self->colours };
  const double middle = DOSSIER_SWATCH_WIDTH / 2.0, y = DOSSIER_SWATCH_HEIGHT / 2.0;
  const DossierTimeExtent whole = { 0.0, 0.0, DOSSIER_SWATCH_WIDTH, DOSSIER_SWATCH_WIDTH,
                                    .interval = TRUE };
  const DossierTimeExtent vague = { 0.0, DOSSIER_SWATCH_WIDTH, 0.0, DOSSIER_SWATCH_WIDTH };
  DossierMarkStyle style = { .colour = self->colours->event, .opacity = 1.0 };
  DossierRgba colour = self->colours->event;

  switch (sign->kind)
    {
    case SIGN_ROLE:
      dossier_colours_status (dossier_role_get_status (sign->value), self->colours->dark, &colour);
      dossier_time_paint_extent (&painter, &whole, y, 10.0, &colour, 1.0,
                                 dossier_role_get_dashes (sign->value));
      break;
    case SIGN_DIRECT:
    case SIGN_RETOLD:
      style.diamond = TRUE;
      style.hollow = sign->kind == SIGN_RETOLD;
      dossier_time_paint_mark (&painter, middle, y, &style);
      break;
    case SIGN_BAND:
      dossier_time_paint_extent (&painter, &vague, y, DOSSIER_BAND_HEIGHT, &colour,
                                 2.0 * DOSSIER_BAND_OPACITY, NULL);
      break;
    case SIGN_VERDICT:
      dossier_colours_verdict (sign->value, self->colours->dark, &colour);
      dossier_time_paint_verdict (&painter, sign->value, middle, y, 4.5, &colour, 1.0);
      break;
    case SIGN_CURSOR:
      dossier_time_set_source (cr, &self->colours->accent, 1.0);
      cairo_rectangle (cr, middle - 1.0, 0.0, 2.0, DOSSIER_SWATCH_HEIGHT);
      cairo_fill (cr);
      break;
    case SIGN_BACKGROUND:
      style.colour.alpha *= DOSSIER_BACKGROUND_OPACITY;
      dossier_time_paint_mark (&painter, middle, y, &style);
      break;
    case SIGN_EVENT:
    default:
      dossier_time_paint_mark (&painter, middle, y, &style);
      break;
    }
}

double
dossier_timeline_key (const DossierTimePage *page,
                      const DossierTimelineColours *colours,
                      DossierCanvas *canvas,
                      PangoContext *context,
                      double y,
                      double width)
{
  Key self = { page, colours, g_array_new (FALSE, FALSE, sizeof (Sign)),
               g_array_new (FALSE, FALSE, sizeof (DossierKeyEntry)),
               g_ptr_array_new_with_free_func (g_free) };
  double height;

  collect (&self);
  add_cursor (&self);
  height = dossier_picture_key (canvas, context, y, width, self.entries, swatch_cb, &self);
  g_array_unref (self.signs);
  g_array_unref (self.entries);
  g_ptr_array_unref (self.texts);
  return height;
}
