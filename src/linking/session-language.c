/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language the document is read: its variants have the same ids, so that one takes the
 * place of another as an edition does, and all that the window looks at stays. */
#include "config.h"

#include "linking/session-private.h"

static void
take_languages (DossierSession *self, char **languages)
{
  const char *const none[] = { NULL };

  if (g_strv_equal (languages != NULL ? (const char *const *) languages : none,
                    self->languages != NULL ? (const char *const *) self->languages : none))
    return;
  g_strfreev (self->languages);
  self->languages = g_strdupv (languages);
  dossier_session_notify (self, PROP_LANGUAGES);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) languages =
    dossier_store_list_languages_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  if (languages != NULL)
    take_languages (self, languages);
}

void
dossier_session_read_languages (DossierSession *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  dossier_store_list_languages_async (self->store, self->document->uuid, self->listing, listed_cb,
                                      g_object_ref (self));
}

void
dossier_session_take_languages (DossierSession *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  take_languages (self, self->document != NULL ? self->document->languages : NULL);
}

const char *const *
dossier_session_get_languages (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return (const char *const *) self->languages;
}

void
dossier_session_set_language (DossierSession *self, const char *language)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (language != NULL);

  if (self->store == NULL || self->document == NULL || self->languages == NULL ||
      !g_strv_contains ((const char *const *) self->languages, language))
    return;
  dossier_store_choose_language_async (self->store, self->document->uuid, language, NULL, NULL,
                                       NULL);
  if (g_strcmp0 (self->document->language, language) != 0 || self->loading != NULL)
    dossier_session_load_language (self, language);
}

void
dossier_session_toggle_language (DossierSession *self)
{
  const char *own;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->languages == NULL || self->document == NULL || g_strv_length (self->languages) < 2)
    return;
  own = self->languages[0];
  if (self->document->base != NULL)
    {
      g_free (self->other_language);
      self->other_language = g_strdup (self->document->language);
      dossier_session_set_language (self, own);
      return;
    }
  if (self->other_language == NULL ||
      !g_strv_contains ((const char *const *) self->languages, self->other_language))
    {
      const char *best = dossier_languages_choose ((const char *const *) self->languages);

      g_free (self->other_language);
      self->other_language =
        g_strdup (best != NULL && !g_str_equal (best, own) ? best : self->languages[1]);
    }
  dossier_session_set_language (self, self->other_language);
}
