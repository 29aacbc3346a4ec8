/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in the window: its entry in the header bar, what it finds in a sheet below. The sheet
 * is made when it is first wanted. */
#include "config.h"

#include "app/window-private.h"
#include "store/search.h"

/* Of the sheet, in pixels: enough for a line of a book. */
#define SHEET_WIDTH 580
/* Left free below it. */
#define SHEET_GAP 12

static gboolean
is_open (DossierWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search_place));
}

static gboolean
is_within (DossierWindow *self, GtkWidget *widget)
{
  GtkWidget *entry = GTK_WIDGET (self->search_entry);
  GtkWidget *place = GTK_WIDGET (self->search_place);

  return widget != NULL && (widget == entry || gtk_widget_is_ancestor (widget, entry) ||
                            widget == place || gtk_widget_is_ancestor (widget, place));
}

static void
close_sheet (DossierWindow *self)
{
  gboolean has_focus = is_within (self, gtk_window_get_focus (GTK_WINDOW (self)));

  gtk_widget_set_visible (GTK_WIDGET (self->search_place), FALSE);
  if (has_focus)
    dossier_window_focus_text (self);
}

static void
chosen_cb (DossierWindow *self, const DossierHit *hit, const char *words)
{
  DossierAim *aim = dossier_aim_new (hit->document, hit->passage);

  aim->item = g_strdup (hit->item);
  /* What stands elsewhere has these words for itself. */
  if (hit->kind == DOSSIER_HIT_PASSAGE || hit->kind == DOSSIER_HIT_QUOTE)
    aim->words = g_strdup (words);
  close_sheet (self);
  dossier_window_go (self, aim);
}

/* In the header bar where there is room, else at the top of the sheet. */
static void
place_entry (DossierWindow *self)
{
  AdwBin *place = self->search_slot;
  GtkWidget *entry = GTK_WIDGET (self->search_entry);

  if (self->search != NULL && dossier_panes_get_room (self->panes) != DOSSIER_ROOM_WIDE)
    place = dossier_search_view_get_place (self->search);
  if (adw_bin_get_child (place) == entry)
    return;
  g_object_ref (entry);
  adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (entry)), NULL);
  adw_bin_set_child (place, entry);
  g_object_unref (entry);
}

static void
make_sheet (DossierWindow *self)
{
  if (self->search != NULL)
    return;
  self->search = DOSSIER_SEARCH_VIEW (dossier_search_view_new (self->session, self->search_entry));
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "close", G_CALLBACK (close_sheet), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->search_place, GTK_WIDGET (self->search));
}

static void
open_sheet (DossierWindow *self)
{
  if (is_open (self) || dossier_session_get_document (self->session) == NULL)
    return;
  make_sheet (self);
  place_entry (self);
  dossier_search_view_set_store (self->search, dossier_window_get_store (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search_place), TRUE);
  dossier_search_view_refresh (self->search);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  open_sheet (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
changed_cb (DossierWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    open_sheet (self);
}

/* Whoever turns to something else has done with the search. */
static void
focus_cb (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (is_open (self) && focus != NULL && !is_within (self, focus))
    close_sheet (self);
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, DossierWindow *self)
{
  if (is_open (self) &&
      !is_within (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT)))
    close_sheet (self);
}

static void
get_bounds (DossierWindow *self, GtkWidget *widget, graphene_rect_t *bounds)
{
  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self->overlay), bounds))
    *bounds = *graphene_rect_zero ();
}

/* Below the header bar: under the entry, or across a window that has no more room. */
static gboolean
position_cb (GtkOverlay *overlay, GtkWidget *sheet, GdkRectangle *at, DossierWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  graphene_rect_t header, slot;
  int least, natural;

  if (sheet != GTK_WIDGET (self->search_place))
    return FALSE;
  get_bounds (self, self->header, &header);
  at->width = MIN (SHEET_WIDTH, width);
  at->x = (width - at->width) / 2;
  if (dossier_panes_get_room (self->panes) == DOSSIER_ROOM_WIDE)
    {
      get_bounds (self, GTK_WIDGET (self->search_slot), &slot);
      at->x = (int) slot.origin.x;
      if (gtk_widget_get_direction (sheet) == GTK_TEXT_DIR_RTL)
        at->x += (int) slot.size.width - at->width;
      at->x = CLAMP (at->x, 0, width - at->width);
    }
  at->y = (int) (header.origin.y + header.size.height);
  gtk_widget_measure (sheet, GTK_ORIENTATION_VERTICAL, at->width, &least, &natural, NULL, NULL);
  at->height = MAX (least, MIN (natural, height - at->y - SHEET_GAP));
  return TRUE;
}

void
dossier_window_update_search_room (DossierWindow *self)
{
  gboolean wide = dossier_panes_get_room (self->panes) == DOSSIER_ROOM_WIDE;

  gtk_widget_set_visible (GTK_WIDGET (self->search_slot), wide);
  gtk_widget_set_visible (self->search_button, !wide);
  place_entry (self);
}

void
dossier_window_init_search (DossierWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("search", NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (action, "activate", G_CALLBACK (search_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_signal_connect_object (self->search_entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (position_cb), self, 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
