/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "store/former.h"
#include "views/carry-dialog.h"
#include "views/former-dialog.h"

#define WIDTH 520
#define HEIGHT 520

#define DOSSIER_TYPE_FORMER_DIALOG (dossier_former_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierFormerDialog, dossier_former_dialog, DOSSIER, FORMER_DIALOG, AdwWindow)

struct _DossierFormerDialog
{
  AdwWindow parent_instance;

  DossierSession *session;
  char *document; /* UUID of the one for which it was opened */
  GCancellable *cancellable;

  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *message; /* its text is markup */
};

G_DEFINE_FINAL_TYPE (DossierFormerDialog, dossier_former_dialog, ADW_TYPE_WINDOW)

static void
show_message (DossierFormerDialog *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, description);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_error (DossierFormerDialog *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  show_message (self, _ ("The Library Could Not Be Read"), escaped);
}

/* Choosing */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFormerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFormer) former =
    dossier_store_read_former_finish (DOSSIER_STORE (source), result, &error);
  DossierDocument *document;

  if (self->session == NULL)
    return;
  document = dossier_session_get_document (self->session);
  if (former == NULL)
    show_error (self, error);
  else if (document != NULL && g_str_equal (document->uuid, self->document))
    {
      dossier_carry_dialog_present (gtk_window_get_transient_for (GTK_WINDOW (self)), self->session,
                                    former);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierFormerDialog *self)
{
  const char *uuid = g_object_get_data (G_OBJECT (row), "uuid");

  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  dossier_store_read_former_async (dossier_session_get_store (self->session), uuid, self->document,
                                   self->cancellable, read_cb, g_object_ref (self));
}

/* The list */

static char *
describe (const DossierFormer *former)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *date = former->date != NULL ? dossier_date_to_display (former->date) : NULL;

  if (date != NULL)
    g_string_append_printf (line, "%s\n", date);
  g_string_append_printf (
    line,
    /* Translators: %u is a number of marks that the reader has made in a document. */
    ngettext ("%u mark that is not in this document", "%u marks that are not in this document",
              former->n_marks),
    former->n_marks);
  if (former->is_edition)
    g_string_append_printf (line, "\n%s", _ ("Seems to be another edition of this text"));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
make_row (const DossierFormer *former)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *description = describe (former);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), former->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  former->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (former->uuid), g_free);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFormerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) formers =
    dossier_store_list_formers_finish (DOSSIER_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (formers == NULL)
    {
      show_error (self, error);
      return;
    }
  if (formers->len == 0)
    {
      show_message (self, _ ("No Marks to Carry"),
                    _ ("You have made no marks in other documents that are not in this one, too."));
      return;
    }
  for (guint i = 0; i < formers->len; i++)
    gtk_list_box_append (self->list, make_row (formers->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, "list");
  /* The one that fits best stands first; moving on would leave it where the list has it already. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
load (DossierFormerDialog *self)
{
  DossierStore *store = dossier_session_get_store (self->session);

  if (store == NULL)
    {
      show_message (self, _ ("No Marks to Carry"), NULL);
      return;
    }
  /* What was marked last counts, too. */
  dossier_session_flush (self->session);
  dossier_store_list_formers_async (store, self->document, self->cancellable, listed_cb,
                                    g_object_ref (self));
}

/* The window */

static void
dossier_former_dialog_dispose (GObject *object)
{
  DossierFormerDialog *self = DOSSIER_FORMER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->document, g_free);

  G_OBJECT_CLASS (dossier_former_dialog_parent_class)->dispose (object);
}

static void
dossier_former_dialog_class_init (DossierFormerDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_former_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_list (DossierFormerDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Documents with marks"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
dossier_former_dialog_init (DossierFormerDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->message = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "compact");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->message), "message");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  /* Other documents are compared with this one: that may take a moment. */
  show_message (self, _ ("Looking for Marks…"), NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Carry Marks From"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Carry marks from"), -1);
}

void
dossier_former_dialog_present (GtkWindow *parent, DossierSession *session)
{
  DossierFormerDialog *self;

  g_return_if_fail (DOSSIER_IS_SESSION (session));
  g_return_if_fail (dossier_session_get_document (session) != NULL);

  self = g_object_new (DOSSIER_TYPE_FORMER_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->document = g_strdup (dossier_session_get_document (session)->uuid);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}
