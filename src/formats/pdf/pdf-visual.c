/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unicode/ubidi.h>

#include "formats/pdf/pdf-visual.h"

/* Words stand apart by this share of their height at least, as the library has it. */
#define ROOM .1

/* What stands in one place: a character and the marks on it. @n: 0 for white space. */
typedef struct
{
  const PdfLetter *first;
  guint n;
} Cluster;

gboolean
pdf_is_rtl_letter (gunichar c)
{
  UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const PdfLetter *one = a;
  const PdfLetter *other = b;
  double x = one->x1 + one->x2;
  double y = other->x1 + other->x2;

  if (x != y)
    return x < y ? -1 : 1;
  return one->at < other->at ? -1 : one->at > other->at;
}

static int
compare_clusters (gconstpointer a, gconstpointer b)
{
  return compare_letters (((const Cluster *) a)->first, ((const Cluster *) b)->first);
}

/* Without white space, by place. */
static GArray *
gather_clusters (const PdfLetter *letters, guint n)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));

  for (guint i = 0; i < n; i++)
    {
      Cluster cluster = { &letters[i], 1 };

      if (g_unichar_isspace (letters[i].c) || letters[i].c == 0)
        continue;
      if (i > 0 && clusters->len > 0 && g_unichar_ismark (letters[i].c))
        g_array_index (clusters, Cluster, clusters->len - 1).n++;
      else
        g_array_append_val (clusters, cluster);
    }
  g_array_sort (clusters, compare_clusters);
  return clusters;
}

static GArray *
part_words (const GArray *clusters)
{
  GArray *parted = g_array_new (FALSE, FALSE, sizeof (Cluster));
  const Cluster space = { 0 };

  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);

      if (i > 0 && cluster->first->x1 - cluster[-1].first->x2 > ROOM * cluster->first->size)
        g_array_append_val (parted, space);
      g_array_append_vals (parted, cluster, 1);
    }
  return parted;
}

/* One UTF-16 unit for each character: what is beyond those has no other direction that matters
 * here.
 */
static UChar
get_unit (gunichar c)
{
  if (c <= 0xFFFF)
    return (UChar) c;
  return pdf_is_rtl_letter (c) ? 0x5D0 : 0xFFFD;
}

/* For each place that the algorithm gives, the number of the character that gets it; NULL when ICU
 * fails. @mode: which way. */
static int *
map_places (const GArray *text, UBiDiReorderingMode mode, gboolean rtl)
{
  g_autofree int *map = g_new (int, text->len + 1);
  UErrorCode status = U_ZERO_ERROR;
  UBiDi *bidi = ubidi_open ();

  ubidi_setReorderingMode (bidi, mode);
  ubidi_setPara (bidi, (const UChar *) (gpointer) text->data, (int) text->len, rtl ? 1 : 0, NULL,
                 &status);
  ubidi_getVisualMap (bidi, map, &status);
  ubidi_close (bidi);
  return U_SUCCESS (status) ? g_steal_pointer (&map) : NULL;
}

/* The clusters' numbers in the order of reading; NULL when ICU fails. */
static int *
find_reading_order (const GArray *clusters, gboolean rtl)
{
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (UChar));

  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);
      UChar unit = get_unit (cluster->n > 0 ? cluster->first->c : ' ');

      g_array_append_val (text, unit);
    }
  return map_places (text, UBIDI_REORDER_INVERSE_LIKE_DIRECT, rtl);
}

static gboolean
has_rtl (const PdfLetter *letters, guint n)
{
  for (guint i = 0; i < n; i++)
    if (pdf_is_rtl_letter (letters[i].c))
      return TRUE;
  return FALSE;
}

void
pdf_letters_order (GArray *out, const PdfLetter *letters, guint n, gboolean rtl)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) clusters = NULL;
  g_autofree int *order = NULL;

  if (has_rtl (letters, n))
    {
      places = gather_clusters (letters, n);
      clusters = part_words (places);
      order = find_reading_order (clusters, rtl);
    }
  if (order == NULL)
    {
      g_array_append_vals (out, letters, n);
      return;
    }
  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, order[i]);
      const PdfLetter space = { .c = ' ' };

      if (cluster->n == 0)
        g_array_append_val (out, space);
      else
        g_array_append_vals (out, cluster->first, cluster->n);
    }
}

void
pdf_letters_place (PdfLetter *letters, guint n, gboolean rtl)
{
  g_autoptr (GArray) text = NULL;
  g_autoptr (GArray) boxes = NULL;
  g_autofree int *map = NULL;

  if (n < 2 || !has_rtl (letters, n))
    return;
  text = g_array_new (FALSE, FALSE, sizeof (UChar));
  boxes = g_array_new (FALSE, FALSE, sizeof (PdfLetter));
  for (guint i = 0; i < n; i++)
    {
      UChar unit = get_unit (letters[i].c);

      g_array_append_val (text, unit);
    }
  map = map_places (text, UBIDI_REORDER_DEFAULT, rtl);
  if (map == NULL)
    return;
  g_array_append_vals (boxes, letters, n);
  g_array_sort (boxes, compare_letters);
  for (guint i = 0; i < n; i++)
    {
      PdfLetter placed = g_array_index (boxes, PdfLetter, i);

      placed.c = letters[map[i]].c;
      letters[map[i]] = placed;
    }
}
