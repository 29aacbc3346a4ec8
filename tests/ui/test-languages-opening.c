/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening files, in the language of the locale: the bar while it lasts, what is said at the end and
 * in full, and what shows while something is dragged over the window. What reads PDF is a program
 * of ours here, which takes as long as this does. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/import-bar.h"
#include "look.h"
#include "scene-document.h"
#include "scenes.h"
#include "views/report-dialog.h"
#include "walk.h"

#define UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ab"

/* Names of files have no Latin letter, either; each is recognised by how it begins. */
#define SLOW "%PDF-1.4 %%EOF"
#define PAGE                                                                                                                  \
  "<!doctype html><nav>нав</nav><article><h1>Страница</h1><p>Гавань есть обещание, и то.</p>" \
  "<p>Так было, и никто не знает почему.</p></article>"

static GFile *
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (scene_get_folder (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
open_files (GFile *first, GFile *second)
{
  GSList *files = second != NULL ? g_slist_prepend (NULL, second) : NULL;

  files = g_slist_prepend (files, first);
  dossier_window_open_files (scene_window (), files);
  g_slist_free_full (files, g_object_unref);
}

/* It never ends by itself. */
static void
write_pdf_program (void)
{
  g_autoptr (GFile) program =
    write_file ("reads-pdf", "#!/bin/sh\nwhile true; do sleep 0.05; done\n");

  g_assert_cmpint (g_chmod (g_file_peek_path (program), 0700), ==, 0);
  g_setenv ("DOSSIER_PDF_PROGRAM", g_file_peek_path (program), TRUE);
}

static GtkWidget *
find_shown (GType type)
{
  return type != 0 ? walk_find_type (GTK_WIDGET (scene_window ()), type) : NULL;
}

static gboolean
has_bar (gpointer words)
{
  GtkWidget *bar = find_shown (DOSSIER_TYPE_IMPORT_BAR);
  g_autofree char *text = bar != NULL ? walk_text (bar) : NULL;

  return text != NULL && strstr (text, words) != NULL;
}

static gboolean
has_toast (gpointer unused)
{
  return find_shown (g_type_from_name ("AdwToastWidget")) != NULL;
}

static gboolean
has_no_toast (gpointer unused)
{
  return !has_toast (NULL);
}

/* The next one comes when this one has gone. */
static void
look_at_toast (const char *name)
{
  walk_until (has_toast, NULL);
  scene_look (name);
  g_signal_emit_by_name (gtk_widget_get_last_child (
                           find_shown (g_type_from_name ("AdwToastWidget"))),
                         "clicked");
  walk_until (has_no_toast, NULL);
}

static gboolean
has_no_bar (gpointer unused)
{
  return find_shown (DOSSIER_TYPE_IMPORT_BAR) == NULL;
}

static void
look_at_bar (void)
{
  open_files (write_file ("долгое", SLOW), NULL);
  walk_until (has_bar, (gpointer) "долгое");
  scene_look ("a file that is being opened");
  open_files (write_file ("другое", SLOW), write_file ("третье", SLOW));
  walk_until (has_bar, (gpointer) "2");
  scene_look ("a file that is being opened, others wait");
  g_signal_emit_by_name (find_shown (DOSSIER_TYPE_IMPORT_BAR), "cancel");
  walk_until (has_no_bar, NULL);
  look_at_toast ("opening was cancelled");
  open_files (write_file ("другое", SLOW), write_file ("третье", SLOW));
  walk_until (has_bar, (gpointer) "другое");
  scene_look ("two files that are being opened");
  g_signal_emit_by_name (find_shown (DOSSIER_TYPE_IMPORT_BAR), "cancel");
  walk_until (has_no_bar, NULL);
  look_at_toast ("opening two files was cancelled");
}

static gboolean
shows_page (gpointer unused)
{
  DossierDocument *document = dossier_session_get_document (scene_session ());

  return document != NULL && g_strcmp0 (document->title, "Страница") == 0;
}

static void
look_at_read (void)
{
  open_files (write_file ("страница", PAGE), NULL);
  walk_until (shows_page, NULL);
  look_at_toast ("something was left out");
  /* Once more: it is there already. */
  open_files (write_file ("страница", PAGE), NULL);
  look_at_toast ("a document that was there");
  scene_act ("win.report", NULL);
  scene_look_at_other ("what was read", FALSE);
}

static void
look_at_failures (void)
{
  open_files (write_file ("пусто", ""), write_file ("страница", PAGE));
  g_assert_true (DOSSIER_IS_REPORT_DIALOG (scene_wait_for_other ()));
  scene_look_at_other ("files that could not be opened", FALSE);
  open_files (write_file ("пусто", ""), NULL);
  scene_look_at_other ("a file that could not be opened", FALSE);
  open_files (write_file ("страница", PAGE), write_file ("ещё", PAGE));
  /* The library has a document in English. */
  walk_until (has_toast, NULL);
  scene_act ("win.page", "text");
  look_at_toast ("several documents of which something was left out");
}

static void
look_at_dragging (void)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (scene_window ()));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) target = g_list_model_get_item (controllers, i);
      GdkDragAction action;

      if (!GTK_IS_DROP_TARGET_ASYNC (target))
        continue;
      g_signal_emit_by_name (target, "drag-enter", NULL, 10., 10., &action);
      scene_look ("something dragged over the window");
      g_signal_emit_by_name (target, "drag-leave", NULL);
      return;
    }
  g_assert_not_reached ();
}

/* An address has Latin letters in any language. */
static void
look_at_address (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("https://example.org/harbour/of/nowhere");

  dossier_window_open_file (scene_window (), file);
  look_at_toast ("an address");
}

static void
steps (void)
{
  static const char *const rooms[] = { "wide", "narrow" };
  g_autoptr (GFile) file = scene_write_document (UUID, NULL, NULL);

  write_pdf_program ();
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      scene_open_document (file, UUID);
      scene_set_room (rooms[i]);
      if (i > 0)
        look_at_toast ("a document that was there");
      look_at_bar ();
      look_at_read ();
      look_at_failures ();
      look_at_dragging ();
      if (!scene_is_pseudo)
        look_at_address ();
    }
}

static void
test_opening (void)
{
  scene_run_all (steps, 500);
}

int
main (int argc, char *argv[])
{
  scene_init (&argc, &argv);
  g_test_add_func ("/ui/languages-opening", test_opening);
  return g_test_run ();
}
