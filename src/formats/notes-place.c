/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/notes-import.h"

/* A passage that no document has: so the words are looked for in all of it. */
#define NOWHERE "?"

static void
add_unlocated (GPtrArray *anchors, const DossierAnchor *quoted)
{
  g_auto (GStrv) parts = g_strsplit (quoted->exact, "\n", -1);
  guint n_before = anchors->len;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      DossierAnchor *anchor;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      anchor = dossier_anchor_copy (quoted);
      g_free (anchor->passage);
      g_free (anchor->exact);
      anchor->passage = g_strdup (NOWHERE);
      anchor->exact = g_strdup (parts[i]);
      /* What is around is that of the whole. */
      if (anchors->len > n_before)
        {
          g_free (anchor->prefix);
          anchor->prefix = g_strdup ("");
        }
      if (parts[i + 1] != NULL)
        {
          g_free (anchor->suffix);
          anchor->suffix = g_strdup ("");
        }
      g_ptr_array_add (anchors, anchor);
    }
}

static void
add_quoted (GPtrArray *anchors, DossierAnchorer *anchorer, const DossierAnchor *quoted)
{
  g_autoptr (GPtrArray) located =
    dossier_anchorer_locate (anchorer, quoted->exact, quoted->prefix, quoted->suffix);

  if (located == NULL || located->len == 0)
    add_unlocated (anchors, quoted);
  else
    g_ptr_array_extend_and_steal (anchors, g_steal_pointer (&located));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DossierAnchor *first = *(DossierAnchor *const *) a;
  const DossierAnchor *second = *(DossierAnchor *const *) b;

  if (first->found != second->found)
    return first->found < second->found ? -1 : 1;
  return first->found_start < second->found_start ? -1 : first->found_start > second->found_start;
}

/* Anchors stand in document order, and none on another. */
static void
put_in_order (GPtrArray *anchors)
{
  for (guint i = 0; i < anchors->len; i++)
    if (((const DossierAnchor *) anchors->pdata[i])->found < 0)
      return;
  g_ptr_array_sort (anchors, compare_places);
  for (guint i = anchors->len; i > 1; i--)
    {
      const DossierAnchor *former = anchors->pdata[i - 2];
      const DossierAnchor *anchor = anchors->pdata[i - 1];

      if (former->found == anchor->found && former->found_end > anchor->found_start)
        g_ptr_array_remove_index (anchors, i - 1);
    }
}

/* What is named by an id: a passage is marked as a whole, a record is what the note is about. */
static gboolean
add_named (DossierAnnotation *annotation, DossierDocument *document, const char *id)
{
  DossierItem *item = dossier_document_lookup (document, id);
  guint length;

  if (item == NULL || item->kind == DOSSIER_KIND_NOTE)
    return FALSE;
  if (!DOSSIER_IS_PASSAGE (item))
    {
      if (annotation->target == NULL)
        annotation->target = g_strdup (item->id);
      return TRUE;
    }
  length = (guint) g_utf8_strlen (DOSSIER_PASSAGE (item)->text, -1);
  if (length == 0)
    return FALSE;
  g_ptr_array_add (annotation->anchors,
                   dossier_anchor_new_in (document, DOSSIER_PASSAGE (item), 0, length));
  return TRUE;
}

DossierAnnotation *
dossier_foreign_note_place (const DossierForeignNote *note, DossierAnchorer *anchorer, guint *lost)
{
  DossierAnnotation *annotation;
  DossierDocument *document;
  gboolean found = TRUE;

  g_return_val_if_fail (note != NULL, NULL);
  g_return_val_if_fail (anchorer != NULL, NULL);

  document = dossier_anchorer_get_document (anchorer);
  annotation = dossier_annotation_copy (note->annotation);
  g_free (annotation->document);
  annotation->document = g_strdup (document->uuid);
  if (note->own)
    return annotation;

  g_ptr_array_set_size (annotation->anchors, 0);
  for (guint i = 0; i < note->annotation->anchors->len; i++)
    add_quoted (annotation->anchors, anchorer, note->annotation->anchors->pdata[i]);
  for (guint i = 0; i < note->fragments->len; i++)
    found = add_named (annotation, document, note->fragments->pdata[i]) && found;
  put_in_order (annotation->anchors);
  if (annotation->anchors->len > 0 && annotation->colour == DOSSIER_COLOUR_NONE)
    annotation->colour = DOSSIER_COLOUR_YELLOW;
  *lost += !found && annotation->anchors->len == 0 && annotation->target == NULL;
  return annotation;
}
