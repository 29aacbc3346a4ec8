/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/markdown/write.h"
#include "formats/mustache/templates.h"

DossierMarkdownDialect
dossier_markdown_get_dialect (const char *template)
{
  static const char *const names[] = { "plain", "obsidian", "logseq", "pandoc" };
  static GRegex *said;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (template != NULL, DOSSIER_MARKDOWN_PLAIN);

  if (g_once_init_enter (&said))
    g_once_init_leave (&said, g_regex_new ("\\A\\s*\\{\\{!\\s*dialect:\\s*([a-z]+)\\s*\\}\\}",
                                           G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_utf8_validate (template, -1, NULL) || !g_regex_match (said, template, 0, &match))
    return DOSSIER_MARKDOWN_PLAIN;
  name = g_match_info_fetch (match, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return DOSSIER_MARKDOWN_PLAIN;
}

/* Empty lines at the end go, and one newline ends the last line. */
static char *
end_with_newline (char *text)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '\n')
    length--;
  if (length > 0 && text[length] == '\0')
    text = g_realloc (text, length + 2);
  text[length] = '\0';
  if (length > 0)
    strcpy (text + length, "\n");
  return text;
}

char *
dossier_markdown_write_with (const DossierExcerpt *excerpt,
                             DossierMarkdownWhat what,
                             const char *name,
                             const char *text,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (DossierMustache) template = NULL;
  g_autoptr (JsonNode) data = NULL;
  char *written;

  g_return_val_if_fail (excerpt != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  template = dossier_templates_parse (name, text, error);
  if (template == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  data = dossier_markdown_data (excerpt, dossier_markdown_get_dialect (text), what);
  written = dossier_mustache_render_cancellable (template, data, cancellable, error);
  return written != NULL ? end_with_newline (written) : NULL;
}

char *
dossier_markdown_write (const DossierExcerpt *excerpt,
                        DossierMarkdownWhat what,
                        const char *template,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *name = template != NULL ? template : DOSSIER_MARKDOWN_DEFAULT_PRESET;
  g_autofree char *text = dossier_templates_load (name, error);

  if (text == NULL)
    return NULL;
  return dossier_markdown_write_with (excerpt, what, name, text, cancellable, error);
}
