/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "text/wording.h"

struct _DossierWording
{
  GArray *words;   /* of DossierPlainWord */
  GHashTable *ids; /* utf8 (in @chunk) → id */
  GStringChunk *chunk;
  guint *first; /* by id: where its places begin; one more at the end */
  guint *places;
  float *weights; /* by id */
};

typedef enum
{
  SPACE,
  LINE,    /* a line's end */
  NOTHING, /* seen by nobody */
  LETTER,  /* of a word of several */
  ALONE,   /* a letter that is a word */
  MARK,    /* belongs to what stands before it */
  SIGN,
} CharClass;

/* Where words are not set apart by spaces. */
static gboolean
stands_alone (gunichar c)
{
  if (c < 0xe00)
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

static CharClass
classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c)                                ? LETTER
           : c == '\n' || c == '\v' || c == '\f' || c == '\r' ? LINE
           : c == ' ' || c == '\t'                            ? SPACE
                                                              : SIGN;
  /* soft hyphen, zero width space, word joiner, byte order mark */
  if (c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff)
    return NOTHING;
  if (c == 0x85 || c == 0x2028 || c == 0x2029)
    return LINE;
  /* the joiners change how letters look: part of the word */
  if (g_unichar_ismark (c) || c == 0x200c || c == 0x200d)
    return MARK;
  if (g_unichar_isalnum (c) || g_unichar_isalpha (c))
    return stands_alone (c) ? ALONE : LETTER;
  if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
    return SPACE;
  return SIGN;
}

/* One for all that are only another way of setting it. */
static gunichar
plain_sign (gunichar c)
{
  switch (c)
    {
    case '"':
    case '`':
    case 0xab:   /* « */
    case 0xb4:   /* ´ */
    case 0xbb:   /* » */
    case 0x2bc:  /* ʼ */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201a: /* ‚ */
    case 0x201b: /* ‛ */
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x201f: /* ‟ */
    case 0x2032: /* ′ */
    case 0x2033: /* ″ */
    case 0x2039: /* ‹ */
    case 0x203a: /* › */
      return '\'';
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
    case 0x2012: /* figure dash */
    case 0x2013: /* en dash */
    case 0x2014: /* em dash */
    case 0x2015: /* horizontal bar */
    case 0x2212: /* minus */
      return '-';
    default:
      return c;
    }
}

static gboolean
ends_sentence (gunichar c)
{
  switch (c)
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x3002: /* ideographic full stop */
    case 0xff01:
    case 0xff0e:
    case 0xff1f:
    case 0x589: /* Armenian */
    case 0x61f: /* Arabic question mark */
    case 0x6d4: /* Urdu */
    case 0x964: /* Devanagari danda */
    case 0x965:
    case 0x1362: /* Ethiopic */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
closes (gunichar c)
{
  return c == ')' || c == ']' || c == '}' || plain_sign (c) == '\'';
}

/* Between two letters or digits it is part of the word: 1.5, don’t, 10:30 (Unicode annex 29). */
static gboolean
joins (gunichar c)
{
  return c == '.' || c == ',' || c == ':' || plain_sign (c) == '\'';
}

/* Canonical decomposition. */
static void
append_plain (GString *key, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c < 0x80 && c != '"' && c != '`')
    {
      g_string_append_c (key, (char) c);
      return;
    }
  n = g_unichar_fully_decompose (plain_sign (c), FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (key, parts[i]);
}

/* Several marks on a letter in the order that Unicode gives them. */
static void
order_marks (GString *key)
{
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (key->str, (glong) key->len, NULL);

  g_unicode_canonical_ordering (text, (gsize) g_utf8_strlen (key->str, (gssize) key->len));
  g_string_truncate (key, 0);
  for (const gunichar *c = text; *c != 0; c++)
    g_string_append_unichar (key, *c);
}

/* A text on its way into words. */
typedef struct
{
  const char *text;
  guint offset;  /* of text, in characters */
  guint letters; /* of the word */
  gboolean breaks;
  gboolean marked; /* the word has marks of their own, whose order may be any */
  GString *key;
} Splitter;

static gunichar
peek (const Splitter *self, guint ahead)
{
  const char *p = self->text;

  while (ahead-- > 0 && *p != '\0')
    p = g_utf8_next_char (p);
  return *p ? g_utf8_get_char (p) : 0;
}

static void
skip_char (Splitter *self)
{
  self->text = g_utf8_next_char (self->text);
  self->offset++;
}

static void
take_char (Splitter *self, gunichar c)
{
  append_plain (self->key, c);
  self->letters++;
  skip_char (self);
}

static void
take_mark (Splitter *self, gunichar c)
{
  self->marked = TRUE;
  self->letters--;
  take_char (self, c);
}

/* What goes on after a first letter. */
static void
take_letters (Splitter *self)
{
  while (TRUE)
    {
      gunichar c = peek (self, 0);
      CharClass kind = c ? classify (c) : SPACE;

      if (kind == LETTER)
        take_char (self, c);
      else if (kind == MARK)
        take_mark (self, c);
      else if (kind == NOTHING)
        skip_char (self);
      else if (kind == SIGN && joins (c) && classify (peek (self, 1)) == LETTER)
        take_char (self, c);
      else
        return;
    }
}

static void
take_marks (Splitter *self)
{
  gunichar c;

  while ((c = peek (self, 0)) != 0 && classify (c) == MARK)
    take_mark (self, c);
}

/* A sign; several dots are one. */
static void
take_sign (Splitter *self, gunichar c)
{
  if ((c == '.' && peek (self, 1) == '.') || c == 0x2026)
    {
      g_string_append (self->key, "…");
      while ((c = peek (self, 0)) == '.' || c == 0x2026)
        {
          skip_char (self);
          self->letters++;
        }
      return;
    }
  take_char (self, c);
  take_marks (self);
}

/* The next word, its key in self->key; FALSE at the end. */
static gboolean
next_word (Splitter *self, DossierPlainWord *word)
{
  gunichar c;
  CharClass kind;

  for (; (c = peek (self, 0)) != 0; skip_char (self))
    {
      kind = classify (c);
      if (kind == LINE)
        self->breaks = TRUE;
      else if (kind != SPACE && kind != NOTHING)
        break;
    }
  if (c == 0)
    return FALSE;

  g_string_truncate (self->key, 0);
  word->start = self->offset;
  word->breaks = self->breaks;
  word->stops = kind == SIGN && ends_sentence (c);
  word->closes = kind == SIGN && closes (c);
  self->breaks = FALSE;
  self->marked = FALSE;
  self->letters = 0;
  if (kind == SIGN)
    {
      take_sign (self, c);
    }
  else
    {
      take_char (self, c);
      if (kind == ALONE)
        take_marks (self);
      else
        take_letters (self);
    }
  word->end = self->offset;
  word->letters = self->letters;
  if (self->marked)
    order_marks (self->key);
  return TRUE;
}

static guint
intern (DossierWording *self, const char *key)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, key));

  if (id != 0)
    return id;
  id = g_hash_table_size (self->ids) + 1;
  g_hash_table_insert (self->ids, g_string_chunk_insert (self->chunk, key), GUINT_TO_POINTER (id));
  return id;
}

static void
add_passage (DossierWording *self, DossierPassage *passage, guint index, GString *key)
{
  Splitter splitter = { .text = passage->text, .breaks = TRUE, .key = key };
  DossierPlainWord word = { .passage = index };

  while (next_word (&splitter, &word))
    {
      word.id = intern (self, key->str);
      g_array_append_val (self->words, word);
    }
}

/* By counting. */
static void
list_places (DossierWording *self)
{
  guint n_ids = g_hash_table_size (self->ids) + 1;
  g_autofree guint *next = NULL;
  const DossierPlainWord *words = (const DossierPlainWord *) (gpointer) self->words->data;

  self->first = g_new0 (guint, n_ids + 1);
  for (guint i = 0; i < self->words->len; i++)
    self->first[words[i].id + 1]++;
  for (guint id = 0; id < n_ids; id++)
    self->first[id + 1] += self->first[id];

  self->places = g_new (guint, MAX (self->words->len, 1));
  next = g_memdup2 (self->first, n_ids * sizeof (guint));
  for (guint i = 0; i < self->words->len; i++)
    self->places[next[words[i].id]++] = i;
}

/* By how seldom it is: the square makes function words count for little in a short text, too. */
static void
weigh (DossierWording *self)
{
  guint n_ids = g_hash_table_size (self->ids) + 1;
  float all = logf ((float) self->words->len + 1);

  self->weights = g_new (float, n_ids);
  self->weights[DOSSIER_WORDING_UNKNOWN] = 1;
  for (guint id = 1; id < n_ids; id++)
    {
      float seldom = 1 - logf ((float) (self->first[id + 1] - self->first[id])) / all;

      self->weights[id] = 0.05f + 0.95f * seldom * seldom;
    }
}

DossierWording *
dossier_wording_new (DossierDocument *document)
{
  g_autoptr (GString) key = g_string_new (NULL);
  DossierWording *self;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  self = g_new0 (DossierWording, 1);
  self->words = g_array_new (FALSE, FALSE, sizeof (DossierPlainWord));
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->chunk = g_string_chunk_new (4096);
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    add_passage (self, dossier_document_get_passage (document, i), i, key);
  list_places (self);
  weigh (self);
  return self;
}

void
dossier_wording_free (DossierWording *self)
{
  g_array_unref (self->words);
  g_hash_table_unref (self->ids);
  g_string_chunk_free (self->chunk);
  g_free (self->first);
  g_free (self->places);
  g_free (self->weights);
  g_free (self);
}

const DossierPlainWord *
dossier_wording_get_all (DossierWording *self, guint *n)
{
  *n = self->words->len;
  return (const DossierPlainWord *) (gpointer) self->words->data;
}

const guint *
dossier_wording_get_places (DossierWording *self, guint id, guint *n)
{
  *n = self->first[id + 1] - self->first[id];
  return self->places + self->first[id];
}

float
dossier_wording_get_weight (DossierWording *self, guint id)
{
  return self->weights[id];
}

GArray *
dossier_wording_split (DossierWording *self, const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (DossierPlainWord));
  Splitter splitter = { .text = text, .key = key };
  DossierPlainWord word = { .passage = 0 };

  while (next_word (&splitter, &word))
    {
      word.id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, key->str));
      g_array_append_val (words, word);
    }
  return words;
}
