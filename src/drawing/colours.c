/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/colours.h"

/* 0xRRGGBB, light theme then dark theme */
typedef guint32 Pair[2];

static const Pair speakers[DOSSIER_N_SPEAKER_COLOURS] = {
  { 0x1c62c4, 0x78aeed }, /* blue */
  { 0xb04a00, 0xffa348 }, /* orange */
  { 0x6a1b7d, 0xe9b5ff }, /* purple */
  { 0x00757a, 0x33d9a6 }, /* teal */
  { 0xc01c5a, 0xff8a96 }, /* rose */
  { 0x4e4a00, 0xf6e58d }, /* olive */
  { 0x3b2fb0, 0xc8e6ff }, /* indigo */
  { 0x5a3a2a, 0xc6a890 }, /* brown */
};
static const Pair no_speaker = { 0x5e5c64, 0xc0bfbc };

static const Pair statuses[DOSSIER_N_STATUSES] = {
  [DOSSIER_STATUS_NONE] = { 0xe6e3de, 0x3b3843 },
  [DOSSIER_STATUS_MEMBER] = { 0x1c6fd8, 0x3d8bec },
  [DOSSIER_STATUS_FORMER] = { 0x2f6fbd, 0x8cb9ee },
  [DOSSIER_STATUS_SUSPENDED] = { 0x7d1135, 0xf08ba6 },
  [DOSSIER_STATUS_OBSERVER] = { 0x0b7a52, 0x57d9a3 },
  [DOSSIER_STATUS_PARTNER] = { 0x00798c, 0x58c9d9 },
  [DOSSIER_STATUS_DIALOGUE_PARTNER] = { 0x3a2fa8, 0xb3bcff },
  [DOSSIER_STATUS_ASSOCIATE] = { 0x8a4ec0, 0xd9b0f5 },
  [DOSSIER_STATUS_CANDIDATE] = { 0x6b5200, 0xe6d27a },
  [DOSSIER_STATUS_UNRESOLVED] = { 0xb35c00, 0xf5a742 },
};

static const Pair verdicts[] = {
  [DOSSIER_VERDICT_KEPT] = { 0x00734d, 0x57d9a3 },
  [DOSSIER_VERDICT_PARTLY] = { 0x8a5a00, 0xf5c451 },
  [DOSSIER_VERDICT_NOT_YET] = { 0x5a5f66, 0xb5bac2 },
  [DOSSIER_VERDICT_FAILED] = { 0xb3202c, 0xff8a80 },
  [DOSSIER_VERDICT_UNCLEAR] = { 0x813d9c, 0xd6a4ee },
};

static const Pair map_colours[] = {
  [DOSSIER_MAP_COLOUR_SEA] = { 0xf6f8fa, 0x201f24 },
  [DOSSIER_MAP_COLOUR_LAND] = { 0xe6e3de, 0x3b3843 },
  [DOSSIER_MAP_COLOUR_BORDER] = { 0xfcfbfa, 0x201f24 },
  [DOSSIER_MAP_COLOUR_SECOND] = { 0x7b1f94, 0xf29df0 },
  [DOSSIER_MAP_COLOUR_LABEL] = { 0x1a1a1e, 0xffffff },
  [DOSSIER_MAP_COLOUR_HALO] = { 0xffffff, 0x16151a },
  [DOSSIER_MAP_COLOUR_MARK] = { 0x101014, 0xffffff },
};

static const Pair fills[DOSSIER_N_COLOURS] = {
  [DOSSIER_COLOUR_YELLOW] = { 0xfff2a0, 0x534a10 },
  [DOSSIER_COLOUR_GREEN] = { 0xc6f0c9, 0x174a2c },
  [DOSSIER_COLOUR_BLUE] = { 0xcbe4ff, 0x1c4069 },
  [DOSSIER_COLOUR_PINK] = { 0xffd4e4, 0x622447 },
  [DOSSIER_COLOUR_PURPLE] = { 0xe6d8fb, 0x452f6b },
  [DOSSIER_COLOUR_ORANGE] = { 0xffdcb8, 0x613a12 },
};

static const Pair edges[DOSSIER_N_COLOURS] = {
  [DOSSIER_COLOUR_NONE] = { 0x5e5c64, 0xc0bfbc },
  [DOSSIER_COLOUR_YELLOW] = { 0x8a6900, 0xf2d648 },
  [DOSSIER_COLOUR_GREEN] = { 0x1d7a3c, 0x63dd94 },
  [DOSSIER_COLOUR_BLUE] = { 0x1c62c4, 0x86bbf5 },
  [DOSSIER_COLOUR_PINK] = { 0xbf1f6b, 0xff93c4 },
  [DOSSIER_COLOUR_PURPLE] = { 0x7736ad, 0xd3a9f2 },
  [DOSSIER_COLOUR_ORANGE] = { 0xb04a00, 0xffab57 },
  [DOSSIER_COLOUR_UNDERLINE] = { 0x3d3846, 0xdeddda },
};

static void
set_pair (DossierRgba *out, const Pair pair, gboolean dark)
{
  guint32 rgb = pair[dark ? 1 : 0];

  out->red = (float) ((rgb >> 16) & 0xff) / 255.f;
  out->green = (float) ((rgb >> 8) & 0xff) / 255.f;
  out->blue = (float) (rgb & 0xff) / 255.f;
  out->alpha = 1.f;
}

void
dossier_colours_speaker (int number, gboolean dark, DossierRgba *out)
{
  g_return_if_fail (out != NULL);

  if (number < 0)
    set_pair (out, no_speaker, dark);
  else
    set_pair (out, speakers[number % DOSSIER_N_SPEAKER_COLOURS], dark);
}

void
dossier_colours_status (DossierStatus status, gboolean dark, DossierRgba *out)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail ((guint) status < DOSSIER_N_STATUSES);

  set_pair (out, statuses[status], dark);
}

void
dossier_colours_verdict (DossierVerdict verdict, gboolean dark, DossierRgba *out)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts));

  set_pair (out, verdicts[verdict], dark);
}

void
dossier_colours_map (DossierMapColour colour, gboolean dark, DossierRgba *out)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail ((guint) colour < G_N_ELEMENTS (map_colours));

  set_pair (out, map_colours[colour], dark);
}

void
dossier_colours_annotation (DossierColour colour,
                            gboolean dark,
                            DossierRgba *fill,
                            DossierRgba *edge)
{
  g_return_if_fail ((guint) colour < DOSSIER_N_COLOURS);
  g_return_if_fail (fill != NULL && edge != NULL);

  set_pair (fill, fills[colour], dark);
  if (colour == DOSSIER_COLOUR_NONE || colour == DOSSIER_COLOUR_UNDERLINE)
    fill->alpha = 0.f;
  set_pair (edge, edges[colour], dark);
}

void
dossier_rgba_mix (DossierRgba *self, const DossierRgba *with, float share)
{
  g_return_if_fail (self != NULL && with != NULL);

  self->red += (with->red - self->red) * share;
  self->green += (with->green - self->green) * share;
  self->blue += (with->blue - self->blue) * share;
}

void
dossier_rgba_set_source (const DossierRgba *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_set_source_rgba (cr, (double) self->red, (double) self->green, (double) self->blue,
                         (double) self->alpha);
}
