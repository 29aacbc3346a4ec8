/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/find-bar.h"

struct _DossierFindBar
{
  GtkBox parent_instance;

  GtkEditable *entry;
  GtkWidget *count;
  char *words;
};

enum
{
  CHANGED,
  STEP,
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFindBar, dossier_find_bar, GTK_TYPE_BOX)

/* TRUE when they are others. */
static gboolean
take_words (DossierFindBar *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (g_strcmp0 (words, self->words) == 0)
    return FALSE;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  return TRUE;
}

static void
changed_cb (DossierFindBar *self)
{
  if (take_words (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
step (DossierFindBar *self, gboolean forward)
{
  g_signal_emit (self, signals[STEP], 0, forward);
}

static void
activate_cb (DossierFindBar *self)
{
  step (self, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType held,
        DossierFindBar *self)
{
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (held & GDK_SHIFT_MASK) != 0)
    step (self, FALSE);
  else if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    step (self, key == GDK_KEY_Down);
  else
    return FALSE;
  return TRUE;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[CLOSE], 0);
  return TRUE;
}

static void
close_clicked_cb (DossierFindBar *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
dossier_find_bar_finalize (GObject *object)
{
  g_free (DOSSIER_FIND_BAR (object)->words);

  G_OBJECT_CLASS (dossier_find_bar_parent_class)->finalize (object);
}

static void
dossier_find_bar_class_init (DossierFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = DOSSIER_TYPE_FIND_BAR;

  G_OBJECT_CLASS (klass)->finalize = dossier_find_bar_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_BOOLEAN);
  signals[CLOSE] =
    g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static GtkWidget *
make_button (const char *icon, const char *name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_step (DossierFindBar *self,
          const char *icon,
          const char *name,
          const char *tooltip,
          const char *action)
{
  GtkWidget *button = make_button (icon, name, tooltip);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self), button);
}

static void
make_entry (DossierFindBar *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_editable_set_max_width_chars (self->entry, 40);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the document"), -1);
  /* Translators: in an empty entry, for words to be found in the document: as short as can be. */
  g_object_set (entry, "placeholder-text", _ ("Find"), NULL);
  /* Before the entry's own: Shift and Enter would mean Enter to it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (close_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), entry);
}

static void
dossier_find_bar_init (DossierFindBar *self)
{
  GtkWidget *close;

  self->words = g_strdup ("");
  gtk_widget_add_css_class (GTK_WIDGET (self), "reader-bar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "find-bar");
  make_entry (self);
  /* There is no announcing in GTK 4.8: a status whose name changes is read out. */
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->count), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self), self->count);
  /* Translators: tooltip of a button: where the words stand before this */
  add_step (self, "go-up-symbolic", _ ("Previous place"), _ ("Previous Place (Shift+Enter)"),
            "reader.find-previous");
  /* Translators: tooltip of a button: where the words stand after this */
  add_step (self, "go-down-symbolic", _ ("Next place"), _ ("Next Place (Enter)"),
            "reader.find-next");
  close = make_button ("window-close-symbolic", _ ("Close the find bar"),
                       /* Translators: tooltip of a button, with its key */
                       _ ("Close (Esc)"));
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), close);
  dossier_find_bar_set_count (self, 0, 0);
}

const char *
dossier_find_bar_get_words (DossierFindBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), "");

  return self->words;
}

void
dossier_find_bar_set_words (DossierFindBar *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  g_signal_handlers_block_by_func (self->entry, changed_cb, self);
  gtk_editable_set_text (self->entry, words);
  gtk_editable_set_position (self->entry, -1);
  take_words (self);
  g_signal_handlers_unblock_by_func (self->entry, changed_cb, self);
}

static char *
describe_count (DossierFindBar *self, guint current, guint total)
{
  if (*self->words == '\0')
    return g_strdup ("");
  if (total == 0)
    /* Translators: the words that were looked for stand nowhere in the document */
    return g_strdup (_ ("Not found"));
  if (current == 0)
    /* Translators: %'u is in how many places of the text something was found */
    return g_strdup_printf (ngettext ("%'u place", "%'u places", total), total);
  /* Translators: the number of the one of %2$'u places in which something was found, %1$'u */
  return g_strdup_printf (_ ("%1$'u of %2$'u"), current, total);
}

void
dossier_find_bar_set_count (DossierFindBar *self, guint current, guint total)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  text = describe_count (self, current, total);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  if (total == 0 && *self->words != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

void
dossier_find_bar_grab (DossierFindBar *self)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}
