/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/annotation.h"
#include "model/list.h"
#include "model/page.h"
#include "model/shown-name.h"
#include "text/reading-layout.h"
#include "views/labels.h"
#include "views/search-row.h"

/* Lines of a row's words at most. */
#define MAX_LINES 2

struct _DossierSearchRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *words;
  GtkWidget *about;
  const DossierHit *hit;
};

G_DEFINE_FINAL_TYPE (DossierSearchRow, dossier_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
dossier_search_row_class_init (DossierSearchRowClass *klass)
{
}

static void
dossier_search_row_init (DossierSearchRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->words = dossier_wrapping_label (NULL);
  gtk_label_set_lines (GTK_LABEL (self->words), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->about = dossier_wrapping_label ("record-meta");
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_widget_add_css_class (GTK_WIDGET (self), "record");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
dossier_search_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_SEARCH_ROW, NULL);
}

static char *
get_section_title (DossierDocument *document, const DossierItem *item)
{
  DossierSection *section;

  if (item->section < 0)
    return NULL;
  section = dossier_document_get (document, DOSSIER_KIND_SECTION, (guint) item->section);
  return g_strdup (section->title);
}

static char *
describe_quote (const DossierQuote *quote)
{
  g_autofree char *date = NULL;
  const char *speaker =
    quote->speaker != NULL ? dossier_entity_get_shown_name (quote->speaker) : quote->speaker_name;

  if (DOSSIER_ITEM (quote)->date == NULL)
    return g_strdup (speaker);
  date = dossier_date_to_display (DOSSIER_ITEM (quote)->date);
  if (speaker == NULL)
    return g_steal_pointer (&date);
  /* Translators: %1$s is who said it, %2$s when. */
  return g_strdup_printf (_ ("%1$s, %2$s"), speaker, date);
}

static char *
describe_tags (const DossierAnnotation *note)
{
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; i < note->tags->len; i++)
    g_string_append_printf (tags, "%s#%s", i > 0 ? " " : "", (const char *) note->tags->pdata[i]);
  return g_string_free (g_steal_pointer (&tags), FALSE);
}

/* What is known of the item in the document that is shown; NULL when nothing is. */
static char *
describe (DossierDocument *document, DossierItem *item)
{
  switch (item->kind)
    {
    case DOSSIER_KIND_QUOTE:
      return describe_quote (DOSSIER_QUOTE (item));
    case DOSSIER_KIND_SOURCE:
      return g_strdup (DOSSIER_SOURCE (item)->publisher);
    /* Who or what they are is among the words. */
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      return NULL;
    case DOSSIER_KIND_EVENT:
    case DOSSIER_KIND_COMMITMENT:
      return item->date != NULL ? dossier_date_to_display (item->date) : NULL;
    case DOSSIER_KIND_NOTE:
      return DOSSIER_ANNOTATION (item)->tags->len > 0 ? describe_tags (DOSSIER_ANNOTATION (item))
                                                      : get_section_title (document, item);
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    default:
      return get_section_title (document, item);
    }
}

/* The pages of what stands in words; of what is only told of, they are not. */
static char *
describe_pages (DossierDocument *document, DossierItem *item)
{
  if (item->kind != DOSSIER_KIND_PASSAGE && item->kind != DOSSIER_KIND_QUOTE &&
      item->kind != DOSSIER_KIND_NOTE)
    return NULL;
  return dossier_document_describe_item_pages (document, item);
}

/* What is known of the hit, and its pages; NULL when nothing is. */
static char *
dup_about (DossierDocument *document, const DossierHit *hit)
{
  DossierItem *item =
    document != NULL && hit->item != NULL ? dossier_document_lookup (document, hit->item) : NULL;
  g_autofree char *known = item != NULL ? describe (document, item) : NULL;
  g_autofree char *pages = item != NULL ? describe_pages (document, item) : NULL;
  g_autoptr (GString) about = g_string_new (NULL);

  dossier_list_append (about, known);
  dossier_list_append (about, pages);
  return about->len > 0 ? g_strdup (about->str) : NULL;
}

/* "One of them is <b>bold</b>." */
static char *
make_markup (const DossierHit *hit)
{
  GString *markup = g_string_new (NULL);
  const char *p = hit->snippet;
  guint at = 0;

  for (guint i = 0; i < hit->marks->len; i++)
    {
      const DossierWordsStretch *stretch = &g_array_index (hit->marks, DossierWordsStretch, i);
      const char *start = g_utf8_offset_to_pointer (p, stretch->start - at);
      const char *end = g_utf8_offset_to_pointer (start, stretch->end - stretch->start);
      g_autofree char *before = g_markup_escape_text (p, start - p);
      g_autofree char *words = g_markup_escape_text (start, end - start);

      g_string_append_printf (markup, "%s<b>%s</b>", before, words);
      p = end;
      at = stretch->end;
    }
  g_autofree char *rest = g_markup_escape_text (p, -1);
  g_string_append (markup, rest);
  return g_string_free (markup, FALSE);
}

const char *
dossier_hit_kind_to_display (DossierHitKind kind)
{
  switch (kind)
    {
    case DOSSIER_HIT_TITLE:
      return _ ("Title");
    case DOSSIER_HIT_SECTION:
      /* Translators: heading in the results of a search: parts of documents */
      return _ ("Sections");
    case DOSSIER_HIT_PERSON:
      /* Translators: heading of a list of persons */
      return _ ("People");
    case DOSSIER_HIT_ORGANISATION:
      /* Translators: heading of a list */
      return _ ("Organisations");
    case DOSSIER_HIT_PLACE:
      /* Translators: heading of a list: countries and other places */
      return _ ("Places");
    case DOSSIER_HIT_QUOTE:
      return _ ("Quotes");
    case DOSSIER_HIT_NOTE:
      return _ ("Notes");
    case DOSSIER_HIT_EVENT:
      return _ ("Events");
    case DOSSIER_HIT_COMMITMENT:
      return _ ("Said and done");
    case DOSSIER_HIT_SOURCE:
      return _ ("Sources");
    case DOSSIER_HIT_PASSAGE:
    default:
      return _ ("Passages");
    }
}

static void
name_row (DossierSearchRow *self, const char *about)
{
  const char *kind = dossier_hit_kind_to_display (self->hit->kind);
  g_autofree char *name = NULL;

  if (about != NULL)
    /* Translators: something that a search found. %1$s is what it is ("Quotes"), %2$s its words,
     * %3$s what is known about it. */
    name = g_strdup_printf (_ ("%1$s: %2$s (%3$s)"), kind, self->hit->snippet, about);
  else
    /* Translators: something that a search found. %1$s is what it is ("Quotes"), %2$s its words. */
    name = g_strdup_printf (_ ("%1$s: %2$s"), kind, self->hit->snippet);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dossier_search_row_set_hit (DossierSearchRow *self,
                            const DossierHit *hit,
                            DossierDocument *document)
{
  g_autofree char *markup = NULL;
  g_autofree char *about = NULL;

  g_return_if_fail (DOSSIER_IS_SEARCH_ROW (self));

  self->hit = hit;
  if (hit == NULL)
    return;
  markup = make_markup (hit);
  gtk_label_set_markup (GTK_LABEL (self->words), markup);
  about = dup_about (document, hit);
  dossier_label_set_or_hide (self->about, about);
  name_row (self, about);
}

const DossierHit *
dossier_search_row_get_hit (DossierSearchRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_SEARCH_ROW (self), NULL);

  return self->hit;
}
