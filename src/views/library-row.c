/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/library-row.h"

#include <glib/gi18n.h>

#include "model/list.h"
#include "text/language-name.h"

/* The item */

struct _DossierLibraryItem
{
  GObject parent_instance;

  DossierDocumentInfo *info;
};

G_DEFINE_FINAL_TYPE (DossierLibraryItem, dossier_library_item, G_TYPE_OBJECT)

static void
dossier_library_item_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_LIBRARY_ITEM (object)->info, dossier_document_info_unref);

  G_OBJECT_CLASS (dossier_library_item_parent_class)->finalize (object);
}

static void
dossier_library_item_class_init (DossierLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_library_item_finalize;
}

static void
dossier_library_item_init (DossierLibraryItem *self)
{
}

DossierLibraryItem *
dossier_library_item_new (DossierDocumentInfo *info)
{
  DossierLibraryItem *self = g_object_new (DOSSIER_TYPE_LIBRARY_ITEM, NULL);

  self->info = dossier_document_info_ref (info);
  return self;
}

DossierDocumentInfo *
dossier_library_item_get_info (DossierLibraryItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_ITEM (self), NULL);

  return self->info;
}

static void
append_strings (GPtrArray *parts, char **strings)
{
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    g_ptr_array_add (parts, g_strdup (strings[i]));
}

/* "Jane Doe, 12 May 2020, English" */
static char *
describe_origin (const DossierDocumentInfo *info)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  append_strings (parts, info->authors);
  if (info->date != NULL)
    g_ptr_array_add (parts, dossier_date_to_display (info->date));
  if (info->publisher != NULL && *info->publisher != '\0')
    g_ptr_array_add (parts, g_strdup (info->publisher));
  if (info->language != NULL)
    g_ptr_array_add (parts, dossier_language_get_name (info->language));
  return dossier_list_plain (parts);
}

char *
dossier_library_item_describe (DossierLibraryItem *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (DOSSIER_IS_LIBRARY_ITEM (self), NULL);

  g_ptr_array_add (parts, g_strdup (self->info->title));
  g_ptr_array_add (parts, describe_origin (self->info));
  return dossier_list_plain (parts);
}

/* The row */

struct _DossierLibraryRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *origin;
  GtkLabel *state;
  GtkLabel *labels;
};

G_DEFINE_FINAL_TYPE (DossierLibraryRow, dossier_library_row, GTK_TYPE_BOX)

/* @time: microseconds since 1970 UTC. */
static char *
print_day (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autoptr (DossierDate) date = day != NULL ? dossier_date_new (day, NULL, NULL) : NULL;

  return date != NULL ? dossier_date_to_display (date) : g_strdup ("");
}

static char *
describe_trash (const DossierDocumentInfo *info)
{
  g_autofree char *day = print_day (info->removed);
  gint64 left = info->removed + DOSSIER_TRASH_DAYS * G_TIME_SPAN_DAY - g_get_real_time ();
  guint days = left > 0 ? (guint) ((left + G_TIME_SPAN_DAY - 1) / G_TIME_SPAN_DAY) : 0;

  return g_strdup_printf (
    /* Translators: of a document in the trash. %1$s is a date, %2$u a number of days. */
    ngettext ("Removed %1$s, gone for good in %2$u day", "Removed %1$s, gone for good in %2$u days",
              days),
    day, days);
}

/* "16 quotes, 3 notes, half read, last on 1 December 2026" */
static char *
describe_state (const DossierDocumentInfo *info)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (info->removed != 0)
    return describe_trash (info);
  if (info->quotes > 0)
    g_ptr_array_add (parts,
                     /* Translators: %'u is a number of quotes in a document. */
                     g_strdup_printf (ngettext ("%'u quote", "%'u quotes", info->quotes),
                                      info->quotes));
  if (info->events > 0)
    g_ptr_array_add (parts,
                     /* Translators: %'u is a number of events in a document. */
                     g_strdup_printf (ngettext ("%'u event", "%'u events", info->events),
                                      info->events));
  if (info->notes > 0)
    g_ptr_array_add (parts,
                     /* Translators: %'u is a number of the reader's notes on a document. */
                     g_strdup_printf (ngettext ("%'u note", "%'u notes", info->notes),
                                      info->notes));
  if (info->read != 0)
    {
      g_autofree char *day = print_day (info->read);

      /* Translators: of a document: %s is the day on which the reader had it open last */
      g_ptr_array_add (parts, g_strdup_printf (_ ("last read %s"), day));
    }
  else
    /* Translators: of a document that the reader has not opened yet */
    g_ptr_array_add (parts, g_strdup (_ ("not read yet")));
  return dossier_list_plain (parts);
}

static const char *
find_collection (const GPtrArray *collections, const char *uuid)
{
  for (guint i = 0; collections != NULL && i < collections->len; i++)
    if (g_str_equal (((DossierCollection *) collections->pdata[i])->uuid, uuid))
      return ((DossierCollection *) collections->pdata[i])->name;
  return NULL;
}

static char *
describe_labels (const DossierDocumentInfo *info, const GPtrArray *collections)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; info->collections != NULL && info->collections[i] != NULL; i++)
    {
      const char *name = find_collection (collections, info->collections[i]);

      if (name != NULL)
        g_ptr_array_add (names, (gpointer) name);
    }
  for (guint i = 0; info->tags != NULL && info->tags[i] != NULL; i++)
    g_ptr_array_add (names, info->tags[i]);
  return dossier_list_plain (names);
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

void
dossier_library_row_set_item (DossierLibraryRow *self,
                              DossierLibraryItem *item,
                              const GPtrArray *collections)
{
  DossierDocumentInfo *info;
  g_autofree char *origin = NULL;
  g_autofree char *state = NULL;
  g_autofree char *labels = NULL;

  g_return_if_fail (DOSSIER_IS_LIBRARY_ROW (self));
  g_return_if_fail (DOSSIER_IS_LIBRARY_ITEM (item));

  info = item->info;
  origin = describe_origin (info);
  state = describe_state (info);
  labels = describe_labels (info, collections);
  set_line (self->title, info->title);
  set_line (self->origin, origin);
  set_line (self->state, state);
  set_line (self->labels, labels);
}

static GtkLabel *
add_label (DossierLibraryRow *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
dossier_library_row_class_init (DossierLibraryRowClass *klass)
{
}

static void
dossier_library_row_init (DossierLibraryRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "library-row");
  self->title = add_label (self, "heading");
  self->origin = add_label (self, "library-origin");
  self->state = add_label (self, "dim-label");
  self->labels = add_label (self, "library-labels");
}

GtkWidget *
dossier_library_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_LIBRARY_ROW, NULL);
}
