/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "linking/marking.h"
#include "views/mark-fields.h"
#include "views/merge-window.h"

struct _DossierMergeWindow
{
  AdwWindow parent_instance;

  DossierSession *session;
  char *id; /* of the record that is merged */

  GtkLabel *question;
  GtkListBox *list;
  DossierField *into;
};

G_DEFINE_FINAL_TYPE (DossierMergeWindow, dossier_merge_window, ADW_TYPE_WINDOW)

static void
merge_cb (DossierMergeWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  const char *id = dossier_field_get_entity (self->into);
  DossierItem *into = id != NULL ? dossier_document_lookup (document, id) : NULL;
  DossierItem *record = dossier_document_lookup (document, self->id);

  if (into == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (record != NULL && record != into && record->kind == into->kind)
    dossier_session_merge_record (self->session, record, into);
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  merge_cb (DOSSIER_MERGE_WINDOW (widget));
}

static void
chosen_cb (DossierMergeWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge",
                                 dossier_field_get_entity (self->into) != NULL);
}

static void
dossier_merge_window_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_MERGE_WINDOW (object)->session);
  G_OBJECT_CLASS (dossier_merge_window_parent_class)->dispose (object);
}

static void
dossier_merge_window_finalize (GObject *object)
{
  g_free (DOSSIER_MERGE_WINDOW (object)->id);
  G_OBJECT_CLASS (dossier_merge_window_parent_class)->finalize (object);
}

static void
dossier_merge_window_class_init (DossierMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_merge_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierMergeWindow, question);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeWindow, list);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_merge_window_init (DossierMergeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fields_init_list (self->list);
}

DossierMergeWindow *
dossier_merge_window_new (GtkWindow *parent, DossierSession *session, DossierEntity *record)
{
  DossierMergeWindow *self;
  g_autofree char *question = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (DOSSIER_IS_ENTITY (record), NULL);

  self = g_object_new (DOSSIER_TYPE_MERGE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (DOSSIER_ITEM (record)->id);
  /* Translators: %s is a person, an organisation or a place; an entry for the answer follows. */
  question = g_strdup_printf (_ ("Who or what else is “%s”?"), record->name);
  gtk_label_set_label (self->question, question);
  self->into =
    dossier_field_new_entity (self->list, _ ("Name"), dossier_session_get_document (session),
                              1u << DOSSIER_ITEM (record)->kind, self->id, NULL, NULL, NULL);
  dossier_field_watch (self->into, G_CALLBACK (chosen_cb), self);
  g_signal_connect_object (dossier_field_get_widget (self->into), "entry-activated",
                           G_CALLBACK (merge_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);
  gtk_widget_grab_focus (dossier_field_get_widget (self->into));
  return self;
}
