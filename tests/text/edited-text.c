/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "edited-text.h"

static EditedPassage *
passage_new (char *id, GArray *letters)
{
  EditedPassage *passage = g_new0 (EditedPassage, 1);

  passage->id = id;
  passage->letters = letters;
  return passage;
}

static void
passage_free (gpointer data)
{
  EditedPassage *passage = data;

  g_free (passage->id);
  g_array_unref (passage->letters);
  g_free (passage);
}

static GArray *
letters_new (const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      Letter letter = { .c = g_utf8_get_char (text) };

      g_array_append_val (letters, letter);
    }
  return letters;
}

static Letter *
letters_get (const GArray *letters, guint i)
{
  return &g_array_index (letters, Letter, i);
}

static guint
any (EditedText *self, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint32) n) : 0;
}

EditedText *
edited_text_new (DossierDocument *document, guint first, guint last, GRand *rand)
{
  EditedText *self = g_new0 (EditedText, 1);

  self->passages = g_ptr_array_new_with_free_func (passage_free);
  self->rand = rand;
  for (guint i = first; i < last; i++)
    g_ptr_array_add (self->passages,
                     passage_new (g_strdup_printf ("p%u", ++self->n_ids),
                                  letters_new (dossier_document_get_passage (document, i)->text)));
  return self;
}

void
edited_text_free (EditedText *self)
{
  g_ptr_array_unref (self->passages);
  g_free (self);
}

void
edited_text_number (EditedText *self)
{
  self->n_letters = 0;
  for (guint i = 0; i < self->passages->len; i++)
    {
      GArray *letters = ((EditedPassage *) self->passages->pdata[i])->letters;

      for (guint j = 0; j < letters->len; j++)
        {
          letters_get (letters, j)->id = ++self->n_letters;
          letters_get (letters, j)->copy = FALSE;
        }
    }
}

/* Sentences and words */

typedef struct
{
  guint passage;
  guint start;
  guint end; /* with the space behind it */
} Stretch;

static GArray *
get_passage (EditedText *self, guint passage)
{
  return ((EditedPassage *) self->passages->pdata[passage])->letters;
}

/* Whether a sentence begins at @i: after a full stop and what closes, or on a new line. */
static gboolean
begins_sentence (const GArray *letters, guint i)
{
  static const char *const closing = "\"'”’»)] ";
  gboolean space = FALSE;

  if (i == 0 || i >= letters->len || letters_get (letters, i - 1)->c == '\n')
    return TRUE;
  for (; i > 0; i--)
    {
      gunichar c = letters_get (letters, i - 1)->c;

      if (space && (c == '.' || c == '!' || c == '?' || c == 0x2026))
        return TRUE;
      space = space || g_unichar_isspace (c);
      if (!space || (!g_unichar_isspace (c) && g_utf8_strchr (closing, -1, c) == NULL))
        return FALSE;
    }
  return TRUE;
}

static void
widen (const GArray *letters, guint *start, guint *end)
{
  while (!begins_sentence (letters, *start))
    (*start)--;
  while (!begins_sentence (letters, *end))
    (*end)++;
}

void
edited_text_get_sentences (EditedText *self, guint passage, guint *start, guint *end)
{
  widen (get_passage (self, passage), start, end);
}

/* The sentence at a random place; FALSE when the passage is empty. */
static gboolean
pick_sentence (EditedText *self, Stretch *sentence)
{
  GArray *letters;
  guint at;

  if (self->passages->len == 0)
    return FALSE;
  sentence->passage = any (self, self->passages->len);
  letters = get_passage (self, sentence->passage);
  if (letters->len == 0)
    return FALSE;

  at = any (self, letters->len);
  sentence->start = at;
  sentence->end = at + 1;
  widen (letters, &sentence->start, &sentence->end);
  return sentence->end > sentence->start;
}

static gboolean
pick_word (EditedText *self, const GArray *letters, Stretch *word)
{
  guint at;

  if (letters->len == 0)
    return FALSE;
  at = any (self, letters->len);
  for (guint i = 0; !g_unichar_isalnum (letters_get (letters, at)->c); i++)
    {
      if (i == letters->len)
        return FALSE;
      at = (at + 1) % letters->len;
    }
  word->start = at;
  word->end = at;
  while (word->start > 0 && g_unichar_isalnum (letters_get (letters, word->start - 1)->c))
    word->start--;
  while (word->end < letters->len && g_unichar_isalnum (letters_get (letters, word->end)->c))
    word->end++;
  return TRUE;
}

/* Copies that keep what they are copies of, or are new (@keep FALSE). */
static GArray *
copy_letters (const GArray *letters, guint start, guint end, gboolean keep)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (Letter));

  g_array_append_vals (copy, letters_get (letters, start), end - start);
  for (guint i = 0; i < copy->len; i++)
    {
      Letter *letter = letters_get (copy, i);

      if (!keep)
        letter->id = 0;
      letter->copy = letter->id != 0;
    }
  return copy;
}

static GArray *
take_letters (GArray *letters, guint start, guint end)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (Letter));

  g_array_append_vals (taken, letters_get (letters, start), end - start);
  g_array_remove_range (letters, start, end - start);
  return taken;
}

/* A space before @at, unless there is one; where what stood at @at stands then. */
static guint
put_space (GArray *letters, guint at)
{
  Letter space = { .c = ' ' };

  if (at == 0 || g_unichar_isspace (letters_get (letters, at - 1)->c))
    return at;
  g_array_insert_val (letters, at, space);
  return at + 1;
}

/* @sentence (transfer full), between two others somewhere; or in @passage. */
static void
put_sentence (EditedText *self, GArray *sentence)
{
  Stretch place;

  if (sentence->len > 0 && pick_sentence (self, &place))
    {
      GArray *letters = get_passage (self, place.passage);
      guint at = any (self, 2) ? place.start : place.end;

      put_space (sentence, sentence->len);
      at = put_space (letters, at);
      g_array_insert_vals (letters, at, sentence->data, sentence->len);
    }
  g_array_unref (sentence);
}

static const char *const names[] = { "Armenia", "Azerbaijan", "Belarus",    "Georgia", "Kazakhstan",
                                     "Moldova", "Russia",     "Tajikistan", "Ukraine", "Serbia" };
static const char *const other_words[] = { "not",    "never",  "hardly", "later", "president",
                                           "treaty", "Москва", "ile",    "born",  "of" };

static void
replace_word (EditedText *self, GArray *letters, const Stretch *word)
{
  gunichar first = letters_get (letters, word->start)->c;
  const char *text = g_unichar_isupper (first)
                       ? names[any (self, G_N_ELEMENTS (names))]
                       : other_words[any (self, G_N_ELEMENTS (other_words))];
  g_autoptr (GArray) fresh = NULL;

  if (g_unichar_isdigit (first))
    {
      Letter digit = { .c = '0' + ((first - '0') + 1 + any (self, 9)) % 10 };

      *letters_get (letters, word->start) = digit;
      return;
    }

  fresh = letters_new (text);
  if (fresh->len == word->end - word->start)
    {
      gboolean same = TRUE;

      for (guint i = 0; i < fresh->len; i++)
        same = same && letters_get (fresh, i)->c == letters_get (letters, word->start + i)->c;
      if (same)
        {
          Letter more = { .c = 'x' };

          g_array_append_val (fresh, more);
        }
    }
  g_array_remove_range (letters, word->start, word->end - word->start);
  g_array_insert_vals (letters, word->start, fresh->data, fresh->len);
}

/* One word of @letters is another. */
static void
change_word (EditedText *self, GArray *letters)
{
  Stretch word;

  if (pick_word (self, letters, &word))
    replace_word (self, letters, &word);
}

/* Changes */

static void
insert_sentence (EditedText *self)
{
  Stretch model;
  GArray *sentence;

  if (!pick_sentence (self, &model))
    return;
  sentence = copy_letters (get_passage (self, model.passage), model.start, model.end, FALSE);
  for (guint i = 0; i < 5; i++)
    change_word (self, sentence);
  put_sentence (self, sentence);
}

static void
insert_lookalike (EditedText *self)
{
  Stretch model;
  GArray *sentence;

  if (!pick_sentence (self, &model))
    return;
  sentence = copy_letters (get_passage (self, model.passage), model.start, model.end, FALSE);
  change_word (self, sentence);
  put_sentence (self, sentence);
}

/* The original goes, and a lookalike stands elsewhere. */
static void
replace_by_lookalike (EditedText *self)
{
  Stretch model;
  GArray *letters;
  GArray *sentence;

  if (!pick_sentence (self, &model))
    return;
  letters = get_passage (self, model.passage);
  sentence = copy_letters (letters, model.start, model.end, FALSE);
  g_array_remove_range (letters, model.start, model.end - model.start);
  change_word (self, sentence);
  put_sentence (self, sentence);
}

static void
change_in_place (EditedText *self)
{
  Stretch sentence;

  if (pick_sentence (self, &sentence))
    {
      GArray *letters = get_passage (self, sentence.passage);
      GArray *taken = take_letters (letters, sentence.start, sentence.end);

      change_word (self, taken);
      g_array_insert_vals (letters, sentence.start, taken->data, taken->len);
      g_array_unref (taken);
    }
}

static void
delete_sentences (EditedText *self)
{
  Stretch sentence;

  if (pick_sentence (self, &sentence))
    g_array_remove_range (get_passage (self, sentence.passage), sentence.start,
                          sentence.end - sentence.start);
}

static void
move_sentence (EditedText *self)
{
  Stretch sentence;

  if (pick_sentence (self, &sentence))
    put_sentence (self, take_letters (get_passage (self, sentence.passage), sentence.start,
                                      sentence.end));
}

static void
copy_sentence (EditedText *self)
{
  Stretch sentence;

  if (pick_sentence (self, &sentence))
    put_sentence (self, copy_letters (get_passage (self, sentence.passage), sentence.start,
                                      sentence.end, TRUE));
}

/* With the next one. */
static void
swap_sentences (EditedText *self)
{
  Stretch first;
  GArray *letters;
  GArray *taken;
  guint end;

  if (!pick_sentence (self, &first))
    return;
  letters = get_passage (self, first.passage);
  if (first.end == letters->len)
    return;
  for (end = first.end + 1; !begins_sentence (letters, end);)
    end++;
  put_space (letters, end);
  taken = take_letters (letters, first.start, first.end);
  end -= taken->len;
  end = MIN (end, letters->len);
  g_array_insert_vals (letters, end, taken->data, taken->len);
  g_array_unref (taken);
}

static void
insert_words (EditedText *self)
{
  guint passage = any (self, self->passages->len);
  g_autoptr (GArray) fresh = letters_new (other_words[any (self, G_N_ELEMENTS (other_words))]);
  Stretch word;

  put_space (fresh, fresh->len);
  if (pick_word (self, get_passage (self, passage), &word))
    g_array_insert_vals (get_passage (self, passage), word.start, fresh->data, fresh->len);
}

static void
delete_word (EditedText *self)
{
  GArray *letters = get_passage (self, any (self, self->passages->len));
  Stretch word;

  if (pick_word (self, letters, &word))
    g_array_remove_range (letters, word.start, word.end - word.start);
}

/* Passages */

static void
insert_passage (EditedText *self, GArray *letters)
{
  g_ptr_array_insert (self->passages, (int) any (self, self->passages->len + 1),
                      passage_new (g_strdup_printf ("p%u", ++self->n_ids), letters));
}

static void
copy_passage (EditedText *self)
{
  GArray *letters = get_passage (self, any (self, self->passages->len));

  insert_passage (self, copy_letters (letters, 0, letters->len, TRUE));
}

static void
new_passage (EditedText *self)
{
  GArray *letters = get_passage (self, any (self, self->passages->len));
  GArray *copy = copy_letters (letters, 0, letters->len, FALSE);

  for (guint i = 0; i < 3 + copy->len / 12; i++)
    change_word (self, copy);
  insert_passage (self, copy);
}

static void
move_passage (EditedText *self)
{
  EditedPassage *passage =
    g_ptr_array_steal_index (self->passages, any (self, self->passages->len));

  g_ptr_array_insert (self->passages, (int) any (self, self->passages->len + 1), passage);
}

static void
delete_passage (EditedText *self)
{
  if (self->passages->len > 2)
    g_ptr_array_remove_index (self->passages, any (self, self->passages->len));
}

static void
split_passage (EditedText *self)
{
  Stretch sentence;
  GArray *letters;
  GArray *rest;

  if (!pick_sentence (self, &sentence) || sentence.start == 0)
    return;
  letters = get_passage (self, sentence.passage);
  rest = take_letters (letters, sentence.start, letters->len);
  g_ptr_array_insert (self->passages, (int) sentence.passage + 1,
                      passage_new (g_strdup_printf ("p%u", ++self->n_ids), rest));
}

static void
merge_passages (EditedText *self)
{
  guint first;
  GArray *letters;
  GArray *next;

  if (self->passages->len < 3)
    return;
  first = any (self, self->passages->len - 1);
  letters = get_passage (self, first);
  next = get_passage (self, first + 1);
  put_space (letters, letters->len);
  g_array_append_vals (letters, next->data, next->len);
  g_ptr_array_remove_index (self->passages, first + 1);
}

/* How it is set */

static gunichar
set_otherwise (gunichar c, guint style)
{
  switch (c)
    {
    case 0x201c:
    case 0x201d:
    case '"':
      return style % 2 ? '"' : 0xab;
    case 0x2019:
    case '\'':
      return style % 2 ? '\'' : 0x2019;
    case 0x2013:
    case 0x2014:
    case '-':
      return style % 2 ? 0x2013 : '-';
    case ' ':
      return style % 3 == 0 ? 0xa0 : ' ';
    default:
      return c;
    }
}

static void
set_passage_otherwise (EditedText *self)
{
  GArray *letters = get_passage (self, any (self, self->passages->len));
  guint style = any (self, 6);

  for (guint i = 0; i < letters->len; i++)
    {
      Letter *letter = letters_get (letters, i);

      letter->c = set_otherwise (letter->c, style);
    }
}

/* Letters and marks apart. */
static void
decompose_passage (EditedText *self)
{
  GArray *letters = get_passage (self, any (self, self->passages->len));

  for (guint i = 0; i < letters->len; i++)
    {
      Letter letter = *letters_get (letters, i);
      gunichar base, mark;

      if (letter.c < 0x80 || !g_unichar_decompose (letter.c, &base, &mark) || mark == 0)
        continue;
      letters_get (letters, i)->c = base;
      letter.c = mark;
      g_array_insert_val (letters, i + 1, letter);
      i++;
    }
}

static void
renumber (EditedText *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      EditedPassage *passage = self->passages->pdata[i];

      g_free (passage->id);
      passage->id = g_strdup_printf ("p%u", i + 1);
    }
}

static void (*const changes[]) (EditedText *) = {
  insert_sentence,  insert_lookalike, replace_by_lookalike,  change_in_place,   delete_sentences,
  delete_sentences, move_sentence,    copy_sentence,         swap_sentences,    insert_words,
  delete_word,      copy_passage,     new_passage,           move_passage,      delete_passage,
  split_passage,    merge_passages,   set_passage_otherwise, decompose_passage,
};

/* A passage may have become empty: no edition has one. */
static void
drop_empty (EditedText *self)
{
  for (guint i = self->passages->len; i > 0; i--)
    if (get_passage (self, i - 1)->len == 0 && self->passages->len > 1)
      g_ptr_array_remove_index (self->passages, i - 1);
}

void
edited_text_edit (EditedText *self, guint n_changes)
{
  while (n_changes-- > 0)
    {
      changes[any (self, G_N_ELEMENTS (changes))](self);
      drop_empty (self);
    }
  if (any (self, 2))
    renumber (self);
}

void
edited_text_add_lookalikes (EditedText *self, guint n)
{
  while (n-- > 0)
    {
      if (any (self, 2))
        insert_lookalike (self);
      else
        copy_sentence (self);
    }
}

/* What became of it */

static char *
to_text (const GArray *letters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < letters->len; i++)
    g_string_append_unichar (text, letters_get (letters, i)->c);
  return g_string_free (text, FALSE);
}

DossierDocument *
edited_text_to_document (EditedText *self)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_strdup ("edited");
  document->hash = g_strdup ("edited");
  for (guint i = 0; i < self->passages->len; i++)
    {
      const EditedPassage *passage = self->passages->pdata[i];
      g_autofree char *text = to_text (passage->letters);

      dossier_document_take (document,
                             dossier_passage_new (passage->id, DOSSIER_PASSAGE_PARAGRAPH, text));
    }
  dossier_document_finish (document);
  return document;
}

GArray *
edited_text_get_letters (EditedText *self, guint passage, guint start, guint end)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  g_array_append_vals (letters, letters_get (get_passage (self, passage), start), end - start);
  return letters;
}

GArray *
edited_text_get_around (EditedText *self,
                        guint passage,
                        guint start,
                        guint end,
                        guint before,
                        guint after)
{
  GArray *around = edited_text_get_letters (self, passage, start, end);
  guint p = passage;

  for (guint i = start; before > 0; before--)
    {
      while (i == 0 && p > 0)
        i = get_passage (self, --p)->len;
      if (i == 0)
        break;
      g_array_prepend_val (around, *letters_get (get_passage (self, p), --i));
    }
  p = passage;
  for (guint i = end; after > 0; after--, i++)
    {
      while (p < self->passages->len && i == get_passage (self, p)->len)
        {
          p++;
          i = 0;
        }
      if (p == self->passages->len)
        break;
      g_array_append_val (around, *letters_get (get_passage (self, p), i));
    }
  return around;
}

/* The next letter that is no white space and has not the number of the one before (a letter and its
 * mark, apart, are one); NULL at the end. */
static const Letter *
next_letter (const GArray *letters, guint *i)
{
  while (*i < letters->len)
    {
      const Letter *letter = letters_get (letters, (*i)++);

      if (g_unichar_isspace (letter->c))
        continue;
      if (*i >= 2 && letter->id != 0 && letters_get (letters, *i - 2)->id == letter->id)
        continue;
      return letter;
    }
  return NULL;
}

gboolean
edited_letters_equal (const GArray *wanted, const GArray *there, gboolean copies)
{
  guint i = 0, j = 0;
  const Letter *a, *b;

  do
    {
      a = next_letter (wanted, &i);
      b = next_letter (there, &j);
      if (a != NULL && b != NULL && (a->id != b->id || (b->copy && !copies)))
        return FALSE;
    }
  while (a != NULL && b != NULL);
  return a == NULL && b == NULL;
}

guint
edited_letters_count (const GArray *wanted, const GArray *there, guint *n_there)
{
  guint first = wanted->len > 0 ? letters_get (wanted, 0)->id : 0;
  guint last = wanted->len > 0 ? letters_get (wanted, wanted->len - 1)->id : 0;
  guint i = 0;
  guint n = 0;
  const Letter *letter;

  *n_there = 0;
  while ((letter = next_letter (there, &i)) != NULL)
    {
      (*n_there)++;
      n += letter->id >= first && letter->id <= last && letter->id != 0;
    }
  return n;
}

typedef enum
{
  ORIGINALS = 1,
  COPIES = 2,
} Which;

/* Whether the letters that begin at @at are @wanted. */
static gboolean
begins_with (const GArray *letters, guint at, const GArray *wanted, Which which)
{
  guint i = 0, j = at;
  const Letter *a, *b;

  while ((a = next_letter (wanted, &i)) != NULL)
    {
      b = next_letter (letters, &j);
      if (b == NULL || a->id != b->id || (which & (b->copy ? COPIES : ORIGINALS)) == 0)
        return FALSE;
    }
  return TRUE;
}

Fate
edited_text_get_fate (EditedText *self, const GArray *letters)
{
  Fate fate = { 0 };
  guint first_at = 0;
  const Letter *first = next_letter (letters, &first_at);
  guint last = letters->len > 0 ? letters_get (letters, letters->len - 1)->id : 0;
  guint begin = letters->len > 0 ? letters_get (letters, 0)->id : 0;

  for (guint p = 0; first != NULL && p < self->passages->len; p++)
    {
      const GArray *there = get_passage (self, p);

      for (guint i = 0; i < there->len; i++)
        {
          const Letter *letter = letters_get (there, i);

          fate.n_left += letter->id >= begin && letter->id <= last && !letter->copy &&
                         letter->id != 0 && !g_unichar_isspace (letter->c);
          if (letter->id != first->id)
            continue;
          if (!letter->copy)
            fate.whole = fate.whole || begins_with (there, i, letters, ORIGINALS);
          else
            fate.copied = fate.copied || begins_with (there, i, letters, COPIES);
        }
    }
  fate.copied = fate.copied && !fate.whole;
  return fate;
}
