/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/pages-private.h"
#include "model/list.h"

#include <math.h>

#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
/* Of a page's height: what notes that come from the page before may take, and above which a note is
 * divided rather than let its words go to the next page. */
#define MOST_OF_REST 0.7
#define MOST_OF_NOTE 0.4
/* Between rows of a table and lines of a poem. */
#define CLOSE_GAP 1.5

/* The lines of a paragraph, and what notes their words have. */
typedef struct
{
  GArray *heights; /* of double */
  GArray *notes;   /* of double: the height of the notes that end on each */
  GArray *lines;   /* of guint: the line of each anchor */
} Lines;

static void
clear_box (gpointer data)
{
  DossierPageBox *box = data;

  g_free (box->text);
  g_clear_pointer (&box->stretches, g_array_unref);
  g_clear_pointer (&box->anchors, g_array_unref);
}

static void
clear_page (gpointer data)
{
  DossierPage *page = data;

  g_array_unref (page->pieces);
  g_array_unref (page->foot);
}

static PangoContext *
create_context (PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_base_dir (context, direction);
  cairo_font_options_destroy (options);
  return context;
}

/* Pages */

static DossierPage *
get_page (DossierPages *self, guint index)
{
  return &g_array_index (self->pages, DossierPage, index);
}

static DossierPage *
get_last_page (DossierPages *self)
{
  return get_page (self, self->pages->len - 1);
}

static gboolean
is_empty (DossierPages *self)
{
  return get_last_page (self)->pieces->len == 0;
}

/* What is left between the text and the notes. */
static double
get_room (DossierPages *self)
{
  const DossierPage *page = get_last_page (self);
  double foot = page->foot_height > 0.0 ? page->foot_height + DOSSIER_PAGE_FOOT_GAP : 0.0;

  return self->height - self->y - foot;
}

static void
measure (PangoLayout *layout, GArray *heights)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      int top, bottom;
      double height;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      height = pango_units_to_double (bottom - top);
      g_array_append_val (heights, height);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static GArray *
measure_note (DossierPages *self, guint note)
{
  g_autoptr (PangoLayout) layout =
    dossier_pages_make_layout (self, &g_array_index (self->notes, DossierPageBox, note));
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));

  measure (layout, heights);
  return heights;
}

static double
sum (GArray *heights, guint first, guint n)
{
  double all = 0.0;

  for (guint i = first; i < first + n; i++)
    all += g_array_index (heights, double, i);
  return all;
}

/* Puts the lines of a note from @first on to the foot, as many as @room has space for; what is left
 * waits for the next page. */
static void
put_note (DossierPages *self, guint note, guint first, double room)
{
  g_autoptr (GArray) heights = measure_note (self, note);
  DossierPage *page = get_last_page (self);
  double gap = page->foot_height > 0.0 && first == 0 ? DOSSIER_PAGE_NOTE_GAP : 0.0;
  guint n = 0;

  room -= gap;
  while (first + n < heights->len && sum (heights, first, n + 1) <= room)
    n++;
  if (n > 0)
    {
      DossierPagePiece piece = { note, first, n, page->foot_height + gap };

      g_array_append_val (page->foot, piece);
      page->foot_height += gap + sum (heights, first, n);
    }
  if (first + n < heights->len)
    {
      DossierPageRest rest = { note, first + n };

      g_array_append_val (self->rests, rest);
    }
}

static void
add_page (DossierPages *self)
{
  DossierPage page = { g_array_new (FALSE, FALSE, sizeof (DossierPagePiece)),
                       g_array_new (FALSE, FALSE, sizeof (DossierPagePiece)), 0.0 };

  g_array_append_val (self->pages, page);
  self->y = 0.0;
}

/* Puts what waits to the foot, in order, up to @height. */
static void
put_rests (DossierPages *self, double height)
{
  g_autoptr (GArray) rests = self->rests;

  self->rests = g_array_new (FALSE, FALSE, sizeof (DossierPageRest));
  for (guint i = 0; i < rests->len; i++)
    {
      DossierPageRest *rest = &g_array_index (rests, DossierPageRest, i);

      if (self->rests->len > 0)
        g_array_append_val (self->rests, *rest);
      else
        put_note (self, rest->note, rest->first, height - get_last_page (self)->foot_height);
    }
}

/* A note that is longer than what is left of a page goes on over whole pages. */
static void
begin_page (DossierPages *self)
{
  add_page (self);
  put_rests (self, MOST_OF_REST * self->height);
  while (self->rests->len > 0)
    {
      put_rests (self, self->height);
      add_page (self);
      put_rests (self, MOST_OF_REST * self->height);
    }
}

/* Paragraphs */

static void
clear_lines (Lines *lines)
{
  g_array_unref (lines->heights);
  g_array_unref (lines->notes);
  g_array_unref (lines->lines);
}

static void
take_lines (DossierPages *self, const DossierPageBox *box, Lines *lines)
{
  g_autoptr (PangoLayout) layout = dossier_pages_make_layout (self, box);

  lines->heights = g_array_new (FALSE, FALSE, sizeof (double));
  lines->notes = g_array_new (FALSE, TRUE, sizeof (double));
  lines->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  measure (layout, lines->heights);
  g_array_set_size (lines->notes, lines->heights->len);
  for (guint i = 0; box->anchors != NULL && i < box->anchors->len; i++)
    {
      const DossierPageAnchor *anchor = &g_array_index (box->anchors, DossierPageAnchor, i);
      g_autoptr (GArray) heights = measure_note (self, anchor->note - 1);
      double height = sum (heights, 0, heights->len) + DOSSIER_PAGE_NOTE_GAP;
      int line;
      guint number;

      pango_layout_index_to_line_x (layout, (int) anchor->end - 1, FALSE, &line, NULL);
      number = (guint) MAX (line, 0);
      g_array_append_val (lines->lines, number);
      /* what is too long is divided */
      g_array_index (lines->notes, double, number) += MIN (height, MOST_OF_NOTE * self->height);
    }
}

/* How many lines from @first on fit into @room, with their notes. */
static guint
count_fitting (DossierPages *self, const Lines *lines, guint first, double room)
{
  gboolean foot = get_last_page (self)->foot_height > 0.0;
  double taken = 0.0;

  for (guint i = first; i < lines->heights->len; i++)
    {
      double notes = g_array_index (lines->notes, double, i);

      taken += g_array_index (lines->heights, double, i) + notes;
      if (notes > 0.0 && !foot)
        {
          taken += DOSSIER_PAGE_FOOT_GAP;
          foot = TRUE;
        }
      if (taken > room)
        return i - first;
    }
  return lines->heights->len - first;
}

/* No single line of a paragraph stands at the foot of a page or at the head of one. */
static guint
keep_together (guint fitting, guint first, guint n)
{
  guint left = n - first;

  if (fitting >= left)
    return left;
  if (left - fitting == 1 && fitting > 0)
    fitting--;
  if (fitting == 1 && first == 0)
    fitting = 0;
  return fitting;
}

static void
put_piece (DossierPages *self,
           guint box_index,
           const DossierPageBox *box,
           const Lines *lines,
           guint first,
           guint n)
{
  DossierPagePiece piece = { box_index, first, n, self->y };

  g_array_append_val (get_last_page (self)->pieces, piece);
  self->y += sum (lines->heights, first, n);
  for (guint i = 0; i < lines->lines->len; i++)
    {
      guint line = g_array_index (lines->lines, guint, i);
      gboolean foot = get_last_page (self)->foot_height > 0.0;

      if (line < first || line >= first + n)
        continue;
      put_note (self, g_array_index (box->anchors, DossierPageAnchor, i).note - 1, 0,
                get_room (self) - (foot ? 0.0 : DOSSIER_PAGE_FOOT_GAP));
    }
}

static double
get_gap (DossierPages *self, const DossierPageBox *box, const DossierPageSpace *space)
{
  if (is_empty (self))
    return 0.0;
  return box->close ? CLOSE_GAP : MAX (self->below, space->above);
}

static void
put_box (DossierPages *self, guint index)
{
  const DossierPageBox *box = &g_array_index (self->boxes, DossierPageBox, index);
  DossierPageSpace space = dossier_page_box_get_space (box);
  Lines lines;
  guint first = 0;

  take_lines (self, box, &lines);
  while (first < lines.heights->len)
    {
      double gap = first == 0 ? get_gap (self, box, &space) : 0.0;
      guint n = count_fitting (self, &lines, first, get_room (self) - gap);

      n = keep_together (n, first, lines.heights->len);
      if (n == 0 && !is_empty (self))
        {
          begin_page (self);
          continue;
        }
      self->y += gap;
      put_piece (self, index, box, &lines, first, MAX (n, 1));
      first += MAX (n, 1);
    }
  self->below = space.below;
  clear_lines (&lines);
}

/* Headings, and the beginning of what they are over. */
static double
measure_group (DossierPages *self, guint first, guint last)
{
  double all = 0.0, below = self->below;

  for (guint i = first; i <= last; i++)
    {
      const DossierPageBox *box = &g_array_index (self->boxes, DossierPageBox, i);
      DossierPageSpace space = dossier_page_box_get_space (box);
      Lines lines;
      guint n;

      take_lines (self, box, &lines);
      n = i < last ? lines.heights->len : MIN (lines.heights->len, 2);
      all += MAX (below, space.above) + sum (lines.heights, 0, n) + sum (lines.notes, 0, n);
      below = space.below;
      clear_lines (&lines);
    }
  return all;
}

/* One paragraph with the headings before it. */
static void
put_next (DossierPages *self)
{
  const DossierPageBox *box = &g_array_index (self->boxes, DossierPageBox, self->next);

  if (dossier_page_box_get_space (box).keeps && self->next + 1 < self->boxes->len)
    {
      self->held++;
      self->next++;
      return;
    }
  if (self->held > 0 && !is_empty (self) &&
      measure_group (self, self->next - self->held, self->next) > get_room (self))
    begin_page (self);
  for (guint i = self->next - self->held; i <= self->next; i++)
    put_box (self, i);
  self->held = 0;
  self->next++;
}

/* Public */

/* When what is printed was last changed. */
static char *
choose_stamp (const DossierExcerpt *excerpt)
{
  gint64 latest = 0;
  g_autoptr (GDateTime) time = NULL;

  for (guint i = 0; i < dossier_document_count (excerpt->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (excerpt->document, DOSSIER_KIND_NOTE, i);

      latest = MAX (latest, note->modified);
    }
  if (latest == 0 && excerpt->document->date != NULL &&
      dossier_date_last (excerpt->document->date) != DOSSIER_DAY_MAX)
    return dossier_day_to_iso (dossier_date_last (excerpt->document->date));
  time = g_date_time_new_from_unix_utc (latest / G_USEC_PER_SEC);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
join_authors (DossierDocument *document)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; document->authors != NULL && i < document->authors->len; i++)
    g_ptr_array_add (names, document->authors->pdata[i]);
  if (names->len == 0)
    return NULL;
  return dossier_list_and (names);
}

DossierPages *
dossier_pages_new (const DossierExcerpt *excerpt, const DossierPageOptions *options)
{
  DossierPages *self;

  g_return_val_if_fail (excerpt != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (DossierPages, 1);
  self->options = *options;
  if (self->options.width <= 0.0 || self->options.height <= 0.0)
    {
      self->options.width = A4_WIDTH;
      self->options.height = A4_HEIGHT;
    }
  self->width = MAX (self->options.width - 2.0 * DOSSIER_PAGE_MARGIN_X, 72.0);
  self->height =
    MAX (self->options.height - DOSSIER_PAGE_MARGIN_TOP - DOSSIER_PAGE_MARGIN_BOTTOM, 72.0);
  self->contexts[0] = create_context (PANGO_DIRECTION_LTR);
  self->contexts[1] = create_context (PANGO_DIRECTION_RTL);
  self->title = g_strdup (excerpt->document->title);
  self->authors = join_authors (excerpt->document);
  self->stamp = choose_stamp (excerpt);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (DossierPageBox));
  self->notes = g_array_new (FALSE, FALSE, sizeof (DossierPageBox));
  self->colours = g_array_new (FALSE, FALSE, sizeof (DossierColour));
  self->pages = g_array_new (FALSE, FALSE, sizeof (DossierPage));
  self->rests = g_array_new (FALSE, FALSE, sizeof (DossierPageRest));
  g_array_set_clear_func (self->boxes, clear_box);
  g_array_set_clear_func (self->notes, clear_box);
  g_array_set_clear_func (self->pages, clear_page);
  dossier_pages_gather (self, excerpt);
  begin_page (self);
  return self;
}

void
dossier_pages_free (DossierPages *self)
{
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  g_free (self->title);
  g_free (self->authors);
  g_free (self->stamp);
  g_array_unref (self->boxes);
  g_array_unref (self->notes);
  g_array_unref (self->colours);
  g_array_unref (self->pages);
  g_array_unref (self->rests);
  g_free (self);
}

gboolean
dossier_pages_lay_out (DossierPages *self, guint paragraphs)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint n = 0; (paragraphs == 0 || n < paragraphs) && self->next < self->boxes->len; n++)
    put_next (self);
  if (self->next < self->boxes->len)
    return FALSE;
  if (self->rests->len > 0)
    begin_page (self);
  return TRUE;
}

double
dossier_pages_get_progress (DossierPages *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->boxes->len > 0 ? (double) self->next / self->boxes->len : 1.0;
}

guint
dossier_pages_count (DossierPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}
