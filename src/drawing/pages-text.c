/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on pages, in words. */
#include "config.h"

#include "drawing/pages-private.h"

static const DossierPage *
get_page (DossierPages *self, guint index)
{
  return &g_array_index (self->pages, DossierPage, index);
}

/* The bytes of some lines; what lies between a line and the next (a line separator) goes with it.
 */
static void
append_lines (GString *text, PangoLayout *layout, guint first, guint n)
{
  const char *words = pango_layout_get_text (layout);
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  int from = pango_layout_get_line_readonly (layout, (int) first)->start_index;
  gssize to = first + n < n_lines
                ? pango_layout_get_line_readonly (layout, (int) (first + n))->start_index
                : (gssize) strlen (words);

  g_string_append_len (text, words + from, to - from);
}

static char *
collect_text (DossierPages *self, GArray *pieces, GArray *boxes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierPagePiece *piece = &g_array_index (pieces, DossierPagePiece, i);
      g_autoptr (PangoLayout) layout =
        dossier_pages_make_layout (self, &g_array_index (boxes, DossierPageBox, piece->box));

      if (piece->first == 0 && piece->box > 0)
        g_string_append_c (text, '\n');
      append_lines (text, layout, piece->first, piece->n_lines);
    }
  return g_string_free (text, FALSE);
}

char *
dossier_pages_get_text (DossierPages *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return collect_text (self, get_page (self, page)->pieces, self->boxes);
}

char *
dossier_pages_get_notes (DossierPages *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return collect_text (self, get_page (self, page)->foot, self->notes);
}

int
dossier_pages_find_passage (DossierPages *self, guint passage)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *pieces = get_page (self, i)->pieces;

      for (guint j = 0; j < pieces->len; j++)
        {
          const DossierPagePiece *piece = &g_array_index (pieces, DossierPagePiece, j);

          if (g_array_index (self->boxes, DossierPageBox, piece->box).passage == (int) passage)
            return (int) i;
        }
    }
  return -1;
}
