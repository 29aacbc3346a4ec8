/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/annotating.h"
#include "model/shown-name.h"
#include "model/spanning.h"
#include "views/reader-view-private.h"

/* What can be done with what stands at a place of the text: by a click, and in the menu. */

/* A document may name anything: only what a browser or a mail program is for is handed on. */
static gboolean
is_for_browser (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0 ||
         g_strcmp0 (scheme, "mailto") == 0;
}

void
dossier_reader_view_open_uri (DossierReaderView *self, const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (uri != NULL && g_strcmp0 (g_uri_peek_scheme (uri), "dossier") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", uri);
  else if (uri != NULL && is_for_browser (uri))
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

/* They would lie over the popover. */
static void
hide_tooltips (DossierReaderView *self, GtkWidget *popover)
{
  g_object_bind_property (popover, "visible", self->text, "has-tooltip", G_BINDING_INVERT_BOOLEAN);
}

static DossierMarkPopover *
point_popover (DossierReaderView *self, guint position)
{
  GdkRectangle rect;
  double x, y;

  if (self->mark_popover == NULL)
    {
      self->mark_popover = dossier_mark_popover_new (self->session);
      gtk_widget_set_parent (GTK_WIDGET (self->mark_popover), GTK_WIDGET (self));
      hide_tooltips (self, GTK_WIDGET (self->mark_popover));
    }
  dossier_text_view_get_position_rect (self->text, position, &rect);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->text), GTK_WIDGET (self), rect.x, rect.y, &x,
                                    &y);
  rect.x = (int) x;
  rect.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->mark_popover), &rect);
  return self->mark_popover;
}

/* From a footnote back to the place that refers to it. */
static void
go_to_anchor (DossierReaderView *self, guint footnote)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  const DossierItem *item = DOSSIER_ITEM (dossier_document_get_passage (self->document, footnote));

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (layout->marks, DossierMark, i);

      if (mark->span != NULL && mark->span->target == item)
        {
          dossier_session_go_to (self->session, mark->passage, mark->span->start);
          return;
        }
    }
}

static void
open_mark (DossierReaderView *self, const DossierMark *mark)
{
  if (mark->span == NULL)
    go_to_anchor (self, mark->passage);
  else if (mark->span->type == DOSSIER_SPAN_SOURCE)
    dossier_mark_popover_show_source (point_popover (self, mark->start),
                                      DOSSIER_SOURCE (mark->span->target));
  else
    {
      g_autofree char *label =
        dossier_reading_layout_get_footnote_label (dossier_text_view_get_layout (self->text),
                                                   (guint) mark->span->target->index);

      dossier_mark_popover_show_footnote (point_popover (self, mark->start),
                                          DOSSIER_PASSAGE (mark->span->target), label);
    }
}

static void
focus (DossierReaderView *self, gpointer item)
{
  dossier_session_set_focus (self->session, item, self);
}

/* Map and timeline go to the day on which the date begins, as far as it is known. */
void
dossier_reader_view_show_date (DossierReaderView *self, const DossierDate *date)
{
  DossierDay day = dossier_date_first (date);

  if (day == DOSSIER_DAY_MIN)
    day = dossier_date_last (date);
  if (day != DOSSIER_DAY_MAX)
    dossier_session_set_cursor (self->session, day);
}

static DossierEntity *
get_speaker (DossierReaderView *self, const DossierTextHit *hit)
{
  if (hit->block->kind != DOSSIER_BLOCK_SPEAKER)
    return NULL;
  return dossier_document_get_passage (self->document, hit->passage)->speaker;
}

/* A reference within the document leads there. */
void
dossier_reader_view_go_to_item (DossierReaderView *self, DossierItem *item)
{
  if (DOSSIER_IS_PASSAGE (item))
    dossier_session_go_to (self->session, (guint) item->index, 0);
  else if (DOSSIER_IS_SECTION (item))
    dossier_session_go_to (self->session, DOSSIER_SECTION (item)->first_passage, 0);
  else if (item != NULL)
    focus (self, item);
}

/* Translated words are nobody's own: what they are a translation of is one step away. */
static void
activate_quote (DossierReaderView *self, guint position, DossierQuote *quote)
{
  focus (self, quote);
  if (quote->original != NULL)
    dossier_mark_popover_show_quote (point_popover (self, position), quote);
}

static gboolean
activate_span (DossierReaderView *self, guint position, const DossierSpan *span, gboolean filter)
{
  switch (span->type)
    {
    case DOSSIER_SPAN_LINK:
      if (span->target != NULL)
        dossier_reader_view_go_to_item (self, span->target);
      else
        dossier_reader_view_open_uri (self, span->uri);
      return TRUE;
    case DOSSIER_SPAN_DATE:
      if (span->date == NULL)
        return FALSE;
      if (filter)
        dossier_session_toggle (self->session, DOSSIER_FACET_DATE, span->date->edtf);
      else
        dossier_reader_view_show_date (self, span->date);
      return TRUE;
    case DOSSIER_SPAN_ENTITY:
      if (filter)
        dossier_session_toggle_entity (self->session, DOSSIER_ENTITY (span->target));
      else
        focus (self, span->target);
      return TRUE;
    case DOSSIER_SPAN_QUOTE:
      if (filter && DOSSIER_QUOTE (span->target)->speaker != NULL)
        dossier_session_toggle_entity (self->session, DOSSIER_QUOTE (span->target)->speaker);
      else
        activate_quote (self, position, DOSSIER_QUOTE (span->target));
      return TRUE;
    case DOSSIER_SPAN_EVENT:
      focus (self, span->target);
      return TRUE;
    case DOSSIER_SPAN_SOURCE:
    case DOSSIER_SPAN_FOOTNOTE:
    case DOSSIER_SPAN_EMPHASIS:
    case DOSSIER_SPAN_STRONG:
    case DOSSIER_SPAN_DISTANCED:
    case DOSSIER_SPAN_TITLE:
    default:
      return FALSE;
    }
}

/* A name within a highlight is a name; a quote around it is not what was meant. */
static gboolean
is_small (const DossierSpan *span)
{
  return span->type != DOSSIER_SPAN_QUOTE && span->type != DOSSIER_SPAN_EVENT;
}

static void
activate_annotation (DossierReaderView *self, const DossierTextAnnotation *one, gboolean filter)
{
  DossierAnnotation *annotation = dossier_session_get_annotation (self->session, one->id);

  if (annotation == NULL)
    return;
  focus (self, annotation);
  if (!filter && (one->note || one->moved))
    dossier_reader_view_open_note (self, annotation);
}

static gboolean
activate_at (DossierReaderView *self, guint position, gboolean filter)
{
  DossierTextHit hit;
  DossierEntity *speaker;

  if (!dossier_text_view_get_hit (self->text, position, &hit))
    return FALSE;
  if (hit.mark != NULL)
    {
      open_mark (self, hit.mark);
      return TRUE;
    }
  speaker = get_speaker (self, &hit);
  if (speaker != NULL && filter)
    dossier_session_toggle_entity (self->session, speaker);
  else if (speaker != NULL)
    focus (self, speaker);
  else if (hit.span != NULL && (hit.annotation == NULL || is_small (hit.span)))
    return activate_span (self, position, hit.span, filter);
  else if (hit.annotation != NULL && hit.annotation->end > position)
    activate_annotation (self, hit.annotation, filter);
  else if (hit.quote != NULL)
    activate_quote (self, position, hit.quote);
  else
    focus (self, dossier_document_get_passage (self->document, hit.passage));
  return TRUE;
}

gboolean
dossier_reader_view_activate_at (DossierReaderView *self, guint position, gboolean filter)
{
  gboolean activated;

  self->acting = TRUE;
  activated = activate_at (self, position, filter);
  self->acting = FALSE;
  return activated;
}

static void
add (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

void
dossier_reader_view_add_to_menu (DossierReaderView *self,
                                 const char *label,
                                 const char *action,
                                 const char *target)
{
  add (self->menu_here, label, action, target);
}

/* Names are other people's text: no mnemonics in them. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

/* Menu items about @entity; @name is escaped. Names are not declined, so each kind has a message of
 * its own that can say what it is. */
static char *
say_show (const DossierEntity *entity, const char *name)
{
  switch (DOSSIER_ITEM (entity)->kind)
    {
    case DOSSIER_KIND_PERSON:
      /* Translators: a menu item; %s is a person's name as it stands alone. It marks in all views
       * what has to do with that person. Word it so that the name needs no other ending. */
      return g_strdup_printf (C_ ("person", "Show What Belongs to %s"), name);
    case DOSSIER_KIND_ORGANISATION:
      /* Translators: a menu item; %s is an organisation's name as it stands alone. It marks in all
       * views what has to do with it. Word it so that the name needs no other ending. */
      return g_strdup_printf (C_ ("organisation", "Show What Belongs to %s"), name);
    default:
      /* Translators: a menu item; %s is the name of a country or another place as it stands alone.
       * It marks in all views what has to do with it. Word it so that the name needs no other
       * ending. */
      return g_strdup_printf (C_ ("place", "Show What Belongs to %s"), name);
    }
}

static char *
say_only_about (const DossierEntity *entity, const char *name)
{
  switch (DOSSIER_ITEM (entity)->kind)
    {
    case DOSSIER_KIND_PERSON:
      /* Translators: a menu item; %s is a person's name as it stands alone. It filters all views.
       * Word it so that the name needs no other ending. */
      return g_strdup_printf (C_ ("person", "Only What Is About %s"), name);
    case DOSSIER_KIND_ORGANISATION:
      /* Translators: a menu item; %s is an organisation's name as it stands alone. It filters all
       * views. Word it so that the name needs no other ending. */
      return g_strdup_printf (C_ ("organisation", "Only What Is About %s"), name);
    default:
      /* Translators: a menu item; %s is the name of a country or another place as it stands alone.
       * It filters all views. Word it so that the name needs no other ending. */
      return g_strdup_printf (C_ ("place", "Only What Is About %s"), name);
    }
}

static void
add_entity (DossierReaderView *self, const DossierEntity *entity)
{
  const char *id = DOSSIER_ITEM (entity)->id;
  g_autofree char *name = escape (dossier_entity_get_shown_short_name (entity));
  g_autofree char *show = say_show (entity, name);
  g_autofree char *only = NULL;

  add (self->menu_here, show, "reader.focus", id);
  if (dossier_session_get_entity_facet (self->session, (DossierEntity *) entity) ==
      DOSSIER_FACET_SPEAKER)
    /* Translators: a menu item; %s is a person's or an organisation's name as it stands alone. It
     * filters all views. Word it so that the name needs no other ending. */
    only = g_strdup_printf (_ ("Only What %s Says"), name);
  else
    only = say_only_about (entity, name);
  add (self->menu_here, only, "reader.filter", id);
}

static void
add_date (DossierReaderView *self, const DossierDate *date)
{
  g_autofree char *name = dossier_date_describe (date);
  g_autofree char *only = NULL;

  add (self->menu_here, _ ("Show the Map on This Date"), "reader.show-date", date->edtf);
  /* Translators: a menu item; %s is a date or a stretch of time as it stands alone: “26 May 2020”,
   * “since 2018”, “the 1990s”. It filters all views. */
  only = g_strdup_printf (_ ("Only This Date: %s"), name);
  add (self->menu_here, only, "reader.filter-date", date->edtf);
}

static void
add_source (DossierReaderView *self, const DossierSource *source)
{
  add (self->menu_here, _ ("Show the Source in the List"), "reader.focus",
       DOSSIER_ITEM (source)->id);
  if (source->url != NULL)
    add (self->menu_here, _ ("Open the Source in the Browser"), "reader.open-uri", source->url);
}

static void
add_span (DossierReaderView *self, const DossierSpan *span)
{
  if (span->type == DOSSIER_SPAN_ENTITY)
    add_entity (self, DOSSIER_ENTITY (span->target));
  else if (span->type == DOSSIER_SPAN_DATE && span->date != NULL)
    add_date (self, span->date);
  else if (span->type == DOSSIER_SPAN_EVENT)
    add (self->menu_here, _ ("Show What Belongs to This Event"), "reader.focus", span->target->id);
  else if (span->type == DOSSIER_SPAN_LINK && span->target != NULL)
    add (self->menu_here, _ ("Go to the Place"), "reader.go-to", span->target->id);
  else if (span->type == DOSSIER_SPAN_LINK && span->uri != NULL)
    add (self->menu_here, _ ("Open the Link in the Browser"), "reader.open-uri", span->uri);
}

/* Of several documents read as one. */
static void
add_origin (DossierReaderView *self, guint passage)
{
  DossierItem *item;

  if (passage >= dossier_document_count (self->document, DOSSIER_KIND_PASSAGE))
    return;
  item = DOSSIER_ITEM (dossier_document_get_passage (self->document, passage));
  if (dossier_document_get_origin (self->document, item) != NULL)
    add (self->menu_here, _ ("Show in Its Document"), "win.show-origin", item->id);
}

static void
fill_menu (DossierReaderView *self, guint position)
{
  DossierTextHit hit;

  g_menu_remove_all (self->menu_here);
  dossier_reader_view_add_marks_to_menu (self, position);
  if (!dossier_text_view_get_hit (self->text, position, &hit))
    return;
  add_origin (self, hit.passage);
  if (hit.mark != NULL && hit.mark->span != NULL)
    {
      if (hit.mark->span->type == DOSSIER_SPAN_SOURCE)
        add_source (self, DOSSIER_SOURCE (hit.mark->span->target));
      else
        add (self->menu_here, _ ("Go to the Note"), "reader.go-to", hit.mark->span->target->id);
    }
  else if (hit.span != NULL)
    add_span (self, hit.span);
  if (get_speaker (self, &hit) != NULL)
    add_entity (self, get_speaker (self, &hit));
  if (hit.quote != NULL)
    {
      add (self->menu_here, _ ("Show What Belongs to This Quote"), "reader.focus",
           DOSSIER_ITEM (hit.quote)->id);
      if (hit.quote->speaker != NULL)
        add_entity (self, hit.quote->speaker);
      if (hit.quote->source != NULL && hit.mark == NULL)
        add_source (self, hit.quote->source);
    }
  add (self->menu_here, _ ("Show What Belongs to This Passage"), "reader.focus",
       DOSSIER_ITEM (dossier_document_get_passage (self->document, hit.passage))->id);
  dossier_reader_view_add_pages_to_menu (self, hit.passage, hit.offset);
}

/* Only where there is something to be marked, or marked already. */
static void
fill_annotating (DossierReaderView *self)
{
  gboolean annotated = dossier_reader_view_get_annotation (self) != NULL;
  guint start, end;

  g_menu_remove_all (self->menu_annotate);
  if (annotated || dossier_text_view_get_selection (self->text, &start, &end))
    g_menu_append_section (self->menu_annotate, NULL, self->annotate_items);
  if (annotated)
    g_menu_append_section (self->menu_annotate, NULL, self->delete_items);
}

/* What the menu does is done with what is selected, or at the place that was pressed. */
static void
take_caret (DossierReaderView *self, guint position)
{
  guint start, end;

  if (!dossier_text_view_get_selection (self->text, &start, &end))
    dossier_text_view_set_caret (self->text, position);
}

/* What was chosen may have taken the keyboard; if not, it is the text's again. GTK gives it to what
 * lies around the text. */
static gboolean
take_keyboard_cb (gpointer data)
{
  DossierReaderView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus) ||
                       gtk_widget_is_ancestor (GTK_WIDGET (self), focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return G_SOURCE_REMOVE;
}

static void
menu_closed_cb (DossierReaderView *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_keyboard_cb, g_object_ref (self), g_object_unref);
}

void
dossier_reader_view_show_menu (DossierReaderView *self, guint position, int x, int y)
{
  GdkRectangle rect = { 0, 0, 1, 1 };
  double wx, wy;

  if (self->document == NULL)
    return;
  dossier_reader_view_hide_bar (self);
  take_caret (self, position);
  /* GTK keeps the page of a submenu whose entry goes, and would make a second of the same name. */
  if (self->menu_popover != NULL)
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu_popover), NULL);
  fill_annotating (self);
  fill_menu (self, position);
  dossier_reader_view_update_actions (self);
  if (self->menu_popover == NULL)
    {
      self->menu_popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu_popover), FALSE);
      gtk_widget_set_halign (self->menu_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu_popover, GTK_WIDGET (self));
      hide_tooltips (self, self->menu_popover);
      g_signal_connect_object (self->menu_popover, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu_popover), self->menu);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->text), GTK_WIDGET (self), x, y, &wx, &wy);
  rect.x = (int) wx;
  rect.y = (int) wy;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu_popover), &rect);
  gtk_popover_popup (GTK_POPOVER (self->menu_popover));
}
