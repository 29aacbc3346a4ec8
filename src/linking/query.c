/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/query-private.h"

struct _DossierQuery
{
  gatomicrefcount refs;
  GPtrArray *values[DOSSIER_N_FACETS];
  DossierDate *date;
};

G_DEFINE_BOXED_TYPE (DossierQuery, dossier_query, dossier_query_ref, dossier_query_unref)
/* clang-format off */
G_DEFINE_QUARK (dossier-query-error-quark, dossier_query_error)
/* clang-format on */

static const char *const facet_names[DOSSIER_N_FACETS] = {
  [DOSSIER_FACET_SPEAKER] = "speaker",  [DOSSIER_FACET_PERSON] = "person",
  [DOSSIER_FACET_ORGANISATION] = "org", [DOSSIER_FACET_PLACE] = "place",
  [DOSSIER_FACET_SECTION] = "section",  [DOSSIER_FACET_DATE] = "date",
  [DOSSIER_FACET_KIND] = "kind",        [DOSSIER_FACET_TAG] = "tag",
  [DOSSIER_FACET_COLOUR] = "colour",    [DOSSIER_FACET_WORDS] = "",
};

/* What people type instead. */
static const struct
{
  const char *name;
  DossierFacet facet;
} facet_aliases[] = {
  { "organisation", DOSSIER_FACET_ORGANISATION },
  { "organization", DOSSIER_FACET_ORGANISATION },
  { "color", DOSSIER_FACET_COLOUR },
};

const char *
dossier_facet_to_string (DossierFacet facet)
{
  g_return_val_if_fail (facet < DOSSIER_N_FACETS, "");

  return facet_names[facet];
}

gboolean
dossier_query_facet_from_name (const char *name, DossierFacet *facet)
{
  for (guint i = 0; i < DOSSIER_FACET_WORDS; i++)
    if (g_ascii_strcasecmp (name, facet_names[i]) == 0)
      {
        *facet = i;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (facet_aliases); i++)
    if (g_ascii_strcasecmp (name, facet_aliases[i].name) == 0)
      {
        *facet = facet_aliases[i].facet;
        return TRUE;
      }
  return FALSE;
}

DossierQuery *
dossier_query_new (void)
{
  DossierQuery *self = g_new0 (DossierQuery, 1);

  g_atomic_ref_count_init (&self->refs);
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    self->values[i] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

DossierQuery *
dossier_query_ref (DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dossier_query_unref (DossierQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < DOSSIER_N_FACETS; i++)
    g_ptr_array_unref (self->values[i]);
  g_clear_pointer (&self->date, dossier_date_free);
  g_free (self);
}

static gboolean
find_value (const GPtrArray *values, const char *value, guint *index)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (values->pdata[i], value))
      {
        if (index)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

/* Puts @value into a query that nobody else sees yet. FALSE when it is no date. */
gboolean
dossier_query_put_value (DossierQuery *self, DossierFacet facet, const char *value, GError **error)
{
  if (facet == DOSSIER_FACET_DATE)
    {
      DossierDate *date = dossier_date_new (value, NULL, error);

      if (date == NULL)
        return FALSE;
      g_clear_pointer (&self->date, dossier_date_free);
      self->date = date;
      g_ptr_array_set_size (self->values[facet], 0);
    }
  if (!find_value (self->values[facet], value, NULL))
    g_ptr_array_add (self->values[facet], g_strdup (value));
  return TRUE;
}

static DossierQuery *
copy_without_facet (const DossierQuery *self, int without)
{
  DossierQuery *copy = dossier_query_new ();

  for (int f = 0; f < DOSSIER_N_FACETS; f++)
    {
      if (f == without)
        continue;
      for (guint i = 0; i < self->values[f]->len; i++)
        g_ptr_array_add (copy->values[f], g_strdup (self->values[f]->pdata[i]));
    }
  if (self->date != NULL && without != DOSSIER_FACET_DATE)
    copy->date = dossier_date_copy (self->date);
  return copy;
}

/* Whether both hold the same values in each facet; the order in which they came does not count. */
gboolean
dossier_query_equal (const DossierQuery *a, const DossierQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    {
      if (a->values[f]->len != b->values[f]->len)
        return FALSE;
      for (guint i = 0; i < a->values[f]->len; i++)
        if (!find_value (b->values[f], a->values[f]->pdata[i], NULL))
          return FALSE;
    }
  return TRUE;
}

gboolean
dossier_query_is_empty (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    if (self->values[f]->len > 0)
      return FALSE;
  return TRUE;
}

const GPtrArray *
dossier_query_get_values (const DossierQuery *self, DossierFacet facet)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facet < DOSSIER_N_FACETS, NULL);

  return self->values[facet];
}

gboolean
dossier_query_has (const DossierQuery *self, DossierFacet facet, const char *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (facet < DOSSIER_N_FACETS, FALSE);

  return value != NULL && find_value (self->values[facet], value, NULL);
}

const DossierDate *
dossier_query_get_date (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->date;
}

/* An empty value, and a date that is none, change nothing. */
DossierQuery *
dossier_query_add (const DossierQuery *self, DossierFacet facet, const char *value)
{
  DossierQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facet < DOSSIER_N_FACETS, NULL);

  copy = copy_without_facet (self, -1);
  if (value != NULL && *value != '\0')
    dossier_query_put_value (copy, facet, value, NULL);
  return copy;
}

DossierQuery *
dossier_query_remove (const DossierQuery *self, DossierFacet facet, const char *value)
{
  DossierQuery *copy;
  guint index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facet < DOSSIER_N_FACETS, NULL);

  copy = copy_without_facet (self, -1);
  if (value == NULL || !find_value (copy->values[facet], value, &index))
    return copy;
  g_ptr_array_remove_index (copy->values[facet], index);
  if (facet == DOSSIER_FACET_DATE)
    g_clear_pointer (&copy->date, dossier_date_free);
  return copy;
}

DossierQuery *
dossier_query_toggle (const DossierQuery *self, DossierFacet facet, const char *value)
{
  if (dossier_query_has (self, facet, value))
    return dossier_query_remove (self, facet, value);
  return dossier_query_add (self, facet, value);
}

DossierQuery *
dossier_query_set (const DossierQuery *self, DossierFacet facet, const char *value)
{
  DossierQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facet < DOSSIER_N_FACETS, NULL);

  copy = copy_without_facet (self, facet);
  if (value != NULL && *value != '\0')
    dossier_query_put_value (copy, facet, value, NULL);
  return copy;
}
