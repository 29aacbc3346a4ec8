/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

DossierDocument *
read_one (DossierReadBytesFunc read, const char *name, const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = read (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  return g_object_ref (documents->pdata[0]);
}

void
assert_refused (DossierReadBytesFunc read,
                const char *name,
                const char *data,
                gsize size,
                DossierFormatError code,
                const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (read (bytes, name, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_sound (const DossierPassage *passage)
{
  g_assert_true (g_utf8_validate (passage->text, -1, NULL));
  for (guint i = 0; i < passage->spans->len; i++)
    g_assert_cmpuint (g_array_index (passage->spans, DossierSpan, i).end, <=,
                      (guint) g_utf8_strlen (passage->text, -1));
}

DossierDocument *
read_pieces (DossierReadBytesFunc read,
             const char *name,
             const char *const *pieces,
             guint n_pieces,
             GString *text)
{
  guint n = (guint) g_test_rand_int_range (1, 60);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, (int) n_pieces)]);
  bytes = g_bytes_new (text->str, text->len);
  documents = read (bytes, name, &error);
  g_assert_true ((documents != NULL) == (error == NULL));
  if (documents == NULL)
    return NULL;
  for (guint i = 0; i < dossier_document_count (documents->pdata[0], DOSSIER_KIND_PASSAGE); i++)
    assert_sound (dossier_document_get_passage (documents->pdata[0], i));
  return g_object_ref (documents->pdata[0]);
}
