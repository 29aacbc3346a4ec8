/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

#include "app/about.h"
#include "app/aim.h"
#include "app/application.h"
#include "app/fonts.h"
#include "app/keeper.h"
#include "app/messages-window.h"
#include "app/opening.h"
#include "app/rescue.h"
#include "app/settings.h"
#include "app/translating.h"
#include "app/window.h"
#include "formats/importer.h"
#include "linking/annotating.h"

struct _DossierApplication
{
  AdwApplication parent_instance;

  char *library; /* NULL: the user's own */
  DossierOpening *opening;
  DossierKeeper *keeper; /* once the library is open */
  GCancellable *adding;  /* the dossier's languages come into the library, later */
  guint add_source;
  GPtrArray *waiting; /* of GFile: to be opened when the library is */
  GPtrArray *known;   /* notes that the library lacks while it is being replaced, or NULL */
};

/* How long the first window waits for the library before it comes up empty. Usually the library is
 * open before GTK is, and the window need not be laid out twice. */
#define PATIENCE_MS 300

/* When the first windows have settled. */
#define SETTLED_MS 1000

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use another library"), N_ ("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
  { NULL }
};

/* A link leads to the window that shows its document already, if there is one. */
static DossierWindow *
find_window (DossierApplication *self, GFile *file, DossierWindow *other)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (DossierAim) aim = dossier_aim_parse (uri);

  if (aim == NULL)
    return other;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      DossierDocument *document =
        DOSSIER_IS_WINDOW (l->data)
          ? dossier_session_get_document (dossier_window_get_session (l->data))
          : NULL;

      if (document != NULL && g_ascii_strcasecmp (document->uuid, aim->document) == 0)
        return l->data;
    }
  return other;
}

static void
open_waiting (DossierApplication *self, DossierWindow *window)
{
  GSList *files = NULL;

  /* Links each go to the window that shows their document. */
  for (guint i = self->waiting->len; i > 0; i--)
    {
      GFile *file = self->waiting->pdata[i - 1];
      DossierWindow *fit;

      if (g_file_is_native (file))
        {
          files = g_slist_prepend (files, g_object_ref (file));
          continue;
        }
      fit = find_window (self, file, window);
      dossier_window_open_file (fit, file);
      if (gtk_widget_get_visible (GTK_WIDGET (fit)))
        gtk_window_present (GTK_WINDOW (fit));
    }
  g_ptr_array_set_size (self->waiting, 0);
  if (files != NULL)
    dossier_window_open_files (window, files);
  if (files != NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
  g_slist_free_full (files, g_object_unref);
}

static void begin_opening (DossierApplication *self);

/* A damaged library */

#define RETURN_TO "return-to" /* data of a window: the address of the place that it showed */

static void
keep_place (DossierWindow *window)
{
  DossierSession *session = dossier_window_get_session (window);
  DossierDocument *document = dossier_session_get_document (session);
  g_autofree char *id = NULL;
  guint passage, offset;

  if (document == NULL)
    return;
  dossier_session_get_place (session, &passage, &offset);
  if (passage < dossier_document_count (document, DOSSIER_KIND_PASSAGE))
    id = g_uri_escape_string (DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id,
                              NULL, TRUE);
  g_object_set_data_full (G_OBJECT (window), RETURN_TO,
                          g_strdup_printf ("dossier://%s/%s", document->uuid, id ? id : ""),
                          g_free);
}

static void
return_to_place (DossierWindow *window)
{
  g_autofree char *address = g_object_steal_data (G_OBJECT (window), RETURN_TO);
  g_autoptr (GFile) place = address != NULL ? g_file_new_for_uri (address) : NULL;

  if (place != NULL)
    dossier_window_open_file (window, place);
}

static gboolean
add_variants_cb (gpointer data)
{
  DossierApplication *self = data;
  DossierStore *store = dossier_application_get_store (self);

  self->add_source = 0;
  if (store != NULL)
    dossier_library_add_variants_async (store, self->adding);
  return G_SOURCE_REMOVE;
}

static void
stop_adding (DossierApplication *self)
{
  g_clear_handle_id (&self->add_source, g_source_remove);
  g_cancellable_cancel (self->adding);
  g_clear_object (&self->adding);
}

/* Nobody waits for the languages that are not read now: they come when the window has settled. */
static void
add_variants_later (DossierApplication *self)
{
  stop_adding (self);
  self->adding = g_cancellable_new ();
  self->add_source = g_timeout_add_full (G_PRIORITY_LOW, SETTLED_MS, add_variants_cb, self, NULL);
}

/* From now on until the library is open again nothing can be done in the windows. */
static GPtrArray *
begin_rescue (gpointer data)
{
  DossierApplication *self = data;
  DossierStore *store = dossier_application_get_store (self);
  g_autoptr (GPtrArray) notes = NULL;

  if (self->known == NULL)
    self->known = g_ptr_array_new_with_free_func (g_object_unref);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      {
        keep_place (l->data);
        dossier_window_cancel_import (l->data);
        gtk_widget_set_sensitive (l->data, FALSE);
      }
  stop_adding (self);
  if (self->keeper != NULL)
    dossier_keeper_end (self->keeper);
  g_clear_object (&self->keeper);
  if (store != NULL)
    {
      notes = dossier_sessions_leave_store (store);
      dossier_store_close (store);
      g_ptr_array_extend_and_steal (self->known, g_steal_pointer (&notes));
    }
  return g_ptr_array_ref (self->known);
}

static void rescued (gpointer data);

static void
opened_cb (DossierOpening *opening, DossierWindow *window)
{
  const GError *error = dossier_opening_get_error (opening);

  gtk_widget_set_sensitive (GTK_WIDGET (window), TRUE);
  if (error != NULL)
    {
      DossierApplication *self =
        DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));

      dossier_window_show_failure (window, error->message);
      if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
        dossier_rescue_offer (GTK_WINDOW (window), self->library, FALSE, begin_rescue, rescued,
                              G_OBJECT (self));
      return;
    }
  dossier_window_show_document (window, dossier_opening_get_document (opening),
                                dossier_opening_get_place (opening));
  dossier_translating_restore (window);
  return_to_place (window);
  open_waiting (DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), window);
}

static void
present_cb (GtkWindow *window)
{
  gtk_window_present (window);
}

static gboolean
patience_cb (gpointer window)
{
  GtkApplication *application = gtk_window_get_application (window);
  DossierApplication *self = application != NULL ? DOSSIER_APPLICATION (application) : NULL;

  /* It has gone, or come up, meanwhile. */
  if (self == NULL || gtk_widget_get_visible (window))
    return G_SOURCE_REMOVE;
  if (!dossier_opening_is_done (self->opening) && dossier_opening_is_update (self->opening))
    dossier_window_show_update (window);
  gtk_window_present (window);
  return G_SOURCE_REMOVE;
}

static void
present_when_filled (DossierApplication *self, GtkWindow *window)
{
  if (dossier_opening_is_done (self->opening))
    {
      gtk_window_present (window);
      return;
    }
  g_signal_connect_object (self->opening, "done", G_CALLBACK (present_cb), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE_MS, patience_cb, g_object_ref (window),
                      g_object_unref);
}

static DossierWindow *
make_window (DossierApplication *self)
{
  DossierWindow *window;

  dossier_fonts_end (dossier_settings_get ());
  window = dossier_window_new (GTK_APPLICATION (self));
  if (dossier_opening_is_done (self->opening))
    opened_cb (self->opening, window);
  else
    g_signal_connect_object (self->opening, "done", G_CALLBACK (opened_cb), window, 0);
  return window;
}

/* The one used last; Preferences, shortcuts and About are windows of the application, too. */
static DossierWindow *
get_last_window (DossierApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
kept_badly_cb (DossierApplication *self, const char *message)
{
  DossierWindow *window = get_last_window (self);

  if (window != NULL)
    dossier_window_show_message (window, message);
}

/* Met while something was read or written. */
static void
damaged_cb (DossierApplication *self)
{
  DossierWindow *window = get_last_window (self);

  if (window != NULL)
    dossier_rescue_offer (GTK_WINDOW (window), self->library, TRUE, begin_rescue, rescued,
                          G_OBJECT (self));
}

static void
begin_keeping_cb (DossierApplication *self)
{
  DossierStore *store = dossier_opening_get_store (self->opening);

  if (store == NULL)
    return;
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_signal_connect_object (store, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  self->keeper = dossier_keeper_new (store);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (kept_badly_cb), self,
                           G_CONNECT_SWAPPED);
  dossier_keeper_begin (self->keeper);
  add_variants_later (self);
}

/* A start takes memory that is free again when it is over, a fifth of all that is the program's
 * own: it is kept in pieces, unless it is asked for. */
static gboolean
give_back_cb (gpointer data)
{
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static void
give_back_later_cb (DossierApplication *self)
{
  g_timeout_add_full (G_PRIORITY_LOW, SETTLED_MS, give_back_cb, NULL, NULL);
}

/* A second window begins with the document of the first, an object of its own: a session changes
 * its document's notes. */
static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *last = get_last_window (data);
  DossierWindow *window = make_window (data);
  DossierDocument *document =
    last ? dossier_session_get_document (dossier_window_get_session (last)) : NULL;

  if (document != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.document", "s", document->uuid);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_about_present (gtk_application_get_active_window (data));
}

static void
messages_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_messages_window_present (data);
}

/* Each window keeps its state as it closes, and may take others with it. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autolist (GtkWindow) windows = g_list_copy_deep (gtk_application_get_windows (data),
                                                     (GCopyFunc) (gpointer) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    if (!DOSSIER_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

/* The session ends, or somebody presses Ctrl+C where the program was started. */
static gboolean
told_to_end_cb (gpointer data)
{
  quit_cb (NULL, NULL, data);
  return G_SOURCE_CONTINUE;
}

/* The library is read while GTK starts. */
static void
begin_opening (DossierApplication *self)
{
  g_clear_object (&self->opening);
  self->opening = dossier_opening_new (self->library, dossier_settings_get ());
  g_signal_connect_object (self->opening, "done", G_CALLBACK (begin_keeping_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* There is a library again, or the same still: it is opened as at the start, for all windows. */
static void
rescued (gpointer data)
{
  DossierApplication *self = data;

  begin_opening (self);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      g_signal_connect_object (self->opening, "done", G_CALLBACK (opened_cb), l->data, 0);
}

static const GActionEntry actions[] = {
  { "new-window", new_window_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static const GActionEntry translating_actions[] = {
  { "messages", messages_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.messages", { "<Control><Shift>m" } },
  { "win.paste-document", { "<Control><Shift>v" } },
  { "win.library", { "<Alt>Home" } },
  { "win.all-documents", { "<Alt><Shift>Home" } },
  { "win.show-origin::", { "<Alt>Return" } },
  { "win.open", { "<Control>o" } },
  { "win.export", { "<Control>e" } },
  { "win.export-again", { "<Control><Shift>e" } },
  { "win.print", { "<Control>p" } },
  { "window.close", { "<Control>w" } },
  { "win.sidebar", { "F9" } },
  { "win.evidence", { "<Shift>F9" } },
  { "win.timeline", { "<Control>F9" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.clear", { "<Control><Shift>BackSpace" } },
  { "win.search", { "<Control><Shift>f" } },
  { "win.fullscreen", { "F11" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>slash" } },
  { "reader.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "reader.zoom-out", { "<Control>minus" } },
  { "reader.zoom-normal", { "<Control>0" } },
  { "reader.find", { "<Control>f" } },
  { "reader.find-next", { "<Control>g", "F3" } },
  { "reader.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "reader.go-to-page", { "<Control>l" } },
  { "win.show-page", { "F8" } },
  { "reader.languages", { "F7" } },
  { "reader.other-language", { "<Shift>F7" } },
  { "reader.next-match", { "<Alt>Down" } },
  { "reader.previous-match", { "<Alt>Up" } },
  { "win.page::contents", { "<Alt>1" } },
  { "win.page::text", { "<Alt>2" } },
  { "win.page::map", { "<Alt>3" } },
  { "win.page::quotes", { "<Alt>4" } },
  { "win.page::said-and-done", { "<Alt>5" } },
  { "win.page::sources", { "<Alt>6" } },
  { "win.page::timeline", { "<Alt>7" } },
  { "win.page::notes", { "<Alt>8" } },
  { "win.note", { "<Control><Alt>n" } },
  { "win.suggestions", { "<Control><Shift>s" } },
  { "win.report", { "<Control>i" } },
};

/* One file has one name, whatever links lead to it. */
static char *
get_real_path (const char *path)
{
  char *real = realpath (path, NULL);

  return real != NULL ? real : g_canonicalize_filename (path, NULL);
}

static int
dossier_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("dossier %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (given, "library", "^ay", &self->library))
    {
      /* One process a store: another store is another application to the desktop. */
      g_autofree char *own = dossier_store_get_default_path ();
      g_autofree char *own_path = get_real_path (own);
      g_autofree char *path = get_real_path (self->library);
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
      g_autofree char *id = g_strdup_printf (APP_ID ".L%.12s", sum);

      if (!g_str_equal (path, own_path))
        g_application_set_application_id (application, id);
    }
  return -1;
}

static void
add_style_sheet (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/dossierapp/Dossier/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
dossier_application_startup (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);

  begin_opening (self);
  dossier_fonts_begin (dossier_settings_get ());

  g_signal_connect_object (self->opening, "done", G_CALLBACK (give_back_later_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (application);
  add_style_sheet ();
  g_unix_signal_add (SIGTERM, told_to_end_cb, self);
  g_unix_signal_add (SIGINT, told_to_end_cb, self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  if (dossier_translating_get_folder () != NULL)
    g_action_map_add_action_entries (G_ACTION_MAP (self), translating_actions,
                                     G_N_ELEMENTS (translating_actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           shortcuts[i].keys);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
dossier_application_activate (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  DossierWindow *window = get_last_window (self);

  if (window == NULL)
    window = make_window (self);
  present_when_filled (self, GTK_WINDOW (window));
}

static void
dossier_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->waiting, g_object_ref (files[i]));
  dossier_application_activate (application);
  if (dossier_opening_is_done (self->opening) && dossier_opening_get_error (self->opening) == NULL)
    open_waiting (self, get_last_window (self));
}

/* What is queued to be written is written; a backup under way is given up. */
static void
dossier_application_shutdown (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  DossierStore *store = dossier_application_get_store (self);

  dossier_fonts_end (dossier_settings_get ());
  stop_adding (self);
  if (self->keeper != NULL)
    dossier_keeper_end (self->keeper);
  if (store != NULL)
    dossier_store_close (store);

  G_APPLICATION_CLASS (dossier_application_parent_class)->shutdown (application);
}

static void
dossier_application_finalize (GObject *object)
{
  DossierApplication *self = DOSSIER_APPLICATION (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->opening);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_free (self->library);

  G_OBJECT_CLASS (dossier_application_parent_class)->finalize (object);
}

static void
dossier_application_class_init (DossierApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_application_finalize;
  application_class->handle_local_options = dossier_application_handle_local_options;
  application_class->shutdown = dossier_application_shutdown;
  application_class->startup = dossier_application_startup;
  application_class->activate = dossier_application_activate;
  application_class->open = dossier_application_open;
}

static void
dossier_application_init (DossierApplication *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DossierApplication *
dossier_application_new (void)
{
  DossierApplication *self = g_object_new (DOSSIER_TYPE_APPLICATION, "application-id", APP_ID,
                                           "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  /* GTK looks there for icons of the program's own, and forgets for it the theme that it has just
   * read in a thread: reading it again takes as long as making the window. There are none, and the
   * style sheet we add ourselves. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  return self;
}

DossierStore *
dossier_application_get_store (DossierApplication *self)
{
  g_return_val_if_fail (DOSSIER_IS_APPLICATION (self), NULL);

  return self->opening ? dossier_opening_get_store (self->opening) : NULL;
}
