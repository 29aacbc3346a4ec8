/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as a page of the window, and several of its documents read as one. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "linking/annotating.h"
#include "linking/joining.h"
#include "model/spanning.h"
#include "store/shelf.h"
#include "store/spanning.h"
#include "views/correct-dialog.h"
#include "views/join-dialog.h"
#include "views/library-view.h"

gboolean
dossier_window_shows_library (DossierWindow *self)
{
  return self->library != NULL &&
         gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->library);
}

static void
undo_cb (DossierWindow *self)
{
  dossier_library_view_undo (self->library);
}

static void
said_cb (DossierLibraryView *library, const char *message, gboolean undoable, DossierWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undoable)
    {
      /* Translators: a button: takes back what was done last */
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self,
                               G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Made when it is asked for: most readers come back to the document that they read. */
static void
build_library (DossierWindow *self)
{
  GtkWidget *library = dossier_library_view_new ();

  self->library = DOSSIER_LIBRARY_VIEW (library);
  g_signal_connect_object (library, "said", G_CALLBACK (said_cb), self, 0);
  gtk_stack_add_named (self->stack, library, "library");
}

/* What belongs to a document steps back. */
static void
update_chrome (DossierWindow *self)
{
  gboolean library = dossier_window_shows_library (self);

  gtk_widget_set_visible (GTK_WIDGET (self->filter_place), !library);
  gtk_widget_set_visible (GTK_WIDGET (self->edition_place), !library);
  g_simple_action_set_state (self->library_action, g_variant_new_boolean (library));
  dossier_window_update_room (self);
  dossier_window_update_title (self);
}

void
dossier_window_show_library (DossierWindow *self)
{
  DossierStore *store = dossier_window_get_store (self);

  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  if (store == NULL)
    return;
  if (self->library == NULL)
    build_library (self);
  dossier_session_flush (self->session);
  dossier_window_note_reading (self);
  dossier_library_view_set_store (self->library, store);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->library));
  update_chrome (self);
  dossier_library_view_focus (self->library);
}

void
dossier_window_leave_library (DossierWindow *self)
{
  if (!dossier_window_shows_library (self))
    return;
  if (dossier_session_get_document (self->session) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "document");
  update_chrome (self);
  dossier_window_focus_text (self);
}

static void
library_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (dossier_window_shows_library (self))
    dossier_window_leave_library (self);
  else
    dossier_window_show_library (self);
}

gboolean
dossier_window_undo_in_library (DossierWindow *self, gboolean back)
{
  if (!dossier_window_shows_library (self))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->library), back ? "library.undo" : "library.redo",
                              NULL);
  return TRUE;
}

/* Correcting */

static void
correct_cb (DossierShelfChange *change, gpointer data)
{
  DossierWindow *self = data;

  if (self->library != NULL)
    /* Translators: what the menu shows after “Undo” or “Redo” for what was said of a document. */
    dossier_library_view_change (self->library, change, C_ ("undo", "Correction"), NULL);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierStore *store = dossier_window_get_store (DOSSIER_WINDOW (widget));

  if (store != NULL)
    dossier_correct_dialog_present (GTK_WINDOW (widget), store,
                                    g_variant_get_string (parameter, NULL), correct_cb,
                                    G_OBJECT (widget));
}

/* Reading */

void
dossier_window_note_reading (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierStore *store = dossier_window_get_store (self);
  guint n, passage, offset;

  if (document == NULL || store == NULL || dossier_document_get_reach (document) != NULL)
    return;
  n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  dossier_session_get_place (self->session, &passage, &offset);
  if (passage < n)
    dossier_store_note_reading_async (
      store, document->uuid, DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id,
      n > 1 ? passage / (double) (n - 1) : 0, NULL, NULL, NULL);
}

/* Several as one */

static void
together_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DossierReach) reach = dossier_reach_from_text (g_variant_get_string (parameter, NULL));

  if (reach != NULL)
    dossier_window_load (DOSSIER_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
all_documents_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_window_load (DOSSIER_WINDOW (widget), "all", NULL);
}

/* What is under attention, or else where the text is. */
static DossierItem *
get_here (DossierWindow *self, DossierDocument *document)
{
  DossierItem *focus = dossier_session_get_focus (self->session);
  guint passage, offset;

  if (focus != NULL)
    return focus;
  dossier_session_get_place (self->session, &passage, &offset);
  return DOSSIER_ITEM (dossier_document_get_passage (document, passage));
}

/* From what is shown of several documents into the one that it is from; "": from what is under
 * attention. */
static void
show_origin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  const char *wanted = g_variant_get_string (parameter, NULL);
  DossierItem *item = document == NULL  ? NULL
                      : *wanted == '\0' ? get_here (self, document)
                                        : dossier_document_lookup (document, wanted);
  const DossierOrigin *origin = item != NULL ? dossier_document_get_origin (document, item) : NULL;
  DossierAim *aim;
  const char *id;

  if (origin == NULL)
    return;
  id = dossier_document_get_own_id (document, item);
  aim = dossier_aim_new (origin->uuid, item->kind == DOSSIER_KIND_PASSAGE ? id : NULL);
  if (item->kind != DOSSIER_KIND_PASSAGE)
    aim->item = g_strdup (id);
  dossier_window_go (self, aim);
}

static void
join_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierItem *item = document != NULL
                        ? dossier_document_lookup (document, g_variant_get_string (parameter, NULL))
                        : NULL;

  if (dossier_session_can_join (self->session, item))
    gtk_window_present (GTK_WINDOW (
      dossier_join_dialog_new (GTK_WINDOW (self), self->session, DOSSIER_ENTITY (item))));
}

void
dossier_window_install_library_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.correct", "s", correct_action);
  gtk_widget_class_install_action (klass, "win.together", "s", together_action);
  gtk_widget_class_install_action (klass, "win.all-documents", NULL, all_documents_action);
  gtk_widget_class_install_action (klass, "win.show-origin", "s", show_origin_action);
  gtk_widget_class_install_action (klass, "win.join", "s", join_action);
}

void
dossier_window_init_library (DossierWindow *self)
{
  self->library_action =
    g_simple_action_new_stateful ("library", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (self->library_action, "activate", G_CALLBACK (library_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (self->library_action));
}
