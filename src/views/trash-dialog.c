/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "formats/markdown/note-text.h"
#include "views/note-labels.h"
#include "views/trash-dialog.h"
#include "widgets/swatch.h"

#define LINE_CHARS 120

#define DOSSIER_TYPE_TRASH_DIALOG (dossier_trash_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierTrashDialog, dossier_trash_dialog, DOSSIER, TRASH_DIALOG, AdwWindow)

struct _DossierTrashDialog
{
  AdwWindow parent_instance;

  DossierSession *session;
  GCancellable *cancellable;
  GHashTable *chosen; /* of borrowed DossierAnnotation, kept by their rows */
  GHashTable *titles; /* char * uuid to char * title, of all documents */
  gboolean all;

  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *restore;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (DossierTrashDialog, dossier_trash_dialog, ADW_TYPE_WINDOW)

static DossierDocument *
get_document (DossierTrashDialog *self)
{
  return dossier_session_get_document (self->session);
}

static char *
title_of (DossierTrashDialog *self, DossierAnnotation *note)
{
  DossierDocument *document = get_document (self);
  gboolean here = document != NULL && g_str_equal (document->uuid, note->document);
  g_autofree char *title = dossier_note_get_words (note, LINE_CHARS);

  if (title == NULL && dossier_note_has_text (note))
    return dossier_markdown_to_line (note->note, LINE_CHARS);
  if (title == NULL)
    return dossier_note_describe_target (note, here ? document : NULL);
  return g_steal_pointer (&title);
}

/* "Deleted 25 November 2026, gone for good in 29 days" */
static char *
describe_time (DossierAnnotation *note)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (note->deleted / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = local ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autoptr (DossierDate) date = day ? dossier_date_new (day, NULL, NULL) : NULL;
  g_autofree char *when = date ? dossier_date_to_display (date) : g_strdup ("");
  gint64 left = note->deleted + DOSSIER_TRASH_DAYS * (gint64) G_TIME_SPAN_DAY - g_get_real_time ();
  guint days = left > 0 ? (guint) ((left + G_TIME_SPAN_DAY - 1) / G_TIME_SPAN_DAY) : 0;

  return g_strdup_printf (
    /* Translators: %1$s is a date, %2$u a number of days. */
    ngettext ("Deleted %1$s, gone for good in %2$u day", "Deleted %1$s, gone for good in %2$u days",
              days),
    when, days);
}

static char *
describe (DossierTrashDialog *self, DossierAnnotation *note)
{
  g_autofree char *time = describe_time (note);
  g_autofree char *words = dossier_note_get_words (note, LINE_CHARS);
  g_autofree char *text = words != NULL && dossier_note_has_text (note)
                            ? dossier_markdown_to_line (note->note, LINE_CHARS)
                            : NULL;
  const char *title = self->all ? g_hash_table_lookup (self->titles, note->document) : NULL;
  GString *lines = g_string_new (text);

  if (title != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", title);
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", time);
  return g_string_free (lines, FALSE);
}

static void
update_restore (DossierTrashDialog *self)
{
  gtk_widget_set_sensitive (self->restore, g_hash_table_size (self->chosen) > 0);
}

static void
toggled_cb (GtkCheckButton *check, DossierTrashDialog *self)
{
  gpointer note = g_object_get_data (G_OBJECT (check), "note");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, note);
  else
    g_hash_table_remove (self->chosen, note);
  update_restore (self);
}

static GtkWidget *
make_row (DossierTrashDialog *self, DossierAnnotation *note)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = title_of (self, note);
  g_autofree char *subtitle = describe (self, note);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  if (note->colour != DOSSIER_COLOUR_NONE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), dossier_swatch_new (note->colour));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), "note", g_object_ref (note), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
clear_rows (DossierTrashDialog *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->chosen);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  update_restore (self);
}

static int
compare_deleted (gconstpointer a, gconstpointer b)
{
  gint64 x = (*(DossierAnnotation *const *) a)->deleted;
  gint64 y = (*(DossierAnnotation *const *) b)->deleted;

  return x > y ? -1 : x < y;
}

static void
show (DossierTrashDialog *self, GPtrArray *notes)
{
  gint64 oldest = g_get_real_time () - DOSSIER_TRASH_DAYS * (gint64) G_TIME_SPAN_DAY;

  clear_rows (self);
  g_ptr_array_sort (notes, compare_deleted);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *note = notes->pdata[i];

      /* An answer that was taken back is a suggestion again. */
      if (note->deleted >= oldest && !dossier_note_is_empty (note) &&
          !dossier_annotation_is_answer (note))
        gtk_list_box_append (self->list, make_row (self, note));
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_widget_get_first_child (GTK_WIDGET (self->list)) ? "list"
                                                                                         : "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTrashDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
    dossier_store_list_annotations_finish (DOSSIER_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (notes == NULL)
    {
      adw_status_page_set_description (self->empty, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show (self, notes);
}

static void
list_notes (DossierTrashDialog *self)
{
  dossier_store_list_annotations_async (dossier_session_get_store (self->session),
                                        self->all ? NULL : get_document (self)->uuid, TRUE,
                                        self->cancellable, loaded_cb, g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTrashDialog) self = data;
  g_autoptr (GPtrArray) infos = dossier_store_list_finish (DOSSIER_STORE (source), result, NULL);

  if (self->session == NULL)
    return;
  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      DossierDocumentInfo *info = infos->pdata[i];

      g_hash_table_replace (self->titles, g_strdup (info->uuid), g_strdup (info->title));
    }
  list_notes (self);
}

/* Lists after what the session has still to write. */
static void
load (DossierTrashDialog *self)
{
  DossierStore *store = dossier_session_get_store (self->session);

  if (store == NULL || get_document (self) == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  dossier_session_flush (self->session);
  if (self->all && g_hash_table_size (self->titles) == 0)
    dossier_store_list_async (store, self->cancellable, listed_cb, g_object_ref (self));
  else
    list_notes (self);
}

static void
scope_cb (GtkCheckButton *button, DossierTrashDialog *self)
{
  self->all = gtk_check_button_get_active (button);
  load (self);
}

/* What belongs to a document that is not shown: undone and redone by way of the store alone. */
typedef struct
{
  DossierStore *store;
  GPtrArray *trashed;
  GPtrArray *restored;
} Elsewhere;

static void
elsewhere_free (gpointer data)
{
  Elsewhere *elsewhere = data;

  g_object_unref (elsewhere->store);
  g_ptr_array_unref (elsewhere->trashed);
  g_ptr_array_unref (elsewhere->restored);
  g_free (elsewhere);
}

/* To be told of it, other windows too, somebody has to take the result. What could not be written
 * is listed as it is. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_write_annotations_finish (DOSSIER_STORE (source), result, &error))
    g_message ("%s", error->message);
}

/* As the newest state that there is, so that other windows take it. */
static void
write_values (Elsewhere *elsewhere, GPtrArray *values)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < values->len; i++)
    {
      DossierAnnotation *copy = dossier_annotation_copy (values->pdata[i]);

      copy->modified = g_get_real_time ();
      g_ptr_array_add (copies, copy);
    }
  dossier_store_write_annotations_async (elsewhere->store, copies, NULL, written_cb, NULL);
}

static void
write_trashed (gpointer data)
{
  Elsewhere *elsewhere = data;

  write_values (elsewhere, elsewhere->trashed);
}

static void
write_restored (gpointer data)
{
  Elsewhere *elsewhere = data;

  write_values (elsewhere, elsewhere->restored);
}

static void
restore_elsewhere (DossierTrashDialog *self, GPtrArray *notes)
{
  Elsewhere *elsewhere = g_new0 (Elsewhere, 1);

  elsewhere->store = g_object_ref (dossier_session_get_store (self->session));
  elsewhere->trashed = g_ptr_array_new_with_free_func (g_object_unref);
  elsewhere->restored = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *restored = dossier_annotation_copy (notes->pdata[i]);

      restored->deleted = 0;
      g_ptr_array_add (elsewhere->restored, restored);
      g_ptr_array_add (elsewhere->trashed, g_object_ref (notes->pdata[i]));
    }
  write_restored (elsewhere);
  /* Translators: what the menu shows after “Undo” or “Redo” for what came out of the trash. */
  dossier_undo_push (dossier_session_get_undo (self->session), C_ ("undo", "Restore"),
                     write_trashed, write_restored, elsewhere, elsewhere_free);
}

static void
restore_cb (GtkButton *button, DossierTrashDialog *self)
{
  DossierDocument *document = get_document (self);
  g_autoptr (GPtrArray) here = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) elsewhere = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer note;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &note, NULL))
    g_ptr_array_add (g_str_equal (DOSSIER_ANNOTATION (note)->document, document->uuid) ? here
                                                                                       : elsewhere,
                     g_object_ref (note));
  if (here->len > 0)
    dossier_session_restore (self->session, here);
  if (elsewhere->len > 0)
    restore_elsewhere (self, elsewhere);
  load (self);
}

static void
dossier_trash_dialog_dispose (GObject *object)
{
  DossierTrashDialog *self = DOSSIER_TRASH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_trash_dialog_parent_class)->dispose (object);
}

static void
dossier_trash_dialog_finalize (GObject *object)
{
  DossierTrashDialog *self = DOSSIER_TRASH_DIALOG (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->titles);

  G_OBJECT_CLASS (dossier_trash_dialog_parent_class)->finalize (object);
}

static void
dossier_trash_dialog_class_init (DossierTrashDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_trash_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_trash_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_header (DossierTrashDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  /* Translators: a button: takes the selected notes out of the trash */
  self->restore = gtk_button_new_with_mnemonic (_ ("_Restore"));
  gtk_widget_add_css_class (self->restore, "suggested-action");
  gtk_widget_set_sensitive (self->restore, FALSE);
  g_signal_connect (self->restore, "clicked", G_CALLBACK (restore_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->restore);
  return header;
}

static GtkWidget *
make_scope (DossierTrashDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: a switch: shows deleted notes of all documents, not only of this one */
  GtkWidget *scope = gtk_check_button_new_with_mnemonic (_ ("_All Documents"));

  g_signal_connect (scope, "toggled", G_CALLBACK (scope_cb), self);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), scope);
  return bar;
}

static GtkWidget *
make_list (DossierTrashDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "trash");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the list in the trash */
                                  _ ("Deleted notes"), -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
dossier_trash_dialog_init (DossierTrashDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->chosen = g_hash_table_new (NULL, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  adw_status_page_set_title (self->empty, _ ("The Trash Is Empty"));
  adw_status_page_set_description (self->empty,
                                   _ ("What you delete can be had back here for 30 days."));
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_scope (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  /* Translators: title of the window with deleted notes */
  gtk_window_set_title (GTK_WINDOW (self), _ ("Trash"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 520);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Trash"),
                                  -1);
}

void
dossier_trash_dialog_present (GtkWindow *parent, DossierSession *session)
{
  DossierTrashDialog *self = g_object_new (DOSSIER_TYPE_TRASH_DIALOG, NULL);

  g_return_if_fail (DOSSIER_IS_SESSION (session));

  self->session = g_object_ref (session);
  /* What comes out of the trash of another document, or goes back by undo, is written in the
   * background. */
  if (dossier_session_get_store (session) != NULL)
    g_signal_connect_object (dossier_session_get_store (session), "annotations-written",
                             G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}
