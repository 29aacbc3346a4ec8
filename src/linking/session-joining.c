/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saying in a session over many documents who is who, and what follows from it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/joining.h"
#include "linking/session-private.h"
#include "model/spanning.h"

/* What follows */

DossierItem *
dossier_session_find_joined (DossierDocument *former, DossierDocument *document, DossierItem *item)
{
  const GPtrArray *parts = dossier_document_list_parts (former, DOSSIER_ENTITY (item));

  if (parts == NULL || parts->len == 0)
    return NULL;
  return (DossierItem *) dossier_document_find_part (document,
                                                     ((DossierEntityPart *) parts->pdata[0])->key);
}

/* @query is replaced. */
static gboolean
follow_value (DossierSession *self,
              DossierDocument *former,
              DossierQuery **query,
              DossierFacet facet,
              const char *value)
{
  DossierItem *item = dossier_document_lookup (former, value);
  DossierItem *now = NULL;
  g_autoptr (DossierQuery) without = NULL;

  if (item == NULL || !DOSSIER_IS_ENTITY (item) ||
      dossier_document_lookup (self->document, value) != NULL)
    return FALSE;
  now = dossier_session_find_joined (former, self->document, item);
  if (now == NULL)
    return FALSE;
  without = dossier_query_remove (*query, facet, value);
  dossier_query_unref (*query);
  *query = dossier_query_add (without, facet, now->id);
  return TRUE;
}

gboolean
dossier_session_follow_joined (DossierSession *self, DossierDocument *former)
{
  g_autoptr (DossierQuery) query = dossier_query_ref (self->query);
  gboolean changed = FALSE;

  for (guint facet = DOSSIER_FACET_SPEAKER; facet <= DOSSIER_FACET_PLACE; facet++)
    {
      const GPtrArray *values = dossier_query_get_values (self->query, facet);

      for (guint i = 0; i < values->len; i++)
        changed |= follow_value (self, former, &query, facet, values->pdata[i]);
    }
  if (changed)
    {
      dossier_query_unref (self->query);
      self->query = g_steal_pointer (&query);
    }
  return changed;
}

/* Saying it */

/* A change with the one that takes it back: each gives the other when it is done. */
typedef struct
{
  DossierSession *session;  /* borrowed while it is in the session's undo; NULL afterwards */
  DossierShelfChange *next; /* NULL while one is on its way to the disk */
  gboolean again;           /* and the other way round after that */
} Step;

static void
step_clear (gpointer data)
{
  g_clear_pointer (&((Step *) data)->next, dossier_shelf_change_unref);
}

static void
step_unref (gpointer data)
{
  g_rc_box_release_full (data, step_clear);
}

static void
step_free (gpointer data)
{
  ((Step *) data)->session = NULL;
  step_unref (data);
}

static void turn (gpointer data);

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Step *step = data;
  g_autoptr (GError) error = NULL;

  step->next = dossier_store_change_shelf_finish (DOSSIER_STORE (source), result, &error);
  if (step->session != NULL && step->next == NULL)
    {
      dossier_session_emit_save_failed (step->session, error);
      step->next = dossier_shelf_change_new ();
    }
  if (step->session != NULL && step->again)
    {
      step->again = FALSE;
      turn (step);
    }
  step_unref (step);
}

static void
start (Step *step, DossierShelfChange *change)
{
  dossier_store_change_shelf_async (step->session->store, change, NULL, changed_cb,
                                    g_rc_box_acquire (step));
}

static void
turn (gpointer data)
{
  Step *step = data;
  g_autoptr (DossierShelfChange) change = g_steal_pointer (&step->next);

  if (change == NULL)
    step->again = !step->again;
  else
    start (step, change);
}

static void
say (DossierSession *self, DossierShelfChange *change, const char *label)
{
  Step *step;

  if (dossier_shelf_change_is_empty (change))
    return;
  step = g_rc_box_new0 (Step);
  step->session = self;
  start (step, change);
  dossier_undo_push (self->undo, label, turn, turn, step, step_free);
}

gboolean
dossier_session_can_join (DossierSession *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return item != NULL && DOSSIER_IS_ENTITY (item) && self->store != NULL &&
         dossier_session_is_spanning (self);
}

void
dossier_session_join (DossierSession *self, DossierEntity *entity, GPtrArray *others)
{
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (dossier_session_can_join (self, DOSSIER_ITEM (entity)));

  for (guint i = 0; i < others->len; i++)
    dossier_shelf_change_join_entities (change, self->document, entity, others->pdata[i]);
  /* Translators: what the menu shows after “Undo” or “Redo” for people of several documents that
   * were said to be one */
  say (self, change, C_ ("undo", "Join"));
}

void
dossier_session_separate (DossierSession *self,
                          DossierEntity *entity,
                          const DossierEntityPart *part)
{
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (dossier_session_can_join (self, DOSSIER_ITEM (entity)));

  dossier_shelf_change_separate (change, self->document, entity, part);
  /* Translators: what the menu shows after “Undo” or “Redo” for people of several documents that
   * were said to be different ones */
  say (self, change, C_ ("undo", "Separate"));
}
