/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/mustache/mustache-private.h"

#define WHITE " \t\r\n"

typedef struct
{
  MustacheTemplate *template;
  const char *end;
  const char *at;      /* all before is read */
  const char *counted; /* the line of this place is known */
  guint line;
  gboolean line_begins; /* and nothing of it stands in the nodes yet */
  char *open;
  char *close;
  GArray *sections; /* of guint: the open ones' nodes */
  GError *error;
} Parser;

/* A tag between its delimiters: sigil and trimmed name. */
typedef struct
{
  const char *start; /* of the delimiter */
  const char *end;   /* behind the other */
  guint line;
  char sigil; /* 0: none */
  char *content;
} Tag;

static void
tag_clear (Tag *tag)
{
  g_clear_pointer (&tag->content, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tag, tag_clear)

static gboolean
fail (Parser *self, DossierMustacheError code, guint line, char *sentence)
{
  self->error = mustache_error (code, self->template->name, line, sentence);
  return FALSE;
}

/* The number of the line of @place, which is never before one asked for earlier. */
static guint
get_line (Parser *self, const char *place)
{
  for (; self->counted < place; self->counted++)
    self->line += *self->counted == '\n';
  return self->line;
}

/* These look at no more than they need, where those of string.h may look at all of the rest. */
static gboolean
is_at (Parser *self, const char *place, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (self->end - place) >= length && memcmp (place, word, length) == 0;
}

/* The first @word from @from on. */
static const char *
find (Parser *self, const char *from, const char *word)
{
  while ((from = memchr (from, *word, (gsize) (self->end - from))) != NULL &&
         !is_at (self, from, word))
    from++;
  return from;
}

static const char *
skip (const char *place, const char *characters)
{
  while (*place != '\0' && strchr (characters, *place) != NULL)
    place++;
  return place;
}

static MustacheNode *
add_node (Parser *self, MustacheKind kind, guint line)
{
  const MustacheNode node = { .kind = kind, .line = line };

  g_array_append_val (self->template->nodes, node);
  return &g_array_index (self->template->nodes, MustacheNode, self->template->nodes->len - 1);
}

/* Something of a line comes, so that what the line is indented by comes before it. */
static void
begin_line (Parser *self, guint line)
{
  if (self->line_begins)
    add_node (self, MUSTACHE_LINE, line);
  self->line_begins = FALSE;
}

/* The text up to @end, line by line, since a partial may be indented. */
static void
add_text (Parser *self, const char *end)
{
  while (self->at < end)
    {
      const char *newline = memchr (self->at, '\n', (gsize) (end - self->at));
      const char *next = newline != NULL ? newline + 1 : end;
      guint line = get_line (self, self->at);
      MustacheNode *node;

      if (*self->at != '\n' && !(*self->at == '\r' && self->at + 1 == newline))
        begin_line (self, line);
      node = add_node (self, MUSTACHE_TEXT, line);
      node->text = self->at;
      node->length = (gsize) (next - self->at);
      if (newline != NULL)
        self->line_begins = TRUE;
      self->at = next;
    }
}

static gboolean
fail_unclosed (Parser *self, guint line)
{
  return fail (self, DOSSIER_MUSTACHE_ERROR_TAG, line,
               g_strdup_printf (_ (
                                  /* Translators: %1$u is the number of a line, %2$s the name of a
                                     template, %3$s what a tag has to end with: "}}" */
                                  "Line %1$u of the template “%2$s” begins a tag that does not end "
                                  "with “%3$s”."),
                                line, self->template->name, self->close));
}

/* Reads the tag whose delimiter is at @start. */
static gboolean
read_tag (Parser *self, const char *start, Tag *tag)
{
  const char *content = start + strlen (self->open);
  g_autofree char *close = NULL;
  const char *end;

  tag->start = start;
  tag->line = get_line (self, start);
  content = skip (content, WHITE);
  /* A tag may begin with what its delimiter begins with, but it does not end before it. */
  if (*content != '\0' && strchr ("#^/>!&{=", *content) != NULL &&
      !is_at (self, content, self->close))
    tag->sigil = *content++;

  close = tag->sigil == '{'   ? g_strconcat ("}", self->close, NULL)
          : tag->sigil == '=' ? g_strconcat ("=", self->close, NULL)
                              : g_strdup (self->close);
  end = find (self, content, close);
  if (end == NULL)
    return fail_unclosed (self, tag->line);

  tag->end = end + strlen (close);
  tag->content = g_strstrip (g_strndup (content, (gsize) (end - content)));
  return TRUE;
}

/* Where the line of @place begins, or what is not read of it. */
static const char *
find_line_start (Parser *self, const char *place)
{
  while (place > self->at && place[-1] != '\n')
    place--;
  return place;
}

/* Whether the tag is alone on its lines; then @line_start is where its first begins, and @next is
 * behind its last. */
static gboolean
stands_alone (Parser *self, const Tag *tag, const char **line_start, const char **next)
{
  const char *p = tag->start;

  if (tag->sigil == '\0' || tag->sigil == '&' || tag->sigil == '{')
    return FALSE;
  while (p > self->at && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  if (p != self->template->text && p[-1] != '\n')
    return FALSE;
  *line_start = p;

  p = skip (tag->end, " \t");
  if (p[0] == '\r' && p[1] == '\n')
    p++;
  if (*p != '\0' && *p != '\n')
    return FALSE;
  *next = *p != '\0' ? p + 1 : p;
  return TRUE;
}

static gboolean
check_name (Parser *self, const Tag *tag)
{
  if (*tag->content == '\0')
    return fail (self, DOSSIER_MUSTACHE_ERROR_TAG, tag->line,
                 /* Translators: %1$u is the number of a line, %2$s the name of a template */
                 g_strdup_printf (_ ("Line %1$u of the template “%2$s” has a tag without a name."),
                                  tag->line, self->template->name));
  /* The next tag begins before it. */
  if (strstr (tag->content, self->open) != NULL)
    return fail_unclosed (self, tag->line);
  if (strpbrk (tag->content, WHITE) != NULL)
    return fail (self, DOSSIER_MUSTACHE_ERROR_TAG, tag->line,
                 g_strdup_printf (_ (
                                    /* Translators: %1$u is the number of a line, %2$s the name of a
                                       template, %3$s what stands there between "{{" and "}}" */
                                    "Line %1$u of the template “%2$s” has the tag “%3$s”, which is "
                                    "no name: a name has no spaces."),
                                  tag->line, self->template->name, tag->content));
  return TRUE;
}

/* A node that names a value. */
static MustacheNode *
add_named (Parser *self, MustacheKind kind, const Tag *tag)
{
  MustacheNode *node = add_node (self, kind, tag->line);

  node->name = g_strdup (tag->content);
  if (strcmp (tag->content, ".") == 0)
    return node;
  node->here = tag->content[0] == '.';
  node->path = g_strsplit (tag->content + (node->here ? 1 : 0), ".", -1);
  return node;
}

static gboolean
open_section (Parser *self, const Tag *tag)
{
  guint index = self->template->nodes->len;

  if (self->sections->len >= MUSTACHE_MAX_SECTIONS)
    return fail (self, DOSSIER_MUSTACHE_ERROR_BOUND, tag->line,
                 /* Translators: %1$u is the number of a line, %2$s the name of a template */
                 g_strdup_printf (_ ("Line %1$u of the template “%2$s” begins a section within too "
                                     "many others."),
                                  tag->line, self->template->name));
  add_named (self, tag->sigil == '#' ? MUSTACHE_SECTION : MUSTACHE_INVERTED, tag);
  g_array_append_val (self->sections, index);
  return TRUE;
}

static gboolean
close_section (Parser *self, const Tag *tag)
{
  MustacheNode *node;
  guint n = self->sections->len;

  if (n == 0)
    return fail (self, DOSSIER_MUSTACHE_ERROR_SECTION, tag->line,
                 /* Translators: %1$u is the number of a line, %2$s the name of a template, %3$s the
                    name of a section */
                 g_strdup_printf (_ ("Line %1$u of the template “%2$s” ends the section “%3$s”, "
                                     "which has not begun."),
                                  tag->line, self->template->name, tag->content));

  node = &g_array_index (self->template->nodes, MustacheNode,
                         g_array_index (self->sections, guint, n - 1));
  if (strcmp (node->name, tag->content) != 0)
    return fail (
      self, DOSSIER_MUSTACHE_ERROR_SECTION, tag->line,
      /* Translators: %1$u is the number of a line, %2$s the name of a template, %3$s and
         %4$s are names of sections, %5$u is the number of a line */
      g_strdup_printf (_ ("Line %1$u of the template “%2$s” ends the section “%3$s”, but "
                          "“%4$s” of line %5$u has to end first."),
                       tag->line, self->template->name, tag->content, node->name, node->line));
  node->end = self->template->nodes->len;
  g_array_set_size (self->sections, n - 1);
  return TRUE;
}

static gboolean
set_delimiters (Parser *self, const Tag *tag)
{
  gsize length = strcspn (tag->content, WHITE);
  const char *close = skip (tag->content + length, WHITE);

  if (length == 0 || *close == '\0' || strpbrk (close, WHITE "=") != NULL ||
      memchr (tag->content, '=', length) != NULL)
    return fail (self, DOSSIER_MUSTACHE_ERROR_DELIMITER, tag->line,
                 /* Translators: %1$u is the number of a line, %2$s the name of a template. Please
                    leave what is between the last quotation marks as it is */
                 g_strdup_printf (_ ("Line %1$u of the template “%2$s” has to name two delimiters "
                                     "without “=”, as in “{{=<%% %%>=}}”."),
                                  tag->line, self->template->name));
  g_free (self->open);
  self->open = g_strndup (tag->content, length);
  g_free (self->close);
  self->close = g_strdup (close);
  return TRUE;
}

static gboolean
take_tag (Parser *self, const Tag *tag, const char *indent)
{
  MustacheNode *node;

  if (tag->sigil == '!')
    return TRUE;
  if (tag->sigil == '=')
    return set_delimiters (self, tag);
  if (!check_name (self, tag))
    return FALSE;
  if (indent == NULL)
    begin_line (self, tag->line);

  switch (tag->sigil)
    {
    case '#':
    case '^':
      return open_section (self, tag);
    case '/':
      return close_section (self, tag);
    case '>':
      node = add_node (self, MUSTACHE_PARTIAL, tag->line);
      node->name = g_strdup (tag->content);
      node->text = indent;
      node->length = indent != NULL ? (gsize) (tag->start - indent) : 0;
      return TRUE;
    default:
      add_named (self, MUSTACHE_VARIABLE, tag);
      return TRUE;
    }
}

static gboolean
parse_tag (Parser *self, const char *start)
{
  g_auto (Tag) tag = { NULL };
  const char *line_start, *next;

  /* Lines are counted forwards: the text before the tag first. */
  add_text (self, find_line_start (self, start));
  if (!read_tag (self, start, &tag))
    return FALSE;
  if (stands_alone (self, &tag, &line_start, &next))
    {
      self->at = next;
      return take_tag (self, &tag, line_start);
    }
  add_text (self, start);
  self->at = tag.end;
  return take_tag (self, &tag, NULL);
}

static gboolean
parse (Parser *self)
{
  const MustacheNode *node;
  const char *start;

  while ((start = find (self, self->at, self->open)) != NULL)
    if (!parse_tag (self, start))
      return FALSE;
  add_text (self, self->end);
  if (self->sections->len == 0)
    return TRUE;

  node = &g_array_index (self->template->nodes, MustacheNode,
                         g_array_index (self->sections, guint, self->sections->len - 1));
  return fail (self, DOSSIER_MUSTACHE_ERROR_SECTION, node->line,
               /* Translators: %1$u is the number of a line, %2$s the name of a template, %3$s the
                  name of a section */
               g_strdup_printf (_ ("Line %1$u of the template “%2$s” begins the section “%3$s”, "
                                   "which does not end."),
                                node->line, self->template->name, node->name));
}

static gboolean
check_text (Parser *self, const char *text)
{
  const char *bad;
  guint line;

  if (strlen (text) > MUSTACHE_MAX_TEXT)
    return fail (self, DOSSIER_MUSTACHE_ERROR_BOUND, 1,
                 /* Translators: %s is the name of a template */
                 g_strdup_printf (_ ("The template “%s” is too long."), self->template->name));
  if (g_utf8_validate (text, -1, &bad))
    return TRUE;
  line = get_line (self, self->at + (bad - text));
  return fail (self, DOSSIER_MUSTACHE_ERROR_TEXT, line,
               /* Translators: %1$u is the number of a line, %2$s the name of a template */
               g_strdup_printf (_ ("Line %1$u of the template “%2$s” is not UTF-8 text."), line,
                                self->template->name));
}

static void
node_clear (gpointer data)
{
  MustacheNode *node = data;

  g_free (node->name);
  g_strfreev (node->path);
}

MustacheTemplate *
mustache_template_parse (const char *name, const char *text, GError **error)
{
  MustacheTemplate *template = g_new0 (MustacheTemplate, 1);
  Parser parser = { .template = template, .line = 1, .line_begins = TRUE };
  gboolean done;

  template->name = g_strdup (name);
  template->text = g_strdup (text);
  template->nodes = g_array_new (FALSE, FALSE, sizeof (MustacheNode));
  g_array_set_clear_func (template->nodes, node_clear);
  parser.at = parser.counted = template->text;
  parser.end = template->text + strlen (template->text);
  parser.open = g_strdup ("{{");
  parser.close = g_strdup ("}}");
  parser.sections = g_array_new (FALSE, FALSE, sizeof (guint));

  done = check_text (&parser, text) && parse (&parser);
  g_free (parser.open);
  g_free (parser.close);
  g_array_unref (parser.sections);
  if (done)
    return template;

  g_propagate_error (error, parser.error);
  mustache_template_free (template);
  return NULL;
}

void
mustache_template_free (MustacheTemplate *self)
{
  g_free (self->name);
  g_free (self->text);
  g_array_unref (self->nodes);
  g_free (self);
}
