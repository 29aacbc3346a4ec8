/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/excerpt.h"

G_DEFINE_BOXED_TYPE (DossierExcerpt, dossier_excerpt, dossier_excerpt_ref, dossier_excerpt_unref)

DossierExcerpt *
dossier_excerpt_new (DossierDocument *document)
{
  return dossier_excerpt_new_of (document, NULL, NULL, NULL);
}

DossierExcerpt *
dossier_excerpt_new_of (DossierDocument *document,
                        GHashTable *items,
                        const char *query,
                        const char *sentence)
{
  DossierExcerpt *self;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  self = g_atomic_rc_box_new0 (DossierExcerpt);
  self->document = g_object_ref (document);
  self->items = items;
  self->query = g_strdup (query);
  self->sentence = g_strdup (sentence);
  return self;
}

DossierExcerpt *
dossier_excerpt_ref (DossierExcerpt *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
excerpt_clear (gpointer data)
{
  DossierExcerpt *self = data;

  g_clear_object (&self->document);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->sentence, g_free);
}

void
dossier_excerpt_unref (DossierExcerpt *self)
{
  g_atomic_rc_box_release_full (self, excerpt_clear);
}

gboolean
dossier_excerpt_has (const DossierExcerpt *self, gconstpointer item)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->items == NULL || g_hash_table_contains (self->items, item);
}

GPtrArray *
dossier_excerpt_list_annotations (const DossierExcerpt *self)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *meant = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, meant);

  all = dossier_document_list_annotations (self->document);
  for (guint i = 0; i < all->len; i++)
    {
      DossierAnnotation *annotation = all->pdata[i];

      if (annotation->deleted == 0 && annotation->answer != DOSSIER_ANSWER_REJECTED &&
          dossier_excerpt_has (self, annotation))
        g_ptr_array_add (meant, annotation);
    }
  return meant;
}
