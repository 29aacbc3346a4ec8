/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/markdown/note-text.h"
#include "linking/annotating.h"
#include "views/colour-buttons.h"
#include "views/note-editor.h"
#include "views/tag-entry.h"

/* Of words and notes in names. */
#define NAME_CHARS 40

struct _DossierNoteEditor
{
  AdwBin parent_instance;

  DossierSession *session;
  char *id;
  DossierColour colour;
  gboolean typed;   /* since it was last left */
  gboolean showing; /* what is in the text comes from the session */

  DossierColourButtons *colours;
  GtkToggleButton *preview_button;
  GtkWidget *delete_button;
  GtkWidget *doubt;
  GtkLabel *doubt_label;
  GtkButton *doubt_button;
  GtkStack *stack;
  GtkTextView *source;
  GtkWidget *rendered_window;
  GtkLabel *rendered;
  AdwBin *tags_place;
  DossierTagEntry *tags;
  GtkLabel *times;
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, ADW_TYPE_BIN)

static DossierAnnotation *
get_annotation (DossierNoteEditor *self)
{
  return self->id != NULL ? dossier_session_get_annotation (self->session, self->id) : NULL;
}

static char *
get_text (DossierNoteEditor *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->source);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* What was there before belongs to another note, or to the window's own undo. */
static void
set_text (DossierNoteEditor *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->source);
  g_autofree char *now = get_text (self);

  if (g_strcmp0 (now, text) == 0)
    return;
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->showing = FALSE;
}

static void
leave (DossierNoteEditor *self)
{
  DossierAnnotation *annotation = get_annotation (self);

  if (annotation != NULL)
    dossier_tag_entry_take (self->tags);
  annotation = get_annotation (self);
  if (self->typed && annotation != NULL)
    {
      self->typed = FALSE;
      dossier_session_leave_note (self->session, annotation);
    }
  self->typed = FALSE;
}

static void
done (DossierNoteEditor *self)
{
  leave (self);
  g_signal_emit (self, done_signal, 0);
}

static gboolean
shows_source (DossierNoteEditor *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "source");
}

static void
render (DossierNoteEditor *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *markup = dossier_markdown_to_markup (text);

  gtk_label_set_markup (self->rendered, markup);
}

static void
show_page (DossierNoteEditor *self, gboolean source)
{
  if (!source)
    render (self);
  gtk_stack_set_visible_child_name (self->stack, source ? "source" : "rendered");
  gtk_toggle_button_set_active (self->preview_button, !source);
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup ("");
  /* Translators: a date and time, as g_date_time_format() has it: “25 November 2026, 14:05” */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}

static void
show_times (DossierNoteEditor *self, DossierAnnotation *annotation)
{
  g_autofree char *created = format_time (annotation->created);
  g_autofree char *modified = format_time (annotation->modified);
  g_autofree char *text = NULL;

  if (g_str_equal (created, modified))
    /* Translators: %s is the date and time at which a note was made. */
    text = g_strdup_printf (_ ("Made %s"), created);
  else
    /* Translators: %1$s and %2$s are the dates and times at which a note was made and changed. */
    text = g_strdup_printf (_ ("Made %1$s, changed %2$s"), created, modified);
  gtk_label_set_text (self->times, text);
}

static void
show_doubt (DossierNoteEditor *self, DossierAnnotation *annotation)
{
  g_autofree char *exact = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->doubt, annotation->state != DOSSIER_ANCHOR_ANCHORED);
  if (annotation->state == DOSSIER_ANCHOR_ANCHORED)
    return;
  exact = dossier_annotation_get_exact (annotation);
  line = dossier_markdown_to_line (exact != NULL ? exact : "", 160);
  if (annotation->state == DOSSIER_ANCHOR_MOVED)
    {
      /* Translators: %s are words that were marked in an earlier state of the text. */
      text = g_strdup_printf (_ ("The text has changed. These were the words: “%s”"), line);
      gtk_button_set_label (self->doubt_button, _ ("This Is the Place"));
    }
  else
    {
      /* Translators: %s are words that were marked in an earlier state of the text. */
      text = g_strdup_printf (
        /* Translators: %s is the words that a note was on */
        _ ("These words are no longer in the text: “%s”. Select others to attach the note to."),
        line);
      gtk_button_set_label (self->doubt_button, _ ("Attach to What Is Selected"));
    }
  gtk_label_set_text (self->doubt_label, text);
}

static void
show (DossierNoteEditor *self, DossierAnnotation *annotation)
{
  gboolean marks = annotation->anchors->len > 0;

  set_text (self, annotation->note != NULL ? annotation->note : "");
  if (!shows_source (self))
    render (self);
  self->colour = annotation->colour;
  dossier_colour_buttons_set_colour (self->colours, annotation->colour);
  gtk_widget_set_sensitive (GTK_WIDGET (self->colours), marks);
  gtk_widget_set_opacity (GTK_WIDGET (self->colours), marks ? 1 : 0);
  dossier_tag_entry_set_tags (self->tags, annotation->tags);
  show_doubt (self, annotation);
  show_times (self, annotation);
}

static void
notes_changed_cb (DossierNoteEditor *self)
{
  DossierAnnotation *annotation = get_annotation (self);

  if (self->id == NULL)
    return;
  if (annotation != NULL)
    {
      show (self, annotation);
      return;
    }
  g_clear_pointer (&self->id, g_free);
  self->typed = FALSE;
  g_signal_emit (self, done_signal, 0);
}

static void
typed_cb (DossierNoteEditor *self)
{
  DossierAnnotation *annotation = get_annotation (self);
  g_autofree char *text = NULL;

  if (self->showing || annotation == NULL)
    return;
  text = get_text (self);
  self->typed = TRUE;
  dossier_session_type_note (self->session, annotation, text);
}

static void
colour_cb (DossierNoteEditor *self, int colour)
{
  DossierAnnotation *annotation = get_annotation (self);

  if (annotation != NULL)
    dossier_session_set_colour (self->session, annotation, (DossierColour) colour);
}

static void
tags_cb (DossierNoteEditor *self)
{
  DossierAnnotation *annotation = get_annotation (self);

  if (annotation != NULL)
    dossier_session_set_tags (self->session, annotation, dossier_tag_entry_get_tags (self->tags));
}

static void
preview_cb (DossierNoteEditor *self)
{
  gboolean source = !gtk_toggle_button_get_active (self->preview_button);

  if (source == shows_source (self))
    return;
  show_page (self, source);
  if (source)
    gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

static void
delete_cb (DossierNoteEditor *self)
{
  DossierAnnotation *annotation = get_annotation (self);

  leave (self);
  annotation = get_annotation (self);
  if (annotation != NULL)
    dossier_trash_note (GTK_WIDGET (self), self->session, annotation);
}

/* Confirming is the session's; what is selected the reader knows. */
static void
doubt_cb (DossierNoteEditor *self)
{
  DossierAnnotation *annotation = get_annotation (self);

  if (annotation == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              annotation->state == DOSSIER_ANCHOR_MOVED ? "reader.confirm-note"
                                                                        : "reader.attach-note",
                              "s", self->id);
}

static gboolean
link_cb (GtkLabel *label, const char *uri, DossierNoteEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.open-uri", "s", uri);
  return GDK_EVENT_STOP;
}

static void
rendered_released_cb (DossierNoteEditor *self, int n_press)
{
  if (gtk_label_get_current_uri (self->rendered) == NULL)
    dossier_note_editor_edit (self);
}

static gboolean
key_cb (DossierNoteEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter =
    keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (enter && held == 0 && gtk_widget_has_focus (self->rendered_window))
    dossier_note_editor_edit (self);
  else if ((enter && held == GDK_CONTROL_MASK) || (keyval == GDK_KEY_Escape && held == 0))
    done (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
dossier_note_editor_unmap (GtkWidget *widget)
{
  leave (DOSSIER_NOTE_EDITOR (widget));

  GTK_WIDGET_CLASS (dossier_note_editor_parent_class)->unmap (widget);
}

static void
dossier_note_editor_dispose (GObject *object)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (object);

  if (self->session != NULL && self->tags != NULL)
    leave (self);
  g_clear_pointer (&self->id, g_free);
  self->tags = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_NOTE_EDITOR);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_note_editor_parent_class)->dispose (object);
}

static void
dossier_note_editor_class_init (DossierNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_note_editor_dispose;
  widget_class->unmap = dossier_note_editor_unmap;

  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_TYPE_COLOUR_BUTTONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, colours);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, preview_button);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, delete_button);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, doubt);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, doubt_button);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, source);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, rendered_window);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, rendered);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, tags_place);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, times);
  gtk_widget_class_bind_template_callback (widget_class, colour_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
dossier_note_editor_init (DossierNoteEditor *self)
{
  GtkEventController *controller;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->source), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  /* Before the text takes Ctrl+Enter for a line. */
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect_swapped (controller, "released", G_CALLBACK (rendered_released_cb), self);
  gtk_widget_add_controller (self->rendered_window, controller);
}

GtkWidget *
dossier_note_editor_new (DossierSession *session)
{
  DossierNoteEditor *self;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self = g_object_new (DOSSIER_TYPE_NOTE_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->tags = DOSSIER_TAG_ENTRY (dossier_tag_entry_new (session));
  adw_bin_set_child (self->tags_place, GTK_WIDGET (self->tags));
  g_signal_connect_object (self->tags, "changed", G_CALLBACK (tags_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (notes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dossier_note_editor_set_annotation (DossierNoteEditor *self, DossierAnnotation *annotation)
{
  const char *id = annotation != NULL ? DOSSIER_ITEM (annotation)->id : NULL;

  g_return_if_fail (DOSSIER_IS_NOTE_EDITOR (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;
  leave (self);
  g_free (self->id);
  self->id = g_strdup (id);
  /* What leaving has written may have put another object in its place. */
  annotation = get_annotation (self);
  if (annotation == NULL)
    return;
  show (self, annotation);
  show_page (self, annotation->note == NULL || *annotation->note == '\0');
}

const char *
dossier_note_editor_get_id (DossierNoteEditor *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_EDITOR (self), NULL);

  return self->id;
}

void
dossier_note_editor_edit (DossierNoteEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (DOSSIER_IS_NOTE_EDITOR (self));

  buffer = gtk_text_view_get_buffer (self->source);
  show_page (self, TRUE);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

void
dossier_trash_note (GtkWidget *widget, DossierSession *session, DossierAnnotation *annotation)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  gboolean note = annotation->note != NULL && *annotation->note != '\0';
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  g_ptr_array_add (annotations, annotation);
  dossier_session_trash (session, annotations);
  if (overlay == NULL)
    return;
  toast = adw_toast_new (note ? _ ("Note moved to the trash") : _ ("Highlight moved to the trash"));
  /* Translators: a button: takes back what was done just now */
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

char *
dossier_note_to_name (DossierAnnotation *annotation)
{
  g_autofree char *exact = NULL;
  g_autofree char *words = NULL;
  g_autofree char *note = NULL;

  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);

  exact = dossier_annotation_get_exact (annotation);
  if (exact != NULL)
    {
      g_strdelimit (exact, "\n", ' ');
      if (g_utf8_strlen (exact, -1) > NAME_CHARS)
        {
          g_autofree char *head = g_utf8_substring (exact, 0, NAME_CHARS);

          words = g_strconcat (g_strchomp (head), "…", NULL);
        }
      else
        words = g_strdup (exact);
    }
  if (annotation->note != NULL && *annotation->note != '\0')
    note = dossier_markdown_to_line (annotation->note, NAME_CHARS);
  if (words != NULL && note != NULL)
    /* Translators: %1$s are words of a text, %2$s the first words of a note on them */
    return g_strdup_printf (_ ("Note on “%1$s”: %2$s"), words, note);
  if (words != NULL)
    /* Translators: %s are words of a text that are marked */
    return g_strdup_printf (_ ("Highlight on “%s”"), words);
  /* Translators: %s are the first words of a note */
  return note != NULL ? g_strdup_printf (_ ("Note: %s"), note)
                      /* Translators: the name of the editor of one note, which has no words yet */
                      : g_strdup (_ ("Note"));
}
