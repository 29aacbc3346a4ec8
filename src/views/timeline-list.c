/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/timeline-list.h"

#include <glib/gi18n.h>

#include "linking/time-extent.h"
#include "linking/time-lane.h"
#include "views/labels.h"
#include "widgets/row-model.h"

#define DATE_CHARS 26
#define KIND_CHARS 11
#define COLUMN_SPACING 12
/* Rows that fill the list in a window of usual size. */
#define FIRST_ROWS 30

struct _DossierTimelineList
{
  AdwBin parent_instance;

  DossierSession *session;
  gconstpointer origin;
  gboolean narrow;

  GPtrArray *dated; /* of borrowed DossierItem, in order of date */
  GPtrArray *undated;
  DossierRowModel *rows;
  GHashTable *bound; /* boxes of the rows in use */

  GtkWidget *list;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (DossierTimelineList, dossier_timeline_list, ADW_TYPE_BIN)

/* What stands in a row. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *record;
  GtkWidget *date;
  GtkWidget *kind;
  GtkWidget *title;
  DossierItem *item; /* borrowed while bound */
} RowParts;

static const DossierKind kinds[] = {
  DOSSIER_KIND_EVENT,
  DOSSIER_KIND_QUOTE,
  DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_MEMBERSHIP,
};

static const char *
get_kind_name (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_EVENT:
      return C_ ("timeline", "Event");
    case DOSSIER_KIND_QUOTE:
      return C_ ("timeline", "Quote");
    case DOSSIER_KIND_COMMITMENT:
      return C_ ("timeline", "Commitment");
    case DOSSIER_KIND_MEMBERSHIP:
    default:
      return C_ ("timeline", "Membership");
    }
}

static const DossierDate *
get_date (const DossierItem *item)
{
  if (!item->date && item->kind == DOSSIER_KIND_COMMITMENT)
    return ((const DossierCommitment *) item)->due;
  return item->date;
}

/* An item with the moments by which it is put in order. */
typedef struct
{
  DossierItem *item;
  double begin;
  double end;
} Dated;

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *x = a;
  const Dated *y = b;

  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  if (x->item->kind != y->item->kind)
    return x->item->kind < y->item->kind ? -1 : 1;
  return x->item->index - y->item->index;
}

/* Memberships of places in the organisation that the lanes show, all of the other kinds. */
static gboolean
belongs_here (DossierTimelineList *self, const DossierItem *item)
{
  if (item->kind != DOSSIER_KIND_MEMBERSHIP)
    return TRUE;
  const DossierMembership *membership = (const DossierMembership *) item;
  return membership->organisation == dossier_session_get_organisation (self->session) &&
         membership->member && DOSSIER_ITEM (membership->member)->kind == DOSSIER_KIND_PLACE;
}

/* As the lanes have it: what is only known to have ended by a day stands with that day. */
static void
add_dated (GArray *dated, DossierItem *item)
{
  DossierTimeExtent extent;
  Dated entry = { .item = item };

  dossier_time_extent_init (&extent, get_date (item), DOSSIER_DAY_MAX);
  entry.begin = extent.begin_earliest;
  entry.end = extent.end_latest;
  g_array_append_val (dated, entry);
}

static void
collect_items (DossierTimelineList *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated));

  g_ptr_array_set_size (self->dated, 0);
  g_ptr_array_set_size (self->undated, 0);
  for (guint k = 0; document && k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
      {
        DossierItem *item = dossier_document_get (document, kinds[k], i);
        if (!belongs_here (self, item))
          continue;
        if (get_date (item))
          add_dated (dated, item);
        else
          g_ptr_array_add (self->undated, item);
      }
  g_array_sort (dated, compare_dated);
  for (guint i = 0; i < dated->len; i++)
    g_ptr_array_add (self->dated, g_array_index (dated, Dated, i).item);
}

static guint
append_passing (DossierTimelineList *self, GPtrArray *items, GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      DossierRowEntry entry = { .item = items->pdata[i] };
      if (!dossier_session_passes (self->session, entry.item))
        continue;
      g_array_append_val (entries, entry);
      n++;
    }
  return n;
}

static void
update_rows (DossierTimelineList *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DossierRowEntry));
  GArray *undated = g_array_new (FALSE, FALSE, sizeof (DossierRowEntry));
  guint total = self->dated->len + self->undated->len;
  guint passing = append_passing (self, self->dated, entries);

  passing += append_passing (self, self->undated, undated);
  if (undated->len > 0)
    {
      DossierRowEntry heading = { .heading = _ ("Without a date") };
      g_array_append_val (entries, heading);
      g_array_append_vals (entries, undated->data, undated->len);
    }
  g_array_unref (undated);
  dossier_row_model_set (self->rows, entries);

  /* Translators: %1$'u of the %2$'u rows of the timeline's list pass the filter */
  g_autofree char *count =
    g_strdup_printf (ngettext ("%1$'u of %2$'u item", "%1$'u of %2$'u items", total), passing,
                     total);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, passing < total);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The other views know a membership by its country. */
static DossierItem *
get_focusable (DossierItem *item)
{
  if (item->kind == DOSSIER_KIND_MEMBERSHIP)
    return DOSSIER_ITEM (DOSSIER_MEMBERSHIP (item)->member);
  return item;
}

static void
mark_row (DossierTimelineList *self, GtkWidget *box)
{
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");
  DossierItem *focus = dossier_session_get_focus (self->session);
  gboolean focused = parts->item && focus && get_focusable (parts->item) == focus;

  set_class (box, "focused", focused);
  set_class (box, "related",
             !focused && parts->item && dossier_session_is_related (self->session, parts->item));
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class, int width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width_chars > 0)
    {
      /* columns: as wide in every row */
      gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
    }
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierTimelineList *self)
{
  RowParts *parts = g_new0 (RowParts, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  parts->heading = append_label (box, "group-heading", 0);
  parts->record = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);
  parts->date = append_label (parts->record, "record-meta", DATE_CHARS);
  parts->kind = append_label (parts->record, "record-meta", KIND_CHARS);
  parts->title = append_label (parts->record, NULL, 0);
  gtk_widget_set_hexpand (parts->title, TRUE);
  gtk_box_append (GTK_BOX (box), parts->record);
  gtk_widget_add_css_class (box, "record");
  g_object_set_data_full (G_OBJECT (box), "parts", parts, g_free);
  gtk_list_item_set_child (list_item, box);
}

/* Narrow, the title stands below the date, and the kind gives way. */
static void
set_row_width (DossierTimelineList *self, GtkWidget *box)
{
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");
  int chars = self->narrow ? -1 : DATE_CHARS;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (parts->record), self->narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (parts->record), self->narrow ? 0 : COLUMN_SPACING);
  gtk_widget_set_visible (parts->kind, !self->narrow);
  gtk_label_set_width_chars (GTK_LABEL (parts->date), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (parts->date), chars);
}

static void
fill_row (RowParts *parts, DossierItem *item)
{
  const DossierDate *date = get_date (item);
  g_autofree char *when = date ? dossier_date_describe (date) : NULL;
  g_autofree char *title = dossier_item_to_label (item);

  gtk_label_set_label (GTK_LABEL (parts->date), when ? when : "");
  gtk_label_set_label (GTK_LABEL (parts->kind), get_kind_name (item->kind));
  gtk_label_set_label (GTK_LABEL (parts->title), title);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierTimelineList *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");
  DossierRow *row = gtk_list_item_get_item (list_item);
  DossierItem *item = dossier_row_get_item (row);
  g_autofree char *name =
    item ? dossier_lane_name_item (item) : g_strdup (dossier_row_get_heading (row));

  parts->item = item;
  gtk_widget_set_visible (parts->heading, !item);
  gtk_widget_set_visible (parts->record, item != NULL);
  gtk_list_item_set_activatable (list_item, item != NULL);
  gtk_list_item_set_selectable (list_item, item != NULL);
  if (item)
    fill_row (parts, item);
  else
    gtk_label_set_label (GTK_LABEL (parts->heading), name);
  mark_row (self, box);
  set_row_width (self, box);
  g_hash_table_add (self->bound, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierTimelineList *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);

  ((RowParts *) g_object_get_data (G_OBJECT (box), "parts"))->item = NULL;
  g_hash_table_remove (self->bound, box);
}

static void
activate_cb (GtkListView *list, guint position, DossierTimelineList *self)
{
  g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row && dossier_row_get_item (row))
    dossier_session_set_focus (self->session, get_focusable (dossier_row_get_item (row)),
                               self->origin);
}

static void
bring_into_view (DossierTimelineList *self)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      DossierItem *item = self->dated->pdata[i];
      int position;

      if (!dossier_session_is_related (self->session, item))
        continue;
      position = dossier_row_model_find (self->rows, item);
      if (position < 0)
        continue;
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
      return;
    }
}

static void
focus_cb (DossierTimelineList *self)
{
  GHashTableIter iter;
  gpointer box;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &box, NULL))
    mark_row (self, box);
  if (dossier_session_get_focus (self->session) &&
      dossier_session_get_focus_origin (self->session) != self->origin)
    bring_into_view (self);
}

static void
items_cb (DossierTimelineList *self)
{
  collect_items (self);
  update_rows (self);
}

static gboolean
dossier_timeline_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_TIMELINE_LIST (widget)->list);
}

static void
dossier_timeline_list_dispose (GObject *object)
{
  DossierTimelineList *self = DOSSIER_TIMELINE_LIST (object);

  if (self->list)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  self->list = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dated, g_ptr_array_unref);
  g_clear_pointer (&self->undated, g_ptr_array_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_timeline_list_parent_class)->dispose (object);
}

static void
dossier_timeline_list_class_init (DossierTimelineListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dossier_timeline_list_grab_focus;
}

static void
create_children (DossierTimelineList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  dossier_row_model_set_gradual (self->rows, self->list, FIRST_ROWS);
  gtk_widget_add_css_class (self->list, "records");
  gtk_widget_add_css_class (self->list, "timeline-records");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline as a list"), -1);

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "list-count");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
dossier_timeline_list_init (DossierTimelineList *self)
{
  self->dated = g_ptr_array_new ();
  self->undated = g_ptr_array_new ();
  self->rows = dossier_row_model_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  create_children (self);
}

GtkWidget *
dossier_timeline_list_new (DossierSession *session, gconstpointer origin)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  DossierTimelineList *self = g_object_new (DOSSIER_TYPE_TIMELINE_LIST, NULL);
  self->session = g_object_ref (session);
  self->origin = origin;
  items_cb (self);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::organisation", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::focus", G_CALLBACK (focus_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dossier_timeline_list_set_narrow (DossierTimelineList *self, gboolean narrow)
{
  GHashTableIter iter;
  gpointer box;

  g_return_if_fail (DOSSIER_IS_TIMELINE_LIST (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &box, NULL))
    set_row_width (self, box);
}
