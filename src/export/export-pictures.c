/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "drawing/map-picture.h"
#include "drawing/map-rows.h"
#include "drawing/timeline-picture.h"
#include "export/formats.h"
#include "linking/timeline.h"

static DossierEntity *
find_organisation (DossierDocument *document, const char *name, GError **error)
{
  DossierEntity *found = dossier_document_find_entity (document, DOSSIER_KIND_ORGANISATION, name);

  if (found == NULL)
    g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
                 /* Translators: %1$s is the title of a document, %2$s what the person gave for an
                  * organisation */
                 _ ("The document “%1$s” names no organisation “%2$s”."), document->title, name);
  return found;
}

static gboolean
choose_organisations (DossierSession *session, const DossierExportOptions *options, GError **error)
{
  DossierDocument *document = dossier_session_get_document (session);
  DossierEntity *found;

  if (options->organisation != NULL)
    {
      found = find_organisation (document, options->organisation, error);
      if (found == NULL)
        return FALSE;
      dossier_session_set_organisation (session, found);
    }
  if (options->second == NULL)
    return TRUE;
  found = find_organisation (document, options->second, error);
  if (found == NULL)
    return FALSE;
  dossier_session_set_second_organisation (session, found);
  return TRUE;
}

static gboolean
choose_day (DossierSession *session, const char *text, GError **error)
{
  g_autoptr (DossierDate) date = NULL;

  if (text == NULL)
    return TRUE;
  date = dossier_date_new (text, NULL, NULL);
  if (date == NULL || dossier_date_first (date) == DOSSIER_DAY_MIN)
    {
      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
                   /* Translators: %s is what the person gave for a date */
                   _ ("“%s” is not a date such as 2007-01-01, 2007-01 or 2007."), text);
      return FALSE;
    }
  dossier_session_set_cursor (session, dossier_date_first (date));
  return TRUE;
}

/* A session that shows what leaves. */
static DossierSession *
make_session (const DossierExcerpt *excerpt, const DossierExportOptions *options, GError **error)
{
  g_autoptr (DossierSession) session = dossier_session_new ();

  dossier_session_set_document (session, excerpt->document);
  if (excerpt->query != NULL)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (excerpt->query, error);

      if (query == NULL)
        return NULL;
      dossier_session_set_query (session, query);
    }
  if (!choose_organisations (session, options, error) ||
      !choose_day (session, options->date, error))
    return NULL;
  return g_steal_pointer (&session);
}

static DossierPicture *
make_map (DossierSession *session, double width, GError **error)
{
  DossierGeoBox frame;

  dossier_map_rows_get_frame (dossier_session_get_document (session),
                              dossier_session_get_organisation (session), &frame);
  if (dossier_session_get_organisation (session) != NULL || !dossier_geo_box_is_empty (&frame))
    return dossier_map_picture_new (session, NULL, width);
  g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_NOTHING,
                       _ ("This document names no country: there is nothing to show on a map."));
  return NULL;
}

static DossierPicture *
make_timeline (DossierSession *session, double width, GError **error)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new (session);

  if (dossier_timeline_has_items (timeline))
    return dossier_timeline_picture_new (session, 0.0, 0.0, width);
  g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_NOTHING,
                       _ ("Nothing in this document is dated: there is nothing to show on a "
                          "timeline."));
  return NULL;
}

static DossierPicture *
make_picture (DossierSession *session, const DossierExportOptions *options, GError **error)
{
  double width = options->width > 0 ? options->width : DOSSIER_PICTURE_WIDTH;

  if (options->picture == NULL || strcmp (options->picture, "map") == 0)
    return make_map (session, width, error);
  if (strcmp (options->picture, "timeline") == 0)
    return make_timeline (session, width, error);
  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
               /* Translators: %s is what the person gave for the name of a picture */
               _ ("There is no picture “%s”, only “map” and “timeline”."), options->picture);
  return NULL;
}

static GBytes *
write_picture (const DossierExcerpt *excerpt,
               const DossierExportOptions *options,
               DossierPictureFormat format,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (DossierSession) session = make_session (excerpt, options, error);
  g_autoptr (DossierPicture) picture = NULL;

  if (session == NULL)
    return NULL;
  picture = make_picture (session, options, error);
  if (picture == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return dossier_picture_write (picture, format, error);
}

static GBytes *
make_svg (DossierStore *store,
          const DossierExcerpt *excerpt,
          const DossierExportOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  return write_picture (excerpt, options, DOSSIER_PICTURE_SVG, cancellable, error);
}

static GBytes *
make_png (DossierStore *store,
          const DossierExcerpt *excerpt,
          const DossierExportOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  return write_picture (excerpt, options, DOSSIER_PICTURE_PNG, cancellable, error);
}

const DossierExportFormat dossier_export_svg = {
  .name = "svg",
  .extension = "svg",
  .title = N_ ("Map or Timeline as SVG"),
  .make = make_svg,
};

const DossierExportFormat dossier_export_png = {
  .name = "png",
  .extension = "png",
  .title = N_ ("Map or Timeline as PNG"),
  .make = make_png,
};
