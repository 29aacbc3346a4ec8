/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "linking/annotating.h"
#include "model/collation.h"
#include "model/shown-name.h"
#include "views/count-row.h"
#include "views/facet-list.h"
#include "views/item-menu.h"
#include "views/labels.h"
#include "views/late-rows.h"

/* Shown before "Show all" is asked for. */
#define FIRST_SHOWN 7

/* A value that can be chosen. */
typedef struct
{
  DossierEntity *entity; /* borrowed; NULL for a tag */
  const char *tag;       /* interned; NULL for an entity */
} Value;

struct _DossierFacetList
{
  GtkBox parent_instance;

  DossierSession *session;
  DossierKind kind;
  GArray *values; /* of Value, in the list's order */
  gboolean show_all;
  gboolean stale; /* the notes are others */

  GtkListBox *list;
  DossierLateRows *late; /* the list's */
  GtkWidget *more;
  GtkWidget *menu; /* of a tag, once asked for */
};

G_DEFINE_FINAL_TYPE (DossierFacetList, dossier_facet_list, GTK_TYPE_BOX)

static DossierFacet
get_facet (DossierFacetList *self, const Value *value)
{
  return value->tag ? DOSSIER_FACET_TAG
                    : dossier_session_get_entity_facet (self->session, value->entity);
}

static const char *
get_id (const Value *value)
{
  return value->tag ? value->tag : DOSSIER_ITEM (value->entity)->id;
}

/* Speakers are counted by what they said, everything else by where it is written about. */
static guint
count_value (DossierFacetList *self, const Value *value)
{
  DossierFacet facet = get_facet (self, value);
  DossierKind kind = facet == DOSSIER_FACET_SPEAKER ? DOSSIER_KIND_QUOTE : DOSSIER_KIND_PASSAGE;

  if (value->tag != NULL)
    return dossier_crossfilter_count_value (dossier_session_get_results (self->session), facet,
                                            value->tag, DOSSIER_KIND_NOTE);
  return dossier_crossfilter_count (dossier_session_get_results (self->session), facet,
                                    DOSSIER_ITEM (value->entity), kind);
}

/* Organisations go by their abbreviations, as everybody calls them. */
static const char *
label_of (const Value *value)
{
  DossierEntity *entity = value->entity;

  if (value->tag != NULL)
    return value->tag;
  if (DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_ORGANISATION && entity->short_name != NULL)
    return entity->short_name;
  return dossier_entity_get_shown_name (entity);
}

static char *
name_row (DossierFacet facet, const Value *value, guint count)
{
  if (facet == DOSSIER_FACET_TAG)
    /* Translators: %1$s is a tag, %2$'u how many notes have it. */
    return g_strdup_printf (ngettext ("%1$s, %2$'u note", "%1$s, %2$'u notes", count), value->tag,
                            count);
  if (facet == DOSSIER_FACET_SPEAKER)
    /* Translators: %1$s is a speaker's name, %2$'u how many quotes there are. */
    return g_strdup_printf (ngettext ("%1$s, %2$'u quote", "%1$s, %2$'u quotes", count),
                            label_of (value), count);
  /* Translators: %1$s is a name, %2$'u how many passages name it. */
  return g_strdup_printf (ngettext ("%1$s, %2$'u passage", "%1$s, %2$'u passages", count),
                          label_of (value), count);
}

static const Value *
get_value (DossierFacetList *self, GtkListBoxRow *row)
{
  return &g_array_index (self->values, Value, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
is_yours (const Value *value)
{
  return value->entity != NULL &&
         DOSSIER_ITEM (value->entity)->authority == DOSSIER_AUTHORITY_READER;
}

static void
update_row (GtkListBoxRow *list_row, gpointer data)
{
  DossierFacetList *self = data;
  DossierCountRow *row = DOSSIER_COUNT_ROW (list_row);
  const Value *value = get_value (self, list_row);
  DossierFacet facet = get_facet (self, value);
  guint count = count_value (self, value);
  g_autofree char *named = name_row (facet, value, count);
  g_autofree char *name = NULL;
  DossierItem *focus = dossier_session_get_focus (self->session);

  if (is_yours (value))
    /* Translators: %1$s is what a row says, %2$s on whose word it stands ("your mark"). */
    name = g_strdup_printf (_ ("%1$s, %2$s"), named,
                            dossier_authority_to_display (DOSSIER_AUTHORITY_READER));
  dossier_count_row_set_count (row, count, name != NULL ? name : named);
  dossier_count_row_set_chosen (row, dossier_query_has (dossier_session_get_query (self->session),
                                                        facet, get_id (value)));
  dossier_count_row_set_focused (row,
                                 value->entity != NULL && focus == DOSSIER_ITEM (value->entity));
}

static void
update_rows (DossierFacetList *self)
{
  if (dossier_session_get_results (self->session) != NULL)
    dossier_late_rows_update (self->late);
}

/* Which of the people and places have notes on them. */
static void
update_signs (DossierFacetList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    dossier_count_row_update_notes (DOSSIER_COUNT_ROW (child), self->session);
}

static gboolean
speaks (DossierFacetList *self, const Value *value)
{
  return value->entity != NULL &&
         dossier_session_get_speaker_number (self->session, value->entity) >= 0;
}

/* Most quoted first among those who speak, then most written about, then by name. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  DossierFacetList *self = data;
  gboolean speaks_a = speaks (self, a);
  gboolean speaks_b = speaks (self, b);
  guint count_a = count_value (self, a);
  guint count_b = count_value (self, b);

  if (speaks_a != speaks_b)
    return speaks_a ? -1 : 1;
  if (count_a != count_b)
    return count_a > count_b ? -1 : 1;
  return dossier_collate (label_of (a), label_of (b));
}

static void
collect_entities (DossierFacetList *self, DossierDocument *document)
{
  guint n = dossier_document_count (document, self->kind);

  for (guint i = 0; i < n; i++)
    {
      Value value = { dossier_document_get (document, self->kind, i), NULL };

      if (DOSSIER_ITEM (value.entity)->passages->len > 0 || speaks (self, &value))
        g_array_append_val (self->values, value);
    }
}

static void
collect_tags (DossierFacetList *self, DossierDocument *document)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = dossier_document_count (document, DOSSIER_KIND_NOTE);

  for (guint i = 0; i < n; i++)
    {
      GPtrArray *tags =
        DOSSIER_ANNOTATION (dossier_document_get (document, DOSSIER_KIND_NOTE, i))->tags;

      for (guint j = 0; j < tags->len; j++)
        {
          Value value = { NULL, g_intern_string (tags->pdata[j]) };

          if (g_hash_table_add (seen, (gpointer) value.tag))
            g_array_append_val (self->values, value);
        }
    }
}

static void
collect (DossierFacetList *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  g_array_set_size (self->values, 0);
  if (document == NULL)
    return;
  if (self->kind == DOSSIER_KIND_NOTE)
    collect_tags (self, document);
  else
    collect_entities (self, document);
  g_array_sort_with_data (self->values, compare_cb, self);
}

static void
append_row (DossierFacetList *self, const Value *value)
{
  const char *label = label_of (value);
  GtkWidget *row = dossier_count_row_new (DOSSIER_ITEM (value->entity), label, 0);

  if (value->entity != NULL && label != dossier_entity_get_shown_name (value->entity))
    dossier_count_row_set_full_text (DOSSIER_COUNT_ROW (row),
                                     dossier_entity_get_shown_name (value->entity));
  if (is_yours (value))
    dossier_count_row_set_icon (DOSSIER_COUNT_ROW (row), "document-edit-symbolic");
  gtk_list_box_append (self->list, row);
}

static void
fill (DossierFacetList *self)
{
  guint n = self->values->len;
  guint shown = self->show_all || n <= FIRST_SHOWN + 2 ? n : FIRST_SHOWN;
  GtkWidget *child;
  g_autofree char *label = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < shown; i++)
    append_row (self, &g_array_index (self->values, Value, i));
  /* Translators: %'u is how many people, organisations, places or tags there are in all. */
  label = g_strdup_printf (_ ("Show all %'u"), n);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, shown < n);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (dossier_session_get_results (self->session) != NULL)
    dossier_late_rows_update_all (self->late);
  update_signs (self);
}

static void
refill (DossierFacetList *self)
{
  if (dossier_session_get_results (self->session) != NULL)
    collect (self);
  fill (self);
}

static void
document_cb (DossierFacetList *self)
{
  if (!dossier_session_is_revising (self->session))
    self->show_all = FALSE;
  refill (self);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const char *x = ((const Value *) a)->tag;
  const char *y = ((const Value *) b)->tag;

  return x < y ? -1 : x > y;
}

static gboolean
are_same_tags (const GArray *a, const GArray *b)
{
  g_autoptr (GArray) x = g_array_copy ((GArray *) a);
  g_autoptr (GArray) y = g_array_copy ((GArray *) b);

  g_array_sort (x, compare_tags);
  g_array_sort (y, compare_tags);
  return x->len == y->len &&
         (x->len == 0 || memcmp (x->data, y->data, x->len * sizeof (Value)) == 0);
}

/* Rows stay where they are while only their counts change. */
static void
update_tags (DossierFacetList *self)
{
  g_autoptr (GArray) former = g_array_copy (self->values);

  collect (self);
  if (!are_same_tags (former, self->values))
    {
      fill (self);
      return;
    }
  g_array_set_size (self->values, 0);
  g_array_append_vals (self->values, former->data, former->len);
  update_rows (self);
}

/* The results for them follow. */
static void
notes_cb (DossierFacetList *self)
{
  self->stale = TRUE;
}

static void
filtered_cb (DossierFacetList *self)
{
  gboolean stale = self->stale;

  self->stale = FALSE;
  if (stale && self->kind == DOSSIER_KIND_NOTE)
    update_tags (self);
  else
    update_rows (self);
  if (stale)
    update_signs (self);
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
  const Value *value = get_value (self, row);

  if (value->tag != NULL)
    dossier_session_toggle (self->session, DOSSIER_FACET_TAG, value->tag);
  else
    dossier_session_toggle_entity (self->session, value->entity);
}

static DossierItem *
find_item (GtkWidget *root, GtkWidget *widget, double x, double y)
{
  return DOSSIER_IS_COUNT_ROW (widget) ? dossier_count_row_get_item (DOSSIER_COUNT_ROW (widget))
                                       : NULL;
}

/* What can be done with a tag. */

static gboolean
pop_up_tag (DossierFacetList *self, GtkListBoxRow *row, const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Rename or Merge…"), NULL);
  GtkWidget *popover;
  double x, y;

  if (row == NULL || !DOSSIER_IS_COUNT_ROW (row))
    return FALSE;
  g_menu_item_set_action_and_target (item, "win.tags", "s", get_value (self, row)->tag);
  g_menu_append_item (menu, item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), at->x, at->y, &x,
                                    &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle){ (int) x, (int) y, at->width, at->height });
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierFacetList *self)
{
  if (pop_up_tag (self, gtk_list_box_get_row_at_y (self->list, (int) y),
                  &(GdkRectangle){ (int) x, (int) y, 1, 1 }) &&
      gesture != NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
held_cb (GtkGestureLongPress *gesture, double x, double y, DossierFacetList *self)
{
  pressed_cb (NULL, 1, x, y, self);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierFacetList *self = data;
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    return FALSE;
  return pop_up_tag (self, GTK_LIST_BOX_ROW (row),
                     &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                      (int) bounds.size.width, (int) bounds.size.height });
}

static void
add_tag_menu (DossierFacetList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct
  {
    guint key;
    GdkModifierType held;
  } menu_keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (menu_keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (menu_keys[i].key, menu_keys[i].held),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
dossier_facet_list_dispose (GObject *object)
{
  DossierFacetList *self = DOSSIER_FACET_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->late, dossier_late_rows_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->values, g_array_unref);

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
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
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
  self->late = dossier_late_rows_new (self->list, update_row, self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->more = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "show-all");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->more);
  if (kind != DOSSIER_KIND_NOTE)
    dossier_item_menu_attach (GTK_WIDGET (self), session, find_item);
  else
    add_tag_menu (self);

  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (notes_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::focus", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  document_cb (self);
  return GTK_WIDGET (self);
}
