/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of how documents are kept, as a list of steps. */
#include "store/shelf-private.h"
#include "store/shelf-step.h"

static void
step_free (gpointer data)
{
  DossierShelfStep *step = data;

  g_free (step->document);
  g_free (step->collection);
  g_free (step->text);
  g_clear_pointer (&step->correction, dossier_correction_free);
  g_clear_pointer (&step->one, dossier_entity_key_free);
  g_clear_pointer (&step->other, dossier_entity_key_free);
  g_free (step);
}

DossierShelfChange *
dossier_shelf_change_new (void)
{
  DossierShelfChange *self = g_atomic_rc_box_new0 (DossierShelfChange);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

DossierShelfChange *
dossier_shelf_change_ref (DossierShelfChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
change_clear (gpointer data)
{
  g_ptr_array_unref (((DossierShelfChange *) data)->steps);
}

void
dossier_shelf_change_unref (DossierShelfChange *self)
{
  g_atomic_rc_box_release_full (self, change_clear);
}

gboolean
dossier_shelf_change_is_empty (DossierShelfChange *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->steps->len == 0;
}

DossierShelfStep *
dossier_shelf_change_add_step (DossierShelfChange *self,
                               DossierShelfStepKind kind,
                               const char *document,
                               const char *collection,
                               const char *text)
{
  DossierShelfStep *step = g_new0 (DossierShelfStep, 1);

  step->kind = kind;
  step->document = g_strdup (document);
  step->collection = g_strdup (collection);
  step->text = g_strdup (text);
  g_ptr_array_add (self->steps, step);
  return step;
}

/* What the reader asks for */

void
dossier_shelf_change_add_tag (DossierShelfChange *self, const char *document, const char *tag)
{
  g_return_if_fail (self != NULL && document != NULL && tag != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_ADD_TAG, document, NULL, tag);
}

void
dossier_shelf_change_remove_tag (DossierShelfChange *self, const char *document, const char *tag)
{
  g_return_if_fail (self != NULL && document != NULL && tag != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_REMOVE_TAG, document, NULL, tag);
}

const char *
dossier_shelf_change_make_collection (DossierShelfChange *self, const char *name)
{
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return dossier_shelf_change_add_step (self, DOSSIER_STEP_MAKE_COLLECTION, NULL, uuid, name)
    ->collection;
}

void
dossier_shelf_change_keep_collection (DossierShelfChange *self,
                                      const char *collection,
                                      const char *name,
                                      gint64 created)
{
  dossier_shelf_change_add_step (self, DOSSIER_STEP_MAKE_COLLECTION, NULL, collection, name)->time =
    created;
  dossier_shelf_change_add_step (self, DOSSIER_STEP_RENAME_COLLECTION, NULL, collection, name);
}

void
dossier_shelf_change_rename_collection (DossierShelfChange *self,
                                        const char *collection,
                                        const char *name)
{
  g_return_if_fail (self != NULL && collection != NULL && name != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_RENAME_COLLECTION, NULL, collection, name);
}

void
dossier_shelf_change_forget_collection (DossierShelfChange *self, const char *collection)
{
  g_return_if_fail (self != NULL && collection != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_FORGET_COLLECTION, NULL, collection, NULL);
}

void
dossier_shelf_change_collect (DossierShelfChange *self,
                              const char *document,
                              const char *collection)
{
  g_return_if_fail (self != NULL && document != NULL && collection != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_COLLECT, document, collection, NULL);
}

void
dossier_shelf_change_uncollect (DossierShelfChange *self,
                                const char *document,
                                const char *collection)
{
  g_return_if_fail (self != NULL && document != NULL && collection != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_UNCOLLECT, document, collection, NULL);
}

void
dossier_shelf_change_correct (DossierShelfChange *self,
                              const char *document,
                              const DossierCorrection *correction)
{
  g_return_if_fail (self != NULL && document != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_CORRECT, document, NULL, NULL)->correction =
    correction != NULL ? dossier_correction_copy (correction) : NULL;
}

void
dossier_shelf_change_remove (DossierShelfChange *self, const char *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_REMOVE, document, NULL, NULL);
}

void
dossier_shelf_change_restore (DossierShelfChange *self, const char *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  dossier_shelf_change_add_step (self, DOSSIER_STEP_RESTORE, document, NULL, NULL);
}

void
dossier_shelf_change_add_join (DossierShelfChange *self,
                               const DossierEntityKey *one,
                               const DossierEntityKey *other,
                               DossierJoin join)
{
  DossierShelfStep *step =
    dossier_shelf_change_add_step (self, DOSSIER_STEP_JOIN, NULL, NULL, NULL);

  step->one = dossier_entity_key_copy (one);
  step->other = dossier_entity_key_copy (other);
  step->join = join;
}

void
dossier_shelf_change_join (DossierShelfChange *self,
                           const DossierEntityKey *one,
                           const DossierEntityKey *other,
                           DossierJoin join)
{
  g_return_if_fail (self != NULL && one != NULL && other != NULL);
  g_return_if_fail (one->kind == other->kind);

  dossier_shelf_change_add_join (self, one, other, join);
}
