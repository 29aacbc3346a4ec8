/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edited-export.h"

#include <string.h>

#define OWN -1

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

GPtrArray *
pieces_new (void)
{
  return g_ptr_array_new_with_free_func (piece_free);
}

static Piece *
piece_new (int owner, char *text)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->owner = owner;
  piece->text = text;
  return piece;
}

void
pieces_add (GPtrArray *pieces, int owner, char *text)
{
  g_ptr_array_add (pieces, piece_new (owner, text));
}

char *
pieces_join (GPtrArray *pieces, const char *gap)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = pieces->pdata[i];

      g_string_append (text, i == 0 ? "" : i == 1 ? "\n\n" : gap);
      g_string_append (text, piece->text);
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

GPtrArray *
pieces_cut (const char *text, gboolean outline)
{
  GPtrArray *pieces = pieces_new ();
  const char *body = strstr (text, outline ? "\n\n" : "\n---\n");
  g_auto (GStrv) parts = NULL;
  GString *part = g_string_new (NULL);

  g_assert_nonnull (body);
  body += outline ? 0 : strlen ("\n---");
  pieces_add (pieces, 0, g_strndup (text, body - text));
  while (*body == '\n')
    body++;
  parts = g_strsplit (body, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *line = parts[i];
      gboolean begins =
        outline ? g_str_has_prefix (line + strspn (line, "	 "), "- ") : *line == '\0';

      if (begins && part->len > 0)
        {
          pieces_add (pieces, (int) pieces->len, g_strndup (part->str, part->len - 1));
          g_string_truncate (part, 0);
        }
      if (outline || *line != '\0')
        g_string_append_printf (part, "%s\n", line);
    }
  while (part->len > 0 && part->str[part->len - 1] == '\n')
    g_string_truncate (part, part->len - 1);
  if (part->len > 0)
    pieces_add (pieces, (int) pieces->len, g_strdup (part->str));
  g_string_free (part, TRUE);
  return pieces;
}

static int
pick (Editing *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static char *
take_word (Editing *self)
{
  return g_strdup_printf ("pers%u", self->words++);
}

/* A block of code is left whole: when it is not closed, what follows is no text any more, and is
 * told of as a conflict wherever it was touched. */
static gboolean
may_touch (Editing *self, const Piece *piece)
{
  return strstr (piece->text, "```") == NULL &&
         (piece->owner == OWN || self->may == NULL || self->may (piece->owner, self->data));
}

/* Any but the front matter; NULL when it may not be touched. */
static Piece *
pick_piece (Editing *self, GPtrArray *pieces, guint *index)
{
  if (pieces->len < 2)
    return NULL;
  *index = 1 + (guint) pick (self, (int) pieces->len - 1);
  return may_touch (self, pieces->pdata[*index]) ? pieces->pdata[*index] : NULL;
}

static char *
take_indent (const char *text)
{
  return g_strndup (text, strspn (text, "\t "));
}

/* What a person writes between two blocks. */
static char *
write_own (Editing *self, const Piece *before)
{
  g_autofree char *first = take_word (self);
  g_autofree char *second = take_word (self);
  const char *indent = before->text[0] == '\t' ? "\t" : "";

  if (self->outline)
    return pick (self, 2) ? g_strdup_printf ("%s- My %s words", indent, first)
                          : g_strdup_printf ("%s- My %s words\n%s\t- and %s of them", indent, first,
                                             indent, second);
  switch (pick (self, 7))
    {
    case 0:
      return g_strdup_printf ("## My %s heading", first);
    case 1:
      return g_strdup_printf ("> %s quoted\n> %s as well", first, second);
    case 2:
      return g_strdup_printf ("- %s\n- %s", first, second);
    case 3:
      return g_strdup_printf ("```\n# no %s heading\n\n^n-1 %s\n```", first, second);
    case 4:
      return g_strdup_printf ("%s and so on ^own-%s", first, second);
    default:
      return g_strdup_printf ("I %s think.\nAnd %s more.", first, second);
    }
}

static void
put_between (Editing *self, GPtrArray *pieces)
{
  int at = 1 + pick (self, (int) pieces->len);
  const Piece *before = pieces->pdata[at - 1];

  /* In an outline what is deeper would hang on what is before. */
  if (self->outline && at > 1 && at < (int) pieces->len)
    {
      const Piece *behind = pieces->pdata[at];

      if (strspn (behind->text, "\t ") > strspn (before->text, "\t "))
        before = behind;
    }
  g_ptr_array_insert (pieces, at, piece_new (OWN, write_own (self, before)));
}

static char **
cut_lines (const Piece *piece, int *n)
{
  char **lines = g_strsplit (piece->text, "\n", -1);

  *n = (int) g_strv_length (lines);
  return lines;
}

static void
set_lines (Piece *piece, char **lines)
{
  g_free (piece->text);
  piece->text = g_strjoinv ("\n", lines);
}

static void
replace_line (char **lines, int at, char *line)
{
  g_free (lines[at]);
  lines[at] = line;
}

static void
put_into_line (Editing *self, Piece *piece)
{
  int n;
  g_auto (GStrv) lines = cut_lines (piece, &n);
  int at = pick (self, n);
  const char *space = strchr (lines[at], ' ');
  g_autofree char *word = take_word (self);

  if (space == NULL)
    replace_line (lines, at, g_strdup_printf ("%s %s", lines[at], word));
  else
    replace_line (lines, at,
                  g_strdup_printf ("%.*s %s%s", (int) (space - lines[at]), lines[at], word, space));
  set_lines (piece, lines);
}

static void
put_line (Editing *self, Piece *piece, const char *before, const char *behind)
{
  int n;
  g_auto (GStrv) lines = cut_lines (piece, &n);
  int at = pick (self, n);
  g_autofree char *word = take_word (self);
  g_autofree char *indent = take_indent (lines[at]);

  replace_line (lines, at,
                g_strdup_printf ("%s%s%s%s line%s", lines[at], before, indent, word,
                                 at + 1 < n ? behind : ""));
  set_lines (piece, lines);
}

static void
delete_line (Editing *self, Piece *piece)
{
  int n;
  g_auto (GStrv) lines = cut_lines (piece, &n);
  int at = pick (self, n);

  g_free (lines[at]);
  memmove (lines + at, lines + at + 1, sizeof (char *) * (gsize) (n - at));
  set_lines (piece, lines);
}

static void
split_line (Editing *self, Piece *piece)
{
  int n;
  g_auto (GStrv) lines = cut_lines (piece, &n);
  int at = pick (self, n);
  char *space = strrchr (lines[at], ' ');

  if (space != NULL)
    {
      g_autofree char *head = g_strndup (lines[at], space - lines[at]);

      replace_line (lines, at,
                    g_strdup_printf ("%s%s%s", head, pick (self, 2) ? "\n\n" : "\n", space + 1));
    }
  set_lines (piece, lines);
}

static void
move (Editing *self, GPtrArray *pieces, guint from, gboolean copy)
{
  Piece *piece = copy ? piece_new (((Piece *) pieces->pdata[from])->owner,
                                   g_strdup (((Piece *) pieces->pdata[from])->text))
                      : g_ptr_array_steal_index (pieces, from);

  g_ptr_array_insert (pieces, 1 + pick (self, (int) pieces->len), piece);
}

static void
join (Editing *self, GPtrArray *pieces, guint at)
{
  Piece *piece = pieces->pdata[at];
  Piece *next = at + 1 < pieces->len ? pieces->pdata[at + 1] : NULL;
  char *joined;

  if (next == NULL || !may_touch (self, next))
    return;
  joined = g_strconcat (piece->text, pick (self, 2) ? " " : "\n", next->text, NULL);
  g_free (piece->text);
  piece->text = joined;
  g_ptr_array_remove_index (pieces, at + 1);
}

/* Keys, comments and tags of the person's. */
static void
edit_front (Editing *self, Piece *piece)
{
  g_autofree char *word = take_word (self);
  g_autofree char *second = take_word (self);
  GString *text = g_string_new (piece->text);
  const char *tags = strstr (text->str, "\ntags:\n");

  if (self->outline)
    g_string_prepend (text, "own:: x\n");
  if (self->outline)
    g_string_insert (text, 5, word);
  else if (tags != NULL && pick (self, 2))
    {
      g_autofree char *item = g_strdup_printf ("  - %s\n", word);

      g_string_insert (text, tags - text->str + (gssize) strlen ("\ntags:\n"), item);
    }
  else
    {
      g_autofree char *lines = g_strdup_printf ("# %s\n%s: 'x: y'\n", word, second);

      if (pick (self, 2))
        g_string_insert (text, strlen ("---\n"), lines);
      else
        g_string_insert (text, (gssize) text->len - (gssize) strlen ("---"), lines);
    }
  g_free (piece->text);
  piece->text = g_string_free (text, FALSE);
}

static void
edit_once (Editing *self, GPtrArray *pieces)
{
  int what = pick (self, 13);
  guint at = 0;
  Piece *piece;

  if (what < 3)
    {
      put_between (self, pieces);
      return;
    }
  if (what == 3)
    {
      edit_front (self, pieces->pdata[0]);
      return;
    }
  piece = pick_piece (self, pieces, &at);
  if (piece == NULL || *piece->text == '\0')
    return;
  switch (what)
    {
    case 4:
    case 5:
      put_into_line (self, piece);
      break;
    case 6:
      put_line (self, piece, "\n", "");
      break;
    case 7:
      put_line (self, piece, "\n\n", "\n");
      break;
    case 8:
      /* What was below the first item would come below the block before. */
      if (!self->outline || piece->owner != OWN)
        delete_line (self, piece);
      break;
    case 9:
      g_ptr_array_remove_index (pieces, at);
      break;
    case 10:
      move (self, pieces, at, pick (self, 3) == 0);
      break;
    case 11:
      split_line (self, piece);
      break;
    default:
      join (self, pieces, at);
    }
}

char *
edit_export (Editing *self, GPtrArray *pieces, guint n)
{
  g_autofree char *text = NULL;
  GString *edited;

  for (guint i = 0; i < n; i++)
    edit_once (self, pieces);
  text = pieces_join (pieces, self->outline ? "\n" : "\n\n");
  edited = g_string_new (text);
  if (pick (self, 8) == 0)
    g_string_truncate (edited, edited->len - 1);
  if (self->outline && pick (self, 8) == 0)
    g_string_replace (edited, "\t", "  ", 0);
  if (pick (self, 6) == 0)
    g_string_replace (edited, "\n", "\r\n", 0);
  if (pick (self, 12) == 0)
    g_string_prepend (edited, "\xef\xbb\xbf");
  return g_string_free (edited, FALSE);
}

char *
list_words (const char *text, gsize len, const char *prefix)
{
  GString *list = g_string_new (NULL);
  gsize n = strlen (prefix);

  for (gsize i = 0; i + n < len; i++)
    if (strncmp (text + i, prefix, n) == 0 && g_ascii_isdigit (text[i + n]))
      {
        gsize end = i + n;

        while (end < len && g_ascii_isdigit (text[end]))
          end++;
        g_string_append_len (list, text + i, (gssize) (end - i));
        g_string_append_c (list, ' ');
      }
  return g_string_free (list, FALSE);
}
