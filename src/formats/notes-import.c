/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/notes-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/format-error.h"

#define LINK "dossier://"

/* The notes that go to one document. */
typedef struct
{
  DossierDocument *document;
  DossierAnchorer *anchorer;
  GPtrArray *written; /* of DossierAnnotation, owned */
  DossierNotesTally tally;
} Share;

typedef struct
{
  DossierStore *store;
  GCancellable *cancellable;
  GPtrArray *infos;        /* of DossierDocumentInfo; NULL when it is said where they go */
  GHashTable *by_id;       /* uuid, hash → DossierDocumentInfo */
  GHashTable *by_address;  /* char * → DossierDocumentInfo, NULL where there are several */
  GHashTable *existing;    /* uuid → DossierAnnotation */
  GPtrArray *shares;       /* of Share, in order of appearance */
  GHashTable *by_document; /* uuid → Share */
  guint n_elsewhere;
  const char *elsewhere;
} Import;

static void
share_free (gpointer data)
{
  Share *share = data;

  dossier_anchorer_free (share->anchorer);
  g_object_unref (share->document);
  g_ptr_array_unref (share->written);
  g_free (share);
}

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  g_clear_pointer (&self->by_address, g_hash_table_unref);
  g_clear_pointer (&self->existing, g_hash_table_unref);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_clear_pointer (&self->by_document, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* What is there */

/* Addresses are alike whatever the protocol, the last stroke and "www." */
static char *
simplify (const char *address)
{
  const char *start = strstr (address, "://");
  gsize length;

  start = start != NULL ? start + 3 : address;
  if (g_str_has_prefix (start, "www."))
    start += strlen ("www.");
  length = strcspn (start, "#");
  while (length > 0 && start[length - 1] == '/')
    length--;
  return g_strndup (start, length);
}

static void
add_address (Import *self, DossierDocumentInfo *info)
{
  g_autofree char *address = NULL;

  if (info->url == NULL)
    return;
  address = simplify (info->url);
  if (g_hash_table_contains (self->by_address, address))
    info = NULL;
  g_hash_table_replace (self->by_address, g_steal_pointer (&address), info);
}

static gboolean
list_documents (Import *self, GError **error)
{
  self->infos = dossier_store_list (self->store, self->cancellable, error);
  if (self->infos == NULL)
    return FALSE;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->infos->len; i++)
    {
      DossierDocumentInfo *info = self->infos->pdata[i];

      g_hash_table_insert (self->by_id, info->uuid, info);
      g_hash_table_insert (self->by_id, info->hash, info);
      add_address (self, info);
    }
  return TRUE;
}

static gboolean
list_existing (Import *self, gboolean trashed, GError **error)
{
  g_autoptr (GPtrArray) annotations =
    dossier_store_list_annotations (self->store, NULL, trashed, self->cancellable, error);

  if (annotations == NULL)
    return FALSE;
  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *annotation = annotations->pdata[i];

      g_hash_table_insert (self->existing, g_strdup (DOSSIER_ITEM (annotation)->id),
                           g_object_ref (annotation));
    }
  return TRUE;
}

/* Where each goes */

static const char *
find_by_id (Import *self, const char *id)
{
  g_autofree char *lower = id != NULL ? g_ascii_strdown (id, -1) : NULL;
  const DossierDocumentInfo *info = lower != NULL ? g_hash_table_lookup (self->by_id, lower) : NULL;

  return info != NULL ? info->uuid : NULL;
}

static const char *
find_by_address (Import *self, const char *address)
{
  g_autofree char *simple = simplify (address);
  const DossierDocumentInfo *info;

  if (g_str_has_prefix (address, LINK))
    {
      g_autofree char *uuid = g_strndup (simple, strcspn (simple, "/?"));

      return find_by_id (self, uuid);
    }
  info = g_hash_table_lookup (self->by_address, simple);
  return info != NULL ? info->uuid : NULL;
}

static const char *
find_document (Import *self, const DossierForeignNote *note)
{
  const char *uuid = find_by_id (self, note->document);

  if (uuid == NULL)
    uuid = find_by_id (self, note->hash);
  for (guint i = 0; uuid == NULL && i < note->sources->len; i++)
    uuid = find_by_address (self, note->sources->pdata[i]);
  return uuid;
}

static Share *
get_share (Import *self, const char *id, GError **error)
{
  Share *share = g_hash_table_lookup (self->by_document, id);
  DossierDocument *document;

  if (share != NULL)
    return share;
  document = dossier_store_load (self->store, id, self->cancellable, error);
  if (document == NULL)
    return NULL;
  share = g_new0 (Share, 1);
  share->document = document;
  share->anchorer = dossier_anchorer_new (document);
  share->written = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->shares, share);
  g_hash_table_insert (self->by_document, g_strdup (id), share);
  return share;
}

/* What becomes of it */

static DossierAnnotation *
find_existing (Import *self, DossierAnnotation *annotation)
{
  DossierAnnotation *existing = g_hash_table_lookup (self->existing, DOSSIER_ITEM (annotation)->id);
  g_autofree char *name = NULL;

  if (existing == NULL || g_str_equal (existing->document, annotation->document))
    return existing;
  /* It stays where it is: what comes into another document is another note. */
  name = g_strdup_printf ("%s in %s", DOSSIER_ITEM (annotation)->id, annotation->document);
  g_free (DOSSIER_ITEM (annotation)->id);
  DOSSIER_ITEM (annotation)->id = dossier_uuid_from_name (name);
  return g_hash_table_lookup (self->existing, DOSSIER_ITEM (annotation)->id);
}

static void
take (Import *self, Share *share, DossierAnnotation *annotation)
{
  g_hash_table_insert (self->existing, g_strdup (DOSSIER_ITEM (annotation)->id),
                       g_object_ref (annotation));
  g_ptr_array_add (share->written, g_object_ref (annotation));
}

/* Puts @note among what is to be written, unless one that is there is as new. Of two of the same id
 * in the file the newer one is last. */
static void
settle (Import *self, Share *share, const DossierForeignNote *note)
{
  guint n_unplaced = 0;
  g_autoptr (DossierAnnotation) annotation =
    dossier_foreign_note_place (note, share->anchorer, &n_unplaced);
  const DossierAnnotation *existing = find_existing (self, annotation);
  gboolean newer =
    existing == NULL || (note->modified && annotation->modified > existing->modified);

  if (!newer && existing->deleted != 0)
    share->tally.n_trashed++;
  else if (!newer)
    share->tally.n_kept++;
  else if (existing != NULL)
    share->tally.n_replaced++;
  else
    share->tally.n_new++;
  if (!newer)
    return;
  share->tally.n_unplaced += n_unplaced;
  take (self, share, annotation);
}

static gboolean
distribute (Import *self, DossierForeignNotes *notes, const char *into, GError **error)
{
  for (guint i = 0; i < notes->notes->len; i++)
    {
      const DossierForeignNote *note = notes->notes->pdata[i];
      const char *id = into != NULL ? into : find_document (self, note);
      Share *share;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (id == NULL)
        {
          if (self->n_elsewhere++ == 0)
            self->elsewhere = note->sources->pdata[note->sources->len - 1];
          continue;
        }
      share = get_share (self, id, error);
      if (share == NULL)
        return FALSE;
      settle (self, share, note);
    }
  if (self->shares->len > 0)
    return TRUE;
  g_set_error (
    error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_ELSEWHERE,
    /* Translators: %1$s is a file's name, %2$s the address of a document */
    _ ("The annotations in “%1$s” are on “%2$s”, which is not in the library. Open that "
       "document first, or say with “dossierctl import --into” which one they belong to."),
    notes->name, self->elsewhere);
  return FALSE;
}

/* The store's work */

static gboolean
write_shares (Import *self, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < self->shares->len; i++)
    {
      const Share *share = self->shares->pdata[i];

      for (guint j = 0; j < share->written->len; j++)
        g_ptr_array_add (all, share->written->pdata[j]);
    }
  return all->len == 0 ||
         dossier_store_write_annotations (self->store, all, self->cancellable, error);
}

/* How well those that came in fit the text, as the store finds them. */
static void
count_states (Share *share, DossierDocument *document)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < share->written->len; i++)
    g_hash_table_add (written, DOSSIER_ITEM (share->written->pdata[i])->id);
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      if (!g_hash_table_contains (written, DOSSIER_ITEM (note)->id))
        continue;
      share->tally.n_moved += note->state == DOSSIER_ANCHOR_MOVED;
      share->tally.n_orphans += note->state == DOSSIER_ANCHOR_ORPHAN;
    }
}

/* (element-type DossierDocument): as they are now. */
static GPtrArray *
load_results (Import *self, DossierForeignNotes *notes, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->shares->len; i++)
    {
      Share *share = self->shares->pdata[i];
      DossierDocument *document =
        dossier_store_load (self->store, share->document->uuid, self->cancellable, error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (documents, document);
      count_states (share, document);
      g_ptr_array_set_size (document->used, 0);
      g_ptr_array_set_size (document->report, 0);
      dossier_notes_report_tally (document->report, &share->tally);
      if (i == 0)
        dossier_notes_report_file (document->report, notes, self->n_elsewhere, self->elsewhere);
    }
  return g_steal_pointer (&documents);
}

GPtrArray *
dossier_foreign_notes_write (DossierStore *store,
                             DossierForeignNotes *notes,
                             const char *into,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (Import) self = { store, cancellable };

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (notes != NULL, NULL);

  self.existing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self.shares = g_ptr_array_new_with_free_func (share_free);
  self.by_document = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if ((into == NULL && !list_documents (&self, error)) || !list_existing (&self, FALSE, error) ||
      !list_existing (&self, TRUE, error) || !distribute (&self, notes, into, error) ||
      !write_shares (&self, error))
    return NULL;
  return load_results (&self, notes, error);
}
