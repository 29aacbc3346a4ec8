/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/saved-filters.h"

struct _DossierSavedFilters
{
  GObject parent_instance;

  DossierSession *session;
  DossierStore *store;
  GCancellable *cancellable;
  GMenu *menu;
  GMenu *kept;
  GMenu *forget;
  GSimpleActionGroup *actions;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSavedFilters, dossier_saved_filters, G_TYPE_OBJECT)

static void read_filters (DossierSavedFilters *self);

static void
append_filter (DossierSavedFilters *self, DossierFilter *filter)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (filter->name, NULL);
  g_autoptr (GMenuItem) gone = g_menu_item_new (filter->name, NULL);

  g_menu_item_set_action_and_target (item, "filters.show", "s", filter->query);
  g_menu_append_item (self->kept, item);
  g_menu_item_set_action_and_target (gone, "filters.forget", "s", filter->name);
  g_menu_append_item (self->forget, gone);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSavedFilters) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters =
    dossier_store_list_filters_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_menu_remove_all (self->kept);
  g_menu_remove_all (self->forget);
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    append_filter (self, filters->pdata[i]);
  g_menu_remove_all (self->menu);
  g_menu_append (self->menu, _ ("_Save the Filter…"), "filter.save");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->kept));
  if (filters != NULL && filters->len > 0)
    /* Translators: a menu item: removes a saved filter */
    g_menu_append_submenu (self->menu, _ ("_Forget"), G_MENU_MODEL (self->forget));
}

static void
read_filters (DossierSavedFilters *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  if (self->store == NULL || document == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dossier_store_list_filters_async (self->store, document->uuid, self->cancellable, listed_cb,
                                    g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSavedFilters) self = data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_keep_filter_finish (DOSSIER_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  read_filters (self);
}

static void
keep (DossierSavedFilters *self, const char *name, const char *query)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (DossierFilter) filter = NULL;

  if (self->store == NULL || document == NULL)
    return;
  filter = dossier_filter_new (document->uuid, name, query);
  /* Not to be cancelled: what the reader names is kept. */
  dossier_store_keep_filter_async (self->store, filter, NULL, kept_cb, g_object_ref (self));
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierSavedFilters *self = data;
  g_autoptr (DossierQuery) query =
    dossier_query_parse (g_variant_get_string (parameter, NULL), NULL);

  if (query != NULL)
    dossier_session_set_query (self->session, query);
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  keep (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
dossier_saved_filters_dispose (GObject *object)
{
  DossierSavedFilters *self = DOSSIER_SAVED_FILTERS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->menu);
  g_clear_object (&self->kept);
  g_clear_object (&self->forget);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (dossier_saved_filters_parent_class)->dispose (object);
}

static void
dossier_saved_filters_class_init (DossierSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_saved_filters_dispose;
  signals[FAILED] = g_signal_new ("failed", DOSSIER_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_saved_filters_init (DossierSavedFilters *self)
{
  static const GActionEntry entries[] = {
    { "show", show_cb, "s" },
    { "forget", forget_cb, "s" },
  };

  self->menu = g_menu_new ();
  self->kept = g_menu_new ();
  self->forget = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

DossierSavedFilters *
dossier_saved_filters_new (DossierSession *session)
{
  DossierSavedFilters *self = g_object_new (DOSSIER_TYPE_SAVED_FILTERS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (read_filters), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
dossier_saved_filters_set_store (DossierSavedFilters *self, DossierStore *store)
{
  g_return_if_fail (DOSSIER_IS_SAVED_FILTERS (self));

  if (g_set_object (&self->store, store))
    read_filters (self);
}

GMenuModel *
dossier_saved_filters_get_menu (DossierSavedFilters *self)
{
  g_return_val_if_fail (DOSSIER_IS_SAVED_FILTERS (self), NULL);

  return G_MENU_MODEL (self->menu);
}

GActionGroup *
dossier_saved_filters_get_actions (DossierSavedFilters *self)
{
  g_return_val_if_fail (DOSSIER_IS_SAVED_FILTERS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
dossier_saved_filters_keep (DossierSavedFilters *self, const char *name)
{
  g_autofree char *query = NULL;

  g_return_if_fail (DOSSIER_IS_SAVED_FILTERS (self));
  g_return_if_fail (name != NULL && *name != '\0');

  query = dossier_query_to_text (dossier_session_get_query (self->session));
  keep (self, name, query);
}
