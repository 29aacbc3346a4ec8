/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/template-preview.h"
#include "app/template-saver.h"
#include "app/templates-window.h"
#include "widgets/code-text.h"

G_BEGIN_DECLS

struct _DossierTemplatesWindow
{
  AdwWindow parent_instance;

  DossierTemplatePreview *preview;
  DossierTemplateSaver *saver;
  GPtrArray *list; /* of DossierTemplateInfo, as in the chooser */
  char *name;      /* of the one shown */
  gboolean own;    /* and it may be changed */
  gboolean showing;
  gboolean unsaved; /* and the reader was told at closing */
  guint go_to_line; /* once the template is shown */
  char *removed;    /* the last one that was deleted: where it is */
  char *removed_name;
  AdwToast *toast; /* (unowned): that says so, while it is there */

  AdwToastOverlay *toasts;
  GtkDropDown *chooser;
  GtkMenuButton *rename_button;
  GtkPopover *rename_popover;
  GtkEntry *rename_entry;
  GtkLabel *rename_message;
  GtkMenuButton *names_button;
  GtkWidget *preset_bar;
  GtkWidget *copy_button;
  GtkLabel *failure;
  DossierCodeText *editor;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  GtkLabel *preview_heading;
  GtkTextView *preview_text;
};

/* Reads the list anew and shows @name of it, or what is first. */
void dossier_templates_window_choose (DossierTemplatesWindow *self, const char *name);
/* What could not be done is said above the text; NULL: nothing. */
void dossier_templates_window_say (DossierTemplatesWindow *self, const char *message);

/* Previews are of what @session shows from now on. */
void dossier_templates_window_set_session (DossierTemplatesWindow *self, DossierSession *session);
/* What stands in the editor is previewed; an error in it is said. */
void dossier_templates_window_request_preview (DossierTemplatesWindow *self);

/* Installs the actions "template.…" with their keys. */
void dossier_templates_window_install_actions (GtkWidgetClass *klass);
void dossier_templates_window_update_actions (DossierTemplatesWindow *self);

/* To what stands in the entry for a name. */
void dossier_templates_window_rename (DossierTemplatesWindow *self);

G_END_DECLS
