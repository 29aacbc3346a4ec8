/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader does to a document's annotations: each is an operation that can be undone. */
#include "config.h"

#include "linking/session-operation.h"

#include <glib/gi18n-lib.h>

/* Does the creation of @made (transfer full); what is returned is in the document. */
static DossierAnnotation *
create (DossierSession *self, DossierAnnotation *made, const char *label)
{
  DossierOperation *operation = dossier_operation_new (self);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (made)->id);

  /* Nothing then, and NULL. */
  g_ptr_array_add (operation->changes, dossier_note_change_new_creation (made));
  g_object_unref (made);
  dossier_operation_perform (operation, label);
  return dossier_session_get_annotation (self, uuid);
}

/* (element-type DossierAnchor): what is left of @stretches in the document. */
static GPtrArray *
make_anchors (DossierSession *self, const GArray *stretches)
{
  GPtrArray *anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_anchor_free);
  guint n = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);

  for (guint i = 0; i < stretches->len; i++)
    {
      const DossierStretch *stretch = &g_array_index (stretches, DossierStretch, i);
      DossierPassage *passage = stretch->passage < n
                                  ? dossier_document_get_passage (self->document, stretch->passage)
                                  : NULL;
      guint length = passage != NULL ? (guint) g_utf8_strlen (passage->text, -1) : 0;
      guint end = MIN (stretch->end, length);

      if (stretch->start < end)
        g_ptr_array_add (anchors,
                         dossier_anchor_new_in (self->document, passage, stretch->start, end));
    }
  return anchors;
}

static void
take_anchors (DossierAnnotation *annotation, GPtrArray *anchors)
{
  g_ptr_array_set_size (annotation->anchors, 0);
  for (guint i = 0; i < anchors->len; i++)
    g_ptr_array_add (annotation->anchors, dossier_anchor_copy (anchors->pdata[i]));
}

DossierAnnotation *
dossier_session_make_at (DossierSession *self, const GArray *stretches)
{
  g_autoptr (GPtrArray) anchors = make_anchors (self, stretches);
  DossierAnnotation *made;

  if (anchors->len == 0)
    return NULL;
  made = dossier_annotation_new (self->document->uuid);
  take_anchors (made, anchors);
  return made;
}

const char *
dossier_session_get_mark_label (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as a quote */
      return C_ ("undo", "Mark Quote");
    case DOSSIER_KIND_EVENT:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as an event */
      return C_ ("undo", "Mark Event");
    case DOSSIER_KIND_PERSON:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as a person */
      return C_ ("undo", "Mark Person");
    case DOSSIER_KIND_ORGANISATION:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as an organisation
       */
      return C_ ("undo", "Mark Organisation");
    case DOSSIER_KIND_PLACE:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as a place */
      return C_ ("undo", "Mark Place");
    case DOSSIER_KIND_SOURCE:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as a source */
      return C_ ("undo", "Mark Source");
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as a commitment */
      return C_ ("undo", "Mark Commitment");
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      /* Translators: what the menu shows after “Undo” or “Redo” for words marked as something */
      return C_ ("undo", "Mark");
    }
}

DossierAnnotation *
dossier_session_get_annotation (DossierSession *self, const char *uuid)
{
  DossierAnnotation *annotation;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  if (self->notebook == NULL || uuid == NULL)
    return NULL;
  annotation = dossier_notebook_get (self->notebook, uuid);
  return annotation != NULL && annotation->deleted == 0 ? annotation : NULL;
}

DossierAnnotation *
dossier_session_annotate (DossierSession *self, const GArray *stretches, DossierColour colour)
{
  DossierAnnotation *made;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->notebook != NULL, NULL);
  g_return_val_if_fail (stretches != NULL, NULL);

  made = dossier_session_make_at (self, stretches);
  if (made == NULL)
    return NULL;
  made->colour = colour;
  /* Translators: what the menu shows after “Undo” or “Redo” for words given a colour. */
  return create (self, made, C_ ("undo", "Highlight"));
}

DossierAnnotation *
dossier_session_annotate_item (DossierSession *self, gpointer item)
{
  DossierAnnotation *made;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->notebook != NULL, NULL);
  g_return_val_if_fail (item == NULL || DOSSIER_IS_ITEM (item), NULL);

  made = dossier_annotation_new (self->document->uuid);
  made->target = item != NULL ? g_strdup (DOSSIER_ITEM (item)->id) : NULL;
  /* Translators: what the menu shows after “Undo” or “Redo” for a new note. */
  return create (self, made, C_ ("undo", "Note"));
}

DossierAnnotation *
dossier_session_mark (DossierSession *self, const GArray *stretches, const DossierReaderMark *mark)
{
  DossierAnnotation *made;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->notebook != NULL, NULL);
  g_return_val_if_fail (stretches != NULL && mark != NULL, NULL);

  made = dossier_session_make_at (self, stretches);
  if (made == NULL)
    return NULL;
  made->mark = dossier_reader_mark_copy (mark);
  return create (self, made, dossier_session_get_mark_label (mark->kind));
}

void
dossier_session_set_colour (DossierSession *self,
                            DossierAnnotation *annotation,
                            DossierColour colour)
{
  DossierAnnotation *value;
  DossierOperation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  operation = dossier_operation_begin (self, annotation, &value);
  value->colour = colour;
  /* Translators: what the menu shows after “Undo” or “Redo” for the colour of a highlight. */
  dossier_operation_perform (operation, C_ ("undo", "Colour"));
}

void
dossier_session_set_tags (DossierSession *self,
                          DossierAnnotation *annotation,
                          const char *const *tags)
{
  DossierAnnotation *value;
  DossierOperation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  operation = dossier_operation_begin (self, annotation, &value);
  g_ptr_array_set_size (value->tags, 0);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_strstrip (g_strdup (tags[i]));

      if (*tag != '\0')
        dossier_annotation_add_tag (value, tag);
    }
  /* Translators: what the menu shows after “Undo” or “Redo” for the tags of a note. */
  dossier_operation_perform (operation, C_ ("undo", "Tags"));
}

void
dossier_session_set_mark (DossierSession *self,
                          DossierAnnotation *annotation,
                          const DossierReaderMark *mark)
{
  DossierAnnotation *value;
  DossierOperation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  operation = dossier_operation_begin (self, annotation, &value);
  g_clear_pointer (&value->mark, dossier_reader_mark_free);
  value->mark = dossier_reader_mark_copy (mark);
  /* Translators: what the menu shows after “Undo” or “Redo” for what the reader says that words
   * are: a quote, an event, a person … */
  dossier_operation_perform (operation, C_ ("undo", "Change Mark"));
}

static void
set_deleted (DossierSession *self, GPtrArray *annotations, gint64 deleted, const char *label)
{
  DossierOperation *operation = dossier_operation_new (self);

  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *now = dossier_session_get_newest (self, annotations->pdata[i]);
      DossierAnnotation *value = dossier_annotation_copy (now);

      value->deleted = deleted;
      dossier_operation_add (operation, now, value);
    }
  dossier_operation_perform (operation, label);
}

void
dossier_session_trash (DossierSession *self, GPtrArray *annotations)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (annotations != NULL);

  /* Translators: what the menu shows after “Undo” or “Redo” for notes that were deleted. */
  set_deleted (self, annotations, g_get_real_time (), C_ ("undo", "Move to Trash"));
}

void
dossier_session_restore (DossierSession *self, GPtrArray *annotations)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (annotations != NULL);

  /* Translators: what the menu shows after “Undo” or “Redo” for what came out of the trash. */
  set_deleted (self, annotations, 0, C_ ("undo", "Restore"));
}

void
dossier_session_attach (DossierSession *self,
                        DossierAnnotation *annotation,
                        const GArray *stretches)
{
  g_autoptr (GPtrArray) anchors = NULL;
  DossierAnnotation *value;
  DossierOperation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));
  g_return_if_fail (stretches != NULL);

  anchors = make_anchors (self, stretches);
  if (anchors->len == 0)
    return;
  operation = dossier_operation_begin (self, annotation, &value);
  take_anchors (value, anchors);
  /* Translators: what the menu shows after “Undo” or “Redo” for a note that was given other
   * words. */
  dossier_operation_perform (operation, C_ ("undo", "Attach"));
}

void
dossier_session_confirm_anchors (DossierSession *self, DossierAnnotation *annotation)
{
  /* Its place in another language says nothing about its words. */
  if (dossier_annotation_is_foreign (annotation, self->document))
    return;
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->found < 0)
        continue;
      annotation->anchors->pdata[i] =
        dossier_anchor_new_in (self->document,
                               dossier_document_get_passage (self->document, (guint) anchor->found),
                               anchor->found_start, anchor->found_end);
      dossier_anchor_free (anchor);
    }
}

void
dossier_session_confirm (DossierSession *self, GPtrArray *annotations)
{
  DossierOperation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (annotations != NULL);

  operation = dossier_operation_new (self);
  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *now = dossier_session_get_newest (self, annotations->pdata[i]);
      DossierAnnotation *value = dossier_annotation_copy (now);

      dossier_session_confirm_anchors (self, value);
      dossier_operation_add (operation, now, value);
    }
  /* Translators: what the menu shows after “Undo” or “Redo” for places of notes that the reader
   * found right. */
  dossier_operation_perform (operation, C_ ("undo", "Confirm Places"));
}
