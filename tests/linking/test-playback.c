/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "linking/playback.h"

typedef struct
{
  DossierSession *session;
  DossierEntity *csto;
  DossierEntity *sco;
} Fixture;

static DossierDay
day (const char *text)
{
  DossierDay value = 0;
  g_assert_true (dossier_day_parse (text, &value));
  return value;
}

static DossierEntity *
add_entity (DossierDocument *document, DossierKind kind, const char *id, const char *name)
{
  DossierEntity *entity = dossier_entity_new (kind, id, name);
  dossier_document_take (document, entity);
  return entity;
}

static void
add_membership (DossierDocument *document,
                DossierEntity *member,
                DossierEntity *organisation,
                DossierRole role,
                const char *from,
                const char *to)
{
  DossierMembership *membership = dossier_membership_new ("m", member, organisation, role);
  membership->from = dossier_date_new (from, NULL, NULL);
  membership->to = to ? dossier_date_new (to, NULL, NULL) : NULL;
  dossier_document_take (document, membership);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  document->uuid = dossier_uuid_from_name ("playback");
  document->date = dossier_date_new ("2020-07", NULL, NULL);
  fixture->csto = add_entity (document, DOSSIER_KIND_ORGANISATION, "CSTO", "Treaty Organisation");
  fixture->sco = add_entity (document, DOSSIER_KIND_ORGANISATION, "SCO", "Cooperation");
  fixture->sco->short_name = g_strdup ("SCO");
  DossierEntity *armenia = add_entity (document, DOSSIER_KIND_PLACE, "ARM", "Armenia");
  DossierEntity *georgia = add_entity (document, DOSSIER_KIND_PLACE, "GEO", "Georgia");
  DossierEntity *india = add_entity (document, DOSSIER_KIND_PLACE, "IND", "India");
  DossierEntity *uzbekistan = add_entity (document, DOSSIER_KIND_PLACE, "UZB", "Uzbekistan");

  add_membership (document, armenia, fixture->csto, DOSSIER_ROLE_MEMBER, "1992-05-15", NULL);
  add_membership (document, uzbekistan, fixture->csto, DOSSIER_ROLE_MEMBER, "1992-05-15",
                  "1999-04-20");
  add_membership (document, georgia, fixture->csto, DOSSIER_ROLE_MEMBER, "1993-09-24",
                  "1999-04-20");
  add_membership (document, uzbekistan, fixture->csto, DOSSIER_ROLE_MEMBER, "2006-08-16", NULL);
  add_membership (document, india, fixture->sco, DOSSIER_ROLE_OBSERVER, "2005-07-05", "2017-06-09");
  add_membership (document, india, fixture->sco, DOSSIER_ROLE_MEMBER, "2017-06-09", NULL);
  dossier_document_finish (document);

  fixture->session = dossier_session_new ();
  dossier_session_set_document (fixture->session, document);
  dossier_session_set_organisation (fixture->session, fixture->csto);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
}

static void
test_steps_through_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierPlayback) playback = dossier_playback_new (fixture->session);
  const char *const wanted[] = { "1992-05-15", "1993-09-24", "1999-04-20", "2006-08-16" };

  dossier_session_set_cursor (fixture->session, day ("1990-01-01"));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_true (dossier_playback_step (playback, 1));
      g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==, day (wanted[i]));
    }
  g_assert_false (dossier_playback_step (playback, 1));
  g_assert_true (dossier_playback_step (playback, -1));
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==, day ("1999-04-20"));
}

static void
test_says_what_happened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierPlayback) playback = dossier_playback_new (fixture->session);

  dossier_session_set_cursor (fixture->session, day ("2000-01-01"));
  g_assert_null (dossier_playback_get_caption (playback));
  dossier_playback_step (playback, 1);
  g_assert_cmpstr (dossier_playback_get_caption (playback), ==,
                   "16 August 2006: Uzbekistan becomes a member");
  g_assert_cmpuint (dossier_playback_get_memberships (playback)->len, ==, 1);

  /* it speaks of that day only */
  dossier_session_set_cursor (fixture->session, day ("2010-01-01"));
  g_assert_null (dossier_playback_get_caption (playback));
  g_assert_cmpuint (dossier_playback_get_memberships (playback)->len, ==, 0);

  g_autofree char *leaving = dossier_playback_describe (playback, day ("1999-04-20"));
  g_assert_cmpstr (leaving, ==, "20 April 1999: Georgia and Uzbekistan are no longer members");
  g_autofree char *nothing = dossier_playback_describe (playback, day ("2000-01-01"));
  g_assert_null (nothing);
}

/* A treaty had parties before there was an organisation to be a member of. */
static void
test_parties_before_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierPlayback) playback = dossier_playback_new (fixture->session);

  DOSSIER_ITEM (fixture->csto)->date = dossier_date_new ("2002-10-07/..", NULL, NULL);
  g_autofree char *joining = dossier_playback_describe (playback, day ("1992-05-15"));
  g_assert_cmpstr (joining, ==, "15 May 1992: Armenia and Uzbekistan become parties to the Treaty");
  g_autofree char *leaving = dossier_playback_describe (playback, day ("1999-04-20"));
  g_assert_cmpstr (leaving, ==,
                   "20 April 1999: Georgia and Uzbekistan are no longer parties to the Treaty");
  g_autofree char *returning = dossier_playback_describe (playback, day ("2006-08-16"));
  g_assert_cmpstr (returning, ==, "16 August 2006: Uzbekistan becomes a member");
}

static void
test_two_organisations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierPlayback) playback = dossier_playback_new (fixture->session);

  dossier_session_set_second_organisation (fixture->session, fixture->sco);
  dossier_session_set_cursor (fixture->session, day ("2000-01-01"));
  dossier_playback_step (playback, 1);
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==, day ("2005-07-05"));
  dossier_session_set_cursor (fixture->session, day ("2010-01-01"));
  dossier_playback_step (playback, 1);
  /* nothing of the observer's standing that ends with it */
  g_assert_cmpstr (dossier_playback_get_caption (playback), ==,
                   "9 June 2017: SCO: India becomes a member");
}

typedef struct
{
  GMainLoop *loop;
  guint n_steps;
  DossierDay last;
} Watch;

static void
stepped_cb (DossierPlayback *playback, int to, Watch *watch)
{
  watch->n_steps++;
  watch->last = to;
}

static void
playing_cb (DossierPlayback *playback, GParamSpec *pspec, Watch *watch)
{
  if (!dossier_playback_get_playing (playback))
    g_main_loop_quit (watch->loop);
}

static void
test_plays_to_the_end (Fixture *fixture, gconstpointer data)
{
  DossierPlayback *playback = dossier_playback_get_shared (fixture->session);
  Watch watch = { g_main_loop_new (NULL, FALSE), 0, 0 };

  g_assert_true (playback == dossier_playback_get_shared (fixture->session));
  dossier_playback_set_interval (playback, 1);
  g_signal_connect (playback, "stepped", G_CALLBACK (stepped_cb), &watch);
  g_signal_connect (playback, "notify::playing", G_CALLBACK (playing_cb), &watch);

  /* the cursor stands on the document's date, after all changes: it begins with the first */
  dossier_playback_play (playback);
  g_assert_true (dossier_playback_get_playing (playback));
  g_assert_cmpint (watch.last, ==, day ("1992-05-15"));
  g_main_loop_run (watch.loop);

  g_assert_cmpuint (watch.n_steps, ==, 4);
  g_assert_cmpint (watch.last, ==, day ("2006-08-16"));
  g_assert_nonnull (dossier_playback_get_caption (playback));
  g_main_loop_unref (watch.loop);
}

static void
test_pauses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierPlayback) playback = dossier_playback_new (fixture->session);

  g_object_set (playback, "playing", TRUE, NULL);
  g_assert_true (dossier_playback_get_playing (playback));
  g_object_set (playback, "playing", FALSE, NULL);
  g_assert_false (dossier_playback_get_playing (playback));

  /* another document ends it */
  dossier_playback_play (playback);
  dossier_session_set_document (fixture->session, NULL);
  g_assert_false (dossier_playback_get_playing (playback));
  dossier_playback_play (playback);
  g_assert_false (dossier_playback_get_playing (playback));
}

/* A day that nobody knows is not made up. */
static void
test_says_what_is_known (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = dossier_document_new ();
  DossierEntity *csto = add_entity (document, DOSSIER_KIND_ORGANISATION, "CSTO", "Treaty");
  DossierEntity *georgia = add_entity (document, DOSSIER_KIND_PLACE, "GEO", "Georgia");
  g_autoptr (DossierPlayback) playback = NULL;
  g_autofree char *text = NULL;

  add_membership (document, georgia, csto, DOSSIER_ROLE_MEMBER, "[1993-09-09,1993-12-09]", NULL);
  dossier_document_finish (document);
  dossier_session_set_document (fixture->session, document);
  dossier_session_set_organisation (fixture->session, csto);
  g_object_unref (document);
  playback = dossier_playback_new (fixture->session);
  text = dossier_playback_describe (playback, day ("1993-09-09"));
  g_assert_cmpstr (text, ==, "9 September or 9 December 1993: Georgia becomes a member");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/playback/steps", Fixture, NULL, set_up, test_steps_through_changes, tear_down);
  g_test_add ("/playback/caption", Fixture, NULL, set_up, test_says_what_happened, tear_down);
  g_test_add ("/playback/vague", Fixture, NULL, set_up, test_says_what_is_known, tear_down);
  g_test_add ("/playback/parties", Fixture, NULL, set_up, test_parties_before_members, tear_down);
  g_test_add ("/playback/two", Fixture, NULL, set_up, test_two_organisations, tear_down);
  g_test_add ("/playback/plays", Fixture, NULL, set_up, test_plays_to_the_end, tear_down);
  g_test_add ("/playback/pauses", Fixture, NULL, set_up, test_pauses, tear_down);

  return g_test_run ();
}
