/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/clip-private.h"

void
dossier_clip_append (GString *out, const char *text, DossierMarkdownPlace place)
{
  g_autofree char *escaped = dossier_markdown_escape (text, DOSSIER_MARKDOWN_PLAIN, place);

  g_string_append (out, escaped);
}

void
dossier_clip_append_block (GString *out, const char *text, const char *last)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      g_string_append (out, any ? ">\n> " : "> ");
      dossier_clip_append (out, lines[i], DOSSIER_MARKDOWN_PARAGRAPH);
      g_string_append_c (out, '\n');
      any = TRUE;
    }
  g_string_append_printf (out, ">\n> %s\n", last);
}

void
dossier_clip_append_footnote (GString *out, const char *id, const char *evidence, const char *link)
{
  g_string_append_printf (out, "[^%s]: ", id);
  dossier_clip_append (out, evidence, DOSSIER_MARKDOWN_LINE);
  g_string_append_printf (out, " <%s>\n", link);
}
