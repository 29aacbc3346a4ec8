/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TEI of a document whose file is not at hand: its header, and what is written alike everywhere. */
#include "formats/tei/tei-model-write.h"

#include <string.h>

/* Ids */

static gboolean
is_name_character (gunichar c, gboolean first)
{
  return g_unichar_isalpha (c) || c == '_' ||
         (!first && (g_unichar_isdigit (c) || c == '-' || c == '.'));
}

/* Namespaces in XML 1.0, production 4: NCName, but for some letters of rare scripts. */
static gboolean
is_name (const char *id)
{
  for (const char *at = id; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_name_character (g_utf8_get_char (at), at == id))
      return FALSE;
  return *id != '\0';
}

/* Another that is one, and nobody else's. */
static char *
make_name (TeiModelWriter *self, const DossierItem *item)
{
  char *name = g_strdup_printf ("x-%s-%d", dossier_kind_to_string (item->kind), item->index);

  while (dossier_document_lookup (self->document, name) != NULL)
    {
      char *longer = g_strconcat (name, "-", NULL);

      g_free (name);
      name = longer;
    }
  return name;
}

const char *
tei_model_get_id (TeiModelWriter *self, gconstpointer item)
{
  const DossierItem *record = item;
  char *id;

  if (is_name (record->id))
    return record->id;
  id = g_hash_table_lookup (self->ids, record);
  if (id == NULL)
    {
      id = make_name (self, record);
      g_hash_table_insert (self->ids, (gpointer) record, id);
    }
  return id;
}

/* Attributes */

void
tei_model_point (TeiModelWriter *self, const char *name, GPtrArray *items, guint first)
{
  g_autoptr (GString) pointers = g_string_new (NULL);

  for (guint i = first; items != NULL && i < items->len; i++)
    g_string_append_printf (pointers, "%s#%s", pointers->len > 0 ? " " : "",
                            tei_model_get_id (self, items->pdata[i]));
  if (pointers->len > 0)
    tei_writer_attribute (&self->writer, name, pointers->str);
}

void
tei_model_point_to (TeiModelWriter *self, const char *name, gconstpointer item)
{
  g_autofree char *pointer = NULL;

  if (item == NULL)
    return;
  pointer = g_strconcat ("#", tei_model_get_id (self, item), NULL);
  tei_writer_attribute (&self->writer, name, pointer);
}

void
tei_model_name (TeiModelWriter *self, gconstpointer item)
{
  tei_writer_attribute (&self->writer, "xml:id", tei_model_get_id (self, item));
  if (!self->explicit)
    return;
  tei_writer_attribute (&self->writer, "resp",
                        ((const DossierItem *) item)->authority == DOSSIER_AUTHORITY_EDITOR
                          ? "#editor"
                          : "#document");
}

static gboolean
has_words_of_the_editor (DossierDocument *document)
{
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    for (guint i = 0; i < document->items[kind]->len; i++)
      if (DOSSIER_ITEM (document->items[kind]->pdata[i])->authority == DOSSIER_AUTHORITY_EDITOR)
        return TRUE;
  return FALSE;
}

void
tei_model_date (TeiModelWriter *self, const DossierDate *date)
{
  if (date == NULL)
    return;
  tei_writer_attribute (&self->writer, "when-custom", date->edtf);
  tei_writer_attribute (&self->writer, "datingMethod", "#edtf");
}

/* The header */

static void
write_line (TeiModelWriter *self, const char *name, const char *type, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tei_writer_start_line (&self->writer, name);
  tei_writer_attribute (&self->writer, "type", type);
  tei_writer_text (&self->writer, text);
  tei_writer_end (&self->writer);
}

static void
write_title (TeiModelWriter *self)
{
  TeiWriter *writer = &self->writer;

  tei_writer_start_line (writer, "titleStmt");
  write_line (self, "title", "main", self->document->title);
  write_line (self, "title", "sub", self->document->subtitle);
  for (guint i = 0; i < self->document->authors->len; i++)
    write_line (self, "author", NULL, self->document->authors->pdata[i]);
  tei_writer_start_line (writer, "respStmt");
  tei_writer_attribute (writer, "xml:id", "editor");
  tei_writer_element (writer, "resp", "encoding, background");
  tei_writer_element (writer, "name", "Dossier");
  tei_writer_end (writer);
  tei_writer_end_line (writer);
}

static void
write_publication (TeiModelWriter *self)
{
  TeiWriter *writer = &self->writer;

  tei_writer_start_line (writer, "publicationStmt");
  /* TEI wants one even where none is known. */
  tei_writer_start_line (writer, "publisher");
  if (self->document->publisher != NULL)
    tei_writer_text (writer, self->document->publisher);
  tei_writer_end (writer);
  write_line (self, "idno", "uuid", self->document->uuid);
  write_line (self, "idno", "URI", self->document->url);
  if (self->document->licence != NULL)
    {
      tei_writer_start_line (writer, "availability");
      tei_writer_element (writer, "licence", self->document->licence);
      tei_writer_end (writer);
    }
  tei_writer_end_line (writer);
}

static void
write_source (TeiModelWriter *self)
{
  TeiWriter *writer = &self->writer;

  tei_writer_start_line (writer, "sourceDesc");
  tei_writer_start (writer, "bibl");
  if (self->document->original != NULL)
    {
      tei_writer_attribute (writer, "xml:id", "document");
      tei_writer_element (writer, "title", self->document->original);
    }
  tei_writer_end (writer);
  tei_writer_end (writer);
}

static void
write_verdicts (TeiModelWriter *self)
{
  TeiWriter *writer = &self->writer;

  if (dossier_document_count (self->document, DOSSIER_KIND_COMMITMENT) == 0)
    return;
  tei_writer_start_line (writer, "encodingDesc");
  tei_writer_start_line (writer, "classDecl");
  tei_writer_start_line (writer, "taxonomy");
  tei_writer_attribute (writer, "xml:id", "verdict");
  for (guint i = 0; i <= DOSSIER_VERDICT_UNCLEAR; i++)
    {
      tei_writer_start_line (writer, "category");
      tei_writer_attribute (writer, "xml:id", dossier_verdict_to_string (i));
      tei_writer_element (writer, "catDesc", dossier_verdict_to_string (i));
      tei_writer_end (writer);
    }
  tei_writer_end_line (writer);
  tei_writer_end_line (writer);
  tei_writer_end_line (writer);
}

static void
write_profile (TeiModelWriter *self)
{
  TeiWriter *writer = &self->writer;
  const DossierDate *date = self->document->date;

  tei_writer_start_line (writer, "profileDesc");
  if (date != NULL)
    {
      tei_writer_start_line (writer, "creation");
      tei_writer_start (writer, "date");
      tei_model_date (self, date);
      if (date->wording != NULL)
        tei_writer_text (writer, date->wording);
      tei_writer_end (writer);
      tei_writer_end (writer);
    }
  if (self->document->statement != NULL)
    {
      tei_writer_start_line (writer, "abstract");
      tei_writer_element (writer, "p", self->document->statement);
      tei_writer_end (writer);
    }
  tei_writer_start_line (writer, "calendarDesc");
  tei_writer_start (writer, "calendar");
  tei_writer_attribute (writer, "xml:id", "edtf");
  tei_writer_element (writer, "p", "Extended Date/Time Format (EDTF), ISO 8601-2");
  tei_writer_end (writer);
  tei_writer_end (writer);
  tei_writer_end_line (writer);
}

static void
write_header (TeiModelWriter *self)
{
  tei_writer_start_line (&self->writer, "teiHeader");
  tei_writer_start_line (&self->writer, "fileDesc");
  write_title (self);
  write_publication (self);
  write_source (self);
  tei_writer_end_line (&self->writer);
  write_verdicts (self);
  write_profile (self);
  tei_writer_end_line (&self->writer);
}

GBytes *
tei_write_model (DossierDocument *document)
{
  TeiModelWriter self = { .document = document };
  TeiWriter *writer = &self.writer;
  GBytes *bytes;

  self.ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.written = g_hash_table_new (NULL, NULL);
  self.said = g_hash_table_new (NULL, NULL);
  self.footnotes = g_hash_table_new (NULL, NULL);
  self.explicit = has_words_of_the_editor (document);
  tei_writer_init (writer, "", FALSE);
  g_string_append (writer->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  tei_writer_start_line (writer, "TEI");
  tei_writer_attribute (writer, "xmlns", "http://www.tei-c.org/ns/1.0");
  if (document->name != NULL && is_name (document->name))
    tei_writer_attribute (writer, "xml:id", document->name);
  tei_writer_attribute (writer, "xml:lang", document->language);
  write_header (&self);
  tei_model_write_records (&self);
  tei_model_write_text (&self);
  tei_writer_end_line (writer);
  g_string_append_c (writer->out, '\n');

  bytes = g_bytes_new (writer->out->str, writer->out->len);
  tei_writer_clear (writer);
  g_hash_table_unref (self.ids);
  g_hash_table_unref (self.written);
  g_hash_table_unref (self.said);
  g_hash_table_unref (self.footnotes);
  return bytes;
}
