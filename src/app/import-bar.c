/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import-bar.h"

#include <glib/gi18n.h>

#define PULSE_MS 100

struct _DossierImportBar
{
  GtkBox parent_instance;

  GtkLabel *label;
  GtkProgressBar *progress;
  guint pulse; /* source, while it cannot be told how far it is */
};

enum
{
  CANCEL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierImportBar, dossier_import_bar, GTK_TYPE_BOX)

static gboolean
pulse_cb (gpointer data)
{
  DossierImportBar *self = data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (DossierImportBar *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
dossier_import_bar_dispose (GObject *object)
{
  DossierImportBar *self = DOSSIER_IMPORT_BAR (object);

  g_clear_handle_id (&self->pulse, g_source_remove);

  G_OBJECT_CLASS (dossier_import_bar_parent_class)->dispose (object);
}

static void
dossier_import_bar_class_init (DossierImportBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_import_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CANCEL] = g_signal_new ("cancel", DOSSIER_TYPE_IMPORT_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_import_bar_init (DossierImportBar *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (/* Translators: files are being opened */ _ ("Opening…"));
  GtkWidget *progress = gtk_progress_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->label = GTK_LABEL (label);
  self->progress = GTK_PROGRESS_BAR (progress);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "import-bar");
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of a bar that tells how far it is */
                                  _ ("Opening files"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a button's name read aloud: opens no more files */
                                  _ ("Cancel opening"), -1);
  gtk_widget_set_tooltip_text (cancel, _ ("Open No More Files (Esc)"));
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), progress);
  gtk_box_append (GTK_BOX (self), column);
  gtk_box_append (GTK_BOX (self), cancel);
}

GtkWidget *
dossier_import_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_IMPORT_BAR, NULL);
}

static gboolean
is_animated (DossierImportBar *self)
{
  gboolean animated;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated,
                NULL);
  return animated;
}

void
dossier_import_bar_set_step (DossierImportBar *self, const char *step, double fraction)
{
  g_return_if_fail (DOSSIER_IS_IMPORT_BAR (self));
  g_return_if_fail (step != NULL);

  gtk_label_set_label (self->label, step);
  if (fraction >= 0)
    {
      g_clear_handle_id (&self->pulse, g_source_remove);
      gtk_progress_bar_set_fraction (self->progress, fraction);
    }
  else if (self->pulse == 0 && is_animated (self))
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
}
