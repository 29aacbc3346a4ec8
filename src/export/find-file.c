/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/find-file.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "export/file-name.h"
#include "formats/merge/front-matter.h"

#define HEAD_BYTES (64 << 10)
#define MOST_DEPTH 32
#define TELL_EVERY 64

typedef struct
{
  const char *id;
  void (*progress) (guint n_files, gpointer data);
  gpointer progress_data;
  GCancellable *cancellable;
  guint n_files;
  GPtrArray *found;
} Search;

char *
dossier_export_make_id (const char *uri, const char *query)
{
  g_autofree char *escaped = NULL;

  if (query == NULL || *query == '\0')
    return g_strdup (uri);
  escaped = g_uri_escape_string (query, NULL, TRUE);
  return g_strconcat (uri, "?query=", escaped, NULL);
}

char *
dossier_export_read_id (const char *text, gsize len)
{
  g_autofree char *uri = dossier_front_matter_get (text, len, "dossier");
  g_autofree char *query = dossier_front_matter_get (text, len, "dossier-query");

  return uri != NULL ? dossier_export_make_id (uri, query) : NULL;
}

char *
dossier_export_read_file_id (const char *path)
{
  g_autofree char *head = NULL;
  int file;
  gssize n, len = 0;

  g_return_val_if_fail (path != NULL, NULL);

  file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0)
    return NULL;
  head = g_malloc (HEAD_BYTES);
  while (len < HEAD_BYTES && (n = read (file, head + len, HEAD_BYTES - len)) > 0)
    len += n;
  close (file);
  return dossier_export_read_id (head, len);
}

static void
look_at (Search *self, const char *path)
{
  g_autofree char *id = dossier_export_read_file_id (path);

  if (g_strcmp0 (id, self->id) == 0)
    g_ptr_array_add (self->found, g_strdup (path));
  if (++self->n_files % TELL_EVERY == 0 && self->progress != NULL)
    self->progress (self->n_files, self->progress_data);
}

static gboolean
is_markdown (const char *name)
{
  return g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".markdown");
}

static void
search (Search *self, const char *path, guint depth)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && !g_cancellable_is_cancelled (self->cancellable) &&
         (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (name[0] == '.')
        continue;
      if (is_markdown (name) && g_file_test (inside, G_FILE_TEST_IS_REGULAR))
        look_at (self, inside);
      else if (depth < MOST_DEPTH && g_file_test (inside, G_FILE_TEST_IS_DIR) &&
               !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        search (self, inside, depth + 1);
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
dossier_export_find_files (const char *folder,
                           const char *id,
                           void (*progress) (guint n_files, gpointer data),
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Search self = { id, progress, progress_data, cancellable, 0, found };

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  search (&self, folder, 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort (found, compare_paths);
  return g_steal_pointer (&found);
}

char *
dossier_export_make_name (const char *title, const char *extension)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (extension != NULL, NULL);

  name = dossier_export_name_file (title);
  return g_strconcat (name, ".", extension, NULL);
}
