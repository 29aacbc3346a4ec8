/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/citation.h"
#include "views/labels.h"
#include "views/mark-popover.h"

struct _DossierMarkPopover
{
  GtkPopover parent_instance;

  DossierSession *session;
  DossierItem *item; /* the source or the footnote; borrowed from the document */

  GtkLabel *caption;
  GtkLabel *title;
  GtkLabel *date;
  GtkLabel *address;
  GtkButton *open_button;
  GtkButton *show_button;
};

G_DEFINE_FINAL_TYPE (DossierMarkPopover, dossier_mark_popover, GTK_TYPE_POPOVER)

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
open_cb (DossierMarkPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_show_uri (GTK_WINDOW (root), DOSSIER_SOURCE (self->item)->url, GDK_CURRENT_TIME);
}

static void
show_cb (DossierMarkPopover *self)
{
  DossierItem *item = self->item;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (item->kind == DOSSIER_KIND_PASSAGE)
    dossier_session_go_to (self->session, (guint) item->index, 0);
  else
    dossier_session_set_focus (self->session, item, gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
dossier_mark_popover_dispose (GObject *object)
{
  DossierMarkPopover *self = DOSSIER_MARK_POPOVER (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_mark_popover_parent_class)->dispose (object);
}

static void
dossier_mark_popover_class_init (DossierMarkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_mark_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/mark-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierMarkPopover, caption);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkPopover, title);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkPopover, date);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkPopover, address);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkPopover, open_button);
  gtk_widget_class_bind_template_child (widget_class, DossierMarkPopover, show_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
dossier_mark_popover_init (DossierMarkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DossierMarkPopover *
dossier_mark_popover_new (DossierSession *session)
{
  DossierMarkPopover *self = g_object_new (DOSSIER_TYPE_MARK_POPOVER, NULL);

  self->session = g_object_ref (session);
  return self;
}

static void
set_name (gpointer accessible, const char *name)
{
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show (DossierMarkPopover *self, const char *verb, gboolean can_open)
{
  gtk_button_set_label (self->show_button, verb);
  set_name (self->show_button, verb);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), can_open);
  gtk_popover_popup (GTK_POPOVER (self));
  /* The first text that can be selected would have been, and all of it. */
  gtk_label_select_region (self->title, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (can_open ? self->open_button : self->show_button));
}

void
dossier_mark_popover_show_source (DossierMarkPopover *self, DossierSource *source)
{
  g_autofree char *number = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *date = NULL;

  g_return_if_fail (DOSSIER_IS_MARK_POPOVER (self));
  g_return_if_fail (DOSSIER_IS_SOURCE (source));

  self->item = DOSSIER_ITEM (source);
  /* Translators: %u is the number of a source, as it stands in the text. */
  number = g_strdup_printf (_ ("Source %u"), source->number);
  if (self->item->authority == DOSSIER_AUTHORITY_READER)
    caption =
      g_strdup_printf ("%s · %s", number, dossier_authority_to_display (self->item->authority));
  else if (source->publisher != NULL)
    caption = g_strdup_printf ("%s · %s", number, source->publisher);
  if (self->item->date != NULL)
    date = dossier_date_to_display (self->item->date);
  set_name (self, caption != NULL ? caption : number);
  set_label (self->caption, caption != NULL ? caption : number);
  set_label (self->title, source->title);
  set_label (self->date, date);
  set_label (self->address, source->url);
  show (self, _ ("Show in Sources"), source->url != NULL && *source->url != '\0');
}

void
dossier_mark_popover_show_footnote (DossierMarkPopover *self,
                                    DossierPassage *footnote,
                                    const char *label)
{
  g_autofree char *caption = NULL;

  g_return_if_fail (DOSSIER_IS_MARK_POPOVER (self));
  g_return_if_fail (DOSSIER_IS_PASSAGE (footnote));

  self->item = DOSSIER_ITEM (footnote);
  if (self->item->authority == DOSSIER_AUTHORITY_EDITOR)
    /* Translators: %s is the letter or number of a footnote. */
    caption = g_strdup_printf (_ ("Note %s, by the editor"), label);
  else
    /* Translators: %s is the letter or number of a footnote. */
    caption = g_strdup_printf (_ ("Note %s"), label);
  set_name (self, caption);
  set_label (self->caption, caption);
  set_label (self->title, footnote->text);
  set_label (self->date, NULL);
  set_label (self->address, NULL);
  show (self, _ ("Go to Note"), FALSE);
}

void
dossier_mark_popover_show_quote (DossierMarkPopover *self, DossierQuote *quote)
{
  g_autofree char *original = NULL;
  const char *speaker;

  g_return_if_fail (DOSSIER_IS_MARK_POPOVER (self));
  g_return_if_fail (DOSSIER_IS_QUOTE (quote));

  self->item = DOSSIER_ITEM (quote);
  original = dossier_citation_original (quote);
  speaker = quote->speaker != NULL ? quote->speaker->name : quote->speaker_name;
  set_name (self, dossier_citation_manner (quote));
  set_label (self->caption, dossier_citation_manner (quote));
  set_label (self->title, original);
  set_label (self->date, speaker);
  set_label (self->address, NULL);
  /* Translators: a button: shows the quote in the list of quotes */
  show (self, _ ("Show in Quotes"), FALSE);
}
