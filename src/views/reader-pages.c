/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a printed document in the text: going to one by its number, and where the page is that
 * a passage stands on. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/page.h"
#include "views/reader-view-private.h"

static const DossierPageStart *
get_page (DossierReaderView *self)
{
  guint passage, offset;

  if (self->document == NULL || !dossier_text_view_get_place (self->text, &passage, &offset))
    return NULL;
  return dossier_document_get_page (self->document, passage, offset);
}

static void
typed_cb (DossierReaderView *self, GtkEditable *entry)
{
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_visible (self->page_message, FALSE);
}

static void
go_cb (DossierReaderView *self, GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);
  const DossierPageStart *page =
    self->document != NULL ? dossier_document_find_page (self->document, text) : NULL;
  g_autofree char *message = NULL;

  if (page != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->page_popover));
      dossier_session_go_to (self->session, page->passage, page->start);
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  /* Translators: %s is the number of a page that somebody has typed */
  message = g_strdup_printf (_ ("There is no page “%s”."), text);
  gtk_label_set_text (GTK_LABEL (self->page_message), message);
  gtk_widget_set_visible (self->page_message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_error_bell (GTK_WIDGET (entry));
}

static void
make_popover (DossierReaderView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: label of an entry for the number of a page */
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Page"));

  self->page_entry = gtk_entry_new ();
  self->page_message = gtk_label_new (NULL);
  self->page_popover = gtk_popover_new ();
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->page_entry);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_entry_set_activates_default (GTK_ENTRY (self->page_entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->page_entry), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of the page"), -1);
  gtk_label_set_wrap (GTK_LABEL (self->page_message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->page_message), 0);
  /* Of its own width a popover has not enough height for the lines that it breaks into. */
  gtk_widget_set_size_request (box, 240, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (self->page_message), 24);
  gtk_widget_set_visible (self->page_message, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->page_entry);
  gtk_box_append (GTK_BOX (box), self->page_message);
  g_signal_connect_object (self->page_entry, "activate", G_CALLBACK (go_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_entry, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self->page_popover), box);
  gtk_widget_set_parent (self->page_popover, GTK_WIDGET (self));
}

/* At the top of the text, so that it covers nothing that is read. */
static void
go_to_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierReaderView *self = data;
  const DossierPageStart *page = get_page (self);
  GdkRectangle rect = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0, 1, 1 };

  if (self->page_popover == NULL)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), page != NULL ? page->label : "");
  gtk_popover_set_pointing_to (GTK_POPOVER (self->page_popover), &rect);
  gtk_popover_set_position (GTK_POPOVER (self->page_popover), GTK_POS_BOTTOM);
  gtk_popover_popup (GTK_POPOVER (self->page_popover));
  gtk_widget_grab_focus (self->page_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->page_entry), 0, -1);
}

void
dossier_reader_view_update_pages (DossierReaderView *self)
{
  gboolean paged = self->document != NULL && self->document->pages->len > 0;

  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "go-to-page")),
    paged);
}

void
dossier_reader_view_init_pages (DossierReaderView *self)
{
  static const GActionEntry entries[] = { { "go-to-page", go_to_page_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

void
dossier_reader_view_clear_pages (DossierReaderView *self)
{
  g_clear_pointer (&self->page_popover, gtk_widget_unparent);
}

/* "Show Original Page (p. 37)" */
void
dossier_reader_view_add_pages_to_menu (DossierReaderView *self, guint passage, guint offset)
{
  const DossierPageStart *page = dossier_document_get_page (self->document, passage, offset);
  g_autofree char *pages = page != NULL ? dossier_pages_describe (page->label) : NULL;
  g_autofree char *label = NULL;

  if (!dossier_document_has_page_pictures (self->document))
    return;
  if (pages != NULL)
    /* Translators: a menu item: shows the page of the PDF as it looks; %s is the page: “p. 37” */
    label = g_strdup_printf (_ ("Show Original Page, %s"), pages);
  else
    /* Translators: a menu item: shows the page of the PDF as it looks */
    label = g_strdup (_ ("Show Original Page"));
  g_menu_append (self->menu_here, label, "win.show-page");
}

void
dossier_reader_view_get_page_place (DossierReaderView *self, guint *passage, guint *offset)
{
  DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  guint caret = dossier_text_view_get_caret (self->text);

  if (layout != NULL && dossier_text_view_is_in_view (self->text, caret, caret + 1))
    dossier_reading_layout_from_position (layout, caret, passage, offset);
  else if (!dossier_text_view_get_place (self->text, passage, offset))
    *passage = *offset = 0;
}
