/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/markdown/read-front-matter.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

/* Lists and mappings within each other. libyaml takes ever longer for each one the deeper it is. */
#define MAX_DEPTH 64

/* The beginning of the line behind the one at @text. */
static const char *
next_line (const char *text)
{
  const char *end = strchr (text, '\n');

  return end != NULL ? end + 1 : text + strlen (text);
}

static gboolean
is_line (const char *text, const char *line)
{
  gsize length = strlen (line);

  return strncmp (text, line, length) == 0 && text[length + strspn (text + length, " \t")] == '\n';
}

static gboolean
is_last_line (const char *text, const char *line)
{
  return is_line (text, line) || strcmp (text, line) == 0;
}

const char *
dossier_markdown_skip_front_matter (const char *text)
{
  const char *line;

  if (!is_line (text, "---"))
    return text;
  for (line = next_line (text); *line != '\0'; line = next_line (line))
    if (is_last_line (line, "---") || is_last_line (line, "..."))
      return next_line (line);
  return text;
}

/* Values */

static void
set_string (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

static void
take_date (DossierDocument *document, const char *value)
{
  g_autoptr (GError) error = NULL;
  /* Of "2020-05-26T10:00:00Z" the day. */
  g_autofree char *day = g_strndup (value, strcspn (value, "T "));

  if (document->date != NULL)
    return;
  document->date = dossier_date_new (day, NULL, &error);
  if (document->date != NULL)
    return;
  g_ptr_array_add (
    document->report,
    g_strdup_printf (
      /* Translators: %s is what the file has for its date */
      _ ("The date “%s” of the file is none that Dossier knows, and was left out. Write it as "
         "2020-05-26, 2020-05 or 2020."),
      value));
}

static void
take_value (DossierDocument *document, const char *key, const char *value)
{
  static const char *const authors[] = { "author", "authors", "creator", "by", NULL };
  static const char *const languages[] = { "lang", "language", "locale", NULL };
  static const char *const addresses[] = { "url",       "source",        "link",
                                           "canonical", "canonical_url", NULL };
  static const char *const licences[] = { "license", "licence", "rights", NULL };
  static const char *const dates[] = { "date", "published", "created", NULL };

  if (g_str_equal (key, "title"))
    set_string (&document->title, value);
  else if (g_str_equal (key, "subtitle"))
    set_string (&document->subtitle, value);
  else if (g_str_equal (key, "publisher"))
    set_string (&document->publisher, value);
  else if (g_strv_contains (authors, key) && *value != '\0')
    g_ptr_array_add (document->authors, g_strdup (value));
  else if (g_strv_contains (languages, key))
    set_string (&document->language, value);
  else if (g_strv_contains (addresses, key) && g_ascii_strncasecmp (value, "http", 4) == 0)
    set_string (&document->url, value);
  else if (g_strv_contains (licences, key))
    set_string (&document->licence, value);
  else if (g_strv_contains (dates, key) && *value != '\0')
    take_date (document, value);
}

/* Of nested values: those of lists ("authors: [A, B]"), and the names in lists of mappings
 * ("author: - name: A"). */
typedef struct
{
  DossierDocument *document;
  guint depth; /* of mappings and lists */
  gboolean wants_key;
  char *key;   /* of the outermost mapping */
  char *inner; /* of a mapping within it */
} Reader;

static void
take_scalar (Reader *self, const char *value)
{
  if (self->depth == 1 && self->wants_key)
    {
      g_free (self->key);
      self->key = g_ascii_strdown (value, -1);
      self->wants_key = FALSE;
      return;
    }
  if (self->depth == 1)
    self->wants_key = TRUE;
  if (self->key != NULL)
    take_value (self->document, self->key, value);
}

/* Within a mapping of a mapping or a list, every other scalar is a key. */
static void
take_inner_scalar (Reader *self, const char *value)
{
  if (self->inner == NULL)
    {
      self->inner = g_ascii_strdown (value, -1);
      return;
    }
  if (g_str_equal (self->inner, "name") && self->key != NULL)
    take_value (self->document, self->key, value);
  g_clear_pointer (&self->inner, g_free);
}

static gboolean
take_event (Reader *self, const yaml_event_t *event, GArray *kinds)
{
  gboolean list = event->type == YAML_SEQUENCE_START_EVENT;

  switch (event->type)
    {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
      g_array_append_val (kinds, list);
      self->depth++;
      self->wants_key = self->depth == 1 && !list;
      break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      g_array_set_size (kinds, kinds->len - 1);
      self->depth--;
      self->wants_key = self->depth == 1;
      g_clear_pointer (&self->inner, g_free);
      break;
    case YAML_SCALAR_EVENT:
      if (self->depth > 1 && !g_array_index (kinds, gboolean, kinds->len - 1))
        take_inner_scalar (self, (const char *) event->data.scalar.value);
      else
        take_scalar (self, (const char *) event->data.scalar.value);
      break;
    default:
      break;
    }
  return event->type != YAML_STREAM_END_EVENT;
}

/* FALSE, and why, when @event leads deeper than properties ever go. */
static gboolean
check_depth (const Reader *self, yaml_parser_t *parser, const yaml_event_t *event)
{
  if (self->depth <= MAX_DEPTH)
    return TRUE;
  parser->problem = "nested too deep";
  parser->problem_mark = event->start_mark;
  return FALSE;
}

static gboolean
read_events (yaml_parser_t *parser, DossierDocument *document)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Reader self = { document, 0, FALSE, NULL, NULL };
  gboolean more = TRUE;
  gboolean good = TRUE;

  while (more && good)
    {
      yaml_event_t event;

      good = yaml_parser_parse (parser, &event) != 0;
      if (!good)
        break;
      more = take_event (&self, &event, kinds);
      good = check_depth (&self, parser, &event);
      yaml_event_delete (&event);
    }
  g_free (self.key);
  g_free (self.inner);
  return good;
}

void
dossier_markdown_take_front_matter (DossierDocument *document, const char *text)
{
  const char *behind = dossier_markdown_skip_front_matter (text);
  const char *begin = next_line (text);
  yaml_parser_t parser;

  if (behind == text)
    return;
  yaml_parser_initialize (&parser);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guchar *) begin, (gsize) (behind - begin));
  if (!read_events (&parser, document))
    g_ptr_array_add (
      document->report,
      /* Translators: %1$u is a line number, %2$s the parser's own words, in English */
      g_strdup_printf (_ ("The properties at the head of the file are broken at line "
                          "%1$u (%2$s): what stands behind was left out."),
                       (guint) parser.problem_mark.line + 2,
                       parser.problem != NULL ? parser.problem : "?"));
  yaml_parser_delete (&parser);
}
