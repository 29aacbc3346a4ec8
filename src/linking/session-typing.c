/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a note is one step of undo from the first key on. */
#include "config.h"

#include "linking/session-operation.h"

#include <glib/gi18n-lib.h>

void
dossier_session_end_typing (DossierSession *self)
{
  g_clear_pointer (&self->typing.uuid, g_free);
  self->typing.step = NULL;
}

/* The step to which what is typed into the note of that UUID belongs; NULL: to a new one. */
static DossierOperation *
get_typing (DossierSession *self, const char *uuid)
{
  if (g_strcmp0 (self->typing.uuid, uuid) != 0 ||
      !dossier_undo_is_last (self->undo, self->typing.step))
    return NULL;
  return self->typing.step;
}

static void
begin_typing (DossierSession *self, DossierAnnotation *now, DossierAnnotation *value)
{
  DossierOperation *operation = dossier_operation_new (self);

  dossier_operation_add (operation, now, g_object_ref (value));
  dossier_session_end_typing (self);
  self->typing.uuid = g_strdup (DOSSIER_ITEM (value)->id);
  self->typing.step = operation;
  /* Translators: what the menu shows after “Undo” or “Redo” for what was typed into a note. */
  dossier_operation_push (operation, C_ ("undo", "Typing"));
}

void
dossier_session_type_note (DossierSession *self, DossierAnnotation *annotation, const char *text)
{
  g_autoptr (DossierAnnotation) value = NULL;
  DossierAnnotation *now;
  DossierOperation *typing;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  now = dossier_session_get_newest (self, annotation);
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (now->note, text) == 0 || !dossier_session_can_annotate (self))
    return;
  value = dossier_annotation_copy (now);
  g_free (value->note);
  value->note = g_strdup (text);

  typing = get_typing (self, DOSSIER_ITEM (value)->id);
  if (typing == NULL)
    begin_typing (self, now, value);
  else
    g_set_object (&((DossierNoteChange *) typing->changes->pdata[0])->to, value);
  dossier_session_put_note (self, value);
  dossier_session_set_notes (self, FALSE);
  dossier_notebook_write (self->notebook, FALSE);
}

void
dossier_session_leave_note (DossierSession *self, DossierAnnotation *annotation)
{
  DossierOperation *typing;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  if (self->notebook == NULL)
    return;
  typing = get_typing (self, DOSSIER_ITEM (annotation)->id);
  if (typing != NULL && dossier_note_change_is_nothing (typing->changes->pdata[0]))
    dossier_undo_drop_last (self->undo);
  if (g_strcmp0 (self->typing.uuid, DOSSIER_ITEM (annotation)->id) == 0)
    dossier_session_end_typing (self);
  dossier_session_tell_notes (self);
  dossier_notebook_write (self->notebook, TRUE);
}
