/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/compare.h"

#include "model/annotation.h"
#include "model/page.h"

/* Collects where it is, and the first difference. */
typedef struct
{
  const char *kind;
  const char *id;
  char *difference;
} Comparison;

static void
differ (Comparison *self, const char *field, const char *a, const char *b)
{
  if (self->difference == NULL)
    self->difference =
      g_strdup_printf ("%s %s: %s: “%s” against “%s”", self->kind, self->id, field, a, b);
}

static void
compare_text (Comparison *self, const char *field, const char *a, const char *b)
{
  if (g_strcmp0 (a, b) != 0)
    differ (self, field, a != NULL ? a : "(none)", b != NULL ? b : "(none)");
}

static void
compare_number (Comparison *self, const char *field, gint64 a, gint64 b)
{
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, a);
  g_autofree char *second = g_strdup_printf ("%" G_GINT64_FORMAT, b);

  if (a != b)
    differ (self, field, first, second);
}

static void
compare_double (Comparison *self, const char *field, double a, double b)
{
  if (a < b || a > b)
    differ (self, field, "a number", "another");
}

static void
compare_date (Comparison *self, const char *field, const DossierDate *a, const DossierDate *b)
{
  compare_text (self, field, a != NULL ? a->edtf : NULL, b != NULL ? b->edtf : NULL);
  compare_text (self, field, a != NULL ? a->wording : NULL, b != NULL ? b->wording : NULL);
}

static void
compare_item (Comparison *self, const char *field, gconstpointer a, gconstpointer b)
{
  compare_text (self, field, a != NULL ? DOSSIER_ITEM (a)->id : NULL,
                b != NULL ? DOSSIER_ITEM (b)->id : NULL);
  if (a != NULL && b != NULL)
    compare_number (self, field, DOSSIER_ITEM (a)->kind, DOSSIER_ITEM (b)->kind);
}

static void
compare_items (Comparison *self, const char *field, GPtrArray *a, GPtrArray *b)
{
  compare_number (self, field, a != NULL ? a->len : 0, b != NULL ? b->len : 0);
  for (guint i = 0; self->difference == NULL && a != NULL && i < a->len; i++)
    compare_item (self, field, a->pdata[i], b->pdata[i]);
}

static void
compare_lines (Comparison *self, const char *field, GPtrArray *a, GPtrArray *b)
{
  compare_number (self, field, a->len, b->len);
  for (guint i = 0; self->difference == NULL && i < a->len; i++)
    compare_text (self, field, a->pdata[i], b->pdata[i]);
}

static void
compare_common (Comparison *self, DossierItem *a, DossierItem *b)
{
  compare_text (self, "id", a->id, b->id);
  compare_number (self, "kind", a->kind, b->kind);
  compare_number (self, "authority", a->authority, b->authority);
  compare_number (self, "index", a->index, b->index);
  compare_number (self, "section", a->section, b->section);
  compare_date (self, "date", a->date, b->date);
  compare_number (self, "passages", a->passages->len, b->passages->len);
  for (guint i = 0; self->difference == NULL && i < a->passages->len; i++)
    compare_number (self, "passages", g_array_index (a->passages, guint, i),
                    g_array_index (b->passages, guint, i));
  compare_items (self, "entities", a->entities, b->entities);
  compare_items (self, "speakers", a->speakers, b->speakers);
}

static void
compare_entity (Comparison *self, DossierEntity *a, DossierEntity *b)
{
  compare_text (self, "name", a->name, b->name);
  compare_text (self, "short_name", a->short_name, b->short_name);
  compare_text (self, "a3", a->a3, b->a3);
  compare_item (self, "country", a->country, b->country);
  compare_text (self, "type", a->type, b->type);
  compare_text (self, "description", a->description, b->description);
  compare_text (self, "uri", a->uri, b->uri);
  compare_number (self, "has_geo", a->has_geo, b->has_geo);
  compare_double (self, "latitude", a->latitude, b->latitude);
  compare_double (self, "longitude", a->longitude, b->longitude);
}

static void
compare_section (Comparison *self, DossierSection *a, DossierSection *b)
{
  compare_text (self, "title", a->title, b->title);
  compare_number (self, "level", a->level, b->level);
  compare_number (self, "parent", a->parent, b->parent);
  compare_number (self, "first_passage", a->first_passage, b->first_passage);
  compare_number (self, "n_passages", a->n_passages, b->n_passages);
}

static void
compare_span (Comparison *self, DossierSpan *a, DossierSpan *b)
{
  compare_number (self, "span type", a->type, b->type);
  compare_number (self, "span start", a->start, b->start);
  compare_number (self, "span end", a->end, b->end);
  compare_item (self, "span target", a->target, b->target);
  compare_date (self, "span date", a->date, b->date);
  compare_text (self, "span uri", a->uri, b->uri);
}

static void
compare_passage (Comparison *self, DossierPassage *a, DossierPassage *b)
{
  compare_number (self, "passage_kind", a->passage_kind, b->passage_kind);
  compare_text (self, "text", a->text, b->text);
  compare_text (self, "language", a->language, b->language);
  compare_number (self, "level", a->level, b->level);
  compare_item (self, "speaker", a->speaker, b->speaker);
  compare_text (self, "speaker_name", a->speaker_name, b->speaker_name);
  compare_items (self, "quotes", a->quotes, b->quotes);
  compare_number (self, "spans", a->spans->len, b->spans->len);
  for (guint i = 0; self->difference == NULL && i < a->spans->len; i++)
    compare_span (self, &g_array_index (a->spans, DossierSpan, i),
                  &g_array_index (b->spans, DossierSpan, i));
}

static void
compare_source (Comparison *self, DossierSource *a, DossierSource *b)
{
  compare_text (self, "title", a->title, b->title);
  compare_text (self, "publisher", a->publisher, b->publisher);
  compare_text (self, "url", a->url, b->url);
  compare_number (self, "number", a->number, b->number);
}

static void
compare_event (Comparison *self, DossierEvent *a, DossierEvent *b)
{
  compare_text (self, "title", a->title, b->title);
  compare_text (self, "event_kind", a->event_kind, b->event_kind);
  compare_text (self, "description", a->description, b->description);
  compare_text (self, "note", a->note, b->note);
  compare_item (self, "place", a->place, b->place);
  compare_number (self, "n_places", a->n_places, b->n_places);
}

static void
compare_quote (Comparison *self, DossierQuote *a, DossierQuote *b)
{
  compare_item (self, "speaker", a->speaker, b->speaker);
  compare_text (self, "speaker_name", a->speaker_name, b->speaker_name);
  compare_text (self, "office", a->office, b->office);
  compare_text (self, "text", a->text, b->text);
  compare_number (self, "direct", a->direct, b->direct);
  compare_item (self, "occasion", a->occasion, b->occasion);
  compare_item (self, "source", a->source, b->source);
}

static void
compare_commitment (Comparison *self, DossierCommitment *a, DossierCommitment *b)
{
  compare_text (self, "title", a->title, b->title);
  compare_text (self, "announced_text", a->announced_text, b->announced_text);
  compare_date (self, "due", a->due, b->due);
  compare_text (self, "due_text", a->due_text, b->due_text);
  compare_text (self, "outcome", a->outcome, b->outcome);
  compare_number (self, "verdict", a->verdict, b->verdict);
  compare_number (self, "done", a->done, b->done);
  compare_number (self, "of", a->of, b->of);
  compare_text (self, "unit", a->unit, b->unit);
}

static void
compare_membership (Comparison *self, DossierMembership *a, DossierMembership *b)
{
  compare_item (self, "member", a->member, b->member);
  compare_item (self, "organisation", a->organisation, b->organisation);
  compare_number (self, "role", a->role, b->role);
  compare_text (self, "office", a->office, b->office);
  compare_date (self, "from", a->from, b->from);
  compare_date (self, "to", a->to, b->to);
  compare_text (self, "note", a->note, b->note);
  compare_item (self, "source", a->source, b->source);
}

static void
compare_anchor (Comparison *self, const DossierAnchor *a, const DossierAnchor *b)
{
  compare_text (self, "anchor passage", a->passage, b->passage);
  compare_number (self, "anchor place", a->place, b->place);
  compare_number (self, "anchor start", a->start, b->start);
  compare_text (self, "anchor exact", a->exact, b->exact);
  compare_text (self, "anchor prefix", a->prefix, b->prefix);
  compare_text (self, "anchor suffix", a->suffix, b->suffix);
  compare_text (self, "anchor before", a->before, b->before);
  compare_text (self, "anchor after", a->after, b->after);
  compare_double (self, "anchor rival", a->rival, b->rival);
  compare_number (self, "anchor state", a->state, b->state);
  compare_number (self, "anchor found", a->found, b->found);
  compare_number (self, "anchor found_start", a->found_start, b->found_start);
  compare_number (self, "anchor found_end", a->found_end, b->found_end);
}

static void
compare_annotation (Comparison *self, DossierAnnotation *a, DossierAnnotation *b)
{
  compare_text (self, "document", a->document, b->document);
  compare_number (self, "colour", a->colour, b->colour);
  compare_text (self, "note", a->note, b->note);
  compare_lines (self, "tags", a->tags, b->tags);
  compare_text (self, "target", a->target, b->target);
  compare_number (self, "created", a->created, b->created);
  compare_number (self, "modified", a->modified, b->modified);
  compare_number (self, "deleted", a->deleted, b->deleted);
  compare_number (self, "mark", dossier_reader_mark_equal (a->mark, b->mark), TRUE);
  compare_number (self, "anchors", a->anchors->len, b->anchors->len);
  for (guint i = 0; self->difference == NULL && i < a->anchors->len; i++)
    compare_anchor (self, a->anchors->pdata[i], b->anchors->pdata[i]);
}

static void
compare_records (Comparison *self, DossierItem *a, DossierItem *b)
{
  self->kind = dossier_kind_to_string (a->kind);
  self->id = a->id;
  compare_common (self, a, b);
  if (self->difference != NULL)
    return;

  switch (a->kind)
    {
    case DOSSIER_KIND_SECTION:
      compare_section (self, DOSSIER_SECTION (a), DOSSIER_SECTION (b));
      break;
    case DOSSIER_KIND_PASSAGE:
      compare_passage (self, DOSSIER_PASSAGE (a), DOSSIER_PASSAGE (b));
      break;
    case DOSSIER_KIND_QUOTE:
      compare_quote (self, DOSSIER_QUOTE (a), DOSSIER_QUOTE (b));
      break;
    case DOSSIER_KIND_EVENT:
      compare_event (self, DOSSIER_EVENT (a), DOSSIER_EVENT (b));
      break;
    case DOSSIER_KIND_COMMITMENT:
      compare_commitment (self, DOSSIER_COMMITMENT (a), DOSSIER_COMMITMENT (b));
      break;
    case DOSSIER_KIND_SOURCE:
      compare_source (self, DOSSIER_SOURCE (a), DOSSIER_SOURCE (b));
      break;
    case DOSSIER_KIND_MEMBERSHIP:
      compare_membership (self, DOSSIER_MEMBERSHIP (a), DOSSIER_MEMBERSHIP (b));
      break;
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      compare_entity (self, DOSSIER_ENTITY (a), DOSSIER_ENTITY (b));
      break;
    case DOSSIER_KIND_NOTE:
      compare_annotation (self, DOSSIER_ANNOTATION (a), DOSSIER_ANNOTATION (b));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
compare_heads (Comparison *self, DossierDocument *a, DossierDocument *b)
{
  compare_text (self, "uuid", a->uuid, b->uuid);
  compare_text (self, "name", a->name, b->name);
  compare_text (self, "hash", a->hash, b->hash);
  compare_text (self, "kind", a->kind, b->kind);
  compare_text (self, "title", a->title, b->title);
  compare_text (self, "subtitle", a->subtitle, b->subtitle);
  compare_lines (self, "authors", a->authors, b->authors);
  compare_date (self, "date", a->date, b->date);
  compare_text (self, "language", a->language, b->language);
  compare_text (self, "publisher", a->publisher, b->publisher);
  compare_text (self, "url", a->url, b->url);
  compare_text (self, "licence", a->licence, b->licence);
  compare_text (self, "original", a->original, b->original);
  compare_text (self, "statement", a->statement, b->statement);
  compare_text (self, "corpus", a->corpus, b->corpus);
  compare_lines (self, "used", a->used, b->used);
  compare_lines (self, "report", a->report, b->report);
}

static void
compare_pages (Comparison *self, GArray *a, GArray *b)
{
  compare_number (self, "pages", a->len, b->len);
  for (guint i = 0; self->difference == NULL && i < a->len; i++)
    {
      const DossierPageStart *one = &g_array_index (a, DossierPageStart, i);
      const DossierPageStart *other = &g_array_index (b, DossierPageStart, i);

      compare_number (self, "page's passage", one->passage, other->passage);
      compare_number (self, "page's start", one->start, other->start);
      compare_number (self, "page", one->page, other->page);
      compare_text (self, "page's label", one->label, other->label);
    }
}

char *
compare_documents (DossierDocument *a, DossierDocument *b)
{
  Comparison self = { "document", a->title, NULL };

  compare_heads (&self, a, b);
  compare_pages (&self, a->pages, b->pages);
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    {
      self.kind = dossier_kind_to_string (kind);
      self.id = "(all)";
      compare_number (&self, "count", a->items[kind]->len, b->items[kind]->len);
      for (guint i = 0; self.difference == NULL && i < a->items[kind]->len; i++)
        compare_records (&self, a->items[kind]->pdata[i], b->items[kind]->pdata[i]);
    }

  return self.difference;
}
