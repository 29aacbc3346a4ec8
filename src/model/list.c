/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As Unicode's CLDR makes lists: a message for two, one for the last of several, and one for all
 * before, each of which puts another item behind what there is. */
#include "config.h"

#include "model/list.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LIST_AND,
  LIST_OR,
  LIST_PLAIN,
} ListKind;

static char *
add_item (const char *list, const char *item)
{
  /* Translators: the beginning or middle of a list, “Serbia, Armenia, …”; %1$s is one item or
   * several with this between them, %2$s the next */
  return g_strdup_printf (C_ ("list", "%1$s, %2$s"), list, item);
}

/* @two: there is nothing before these two */
static char *
add_last (ListKind kind, gboolean two, const char *list, const char *item)
{
  if (kind == LIST_PLAIN)
    return add_item (list, item);
  if (kind == LIST_AND && two)
    /* Translators: a list of two, %1$s and %2$s: “Serbia and Armenia” */
    return g_strdup_printf (C_ ("list of two", "%1$s and %2$s"), list, item);
  if (kind == LIST_AND)
    /* Translators: the end of a list of three or more, “Serbia, Armenia and Cuba”; %1$s is all
     * before the last item, %2$s the last */
    return g_strdup_printf (C_ ("end of list", "%1$s and %2$s"), list, item);
  if (two)
    /* Translators: a list of two, %1$s and %2$s: “Serbia or Armenia” */
    return g_strdup_printf (C_ ("list of two", "%1$s or %2$s"), list, item);

  /* Translators: the end of a list of three or more, “Serbia, Armenia or Cuba”; %1$s is all before
   * the last item, %2$s the last */
  return g_strdup_printf (C_ ("end of list", "%1$s or %2$s"), list, item);
}

static char *
join (ListKind kind, const GPtrArray *items)
{
  g_autofree char *list = g_strdup (items->len > 0 ? items->pdata[0] : "");

  for (guint i = 1; i < items->len; i++)
    {
      g_autofree char *before = g_steal_pointer (&list);
      const char *item = items->pdata[i];

      list = i + 1 < items->len ? add_item (before, item)
                                : add_last (kind, items->len == 2, before, item);
    }
  return g_steal_pointer (&list);
}

char *
dossier_list_and (const GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  return join (LIST_AND, items);
}

char *
dossier_list_or (const GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  return join (LIST_OR, items);
}

char *
dossier_list_plain (const GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  return join (LIST_PLAIN, items);
}

void
dossier_list_append (GString *list, const char *item)
{
  g_autofree char *longer = NULL;

  g_return_if_fail (list != NULL);

  if (item == NULL || *item == '\0')
    return;
  longer = list->len > 0 ? add_item (list->str, item) : g_strdup (item);
  g_string_assign (list, longer);
}
