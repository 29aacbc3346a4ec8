/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/document-finder.h"
#include "views/find-bar.h"
#include "views/reader-view-private.h"

/* Longer than this nobody looks for what is selected. */
#define MAX_SELECTED 120

/* What is looked for in the document: what stands in the bar while it is open, else the words of
 * the query. */
struct _DossierReaderFind
{
  DossierFindBar *bar; /* once it has been asked for */
  DossierDocumentFinder *finder;
  GCancellable *cancellable; /* while it works */
  char *words;               /* what @found or the finder's work is about; NULL: nothing */
  GArray *found;             /* of DossierFound, or NULL */
  GArray *shown;             /* of guint: which of @found are marked in the part shown */
  int current;               /* index in @found, or -1 */
  DossierFound origin;       /* from where on the next one is taken */
  gboolean comes;            /* to the first from the origin on, when it is found */
  gboolean left;             /* the place of before is in the session's history */
};

static gboolean
is_open (DossierReaderView *self)
{
  return self->find->bar != NULL && gtk_widget_get_visible (GTK_WIDGET (self->find->bar));
}

static gboolean
passes (DossierReaderView *self, const DossierFound *found)
{
  return found->in == DOSSIER_FOUND_IN_HEAD ||
         dossier_session_passes (self->session,
                                 dossier_document_get_passage (self->document, found->index));
}

/* The bar finds everywhere, the query only in what passes it. */
static gboolean
is_marked (DossierReaderView *self, const DossierFound *found)
{
  return is_open (self) || passes (self, found);
}

static int
find_shown (DossierReaderFind *find, int current)
{
  for (guint i = 0; current >= 0 && find->shown != NULL && i < find->shown->len; i++)
    if (g_array_index (find->shown, guint, i) == (guint) current)
      return (int) i;
  return -1;
}

static void
show_current (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;

  dossier_text_view_set_found_current (self->text, find_shown (find, find->current));
  if (is_open (self))
    dossier_find_bar_set_count (find->bar, (guint) (find->current + 1),
                                find->found != NULL ? find->found->len : 0);
}

/* Marks what was found in the part that is shown. */
static void
mark (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;
  DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  g_autoptr (GArray) ranges = NULL;

  g_clear_pointer (&find->shown, g_array_unref);
  if (find->found == NULL || layout == NULL)
    {
      dossier_text_view_set_found (self->text, NULL);
      return;
    }
  ranges = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  find->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < find->found->len; i++)
    {
      const DossierFound *found = &g_array_index (find->found, DossierFound, i);
      DossierTextRange range;

      if (!is_marked (self, found) ||
          !dossier_found_to_range (found, layout, &range.start, &range.end))
        continue;
      g_array_append_val (ranges, range);
      g_array_append_val (find->shown, i);
    }
  dossier_text_view_set_found (self->text, ranges);
}

/* Goes to what is current; the way back leads to where the person was before they began. */
static void
reveal (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;
  const DossierFound *found;
  DossierReadingLayout *layout;
  guint start, end, passage;

  if (find->current < 0)
    return;
  found = &g_array_index (find->found, DossierFound, (guint) find->current);
  passage = found->in == DOSSIER_FOUND_IN_HEAD ? 0 : found->index;
  dossier_reader_view_show_part_of (self, passage);
  layout = dossier_text_view_get_layout (self->text);
  show_current (self);
  if (layout == NULL || !dossier_found_to_range (found, layout, &start, &end))
    return;
  if (!find->left && !dossier_text_view_is_in_view (self->text, start, end))
    {
      find->left = TRUE;
      dossier_session_follow (self->session, passage,
                              found->in == DOSSIER_FOUND_IN_TEXT ? found->start : 0);
    }
  dossier_text_view_reveal (self->text, start, end);
}

/* The first of @found that stands at @origin or after it, else the very first; -1 for none. */
static int
find_from (const GArray *found, const DossierFound *origin)
{
  for (guint i = 0; i < found->len; i++)
    if (dossier_found_compare (&g_array_index (found, DossierFound, i), origin) >= 0)
      return (int) i;
  return found->len > 0 ? 0 : -1;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReaderView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dossier_document_finder_find_finish (result, &error);
  DossierReaderFind *find = self->find;

  if (found == NULL || find == NULL)
    return;
  g_clear_object (&find->cancellable);
  g_clear_pointer (&find->found, g_array_unref);
  find->found = g_steal_pointer (&found);
  find->current = find->comes ? find_from (find->found, &find->origin) : -1;
  mark (self);
  show_current (self);
  if (find->comes)
    reveal (self);
}

static void
forget_found (DossierReaderFind *find)
{
  if (find->cancellable != NULL)
    g_cancellable_cancel (find->cancellable);
  g_clear_object (&find->cancellable);
  g_clear_pointer (&find->words, g_free);
  g_clear_pointer (&find->found, g_array_unref);
  find->current = -1;
}

/* Looks for @words ("": for nothing). What was found before stays until there is something new, so
 * that nothing flickers while a person types; it never comes after it. */
static void
look_for (DossierReaderView *self, const char *words)
{
  DossierReaderFind *find = self->find;

  if (find->words != NULL && g_str_equal (find->words, words))
    return;
  if (self->document == NULL || *words == '\0')
    {
      forget_found (find);
      mark (self);
      show_current (self);
      return;
    }
  if (find->cancellable != NULL)
    g_cancellable_cancel (find->cancellable);
  g_set_object (&find->cancellable, NULL);
  find->cancellable = g_cancellable_new ();
  g_free (find->words);
  find->words = g_strdup (words);
  if (find->finder == NULL)
    find->finder = dossier_document_finder_new (self->document);
  dossier_document_finder_find_async (find->finder, words,
                                      is_open (self) ? DOSSIER_WORDS_TYPING : DOSSIER_WORDS_DEFAULT,
                                      find->cancellable, found_cb, g_object_ref (self));
}

/* As a person types it: a value of several words is a phrase. */
static void
append_value (GString *words, const char *value)
{
  gboolean without = *value == '-';
  const char *bare = without ? value + 1 : value;
  const char *mark = strchr (bare, ' ') != NULL && *bare != '"' ? "\"" : "";

  g_string_append_printf (words, "%s%s%s%s%s", words->len > 0 ? " " : "", without ? "-" : "", mark,
                          bare, mark);
}

/* The words that the query asks for. */
static char *
get_query_words (DossierReaderView *self)
{
  const GPtrArray *values =
    dossier_query_get_values (dossier_session_get_query (self->session), DOSSIER_FACET_WORDS);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    append_value (words, values->pdata[i]);
  return g_string_free (words, FALSE);
}

void
dossier_reader_find_update (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;
  g_autofree char *words = NULL;

  if (find == NULL || is_open (self))
    return;
  words = get_query_words (self);
  find->comes = FALSE;
  look_for (self, words);
  /* The same words, in other passages. */
  mark (self);
}

void
dossier_reader_find_part_shown (DossierReaderView *self)
{
  if (self->find == NULL)
    return;
  mark (self);
  show_current (self);
}

void
dossier_reader_find_document_changed (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;
  g_autofree char *words = NULL;

  if (find == NULL)
    return;
  forget_found (find);
  g_clear_pointer (&find->finder, dossier_document_finder_unref);
  find->left = FALSE;
  if (!is_open (self))
    return;
  words = g_strdup (dossier_find_bar_get_words (find->bar));
  find->comes = FALSE;
  look_for (self, words);
}

/* Where the caret is, as a place to look from. */
static void
begin_at_caret (DossierReaderView *self)
{
  DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  DossierFound *origin = &self->find->origin;
  const DossierBlock *block;
  guint caret, start, end;

  *origin = (DossierFound){ DOSSIER_FOUND_IN_HEAD, 0, 0, 0 };
  self->find->left = FALSE;
  if (layout == NULL || layout->blocks->len == 0)
    return;
  caret = dossier_text_view_get_caret (self->text);
  if (dossier_text_view_get_selection (self->text, &start, &end))
    caret = start;
  block =
    dossier_reading_layout_get_block (layout, dossier_reading_layout_find_block (layout, caret));
  if (block->passage < 0)
    return;
  origin->in = DOSSIER_FOUND_IN_TEXT;
  dossier_reading_layout_from_position (layout, caret, &origin->index, &origin->start);
}

static void
changed_cb (DossierReaderView *self)
{
  self->find->comes = TRUE;
  look_for (self, dossier_find_bar_get_words (self->find->bar));
}

static void
step_cb (DossierReaderView *self, gboolean forward)
{
  dossier_reader_find_step (self, forward);
}

/* The caret goes to what was come to, where it can be highlighted. */
static void
close_cb (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;
  DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  guint start, end;

  if (find->current >= 0 && layout != NULL &&
      dossier_found_to_range (&g_array_index (find->found, DossierFound, (guint) find->current),
                              layout, &start, &end))
    dossier_text_view_select (self->text, start, end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_widget_set_visible (GTK_WIDGET (find->bar), FALSE);
  forget_found (find);
  mark (self);
  dossier_reader_find_update (self);
}

static void
make_bar (DossierReaderView *self)
{
  GtkWidget *bar;

  if (self->find->bar != NULL)
    return;
  bar = g_object_new (DOSSIER_TYPE_FIND_BAR, "visible", FALSE, NULL);
  self->find->bar = DOSSIER_FIND_BAR (bar);
  g_signal_connect_object (bar, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), bar);
}

/* A few words in one line are what a person wants more of. */
static char *
get_selected_words (DossierReaderView *self)
{
  g_autofree char *text = dossier_text_view_copy_selection (self->text);

  if (text == NULL || strchr (text, '\n') != NULL || g_utf8_strlen (text, -1) > MAX_SELECTED)
    return NULL;
  return g_steal_pointer (&text);
}

void
dossier_reader_find_open (DossierReaderView *self)
{
  DossierReaderFind *find = self->find;
  gboolean was_open = is_open (self);
  g_autofree char *selected = get_selected_words (self);

  make_bar (self);
  gtk_widget_set_visible (GTK_WIDGET (find->bar), TRUE);
  /* From within the bar what is selected is what was come to. */
  if (!was_open || gtk_widget_has_focus (GTK_WIDGET (self->text)))
    {
      begin_at_caret (self);
      if (selected != NULL)
        dossier_find_bar_set_words (find->bar, selected);
    }
  if (!was_open)
    forget_found (find);
  changed_cb (self);
  dossier_find_bar_grab (find->bar);
}

void
dossier_reader_find_step (DossierReaderView *self, gboolean forward)
{
  DossierReaderFind *find = self->find;
  int n = find->found != NULL ? (int) find->found->len : 0;

  if (find->words == NULL)
    {
      dossier_reader_find_open (self);
      return;
    }
  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (find->current < 0)
    {
      begin_at_caret (self);
      find->current = find_from (find->found, &find->origin);
      if (!forward)
        find->current = (find->current + n - 1) % n;
    }
  else
    find->current = (find->current + (forward ? 1 : n - 1)) % n;
  find->origin = g_array_index (find->found, DossierFound, (guint) find->current);
  reveal (self);
}

/* What a search led to: its words are marked, the keyboard stays where it is. */
static void
find_cb (DossierReaderView *self, const char *words, guint passage, guint offset)
{
  DossierReaderFind *find = self->find;

  make_bar (self);
  gtk_widget_set_visible (GTK_WIDGET (find->bar), TRUE);
  dossier_find_bar_set_words (find->bar, words);
  forget_found (find);
  find->origin = (DossierFound){ DOSSIER_FOUND_IN_TEXT, passage, offset, offset };
  find->left = TRUE;
  changed_cb (self);
}

gboolean
dossier_reader_find_escape (DossierReaderView *self)
{
  if (!is_open (self))
    return FALSE;
  close_cb (self);
  return TRUE;
}

void
dossier_reader_find_init (DossierReaderView *self)
{
  self->find = g_new0 (DossierReaderFind, 1);
  self->find->current = -1;
  g_signal_connect_object (self->session, "find", G_CALLBACK (find_cb), self, G_CONNECT_SWAPPED);
}

void
dossier_reader_find_clear (DossierReaderView *self)
{
  DossierReaderFind *find = g_steal_pointer (&self->find);

  if (find == NULL)
    return;
  forget_found (find);
  g_clear_pointer (&find->shown, g_array_unref);
  g_clear_pointer (&find->finder, dossier_document_finder_unref);
  g_free (find);
}
