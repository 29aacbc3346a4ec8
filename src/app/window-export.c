/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving through the window: the export dialog, what is said when something has left, and the same
 * once more. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/conflicts-window.h"
#include "app/export-dialog.h"
#include "app/saved-toast.h"
#include "app/settings.h"
#include "app/window-private.h"
#include "linking/annotating.h"

/* Of how many documents it is known how they were exported last. */
#define MAX_KEPT 200

static char *
describe (const DossierExported *exported)
{
  g_autofree char *name = g_filename_display_basename (exported->path);

  if (exported->n_files > 0)
    return g_strdup_printf (
      /* Translators: %1$u is a number, %2$s the name of a folder. */
      ngettext ("Saved %1$u file in “%2$s”", "Saved %1$u files in “%2$s”", exported->n_files),
      exported->n_files, name);
  if (exported->saved == DOSSIER_SAVED_UNCHANGED)
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("Nothing is new for “%s”"), name);
  if (exported->saved == DOSSIER_SAVED_EMPTIED)
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("“%s” was emptied and stays empty"), name);
  /* Translators: %s is the name of a file. */
  return g_strdup_printf (_ ("Saved as “%s”"), name);
}

static void gone_cb (GtkWidget *window, DossierWindow *self);

/* Its time has run out, or somebody closed it: it can say nothing any more. */
static void
dismissed_cb (DossierWindow *self, AdwToast *toast)
{
  if (self->saved == toast)
    g_clear_weak_pointer (&self->saved);
}

/* In the place of what was said before, and as long as that. One that has just come says something
 * else instead: libadwaita 1.2 does not survive a toast that is dismissed while it comes in. */
static void
say_saved (DossierWindow *self, const char *title, const char *path)
{
  AdwToast *toast;

  if (self->saved != NULL && dossier_saved_toast_is_new (self->saved))
    {
      dossier_saved_toast_set (self->saved, title, path);
      return;
    }
  if (self->saved != NULL)
    adw_toast_dismiss (self->saved);
  toast = dossier_saved_toast_new (title, path, dossier_window_is_narrow (self));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->saved, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Wide enough for three beside each other, but no larger than the window that it is over. */
static void
present_over (DossierWindow *self, GtkWindow *dialog)
{
  int width, height;

  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_set_modal (dialog, TRUE);
  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, MIN (width, gtk_widget_get_width (GTK_WIDGET (self))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (self))));
  gtk_window_present (dialog);
}

static void
decided_cb (DossierWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  g_autofree char *title = g_strdup_printf (_ ("Saved as “%s”"), name);

  say_saved (self, title, path);
}

/* One file after the other. */
static void
ask_next (DossierWindow *self, GPtrArray *conflicts)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierConflictsWindow *window;
  DossierSaveOutcome *outcome;

  if (conflicts->len == 0 || dossier_window_get_store (self) == NULL)
    return;
  outcome = g_ptr_array_steal_index (conflicts, 0);
  /* Of a library it may be another one's. */
  if (document != NULL && !g_str_equal (document->uuid, outcome->document))
    document = NULL;
  window = dossier_conflicts_window_new (dossier_window_get_store (self), document, outcome);
  g_signal_connect_object (window, "saved", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), "conflicts", g_ptr_array_ref (conflicts),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (window, "destroy", G_CALLBACK (gone_cb), self, 0);
  present_over (self, GTK_WINDOW (window));
}

static void
gone_cb (GtkWidget *window, DossierWindow *self)
{
  ask_next (self, g_object_get_data (G_OBJECT (window), "conflicts"));
}

/* What was changed in both places is asked about, all else is said. */
static void
show_exported (DossierWindow *self, DossierExported *exported)
{
  g_autofree char *title = describe (exported);

  if (exported->conflicts->len == 0 || exported->n_files > 0)
    say_saved (self, title, exported->path);
  ask_next (self, exported->conflicts);
}

/* How each document was exported last: by its uuid (and language), the file and the choice. */
static void
keep (DossierWindow *self, const char *path, const char *choice)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autofree char *id = document != NULL ? dossier_document_get_library_id (document) : NULL;
  GSettings *settings = dossier_settings_get ();
  g_autoptr (GVariant) former = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sss)"));
  GVariantIter iter;
  const char *uuid, *other_path, *other_choice;
  guint n = 1;

  if (settings == NULL || document == NULL)
    return;
  former = g_settings_get_value (settings, "last-exports");
  g_variant_builder_add (&builder, "(sss)", id, path, choice);
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &uuid, &other_path, &other_choice))
    if (!g_str_equal (uuid, id) && n++ < MAX_KEPT)
      g_variant_builder_add (&builder, "(sss)", uuid, other_path, other_choice);
  g_settings_set_value (settings, "last-exports", g_variant_builder_end (&builder));
}

/* How the document was exported last; FALSE when it was not. */
static gboolean
look_up (DossierWindow *self, char **path, char **choice)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autofree char *id = document != NULL ? dossier_document_get_library_id (document) : NULL;
  GSettings *settings = dossier_settings_get ();
  g_autoptr (GVariant) kept = settings ? g_settings_get_value (settings, "last-exports") : NULL;
  GVariantIter iter;
  const char *uuid, *kept_path, *kept_choice;

  if (kept == NULL || document == NULL)
    return FALSE;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &uuid, &kept_path, &kept_choice))
    if (g_str_equal (uuid, id))
      {
        *path = g_strdup (kept_path);
        *choice = g_strdup (kept_choice);
        return TRUE;
      }
  return FALSE;
}

static void
saved_cb (DossierWindow *self, DossierExported *exported, const char *choice)
{
  keep (self, exported->path, choice);
  show_exported (self, exported);
}

void
dossier_window_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierExportDialog *dialog;

  if (dossier_session_get_document (self->session) == NULL)
    return;
  dialog = dossier_export_dialog_new (self->session, dossier_window_get_store (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  present_over (self, GTK_WINDOW (dialog));
}

static void
again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierExported) exported = dossier_export_run_finish (result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (exported != NULL)
    show_exported (self, exported);
  else if (g_error_matches (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_NOTHING))
    dossier_window_export_action (GTK_WIDGET (self), NULL, NULL);
  else
    dossier_window_show_message (self, error->message);
}

/* To where the document went before, as it was chosen then: by the settings, or by what the library
 * keeps of files that dossierctl wrote; else whereto is asked. */
void
dossier_window_export_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierStore *store = dossier_window_get_store (self);
  g_autoptr (DossierExportChoice) choice = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;

  if (store == NULL)
    {
      dossier_window_export_action (widget, name, parameter);
      return;
    }
  /* What is being typed is part of it. */
  dossier_session_flush (self->session);
  if (look_up (self, &path, &text))
    choice = dossier_export_choice_from_text (text);
  id = dossier_document_get_library_id (dossier_session_get_document (self->session));
  dossier_export_run_async (store, id, choice, path, NULL, self->cancellable, again_cb,
                            g_object_ref (self));
}
