/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/annotating.h"
#include "views/reader-view-private.h"
#include "widgets/column.h"

enum
{
  PROP_SESSION = 1,
  PROP_COLOUR,
  PROP_SINGLE_LETTER_KEYS,
  N_PROPS
};

enum
{
  SUGGESTION,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierReaderView, dossier_reader_view, ADW_TYPE_BIN)

static int
get_speaker_number (gpointer user_data, const DossierEntity *speaker)
{
  return dossier_session_get_speaker_number (user_data, speaker);
}

static gboolean
passes (gpointer user_data, guint passage)
{
  DossierReaderView *self = user_data;

  DossierCrossfilter *results = dossier_session_get_results (self->session);

  return dossier_crossfilter_get_matches (results, DOSSIER_KIND_PASSAGE)[passage] !=
         DOSSIER_MATCH_NO;
}

static DossierReadingPart *
get_part (DossierReaderView *self, guint part)
{
  return &g_array_index (self->parts, DossierReadingPart, part);
}

/* The section that a part begins with. */
static const char *
get_part_title (DossierReaderView *self)
{
  const DossierPassage *first;
  int section;

  if (get_part (self, self->part)->n_passages == 0)
    return "";
  first = dossier_document_get_passage (self->document, get_part (self, self->part)->first);
  section = DOSSIER_ITEM (first)->section;
  if (section < 0)
    return "";
  return DOSSIER_SECTION (
           dossier_document_get (self->document, DOSSIER_KIND_SECTION, (guint) section))
    ->title;
}

static void
update_part_bar (DossierReaderView *self)
{
  gboolean several = self->parts != NULL && self->parts->len > 1;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->part_bar, several);
  if (!several)
    return;
  /* Translators: a long document is shown in parts. %1$u is the number of the part shown, %2$u how
   * many there are, %3$s the title of the section with which it begins (may be empty) */
  text = g_strdup_printf (_ ("Part %1$u of %2$u: %3$s"), self->part + 1, self->parts->len,
                          get_part_title (self));
  gtk_label_set_text (self->part_label, text);
}

static void
update_focus (DossierReaderView *self)
{
  DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GArray) passages = NULL;

  if (layout == NULL)
    return;
  dossier_reader_view_update_attended (self);
  dossier_reader_find_focus (layout, dossier_session_get_focus (self->session), &ranges, &passages);
  /* its own outline tells it */
  if (DOSSIER_IS_ANNOTATION (dossier_session_get_focus (self->session)))
    g_array_set_size (ranges, 0);
  dossier_text_view_set_focus (self->text, ranges, passages);
}

static DossierReadingLayout *
lay_out_part (DossierReaderView *self)
{
  const DossierReadingPart *one = get_part (self, self->part);

  return dossier_reading_layout_new (self->document, one->first, one->n_passages);
}

static void
part_shown (DossierReaderView *self)
{
  update_part_bar (self);
  update_focus (self);
  dossier_reader_view_update_annotations (self);
  dossier_reader_view_update_notes (self);
  dossier_reader_find_part_shown (self);
  dossier_reader_view_update_suggested (self);
  dossier_reader_view_update_actions (self);
}

void
dossier_reader_view_show_part (DossierReaderView *self, guint part)
{
  g_autoptr (DossierReadingLayout) layout = NULL;

  if (self->parts == NULL || part >= self->parts->len)
    return;
  dossier_reader_view_close_note (self);
  self->part = part;
  layout = lay_out_part (self);
  dossier_text_view_set_layout (self->text, layout);
  part_shown (self);
}

/* The same document with other marks, or in another language: nothing moves, and what is being
 * written goes on. */
static void
revise (DossierReaderView *self)
{
  g_autoptr (DossierReadingLayout) layout = NULL;
  guint passage, offset;

  self->parts = dossier_reading_parts_new (self->document, DOSSIER_READING_MAX_WORDS);
  dossier_session_get_place (self->session, &passage, &offset);
  self->part = dossier_reading_parts_find (self->parts, passage);
  layout = lay_out_part (self);
  dossier_text_view_replace_layout (self->text, layout);
  part_shown (self);
}

void
dossier_reader_view_show_part_of (DossierReaderView *self, guint passage)
{
  guint part;

  if (self->parts == NULL)
    return;
  part = dossier_reading_parts_find (self->parts, passage);
  if (part != self->part)
    dossier_reader_view_show_part (self, part);
}

static void
update_filter (DossierReaderView *self)
{
  gboolean filtered =
    self->document != NULL && !dossier_query_is_empty (dossier_session_get_query (self->session));

  dossier_text_view_set_filter (self->text, filtered ? passes : NULL, self);
  gtk_widget_set_visible (self->matches, filtered);
  dossier_reader_view_update_actions (self);
  dossier_reader_find_update (self);
  if (filtered)
    {
      DossierCrossfilter *results = dossier_session_get_results (self->session);
      guint total = dossier_crossfilter_get_total (results, DOSSIER_KIND_PASSAGE);
      g_autofree char *text = NULL;

      /* Translators: %1$u is how many passages of the text pass the filter, %2$u how many it has */
      text =
        /* Translators: %2$'u is how many passages there are, by which the plural goes, %1$'u how
         * many of them pass the filter */
        g_strdup_printf (ngettext ("%1$'u of %2$'u passage", "%1$'u of %2$'u passages", total),
                         dossier_crossfilter_get_passing (results, DOSSIER_KIND_PASSAGE), total);
      gtk_label_set_text (self->matches_label, text);
    }
}

static void
document_changed_cb (DossierReaderView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  gboolean revised;
  guint passage, offset;

  if (self->document == document)
    return;
  revised =
    self->document != NULL && document != NULL && dossier_session_is_revising (self->session);
  if (!revised)
    dossier_reader_view_close_note (self);
  if (self->mark_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
  if (self->menu_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu_popover));
  g_set_object (&self->document, document);
  dossier_reader_view_update_language (self);
  g_clear_pointer (&self->parts, g_array_unref);
  dossier_reader_find_document_changed (self);
  if (document == NULL)
    {
      dossier_text_view_set_layout (self->text, NULL);
      update_part_bar (self);
      return;
    }
  if (revised)
    {
      revise (self);
      return;
    }
  self->parts = dossier_reading_parts_new (document, DOSSIER_READING_MAX_WORDS);
  dossier_session_get_place (self->session, &passage, &offset);
  dossier_reader_view_show_part (self, dossier_reading_parts_find (self->parts, passage));
  if (passage > 0 || offset > 0)
    dossier_text_view_go_to (self->text, passage, offset);
}

static void
go_to_cb (DossierReaderView *self, guint passage, guint offset)
{
  if (self->document == NULL ||
      passage >= dossier_document_count (self->document, DOSSIER_KIND_PASSAGE))
    return;
  dossier_reader_view_show_part_of (self, passage);
  dossier_text_view_go_to (self->text, passage, offset);
}

/* Brings the first of what is focused into view, in another part if it must be. */
static void
reveal_focus (DossierReaderView *self)
{
  const DossierItem *focus = dossier_session_get_focus (self->session);
  DossierReadingLayout *layout;
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GArray) passages = NULL;
  guint first;

  if (focus == NULL || focus->kind == DOSSIER_KIND_SECTION || focus->passages == NULL ||
      focus->passages->len == 0)
    return;
  first = g_array_index (focus->passages, guint, 0);
  dossier_reader_view_show_part_of (self, first);
  layout = dossier_text_view_get_layout (self->text);
  dossier_reader_find_focus (layout, focus, &ranges, &passages);
  if (ranges->len > 0)
    {
      const DossierTextRange *range = &g_array_index (ranges, DossierTextRange, 0);

      dossier_text_view_reveal (self->text, range->start, range->end);
    }
  else
    dossier_text_view_reveal (self->text,
                              dossier_reading_layout_to_position (layout, first, 0, TRUE),
                              dossier_reading_layout_to_position (layout, first, G_MAXUINT, FALSE));
}

static void
focus_changed_cb (DossierReaderView *self)
{
  if (self->document == NULL)
    return;
  update_focus (self);
  if (dossier_session_get_focus_origin (self->session) != self)
    reveal_focus (self);
}

/* Hints at what the pointer is over, here or in another view. */
static void
preview_changed_cb (DossierReaderView *self)
{
  DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  DossierItem *item = dossier_session_get_preview (self->session);
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GArray) passages = NULL;

  dossier_reader_view_update_attended (self);
  dossier_reader_view_attend_cards (self);
  if (layout == NULL || item == NULL || DOSSIER_IS_ANNOTATION (item))
    {
      dossier_text_view_set_preview (self->text, NULL);
      return;
    }
  dossier_reader_find_focus (layout, item, &ranges, &passages);
  dossier_text_view_set_preview (self->text, ranges);
}

/* The first passage that passes a query, unless one is in view. FALSE when there is none to show.
 */
static gboolean
find_match_out_of_view (DossierReaderView *self, guint *match)
{
  guint n_passages = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);
  guint first, last;
  gboolean found = FALSE;

  if (!dossier_text_view_get_passages_in_view (self->text, &first, &last))
    return FALSE;
  for (guint i = 0; i < n_passages; i++)
    {
      if ((found && (i < first || i > last)) || !passes (self, i))
        continue;
      if (i >= first && i <= last)
        return FALSE;
      *match = i;
      found = TRUE;
    }
  return found;
}

/* A query that was changed elsewhere brings its first passage into view; the way back leads to
 * what was read. */
static void
reveal_match (DossierReaderView *self)
{
  guint match;

  if (self->document == NULL ||
      dossier_query_is_empty (dossier_session_get_query (self->session)) ||
      !find_match_out_of_view (self, &match))
    return;
  dossier_session_follow (self->session, match, 0);
  dossier_reader_view_show_part_of (self, match);
  dossier_text_view_go_to (self->text, match, 0);
}

static gboolean
reveal_cb (gpointer data)
{
  DossierReaderView *self = data;

  self->reveal_source = 0;
  reveal_match (self);
  return G_SOURCE_REMOVE;
}

/* Text that comes into view has to be laid out: that waits until what changed has been painted.
 * What the person does in the text counts now, though. */
static void
filtered_cb (DossierReaderView *self)
{
  update_filter (self);
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  if (!self->acting)
    self->reveal_source = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

static void
moved_cb (DossierReaderView *self)
{
  guint passage, offset;

  dossier_reader_view_update_notes (self);
  if (self->document != NULL && dossier_text_view_get_place (self->text, &passage, &offset))
    dossier_session_set_place (self->session, passage, offset);
}

static void
notes_changed_cb (DossierReaderView *self)
{
  dossier_reader_view_update_annotations (self);
  dossier_reader_view_update_notes (self);
  dossier_reader_view_update_attended (self);
}

static void
selected_cb (DossierReaderView *self)
{
  dossier_reader_view_show_bar (self, FALSE);
}

static void
activated_cb (DossierReaderView *self, guint position, GdkModifierType state)
{
  DossierProposal *proposal = dossier_reader_view_find_suggested (self, position);

  if (proposal != NULL && (state & GDK_CONTROL_MASK) == 0)
    {
      g_signal_emit (self, signals[SUGGESTION], 0, proposal);
      return;
    }
  dossier_reader_view_activate_at (self, position, (state & GDK_CONTROL_MASK) != 0);
}

static void
hovered_cb (DossierReaderView *self, DossierItem *item)
{
  dossier_session_set_preview (self->session, item);
}

static void
menu_cb (DossierReaderView *self, guint position, int x, int y)
{
  dossier_reader_view_show_menu (self, position, x, y);
}

static void
dossier_reader_view_constructed (GObject *object)
{
  DossierReaderView *self = DOSSIER_READER_VIEW (object);

  G_OBJECT_CLASS (dossier_reader_view_parent_class)->constructed (object);

  dossier_text_view_set_speaker_numbers (self->text, get_speaker_number, self->session);
  dossier_reader_view_init_actions (self);
  dossier_reader_view_init_language (self);
  dossier_reader_view_init_pages (self);
  dossier_reader_view_init_copying (self);
  dossier_reader_view_init_marks (self);
  dossier_reader_view_init_annotating (self);
  dossier_reader_view_update_actions (self);
  dossier_reader_view_init_notes (self);
  dossier_reader_find_init (self);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::focus", G_CALLBACK (focus_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::preview", G_CALLBACK (preview_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "filtered", G_CALLBACK (filtered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notes-changed", G_CALLBACK (notes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
  update_filter (self);
}

static void
dossier_reader_view_dispose (GObject *object)
{
  DossierReaderView *self = DOSSIER_READER_VIEW (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  dossier_reader_find_clear (self);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_weak_pointer (&self->said);
  dossier_reader_view_clear_notes (self);
  if (self->mark_popover != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->mark_popover));
      self->mark_popover = NULL;
    }
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  dossier_reader_view_clear_pages (self);
  if (self->text != NULL)
    {
      dossier_text_view_set_filter (self->text, NULL, NULL);
      dossier_text_view_set_speaker_numbers (self->text, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_READER_VIEW);
  g_clear_object (&self->buffer_signals);
  dossier_reader_view_clear_actions (self);
  g_clear_object (&self->document);
  g_clear_object (&self->proposal);
  g_clear_object (&self->review);
  g_clear_object (&self->session);
  g_clear_pointer (&self->parts, g_array_unref);

  G_OBJECT_CLASS (dossier_reader_view_parent_class)->dispose (object);
}

static void
set_colour (DossierReaderView *self, const char *name)
{
  DossierColour colour;

  if (name == NULL || !dossier_colour_from_string (name, &colour) ||
      colour == DOSSIER_COLOUR_NONE || colour == self->colour)
    return;
  self->colour = colour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}

static void
dossier_reader_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierReaderView *self = DOSSIER_READER_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, dossier_colour_to_string (self->colour));
      break;
    case PROP_SINGLE_LETTER_KEYS:
      g_value_set_boolean (value, self->single_letter_keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_reader_view_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DossierReaderView *self = DOSSIER_READER_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_COLOUR:
      set_colour (self, g_value_get_string (value));
      break;
    case PROP_SINGLE_LETTER_KEYS:
      if (self->single_letter_keys == g_value_get_boolean (value))
        break;
      self->single_letter_keys = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_reader_view_class_init (DossierReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dossier_reader_view_constructed;
  object_class->dispose = dossier_reader_view_dispose;
  object_class->get_property = dossier_reader_view_get_property;
  object_class->set_property = dossier_reader_view_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLOUR] =
    g_param_spec_string ("colour", NULL, NULL, "yellow",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SINGLE_LETTER_KEYS] =
    g_param_spec_boolean ("single-letter-keys", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SUGGESTION] = g_signal_new ("suggestion", DOSSIER_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_PROPOSAL);

  g_type_ensure (DOSSIER_TYPE_COLUMN);
  g_type_ensure (DOSSIER_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/reader-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, matches);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, matches_label);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, language_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, language_label);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, language_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, part_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, part_label);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, text);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, menu);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, menu_here);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, menu_annotate);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, annotate_items);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, delete_items);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, menu_marks);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderView, overlay);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hovered_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  dossier_reader_view_class_init_keys (widget_class);
}

static void
dossier_reader_view_init (DossierReaderView *self)
{
  self->colour = DOSSIER_COLOUR_YELLOW;
  self->single_letter_keys = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_reader_view_new (DossierSession *session)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  return g_object_new (DOSSIER_TYPE_READER_VIEW, "session", session, NULL);
}

void
dossier_reader_view_bind_settings (DossierReaderView *self, GSettings *settings)
{
  static const char *const names[] = { "zoom", "font", "line-height", "theme" };

  g_return_if_fail (DOSSIER_IS_READER_VIEW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_strconcat ("reader-", names[i], NULL);

      g_settings_bind (settings, key, self->text, names[i], G_SETTINGS_BIND_DEFAULT);
    }
  g_settings_bind (settings, "single-letter-keys", self, "single-letter-keys",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "highlight-colour", self, "colour", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-width", self->text, "text-width", G_SETTINGS_BIND_DEFAULT);
}

DossierTextView *
dossier_reader_view_get_text (DossierReaderView *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_VIEW (self), NULL);

  return self->text;
}

GActionGroup *
dossier_reader_view_get_actions (DossierReaderView *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

gboolean
dossier_reader_view_activate (DossierReaderView *self, guint passage, guint offset, gboolean filter)
{
  DossierReadingLayout *layout;

  g_return_val_if_fail (DOSSIER_IS_READER_VIEW (self), FALSE);

  dossier_reader_view_show_part_of (self, passage);
  layout = dossier_text_view_get_layout (self->text);
  if (layout == NULL || !dossier_reading_layout_has_passage (layout, passage))
    return FALSE;
  return dossier_reader_view_activate_at (
    self, dossier_reading_layout_to_position (layout, passage, offset, TRUE), filter);
}
