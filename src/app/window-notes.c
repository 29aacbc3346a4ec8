/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the whole window has to do with the reader's notes: making one on something, showing one,
 * the trash. */
#include "config.h"

#include "app/window-private.h"
#include "linking/annotating.h"
#include "views/item-menu.h"
#include "views/record-list.h"
#include "views/tags-window.h"
#include "views/trash-dialog.h"

static void
show_notes (DossierWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "page", g_variant_new_string ("notes"));
}

static void
add_note (DossierWindow *self, DossierItem *item)
{
  DossierAnnotation *note = dossier_session_annotate_item (self->session, item);
  g_autofree char *uuid = note ? g_strdup (DOSSIER_ITEM (note)->id) : NULL;

  if (uuid == NULL)
    return;
  show_notes (self);
  dossier_evidence_pages_edit_note (self->evidence, uuid);
}

/* On the record of that id; "": on the document. */
void
dossier_window_add_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  const char *id = g_variant_get_string (parameter, NULL);
  DossierItem *item = document && *id ? dossier_document_lookup (document, id) : NULL;

  if (document != NULL && (item != NULL || *id == '\0'))
    add_note (self, item);
}

/* The record whose row has the keyboard. */
static DossierItem *
get_current (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *list = focus ? gtk_widget_get_ancestor (focus, DOSSIER_TYPE_RECORD_LIST) : NULL;

  return list ? dossier_record_list_get_current (DOSSIER_RECORD_LIST (list)) : NULL;
}

/* On what is under attention, or else on the document. */
void
dossier_window_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierItem *current = get_current (self);
  DossierItem *focus = dossier_session_get_focus (self->session);

  if (dossier_session_get_document (self->session) == NULL)
    return;
  if (dossier_item_takes_notes (current))
    add_note (self, current);
  else
    add_note (self, dossier_item_takes_notes (focus) ? focus : NULL);
}

void
dossier_window_show_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierAnnotation *note =
    dossier_session_get_annotation (self->session, g_variant_get_string (parameter, NULL));

  if (note == NULL)
    return;
  show_notes (self);
  dossier_session_set_focus (self->session, note, NULL);
}

void
dossier_window_trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (dossier_session_get_document (self->session) != NULL)
    dossier_trash_dialog_present (GTK_WINDOW (self), self->session);
}

void
dossier_window_tags_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (dossier_session_get_document (self->session) != NULL)
    dossier_tags_window_present (GTK_WINDOW (self), self->session,
                                 g_variant_get_string (parameter, NULL));
}
