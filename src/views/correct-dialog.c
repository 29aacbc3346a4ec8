/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "text/typed-date.h"
#include "views/correct-dialog.h"

#define WIDTH 480
#define HEIGHT 560

typedef enum
{
  FIELD_TITLE,
  FIELD_AUTHORS,
  FIELD_DATE,
  FIELD_PUBLISHER,
  FIELD_URL,
  N_FIELDS
} Field;

static const char *const names[N_FIELDS] = {
  /* Translators: what an entry is for: of a document */
  NC_ ("document", "Title"),
  /* Translators: what an entry is for: of a document */
  NC_ ("document", "Authors"),
  /* Translators: what an entry is for: of a document */
  NC_ ("document", "Date"),
  /* Translators: what an entry is for: of a document */
  NC_ ("document", "Publisher"),
  /* Translators: what an entry is for: the address from which a document is */
  NC_ ("document", "Link"),
};

typedef struct
{
  GtkWindow *window;
  char *uuid;
  DossierCorrectFunc func;
  GObject *data;
  GCancellable *cancellable;
  DossierHead *head;

  GtkWidget *group;
  GtkWidget *apply;
  GtkLabel *message;
  GtkEditable *entries[N_FIELDS];
  GtkWidget *buttons[N_FIELDS]; /* back to what the file says */
  char *in_file[N_FIELDS];
  char *before[N_FIELDS];
} Correct;

static void
correct_free (Correct *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->head, dossier_head_free);
  g_object_unref (self->data);
  g_free (self->uuid);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_free (self->in_file[i]);
      g_free (self->before[i]);
    }
  g_free (self);
}

/* What is said of a field; NULL: nothing is said. */
static char *
print_field (const DossierCorrection *correction, Field field)
{
  switch (field)
    {
    case FIELD_TITLE:
      return g_strdup (correction->title);
    case FIELD_AUTHORS:
      return correction->authors != NULL ? g_strjoinv ("; ", correction->authors) : NULL;
    case FIELD_DATE:
      if (correction->undated)
        return g_strdup ("");
      return correction->date != NULL ? dossier_date_to_display (correction->date) : NULL;
    case FIELD_PUBLISHER:
      return g_strdup (correction->publisher);
    case FIELD_URL:
    case N_FIELDS:
    default:
      return g_strdup (correction->url);
    }
}

/* Applying it */

static char **
split_authors (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) authors = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (authors, parts[i]);
  return g_strv_builder_end (authors);
}

/* What stands there as it did before was not typed, and is not read: the words of a document need
 * not be those that one can type. */
static gboolean
take_date (Correct *self, DossierCorrection *into, const char *text, GError **error)
{
  const DossierCorrection *reader = self->head->reader;

  if (*text == '\0')
    {
      into->undated = TRUE;
      return TRUE;
    }
  if (g_str_equal (text, self->before[FIELD_DATE]) && reader->date != NULL)
    into->date = dossier_date_copy (reader->date);
  else
    into->date = dossier_date_parse_typed (text, error);
  return into->date != NULL;
}

static gboolean
take_field (Correct *self, DossierCorrection *into, Field field, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entries[field])));

  if (g_str_equal (text, self->in_file[field]))
    return TRUE;
  switch (field)
    {
    case FIELD_TITLE:
      into->title = *text != '\0' ? g_steal_pointer (&text) : NULL;
      return TRUE;
    case FIELD_AUTHORS:
      into->authors = split_authors (text);
      return TRUE;
    case FIELD_DATE:
      return take_date (self, into, text, error);
    case FIELD_PUBLISHER:
      into->publisher = g_steal_pointer (&text);
      return TRUE;
    case FIELD_URL:
    case N_FIELDS:
    default:
      into->url = g_steal_pointer (&text);
      return TRUE;
    }
}

static void
apply_cb (Correct *self)
{
  g_autoptr (DossierCorrection) correction = dossier_correction_new ();
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (GError) error = NULL;

  if (self->head == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    if (!take_field (self, correction, i, &error))
      {
        gtk_label_set_label (self->message, error->message);
        gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
        return;
      }
  dossier_shelf_change_correct (change, self->uuid, correction);
  self->func (change, self->data);
  gtk_window_destroy (self->window);
}

/* The entries */

static void
restore_cb (GtkButton *button, Correct *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        gtk_editable_set_text (self->entries[i], self->in_file[i]);
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
      }
}

static void
edited_cb (GtkEditable *entry, Correct *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->entries[i] == entry)
      gtk_widget_set_visible (self->buttons[i],
                              !g_str_equal (gtk_editable_get_text (entry), self->in_file[i]));
}

static void
add_entry (Correct *self, Field field)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  const char *name = g_dpgettext2 (NULL, "document", names[field]);
  g_autofree char *tooltip =
    *self->in_file[field] != '\0'
      /* Translators: a button's tooltip: %s is what the file of a document says, a title or date */
      ? g_strdup_printf (_ ("As in the File: %s"), self->in_file[field])
      /* Translators: a button's tooltip: the file of a document says nothing of that */
      : g_strdup (_ ("As in the File: Nothing"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  self->entries[field] = GTK_EDITABLE (row);
  self->buttons[field] = button;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  gtk_editable_set_text (self->entries[field], self->before[field]);
  gtk_widget_set_visible (button, !g_str_equal (self->before[field], self->in_file[field]));
  g_signal_connect (row, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (apply_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autoptr (GError) error = NULL;
  DossierHead *head = dossier_store_read_head_finish (DOSSIER_STORE (source), result, &error);
  Correct *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_get_data (G_OBJECT (window), "correct");
  if (head == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
      return;
    }
  self->head = head;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *said = print_field (head->reader, i);

      self->in_file[i] = print_field (head->file, i);
      if (self->in_file[i] == NULL)
        self->in_file[i] = g_strdup ("");
      self->before[i] = g_strdup (said != NULL ? said : self->in_file[i]);
      add_entry (self, i);
    }
  gtk_widget_set_sensitive (self->apply, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[FIELD_TITLE]));
}

static GtkWidget *
make_header (Correct *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Apply"), -1);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply);
  return header;
}

static GtkWidget *
make_content (Correct *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self->group),
    _ ("The file stays as it is. What you write here stands in lists, citations and exports. "
       "Several authors have semicolons between them."));
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_box_append (GTK_BOX (content), self->group);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->message));
  gtk_widget_add_css_class (content, "library-labels-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

void
dossier_correct_dialog_present (GtkWindow *parent,
                                DossierStore *store,
                                const char *uuid,
                                DossierCorrectFunc func,
                                GObject *data)
{
  Correct *self = g_new0 (Correct, 1);
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->window = GTK_WINDOW (window);
  self->uuid = g_strdup (uuid);
  self->func = func;
  self->data = g_object_ref (data);
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (window), "correct", self, (GDestroyNotify) correct_free);
  /* Translators: title of a dialog in which title, date and more of a document are corrected */
  gtk_window_set_title (self->window, _ ("Correct"));
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_default_size (self->window,
                               MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  dossier_store_read_head_async (store, uuid, self->cancellable, read_cb, g_object_ref (window));
  gtk_window_present (self->window);
}
