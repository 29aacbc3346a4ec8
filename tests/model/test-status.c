/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/status.h"

typedef struct
{
  const char *member;
  const char *organisation;
  DossierRole role;
  const char *from;
  const char *to;
} Row;

#define MEMBER DOSSIER_ROLE_MEMBER
#define OBSERVER DOSSIER_ROLE_OBSERVER
#define DIALOGUE DOSSIER_ROLE_DIALOGUE_PARTNER

/* Who was what, when. */
static const Row rows[] = {
  { "Armenia", "CSTO", MEMBER, "1992-05-15", NULL },
  { "Kazakhstan", "CSTO", MEMBER, "1992-05-15", NULL },
  { "Kyrgyzstan", "CSTO", MEMBER, "1992-05-15", NULL },
  { "Russia", "CSTO", MEMBER, "1992-05-15", NULL },
  { "Tajikistan", "CSTO", MEMBER, "1992-05-15", NULL },
  { "Uzbekistan", "CSTO", MEMBER, "1992-05-15", "1999-04-20" },
  { "Azerbaijan", "CSTO", MEMBER, "1993-09-24", "1999-04-20" },
  { "Georgia", "CSTO", MEMBER, "[1993-09-09,1993-12-09]", "1999-04-20" },
  { "Belarus", "CSTO", MEMBER, "1993-12-31", NULL },
  { "Uzbekistan", "CSTO", MEMBER, "2006-08-16", "2012-06-28" },
  { "Afghanistan", "CSTO", OBSERVER, "2013-04-11", NULL },
  { "Serbia", "CSTO", OBSERVER, "2013-04-11", NULL },
  { "Iran", "CSTO", DOSSIER_ROLE_UNRESOLVED, "2014", NULL },
  { "SCO", "CSTO", DOSSIER_ROLE_CANDIDATE, "2020-05", NULL },
  { "Zas", "CSTO", DOSSIER_ROLE_OFFICE, "2020-01-01", NULL },

  { "China", "SCO", MEMBER, "2001-06-15", NULL },
  { "Kazakhstan", "SCO", MEMBER, "2001-06-15", NULL },
  { "Kyrgyzstan", "SCO", MEMBER, "2001-06-15", NULL },
  { "Russia", "SCO", MEMBER, "2001-06-15", NULL },
  { "Tajikistan", "SCO", MEMBER, "2001-06-15", NULL },
  { "Uzbekistan", "SCO", MEMBER, "2001-06-15", NULL },
  { "Mongolia", "SCO", OBSERVER, "2004-06-17", NULL },
  { "India", "SCO", OBSERVER, "2005-07-05", "2017-06-09" },
  { "India", "SCO", MEMBER, "2017-06-09", NULL },
  { "Pakistan", "SCO", OBSERVER, "2005-07-05", "2017-06-09" },
  { "Pakistan", "SCO", MEMBER, "2017-06-09", NULL },
  { "Iran", "SCO", OBSERVER, "2005-07-05", NULL },
  { "Belarus", "SCO", DIALOGUE, "2010", "2015-07-10" },
  { "Belarus", "SCO", OBSERVER, "2015-07-10", NULL },
  { "Sri Lanka", "SCO", DIALOGUE, "2010", NULL },
  { "Afghanistan", "SCO", OBSERVER, "2012-06-07", NULL },
  { "Turkey", "SCO", DIALOGUE, "2012-06-07", NULL },
  { "Armenia", "SCO", DIALOGUE, "2015-07-10", NULL },
  { "Azerbaijan", "SCO", DIALOGUE, "2015-07-10", NULL },
  { "Cambodia", "SCO", DIALOGUE, "2015-07-10", NULL },
  { "Nepal", "SCO", DIALOGUE, "2015-07-10", NULL },

  { "Turkmenistan", "CIS", MEMBER, "1991-12-21", "2005-08-26" },
  { "Turkmenistan", "CIS", DOSSIER_ROLE_ASSOCIATE, "2005-08-26", NULL },
  { "Georgia", "CIS", MEMBER, "1993-12-03", "2009-08-18" },
  { "Ukraine", "CIS", MEMBER, "1991-12-08", "2018" },
};

static DossierEntity *
get_entity (DossierDocument *document, DossierKind kind, const char *name)
{
  DossierItem *found = dossier_document_lookup (document, name);

  if (found == NULL)
    {
      dossier_document_take (document, dossier_entity_new (kind, name, name));
      found = dossier_document_lookup (document, name);
    }

  return DOSSIER_ENTITY (found);
}

static DossierKind
get_kind (const char *name)
{
  if (strcmp (name, "CSTO") == 0 || strcmp (name, "SCO") == 0 || strcmp (name, "CIS") == 0)
    return DOSSIER_KIND_ORGANISATION;

  return strcmp (name, "Zas") == 0 ? DOSSIER_KIND_PERSON : DOSSIER_KIND_PLACE;
}

static DossierMembership *
add_membership (DossierDocument *document, const Row *row)
{
  DossierEntity *member = get_entity (document, get_kind (row->member), row->member);
  DossierEntity *organisation = get_entity (document, DOSSIER_KIND_ORGANISATION, row->organisation);
  DossierMembership *membership = dossier_membership_new ("m", member, organisation, row->role);

  if (row->from != NULL)
    membership->from = dossier_date_new (row->from, NULL, NULL);
  if (row->to != NULL)
    membership->to = dossier_date_new (row->to, NULL, NULL);
  dossier_document_take (document, membership);

  return membership;
}

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_membership (document, &rows[i]);
  DOSSIER_ITEM (get_entity (document, DOSSIER_KIND_ORGANISATION, "CSTO"))->date =
    dossier_date_new ("2002-10-07/..", NULL, NULL);
  dossier_document_finish (document);

  return document;
}

static DossierDay
day_of (const char *text)
{
  DossierDay day;

  g_assert_true (dossier_day_parse (text, &day));

  return day;
}

/* "Armenia Kazakhstan": those of @status, in the order of the list. */
static char *
list (DossierDocument *document, const char *organisation, const char *day, DossierStatus status)
{
  DossierEntity *entity = DOSSIER_ENTITY (dossier_document_lookup (document, organisation));
  g_autoptr (GArray) standings = dossier_document_get_standings (document, entity, day_of (day));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < standings->len; i++)
    {
      const DossierStanding *standing = &g_array_index (standings, DossierStanding, i);

      g_assert_nonnull (standing->membership);
      g_assert_cmpint (standing->status, !=, DOSSIER_STATUS_NONE);
      if (standing->status == status)
        g_string_append_printf (text, "%s%s", text->len ? " " : "", standing->place->name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_list (DossierDocument *document,
             const char *organisation,
             const char *day,
             DossierStatus status,
             const char *expected)
{
  g_autofree char *found = list (document, organisation, day, status);

  g_assert_cmpstr (found, ==, expected);
}

#define SIX "Armenia Belarus Kazakhstan Kyrgyzstan Russia Tajikistan"
#define SEVEN SIX " Uzbekistan"

static void
test_csto (void)
{
  g_autoptr (DossierDocument) document = make_document ();

  assert_list (document, "CSTO", "1992-05-14", DOSSIER_STATUS_MEMBER, "");
  assert_list (document, "CSTO", "1992-05-15", DOSSIER_STATUS_MEMBER,
               "Armenia Kazakhstan Kyrgyzstan Russia Tajikistan Uzbekistan");
  assert_list (document, "CSTO", "1994-06-01", DOSSIER_STATUS_MEMBER,
               "Armenia Azerbaijan Belarus Georgia Kazakhstan Kyrgyzstan Russia Tajikistan "
               "Uzbekistan");
  assert_list (document, "CSTO", "1999-04-19", DOSSIER_STATUS_FORMER, "");
  assert_list (document, "CSTO", "1999-04-20", DOSSIER_STATUS_FORMER,
               "Azerbaijan Georgia Uzbekistan");
  assert_list (document, "CSTO", "2000-01-01", DOSSIER_STATUS_MEMBER, SIX);
  assert_list (document, "CSTO", "2000-01-01", DOSSIER_STATUS_FORMER,
               "Azerbaijan Georgia Uzbekistan");
  assert_list (document, "CSTO", "2007-01-01", DOSSIER_STATUS_MEMBER, SEVEN);
  assert_list (document, "CSTO", "2007-01-01", DOSSIER_STATUS_FORMER, "Azerbaijan Georgia");
  assert_list (document, "CSTO", "2013-06-01", DOSSIER_STATUS_MEMBER, SIX);
  assert_list (document, "CSTO", "2013-06-01", DOSSIER_STATUS_OBSERVER, "Afghanistan Serbia");
  assert_list (document, "CSTO", "2013-06-01", DOSSIER_STATUS_UNRESOLVED, "");
  assert_list (document, "CSTO", "2014-01-01", DOSSIER_STATUS_UNRESOLVED, "Iran");
  /* An organisation and a person are no places. */
  assert_list (document, "CSTO", "2020-07-01", DOSSIER_STATUS_CANDIDATE, "");
}

/* An imprecise beginning counts from its first possible day, an imprecise end from its last. */
static void
test_imprecise (void)
{
  g_autoptr (DossierDocument) document = make_document ();

  assert_list (document, "CSTO", "1993-09-08", DOSSIER_STATUS_MEMBER,
               "Armenia Kazakhstan Kyrgyzstan Russia Tajikistan Uzbekistan");
  assert_list (document, "CSTO", "1993-09-09", DOSSIER_STATUS_MEMBER,
               "Armenia Georgia Kazakhstan Kyrgyzstan Russia Tajikistan Uzbekistan");
  assert_list (document, "CIS", "2018-12-30", DOSSIER_STATUS_MEMBER, "Ukraine");
  assert_list (document, "CIS", "2018-12-31", DOSSIER_STATUS_FORMER, "Georgia Ukraine");
}

static void
test_sco (void)
{
  g_autoptr (DossierDocument) document = make_document ();

  assert_list (document, "SCO", "2020-07-01", DOSSIER_STATUS_MEMBER,
               "China India Kazakhstan Kyrgyzstan Pakistan Russia Tajikistan Uzbekistan");
  assert_list (document, "SCO", "2020-07-01", DOSSIER_STATUS_OBSERVER,
               "Afghanistan Belarus Iran Mongolia");
  assert_list (document, "SCO", "2020-07-01", DOSSIER_STATUS_DIALOGUE_PARTNER,
               "Armenia Azerbaijan Cambodia Nepal Sri Lanka Turkey");
  /* Who leaves one role for another is not "former". */
  assert_list (document, "SCO", "2020-07-01", DOSSIER_STATUS_FORMER, "");
  assert_list (document, "SCO", "2015-07-09", DOSSIER_STATUS_DIALOGUE_PARTNER,
               "Belarus Sri Lanka Turkey");
}

/* Of several in force the strongest decides, whatever their order. */
static void
test_precedence (void)
{
  static const struct
  {
    DossierRole role;
    DossierStatus status;
  } by_rank[] = {
    { DOSSIER_ROLE_MEMBER, DOSSIER_STATUS_MEMBER },
    { DOSSIER_ROLE_SUSPENDED, DOSSIER_STATUS_SUSPENDED },
    { DOSSIER_ROLE_OBSERVER, DOSSIER_STATUS_OBSERVER },
    { DOSSIER_ROLE_PARTNER, DOSSIER_STATUS_PARTNER },
    { DOSSIER_ROLE_DIALOGUE_PARTNER, DOSSIER_STATUS_DIALOGUE_PARTNER },
    { DOSSIER_ROLE_ASSOCIATE, DOSSIER_STATUS_ASSOCIATE },
    { DOSSIER_ROLE_CANDIDATE, DOSSIER_STATUS_CANDIDATE },
    { DOSSIER_ROLE_UNRESOLVED, DOSSIER_STATUS_UNRESOLVED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (by_rank); i++)
    for (guint j = 0; j < G_N_ELEMENTS (by_rank); j++)
      {
        g_autoptr (DossierDocument) document = dossier_document_new ();
        Row ended = { "Iran", "SCO", DOSSIER_ROLE_MEMBER, "1990", "1991" };
        Row first = { "Iran", "SCO", by_rank[i].role, "2001", NULL };
        Row second = { "Iran", "SCO", by_rank[j].role, "2002", NULL };
        DossierStanding standing;

        add_membership (document, &ended);
        add_membership (document, &first);
        add_membership (document, &second);
        dossier_document_finish (document);
        standing = dossier_document_get_standing (
          document, DOSSIER_ENTITY (dossier_document_lookup (document, "Iran")),
          DOSSIER_ENTITY (dossier_document_lookup (document, "SCO")), day_of ("2010-01-01"));
        g_assert_cmpint (standing.status, ==, by_rank[MIN (i, j)].status);
        if (i == j)
          g_assert_cmpstr (standing.membership->from->edtf, ==, "2001");
      }
}

static void
assert_mapped (DossierDocument *document, const char *organisation, const char *day)
{
  DossierEntity *body = DOSSIER_ENTITY (dossier_document_lookup (document, organisation));
  g_autoptr (GHashTable) standings = dossier_document_map_standings (document, body, day_of (day));

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PLACE); i++)
    {
      DossierEntity *place = dossier_document_get (document, DOSSIER_KIND_PLACE, i);
      const DossierStanding *mapped = g_hash_table_lookup (standings, place);
      DossierStanding alone = dossier_document_get_standing (document, place, body, day_of (day));

      g_assert_cmpint (mapped ? mapped->status : DOSSIER_STATUS_NONE, ==, alone.status);
      g_assert_true ((mapped ? mapped->membership : NULL) == alone.membership);
    }
}

/* All at once stand as each does by itself. */
static void
test_mapped (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GHashTable) none = dossier_document_map_standings (document, NULL, 0);

  assert_mapped (document, "CSTO", "1994-06-01");
  assert_mapped (document, "CSTO", "2020-07-01");
  assert_mapped (document, "SCO", "2020-07-01");
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
}

static void
assert_label (DossierDocument *document,
              const char *place,
              const char *organisation,
              const char *day,
              const char *expected)
{
  DossierStanding standing = dossier_document_get_standing (
    document, get_entity (document, DOSSIER_KIND_PLACE, place),
    DOSSIER_ENTITY (dossier_document_lookup (document, organisation)), day_of (day));
  g_autofree char *label = dossier_standing_to_label (&standing, day_of (day));

  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  Row row = { "Chad", "SCO", DOSSIER_ROLE_PARTNER, NULL, NULL };

  add_membership (document, &row);
  row = (Row){ "Mali", "SCO", DOSSIER_ROLE_CANDIDATE, "2009~", NULL };
  add_membership (document, &row);
  row = (Row){ "Togo", "SCO", MEMBER, NULL, NULL };
  add_membership (document, &row);
  row = (Row){ "Peru", "SCO", DOSSIER_ROLE_SUSPENDED, "[2003,2004]", NULL };
  add_membership (document, &row);

  assert_label (document, "Armenia", "CSTO", "2020-07-01", "Armenia, member since 1992");
  assert_label (document, "Armenia", "CSTO", "2002-10-07", "Armenia, member since 1992");
  assert_label (document, "Armenia", "CSTO", "2002-10-06",
                "Armenia, party to the Treaty since 1992");
  assert_label (document, "Georgia", "CSTO", "1998-01-01",
                "Georgia, party to the Treaty since 1993");
  assert_label (document, "Georgia", "CSTO", "2000-01-01",
                "Georgia, former party to the Treaty (until 1999)");
  assert_label (document, "Georgia", "CSTO", "2020-07-01", "Georgia, former member (until 1999)");
  assert_label (document, "Uzbekistan", "CSTO", "2005-01-01",
                "Uzbekistan, former member (until 1999)");
  assert_label (document, "Uzbekistan", "CSTO", "2008-01-01", "Uzbekistan, member since 2006");
  assert_label (document, "Uzbekistan", "CSTO", "2020-07-01",
                "Uzbekistan, former member (until 2012)");
  assert_label (document, "Serbia", "CSTO", "2020-07-01", "Serbia, observer since 2013");
  assert_label (document, "Iran", "CSTO", "2020-07-01", "Iran, unresolved since 2014");
  assert_label (document, "Turkey", "SCO", "2020-07-01", "Turkey, dialogue partner since 2012");
  assert_label (document, "Turkmenistan", "CIS", "2020-07-01",
                "Turkmenistan, associate since 2005");
  assert_label (document, "China", "CSTO", "2020-07-01", "China");
  assert_label (document, "Chad", "SCO", "2020-07-01", "Chad, partner");
  assert_label (document, "Togo", "SCO", "1920-07-01", "Togo, member");
  assert_label (document, "Mali", "SCO", "2020-07-01", "Mali, candidate since around 2009");
  assert_label (document, "Peru", "SCO", "2020-07-01", "Peru, suspended since 2003 or 2004");
}

static void
test_change_days (void)
{
  static const char *const expected[] = {
    "1992-05-15", "1993-09-09", "1993-09-24", "1993-12-31", "1999-04-20",
    "2006-08-16", "2012-06-28", "2013-04-11", "2014-01-01",
  };
  g_autoptr (DossierDocument) document = make_document ();
  DossierEntity *organisation = DOSSIER_ENTITY (dossier_document_lookup (document, "CSTO"));
  g_autoptr (GArray) days = dossier_document_get_change_days (document, organisation);

  g_assert_cmpuint (days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpint (g_array_index (days, DossierDay, i), ==, day_of (expected[i]));
}

/* A treaty prolonged without a gap changes nothing for those who stay. */
static void
test_no_change (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  Row first = { "Armenia", "CSTO", MEMBER, "1992-05-15", "1999-04-20" };
  Row second = { "Armenia", "CSTO", MEMBER, "1999-04-20", NULL };
  g_autoptr (GArray) days = NULL;

  add_membership (document, &first);
  add_membership (document, &second);
  dossier_document_finish (document);
  days =
    dossier_document_get_change_days (document,
                                      DOSSIER_ENTITY (dossier_document_lookup (document, "CSTO")));

  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (g_array_index (days, DossierDay, 0), ==, day_of ("1992-05-15"));
}

static void
test_names (void)
{
  g_assert_cmpstr (dossier_status_to_string (DOSSIER_STATUS_DIALOGUE_PARTNER), ==,
                   "dialogue-partner");
  g_assert_cmpstr (dossier_status_to_string (DOSSIER_STATUS_UNRESOLVED), ==, "unresolved");
  g_assert_cmpstr (dossier_status_to_display (DOSSIER_STATUS_DIALOGUE_PARTNER), ==,
                   "Dialogue partner");
  for (guint i = 0; i < DOSSIER_N_STATUSES; i++)
    for (guint j = 0; j < i; j++)
      {
        g_assert_cmpstr (dossier_status_to_string (i), !=, dossier_status_to_string (j));
        g_assert_cmpstr (dossier_status_to_display (i), !=, dossier_status_to_display (j));
      }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/status/csto", test_csto);
  g_test_add_func ("/status/imprecise", test_imprecise);
  g_test_add_func ("/status/sco", test_sco);
  g_test_add_func ("/status/precedence", test_precedence);
  g_test_add_func ("/status/mapped", test_mapped);
  g_test_add_func ("/status/labels", test_labels);
  g_test_add_func ("/status/change-days", test_change_days);
  g_test_add_func ("/status/no-change", test_no_change);
  g_test_add_func ("/status/names", test_names);

  return g_test_run ();
}
