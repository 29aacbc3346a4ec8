/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/opening.h"
#include "formats/importer.h"
#include "store/variants.h"

#define BUNDLED "csto"

struct _DossierOpening
{
  GObject parent_instance;

  char *library;
  char *last_document;
  char *place;
  gboolean update;
  gboolean done;
  GError *error;
  DossierStore *store;
  DossierDocument *document;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierOpening, dossier_opening, G_TYPE_OBJECT)

/* What the thread hands back. */
typedef struct
{
  DossierStore *store;
  DossierDocument *document;
  gboolean is_last;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->store);
  g_clear_object (&opened->document);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierOpening *self = source;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  g_autoptr (GError) error = NULL;

  opened->store = dossier_library_open (self->library, cancellable, &error);
  if (opened->store != NULL && !dossier_store_claim (opened->store, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (opened->store != NULL)
    dossier_library_add_shown_variant (opened->store, cancellable);
  if (opened->store != NULL && *self->last_document != '\0')
    opened->document =
      dossier_store_load_shown (opened->store, self->last_document, cancellable, NULL);
  opened->is_last = opened->document != NULL;
  if (opened->store != NULL && opened->document == NULL)
    opened->document = dossier_store_load_shown (opened->store, BUNDLED, cancellable, &error);
  if (opened->document == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) opened_free);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierOpening *self = DOSSIER_OPENING (source);
  g_autoptr (Opened) opened = g_task_propagate_pointer (G_TASK (result), &self->error);

  if (opened != NULL)
    {
      self->store = g_steal_pointer (&opened->store);
      self->document = g_steal_pointer (&opened->document);
      if (!opened->is_last)
        g_clear_pointer (&self->place, g_free);
    }
  self->done = TRUE;
  g_signal_emit (self, signals[DONE], 0);
}

static void
dossier_opening_finalize (GObject *object)
{
  DossierOpening *self = DOSSIER_OPENING (object);

  g_clear_object (&self->document);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_free (self->library);
  g_free (self->last_document);
  g_free (self->place);

  G_OBJECT_CLASS (dossier_opening_parent_class)->finalize (object);
}

static void
dossier_opening_class_init (DossierOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_opening_finalize;
  signals[DONE] = g_signal_new ("done", DOSSIER_TYPE_OPENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
dossier_opening_init (DossierOpening *self)
{
}

DossierOpening *
dossier_opening_new (const char *library, GSettings *settings)
{
  DossierOpening *self = g_object_new (DOSSIER_TYPE_OPENING, NULL);
  g_autofree char *path = library ? g_strdup (library) : dossier_store_get_default_path ();
  g_autoptr (GTask) task = NULL;

  self->library = g_strdup (library);
  self->update = dossier_store_is_older (path);
  self->last_document =
    settings ? g_settings_get_string (settings, "last-document") : g_strdup ("");
  self->place = settings ? g_settings_get_string (settings, "last-place") : NULL;
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, dossier_opening_new);
  /* Above GTK's drawing: the first frame shall have something to show. */
  g_task_set_priority (task, G_PRIORITY_HIGH);
  g_task_run_in_thread (task, open_thread);
  return self;
}

gboolean
dossier_opening_is_update (DossierOpening *self)
{
  g_return_val_if_fail (DOSSIER_IS_OPENING (self), FALSE);

  return self->update;
}

gboolean
dossier_opening_is_done (DossierOpening *self)
{
  g_return_val_if_fail (DOSSIER_IS_OPENING (self), FALSE);

  return self->done;
}

const GError *
dossier_opening_get_error (DossierOpening *self)
{
  g_return_val_if_fail (DOSSIER_IS_OPENING (self), NULL);

  return self->error;
}

DossierStore *
dossier_opening_get_store (DossierOpening *self)
{
  g_return_val_if_fail (DOSSIER_IS_OPENING (self), NULL);

  return self->store;
}

DossierDocument *
dossier_opening_get_document (DossierOpening *self)
{
  g_return_val_if_fail (DOSSIER_IS_OPENING (self), NULL);

  return self->document;
}

const char *
dossier_opening_get_place (DossierOpening *self)
{
  g_return_val_if_fail (DOSSIER_IS_OPENING (self), NULL);

  return self->place;
}
