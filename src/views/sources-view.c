/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/collation.h"
#include "model/number.h"
#include "views/labels.h"
#include "views/notes-sign.h"
#include "views/record-list.h"
#include "views/sources-view.h"
#include "widgets/column.h"
#include "widgets/tooltip.h"

/* One source in the list. */
#define DOSSIER_TYPE_SOURCE_ROW (dossier_source_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierSourceRow, dossier_source_row, DOSSIER, SOURCE_ROW, GtkBox)

struct _DossierSourceRow
{
  GtkBox parent_instance;

  DossierSource *source;

  GtkWidget *number;
  GtkWidget *title;
  GtkWidget *meta;
  GtkWidget *url;
  GtkWidget *copy;
  GtkWidget *open;
  GtkWidget *jumps;
  GtkWidget *notes;
  GtkWidget *yours;
};

G_DEFINE_FINAL_TYPE (DossierSourceRow, dossier_source_row, GTK_TYPE_BOX)

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSourceRow *self = DOSSIER_SOURCE_ROW (widget);

  if (self->source != NULL && self->source->url != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), self->source->url, GDK_CURRENT_TIME);
}

static void
dossier_source_row_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_SOURCE_ROW (object)->source);

  G_OBJECT_CLASS (dossier_source_row_parent_class)->dispose (object);
}

static void
dossier_source_row_class_init (DossierSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_source_row_dispose;
  gtk_widget_class_install_action (widget_class, "source.open", NULL, open_cb);
}

static GtkWidget *
make_button (const char *icon_name, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  dossier_tooltip_set (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
dossier_source_row_init (DossierSourceRow *self)
{
  GtkWidget *body = dossier_column_new (2);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->number = gtk_label_new (NULL);
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (self->number), 3);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_add_css_class (self->number, "source-number");
  gtk_widget_add_css_class (self->number, "numeric");
  self->title = dossier_wrapping_label ("record-title");
  self->meta = dossier_wrapping_label ("record-meta");
  self->url = dossier_wrapping_label ("record-meta");
  self->jumps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->notes = dossier_notes_sign_new ();
  self->open = make_button ("adw-external-link-symbolic", "source.open", _ ("Open in the Browser"));

  gtk_widget_set_hexpand (body, TRUE);
  dossier_column_append (DOSSIER_COLUMN (body), self->title);
  dossier_column_append (DOSSIER_COLUMN (body), self->meta);
  dossier_column_append (DOSSIER_COLUMN (body), self->url);
  self->yours = dossier_yours_sign_new ();
  gtk_box_append (GTK_BOX (foot), self->yours);
  gtk_box_append (GTK_BOX (foot), self->jumps);
  gtk_box_append (GTK_BOX (foot), self->notes);
  dossier_column_append (DOSSIER_COLUMN (body), foot);
  gtk_box_append (GTK_BOX (self), self->number);
  gtk_box_append (GTK_BOX (self), body);
  self->copy = make_button ("edit-copy-symbolic", NULL, _ ("Copy the Source"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy), "item.copy-words");
  gtk_box_append (GTK_BOX (self), self->copy);
  gtk_box_append (GTK_BOX (self), self->open);
}

static GtkWidget *
make_row (DossierSession *session)
{
  return g_object_new (DOSSIER_TYPE_SOURCE_ROW, NULL);
}

static void
bind_row (GtkWidget *row, DossierSession *session, DossierItem *item)
{
  DossierSourceRow *self = DOSSIER_SOURCE_ROW (row);
  DossierSource *source = DOSSIER_SOURCE (item);
  g_autofree char *number =
    source->number > 0 ? dossier_number_to_display (source->number) : g_strdup ("");
  g_autofree char *date =
    /* Translators: in place of a source's date */
    item->date ? dossier_date_describe (item->date) : g_strdup (_ ("Undated"));

  g_set_object (&self->source, source);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  dossier_label_set_or_hide (self->title, source->title ? source->title : source->url);
  dossier_label_set_or_hide (self->meta, date);
  dossier_label_set_or_hide (self->url, source->title ? source->url : NULL);
  dossier_tooltip_set (self->url, source->url);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy), "s", item->id);
  gtk_widget_set_visible (self->open, source->url != NULL);
  dossier_yours_sign_set (self->yours, item);
  dossier_fill_passage_buttons (GTK_BOX (self->jumps), session, item, row);
  dossier_notes_sign_set_item (DOSSIER_NOTES_SIGN (self->notes), session, item);
}

/* The publisher, or else the host of the address. */
static char *
get_group (DossierItem *item, DossierSession *session)
{
  DossierSource *source = DOSSIER_SOURCE (item);
  g_autoptr (GUri) uri = NULL;

  if (source->publisher != NULL)
    return g_strdup (source->publisher);
  uri = source->url ? g_uri_parse (source->url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  if (uri != NULL && g_uri_get_host (uri) != NULL)
    return g_strdup (g_uri_get_host (uri));
  /* Translators: in place of the name of who published a source */
  return g_strdup (_ ("Unknown publisher"));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer session)
{
  g_autofree char *x = get_group ((DossierItem *) a, session);
  g_autofree char *y = get_group ((DossierItem *) b, session);

  return dossier_collate (x, y);
}

static const char *
get_name (void)
{
  return _ ("Sources");
}

static char *
print_count (guint passing, guint total)
{
  return g_strdup_printf (
    /* Translators: how many the filter leaves: %1$'u of %2$'u. */
    ngettext ("%1$'u of %2$'u source", "%1$'u of %2$'u sources", total), passing, total);
}

static const char *
get_none (gboolean filtered)
{
  return filtered ? _ ("The filter leaves no source.") : _ ("This document names no sources.");
}

GtkWidget *
dossier_sources_view_new (DossierSession *session)
{
  static const DossierRecordKind kind = {
    .kind = DOSSIER_KIND_SOURCE,
    .get_name = get_name,
    .make = make_row,
    .bind = bind_row,
    .get_group = get_group,
    .compare = compare,
    .print_count = print_count,
    .get_none = get_none,
  };

  return dossier_record_list_new (session, &kind);
}
