/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/annotation.h"

#include <glib/gi18n-lib.h>

static const char *const colour_names[] = { "none", "yellow", "green",  "blue",
                                            "pink", "purple", "orange", "underline" };
G_STATIC_ASSERT (G_N_ELEMENTS (colour_names) == DOSSIER_N_COLOURS);

static const char *const state_names[] = { "anchored", "moved", "orphan" };
G_STATIC_ASSERT (G_N_ELEMENTS (state_names) == DOSSIER_ANCHOR_ORPHAN + 1);

static const char *const answer_names[] = { "none", "accepted", "rejected" };
G_STATIC_ASSERT (G_N_ELEMENTS (answer_names) == DOSSIER_N_ANSWERS);

G_DEFINE_FINAL_TYPE (DossierAnnotation, dossier_annotation, DOSSIER_TYPE_ITEM)

static void
dossier_annotation_finalize (GObject *object)
{
  DossierAnnotation *self = DOSSIER_ANNOTATION (object);

  g_free (self->document);
  g_free (self->note);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->anchors);
  g_free (self->target);
  g_clear_pointer (&self->mark, dossier_reader_mark_free);

  G_OBJECT_CLASS (dossier_annotation_parent_class)->finalize (object);
}

static void
dossier_annotation_class_init (DossierAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_annotation_finalize;
}

static void
dossier_annotation_init (DossierAnnotation *self)
{
  self->parent_instance.kind = DOSSIER_KIND_NOTE;
  self->parent_instance.authority = DOSSIER_AUTHORITY_READER;
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_anchor_free);
}

const char *
dossier_colour_to_string (DossierColour colour)
{
  g_return_val_if_fail (colour < DOSSIER_N_COLOURS, colour_names[0]);

  return colour_names[colour];
}

gboolean
dossier_colour_from_string (const char *text, DossierColour *colour)
{
  for (guint i = 0; text != NULL && i < DOSSIER_N_COLOURS; i++)
    if (g_str_equal (colour_names[i], text))
      {
        *colour = i;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_colour_describe (DossierColour colour)
{
  switch (colour)
    {
    case DOSSIER_COLOUR_YELLOW:
      /* Translators: a highlight's colour by itself, as in a list or on a button */
      return C_ ("marked", "yellow");
    case DOSSIER_COLOUR_GREEN:
      /* Translators: a highlight's colour by itself, as in a list or on a button */
      return C_ ("marked", "green");
    case DOSSIER_COLOUR_BLUE:
      /* Translators: a highlight's colour by itself, as in a list or on a button */
      return C_ ("marked", "blue");
    case DOSSIER_COLOUR_PINK:
      /* Translators: a highlight's colour by itself, as in a list or on a button */
      return C_ ("marked", "pink");
    case DOSSIER_COLOUR_PURPLE:
      /* Translators: a highlight's colour by itself, as in a list or on a button */
      return C_ ("marked", "purple");
    case DOSSIER_COLOUR_ORANGE:
      /* Translators: a highlight's colour by itself, as in a list or on a button */
      return C_ ("marked", "orange");
    case DOSSIER_COLOUR_UNDERLINE:
      /* Translators: in the place of a highlight's colour: words with a line below them */
      return C_ ("marked", "underlined");
    case DOSSIER_COLOUR_NONE:
    default:
      /* Translators: in the place of a highlight's colour: a note whose words have none */
      return C_ ("marked", "in no colour");
    }
}

const char *
dossier_colour_describe_marked (DossierColour colour)
{
  switch (colour)
    {
    case DOSSIER_COLOUR_YELLOW:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked yellow” */
      return _ ("marked yellow");
    case DOSSIER_COLOUR_GREEN:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked green” */
      return _ ("marked green");
    case DOSSIER_COLOUR_BLUE:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked blue” */
      return _ ("marked blue");
    case DOSSIER_COLOUR_PINK:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked pink” */
      return _ ("marked pink");
    case DOSSIER_COLOUR_PURPLE:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked purple” */
      return _ ("marked purple");
    case DOSSIER_COLOUR_ORANGE:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked orange” */
      return _ ("marked orange");
    case DOSSIER_COLOUR_UNDERLINE:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked with a line” */
      return _ ("marked with a line");
    case DOSSIER_COLOUR_NONE:
    default:
      /* Translators: part of “3 of 16 notes: tagged crisis, marked in no colour” */
      return _ ("marked in no colour");
    }
}

const char *
dossier_answer_to_string (DossierAnswer answer)
{
  g_return_val_if_fail (answer < DOSSIER_N_ANSWERS, answer_names[0]);

  return answer_names[answer];
}

gboolean
dossier_answer_from_string (const char *text, DossierAnswer *answer)
{
  for (guint i = 0; text != NULL && i < DOSSIER_N_ANSWERS; i++)
    if (g_str_equal (answer_names[i], text))
      {
        *answer = i;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_anchor_state_to_string (DossierAnchorState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), state_names[0]);

  return state_names[state];
}

DossierAnchor *
dossier_anchor_new (DossierPassage *passage, guint start, guint end)
{
  DossierAnchor *anchor;
  guint length, before, after;

  g_return_val_if_fail (DOSSIER_IS_PASSAGE (passage), NULL);

  length = g_utf8_strlen (passage->text, -1);
  g_return_val_if_fail (start < end && end <= length, NULL);

  before = start - MIN (start, DOSSIER_ANCHOR_CONTEXT);
  after = MIN (length, end + DOSSIER_ANCHOR_CONTEXT);
  anchor = g_new0 (DossierAnchor, 1);
  anchor->passage = g_strdup (DOSSIER_ITEM (passage)->id);
  anchor->place = MAX (DOSSIER_ITEM (passage)->index, 0);
  anchor->start = start;
  anchor->exact = g_utf8_substring (passage->text, start, end);
  anchor->prefix = g_utf8_substring (passage->text, before, start);
  anchor->suffix = g_utf8_substring (passage->text, end, after);
  anchor->found = DOSSIER_ITEM (passage)->index;
  anchor->rival = -1;
  anchor->found_start = start;
  anchor->found_end = end;
  return anchor;
}

DossierAnchor *
dossier_anchor_new_in (DossierDocument *document, DossierPassage *passage, guint start, guint end)
{
  DossierAnchor *anchor = dossier_anchor_new (passage, start, end);

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), anchor);

  if (anchor != NULL && document->base != NULL)
    anchor->language = g_strdup (document->language);
  return anchor;
}

DossierAnchor *
dossier_anchor_copy (const DossierAnchor *anchor)
{
  DossierAnchor *copy;

  g_return_val_if_fail (anchor != NULL, NULL);

  copy = g_memdup2 (anchor, sizeof *anchor);
  copy->passage = g_strdup (anchor->passage);
  copy->exact = g_strdup (anchor->exact);
  copy->prefix = g_strdup (anchor->prefix);
  copy->suffix = g_strdup (anchor->suffix);
  copy->before = g_strdup (anchor->before);
  copy->after = g_strdup (anchor->after);
  copy->language = g_strdup (anchor->language);
  return copy;
}

void
dossier_anchor_free (DossierAnchor *anchor)
{
  g_free (anchor->passage);
  g_free (anchor->exact);
  g_free (anchor->prefix);
  g_free (anchor->suffix);
  g_free (anchor->before);
  g_free (anchor->after);
  g_free (anchor->language);
  g_free (anchor);
}

DossierReaderMark *
dossier_reader_mark_new (DossierKind kind)
{
  DossierReaderMark *mark = g_new0 (DossierReaderMark, 1);

  mark->kind = kind;
  mark->verdict = DOSSIER_VERDICT_UNCLEAR;
  return mark;
}

DossierReaderMark *
dossier_reader_mark_copy (const DossierReaderMark *mark)
{
  DossierReaderMark *copy;

  if (mark == NULL)
    return NULL;

  copy = g_memdup2 (mark, sizeof *mark);
  copy->record = g_strdup (mark->record);
  copy->name = g_strdup (mark->name);
  copy->date = mark->date ? dossier_date_copy (mark->date) : NULL;
  copy->who = g_strdup (mark->who);
  copy->who_name = g_strdup (mark->who_name);
  copy->where = g_strdup (mark->where);
  copy->url = g_strdup (mark->url);
  copy->a3 = g_strdup (mark->a3);
  copy->short_name = g_strdup (mark->short_name);
  copy->office = g_strdup (mark->office);
  copy->type = g_strdup (mark->type);
  copy->outcome = g_strdup (mark->outcome);
  copy->due = mark->due ? dossier_date_copy (mark->due) : NULL;
  return copy;
}

void
dossier_reader_mark_free (DossierReaderMark *mark)
{
  g_free (mark->record);
  g_free (mark->name);
  g_clear_pointer (&mark->date, dossier_date_free);
  g_free (mark->who);
  g_free (mark->who_name);
  g_free (mark->where);
  g_free (mark->url);
  g_free (mark->a3);
  g_free (mark->short_name);
  g_free (mark->office);
  g_free (mark->type);
  g_free (mark->outcome);
  g_clear_pointer (&mark->due, dossier_date_free);
  g_free (mark);
}

static gboolean
same_date (const DossierDate *a, const DossierDate *b)
{
  return a == b || (a != NULL && b != NULL && dossier_date_equal (a, b));
}

gboolean
dossier_reader_mark_equal (const DossierReaderMark *a, const DossierReaderMark *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->kind == b->kind && g_strcmp0 (a->record, b->record) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 && same_date (a->date, b->date) &&
         g_strcmp0 (a->who, b->who) == 0 && g_strcmp0 (a->who_name, b->who_name) == 0 &&
         g_strcmp0 (a->where, b->where) == 0 && g_strcmp0 (a->url, b->url) == 0 &&
         g_strcmp0 (a->a3, b->a3) == 0 && g_strcmp0 (a->short_name, b->short_name) == 0 &&
         g_strcmp0 (a->office, b->office) == 0 && g_strcmp0 (a->type, b->type) == 0 &&
         a->direct == b->direct && a->verdict == b->verdict &&
         g_strcmp0 (a->outcome, b->outcome) == 0 && same_date (a->due, b->due);
}

DossierAnnotation *
dossier_annotation_new (const char *document)
{
  DossierAnnotation *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_ANNOTATION, NULL);
  DOSSIER_ITEM (self)->id = g_uuid_string_random ();
  self->document = g_strdup (document);
  self->created = g_get_real_time ();
  self->modified = self->created;
  return self;
}

DossierAnnotation *
dossier_annotation_copy (DossierAnnotation *annotation)
{
  DossierAnnotation *copy;

  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);

  copy = g_object_new (DOSSIER_TYPE_ANNOTATION, NULL);
  DOSSIER_ITEM (copy)->id = g_strdup (DOSSIER_ITEM (annotation)->id);
  copy->document = g_strdup (annotation->document);
  copy->colour = annotation->colour;
  copy->note = g_strdup (annotation->note);
  for (guint i = 0; i < annotation->tags->len; i++)
    g_ptr_array_add (copy->tags, g_strdup (annotation->tags->pdata[i]));
  for (guint i = 0; i < annotation->anchors->len; i++)
    g_ptr_array_add (copy->anchors, dossier_anchor_copy (annotation->anchors->pdata[i]));
  copy->target = g_strdup (annotation->target);
  copy->mark = dossier_reader_mark_copy (annotation->mark);
  copy->answer = annotation->answer;
  copy->created = annotation->created;
  copy->modified = annotation->modified;
  copy->deleted = annotation->deleted;
  copy->state = annotation->state;
  return copy;
}

static gboolean
anchor_equal (const DossierAnchor *a, const DossierAnchor *b)
{
  return g_str_equal (a->passage, b->passage) && a->place == b->place && a->start == b->start &&
         g_str_equal (a->exact, b->exact) && g_str_equal (a->prefix, b->prefix) &&
         g_str_equal (a->suffix, b->suffix) && g_strcmp0 (a->language, b->language) == 0;
}

gboolean
dossier_annotation_equal (DossierAnnotation *a, DossierAnnotation *b)
{
  if (!g_str_equal (DOSSIER_ITEM (a)->id, DOSSIER_ITEM (b)->id) ||
      !g_str_equal (a->document, b->document) || a->colour != b->colour ||
      g_strcmp0 (a->note, b->note) != 0 || g_strcmp0 (a->target, b->target) != 0 ||
      a->answer != b->answer || a->deleted != b->deleted || a->tags->len != b->tags->len ||
      a->anchors->len != b->anchors->len || (a->mark == NULL) != (b->mark == NULL))
    return FALSE;

  for (guint i = 0; i < a->tags->len; i++)
    if (!g_str_equal (a->tags->pdata[i], b->tags->pdata[i]))
      return FALSE;
  for (guint i = 0; i < a->anchors->len; i++)
    if (!anchor_equal (a->anchors->pdata[i], b->anchors->pdata[i]))
      return FALSE;
  return a->mark == NULL || dossier_reader_mark_equal (a->mark, b->mark);
}

gboolean
dossier_annotation_has_tag (DossierAnnotation *annotation, const char *tag)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), FALSE);

  return g_ptr_array_find_with_equal_func (annotation->tags, tag, g_str_equal, NULL);
}

void
dossier_annotation_add_tag (DossierAnnotation *annotation, const char *tag)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));
  g_return_if_fail (tag != NULL && *tag != '\0');

  if (!dossier_annotation_has_tag (annotation, tag))
    g_ptr_array_add (annotation->tags, g_strdup (tag));
}

gboolean
dossier_annotation_is_answer (DossierAnnotation *annotation)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), FALSE);

  return annotation->answer == DOSSIER_ANSWER_REJECTED ||
         (annotation->answer == DOSSIER_ANSWER_ACCEPTED &&
          annotation->colour == DOSSIER_COLOUR_NONE && annotation->tags->len == 0 &&
          (annotation->note == NULL || *annotation->note == '\0'));
}

static gboolean
is_foreign (const DossierAnchor *anchor, DossierDocument *document)
{
  if (anchor->language == NULL)
    return document->base != NULL;
  return document->language == NULL ||
         g_ascii_strcasecmp (anchor->language, document->language) != 0;
}

gboolean
dossier_annotation_is_foreign (DossierAnnotation *annotation, DossierDocument *document)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), FALSE);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), FALSE);

  for (guint i = 0; i < annotation->anchors->len; i++)
    if (is_foreign (annotation->anchors->pdata[i], document))
      return TRUE;
  return FALSE;
}

const char *
dossier_annotation_get_foreign_language (DossierAnnotation *annotation, DossierDocument *document)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (!anchor->whole)
        continue;
      if (anchor->language != NULL)
        return anchor->language;
      return document->base != NULL && document->base->language != NULL ? document->base->language
                                                                        : "";
    }
  return NULL;
}

char *
dossier_annotation_get_exact (DossierAnnotation *annotation)
{
  GString *text;

  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);

  if (annotation->anchors->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, ((DossierAnchor *) annotation->anchors->pdata[i])->exact);
    }
  return g_string_free (text, FALSE);
}
