/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

/* A document by hand, with what a map needs: three organisations, and who stood how to them. */
static const struct
{
  const char *a3;
  const char *name;
} sample_places[] = {
  { "AFG", "Afghanistan" },  { "ARM", "Armenia" },    { "AZE", "Azerbaijan" }, { "BLR", "Belarus" },
  { "KHM", "Cambodia" },     { "CHN", "China" },      { "GEO", "Georgia" },    { "IND", "India" },
  { "IRN", "Iran" },         { "KAZ", "Kazakhstan" }, { "KGZ", "Kyrgyzstan" }, { "MDA", "Moldova" },
  { "MNG", "Mongolia" },     { "NPL", "Nepal" },      { "PAK", "Pakistan" },   { "RUS", "Russia" },
  { "SRB", "Serbia" },       { "LKA", "Sri Lanka" },  { "TJK", "Tajikistan" }, { "TUR", "Turkey" },
  { "TKM", "Turkmenistan" }, { "UKR", "Ukraine" },    { "UZB", "Uzbekistan" },
};

static const struct
{
  const char *member;
  const char *organisation;
  DossierRole role;
  const char *from;
  const char *to;
} sample_memberships[] = {
  { "ARM", "CSTO", DOSSIER_ROLE_MEMBER, "1992-05-15", NULL },
  { "KAZ", "CSTO", DOSSIER_ROLE_MEMBER, "1992-05-15", NULL },
  { "KGZ", "CSTO", DOSSIER_ROLE_MEMBER, "1992-05-15", NULL },
  { "RUS", "CSTO", DOSSIER_ROLE_MEMBER, "1992-05-15", NULL },
  { "TJK", "CSTO", DOSSIER_ROLE_MEMBER, "1992-05-15", NULL },
  { "BLR", "CSTO", DOSSIER_ROLE_MEMBER, "1993-12-31", NULL },
  { "UZB", "CSTO", DOSSIER_ROLE_MEMBER, "1992-05-15", "1999-04-20" },
  { "UZB", "CSTO", DOSSIER_ROLE_MEMBER, "2006-08-16", "2012-06-28" },
  { "AZE", "CSTO", DOSSIER_ROLE_MEMBER, "1993-09-24", "1999-04-20" },
  { "GEO", "CSTO", DOSSIER_ROLE_MEMBER, "[1993-09-09,1993-12-09]", "1999-04-20" },
  { "AFG", "CSTO", DOSSIER_ROLE_OBSERVER, "2013-04-11", NULL },
  { "SRB", "CSTO", DOSSIER_ROLE_OBSERVER, "2013-04-11", NULL },
  { "IRN", "CSTO", DOSSIER_ROLE_UNRESOLVED, "2014", NULL },
  { "SCO", "CSTO", DOSSIER_ROLE_CANDIDATE, "2020-05", NULL },
  { "CHN", "SCO", DOSSIER_ROLE_MEMBER, "2001-06-15", NULL },
  { "KAZ", "SCO", DOSSIER_ROLE_MEMBER, "2001-06-15", NULL },
  { "KGZ", "SCO", DOSSIER_ROLE_MEMBER, "2001-06-15", NULL },
  { "RUS", "SCO", DOSSIER_ROLE_MEMBER, "2001-06-15", NULL },
  { "TJK", "SCO", DOSSIER_ROLE_MEMBER, "2001-06-15", NULL },
  { "UZB", "SCO", DOSSIER_ROLE_MEMBER, "2001-06-15", NULL },
  { "IND", "SCO", DOSSIER_ROLE_MEMBER, "2017-06-09", NULL },
  { "PAK", "SCO", DOSSIER_ROLE_MEMBER, "2017-06-09", NULL },
  { "MNG", "SCO", DOSSIER_ROLE_OBSERVER, "2004-06-17", NULL },
  { "IRN", "SCO", DOSSIER_ROLE_OBSERVER, "2005-07-05", NULL },
  { "AFG", "SCO", DOSSIER_ROLE_OBSERVER, "2012-06-07", NULL },
  { "BLR", "SCO", DOSSIER_ROLE_OBSERVER, "2015-07-10", NULL },
  { "TUR", "SCO", DOSSIER_ROLE_DIALOGUE_PARTNER, "2012-06-07", NULL },
  { "LKA", "SCO", DOSSIER_ROLE_DIALOGUE_PARTNER, "2010", NULL },
  { "ARM", "SCO", DOSSIER_ROLE_DIALOGUE_PARTNER, "2015-07-10", NULL },
  { "AZE", "SCO", DOSSIER_ROLE_DIALOGUE_PARTNER, "2015-07-10", NULL },
  { "KHM", "SCO", DOSSIER_ROLE_DIALOGUE_PARTNER, "2015-07-10", NULL },
  { "NPL", "SCO", DOSSIER_ROLE_DIALOGUE_PARTNER, "2015-07-10", NULL },
  { "TKM", "CIS", DOSSIER_ROLE_ASSOCIATE, "2005-08-26", NULL },
  { "MDA", "CIS", DOSSIER_ROLE_MEMBER, "1991-12-21", NULL },
  { "UKR", "CIS", DOSSIER_ROLE_MEMBER, "1991-12-08", "2018" },
};

static inline DossierDate *
sample_date (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  DossierDate *date = edtf != NULL ? dossier_date_new (edtf, NULL, &error) : NULL;

  g_assert_no_error (error);
  return date;
}

static inline void
sample_add_organisation (DossierDocument *document, const char *id, const char *name)
{
  DossierEntity *entity = dossier_entity_new (DOSSIER_KIND_ORGANISATION, id, name);

  entity->short_name = g_strdup (id);
  if (g_strcmp0 (id, "CSTO") == 0)
    entity->parent_instance.date = sample_date ("2002-10-07/..");
  dossier_document_take (document, entity);
}

static inline DossierDocument *
sample_document_new (void)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = dossier_uuid_from_name ("map-sample");
  document->title = g_strdup ("Sample");
  document->date = sample_date ("2020-07");
  sample_add_organisation (document, "CSTO", "Collective Security Treaty Organization");
  sample_add_organisation (document, "SCO", "Shanghai Cooperation Organisation");
  sample_add_organisation (document, "CIS", "Commonwealth of Independent States");

  for (guint i = 0; i < G_N_ELEMENTS (sample_places); i++)
    {
      DossierEntity *place =
        dossier_entity_new (DOSSIER_KIND_PLACE, sample_places[i].a3, sample_places[i].name);

      g_strlcpy (place->a3, sample_places[i].a3, sizeof place->a3);
      place->type = g_strdup ("country");
      dossier_document_take (document, place);
    }

  for (guint i = 0; i < G_N_ELEMENTS (sample_memberships); i++)
    {
      g_autofree char *id = g_strdup_printf ("r%02u", i + 1);
      g_autofree char *span = NULL;
      DossierItem *member = dossier_document_lookup (document, sample_memberships[i].member);
      DossierItem *organisation =
        dossier_document_lookup (document, sample_memberships[i].organisation);
      DossierMembership *membership =
        dossier_membership_new (id, DOSSIER_ENTITY (member), DOSSIER_ENTITY (organisation),
                                sample_memberships[i].role);

      membership->from = sample_date (sample_memberships[i].from);
      membership->to = sample_date (sample_memberships[i].to);
      if (sample_memberships[i].from[0] != '[')
        {
          span =
            g_strdup_printf ("%s/%s", sample_memberships[i].from,
                             sample_memberships[i].to != NULL ? sample_memberships[i].to : "..");
          membership->parent_instance.date = sample_date (span);
        }
      if (sample_memberships[i].role == DOSSIER_ROLE_OBSERVER &&
          g_strcmp0 (sample_memberships[i].organisation, "CSTO") == 0)
        membership->note =
          g_strdup ("Observer at the Parliamentary Assembly. The day is background.");
      if (g_strcmp0 (sample_memberships[i].organisation, "CSTO") != 0)
        membership->parent_instance.authority = DOSSIER_AUTHORITY_EDITOR;
      dossier_document_take (document, membership);
    }
  dossier_document_finish (document);
  return document;
}
