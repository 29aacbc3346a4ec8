/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files and libxml2: bytes come in by chunks, tags and text go out to tei-frames.c. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-file.h"
#include "formats/tei/tei-scan.h"

#define CHUNK 65536

/* libxml2 compares each attribute of an element with all others: many thousands would take it
 * minutes. */
#define MAX_ATTRIBUTES 20000

#if LIBXML_VERSION >= 21200
typedef const xmlError *TeiXmlError;
#else
typedef xmlErrorPtr TeiXmlError;
#endif

const char *
tei_get_file_name (TeiReader *reader)
{
  return reader->file->name;
}

const char *
tei_get_file_path (TeiReader *reader)
{
  return reader->file->path;
}

/* The file that includes @file, or NULL. */
TeiFile *
tei_file_get_outer (TeiFile *file)
{
  return file->outer;
}

const char *
tei_file_get_path (TeiFile *file)
{
  return file->path;
}

int
tei_get_include_depth (TeiReader *reader)
{
  int depth = 0;

  for (TeiFile *file = reader->file->outer; file != NULL; file = file->outer)
    depth++;

  return depth;
}

int
tei_get_line (TeiReader *reader)
{
  int line = xmlSAX2GetLineNumber (reader->file->parser);

  return MAX (line, 1);
}

guint
tei_count_texts (TeiReader *reader)
{
  return reader->file->n_texts;
}

void
tei_note_additions (TeiReader *reader)
{
  reader->file->additions = TRUE;
}

void
tei_fail (TeiReader *reader, DossierFormatError code, char *message)
{
  if (reader->error == NULL)
    g_set_error_literal (&reader->error, DOSSIER_FORMAT_ERROR, code, message);
  g_free (message);
}

void
tei_charge (TeiReader *reader, gsize bytes)
{
  reader->cost += bytes;
  if (reader->cost <= TEI_MAX_COST || reader->error != NULL)
    return;

  /* Translators: %1$s is a file's name, %2$d a line number */
  tei_fail (reader, DOSSIER_FORMAT_ERROR_REFUSED,
            /* Translators: %1$s is a file's name, %2$d the number of a line */
            g_strdup_printf (_ ("“%1$s” holds more than Dossier can keep in memory at once (line "
                                "%2$d). Split it into several files and open them one by one."),
                             tei_get_file_name (reader), tei_get_line (reader)));
}

static void
fail_io (TeiReader *reader, const char *name, int error)
{
  tei_fail (reader, DOSSIER_FORMAT_ERROR_IO,
            /* Translators: %1$s is a file's name, %2$s what the system says: "No such file" */
            g_strdup_printf (_ ("“%1$s” cannot be read: %2$s."), name, g_strerror (error)));
}

static void
fail_size (TeiReader *reader, const char *name)
{
  g_autofree char *most = g_format_size (TEI_MAX_BYTES);

  tei_fail (reader, DOSSIER_FORMAT_ERROR_REFUSED,
            /* Translators: %1$s is a file's name, %2$s a size such as "256 MB" */
            g_strdup_printf (_ ("“%1$s” is too large: Dossier reads up to %2$s at once. Split it "
                                "into several files and open them one by one."),
                             name, most));
}

/* Reading */

static void
note_first_byte (TeiFile *file)
{
  gsize i = 0;

  if (file->first != 0)
    return;

  if (file->filled >= 3 && memcmp (file->buffer, "\xef\xbb\xbf", 3) == 0)
    i = 3;
  while (i < file->filled && g_ascii_isspace (file->buffer[i]))
    i++;
  if (i < file->filled)
    file->first = file->buffer[i] != '\0' ? file->buffer[i] : '<';
}

static GBytes *
read_bytes (TeiFile *file)
{
  gsize size = MIN (file->reader->chunk, g_bytes_get_size (file->bytes) - file->taken);

  file->taken += size;

  return g_bytes_new_from_bytes (file->bytes, file->taken - size, size);
}

/* The next chunk, an empty one at the end; NULL when it cannot be read. */
static GBytes *
read_chunk (TeiFile *file)
{
  char *buffer;
  gssize got;

  if (file->bytes != NULL)
    return read_bytes (file);

  buffer = g_malloc (file->reader->chunk);
  do
    got = read (file->fd, buffer, file->reader->chunk);
  while (got < 0 && errno == EINTR);
  if (got >= 0)
    return g_bytes_new_take (buffer, (gsize) got);

  fail_io (file->reader, file->name, errno);
  g_free (buffer);

  return NULL;
}

/* Whether one tag goes on and on: chunks have come in without any event, full of attributes. */
static gboolean
is_endless_tag (TeiFile *file)
{
  TeiReader *reader = file->reader;
  const char *at = file->buffer;
  const char *end = file->buffer + file->filled;

  if (reader->stirred)
    {
      reader->stirred = FALSE;
      file->equals = 0;
      return FALSE;
    }

  while ((at = memchr (at, '=', end - at)) != NULL)
    if (++at < end && (*at == '"' || *at == '\''))
      file->equals++;

  return file->equals > MAX_ATTRIBUTES;
}

static void
refuse_tag (TeiReader *reader)
{
  tei_fail (reader, DOSSIER_FORMAT_ERROR_REFUSED,
            /* Translators: %1$s is a file's name, %2$d a line number */
            g_strdup_printf (_ ("“%1$s” is refused: an element has more attributes than any needs "
                                "(line %2$d). Correct the file and open it again."),
                             tei_get_file_name (reader), tei_get_line (reader)));
}

/* Reads the next chunk; FALSE at the end, and when the reading is over for another reason. */
static gboolean
fill (TeiFile *file)
{
  TeiReader *reader = file->reader;

  if (reader->error != NULL ||
      g_cancellable_set_error_if_cancelled (reader->cancellable, &reader->error))
    return FALSE;

  g_clear_pointer (&file->chunk, g_bytes_unref);
  file->filled = 0;
  file->given = 0;
  file->chunk = read_chunk (file);
  if (file->chunk == NULL)
    return FALSE;
  file->buffer = g_bytes_get_data (file->chunk, &file->filled);
  if (file->filled == 0)
    return FALSE;

  reader->bytes += file->filled;
  if (reader->bytes > TEI_MAX_BYTES)
    {
      fail_size (reader, file->name);
      return FALSE;
    }
  if (is_endless_tag (file))
    {
      refuse_tag (reader);
      return FALSE;
    }

  note_first_byte (file);
  if (file->hash != NULL)
    tei_hash_add (file->hash, file->chunk);

  return TRUE;
}

static int
read_cb (void *data, char *buffer, int size)
{
  TeiFile *file = data;
  gsize give;

  /* The text ends where an error was met: libxml2 finds no more to call us for. */
  if (file->reader->error != NULL)
    return 0;
  if (file->given == file->filled && !fill (file))
    {
      file->given = file->filled;
      return 0;
    }

  give = MIN ((gsize) size, file->filled - file->given);
  memcpy (buffer, file->buffer + file->given, give);
  file->given += give;

  return (int) give;
}

/* What libxml2 finds wrong */

static gboolean
is_encoding_error (int code)
{
  return code == XML_ERR_INVALID_ENCODING || code == XML_ERR_UNKNOWN_ENCODING ||
         code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_ERR_ENCODING_NAME ||
         code == XML_I18N_CONV_FAILED || code == XML_I18N_NO_OUTPUT || code == XML_IO_ENCODER;
}

static gboolean
is_end_error (int code)
{
  return code == XML_ERR_DOCUMENT_EMPTY || code == XML_ERR_DOCUMENT_END ||
         code == XML_ERR_TAG_NOT_FINISHED || code == XML_ERR_COMMENT_NOT_FINISHED ||
         code == XML_ERR_CDATA_NOT_FINISHED || code == XML_ERR_PI_NOT_FINISHED ||
         code == XML_ERR_DOCTYPE_NOT_FINISHED || code == XML_ERR_ATTRIBUTE_NOT_FINISHED ||
         code == XML_ERR_XMLDECL_NOT_FINISHED || code == XML_ERR_GT_REQUIRED;
}

/* Whether the parser has come to the end of the bytes. */
static gboolean
is_at_end (TeiFile *file)
{
  xmlParserInputPtr input = file->parser->input;

  return file->given == file->filled && (input == NULL || input->cur >= input->end);
}

/* Whether the first byte rules XML out; UTF-16 begins with a byte order mark. */
static gboolean
is_no_xml (const TeiFile *file)
{
  return file->first != '<' && (guchar) file->first != 0xfe && (guchar) file->first != 0xff;
}

static void
fail_malformed (TeiReader *reader, TeiFile *file, int code, const char *what, int line)
{
  /* More lines than the first show the bytes. */
  g_autofree char *reason = what ? g_strndup (what, strcspn (what, "\n")) : g_strdup ("?");

  if (file->first == 0)
    tei_fail (reader, DOSSIER_FORMAT_ERROR_EMPTY,
              /* Translators: %1$s is a file's name, %2$d a line number */
              g_strdup_printf (_ ("“%1$s” is empty (line %2$d). Fetch the file again, or open "
                                  "another one."),
                               file->name, line));
  else if (reader->depth == 0 && is_no_xml (file))
    tei_fail (reader, DOSSIER_FORMAT_ERROR_UNKNOWN,
              /* Translators: %1$s is a file's name, %2$d a line number */
              g_strdup_printf (_ ("“%1$s” is no XML (line %2$d). Dossier opens TEI XML files."),
                               file->name, line));
  else if (is_encoding_error (code) || g_str_has_prefix (reason, "Input is not proper"))
    tei_fail (reader, DOSSIER_FORMAT_ERROR_MALFORMED,
              /* Translators: %1$s is a file's name, %2$d a line number */
              g_strdup_printf (_ ("“%1$s” is not in the encoding that it should be in (line "
                                  "%2$d). Save it as UTF-8 and open it again."),
                               file->name, line));
  else if (code == XML_ERR_ENTITY_LOOP)
    tei_fail (reader, DOSSIER_FORMAT_ERROR_REFUSED,
              /* Translators: %1$s is a file's name, %2$d a line number */
              g_strdup_printf (_ ("“%1$s” is refused: an entity refers to itself (line %2$d). Take "
                                  "the entity declarations out and open it again."),
                               file->name, line));
  else if (is_end_error (code) && is_at_end (file))
    tei_fail (reader, DOSSIER_FORMAT_ERROR_MALFORMED,
              /* Translators: %1$s is a file's name, %2$d a line number */
              g_strdup_printf (_ ("“%1$s” is cut off at line %2$d. Fetch the whole file and open "
                                  "it again."),
                               file->name, line));
  else
    tei_fail (reader, DOSSIER_FORMAT_ERROR_MALFORMED,
              /* Translators: %1$s is a file's name, %2$d a line number, %3$s the parser's own
               * words, in English */
              g_strdup_printf (_ ("“%1$s” is not well-formed XML: line %2$d: %3$s. Correct it "
                                  "there and open it again."),
                               file->name, line, reason));
}

static void
error_cb (void *data, TeiXmlError error)
{
  TeiReader *reader = data;

  if (error->level != XML_ERR_FATAL || reader->error != NULL)
    return;

  fail_malformed (reader, reader->file, error->code, error->message, MAX (error->line, 1));
}

/* Tags and text */

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  TeiReader *reader = data;

  reader->stirred = TRUE;
  if (reader->error != NULL)
    return;

  if (*name == 'T' &&
      (strcmp ((const char *) name, "TEI") == 0 || strcmp ((const char *) name, "TEI.2") == 0))
    reader->file->n_texts++;
  reader->attributes = attributes;
  reader->n_attributes = n_attributes;
  tei_start (reader, (const char *) name, (const char *) uri);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TeiReader *reader = data;

  reader->stirred = TRUE;
  if (reader->error == NULL)
    tei_end (reader);
}

static void
characters_cb (void *data, const xmlChar *bytes, int size)
{
  TeiReader *reader = data;

  reader->stirred = TRUE;
  if (reader->error == NULL)
    tei_characters (reader, (const char *) bytes, (gsize) size);
}

void
tei_feed_text (TeiReader *reader, const char *bytes, gsize size)
{
  tei_characters (reader, bytes, size);
}

static xmlSAXHandler handler = {
  .initialized = XML_SAX2_MAGIC,
  .startDocument = tei_start_document_cb,
  .internalSubset = tei_internal_subset_cb,
  .entityDecl = tei_entity_declaration_cb,
  .getEntity = tei_get_entity_cb,
  .getParameterEntity = tei_get_parameter_entity_cb,
  .startElementNs = start_element_cb,
  .endElementNs = end_element_cb,
  .characters = characters_cb,
  .ignorableWhitespace = characters_cb,
  .cdataBlock = characters_cb,
  .serror = error_cb,
};

/* Files */

static void
file_free (TeiFile *file)
{
  if (file->parser != NULL)
    {
      g_clear_pointer (&file->parser->myDoc, xmlFreeDoc);
      xmlFreeParserCtxt (file->parser);
    }
  if (file->fd >= 0)
    close (file->fd);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_clear_pointer (&file->chunk, g_bytes_unref);
  g_clear_pointer (&file->hash, tei_hash_free);
  g_string_free (file->included, TRUE);
  g_hash_table_unref (file->expansions);
  g_free (file->name);
  g_free (file->path);
  g_free (file);
}

static TeiFile *
file_new (TeiReader *reader, const char *name)
{
  TeiFile *file = g_new0 (TeiFile, 1);

  if (reader->chunk == 0)
    reader->chunk = CHUNK;
  file->reader = reader;
  file->fd = -1;
  file->name = g_strdup (name);
  if (reader->first == NULL)
    file->hash = tei_hash_new ();
  file->included = g_string_new (NULL);
  file->expansions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return file;
}

/* The file as it is without what an export has put into it: the same with and without. */
static DossierSourceFile *
get_source (TeiFile *file)
{
  g_autofree char *name = g_path_get_basename (file->name);
  g_autoptr (DossierSourceFile) source = tei_hash_finish (file->hash, name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) stripped = NULL;

  if (file->additions)
    bytes = dossier_source_file_get_bytes (source, NULL);
  if (bytes == NULL)
    return g_steal_pointer (&source);
  stripped = tei_strip (bytes);
  return dossier_source_file_new_for_bytes (name, stripped);
}

/* SHA-256 of the file's bytes and of what it includes; caller frees. */
static char *
get_hash (TeiFile *file, const DossierSourceFile *source)
{
  if (file->included->len == 0)
    return g_strdup (source->hash);

  g_string_prepend (file->included, source->hash);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, file->included->str, -1);
}

static void
finish (TeiReader *reader, TeiFile *file, guint n_before)
{
  g_autoptr (DossierSourceFile) source = NULL;
  g_autofree char *hash = NULL;

  if (reader->first != NULL)
    {
      if (file->outer == NULL)
        {
          tei_finish_file (reader, reader->first->file, reader->first->hash);
          tei_finish (reader);
        }
      return;
    }
  source = get_source (file);
  hash = get_hash (file, source);

  if (file->outer != NULL && reader->results->len == n_before)
    g_string_append (file->outer->included, hash);
  tei_finish_file (reader, source, hash);
  if (file->outer == NULL)
    tei_finish (reader);
}

/* Takes @file. */
static gboolean
parse (TeiReader *reader, TeiFile *file)
{
  int depth = reader->depth;
  guint n_before = reader->results->len;

  xmlInitParser ();
  file->outer = reader->file;
  reader->file = file;
  file->parser =
    xmlCreateIOParserCtxt (&handler, reader, read_cb, NULL, file, XML_CHAR_ENCODING_NONE);
  if (file->parser == NULL)
    g_error ("libxml2 has no memory for a parser");

  /* The size of a single token stays bounded: XML_PARSE_HUGE is not among these. */
  xmlCtxtUseOptions (file->parser, XML_PARSE_NOENT | XML_PARSE_NONET);
  xmlParseDocument (file->parser);

  if (reader->error == NULL && (!file->parser->wellFormed || reader->depth != depth))
    fail_malformed (reader, file, XML_ERR_DOCUMENT_END, NULL, tei_get_line (reader));
  if (reader->error == NULL)
    finish (reader, file, n_before);

  reader->file = file->outer;
  file_free (file);

  return reader->error == NULL;
}

gboolean
tei_parse_path (TeiReader *reader, const char *path, const char *name)
{
  struct stat info;
  TeiFile *file;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) < 0)
    {
      fail_io (reader, name, errno);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      fail_io (reader, name, S_ISDIR (info.st_mode) ? EISDIR : EINVAL);
      return FALSE;
    }
  if ((guint64) info.st_size > TEI_MAX_BYTES)
    {
      close (fd);
      fail_size (reader, name);
      return FALSE;
    }

  file = file_new (reader, name);
  file->path = g_strdup (path);
  file->fd = fd;

  return parse (reader, file);
}

gboolean
tei_parse_bytes (TeiReader *reader, GBytes *bytes, const char *name)
{
  TeiFile *file;

  if (g_bytes_get_size (bytes) > TEI_MAX_BYTES)
    {
      fail_size (reader, name);
      return FALSE;
    }

  file = file_new (reader, name);
  file->bytes = g_bytes_ref (bytes);

  return parse (reader, file);
}
