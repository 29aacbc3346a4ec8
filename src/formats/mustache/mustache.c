/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/mustache/mustache-private.h"

typedef struct
{
  char *template;
  guint line;
} DossierMustacheErrorPrivate;

static void
dossier_mustache_error_private_init (DossierMustacheErrorPrivate *priv)
{
}

static void
dossier_mustache_error_private_copy (const DossierMustacheErrorPrivate *from,
                                     DossierMustacheErrorPrivate *to)
{
  to->template = g_strdup (from->template);
  to->line = from->line;
}

static void
dossier_mustache_error_private_clear (DossierMustacheErrorPrivate *priv)
{
  g_free (priv->template);
}

G_DEFINE_EXTENDED_ERROR (DossierMustacheError, dossier_mustache_error)

G_DEFINE_BOXED_TYPE (DossierMustache,
                     dossier_mustache,
                     dossier_mustache_ref,
                     dossier_mustache_unref)

GError *
mustache_error (DossierMustacheError code, const char *name, guint line, char *sentence)
{
  GError *error = g_error_new_literal (DOSSIER_MUSTACHE_ERROR, (int) code, sentence);
  DossierMustacheErrorPrivate *priv = dossier_mustache_error_get_private (error);

  priv->template = g_strdup (name);
  priv->line = line;
  g_free (sentence);
  return error;
}

guint
dossier_mustache_error_line (const GError *error)
{
  if (error == NULL || error->domain != DOSSIER_MUSTACHE_ERROR)
    return 0;
  return dossier_mustache_error_get_private (error)->line;
}

const char *
dossier_mustache_error_template (const GError *error)
{
  if (error == NULL || error->domain != DOSSIER_MUSTACHE_ERROR)
    return NULL;
  return dossier_mustache_error_get_private (error)->template;
}

static MustacheTemplate *
add_template (DossierMustache *self, const char *name, const char *text, GError **error)
{
  MustacheTemplate *template = mustache_template_parse (name, text, error);

  if (template != NULL)
    g_ptr_array_add (self->templates, template);
  return template;
}

/* The partial that @node of @template asks for, read when it is asked for first. */
static MustacheTemplate *
find_partial (DossierMustache *self,
              GHashTable *partials,
              const MustacheTemplate *template,
              const MustacheNode *node,
              DossierMustacheLoader load,
              gpointer data,
              GError **error)
{
  MustacheTemplate *partial = g_hash_table_lookup (partials, node->name);
  g_autofree char *text = NULL;

  if (partial != NULL)
    return partial;

  if (self->templates->len >= MUSTACHE_MAX_TEMPLATES)
    {
      g_propagate_error (
        error, mustache_error (DOSSIER_MUSTACHE_ERROR_BOUND, template->name, node->line,
                               /* Translators: %1$u is the number of a line, %2$s the name of a
                                  template */
                               g_strdup_printf (_ ("Line %1$u of the template “%2$s” takes in one "
                                                   "template too many."),
                                                node->line, template->name)));
      return NULL;
    }
  if (load != NULL)
    text = load (node->name, data);
  if (text == NULL)
    {
      g_propagate_error (
        error, mustache_error (DOSSIER_MUSTACHE_ERROR_PARTIAL, template->name, node->line,
                               /* Translators: %1$u is the number of a line, %2$s the name of a
                                  template, %3$s the name of another one */
                               g_strdup_printf (_ ("Line %1$u of the template “%2$s” takes in the "
                                                   "template “%3$s”, but there is none."),
                                                node->line, template->name, node->name)));
      return NULL;
    }
  partial = add_template (self, node->name, text, error);
  if (partial != NULL)
    g_hash_table_insert (partials, partial->name, partial);
  return partial;
}

DossierMustache *
dossier_mustache_parse (const char *name,
                        const char *text,
                        DossierMustacheLoader load,
                        gpointer data,
                        GError **error)
{
  g_autoptr (DossierMustache) self = NULL;
  g_autoptr (GHashTable) partials = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (DossierMustache);
  self->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) mustache_template_free);
  self->root = add_template (self, name, text, error);
  if (self->root == NULL)
    return NULL;

  /* It grows as partials name others. */
  for (guint i = 0; i < self->templates->len; i++)
    {
      const MustacheTemplate *template = g_ptr_array_index (self->templates, i);

      for (guint j = 0; j < template->nodes->len; j++)
        {
          MustacheNode *node = &g_array_index (template->nodes, MustacheNode, j);

          if (node->kind != MUSTACHE_PARTIAL)
            continue;
          node->partial = find_partial (self, partials, template, node, load, data, error);
          if (node->partial == NULL)
            return NULL;
        }
    }
  return g_steal_pointer (&self);
}

DossierMustache *
dossier_mustache_ref (DossierMustache *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
mustache_clear (gpointer data)
{
  DossierMustache *self = data;

  g_clear_pointer (&self->templates, g_ptr_array_unref);
}

void
dossier_mustache_unref (DossierMustache *self)
{
  g_atomic_rc_box_release_full (self, mustache_clear);
}
