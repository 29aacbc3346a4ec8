/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters kept under a name. */
#include "store/sample.h"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
keep (DossierStore *store, const char *document, const char *name, const char *query)
{
  g_autoptr (DossierFilter) filter = dossier_filter_new (document, name, query);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_store_keep_filter_async (store, filter, NULL, done_cb, &result);
  g_assert_true (dossier_store_keep_filter_finish (store, wait_for (&result), &error));
  g_assert_no_error (error);
}

/* "name=query" of each, in order. */
static char *
list (DossierStore *store, const char *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  dossier_store_list_filters_async (store, document, NULL, done_cb, &result);
  filters = dossier_store_list_filters_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < filters->len; i++)
    {
      DossierFilter *filter = filters->pdata[i];

      g_string_append_printf (text, "%s=%s;", filter->name, filter->query);
    }
  return g_string_free (text, FALSE);
}

static void
test_keep (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = dossier_store_open (path, NULL, NULL, NULL);
  g_autofree char *none = list (store, "a");
  g_autofree char *two = NULL;
  g_autofree char *other = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (none, ==, "");
  keep (store, "a", "Zas in May", "speaker:zas date:2020-05");
  keep (store, "a", "Serbia", "place:SRB");
  keep (store, "b", "Serbia", "place:XXX");
  keep (store, "a", "Serbia", "place:SRB kind:quote");
  two = list (store, "a");
  g_assert_cmpstr (two, ==, "Serbia=place:SRB kind:quote;Zas in May=speaker:zas date:2020-05;");
  keep (store, "a", "Serbia", NULL);
  sample_store_close (store);

  store = dossier_store_open (path, NULL, NULL, NULL);
  after = list (store, "a");
  other = list (store, "b");
  g_assert_cmpstr (after, ==, "Zas in May=speaker:zas date:2020-05;");
  g_assert_cmpstr (other, ==, "Serbia=place:XXX;");
  sample_store_close (store);
  sample_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/filters/keep", test_keep);

  return g_test_run ();
}
