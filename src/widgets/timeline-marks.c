/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children of the lanes that stand for the items drawn: made when the picture rests, for those
 * in view only, and used again. */
#include "config.h"

#include <math.h>

#include "widgets/timeline-lanes-private.h"

/* Marks kept for later use. */
#define MAX_SPARE 128

static DossierTimelineMark *
get_focused_mark (DossierTimelineLanes *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  return child && DOSSIER_IS_TIMELINE_MARK (child) ? DOSSIER_TIMELINE_MARK (child) : NULL;
}

static void
chosen_cb (DossierTimelineMark *mark, DossierTimelineLanes *self)
{
  dossier_timeline_lanes_choose (self, dossier_timeline_mark_get_place (mark));
}

/* The keyboard's way to @place, wherever it is. */
static gboolean
go_to_mark (DossierTimelineLanes *self, DossierTimePlace place)
{
  const DossierLaneEntry *entry = dossier_time_layout_get_entry (&self->layout, place);
  double first, last;

  if (dossier_timeline_find_window (self->timeline, entry->anchor, entry->anchor + 1, &first,
                                    &last))
    dossier_timeline_show (self->timeline, first, last);
  dossier_timeline_lanes_sync (self);
  GtkWidget *mark = g_hash_table_lookup (self->marks, entry->item);
  return mark && gtk_widget_grab_focus (mark);
}

/* The entry of @kind whose mark is nearest to @anchor among those in view; FALSE if none is. */
static gboolean
find_nearest (DossierTimelineLanes *self,
              DossierLaneKind kind,
              double anchor,
              DossierTimePlace *place)
{
  GArray *visible = self->layout.lanes[kind].visible;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < visible->len; i++)
    {
      DossierTimePlace candidate = { kind, g_array_index (visible, guint, i) };
      const DossierLaneEntry *entry = dossier_time_layout_get_entry (&self->layout, candidate);
      if (fabs (entry->anchor - anchor) >= least ||
          !g_hash_table_contains (self->marks, entry->item))
        continue;
      least = fabs (entry->anchor - anchor);
      *place = candidate;
    }
  return least < G_MAXDOUBLE;
}

static void
walk_along (DossierTimelineLanes *self, DossierTimePlace place, int along)
{
  DossierLane *lane = dossier_timeline_get_lane (self->timeline, place.lane);

  if ((along < 0 && place.position == 0) || (along > 0 && place.position + 1 >= lane->entries->len))
    return;
  place.position += along;
  go_to_mark (self, place);
}

static void
walk_across (DossierTimelineLanes *self, DossierTimePlace place, int across)
{
  double anchor = dossier_time_layout_get_entry (&self->layout, place)->anchor;

  for (int kind = (int) place.lane + across; kind >= 0 && kind < DOSSIER_N_LANES; kind += across)
    {
      DossierTimePlace found;
      if (find_nearest (self, kind, anchor, &found) && go_to_mark (self, found))
        return;
    }
}

static void
walked_cb (DossierTimelineMark *mark, int along, int across, DossierTimelineLanes *self)
{
  DossierTimePlace place = dossier_timeline_mark_get_place (mark);

  if (along)
    walk_along (self, place, along);
  else
    walk_across (self, place, across);
}

static DossierTimelineMark *
take_mark (DossierTimelineLanes *self)
{
  if (self->spare_marks->len > 0)
    {
      DossierTimelineMark *spare =
        g_ptr_array_steal_index (self->spare_marks, self->spare_marks->len - 1);
      gtk_widget_set_visible (GTK_WIDGET (spare), TRUE);
      return spare;
    }

  GtkWidget *mark = dossier_timeline_mark_new ();
  g_signal_connect (mark, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (mark, "walked", G_CALLBACK (walked_cb), self);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  return DOSSIER_TIMELINE_MARK (mark);
}

static void
give_back_mark (DossierTimelineLanes *self, DossierTimelineMark *mark)
{
  dossier_timeline_mark_set_item (mark, NULL, NULL);
  if (self->spare_marks->len >= MAX_SPARE)
    {
      gtk_widget_unparent (GTK_WIDGET (mark));
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (mark), FALSE);
  g_ptr_array_add (self->spare_marks, mark);
}

/* Gives back the marks whose items are not in @wanted; the focused one stays. */
static void
drop_marks (DossierTimelineLanes *self, GHashTable *wanted)
{
  DossierTimelineMark *focused = get_focused_mark (self);
  GHashTableIter iter;
  gpointer item, mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &item, &mark))
    if (mark != focused && !g_hash_table_contains (wanted, item))
      {
        g_hash_table_iter_remove (&iter);
        give_back_mark (self, mark);
      }
}

static GHashTable *
collect_wanted (DossierTimelineLanes *self)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);

  for (guint kind = 0; kind < DOSSIER_N_LANES; kind++)
    for (guint i = 0; i < self->layout.lanes[kind].visible->len; i++)
      {
        DossierTimePlace place = { kind,
                                   g_array_index (self->layout.lanes[kind].visible, guint, i) };
        DossierTimeRect rect;
        if (dossier_time_layout_get_rect (&self->layout, place, &rect))
          g_hash_table_add (wanted, dossier_time_layout_get_entry (&self->layout, place)->item);
      }
  return wanted;
}

/* The mark for @place, after @previous among the children: they are read lane by lane, in order of
 * time. */
static DossierTimelineMark *
place_mark (DossierTimelineLanes *self, DossierTimePlace place, GtkWidget *previous)
{
  DossierItem *item = dossier_time_layout_get_entry (&self->layout, place)->item;
  DossierTimelineMark *mark = g_hash_table_lookup (self->marks, item);

  if (!mark)
    {
      g_autofree char *description = self->describe ? self->describe (item) : NULL;
      mark = take_mark (self);
      dossier_timeline_mark_set_item (mark, item, description);
      g_hash_table_insert (self->marks, item, mark);
    }
  dossier_timeline_mark_set_place (mark, place);
  if (gtk_widget_get_prev_sibling (GTK_WIDGET (mark)) != previous)
    gtk_widget_insert_after (GTK_WIDGET (mark), GTK_WIDGET (self), previous);
  return mark;
}

void
dossier_timeline_lanes_sync (DossierTimelineLanes *self)
{
  GtkWidget *previous = self->cursor;

  g_clear_handle_id (&self->sync_source, g_source_remove);
  dossier_timeline_lanes_ensure_layout (self);
  g_autoptr (GHashTable) wanted = collect_wanted (self);
  drop_marks (self, wanted);
  for (guint kind = 0; kind < DOSSIER_N_LANES; kind++)
    for (guint i = 0; i < self->layout.lanes[kind].visible->len; i++)
      {
        DossierTimePlace place = { kind,
                                   g_array_index (self->layout.lanes[kind].visible, guint, i) };
        if (g_hash_table_contains (wanted,
                                   dossier_time_layout_get_entry (&self->layout, place)->item))
          previous = GTK_WIDGET (place_mark (self, place, previous));
      }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
dossier_timeline_lanes_clear_marks (DossierTimelineLanes *self)
{
  GHashTableIter iter;
  gpointer mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    {
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (mark);
    }
  while (self->spare_marks->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->spare_marks, self->spare_marks->len - 1));
}

void
dossier_timeline_lanes_allocate_marks (DossierTimelineLanes *self)
{
  double left = dossier_timeline_lanes_get_left (self);
  GHashTableIter iter;
  gpointer mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    {
      DossierTimePlace place = dossier_timeline_mark_get_place (mark);
      GtkAllocation allocation = { -10, -10, 1, 1 };
      DossierTimeRect rect;
      if (dossier_time_layout_get_rect (&self->layout, place, &rect))
        {
          /* of a long bar the part in view */
          double from = MAX (rect.x, 0);
          double to = MIN (rect.x + rect.width, self->layout.width);
          allocation.x = (int) floor (left + from);
          allocation.y = (int) floor (rect.y);
          allocation.width = MAX ((int) ceil (to - from), 1);
          allocation.height = MAX ((int) ceil (rect.height), 1);
        }
      gtk_widget_size_allocate (mark, &allocation, -1);
    }
}

/* The mark that Tab comes to: that of the focus, else the one nearest to the cursor. */
static gboolean
enter_marks (DossierTimelineLanes *self)
{
  DossierItem *focus = dossier_session_get_focus (self->session);
  GtkWidget *mark = focus ? g_hash_table_lookup (self->marks, focus) : NULL;
  double cursor = dossier_session_get_cursor (self->session);
  DossierTimePlace place;

  if (mark)
    return gtk_widget_grab_focus (mark);
  if (self->sync_source)
    dossier_timeline_lanes_sync (self);
  for (guint i = 1; i <= DOSSIER_N_LANES; i++)
    if (find_nearest (self, i % DOSSIER_N_LANES, cursor, &place))
      return go_to_mark (self, place);
  return FALSE;
}

static gboolean
is_beyond (DossierTimelineLanes *self, GtkWidget *child)
{
  return child == self->beyond[0] || child == self->beyond[1];
}

/* Tab comes to the cursor, then to one of the marks, then to what lies beyond, then leaves: between
 * marks go the arrows. */
gboolean
dossier_timeline_lanes_move_focus (DossierTimelineLanes *self, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
      if (!child)
        return gtk_widget_grab_focus (self->cursor);
      return (child == self->cursor && enter_marks (self)) ||
             dossier_timeline_lanes_focus_beyond (self, child, FALSE);
    case GTK_DIR_TAB_BACKWARD:
      if (child == self->cursor)
        return FALSE;
      if ((!child || is_beyond (self, child)) &&
          (dossier_timeline_lanes_focus_beyond (self, child, TRUE) || enter_marks (self)))
        return TRUE;
      return gtk_widget_grab_focus (self->cursor);
    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
    default:
      return !child && gtk_widget_grab_focus (self->cursor);
    }
}
