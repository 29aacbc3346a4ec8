/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/po/message.h"
#include "text/fold.h"

G_DEFINE_FINAL_TYPE (DossierMessage, dossier_message, G_TYPE_OBJECT)

static void
dossier_message_finalize (GObject *object)
{
  DossierMessage *self = DOSSIER_MESSAGE (object);

  g_free (self->context);
  g_free (self->id);
  g_free (self->plural);
  g_free (self->previous);
  g_free (self->comment);
  g_free (self->remark);
  g_strfreev (self->places);
  g_ptr_array_unref (self->translations);
  g_free (self->folded);

  G_OBJECT_CLASS (dossier_message_parent_class)->finalize (object);
}

static void
dossier_message_class_init (DossierMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_message_finalize;
}

static void
dossier_message_init (DossierMessage *self)
{
  self->translations = g_ptr_array_new_with_free_func (g_free);
}

DossierMessageState
dossier_message_get_state (DossierMessage *self)
{
  g_return_val_if_fail (DOSSIER_IS_MESSAGE (self), DOSSIER_MESSAGE_UNTRANSLATED);

  if (self->translations->len == 0)
    return DOSSIER_MESSAGE_UNTRANSLATED;
  for (guint i = 0; i < self->translations->len; i++)
    if (*(const char *) self->translations->pdata[i] == '\0')
      return DOSSIER_MESSAGE_UNTRANSLATED;
  return self->fuzzy ? DOSSIER_MESSAGE_FUZZY : DOSSIER_MESSAGE_TRANSLATED;
}

/* What is typed has no mnemonics: "_Open" is looked for as "open". */
static void
append (GString *text, const char *part)
{
  for (; part != NULL && *part != '\0'; part++)
    if (*part != '_')
      g_string_append_c (text, *part);
  g_string_append_c (text, '\n');
}

static const char *
get_folded (DossierMessage *self)
{
  g_autoptr (GString) text = NULL;

  if (self->folded != NULL)
    return self->folded;
  text = g_string_new (NULL);
  append (text, self->id);
  append (text, self->plural);
  append (text, self->previous);
  append (text, self->context);
  for (guint i = 0; i < self->translations->len; i++)
    append (text, self->translations->pdata[i]);
  append (text, self->comment);
  append (text, self->remark);
  for (char **place = self->places; place != NULL && *place != NULL; place++)
    append (text, *place);
  self->folded = dossier_text_fold (text->str);
  return self->folded;
}

gboolean
dossier_message_matches (DossierMessage *self, const char *typed)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (DOSSIER_IS_MESSAGE (self), FALSE);

  append (plain, typed);
  folded = dossier_text_fold (plain->str);
  words = g_strsplit_set (folded, " \t\n", -1);
  for (char **word = words; *word != NULL; word++)
    if (strstr (get_folded (self), *word) == NULL)
      return FALSE;
  return TRUE;
}
