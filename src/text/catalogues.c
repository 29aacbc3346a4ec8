/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "text/catalogues.h"
#include "text/message-file.h"

#define FILE_NAME GETTEXT_PACKAGE ".mo"

/* A file that is not there is as sound as any. */
static gboolean
is_sound (const char *folder, const char *language)
{
  g_autofree char *path = g_build_filename (folder, language, "LC_MESSAGES", FILE_NAME, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file == NULL || dossier_message_file_is_sound (g_mapped_file_get_contents (file),
                                                        g_mapped_file_get_length (file));
}

/* Of all that the C library may come to look at for the languages of the environment. */
static gboolean
are_sound (const char *folder)
{
  const char *const *languages = g_get_language_names_with_category ("LC_MESSAGES");

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (GString) normal = g_string_new (languages[i]);

      /* It writes codesets in two ways. */
      g_string_replace (normal, ".UTF-8", ".utf8", 1);
      if (!is_sound (folder, languages[i]) || !is_sound (folder, normal->str))
        return FALSE;
    }
  return TRUE;
}

void
dossier_catalogues_bind (void)
{
  const char *folder = g_getenv ("DOSSIER_LOCALE_DIR");

  setlocale (LC_ALL, "");
  if (folder == NULL || *folder == '\0')
    folder = LOCALEDIR;
  /* The messages as they are in the source are better than none. */
  bindtextdomain (GETTEXT_PACKAGE, are_sound (folder) ? folder : "/nonexistent");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
