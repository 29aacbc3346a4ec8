/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text with its notes on paper, and as PDF. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/window-private.h"
#include "drawing/pages.h"
#include "linking/session-excerpt.h"

/* Pages are laid out for so many microseconds of each turn of the main loop. */
#define TURN 8000
#define PARAGRAPHS 2

/* What is printed, and how; belongs to its operation. */
typedef struct
{
  DossierWindow *window;
  DossierExcerpt *excerpt;
  DossierPageOptions options;
  DossierPages *pages;
  GtkCheckButton *notes; /* in GTK's dialog */
  GtkCheckButton *passing;
  char *path;    /* of the PDF, or NULL */
  char *partial; /* where it grows until it is whole */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_object_unref (self->window);
  dossier_excerpt_unref (self->excerpt);
  g_clear_pointer (&self->pages, dossier_pages_free);
  g_free (self->path);
  g_free (self->partial);
  g_free (self);
}

/* The operation's signals */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Printing *self = data;
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  self->options.width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  self->options.height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  g_clear_pointer (&self->pages, dossier_pages_free);
  self->pages = dossier_pages_new (self->excerpt, &self->options);
}

/* A part at a time, so that the window goes on and the operation can be cancelled. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Printing *self = data;
  gint64 end = g_get_monotonic_time () + TURN;

  while (g_get_monotonic_time () < end)
    if (dossier_pages_lay_out (self->pages, PARAGRAPHS))
      {
        gtk_print_operation_set_n_pages (operation, (int) dossier_pages_count (self->pages));
        return TRUE;
      }
  return FALSE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Printing *self = data;

  dossier_pages_draw (self->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static GtkWidget *
create_options_cb (GtkPrintOperation *operation, gpointer data)
{
  Printing *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->notes = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_Highlights and notes")));
  gtk_check_button_set_active (self->notes, TRUE);
  self->passing =
    GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_Only what passes the filter")));
  gtk_widget_set_sensitive (GTK_WIDGET (self->passing), self->excerpt->items != NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->passing));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 12);
  return box;
}

static void
apply_options_cb (GtkPrintOperation *operation, GtkWidget *widget, gpointer data)
{
  Printing *self = data;

  self->options.without_notes = !gtk_check_button_get_active (self->notes);
  self->options.only_passing = gtk_check_button_get_active (self->passing);
}

/* GTK does not tell when the disk was full: a PDF that is whole says so at its end. */
static gboolean
is_whole (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  static const char end[] = "%%EOF\n";
  gsize length = strlen (end);

  return file != NULL && g_mapped_file_get_length (file) > length &&
         memcmp (g_mapped_file_get_contents (file) + g_mapped_file_get_length (file) - length, end,
                 length) == 0;
}

/* The PDF takes the place of what was there when it is whole. */
static void
finish_file (Printing *self, GtkPrintOperationResult result)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *message = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && is_whole (self->partial) &&
      g_rename (self->partial, self->path) == 0)
    /* Translators: %s is the name of a file. */
    message = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    {
      g_unlink (self->partial);
      if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
        return;
      /* Translators: %s is the name of a file. */
      message =
        /* Translators: %s is a file's name */
        g_strdup_printf (_ ("“%s” could not be written. What was there is unchanged."), name);
    }
  dossier_window_show_message (self->window, message);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Printing *self = data;
  g_autoptr (GError) error = NULL;

  if (self->path != NULL)
    finish_file (self, result);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      if (error != NULL)
        dossier_window_show_message (self->window, error->message);
    }
}

/* Of what the window shows; NULL when it shows nothing. Transfer full. */
static GtkPrintOperation *
create_operation (DossierWindow *window, Printing **printing)
{
  g_autoptr (DossierExcerpt) excerpt = dossier_session_get_excerpt (window->session);
  GtkPrintOperation *operation;
  Printing *self;

  if (excerpt == NULL)
    return NULL;
  operation = gtk_print_operation_new ();
  self = g_new0 (Printing, 1);
  self->window = g_object_ref (window);
  self->excerpt = g_steal_pointer (&excerpt);
  g_object_set_data_full (G_OBJECT (operation), "printing", self, printing_free);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, self->excerpt->document->title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  *printing = self;
  return operation;
}

static void
run (DossierWindow *window, GtkPrintOperation *operation, GtkPrintOperationAction action)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_run (operation, action, GTK_WINDOW (window), &error);
}

void
dossier_window_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Printing *printing;
  g_autoptr (GtkPrintOperation) operation = create_operation (DOSSIER_WINDOW (widget), &printing);

  if (operation == NULL)
    return;
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  /* Translators: a view: the document's text; also a page of the preferences */
  gtk_print_operation_set_custom_tab_label (operation, _ ("Text"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_options_cb), printing);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_options_cb), printing);
  run (DOSSIER_WINDOW (widget), operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
}

/* PDF */

static void
save_pdf (DossierWindow *window, const char *path, gboolean notes, gboolean only_passing)
{
  Printing *printing;
  g_autoptr (GtkPrintOperation) operation = create_operation (window, &printing);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = NULL;

  if (operation == NULL)
    return;
  hidden = g_strdup_printf (".%s.part", name);
  printing->path = g_strdup (path);
  printing->partial = g_build_filename (folder, hidden, NULL);
  printing->options.without_notes = !notes;
  printing->options.only_passing = only_passing;
  gtk_print_operation_set_export_filename (operation, printing->partial);
  run (window, operation, GTK_PRINT_OPERATION_ACTION_EXPORT);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  GtkFileChooser *file_chooser = GTK_FILE_CHOOSER (chooser);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (file_chooser);

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    save_pdf (self, g_file_peek_path (file),
              g_strcmp0 (gtk_file_chooser_get_choice (file_chooser, "notes"), "false") != 0,
              g_object_get_data (G_OBJECT (chooser), "filtered") != NULL &&
                g_strcmp0 (gtk_file_chooser_get_choice (file_chooser, "passing"), "true") == 0);
  g_clear_object (&self->chooser);
}

void
dossier_window_save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autofree char *file_name = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooser *chooser;

  if (self->chooser != NULL || document == NULL)
    return;
  self->chooser =
    gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _ ("_Save"), _ ("_Cancel"));
  chooser = GTK_FILE_CHOOSER (self->chooser);
  file_name = g_strconcat (document->title, ".pdf", NULL);
  gtk_file_chooser_set_current_name (chooser, g_strdelimit (file_name, "/", '-'));
  gtk_file_chooser_add_choice (chooser, "notes", _ ("Highlights and notes"), NULL, NULL);
  gtk_file_chooser_set_choice (chooser, "notes", "true");
  if (!dossier_query_is_empty (dossier_session_get_query (self->session)))
    {
      gtk_file_chooser_add_choice (chooser, "passing", _ ("Only what passes the filter"), NULL,
                                   NULL);
      g_object_set_data (G_OBJECT (chooser), "filtered", chooser);
    }
  /* Translators: a kind of files, in the window that asks for a file's name */
  gtk_file_filter_set_name (filter, _ ("PDF Documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
dossier_window_save_pdf_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_pdf (DOSSIER_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE, FALSE);
}
