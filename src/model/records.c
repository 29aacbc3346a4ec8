/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/annotation.h"
#include "model/records.h"
#include "model/shown-name.h"

/* A label takes about this many characters of a running text. */
#define LABEL_LENGTH 60

static const char *const span_type_names[] = {
  "entity", "date",     "quote",  "source",    "link",  "footnote",
  "event",  "emphasis", "strong", "distanced", "title",
};
G_STATIC_ASSERT (G_N_ELEMENTS (span_type_names) == DOSSIER_SPAN_TITLE + 1);

/* Every record is a final type that frees what its fields own and hands on to DossierItem. */
#define DEFINE_RECORD(Type, prefix, NAME)                                                          \
  G_DEFINE_FINAL_TYPE (Type, prefix, DOSSIER_TYPE_ITEM)                                            \
                                                                                                   \
  static void prefix##_clear (Type *self);                                                         \
                                                                                                   \
  static void prefix##_finalize (GObject *object)                                                  \
  {                                                                                                \
    prefix##_clear (DOSSIER_##NAME (object));                                                      \
    G_OBJECT_CLASS (prefix##_parent_class)->finalize (object);                                     \
  }                                                                                                \
                                                                                                   \
  static void prefix##_class_init (Type##Class *klass)                                             \
  {                                                                                                \
    G_OBJECT_CLASS (klass)->finalize = prefix##_finalize;                                          \
  }

DEFINE_RECORD (DossierEntity, dossier_entity, ENTITY)
DEFINE_RECORD (DossierSection, dossier_section, SECTION)
DEFINE_RECORD (DossierPassage, dossier_passage, PASSAGE)
DEFINE_RECORD (DossierSource, dossier_source, SOURCE)
DEFINE_RECORD (DossierEvent, dossier_event, EVENT)
DEFINE_RECORD (DossierQuote, dossier_quote, QUOTE)
DEFINE_RECORD (DossierCommitment, dossier_commitment, COMMITMENT)
DEFINE_RECORD (DossierMembership, dossier_membership, MEMBERSHIP)

static void
dossier_entity_init (DossierEntity *self)
{
}

static void
dossier_entity_clear (DossierEntity *self)
{
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->type);
  g_free (self->description);
  g_free (self->uri);
  g_free (self->shown_name);
  g_free (self->shown_short_name);
}

static void
dossier_section_init (DossierSection *self)
{
  self->parent_instance.kind = DOSSIER_KIND_SECTION;
  self->parent = -1;
}

static void
dossier_section_clear (DossierSection *self)
{
  g_free (self->title);
}

static void
dossier_passage_init (DossierPassage *self)
{
  self->parent_instance.kind = DOSSIER_KIND_PASSAGE;
  self->spans = g_array_new (FALSE, TRUE, sizeof (DossierSpan));
  g_array_set_clear_func (self->spans, (GDestroyNotify) dossier_span_clear);
}

static void
dossier_passage_clear (DossierPassage *self)
{
  g_free (self->text);
  g_free (self->language);
  g_free (self->speaker_name);
  g_array_unref (self->spans);
  g_clear_pointer (&self->quotes, g_ptr_array_unref);
}

static void
dossier_source_init (DossierSource *self)
{
  self->parent_instance.kind = DOSSIER_KIND_SOURCE;
}

static void
dossier_source_clear (DossierSource *self)
{
  g_free (self->title);
  g_free (self->publisher);
  g_free (self->url);
}

static void
dossier_event_init (DossierEvent *self)
{
  self->parent_instance.kind = DOSSIER_KIND_EVENT;
}

static void
dossier_event_clear (DossierEvent *self)
{
  g_free (self->title);
  g_free (self->event_kind);
  g_free (self->description);
  g_free (self->note);
}

static void
dossier_quote_init (DossierQuote *self)
{
  self->parent_instance.kind = DOSSIER_KIND_QUOTE;
}

static void
dossier_quote_clear (DossierQuote *self)
{
  g_free (self->speaker_name);
  g_free (self->office);
  g_free (self->text);
  g_free (self->original);
}

static void
dossier_commitment_init (DossierCommitment *self)
{
  self->parent_instance.kind = DOSSIER_KIND_COMMITMENT;
  self->verdict = DOSSIER_VERDICT_UNCLEAR;
}

static void
dossier_commitment_clear (DossierCommitment *self)
{
  g_free (self->title);
  g_free (self->announced_text);
  g_clear_pointer (&self->due, dossier_date_free);
  g_free (self->due_text);
  g_free (self->outcome);
  g_free (self->unit);
}

static void
dossier_membership_init (DossierMembership *self)
{
  self->parent_instance.kind = DOSSIER_KIND_MEMBERSHIP;
}

static void
dossier_membership_clear (DossierMembership *self)
{
  g_free (self->office);
  g_clear_pointer (&self->from, dossier_date_free);
  g_clear_pointer (&self->to, dossier_date_free);
  g_free (self->note);
}

static gpointer
record_new (GType type, const char *id)
{
  DossierItem *item = g_object_new (type, NULL);

  item->id = g_strdup (id);

  return item;
}

/* The beginning of @text, cut between words where that leaves most of it. */
static char *
first_words (const char *text)
{
  g_autofree char *start = NULL;
  char *space;

  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (text, -1) <= LABEL_LENGTH)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, LABEL_LENGTH);
  space = strrchr (start, ' ');
  if (space != NULL && space - start > LABEL_LENGTH / 2)
    *space = '\0';

  return g_strconcat (start, "…", NULL);
}

/* Only what is verbatim stands in quotation marks. */
static char *
quote_to_label (const DossierQuote *quote)
{
  const char *speaker = quote->speaker ? quote->speaker->name : quote->speaker_name;
  g_autofree char *words = first_words (quote->text);

  if (speaker == NULL && !quote->direct)
    return g_steal_pointer (&words);
  if (speaker == NULL)
    /* Translators: the first words of a quote, in quotation marks */
    return g_strdup_printf (_ ("“%s”"), words);
  if (!quote->direct)
    /* Translators: %1$s is a speaker, %2$s the first words of how somebody else reports what they
     * said: not in quotation marks */
    return g_strdup_printf (_ ("%1$s, reported: %2$s"), speaker, words);

  /* Translators: %1$s is a speaker, %2$s are the first words of what they said */
  return g_strdup_printf (_ ("%1$s: “%2$s”"), speaker, words);
}

static char *
membership_to_label (const DossierMembership *membership)
{
  const char *member = dossier_entity_get_shown_name (membership->member);
  const char *organisation = membership->organisation->short_name;

  if (organisation == NULL)
    organisation = membership->organisation->name;

  switch (membership->role)
    {
    case DOSSIER_ROLE_MEMBER:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, member (%2$s)"), member, organisation);
    case DOSSIER_ROLE_OBSERVER:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, observer (%2$s)"), member, organisation);
    case DOSSIER_ROLE_PARTNER:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, partner (%2$s)"), member, organisation);
    case DOSSIER_ROLE_DIALOGUE_PARTNER:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, dialogue partner (%2$s)"), member, organisation);
    case DOSSIER_ROLE_ASSOCIATE:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, associate (%2$s)"), member, organisation);
    case DOSSIER_ROLE_SUSPENDED:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, suspended (%2$s)"), member, organisation);
    case DOSSIER_ROLE_CANDIDATE:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, candidate (%2$s)"), member, organisation);
    case DOSSIER_ROLE_UNRESOLVED:
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, unresolved case (%2$s)"), member, organisation);
    case DOSSIER_ROLE_OFFICE:
      if (membership->office != NULL)
        /* Translators: %1$s is a person, %2$s an office held, %3$s an organisation:
         * “Stanislau Zas, Secretary General (CSTO)” */
        return g_strdup_printf (_ ("%1$s, %2$s (%3$s)"), member, membership->office, organisation);
      /* Translators: %1$s is a country, a person or an organisation, %2$s an organisation */
      return g_strdup_printf (_ ("%1$s, office holder (%2$s)"), member, organisation);
    default:
      g_return_val_if_reached (g_strdup (member));
    }
}

/* The reader's words, else the words marked. */
static char *
annotation_to_label (DossierAnnotation *annotation)
{
  g_autofree char *words = annotation->note != NULL && *annotation->note != '\0'
                             ? g_strdup (annotation->note)
                             : dossier_annotation_get_exact (annotation);

  if (words != NULL)
    g_strdelimit (words, "\n\t", ' ');
  return first_words (words);
}

const char *
dossier_span_type_to_string (DossierSpanType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (span_type_names), span_type_names[0]);

  return span_type_names[type];
}

gboolean
dossier_span_type_from_string (const char *text, DossierSpanType *type)
{
  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (span_type_names); i++)
    if (strcmp (span_type_names[i], text) == 0)
      {
        *type = (DossierSpanType) i;
        return TRUE;
      }

  return FALSE;
}

void
dossier_span_clear (DossierSpan *span)
{
  g_clear_pointer (&span->date, dossier_date_free);
  g_clear_pointer (&span->uri, g_free);
}

DossierSpan *
dossier_passage_add_span (DossierPassage *passage, DossierSpanType type, guint start, guint end)
{
  DossierSpan span = { .type = type, .start = start, .end = end };

  g_return_val_if_fail (DOSSIER_IS_PASSAGE (passage), NULL);
  g_return_val_if_fail (start <= end, NULL);

  g_array_append_val (passage->spans, span);

  return &g_array_index (passage->spans, DossierSpan, passage->spans->len - 1);
}

DossierEntity *
dossier_entity_new (DossierKind kind, const char *id, const char *name)
{
  DossierEntity *self;

  g_return_val_if_fail (kind == DOSSIER_KIND_PERSON || kind == DOSSIER_KIND_ORGANISATION ||
                          kind == DOSSIER_KIND_PLACE,
                        NULL);

  self = record_new (dossier_entity_get_type (), id);
  self->parent_instance.kind = kind;
  self->name = g_strdup (name ? name : "");

  return self;
}

DossierSection *
dossier_section_new (const char *id, const char *title)
{
  DossierSection *self = record_new (dossier_section_get_type (), id);

  self->title = g_strdup (title);

  return self;
}

DossierPassage *
dossier_passage_new (const char *id, DossierPassageKind kind, const char *text)
{
  DossierPassage *self = record_new (dossier_passage_get_type (), id);

  self->passage_kind = kind;
  self->text = g_strdup (text ? text : "");

  return self;
}

DossierSource *
dossier_source_new (const char *id, const char *url)
{
  DossierSource *self = record_new (dossier_source_get_type (), id);

  self->url = g_strdup (url);

  return self;
}

DossierEvent *
dossier_event_new (const char *id, const char *title)
{
  DossierEvent *self = record_new (dossier_event_get_type (), id);

  self->title = g_strdup (title);

  return self;
}

DossierQuote *
dossier_quote_new (const char *id, const char *text)
{
  DossierQuote *self = record_new (dossier_quote_get_type (), id);

  self->text = g_strdup (text ? text : "");

  return self;
}

DossierCommitment *
dossier_commitment_new (const char *id, const char *title)
{
  DossierCommitment *self = record_new (dossier_commitment_get_type (), id);

  self->title = g_strdup (title);

  return self;
}

DossierMembership *
dossier_membership_new (const char *id,
                        DossierEntity *member,
                        DossierEntity *organisation,
                        DossierRole role)
{
  DossierMembership *self;

  g_return_val_if_fail (DOSSIER_IS_ENTITY (member), NULL);
  g_return_val_if_fail (DOSSIER_IS_ENTITY (organisation), NULL);

  self = record_new (dossier_membership_get_type (), id);
  self->member = member;
  self->organisation = organisation;
  self->role = role;

  return self;
}

char *
dossier_item_to_label (const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  switch (item->kind)
    {
    case DOSSIER_KIND_SECTION:
      return g_strdup (DOSSIER_SECTION (item)->title ? DOSSIER_SECTION (item)->title : "");
    case DOSSIER_KIND_PASSAGE:
      return first_words (DOSSIER_PASSAGE (item)->text);
    case DOSSIER_KIND_QUOTE:
      return quote_to_label (DOSSIER_QUOTE (item));
    case DOSSIER_KIND_EVENT:
      return g_strdup (DOSSIER_EVENT (item)->title ? DOSSIER_EVENT (item)->title : "");
    case DOSSIER_KIND_COMMITMENT:
      return g_strdup (DOSSIER_COMMITMENT (item)->title ? DOSSIER_COMMITMENT (item)->title : "");
    case DOSSIER_KIND_SOURCE:
      if (DOSSIER_SOURCE (item)->title != NULL)
        return g_strdup (DOSSIER_SOURCE (item)->title);
      return g_strdup (DOSSIER_SOURCE (item)->url ? DOSSIER_SOURCE (item)->url : "");
    case DOSSIER_KIND_MEMBERSHIP:
      return membership_to_label (DOSSIER_MEMBERSHIP (item));
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      return g_strdup (DOSSIER_ENTITY (item)->name);
    case DOSSIER_KIND_NOTE:
      return annotation_to_label (DOSSIER_ANNOTATION (item));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
