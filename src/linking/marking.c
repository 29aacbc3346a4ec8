/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/marking.h"

#include <glib/gi18n-lib.h>

#include "linking/session-private.h"
#include "text/reader-marks.h"

static gboolean
has_more_than_mark (DossierAnnotation *annotation)
{
  return annotation->colour != DOSSIER_COLOUR_NONE || annotation->tags->len > 0 ||
         (annotation->note != NULL && *annotation->note != '\0');
}

static GPtrArray *
new_values (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

DossierAnnotation *
dossier_session_put_mark (DossierSession *self,
                          DossierAnnotation *annotation,
                          const GArray *stretches,
                          const DossierReaderMark *mark,
                          GPtrArray *others)
{
  g_autoptr (GPtrArray) values = new_values ();
  DossierAnnotation *value;
  DossierAnnotation *now = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);
  g_return_val_if_fail (annotation != NULL || stretches != NULL, NULL);
  g_return_val_if_fail (mark != NULL, NULL);

  if (annotation != NULL)
    now = dossier_session_get_annotation (self, DOSSIER_ITEM (annotation)->id);
  value = now != NULL ? dossier_annotation_copy (now) : dossier_session_make_at (self, stretches);
  if (value == NULL)
    return NULL;
  g_clear_pointer (&value->mark, dossier_reader_mark_free);
  value->mark = dossier_reader_mark_copy (mark);

  for (guint i = 0; others != NULL && i < others->len; i++)
    g_ptr_array_add (values, g_object_ref (others->pdata[i]));
  g_ptr_array_add (values, value);
  /* Translators: what the menu shows after “Undo” or “Redo” for what the reader says that words
   * are: a quote, an event, a person … */
  dossier_session_perform (self, values,
                           now != NULL ? C_ ("undo", "Change Mark")
                                       : dossier_session_get_mark_label (mark->kind));
  return dossier_session_get_annotation (self, DOSSIER_ITEM (value)->id);
}

void
dossier_session_withdraw_marks (DossierSession *self, GPtrArray *marks)
{
  g_autoptr (GPtrArray) values = new_values ();

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (marks != NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      DossierAnnotation *now =
        dossier_session_get_annotation (self, DOSSIER_ITEM (marks->pdata[i])->id);
      DossierAnnotation *value;

      if (now == NULL)
        continue;
      value = dossier_annotation_copy (now);
      if (has_more_than_mark (now))
        g_clear_pointer (&value->mark, dossier_reader_mark_free);
      else
        value->deleted = g_get_real_time ();
      g_ptr_array_add (values, value);
    }
  /* Translators: what the menu shows after “Undo” or “Redo” for marks that the reader took back. */
  dossier_session_perform (self, values, C_ ("undo", "Withdraw Mark"));
}

void
dossier_session_withdraw_record (DossierSession *self, DossierItem *record)
{
  g_autoptr (GPtrArray) marks = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (DOSSIER_IS_ITEM (record));

  marks = dossier_document_list_marks (self->document, record);
  dossier_session_withdraw_marks (self, marks);
}

DossierAnnotation *
dossier_session_find_mark (DossierSession *self, DossierItem *record)
{
  g_autoptr (GPtrArray) marks = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);
  g_return_val_if_fail (DOSSIER_IS_ITEM (record), NULL);

  if (record->authority != DOSSIER_AUTHORITY_READER || record->kind == DOSSIER_KIND_NOTE)
    return NULL;
  marks = dossier_document_list_marks (self->document, record);
  return marks->len > 0 ? marks->pdata[0] : NULL;
}

gboolean
dossier_session_can_withdraw_record (DossierSession *self, DossierItem *record)
{
  return dossier_session_find_mark (self, record) != NULL;
}

static gboolean
turn (char **id, const char *from, const char *to)
{
  if (g_strcmp0 (*id, from) != 0)
    return FALSE;
  g_free (*id);
  *id = g_strdup (to);
  return TRUE;
}

/* What marks say of the one they say of the other from now on: TRUE when @mark does. */
static gboolean
turn_mark (DossierReaderMark *mark, const char *from, const char *to)
{
  gboolean turned = turn (&mark->record, from, to);

  turned |= turn (&mark->who, from, to);
  turned |= turn (&mark->where, from, to);
  return turned;
}

static DossierAnnotation *
make_merge (DossierSession *self, DossierItem *record, DossierItem *into)
{
  DossierAnnotation *merge = dossier_annotation_new (self->document->uuid);

  merge->target = g_strdup (record->id);
  merge->mark = dossier_reader_mark_new (record->kind);
  merge->mark->record = g_strdup (into->id);
  return merge;
}

void
dossier_session_merge_record (DossierSession *self, DossierItem *record, DossierItem *into)
{
  g_autoptr (GPtrArray) values = new_values ();
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (DOSSIER_IS_ENTITY (record) && DOSSIER_IS_ENTITY (into));
  g_return_if_fail (record != into && record->kind == into->kind);

  all = dossier_document_list_annotations (self->document);
  for (guint i = 0; i < all->len; i++)
    {
      DossierAnnotation *note = all->pdata[i];
      g_autofree char *makes = dossier_annotation_get_record_id (note);
      g_autoptr (DossierAnnotation) value = NULL;
      gboolean turned;

      if (note->mark == NULL)
        continue;
      value = dossier_annotation_copy (note);
      turned = turn_mark (value->mark, record->id, into->id);
      if (g_strcmp0 (makes, record->id) == 0)
        turned = turn (&value->mark->record, NULL, into->id);
      if (turned)
        g_ptr_array_add (values, g_steal_pointer (&value));
    }
  if (record->authority != DOSSIER_AUTHORITY_READER)
    g_ptr_array_add (values, make_merge (self, record, into));
  /* Translators: what the menu shows after “Undo” or “Redo” for two people, organisations or places
   * that the reader found to be one. */
  dossier_session_perform (self, values, C_ ("undo", "Merge"));
}
