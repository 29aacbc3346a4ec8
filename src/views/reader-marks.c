/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader says of words: that they are a quote, an event, a name. The actions work from the
 * whole window: lists use them for the records that marks make. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/marking.h"
#include "text/reader-marks.h"
#include "views/mark-editor.h"
#include "views/merge-window.h"
#include "views/reader-view-private.h"

static const struct
{
  const char *action;
  DossierKind kind;
  const char *label;
  const char *letter; /* its key, where single letters are keys */
} kinds[] = {
  /* Translators: in the menu “Mark As”: the words selected are something said */
  { "mark-quote", DOSSIER_KIND_QUOTE, N_ ("_Quote…"), "q" },
  /* Translators: in the menu “Mark As”: the words selected are something that happened */
  { "mark-event", DOSSIER_KIND_EVENT, N_ ("_Event…"), "e" },
  /* Translators: in the menu “Mark As”: the words selected are somebody's name */
  { "mark-person", DOSSIER_KIND_PERSON, N_ ("_Person…"), "p" },
  /* Translators: in the menu “Mark As”: the words selected are an organisation's name */
  { "mark-organisation", DOSSIER_KIND_ORGANISATION, N_ ("_Organisation…"), "o" },
  /* Translators: in the menu “Mark As”: the words selected are a place's name */
  { "mark-place", DOSSIER_KIND_PLACE, N_ ("P_lace…"), "l" },
  /* Translators: in the menu “Mark As”: the words selected are something published */
  { "mark-source", DOSSIER_KIND_SOURCE, N_ ("_Source…"), "s" },
  /* Translators: in the menu “Mark As”: the words selected are something announced */
  { "mark-commitment", DOSSIER_KIND_COMMITMENT, N_ ("_Commitment…"), "k" },
};

static GtkWindow *
get_window (DossierReaderView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The word in which the caret stands, or at which it ends. */
static GArray *
find_word (DossierReaderView *self)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), &start,
                                      (int) dossier_text_view_get_caret (self->text));
  end = start;
  if (!gtk_text_iter_inside_word (&start) && !gtk_text_iter_ends_word (&start))
    return g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  if (!gtk_text_iter_starts_word (&start))
    gtk_text_iter_backward_word_start (&start);
  if (!gtk_text_iter_ends_word (&end))
    gtk_text_iter_forward_word_end (&end);
  return dossier_reader_find_stretches (layout, (guint) gtk_text_iter_get_offset (&start),
                                        (guint) gtk_text_iter_get_offset (&end));
}

static GArray *
get_words (DossierReaderView *self)
{
  GArray *stretches = dossier_reader_view_get_stretches (self);

  if (stretches->len > 0 || dossier_text_view_get_layout (self->text) == NULL)
    return stretches;
  g_array_unref (stretches);
  return find_word (self);
}

/* The record comes with the document as the mark makes it; then it is under attention. */
static void
marked_cb (DossierReaderView *self, const char *id)
{
  g_free (self->awaited);
  self->awaited = g_strdup (id);
  dossier_text_view_set_caret (self->text, dossier_text_view_get_caret (self->text));
}

static void
revised_cb (DossierReaderView *self)
{
  g_autofree char *awaited = g_steal_pointer (&self->awaited);
  DossierItem *item =
    awaited != NULL
      ? dossier_document_lookup (dossier_session_get_document (self->session), awaited)
      : NULL;

  if (item != NULL)
    dossier_session_set_focus (self->session, item, self);
}

/* On a small screen no wider than what it stands over. */
static void
present_over (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (parent != NULL)
    gtk_window_set_default_size (window, MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                                 height);
  gtk_window_present (window);
}

static void
present (DossierReaderView *self, DossierMarkEditor *editor)
{
  g_signal_connect_object (editor, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
  present_over (GTK_WINDOW (editor));
}

static void
mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  g_autoptr (GArray) stretches = NULL;

  if (self->document == NULL)
    return;
  stretches = get_words (self);
  dossier_reader_view_hide_bar (self);
  if (stretches->len == 0)
    {
      dossier_reader_view_say (self, dossier_reader_view_is_in_head (self)
                                       ? _ ("The title and what stands with it cannot be marked.")
                                       : _ ("Select the words that are to be marked."));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].action, g_action_get_name (G_ACTION (action))))
      present (self, dossier_mark_editor_new (get_window (self), self->session, kinds[i].kind,
                                              stretches));
}

/* Records and marks that are there */

static DossierItem *
find_record (DossierReaderView *self, GVariant *id)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  return document != NULL ? dossier_document_lookup (document, g_variant_get_string (id, NULL))
                          : NULL;
}

static void
edit_mark (DossierReaderView *self, DossierAnnotation *annotation)
{
  if (annotation != NULL && annotation->mark != NULL)
    present (self, dossier_mark_editor_new_for (get_window (self), self->session, annotation));
}

static void
edit_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierItem *record = find_record (self, parameter);

  if (record != NULL)
    edit_mark (self, dossier_session_find_mark (self->session, record));
}

static void
edit_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;

  edit_mark (self, dossier_session_get_annotation (self->session,
                                                   g_variant_get_string (parameter, NULL)));
}

/* What has gone can be had back at once. */
static void
say_withdrawn (DossierReaderView *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  /* Translators: said for a moment: words are no longer marked as a quote, an event … */
  toast = adw_toast_new (_ ("Mark withdrawn"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
withdraw_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierItem *record = find_record (self, parameter);

  if (record == NULL || !dossier_session_can_withdraw_record (self->session, record))
    return;
  dossier_session_withdraw_record (self->session, record);
  say_withdrawn (self);
}

static void
withdraw_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  DossierAnnotation *annotation =
    dossier_session_get_annotation (self->session, g_variant_get_string (parameter, NULL));

  if (annotation == NULL)
    return;
  g_ptr_array_add (marks, annotation);
  dossier_session_withdraw_marks (self->session, marks);
  say_withdrawn (self);
}

static void
merge_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  DossierItem *record = find_record (self, parameter);

  if (DOSSIER_IS_ENTITY (record))
    present_over (GTK_WINDOW (
      dossier_merge_window_new (get_window (self), self->session, DOSSIER_ENTITY (record))));
}

/* Menus */

static void
fill_marks_menu (DossierReaderView *self)
{
  gboolean letters;

  g_object_get (self, "single-letter-keys", &letters, NULL);
  g_menu_remove_all (self->menu_marks);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *action = g_strconcat ("reader.", kinds[i].action, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].label), action);

      if (letters)
        g_menu_item_set_attribute (item, "accel", "s", kinds[i].letter);
      g_menu_append_item (self->menu_marks, item);
    }
}

static gboolean
covers (const DossierAnnotation *annotation, guint passage, guint offset)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->found == (int) passage && !anchor->whole && anchor->found_start <= offset &&
          offset <= anchor->found_end)
        return TRUE;
    }
  return FALSE;
}

static const char *
get_edit_label (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_QUOTE:
      return _ ("Edit Your Quote…");
    case DOSSIER_KIND_EVENT:
      return _ ("Edit Your Event…");
    case DOSSIER_KIND_PERSON:
      return _ ("Edit Your Mark of a Person…");
    case DOSSIER_KIND_ORGANISATION:
      return _ ("Edit Your Mark of an Organisation…");
    case DOSSIER_KIND_PLACE:
      return _ ("Edit Your Mark of a Place…");
    case DOSSIER_KIND_SOURCE:
      return _ ("Edit Your Source…");
    case DOSSIER_KIND_COMMITMENT:
      return _ ("Edit Your Commitment…");
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      return _ ("Edit Your Mark…");
    }
}

void
dossier_reader_view_add_marks_to_menu (DossierReaderView *self, guint position)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  guint passage, offset;

  if (layout == NULL || !dossier_reading_layout_from_position (layout, position, &passage, &offset))
    return;
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);
      const char *id = DOSSIER_ITEM (note)->id;

      if (note->mark == NULL || !covers (note, passage, offset))
        continue;
      dossier_reader_view_add_to_menu (self, get_edit_label (note->mark->kind), "reader.edit-mark",
                                       id);
      dossier_reader_view_add_to_menu (self, _ ("Withdraw Your Mark"), "reader.withdraw-mark", id);
    }
}

void
dossier_reader_view_init_marks (DossierReaderView *self)
{
  static const GActionEntry entries[] = {
    { "mark-quote", mark_cb },
    { "mark-event", mark_cb },
    { "mark-person", mark_cb },
    { "mark-organisation", mark_cb },
    { "mark-place", mark_cb },
    { "mark-source", mark_cb },
    { "mark-commitment", mark_cb },
    { "edit-record", edit_record_cb, "s" },
    { "withdraw-record", withdraw_record_cb, "s" },
    { "merge-record", merge_record_cb, "s" },
    { "edit-mark", edit_mark_cb, "s" },
    { "withdraw-mark", withdraw_mark_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect (self, "notify::single-letter-keys", G_CALLBACK (fill_marks_menu), NULL);
  g_signal_connect_object (self->session, "revised", G_CALLBACK (revised_cb), self,
                           G_CONNECT_SWAPPED);
  fill_marks_menu (self);
}
