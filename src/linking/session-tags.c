/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags that a reader has given, in the document and in the library. */
#include "linking/session-private.h"
#include "model/collation.h"

static void
tags_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags =
    dossier_store_list_tags_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading_tags);
  /* Without them there is only less to complete from. */
  if (tags == NULL)
    return;
  g_clear_pointer (&self->library_tags, g_ptr_array_unref);
  self->library_tags = g_steal_pointer (&tags);
}

void
dossier_session_read_tags (DossierSession *self)
{
  if (self->store == NULL || self->reading_tags != NULL)
    return;
  self->reading_tags = g_cancellable_new ();
  dossier_store_list_tags_async (self->store, self->reading_tags, tags_read_cb,
                                 g_object_ref (self));
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
