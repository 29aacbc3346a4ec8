/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/backups-window.h"
#include "app/evidence-pages.h"
#include "app/message-toast.h"
#include "app/preferences.h"
#include "app/settings.h"
#include "app/templates-window.h"
#include "app/translating.h"
#include "app/window-private.h"
#include "linking/annotating.h"
#include "views/filter-bar.h"
#include "views/late-menu.h"
#include "views/map-view.h"
#include "views/reader-view.h"
#include "views/sidebar-view.h"
#include "views/timeline-view.h"

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

/* The pages that win.page names, and where each stands. */
static const struct
{
  const char *name;
  DossierPane pane;
  gboolean is_list;
} pages[] = {
  { "contents", DOSSIER_PANE_CONTENTS, FALSE },
  { "text", DOSSIER_PANE_TEXT, FALSE },
  { "map", DOSSIER_PANE_MAP, FALSE },
  { "lists", DOSSIER_PANE_LISTS, FALSE },
  { "timeline", DOSSIER_PANE_TIMELINE, FALSE },
  { "quotes", DOSSIER_PANE_LISTS, TRUE },
  { "said-and-done", DOSSIER_PANE_LISTS, TRUE },
  { "sources", DOSSIER_PANE_LISTS, TRUE },
  { "notes", DOSSIER_PANE_LISTS, TRUE },
};

static void
set_action_enabled (DossierWindow *self, const char *name, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
}

static void
update_actions (DossierWindow *self)
{
  gboolean back, forward, undo, redo;
  gboolean document = dossier_session_get_document (self->session) != NULL;

  g_object_get (self->session, "can-go-back", &back, "can-go-forward", &forward, "can-undo", &undo,
                "can-redo", &redo, NULL);
  set_action_enabled (self, "win.back", back || dossier_trail_leads_back (self->trail));
  set_action_enabled (self, "win.forward", forward || dossier_trail_leads_forward (self->trail));
  set_action_enabled (self, "win.undo", undo);
  set_action_enabled (self, "win.redo", redo);
  set_action_enabled (self, "win.export", document);
  set_action_enabled (self, "win.suggestions",
                      document && dossier_session_get_document (self->session)->spanning == NULL);
  set_action_enabled (self, "win.report",
                      document && dossier_session_get_document (self->session)->spanning == NULL);
  set_action_enabled (self, "win.export-again", document);
  set_action_enabled (self, "win.clear",
                      document &&
                        !dossier_query_is_empty (dossier_session_get_query (self->session)));
}

void
dossier_window_update_title (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  gboolean library = dossier_window_shows_library (self);
  /* Translators: the title of the page with all documents */
  const char *shown = library ? _ ("Library") : document != NULL ? document->title : NULL;
  const char *subtitle =
    !library && document != NULL && document->subtitle != NULL ? document->subtitle : "";
  g_autofree char *title = NULL;

  if (shown == NULL)
    return;
  /* Translators: %s is the title of a document. */
  title = g_strdup_printf (_ ("%s — Dossier"), shown);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->title_label, shown);
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), *subtitle != '\0');
  /* The whole of what there may be no room for. */
  gtk_widget_set_tooltip_text (self->title, shown);
}

static const char *
current_page (DossierWindow *self)
{
  switch (dossier_panes_get_page (self->panes))
    {
    case DOSSIER_PANE_CONTENTS:
      return "contents";
    case DOSSIER_PANE_MAP:
      return "map";
    case DOSSIER_PANE_LISTS:
      return "lists";
    case DOSSIER_PANE_TIMELINE:
      return "timeline";
    case DOSSIER_PANE_TEXT:
    default:
      return "text";
    }
}

/* In medium room the evidence is one page, whichever half of it is meant. */
void
dossier_window_update_room (DossierWindow *self)
{
  DossierRoom room = dossier_panes_get_room (self->panes);
  const char *page = current_page (self);
  gboolean document = !dossier_window_shows_library (self);

  if (room == DOSSIER_ROOM_MEDIUM)
    page = g_str_equal (page, "map") || g_str_equal (page, "lists") ? "map" : "text";
  g_simple_action_set_state (self->page_action, g_variant_new_string (page));
  gtk_widget_set_visible (self->medium_switcher, document && room == DOSSIER_ROOM_MEDIUM);
  gtk_widget_set_visible (self->narrow_switcher, document && room == DOSSIER_ROOM_NARROW);
  gtk_widget_set_visible (self->sidebar_button, document && room != DOSSIER_ROOM_NARROW);
  gtk_widget_set_visible (self->open_button, room == DOSSIER_ROOM_WIDE);
  /* Beside the buttons there is no room for a title, which stands at the head of the text. */
  gtk_widget_set_visible (self->title, room != DOSSIER_ROOM_NARROW);
  dossier_window_update_search_room (self);
  dossier_window_update_page_room (self);
}

static void
focus_pane (DossierWindow *self, DossierPane pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *child = dossier_panes_get_child (self->panes, pane);

  if (pane == DOSSIER_PANE_LISTS)
    dossier_evidence_pages_focus_list (self->evidence);
  else if (pane == DOSSIER_PANE_TEXT)
    dossier_window_focus_text (self);
  /* From within it would go on to the next. */
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  const char *name = g_variant_get_string (parameter, NULL);

  dossier_window_leave_library (self);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (!g_str_equal (pages[i].name, name))
        continue;
      if (pages[i].is_list)
        dossier_evidence_pages_set_page (self->evidence, name);
      dossier_panes_reveal (self->panes, pages[i].pane);
      focus_pane (self, pages[i].pane);
    }
  dossier_window_update_room (self);
}

static void
room_cb (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  dossier_window_update_room (self);
  dossier_window_place_suggestions (self);
  /* What has no room for a moment leaves the keyboard to the handle beside it. */
  if (GTK_IS_PANED (focus))
    dossier_window_focus_text (self);
}

/* Whoever is sent to a place in the text wants to see it. */
static void
go_to_cb (DossierWindow *self)
{
  dossier_panes_reveal (self->panes, DOSSIER_PANE_TEXT);
  dossier_window_update_room (self);
}

static void
sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  const char *action = name + strlen ("win.");
  g_autofree char *property = g_strconcat (action, "-visible", NULL);
  gboolean visible;

  g_object_get (self->panes, property, &visible, NULL);
  g_object_set (self->panes, property, !visible, NULL);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_session_clear_query (DOSSIER_WINDOW (widget)->session);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
backups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierStore *store = dossier_window_get_store (self);
  DossierBackupsWindow *window;
  int width, height;

  if (store == NULL)
    return;
  /* What is being typed is part of what is backed up. */
  dossier_session_flush (self->session);
  window = dossier_backups_window_new (store, document != NULL ? document->uuid : NULL);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  /* On a small screen no larger than this one. */
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), MIN (width, gtk_widget_get_width (widget)),
                               MIN (height, gtk_widget_get_height (widget)));
  gtk_window_present (GTK_WINDOW (window));
}

/* The parameter names one; "" is the one edited last. */
static void
edit_templates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_templates_window_present (GTK_WINDOW (widget), DOSSIER_WINDOW (widget)->session,
                                    g_variant_get_string (parameter, NULL));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_preferences_present (GTK_WINDOW (widget));
}

/* Made when it is asked for: GTK would do it at the start of the program, for which it takes longer
 * than the rest of the window, if it found the file under the name that it looks for. */
static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/dossierapp/Dossier/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

/* Esc goes first to whatever has the keyboard (a popover, an entry), and only then clears. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (dossier_window_cancel_import (DOSSIER_WINDOW (widget)))
    return GDK_EVENT_STOP;
  if (dossier_window_shows_library (DOSSIER_WINDOW (widget)))
    {
      dossier_window_leave_library (DOSSIER_WINDOW (widget));
      return GDK_EVENT_STOP;
    }
  return dossier_session_escape (DOSSIER_WINDOW (widget)->session);
}

static void
save_cb (DossierWindow *self, const char *name)
{
  dossier_saved_filters_keep (self->saved_filters, name);
}

static void
build_filter_bar (DossierWindow *self)
{
  GtkWidget *bar = dossier_filter_bar_new (self->session);

  gtk_widget_insert_action_group (bar, "filters",
                                  dossier_saved_filters_get_actions (self->saved_filters));
  dossier_filter_bar_set_menu (bar, dossier_saved_filters_get_menu (self->saved_filters));
  g_signal_connect_object (bar, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->filter_place, bar);
}

/* Its actions (zoom, next match) work from the whole window. */
static void
build_reader (DossierWindow *self)
{
  GtkWidget *widget = dossier_reader_view_new (self->session);
  DossierReaderView *reader = DOSSIER_READER_VIEW (widget);

  if (dossier_settings_get () != NULL)
    dossier_reader_view_bind_settings (reader, dossier_settings_get ());
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reader",
                                  dossier_reader_view_get_actions (reader));
  dossier_panes_set_child (self->panes, DOSSIER_PANE_TEXT, widget);
}

/* In a low window a list that is turned to takes the map's room, too, and offers the way back. */
static void
chosen_cb (DossierWindow *self)
{
  dossier_panes_reveal (self->panes, DOSSIER_PANE_LISTS);
}

static void
folded_cb (DossierWindow *self)
{
  gboolean low, lists_first;

  g_object_get (self->panes, "low", &low, "lists-first", &lists_first, NULL);
  dossier_evidence_pages_offer_map (self->evidence,
                                    (low && lists_first) ||
                                      dossier_panes_leaves_out (self->panes, DOSSIER_PANE_MAP));
}

static void
build_panes (DossierWindow *self)
{
  if (dossier_panes_get_child (self->panes, DOSSIER_PANE_TEXT) != NULL)
    return;
  self->evidence = DOSSIER_EVIDENCE_PAGES (dossier_evidence_pages_new (self->session));
  self->contents = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->contents, FALSE);
  gtk_stack_add_child (self->contents, dossier_sidebar_view_new (self->session));
  dossier_panes_set_child (self->panes, DOSSIER_PANE_CONTENTS, GTK_WIDGET (self->contents));
  build_reader (self);
  dossier_panes_set_child (self->panes, DOSSIER_PANE_MAP, dossier_map_view_new (self->session));
  dossier_panes_set_child (self->panes, DOSSIER_PANE_LISTS, GTK_WIDGET (self->evidence));
  dossier_panes_set_child (self->panes, DOSSIER_PANE_TIMELINE,
                           dossier_timeline_view_new (self->session));
  build_filter_bar (self);
  g_signal_connect_object (self->evidence, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::low", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::lists-first", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::bare", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  folded_cb (self);
}

void
dossier_window_focus_text (DossierWindow *self)
{
  GtkWidget *reader = dossier_panes_get_child (self->panes, DOSSIER_PANE_TEXT);

  if (reader != NULL)
    gtk_widget_grab_focus (
      GTK_WIDGET (dossier_reader_view_get_text (DOSSIER_READER_VIEW (reader))));
}

/* A window that is filled before it comes up cannot give the focus before. */
static void
dossier_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_window_parent_class)->map (widget);

  dossier_window_focus_text (DOSSIER_WINDOW (widget));
}

static gboolean
dossier_window_close_request (GtkWindow *window)
{
  if (!dossier_templates_window_close_over (window))
    return GDK_EVENT_STOP;
  dossier_window_cancel_import (DOSSIER_WINDOW (window));
  dossier_session_flush (DOSSIER_WINDOW (window)->session);
  dossier_window_note_reading (DOSSIER_WINDOW (window));
  dossier_window_close_suggestions (DOSSIER_WINDOW (window));
  dossier_window_keep_state (DOSSIER_WINDOW (window));
  dossier_translating_keep (DOSSIER_WINDOW (window));

  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

static void
dossier_window_dispose (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->saved);
  g_clear_weak_pointer (&self->imported);
  dossier_window_cancel_import (self);
  g_cancellable_cancel (self->cancellable);
  dossier_window_clear_suggestions (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page_action);
  g_clear_object (&self->saved_filters);
  g_clear_object (&self->library_action);
  g_clear_object (&self->session);
  g_clear_pointer (&self->trail, dossier_trail_free);
  dossier_window_clear_edition (self);
  g_clear_pointer (&self->edition_closed, g_free);

  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, dossier_window_open_action);
  gtk_widget_class_install_action (klass, "win.print", NULL, dossier_window_print_action);
  gtk_widget_class_install_action (klass, "win.save-pdf", NULL, dossier_window_save_pdf_action);
  gtk_widget_class_install_action (klass, "win.save-pdf-as", "s",
                                   dossier_window_save_pdf_as_action);
  gtk_widget_class_install_action (klass, "win.document", "s", dossier_window_document_action);
  gtk_widget_class_install_action (klass, "win.sidebar", NULL, sidebar_action);
  gtk_widget_class_install_action (klass, "win.evidence", NULL, sidebar_action);
  gtk_widget_class_install_action (klass, "win.timeline", NULL, sidebar_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, dossier_window_export_action);
  gtk_widget_class_install_action (klass, "win.export-again", NULL,
                                   dossier_window_export_again_action);
  gtk_widget_class_install_action (klass, "win.go", "s", dossier_window_go_action);
  gtk_widget_class_install_action (klass, "win.back", NULL, dossier_window_back_action);
  gtk_widget_class_install_action (klass, "win.forward", NULL, dossier_window_forward_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, dossier_window_undo_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, dossier_window_undo_action);
  gtk_widget_class_install_action (klass, "win.clear", NULL, clear_action);
  gtk_widget_class_install_action (klass, "win.add-note", "s", dossier_window_add_note_action);
  gtk_widget_class_install_action (klass, "win.note", NULL, dossier_window_note_action);
  gtk_widget_class_install_action (klass, "win.show-note", "s", dossier_window_show_note_action);
  gtk_widget_class_install_action (klass, "win.trash", NULL, dossier_window_trash_action);
  gtk_widget_class_install_action (klass, "win.tags", "s", dossier_window_tags_action);
  gtk_widget_class_install_action (klass, "win.carry-from", NULL, dossier_window_carry_from_action);
  gtk_widget_class_install_action (klass, "win.report", NULL, dossier_window_report_action);
  gtk_widget_class_install_action (klass, "win.suggestions", NULL,
                                   dossier_window_suggestions_action);
  gtk_widget_class_install_action (klass, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (klass, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (klass, "win.edit-templates", "s", edit_templates_action);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, shortcuts_action);
  dossier_window_install_library_actions (klass);
  dossier_window_install_receiving_actions (klass);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;
  widget_class->map = dossier_window_map;

  g_type_ensure (DOSSIER_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, search_slot);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, search_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, page_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, filter_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, saving_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, edition_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, import_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, suggestions_place);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, undo_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, open_box);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, medium_switcher);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, narrow_switcher);
  install_actions (widget_class);
}

static void
dossier_window_init (DossierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_late_menu_set (self->menu_button, self->primary_menu);

  self->session = dossier_session_new ();
  dossier_session_index_ahead (self->session);
  self->trail = dossier_trail_new ();
  self->saved_filters = dossier_saved_filters_new (self->session);
  g_signal_connect_object (self->saved_filters, "failed", G_CALLBACK (dossier_window_show_message),
                           self, G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  self->page_action =
    g_simple_action_new_stateful ("page", G_VARIANT_TYPE_STRING, g_variant_new_string ("text"));
  g_signal_connect_object (self->page_action, "activate", G_CALLBACK (page_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (self->page_action));

  g_signal_connect_object (self->session, "notify", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document",
                           G_CALLBACK (dossier_window_update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::room", G_CALLBACK (room_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::page", G_CALLBACK (room_cb), self,
                           G_CONNECT_SWAPPED);
  dossier_window_init_bare (self);
  dossier_window_init_library (self);
  dossier_window_init_receiving (self);
  dossier_window_init_undo (self);
  dossier_window_init_saving (self);
  dossier_window_init_edition (self);
  dossier_window_init_suggestions (self);
  dossier_window_init_search (self);
  dossier_window_init_page (self);
  dossier_window_restore_state (self);
  dossier_window_update_room (self);
  update_actions (self);
}

DossierWindow *
dossier_window_new (GtkApplication *application)
{
  return g_object_new (DOSSIER_TYPE_WINDOW, "application", application, NULL);
}

/* Borrowed. */
DossierSession *
dossier_window_get_session (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return self->session;
}

void
dossier_window_show_document (DossierWindow *self, DossierDocument *document, const char *place)
{
  gboolean first = self->evidence == NULL;
  DossierItem *passage;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));

  dossier_window_leave_document (self, document);
  /* The views find the document there when they are made, and are made but once. */
  dossier_session_set_store (self->session, dossier_window_get_store (self));
  dossier_session_set_document (self->session, document);
  build_panes (self);
  dossier_saved_filters_set_store (self->saved_filters, dossier_window_get_store (self));
  dossier_window_follow_store (self, dossier_window_get_store (self));
  dossier_window_restore_document_state (self, first);
  gtk_stack_set_visible_child_name (self->stack, "document");
  dossier_window_leave_library (self);
  dossier_window_note_reading (self);
  adw_bin_set_child (self->failed_page, NULL);
  dossier_window_focus_text (self);
  passage = place ? dossier_document_lookup (document, place) : NULL;
  if (passage != NULL && passage->kind == DOSSIER_KIND_PASSAGE && passage->index > 0)
    {
      /* It is where one begins, and not a place that was gone to. */
      dossier_session_set_place (self->session, passage->index, 0);
      dossier_session_go_to (self->session, passage->index, 0);
    }
}

void
dossier_window_show_failure (DossierWindow *self, const char *message)
{
  AdwStatusPage *page;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  /* Made here: it has a dozen widgets, and an icon as large as this comes through librsvg, which
   * takes 6 MiB. */
  page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (page, _ ("The Library Could Not Be Opened"));
  adw_status_page_set_icon_name (page, "dialog-warning-symbolic");
  adw_status_page_set_description (page, message);
  adw_bin_set_child (self->failed_page, GTK_WIDGET (page));
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

void
dossier_window_show_update (DossierWindow *self)
{
  AdwStatusPage *page;
  GtkWidget *spinner;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  page = ADW_STATUS_PAGE (adw_status_page_new ());
  spinner = gtk_spinner_new ();
  adw_status_page_set_title (page, _ ("Bringing the Library up to Date"));
  adw_status_page_set_description (page,
                                   _ ("This version of Dossier keeps it in another way. A large "
                                      "library takes some minutes, once. A backup of it is kept."));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_child (page, spinner);
  adw_bin_set_child (self->failed_page, GTK_WIDGET (page));
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* A message goes with the window's width for as long as it shows. */
static void
follow_room_cb (AdwToast *toast, GParamSpec *pspec, DossierPanes *panes)
{
  dossier_message_toast_set_narrow (toast, dossier_panes_get_room (panes) == DOSSIER_ROOM_NARROW);
}

void
dossier_window_take_toast (DossierWindow *self, AdwToast *toast)
{
  g_signal_connect_object (self->panes, "notify::room", G_CALLBACK (follow_room_cb), toast,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
dossier_window_show_message (DossierWindow *self, const char *message)
{
  AdwToast *toast;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  toast = dossier_message_toast_new (message, dossier_window_is_narrow (self), NULL);
  adw_toast_set_timeout (toast, 0);
  dossier_window_take_toast (self, toast);
}
