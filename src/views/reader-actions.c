/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "views/reader-view-private.h"

#define ZOOM_STEP 1.1

static void
set_zoom (DossierReaderView *self, double zoom)
{
  g_object_set (self->text, "zoom", CLAMP (zoom, 0.5, 3.0), NULL);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  double zoom;

  g_object_get (self->text, "zoom", &zoom, NULL);
  if (g_str_equal (name, "zoom-in"))
    zoom *= ZOOM_STEP;
  else if (g_str_equal (name, "zoom-out"))
    zoom /= ZOOM_STEP;
  else
    zoom = 1.0;
  /* Up and down again ends where it began. */
  if (fabs (zoom - 1.0) < 0.02)
    zoom = 1.0;
  set_zoom (self, zoom);
}

static void
match_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  gboolean forward = g_str_equal (g_action_get_name (G_ACTION (action)), "next-match");
  guint n_passages, passage, offset;

  if (self->document == NULL)
    return;
  n_passages = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);
  dossier_session_get_place (self->session, &passage, &offset);
  for (guint i = forward ? passage + 1 : passage - 1; i < n_passages; i += forward ? 1 : -1)
    if (dossier_session_passes (self->session, dossier_document_get_passage (self->document, i)))
      {
        dossier_session_go_to (self->session, i, 0);
        return;
      }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
part_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  gboolean forward = g_str_equal (g_action_get_name (G_ACTION (action)), "next-part");
  guint part = forward ? self->part + 1 : self->part - 1;

  if (self->parts != NULL && part < self->parts->len)
    dossier_session_go_to (self->session,
                           g_array_index (self->parts, DossierReadingPart, part).first, 0);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_reader_find_open (user_data);
}

static void
find_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_reader_find_step (user_data,
                            g_str_equal (g_action_get_name (G_ACTION (action)), "find-next"));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return dossier_reader_view_hide_bar (DOSSIER_READER_VIEW (widget)) ||
         dossier_reader_find_escape (DOSSIER_READER_VIEW (widget));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;

  g_signal_emit_by_name (self->text, "copy-clipboard");
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;

  g_signal_emit_by_name (self->text, "select-all", TRUE);
}

static void
focus_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierItem *item;

  if (self->document == NULL)
    return;
  item = dossier_document_lookup (self->document, g_variant_get_string (parameter, NULL));
  if (item != NULL)
    dossier_session_set_focus (self->session, item, self);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierItem *item;

  if (self->document == NULL)
    return;
  item = dossier_document_lookup (self->document, g_variant_get_string (parameter, NULL));
  if (!DOSSIER_IS_ENTITY (item))
    return;
  self->acting = TRUE;
  dossier_session_toggle_entity (self->session, DOSSIER_ENTITY (item));
  self->acting = FALSE;
}

static void
filter_date_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;

  self->acting = TRUE;
  dossier_session_toggle (self->session, DOSSIER_FACET_DATE,
                          g_variant_get_string (parameter, NULL));
  self->acting = FALSE;
}

static void
show_date_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  g_autoptr (DossierDate) date =
    dossier_date_new (g_variant_get_string (parameter, NULL), NULL, NULL);

  if (date != NULL)
    dossier_reader_view_show_date (self, date);
}

static void
go_to_item_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;

  if (self->document != NULL)
    dossier_reader_view_go_to_item (
      self, dossier_document_lookup (self->document, g_variant_get_string (parameter, NULL)));
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_reader_view_open_uri (user_data, g_variant_get_string (parameter, NULL));
}

static void
set_enabled (DossierReaderView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
dossier_reader_view_update_actions (DossierReaderView *self)
{
  gboolean shows = self->document != NULL;
  gboolean filtered = shows && !dossier_query_is_empty (dossier_session_get_query (self->session));
  guint n_parts = self->parts != NULL ? self->parts->len : 0;
  guint start, end;
  gboolean selected;

  if (self->actions == NULL)
    return;
  selected = dossier_text_view_get_selection (self->text, &start, &end);
  set_enabled (self, "next-match", filtered);
  set_enabled (self, "previous-match", filtered);
  set_enabled (self, "next-part", self->part + 1 < n_parts);
  set_enabled (self, "previous-part", n_parts > 0 && self->part > 0);
  if (!dossier_text_view_get_selection (self->text, &start, &end))
    dossier_reader_view_hide_bar (self);
  set_enabled (self, "copy", selected);
  set_enabled (self, "attach-note", selected);
  set_enabled (self, "select-all", shows);
  set_enabled (self, "find", shows);
  set_enabled (self, "find-next", shows);
  set_enabled (self, "find-previous", shows);
  dossier_reader_view_update_pages (self);
}

void
dossier_reader_view_init_actions (DossierReaderView *self)
{
  static const GActionEntry entries[] = {
    { "zoom-in", zoom_cb },
    { "zoom-out", zoom_cb },
    { "zoom-normal", zoom_cb },
    { "next-match", match_cb },
    { "previous-match", match_cb },
    { "next-part", part_cb },
    { "previous-part", part_cb },
    { "find", find_cb },
    { "find-next", find_step_cb },
    { "find-previous", find_step_cb },
    { "copy", copy_cb },
    { "select-all", select_all_cb },
    { "focus", focus_cb, "s" },
    { "filter", filter_cb, "s" },
    { "filter-date", filter_date_cb, "s" },
    { "show-date", show_date_cb, "s" },
    { "go-to", go_to_item_cb, "s" },
    { "open-uri", open_uri_cb, "s" },
  };
  g_autoptr (GPropertyAction) numbers = NULL;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  numbers = g_property_action_new ("passage-numbers", self->text, "passage-numbers");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (numbers));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reader", G_ACTION_GROUP (self->actions));
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_object (self->buffer_signals, "notify::has-selection",
                                 G_CALLBACK (dossier_reader_view_update_actions), self,
                                 G_CONNECT_SWAPPED);
  g_object_bind_property (self->text, "buffer", self->buffer_signals, "target",
                          G_BINDING_SYNC_CREATE);
}

/* The window may hold the group longer than the view lives. */
void
dossier_reader_view_clear_actions (DossierReaderView *self)
{
  g_auto (GStrv) names = NULL;

  if (self->actions == NULL)
    return;
  names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));
  for (guint i = 0; names[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
  g_clear_object (&self->actions);
}

void
dossier_reader_view_class_init_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType held;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "reader.zoom-normal" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "reader.zoom-normal" },
    { GDK_KEY_Down, GDK_ALT_MASK, "reader.next-match" },
    { GDK_KEY_Up, GDK_ALT_MASK, "reader.previous-match" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "reader.find" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "reader.find-next" },
    { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.find-previous" },
    { GDK_KEY_l, GDK_CONTROL_MASK, "reader.go-to-page" },
    { GDK_KEY_F8, 0, "win.show-page" },
    { GDK_KEY_F3, 0, "reader.find-next" },
    { GDK_KEY_F3, GDK_SHIFT_MASK, "reader.find-previous" },
    { GDK_KEY_F7, 0, "reader.languages" },
    { GDK_KEY_F7, GDK_SHIFT_MASK, "reader.other-language" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.copy-citation" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_ALT_MASK, "reader.copy-markdown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].held, keys[i].action, NULL);
  dossier_reader_view_class_init_annotating (klass);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}
