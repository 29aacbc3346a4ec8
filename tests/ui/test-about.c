/* SPDX-License-Identifier: GPL-3.0-or-later */
/* About names the translators of the language in which the program runs. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/about.h"
#include "formats/po/catalogue.h"
#include "text/catalogues.h"
#include "walk.h"

/* What German's catalogue says. */
static char *
read_credits (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCatalogue) catalogue = dossier_catalogue_read (path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < catalogue->messages->len; i++)
    {
      DossierMessage *message = catalogue->messages->pdata[i];

      if (g_str_equal (message->id, "translator-credits"))
        return g_strdup (message->translations->pdata[0]);
    }
  g_assert_not_reached ();
}

static void
compile (const char *path, const char *folder)
{
  g_autofree char *mo = g_build_filename (folder, "dossier.mo", NULL);
  const char *arguments[] = { "msgfmt", "-o", mo, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_mkdir_with_parents (folder, 0700);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static AdwAboutWindow *
present (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  dossier_about_present (NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
  g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);
  return ADW_ABOUT_WINDOW (window);
}

/* Also on pages that do not show. */
static gboolean
has_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* First: English has no translators, and what stands for them in the source is not shown. */
static void
test_english (void)
{
  AdwAboutWindow *window = present ();

  g_assert_true (has_label (GTK_WIDGET (window), "Map Data"));
  g_assert_false (has_label (GTK_WIDGET (window), "translator-credits"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_german (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "po", "de.po", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-about-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *credits = read_credits (path);
  g_auto (GStrv) names = g_strsplit (credits, "\n", -1);
  AdwAboutWindow *window;

  compile (path, messages);
  g_setenv ("DOSSIER_LOCALE_DIR", folder, TRUE);
  g_setenv ("LANGUAGE", "de", TRUE);
  dossier_catalogues_bind ();
  window = present ();

  g_assert_cmpstr (adw_about_window_get_translator_credits (window), ==, credits);
  for (char **name = names; *name != NULL; name++)
    g_assert_true (has_label (GTK_WIDGET (window), *name));
  gtk_window_destroy (GTK_WINDOW (window));
  walk_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/about/english", test_english);
  g_test_add_func ("/ui/about/german", test_german);
  return g_test_run ();
}
