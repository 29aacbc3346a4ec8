/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader does to a document's annotations: operations that can be undone. */
#include "config.h"

#include "linking/session-private.h"
#include "model/collation.h"
#include "model/spanning.h"

#include <glib/gi18n-lib.h>

/* An operation as a step of undo. */
typedef struct
{
  DossierSession *session; /* its undo is the session's own */
  GPtrArray *changes;      /* of DossierNoteChange */
  DossierAlsoFunc also;    /* or NULL */
  gpointer also_data;
  GDestroyNotify also_free;
} Operation;

static Operation *
operation_new (DossierSession *session)
{
  Operation *self = g_new0 (Operation, 1);

  self->session = session;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_note_change_free);
  return self;
}

static void
operation_free (gpointer data)
{
  Operation *self = data;

  g_ptr_array_unref (self->changes);
  if (self->also_free != NULL)
    self->also_free (self->also_data);
  g_free (self);
}

static void
make_changes (Operation *self, gboolean back)
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

gboolean
dossier_session_can_annotate (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->document != NULL && dossier_document_get_reach (self->document) == NULL;
}

/* Does @operation (transfer full), unless it changes nothing. @label: for the menu. */
static void
perform (Operation *operation, const char *label)
{
  DossierSession *self = operation->session;

  for (guint i = operation->changes->len; i > 0; i--)
    if (dossier_note_change_is_nothing (operation->changes->pdata[i - 1]))
      g_ptr_array_remove_index (operation->changes, i - 1);
  if ((operation->changes->len == 0 && operation->also == NULL) ||
      !dossier_session_can_annotate (self))
    {
      operation_free (operation);
      return;
    }
  dossier_session_end_typing (self);
  dossier_undo_push (self->undo, label, operation_undo, operation_redo, operation, operation_free);
  make_changes (operation, FALSE);
}

/* The newest value of what was given, which may be any earlier one, or one that another part read
 * from the store. */
static DossierAnnotation *
get_now (DossierSession *self, DossierAnnotation *annotation)
{
  DossierAnnotation *now = dossier_notebook_get (self->notebook, DOSSIER_ITEM (annotation)->id);

  return now != NULL ? now : annotation;
}

/* Begins an operation on one annotation: *@value is a copy to be changed. */
static Operation *
begin (DossierSession *self, DossierAnnotation *annotation, DossierAnnotation **value)
{
  Operation *operation = operation_new (self);
  DossierAnnotation *now = get_now (self, annotation);

  *value = dossier_annotation_copy (now);
  g_ptr_array_add (operation->changes, dossier_note_change_new (now, *value));
  return operation;
}

/* Does the creation of @made (transfer full); what is returned is in the document. */
static DossierAnnotation *
create (DossierSession *self, DossierAnnotation *made, const char *label)
{
  Operation *operation = operation_new (self);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (made)->id);

  /* Nothing then, and NULL. */
  g_ptr_array_add (operation->changes, dossier_note_change_new_creation (made));
  g_object_unref (made);
  perform (operation, label);
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
  Operation *operation = operation_new (self);

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
  perform (operation, label);
}

DossierUndo *
dossier_session_get_undo (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->undo;
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
  Operation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  operation = begin (self, annotation, &value);
  value->colour = colour;
  /* Translators: what the menu shows after “Undo” or “Redo” for the colour of a highlight. */
  perform (operation, C_ ("undo", "Colour"));
}

void
dossier_session_set_tags (DossierSession *self,
                          DossierAnnotation *annotation,
                          const char *const *tags)
{
  DossierAnnotation *value;
  Operation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  operation = begin (self, annotation, &value);
  g_ptr_array_set_size (value->tags, 0);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_strstrip (g_strdup (tags[i]));

      if (*tag != '\0')
        dossier_annotation_add_tag (value, tag);
    }
  /* Translators: what the menu shows after “Undo” or “Redo” for the tags of a note. */
  perform (operation, C_ ("undo", "Tags"));
}

void
dossier_session_end_typing (DossierSession *self)
{
  g_clear_pointer (&self->typing.uuid, g_free);
  self->typing.step = NULL;
}

/* The step to which what is typed into the note of that UUID belongs; NULL: to a new one. */
static Operation *
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
  Operation *operation = operation_new (self);

  g_ptr_array_add (operation->changes, dossier_note_change_new (now, g_object_ref (value)));
  dossier_session_end_typing (self);
  self->typing.uuid = g_strdup (DOSSIER_ITEM (value)->id);
  self->typing.step = operation;
  /* Translators: what the menu shows after “Undo” or “Redo” for what was typed into a note. */
  dossier_undo_push (self->undo, C_ ("undo", "Typing"), operation_undo, operation_redo, operation,
                     operation_free);
}

void
dossier_session_type_note (DossierSession *self, DossierAnnotation *annotation, const char *text)
{
  g_autoptr (DossierAnnotation) value = NULL;
  DossierAnnotation *now;
  Operation *typing;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  now = get_now (self, annotation);
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
  Operation *typing;

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

void
dossier_session_set_mark (DossierSession *self,
                          DossierAnnotation *annotation,
                          const DossierReaderMark *mark)
{
  DossierAnnotation *value;
  Operation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  operation = begin (self, annotation, &value);
  g_clear_pointer (&value->mark, dossier_reader_mark_free);
  value->mark = dossier_reader_mark_copy (mark);
  /* Translators: what the menu shows after “Undo” or “Redo” for what the reader says that words
   * are: a quote, an event, a person … */
  perform (operation, C_ ("undo", "Change Mark"));
}

static void
set_deleted (DossierSession *self, GPtrArray *annotations, gint64 deleted, const char *label)
{
  Operation *operation = operation_new (self);

  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *now = get_now (self, annotations->pdata[i]);
      DossierAnnotation *value = dossier_annotation_copy (now);

      value->deleted = deleted;
      g_ptr_array_add (operation->changes, dossier_note_change_new (now, value));
    }
  perform (operation, label);
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
  Operation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));
  g_return_if_fail (stretches != NULL);

  anchors = make_anchors (self, stretches);
  if (anchors->len == 0)
    return;
  operation = begin (self, annotation, &value);
  take_anchors (value, anchors);
  /* Translators: what the menu shows after “Undo” or “Redo” for a note that was given other
   * words. */
  perform (operation, C_ ("undo", "Attach"));
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
  Operation *operation;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->notebook != NULL);
  g_return_if_fail (annotations != NULL);

  operation = operation_new (self);
  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *now = get_now (self, annotations->pdata[i]);
      DossierAnnotation *value = dossier_annotation_copy (now);

      dossier_session_confirm_anchors (self, value);
      g_ptr_array_add (operation->changes, dossier_note_change_new (now, value));
    }
  /* Translators: what the menu shows after “Undo” or “Redo” for places of notes that the reader
   * found right. */
  perform (operation, C_ ("undo", "Confirm Places"));
}

typedef struct
{
  const char *tag;
  guint n;
} Used;

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const Used *first = a;
  const Used *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return dossier_collate (first->tag, second->tag);
}

static void
count_use (GHashTable *places, GArray *used, const char *tag)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, tag));

  if (place == 0)
    {
      Used new = { tag, 0 };

      g_array_append_val (used, new);
      place = used->len;
      g_hash_table_insert (places, (gpointer) tag, GUINT_TO_POINTER (place));
    }
  g_array_index (used, Used, place - 1).n++;
}

GPtrArray *
dossier_session_list_tags (DossierSession *self)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (Used));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), tags);

  dossier_session_read_tags (self);
  for (guint i = 0;
       self->document && i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);

      for (guint j = 0; j < note->tags->len; j++)
        count_use (places, used, note->tags->pdata[j]);
    }
  g_array_sort (used, compare_used);
  for (guint i = 0; i < used->len; i++)
    g_ptr_array_add (tags, g_strdup (g_array_index (used, Used, i).tag));
  for (guint i = 0; self->library_tags != NULL && i < self->library_tags->len; i++)
    if (!g_hash_table_contains (places, self->library_tags->pdata[i]))
      g_ptr_array_add (tags, g_strdup (self->library_tags->pdata[i]));
  return tags;
}

guint
dossier_session_count_tag (DossierSession *self, const char *tag)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), 0);

  return self->results == NULL ? 0
                               : dossier_crossfilter_count_value (self->results, DOSSIER_FACET_TAG,
                                                                  tag, DOSSIER_KIND_NOTE);
}
