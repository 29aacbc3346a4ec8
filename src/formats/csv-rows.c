/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/csv-private.h"

#include "model/annotation.h"
#include "model/page.h"

#define SEPARATOR "; "

static void
add_number (DossierCsv *csv, guint number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : NULL;

  dossier_csv_add (csv, text);
}

static void
add_boolean (DossierCsv *csv, gboolean value)
{
  dossier_csv_add (csv, value ? "true" : "false");
}

static void
add_day (DossierCsv *csv, DossierDay day)
{
  g_autofree char *text =
    day != DOSSIER_DAY_MIN && day != DOSSIER_DAY_MAX ? dossier_day_to_iso (day) : NULL;

  dossier_csv_add (csv, text);
}

/* EDTF, first and last day. */
static void
add_date (DossierCsv *csv, const DossierDate *date)
{
  dossier_csv_add (csv, date != NULL ? date->edtf : NULL);
  add_day (csv, date != NULL ? dossier_date_first (date) : DOSSIER_DAY_MIN);
  add_day (csv, date != NULL ? dossier_date_last (date) : DOSSIER_DAY_MAX);
}

static void
add_date_and_wording (DossierCsv *csv, const DossierDate *date)
{
  add_date (csv, date);
  dossier_csv_add (csv, date != NULL ? date->wording : NULL);
}

/* Microseconds since 1970 UTC, to the second. */
static void
add_time (DossierCsv *csv, gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  dossier_csv_add (csv, text);
}

static void
add_joined (DossierCsv *csv, GPtrArray *texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? SEPARATOR : "", (char *) texts->pdata[i]);
  dossier_csv_add (csv, joined->str);
}

static void
add_names (DossierCsv *csv, GPtrArray *entities)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; entities != NULL && i < entities->len; i++)
    g_ptr_array_add (texts, ((DossierEntity *) entities->pdata[i])->name);
  add_joined (csv, texts);
}

static const char *
get_passage_id (DossierCsv *csv, const DossierItem *item, guint i)
{
  guint index = g_array_index (item->passages, guint, i);

  return DOSSIER_ITEM (dossier_document_get_passage (csv->document, index))->id;
}

static void
add_passages (DossierCsv *csv, const DossierItem *item)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < item->passages->len; i++)
    g_ptr_array_add (texts, (gpointer) get_passage_id (csv, item, i));
  add_joined (csv, texts);
}

static void
add_pages (DossierCsv *csv, const DossierItem *item)
{
  g_autofree char *pages = dossier_document_dup_item_pages (csv->document, item);

  dossier_csv_add (csv, pages);
}

static void
add_section (DossierCsv *csv, const DossierItem *item)
{
  DossierSection *section =
    item->section >= 0
      ? dossier_document_get (csv->document, DOSSIER_KIND_SECTION, (guint) item->section)
      : NULL;

  dossier_csv_add (csv, section != NULL ? section->title : NULL);
}

/* Where the program opens it. @note: (nullable): of the reader. */
static void
add_link (DossierCsv *csv, const DossierItem *item, const char *note)
{
  g_autoptr (GString) link = g_string_new ("dossier://");

  g_string_append (link, csv->document->uuid);
  if (item->passages->len > 0)
    {
      g_string_append_c (link, '/');
      g_string_append_uri_escaped (link, get_passage_id (csv, item, 0), NULL, TRUE);
    }
  if (note != NULL)
    g_string_append_printf (link, "?note=%s", note);
  dossier_csv_add (csv, link->str);
}

static void
add_authority (DossierCsv *csv, const DossierItem *item)
{
  dossier_csv_add (csv, dossier_authority_to_string (item->authority));
}

/* Whom and what it names besides who says it. */
static void
add_about (DossierCsv *csv, const DossierItem *item)
{
  g_autoptr (GPtrArray) about = g_ptr_array_new ();

  for (guint i = 0; i < item->entities->len; i++)
    if (item->speakers == NULL ||
        !g_ptr_array_find (item->speakers, item->entities->pdata[i], NULL))
      g_ptr_array_add (about, item->entities->pdata[i]);
  add_names (csv, about);
}

void
dossier_csv_add_quote (DossierCsv *csv, gpointer record)
{
  DossierQuote *quote = record;
  DossierSource *source = quote->source;
  const DossierItem *item = DOSSIER_ITEM (quote);

  dossier_csv_add (csv, item->id);
  dossier_csv_add (csv, quote->speaker != NULL ? quote->speaker->name : quote->speaker_name);
  dossier_csv_add (csv, quote->office);
  dossier_csv_add (csv, quote->text);
  add_boolean (csv, quote->direct);
  add_date_and_wording (csv, item->date);
  dossier_csv_add (csv, quote->occasion != NULL ? quote->occasion->title : NULL);
  dossier_csv_add (csv, source != NULL ? source->url : NULL);
  dossier_csv_add (csv, source != NULL ? source->title : NULL);
  dossier_csv_add (csv, source != NULL ? source->publisher : NULL);
  add_about (csv, item);
  add_section (csv, item);
  add_passages (csv, item);
  add_authority (csv, item);
  add_link (csv, item, NULL);
  dossier_csv_add (csv, quote->original);
  add_pages (csv, item);
}

static gboolean
is_place_of (const DossierEvent *event, guint i)
{
  return i < event->n_places || DOSSIER_ITEM (event)->entities->pdata[i] == event->place;
}

static void
add_places_and_participants (DossierCsv *csv, const DossierEvent *event)
{
  GPtrArray *entities = DOSSIER_ITEM (event)->entities;
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) participants = g_ptr_array_new ();

  for (guint i = 0; i < entities->len; i++)
    {
      DossierEntity *entity = entities->pdata[i];
      const DossierEntity *country = *entity->a3 != '\0' ? entity : entity->country;

      g_ptr_array_add (is_place_of (event, i) ? places : participants, entity);
      if (is_place_of (event, i) && country != NULL && *country->a3 != '\0' &&
          !g_ptr_array_find_with_equal_func (codes, country->a3, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) country->a3);
    }
  add_names (csv, places);
  add_joined (csv, codes);
  add_names (csv, participants);
}

void
dossier_csv_add_event (DossierCsv *csv, gpointer record)
{
  DossierEvent *event = record;
  const DossierItem *item = DOSSIER_ITEM (event);

  dossier_csv_add (csv, item->id);
  dossier_csv_add (csv, event->title);
  dossier_csv_add (csv, event->event_kind);
  add_date_and_wording (csv, item->date);
  add_places_and_participants (csv, event);
  dossier_csv_add (csv, event->description);
  dossier_csv_add (csv, event->note);
  add_section (csv, item);
  add_passages (csv, item);
  add_authority (csv, item);
  add_link (csv, item, NULL);
}

void
dossier_csv_add_membership (DossierCsv *csv, gpointer record)
{
  DossierMembership *membership = record;
  const DossierItem *item = DOSSIER_ITEM (membership);

  dossier_csv_add (csv, item->id);
  dossier_csv_add (csv, membership->member->name);
  dossier_csv_add (csv, membership->member->a3);
  dossier_csv_add (csv, membership->organisation->name);
  dossier_csv_add (csv, dossier_role_to_string (membership->role));
  dossier_csv_add (csv, membership->office);
  add_date (csv, membership->from);
  add_date (csv, membership->to);
  dossier_csv_add (csv, membership->note);
  dossier_csv_add (csv, membership->source != NULL ? membership->source->url : NULL);
  add_passages (csv, item);
  add_authority (csv, item);
}

void
dossier_csv_add_commitment (DossierCsv *csv, gpointer record)
{
  DossierCommitment *commitment = record;
  const DossierItem *item = DOSSIER_ITEM (commitment);
  g_autofree char *done =
    commitment->of > 0 ? g_strdup_printf ("%u", commitment->done) : NULL; /* 0 of 43 is a figure */

  dossier_csv_add (csv, item->id);
  dossier_csv_add (csv, commitment->title);
  add_names (csv, item->speakers);
  add_date (csv, item->date);
  dossier_csv_add (csv, commitment->announced_text);
  add_date (csv, commitment->due);
  dossier_csv_add (csv, commitment->due_text);
  dossier_csv_add (csv, commitment->outcome);
  dossier_csv_add (csv, dossier_verdict_to_string (commitment->verdict));
  dossier_csv_add (csv, done);
  add_number (csv, commitment->of);
  dossier_csv_add (csv, commitment->unit);
  add_section (csv, item);
  add_passages (csv, item);
  add_authority (csv, item);
  add_link (csv, item, NULL);
}

void
dossier_csv_add_source (DossierCsv *csv, gpointer record)
{
  DossierSource *source = record;
  const DossierItem *item = DOSSIER_ITEM (source);

  dossier_csv_add (csv, item->id);
  add_number (csv, source->number);
  dossier_csv_add (csv, g_hash_table_lookup (csv->citekeys, source));
  dossier_csv_add (csv, source->title);
  dossier_csv_add (csv, source->publisher);
  add_date_and_wording (csv, item->date);
  dossier_csv_add (csv, source->url);
  add_passages (csv, item);
  add_authority (csv, item);
}

static gboolean
has_verdict (const DossierReaderMark *mark)
{
  return mark->kind == DOSSIER_KIND_COMMITMENT;
}

static void
add_mark (DossierCsv *csv, const DossierReaderMark *mark)
{
  if (mark == NULL)
    {
      for (guint i = 0; i < 16; i++)
        dossier_csv_add (csv, NULL);
      return;
    }
  dossier_csv_add (csv, dossier_kind_to_string (mark->kind));
  dossier_csv_add (csv, mark->record);
  dossier_csv_add (csv, mark->name);
  add_date (csv, mark->date);
  dossier_csv_add (csv, mark->who != NULL ? mark->who : mark->who_name);
  dossier_csv_add (csv, mark->where);
  dossier_csv_add (csv, mark->url);
  dossier_csv_add (csv, mark->a3);
  dossier_csv_add (csv, mark->kind != DOSSIER_KIND_QUOTE ? NULL : mark->direct ? "true" : "false");
  dossier_csv_add (csv, has_verdict (mark) ? dossier_verdict_to_string (mark->verdict) : NULL);
  dossier_csv_add (csv, mark->outcome);
  add_date (csv, mark->due);
}

void
dossier_csv_add_note (DossierCsv *csv, gpointer record)
{
  DossierAnnotation *note = record;
  const DossierItem *item = DOSSIER_ITEM (note);
  g_autofree char *exact = dossier_annotation_get_exact (note);

  dossier_csv_add (csv, item->id);
  dossier_csv_add (csv, exact);
  dossier_csv_add (csv, note->note);
  add_joined (csv, note->tags);
  dossier_csv_add (csv, dossier_colour_to_string (note->colour));
  dossier_csv_add (csv, dossier_anchor_state_to_string (note->state));
  dossier_csv_add (csv, note->target);
  add_section (csv, item);
  add_passages (csv, item);
  add_time (csv, note->created);
  add_time (csv, note->modified);
  add_mark (csv, note->mark);
  add_link (csv, item, item->id);
  add_pages (csv, item);
}
