/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The original page of a PDF: beside the text in a wide window, where the evidence is; else in
 * place of it. The view is made when it is first wanted. */
#include "config.h"

#include "app/window-private.h"
#include "model/page.h"
#include "views/page-view.h"
#include "views/reader-view.h"

/* Less than this is not worth having beside the text, in pixels. */
#define LEAST_WIDTH 340

static gboolean
is_open (DossierWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->page_place));
}

static void
close_page (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->page_place), FALSE);
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page_place)))
    dossier_window_focus_text (self);
}

static void
make_view (DossierWindow *self)
{
  if (self->page_view != NULL)
    return;
  self->page_view = dossier_page_view_new (self->session);
  gtk_widget_add_css_class (self->page_view, "background");
  g_signal_connect_object (self->page_view, "close", G_CALLBACK (close_page), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->page_place, self->page_view);
  dossier_window_update_page_room (self);
}

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  GtkWidget *reader = dossier_panes_get_child (self->panes, DOSSIER_PANE_TEXT);
  guint passage, offset;

  if (is_open (self))
    {
      close_page (self);
      return;
    }
  if (!DOSSIER_IS_READER_VIEW (reader))
    return;
  dossier_panes_reveal (self->panes, DOSSIER_PANE_TEXT);
  make_view (self);
  dossier_reader_view_get_page_place (DOSSIER_READER_VIEW (reader), &passage, &offset);
  gtk_widget_set_visible (GTK_WIDGET (self->page_place), TRUE);
  dossier_page_view_show_place (DOSSIER_PAGE_VIEW (self->page_view), passage, offset);
  dossier_page_view_grab (DOSSIER_PAGE_VIEW (self->page_view));
}

static void
get_bounds (DossierWindow *self, GtkWidget *widget, graphene_rect_t *bounds)
{
  if (widget == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self->overlay), bounds))
    *bounds = *graphene_rect_zero ();
}

/* From the end of the text to the end of the window, or half of it. */
static void
place_beside (DossierWindow *self, GdkRectangle *at)
{
  graphene_rect_t text;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = at->width;
  int end;

  get_bounds (self, dossier_panes_get_child (self->panes, DOSSIER_PANE_TEXT), &text);
  end = (int) (rtl ? text.origin.x : width - text.origin.x - text.size.width);
  at->width = end >= LEAST_WIDTH ? end : MAX (LEAST_WIDTH, (int) text.size.width / 2);
  at->x = rtl ? 0 : width - at->width;
  at->y = (int) text.origin.y;
  at->height = (int) text.size.height;
}

static gboolean
position_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *at, DossierWindow *self)
{
  graphene_rect_t header;

  if (child != GTK_WIDGET (self->page_place))
    return FALSE;
  get_bounds (self, self->header, &header);
  at->x = 0;
  at->width = gtk_widget_get_width (GTK_WIDGET (overlay));
  at->y = (int) (header.origin.y + header.size.height);
  at->height = gtk_widget_get_height (GTK_WIDGET (overlay)) - at->y;
  if (dossier_panes_get_room (self->panes) == DOSSIER_ROOM_WIDE)
    place_beside (self, at);
  return TRUE;
}

static void
update_action (DossierWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "show-page");
  DossierDocument *document = dossier_session_get_document (self->session);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               document != NULL && dossier_document_has_page_pictures (document));
}

void
dossier_window_update_page_room (DossierWindow *self)
{
  if (self->page_view != NULL)
    dossier_page_view_set_alone (DOSSIER_PAGE_VIEW (self->page_view),
                                 dossier_panes_get_room (self->panes) != DOSSIER_ROOM_WIDE);
}

void
dossier_window_init_page (DossierWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-page", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (show_page_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (position_cb), self, 0);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (update_action), self,
                           G_CONNECT_SWAPPED);
  update_action (self);
}
