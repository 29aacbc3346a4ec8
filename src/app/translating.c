/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/translating.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "app/messages-window.h"
#include "app/window-private.h"

#define GROUP "place"

const char *
dossier_translating_get_folder (void)
{
  const char *folder = g_getenv ("DOSSIER_TRANSLATION");

  return folder != NULL && *folder != '\0' ? folder : NULL;
}

char *
dossier_translating_get_catalogue (gboolean analysis)
{
  const char *folder = dossier_translating_get_folder ();
  g_autofree char *link = NULL;

  if (folder == NULL)
    return NULL;
  link = g_build_filename (folder, analysis ? "analysis.po" : "messages.po", NULL);
  /* A monitor of the link would not hear of what it leads to. */
  return realpath (link, NULL);
}

static char *
get_path (void)
{
  return g_build_filename (dossier_translating_get_folder (), "place.ini", NULL);
}

static void
keep_item (GKeyFile *file, const char *key, gconstpointer item)
{
  if (item != NULL)
    g_key_file_set_string (file, GROUP, key, DOSSIER_ITEM ((gpointer) item)->id);
}

/* The list of messages goes with the last window. */
static void
keep_messages (GKeyFile *file, DossierWindow *window)
{
  DossierMessagesWindow *messages = dossier_messages_window_find ();
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (messages == NULL)
    return;
  dossier_messages_window_keep (messages, file);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data) && l->data != window)
      return;
  gtk_window_destroy (GTK_WINDOW (messages));
}

void
dossier_translating_keep (DossierWindow *window)
{
  DossierSession *session = dossier_window_get_session (window);
  DossierDocument *document = dossier_session_get_document (session);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *query = NULL;
  g_autofree char *path = NULL;
  guint passage, offset;

  if (dossier_translating_get_folder () == NULL || document == NULL)
    return;
  query = dossier_query_to_text (dossier_session_get_query (session));
  dossier_session_get_place (session, &passage, &offset);
  g_key_file_set_string (file, GROUP, "document", document->uuid);
  g_key_file_set_string (file, GROUP, "query", query);
  g_key_file_set_integer (file, GROUP, "cursor", dossier_session_get_cursor (session));
  keep_item (file, "organisation", dossier_session_get_organisation (session));
  keep_item (file, "focus", dossier_session_get_focus (session));
  keep_item (file, "passage", dossier_document_get_passage (document, passage));
  g_key_file_set_integer (file, GROUP, "offset", (int) offset);
  g_key_file_set_integer (file, GROUP, "page", dossier_panes_get_page (window->panes));
  keep_messages (file, window);
  path = get_path ();
  if (!g_key_file_save_to_file (file, path, &error))
    g_warning ("%s", error->message);
}

static DossierItem *
find_item (GKeyFile *file, const char *key, DossierDocument *document)
{
  g_autofree char *id = g_key_file_get_string (file, GROUP, key, NULL);

  return id != NULL ? dossier_document_lookup (document, id) : NULL;
}

static void
restore_map (GKeyFile *file, DossierSession *session)
{
  DossierDocument *document = dossier_session_get_document (session);
  DossierItem *organisation = find_item (file, "organisation", document);

  if (organisation != NULL && DOSSIER_IS_ENTITY (organisation))
    dossier_session_set_organisation (session, DOSSIER_ENTITY (organisation));
  dossier_session_set_cursor (session, g_key_file_get_integer (file, GROUP, "cursor", NULL));
}

/* The place comes last: what gets the query or the focus comes into view. */
static void
restore_text (GKeyFile *file, DossierSession *session)
{
  DossierDocument *document = dossier_session_get_document (session);
  g_autofree char *text = g_key_file_get_string (file, GROUP, "query", NULL);
  g_autoptr (DossierQuery) query = text != NULL ? dossier_query_parse (text, NULL) : NULL;
  DossierItem *focus = find_item (file, "focus", document);
  DossierItem *passage = find_item (file, "passage", document);
  guint offset = (guint) MAX (g_key_file_get_integer (file, GROUP, "offset", NULL), 0);

  if (query != NULL)
    dossier_session_set_query (session, query);
  if (focus != NULL)
    dossier_session_set_focus (session, focus, NULL);
  if (passage == NULL || passage->kind != DOSSIER_KIND_PASSAGE)
    return;
  dossier_session_set_place (session, passage->index, offset);
  dossier_session_go_to (session, passage->index, offset);
}

static void
restore_messages (GKeyFile *file, DossierWindow *window)
{
  if (g_key_file_has_group (file, "messages"))
    dossier_messages_window_restore (dossier_messages_window_present (
                                       gtk_window_get_application (GTK_WINDOW (window))),
                                     file);
}

void
dossier_translating_restore (DossierWindow *window)
{
  DossierSession *session = dossier_window_get_session (window);
  DossierDocument *document = dossier_session_get_document (session);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;
  g_autofree char *uuid = NULL;
  int page;

  if (dossier_translating_get_folder () == NULL || document == NULL)
    return;
  path = get_path ();
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  /* It is for the first window, not for those that are opened beside it. */
  g_remove (path);
  uuid = g_key_file_get_string (file, GROUP, "document", NULL);
  if (g_strcmp0 (uuid, document->uuid) != 0)
    return;
  restore_messages (file, window);
  restore_map (file, session);
  restore_text (file, session);
  page = g_key_file_get_integer (file, GROUP, "page", NULL);
  if (page >= 0 && page < DOSSIER_N_PANES)
    dossier_panes_set_page (window->panes, (DossierPane) page);
}
