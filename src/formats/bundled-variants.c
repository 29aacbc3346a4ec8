/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled dossier in other languages: whole TEI files with the same ids, made from its
 * catalogues when the program is built. */
#include "config.h"

#include <string.h>

#include "formats/bundled.h"
#include "formats/importer.h"
#include "formats/tei/tei.h"
#include "store/variants.h"

#define PREFIX "csto."
#define SUFFIX ".xml"
#define OWN "en"

/* The languages of the variants, of the names in the resource: csto.de.xml. */
static GStrv
list_languages (void)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_auto (GStrv) names =
    g_resources_enumerate_children (DOSSIER_BUNDLED_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gsize length = strlen (names[i]);

      if (g_str_has_prefix (names[i], PREFIX) && g_str_has_suffix (names[i], SUFFIX) &&
          length > strlen (PREFIX) + strlen (SUFFIX) - 1)
        {
          g_autofree char *language =
            g_strndup (names[i] + strlen (PREFIX), length - strlen (PREFIX) - strlen (SUFFIX));

          g_strv_builder_add (languages, language);
        }
    }
  return g_strv_builder_end (languages);
}

/* Puts one in unless it is there in this edition. @added: (inout): set when it was not. */
static gboolean
add_variant (DossierStore *store,
             const char *language,
             gboolean *added,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *name = g_strconcat (PREFIX, language, SUFFIX, NULL);
  g_autofree char *uuid = g_strconcat (DOSSIER_BUNDLED_UUID, "@", language, NULL);
  g_autofree char *hash = dossier_bundled_get_hash (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  gboolean has;

  if (!dossier_store_has (store, uuid, hash, &has, cancellable, error))
    return FALSE;
  if (has)
    return TRUE;
  *added = TRUE;
  bytes = dossier_bundled_get_file (name);
  documents = dossier_tei_read_bytes (bytes, name, cancellable, error);
  return documents != NULL && dossier_store_write (store, documents, cancellable, error);
}

static gboolean
add_all (DossierStore *store, gboolean *changed, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) languages = list_languages ();
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) there =
    dossier_store_list_languages (store, DOSSIER_BUNDLED_UUID, cancellable, &problem);

  /* It lies in the trash. */
  if (g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (there == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; languages[i] != NULL; i++)
    if (!add_variant (store, languages[i], changed, cancellable, error))
      return FALSE;
  for (guint i = 1; i < g_strv_length (there); i++)
    if (!g_strv_contains ((const char *const *) languages, there[i]))
      {
        *changed = TRUE;
        return dossier_store_keep_variants (store, DOSSIER_BUNDLED_UUID,
                                            (const char *const *) languages, cancellable, error);
      }
  return TRUE;
}

/* Public API */

void
dossier_library_add_shown_variant (DossierStore *store, GCancellable *cancellable)
{
  g_auto (GStrv) languages = list_languages ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *chosen = NULL;
  g_autoptr (GError) error = NULL;
  const char *shown;
  gboolean added = FALSE;

  g_return_if_fail (DOSSIER_IS_STORE (store));

  g_ptr_array_add (all, (gpointer) OWN);
  for (guint i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (all, languages[i]);
  g_ptr_array_add (all, NULL);
  chosen = dossier_store_get_language (store, DOSSIER_BUNDLED_UUID, cancellable, NULL);
  shown = chosen != NULL && g_strv_contains ((const char *const *) all->pdata, chosen)
            ? chosen
            : dossier_languages_choose ((const char *const *) all->pdata);
  if (shown != NULL && !g_str_equal (shown, OWN) &&
      !add_variant (store, shown, &added, cancellable, &error))
    g_message ("The dossier could not be put into the library in “%s”: %s", shown, error->message);
}

gboolean
dossier_library_add_variants (DossierStore *store, GCancellable *cancellable, GError **error)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), FALSE);

  return add_all (store, &changed, cancellable, error);
}

static void
add_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  if (!add_all (source, &changed, cancellable, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The dossier could not be put into the library in all languages: %s",
               error->message);
  g_task_return_boolean (task, changed);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    g_signal_emit_by_name (source, "changed");
}

void
dossier_library_add_variants_async (DossierStore *store, GCancellable *cancellable)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (store));

  task = g_task_new (store, cancellable, added_cb, NULL);
  g_task_set_source_tag (task, dossier_library_add_variants_async);
  g_task_run_in_thread (task, add_thread);
}
