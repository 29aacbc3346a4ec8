/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/rescue.h"
#include "app/window.h"
#include "store/backup.h"
#include "store/salvage.h"

/* One library on its way back. */
typedef struct
{
  char *library;
  GtkWindow *parent;
  gboolean in_use;
  DossierRescueFunc begin;
  DossierRescuedFunc done;
  GObject *data;

  DossierSalvage *salvage;
  GPtrArray *known; /* notes that are in memory, or NULL */
  gboolean is_library;
  GPtrArray *backups;
  DossierBackup *backup; /* the newest good one, or NULL */
  gboolean use_backup;
} Rescue;

static void
rescue_free (Rescue *self)
{
  g_clear_pointer (&self->salvage, dossier_salvage_free);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_object_unref (self->parent);
  g_object_unref (self->data);
  g_free (self->library);
  g_free (self);
}

/* Replacing it */

/* What was written since it was looked at is in it, too. */
static void
read_again (Rescue *self)
{
  if (self->in_use)
    {
      dossier_salvage_free (self->salvage);
      self->salvage = dossier_salvage_read (self->library);
    }
  dossier_salvage_add (self->salvage, self->known);
}

static void
replace_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rescue *self = data;
  GError *error = NULL;
  char *aside;

  read_again (self);
  aside = dossier_salvage_replace (self->library, self->use_backup ? self->backup->path : NULL,
                                   self->salvage, cancellable, &error);
  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_task_propagate_pointer (G_TASK (result), &error);

  if (aside != NULL)
    {
      g_autofree char *name = g_filename_display_name (aside);
      g_autofree char *message =
        /* Translators: %s is the name of a file */
        g_strdup_printf (_ ("The damaged library is kept as “%s”."), name);

      self->done (self->data);
      dossier_window_show_message (DOSSIER_WINDOW (self->parent), message);
    }
  else
    {
      dossier_window_show_failure (DOSSIER_WINDOW (self->parent), error->message);
      dossier_window_show_message (DOSSIER_WINDOW (self->parent), error->message);
      self->done (self->data);
    }
  rescue_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Rescue *self)
{
  g_autoptr (GTask) task = NULL;

  if (!g_str_equal (response, "backup") && !g_str_equal (response, "new"))
    {
      rescue_free (self);
      return;
    }
  self->use_backup = g_str_equal (response, "backup");
  self->known = self->begin (self->data);
  task = g_task_new (self->parent, NULL, replaced_cb, self);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, replace_thread);
}

/* Offering it */

static char *
describe (Rescue *self)
{
  guint n = dossier_salvage_count (self->salvage);
  g_autofree char *notes =
    n == 0
      ? g_strdup (_ ("No notes could be read from it."))
      /* Translators: %u is how many of the reader's notes could be read from the damaged library
       * */
      : g_strdup_printf (ngettext ("%u note could be read from it, and will be there again.",
                                   "%u notes could be read from it, and will be there again.", n),
                         n);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  g_autofree char *backup = NULL;

  if (self->backup != NULL)
    {
      time = g_date_time_new_from_unix_local (self->backup->made);
      /* Translators: date and time of a backup, see g_date_time_format() */
      date = g_date_time_format (time, _ ("%-d %B %Y, %H:%M"));
      /* Translators: %s is a date and time */
      backup = g_strdup_printf (_ ("The newest good backup is of %s."), date);
    }
  else
    backup = g_strdup (_ ("There is no good backup: documents have to be imported again."));

  return g_strdup_printf (
    "%s\n\n%s\n\n%s", notes, backup,
    self->in_use ? _ ("What you are writing is kept. Whatever you choose, the damaged file is kept "
                      "under another name.")
                 : _ ("Whatever you choose, the damaged file is kept under another name."));
}

static void
show_dialog (Rescue *self)
{
  g_autofree char *body = describe (self);
  GtkWidget *widget = adw_message_dialog_new (self->parent, _ ("The Library Is Damaged"), body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  /* Translators: a button: the damaged library stays as it is */
  adw_message_dialog_add_response (dialog, "close", _ ("_Leave It"));
  adw_message_dialog_add_response (dialog, "new", _ ("Begin a _New Library"));
  if (self->backup != NULL)
    {
      adw_message_dialog_add_response (dialog, "backup", _ ("_Restore the Backup"));
      adw_message_dialog_set_response_appearance (dialog, "backup", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, self->backup != NULL ? "backup" : "new");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rescue *self = data;

  if (self->in_use && !dossier_salvage_is_needed (self->library))
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  self->salvage = dossier_salvage_read (self->library);
  self->is_library = dossier_salvage_is_library (self->library, self->salvage);
  self->backups = dossier_backup_list (self->library);
  self->backup = dossier_backup_find_good (self->backups, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *self = data;

  if (self->is_library && gtk_window_get_application (self->parent) != NULL)
    show_dialog (self);
  else
    rescue_free (self);
}

void
dossier_rescue_offer (GtkWindow *parent,
                      const char *library,
                      gboolean in_use,
                      DossierRescueFunc begin,
                      DossierRescuedFunc done,
                      GObject *data)
{
  Rescue *self = g_new0 (Rescue, 1);
  g_autoptr (GTask) task = g_task_new (parent, NULL, looked_cb, self);

  self->library = library != NULL ? g_strdup (library) : dossier_store_get_default_path ();
  self->parent = g_object_ref (parent);
  self->in_use = in_use;
  self->begin = begin;
  self->done = done;
  self->data = g_object_ref (data);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, look_thread);
}
