/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/plain/plain-blocks.h"

#include <string.h>

#include "formats/plain/plain-heading.h"
#include "formats/plain/plain-join.h"

/* A heading is no longer than this, in characters and in lines. */
#define HEADING_LENGTH 120
#define HEADING_LINES 3
/* A line that leaves so much of its room empty was not merely unlucky with its next word. */
#define SHORT_SHARE .75
/* Verse: so many lines, none of them longer than this share of the room, or this many characters.
 */
#define VERSE_LINES 3
#define VERSE_SHARE .8
#define VERSE_LENGTH 60

typedef struct
{
  const PlainLayout *layout;
  GArray *lines;
  GArray *groups; /* of Group */
  PlainJoin *join;
  GHashTable *labels; /* "Ms. Rusu" of "Ms. Rusu: Yes.": how often a paragraph begins so */
  guint n_dates;      /* paragraphs that are a date alone */
  double usual;       /* how long the lines of paragraphs are, where each stands on one line */
} Finder;

/* Lines that belong together: [first, end), but for addresses among them. */
typedef struct
{
  guint first;
  guint end;
  guint n_lines;
  gboolean apart; /* empty lines before it */
} Group;

static void
block_clear (gpointer block)
{
  g_free (((PlainBlock *) block)->text);
}

static PlainLine *
get_line (Finder *self, guint i)
{
  return &g_array_index (self->lines, PlainLine, i);
}

/* Bullets and numbers */

/* Bytes of the bullet at the beginning of @text with the white space behind it; 0 for none. */
static gsize
get_bullet (const char *text)
{
  static const char bullets[] = "•‣◦▪●■–—-*·";
  gunichar c = g_utf8_get_char (text);
  const char *behind = g_utf8_next_char (text);

  if (g_utf8_strchr (bullets, -1, c) == NULL || (*behind != ' ' && *behind != '\t'))
    return 0;
  return (gsize) (behind - text) + strspn (behind, " \t");
}

static gboolean
is_numbered (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n < 4 && (text[n] == '.' || text[n] == ')') && text[n + 1] == ' ';
}

/* Paragraphs */

/* A row of signs under a heading, or between two parts. */
static gboolean
is_rule (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  glong n = 0;

  if (g_utf8_strchr ("=-_~*#—–", -1, c) == NULL)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) == c)
      n++;
    else if (*text != ' ')
      return FALSE;
  return n >= 3;
}

static gboolean
is_capital (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0' && !g_unichar_islower (g_utf8_get_char (text));
}

/* Far from full, and no end of a sentence: it stands for itself. */
static gboolean
is_short (Finder *self, const PlainLine *line, const PlainLine *next)
{
  return plain_layout_is_free (self->layout, line, next) &&
         plain_layout_measure (self->layout, line->text, -1) < SHORT_SHARE * self->layout->limit;
}

/* A line between two paragraphs that are not set apart otherwise. The one before it may leave no
 * room for its first word, but is rarely full to the brim as well. */
#define FULL_SHARE .95
static gboolean
is_heading_line (Finder *self, guint at)
{
  const PlainLine *line = get_line (self, at);
  const PlainLine *next = at + 1 < self->lines->len ? line + 1 : NULL;

  return next != NULL && is_capital (line->text) && is_capital (next->text) &&
         plain_heading_ends (line->text) && is_short (self, line, next) &&
         plain_layout_measure (self->layout, line[-1].text, -1) < FULL_SHARE * self->layout->limit;
}

/* Whether @next, behind an empty line or the end of a page, goes on with what @line has begun. */
static gboolean
goes_on (Finder *self, const PlainLine *line, const PlainLine *next, gboolean between)
{
  if (!between)
    return next->blanks == 0;
  if (plain_ends_sentence (line->text))
    return !self->layout->spaced && !plain_layout_is_free (self->layout, line, next);
  return plain_begins_lower (next->text) || !plain_layout_is_free (self->layout, line, next);
}

static gboolean
begins_item (Finder *self, const Group *group, const PlainLine *line, const char *next)
{
  const char *first = get_line (self, group->first)->text;
  gboolean list = get_bullet (first) > 0 || is_numbered (first);

  return get_bullet (next) > 0 ||
         (is_numbered (next) && (list || plain_ends_sentence (line->text)));
}

/* Whether the lines of @next and @line, one behind the other, belong to different paragraphs. */
static gboolean
is_parted (Finder *self, const Group *group, guint line_at, guint next_at)
{
  const PlainLine *line = get_line (self, line_at);
  const PlainLine *next = get_line (self, next_at);
  gboolean ended = plain_ends_sentence (line->text);

  if (plain_begins_lower (next->text))
    return FALSE;
  if (plain_heading_is_capitals (line->text) != plain_heading_is_capitals (next->text) &&
      group->n_lines <= HEADING_LINES && is_short (self, line, next))
    return TRUE;
  if (ended && get_bullet (get_line (self, group->first)->text) == 0 &&
      next->indent >= line->indent + 2)
    return TRUE;
  if (self->layout->spaced)
    return FALSE;
  if (ended)
    return plain_layout_is_free (self->layout, line, next) || is_heading_line (self, next_at);
  return group->n_lines == 1 && is_capital (next->text) && is_short (self, line, next);
}

/* Whether the line @next_at begins a paragraph when @line_at is the one before it and @group the
 * lines so far. @between: a page ended, or addresses stand between them, where empty lines say
 * little. */
static gboolean
is_new (Finder *self, const Group *group, guint line_at, guint next_at, gboolean between)
{
  const PlainLine *line = get_line (self, line_at);
  const PlainLine *next = get_line (self, next_at);

  if (!self->layout->wrapped || is_rule (line->text) || is_rule (next->text) ||
      plain_heading_get_marks (line->text) > 0 || plain_heading_get_marks (next->text) > 0 ||
      begins_item (self, group, line, next->text))
    return TRUE;
  if (between || next->blanks > 0)
    return !goes_on (self, line, next, between);
  return is_parted (self, group, line_at, next_at);
}

static void
find_groups (Finder *self)
{
  Group group = { 0, 0, 0, TRUE };
  guint last = 0;
  gboolean between = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      PlainLine *line = get_line (self, i);

      between = between || line->page || line->link;
      if (line->link)
        continue;
      if (group.n_lines > 0 && is_new (self, &group, last, i, between))
        {
          group.end = last + 1;
          g_array_append_val (self->groups, group);
          group.n_lines = 0;
        }
      if (group.n_lines == 0)
        {
          group.first = i;
          group.apart = line->blanks > 0 || i == 0;
        }
      group.n_lines++;
      last = i;
      between = FALSE;
    }
  if (group.n_lines > 0)
    {
      group.end = last + 1;
      g_array_append_val (self->groups, group);
    }
}

/* What they are */

static char *
join_lines (Finder *self, const Group *group, gboolean verse)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = group->first; i < group->end; i++)
    {
      const PlainLine *line = get_line (self, i);

      if (line->link)
        continue;
      if (!verse)
        plain_join_add (self->join, text, line->text);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const Group *
get_group (Finder *self, guint i)
{
  return i < self->groups->len ? &g_array_index (self->groups, Group, i) : NULL;
}

static double
measure_usual (Finder *self)
{
  double sum = 0;

  for (guint i = 0; i < self->lines->len; i++)
    sum += (double) g_utf8_strlen (get_line (self, i)->text, -1);
  return self->lines->len > 0 ? sum / self->lines->len : 0;
}

/* What stands between a title and the text: who wrote it and when. A date heads something where
 * there are others, as in a diary. */
static gboolean
is_front (Finder *self, const Group *group)
{
  const char *text = get_line (self, group->first)->text;

  return group->n_lines == 1 &&
         (plain_heading_is_byline (text) || (self->n_dates == 1 && plain_heading_is_date (text)));
}

/* What stands below the title, above who wrote the text or when. */
static gboolean
is_subtitle (Finder *self, guint at)
{
  const Group *next = get_group (self, at + 1), *behind = get_group (self, at + 2);

  return at == 1 && next != NULL &&
         (is_front (self, next) ||
          (behind != NULL && next->n_lines == 1 && is_front (self, behind)));
}

static char *
get_label (Finder *self, guint at)
{
  const Group *group = get_group (self, at);

  return group != NULL ? plain_heading_get_label (get_line (self, group->first)->text) : NULL;
}

/* In a debate somebody speaks more than once, or between two others. */
static gboolean
is_said (Finder *self, guint at)
{
  g_autofree char *label = get_label (self, at), *next = get_label (self, at + 1);
  g_autofree char *before = at > 0 ? get_label (self, at - 1) : NULL;

  return label != NULL && (GPOINTER_TO_UINT (g_hash_table_lookup (self->labels, label)) > 1 ||
                           (before != NULL && next != NULL));
}

/* A number that counts headings, not items: no other item stands beside it. */
static gboolean
is_counted_heading (Finder *self, guint at)
{
  const Group *group = get_group (self, at), *next = get_group (self, at + 1);
  const char *before = at > 0 ? get_line (self, get_group (self, at - 1)->first)->text : "";

  return group->n_lines == 1 && next != NULL && group->apart && next->apart &&
         plain_heading_is_counted (get_line (self, group->first)->text) && !is_numbered (before) &&
         !is_numbered (get_line (self, next->first)->text);
}

static gboolean
is_heading (Finder *self, guint at, const char *text)
{
  const Group *group = get_group (self, at);
  const Group *next = get_group (self, at + 1);
  const PlainLine *first = get_line (self, group->first);

  if (next == NULL || group->n_lines > HEADING_LINES || !is_capital (text) ||
      g_utf8_strlen (text, -1) > HEADING_LENGTH)
    return FALSE;
  if (plain_heading_is_numbered (text) || is_rule (get_line (self, next->first)->text))
    return TRUE;
  if (!plain_heading_ends (text) || is_numbered (first->text) || is_said (self, at) ||
      is_front (self, group) || is_subtitle (self, at) || plain_heading_is_emphasised (text))
    return FALSE;
  if (plain_heading_is_capitals (text))
    return TRUE;
  if (!self->layout->wrapped)
    return next->apart && group->apart && g_utf8_strlen (text, -1) * 2 < MAX (self->usual, 60);
  if (group->n_lines > 1 || (self->layout->spaced && !(group->apart && next->apart)))
    return FALSE;
  return is_short (self, first, get_line (self, next->first));
}

static gboolean
is_verse (Finder *self, const Group *group)
{
  if (group->n_lines < VERSE_LINES)
    return FALSE;
  for (guint i = group->first; i < group->end; i++)
    {
      const PlainLine *line = get_line (self, i);

      if (line->link || !is_capital (line->text) || g_utf8_strlen (line->text, -1) > VERSE_LENGTH ||
          plain_layout_measure (self->layout, line->text, -1) > VERSE_SHARE * self->layout->limit)
        return FALSE;
    }
  return TRUE;
}

static void
append_links (Finder *self, GArray *blocks, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (get_line (self, i)->link)
      {
        PlainBlock block = { DOSSIER_PASSAGE_LIST_ITEM, g_strdup (get_line (self, i)->text), TRUE,
                             FALSE };

        g_array_append_val (blocks, block);
      }
}

static void
append_group (Finder *self, GArray *blocks, guint at)
{
  const Group *group = get_group (self, at);
  const char *first = get_line (self, group->first)->text;
  gboolean verse = self->layout->wrapped && is_verse (self, group);
  g_autofree char *text = join_lines (self, group, verse);
  gsize bullet = get_bullet (first), marks = plain_heading_get_marks (first);
  PlainBlock block = { DOSSIER_PASSAGE_PARAGRAPH, NULL, FALSE, FALSE };

  if (is_rule (first))
    return;
  if (marks > 0 || is_counted_heading (self, at))
    block.kind = DOSSIER_PASSAGE_HEADING;
  else if (bullet > 0 || is_numbered (first))
    block.kind = DOSSIER_PASSAGE_LIST_ITEM;
  else if (is_heading (self, at, text))
    block.kind = DOSSIER_PASSAGE_HEADING;
  else if (verse)
    block.kind = DOSSIER_PASSAGE_VERSE;
  block.title = at == 0 && block.kind == DOSSIER_PASSAGE_HEADING;
  block.text = plain_heading_is_emphasised (text) ? g_strndup (text + 1, strlen (text) - 2)
                                                  : g_strdup (text + MAX (bullet, marks));
  if (*block.text != '\0')
    g_array_append_val (blocks, block);
  else
    block_clear (&block);
}

/* What is only known from all of them. */
static void
learn_groups (Finder *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = get_group (self, i);
      const char *text = get_line (self, group->first)->text;
      char *label = plain_heading_get_label (text);

      if (label != NULL)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->labels, label)) + 1;

          g_hash_table_replace (self->labels, label, GUINT_TO_POINTER (n));
        }
      self->n_dates += group->n_lines == 1 && plain_heading_is_date (text);
    }
}

GArray *
plain_blocks_find (GArray *lines, const PlainLayout *layout)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (PlainBlock));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (PlainJoin) join = plain_join_new ();
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Finder self = { layout, lines, groups, join, labels, 0, 0 };
  guint behind = 0;

  g_array_set_clear_func (blocks, block_clear);
  for (guint i = 0; i < lines->len; i++)
    plain_join_learn (join, get_line (&self, i)->text);
  self.usual = measure_usual (&self);
  find_groups (&self);
  learn_groups (&self);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = get_group (&self, i);

      append_links (&self, blocks, behind, group->first);
      append_group (&self, blocks, i);
      append_links (&self, blocks, group->first, group->end);
      behind = group->end;
    }
  append_links (&self, blocks, behind, lines->len);
  return blocks;
}
