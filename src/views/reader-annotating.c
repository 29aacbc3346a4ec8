/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with words: highlight, note, delete, and the keys for it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/annotating.h"
#include "views/reader-view-private.h"

void
dossier_reader_view_say (DossierReaderView *self, const char *message)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  gtk_widget_error_bell (GTK_WIDGET (self));
  if (overlay == NULL)
    return;
  if (self->said != NULL)
    adw_toast_dismiss (self->said);
  g_set_weak_pointer (&self->said, adw_toast_new (message));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), self->said);
}

gboolean
dossier_reader_view_is_in_head (DossierReaderView *self)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  guint start, end, passage, offset;

  if (layout == NULL || self->part > 0)
    return FALSE;
  if (!dossier_text_view_get_selection (self->text, &start, &end))
    start = end = dossier_text_view_get_caret (self->text);
  return !dossier_reading_layout_from_position (layout, end > start ? end - 1 : end, &passage,
                                                &offset) &&
         passage == 0 && offset == 0;
}

static void
remember_colour (DossierReaderView *self, DossierColour colour)
{
  if (colour == DOSSIER_COLOUR_NONE || colour == self->colour)
    return;
  self->colour = colour;
  g_object_notify (G_OBJECT (self), "colour");
}

/* Nothing is selected any more: what was marked is seen as it is. The caret stays at the end at
 * which it was, or moves there from what is only shown, so that the next key means the same. */
static void
deselect (DossierReaderView *self, const char *id)
{
  const GArray *annotations = dossier_text_view_get_annotations (self->text);
  guint start, end;
  guint caret = dossier_text_view_get_caret (self->text);
  gboolean at_start = dossier_text_view_get_selection (self->text, &start, &end) && caret == start;

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const DossierTextAnnotation *one = &g_array_index (annotations, DossierTextAnnotation, i);

      if (one->id != id)
        continue;
      if (at_start && one->first)
        caret = one->start;
      else if (!at_start && one->last)
        caret = MIN (caret, one->end);
    }
  dossier_text_view_set_caret (self->text, caret);
}

static void
take_as_last (DossierReaderView *self, DossierAnnotation *annotation)
{
  self->last_made = g_intern_string (DOSSIER_ITEM (annotation)->id);
  self->stepped_to = NULL;
  dossier_reader_view_update_attended (self);
}

/* Marks what is selected. NULL when that is nothing. */
static DossierAnnotation *
annotate (DossierReaderView *self, DossierColour colour)
{
  g_autoptr (GArray) stretches = dossier_reader_view_get_stretches (self);
  DossierAnnotation *annotation;

  if (stretches->len == 0)
    return NULL;
  annotation = dossier_session_annotate (self->session, stretches, colour);
  if (annotation == NULL)
    return NULL;
  deselect (self, g_intern_string (DOSSIER_ITEM (annotation)->id));
  take_as_last (self, annotation);
  return annotation;
}

static void
set_colour (DossierReaderView *self, DossierColour colour)
{
  DossierAnnotation *annotation = dossier_reader_view_get_annotation (self);

  dossier_reader_view_hide_bar (self);
  remember_colour (self, colour);
  if (annotation != NULL)
    {
      const char *id = g_intern_string (DOSSIER_ITEM (annotation)->id);

      dossier_session_set_colour (self->session, annotation, colour);
      deselect (self, id);
    }
  else if (annotate (self, colour) == NULL)
    dossier_reader_view_say (self,
                             dossier_reader_view_is_in_head (self)
                               ? _ ("The title and what stands with it cannot be highlighted. "
                                    "Press N for a note on the document.")
                               : _ ("Select the words that are to be highlighted."));
}

static void
highlight_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;

  if (self->document != NULL)
    set_colour (self, self->colour);
}

static void
colour_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierColour colour;

  if (self->document != NULL &&
      dossier_colour_from_string (g_variant_get_string (parameter, NULL), &colour))
    set_colour (self, colour);
}

/* What is noted at the title is about the whole. */
static void
note_on_document (DossierReaderView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-note", "s", "");
  dossier_reader_view_say (self, _ ("This note is on the document as a whole."));
}

static void
note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierAnnotation *annotation;

  if (self->document == NULL)
    return;
  dossier_reader_view_hide_bar (self);
  annotation = dossier_reader_view_get_annotation (self);
  if (annotation == NULL)
    annotation = annotate (self, self->colour);
  else
    deselect (self, g_intern_string (DOSSIER_ITEM (annotation)->id));
  if (annotation != NULL)
    dossier_reader_view_open_note (self, annotation);
  else if (dossier_reader_view_is_in_head (self))
    note_on_document (self);
  else
    dossier_reader_view_say (self, _ ("Select the words that the note is to be on."));
}

static void
open_note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierAnnotation *annotation =
    dossier_session_get_annotation (self->session, g_variant_get_string (parameter, NULL));

  if (annotation != NULL)
    dossier_reader_view_open_note (self, annotation);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierAnnotation *annotation = dossier_reader_view_get_annotation (self);

  dossier_reader_view_hide_bar (self);
  if (annotation != NULL)
    dossier_trash_note (GTK_WIDGET (self), self->session, annotation);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  gboolean forward = g_str_equal (g_action_get_name (G_ACTION (action)), "next-note");
  const DossierTextAnnotation *one =
    dossier_text_view_step_annotation (self->text, dossier_text_view_get_caret (self->text),
                                       forward);

  if (one == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dossier_text_view_set_caret (self->text, one->start);
  dossier_text_view_reveal (self->text, one->start, MAX (one->end, one->start + 1));
  self->last_made = self->stepped_to = one->id;
  dossier_reader_view_update_attended (self);
}

static void
attach_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierAnnotation *annotation =
    dossier_session_get_annotation (self->session, g_variant_get_string (parameter, NULL));
  g_autoptr (GArray) stretches = dossier_reader_view_get_stretches (self);

  if (annotation == NULL || stretches->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dossier_reader_view_hide_bar (self);
  dossier_session_attach (self->session, annotation, stretches);
  deselect (self, g_intern_string (g_variant_get_string (parameter, NULL)));
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  DossierAnnotation *annotation =
    dossier_session_get_annotation (self->session, g_variant_get_string (parameter, NULL));

  if (annotation == NULL)
    return;
  g_ptr_array_add (annotations, annotation);
  dossier_session_confirm (self->session, annotations);
}

static void
bar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  guint start, end;

  if (dossier_text_view_get_selection (self->text, &start, &end) ||
      dossier_reader_view_get_annotation (self) != NULL)
    dossier_reader_view_show_bar (self, TRUE);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Single letters. Each has a twin with Ctrl or Alt, for those who have them turned off or speak to
 * the computer (WCAG 2.1, 2.1.4). Others put in the actions that mark what stands there. */
static const struct
{
  guint key;
  const char *action;
  const char *target;
} letters[] = {
  { GDK_KEY_h, "highlight", NULL },
  { GDK_KEY_u, "colour", "underline" },
  { GDK_KEY_n, "note", NULL },
  { GDK_KEY_c, "annotation-bar", NULL },
  { GDK_KEY_1, "colour", "yellow" },
  { GDK_KEY_2, "colour", "green" },
  { GDK_KEY_3, "colour", "blue" },
  { GDK_KEY_4, "colour", "pink" },
  { GDK_KEY_5, "colour", "purple" },
  { GDK_KEY_6, "colour", "orange" },
  { GDK_KEY_7, "colour", "underline" },
  { GDK_KEY_bracketright, "next-note", NULL },
  { GDK_KEY_bracketleft, "previous-note", NULL },
  { GDK_KEY_q, "mark-quote", NULL },
  { GDK_KEY_e, "mark-event", NULL },
  { GDK_KEY_p, "mark-person", NULL },
  { GDK_KEY_o, "mark-organisation", NULL },
  { GDK_KEY_l, "mark-place", NULL },
  { GDK_KEY_s, "mark-source", NULL },
  { GDK_KEY_k, "mark-commitment", NULL },
};

/* Also on a keyboard whose letters are others: GDK looks at its further groups. */
static gboolean
is_key (GtkEventController *controller, guint keyval, guint key)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (event != NULL)
    return gdk_key_event_matches (event, key, 0) != GDK_KEY_MATCH_NONE;
  return keyval == key;
}

static gboolean
activate (DossierReaderView *self, const char *name, const char *target)
{
  GActionGroup *actions = G_ACTION_GROUP (self->actions);

  if (!g_action_group_get_action_enabled (actions, name))
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (actions, name,
                                  target != NULL ? g_variant_new_string (target) : NULL);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventController *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        DossierReaderView *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  /* GTK's own would do nothing. */
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    return activate (self, "delete-note", NULL);
  for (guint i = 0; self->single_letter_keys && i < G_N_ELEMENTS (letters); i++)
    if (is_key (controller, keyval, letters[i].key))
      return activate (self, letters[i].action, letters[i].target);
  return GDK_EVENT_PROPAGATE;
}

/* What makes or changes something, where nothing can be made. */
static void
update_enabled (DossierReaderView *self)
{
  static const char *const names[] = { "highlight",         "colour",        "note",
                                       "delete-note",       "attach-note",   "confirm-note",
                                       "mark-quote",        "mark-event",    "mark-person",
                                       "mark-organisation", "mark-place",    "mark-source",
                                       "mark-commitment",   "annotation-bar" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                     dossier_session_can_annotate (self->session));
    }
}

void
dossier_reader_view_init_annotating (DossierReaderView *self)
{
  static const GActionEntry entries[] = {
    { "highlight", highlight_cb },
    { "colour", colour_cb, "s" },
    { "note", note_cb },
    { "open-note", open_note_cb, "s" },
    { "delete-note", delete_cb },
    { "next-note", step_cb },
    { "previous-note", step_cb },
    { "attach-note", attach_cb, "s" },
    { "confirm-note", confirm_cb, "s" },
    { "annotation-bar", bar_cb },
  };
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  /* before GTK's input method takes them for text */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_name (controller, "annotating");
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), controller);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (update_enabled), self,
                           G_CONNECT_SWAPPED);
  update_enabled (self);
}

void
dossier_reader_view_class_init_annotating (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType held;
    const char *action;
    const char *target;
  } keys[] = {
    { GDK_KEY_h, GDK_CONTROL_MASK, "reader.highlight", NULL },
    { GDK_KEY_u, GDK_CONTROL_MASK, "reader.colour", "underline" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "reader.note", NULL },
    { GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.annotation-bar", NULL },
    { GDK_KEY_1, GDK_CONTROL_MASK, "reader.colour", "yellow" },
    { GDK_KEY_2, GDK_CONTROL_MASK, "reader.colour", "green" },
    { GDK_KEY_3, GDK_CONTROL_MASK, "reader.colour", "blue" },
    { GDK_KEY_4, GDK_CONTROL_MASK, "reader.colour", "pink" },
    { GDK_KEY_5, GDK_CONTROL_MASK, "reader.colour", "purple" },
    { GDK_KEY_6, GDK_CONTROL_MASK, "reader.colour", "orange" },
    { GDK_KEY_7, GDK_CONTROL_MASK, "reader.colour", "underline" },
    { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "reader.next-note", NULL },
    { GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "reader.previous-note", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].target != NULL)
      gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].held, keys[i].action, "s",
                                           keys[i].target);
    else
      gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].held, keys[i].action, NULL);
}
