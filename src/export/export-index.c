/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/export.h"
#include "formats/markdown/escape.h"

#define NAME "index.md"
#define HEAD "---\ndossier-index: "

struct _DossierExportIndex
{
  GString *body;
};

DossierExportIndex *
dossier_export_index_new (void)
{
  DossierExportIndex *self = g_new0 (DossierExportIndex, 1);

  self->body = g_string_new (NULL);
  /* Translators: heading of the file that lists all exported documents */
  g_string_append_printf (self->body, "# %s\n\n", _ ("Documents"));
  return self;
}

void
dossier_export_index_free (DossierExportIndex *self)
{
  g_string_free (self->body, TRUE);
  g_free (self);
}

static guint
count_notes (const DossierExcerpt *excerpt)
{
  guint n = 0;

  for (guint i = 0; i < dossier_document_count (excerpt->document, DOSSIER_KIND_NOTE); i++)
    n +=
      dossier_excerpt_has (excerpt, dossier_document_get (excerpt->document, DOSSIER_KIND_NOTE, i));
  return n;
}

static void
add_escaped (GString *line, const char *text)
{
  g_autofree char *escaped =
    dossier_markdown_escape (text, DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_INLINE);

  if (*escaped != '\0')
    g_string_append_printf (line, ", %s", escaped);
}

void
dossier_export_index_add (DossierExportIndex *self, const DossierExcerpt *excerpt, const char *name)
{
  DossierDocument *document = excerpt->document;
  gboolean titled = document->title != NULL && *document->title != '\0';
  g_autofree char *label =
    /* Translators: in place of the title of a document, source or event that has none */
    dossier_markdown_escape (titled ? document->title : _ ("Untitled"), DOSSIER_MARKDOWN_OBSIDIAN,
                             DOSSIER_MARKDOWN_LABEL);
  g_autofree char *destination = dossier_markdown_destination (name);
  g_autofree char *date = document->date != NULL ? dossier_date_to_display (document->date) : NULL;
  guint n_notes = count_notes (excerpt);

  g_string_append_printf (self->body, "- [%s](%s)", label, destination);
  for (guint i = 0; i < document->authors->len; i++)
    add_escaped (self->body, document->authors->pdata[i]);
  if (date != NULL)
    add_escaped (self->body, date);
  if (n_notes > 0)
    {
      g_string_append (self->body, ", ");
      /* Translators: %'u is a number */
      g_string_append_printf (self->body, ngettext ("%'u note", "%'u notes", n_notes), n_notes);
    }
  g_string_append_c (self->body, '\n');
}

static char *
hash (const char *body)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
}

/* Whether @text is an index as it was written: its body has the hash that its head says. */
static gboolean
is_untouched (const char *text)
{
  const char *end = strstr (text, "\n---\n\n");
  g_autofree char *said = NULL;
  g_autofree char *is = NULL;

  if (!g_str_has_prefix (text, HEAD) || end == NULL)
    return FALSE;
  said = g_strndup (text + strlen (HEAD), (gsize) (end - text) - strlen (HEAD));
  is = hash (end + strlen ("\n---\n\n"));
  return strcmp (said, is) == 0;
}

gboolean
dossier_export_index_save (DossierExportIndex *self,
                           const char *folder,
                           gboolean *kept,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *there = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  path = g_build_filename (folder, NAME, NULL);
  *kept = g_file_get_contents (path, &there, NULL, NULL) && !is_untouched (there);
  if (*kept)
    return TRUE;
  now = hash (self->body->str);
  text = g_strconcat (HEAD, now, "\n---\n\n", self->body->str, NULL);
  bytes = g_bytes_new_take (text, strlen (text));
  return dossier_export_save (path, bytes, cancellable, error);
}
