/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include <glib/gstdio.h>

static const char *program;

void
run_init (int *argc, char **argv)
{
  g_assert_cmpint (*argc, >=, 3);
  g_assert_cmpstr (argv[1], ==, "--program");
  program = argv[2];
  for (int i = 3; i <= *argc; i++)
    argv[i - 2] = argv[i];
  *argc -= 2;
}

static void
forget_run (Run *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_clear_pointer (&self->json, json_node_unref);
}

void
run_set_up (Run *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dossierctl-XXXXXX", &error);
  g_assert_no_error (error);
  self->library = g_build_filename (self->folder, "library.sqlite", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
run_tear_down (Run *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->library);
  forget_run (self);
}

/* @output: (nullable): a file for standard output. */
static void
run_strv (Run *self, const char *output, GPtrArray *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDERR_PIPE | (output == NULL ? G_SUBPROCESS_FLAGS_STDOUT_PIPE : 0));
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  forget_run (self);
  g_ptr_array_insert (arguments, 0, (gpointer) program);
  g_ptr_array_add (arguments, NULL);

  if (output != NULL)
    g_subprocess_launcher_set_stdout_file_path (launcher, output);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);

  if (self->out != NULL && (*self->out == '[' || *self->out == '{'))
    self->json = json_from_string (self->out, NULL);
}

static void
add_arguments (GPtrArray *arguments, va_list list)
{
  char *argument;

  while ((argument = va_arg (list, char *)) != NULL)
    g_ptr_array_add (arguments, argument);
}

void
run (Run *self, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list list;

  g_ptr_array_add (arguments, (gpointer) "--library");
  g_ptr_array_add (arguments, self->library);
  va_start (list, self);
  add_arguments (arguments, list);
  va_end (list);
  run_strv (self, NULL, arguments);
}

void
run_into (Run *self, const char *output, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list list;

  va_start (list, output);
  add_arguments (arguments, list);
  va_end (list);
  run_strv (self, output, arguments);
}

void
run_bare (Run *self, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list list;

  va_start (list, self);
  add_arguments (arguments, list);
  va_end (list);
  run_strv (self, NULL, arguments);
}

void
assert_done (Run *self)
{
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (self->status, ==, 0);
}

void
assert_failed (Run *self, int status, const char *words)
{
  g_assert_cmpint (self->status, ==, status);
  g_assert_true (g_str_has_prefix (self->err, "dossierctl: "));
  g_assert_true (strchr (self->err, '\n') == self->err + strlen (self->err) - 1);
  if (strstr (self->err, words) == NULL)
    g_assert_cmpstr (self->err, ==, words);
}

guint
count_objects (Run *self)
{
  g_assert_nonnull (self->json);
  return json_array_get_length (json_node_get_array (self->json));
}

JsonObject *
get_object (Run *self, guint index)
{
  g_assert_cmpuint (index, <, count_objects (self));
  return json_array_get_object_element (json_node_get_array (self->json), index);
}

JsonObject *
find_object (Run *self, const char *member, const char *value)
{
  for (guint i = 0; i < count_objects (self); i++)
    if (g_strcmp0 (get_text (get_object (self, i), member), value) == 0)
      return get_object (self, i);

  g_assert_cmpstr (value, ==, "(found)");
  return NULL;
}

const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  g_assert_nonnull (node);
  return JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);
}

char *
write_file (Run *self, const char *name, const char *contents)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}
