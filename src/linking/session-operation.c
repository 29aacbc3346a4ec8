/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "linking/session-operation.h"
#include "model/spanning.h"

DossierOperation *
dossier_operation_new (DossierSession *session)
{
  DossierOperation *self = g_new0 (DossierOperation, 1);

  self->session = session;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_note_change_free);
  return self;
}

static void
operation_free (gpointer data)
{
  DossierOperation *self = data;

  g_ptr_array_unref (self->changes);
  if (self->also_free != NULL)
    self->also_free (self->also_data);
  g_free (self);
}

static void
make_changes (DossierOperation *self, gboolean back)
{
  DossierSession *session = self->session;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DossierNoteChange *change = self->changes->pdata[i];
      DossierAnnotation *now =
        dossier_notebook_get (session->notebook, DOSSIER_ITEM (change->from)->id);
      g_autoptr (DossierAnnotation) value =
        dossier_note_change_apply (change, now != NULL ? now : change->from, back);

      dossier_session_put_note (session, value);
    }
  dossier_session_set_notes (session, TRUE);
  dossier_notebook_write (session->notebook, TRUE);
  if (self->also != NULL)
    self->also (self->also_data, back);
}

static void
operation_undo (gpointer data)
{
  make_changes (data, TRUE);
}

static void
operation_redo (gpointer data)
{
  make_changes (data, FALSE);
}

DossierAnnotation *
dossier_session_get_newest (DossierSession *self, DossierAnnotation *annotation)
{
  DossierAnnotation *now = dossier_notebook_get (self->notebook, DOSSIER_ITEM (annotation)->id);

  return now != NULL ? now : annotation;
}

void
dossier_operation_add (DossierOperation *self, DossierAnnotation *from, DossierAnnotation *to)
{
  g_ptr_array_add (self->changes, dossier_note_change_new (from, to));
}

DossierOperation *
dossier_operation_begin (DossierSession *self,
                         DossierAnnotation *annotation,
                         DossierAnnotation **value)
{
  DossierOperation *operation = dossier_operation_new (self);
  DossierAnnotation *now = dossier_session_get_newest (self, annotation);

  *value = dossier_annotation_copy (now);
  dossier_operation_add (operation, now, *value);
  return operation;
}

void
dossier_operation_push (DossierOperation *self, const char *label)
{
  dossier_undo_push (self->session->undo, label, operation_undo, operation_redo, self,
                     operation_free);
}

void
dossier_operation_perform (DossierOperation *self, const char *label)
{
  DossierSession *session = self->session;

  for (guint i = self->changes->len; i > 0; i--)
    if (dossier_note_change_is_nothing (self->changes->pdata[i - 1]))
      g_ptr_array_remove_index (self->changes, i - 1);
  if ((self->changes->len == 0 && self->also == NULL) || !dossier_session_can_annotate (session))
    {
      operation_free (self);
      return;
    }
  dossier_session_end_typing (session);
  dossier_operation_push (self, label);
  make_changes (self, FALSE);
}

gboolean
dossier_session_can_annotate (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->document != NULL && dossier_document_get_reach (self->document) == NULL;
}

DossierUndo *
dossier_session_get_undo (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->undo;
}

void
dossier_session_perform (DossierSession *self, GPtrArray *values, const char *label)
{
  dossier_session_perform_with (self, values, label, NULL, NULL, NULL);
}

void
dossier_session_perform_with (DossierSession *self,
                              GPtrArray *values,
                              const char *label,
                              DossierAlsoFunc also,
                              gpointer data,
                              GDestroyNotify free_data)
{
  DossierOperation *operation = dossier_operation_new (self);

  for (guint i = 0; i < values->len; i++)
    {
      DossierAnnotation *value = values->pdata[i];
      DossierAnnotation *now = dossier_notebook_get (self->notebook, DOSSIER_ITEM (value)->id);

      g_ptr_array_add (operation->changes, now != NULL
                                             ? dossier_note_change_new (now, g_object_ref (value))
                                             : dossier_note_change_new_creation (value));
    }
  operation->also = also;
  operation->also_data = data;
  operation->also_free = free_data;
  dossier_operation_perform (operation, label);
}
