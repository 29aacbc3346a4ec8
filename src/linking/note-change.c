/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/note-change.h"

static gboolean
same_tags (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* One that was noted in a former edition is another than the same made anew in this one. */
static gboolean
same_anchor (const DossierAnchor *a, const DossierAnchor *b)
{
  return g_str_equal (a->passage, b->passage) && a->place == b->place && a->start == b->start &&
         g_str_equal (a->exact, b->exact) && g_str_equal (a->prefix, b->prefix) &&
         g_str_equal (a->suffix, b->suffix) && g_strcmp0 (a->before, b->before) == 0;
}

static gboolean
same_anchors (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!same_anchor (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
set_tags (DossierAnnotation *annotation, const GPtrArray *tags)
{
  g_ptr_array_set_size (annotation->tags, 0);
  for (guint i = 0; i < tags->len; i++)
    dossier_annotation_add_tag (annotation, tags->pdata[i]);
}

static void
set_anchors (DossierAnnotation *annotation, const GPtrArray *anchors)
{
  g_ptr_array_set_size (annotation->anchors, 0);
  for (guint i = 0; i < anchors->len; i++)
    g_ptr_array_add (annotation->anchors, dossier_anchor_copy (anchors->pdata[i]));
}

static void
set_mark (DossierAnnotation *annotation, const DossierReaderMark *mark)
{
  g_clear_pointer (&annotation->mark, dossier_reader_mark_free);
  annotation->mark = dossier_reader_mark_copy (mark);
}

DossierNoteChange *
dossier_note_change_new (DossierAnnotation *from, DossierAnnotation *to)
{
  DossierNoteChange *self;

  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (from), NULL);
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (to), NULL);

  self = g_new0 (DossierNoteChange, 1);
  self->from = g_object_ref (from);
  self->to = to;
  return self;
}

DossierNoteChange *
dossier_note_change_new_creation (DossierAnnotation *made)
{
  g_autoptr (DossierAnnotation) unmade = dossier_annotation_copy (made);

  unmade->deleted = unmade->created;
  return dossier_note_change_new (unmade, g_object_ref (made));
}

void
dossier_note_change_free (DossierNoteChange *self)
{
  g_object_unref (self->from);
  g_object_unref (self->to);
  g_free (self);
}

gboolean
dossier_annotations_stand_alike (DossierAnnotation *a, DossierAnnotation *b)
{
  return same_anchors (a->anchors, b->anchors) && g_strcmp0 (a->target, b->target) == 0;
}

static gboolean
marks (const DossierAnnotation *annotation)
{
  return annotation->mark != NULL && annotation->deleted == 0 &&
         annotation->answer != DOSSIER_ANSWER_REJECTED;
}

gboolean
dossier_annotations_mark_alike (DossierAnnotation *a, DossierAnnotation *b)
{
  gboolean a_marks = marks (a);
  gboolean b_marks = marks (b);

  if (!a_marks || !b_marks)
    return a_marks == b_marks;
  return dossier_reader_mark_equal (a->mark, b->mark) && same_anchors (a->anchors, b->anchors);
}

gboolean
dossier_annotations_alike (DossierAnnotation *a, DossierAnnotation *b)
{
  return a->colour == b->colour && g_strcmp0 (a->note, b->note) == 0 &&
         same_tags (a->tags, b->tags) && dossier_annotations_stand_alike (a, b) &&
         dossier_reader_mark_equal (a->mark, b->mark) && a->answer == b->answer &&
         (a->deleted == 0) == (b->deleted == 0);
}

gboolean
dossier_note_change_is_nothing (const DossierNoteChange *self)
{
  return dossier_annotations_alike (self->from, self->to);
}

DossierAnnotation *
dossier_note_change_apply (const DossierNoteChange *self, DossierAnnotation *now, gboolean back)
{
  DossierAnnotation *from = back ? self->to : self->from;
  DossierAnnotation *to = back ? self->from : self->to;
  DossierAnnotation *made = dossier_annotation_copy (now);

  if (from->colour != to->colour)
    made->colour = to->colour;
  if (g_strcmp0 (from->note, to->note) != 0)
    {
      g_free (made->note);
      made->note = g_strdup (to->note);
    }
  if (!same_tags (from->tags, to->tags))
    set_tags (made, to->tags);
  if (!same_anchors (from->anchors, to->anchors))
    set_anchors (made, to->anchors);
  if (g_strcmp0 (from->target, to->target) != 0)
    {
      g_free (made->target);
      made->target = g_strdup (to->target);
    }
  if (!dossier_reader_mark_equal (from->mark, to->mark))
    set_mark (made, to->mark);
  if (from->answer != to->answer)
    made->answer = to->answer;
  if ((from->deleted == 0) != (to->deleted == 0))
    made->deleted = to->deleted == 0 ? 0 : g_get_real_time ();
  return made;
}
