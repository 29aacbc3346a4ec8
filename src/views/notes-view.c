/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/note-labels.h"
#include "views/note-row.h"
#include "views/notes-view.h"
#include "widgets/tooltip.h"

/* How many frames a row may take to come into view before it is edited. */
#define PATIENCE 60
/* How many frames an editor may take to have its size. */
#define REVEAL_FRAMES 4

struct _DossierNotesView
{
  AdwBin parent_instance;

  DossierSession *session;
  GSimpleActionGroup *actions;
  DossierNotesOrder order;
  char *editing; /* UUID of a note that is to be edited once its row is there, or NULL */
  gboolean shows_lost;
  guint patience;
  guint tick;

  DossierRecordList *list;
  GtkWidget *show_button;
  GtkWidget *lost;
};

enum
{
  PROP_ORDER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierNotesView, dossier_notes_view, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  const char *label;
} orders[DOSSIER_N_NOTES_ORDERS] = {
  { "place", N_ ("By _Place in the Text") },
  /* Translators: a menu item: how the list of notes is ordered */
  { "date", N_ ("By _Date") },
  /* Translators: a menu item: how the list of notes is ordered */
  { "tag", N_ ("By _Tag") },
  /* Translators: a menu item: how the list of notes is ordered */
  { "colour", N_ ("By _Colour") },
};

static gboolean
has_text (DossierItem *item)
{
  return dossier_note_has_text (DOSSIER_ANNOTATION (item));
}

static gboolean
is_highlight_only (DossierItem *item)
{
  DossierAnnotation *note = DOSSIER_ANNOTATION (item);

  return note->anchors->len > 0 && note->mark == NULL && !dossier_note_has_text (note);
}

static gboolean
is_mark (DossierItem *item)
{
  return DOSSIER_ANNOTATION (item)->mark != NULL;
}

static gboolean
is_lost (DossierItem *item)
{
  return DOSSIER_ANNOTATION (item)->state == DOSSIER_ANCHOR_ORPHAN;
}

static gboolean
is_moved (DossierItem *item)
{
  return DOSSIER_ANNOTATION (item)->state == DOSSIER_ANCHOR_MOVED;
}

static const struct
{
  const char *name;
  const char *label;
  DossierRecordFunc wanted;
} subsets[] = {
  /* Translators: which notes the list shows: all notes */
  { "all", NC_ ("notes", "All"), NULL },
  /* Translators: which notes the list shows: highlights and marks on which something was written */
  { "text", NC_ ("notes", "With a note"), has_text },
  /* Translators: which notes the list shows: words with a colour and nothing written */
  { "highlights", NC_ ("notes", "Highlights only"), is_highlight_only },
  /* Translators: which notes the list shows: what the reader marked as a quote, an event … */
  { "marks", NC_ ("notes", "Marks"), is_mark },
  /* Translators: which notes the list shows: notes whose place in a changed text is only likely */
  { "moved", NC_ ("notes", "To be confirmed"), is_moved },
  /* Translators: which notes the list shows: notes whose words are not in the text any more */
  { "lost", NC_ ("notes", "Lost"), is_lost },
};

static const char *
get_subset_label (guint i)
{
  return g_dpgettext2 (NULL, "notes", subsets[i].label);
}

/* The editor makes the row a taller one, which shall be in view. It gives up after some frames. */
static gboolean
reveal_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, DOSSIER_TYPE_RECORD_LIST);
  DossierAnnotation *note = dossier_note_row_get_note (DOSSIER_NOTE_ROW (row));
  guint *frames = data;

  if (list == NULL || note == NULL || ++*frames > REVEAL_FRAMES)
    return G_SOURCE_REMOVE;
  /* The first is the one in which it gets its size. */
  if (*frames > 1)
    dossier_record_list_reveal (DOSSIER_RECORD_LIST (list), DOSSIER_ITEM (note));
  return G_SOURCE_CONTINUE;
}

static void
editing_cb (GtkWidget *row)
{
  dossier_record_list_hold (
    DOSSIER_RECORD_LIST (gtk_widget_get_ancestor (row, DOSSIER_TYPE_RECORD_LIST)));
  gtk_widget_add_tick_callback (row, reveal_cb, g_new0 (guint, 1), g_free);
}

static void
edited_cb (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, DOSSIER_TYPE_RECORD_LIST);

  if (list != NULL)
    dossier_record_list_release (DOSSIER_RECORD_LIST (list));
}

static GtkWidget *
make_row (DossierSession *session)
{
  GtkWidget *row = dossier_note_row_new (session);

  g_signal_connect (row, "editing", G_CALLBACK (editing_cb), NULL);
  g_signal_connect (row, "edited", G_CALLBACK (edited_cb), NULL);
  return row;
}

static void
bind_row (GtkWidget *row, DossierSession *session, DossierItem *item)
{
  dossier_note_row_set_note (DOSSIER_NOTE_ROW (row), DOSSIER_ANNOTATION (item));
}

static char *
get_row_name (DossierItem *item, DossierSession *session)
{
  return dossier_note_describe (DOSSIER_ANNOTATION (item), dossier_session_get_document (session));
}

static const char *
get_name (void)
{
  return _ ("Notes");
}

static char *
print_count (guint passing, guint total)
{
  return g_strdup_printf (
    /* Translators: how many the filter leaves: %1$'u of %2$'u. */
    ngettext ("%1$'u of %2$'u note", "%1$'u of %2$'u notes", total), passing, total);
}

static const char *
get_none (gboolean filtered)
{
  return filtered ? _ ("The filter leaves no note.")
                  : _ ("Select words in the text and press H to highlight them, or N to write a "
                       "note on them.");
}

static const DossierRecordKind *
get_kind (DossierNotesOrder order)
{
  static DossierRecordKind kinds[DOSSIER_N_NOTES_ORDERS];
  DossierRecordKind *kind = &kinds[order];

  if (kind->make == NULL)
    {
      kind->kind = DOSSIER_KIND_NOTE;
      kind->get_name = get_name;
      kind->make = make_row;
      kind->bind = bind_row;
      kind->get_row_name = get_row_name;
      kind->print_count = print_count;
      kind->get_none = get_none;
      dossier_note_fill_order (order, kind);
    }
  return kind;
}

static void
set_order (DossierNotesView *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (orders[i].name, name) == 0 && self->order != i)
      {
        self->order = i;
        dossier_record_list_set_kind (self->list, get_kind (i));
        g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "order",
                                            g_variant_new_string (name));
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
      }
}

static void
order_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_order (data, g_variant_get_string (parameter, NULL));
}

static void
show_subset (DossierNotesView *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (subsets); i++)
    if (g_str_equal (subsets[i].name, name))
      {
        gtk_menu_button_set_label (GTK_MENU_BUTTON (self->show_button), get_subset_label (i));
        self->shows_lost = subsets[i].wanted == is_lost;
        dossier_record_list_set_subset (self->list, subsets[i].wanted);
        g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "show",
                                            g_variant_new_string (name));
      }
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_subset (data, g_variant_get_string (parameter, NULL));
}

/* Radio items of @action, one for each name. */
static void
append_choice (GMenu *menu, const char *label, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_show_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (subsets); i++)
    append_choice (menu, get_subset_label (i), "notes.show", subsets[i].name);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();
  /* Translators: a menu item: opens the window of all tags */
  g_autoptr (GMenuItem) tags = g_menu_item_new (_ ("_Rename Tags…"), NULL);
  g_autoptr (GMenuItem) add = g_menu_item_new (_ ("_Note on the Document"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    append_choice (order, _ (orders[i].label), "notes.order", orders[i].name);
  g_menu_item_set_action_and_target (add, "win.add-note", "s", "");
  g_menu_item_set_action_and_target (tags, "win.tags", "s", "");
  g_menu_append_item (other, add);
  g_menu_append_item (other, tags);
  /* Translators: a menu item: opens the window of deleted notes */
  g_menu_append (other, _ ("T_rash"), "win.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  return G_MENU_MODEL (menu);
}

static void
create_show_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = make_show_menu ();

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
update_lost (DossierNotesView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  guint total = document ? dossier_document_count (document, DOSSIER_KIND_NOTE) : 0;
  guint n = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < total; i++)
    n += is_lost (dossier_document_get (document, DOSSIER_KIND_NOTE, i));
  /* Translators: %u is how many notes have lost their place in the text. */
  label = g_strdup_printf (ngettext ("%u lost", "%u lost", n), n);
  gtk_button_set_label (GTK_BUTTON (self->lost), label);
  gtk_widget_set_visible (self->lost, n > 0);
  /* The last one has found its place again. */
  if (n == 0 && self->shows_lost)
    show_subset (self, "all");
}

static gboolean
edit_row (DossierNotesView *self)
{
  DossierAnnotation *note = dossier_session_get_annotation (self->session, self->editing);

  if (note == NULL || !dossier_record_list_reveal (self->list, DOSSIER_ITEM (note)))
    return FALSE;
  dossier_note_row_edit (
    DOSSIER_NOTE_ROW (dossier_record_list_find_row (self->list, DOSSIER_ITEM (note))));
  return TRUE;
}

/* A list makes its rows as they come into view. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DossierNotesView *self = data;

  if (self->editing != NULL && !edit_row (self) && self->patience-- > 0)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->editing, g_free);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        DossierNotesView *self)
{
  DossierItem *item = dossier_record_list_get_current (self->list);
  GtkWidget *row = item ? dossier_record_list_find_row (self->list, item) : NULL;

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      dossier_session_set_focus (self->session, item, self->list);
      dossier_note_row_edit (DOSSIER_NOTE_ROW (row));
      return TRUE;
    case GDK_KEY_space:
      dossier_session_set_focus (self->session, item, self->list);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      gtk_widget_activate_action (row, "note.delete", NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dossier_notes_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_string (value, orders[DOSSIER_NOTES_VIEW (object)->order].name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_notes_view_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ORDER:
      set_order (DOSSIER_NOTES_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
dossier_notes_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NOTES_VIEW (widget)->list));
}

static void
dossier_notes_view_dispose (GObject *object)
{
  DossierNotesView *self = DOSSIER_NOTES_VIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->editing, g_free);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_notes_view_parent_class)->dispose (object);
}

static void
dossier_notes_view_class_init (DossierNotesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = dossier_notes_view_grab_focus;
  object_class->dispose = dossier_notes_view_dispose;
  object_class->get_property = dossier_notes_view_get_property;
  object_class->set_property = dossier_notes_view_set_property;
  properties[PROP_ORDER] =
    g_param_spec_string ("order", NULL, NULL, "place",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_notes_view_init (DossierNotesView *self)
{
  static const GActionEntry entries[] = {
    { "order", order_cb, "s", "'place'" },
    { "show", show_cb, "s", "'all'" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (self->actions));
}

static GtkWidget *
make_bar (DossierNotesView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *menu = gtk_menu_button_new ();

  self->show_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->show_button), get_subset_label (0));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->show_button), create_show_menu_cb,
                                         NULL, NULL);
  gtk_widget_add_css_class (self->show_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a button's name read aloud: all notes,
                                   * highlights only, lost ones … */
                                  _ ("Which notes"), -1);
  self->lost = gtk_button_new ();
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->lost), "s", "lost");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lost), "notes.show");
  gtk_widget_add_css_class (self->lost, "chip");
  gtk_widget_set_valign (self->lost, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), create_menu_cb, NULL, NULL);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_hexpand (menu, TRUE);
  gtk_widget_set_halign (menu, GTK_ALIGN_END);
  dossier_tooltip_set (menu, _ ("Order, Note on the Document, Trash"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the notes"), -1);
  gtk_widget_add_css_class (bar, "notes-bar");
  gtk_box_append (GTK_BOX (bar), self->show_button);
  gtk_box_append (GTK_BOX (bar), self->lost);
  gtk_box_append (GTK_BOX (bar), menu);
  return bar;
}

GtkWidget *
dossier_notes_view_new (DossierSession *session)
{
  DossierNotesView *self = g_object_new (DOSSIER_TYPE_NOTES_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->list =
    DOSSIER_RECORD_LIST (dossier_record_list_new (session, get_kind (DOSSIER_NOTES_BY_PLACE)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_lost), self, G_CONNECT_SWAPPED);
  update_lost (self);
  return GTK_WIDGET (self);
}

void
dossier_notes_view_edit (DossierNotesView *self, const char *uuid)
{
  DossierAnnotation *note;

  g_return_if_fail (DOSSIER_IS_NOTES_VIEW (self));

  note = dossier_session_get_annotation (self->session, uuid);
  if (note == NULL)
    return;
  show_subset (self, "all");
  if (!dossier_session_passes (self->session, note))
    dossier_session_clear_query (self->session);
  dossier_session_set_focus (self->session, note, NULL);
  g_free (self->editing);
  self->editing = g_strdup (uuid);
  self->patience = PATIENCE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, self, NULL);
}
