/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XInclude, as corpora use it: whole files by a relative path. They are taken from the folder of
 * the opened file and its subfolders only, whatever path or link would lead out of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-reader.h"

static void
leave_out (TeiReader *reader, char *sentence)
{
  GPtrArray *report = reader->notices;

  if (reader->document != NULL && !reader->document->is_corpus)
    report = reader->document->report;
  g_ptr_array_add (report, sentence);
}

static gboolean
is_relative_path (const char *href)
{
  return *href != '\0' && *href != '/' && *href != '#' && strchr (href, ':') == NULL &&
         strchr (href, '\\') == NULL;
}

static gboolean
is_inside (const char *folder, const char *path)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 &&
         (path[length] == '/' || g_str_has_suffix (folder, "/"));
}

/* The file that @href means, wherever links lead; NULL when there is none, or when it lies outside
 * the folder. */
static char *
resolve (TeiReader *reader, const char *href, gboolean *outside)
{
  g_autofree char *folder = g_path_get_dirname (tei_get_file_path (reader));
  g_autofree char *name = g_uri_unescape_string (href, NULL);
  g_autofree char *path = NULL;
  char *result = NULL;
  char *real;

  *outside = FALSE;
  if (name == NULL)
    return NULL;

  path = g_build_filename (folder, name, NULL);
  real = realpath (path, NULL);
  if (real == NULL)
    {
      /* What is not there must not tell what else is outside. */
      *outside = strstr (name, "..") != NULL;
      return NULL;
    }

  *outside = !is_inside (reader->folder, real);
  if (!*outside && g_file_test (real, G_FILE_TEST_IS_REGULAR) && access (real, R_OK) == 0)
    result = g_strdup (real);
  free (real);

  return result;
}

/* Parses the file as if it stood in the place of the include element. */
static void
include_xml (TeiReader *reader, TeiFrame *frame, const char *path, const char *href)
{
  TeiFrame own = *frame;

  reader->depth--;
  tei_parse_path (reader, path, href);
  if (reader->error != NULL)
    return;
  reader->depth++;
  *frame = own;
}

static void
include_text (TeiReader *reader, const char *path, const char *href)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error) || !g_utf8_validate (text, size, NULL))
    {
      /* Translators: %s is a file's name */
      leave_out (reader, g_strdup_printf (_ ("Left out “%s”: it is no text in UTF-8."), href));
      return;
    }

  reader->bytes += size;
  if (reader->bytes <= TEI_MAX_BYTES)
    tei_feed_text (reader, text, size);
}

static gboolean
is_open_already (TeiReader *reader, const char *path)
{
  for (TeiFile *file = reader->file; file != NULL; file = tei_file_get_outer (file))
    if (g_strcmp0 (tei_file_get_path (file), path) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
include (TeiReader *reader, TeiFrame *frame, const char *href)
{
  g_autofree char *path = NULL;
  gboolean outside;

  if (reader->folder == NULL || !is_relative_path (href))
    {
      /* Translators: %s is a file's name or address */
      leave_out (reader, g_strdup_printf (_ ("Left out “%s”: Dossier includes files only from the "
                                             "folder of the file that it opens."),
                                          href));
      return FALSE;
    }

  path = resolve (reader, href, &outside);
  if (outside)
    leave_out (reader, g_strdup_printf (_ ("Left out “%s”: Dossier includes files only from the "
                                           "folder of the file that it opens."),
                                        href));
  else if (path == NULL)
    /* Translators: %s is a file's name */
    leave_out (reader,
               /* Translators: %s is the name of a file that another one takes in */
               g_strdup_printf (_ ("Left out “%s”: there is no such file that can be read."),
                                href));
  else if (is_open_already (reader, path) || tei_get_include_depth (reader) > TEI_MAX_INCLUDES)
    leave_out (reader,
               /* Translators: %s is a file's name */
               g_strdup_printf (_ ("Left out “%s”: it would be included in itself."), href));
  else if (tei_get_attribute (reader, "xpointer") != NULL)
    leave_out (reader,
               /* Translators: %s is a file's name */
               g_strdup_printf (_ ("Left out a part of “%s”: Dossier includes whole files."),
                                href));
  else if (tei_has_attribute (reader, "parse", "text"))
    include_text (reader, path, href);
  else
    include_xml (reader, frame, path, href);

  return path != NULL;
}

void
tei_start_include (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *href = tei_dup_attribute (reader, "href");

  /* Where a file is missing, its xi:fallback is read as if it stood here. */
  if (href != NULL && include (reader, frame, href))
    tei_skip (reader);
}
