/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/about.h"

static const char bsd_3_clause[] =
  "Derived from Natural Earth 1:50m, which is in the public domain.\n\n"
  "Redistribution and use in source and binary forms, with or without modification, are permitted "
  "provided that the following conditions are met:\n\n"
  "• Redistributions of source code must retain the above copyright notice, this list of "
  "conditions "
  "and the following disclaimer.\n\n"
  "• Redistributions in binary form must reproduce the above copyright notice, this list of "
  "conditions and the following disclaimer in the documentation and/or other materials provided "
  "with the distribution.\n\n"
  "• Neither the name of the author nor the names of contributors may be used to endorse or "
  "promote "
  "products derived from this software without specific prior written permission.\n\n"
  "This software is provided by the copyright holders and contributors “as is” and any express or "
  "implied warranties, including, but not limited to, the implied warranties of merchantability "
  "and "
  "fitness for a particular purpose are disclaimed. In no event shall the copyright owner or "
  "contributors be liable for any direct, indirect, incidental, special, exemplary, or "
  "consequential "
  "damages (including, but not limited to, procurement of substitute goods or services; loss of "
  "use, "
  "data, or profits; or business interruption) however caused and on any theory of liability, "
  "whether in contract, strict liability, or tort (including negligence or otherwise) arising in "
  "any "
  "way out of the use of this software, even if advised of the possibility of such damage.";

void
dossier_about_present (GtkWindow *parent)
{
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());
  static const char *const data_people[] = { "Michael Bostock", "Visionscarto", "Natural Earth",
                                             NULL };

  adw_about_window_set_application_icon (about, APP_ID);
  adw_about_window_set_application_name (about, _ ("Dossier"));
  adw_about_window_set_version (about, PACKAGE_VERSION);
  adw_about_window_set_developer_name (about, _ ("The Dossier project"));
  adw_about_window_set_comments (about, _ ("Reads a policy analysis with its evidence beside it."));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_copyright (about, "© 2026 The Dossier project");
  /* Translators: put your names here, a line each; they are shown in the About window. */
  adw_about_window_set_translator_credits (about, _ ("translator-credits"));
  /* Translators: a heading in About: from whom the map's boundaries are */
  adw_about_window_add_credit_section (about, _ ("Map Data"), (const char **) data_people);
  adw_about_window_add_legal_section (about, _ ("World Atlas: Boundaries of Countries"),
                                      "© Michael Bostock, Visionscarto; Natural Earth",
                                      GTK_LICENSE_CUSTOM, bsd_3_clause);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}
