/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tag is called in the whole library. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/session-private.h"
#include "linking/tags.h"

/* The part of a step that is about other documents. */
typedef struct
{
  GWeakRef session;
  DossierStore *store;
  GHashTable *former; /* UUID to GPtrArray of char *: a note's tags before */
  GHashTable *after;
} Elsewhere;

/* A write under way. */
typedef struct
{
  GWeakRef session;
  GHashTable *tags;
} Writing;

static void
writing_free (Writing *writing)
{
  g_weak_ref_clear (&writing->session);
  g_hash_table_unref (writing->tags);
  g_free (writing);
}

static void
elsewhere_free (gpointer data)
{
  Elsewhere *elsewhere = data;

  g_weak_ref_clear (&elsewhere->session);
  g_object_unref (elsewhere->store);
  g_hash_table_unref (elsewhere->former);
  g_hash_table_unref (elsewhere->after);
  g_free (elsewhere);
}

static void
set_tags (DossierAnnotation *annotation, const GPtrArray *tags)
{
  g_ptr_array_set_size (annotation->tags, 0);
  for (guint i = 0; i < tags->len; i++)
    dossier_annotation_add_tag (annotation, tags->pdata[i]);
}

static GPtrArray *
copy_tags (const GPtrArray *tags)
{
  return g_ptr_array_copy ((GPtrArray *) tags, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
}

static DossierAnnotation *
rename_in (DossierAnnotation *note, const char *tag, const char *name)
{
  DossierAnnotation *copy = dossier_annotation_copy (note);

  g_ptr_array_set_size (copy->tags, 0);
  for (guint i = 0; i < note->tags->len; i++)
    {
      const char *one = note->tags->pdata[i];

      dossier_annotation_add_tag (copy, g_str_equal (one, tag) ? name : one);
    }
  return copy;
}

static void
fail (Writing *writing, const GError *error)
{
  g_autoptr (DossierSession) session = g_weak_ref_get (&writing->session);

  if (session != NULL)
    dossier_session_emit_save_failed (session, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_write_annotations_finish (DOSSIER_STORE (source), result, &error))
    fail (writing, error);
  writing_free (writing);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
    dossier_store_list_annotations_finish (DOSSIER_STORE (source), result, &error);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);

  if (notes == NULL)
    {
      fail (writing, error);
      writing_free (writing);
      return;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *note = notes->pdata[i];
      const GPtrArray *tags = g_hash_table_lookup (writing->tags, DOSSIER_ITEM (note)->id);
      DossierAnnotation *value;

      if (tags == NULL)
        continue;
      value = dossier_annotation_copy (note);
      set_tags (value, tags);
      value->modified = MAX (g_get_real_time (), note->modified + 1);
      g_ptr_array_add (values, value);
    }
  dossier_store_write_annotations_async (DOSSIER_STORE (source), values, NULL, written_cb, writing);
}

static void
write_elsewhere (gpointer data, gboolean back)
{
  Elsewhere *elsewhere = data;
  g_autoptr (DossierSession) session = g_weak_ref_get (&elsewhere->session);
  Writing *writing = g_new0 (Writing, 1);

  g_weak_ref_init (&writing->session, session);
  writing->tags = g_hash_table_ref (back ? elsewhere->former : elsewhere->after);
  dossier_store_list_annotations_async (elsewhere->store, NULL, FALSE, NULL, read_cb, writing);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static Elsewhere *
elsewhere_new (DossierSession *session, const char *tag, const char *name, GPtrArray *library)
{
  Elsewhere *elsewhere = g_new0 (Elsewhere, 1);

  g_weak_ref_init (&elsewhere->session, session);
  elsewhere->store = g_object_ref (session->store);
  elsewhere->former = new_table ();
  elsewhere->after = new_table ();
  for (guint i = 0; i < library->len; i++)
    {
      DossierAnnotation *note = library->pdata[i];
      g_autoptr (DossierAnnotation) renamed = NULL;

      if (g_str_equal (note->document, session->document->uuid) ||
          !dossier_annotation_has_tag (note, tag))
        continue;
      renamed = rename_in (note, tag, name);
      g_hash_table_insert (elsewhere->former, g_strdup (DOSSIER_ITEM (note)->id),
                           copy_tags (note->tags));
      g_hash_table_insert (elsewhere->after, g_strdup (DOSSIER_ITEM (note)->id),
                           copy_tags (renamed->tags));
    }
  return elsewhere;
}

guint
dossier_session_rename_tag (DossierSession *self,
                            const char *tag,
                            const char *name,
                            GPtrArray *library)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);
  Elsewhere *elsewhere = NULL;
  guint n_elsewhere = 0;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), 0);
  g_return_val_if_fail (self->notebook != NULL, 0);
  g_return_val_if_fail (tag != NULL && name != NULL && *name != '\0', 0);
  g_return_val_if_fail (library != NULL, 0);

  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);

      if (dossier_annotation_has_tag (note, tag))
        g_ptr_array_add (values, rename_in (note, tag, name));
    }
  if (self->store != NULL)
    elsewhere = elsewhere_new (self, tag, name, library);
  if (elsewhere != NULL)
    n_elsewhere = g_hash_table_size (elsewhere->after);
  if (n_elsewhere == 0)
    g_clear_pointer (&elsewhere, elsewhere_free);
  /* Translators: what the menu shows after “Undo” or “Redo” for a tag that has another name. */
  dossier_session_perform_with (self, values, _ ("Rename Tag"),
                                elsewhere != NULL ? write_elsewhere : NULL, elsewhere,
                                elsewhere != NULL ? elsewhere_free : NULL);
  return values->len + n_elsewhere;
}
