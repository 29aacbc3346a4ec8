/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/citekey.h"

#include <string.h>

/* Longer words are cut. */
#define WORD_LENGTH 24

/* What is being made. */
typedef struct
{
  GHashTable *keys;  /* what is cited → char * */
  GHashTable *taken; /* of const char *: those keys, borrowed */
} Keys;

/* Letters of other scripts as they are commonly written with Latin ones. What is not here, and has
 * no Latin base letter, is left out. */
static const struct
{
  gunichar first;
  const char *letters;
} scripts[] = {
  /* а to я, ѐ to џ, with a letter's Latin in each field */
  { 0x430, "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e yo dj g ye "
           "dz i yi "
           "j lj nj c k i u dz" },
  { 0x490, "g g gh gh g g zh zh z z k k k k k k k k n n ng ng" },
  { 0x4ae, "u u u u kh kh ts ts ch ch" },
  { 0x4ba, "h h" },
  { 0x4d8, "a a" },
  { 0x4e8, "o o" },
  /* ά to ώ */
  { 0x3ac, "a e i i y a v g d e z i th i k l m n x o p r s s t y f ch ps o i y o y o" },
};

static const char *const small_words[] = {
  "a",    "an",  "the", "of",  "on",  "in",  "at",  "to", "for", "and", "as",  "by", "from",
  "with", "der", "die", "das", "ein", "und", "von", "zu", "le",  "la",  "les", "un", "une",
  "de",   "du",  "des", "et",  "el",  "los", "las", "y",  "il",  "lo",  "i",   "o",  "v",
  "na",   "po",  "s",   "ob",  "k",   "za",  "iz",  "do", "d",   "l",
};

/* The field of @letters at @at, as bytes. */
static gboolean
append_field (GString *ascii, const char *letters, guint at)
{
  const char *end;

  for (; at > 0; at--)
    {
      letters = strchr (letters, ' ');
      if (letters == NULL)
        return FALSE;
      letters++;
    }
  end = strchrnul (letters, ' ');
  if (*letters != '-')
    g_string_append_len (ascii, letters, end - letters);
  return TRUE;
}

static gboolean
append_transliterated (GString *ascii, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (c >= scripts[i].first && append_field (ascii, scripts[i].letters, c - scripts[i].first))
      return TRUE;
  return FALSE;
}

/* One letter or digit in Latin; nothing for what has none. */
static void
append_ascii (GString *ascii, gunichar c)
{
  char utf8[7] = { 0 };
  g_autofree char *latin = NULL;

  if (c >= 0x80 && append_transliterated (ascii, c))
    return;
  g_unichar_to_utf8 (c, utf8);
  latin = g_str_to_ascii (utf8, "C");
  for (const char *p = latin; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (ascii, g_ascii_tolower (*p));
}

static gboolean
is_small (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    if (strcmp (small_words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static void
take_word (GPtrArray *words, GString *word)
{
  if (word->len > WORD_LENGTH)
    g_string_truncate (word, WORD_LENGTH);
  if (word->len > 0 && !is_small (word->str))
    g_ptr_array_add (words, g_strdup (word->str));
  g_string_truncate (word, 0);
}

/* (element-type utf8): the words of @text in lower-case ASCII, articles and the like left out. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *plain = NULL;
  g_autoptr (GString) word = g_string_new (NULL);

  if (text == NULL)
    return words;
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  for (const char *p = plain; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_isalnum (c))
        append_ascii (word, c);
      else if (!g_unichar_ismark (c))
        take_word (words, word);
    }
  take_word (words, word);
  return words;
}

static char *
get_first_word (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text);

  return words->len > 0 ? g_strdup (words->pdata[0]) : NULL;
}

/* "rg" of https://www.rg.ru/2020/…: when nobody is named. */
static char *
get_host_word (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return NULL;
  if (g_str_has_prefix (host, "www."))
    host += strlen ("www.");
  return get_first_word (host);
}

static void
append_year (GString *key, const DossierDate *date)
{
  int year, month, day;

  if (date == NULL || dossier_date_first (date) == DOSSIER_DAY_MIN)
    return;
  dossier_day_to_ymd (dossier_date_first (date), &year, &month, &day);
  g_string_append_printf (key, "%d", ABS (year));
}

/* What a key is made of. */
typedef struct
{
  const char *who;
  const DossierDate *date;
  const char *title;
  const char *url;
  const char *id; /* of last resort */
} Cited;

/* Gives @what the key unless another has it. */
static gboolean
take_key (Keys *self, gconstpointer what, const char *key)
{
  char *copy;

  if (g_hash_table_contains (self->taken, key))
    return FALSE;
  copy = g_strdup (key);
  g_hash_table_insert (self->keys, (gpointer) what, copy);
  g_hash_table_add (self->taken, copy);
  return TRUE;
}

static void
take_numbered (Keys *self, gconstpointer what, const char *key, const Cited *cited)
{
  const char *seed = cited->url != NULL ? cited->url : cited->id;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  g_autofree char *plain = g_strdup_printf ("%s-%.4s", key, hash);
  gboolean taken = take_key (self, what, plain);

  for (guint n = 2; !taken; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", plain, n);

      taken = take_key (self, what, numbered);
    }
}

/* Behind a year they would look like more of it. */
static void
drop_numbers (GPtrArray *words)
{
  for (guint i = words->len; i > 0; i--)
    if (g_ascii_isdigit (*(const char *) words->pdata[i - 1]))
      g_ptr_array_remove_index (words, i - 1);
}

static void
add_key (Keys *self, gconstpointer what, const Cited *cited)
{
  g_autoptr (GPtrArray) words = split_words (cited->title);
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *who = get_first_word (cited->who);
  gboolean taken = FALSE;

  if (who == NULL)
    who = get_host_word (cited->url);
  if (who != NULL)
    g_string_append (key, who);
  append_year (key, cited->date);
  drop_numbers (words);
  for (guint i = 0; i < MIN (words->len, 3) && !taken; i++)
    {
      g_string_append (key, words->pdata[i]);
      taken = take_key (self, what, key->str);
    }
  if (key->len == 0)
    g_string_append (key, "source");
  if (!taken && words->len == 0)
    taken = take_key (self, what, key->str);
  if (!taken)
    take_numbered (self, what, key->str, cited);
}

static void
add_source (Keys *self, DossierSource *source)
{
  const DossierItem *item = DOSSIER_ITEM (source);
  const Cited cited = { source->publisher, item->date, source->title, source->url, item->id };

  add_key (self, source, &cited);
}

static void
add_document (Keys *self, DossierDocument *document)
{
  const char *who = document->authors->len > 0 ? document->authors->pdata[0] : document->publisher;
  const Cited cited = { who != NULL ? who : document->name, document->date, document->title,
                        document->url, document->uuid };

  add_key (self, document, &cited);
}

static void
add_original (Keys *self, DossierDocument *document)
{
  const Cited cited = { NULL, document->date, document->original, NULL, document->uuid };

  if (document->original != NULL)
    add_key (self, document->original, &cited);
}

GHashTable *
dossier_citekeys_new (DossierDocument *document)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Keys self = { keys, taken };

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), keys);

  add_document (&self, document);
  add_original (&self, document);
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_SOURCE); i++)
    add_source (&self, dossier_document_get (document, DOSSIER_KIND_SOURCE, i));
  return keys;
}
