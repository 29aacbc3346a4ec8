/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities, memberships, events, quotes, commitments, sources, and what refers to them. */
#include <string.h>

#include "tei-helpers.h"

static DossierEntity *
get_entity (DossierDocument *document, const char *id)
{
  DossierItem *item = dossier_document_lookup (document, id);

  g_assert_nonnull (item);

  return DOSSIER_ENTITY (item);
}

static DossierMembership *
get_membership (DossierDocument *document, guint index)
{
  return dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, index);
}

static void
test_people (void)
{
  g_autoptr (DossierDocument) document = tei_read_lists (
    "<listPerson><head>List</head><person xml:id='Levent.Gök' role='mp'><persName><surname>Gök"
    "</surname><forename>Levent</forename></persName><sex value='M'/><idno type='wikidata'>"
    "http://www.wikidata.org/entity/Q1</idno></person><person xml:id='zas'><persName>Stanislau "
    "Zas<note>so spelt</note></persName><persName type='short'>Zas</persName><note>Appointed in "
    "2020.</note><birth><date when='1964'/><placeName>Mokrany</placeName></birth></person>"
    "<personGrp xml:id='some'><persName>some analysts</persName></personGrp></listPerson>");
  DossierEntity *entity = get_entity (document, "Levent.Gök");

  g_assert_cmpstr (entity->name, ==, "Levent Gök");
  g_assert_cmpstr (entity->short_name, ==, "Gök");
  g_assert_cmpstr (entity->type, ==, "mp");
  g_assert_cmpstr (entity->uri, ==, "http://www.wikidata.org/entity/Q1");
  entity = get_entity (document, "zas");
  g_assert_cmpstr (entity->name, ==, "Stanislau Zas");
  g_assert_cmpstr (entity->short_name, ==, "Zas");
  g_assert_cmpstr (entity->description, ==, "Appointed in 2020.");
  g_assert_cmpstr (get_entity (document, "some")->type, ==, "group");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_PLACE), ==, 0);
}

static void
test_organisations (void)
{
  g_autoptr (DossierDocument) document = tei_read_lists (
    "<listOrg xml:lang='de'><org xml:id='SPD' role='politicalParty'><orgName xml:lang='en'>Social "
    "Democrats</orgName><orgName full='init'>SPD</orgName><event from='1863-05-23'><label "
    "xml:lang='en'>existence</label></event><listEvent><event xml:id='congress' when='1891'>"
    "<label>Erfurt congress</label></event></listEvent></org></listOrg>");
  DossierEntity *entity = get_entity (document, "SPD");
  DossierEvent *event = dossier_document_get (document, DOSSIER_KIND_EVENT, 0);

  g_assert_cmpstr (entity->name, ==, "Social Democrats");
  g_assert_cmpstr (entity->short_name, ==, "SPD");
  g_assert_cmpstr (entity->type, ==, "party");
  g_assert_cmpstr (entity->parent_instance.date->edtf, ==, "1863-05-23/..");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_EVENT), ==, 1);
  g_assert_cmpstr (event->title, ==, "Erfurt congress");
  g_assert_true (dossier_item_has_entity (DOSSIER_ITEM (event), entity));
}

static void
assert_geo (const char *geo, gboolean has_geo, double latitude, double longitude)
{
  g_autofree char *lists =
    g_strdup_printf ("<listPlace><place xml:id='x'><placeName>X</placeName>"
                     "<location><geo>%s</geo></location></place></listPlace>",
                     geo);
  g_autoptr (DossierDocument) document = tei_read_lists (lists);
  DossierEntity *place = get_entity (document, "x");

  g_test_message ("%s", geo);
  g_assert_cmpint (place->has_geo, ==, has_geo);
  if (has_geo)
    {
      g_assert_cmpfloat (place->latitude, ==, latitude);
      g_assert_cmpfloat (place->longitude, ==, longitude);
    }
}

static void
test_geo (void)
{
  assert_geo ("50.7 6.0", TRUE, 50.7, 6.0);
  assert_geo (" 48,2\n16,3 ", TRUE, 48.2, 16.3);
  assert_geo ("50.7, 6.0", TRUE, 50.7, 6.0);
  assert_geo ("50.7,6.0", TRUE, 50.7, 6.0);
  assert_geo ("-33.9 -70", TRUE, -33.9, -70);
  assert_geo ("95 6", FALSE, 0, 0);
  assert_geo ("nan 6", FALSE, 0, 0);
  assert_geo ("50.7", FALSE, 0, 0);
  assert_geo ("65 00 N, 18 00 W", FALSE, 0, 0);
  assert_geo ("46.5 8.0 4158", TRUE, 46.5, 8.0);
  assert_geo ("north of here", FALSE, 0, 0);
}

static void
test_places (void)
{
  g_autoptr (DossierDocument) document = tei_read_lists (
    "<listPlace><place xml:id='KGZ' type='country'><placeName>Kyrgyzstan</placeName><idno "
    "type='ISO3166-1-alpha-3'>KGZ</idno><place xml:id='osh'><settlement>Osh</settlement></place>"
    "</place><place xml:id='bishkek' type='city'><placeName>Bishkek</placeName><location><geo>"
    "42.87 74.59</geo><country key='#KGZ'>Kyrgyzstan</country></location><population when='2020'>"
    "<desc>a million</desc></population></place><place><country>Lithuania</country></place>"
    "<place xml:id='far'><location><offset>beyond</offset></location></place></listPlace>");
  DossierEntity *country = get_entity (document, "KGZ");

  g_assert_cmpstr (country->a3, ==, "KGZ");
  g_assert_null (country->country);
  g_assert_true (get_entity (document, "bishkek")->country == country);
  g_assert_null (get_entity (document, "bishkek")->description);
  g_assert_true (get_entity (document, "osh")->country == country);
  g_assert_cmpstr (get_entity (document, "osh")->name, ==, "Osh");
  g_assert_cmpstr (get_entity (document, "far")->name, ==, "far");
  g_assert_nonnull (dossier_document_find_entity (document, DOSSIER_KIND_PLACE, "lithuania"));
}

/* The affiliations that the reader has to take, all of one person. */
static void
test_affiliations (void)
{
  g_autoptr (DossierDocument) document = tei_read_lists (
    "<listOrg><org xml:id='P'><orgName>Parliament</orgName><event xml:id='T1' from='2011' "
    "to='2015'><label>Term 1</label></event></org><org xml:id='party.A'><orgName>A</orgName></org>"
    "</listOrg><listPerson><person xml:id='x'><persName>X</persName>"
    "<affiliation role='member' ref='#party.A' from='2018-07-07' to='2020-01-01'/>"
    "<affiliation role='MP' ref='#P' ana='#T1'/>"
    "<affiliation when='2018-07-07T00:00:00' notBefore='2017'><orgName ref='party.A'/>"
    "</affiliation>"
    "<affiliation role='minister' ref='#P'><roleName>Minister of Health</roleName></affiliation>"
    "<affiliation>University of Tartu</affiliation>"
    "<affiliation/>"
    "<affiliation role='observer' ref='#nowhere'/>"
    "</person></listPerson>");
  DossierMembership *membership = get_membership (document, 0);

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP), ==, 5);
  g_assert_cmpint (membership->role, ==, DOSSIER_ROLE_MEMBER);
  g_assert_null (membership->office);
  g_assert_cmpstr (membership->organisation->parent_instance.id, ==, "party.A");
  g_assert_cmpstr (membership->parent_instance.date->edtf, ==, "2018-07-07/2020-01-01");

  membership = get_membership (document, 1);
  g_assert_cmpint (membership->role, ==, DOSSIER_ROLE_OFFICE);
  g_assert_cmpstr (membership->office, ==, "MP");
  g_assert_cmpstr (membership->from->edtf, ==, "2011");
  g_assert_cmpstr (membership->to->edtf, ==, "2015");

  membership = get_membership (document, 2);
  g_assert_cmpstr (membership->organisation->parent_instance.id, ==, "party.A");
  g_assert_cmpstr (membership->from->edtf, ==, "2018-07-07");

  membership = get_membership (document, 3);
  g_assert_cmpstr (membership->office, ==, "Minister of Health");

  membership = get_membership (document, 4);
  g_assert_cmpstr (membership->organisation->name, ==, "University of Tartu");
  g_assert_cmpint (membership->role, ==, DOSSIER_ROLE_MEMBER);
}

static void
test_relations (void)
{
  g_autoptr (DossierDocument) document = tei_read_lists (
    "<listBibl><bibl xml:id='b1'><title>On it</title></bibl></listBibl><listPlace><place "
    "xml:id='GEO'><placeName>Georgia</placeName></place><place xml:id='ARM'><placeName>Armenia"
    "</placeName></place></listPlace><listOrg><org xml:id='CST'><orgName>Treaty</orgName></org>"
    "</listOrg><listRelation><relation xml:id='r1' name='member' active='#GEO #ARM' "
    "passive='#CST' from-custom='[1993-09-09,1993-12-09]' to='1999-04-20' datingMethod='#edtf' "
    "corresp='#p' source='#b1' resp='#editor'><desc>Dates differ.</desc></relation>"
    "<relation name='dialogue-partner' active='ARM' passive='#CST' notBefore='2015-07' "
    "notAfter='2015-12'/><relation name='spouse' mutual='#GEO #ARM'/><relation name='member' "
    "active='#gone' passive='#CST'/></listRelation>");
  DossierMembership *membership = get_membership (document, 0);

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP), ==, 3);
  g_assert_cmpstr (membership->parent_instance.id, ==, "r1");
  g_assert_cmpint (membership->parent_instance.authority, ==, DOSSIER_AUTHORITY_EDITOR);
  g_assert_cmpstr (membership->from->edtf, ==, "[1993-09-09,1993-12-09]");
  g_assert_cmpstr (membership->to->edtf, ==, "1999-04-20");
  g_assert_cmpstr (membership->note, ==, "Dates differ.");
  g_assert_cmpstr (membership->source->title, ==, "On it");
  g_assert_cmpuint (membership->parent_instance.passages->len, ==, 1);
  g_assert_cmpstr (get_membership (document, 1)->member->name, ==, "Armenia");
  g_assert_cmpint (get_membership (document, 2)->role, ==, DOSSIER_ROLE_DIALOGUE_PARTNER);
  g_assert_cmpstr (get_membership (document, 2)->from->edtf, ==, "[2015-07..2015-12]");
  assert_reports (document, "Skipped 1 “relation” element");
}

static void
test_events (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN TEI_HEADER
    "<standOff><listPlace><place xml:id='ESB'><placeName>Tower</placeName><event from='1930'>"
    "<p><label>Construction</label> Built by a firm.</p></event></place></listPlace><listOrg>"
    "<org xml:id='U'><orgName>Union</orgName></org></listOrg><listEvent><event xml:id='e1' "
    "type='summit' notBefore='2020-05-11' notAfter='2020-05-20' where='#ESB' corresp='#U' "
    "resp='#editor'><label>Summit</label><desc>They met.</desc><note>Background.</note></event>"
    "<event type='accident'><desc>A crash.</desc></event></listEvent></standOff><text><body>"
    "<p>When <rs type='event' ref='#e1'>the <orgName ref='#U'>Union</orgName> met</rs>, "
    "<rs ref='#e1'>again</rs>.</p></body></text></TEI>");
  DossierEvent *construction = dossier_document_get (document, DOSSIER_KIND_EVENT, 0);
  DossierEvent *summit = DOSSIER_EVENT (dossier_document_lookup (document, "e1"));
  DossierEvent *accident = dossier_document_get (document, DOSSIER_KIND_EVENT, 2);
  g_autofree char *spans = tei_describe_spans (document, 0);

  g_assert_cmpstr (construction->title, ==, "Construction");
  g_assert_cmpstr (construction->description, ==, "Built by a firm.");
  g_assert_cmpstr (construction->place->name, ==, "Tower");
  g_assert_cmpstr (summit->title, ==, "Summit");
  g_assert_cmpstr (summit->event_kind, ==, "summit");
  g_assert_cmpstr (summit->description, ==, "They met.");
  g_assert_cmpstr (summit->note, ==, "Background.");
  g_assert_cmpstr (summit->parent_instance.date->edtf, ==, "[2020-05-11..2020-05-20]");
  g_assert_cmpstr (summit->place->name, ==, "Tower");
  g_assert_cmpuint (summit->n_places, ==, 1);
  g_assert_cmpuint (summit->parent_instance.entities->len, ==, 2);
  g_assert_cmpint (summit->parent_instance.authority, ==, DOSSIER_AUTHORITY_EDITOR);
  g_assert_cmpuint (summit->parent_instance.passages->len, ==, 1);
  g_assert_true (dossier_item_has_entity (DOSSIER_ITEM (summit), get_entity (document, "U")));
  g_assert_cmpstr (accident->title, ==, "A crash.");
  g_assert_cmpstr (spans, ==, "event[the Union met]>e1 entity[Union]>U event[again]>e1");
}

static void
test_references (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN TEI_HEADER
    "<text><body><p><persName ref='#a'>Ann</persName>, <persName ref='a'>she</persName>, "
    "<persName ref='people.xml#a'>Annie</persName>, <persName ref='#a #b'>both</persName>, "
    "<placeName ref='http://www.geonames.org/1/vsetin.html'>Vsetíně</placeName>, <placeName "
    "ref='http://www.geonames.org/1/vsetin.html'>Vsetín</placeName>, <placeName "
    "ref='http://www.geonames.org/1/vsetin.html'>Vsetín</placeName>, <persName ref='#who'>Xaver"
    "</persName>, <orgName>The  League</orgName>, <orgName>the league</orgName>, <persName>BOB"
    "</persName>, <name type='place' key='C'>here</name>, <rs ref='#nothing'>it</rs>, <name>x"
    "</name>, <placeName>City of <persName ref='#b'>Bob</persName> <settlement>X</settlement>"
    "</placeName></p></body></text><standOff><listPerson><person xml:id='a'><persName>Ann</"
    "persName></person><person xml:id='b'><persName>Bob</persName></person></listPerson>"
    "<listPlace><place xml:id='C'><placeName>Cee</placeName></place></listPlace></standOff></TEI>");
  g_autofree char *spans = tei_describe_spans (document, 0);

  g_assert_cmpstr (spans, ==,
                   "entity[Ann]>a entity[she]>a entity[Annie]>a entity[both]>a entity[both]>b "
                   "entity[Vsetíně]>vsetin entity[Vsetín]>vsetin entity[Vsetín]>vsetin "
                   "entity[Xaver]>who entity[The League]>organisation-1 "
                   "entity[the league]>organisation-1 entity[BOB]>b entity[here]>C "
                   "entity[City of Bob X]>place-1 entity[Bob]>b");
  g_assert_cmpstr (get_entity (document, "vsetin")->name, ==, "Vsetín");
  g_assert_cmpstr (get_entity (document, "vsetin")->uri, ==,
                   "http://www.geonames.org/1/vsetin.html");
  g_assert_cmpstr (get_entity (document, "who")->name, ==, "Xaver");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_PERSON), ==, 3);
}

static void
test_uri_joins_declaration (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN TEI_HEADER
    "<standOff><listPlace><place xml:id='P'><placeName>Prague</placeName><idno type='geonames'>"
    "http://geonames.org/9</idno></place></listPlace></standOff><text><body><p><placeName "
    "ref='http://geonames.org/9'>Praze</placeName></p></body></text></TEI>");
  g_autofree char *spans = tei_describe_spans (document, 0);

  g_assert_cmpstr (spans, ==, "entity[Praze]>P");
}

static void
test_quotes (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    TEI_OPEN TEI_HEADER
    "<standOff><listPerson><person xml:id='zas'><persName>S. Zas</persName><affiliation "
    "role='Secretary' ref='#O' from='2020'>Secretary of the O</affiliation><affiliation "
    "role='Deputy' ref='#O' to='2019'/>"
    "</person></listPerson><listOrg><org xml:id='O'><orgName>O</orgName></org></listOrg>"
    "<listPlace><place xml:id='SRB'><placeName>Serbia</placeName></place></listPlace><listEvent>"
    "<event xml:id='e1' when='2020-05'><label>Meeting</label></event></listEvent><listBibl><bibl "
    "xml:id='b1'><title>Paper</title><ref target='https://example.org/1'/></bibl></listBibl>"
    "</standOff><text><body><p>He said: “<said xml:id='q1' who='#zas' when='2019-03' "
    "source='#b1' ana='#e1' corresp='#SRB'>we <orgName ref='#O'>in O</orgName> are</said>”, he "
    "went on, “<said xml:id='q1b' prev='#q1'>ready.</said>”<ref target='#b1'/> He <said "
    "who='#zas' direct='false' when='2020-05'>hinted at “<q>more</q>”</said>. <q>Nobody said "
    "this</q>.</p><p><said who='#zas'>One.<list><item>Two.</item></list></said></p></body></text>"
    "</TEI>");
  DossierQuote *quote = DOSSIER_QUOTE (dossier_document_lookup (document, "q1"));
  DossierQuote *reported = dossier_document_get (document, DOSSIER_KIND_QUOTE, 1);
  DossierQuote *split = dossier_document_get (document, DOSSIER_KIND_QUOTE, 2);
  g_autofree char *spans = tei_describe_spans (document, 0);

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_QUOTE), ==, 3);
  g_assert_cmpstr (quote->text, ==, "we in O are … ready.");
  g_assert_true (quote->direct);
  g_assert_cmpstr (quote->speaker->name, ==, "S. Zas");
  g_assert_cmpstr (quote->speaker_name, ==, "S. Zas");
  g_assert_cmpstr (quote->office, ==, "Deputy");
  g_assert_cmpstr (quote->parent_instance.date->edtf, ==, "2019-03");
  g_assert_cmpstr (quote->source->url, ==, "https://example.org/1");
  g_assert_cmpstr (quote->occasion->title, ==, "Meeting");
  g_assert_true (dossier_item_has_entity (DOSSIER_ITEM (quote), get_entity (document, "SRB")));
  g_assert_true (dossier_item_has_entity (DOSSIER_ITEM (quote), get_entity (document, "O")));
  g_assert_false (reported->direct);
  g_assert_cmpstr (reported->text, ==, "hinted at “more”");
  g_assert_cmpstr (reported->office, ==, "Secretary of the O");
  g_assert_cmpstr (split->text, ==, "One. Two.");
  g_assert_cmpuint (split->parent_instance.passages->len, ==, 2);
  g_assert_cmpstr (spans, ==,
                   "quote[we in O are]>q1 entity[in O]>O quote[ready.]>q1 source[]>b1 "
                   "quote[hinted at “more”]>q2");
  g_assert_cmpuint (quote->source->number, ==, 1);
}

/* Each until the next one speaks, whatever happens meanwhile. */
static void
test_speeches_are_quotes (void)
{
  g_autoptr (DossierDocument) document =
    tei_read_body ("<u who='#a'><seg xml:id='s1'>Words.</seg><seg>Again.</seg></u>"
                   "<kinesic><desc>Applause</desc></kinesic><u who='#a'>And again.</u>"
                   "<sp who='#b'><p>More.</p></sp><u>Nobody’s.</u><u who='#a'>Last.</u>");
  DossierQuote *first = dossier_document_get (document, DOSSIER_KIND_QUOTE, 0);
  DossierQuote *second = dossier_document_get (document, DOSSIER_KIND_QUOTE, 1);
  DossierQuote *third = dossier_document_get (document, DOSSIER_KIND_QUOTE, 2);

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_QUOTE), ==, 3);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_PERSON), ==, 2);
  g_assert_true (first->speech);
  g_assert_cmpstr (first->text, ==, "Words.\nAgain.\nAnd again.");
  g_assert_cmpstr (DOSSIER_ITEM (first)->id, ==, "speech-s1");
  g_assert_cmpuint (DOSSIER_ITEM (first)->passages->len, ==, 3);
  g_assert_cmpstr (second->text, ==, "More.");
  g_assert_true (second->speaker == dossier_document_get (document, DOSSIER_KIND_PERSON, 1));
  g_assert_cmpstr (third->text, ==, "Last.");
  g_assert_true (third->speaker == first->speaker);
}

static void
test_commitments (void)
{
  g_autoptr (DossierDocument) document = tei_read_lists (
    "<listPerson><person xml:id='v'><persName>V</persName></person></listPerson>"
    "<listAnnotation type='commitments'><annotation xml:id='c1' motivation='assessing' "
    "target='#p' ana='#not-yet'><note type='title'>43 model acts</note><note type='announced' "
    "corresp='#v'>By V in <date when='2020-06'>June</date>.</note><note type='due'>By <date "
    "when='2020'>2020</date>.</note><note type='outcome'><measure type='done' quantity='31' "
    "unit='act'>31</measure> of <measure type='of' quantity='43' unit='act'>43</measure>.</note>"
    "</annotation><annotation motivation='commenting'><note>no</note></annotation>"
    "</listAnnotation>");
  DossierCommitment *commitment = DOSSIER_COMMITMENT (dossier_document_lookup (document, "c1"));

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_COMMITMENT), ==, 1);
  g_assert_cmpstr (commitment->title, ==, "43 model acts");
  g_assert_cmpstr (commitment->announced_text, ==, "By V in June.");
  g_assert_cmpstr (commitment->parent_instance.date->edtf, ==, "2020-06");
  g_assert_cmpstr (commitment->due->edtf, ==, "2020");
  g_assert_cmpstr (commitment->due_text, ==, "By 2020.");
  g_assert_cmpstr (commitment->outcome, ==, "31 of 43.");
  g_assert_cmpint (commitment->verdict, ==, DOSSIER_VERDICT_NOT_YET);
  g_assert_cmpuint (commitment->done, ==, 31);
  g_assert_cmpuint (commitment->of, ==, 43);
  g_assert_cmpstr (commitment->unit, ==, "act");
  g_assert_cmpuint (commitment->parent_instance.passages->len, ==, 1);
  g_assert_cmpuint (commitment->parent_instance.speakers->len, ==, 1);
}

static void
test_sources (void)
{
  g_autoptr (DossierDocument) document = tei_read_body (
    "<p>See <ref target='http://example.org/a'>the report</ref>, <ref "
    "target='http://example.org/b'>http://example.org/b</ref>, <ref "
    "target='http://example.org/a'>again</ref>, <ptr target='https://example.org/c'/>, <ref "
    "target='mailto:a@b.c'>mail</ref>, <ref target='/local'>local</ref>, <ref target='#x'>above"
    "</ref>, <ref target='#zzz'>nowhere</ref>, <ref target='#range(x-start,x-end)'>x</ref>.</p>"
    "<p xml:id='x'>X<anchor xml:id='x-start'/></p><div><head>Bibliography</head><listBibl><bibl "
    "xml:id='k'>Knuth, <title>Art</title>, <date>1968</date>. <ref "
    "target='http://example.org/d'>online</ref></bibl></listBibl></div>");
  g_autofree char *spans = tei_describe_spans (document, 0);
  DossierSource *book = DOSSIER_SOURCE (dossier_document_lookup (document, "k"));
  DossierSource *report;

  /* An id belongs to the entry in the list and its passage: the first that has it keeps it. */
  g_assert_nonnull (book);
  g_assert_cmpstr (book->title, ==, "Art");
  g_assert_cmpstr (book->parent_instance.date->edtf, ==, "1968");
  g_assert_cmpstr (book->url, ==, "http://example.org/d");
  g_assert_cmpuint (book->parent_instance.passages->len, ==, 1);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 4);
  report = dossier_document_get (document, DOSSIER_KIND_SOURCE, 1);
  g_assert_cmpstr (report->title, ==, "the report");
  g_assert_cmpstr (report->url, ==, "http://example.org/a");
  g_assert_cmpuint (report->parent_instance.passages->len, ==, 1);
  g_assert_null (
    ((DossierSource *) dossier_document_get (document, DOSSIER_KIND_SOURCE, 2))->title);
  g_assert_cmpstr (spans, ==,
                   "link[the report]=http://example.org/a "
                   "link[http://example.org/b]=http://example.org/b "
                   "link[again]=http://example.org/a "
                   "link[https://example.org/c]=https://example.org/c link[mail]=mailto:a@b.c "
                   "link[above]>x=#x link[x]>x=#x");
}

static void
test_header (void)
{
  g_autoptr (DossierDocument) document = tei_read (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='csto' xml:lang='en'><teiHeader><fileDesc>"
    "<titleStmt><title type='short'>S</title><title type='main' xml:lang='de'>Titel</title><title "
    "type='main'>In <hi>Search</hi></title><title type='sub'>A retelling</title><author><persName>"
    "<forename>Ann</forename> <surname>Lee</surname></persName><persName xml:lang='ru'>Энн"
    "</persName><idno>Q1</idno></author><author>B. Cee</author><editor>E</editor></titleStmt>"
    "<publicationStmt><publisher>House <ref target='http://h.org'>h.org</ref></publisher><idno "
    "type='uuid'>5F0C7F0E-6d0b-4c8e-9f5a-c5700f2020aa</idno><idno type='URI'>http://h.org/1</idno>"
    "<availability><licence target='http://l.org'>Free</licence></availability><date "
    "when='2021-04-11'>11.04.2021</date></publicationStmt><sourceDesc><bibl xml:id='document'>"
    "<title>Original</title><date notBefore='2020-06' notAfter='2020-07'>mid-2020</date><ref "
    "target='http://o.org'/><note>N"
    "</note></bibl></sourceDesc></fileDesc><profileDesc><abstract><p>This is.</p><p>A retelling."
    "</p></abstract></profileDesc></teiHeader><text><body><p>x</p></body></text></TEI>");

  g_assert_cmpstr (document->title, ==, "In Search");
  g_assert_cmpstr (document->subtitle, ==, "A retelling");
  g_assert_cmpuint (document->authors->len, ==, 2);
  g_assert_cmpstr (document->authors->pdata[0], ==, "Ann Lee");
  g_assert_cmpstr (document->authors->pdata[1], ==, "B. Cee");
  g_assert_cmpstr (document->publisher, ==, "House");
  g_assert_cmpstr (document->url, ==, "http://h.org/1");
  g_assert_cmpstr (document->licence, ==, "Free (http://l.org)");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (document->date->edtf, ==, "[2020-06..2020-07]");
  g_assert_cmpstr (document->date->wording, ==, "mid-2020");
  g_assert_cmpstr (document->original, ==, "Original, mid-2020, http://o.org");
  g_assert_cmpstr (document->statement, ==, "This is. A retelling.");
  g_assert_cmpstr (document->uuid, ==, "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa");
  g_assert_cmpstr (document->name, ==, "csto");
  g_assert_cmpstr (document->kind, ==, "tei");
}

static void
assert_date (const char *header, const char *edtf)
{
  g_autofree char *xml = g_strconcat (TEI_OPEN "<teiHeader>", header,
                                      "</teiHeader><text><body><p>x</p></body></text></TEI>", NULL);
  g_autoptr (DossierDocument) document = tei_read (xml);

  g_assert_cmpstr (document->date ? document->date->edtf : NULL, ==, edtf);
}

static void
test_header_date (void)
{
#define CREATION "<profileDesc><creation>in <origDate when='1945-10'>October</origDate></creation>"
#define SETTING                                                                                    \
  "<settingDesc><setting><date when='2020-05-27'/></setting></settingDesc></profileDesc>"
#define PUBLICATION "<fileDesc><publicationStmt><date>2015</date></publicationStmt></fileDesc>"
#define SOURCE                                                                                     \
  "<fileDesc><sourceDesc><bibl><date from='2009' to='2011'/></bibl></sourceDesc></fileDesc>"
#define RELATED                                                                                    \
  "<fileDesc><notesStmt><relatedItem><bibl><date when='1999'/></bibl></relatedItem></notesStmt>"   \
  "</fileDesc>"

  assert_date (RELATED PUBLICATION SOURCE CREATION SETTING, "1945-10");
  assert_date (RELATED PUBLICATION SOURCE "<profileDesc>" SETTING, "2009/2011");
  assert_date (RELATED PUBLICATION "<profileDesc>" SETTING, "2020-05-27");
  assert_date (RELATED PUBLICATION, "2015");
  assert_date (RELATED, NULL);
  assert_date ("<profileDesc><correspDesc><correspAction type='received'><date when='1890-02'/>"
               "</correspAction><correspAction type='sent'><date when='1890-01'/></correspAction>"
               "</correspDesc></profileDesc>",
               "1890-01");
}

static void
test_identity (void)
{
  g_autoptr (DossierDocument) first = tei_read_body ("<p>a</p>");
  g_autoptr (DossierDocument) same = tei_read_body ("<p>a</p>");
  g_autoptr (DossierDocument) other = tei_read_body ("<p>b</p>");

  g_assert_cmpuint (strlen (first->hash), ==, 64);
  g_assert_cmpstr (first->hash, ==, same->hash);
  g_assert_cmpstr (first->uuid, ==, same->uuid);
  g_assert_true (g_uuid_string_is_valid (first->uuid));
  g_assert_cmpstr (first->hash, !=, other->hash);
  g_assert_cmpstr (first->uuid, !=, other->uuid);
  g_assert_null (first->name);
}

static void
test_untitled (void)
{
  g_autoptr (DossierDocument) document =
    tei_read (TEI_OPEN "<text><body><div><head>Found</head><p>x</p></div></body></text></TEI>");

  g_assert_cmpstr (document->title, ==, "Found");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/lists/people", test_people);
  g_test_add_func ("/formats/tei/lists/organisations", test_organisations);
  g_test_add_func ("/formats/tei/lists/geo", test_geo);
  g_test_add_func ("/formats/tei/lists/places", test_places);
  g_test_add_func ("/formats/tei/lists/affiliations", test_affiliations);
  g_test_add_func ("/formats/tei/lists/relations", test_relations);
  g_test_add_func ("/formats/tei/lists/events", test_events);
  g_test_add_func ("/formats/tei/lists/references", test_references);
  g_test_add_func ("/formats/tei/lists/uri-joins-declaration", test_uri_joins_declaration);
  g_test_add_func ("/formats/tei/lists/quotes", test_quotes);
  g_test_add_func ("/formats/tei/lists/speeches-are-quotes", test_speeches_are_quotes);
  g_test_add_func ("/formats/tei/lists/commitments", test_commitments);
  g_test_add_func ("/formats/tei/lists/sources", test_sources);
  g_test_add_func ("/formats/tei/header/all", test_header);
  g_test_add_func ("/formats/tei/header/date", test_header_date);
  g_test_add_func ("/formats/tei/header/identity", test_identity);
  g_test_add_func ("/formats/tei/header/untitled", test_untitled);

  return g_test_run ();
}
