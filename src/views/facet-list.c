/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/count-row.h"
#include "views/facet-list.h"

/* Shown before "Show all" is asked for. */
#define FIRST_SHOWN 7

struct _DossierFacetList
{
  GtkBox parent_instance;

  DossierSession *session;
  DossierKind kind;
  GPtrArray *entities; /* borrowed, in the list's order */
  gboolean show_all;

  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (DossierFacetList, dossier_facet_list, GTK_TYPE_BOX)

/* Speakers are counted by what they said, everything else by where it is written about. */
static DossierKind
counted_kind (DossierFacet facet)
{
  return facet == DOSSIER_FACET_SPEAKER ? DOSSIER_KIND_QUOTE : DOSSIER_KIND_PASSAGE;
}

static guint
count_entity (DossierFacetList *self, DossierEntity *entity)
{
  DossierFacet facet = dossier_session_get_entity_facet (self->session, entity);

  return dossier_crossfilter_count (dossier_session_get_results (self->session), facet,
                                    DOSSIER_ITEM (entity), counted_kind (facet));
}

/* Organisations go by their abbreviations, as everybody calls them. */
static const char *
label_of (DossierEntity *entity)
{
  if (DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_ORGANISATION && entity->short_name != NULL)
    return entity->short_name;
  return entity->name;
}

static char *
name_row (DossierFacet facet, DossierEntity *entity, guint count)
{
  if (facet == DOSSIER_FACET_SPEAKER)
    /* Translators: %1$s is a speaker's name, %2$u how many quotes there are. */
    return g_strdup_printf (ngettext ("%1$s, %2$u quote", "%1$s, %2$u quotes", count),
                            label_of (entity), count);
  /* Translators: %1$s is a name, %2$u how many passages name it. */
  return g_strdup_printf (ngettext ("%1$s, %2$u passage", "%1$s, %2$u passages", count),
                          label_of (entity), count);
}

static void
update_row (DossierFacetList *self, DossierCountRow *row, DossierEntity *entity)
{
  DossierFacet facet = dossier_session_get_entity_facet (self->session, entity);
  guint count = count_entity (self, entity);
  g_autofree char *name = name_row (facet, entity, count);

  dossier_count_row_set_count (row, count, name);
  dossier_count_row_set_chosen (row, dossier_query_has (dossier_session_get_query (self->session),
                                                        facet, DOSSIER_ITEM (entity)->id));
  dossier_count_row_set_focused (row, dossier_session_get_focus (self->session) ==
                                        DOSSIER_ITEM (entity));
}

static void
update_rows (DossierFacetList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; child != NULL && dossier_session_get_results (self->session) != NULL;
       child = gtk_widget_get_next_sibling (child))
    update_row (self, DOSSIER_COUNT_ROW (child),
                DOSSIER_ENTITY (dossier_count_row_get_item (DOSSIER_COUNT_ROW (child))));
}

/* Most quoted first among those who speak, then most written about, then by name. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  DossierFacetList *self = data;
  DossierEntity *x = *(DossierEntity *const *) a;
  DossierEntity *y = *(DossierEntity *const *) b;
  gboolean speaks_x = dossier_session_get_speaker_number (self->session, x) >= 0;
  gboolean speaks_y = dossier_session_get_speaker_number (self->session, y) >= 0;
  guint count_x = count_entity (self, x);
  guint count_y = count_entity (self, y);

  if (speaks_x != speaks_y)
    return speaks_x ? -1 : 1;
  if (count_x != count_y)
    return count_x > count_y ? -1 : 1;
  return g_utf8_collate (x->name, y->name);
}

static void
collect (DossierFacetList *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  guint n = document ? dossier_document_count (document, self->kind) : 0;

  g_ptr_array_set_size (self->entities, 0);
  for (guint i = 0; i < n; i++)
    {
      DossierEntity *entity = dossier_document_get (document, self->kind, i);

      if (DOSSIER_ITEM (entity)->passages->len > 0 ||
          dossier_session_get_speaker_number (self->session, entity) >= 0)
        g_ptr_array_add (self->entities, entity);
    }
  g_ptr_array_sort_with_data (self->entities, compare_cb, self);
}

static void
fill (DossierFacetList *self)
{
  guint n = self->entities->len;
  guint shown = self->show_all || n <= FIRST_SHOWN + 2 ? n : FIRST_SHOWN;
  GtkWidget *child;
  g_autofree char *label = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < shown; i++)
    {
      DossierEntity *entity = self->entities->pdata[i];

      GtkWidget *row = dossier_count_row_new (DOSSIER_ITEM (entity), label_of (entity), 0);

      if (label_of (entity) != entity->name)
        dossier_count_row_set_full_text (DOSSIER_COUNT_ROW (row), entity->name);
      gtk_list_box_append (self->list, row);
    }
  /* Translators: %u is how many people, organisations or places there are in all. */
  label = g_strdup_printf (_ ("Show all %u"), n);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, shown < n);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  update_rows (self);
}

static void
document_cb (DossierFacetList *self)
{
  self->show_all = FALSE;
  if (dossier_session_get_results (self->session) != NULL)
    collect (self);
  fill (self);
}

static void
more_cb (DossierFacetList *self)
{
  self->show_all = TRUE;
  fill (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierFacetList *self)
{
  dossier_session_toggle_entity (self->session, DOSSIER_ENTITY (dossier_count_row_get_item (
                                                  DOSSIER_COUNT_ROW (row))));
}

static void
dossier_facet_list_dispose (GObject *object)
{
  DossierFacetList *self = DOSSIER_FACET_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->entities, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_facet_list_parent_class)->dispose (object);
}

static void
dossier_facet_list_class_init (DossierFacetListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_facet_list_dispose;
}

static void
dossier_facet_list_init (DossierFacetList *self)
{
  self->entities = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
dossier_facet_list_new (DossierSession *session, DossierKind kind, const char *title)
{
  DossierFacetList *self = g_object_new (DOSSIER_TYPE_FACET_LIST, NULL);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  gtk_box_append (GTK_BOX (self), dossier_sidebar_heading (title));
  self->list = dossier_sidebar_list (title);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->more = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "show-all");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->more);

  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::focus", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  document_cb (self);
  return GTK_WIDGET (self);
}
