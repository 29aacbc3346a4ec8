/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts a document has, and which of them is read. */
#include "config.h"

#include "store/variants.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "model/interface-language.h"
#include "store/tables.h"

static gsize
get_primary_length (const char *tag)
{
  return strcspn (tag, "-_.@");
}

gboolean
dossier_languages_agree (const char *a, const char *b)
{
  gsize length;

  if (a == NULL || b == NULL)
    return TRUE;
  length = get_primary_length (a);
  return length == get_primary_length (b) && g_ascii_strncasecmp (a, b, length) == 0;
}

const char *
dossier_languages_choose (const char *const *languages)
{
  const char *const *names = g_get_language_names ();
  /* As gettext has it: in that locale nothing is translated, whatever LANGUAGE says. */
  const gboolean plain = g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0;

  for (guint i = 0; !plain && names[i] != NULL && !g_str_equal (names[i], "C"); i++)
    for (guint j = 0; languages[j] != NULL; j++)
      if (dossier_languages_agree (names[i], languages[j]))
        return languages[j];
  /* Whoever reads the program in English reads a translation into that. */
  for (guint j = 0; languages[j] != NULL; j++)
    if (dossier_language_is_same (dossier_interface_get_language (), languages[j]))
      return languages[j];
  return NULL;
}

static void
variant_clear (gpointer data)
{
  g_free (((DossierVariant *) data)->language);
}

static void
add_variant (GArray *variants, gint64 document, DossierStatement *select, int column)
{
  const DossierVariant variant = { document, sqlite3_column_int64 (select, column),
                                   dossier_statement_dup_text (select, column + 1), FALSE };

  g_array_append_val (variants, variant);
}

static DossierVariant *
find_in (GArray *variants, guint first, const char *language)
{
  for (guint i = first; language != NULL && i < variants->len; i++)
    {
      DossierVariant *variant = &g_array_index (variants, DossierVariant, i);

      if (variant->language != NULL && g_ascii_strcasecmp (variant->language, language) == 0)
        return variant;
    }
  for (guint i = first; language != NULL && i < variants->len; i++)
    {
      DossierVariant *variant = &g_array_index (variants, DossierVariant, i);

      if (variant->language != NULL && dossier_languages_agree (variant->language, language))
        return variant;
    }
  return NULL;
}

static const char *
choose_for_interface (GArray *variants, guint first)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();

  for (guint i = first; i < variants->len; i++)
    if (g_array_index (variants, DossierVariant, i).language != NULL)
      g_ptr_array_add (languages, g_array_index (variants, DossierVariant, i).language);
  g_ptr_array_add (languages, NULL);
  return dossier_languages_choose ((const char *const *) languages->pdata);
}

/* Of the texts from @first on, which are one document's. @kept: (nullable): the language last
 * chosen for it. */
static void
show_one (GArray *variants, guint first, const DossierVariantChoice *choice, const char *kept)
{
  DossierVariant *shown = find_in (variants, first, choice->language);

  if (shown == NULL && choice->shown)
    shown = find_in (variants, first, kept);
  if (shown == NULL && choice->shown)
    shown = find_in (variants, first, choose_for_interface (variants, first));
  if (shown == NULL)
    shown = &g_array_index (variants, DossierVariant, first);
  shown->is_shown = TRUE;
}

#define LIST                                                                                       \
  "SELECT d.id, d.language, v.id, v.language, c.language FROM documents v"                         \
  " JOIN documents d ON d.id = v.variant_of"                                                       \
  " LEFT JOIN document_languages c ON c.document = d.uuid"
#define IN_ORDER " ORDER BY v.variant_of, v.language, v.id"

GArray *
dossier_tables_list_variants (DossierConnection *connection,
                              gint64 row,
                              const DossierVariantChoice *choice,
                              GError **error)
{
  g_autoptr (GArray) variants = g_array_new (FALSE, FALSE, sizeof (DossierVariant));
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                row != 0 ? LIST " WHERE v.variant_of = ?" IN_ORDER
                                         : LIST " WHERE v.variant_of IS NOT NULL" IN_ORDER,
                                error);
  g_autofree char *kept = NULL;
  gint64 document = 0;
  guint first = 0;
  gboolean found;

  g_array_set_clear_func (variants, variant_clear);
  if (select == NULL)
    return NULL;
  if (row != 0)
    dossier_statement_bind (select, 1, "l", row);
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &found, error))
        return NULL;
      if (document != 0 && (!found || document != sqlite3_column_int64 (select, 0)))
        show_one (variants, first, choice, kept);
      if (!found)
        return g_steal_pointer (&variants);
      if (document != sqlite3_column_int64 (select, 0))
        {
          document = sqlite3_column_int64 (select, 0);
          first = variants->len;
          g_free (kept);
          kept = dossier_statement_dup_text (select, 4);
          add_variant (variants, document, select, 0);
        }
      add_variant (variants, document, select, 2);
    }
}

static gboolean
read_language (DossierConnection *connection,
               const char *sql,
               gint64 row,
               const char *uuid,
               char **language,
               GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  if (uuid != NULL)
    dossier_statement_bind (select, 1, "s", uuid);
  else
    dossier_statement_bind (select, 1, "l", row);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  *language = found ? dossier_statement_dup_text (select, 0) : NULL;
  return TRUE;
}

static gboolean
fail_missing (const char *own, GArray *variants, const char *language, GError **error)
{
  g_autoptr (GString) there = g_string_new (own);

  for (guint i = 1; i < variants->len; i++)
    g_string_append_printf (there, " %s", g_array_index (variants, DossierVariant, i).language);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               /* Translators: %1$s is what the person gave for a language, as “de”; %2$s are those
                * that there are, as “en de ru” */
               _ ("The document is not there in the language “%1$s”, but in: %2$s."), language,
               there->str);
  return FALSE;
}

gboolean
dossier_tables_choose_variant (DossierConnection *connection,
                               const DossierVariantChoice *choice,
                               gint64 *row,
                               GError **error)
{
  g_autoptr (GArray) variants = dossier_tables_list_variants (connection, *row, choice, error);
  g_autofree char *own = NULL;

  if (variants == NULL || !read_language (connection, "SELECT language FROM documents WHERE id = ?",
                                          *row, NULL, &own, error))
    return FALSE;
  for (guint i = 0; i < variants->len; i++)
    {
      const DossierVariant *variant = &g_array_index (variants, DossierVariant, i);

      if (variant->is_shown)
        *row = variant->row;
      if (variant->is_shown && dossier_languages_agree (choice->language, variant->language))
        return TRUE;
    }
  if (choice->language == NULL || (variants->len == 0 && own == NULL) ||
      dossier_languages_agree (choice->language, own))
    return TRUE;
  return fail_missing (own, variants, choice->language, error);
}

gboolean
dossier_tables_keep_language (DossierConnection *connection,
                              const char *uuid,
                              const char *language,
                              GError **error)
{
  g_autoptr (DossierStatement) upsert =
    dossier_connection_prepare (connection,
                                "INSERT INTO document_languages (document, language) VALUES (?, ?)"
                                " ON CONFLICT DO UPDATE SET language = excluded.language",
                                error);

  if (upsert == NULL)
    return FALSE;
  dossier_statement_bind (upsert, 1, "ss", uuid, language);
  return dossier_connection_run (connection, upsert, error);
}

GStrv
dossier_tables_list_languages (DossierConnection *connection, const char *id, GError **error)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  const DossierVariantChoice choice = { FALSE, NULL };
  g_autoptr (GArray) variants = NULL;
  g_autofree char *own = NULL;
  gint64 row;

  if (!dossier_tables_find (connection, id, &row, error) ||
      !read_language (connection, "SELECT language FROM documents WHERE id = ?", row, NULL, &own,
                      error))
    return NULL;
  variants = dossier_tables_list_variants (connection, row, &choice, error);
  if (variants == NULL)
    return NULL;
  if (own != NULL)
    g_strv_builder_add (languages, own);
  for (guint i = 1; i < variants->len; i++)
    g_strv_builder_add (languages, g_array_index (variants, DossierVariant, i).language);
  return g_strv_builder_end (languages);
}

gboolean
dossier_tables_get_language (DossierConnection *connection,
                             const char *uuid,
                             char **language,
                             GError **error)
{
  return read_language (connection, "SELECT language FROM document_languages WHERE document = ?", 0,
                        uuid, language, error);
}
