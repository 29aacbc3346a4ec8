/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an annotation says: its bodies become a note's text and tags. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/web-annotation-reader.h"

static void
add_tag (DossierForeignNote *note, const char *text)
{
  g_autofree char *tag = note->own ? g_strdup (text) : g_strstrip (g_strdup (text));

  if (*tag != '\0')
    dossier_annotation_add_tag (note->annotation, tag);
}

static void
add_link (DossierForeignNote *note, const char *address, const char *label)
{
  g_autofree char *link = label != NULL ? g_strdup_printf ("[%s](<%s>)", label, address)
                                        : g_strdup_printf ("<%s>", address);

  dossier_foreign_note_add_text (note, link);
}

/* The character that @entity ("amp", "#8212", "#x2014") stands for, or 0. */
static gunichar
get_entity (const char *entity, gsize length)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } entities[] = { { "amp", '&' },  { "lt", '<' },    { "gt", '>' },
                   { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xa0 } };
  g_autofree char *name = g_strndup (entity, length);
  guint64 number = 0;

  if (*name == '#')
    number = g_ascii_strtoull (name + (name[1] == 'x' ? 2 : 1), NULL, name[1] == 'x' ? 16 : 10);
  if (number > 0 && number <= 0x10ffff && g_unichar_validate ((gunichar) number))
    return (gunichar) number;
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strcmp (entities[i].name, name) == 0)
      return entities[i].c;
  return 0;
}

/* A tag of HTML leaves nothing, or the line or paragraph that it makes. */
static const char *
pass_tag (const char *p, GString *text)
{
  const char *end = strchr (p, '>');
  const char *name = p + (p[1] == '/' ? 2 : 1);

  if (end == NULL)
    return NULL;
  if (g_ascii_strncasecmp (name, "br", 2) == 0)
    g_string_append (text, "  \n");
  else if (p[1] == '/' &&
           (g_ascii_strncasecmp (name, "p>", 2) == 0 || g_ascii_strncasecmp (name, "div", 3) == 0 ||
            g_ascii_strncasecmp (name, "li", 2) == 0))
    g_string_append (text, "\n\n");
  return end + 1;
}

/* The text of @html; caller frees. */
static char *
take_text (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = html;

  while (*p != '\0')
    {
      const char *next = *p == '<' && p[1] != ' ' ? pass_tag (p, text) : NULL;
      const char *end = *p == '&' ? strchr (p, ';') : NULL;
      gunichar c = end != NULL && end - p < 12 ? get_entity (p + 1, (gsize) (end - p - 1)) : 0;

      if (c != 0)
        g_string_append_unichar (text, c);
      else if (next == NULL)
        g_string_append_c (text, *p);
      p = c != 0 ? end + 1 : next != NULL ? next : p + 1;
    }
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static void
read_value (AnnoReader *reader, DossierForeignNote *note, JsonObject *body, const char *value)
{
  g_autofree char *plain = NULL;
  DossierColour colour;

  if (anno_has_word (body, "purpose", "tagging") || anno_has_word (body, "purpose", "classifying"))
    {
      add_tag (note, value);
      return;
    }
  if (anno_has_word (body, "purpose", "highlighting") &&
      dossier_colour_from_string (value, &colour))
    {
      note->annotation->colour = colour;
      return;
    }
  if (g_strcmp0 (anno_get_text (body, "format"), "text/html") == 0 && strpbrk (value, "<&") != NULL)
    {
      plain = take_text (value);
      anno_lose (reader, DOSSIER_LOSS_FORMATTING);
    }
  dossier_foreign_note_add_text (note, plain != NULL ? plain : value);
}

/* Something elsewhere: a concept by which it is tagged, or what it is linked with. */
static void
read_resource (AnnoReader *reader, DossierForeignNote *note, JsonObject *body)
{
  JsonObject *source = anno_get_object (body, "source");
  const char *address = source != NULL ? anno_get_id (source) : anno_get_text (body, "source");
  const char *label = anno_get_text (source != NULL ? source : body, "label");

  if (address == NULL)
    address = anno_get_id (body);
  if (address == NULL)
    anno_lose (reader, DOSSIER_LOSS_BODY);
  else if (anno_has_word (body, "purpose", "tagging") ||
           anno_has_word (body, "purpose", "classifying"))
    add_tag (note, label != NULL ? label : address);
  else
    add_link (note, address, label);
}

static void
read_text (DossierForeignNote *note, const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  if (scheme != NULL && strpbrk (text, " \n\t<>") == NULL)
    add_link (note, text, NULL);
  else
    dossier_foreign_note_add_text (note, text);
}

static void
read_body (AnnoReader *reader, DossierForeignNote *note, JsonNode *node)
{
  JsonObject *body = anno_to_object (node);
  const char *value = anno_get_text (body, "value");
  JsonNode *items = anno_get (body, "items");

  if (value == NULL)
    value = anno_get_text (body, "chars");
  if (anno_to_text (node) != NULL)
    read_text (note, anno_to_text (node));
  else if (body == NULL)
    anno_fail (reader, _ ("a body is neither text nor an object"));
  else if (value != NULL)
    read_value (reader, note, body, value);
  else if (items != NULL && anno_has_type (body, "Choice") && JSON_NODE_HOLDS_ARRAY (items) &&
           json_array_get_length (json_node_get_array (items)) > 0)
    {
      anno_lose (reader, DOSSIER_LOSS_CHOICE);
      anno_each (reader, note, json_array_get_element (json_node_get_array (items), 0), read_body);
    }
  else if (items != NULL)
    anno_each (reader, note, items, read_body);
  else
    read_resource (reader, note, body);
}

void
anno_read_bodies (AnnoReader *reader, DossierForeignNote *note, JsonObject *annotation)
{
  const char *value = anno_get_text (annotation, "bodyValue");

  if (value != NULL)
    dossier_foreign_note_add_text (note, value);
  anno_each (reader, note, anno_get (annotation, "body"), read_body);
}
