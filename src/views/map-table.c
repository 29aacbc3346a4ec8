/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/map-table.h"

#include <glib/gi18n-lib.h>

#include "model/collation.h"
#include "model/shown-name.h"
#include "views/map-items.h"

/* A row of the table. */
#define DOSSIER_TYPE_MAP_LINE (dossier_map_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierMapLine, dossier_map_line, DOSSIER, MAP_LINE, GObject)

struct _DossierMapLine
{
  GObject parent_instance;

  DossierDocument *document; /* keeps what the row borrows */
  DossierMapRow row;
  char *label;
  const char *status;
};

G_DEFINE_FINAL_TYPE (DossierMapLine, dossier_map_line, G_TYPE_OBJECT)

typedef enum
{
  COLUMN_NAME,
  COLUMN_STATUS,
  COLUMN_SECOND,
  COLUMN_SINCE,
  COLUMN_UNTIL,
  COLUMN_AUTHORITY,
  N_COLUMNS
} Column;

struct _DossierMapTable
{
  GtkWidget parent_instance;

  DossierSession *session;
  GtkWidget *view;
  GListStore *lines;
  GtkColumnViewColumn *columns[N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (DossierMapTable, dossier_map_table, GTK_TYPE_WIDGET)

static void
dossier_map_line_finalize (GObject *object)
{
  DossierMapLine *self = DOSSIER_MAP_LINE (object);

  g_free (self->label);
  g_object_unref (self->document);
  G_OBJECT_CLASS (dossier_map_line_parent_class)->finalize (object);
}

static void
dossier_map_line_class_init (DossierMapLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_map_line_finalize;
}

static void
dossier_map_line_init (DossierMapLine *self)
{
}

/* "Member", "Party to the Treaty"; static. */
static const char *
get_status (const DossierStanding *standing, DossierDay day)
{
  if (standing->status == DOSSIER_STATUS_NONE)
    return "";
  if (standing->status == DOSSIER_STATUS_MEMBER && standing->membership != NULL &&
      dossier_map_is_treaty (standing->membership->organisation, day))
    return _ ("Party to the Treaty");
  return dossier_status_to_display (standing->status);
}

static DossierMapLine *
make_line (const DossierMapRow *row, DossierSession *session)
{
  DossierMapLine *self = g_object_new (DOSSIER_TYPE_MAP_LINE, NULL);

  self->document = g_object_ref (dossier_session_get_document (session));
  self->row = *row;
  self->status = get_status (&row->first, dossier_session_get_cursor (session));
  self->label = dossier_standing_to_label (&row->first, dossier_session_get_cursor (session));
  return self;
}

/* What stands in a cell; caller frees. */
static char *
get_text (DossierMapLine *line, Column column)
{
  const DossierStanding *first = &line->row.first;
  const DossierMembership *membership = first->membership;
  const DossierMembership *any = membership != NULL ? membership : line->row.second.membership;

  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (dossier_entity_get_shown_name (line->row.entity));
    case COLUMN_STATUS:
      return g_strdup (line->status);
    case COLUMN_SINCE:
      return membership != NULL && membership->from != NULL
               ? dossier_date_describe (membership->from)
               : g_strdup ("");
    case COLUMN_UNTIL:
      return membership != NULL && membership->to != NULL ? dossier_date_describe (membership->to)
                                                          : g_strdup ("");
    case COLUMN_SECOND:
      return g_strdup (line->row.second.status != DOSSIER_STATUS_NONE
                         ? dossier_status_to_display (line->row.second.status)
                         : "");
    case COLUMN_AUTHORITY:
      if (any == NULL)
        return g_strdup (line->row.entity->parent_instance.authority == DOSSIER_AUTHORITY_READER
                           ? _ ("Your mark")
                           : "");
      return g_strdup (any->parent_instance.authority == DOSSIER_AUTHORITY_EDITOR
                         ? _ ("Background, not in the analysis")
                         /* Translators: on whose word something stands: the document's own */
                         : _ ("The analysis"));
    case N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
}

static int
compare_dates (const DossierDate *a, const DossierDate *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  return dossier_date_compare (a, b);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierMapRow *first = &((const DossierMapLine *) a)->row;
  const DossierMapRow *second = &((const DossierMapLine *) b)->row;
  const DossierMembership *from = first->first.membership, *to = second->first.membership;

  switch ((Column) GPOINTER_TO_INT (data))
    {
    case COLUMN_STATUS:
      return (int) first->first.status - (int) second->first.status;
    case COLUMN_SECOND:
      return (int) first->second.status - (int) second->second.status;
    case COLUMN_SINCE:
      return compare_dates (from != NULL ? from->from : NULL, to != NULL ? to->from : NULL);
    case COLUMN_UNTIL:
      return compare_dates (from != NULL ? from->to : NULL, to != NULL ? to->to : NULL);
    case COLUMN_AUTHORITY:
      return (from != NULL ? (int) from->parent_instance.authority : -1) -
             (to != NULL ? (int) to->parent_instance.authority : -1);
    case COLUMN_NAME:
    case N_COLUMNS:
    default:
      return dossier_collate (dossier_entity_get_shown_name (first->entity),
                              dossier_entity_get_shown_name (second->entity));
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  DossierMapLine *line = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (label);
  g_autofree char *text = get_text (line, GPOINTER_TO_INT (column));

  gtk_label_set_text (GTK_LABEL (label), text);
  if (GPOINTER_TO_INT (column) == COLUMN_NAME)
    {
      if (line->row.chosen)
        gtk_widget_add_css_class (label, "heading");
      else
        gtk_widget_remove_css_class (label, "heading");
      /* In GTK 4.8 a row takes its name from nothing but this. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, line->label, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (!line->row.passes && !line->row.chosen)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
activate_cb (DossierMapTable *self, guint position, GtkColumnView *view)
{
  g_autoptr (DossierMapLine) line =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  if (line != NULL)
    dossier_session_toggle_entity (self->session, line->row.entity);
}

static void
add_column (DossierMapTable *self, Column column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (compare_lines, GINT_TO_POINTER (column), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  self->columns[column] = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), self->columns[column]);
  g_object_unref (self->columns[column]); /* the view keeps it */
}

/* GTK 4.8 gives the row of titles, and the titles that sort, no names. */
static void
name_titles (DossierMapTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (self->view);
  GtkWidget *title = gtk_widget_get_first_child (header);

  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Titles of the columns"), -1);
  for (guint i = 0; i < N_COLUMNS && title != NULL; i++)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_column_view_column_get_title (self->columns[i]), -1);
      title = gtk_widget_get_next_sibling (title);
    }
}

static void
make_view (DossierMapTable *self)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table of members"), -1);
  gtk_widget_add_css_class (self->view, "data-table");
  /* Translators: heading of a table's column: the country's name */
  add_column (self, COLUMN_NAME, _ ("Country"));
  /* Translators: heading of a table's column: what the country is in the organisation */
  add_column (self, COLUMN_STATUS, _ ("Status"));
  add_column (self, COLUMN_SECOND, "");
  /* Translators: heading of a table's column: dates from which countries had their status */
  add_column (self, COLUMN_SINCE, _ ("Since"));
  /* Translators: heading of a table's column: dates until which countries had their status */
  add_column (self, COLUMN_UNTIL, _ ("Until"));
  /* Translators: heading of a column that says on whose word a membership stands, “The analysis”
   * or “Background, not in the analysis” */
  add_column (self, COLUMN_AUTHORITY, _ ("Origin"));

  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)),
                                    g_object_ref (
                                      gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  g_object_unref (selection); /* the view keeps it */
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

static void
dossier_map_table_dispose (GObject *object)
{
  DossierMapTable *self = DOSSIER_MAP_TABLE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lines);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_map_table_parent_class)->dispose (object);
}

static void
dossier_map_table_class_init (DossierMapTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_map_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_map_table_init (DossierMapTable *self)
{
  self->lines = g_list_store_new (DOSSIER_TYPE_MAP_LINE);
}

GtkWidget *
dossier_map_table_new (DossierSession *session)
{
  DossierMapTable *self = g_object_new (DOSSIER_TYPE_MAP_TABLE, NULL);

  self->session = g_object_ref (session);
  make_view (self);
  return GTK_WIDGET (self);
}

void
dossier_map_table_set_rows (DossierMapTable *self, GArray *rows)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  DossierEntity *second;

  g_return_if_fail (DOSSIER_IS_MAP_TABLE (self));
  g_return_if_fail (rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DossierMapRow *row = &g_array_index (rows, DossierMapRow, i);

      if (row->first.status != DOSSIER_STATUS_NONE || row->second.status != DOSSIER_STATUS_NONE)
        g_ptr_array_add (lines, make_line (row, self->session));
    }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);

  second = dossier_session_get_second_organisation (self->session);
  gtk_column_view_column_set_visible (self->columns[COLUMN_SECOND], second != NULL);
  if (second != NULL)
    gtk_column_view_column_set_title (self->columns[COLUMN_SECOND],
                                      dossier_map_organisation_name (second));
  name_titles (self);
}
