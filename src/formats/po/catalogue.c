/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/po/catalogue.h"

/* Which of a message's texts is being read. */
typedef enum
{
  PART_NONE,
  PART_CONTEXT,
  PART_ID,
  PART_PLURAL,
  PART_TRANSLATION,
} Part;

typedef struct
{
  DossierCatalogue *catalogue;
  const char *name;
  guint line;

  /* Of the message that is being read; none yet when @message is NULL. */
  DossierMessage *message;
  Part part;
  GString *text; /* of @part */
  GString *comment;
  GString *remark;
  GPtrArray *places;
  gboolean in_previous; /* what goes on after "#|" is the former msgid; others are not kept */
} Reader;

static gboolean
fail (Reader *reader, GError **error)
{
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED,
               /* Translators: %1$s is a file's name, %2$u a line number; a catalogue holds the
                * translations into one language */
               _ ("“%1$s” cannot be read: line %2$u is no line of a catalogue."), reader->name,
               reader->line);
  return FALSE;
}

static void
end_part (Reader *reader)
{
  DossierMessage *message = reader->message;
  char *text = g_string_free (g_steal_pointer (&reader->text), FALSE);
  char **place = NULL;

  reader->text = g_string_new (NULL);
  if (reader->part == PART_CONTEXT)
    place = &message->context;
  else if (reader->part == PART_ID)
    place = &message->id;
  else if (reader->part == PART_PLURAL)
    place = &message->plural;
  if (place != NULL)
    {
      g_free (*place);
      *place = text;
    }
  else if (reader->part == PART_TRANSLATION)
    g_ptr_array_add (message->translations, text);
  else
    g_free (text);
  reader->part = PART_NONE;
}

static void
read_header (Reader *reader, const char *header)
{
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "Plural-Forms:"))
      {
        dossier_plural_forms_free (reader->catalogue->forms);
        reader->catalogue->forms = dossier_plural_forms_parse (*line + strlen ("Plural-Forms:"));
      }
}

/* Comments that stand before nothing, as at the end of a file, belong to nothing. */
static void
end_message (Reader *reader)
{
  g_autoptr (DossierMessage) message = g_steal_pointer (&reader->message);

  if (message == NULL)
    return;
  reader->message = message;
  end_part (reader);
  reader->message = NULL;
  message->comment = g_strchomp (g_strdup (reader->comment->str));
  message->remark = g_strchomp (g_strdup (reader->remark->str));
  g_ptr_array_add (reader->places, NULL);
  message->places = (char **) g_ptr_array_steal (reader->places, NULL);
  g_string_truncate (reader->comment, 0);
  g_string_truncate (reader->remark, 0);
  if (message->id == NULL)
    return;
  if (*message->id == '\0' && message->context == NULL)
    read_header (reader, message->translations->len > 0 ? message->translations->pdata[0] : "");
  else
    g_ptr_array_add (reader->catalogue->messages, g_steal_pointer (&message));
}

/* The message to which a line belongs that may be the first of one. */
static DossierMessage *
begin (Reader *reader)
{
  if (reader->message != NULL &&
      (reader->part == PART_TRANSLATION || reader->message->translations->len > 0))
    end_message (reader);
  if (reader->message == NULL)
    reader->message = g_object_new (DOSSIER_TYPE_MESSAGE, NULL);
  return reader->message;
}

/* "…" with escapes as C has them, and nothing behind it; NULL for anything else. */
static char *
read_string (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  if (end - text < 2 || *text != '"' || end[-1] != '"')
    return NULL;
  for (const char *p = text + 1; p < end - 1; p++)
    {
      if (*p == '"')
        return NULL;
      if (*p == '\\' && ++p == end - 1)
        return NULL;
    }
  g_autofree char *inner = g_strndup (text + 1, (gsize) (end - text - 2));
  return g_strcompress (inner);
}

static const struct
{
  const char *keyword;
  Part part;
} keywords[] = {
  { "msgctxt", PART_CONTEXT },
  { "msgid_plural", PART_PLURAL },
  { "msgid", PART_ID },
  { "msgstr", PART_TRANSLATION },
};

/* msgstr[N] */
static const char *
skip_index (const char *text)
{
  if (*text != '[')
    return text;
  strtoul (text + 1, (char **) &text, 10);
  return *text == ']' ? text + 1 : text;
}

static gboolean
read_words (Reader *reader, const char *line, GError **error)
{
  g_autofree char *words = NULL;
  Part part = PART_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (keywords) && part == PART_NONE; i++)
    if (g_str_has_prefix (line, keywords[i].keyword))
      {
        part = keywords[i].part;
        line += strlen (keywords[i].keyword);
      }
  if (part == PART_NONE && reader->part == PART_NONE)
    return fail (reader, error);
  if (part == PART_TRANSLATION)
    line = skip_index (line);
  while (g_ascii_isspace (*line))
    line++;
  words = read_string (line);
  if (words == NULL)
    return fail (reader, error);
  if (part == PART_CONTEXT || part == PART_ID)
    begin (reader);
  if (reader->message == NULL ||
      (part == PART_TRANSLATION && reader->message->id == NULL && reader->part != PART_ID))
    return fail (reader, error);
  if (part == PART_ID)
    reader->message->line = reader->line;
  if (part != PART_NONE)
    {
      end_part (reader);
      reader->part = part;
    }
  g_string_append (reader->text, words);
  return TRUE;
}

/* "#| msgid …" and the lines that go on with it. */
static void
read_previous (Reader *reader, const char *line)
{
  DossierMessage *message = begin (reader);
  g_autofree char *words = NULL;
  char *joined;

  if (*line != '"')
    {
      reader->in_previous = g_str_has_prefix (line, "msgid ");
      line += strcspn (line, "\"");
    }
  words = reader->in_previous ? read_string (line) : NULL;
  if (words == NULL)
    return;
  joined = g_strconcat (message->previous ? message->previous : "", words, NULL);
  g_free (message->previous);
  message->previous = joined;
}

static void
read_places (Reader *reader, const char *line)
{
  g_auto (GStrv) places = g_strsplit (line, " ", -1);

  for (char **place = places; *place != NULL; place++)
    if (**place != '\0')
      g_ptr_array_add (reader->places, g_strdup (*place));
}

static void
read_comment (Reader *reader, char *line)
{
  char kind = line[1];
  const char *text = g_strchug (line + (kind != '\0' && strchr (".:,|", kind) ? 2 : 1));

  begin (reader);
  if (kind == '.')
    g_string_append_printf (reader->comment, "%s\n", text);
  else if (kind == ':')
    read_places (reader, text);
  else if (kind == ',')
    reader->message->fuzzy |= strstr (text, "fuzzy") != NULL;
  else if (kind == '|')
    read_previous (reader, text);
  else
    g_string_append_printf (reader->remark, "%s\n", text);
}

static gboolean
read_line (Reader *reader, char *line, GError **error)
{
  g_strchomp (line);
  if (*line == '\0')
    return TRUE;
  /* What is obsolete is at the end. */
  if (g_str_has_prefix (line, "#~"))
    {
      end_message (reader);
      return TRUE;
    }
  if (*line != '#')
    return read_words (reader, line, error);
  read_comment (reader, line);
  return TRUE;
}

DossierCatalogue *
dossier_catalogue_parse (const char *text, const char *name, GError **error)
{
  g_autoptr (DossierCatalogue) catalogue = g_new0 (DossierCatalogue, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reader reader = { catalogue, name };
  gboolean read = TRUE;

  catalogue->messages = g_ptr_array_new_with_free_func (g_object_unref);
  reader.text = g_string_new (NULL);
  reader.comment = g_string_new (NULL);
  reader.remark = g_string_new (NULL);
  reader.places = g_ptr_array_new_with_free_func (g_free);
  for (char **line = lines; *line != NULL && read; line++)
    {
      reader.line++;
      read = g_utf8_validate (*line, -1, NULL) ? read_line (&reader, *line, error)
                                               : fail (&reader, error);
    }
  end_message (&reader);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.comment, TRUE);
  g_string_free (reader.remark, TRUE);
  g_ptr_array_unref (reader.places);
  return read ? g_steal_pointer (&catalogue) : NULL;
}

DossierCatalogue *
dossier_catalogue_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  return dossier_catalogue_parse (text, name, error);
}

void
dossier_catalogue_free (DossierCatalogue *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->messages);
  dossier_plural_forms_free (self->forms);
  g_free (self);
}
