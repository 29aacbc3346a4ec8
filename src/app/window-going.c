/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going to a place of any document of the library, and the way back from one document to another:
 * within one it is the session's. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "model/spanning.h"
#include "store/spanning.h"
#include "store/variants.h"

/* More than anybody walks back. */
#define MAX_TRAIL 100

struct _DossierTrail
{
  GPtrArray *back; /* of DossierAim */
  GPtrArray *forward;
};

DossierTrail *
dossier_trail_new (void)
{
  DossierTrail *trail = g_new0 (DossierTrail, 1);

  trail->back = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_aim_free);
  trail->forward = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_aim_free);
  return trail;
}

void
dossier_trail_free (DossierTrail *trail)
{
  if (trail == NULL)
    return;
  g_ptr_array_unref (trail->back);
  g_ptr_array_unref (trail->forward);
  g_free (trail);
}

gboolean
dossier_trail_leads_back (DossierTrail *trail)
{
  return trail->back->len > 0;
}

gboolean
dossier_trail_leads_forward (DossierTrail *trail)
{
  return trail->forward->len > 0;
}

static DossierAim *
get_here (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierReach *reach = dossier_document_get_reach (document);
  g_autofree char *several = reach != NULL ? dossier_reach_to_text (reach) : NULL;
  DossierAim *aim = dossier_aim_new (several != NULL ? several : document->uuid, NULL);
  guint passage;

  dossier_session_get_place (self->session, &passage, &aim->offset);
  if (passage < dossier_document_count (document, DOSSIER_KIND_PASSAGE))
    aim->passage = g_strdup (DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id);
  return aim;
}

static void
push (GPtrArray *stack, DossierAim *aim)
{
  if (stack->len >= MAX_TRAIL)
    g_ptr_array_remove_index (stack, 0);
  g_ptr_array_add (stack, aim);
}

void
dossier_window_leave_document (DossierWindow *self, DossierDocument *next)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierTrail *trail = self->trail;

  if (document == NULL || g_str_equal (document->uuid, next->uuid))
    return;
  if (self->way == DOSSIER_WAY_BACK)
    push (trail->forward, get_here (self));
  else
    push (trail->back, get_here (self));
  if (self->way == DOSSIER_WAY_NEW)
    g_ptr_array_set_size (trail->forward, 0);
}

/* An item is where it stands; one that stands nowhere (a note on the document) is only focused. */
static gboolean
find_place (const DossierItem *item, guint *passage)
{
  if (item->passages == NULL || item->passages->len == 0)
    return FALSE;
  *passage = g_array_index (item->passages, guint, 0);
  return TRUE;
}

static void
go_to_item (DossierWindow *self, DossierItem *passage, DossierItem *item)
{
  guint index;

  dossier_session_set_focus (self->session, item, NULL);
  dossier_evidence_pages_show_kind (self->evidence, item->kind);
  if (passage == NULL && find_place (item, &index))
    dossier_session_go_to (self->session, index, 0);
}

/* Goes to a place of the document that is shown; says so when it is no longer there. */
static void
arrive (DossierWindow *self, const DossierAim *aim)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierItem *passage = aim->passage ? dossier_document_lookup (document, aim->passage) : NULL;
  DossierItem *item = aim->item ? dossier_document_lookup (document, aim->item) : NULL;

  if (passage != NULL && passage->kind != DOSSIER_KIND_PASSAGE)
    passage = NULL;
  if (aim->item != NULL && item == NULL)
    dossier_window_show_message (self, _ ("What the link leads to is no longer in the document."));
  else if (aim->passage != NULL && passage == NULL)
    dossier_window_show_message (self,
                                 _ ("The passage that the link leads to is not in the document."));
  /* What gets the focus comes into view at its first place; the place that is meant comes last. */
  if (item != NULL)
    go_to_item (self, passage, item);
  if (passage != NULL && aim->words != NULL)
    dossier_session_find (self->session, aim->words, (guint) passage->index, aim->offset);
  else if (passage != NULL)
    dossier_session_go_to (self->session, (guint) passage->index, aim->offset);
  else if (aim->passage == NULL && aim->item == NULL)
    dossier_session_go_to (self->session, 0, 0);
}

/* A document on its way into the window. */
typedef struct
{
  DossierWindow *window;
  DossierAim *aim;
  DossierWay way;
  gboolean spanning; /* it is several documents */
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->window);
  dossier_aim_free (arrival->aim);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
say_why (DossierWindow *self, const DossierAim *aim, const GError *error)
{
  if (aim->is_link && g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    dossier_window_show_message (
      self, _ ("The document that the link leads to is not in this library. Open it here first."));
  else
    dossier_window_show_message (self, error->message);
}

/* Where one begins in @document: there is no way back from it to a place before. */
static const char *
find_beginning (DossierDocument *document, const DossierAim *aim)
{
  DossierItem *item = aim->item != NULL ? dossier_document_lookup (document, aim->item) : NULL;
  guint passage;

  if (aim->passage != NULL || item == NULL || !find_place (item, &passage))
    return aim->passage;
  return DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id;
}

static void
show (Arrival *arrival, DossierDocument *document)
{
  DossierWindow *self = arrival->window;

  self->way = arrival->way;
  dossier_window_show_document (self, document, find_beginning (document, arrival->aim));
  self->way = DOSSIER_WAY_NEW;
  if (arrival->aim->item != NULL || arrival->aim->words != NULL || arrival->aim->offset > 0)
    arrive (self, arrival->aim);
}

/* Many documents take longer than a frame to be laid out. */
static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (DossierCrossfilter) results = dossier_crossfilter_new_finish (result, NULL);

  if (results == NULL || arrival->window->session == NULL)
    return;
  dossier_session_take_results (arrival->window->session, results);
  show (arrival, dossier_crossfilter_get_document (results));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  DossierWindow *self = arrival->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document =
    arrival->spanning ? dossier_store_load_spanning_finish (DOSSIER_STORE (source), result, &error)
                      : dossier_store_load_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (document == NULL)
    {
      say_why (self, arrival->aim, error);
      return;
    }
  if (arrival->spanning)
    dossier_crossfilter_new_async (document, self->cancellable, laid_out_cb,
                                   g_steal_pointer (&arrival));
  else
    show (arrival, document);
}

static void
load (DossierWindow *self, DossierAim *aim, DossierWay way)
{
  DossierStore *store = dossier_window_get_store (self);
  g_autoptr (DossierReach) reach = dossier_reach_from_text (aim->document);
  Arrival *arrival;

  if (store == NULL)
    {
      dossier_aim_free (aim);
      return;
    }
  arrival = g_new0 (Arrival, 1);
  arrival->window = g_object_ref (self);
  arrival->aim = aim;
  arrival->way = way;
  arrival->spanning = reach != NULL;
  if (reach != NULL)
    dossier_store_load_spanning_async (store, reach, self->cancellable, loaded_cb, arrival);
  else
    dossier_store_load_shown_async (store, aim->document, self->cancellable, loaded_cb, arrival);
}

void
dossier_window_load (DossierWindow *self, const char *id, const char *place)
{
  load (self, dossier_aim_new (id, place), DOSSIER_WAY_NEW);
}

void
dossier_window_go (DossierWindow *self, DossierAim *aim)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  if (document == NULL || g_ascii_strcasecmp (document->uuid, aim->document) != 0)
    {
      load (self, aim, DOSSIER_WAY_NEW);
      return;
    }
  arrive (self, aim);
  dossier_aim_free (aim);
}

void
dossier_window_go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAim *aim = dossier_aim_parse (g_variant_get_string (parameter, NULL));

  if (aim != NULL)
    dossier_window_go (DOSSIER_WINDOW (widget), aim);
}

/* The place that was left last is tried once: a document may be gone. */
static void
follow_trail (DossierWindow *self, GPtrArray *stack, DossierWay way)
{
  if (stack->len > 0)
    load (self, g_ptr_array_steal_index (stack, stack->len - 1), way);
}

void
dossier_window_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  gboolean within;

  g_object_get (self->session, "can-go-back", &within, NULL);
  if (within)
    dossier_session_go_back (self->session);
  else
    follow_trail (self, self->trail->back, DOSSIER_WAY_BACK);
}

void
dossier_window_forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  gboolean within;

  g_object_get (self->session, "can-go-forward", &within, NULL);
  if (within)
    dossier_session_go_forward (self->session);
  else
    follow_trail (self, self->trail->forward, DOSSIER_WAY_FORWARD);
}
