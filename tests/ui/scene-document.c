/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-document.h"

#include <locale.h>
#include <string.h>

#include "app/application.h"
#include "look.h"
#include "scenes.h"
#include "text/catalogues.h"
#include "walk.h"

static char *folder;
static void (*steps) (void);

/* The document: the bundled one, in letters that no message has */

static void
append_other (GString *text, char c)
{
  static const char *const letters[] = { "а", "б", "ц", "д", "е", "ф", "г", "х", "и",
                                         "й", "к", "л", "м", "н", "о", "п", "ч", "р",
                                         "с", "т", "у", "в", "ш", "ж", "ы", "з" };
  g_autofree char *upper = NULL;

  if (g_ascii_islower (c))
    g_string_append (text, letters[c - 'a']);
  else if (g_ascii_isupper (c))
    g_string_append (text, upper = g_utf8_strup (letters[c - 'A'], -1));
  else
    g_string_append_c (text, c);
}

/* Text, and what attributes say in words. */
static char *
transcribe (const char *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_tag = FALSE, in_words = FALSE;

  for (const char *c = source; *c != '\0'; c++)
    {
      if (*c == '&')
        {
          const char *end = strchr (c, ';');

          g_string_append_len (text, c, end - c + 1);
          c = end;
          continue;
        }
      if (in_words && *c == '"')
        in_words = FALSE;
      if (in_tag && !in_words)
        g_string_append_c (text, *c);
      else if (*c == '<')
        g_string_append_c (text, *c);
      else
        append_other (text, *c);
      if (*c == '<')
        in_tag = TRUE;
      else if (*c == '>')
        in_tag = FALSE;
      else if (in_tag && *c == '"')
        in_words =
          g_str_has_suffix (text->str, " role=\"") || g_str_has_suffix (text->str, " n=\"");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
scene_get_folder (void)
{
  return folder;
}

const char *
scene_words (const char *english)
{
  g_autofree char *other = scene_is_pseudo ? transcribe (english) : g_strdup (english);

  return g_intern_string (other);
}

GFile *
scene_write_document (const char *uuid, const char *words, const char *instead)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autofree char *name = g_strconcat (uuid, ".xml", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *source = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (csto, &source, NULL, &error);
  g_assert_no_error (error);
  if (scene_is_pseudo)
    {
      g_autofree char *other = transcribe (source);

      text = g_string_new (other);
    }
  else
    text = g_string_new (source);
  {
    char *old = strstr (text->str, "<idno type=\"uuid\">") + strlen ("<idno type=\"uuid\">");
    gssize at = old - text->str;

    g_string_erase (text, at, strchr (old, '<') - old);
    g_string_insert (text, at, uuid);
  }
  if (words != NULL)
    g_assert_cmpuint (g_string_replace (text, words, instead, 1), ==, 1);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gboolean
shows_document (gpointer uuid)
{
  DossierDocument *document =
    scene_window () != NULL ? dossier_session_get_document (scene_session ()) : NULL;

  return document != NULL && g_str_equal (document->uuid, uuid) && scene_reader () != NULL;
}

void
scene_open_document (GFile *file, const char *uuid)
{
  dossier_window_open_file (scene_window (), file);
  walk_until (shows_document, (gpointer) uuid);
}

void
scene_select_words (const char *words)
{
  DossierDocument *document = dossier_session_get_document (scene_session ());
  DossierTextView *text = dossier_reader_view_get_text (scene_reader ());
  const DossierReadingLayout *layout = dossier_text_view_get_layout (text);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      const char *all = dossier_document_get_passage (document, i)->text;
      const char *at = strstr (all, words);
      guint start;

      if (at == NULL)
        continue;
      start = (guint) g_utf8_strlen (all, at - all);
      dossier_text_view_select (text, dossier_reading_layout_to_position (layout, i, start, TRUE),
                                dossier_reading_layout_to_position (
                                  layout, i, start + (guint) g_utf8_strlen (words, -1), FALSE));
      return;
    }
  g_assert_not_reached ();
}

/* The program */

static gboolean
shows_any (gpointer unused)
{
  return scene_window () != NULL && dossier_session_get_document (scene_session ()) != NULL &&
         scene_reader () != NULL;
}

static gboolean
steps_cb (gpointer unused)
{
  walk_until (shows_any, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  steps ();
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

void
scene_init (int *argc, char ***argv)
{
  /* Folders of its own it has already, and GTK finds no pictures without those of the system. */
  g_test_init (argc, argv, NULL);
  dossier_catalogues_bind ();
  scene_is_pseudo = strstr (setlocale (LC_MESSAGES, NULL), "_X") != NULL;
}

void
scene_run (void (*func) (void))
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  g_autofree char *library = NULL;

  steps = func;
  folder = g_dir_make_tmp ("dossier-languages-XXXXXX", NULL);
  library = g_build_filename (folder, "library.db", NULL);
  g_timeout_add (100, steps_cb, NULL);
  {
    char *arguments[] = { (char *) "dossier", (char *) "--library", library, NULL };

    g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
  }
  walk_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

static gboolean
is_narrow (gpointer unused)
{
  return gtk_widget_get_width (GTK_WIDGET (scene_window ())) <= 360;
}

void
scene_set_room (const char *room)
{
  gboolean wide = g_str_equal (room, "wide");

  scene_room = room;
  gtk_window_set_default_size (GTK_WINDOW (scene_window ()), wide ? 1400 : 360, wide ? 900 : 640);
  if (wide)
    scene_settle ();
  else
    walk_until (is_narrow, NULL);
}

void
scene_run_all (void (*func) (void), guint least)
{
  scene_run (func);
  g_test_message ("%u strings and labels seen", look_count_seen ());
  g_assert_cmpuint (look_count_seen (), >, least);
  g_assert_cmpuint (look_count_faults (), ==, 0);
}
