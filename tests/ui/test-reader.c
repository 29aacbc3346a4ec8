/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "views/reader-view-private.h"
#include "widgets/text-view-private.h"

#define WORDS "security threats to the member states in all directions are building up"
#define N_PASSAGES 60

/* Passages of the sample that tests speak of. */
enum
{
  HEADING,
  WITH_QUOTE,
  WITH_NAMES,
  FOOTNOTE,
  WITH_FAR_QUOTE = 50,
};

typedef struct
{
  DossierSession *session;
  DossierDocument *document;
  GtkWidget *window;
  DossierReaderView *view;
  DossierTextView *text;
  DossierEntity *zas;
  DossierEntity *serbia;
  DossierQuote *far_quote;
} Fixture;

static DossierPassage *
add (Fixture *fixture, DossierPassageKind kind, const char *text)
{
  g_autofree char *id =
    g_strdup_printf ("p%u", dossier_document_count (fixture->document, DOSSIER_KIND_PASSAGE));
  DossierPassage *passage = dossier_passage_new (id, kind, text);

  dossier_document_take (fixture->document, passage);
  return passage;
}

static guint
find (const DossierPassage *passage, const char *words)
{
  const char *found = strstr (passage->text, words);

  g_assert_nonnull (found);
  return (guint) g_utf8_strlen (passage->text, found - passage->text);
}

static void
add_span (DossierPassage *passage, DossierSpanType type, const char *words, gpointer target)
{
  guint start = find (passage, words);

  dossier_passage_add_span (passage, type, start, start + (guint) g_utf8_strlen (words, -1))
    ->target = target;
}

static DossierQuote *
add_quote (Fixture *fixture, const char *id, DossierPassage *passage, const char *words)
{
  DossierQuote *quote = dossier_quote_new (id, words);

  quote->direct = TRUE;
  quote->speaker = fixture->zas;
  quote->office = g_strdup ("Secretary General");
  DOSSIER_ITEM (quote)->date = dossier_date_new ("2020-05", NULL, NULL);
  dossier_document_take (fixture->document, quote);
  add_span (passage, DOSSIER_SPAN_QUOTE, words, quote);
  return quote;
}

static void
make_document (Fixture *fixture)
{
  DossierSource *source = dossier_source_new ("b01", "https://example.org/source");
  DossierPassage *passage, *linking, *note;
  guint end;

  fixture->document = dossier_document_new ();
  fixture->document->uuid = g_uuid_string_random ();
  fixture->document->title = g_strdup ("A title");
  fixture->document->original = g_strdup ("The original, 2020");
  fixture->zas = dossier_entity_new (DOSSIER_KIND_PERSON, "zas", "Stanislau Zas");
  fixture->serbia = dossier_entity_new (DOSSIER_KIND_PLACE, "SRB", "Serbia");
  source->title = g_strdup ("A report");
  dossier_document_take (fixture->document, fixture->zas);
  dossier_document_take (fixture->document, fixture->serbia);
  dossier_document_take (fixture->document, source);

  add (fixture, DOSSIER_PASSAGE_HEADING, "A heading");
  passage = add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "They agreed that “" WORDS ".” And so on.");
  add_quote (fixture, "q01", passage, WORDS);
  end = find (passage, " And so on");
  dossier_passage_add_span (passage, DOSSIER_SPAN_SOURCE, end, end)->target = DOSSIER_ITEM (source);
  linking = passage;
  passage = add (fixture, DOSSIER_PASSAGE_PARAGRAPH, "Of Serbia spoke Zas in May 2020.");
  note = add (fixture, DOSSIER_PASSAGE_FOOTNOTE, "Not only of Serbia.");
  add_span (passage, DOSSIER_SPAN_ENTITY, "Serbia", fixture->serbia);
  add_span (passage, DOSSIER_SPAN_ENTITY, "Zas", fixture->zas);
  add_span (passage, DOSSIER_SPAN_DATE, "May 2020", NULL);
  g_array_index (passage->spans, DossierSpan, passage->spans->len - 1).date =
    dossier_date_new ("2020-05", "May 2020", NULL);
  end = find (passage, " spoke");
  dossier_passage_add_span (passage, DOSSIER_SPAN_FOOTNOTE, end, end)->target = DOSSIER_ITEM (note);
  for (guint i = 4; i < N_PASSAGES; i++)
    {
      passage = add (fixture, DOSSIER_PASSAGE_PARAGRAPH,
                     "This paragraph is here to take room, and says at some length what need not "
                     "be said at all. It goes on for several lines in any window of a size that a "
                     "person would give it, also a wide one, before it comes to its end. “" WORDS
                     ",” it adds.");
      if (i == WITH_FAR_QUOTE)
        fixture->far_quote = add_quote (fixture, "q02", passage, WORDS);
    }
  add_span (linking, DOSSIER_SPAN_LINK, "And so on",
            dossier_document_get_passage (fixture->document, WITH_FAR_QUOTE));
  dossier_document_finish (fixture->document);
}

/* Lets the main loop run until it has had nothing to do for some frames: then all is measured,
 * scrolled and told. */
static void
settle (Fixture *fixture)
{
  gint64 last = g_get_monotonic_time ();

  while (g_get_monotonic_time () - last < 60 * 1000)
    {
      gboolean busy =
        fixture->text != NULL && (fixture->text->glide != NULL || fixture->text->moved_id != 0 ||
                                  fixture->text->settle_id != 0 || fixture->text->fill_id != 0);

      gboolean did = g_main_context_iteration (NULL, FALSE);

      if (did || busy)
        last = g_get_monotonic_time ();
      if (!did)
        g_usleep (1000);
    }
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  make_document (fixture);
  fixture->session = dossier_session_new ();
  dossier_session_set_document (fixture->session, fixture->document);
  fixture->window = gtk_window_new ();
  fixture->view = DOSSIER_READER_VIEW (dossier_reader_view_new (fixture->session));
  fixture->text = dossier_reader_view_get_text (fixture->view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 620, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->text = NULL;
  settle (fixture);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->document);
}

static const DossierReadingLayout *
get_layout (Fixture *fixture)
{
  return dossier_text_view_get_layout (fixture->text);
}

static guint
get_position (Fixture *fixture, guint passage, guint offset)
{
  return dossier_reading_layout_to_position (get_layout (fixture), passage, offset, TRUE);
}

static guint
get_position_of (Fixture *fixture, guint passage, const char *words)
{
  return get_position (fixture, passage,
                       find (dossier_document_get_passage (fixture->document, passage), words));
}

static void
click (Fixture *fixture, guint position, GdkModifierType held)
{
  g_signal_emit_by_name (fixture->text, "activated", position, held);
}

static void
do_action (Fixture *fixture, const char *name)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (fixture->view), name, NULL);
}

static void
select_range (Fixture *fixture, guint from, guint to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_holds (GdkClipboard *clipboard, const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_clipboard (Fixture *fixture, const char *expected)
{
  assert_holds (gtk_widget_get_clipboard (GTK_WIDGET (fixture->text)), expected);
}

static int
get_y (Fixture *fixture, guint passage)
{
  GdkRectangle rect;

  dossier_text_view_get_position_rect (fixture->text, get_position (fixture, passage, 0), &rect);
  return rect.y;
}

static guint
get_place (Fixture *fixture)
{
  guint passage, offset;

  dossier_session_get_place (fixture->session, &passage, &offset);
  return passage;
}

/* Near the top, where one begins to read. */
static void
assert_at_top (Fixture *fixture, guint passage)
{
  int y = get_y (fixture, passage);

  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, gtk_widget_get_height (GTK_WIDGET (fixture->text)) / 8);
  g_assert_cmpuint (get_place (fixture), ==, passage);
}

static void
test_copies_words (Fixture *fixture, gconstpointer unused)
{
  select_range (fixture, get_position (fixture, WITH_QUOTE, 0),
                get_position_of (fixture, WITH_NAMES, " in May"));
  do_action (fixture, "copy");
  assert_clipboard (fixture, "They agreed that “" WORDS ".” And so on.\n\nOf Serbia spoke Zas");
}

/* What is selected is there for the middle button, and stays selected. */
static void
test_selection (Fixture *fixture, gconstpointer unused)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (fixture->text));
  guint start, end;

  select_range (fixture, get_position_of (fixture, WITH_NAMES, "Serbia"),
                get_position_of (fixture, WITH_NAMES, " in May"));
  settle (fixture);
  assert_holds (primary, "Serbia spoke Zas");
  g_assert_true (dossier_text_view_get_selection (fixture->text, &start, &end));
  gdk_clipboard_set_text (primary, "of another");
  settle (fixture);
  g_assert_true (dossier_text_view_get_selection (fixture->text, &start, &end));
}

static void
test_copies_with_citation (Fixture *fixture, gconstpointer unused)
{
  select_range (fixture, get_position_of (fixture, WITH_QUOTE, "member"),
                get_position_of (fixture, WITH_QUOTE, " in all"));
  do_action (fixture, "copy-citation");
  assert_clipboard (fixture, "“member states” — Stanislau Zas, Secretary General, May 2020. "
                             "Quoted in The original, 2020.");
  select_range (fixture, get_position (fixture, WITH_NAMES, 0),
                get_position_of (fixture, WITH_NAMES, " spoke"));
  do_action (fixture, "copy-citation");
  assert_clipboard (fixture, "“Of Serbia” — A title. A retelling of The original, 2020.");
}

static gboolean
is_marked (const GArray *ranges, guint position)
{
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const DossierTextRange *range = &g_array_index (ranges, DossierTextRange, i);

      if (range->start <= position && position < range->end)
        return TRUE;
    }
  return FALSE;
}

static void
test_click_focuses (Fixture *fixture, gconstpointer unused)
{
  guint zas = get_position_of (fixture, WITH_NAMES, "Zas");

  click (fixture, zas, 0);
  g_assert_true (dossier_session_get_focus (fixture->session) == DOSSIER_ITEM (fixture->zas));
  g_assert_true (is_marked (fixture->text->focus_ranges, zas));
  g_assert_false (is_marked (fixture->text->focus_ranges, zas - 1));
  settle (fixture);
  g_assert_true (dossier_session_escape (fixture->session));
  g_assert_false (is_marked (fixture->text->focus_ranges, zas));

  click (fixture, get_position_of (fixture, WITH_QUOTE, "threats"), 0);
  g_assert_cmpstr (dossier_session_get_focus (fixture->session)->id, ==, "q01");
}

static void
test_click_on_date_moves_cursor (Fixture *fixture, gconstpointer unused)
{
  click (fixture, get_position_of (fixture, WITH_NAMES, "May"), 0);
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==,
                   dossier_day_from_ymd (2020, 5, 1));
}

static void
test_filter_dims (Fixture *fixture, gconstpointer unused)
{
  g_assert_null (fixture->text->passes);
  g_assert_false (gtk_widget_get_visible (fixture->view->matches));
  click (fixture, get_position_of (fixture, WITH_NAMES, "Serbia"), GDK_CONTROL_MASK);
  g_assert_true (
    dossier_query_has (dossier_session_get_query (fixture->session), DOSSIER_FACET_PLACE, "SRB"));
  g_assert_true (gtk_widget_get_visible (fixture->view->matches));
  g_assert_cmpstr (gtk_label_get_text (fixture->view->matches_label), ==, "1 of 60 passages");
  g_assert_true (fixture->text->passes (fixture->text->passes_data, WITH_NAMES));
  g_assert_false (fixture->text->passes (fixture->text->passes_data, WITH_QUOTE));
  settle (fixture);

  dossier_session_clear_query (fixture->session);
  g_assert_null (fixture->text->passes);
  g_assert_false (gtk_widget_get_visible (fixture->view->matches));
}

static void
test_matches (Fixture *fixture, gconstpointer unused)
{
  dossier_session_toggle (fixture->session, DOSSIER_FACET_SPEAKER, "zas");
  do_action (fixture, "next-match");
  settle (fixture);
  g_assert_cmpuint (get_place (fixture), ==, WITH_QUOTE);
  do_action (fixture, "next-match");
  settle (fixture);
  assert_at_top (fixture, WITH_FAR_QUOTE);
  do_action (fixture, "previous-match");
  settle (fixture);
  g_assert_cmpuint (get_place (fixture), ==, WITH_QUOTE);
}

static void
test_go_to_lands (Fixture *fixture, gconstpointer unused)
{
  guint caret, passage, offset;

  dossier_session_go_to (fixture->session, 30, 0);
  settle (fixture);
  assert_at_top (fixture, 30);
  caret = dossier_text_view_get_caret (fixture->text);
  g_assert_true (
    dossier_reading_layout_from_position (get_layout (fixture), caret, &passage, &offset));
  g_assert_cmpuint (passage, ==, 30);
  g_assert_cmpuint (offset, ==, 0);

  /* near, and so glided to */
  dossier_session_go_to (fixture->session, 32, 0);
  settle (fixture);
  assert_at_top (fixture, 32);
  dossier_session_go_back (fixture->session);
  settle (fixture);
  assert_at_top (fixture, 30);

  /* The last passage cannot stand at the top, and is the place all the same. */
  dossier_session_go_to (fixture->session, N_PASSAGES - 1, 0);
  settle (fixture);
  g_assert_cmpuint (get_place (fixture), ==, N_PASSAGES - 1);
  dossier_session_go_to (fixture->session, 0, 0);
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->text->adjustment), ==, 0);
}

static void
test_scrolling_tells_place (Fixture *fixture, gconstpointer unused)
{
  GtkAdjustment *adjustment = fixture->text->adjustment;

  dossier_session_go_to (fixture->session, 30, 0);
  settle (fixture);
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + get_y (fixture, 34));
  settle (fixture);
  g_assert_cmpuint (get_place (fixture), ==, 34);
}

static void
test_place_stays (Fixture *fixture, gconstpointer unused)
{
  GtkAdjustment *adjustment = fixture->text->adjustment;
  double zoom;
  int y;

  dossier_session_go_to (fixture->session, 30, 0);
  settle (fixture);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 20);
  settle (fixture);
  y = get_y (fixture, 30);
  do_action (fixture, "zoom-in");
  do_action (fixture, "zoom-in");
  settle (fixture);
  g_object_get (fixture->text, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, >, 1.2);
  g_assert_cmpint (ABS (get_y (fixture, 30) - y), <, 60);
  do_action (fixture, "zoom-normal");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 380, 700);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->text)), <, 400);
  g_assert_cmpint (ABS (get_y (fixture, 30) - y), <, 60);
}

static void
test_focus_comes_into_view (Fixture *fixture, gconstpointer unused)
{
  guint start = get_position_of (fixture, WITH_FAR_QUOTE, WORDS);
  double value;

  dossier_session_set_focus (fixture->session, fixture->far_quote, fixture->view);
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->text->adjustment), ==, 0);
  dossier_session_set_focus (fixture->session, NULL, NULL);
  dossier_session_set_focus (fixture->session, fixture->far_quote, NULL);
  settle (fixture);
  g_assert_true (dossier_text_view_is_in_view (fixture->text, start, start + 20));

  /* What can be seen is left where it is. */
  value = gtk_adjustment_get_value (fixture->text->adjustment);
  dossier_session_set_focus (fixture->session,
                             dossier_document_get_passage (fixture->document, WITH_FAR_QUOTE),
                             NULL);
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->text->adjustment), ==, value);
}

static void
test_marks_open (Fixture *fixture, gconstpointer unused)
{
  const DossierReadingLayout *layout = get_layout (fixture);
  const DossierMark *mark = &g_array_index (layout->marks, DossierMark, 0);

  click (fixture, mark->start, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->view->mark_popover)));
  gtk_test_accessible_assert_property (fixture->view->mark_popover, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Source 1");
  gtk_popover_popdown (GTK_POPOVER (fixture->view->mark_popover));
  settle (fixture);
  mark++;
  click (fixture, mark->start, 0);
  gtk_test_accessible_assert_property (fixture->view->mark_popover, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Note a");
  gtk_popover_popdown (GTK_POPOVER (fixture->view->mark_popover));
  /* the label before the note itself leads back */
  dossier_session_go_to (fixture->session, 30, 0);
  mark++;
  g_assert_null (mark->span);
  click (fixture, mark->start, 0);
  g_assert_cmpuint (get_place (fixture), ==, WITH_NAMES);
}

/* A reference within the document leads to its place there. */
static void
test_link_within (Fixture *fixture, gconstpointer unused)
{
  click (fixture, get_position_of (fixture, WITH_QUOTE, "And so on"), 0);
  settle (fixture);
  assert_at_top (fixture, WITH_FAR_QUOTE);
}

static gboolean
menu_has (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *text = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text);
      if (g_strcmp0 (text, label) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_menu (Fixture *fixture, gconstpointer unused)
{
  GMenuModel *menu = G_MENU_MODEL (fixture->view->menu_here);

  g_signal_emit_by_name (fixture->text, "menu", get_position_of (fixture, WITH_NAMES, "Serbia"), 10,
                         10);
  settle (fixture);
  g_assert_true (gtk_widget_get_visible (fixture->view->menu_popover));
  g_assert_true (menu_has (menu, "Only What Is About Serbia"));
  g_action_group_activate_action (dossier_reader_view_get_actions (fixture->view), "filter",
                                  g_variant_new_string ("SRB"));
  g_assert_true (
    dossier_query_has (dossier_session_get_query (fixture->session), DOSSIER_FACET_PLACE, "SRB"));
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu_popover));
  g_signal_emit_by_name (fixture->text, "menu", get_position_of (fixture, WITH_QUOTE, "threats"),
                         10, 10);
  g_assert_true (menu_has (menu, "Show What Belongs to This Quote"));
  g_assert_true (menu_has (menu, "Only What Stanislau Zas Says"));
  g_assert_false (menu_has (menu, "Only What Is About Serbia"));
  settle (fixture);
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu_popover));
  settle (fixture);
}

static void
test_preview (Fixture *fixture, gconstpointer unused)
{
  guint serbia = get_position_of (fixture, WITH_NAMES, "Serbia");

  dossier_session_set_preview (fixture->session, fixture->serbia);
  g_assert_true (is_marked (fixture->text->preview_ranges, serbia));
  settle (fixture);
  dossier_session_set_preview (fixture->session, NULL);
  g_assert_false (is_marked (fixture->text->preview_ranges, serbia));
  g_signal_emit_by_name (fixture->text, "hovered", fixture->zas);
  g_assert_true (dossier_session_get_preview (fixture->session) == DOSSIER_ITEM (fixture->zas));
}

static void
test_settings (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  DossierReaderTheme theme;

  dossier_reader_view_bind_settings (fixture->view, settings);
  do_action (fixture, "zoom-in");
  g_assert_cmpfloat (g_settings_get_double (settings, "reader-zoom"), >, 1.05);
  g_settings_set_string (settings, "reader-theme", "sepia");
  g_object_get (fixture->text, "theme", &theme, NULL);
  g_assert_cmpint (theme, ==, DOSSIER_READER_THEME_SEPIA);
  g_settings_set_string (settings, "reader-font", "DejaVu Serif 20");
  settle (fixture);
  g_assert_true (g_str_has_prefix (fixture->text->style.family, "DejaVu Serif,"));
}

/* What small print and dimmed text keep of contrast on their page (WCAG 2.1, 1.4.3). */
static void
test_contrast (Fixture *fixture, gconstpointer unused)
{
  const DossierTextStyle *style = &fixture->text->style;

  for (int theme = 0; theme <= DOSSIER_READER_THEME_DARK; theme++)
    {
      g_object_set (fixture->text, "theme", theme, NULL);
      g_assert_cmpfloat (dossier_palette_contrast (&style->text, &style->background), >=, 7);
      g_assert_cmpfloat (dossier_palette_contrast (&style->dim, &style->background), >=, 4.5);
      g_assert_cmpfloat (dossier_palette_contrast (&style->accent, &style->background), >=, 4.5);
      for (guint i = 0; i < 3; i++)
        {
          GdkRGBA colour = i == 0 ? style->text : i == 1 ? style->dim : style->accent;

          dossier_text_style_dim (style, &colour);
          g_assert_cmpfloat (dossier_palette_contrast (&colour, &style->background), >=, 3);
        }
    }
}

static void
test_accessible (Fixture *fixture, gconstpointer unused)
{
  gtk_test_accessible_assert_property (fixture->text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Text");
}

/* Every line of the page is a line of the widget, and the same text. */
static void
assert_filled (DossierTextView *text)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_true (g_str_equal (shown, layout->text));
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, (int) layout->blocks->len);
}

static DossierDocument *
make_long_document (guint n_passages, const char *text)
{
  DossierDocument *document = dossier_document_new ();

  document->title = g_strdup ("A long text");
  for (guint i = 0; i < n_passages; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);

      dossier_document_take (document, dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, text));
    }
  dossier_document_finish (document);
  return document;
}

static void
test_long_document (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierDocument) document = make_long_document (
    2000, "A paragraph of some length, as they are found in histories of a hundred chapters, of "
          "which nobody reads more than a few at a time, and those not in their order.");

  dossier_session_set_document (fixture->session, document);
  /* The first screens are there, the rest is not waited for. */
  g_assert_cmpuint (fixture->text->filled, >, 50);
  g_assert_cmpuint (fixture->text->filled, <, 1000);
  dossier_session_go_to (fixture->session, 1500, 0);
  settle (fixture);
  assert_at_top (fixture, 1500);
  while (fixture->text->fill_id != 0)
    g_main_context_iteration (NULL, FALSE);
  assert_filled (fixture->text);
  /* what is measured meanwhile moves nothing */
  for (guint i = 0; i < 5; i++)
    {
      settle (fixture);
      assert_at_top (fixture, 1500);
    }
  dossier_session_set_document (fixture->session, fixture->document);
  settle (fixture);
  assert_filled (fixture->text);
}

static void
test_parts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierDocument) document = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "a ");
  document = make_long_document (350, text->str);
  g_assert_false (gtk_widget_get_visible (fixture->view->part_bar));
  dossier_session_set_document (fixture->session, document);
  g_assert_true (gtk_widget_get_visible (fixture->view->part_bar));
  g_assert_false (dossier_reading_layout_has_passage (get_layout (fixture), 340));
  dossier_session_go_to (fixture->session, 340, 0);
  g_assert_true (dossier_reading_layout_has_passage (get_layout (fixture), 340));
  g_assert_false (dossier_reading_layout_has_passage (get_layout (fixture), 0));
  settle (fixture);
  g_assert_cmpuint (get_place (fixture), ==, 340);
  do_action (fixture, "previous-part");
  g_assert_true (dossier_reading_layout_has_passage (get_layout (fixture), 0));
  dossier_session_set_document (fixture->session, fixture->document);
  g_assert_false (gtk_widget_get_visible (fixture->view->part_bar));
}

static void
test_no_document (Fixture *fixture, gconstpointer unused)
{
  dossier_session_set_document (fixture->session, NULL);
  settle (fixture);
  g_assert_null (get_layout (fixture));
  do_action (fixture, "next-match");
  do_action (fixture, "copy");
  click (fixture, 0, 0);
  g_signal_emit_by_name (fixture->text, "menu", 0, 1, 1);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  add_test ("/reader/copies-words", test_copies_words);
  add_test ("/reader/selection", test_selection);
  add_test ("/reader/copies-with-citation", test_copies_with_citation);
  add_test ("/reader/click-focuses", test_click_focuses);
  add_test ("/reader/click-on-date-moves-cursor", test_click_on_date_moves_cursor);
  add_test ("/reader/filter-dims", test_filter_dims);
  add_test ("/reader/matches", test_matches);
  add_test ("/reader/go-to-lands", test_go_to_lands);
  add_test ("/reader/scrolling-tells-place", test_scrolling_tells_place);
  add_test ("/reader/place-stays", test_place_stays);
  add_test ("/reader/focus-comes-into-view", test_focus_comes_into_view);
  add_test ("/reader/marks-open", test_marks_open);
  add_test ("/reader/link-within", test_link_within);
  add_test ("/reader/menu", test_menu);
  add_test ("/reader/preview", test_preview);
  add_test ("/reader/settings", test_settings);
  add_test ("/reader/contrast", test_contrast);
  add_test ("/reader/accessible", test_accessible);
  add_test ("/reader/long-document", test_long_document);
  add_test ("/reader/parts", test_parts);
  add_test ("/reader/no-document", test_no_document);

  return g_test_run ();
}
