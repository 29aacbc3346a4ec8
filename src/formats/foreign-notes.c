/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/foreign-notes.h"

#define URN "urn:uuid:"

/* An answer to an answer to … */
#define MAX_REPLIES 1000

DossierForeignNote *
dossier_foreign_note_new (void)
{
  DossierForeignNote *self = g_new0 (DossierForeignNote, 1);

  self->annotation = dossier_annotation_new ("");
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->fragments = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_foreign_note_free (DossierForeignNote *self)
{
  g_free (self->id);
  g_object_unref (self->annotation);
  g_free (self->document);
  g_free (self->hash);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->fragments);
  g_free (self->who);
  g_free (self);
}

void
dossier_foreign_note_set_id (DossierForeignNote *self, const char *id)
{
  const char *uuid = g_str_has_prefix (id, URN) ? id + strlen (URN) : id;
  DossierItem *item = DOSSIER_ITEM (self->annotation);

  g_free (self->id);
  self->id = g_strdup (id);
  g_free (item->id);
  item->id =
    g_uuid_string_is_valid (uuid) ? g_ascii_strdown (uuid, -1) : dossier_uuid_from_name (id);
}

void
dossier_foreign_note_add_text (DossierForeignNote *self, const char *text)
{
  char *former = self->annotation->note;

  if (former == NULL || *former == '\0')
    self->annotation->note = g_strdup (text);
  else
    self->annotation->note = g_strdup_printf ("%s\n\n%s", former, text);
  g_free (former);
}

DossierForeignNotes *
dossier_foreign_notes_new (const char *name)
{
  DossierForeignNotes *self = g_new0 (DossierForeignNotes, 1);

  self->name = g_strdup (name);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_foreign_note_free);
  return self;
}

void
dossier_foreign_notes_free (DossierForeignNotes *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* What the note answers, or NULL. */
static DossierForeignNote *
get_answered (GHashTable *by_id, const DossierForeignNote *note)
{
  if (note->annotation->anchors->len > 0 || note->sources->len == 0)
    return NULL;
  return g_hash_table_lookup (by_id, note->sources->pdata[0]);
}

/* What its answers began with, or NULL: also when they go round in a circle. */
static DossierForeignNote *
get_root (GHashTable *by_id, DossierForeignNote *note)
{
  DossierForeignNote *root = get_answered (by_id, note);

  for (guint i = 0; root != NULL && i < MAX_REPLIES; i++)
    {
      DossierForeignNote *next = get_answered (by_id, root);

      if (next == NULL)
        return root;
      root = next;
    }
  return NULL;
}

static void
join (DossierForeignNote *root, DossierForeignNote *reply)
{
  DossierAnnotation *annotation = reply->annotation;
  g_autofree char *text = NULL;

  for (guint i = 0; i < annotation->tags->len; i++)
    dossier_annotation_add_tag (root->annotation, annotation->tags->pdata[i]);
  root->annotation->modified = MAX (root->annotation->modified, annotation->modified);
  root->modified = root->modified || reply->modified;
  if (annotation->note == NULL || *annotation->note == '\0')
    return;
  text = reply->who != NULL ? g_strdup_printf ("**%s:** %s", reply->who, annotation->note)
                            : g_strdup (annotation->note);
  dossier_foreign_note_add_text (root, text);
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  const DossierForeignNote *first = *(DossierForeignNote *const *) a;
  const DossierForeignNote *second = *(DossierForeignNote *const *) b;

  if (first->annotation->created != second->annotation->created)
    return first->annotation->created < second->annotation->created ? -1 : 1;
  return strcmp (first->id, second->id);
}

static guint
count_people (DossierForeignNotes *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->notes->len; i++)
    {
      const DossierForeignNote *note = self->notes->pdata[i];

      if (note->who != NULL)
        g_hash_table_add (people, note->who);
    }
  return g_hash_table_size (people);
}

/* (element-type DossierForeignNote) (transfer container): all that answer another, and in @roots
 * what each answers. */
static GPtrArray *
list_replies (DossierForeignNotes *self, GHashTable *roots)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *replies = g_ptr_array_new ();

  for (guint i = 0; i < self->notes->len; i++)
    {
      DossierForeignNote *note = self->notes->pdata[i];

      g_hash_table_insert (by_id, note->id, note);
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      DossierForeignNote *root = get_root (by_id, self->notes->pdata[i]);

      self->losses[DOSSIER_LOSS_LONE_REPLY] +=
        root == NULL && ((const DossierForeignNote *) self->notes->pdata[i])->reply;
      if (root == NULL)
        continue;
      g_ptr_array_add (replies, self->notes->pdata[i]);
      g_hash_table_insert (roots, self->notes->pdata[i], root);
    }
  return replies;
}

void
dossier_foreign_notes_finish (DossierForeignNotes *self)
{
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) replies = list_replies (self, roots);
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_foreign_note_free);

  self->n_people = count_people (self);
  g_ptr_array_sort (replies, compare_created);
  for (guint i = 0; i < replies->len; i++)
    join (g_hash_table_lookup (roots, replies->pdata[i]), replies->pdata[i]);
  self->losses[DOSSIER_LOSS_REPLY] += replies->len;

  g_ptr_array_set_free_func (self->notes, NULL);
  for (guint i = 0; i < self->notes->len; i++)
    if (g_hash_table_contains (roots, self->notes->pdata[i]))
      dossier_foreign_note_free (self->notes->pdata[i]);
    else
      g_ptr_array_add (left, self->notes->pdata[i]);
  g_ptr_array_unref (self->notes);
  self->notes = left;
}
