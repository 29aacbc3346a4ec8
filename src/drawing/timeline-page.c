/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/timeline-page.h"

#include <math.h>

#include "drawing/timeline-shapes.h"
#include "model/shown-name.h"

#define PITCH 16.0
#define BAR_PITCH 15.0
#define PADDING 4.0
#define BINS_HEIGHT 64.0
#define LABEL_SIZE 12.0
/* Between a mark's middle and its name, and between what stands in one row. */
#define LABEL_OFFSET 9.0
#define GAP 8.0
#define MAX_LABEL 330.0
/* More than this in a lane, and it is a histogram. */
#define MAX_ENTRIES 240
#define MAX_ROWS 48

typedef struct
{
  double from;
  double to;
} Stretch;

/* The rows of a lane while they fill. */
typedef struct
{
  DossierTimePage *page;
  DossierLaneKind kind;
  const DossierTimeScale *scale;
  GPtrArray *rows; /* of GArray of Stretch */
} Rows;

/* The pixels that are drawn of an entry: its mark and the time in which it lies, with the ends that
 * fade out. */
static Stretch
get_drawn (const Rows *self, const DossierLaneEntry *entry)
{
  double at = dossier_time_scale_to_x (self->scale, entry->at);
  Stretch drawn = { at - DOSSIER_MARK_SIZE / 2, at + DOSSIER_MARK_SIZE / 2 };

  double begin = dossier_time_scale_to_x (self->scale, entry->extent.begin_earliest);
  double end = dossier_time_scale_to_x (self->scale, entry->extent.end_latest);

  /* the mark of a commitment stands at its end */
  if (self->kind == DOSSIER_LANE_COMMITMENTS)
    drawn = (Stretch){ begin, end + DOSSIER_MARK_SIZE / 2 };
  drawn.from = MIN (drawn.from, begin - (entry->extent.open_begin ? DOSSIER_TIME_FADE : 0.0));
  drawn.to = MAX (drawn.to, end + (entry->extent.open_end ? DOSSIER_TIME_FADE : 0.0));
  return drawn;
}

static gboolean
is_free (GArray *row, const Stretch *wanted)
{
  for (guint i = 0; i < row->len; i++)
    {
      const Stretch *taken = &g_array_index (row, Stretch, i);

      if (wanted->from < taken->to + GAP && wanted->to > taken->from - GAP)
        return FALSE;
    }
  return TRUE;
}

/* The first row in which @wanted is free, or a new one; -1 when there is none. */
static int
find_row (Rows *self, const Stretch *wanted)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_free (self->rows->pdata[i], wanted))
      return (int) i;
  if (self->rows->len == MAX_ROWS)
    return -1;
  g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (Stretch)));
  return (int) self->rows->len - 1;
}

static char *
name_entry (const DossierLaneEntry *entry, DossierLaneKind kind)
{
  if (kind == DOSSIER_LANE_MEMBERSHIP)
    return g_strdup (dossier_entity_get_shown_name (DOSSIER_MEMBERSHIP (entry->item)->member));
  return dossier_item_to_shown_label (entry->item);
}

static PangoLayout *
make_label (PangoContext *context, const char *text, double *width)
{
  PangoLayout *layout =
    dossier_picture_make_text (context, text, LABEL_SIZE, PANGO_WEIGHT_NORMAL, -1.0);
  PangoRectangle extents;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_extents (layout, NULL, &extents);
  if (pango_units_to_double (extents.width) > MAX_LABEL)
    {
      pango_layout_set_width (layout, pango_units_from_double (MAX_LABEL));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_extents (layout, NULL, &extents);
    }
  *width = pango_units_to_double (extents.width);
  return layout;
}

/* Right of what is drawn, or left of it where the page ends. FALSE: there is no room. */
static gboolean
choose_side (const Rows *self, const Stretch *drawn, double width, double *x)
{
  double page = self->page->layout.width;
  double right = drawn->to + LABEL_OFFSET - DOSSIER_MARK_SIZE / 2;
  double left = drawn->from - LABEL_OFFSET + DOSSIER_MARK_SIZE / 2 - width;

  if (right >= 0.0 && right + width <= page)
    *x = right;
  else if (left >= 0.0 && left + width <= page)
    *x = left;
  else
    return FALSE;
  return TRUE;
}

static void
take_row (Rows *self, DossierLaneEntry *entry, int row, const Stretch *taken)
{
  entry->row = row >= 0 ? (guint) row : 0;
  if (row >= 0)
    g_array_append_val ((GArray *) self->rows->pdata[row], *taken);
}

/* Finds a row for an entry with its name; what the query leaves out has none. */
static void
place_entry (Rows *self, guint position, DossierLaneEntry *entry, PangoContext *context)
{
  Stretch drawn = get_drawn (self, entry), wanted = drawn;
  DossierTimeLabel label = { .place = { self->kind, position } };
  g_autofree char *text = name_entry (entry, self->kind);
  double width;
  int row;

  label.layout = make_label (context, text, &width);
  if (entry->match == DOSSIER_MATCH_NO || !choose_side (self, &drawn, width, &label.x))
    g_clear_object (&label.layout);
  else
    {
      wanted.from = MIN (wanted.from, label.x);
      wanted.to = MAX (wanted.to, label.x + width);
    }
  row = find_row (self, &wanted);
  take_row (self, entry, row, &wanted);
  if (row >= 0 && label.layout != NULL)
    g_array_append_val (self->page->labels, label);
  else
    g_clear_object (&label.layout);
}

/* Rows of places of which nothing is in view are closed up. */
static void
close_rows (Rows *self, DossierLane *lane)
{
  GArray *visible = self->page->layout.lanes[self->kind].visible;
  g_autofree guint *numbers = g_new0 (guint, lane->n_rows);
  guint n = 0;

  for (guint i = 0; i < visible->len; i++)
    numbers[dossier_lane_get (lane, g_array_index (visible, guint, i))->row] = 1;
  for (guint row = 0; row < lane->n_rows; row++)
    if (numbers[row] != 0)
      numbers[row] = n++;
  for (guint i = 0; i < visible->len; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (lane, g_array_index (visible, guint, i));

      entry->row = numbers[entry->row];
    }
  lane->n_rows = MAX (n, 1);
}

/* Memberships have a row a place, whose name stands in the margin to the left of it. */
static void
name_places (Rows *self, DossierLane *lane, PangoContext *context, double gutter)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  GArray *visible = self->page->layout.lanes[self->kind].visible;

  for (guint i = 0; i < visible->len; i++)
    {
      guint position = g_array_index (visible, guint, i);
      DossierLaneEntry *entry = dossier_lane_get (lane, position);
      DossierTimeLabel label = { .place = { self->kind, position }, .x = -gutter };
      g_autofree char *text = name_entry (entry, self->kind);
      double width;

      if (!g_hash_table_add (named, GUINT_TO_POINTER (entry->row)))
        continue;
      label.layout = make_label (context, text, &width);
      g_array_append_val (self->page->labels, label);
    }
}

static void
fill_lane (DossierTimePage *page,
           DossierLaneKind kind,
           DossierLane *lane,
           PangoContext *context,
           double gutter)
{
  Rows rows = { page, kind, dossier_timeline_get_scale (page->layout.timeline),
                g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };
  DossierLaneLayout *layout = &page->layout.lanes[kind];

  if (kind == DOSSIER_LANE_MEMBERSHIP)
    {
      close_rows (&rows, lane);
      name_places (&rows, lane, context, gutter);
    }
  else
    {
      /* what shares a vague date is shared out over it */
      dossier_lane_lay_out (lane, dossier_time_scale_get_density (rows.scale),
                            DOSSIER_MARK_SIZE + 2, 4);
      for (guint i = 0; i < layout->visible->len; i++)
        {
          guint position = g_array_index (layout->visible, guint, i);

          place_entry (&rows, position, dossier_lane_get (lane, position), context);
        }
      lane->n_rows = MAX (rows.rows->len, 1);
    }
  g_ptr_array_unref (rows.rows);
}

static double
lay_out_lane (DossierTimePage *self,
              DossierLaneKind kind,
              double y,
              PangoContext *context,
              double gutter)
{
  DossierLane *lane = dossier_timeline_get_lane (self->layout.timeline, kind);
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->layout.timeline);
  DossierLaneLayout *layout = &self->layout.lanes[kind];
  double rows;

  layout->y = y;
  layout->inset = DOSSIER_TIME_PAGE_INSET;
  dossier_lane_query (lane, scale->first, scale->last, layout->visible);
  layout->shown = layout->visible->len > 0;
  if (!layout->shown)
    return y;
  layout->binned = kind != DOSSIER_LANE_MEMBERSHIP && layout->visible->len > MAX_ENTRIES;
  layout->pitch = kind == DOSSIER_LANE_MEMBERSHIP ? BAR_PITCH : PITCH;
  if (!layout->binned)
    fill_lane (self, kind, lane, context, gutter);
  rows = layout->binned ? BINS_HEIGHT : layout->pitch * lane->n_rows;
  layout->height = layout->inset + rows + 2 * PADDING;
  layout->first_row = y + layout->inset + PADDING + layout->pitch / 2;
  return y + layout->height;
}

/* The names' baselines stand as the middles of the rows have it. */
static void
drop_labels (DossierTimePage *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      DossierTimeLabel *label = &g_array_index (self->labels, DossierTimeLabel, i);
      PangoRectangle extents;

      pango_layout_get_extents (label->layout, NULL, &extents);
      label->y = round (dossier_time_layout_get_row (&self->layout, label->place) -
                        pango_units_to_double (extents.height) / 2.0);
    }
}

static void
clear_label (gpointer data)
{
  g_clear_object (&((DossierTimeLabel *) data)->layout);
}

/* How wide the names of places are. */
static double
measure_gutter (DossierTimeline *timeline, PangoContext *context)
{
  DossierLane *lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_MEMBERSHIP);
  double most = 0.0;

  for (guint i = 0; lane != NULL && i < lane->entries->len; i++)
    {
      g_autofree char *text = name_entry (dossier_lane_get (lane, i), DOSSIER_LANE_MEMBERSHIP);
      double width;
      g_autoptr (PangoLayout) layout = make_label (context, text, &width);

      most = MAX (most, width);
    }
  return most > 0.0 ? ceil (most) + LABEL_OFFSET : 0.0;
}

void
dossier_time_page_init (DossierTimePage *self,
                        DossierTimeline *timeline,
                        double width,
                        PangoContext *context)
{
  double y = 0.0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (DOSSIER_IS_TIMELINE (timeline));

  dossier_time_layout_init (&self->layout, timeline);
  self->labels = g_array_new (FALSE, FALSE, sizeof (DossierTimeLabel));
  g_array_set_clear_func (self->labels, clear_label);
  self->gutter = measure_gutter (timeline, context);
  self->layout.width = width - self->gutter;
  dossier_timeline_set_size (timeline, self->layout.width, FALSE);
  for (guint kind = 0; kind < DOSSIER_N_LANES; kind++)
    y = lay_out_lane (self, kind, y, context, self->gutter);
  self->layout.height = y;
  drop_labels (self);
}

void
dossier_time_page_clear (DossierTimePage *self)
{
  dossier_time_layout_clear (&self->layout);
  g_array_unref (self->labels);
}
