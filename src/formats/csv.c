/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/csv.h"

#include "formats/citekey.h"
#include "formats/csv-private.h"

/* One row of a table for a record: as many fields as its header has names. */
typedef void (*RowFunc) (DossierCsv *csv, gpointer record);

typedef struct
{
  const char *name;
  DossierKind kind;
  const char *header;
  RowFunc add;
} Table;

static const Table tables[] = {
  { "quotes", DOSSIER_KIND_QUOTE,
    "id,speaker,office,text,direct,date,date_first,date_last,date_wording,occasion,source,"
    "source_title,source_publisher,about,section,passages,authority,link,translation_of,"
    "pages",
    dossier_csv_add_quote },
  { "events", DOSSIER_KIND_EVENT,
    "id,title,kind,date,date_first,date_last,date_wording,places,place_codes,participants,"
    "description,note,section,passages,authority,link",
    dossier_csv_add_event },
  { "memberships", DOSSIER_KIND_MEMBERSHIP,
    "id,member,member_code,organisation,role,office,from,from_first,from_last,to,to_first,to_last,"
    "note,source,passages,authority",
    dossier_csv_add_membership },
  { "commitments", DOSSIER_KIND_COMMITMENT,
    "id,title,by,announced,announced_first,announced_last,announced_text,due,due_first,due_last,"
    "due_text,outcome,verdict,done,of,unit,section,evidence,authority,link",
    dossier_csv_add_commitment },
  { "sources", DOSSIER_KIND_SOURCE,
    "id,number,citekey,title,publisher,date,date_first,date_last,date_wording,url,passages,"
    "authority",
    dossier_csv_add_source },
  { "notes", DOSSIER_KIND_NOTE,
    "id,exact,note,tags,colour,state,about,section,passages,created,modified,mark,mark_record,"
    "mark_name,mark_date,mark_date_first,mark_date_last,mark_who,mark_where,mark_url,mark_code,"
    "mark_direct,mark_verdict,mark_outcome,mark_due,mark_due_first,mark_due_last,link,pages",
    dossier_csv_add_note },
};

static const char *const names[] = { "quotes",  "events", "memberships", "commitments",
                                     "sources", "notes",  NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (tables) + 1);

static const Table *
find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, name))
      return &tables[i];
  return NULL;
}

void
dossier_csv_add (DossierCsv *csv, const char *text)
{
  if (!csv->at_start)
    g_string_append_c (csv->text, ',');
  csv->at_start = FALSE;
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv->text, text);
      return;
    }
  g_string_append_c (csv->text, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv->text, '"');
      g_string_append_c (csv->text, *p);
    }
  g_string_append_c (csv->text, '"');
}

static void
end_row (DossierCsv *csv)
{
  g_string_append (csv->text, "\r\n");
  csv->at_start = TRUE;
}

const char *const *
dossier_csv_list_tables (void)
{
  return names;
}

char *
dossier_csv_write (const DossierExcerpt *excerpt, const char *table)
{
  g_autoptr (GHashTable) citekeys = NULL;
  DossierCsv csv = { .at_start = TRUE };
  const Table *chosen;
  guint n;

  g_return_val_if_fail (excerpt != NULL, NULL);
  chosen = find_table (table);
  g_return_val_if_fail (chosen != NULL, NULL);

  csv.document = excerpt->document;
  csv.citekeys = citekeys = dossier_citekeys_new (excerpt->document);
  csv.text = g_string_new (chosen->header);
  end_row (&csv);
  n = dossier_document_count (excerpt->document, chosen->kind);
  for (guint i = 0; i < n; i++)
    {
      gpointer record = dossier_document_get (excerpt->document, chosen->kind, i);

      if (!dossier_excerpt_has (excerpt, record))
        continue;
      chosen->add (&csv, record);
      end_row (&csv);
    }
  return g_string_free (csv.text, FALSE);
}

guint
dossier_csv_count_formulas (const char *csv)
{
  gboolean quoted = FALSE;
  gboolean start = TRUE;
  guint n = 0;

  g_return_val_if_fail (csv != NULL, 0);

  for (const char *p = csv; *p != '\0'; p++)
    {
      const char *first = *p == '"' ? p + 1 : p;

      if (start && *first != '\0' && strchr ("=+-@\t", *first) != NULL)
        n++;
      start = FALSE;
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted)
        start = *p == ',' || *p == '\n';
    }
  return n;
}
