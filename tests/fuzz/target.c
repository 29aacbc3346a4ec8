/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry of libFuzzer, and what the results of all readers are held to. */
#include "target.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/document.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* libFuzzer keeps what it gave to a program that aborts; GLib's own errors are breakpoints. */
void
fuzz_fail (const char *what)
{
  g_printerr ("%s\n", what);
  abort ();
}

static void
check_passage (const DossierPassage *passage)
{
  guint n;

  if (!g_utf8_validate (passage->text, -1, NULL))
    fuzz_fail ("A passage is not UTF-8");
  n = (guint) g_utf8_strlen (passage->text, -1);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->start > span->end || span->end > n)
        fuzz_fail ("A mark beyond its text");
    }
}

void
fuzz_check (GPtrArray *documents, GError *error)
{
  if ((documents == NULL) == (error == NULL))
    fuzz_fail ("Neither a document nor an error, or both");
  if (error != NULL && *error->message == '\0')
    fuzz_fail ("An error without words");
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    for (guint j = 0; j < dossier_document_count (documents->pdata[i], DOSSIER_KIND_PASSAGE); j++)
      check_passage (dossier_document_get_passage (documents->pdata[i], j));
  g_clear_pointer (&documents, g_ptr_array_unref);
  g_clear_error (&error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fuzz_one (bytes);
  return 0;
}
