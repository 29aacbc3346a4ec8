/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/stem.h"
#include "text/words.h"

/* More than a person types, less than FTS5 can take. */
#define MOST_TERMS 64
#define MOST_KEYS 64

struct _DossierWords
{
  gatomicrefcount refs;
  GPtrArray *terms;
  GArray *languages; /* of guint8, at least one */
};

static void
key_free (gpointer data)
{
  DossierKey *key = data;

  g_free (key->form);
  g_ptr_array_unref (key->stems);
  g_free (key);
}

static void
term_free (gpointer data)
{
  DossierTerm *term = data;

  g_ptr_array_unref (term->keys);
  g_ptr_array_unref (term->words);
  g_free (term);
}

static void
add_language (DossierWords *self, guint8 language)
{
  for (guint i = 0; i < self->languages->len; i++)
    if (g_array_index (self->languages, guint8, i) == language)
      return;
  g_array_append_val (self->languages, language);
}

static DossierWords *
create (const char *const *languages)
{
  DossierWords *self = g_new0 (DossierWords, 1);

  g_atomic_ref_count_init (&self->refs);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->languages = g_array_new (FALSE, FALSE, sizeof (guint8));
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    add_language (self, dossier_stem_language (languages[i], -1));
  if (self->languages->len == 0)
    add_language (self, DOSSIER_STEM_UNKNOWN);
  return self;
}

/* Understanding */

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f) || c == 0xff02;
}

static DossierKey *
make_key (DossierWords *self, const char *typed, const DossierToken *token)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  DossierKey *key = g_new0 (DossierKey, 1);

  key->form = g_strdup (token->form);
  key->stems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->languages->len; i++)
    {
      const char *stem =
        dossier_tokenizer_stem (tokenizer, typed + token->start, token->end - token->start,
                                g_array_index (self->languages, guint8, i));

      /* A word without inflection is its own stem. */
      if (stem == NULL)
        stem = key->form;
      if (!g_ptr_array_find_with_equal_func (key->stems, stem, g_str_equal, NULL))
        g_ptr_array_add (key->stems, g_strdup (stem));
    }
  return key;
}

/* Takes the words of @typed as one term. @typing: see DOSSIER_WORDS_TYPING. */
static void
take_term (DossierWords *self,
           const char *typed,
           gsize length,
           gboolean without,
           gboolean quoted,
           gboolean star,
           gboolean typing)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  DossierTerm *term = g_new0 (DossierTerm, 1);
  DossierToken token;
  gsize end = 0;

  term->keys = g_ptr_array_new_with_free_func (key_free);
  term->words = g_ptr_array_new_with_free_func (g_free);
  dossier_tokenizer_begin (tokenizer, typed, length, DOSSIER_STEM_UNKNOWN);
  while (term->keys->len < MOST_KEYS && dossier_tokenizer_next (tokenizer, &token))
    {
      end = token.end;
      g_ptr_array_add (term->words, g_strndup (typed + token.start, token.end - token.start));
      g_ptr_array_add (term->keys, make_key (self, typed, &token));
    }
  if (term->keys->len == 0)
    {
      term_free (term);
      return;
    }

  star = star || (end < length && typed[end] == '*');
  term->without = without;
  term->prefix = star || (typing && end == length && !without);
  term->stemmed = !quoted && !star;
  g_ptr_array_add (self->terms, term);
}

/* What stands in quotation marks, from the opening one at @p; a missing one closes at the end. */
static const char *
take_quoted (DossierWords *self, const char *p, gboolean without, gboolean typing)
{
  const char *start = g_utf8_next_char (p);
  const char *end = start;
  const char *next;

  while (*end != '\0' && !is_quotation_mark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  next = *end != '\0' ? g_utf8_next_char (end) : end;
  take_term (self, start, (gsize) (end - start), without, TRUE, *next == '*',
             typing && *end == '\0');
  return next;
}

static const char *
take_bare (DossierWords *self, const char *p, gboolean without, gboolean typing)
{
  const char *end = p;

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)) &&
         !is_quotation_mark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  take_term (self, p, (gsize) (end - p), without, FALSE, FALSE, typing && *end == '\0');
  return end;
}

static void
understand (DossierWords *self, const char *typed, gboolean typing)
{
  const char *p = typed;

  while (*p != '\0' && self->terms->len < MOST_TERMS)
    {
      gboolean without = FALSE;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (*p == '-' && p[1] != '\0')
        {
          without = TRUE;
          p++;
        }
      if (is_quotation_mark (g_utf8_get_char (p)))
        p = take_quoted (self, p, without, typing);
      else
        p = take_bare (self, p, without, typing);
    }
}

DossierWords *
dossier_words_new (const char *typed, DossierWordsFlags flags, const char *const *languages)
{
  DossierWords *self = create (languages);
  g_autofree char *valid = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (!g_utf8_validate (typed, -1, NULL))
    typed = valid = g_utf8_make_valid (typed, -1);
  understand (self, typed, (flags & DOSSIER_WORDS_TYPING) != 0);
  return self;
}

DossierWords *
dossier_words_new_for_values (const GPtrArray *values, const char *const *languages)
{
  DossierWords *self = create (languages);

  for (guint i = 0; values != NULL && i < values->len && self->terms->len < MOST_TERMS; i++)
    {
      const char *value = values->pdata[i];
      gboolean without = value[0] == '-' && value[1] != '\0';
      gboolean phrase = FALSE;

      if (!g_utf8_validate (value, -1, NULL))
        continue;
      value += without ? 1 : 0;
      if (is_quotation_mark (g_utf8_get_char (value)))
        {
          take_quoted (self, value, without, FALSE);
          continue;
        }
      for (const char *p = value; *p != '\0' && !phrase; p = g_utf8_next_char (p))
        phrase = g_unichar_isspace (g_utf8_get_char (p));
      take_term (self, value, strlen (value), without, phrase, FALSE, FALSE);
    }
  return self;
}

DossierWords *
dossier_words_ref (DossierWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dossier_words_unref (DossierWords *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->terms);
  g_array_unref (self->languages);
  g_free (self);
}

gboolean
dossier_words_is_empty (const DossierWords *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0;
}

const GPtrArray *
dossier_words_get_terms (const DossierWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->terms;
}

/* For FTS5 */

static void
append_string (GString *match, const char *text)
{
  g_string_append_c (match, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append_c (match, '"');
}

/* Stems stand in the index beside the forms that they differ from, with a mark behind. */
static void
append_stems (GString *match, const DossierKey *key)
{
  for (guint i = 0; i < key->stems->len; i++)
    {
      const char *stem = key->stems->pdata[i];
      g_autofree char *marked = g_strconcat (stem, DOSSIER_STEM_MARK, NULL);

      if (!g_str_equal (stem, key->form))
        {
          g_string_append (match, " OR ");
          append_string (match, stem);
        }
      g_string_append (match, " OR ");
      append_string (match, marked);
    }
}

static void
append_word (GString *match, const DossierTerm *term)
{
  const DossierKey *key = term->keys->pdata[0];

  append_string (match, key->form);
  if (term->prefix)
    g_string_append (match, " *");
  if (term->stemmed)
    append_stems (match, key);
}

/* Words that stand together: the tokenizer adds the stems of each (see DOSSIER_LANGUAGE_MARK). */
static void
append_phrase (GString *match, const DossierWords *self, const DossierTerm *term)
{
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (guint i = 0; term->stemmed && i < self->languages->len; i++)
    g_string_append_printf (phrase, "%s%s", i > 0 ? "," : DOSSIER_LANGUAGE_MARK,
                            dossier_stem_language_to_string (
                              g_array_index (self->languages, guint8, i)));
  if (term->stemmed)
    g_string_append (phrase, DOSSIER_LANGUAGE_MARK);
  for (guint i = 0; i < term->words->len; i++)
    g_string_append_printf (phrase, "%s%s", i > 0 ? " " : "", (char *) term->words->pdata[i]);

  append_string (match, phrase->str);
  if (!term->prefix)
    return;
  g_string_append (match, " *");
  if (term->stemmed)
    {
      g_string_append (match, " OR ");
      append_string (match, phrase->str);
    }
}

static guint
append_terms (GString *match, const DossierWords *self, gboolean without, const char *between)
{
  guint n = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const DossierTerm *term = self->terms->pdata[i];

      if (term->without != without)
        continue;
      g_string_append (match, n++ > 0 ? between : "");
      g_string_append_c (match, '(');
      if (term->keys->len == 1)
        append_word (match, term);
      else
        append_phrase (match, self, term);
      g_string_append_c (match, ')');
    }
  return n;
}

char *
dossier_words_to_match (const DossierWords *self)
{
  g_autoptr (GString) match = g_string_new ("(");
  g_autoptr (GString) without = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (append_terms (match, self, FALSE, " AND ") == 0)
    return NULL;
  g_string_append_c (match, ')');
  if (append_terms (without, self, TRUE, " OR ") > 0)
    g_string_append_printf (match, " NOT (%s)", without->str);
  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* Matching */

gboolean
dossier_term_has (const DossierTerm *term, guint number, const char *form, const char *stem)
{
  const DossierKey *key = term->keys->pdata[number];

  if (g_str_equal (form, key->form))
    return TRUE;
  if (term->prefix && number + 1 == term->keys->len &&
      (g_str_has_prefix (form, key->form) || (stem != NULL && g_str_has_prefix (stem, key->form))))
    return TRUE;
  for (guint i = 0; term->stemmed && i < key->stems->len; i++)
    if (g_str_equal (form, key->stems->pdata[i]) ||
        (stem != NULL && g_str_equal (stem, key->stems->pdata[i])))
      return TRUE;
  return FALSE;
}

/* @places: of DossierWordsStretch in bytes, of the text's words so far. */
typedef void (*FoundFunc) (guint term, GArray *places, gpointer user_data);

/* Calls @found for each term at each word with which it ends. Bit k of a term's state says that its
 * keys up to number k stand at the end of the words so far (shift-and). */
static void
walk (const DossierWords *self,
      const char *text,
      const char *language,
      FoundFunc found,
      gpointer user_data)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  g_autofree guint64 *states = g_new0 (guint64, self->terms->len + 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DossierWordsStretch));
  DossierToken token;

  dossier_tokenizer_begin (tokenizer, text, strlen (text), dossier_stem_language (language, -1));
  while (dossier_tokenizer_next (tokenizer, &token))
    {
      DossierWordsStretch place = { (guint) token.start, (guint) token.end };

      g_array_append_val (places, place);
      for (guint i = 0; i < self->terms->len; i++)
        {
          const DossierTerm *term = self->terms->pdata[i];
          guint64 open = (states[i] << 1) | 1;
          guint64 state = 0;

          for (guint k = 0; k < term->keys->len; k++)
            if ((open >> k & 1) != 0 && dossier_term_has (term, k, token.form, token.stem))
              state |= (guint64) 1 << k;
          states[i] = state;
          if ((state >> (term->keys->len - 1) & 1) != 0)
            found (i, places, user_data);
        }
    }
}

static void
note_term (guint term, GArray *places, gpointer user_data)
{
  gboolean *has = user_data;

  has[term] = TRUE;
}

gboolean
dossier_words_match (const DossierWords *self, const char *text, const char *language)
{
  g_autofree gboolean *has = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  has = g_new0 (gboolean, self->terms->len + 1);
  walk (self, text, language, note_term, has);
  for (guint i = 0; i < self->terms->len; i++)
    if (has[i] == ((DossierTerm *) self->terms->pdata[i])->without)
      return FALSE;
  return TRUE;
}

typedef struct
{
  const DossierWords *words;
  GArray *stretches; /* in bytes, by their end */
} Finds;

static void
note_stretch (guint number, GArray *places, gpointer user_data)
{
  Finds *finds = user_data;
  const DossierTerm *term = finds->words->terms->pdata[number];
  DossierWordsStretch stretch;

  if (term->without)
    return;
  stretch.start = g_array_index (places, DossierWordsStretch, places->len - term->keys->len).start;
  stretch.end = g_array_index (places, DossierWordsStretch, places->len - 1).end;
  /* One that begins within this one, or touches what it covers, becomes part of it. */
  while (finds->stretches->len > 0)
    {
      DossierWordsStretch *last =
        &g_array_index (finds->stretches, DossierWordsStretch, finds->stretches->len - 1);

      if (last->end <= stretch.start)
        break;
      stretch.start = MIN (stretch.start, last->start);
      g_array_set_size (finds->stretches, finds->stretches->len - 1);
    }
  g_array_append_val (finds->stretches, stretch);
}

/* From bytes to characters, in one walk over the text. */
static void
count_characters (GArray *stretches, const char *text)
{
  gsize byte = 0;
  guint n = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      DossierWordsStretch *stretch = &g_array_index (stretches, DossierWordsStretch, i);
      guint start = n + (guint) g_utf8_strlen (text + byte, stretch->start - byte);
      guint end =
        start + (guint) g_utf8_strlen (text + stretch->start, stretch->end - stretch->start);

      byte = stretch->end;
      stretch->start = start;
      stretch->end = n = end;
    }
}

GArray *
dossier_words_find (const DossierWords *self, const char *text, const char *language)
{
  Finds finds = { self, g_array_new (FALSE, FALSE, sizeof (DossierWordsStretch)) };

  g_return_val_if_fail (self != NULL, finds.stretches);
  g_return_val_if_fail (text != NULL, finds.stretches);

  walk (self, text, language, note_stretch, &finds);
  count_characters (finds.stretches, text);
  return finds.stretches;
}
