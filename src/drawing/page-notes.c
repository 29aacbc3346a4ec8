/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader has added, on paper. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "drawing/pages-private.h"
#include "formats/markdown/note-text.h"
#include "model/shown-name.h"
#include "model/spanning.h"

/* Where on the pages the words of a note end: -1 for one that belongs to no words. */
typedef struct
{
  int box;
  guint end; /* byte */
} Place;

static gboolean
says_something (const DossierAnnotation *note)
{
  return (note->note != NULL && *note->note != '\0') || note->tags->len > 0;
}

/* Labels have links; paper has their addresses. */
static gboolean
replace_link_cb (const GMatchInfo *match, GString *result, gpointer data)
{
  g_autofree char *uri = g_match_info_fetch (match, 1);
  g_autofree char *words = g_match_info_fetch (match, 2);

  g_string_append (result, words);
  if (strstr (words, uri) == NULL && strstr (uri, words) == NULL)
    g_string_append_printf (result, " (%s)", uri);
  return FALSE;
}

static char *
spell_links (const char *markup)
{
  g_autoptr (GRegex) link =
    g_regex_new ("<a href=\"([^\"]*)\"[^>]*>(.*?)</a>", G_REGEX_DOTALL, 0, NULL);

  return g_regex_replace_eval (link, markup, -1, 0, 0, replace_link_cb, NULL, NULL);
}

/* Number, words and tags as Pango markup. @about: (nullable): what it is about. */
static char *
write_note (const DossierAnnotation *note, guint number, const char *about)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<b>%u</b>\xe2\x80\x82", number);
  if (about != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (about, -1);

      g_string_append_printf (text, "<i>%s</i>\n", escaped);
    }
  if (note->note != NULL && *note->note != '\0')
    {
      g_autofree char *markup = dossier_markdown_to_markup (note->note);
      g_autofree char *spelled = spell_links (markup);

      g_string_append (text, g_strchomp (spelled));
    }
  for (guint i = 0; i < note->tags->len; i++)
    {
      g_autofree char *tag = g_markup_escape_text (note->tags->pdata[i], -1);

      g_string_append_printf (text, "%s<i>#%s</i>",
                              i > 0 || (note->note != NULL && *note->note != '\0') ? "  " : "",
                              tag);
    }
  return g_string_free (text, FALSE);
}

static void
add_anchor (DossierPageBox *box, guint number, guint end)
{
  DossierPageAnchor anchor = { number, end };
  guint at;

  if (box->anchors == NULL)
    box->anchors = g_array_new (FALSE, FALSE, sizeof (DossierPageAnchor));
  for (at = box->anchors->len; at > 0; at--)
    if (g_array_index (box->anchors, DossierPageAnchor, at - 1).end <= end)
      break;
  g_array_insert_val (box->anchors, at, anchor);
}

/* Draws the words of a note; returns where they end. */
static Place
highlight (DossierPages *self,
           const DossierReadingLayout *layout,
           GArray *boxes,
           const DossierAnnotation *note)
{
  Place place = { -1, 0 };

  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];
      guint start, end, block;

      if (anchor->found < 0 || anchor->found_end <= anchor->found_start)
        continue;
      start = dossier_reading_layout_to_position (layout, anchor->found, anchor->found_start, TRUE);
      end = dossier_reading_layout_to_position (layout, anchor->found, anchor->found_end, FALSE);
      /* Words of another language mark none of these. */
      if (!anchor->whole)
        dossier_pages_add_positions (self, layout, boxes, start, end, DOSSIER_STRETCH_HIGHLIGHT,
                                     note->colour);
      block = dossier_reading_layout_find_block (layout, end);
      if (g_array_index (boxes, guint, block) != G_MAXUINT)
        {
          const DossierBlock *last = dossier_reading_layout_get_block (layout, block);
          const char *text = layout->text + last->offset;

          place.box = (int) g_array_index (boxes, guint, block);
          place.end = (guint) (g_utf8_offset_to_pointer (text, end - last->start) - text);
        }
    }
  return place;
}

/* What a note without a place is about: a record, or words that are gone. */
static char *
describe_target (DossierDocument *document, DossierAnnotation *note)
{
  DossierItem *target = dossier_document_lookup_in (document, note->document, note->target);
  g_autofree char *words = dossier_annotation_get_exact (note);

  if (target != NULL)
    return dossier_item_to_shown_label (target);
  if (words == NULL)
    return NULL;
  /* Translators: %s are words of the text; use the quotation marks of the language. */
  return g_strdup_printf (_ ("“%s”"), words);
}

static void
add_foot (DossierPages *self, const DossierAnnotation *note, const char *about)
{
  DossierPageBox box = { .style = DOSSIER_PAGE_NOTE, .passage = -1, .speaker = -1 };

  box.text = write_note (note, self->notes->len + 1, about);
  g_array_append_val (self->notes, box);
  g_array_append_val (self->colours, note->colour);
}

void
dossier_pages_gather_notes (DossierPages *self,
                            const DossierExcerpt *excerpt,
                            const DossierReadingLayout *layout,
                            GArray *boxes)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < dossier_document_count (excerpt->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (excerpt->document, DOSSIER_KIND_NOTE, i);
      Place place;

      if (self->options.only_passing && !dossier_excerpt_has (excerpt, note))
        continue;
      place = highlight (self, layout, boxes, note);
      if (!says_something (note))
        continue;
      if (place.box < 0)
        {
          g_ptr_array_add (others, note);
          continue;
        }
      add_foot (self, note, NULL);
      add_anchor (&g_array_index (self->boxes, DossierPageBox, place.box), self->notes->len,
                  place.end);
    }

  if (others->len > 0)
    /* Translators: heading on paper: notes that stand nowhere in the text */
    dossier_pages_add_box (self, DOSSIER_PAGE_HEADING_1, _ ("Further Notes"));
  for (guint i = 0; i < others->len; i++)
    {
      DossierAnnotation *note = others->pdata[i];
      g_autofree char *about = describe_target (excerpt->document, note);
      g_autofree char *text = write_note (note, self->notes->len + i + 1, about);

      dossier_pages_add_box (self, DOSSIER_PAGE_NOTE, text);
    }
}
