/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/mustache/templates.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/templates-resource.h"
#include "model/collation.h"

#define PRESETS_PATH "/io/github/dossierapp/Dossier/templates"
#define SUFFIX ".mustache"
/* Of a name; file systems take 255 with its suffix. */
#define MAX_NAME 200
#define MAX_TEXT (1024 * 1024)

G_DEFINE_QUARK (dossier - templates - error - quark, dossier_templates_error)

/* The order of the first ones; others come behind. */
static const char *const first_presets[] = { "plain", "obsidian", "logseq", "pandoc" };

void
dossier_template_info_free (DossierTemplateInfo *self)
{
  g_free (self->name);
  g_free (self);
}

char *
dossier_templates_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", "templates", NULL);
}

static char *
get_path (const char *name)
{
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static GBytes *
get_preset (const char *name)
{
  g_autofree char *path = g_strconcat (PRESETS_PATH "/", name, SUFFIX, NULL);

  return g_resource_lookup_data (dossier_templates_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static gboolean
is_own (const char *name)
{
  g_autofree char *path = get_path (name);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

gboolean
dossier_templates_check_name (const char *name, GError **error)
{
  gboolean sound;

  g_return_val_if_fail (name != NULL, FALSE);

  sound = *name != '\0' && *name != '.' && strlen (name) <= MAX_NAME &&
          g_utf8_validate (name, -1, NULL) && strchr (name, '/') == NULL &&
          !g_ascii_isspace (*name) && !g_ascii_isspace (name[strlen (name) - 1]);
  for (const char *p = name; sound && *p != '\0'; p = g_utf8_next_char (p))
    sound = !g_unichar_iscntrl (g_utf8_get_char (p));
  if (!sound)
    g_set_error_literal (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_NAME,
                         _ ("A template’s name is a word or a few, without “/” and without a “.” "
                            "at the beginning."));
  return sound;
}

gboolean
dossier_templates_is_preset (const char *name)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!dossier_templates_check_name (name, NULL))
    return FALSE;
  bytes = get_preset (name);
  return bytes != NULL;
}

gboolean
dossier_templates_has (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return dossier_templates_check_name (name, NULL) &&
         (is_own (name) || dossier_templates_is_preset (name));
}

static void
add_info (GPtrArray *list, const char *file, gboolean own)
{
  DossierTemplateInfo *info;

  if (!g_str_has_suffix (file, SUFFIX) || *file == '.')
    return;
  info = g_new0 (DossierTemplateInfo, 1);
  info->name = g_strndup (file, strlen (file) - strlen (SUFFIX));
  info->own = own;
  info->part = *file == '_';
  g_ptr_array_add (list, info);
}

static guint
get_rank (const DossierTemplateInfo *info)
{
  for (guint i = 0; !info->own && i < G_N_ELEMENTS (first_presets); i++)
    if (strcmp (info->name, first_presets[i]) == 0)
      return i;
  return G_N_ELEMENTS (first_presets) + (info->part ? 1 : 0) + (info->own ? 2 : 0);
}

static int
compare_infos (gconstpointer first, gconstpointer second)
{
  const DossierTemplateInfo *a = *(DossierTemplateInfo *const *) first;
  const DossierTemplateInfo *b = *(DossierTemplateInfo *const *) second;
  guint a_rank = get_rank (a), b_rank = get_rank (b);

  if (a_rank != b_rank)
    return a_rank < b_rank ? -1 : 1;
  return dossier_collate (a->name, b->name);
}

GPtrArray *
dossier_templates_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_template_info_free);
  g_auto (GStrv) presets =
    g_resource_enumerate_children (dossier_templates_get_resource (), PRESETS_PATH,
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_utf8_validate (file, -1, NULL) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        add_info (list, file, TRUE);
    }
  for (guint i = 0; presets != NULL && presets[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (presets[i], strlen (presets[i]) - strlen (SUFFIX));

      if (!is_own (name))
        add_info (list, presets[i], FALSE);
    }
  g_ptr_array_sort (list, compare_infos);
  return list;
}

static char *
load_own (const char *name, GError **error)
{
  g_autofree char *path = get_path (name);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAX_TEXT || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_TEXT,
                   /* Translators: %s is the name of a template */
                   _ ("The template “%s” is not a UTF-8 text of at most a megabyte."), name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

char *
dossier_templates_load (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (dossier_templates_check_name (name, NULL))
    {
      if (is_own (name))
        return load_own (name, error);
      bytes = get_preset (name);
    }
  if (bytes != NULL)
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_set_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_MISSING,
               /* Translators: %s is the name of a template */
               _ ("There is no template “%s”."), name);
  return NULL;
}

static char *
load_partial (const char *name, gpointer data)
{
  return dossier_templates_load (name, NULL);
}

DossierMustache *
dossier_templates_parse (const char *name, const char *text, GError **error)
{
  return dossier_mustache_parse (name, text, load_partial, NULL, error);
}

DossierMustache *
dossier_templates_open (const char *name, GError **error)
{
  g_autofree char *text = dossier_templates_load (name, error);

  return text != NULL ? dossier_templates_parse (name, text, error) : NULL;
}
