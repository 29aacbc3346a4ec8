/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/library-subset.h"

#include <glib/gi18n.h>

#include "model/collation.h"
#include "text/language-name.h"

typedef struct
{
  DossierSubsetKind kind;
  char *value; /* a collection's uuid, a tag, a language; NULL for all and the trash */
  char *label;
} Subset;

struct _DossierLibrarySubsets
{
  GPtrArray *subsets; /* of Subset */
  GtkStringList *model;
};

static void
subset_free (gpointer data)
{
  Subset *subset = data;

  g_free (subset->value);
  g_free (subset->label);
  g_free (subset);
}

static void
add (GPtrArray *subsets, DossierSubsetKind kind, const char *value, const char *label)
{
  Subset *subset = g_new0 (Subset, 1);

  subset->kind = kind;
  subset->value = g_strdup (value);
  subset->label = g_strdup (label);
  g_ptr_array_add (subsets, subset);
}

static Subset *
get (DossierLibrarySubsets *self, guint index)
{
  return self->subsets->pdata[index < self->subsets->len ? index : 0];
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Subset *one = *(Subset *const *) a;
  const Subset *other = *(Subset *const *) b;

  return dossier_collate (one->label, other->label);
}

static void
add_languages (GPtrArray *subsets, const DossierShelf *shelf)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func (subset_free);

  for (guint i = 0; i < shelf->documents->len; i++)
    {
      DossierDocumentInfo *info = shelf->documents->pdata[i];

      for (guint j = 0; info->languages != NULL && info->languages[j] != NULL; j++)
        {
          g_autofree char *name = NULL;
          g_autofree char *label = NULL;

          if (!g_hash_table_add (seen, info->languages[j]))
            continue;
          name = dossier_language_get_name (info->languages[j]);
          /* Translators: documents in one language; %s is its name */
          label = g_strdup_printf (_ ("Language: %s"), name);
          add (languages, DOSSIER_SUBSET_LANGUAGE, info->languages[j], label);
        }
    }
  /* All of them in one are no part. */
  if (languages->len < 2)
    return;
  g_ptr_array_sort (languages, compare_labels);
  while (languages->len > 0)
    g_ptr_array_add (subsets, g_ptr_array_steal_index (languages, 0));
}

static GPtrArray *
list_subsets (const DossierShelf *shelf)
{
  GPtrArray *subsets = g_ptr_array_new_with_free_func (subset_free);

  /* Translators: which documents of the library are listed: all of them */
  add (subsets, DOSSIER_SUBSET_ALL, NULL, _ ("All Documents"));
  if (shelf == NULL)
    return subsets;
  for (guint i = 0; i < shelf->collections->len; i++)
    {
      const DossierCollection *collection = shelf->collections->pdata[i];
      /* Translators: the documents of a collection that the reader has made; %s is its name */
      g_autofree char *label = g_strdup_printf (_ ("Collection: %s"), collection->name);

      add (subsets, DOSSIER_SUBSET_COLLECTION, collection->uuid, label);
    }
  for (guint i = 0; i < shelf->tags->len; i++)
    {
      const DossierDocumentTag *tag = shelf->tags->pdata[i];
      /* Translators: documents to which the reader has given a tag; %s is the tag */
      g_autofree char *label = g_strdup_printf (_ ("Tag: %s"), tag->tag);

      add (subsets, DOSSIER_SUBSET_TAG, tag->tag, label);
    }
  add_languages (subsets, shelf);
  if (shelf->removed->len > 0)
    /* Translators: which documents are listed: those that were removed from the library */
    add (subsets, DOSSIER_SUBSET_TRASH, NULL, _ ("Trash"));
  return subsets;
}

static gboolean
is_same (const Subset *one, const Subset *other)
{
  return one->kind == other->kind && g_strcmp0 (one->value, other->value) == 0;
}

DossierLibrarySubsets *
dossier_library_subsets_new (void)
{
  DossierLibrarySubsets *self = g_new0 (DossierLibrarySubsets, 1);

  self->subsets = list_subsets (NULL);
  self->model = gtk_string_list_new (NULL);
  gtk_string_list_append (self->model, get (self, 0)->label);
  return self;
}

void
dossier_library_subsets_free (DossierLibrarySubsets *self)
{
  g_ptr_array_unref (self->subsets);
  g_object_unref (self->model);
  g_free (self);
}

GListModel *
dossier_library_subsets_get_model (DossierLibrarySubsets *self)
{
  return G_LIST_MODEL (self->model);
}

/* A drop-down looks at its model anew with each item: only when there is something new. */
static gboolean
says_the_same (DossierLibrarySubsets *self, const GPtrArray *subsets)
{
  if (subsets->len != g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return FALSE;
  for (guint i = 0; i < subsets->len; i++)
    if (!g_str_equal (((Subset *) subsets->pdata[i])->label,
                      gtk_string_list_get_string (self->model, i)))
      return FALSE;
  return TRUE;
}

guint
dossier_library_subsets_update (DossierLibrarySubsets *self, DossierShelf *shelf, guint index)
{
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->subsets);
  const Subset *here = former->pdata[index < former->len ? index : 0];
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint place = 0;

  self->subsets = list_subsets (shelf);
  for (guint i = 0; i < self->subsets->len; i++)
    {
      g_strv_builder_add (labels, get (self, i)->label);
      if (is_same (get (self, i), here))
        place = i;
    }
  if (says_the_same (self, self->subsets))
    return place;
  names = g_strv_builder_end (labels);
  gtk_string_list_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                          (const char *const *) names);
  return place;
}

DossierSubsetKind
dossier_library_subsets_get_kind (DossierLibrarySubsets *self, guint index)
{
  return get (self, index)->kind;
}

void
dossier_library_subsets_fill (DossierLibrarySubsets *self, guint index, DossierShelfChoice *choice)
{
  const Subset *subset = get (self, index);

  choice->collection = subset->kind == DOSSIER_SUBSET_COLLECTION ? subset->value : NULL;
  choice->tag = subset->kind == DOSSIER_SUBSET_TAG ? subset->value : NULL;
  choice->language = subset->kind == DOSSIER_SUBSET_LANGUAGE ? subset->value : NULL;
}

DossierReach *
dossier_library_subsets_get_reach (DossierLibrarySubsets *self, guint index)
{
  const Subset *subset = get (self, index);

  switch (subset->kind)
    {
    case DOSSIER_SUBSET_ALL:
      return dossier_reach_new_all ();
    case DOSSIER_SUBSET_COLLECTION:
      return dossier_reach_new_collection (subset->value);
    case DOSSIER_SUBSET_TAG:
      return dossier_reach_new_tag (subset->value);
    case DOSSIER_SUBSET_LANGUAGE:
    case DOSSIER_SUBSET_TRASH:
    default:
      return NULL;
    }
}
