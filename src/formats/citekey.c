/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/citekey.h"

#define MAX_LETTERS 16

/* The first word of @text that has two letters in ASCII, by which also é and ж are written. */
static char *
take_word (const char *text, const char *language)
{
  g_autofree char *ascii = NULL;
  GString *word;

  ascii = g_str_to_ascii (text, language);
  word = g_string_new (NULL);
  for (const char *p = ascii;; p++)
    {
      if (g_ascii_isalnum (*p))
        {
          if (word->len < MAX_LETTERS)
            g_string_append_c (word, g_ascii_tolower (*p));
          continue;
        }
      if (word->len > 1 && g_ascii_isalpha (word->str[0]))
        return g_string_free (word, FALSE);
      g_string_truncate (word, 0);
      if (*p == '\0')
        break;
    }
  g_string_free (word, TRUE);
  return NULL;
}

/* A host's name without what most begin with. */
static char *
take_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return NULL;
  return take_word (g_str_has_prefix (host, "www.") ? host + 4 : host, "en");
}

static char *
begin_key (const char *const *texts, const char *url, const DossierDate *date, const char *language)
{
  char *word = NULL;
  char *key;
  int year = 0, month, day;

  for (guint i = 0; texts[i] != NULL && word == NULL; i++)
    word = take_word (texts[i], language);
  if (word == NULL)
    word = take_host (url);
  if (word == NULL)
    word = g_strdup ("source");
  if (date != NULL && dossier_date_first (date) != DOSSIER_DAY_MIN)
    dossier_day_to_ymd (dossier_date_first (date), &year, &month, &day);
  key = year > 0 ? g_strdup_printf ("%s%d", word, year) : g_strdup (word);
  g_free (word);
  return key;
}

/* a … z, aa, ab … */
static void
append_letter (GString *out, guint number)
{
  if (number >= 26)
    append_letter (out, number / 26 - 1);
  g_string_append_c (out, (char) ('a' + number % 26));
}

/* @taken: (element-type utf8 guint): each key so far, with the number of the letter tried last. */
static void
add_key (GHashTable *keys, GHashTable *taken, gpointer of, char *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (taken, key));
  g_autofree char *first = g_strdup (key);

  while (g_hash_table_contains (taken, key))
    {
      GString *next = g_string_new (first);

      append_letter (next, ++number);
      g_free (key);
      key = g_string_free (next, FALSE);
    }
  g_hash_table_insert (taken, g_steal_pointer (&first), GUINT_TO_POINTER (number));
  g_hash_table_insert (keys, of, key);
  if (number > 0)
    g_hash_table_insert (taken, g_strdup (key), NULL);
}

static void
add_source (GHashTable *keys, GHashTable *taken, DossierSource *source, const char *language)
{
  const char *texts[3] = { NULL };
  guint n = 0;

  if (source->publisher != NULL)
    texts[n++] = source->publisher;
  texts[n] = source->title;
  add_key (keys, taken, source,
           begin_key (texts, source->url, DOSSIER_ITEM (source)->date, language));
}

GHashTable *
dossier_citekeys_new (DossierDocument *document)
{
  GHashTable *keys;
  g_autoptr (GHashTable) taken = NULL;
  const char *own[2] = { NULL };
  const char *language;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  own[0] = document->name != NULL ? document->name : document->title;
  language = document->language != NULL ? document->language : "en";
  add_key (keys, taken, document, begin_key (own, NULL, document->date, language));
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_SOURCE); i++)
    add_source (keys, taken, dossier_document_get (document, DOSSIER_KIND_SOURCE, i), language);
  return keys;
}
