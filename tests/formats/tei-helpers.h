/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei.h"

G_BEGIN_DECLS

/* What the tests of the TEI reader share. */

#define TEI_OPEN "<TEI xmlns='http://www.tei-c.org/ns/1.0'>"
#define TEI_HEADER                                                                                 \
  "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>"

/* Reads @xml, which must be one sound document; caller unrefs. */
static inline DossierDocument *
tei_read (const char *xml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GPtrArray) documents = dossier_tei_read_bytes (bytes, "test.xml", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (documents);
  g_assert_cmpuint (documents->len, ==, 1);

  return g_object_ref (documents->pdata[0]);
}

/* The same for what stands in the body. */
static inline DossierDocument *
tei_read_body (const char *body)
{
  g_autofree char *xml =
    g_strconcat (TEI_OPEN TEI_HEADER "<text><body>", body, "</body></text></TEI>", NULL);

  return tei_read (xml);
}

/* … and in standOff, with a paragraph for a text. */
static inline DossierDocument *
tei_read_lists (const char *lists)
{
  g_autofree char *xml =
    g_strconcat (TEI_OPEN TEI_HEADER "<standOff>", lists,
                 "</standOff><text><body><p xml:id='p'>x</p></body></text></TEI>", NULL);

  return tei_read (xml);
}

/* Each passage as "kind: text", one a line; caller frees. */
static inline char *
tei_describe (DossierDocument *document)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);

      g_string_append_printf (lines, "%s: %s\n",
                              dossier_passage_kind_to_string (passage->passage_kind),
                              passage->text);
    }

  return g_string_free (lines, FALSE);
}

/* The spans of a passage as "type[words]>target", with a space between; caller frees. */
static inline char *
tei_describe_spans (DossierDocument *document, guint index)
{
  DossierPassage *passage = dossier_document_get_passage (document, index);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      g_autofree char *words = g_utf8_substring (passage->text, span->start, span->end);

      g_string_append_printf (line, "%s%s[%s]", i > 0 ? " " : "",
                              dossier_span_type_to_string (span->type), words);
      if (span->target != NULL)
        g_string_append_printf (line, ">%s", span->target->id);
      if (span->uri != NULL)
        g_string_append_printf (line, "=%s", span->uri);
      if (span->date != NULL)
        g_string_append_printf (line, "@%s", span->date->edtf);
    }

  return g_string_free (line, FALSE);
}

/* Body in, passages out. */
static inline void
assert_body (const char *body, const char *expected)
{
  g_autoptr (DossierDocument) document = tei_read_body (body);
  g_autofree char *passages = tei_describe (document);

  g_assert_cmpstr (passages, ==, expected);
}

/* A paragraph's content in, its text and spans out. */
static inline void
assert_paragraph (const char *content, const char *text, const char *spans)
{
  g_autofree char *body = g_strconcat ("<p>", content, "</p>", NULL);
  g_autoptr (DossierDocument) document = tei_read_body (body);
  g_autofree char *found = tei_describe_spans (document, 0);

  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, text);
  g_assert_cmpstr (found, ==, spans);
}

static inline void
assert_says (GPtrArray *lines, const char *part)
{
  for (guint i = 0; i < lines->len; i++)
    if (strstr (lines->pdata[i], part) != NULL)
      return;

  for (guint i = 0; i < lines->len; i++)
    g_test_message ("report: %s", (char *) lines->pdata[i]);
  g_test_message ("nothing in the report says “%s”", part);
  g_test_fail ();
}

static inline void
assert_reports (DossierDocument *document, const char *part)
{
  assert_says (document->report, part);
}

G_END_DECLS
