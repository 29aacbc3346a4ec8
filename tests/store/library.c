/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/library.h"

void
sample_library_set_up (SampleLibrary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean created = FALSE;

  self->folder = sample_folder_new ();
  self->path = sample_path (self->folder, "library.sqlite");
  self->store = dossier_store_open (self->path, &created, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (created);
}

void
sample_library_tear_down (SampleLibrary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dossier_store_check (self->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  sample_library_drop (self, data);
}

void
sample_library_drop (SampleLibrary *self, gconstpointer data)
{
  sample_store_close (self->store);
  sample_folder_remove (self->folder);
  g_free (self->path);
}

void
sample_library_write (SampleLibrary *self, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (self->store, batch, NULL, &error));
  g_assert_no_error (error);
}

DossierDocument *
sample_library_load (SampleLibrary *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  DossierDocument *document = dossier_store_load (self->store, id, NULL, &error);

  g_assert_no_error (error);
  return document;
}
