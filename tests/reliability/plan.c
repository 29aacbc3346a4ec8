/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan.h"

#include <stdio.h>

#include "store/sample.h"

#define DOCUMENT "00000000-0000-4000-8000-000000000001"
/* Now and then a note of several pages of the file. */
#define LONG_EVERY 11
#define LONG_WORDS 4000

static char *
get_uuid (guint index)
{
  g_autofree char *name = g_strdup_printf ("note %u", index);

  return dossier_uuid_from_name (name);
}

static char *
get_words (guint index, guint revision)
{
  GString *text = g_string_new (NULL);
  guint n = revision % LONG_EVERY == 0 ? LONG_WORDS : revision % 60;

  g_string_append_printf (text, "%u %u", index, revision);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " слово%u", revision + i);
  return g_string_free (text, FALSE);
}

static DossierAnchor *
get_anchor (guint revision, guint number)
{
  DossierAnchor *anchor = g_new0 (DossierAnchor, 1);

  anchor->passage = g_strdup_printf ("p%u", revision % 5 + number);
  anchor->place = revision % 5 + number;
  anchor->start = revision % 17;
  anchor->exact = g_strdup_printf ("the words of %u", revision);
  anchor->prefix = g_strdup ("before ");
  anchor->suffix = g_strdup (" after");
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  return anchor;
}

DossierAnnotation *
plan_note (guint index, guint revision)
{
  DossierAnnotation *annotation = dossier_annotation_new (DOCUMENT);

  g_free (DOSSIER_ITEM (annotation)->id);
  DOSSIER_ITEM (annotation)->id = get_uuid (index);
  annotation->colour = (DossierColour) (revision % DOSSIER_N_COLOURS);
  annotation->note = get_words (index, revision);
  annotation->created = 1000 + index;
  annotation->modified = 1000000 + revision;
  annotation->deleted = revision % 7 == 3 ? 1000000 + revision : 0;
  for (guint i = 0; i < revision % 4; i++)
    {
      g_autofree char *tag = g_strdup_printf ("tag %u", revision + i);

      dossier_annotation_add_tag (annotation, tag);
    }
  for (guint i = 0; i < revision % 3; i++)
    g_ptr_array_add (annotation->anchors, get_anchor (revision, i));
  return annotation;
}

gboolean
plan_recognise (DossierAnnotation *annotation, guint *index, guint *revision)
{
  g_autoptr (DossierAnnotation) expected = NULL;

  if (annotation->note == NULL || sscanf (annotation->note, "%u %u", index, revision) != 2)
    return FALSE;
  expected = plan_note (*index, *revision);
  return dossier_annotation_equal (annotation, expected) &&
         annotation->modified == expected->modified && annotation->created == expected->created;
}

guint
plan_count_together (guint revision)
{
  return revision % 5 == 0 ? 4 : 1;
}

char *
plan_document_uuid (guint number, guint index)
{
  g_autofree char *name = g_strdup_printf ("document %u of %u", index, number);

  return dossier_uuid_from_name (name);
}

GPtrArray *
plan_documents (guint number)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < PLAN_DOCUMENTS; i++)
    {
      g_autofree char *seed = g_strdup_printf ("document %u of %u", i, number);
      DossierDocument *document = sample_long_document (seed, 40 + number * 37 % 200);

      g_free (document->uuid);
      document->uuid = plan_document_uuid (number, i);
      g_ptr_array_add (documents, document);
    }
  return documents;
}

guint
plan_state_revision (guint state)
{
  return 100 + state;
}
