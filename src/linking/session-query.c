/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window is filtered by, and that changes of it are undone. */
#include "config.h"

#include "linking/session-private.h"

#include <glib/gi18n-lib.h>

static void
run_query (DossierSession *self)
{
  if (self->results != NULL)
    dossier_crossfilter_run (self->results, self->query);
  dossier_session_notify (self, PROP_QUERY);
  g_signal_emit (self, dossier_session_signals[FILTERED], 0);
}

static void
replace_query (DossierSession *self, DossierQuery *query)
{
  dossier_query_ref (query);
  dossier_query_unref (self->query);
  self->query = query;
  run_query (self);
}

/* A change of the query as a step of undo. */
typedef struct
{
  DossierSession *session; /* its undo is the session's own */
  DossierQuery *before;
  DossierQuery *after;
} QueryStep;

static void
query_step_undo (gpointer data)
{
  QueryStep *step = data;

  replace_query (step->session, step->before);
}

static void
query_step_redo (gpointer data)
{
  QueryStep *step = data;

  replace_query (step->session, step->after);
}

static void
query_step_free (gpointer data)
{
  QueryStep *step = data;

  dossier_query_unref (step->before);
  dossier_query_unref (step->after);
  g_free (step);
}

static void
push_query (DossierSession *self, DossierQuery *query)
{
  QueryStep *step = g_new0 (QueryStep, 1);

  step->session = self;
  step->before = dossier_query_ref (self->query);
  step->after = dossier_query_ref (query);
  dossier_session_end_typing (self);
  /* Translators: what the menu shows after “Undo” or “Redo” for a change of what is shown. */
  dossier_undo_push (self->undo, C_ ("undo", "Change of Filter"), query_step_undo, query_step_redo,
                     step, query_step_free);
}

DossierQuery *
dossier_session_get_query (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->query;
}

void
dossier_session_set_query (DossierSession *self, DossierQuery *query)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (query != NULL);

  if (dossier_query_equal (self->query, query))
    return;
  push_query (self, query);
  replace_query (self, query);
}

void
dossier_session_toggle (DossierSession *self, DossierFacet facet, const char *value)
{
  g_autoptr (DossierQuery) query = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  query = dossier_query_toggle (self->query, facet, value);
  dossier_session_set_query (self, query);
}

void
dossier_session_clear_query (DossierSession *self)
{
  g_autoptr (DossierQuery) empty = dossier_query_new ();

  dossier_session_set_query (self, empty);
}

void
dossier_session_undo (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  dossier_session_end_typing (self);
  dossier_undo_undo (self->undo);
}

void
dossier_session_redo (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  dossier_session_end_typing (self);
  dossier_undo_redo (self->undo);
}

DossierFacet
dossier_session_get_entity_facet (DossierSession *self, DossierEntity *entity)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), DOSSIER_FACET_PERSON);
  g_return_val_if_fail (DOSSIER_IS_ENTITY (entity), DOSSIER_FACET_PERSON);

  if (DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_ORGANISATION)
    return DOSSIER_FACET_ORGANISATION;
  if (DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_PLACE)
    return DOSSIER_FACET_PLACE;
  if (dossier_session_get_speaker_number (self, entity) >= 0)
    return DOSSIER_FACET_SPEAKER;
  return DOSSIER_FACET_PERSON;
}

void
dossier_session_toggle_entity (DossierSession *self, DossierEntity *entity)
{
  dossier_session_toggle (self, dossier_session_get_entity_facet (self, entity),
                          DOSSIER_ITEM (entity)->id);
}

DossierCrossfilter *
dossier_session_get_results (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->results;
}

gboolean
dossier_session_passes (DossierSession *self, gconstpointer item)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->results != NULL && dossier_crossfilter_passes (self->results, item);
}
