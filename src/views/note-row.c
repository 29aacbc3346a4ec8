/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/markdown/note-text.h"
#include "views/item-menu.h"
#include "views/labels.h"
#include "views/note-editor.h"
#include "views/note-labels.h"
#include "views/note-row.h"
#include "views/record-list.h"
#include "widgets/column.h"
#include "widgets/swatch.h"
#include "widgets/tooltip.h"
#include "widgets/wrap-layout.h"

/* Longer ones are cut: they are read in the text, or in the editor. */
#define WORDS_LINES 4
#define NOTE_LINES 12

struct _DossierNoteRow
{
  GtkBox parent_instance;

  DossierSession *session;
  DossierAnnotation *note;

  GtkWidget *swatch;
  GtkWidget *sign; /* of what marks no words */
  GtkWidget *body;
  GtkWidget *words;
  GtkWidget *target;
  GtkWidget *text;
  GtkWidget *tags;
  GtkWidget *meta;
  GtkWidget *state_box;
  GtkWidget *state;
  GtkWidget *confirm;
  GtkWidget *attach;
  GtkWidget *jumps;
  GtkWidget *menu;
  GtkWidget *editor; /* NULL while it is not edited */
  guint edit_id;
  guint close_id;
};

G_DEFINE_FINAL_TYPE (DossierNoteRow, dossier_note_row, GTK_TYPE_BOX)

static gboolean
edit_cb (gpointer data)
{
  DossierNoteRow *self = data;

  self->edit_id = 0;
  dossier_note_row_edit (self);
  return G_SOURCE_REMOVE;
}

/* Once the menu has gone: it gives the keyboard back to what had it before, and an editor that has
 * lost it closes. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (widget);

  if (self->edit_id == 0)
    self->edit_id = g_idle_add (edit_cb, self);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (widget);

  dossier_trash_note (widget, self->session, self->note);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (widget);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_ptr_array_add (notes, self->note);
  dossier_session_confirm (self->session, notes);
}

static void
colour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (widget);
  DossierColour colour;

  if (dossier_colour_from_string (g_variant_get_string (parameter, NULL), &colour))
    dossier_session_set_colour (self->session, self->note, colour);
}

static void
tag_cb (GtkButton *button, DossierNoteRow *self)
{
  g_autofree char *tag = g_strdup (gtk_button_get_label (button));

  dossier_session_toggle (self->session, DOSSIER_FACET_TAG, tag);
}

static GMenuModel *
make_colour_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (dossier_colour_to_display (i), NULL);

      g_menu_item_set_action_and_target (item, "note.colour", "s", dossier_colour_to_string (i));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (DossierNoteRow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  /* Translators: a menu item of a note: lets one write in it */
  g_menu_append (edit, _ ("_Edit"), "note.edit");
  if (self->note->anchors->len > 0)
    {
      g_autoptr (GMenuModel) colours = make_colour_menu ();
      g_autoptr (GMenuItem) attach = g_menu_item_new (_ ("_Attach to Selection"), NULL);

      /* Translators: a menu item of a note: its highlight's colour */
      g_menu_append_submenu (edit, _ ("_Colour"), colours);
      if (self->note->state == DOSSIER_ANCHOR_MOVED)
        g_menu_append (place, _ ("_Confirm the Place"), "note.confirm");
      g_menu_item_set_action_and_target (attach, "reader.attach-note", "s",
                                         DOSSIER_ITEM (self->note)->id);
      g_menu_append_item (place, attach);
    }
  /* Translators: a menu item of a note: moves it to the trash */
  g_menu_append (last, _ ("_Delete"), "note.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  dossier_item_menu_append_copying (menu, DOSSIER_ITEM (self->note));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  DossierNoteRow *self = data;
  g_autoptr (GMenuModel) menu = make_menu (self);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_menu_button (DossierNoteRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  dossier_tooltip_set (button, _ ("Edit and More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the note"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, self, NULL);
  return button;
}

static void
dossier_note_row_dispose (GObject *object)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (object);

  g_clear_handle_id (&self->edit_id, g_source_remove);
  g_clear_handle_id (&self->close_id, g_source_remove);
  g_clear_object (&self->note);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_note_row_parent_class)->dispose (object);
}

static void
dossier_note_row_class_init (DossierNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_note_row_dispose;
  gtk_widget_class_install_action (widget_class, "note.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "note.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "note.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "note.colour", "s", colour_action);
  g_signal_new ("editing", DOSSIER_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("edited", DOSSIER_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static GtkWidget *
clip (GtkWidget *label, int lines)
{
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_state_box (DossierNoteRow *self)
{
  GtkWidget *column = dossier_column_new (4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->state_box = column;
  self->state = dossier_wrapping_label ("note-state");
  /* Translators: on a note whose place in a changed text is only likely */
  self->confirm = gtk_button_new_with_label (_ ("Confirm?"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->confirm), "note.confirm");
  dossier_tooltip_set (self->confirm, _ ("This is the right place"));
  self->attach = gtk_button_new_with_label (_ ("Attach to Selection"));
  dossier_tooltip_set (self->attach, _ ("Select the right words in the text first"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->attach), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->attach), "reader.attach-note");
  gtk_box_append (GTK_BOX (buttons), self->confirm);
  gtk_box_append (GTK_BOX (buttons), self->attach);
  dossier_column_append (DOSSIER_COLUMN (column), self->state);
  dossier_column_append (DOSSIER_COLUMN (column), buttons);
  return column;
}

static gboolean
link_cb (GtkWidget *label, const char *uri, gpointer data)
{
  return gtk_widget_activate_action (label, "reader.open-uri", "s", uri);
}

static void
dossier_note_row_init (DossierNoteRow *self)
{
  GtkWidget *signs = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DossierColumn *body;

  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->swatch = dossier_swatch_new (DOSSIER_COLOUR_YELLOW);
  self->sign = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "icon-name", "document-edit-symbolic", NULL);
  gtk_widget_set_valign (signs, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (signs), self->swatch);
  gtk_box_append (GTK_BOX (signs), self->sign);

  self->body = dossier_column_new (4);
  body = DOSSIER_COLUMN (self->body);
  gtk_widget_set_hexpand (self->body, TRUE);
  self->words = clip (dossier_quoted_label (), WORDS_LINES);
  self->target = dossier_wrapping_label ("record-title");
  self->text = clip (dossier_wrapping_label ("note-text"), NOTE_LINES);
  gtk_label_set_use_markup (GTK_LABEL (self->text), TRUE);
  g_signal_connect (self->text, "activate-link", G_CALLBACK (link_cb), NULL);
  self->tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_layout_manager (self->tags, dossier_wrap_layout_new (4, 4));
  self->meta = dossier_wrapping_label ("record-meta");
  self->jumps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  dossier_column_append (body, self->words);
  dossier_column_append (body, self->target);
  dossier_column_append (body, self->text);
  dossier_column_append (body, self->tags);
  dossier_column_append (body, make_state_box (self));
  dossier_column_append (body, self->meta);
  dossier_column_append (body, self->jumps);
  gtk_box_append (GTK_BOX (self), signs);
  gtk_box_append (GTK_BOX (self), self->body);
  self->menu = make_menu_button (self);
  gtk_box_append (GTK_BOX (self), self->menu);
}

GtkWidget *
dossier_note_row_new (DossierSession *session)
{
  DossierNoteRow *self = g_object_new (DOSSIER_TYPE_NOTE_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
fill_tags (DossierNoteRow *self)
{
  GPtrArray *tags = self->note->tags;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < tags->len; i++)
    {
      GtkWidget *chip = gtk_button_new_with_label (tags->pdata[i]);
      /* Translators: %s is a tag. */
      g_autofree char *name =
        /* Translators: tooltip of a tag on a note, which filters the list; %s is the tag */
        g_strdup_printf (_ ("Only what is tagged %s"), (char *) tags->pdata[i]);

      gtk_widget_add_css_class (chip, "chip");
      dossier_tooltip_set (chip, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (tag_cb), self, 0);
      gtk_widget_set_parent (chip, self->tags);
    }
  gtk_widget_set_visible (self->tags, tags->len > 0);
}

static char *
describe_orphan (DossierNoteRow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierSection *section = dossier_note_get_section (self->note, document);

  if (section != NULL && section->title != NULL)
    /* Translators: %s is the title of a section. */
    return g_strdup_printf (_ ("Lost: its words are no longer in the text. They stood in “%s”."),
                            section->title);
  return g_strdup (_ ("Lost: its words are no longer in the text."));
}

static void
fill_state (DossierNoteRow *self)
{
  DossierAnchorState state = self->note->state;
  g_autofree char *text = NULL;

  if (state == DOSSIER_ANCHOR_ORPHAN)
    text = describe_orphan (self);
  else if (state == DOSSIER_ANCHOR_MOVED)
    text = g_strdup (_ ("Moved: is this the right place?"));
  else
    text =
      dossier_note_describe_language (self->note, dossier_session_get_document (self->session));
  gtk_widget_set_visible (self->state_box, text != NULL);
  dossier_label_set_or_hide (self->state, text);
  gtk_widget_set_visible (self->confirm, state == DOSSIER_ANCHOR_MOVED);
  gtk_widget_set_visible (self->attach, state != DOSSIER_ANCHOR_ANCHORED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->attach), "s",
                                    DOSSIER_ITEM (self->note)->id);
}

/* "Marked as a quote · Key takeaways · 25 November 2026" */
static char *
describe_meta (DossierNoteRow *self)
{
  GString *text = g_string_new (dossier_note_describe_mark (self->note));
  DossierItem *item = DOSSIER_ITEM (self->note);
  DossierSection *section =
    self->note->anchors->len > 0
      ? dossier_note_get_section (self->note, dossier_session_get_document (self->session))
      : NULL;
  g_autofree char *date = item->date ? dossier_date_to_display (item->date) : NULL;
  const char *const parts[] = { section ? section->title : NULL, date };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
fill (DossierNoteRow *self)
{
  DossierAnnotation *note = self->note;
  g_autofree char *words = dossier_note_get_words (note, 0);
  g_autofree char *target =
    dossier_note_describe_target (note, dossier_session_get_document (self->session));
  g_autofree char *markup =
    dossier_note_has_text (note) ? dossier_markdown_to_markup (note->note) : NULL;
  g_autofree char *meta = describe_meta (self);

  gtk_widget_set_visible (self->swatch, note->colour != DOSSIER_COLOUR_NONE);
  gtk_widget_set_visible (self->sign, note->colour == DOSSIER_COLOUR_NONE);
  dossier_swatch_set_colour (DOSSIER_SWATCH (self->swatch), note->colour);
  dossier_label_set_or_hide (self->words, words);
  dossier_label_set_or_hide (self->target, target);
  dossier_label_set_or_hide (self->text, markup);
  dossier_label_set_or_hide (self->meta, meta);
  fill_tags (self);
  fill_state (self);
  dossier_fill_passage_buttons (GTK_BOX (self->jumps), self->session, DOSSIER_ITEM (note), self);
  /* What is on a person may stand anywhere. */
  gtk_widget_set_visible (self->jumps, note->anchors->len > 0);
  gtk_widget_set_visible (self->menu, TRUE);
}

/* While it is edited the editor shows all but the words. */
static void
hide_parts (DossierNoteRow *self)
{
  GtkWidget *const parts[] = { self->text, self->tags,  self->state_box,
                               self->meta, self->jumps, self->menu };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], FALSE);
}

/* A note that may have nothing in it. */
typedef struct
{
  DossierSession *session;
  char *uuid;
} Remains;

static void
remains_free (gpointer data)
{
  Remains *remains = data;

  g_object_unref (remains->session);
  g_free (remains->uuid);
  g_free (remains);
}

static gboolean
clear_away_cb (gpointer data)
{
  Remains *remains = data;
  DossierAnnotation *note = dossier_session_get_annotation (remains->session, remains->uuid);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  if (note != NULL && dossier_note_is_empty (note))
    {
      g_ptr_array_add (notes, note);
      dossier_session_trash (remains->session, notes);
    }
  return G_SOURCE_REMOVE;
}

/* A note on a record on which nothing was written is none. Not at once: a list may be at work. */
static void
clear_away (DossierNoteRow *self)
{
  Remains *remains = g_new0 (Remains, 1);

  remains->session = g_object_ref (self->session);
  remains->uuid = g_strdup (DOSSIER_ITEM (self->note)->id);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, clear_away_cb, remains, remains_free);
}

/* The list's own widget around it, which takes the keyboard when it is pressed: not from an editor
 * within it. */
static GtkWidget *
get_list_row (DossierNoteRow *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self));

  return box != NULL ? gtk_widget_get_parent (box) : NULL;
}

static void
set_focus_on_click (DossierNoteRow *self, gboolean takes)
{
  if (get_list_row (self) != NULL)
    gtk_widget_set_focus_on_click (get_list_row (self), takes);
}

static void
close_editor (DossierNoteRow *self)
{
  g_autoptr (GtkWidget) editor = NULL;

  g_clear_handle_id (&self->close_id, g_source_remove);
  if (self->editor == NULL)
    return;
  editor = g_object_ref (self->editor);
  self->editor = NULL;
  set_focus_on_click (self, TRUE);
  dossier_note_editor_set_annotation (DOSSIER_NOTE_EDITOR (editor), NULL);
  gtk_widget_unparent (editor);
  fill (self);
  clear_away (self);
  g_signal_emit_by_name (self, "edited");
}

static gboolean
close_cb (gpointer data)
{
  DossierNoteRow *self = data;

  self->close_id = 0;
  close_editor (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the editor is still acting. */
static void
queue_close (DossierNoteRow *self)
{
  if (self->close_id == 0)
    self->close_id = g_idle_add (close_cb, self);
}

/* Its row gets the keyboard back. */
static void
done_cb (DossierNoteRow *self)
{
  gtk_widget_grab_focus (get_list_row (self));
  queue_close (self);
}

static void
contains_focus_cb (DossierNoteRow *self, GParamSpec *pspec, GtkEventControllerFocus *controller)
{
  if (!gtk_event_controller_focus_contains_focus (controller))
    queue_close (self);
}

void
dossier_note_row_set_note (DossierNoteRow *self, DossierAnnotation *note)
{
  g_return_if_fail (DOSSIER_IS_NOTE_ROW (self));
  g_return_if_fail (DOSSIER_IS_ANNOTATION (note));

  g_clear_handle_id (&self->edit_id, g_source_remove);
  close_editor (self);
  g_set_object (&self->note, note);
  fill (self);
}

DossierAnnotation *
dossier_note_row_get_note (DossierNoteRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ROW (self), NULL);

  return self->note;
}

void
dossier_note_row_edit (DossierNoteRow *self)
{
  GtkEventController *focus;

  g_return_if_fail (DOSSIER_IS_NOTE_ROW (self));

  if (self->note == NULL)
    return;
  if (self->editor == NULL)
    {
      focus = gtk_event_controller_focus_new ();
      self->editor = dossier_note_editor_new (self->session);
      dossier_column_append (DOSSIER_COLUMN (self->body), self->editor);
      g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (contains_focus_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (self->editor, focus);
      set_focus_on_click (self, FALSE);
      g_signal_emit_by_name (self, "editing");
      hide_parts (self);
      dossier_note_editor_set_annotation (DOSSIER_NOTE_EDITOR (self->editor), self->note);
    }
  dossier_note_editor_edit (DOSSIER_NOTE_EDITOR (self->editor));
}
