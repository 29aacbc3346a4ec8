/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/svg.h"

#include <string.h>

/* What stands in for a font that a computer does not have. */
#define FALLBACK "sans-serif"

static void
append_number (GString *svg, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  g_string_append_printf (svg, " %s=\"%s\"", name, buffer);
}

static guint
to_byte (float channel)
{
  return (guint) (channel * 255.f + 0.5f);
}

static void
append_colour (GString *svg, const char *name, const DossierRgba *colour)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, to_byte (colour->red),
                          to_byte (colour->green), to_byte (colour->blue));
  if (colour->alpha < 1.f)
    {
      g_autofree char *opacity = g_strdup_printf ("%s-opacity", name);

      append_number (svg, opacity, (double) colour->alpha);
    }
}

/* The font of the line's first letters; the others' are found by whatever shows the file. */
static void
append_font (GString *svg, PangoLayoutLine *line)
{
  PangoGlyphItem *run = line->runs->data;
  PangoFontDescription *font = pango_font_describe_with_absolute_size (run->item->analysis.font);
  g_autofree char *family = g_markup_escape_text (pango_font_description_get_family (font), -1);

  g_string_append_printf (svg, " font-family=\"%s, %s\"", family, FALLBACK);
  append_number (svg, "font-size", pango_units_to_double (pango_font_description_get_size (font)));
  if (pango_font_description_get_weight (font) != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (svg, " font-weight=\"%d\"", pango_font_description_get_weight (font));
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    g_string_append (svg, " font-style=\"italic\"");
  pango_font_description_free (font);
}

void
dossier_svg_append_text (GString *svg,
                         PangoLayoutLine *line,
                         double x,
                         double y,
                         const DossierRgba *colour,
                         const DossierRgba *halo)
{
  const char *text;
  g_autofree char *escaped = NULL;
  PangoRectangle extents;

  g_return_if_fail (svg != NULL && line != NULL);

  if (line->runs == NULL)
    return;
  text = pango_layout_get_text (line->layout) + line->start_index;
  escaped = g_markup_escape_text (text, line->length);
  pango_layout_line_get_extents (line, NULL, &extents);

  g_string_append (svg, "<text xml:space=\"preserve\"");
  append_number (svg, "x", x);
  append_number (svg, "y", y);
  /* In another font the words still take this room. */
  append_number (svg, "textLength", pango_units_to_double (extents.width));
  g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\"");
  append_font (svg, line);
  append_colour (svg, "fill", colour);
  if (halo != NULL)
    {
      append_colour (svg, "stroke", halo);
      append_number (svg, "stroke-width", 2.0 * DOSSIER_CANVAS_HALO);
      g_string_append (svg, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_printf (svg, ">%s</text>\n", escaped);
}

/* The length of an element's number at @at, with the letters before it that say of what kind it
 * is: "surface12", "glyph0-3", "clip5"; 0: there is none. */
static gsize
measure_id (const char *at)
{
  gsize letters = strspn (at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  gsize digits = letters > 0 ? strspn (at + letters, "0123456789-") : 0;

  return digits > 0 ? letters + digits : 0;
}

/* Where a name of an element begins after @at, or NULL: id="…", href="#…", url(#…). */
static const char *
find_id (const char *at)
{
  static const char *const leads[] = { " id=\"", "href=\"#", "url(#" };

  for (const char *end = strpbrk (at, "\"#"); end != NULL; end = strpbrk (end + 1, "\"#"))
    for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
      {
        gsize length = strlen (leads[i]);

        if ((gsize) (end + 1 - at) >= length && strncmp (end + 1 - length, leads[i], length) == 0)
          return end + 1;
      }
  return NULL;
}

/* Numbers the elements from 1 in the order in which they come. */
static void
append_renumbered (GString *svg, const char *drawing)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *at = drawing, *id;

  while ((id = find_id (at)) != NULL)
    {
      gsize length = measure_id (id);
      g_autofree char *name = g_strndup (id, length);
      guint number;

      g_string_append_len (svg, at, id - at);
      at = id + length;
      if (length == 0)
        continue;
      number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));
      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&name), GUINT_TO_POINTER (number));
        }
      g_string_append_printf (svg, "e%u", number);
    }
  g_string_append (svg, at);
}

GBytes *
dossier_svg_finish (GString *drawing, const char *text, const char *title, const char *description)
{
  GString *svg;
  const char *open, *body, *end;
  g_autofree char *middle = NULL;
  g_autofree char *escaped_title = NULL, *escaped_description = NULL;

  g_return_val_if_fail (drawing != NULL && text != NULL, NULL);
  g_return_val_if_fail (title != NULL && description != NULL, NULL);

  open = strstr (drawing->str, "<svg");
  g_return_val_if_fail (open != NULL, NULL);
  body = strchr (open, '>');
  end = g_strrstr (drawing->str, "</svg>");
  g_return_val_if_fail (body != NULL && end != NULL, NULL);

  svg = g_string_new (NULL);
  escaped_title = g_markup_escape_text (title, -1);
  escaped_description = g_markup_escape_text (description, -1);
  g_string_append_len (svg, drawing->str, body - drawing->str);
  g_string_append_printf (svg, " role=\"img\">\n<title>%s</title>\n<desc>%s</desc>\n",
                          escaped_title, escaped_description);
  middle = g_strndup (body + 1, (gsize) (end - body - 1));
  append_renumbered (svg, middle);
  g_string_append_printf (svg, "<g>\n%s</g>\n</svg>\n", text);
  return g_string_free_to_bytes (svg);
}
