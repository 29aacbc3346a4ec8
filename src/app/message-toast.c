/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/message-toast.h"

#define WIDE_CHARS 60
/* With which it has room in 360 pixels. */
#define NARROW_CHARS 26
/* Longer than it takes to come in. */
#define NEW_USECONDS G_USEC_PER_SEC
#define MADE "made" /* data of a toast: when, in microseconds */

/* The button is beside the message, or below it. */
static GtkWidget *
make_button (AdwToast *toast, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (adw_toast_dismiss), toast,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return button;
}

static void
clicked_cb (AdwToast *toast)
{
  g_signal_emit_by_name (toast, "button-clicked");
}

AdwToast *
dossier_message_toast_new (const char *message, gboolean narrow, const char *label)
{
  AdwToast *toast;
  GtkWidget *box, *words;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  g_object_set_data_full (G_OBJECT (toast), MADE,
                          g_memdup2 (&(gint64){ g_get_monotonic_time () }, sizeof (gint64)),
                          g_free);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  words = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "heading");
  gtk_widget_add_css_class (words, "message-toast");
  gtk_box_append (GTK_BOX (box), words);
  if (label != NULL)
    {
      GtkWidget *button = make_button (toast, label);

      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), toast,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_toast_set_custom_title (toast, box);
  dossier_message_toast_set_narrow (toast, narrow);
  return toast;
}

void
dossier_message_toast_set_narrow (AdwToast *toast, gboolean narrow)
{
  GtkWidget *box, *words, *button;

  g_return_if_fail (ADW_IS_TOAST (toast));

  box = adw_toast_get_custom_title (toast);
  words = gtk_widget_get_first_child (box);
  button = gtk_widget_get_next_sibling (words);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* libadwaita 1.2 gives a toast the height that it has at its natural width. */
  gtk_label_set_max_width_chars (GTK_LABEL (words), narrow ? NARROW_CHARS : WIDE_CHARS);
  /* Clear of the toast's round corners. */
  gtk_widget_set_margin_top (words, narrow ? 6 : 0);
  if (button != NULL)
    gtk_widget_set_halign (button, narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
}

void
dossier_message_toast_dismiss (AdwToast *toast)
{
  const gint64 *made;

  g_return_if_fail (ADW_IS_TOAST (toast));

  made = g_object_get_data (G_OBJECT (toast), MADE);
  if (made == NULL || g_get_monotonic_time () - *made > NEW_USECONDS)
    adw_toast_dismiss (toast);
}
