/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/fold.h"
#include "text/stem.h"
#include "text/tokens.h"

typedef enum
{
  DIVIDES,
  LETTER, /* or a digit: part of a word */
  WITHIN, /* a mark, a soft hyphen: part of a word that has begun */
  ALONE,  /* a word by itself, with the marks that follow */
} Class;

/* Classes of most of what is written, looked up once. */
#define N_CLASSES 0x3000
static guint8 classes[N_CLASSES];

/* Words come again and again: what they fold and stem to is kept, in the place that their hash
 * gives. That makes dividing a text some times faster than working each word out. */
#define N_KEPT 16384
#define KEPT_TEXT 100
typedef struct
{
  guint32 hash;
  guint8 language;
  guint8 raw_length; /* 0: an empty place */
  guint8 form_length;
  guint8 stem_length;   /* 0: no stem */
  char text[KEPT_TEXT]; /* the word as written, then form and stem, both with their NUL */
} Kept;

/* Longer ones are cut: nobody types them to the end. */
#define LONGEST_WORD 120

struct _DossierTokenizer
{
  const char *text;
  gsize length;
  gsize position;
  guint8 language;

  DossierStemmers *stemmers;
  Kept *kept;
  GString *form;
  GString *stem;
};

static gboolean
is_without_spaces (gunichar c)
{
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
      return TRUE;

    default:
      return FALSE;
    }
}

static Class
work_out_class (gunichar c)
{
  if (g_unichar_isalnum (c))
    return is_without_spaces (c) ? ALONE : LETTER;
  if (g_unichar_ismark (c))
    return WITHIN;
  /* A zero-width space is there to divide; other format characters are there to be unseen. */
  if (c != 0x200b && c != 0xfeff && g_unichar_type (c) == G_UNICODE_FORMAT)
    return WITHIN;
  return DIVIDES;
}

static void
prepare_classes (void)
{
  static gsize ready;

  if (!g_once_init_enter (&ready))
    return;
  for (gunichar c = 0; c < N_CLASSES; c++)
    classes[c] = work_out_class (c);
  g_once_init_leave (&ready, 1);
}

static Class
get_class (gunichar c)
{
  return c < N_CLASSES ? classes[c] : work_out_class (c);
}

/* The character at @p, and how many bytes it takes; what is no UTF-8 is one byte that divides. */
static Class
look_at (const char *p, const char *end, guint *size)
{
  guchar first = (guchar) *p;
  gunichar c;

  if (first < 0x80)
    {
      *size = 1;
      return classes[first];
    }
  /* Two bytes hold what most of Europe and the Near East write. */
  if (first >= 0xc2 && first < 0xe0 && end - p >= 2 && ((guchar) p[1] & 0xc0) == 0x80)
    {
      *size = 2;
      return classes[(first & 0x1f) << 6 | ((guchar) p[1] & 0x3f)];
    }

  c = g_utf8_get_char_validated (p, end - p);
  *size = 1;
  if (c >= (gunichar) -2)
    return DIVIDES;
  *size = (guint) g_unichar_to_utf8 (c, NULL);
  return get_class (c);
}

/* Finds the next run of letters. */
static gboolean
find_word (DossierTokenizer *self, gsize *start, guint32 *hash)
{
  const char *p = self->text + self->position;
  const char *end = self->text + self->length;
  const char *first;
  Class class = DIVIDES;
  guint size = 0;
  guint32 sum = 2166136261u; /* FNV-1a */

  for (; p < end; p += size)
    {
      class = look_at (p, end, &size);
      if (class == LETTER || class == ALONE)
        break;
    }
  if (p >= end)
    {
      self->position = self->length;
      return FALSE;
    }

  first = p;
  do
    {
      for (guint i = 0; i < size; i++)
        sum = (sum ^ (guchar) p[i]) * 16777619u;
      p += size;
    }
  while (p < end && ((look_at (p, end, &size) == LETTER && class == LETTER) ||
                     look_at (p, end, &size) == WITHIN));

  *start = (gsize) (first - self->text);
  *hash = sum;
  self->position = (gsize) (p - self->text);
  return TRUE;
}

/* Cuts it between two characters. */
static void
cut (GString *word)
{
  gsize length = LONGEST_WORD;

  if (word->len <= LONGEST_WORD)
    return;
  while (length > 0 && ((guchar) word->str[length] & 0xc0) == 0x80)
    length--;
  g_string_truncate (word, length);
}

static void
work_out (DossierTokenizer *self, const char *word, gsize length)
{
  gsize folded = MIN (length, LONGEST_WORD * 8);

  while (folded < length && ((guchar) word[folded] & 0xc0) == 0x80)
    folded--;
  g_string_truncate (self->form, 0);
  dossier_text_append_folded (self->form, word, folded);
  cut (self->form);

  g_string_truncate (self->stem, 0);
  if (length <= LONGEST_WORD)
    dossier_stemmers_append_stem (self->stemmers, self->language, word, length, self->stem);
  cut (self->stem);
  if (self->stem->len == self->form->len &&
      memcmp (self->stem->str, self->form->str, self->stem->len) == 0)
    g_string_truncate (self->stem, 0);
}

static void
keep (DossierTokenizer *self, Kept *place, guint32 hash, const char *word, gsize length)
{
  char *p = place->text;

  place->raw_length = 0;
  if (length + self->form->len + self->stem->len + 2 > KEPT_TEXT)
    return;
  place->hash = hash;
  place->language = self->language;
  place->raw_length = (guint8) length;
  place->form_length = (guint8) self->form->len;
  place->stem_length = (guint8) self->stem->len;
  memcpy (p, word, length);
  memcpy (p + length, self->form->str, self->form->len + 1);
  memcpy (p + length + self->form->len + 1, self->stem->str, self->stem->len + 1);
}

static void
set_token (DossierToken *token, const char *form, gsize length, const char *stem, gsize stem_length)
{
  token->form = form;
  token->form_length = (guint) length;
  token->stem = stem_length > 0 ? stem : NULL;
  token->stem_length = (guint) stem_length;
}

static void
look_up (DossierTokenizer *self, const char *word, gsize length, guint32 hash, DossierToken *token)
{
  Kept *place = &self->kept[(hash ^ (hash >> 16) ^ self->language * 31u) % N_KEPT];

  if (place->raw_length == length && place->hash == hash && place->language == self->language &&
      memcmp (place->text, word, length) == 0)
    {
      const char *form = place->text + length;

      set_token (token, form, place->form_length, form + place->form_length + 1,
                 place->stem_length);
      return;
    }

  work_out (self, word, length);
  keep (self, place, hash, word, length);
  set_token (token, self->form->str, self->form->len, self->stem->str, self->stem->len);
}

/* Public API */

DossierTokenizer *
dossier_tokenizer_new (void)
{
  DossierTokenizer *self = g_new0 (DossierTokenizer, 1);

  prepare_classes ();
  self->text = "";
  self->stemmers = dossier_stemmers_new ();
  self->kept = g_new0 (Kept, N_KEPT);
  self->form = g_string_new (NULL);
  self->stem = g_string_new (NULL);
  return self;
}

void
dossier_tokenizer_free (DossierTokenizer *self)
{
  dossier_stemmers_free (self->stemmers);
  g_string_free (self->form, TRUE);
  g_string_free (self->stem, TRUE);
  g_free (self->kept);
  g_free (self);
}

DossierTokenizer *
dossier_tokenizer_get_for_thread (void)
{
  static GPrivate own = G_PRIVATE_INIT ((GDestroyNotify) dossier_tokenizer_free);
  DossierTokenizer *self = g_private_get (&own);

  if (self == NULL)
    g_private_set (&own, self = dossier_tokenizer_new ());
  return self;
}

void
dossier_tokenizer_begin (DossierTokenizer *self, const char *text, gsize length, guint8 language)
{
  self->text = text;
  self->length = length;
  self->position = 0;
  self->language = language;
}

gboolean
dossier_tokenizer_next (DossierTokenizer *self, DossierToken *token)
{
  guint32 hash;

  while (find_word (self, &token->start, &hash))
    {
      token->end = self->position;
      look_up (self, self->text + token->start, token->end - token->start, hash, token);
      /* Of some characters nothing is left. */
      if (token->form_length > 0)
        return TRUE;
    }
  return FALSE;
}

const char *
dossier_tokenizer_stem (DossierTokenizer *self, const char *word, gsize length, guint8 language)
{
  guint8 own = self->language;

  self->language = language;
  work_out (self, word, length);
  self->language = own;
  return self->stem->len > 0 ? self->stem->str : NULL;
}
