/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of documents, and the collections that they are in: a dialog with each in a line, checked
 * when all documents have it, in between when some do. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "views/library-view-private.h"

#define WIDTH 400
#define HEIGHT 480

typedef struct
{
  DossierLibraryView *view;
  gboolean collections;
  char **documents;
  GtkWindow *window;
  GtkWidget *list; /* of check buttons, "label" being a tag or a collection's uuid */
  GtkEditable *entry;
} Labels;

static void
labels_free (Labels *labels)
{
  g_object_unref (labels->view);
  g_strfreev (labels->documents);
  g_free (labels);
}

static char **
list_documents (DossierLibraryView *view)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (view);
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();

  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (uuids, ((DossierDocumentInfo *) chosen->pdata[i])->uuid);
  return g_strv_builder_end (uuids);
}

static guint
count_with (Labels *labels, const char *label)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (labels->view);
  guint n = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      const DossierDocumentInfo *info = chosen->pdata[i];
      char **all = labels->collections ? info->collections : info->tags;

      n += all != NULL && g_strv_contains ((const char *const *) all, label);
    }
  return n;
}

static void
touched_cb (GtkCheckButton *check)
{
  gtk_check_button_set_inconsistent (check, FALSE);
  g_object_set_data (G_OBJECT (check), "touched", GINT_TO_POINTER (TRUE));
}

static void
add_line (Labels *labels, const char *label, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (name);
  guint n = count_with (labels, label);

  /* In a label of its own a name may be longer than the window is wide. */
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_parent (text, check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), n > 0);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check),
                                     n > 0 && n < g_strv_length (labels->documents));
  g_object_set_data_full (G_OBJECT (check), "label", g_strdup (label), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (touched_cb), NULL);
  gtk_box_append (GTK_BOX (labels->list), check);
}

static void
add_lines (Labels *labels)
{
  const DossierShelf *shelf = labels->view->shelf;

  for (guint i = 0; labels->collections && i < shelf->collections->len; i++)
    {
      const DossierCollection *collection = shelf->collections->pdata[i];

      add_line (labels, collection->uuid, collection->name);
    }
  for (guint i = 0; !labels->collections && i < shelf->tags->len; i++)
    {
      const DossierDocumentTag *tag = shelf->tags->pdata[i];

      add_line (labels, tag->tag, tag->tag);
    }
}

/* Doing it */

static void
set_label (Labels *labels, DossierShelfChange *change, const char *label, gboolean on)
{
  for (guint i = 0; labels->documents[i] != NULL; i++)
    if (labels->collections && on)
      dossier_shelf_change_collect (change, labels->documents[i], label);
    else if (labels->collections)
      dossier_shelf_change_uncollect (change, labels->documents[i], label);
    else if (on)
      dossier_shelf_change_add_tag (change, labels->documents[i], label);
    else
      dossier_shelf_change_remove_tag (change, labels->documents[i], label);
}

/* One that is there already is not made again. */
static const char *
find_collection (Labels *labels, const char *name)
{
  const GPtrArray *collections = labels->view->shelf->collections;

  for (guint i = 0; i < collections->len; i++)
    if (g_str_equal (((DossierCollection *) collections->pdata[i])->name, name))
      return ((DossierCollection *) collections->pdata[i])->uuid;
  return NULL;
}

static void
add_new (Labels *labels, DossierShelfChange *change)
{
  g_auto (GStrv) names =
    g_strsplit (gtk_editable_get_text (labels->entry), labels->collections ? "\n" : ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      const char *uuid;

      if (*name == '\0')
        continue;
      if (!labels->collections)
        {
          set_label (labels, change, name, TRUE);
          continue;
        }
      uuid = find_collection (labels, name);
      if (uuid == NULL)
        uuid = dossier_shelf_change_make_collection (change, name);
      set_label (labels, change, uuid, TRUE);
    }
}

static void
apply_cb (Labels *labels)
{
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();

  for (GtkWidget *check = gtk_widget_get_first_child (labels->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (g_object_get_data (G_OBJECT (check), "touched") != NULL)
      set_label (labels, change, g_object_get_data (G_OBJECT (check), "label"),
                 gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  add_new (labels, change);
  /* Translators: what the menu shows after “Undo” or “Redo” for other tags of documents. */
  dossier_library_view_change (labels->view, change,
                               labels->collections
                                 /* Translators: the same for the collections that they are in */
                                 ? C_ ("undo", "Collections")
                                 : C_ ("undo", "Tags"),
                               NULL);
  gtk_window_destroy (labels->window);
}

static GtkWidget *
make_header (Labels *labels)
{
  GtkWidget *header = adw_header_bar_new ();
  /* Translators: a button: does what the dialog says */
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Apply"));

  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_cb), labels);
  gtk_accessible_update_property (GTK_ACCESSIBLE (apply), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the button “_Apply”, read aloud */
                                  _ ("Apply"), -1);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  return header;
}

static GtkWidget *
make_content (Labels *labels)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *entry = gtk_entry_new ();
  const char *hint = labels->collections
                       /* Translators: in an empty entry: the name of one that is to be made */
                       ? _ ("New collection")
                       /* Translators: in an empty entry: tags that documents get besides those
                        * that there are */
                       : _ ("New tags");

  labels->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  labels->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  if (!labels->collections)
    gtk_widget_set_tooltip_text (entry, _ ("With Commas Between Them"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), labels);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), labels->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), entry);
  gtk_box_append (GTK_BOX (content), scrolled);
  gtk_widget_add_css_class (content, "library-labels-content");
  add_lines (labels);
  return content;
}

void
dossier_library_view_ask_labels (DossierLibraryView *self, gboolean collections)
{
  Labels *labels = g_new0 (Labels, 1);
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  labels->view = g_object_ref (self);
  labels->collections = collections;
  labels->documents = list_documents (self);
  labels->window = GTK_WINDOW (window);
  g_object_set_data_full (G_OBJECT (window), "labels", labels, (GDestroyNotify) labels_free);
  gtk_window_set_title (GTK_WINDOW (window),
                        /* Translators: title of a dialog: in which collections documents are */
                        collections ? _ ("Collections")
                                    /* Translators: title of a dialog: which tags documents have */
                                    : C_ ("document", "Tags"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), MIN (WIDTH, gtk_widget_get_width (parent)),
                               MIN (HEIGHT, gtk_widget_get_height (parent)));
  gtk_box_append (GTK_BOX (box), make_header (labels));
  gtk_box_append (GTK_BOX (box), make_content (labels));
  adw_window_set_content (ADW_WINDOW (window), box);
  {
    GtkEventController *keys = gtk_shortcut_controller_new ();

    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                    0),
                                                            gtk_named_action_new ("window.close")));
    gtk_widget_add_controller (window, keys);
  }
  gtk_window_present (GTK_WINDOW (window));
}
