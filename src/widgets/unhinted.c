/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/unhinted.h"

void
dossier_widget_set_unhinted (GtkWidget *widget)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  gtk_widget_set_font_options (widget, options);
  cairo_font_options_destroy (options);
}
