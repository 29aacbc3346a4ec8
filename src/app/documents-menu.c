/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/documents-menu.h"

struct _DossierDocumentsMenu
{
  GObject parent_instance;

  GMenu *menu;
  GCancellable *cancellable;
};

enum
{
  PROP_SEVERAL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierDocumentsMenu, dossier_documents_menu, G_TYPE_OBJECT)

/* As much of a title as a menu has room for, in characters. */
#define TITLE_LENGTH 56

static char *
shorten (const char *title)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= TITLE_LENGTH)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, TITLE_LENGTH - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* Sittings of one parliament have one title: their dates tell them apart. */
static char *
label_document (const DossierDocumentInfo *info)
{
  g_autofree char *date = info->date ? dossier_date_to_display (info->date) : NULL;
  g_autofree char *title = shorten (info->title);
  g_autofree char *label = NULL;
  g_auto (GStrv) parts = NULL;

  if (date == NULL)
    label = g_steal_pointer (&title);
  else
    /* Translators: %1$s is the title of a document, %2$s its date. */
    label = g_strdup_printf (_ ("%1$s (%2$s)"), title, date);
  /* A single underscore would be taken for a mnemonic. */
  parts = g_strsplit (label, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierDocumentsMenu) self = data;
  g_autoptr (GPtrArray) infos = dossier_store_list_finish (DOSSIER_STORE (source), result, NULL);

  if (infos == NULL)
    return;
  g_menu_remove_all (self->menu);
  for (guint i = 0; i < infos->len; i++)
    {
      DossierDocumentInfo *info = infos->pdata[i];
      g_autofree char *label = label_document (info);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.document", "s", info->uuid);
      g_menu_append_item (self->menu, item);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
}

static void
dossier_documents_menu_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DossierDocumentsMenu *self = DOSSIER_DOCUMENTS_MENU (object);

  switch (prop_id)
    {
    case PROP_SEVERAL:
      g_value_set_boolean (value, g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) > 1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_documents_menu_dispose (GObject *object)
{
  DossierDocumentsMenu *self = DOSSIER_DOCUMENTS_MENU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (dossier_documents_menu_parent_class)->dispose (object);
}

static void
dossier_documents_menu_class_init (DossierDocumentsMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_documents_menu_get_property;
  object_class->dispose = dossier_documents_menu_dispose;
  properties[PROP_SEVERAL] =
    g_param_spec_boolean ("several", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_documents_menu_init (DossierDocumentsMenu *self)
{
  self->menu = g_menu_new ();
  self->cancellable = g_cancellable_new ();
}

DossierDocumentsMenu *
dossier_documents_menu_new (void)
{
  return g_object_new (DOSSIER_TYPE_DOCUMENTS_MENU, NULL);
}

GMenuModel *
dossier_documents_menu_get_model (DossierDocumentsMenu *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENTS_MENU (self), NULL);

  return G_MENU_MODEL (self->menu);
}

void
dossier_documents_menu_refresh (DossierDocumentsMenu *self, DossierStore *store)
{
  g_return_if_fail (DOSSIER_IS_DOCUMENTS_MENU (self));
  g_return_if_fail (DOSSIER_IS_STORE (store));

  dossier_store_list_async (store, self->cancellable, listed_cb, g_object_ref (self));
}
