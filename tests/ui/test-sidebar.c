/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts in the side bar beside a document of many sections, more than there is room for. */
#include "config.h"

#include <adwaita.h>

#include "linking/session.h"
#include "views/sidebar-view.h"
#include "walk.h"

#define N_SECTIONS 150

typedef struct
{
  DossierSession *session;
  GtkWidget *window;
  GtkWidget *sidebar;
} Fixture;

static void
add_quote (DossierDocument *document, int section, DossierEntity *speaker)
{
  DossierPassage *passage =
    dossier_passage_new (NULL, DOSSIER_PASSAGE_PARAGRAPH, "Threats are building up.");
  DossierQuote *quote = dossier_quote_new (NULL, "building up");

  DOSSIER_ITEM (passage)->section = section;
  dossier_document_take (document, passage);
  quote->direct = TRUE;
  quote->speaker = speaker;
  dossier_item_add_speaker (DOSSIER_ITEM (quote), speaker);
  dossier_item_add_passage (DOSSIER_ITEM (quote), (guint) section);
  dossier_document_take (document, quote);
}

/* In each section one quote: of Zas in the even ones, of Putin in the odd ones. */
static DossierDocument *
make_document (int n_sections)
{
  DossierDocument *document = dossier_document_new ();
  DossierEntity *speakers[] = { dossier_entity_new (DOSSIER_KIND_PERSON, "zas", "Stanislau Zas"),
                                dossier_entity_new (DOSSIER_KIND_PERSON, "put", "Vladimir Putin") };

  document->uuid = dossier_uuid_from_name ("sections");
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    dossier_document_take (document, speakers[i]);
  for (int i = 0; i < n_sections; i++)
    {
      g_autofree char *title = g_strdup_printf ("Section %d", i);

      dossier_document_take (document, dossier_section_new (title, title));
    }
  for (int i = 0; i < n_sections; i++)
    add_quote (document, i, speakers[i % 2]);
  dossier_document_finish (document);
  return document;
}

static gboolean
is_laid_out (gpointer sidebar)
{
  return gtk_widget_get_height (sidebar) > 0;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_document (N_SECTIONS);

  f->session = dossier_session_new ();
  dossier_session_set_document (f->session, document);
  f->sidebar = dossier_sidebar_view_new (f->session);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 240, 400);
  gtk_window_set_child (GTK_WINDOW (f->window), f->sidebar);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_until (is_laid_out, f->sidebar);
  walk_get (f->window, "Section 149, 1 quote");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->session);
}

static void
choose (Fixture *f, const char *speaker)
{
  dossier_session_toggle (f->session, DOSSIER_FACET_SPEAKER, speaker);
}

static void
assert_says (Fixture *f, const char *name)
{
  g_assert_nonnull (walk_find_shown (f->window, name));
}

/* What can be seen tells the change at once, and all that can only be heard or scrolled to does in
 * the end, also when the query changes again meanwhile. */
static void
test_all_tell (Fixture *f, gconstpointer data)
{
  choose (f, "zas");
  assert_says (f, "Section 0, 1 quote");
  assert_says (f, "Section 1, 0 quotes");
  walk_get (f->window, "Section 149, 0 quotes");
  choose (f, "zas");
  assert_says (f, "Section 1, 1 quote");
  choose (f, "put");
  assert_says (f, "Section 0, 0 quotes");
  walk_get (f->window, "Section 148, 0 quotes");
  walk_get (f->window, "Section 149, 1 quote");
  for (int i = 0; i < N_SECTIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Section %d, %s", i, i % 2 ? "1 quote" : "0 quotes");

      assert_says (f, name);
    }
}

/* No row comes into view with a count that is not true any more. */
static void
test_scrolled_to (Fixture *f, gconstpointer data)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (f->sidebar));
  GtkWidget *row = walk_get (f->window, "Section 100, 1 quote");
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (row, gtk_widget_get_parent (row), &bounds));
  choose (f, "put");
  gtk_adjustment_set_value (place, bounds.origin.y);
  assert_says (f, "Section 100, 0 quotes");
  assert_says (f, "Section 101, 1 quote");
}

/* The side bar goes while rows are still to be told. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  choose (f, "zas");
  gtk_window_set_child (GTK_WINDOW (f->window), NULL);
  walk_settle ();
  choose (f, "put");
  g_assert_null (walk_find_shown (f->window, "Section 0, 1 quote"));
}

/* Of thousands, the first ones, until all are asked for. */
static void
test_thousands (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_document (2000);
  GtkWidget *more;

  dossier_session_set_document (f->session, document);
  walk_get (f->window, "Section 0, 1 quote");
  g_assert_null (walk_find_shown (f->window, "Section 1999, 1 quote"));
  more = walk_get (f->window, "Show all 2000");
  g_signal_emit_by_name (more, "clicked");
  walk_get (f->window, "Section 1999, 1 quote");
  walk_assert_gone (f->window, "Show all 2000");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/sidebar/all-tell", test_all_tell);
  ADD ("/sidebar/scrolled-to", test_scrolled_to);
  ADD ("/sidebar/closed", test_closed);
  ADD ("/sidebar/thousands", test_thousands);
#undef ADD
  return g_test_run ();
}
