/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/import-find.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/import-outcome.h"

/* Folders within each other. */
#define MAX_DEPTH 64
/* Where a file says that it includes others, if it does. */
#define PROLOGUE 4096
/* A file with includes is one of a corpus's header and their list. */
#define MAX_ROOT (64 * 1024 * 1024)

static const char *const suffixes[] = { "txt", "text", "asc",  "md",     "markdown", "mdown",
                                        "mkd", "html", "htm",  "xhtml",  "xml",      "tei",
                                        "odd", "pdf",  "json", "jsonld", NULL };
static const char *const note_suffixes[] = { "json", "jsonld", NULL };
static const char *const page_suffixes[] = { "html", "htm", "xhtml", NULL };

typedef struct
{
  GCancellable *cancellable;
  GPtrArray *files;      /* of char *: paths */
  GHashTable *parts;     /* of char *: paths of what other files include */
  GHashTable *in_folder; /* those of @files that were found in a folder; borrowed */
} Search;

static gboolean
ends_with (const char *name, const char *const *endings)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Includes */

static gboolean
may_include (const char *path)
{
  char start[PROLOGUE + 1];
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rbe") : NULL;
  gsize n = file != NULL ? fread (start, 1, PROLOGUE, file) : 0;

  if (file != NULL)
    fclose (file);
  start[n] = '\0';
  return strstr (start, "<teiCorpus") != NULL || strstr (start, "XInclude") != NULL;
}

static void
note_parts (Search *self, const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GRegex) regex =
    g_regex_new ("<(?:[\\w.-]+:)?include\\s[^<>]*?\\bhref\\s*=\\s*[\"']([^\"'<>]+)[\"']",
                 G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  if (file == NULL || g_mapped_file_get_length (file) > MAX_ROOT ||
      g_mapped_file_get_contents (file) == NULL)
    return;
  g_regex_match_full (regex, g_mapped_file_get_contents (file),
                      (gssize) g_mapped_file_get_length (file), 0, 0, &match, NULL);
  while (g_match_info_matches (match))
    {
      g_autofree char *href = g_match_info_fetch (match, 1);
      g_autofree char *name = g_uri_unescape_string (href, NULL);

      if (name != NULL)
        g_hash_table_add (self->parts, g_canonicalize_filename (name, folder));
      g_match_info_next (match, NULL);
    }
}

/* Folders */

/* Browsers save a page as "page.html", and what it needs in "page_files" beside it. */
static gboolean
belongs_to_page (const char *folder, const char *name)
{
  g_autofree char *page = NULL;

  if (!g_str_has_suffix (name, "_files"))
    return FALSE;
  page = g_strndup (name, strlen (name) - strlen ("_files"));
  for (guint i = 0; page_suffixes[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (page, ".", page_suffixes[i], NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    }
  return FALSE;
}

static void
add_file (Search *self, const char *path, gboolean in_folder)
{
  char *added = g_canonicalize_filename (path, NULL);

  g_ptr_array_add (self->files, added);
  if (!in_folder)
    return;
  g_hash_table_add (self->in_folder, added);
  if (may_include (added))
    note_parts (self, added);
}

/* NULL when it cannot be read. */
static GPtrArray *
list_names (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
search_folder (Search *self, const char *folder, guint depth, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (folder, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_cancellable_is_cancelled (self->cancellable))
        return TRUE;
      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (ends_with (name, suffixes) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
            add_file (self, path, TRUE);
        }
      /* One within that cannot be read is not what was asked for. */
      else if (depth < MAX_DEPTH && !g_file_test (path, G_FILE_TEST_IS_SYMLINK) &&
               !belongs_to_page (folder, name))
        search_folder (self, path, depth + 1, NULL);
    }
  return TRUE;
}

static gboolean
search_given_folder (Search *self, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  guint before = self->files->len;

  if (!search_folder (self, path, 0, &failure))
    {
      g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_IO,
                   /* Translators: %1$s is a folder's name, %2$s what the system says */
                   _ ("The folder “%1$s” cannot be read: %2$s."), name, failure->message);
      return FALSE;
    }
  if (self->files->len > before || g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_EMPTY,
               /* Translators: %s is a folder's name; keep the names of formats */
               _ ("The folder “%s” holds no document that Dossier reads: TEI, HTML, Markdown, PDF, "
                  "plain text, or annotations in JSON. Open another folder."),
               name);
  return FALSE;
}

/* Those in folders that nothing includes, and annotations behind documents. */
static GStrv
choose (Search *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (int notes = 0; notes < 2; notes++)
    for (guint i = 0; i < self->files->len; i++)
      {
        char *path = self->files->pdata[i];

        if (ends_with (path, note_suffixes) == notes &&
            (!g_hash_table_contains (self->in_folder, path) ||
             !g_hash_table_contains (self->parts, path)))
          g_ptr_array_add (chosen, g_strdup (path));
      }
  g_ptr_array_add (chosen, NULL);
  return (GStrv) g_ptr_array_free (chosen, FALSE);
}

const char *const *
dossier_import_get_suffixes (void)
{
  return suffixes;
}

GStrv
dossier_import_find (const char *const *paths, GPtrArray *failed, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) in_folder = g_hash_table_new (NULL, NULL);
  Search self = { cancellable, files, parts, in_folder };

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (failed != NULL, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        add_file (&self, paths[i], FALSE);
      else if (!search_given_folder (&self, paths[i], &error))
        g_ptr_array_add (failed, dossier_import_outcome_new (paths[i], NULL, error));
    }
  return choose (&self);
}
