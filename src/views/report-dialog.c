/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/report-dialog.h"

#include <glib/gi18n.h>

#define WIDTH 520
#define HEIGHT 480

/* A row: a heading that stands over others, or what is said of one thing. */

#define DOSSIER_TYPE_REPORT_ENTRY (dossier_report_entry_get_type ())
G_DECLARE_FINAL_TYPE (DossierReportEntry, dossier_report_entry, DOSSIER, REPORT_ENTRY, GObject)

struct _DossierReportEntry
{
  GObject parent_instance;

  gboolean is_heading;
  char *heading;
  char *text;
};

G_DEFINE_FINAL_TYPE (DossierReportEntry, dossier_report_entry, G_TYPE_OBJECT)

static void
dossier_report_entry_finalize (GObject *object)
{
  DossierReportEntry *self = DOSSIER_REPORT_ENTRY (object);

  g_free (self->heading);
  g_free (self->text);

  G_OBJECT_CLASS (dossier_report_entry_parent_class)->finalize (object);
}

static void
dossier_report_entry_class_init (DossierReportEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_report_entry_finalize;
}

static void
dossier_report_entry_init (DossierReportEntry *self)
{
}

static char *
entry_to_text (DossierReportEntry *entry)
{
  if (entry->heading == NULL || entry->text == NULL)
    return g_strdup (entry->heading != NULL ? entry->heading : entry->text);
  return g_strconcat (entry->heading, "\n", entry->text, NULL);
}

/* The window */

struct _DossierReportDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkListView *list;
  GListStore *entries;
};

G_DEFINE_FINAL_TYPE (DossierReportDialog, dossier_report_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "report-entry");
  add_label (box);
  add_label (box);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  static const char *over_others[] = { "title-4", NULL };
  static const char *over_text[] = { "heading", NULL };
  DossierReportEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *heading = gtk_widget_get_first_child (box);
  GtkWidget *holder = gtk_widget_get_parent (box);
  g_autofree char *name = entry_to_text (entry);

  set_text (heading, entry->heading);
  set_text (gtk_widget_get_last_child (box), entry->text);
  if (entry->is_heading)
    gtk_widget_add_css_class (box, "over-others");
  else
    gtk_widget_remove_css_class (box, "over-others");
  gtk_widget_set_css_classes (heading, entry->is_heading ? over_others : over_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder != NULL ? holder : box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
copy (DossierReportDialog *self)
{
  g_autofree char *text = dossier_report_dialog_get_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied.")));
}

static gboolean
copy_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  copy (DOSSIER_REPORT_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static GtkWidget *
build_list (DossierReportDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  self->entries = g_list_store_new (DOSSIER_TYPE_REPORT_ENTRY);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (
                              gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->entries)))),
                            factory);
  self->list = GTK_LIST_VIEW (list);
  gtk_widget_add_css_class (list, "report");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_header (DossierReportDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  /* Translators: a button: copies a report as text */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy"));

  gtk_widget_set_tooltip_text (button, _ ("Copy All of It (Ctrl+C)"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

static void
dossier_report_dialog_dispose (GObject *object)
{
  DossierReportDialog *self = DOSSIER_REPORT_DIALOG (object);

  g_clear_object (&self->entries);

  G_OBJECT_CLASS (dossier_report_dialog_parent_class)->dispose (object);
}

static void
dossier_report_dialog_class_init (DossierReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_report_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_report_dialog_init (DossierReportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->toasts = ADW_TOAST_OVERLAY (toasts);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_list (self));
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), toasts);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->list));
}

/* Public API */

DossierReportDialog *
dossier_report_dialog_new (GtkWindow *parent, const char *title)
{
  DossierReportDialog *self = g_object_new (DOSSIER_TYPE_REPORT_DIALOG, "title", title,
                                            "transient-for", parent, "modal", TRUE, NULL);
  int width, height;

  gtk_window_get_default_size (parent, &width, &height);
  /* It may not have come up yet. */
  if (gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    {
      width = gtk_widget_get_width (GTK_WIDGET (parent));
      height = gtk_widget_get_height (GTK_WIDGET (parent));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, WIDTH), MIN (height, HEIGHT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return self;
}

static void
take (DossierReportDialog *self, gboolean is_heading, const char *heading, char *text)
{
  g_autoptr (DossierReportEntry) entry = g_object_new (DOSSIER_TYPE_REPORT_ENTRY, NULL);

  entry->is_heading = is_heading;
  entry->heading = g_strdup (heading);
  entry->text = text;
  g_list_store_append (self->entries, entry);
}

void
dossier_report_dialog_add_heading (DossierReportDialog *self, const char *heading)
{
  g_return_if_fail (DOSSIER_IS_REPORT_DIALOG (self));
  g_return_if_fail (heading != NULL);

  take (self, TRUE, heading, NULL);
}

void
dossier_report_dialog_add (DossierReportDialog *self, const char *heading, const char *text)
{
  g_return_if_fail (DOSSIER_IS_REPORT_DIALOG (self));
  g_return_if_fail (heading != NULL || text != NULL);

  take (self, FALSE, heading, g_strdup (text));
}

void
dossier_report_dialog_add_lines (DossierReportDialog *self,
                                 const char *heading,
                                 const GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (DOSSIER_IS_REPORT_DIALOG (self));
  g_return_if_fail (lines != NULL);
  g_return_if_fail (heading != NULL || lines->len > 0);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) lines->pdata[i]);
  take (self, FALSE, heading, text->len > 0 ? g_strdup (text->str) : NULL);
}

char *
dossier_report_dialog_get_text (DossierReportDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (DOSSIER_IS_REPORT_DIALOG (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (DossierReportEntry) entry =
        g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      g_autofree char *words = entry_to_text (entry);

      g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
