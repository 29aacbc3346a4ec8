/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the library's list, and which of it is meant. Comparing titles as people order them
 * is slow: it is done once, by the thread that reads the list; then each order is one of numbers.
 */
#include "config.h"

#include <string.h>

#include "model/collation.h"
#include "store/shelf-private.h"
#include "store/tables.h"
#include "text/fold.h"

enum
{
  PLACE_TITLE,
  PLACE_AUTHOR,
  PLACE_LANGUAGE,
  PLACE_PUBLISHER,
  PLACE_KIND,
  N_PLACES
};
G_STATIC_ASSERT (N_PLACES == G_N_ELEMENTS (((DossierDocumentInfo *) 0)->places));

/* Behind all others. */
#define NO_PLACE G_MAXUINT

static const char *const order_names[DOSSIER_N_SHELF_ORDERS] = {
  [DOSSIER_SHELF_BY_TITLE] = "title",         [DOSSIER_SHELF_BY_AUTHOR] = "author",
  [DOSSIER_SHELF_BY_DATE] = "date",           [DOSSIER_SHELF_BY_LANGUAGE] = "language",
  [DOSSIER_SHELF_BY_PUBLISHER] = "publisher", [DOSSIER_SHELF_BY_KIND] = "kind",
  [DOSSIER_SHELF_BY_ADDED] = "added",         [DOSSIER_SHELF_BY_READ] = "read",
  [DOSSIER_SHELF_BY_LENGTH] = "length",       [DOSSIER_SHELF_BY_MARKED] = "marked",
};

const char *
dossier_shelf_order_to_string (DossierShelfOrder order)
{
  g_return_val_if_fail (order < DOSSIER_N_SHELF_ORDERS, "");

  return order_names[order];
}

gboolean
dossier_shelf_order_from_string (const char *text, DossierShelfOrder *order)
{
  for (guint i = 0; text != NULL && i < DOSSIER_N_SHELF_ORDERS; i++)
    if (g_str_equal (order_names[i], text))
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}

/* Numbering */

static const char *
get_key (const DossierDocumentInfo *info, guint place)
{
  switch (place)
    {
    case PLACE_TITLE:
      return info->title;
    case PLACE_AUTHOR:
      return info->authors[0];
    case PLACE_LANGUAGE:
      return info->language;
    case PLACE_PUBLISHER:
      return info->publisher;
    case PLACE_KIND:
    default:
      return info->kind;
    }
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const DossierDocumentInfo *first = *(DossierDocumentInfo *const *) a;
  const DossierDocumentInfo *second = *(DossierDocumentInfo *const *) b;
  int order = dossier_collate (first->title, second->title);

  if (order == 0 && first->date != NULL && second->date != NULL)
    order = dossier_date_compare (first->date, second->date);
  return order != 0 ? order : strcmp (first->uuid, second->uuid);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return dossier_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Each different text is compared with others but once. */
static void
number_by (GPtrArray *infos, guint place)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < infos->len; i++)
    {
      const char *key = get_key (infos->pdata[i], place);

      if (key != NULL && *key != '\0' && g_hash_table_add (numbers, (gpointer) key))
        g_ptr_array_add (keys, (gpointer) key);
    }
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (numbers, keys->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < infos->len; i++)
    {
      DossierDocumentInfo *info = infos->pdata[i];
      const char *key = get_key (info, place);
      guint number = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key)) : 0;

      info->places[place] = number > 0 ? number : NO_PLACE;
    }
}

/* Letters and digits, folded; what is between them is one space. */
static void
append_words (GString *words, const char *text)
{
  g_autofree char *folded = text != NULL ? dossier_text_fold (text) : NULL;

  if (folded == NULL)
    return;
  g_string_append_c (words, ' ');
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isalnum (character) || g_unichar_ismark (character))
        g_string_append_len (words, p, g_utf8_next_char (p) - p);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
}

static void
make_words (DossierDocumentInfo *info, GHashTable *collections)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_words (words, info->title);
  for (guint i = 0; info->authors[i] != NULL; i++)
    append_words (words, info->authors[i]);
  append_words (words, info->publisher);
  append_words (words, info->url);
  append_words (words, info->name);
  for (guint i = 0; info->tags[i] != NULL; i++)
    append_words (words, info->tags[i]);
  for (guint i = 0; info->collections[i] != NULL; i++)
    {
      const DossierCollection *collection = g_hash_table_lookup (collections, info->collections[i]);

      append_words (words, collection->name);
    }
  info->words = g_string_free (g_steal_pointer (&words), FALSE);
}

void
dossier_shelf_number (GPtrArray *infos, GHashTable *collections)
{
  g_autoptr (GPtrArray) by_title = g_ptr_array_new ();

  for (guint i = 0; i < infos->len; i++)
    g_ptr_array_add (by_title, infos->pdata[i]);
  g_ptr_array_sort (by_title, compare_titles);
  for (guint i = 0; i < by_title->len; i++)
    ((DossierDocumentInfo *) by_title->pdata[i])->places[PLACE_TITLE] = i;
  for (guint place = PLACE_AUTHOR; place < N_PLACES; place++)
    number_by (infos, place);
  for (guint i = 0; i < infos->len; i++)
    make_words (infos->pdata[i], collections);
}

/* Choosing */

static gboolean
is_in (const DossierDocumentInfo *info, const DossierShelfChoice *choice)
{
  if (choice->collection != NULL &&
      !g_strv_contains ((const char *const *) info->collections, choice->collection))
    return FALSE;
  if (choice->tag != NULL && !g_strv_contains ((const char *const *) info->tags, choice->tag))
    return FALSE;
  if (choice->language == NULL)
    return TRUE;
  for (guint i = 0; info->languages[i] != NULL; i++)
    if (dossier_languages_agree (info->languages[i], choice->language))
      return TRUE;
  return FALSE;
}

/* @words: each behind a space. */
static gboolean
has_words (const DossierDocumentInfo *info, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (info->words, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GStrv
split_words (const char *typed)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) split = NULL;

  append_words (words, typed);
  split = g_strsplit (words->str, " ", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      {
        g_autofree char *word = g_strconcat (" ", split[i], NULL);

        g_strv_builder_add (builder, word);
      }
  return g_strv_builder_end (builder);
}

/* Ordering */

static int
compare_numbers (gint64 a, gint64 b, gint64 nothing, gboolean descending)
{
  if (a == b)
    return 0;
  if (a == nothing || b == nothing)
    return a == nothing ? 1 : -1;
  return (a < b) != descending ? -1 : 1;
}

static int
compare_dates (const DossierDate *a, const DossierDate *b, gboolean descending)
{
  int order;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  order = dossier_date_compare (a, b);
  return descending ? -order : order;
}

static int
compare_infos (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierDocumentInfo *x = *(DossierDocumentInfo *const *) a;
  const DossierDocumentInfo *y = *(DossierDocumentInfo *const *) b;
  const DossierShelfChoice *choice = data;
  gboolean back = choice->descending;
  int order = 0;

  switch (choice->order)
    {
    case DOSSIER_SHELF_BY_TITLE:
      return compare_numbers (x->places[PLACE_TITLE], y->places[PLACE_TITLE], -1, back);
    case DOSSIER_SHELF_BY_AUTHOR:
      order = compare_numbers (x->places[PLACE_AUTHOR], y->places[PLACE_AUTHOR], NO_PLACE, back);
      break;
    case DOSSIER_SHELF_BY_DATE:
      order = compare_dates (x->date, y->date, back);
      break;
    case DOSSIER_SHELF_BY_LANGUAGE:
      order =
        compare_numbers (x->places[PLACE_LANGUAGE], y->places[PLACE_LANGUAGE], NO_PLACE, back);
      break;
    case DOSSIER_SHELF_BY_PUBLISHER:
      order =
        compare_numbers (x->places[PLACE_PUBLISHER], y->places[PLACE_PUBLISHER], NO_PLACE, back);
      break;
    case DOSSIER_SHELF_BY_KIND:
      order = compare_numbers (x->places[PLACE_KIND], y->places[PLACE_KIND], NO_PLACE, back);
      break;
    case DOSSIER_SHELF_BY_ADDED:
      order = compare_numbers (x->added, y->added, 0, back);
      break;
    case DOSSIER_SHELF_BY_READ:
      order = compare_numbers (x->read, y->read, 0, back);
      break;
    case DOSSIER_SHELF_BY_LENGTH:
      order = compare_numbers (x->passages, y->passages, -1, back);
      break;
    case DOSSIER_SHELF_BY_MARKED:
    default:
      order = compare_numbers (x->quotes, y->quotes, -1, back);
      if (order == 0)
        order = compare_numbers (x->notes, y->notes, -1, back);
      break;
    }
  return order != 0 ? order
                    : compare_numbers (x->places[PLACE_TITLE], y->places[PLACE_TITLE], -1, FALSE);
}

GPtrArray *
dossier_shelf_arrange (DossierShelf *shelf, const DossierShelfChoice *choice)
{
  g_auto (GStrv) words = NULL;
  GPtrArray *infos;

  g_return_val_if_fail (shelf != NULL, NULL);
  g_return_val_if_fail (choice != NULL, NULL);

  words = split_words (choice->words);
  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_document_info_unref);
  for (guint i = 0; i < shelf->documents->len; i++)
    {
      DossierDocumentInfo *info = shelf->documents->pdata[i];

      if (is_in (info, choice) && has_words (info, (const char *const *) words))
        g_ptr_array_add (infos, dossier_document_info_ref (info));
    }
  /* As the shelf has them. */
  if (choice->order != DOSSIER_SHELF_BY_TITLE || choice->descending)
    g_ptr_array_sort_with_data (infos, compare_infos, (gpointer) choice);
  return infos;
}
