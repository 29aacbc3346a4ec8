/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "linking/tags.h"
#include "model/collation.h"
#include "views/tags-window.h"

#define WIDTH 440
#define HEIGHT 560

#define DOSSIER_TYPE_TAGS_WINDOW (dossier_tags_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagsWindow, dossier_tags_window, DOSSIER, TAGS_WINDOW, AdwWindow)

struct _DossierTagsWindow
{
  AdwWindow parent_instance;

  DossierSession *session;
  GCancellable *cancellable;
  GPtrArray *library; /* the notes of all documents */
  GHashTable *counts; /* tag to how many of them have it */
  char *wanted;       /* the tag that gets the keyboard, or NULL */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (DossierTagsWindow, dossier_tags_window, ADW_TYPE_WINDOW)

static void load (DossierTagsWindow *self);

static guint
get_count (DossierTagsWindow *self, const char *tag)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, tag));
}

/* A comma ends a tag where tags are typed. */
static char *
get_name (GtkWidget *row)
{
  char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  return g_strstrip (g_strdelimit (name, ",\n\t", ' '));
}

static void
changed_cb (GtkWidget *row, DossierTagsWindow *self)
{
  const char *tag = g_object_get_data (G_OBJECT (row), "tag");
  g_autofree char *name = get_name (row);
  guint n = get_count (self, tag);
  guint others = g_str_equal (name, tag) ? 0 : get_count (self, name);
  g_autofree char *title =
    others > 0
      /* Translators: %u is a number of notes that have the tag of that name already. */
      ? g_strdup_printf (ngettext ("Merge with that of %u note", "Merge with that of %u notes",
                                   others),
                         others)
      /* Translators: below a tag: %u is how many notes have it */
      : g_strdup_printf (ngettext ("Tag of %u note", "Tag of %u notes", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static void
say (DossierTagsWindow *self, const char *tag, const char *name, guint n)
{
  g_autofree char *text =
    /* Translators: %1$s and %2$s are tags, %3$u is how many notes now have the other one. */
    g_strdup_printf (ngettext ("“%1$s” is “%2$s” now in %3$u note",
                               "“%1$s” is “%2$s” now in %3$u notes", n),
                     tag, name, n);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "tags.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
apply_cb (GtkWidget *row, DossierTagsWindow *self)
{
  const char *tag = g_object_get_data (G_OBJECT (row), "tag");
  g_autofree char *name = get_name (row);
  guint n;

  if (*name == '\0' || g_str_equal (name, tag))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), tag);
      return;
    }
  n = dossier_session_rename_tag (self->session, tag, name, self->library);
  say (self, tag, name, n);
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&name);
  load (self);
}

/* The list */

static GtkWidget *
make_row (DossierTagsWindow *self, const char *tag)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag), g_free);
  gtk_editable_set_text (GTK_EDITABLE (row), tag);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  changed_cb (row, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, tag, -1);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (row, "apply", G_CALLBACK (apply_cb), self);
  return row;
}

static void
count_tags (DossierTagsWindow *self)
{
  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < self->library->len; i++)
    {
      const DossierAnnotation *note = self->library->pdata[i];

      for (guint j = 0; j < note->tags->len; j++)
        g_hash_table_insert (self->counts, g_strdup (note->tags->pdata[j]),
                             GUINT_TO_POINTER (get_count (self, note->tags->pdata[j]) + 1));
    }
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return dossier_collate (a, b);
}

static void
show (DossierTagsWindow *self)
{
  g_autoptr (GList) tags = NULL;
  GtkWidget *child;

  count_tags (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  tags = g_list_sort (g_hash_table_get_keys (self->counts), compare_tags);
  for (GList *l = tags; l != NULL; l = l->next)
    {
      GtkWidget *row = make_row (self, l->data);

      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (self->wanted, l->data) == 0)
        gtk_widget_grab_focus (row);
    }
  g_clear_pointer (&self->wanted, g_free);
  gtk_stack_set_visible_child_name (self->stack, tags != NULL ? "list" : "empty");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTagsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
    dossier_store_list_annotations_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char *escaped = NULL;

  if (self->session == NULL)
    return;
  if (notes == NULL)
    {
      escaped = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->empty, escaped);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  g_clear_pointer (&self->library, g_ptr_array_unref);
  self->library = g_steal_pointer (&notes);
  show (self);
}

/* What the session has still to write counts, too. */
static void
load (DossierTagsWindow *self)
{
  DossierStore *store = dossier_session_get_store (self->session);

  dossier_session_flush (self->session);
  if (store != NULL)
    dossier_store_list_annotations_async (store, NULL, FALSE, self->cancellable, listed_cb,
                                          g_object_ref (self));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTagsWindow *self = DOSSIER_TAGS_WINDOW (widget);

  dossier_session_undo (self->session);
}

/* The window */

static void
dossier_tags_window_dispose (GObject *object)
{
  DossierTagsWindow *self = DOSSIER_TAGS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->library, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (dossier_tags_window_parent_class)->dispose (object);
}

static void
dossier_tags_window_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_TAGS_WINDOW (object)->counts);

  G_OBJECT_CLASS (dossier_tags_window_parent_class)->finalize (object);
}

static void
dossier_tags_window_class_init (DossierTagsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_tags_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_tags_window_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tags.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_z, GDK_CONTROL_MASK,
                                       "tags.undo", NULL);
}

static GtkWidget *
make_list (DossierTagsWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags of all documents"), -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
dossier_tags_window_init (DossierTagsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  adw_status_page_set_title (self->empty, _ ("No Tags Yet"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Tags"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"),
                                  -1);
}

void
dossier_tags_window_present (GtkWindow *parent, DossierSession *session, const char *tag)
{
  DossierTagsWindow *self;

  g_return_if_fail (DOSSIER_IS_SESSION (session));
  g_return_if_fail (dossier_session_get_document (session) != NULL);

  self = g_object_new (DOSSIER_TYPE_TAGS_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->wanted = g_strdup (tag);
  if (dossier_session_get_store (session) != NULL)
    g_signal_connect_object (dossier_session_get_store (session), "annotations-written",
                             G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}
