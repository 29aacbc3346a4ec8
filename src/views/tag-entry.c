/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/annotating.h"
#include "text/fold.h"
#include "views/tag-entry.h"
#include "widgets/wrap-layout.h"

struct _DossierTagEntry
{
  GtkWidget parent_instance;

  DossierSession *session;
  GPtrArray *tags; /* of char *, NULL-terminated */
  GtkWidget *entry;
  GtkListStore *known;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DossierTagEntry, dossier_tag_entry, GTK_TYPE_WIDGET)

static guint
count (DossierTagEntry *self)
{
  return self->tags->len - 1;
}

static gboolean
has (DossierTagEntry *self, const char *tag)
{
  return g_strv_contains (dossier_tag_entry_get_tags (self), tag);
}

static void update_chips (DossierTagEntry *self);

static void
changed (DossierTagEntry *self)
{
  update_chips (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
remove_cb (DossierTagEntry *self, GtkWidget *chip)
{
  const char *tag = g_object_get_data (G_OBJECT (chip), "tag");

  for (guint i = 0; i < count (self); i++)
    if (g_str_equal (self->tags->pdata[i], tag))
      {
        gtk_widget_grab_focus (self->entry);
        g_ptr_array_remove_index (self->tags, i);
        changed (self);
        return;
      }
}

static GtkWidget *
make_chip (DossierTagEntry *self, const char *tag)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (tag);
  /* Translators: %s is a tag of a note. */
  g_autofree char *name = g_strdup_printf (_ ("Remove the tag: %s"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "icon-name", "window-close-symbolic", NULL));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "tag");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "tag", g_strdup (tag), g_free);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (remove_cb), self);
  return chip;
}

static void
update_chips (DossierTagEntry *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != self->entry)
    gtk_widget_unparent (child);
  for (guint i = 0; i < count (self); i++)
    gtk_widget_insert_before (make_chip (self, self->tags->pdata[i]), GTK_WIDGET (self),
                              self->entry);
}

/* What is known is asked for when somebody begins to type a tag. */
static void
fill_known (DossierTagEntry *self)
{
  g_autoptr (GPtrArray) known = dossier_session_list_tags (self->session);

  gtk_list_store_clear (self->known);
  for (guint i = 0; i < known->len; i++)
    if (!has (self, known->pdata[i]))
      gtk_list_store_insert_with_values (self->known, NULL, -1, 0, known->pdata[i], -1);
}

void
dossier_tag_entry_take (DossierTagEntry *self)
{
  g_autofree char *tag = NULL;

  g_return_if_fail (DOSSIER_IS_TAG_ENTRY (self));

  tag = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_strstrip (tag);
  while (g_str_has_suffix (tag, ","))
    tag[strlen (tag) - 1] = '\0';
  if (*tag == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (has (self, tag))
    return;
  g_ptr_array_insert (self->tags, (int) count (self), g_steal_pointer (&tag));
  changed (self);
}

static void
text_changed_cb (DossierTagEntry *self)
{
  if (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ","))
    dossier_tag_entry_take (self);
}

/* As searching does, without regard to case and accents. */
static gboolean
match_cb (GtkEntryCompletion *completion, const char *key, GtkTreeIter *iter, gpointer data)
{
  DossierTagEntry *self = data;
  g_autofree char *typed = dossier_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *tag = NULL;
  g_autofree char *folded = NULL;

  gtk_tree_model_get (GTK_TREE_MODEL (self->known), iter, 0, &tag, -1);
  folded = tag != NULL ? dossier_text_fold (tag) : NULL;
  return folded != NULL && g_str_has_prefix (folded, typed);
}

static gboolean
match_selected_cb (GtkEntryCompletion *completion,
                   GtkTreeModel *model,
                   GtkTreeIter *iter,
                   DossierTagEntry *self)
{
  g_autofree char *tag = NULL;

  gtk_tree_model_get (model, iter, 0, &tag, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), tag);
  dossier_tag_entry_take (self);
  return GDK_EVENT_STOP;
}

static void
dossier_tag_entry_dispose (GObject *object)
{
  DossierTagEntry *self = DOSSIER_TAG_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->known);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_tag_entry_parent_class)->dispose (object);
}

static void
dossier_tag_entry_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_TAG_ENTRY (object)->tags);

  G_OBJECT_CLASS (dossier_tag_entry_parent_class)->finalize (object);
}

static void
dossier_tag_entry_class_init (DossierTagEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_tag_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_tag_entry_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tagentry");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_completion (DossierTagEntry *self)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();

  self->known = gtk_list_store_new (1, G_TYPE_STRING);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (self->known));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_popup_set_width (completion, FALSE);
  gtk_entry_completion_set_match_func (completion, match_cb, self, NULL);
  g_signal_connect_object (completion, "match-selected", G_CALLBACK (match_selected_cb), self, 0);
  gtk_entry_set_completion (GTK_ENTRY (self->entry), completion);
}

static void
dossier_tag_entry_init (DossierTagEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->tags = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->tags, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dossier_wrap_layout_new (4, 4));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags of the note"), -1);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a tag"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  add_completion (self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (dossier_tag_entry_take), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (fill_known), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
dossier_tag_entry_new (DossierSession *session)
{
  DossierTagEntry *self = g_object_new (DOSSIER_TYPE_TAG_ENTRY, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

const char *const *
dossier_tag_entry_get_tags (DossierTagEntry *self)
{
  g_return_val_if_fail (DOSSIER_IS_TAG_ENTRY (self), NULL);

  return (const char *const *) self->tags->pdata;
}

static gboolean
are_shown (DossierTagEntry *self, GPtrArray *tags)
{
  if (tags->len != count (self))
    return FALSE;
  for (guint i = 0; i < tags->len; i++)
    if (!g_str_equal (tags->pdata[i], self->tags->pdata[i]))
      return FALSE;
  return TRUE;
}

void
dossier_tag_entry_set_tags (DossierTagEntry *self, GPtrArray *tags)
{
  g_return_if_fail (DOSSIER_IS_TAG_ENTRY (self));

  if (are_shown (self, tags))
    return;
  g_ptr_array_set_size (self->tags, 0);
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (self->tags, g_strdup (tags->pdata[i]));
  g_ptr_array_add (self->tags, NULL);
  update_chips (self);
}
