/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes: on what a quote or a fact rests, for a reader who has only the file. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/citation.h"
#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"
#include "model/list.h"
#include "model/page.h"

/* So many words of a quote find it again in any text. */
#define WORDS 10

static char *
make_label (const char *id)
{
  GString *label = g_string_new (NULL);

  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (label, g_unichar_isalnum (c) || c == '_' || c == '.' ? c : '-');
    }
  return g_string_free (label, FALSE);
}

static gboolean
take (DossierMarkdownMaker *self, const char *label, gsize len)
{
  return g_hash_table_add (self->taken, g_utf8_casefold (label, len));
}

void
dossier_markdown_leave_labels (DossierMarkdownMaker *self)
{
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);
      const char *p = note->note;

      while (p != NULL && (p = strstr (p, "[^")) != NULL)
        {
          gsize len = strcspn (p += 2, "]\n");

          if (g_str_has_prefix (p + len, "]:"))
            take (self, p, len);
        }
    }
}

const char *
dossier_markdown_refer (DossierMarkdownMaker *self, DossierItem *item)
{
  char *label = g_hash_table_lookup (self->labels, item);

  if (label != NULL)
    return label;
  label = make_label (item->id);
  while (!take (self, label, strlen (label)))
    {
      char *longer = g_strconcat (label, "-", NULL);

      g_free (label);
      label = longer;
    }
  g_hash_table_insert (self->labels, item, label);
  g_ptr_array_add (self->footnotes, item);
  return label;
}

static char *
escape (const DossierMarkdownMaker *self, const char *text)
{
  return dossier_markdown_escape (text, self->dialect, DOSSIER_MARKDOWN_INLINE);
}

char *
dossier_markdown_by (const DossierMarkdownMaker *self, const DossierQuote *quote)
{
  const DossierDate *said = DOSSIER_ITEM (quote)->date;
  g_autofree char *date = said != NULL ? dossier_date_describe (said) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  dossier_list_append (text, quote->speaker != NULL ? quote->speaker->name : quote->speaker_name);
  dossier_list_append (text, quote->office);
  dossier_list_append (text, date);
  return escape (self, text->str);
}

/* The first words, enough to find the rest. */
static char *
begin_words (const DossierQuote *quote)
{
  g_auto (GStrv) words = g_strsplit_set (quote->text, " \n\t", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (n++ == WORDS)
        {
          g_string_append (text, " …");
          break;
        }
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
    }
  if (quote->direct)
    /* Translators: %s are the words of a person; use the quotation marks of the language. */
    return g_strdup_printf (_ ("“%s”"), text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
name_source (const DossierMarkdownMaker *self, const DossierSource *source)
{
  const char *name = source->title != NULL && *source->title != '\0' ? source->title : source->url;

  if (name == NULL)
    return g_strdup (_ ("Untitled"));
  if (source->url == NULL)
    return escape (self, name);
  if (name == source->url)
    {
      g_autofree char *destination = dossier_markdown_destination (source->url);

      if (g_uri_is_valid (destination, G_URI_FLAGS_NONE, NULL))
        return g_strdup_printf ("<%s>", destination);
    }
  return dossier_markdown_link_to (self, name, source->url);
}

char *
dossier_markdown_source (const DossierMarkdownMaker *self,
                         const DossierSource *source,
                         gboolean full)
{
  const DossierDate *published = DOSSIER_ITEM (source)->date;
  g_autofree char *name = NULL;
  g_autofree char *publisher = NULL;
  g_autofree char *described = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GString) text = NULL;

  if (self->dialect == DOSSIER_MARKDOWN_PANDOC && !full)
    return g_strdup_printf ("[@%s]", (const char *) g_hash_table_lookup (self->citekeys, source));
  name = name_source (self, source);
  text = g_string_new (name);
  publisher = source->publisher != NULL ? escape (self, source->publisher) : NULL;
  described = published != NULL ? dossier_date_describe (published) : NULL;
  date = described != NULL ? escape (self, described) : NULL;
  dossier_list_append (text, publisher);
  dossier_list_append (text, date);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_quotation_marks (const char *text)
{
  static const char *const marks[] = { "\"", "“", "„", "«", "»", "「", "『" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (text, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Where it was read: the document, or what the document retells. */
static char *
describe_place (const DossierMarkdownMaker *self, const DossierItem *item)
{
  g_autofree char *link = dossier_markdown_link_to_item (self, item);
  const char *work =
    self->document->original != NULL ? self->document->original : self->document->title;
  g_autofree char *name = work != NULL ? escape (self, work) : g_strdup (_ ("Untitled"));
  g_autofree char *pages = self->document->original == NULL
                             ? dossier_document_describe_item_pages (self->document, item)
                             : NULL;
  g_autofree char *locator = NULL;
  const char *key = NULL;

  if (self->document->original != NULL)
    key = g_hash_table_lookup (self->citekeys, self->document->original);
  if (key == NULL)
    key = g_hash_table_lookup (self->citekeys, self->document);
  locator = pages != NULL ? g_strdup_printf ("%s, %s", key, pages) : g_strdup (key);
  if (self->dialect == DOSSIER_MARKDOWN_PANDOC)
    /* Translators: %1$s is a citation (in Pandoc’s way), %2$s the id of a passage, a link */
    return g_strdup_printf (_ ("Quoted in [@%1$s], passage %2$s."), locator, link);
  if (pages != NULL)
    /* Translators: %1$s is the title of the document in which a quote was read, %2$s the page:
     * “p. 37”, %3$s the id of a passage, a link */
    return g_strdup_printf (_ ("Quoted in “%1$s”, %2$s, passage %3$s."), name, pages, link);
  /* no quotation marks round quotation marks */
  if (self->document->original != NULL || has_quotation_marks (name))
    /* Translators: %1$s cites the text in which a quote was read, %2$s is the id of a passage, a
     * link */
    return g_strdup_printf (_ ("Quoted in %1$s, passage %2$s."), name, link);
  /* Translators: %1$s is the title of the document in which a quote was read, %2$s is the id of a
   * passage, a link */
  return g_strdup_printf (_ ("Quoted in “%1$s”, passage %2$s."), name, link);
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* Whether @text ends a sentence, perhaps with quotation marks of some language behind it. */
static gboolean
ends_sentence (const char *text)
{
  static const char *const closing = "”“’‘»«\"'\u00a0\u202f";
  static const char *const stops = ".!?…؟。";
  const char *end = text + strlen (text);
  const char *last = text;

  while (end > text)
    {
      last = g_utf8_prev_char (end);
      if (g_utf8_strchr (closing, -1, g_utf8_get_char (last)) == NULL)
        break;
      end = last;
    }
  return end > text && g_utf8_strchr (stops, -1, g_utf8_get_char (last)) != NULL;
}

static char *
describe_quote (const DossierMarkdownMaker *self, DossierQuote *quote)
{
  g_autofree char *by = dossier_markdown_by (self, quote);
  g_autofree char *begin = begin_words (quote);
  g_autofree char *words = escape (self, begin);
  g_autofree char *place = describe_place (self, DOSSIER_ITEM (quote));
  g_autofree char *original = NULL;
  g_autoptr (GString) text = g_string_new (by);

  if (quote->occasion != NULL && quote->occasion->title != NULL)
    {
      g_autofree char *occasion = escape (self, quote->occasion->title);

      dossier_list_append (text, occasion);
    }
  if (dossier_markdown_manner (quote) != NULL)
    dossier_list_append (text, dossier_markdown_manner (quote));
  if (text->len > 0)
    g_string_append (text, ": ");
  g_string_append (text, words);
  if (!ends_sentence (words))
    g_string_append_c (text, '.');
  if (quote->source != NULL)
    {
      g_autofree char *source = dossier_markdown_source (self, quote->source, FALSE);

      add_sentence (text, source);
      g_string_append_c (text, '.');
    }
  add_sentence (text, place);
  original = dossier_citation_original (quote);
  if (original != NULL)
    {
      g_autofree char *escaped = escape (self, original);

      add_sentence (text, escaped);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The escaped text is within a line; what begins one needs another look. */
static char *
begin_line (char *text)
{
  const char *end = text + strspn (text, "0123456789");
  char *safe;

  if (end > text && (*end == '.' || *end == ')') && (end[1] == ' ' || end[1] == '\0'))
    safe = g_strdup_printf ("%.*s\\%s", (int) (end - text), text, end);
  else if (*text != '\0' && strchr ("#>-+=|:", *text) != NULL)
    safe = g_strconcat ("\\", text, NULL);
  else
    return text;
  g_free (text);
  return safe;
}

char *
dossier_markdown_evidence (const DossierMarkdownMaker *self, DossierItem *item)
{
  if (item->kind == DOSSIER_KIND_QUOTE)
    return begin_line (describe_quote (self, DOSSIER_QUOTE (item)));
  return begin_line (dossier_markdown_source (self, DOSSIER_SOURCE (item), FALSE));
}

JsonArray *
dossier_markdown_footnotes (const DossierMarkdownMaker *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->footnotes->len; i++)
    {
      DossierItem *item = self->footnotes->pdata[i];
      JsonObject *footnote = json_object_new ();
      g_autofree char *text = dossier_markdown_evidence (self, item);

      dossier_markdown_set (footnote, "label", g_hash_table_lookup (self->labels, item));
      dossier_markdown_set (footnote, "text", text);
      json_array_add_object_element (array, footnote);
    }
  return array;
}
