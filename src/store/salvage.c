/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader wrote, out of a damaged store. The schema may be what is damaged: so a row is known
 * by its shape. */
#include "config.h"

#include "store/salvage.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/backup-private.h"
#include "store/pages.h"
#include "store/restore-private.h"
#include "store/salvage-private.h"
#include "store/schema.h"
#include "store/shelf-private.h"
#include "store/tables.h"

/* Rows */

/* By the row of the annotation, whose own may come later. */
typedef struct
{
  GHashTable *heads; /* row → DossierAnnotation */
  GArray *tags;      /* Line */
  GArray *anchors;   /* Line */
  GPtrArray *filters;
  DossierShelfSalvage *shelf;
} Rows;

/* A tag or an anchor. */
typedef struct
{
  gint64 annotation;
  gint64 position;
  gpointer value;
} Line;

static gboolean
has_shape (const DossierCell *cells, guint n_cells, const char *shape)
{
  guint n = (guint) strlen (shape);

  if (n_cells < n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      DossierCellType type = cells[i].type;

      if ((shape[i] == 'i' && type != DOSSIER_CELL_INTEGER) ||
          (shape[i] == 's' && type != DOSSIER_CELL_TEXT) ||
          (shape[i] == '0' && type != DOSSIER_CELL_NULL) ||
          (shape[i] == 'S' && type != DOSSIER_CELL_TEXT && type != DOSSIER_CELL_NULL) ||
          (shape[i] == 'I' && type != DOSSIER_CELL_INTEGER && type != DOSSIER_CELL_NULL))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_text (const DossierCell *cell)
{
  return cell->type == DOSSIER_CELL_TEXT ? g_strndup (cell->text, cell->length) : NULL;
}

static DossierDate *
dup_date (const DossierCell *cells)
{
  g_autofree char *edtf = dup_text (&cells[0]);
  g_autofree char *wording = dup_text (&cells[1]);

  return edtf != NULL ? dossier_date_new (edtf, wording, NULL) : NULL;
}

/* The columns of "annotations", in their order; later versions have more behind them. */
#define HEAD "0sssSSiiiSSSSSSSSSSSISSS"
#define TAG "iis"
#define ANCHOR "iisiisssSS"
#define FILTER "sss"

/* Behind HEAD, since version 7: a mark's short name, office and type, and the answer. */
#define MORE 24
#define N_MORE 4

static DossierReaderMark *
read_mark (const DossierCell *cells, guint n_cells)
{
  g_autofree char *kind_name = dup_text (&cells[9]);
  g_autofree char *verdict = dup_text (&cells[19]);
  DossierReaderMark *mark;
  DossierKind kind;

  if (kind_name == NULL || !dossier_kind_from_string (kind_name, &kind))
    return NULL;
  mark = dossier_reader_mark_new (kind);
  mark->record = dup_text (&cells[10]);
  mark->name = dup_text (&cells[11]);
  mark->date = dup_date (&cells[12]);
  mark->who = dup_text (&cells[14]);
  mark->who_name = dup_text (&cells[15]);
  mark->where = dup_text (&cells[16]);
  mark->url = dup_text (&cells[17]);
  mark->a3 = dup_text (&cells[18]);
  if (verdict != NULL)
    dossier_verdict_from_string (verdict, &mark->verdict);
  mark->direct = cells[20].integer != 0;
  mark->outcome = dup_text (&cells[21]);
  mark->due = dup_date (&cells[22]);
  if (n_cells >= MORE + N_MORE)
    {
      mark->short_name = dup_text (&cells[MORE]);
      mark->office = dup_text (&cells[MORE + 1]);
      mark->type = dup_text (&cells[MORE + 2]);
    }
  return mark;
}

/* Of two states of one annotation, as a damaged index can leave them, the later one counts. */
static void
take_head (Rows *self, gint64 row, const DossierCell *cells, guint n_cells)
{
  g_autofree char *answer = n_cells >= MORE + N_MORE ? dup_text (&cells[MORE + 3]) : NULL;
  g_autofree char *colour_name = dup_text (&cells[3]);
  DossierAnnotation *former = g_hash_table_lookup (self->heads, &row);
  g_autoptr (DossierAnnotation) annotation = NULL;
  DossierColour colour;

  if (!dossier_colour_from_string (colour_name, &colour) ||
      (former != NULL && former->modified >= cells[7].integer))
    return;
  annotation = g_object_new (DOSSIER_TYPE_ANNOTATION, NULL);
  DOSSIER_ITEM (annotation)->id = dup_text (&cells[1]);
  annotation->document = dup_text (&cells[2]);
  annotation->colour = colour;
  annotation->note = dup_text (&cells[4]);
  annotation->target = dup_text (&cells[5]);
  annotation->created = cells[6].integer;
  annotation->modified = cells[7].integer;
  annotation->deleted = cells[8].integer;
  annotation->mark = read_mark (cells, n_cells);
  dossier_answer_from_string (answer, &annotation->answer);
  g_hash_table_insert (self->heads, g_memdup2 (&row, sizeof row), g_steal_pointer (&annotation));
}

static void
take_anchor (Rows *self, const DossierCell *cells, guint n_cells)
{
  DossierAnchor *anchor = g_new0 (DossierAnchor, 1);
  Line line = { cells[0].integer, cells[1].integer, anchor };

  anchor->passage = dup_text (&cells[2]);
  anchor->place = (guint) CLAMP (cells[3].integer, 0, G_MAXINT);
  anchor->start = (guint) CLAMP (cells[4].integer, 0, G_MAXINT);
  anchor->exact = dup_text (&cells[5]);
  anchor->prefix = dup_text (&cells[6]);
  anchor->suffix = dup_text (&cells[7]);
  anchor->before = dup_text (&cells[8]);
  anchor->after = dup_text (&cells[9]);
  if (n_cells > 10)
    anchor->rival =
      cells[10].type == DOSSIER_CELL_REAL ? cells[10].real : (double) cells[10].integer;
  if (n_cells > 11)
    anchor->language = dup_text (&cells[11]);
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  g_array_append_val (self->anchors, line);
}

static void
take_filter (Rows *self, const DossierCell *cells)
{
  g_autofree char *document = dup_text (&cells[0]);
  g_autofree char *name = dup_text (&cells[1]);
  g_autofree char *query = dup_text (&cells[2]);

  if (g_uuid_string_is_valid (document))
    g_ptr_array_add (self->filters, dossier_filter_new (document, name, query));
}

static void
row_cb (gint64 row, gboolean has_row, const DossierCell *cells, guint n_cells, gpointer data)
{
  Rows *self = data;

  if (has_row)
    {
      if (has_shape (cells, n_cells, HEAD))
        take_head (self, row, cells, n_cells);
    }
  else if (n_cells == strlen (TAG) && has_shape (cells, n_cells, TAG))
    {
      Line line = { cells[0].integer, cells[1].integer, dup_text (&cells[2]) };

      g_array_append_val (self->tags, line);
    }
  else if (n_cells == strlen (FILTER) && has_shape (cells, n_cells, FILTER))
    take_filter (self, cells);
  else if (has_shape (cells, n_cells, ANCHOR))
    take_anchor (self, cells, n_cells);
  else
    dossier_shelf_salvage_take (self->shelf, cells, n_cells);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *first = a, *second = b;

  if (first->annotation != second->annotation)
    return first->annotation < second->annotation ? -1 : 1;
  return first->position < second->position ? -1 : first->position > second->position;
}

/* Gives each annotation its tags and anchors. */
static guint
join (Rows *self)
{
  guint n_lost = 0;

  g_array_sort (self->tags, compare_lines);
  for (guint i = 0; i < self->tags->len; i++)
    {
      Line *line = &g_array_index (self->tags, Line, i);
      DossierAnnotation *annotation = g_hash_table_lookup (self->heads, &line->annotation);

      if (annotation != NULL)
        dossier_annotation_add_tag (annotation, line->value);
      else
        n_lost++;
      g_free (line->value);
    }

  g_array_sort (self->anchors, compare_lines);
  for (guint i = 0; i < self->anchors->len; i++)
    {
      Line *line = &g_array_index (self->anchors, Line, i);
      Line *former = i > 0 ? &g_array_index (self->anchors, Line, i - 1) : NULL;
      DossierAnnotation *annotation = g_hash_table_lookup (self->heads, &line->annotation);

      if (annotation != NULL && (former == NULL || compare_lines (former, line) != 0))
        {
          g_ptr_array_add (annotation->anchors, line->value);
          continue;
        }
      n_lost += annotation == NULL;
      dossier_anchor_free (line->value);
    }
  return n_lost;
}

/* A new library */

static gboolean
merge_filters (DossierConnection *connection, GPtrArray *filters, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    connection,
    "INSERT INTO filters (document, name, query) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < filters->len; i++)
    {
      const DossierFilter *filter = filters->pdata[i];

      dossier_statement_bind (insert, 1, "sss", filter->document, filter->name, filter->query);
      if (!dossier_connection_run (connection, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_shelf (DossierConnection *connection, DossierShelfChange *shelf, GError **error)
{
  g_autoptr (DossierShelfChange) undo = dossier_tables_take_steps (connection, shelf, error);

  return undo != NULL;
}

static gboolean
is_newer_there (DossierConnection *connection,
                DossierAnnotation *annotation,
                gboolean *newer,
                GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT 1 FROM annotations WHERE uuid = ? AND modified >= ?",
                                error);

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "sl", DOSSIER_ITEM (annotation)->id, annotation->modified);
  return dossier_connection_step (connection, select, newer, error);
}

static gboolean
merge (DossierConnection *connection, const DossierSalvage *salvage, GError **error)
{
  if (!dossier_connection_begin_write (connection, error))
    return FALSE;
  for (guint i = 0; i < salvage->annotations->len; i++)
    {
      DossierAnnotation *annotation = salvage->annotations->pdata[i];
      gboolean newer = FALSE;

      if (!is_newer_there (connection, annotation, &newer, error) ||
          (!newer && !dossier_tables_put_annotation (connection, annotation, error)))
        {
          dossier_connection_rollback (connection);
          return FALSE;
        }
    }
  if (merge_filters (connection, salvage->filters, error) &&
      merge_shelf (connection, salvage->shelf, error) &&
      dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}

static gboolean
fill (DossierConnection *connection,
      const char *store,
      const char *backup,
      const DossierSalvage *salvage,
      GError **error)
{
  if (backup != NULL)
    {
      g_autoptr (DossierRestoreSource) source =
        dossier_restore_source_open (backup, store, 0,
                                     dossier_connection_get_cancellable (connection), error);

      if (source == NULL ||
          !dossier_backup_transfer (source->connection, connection, backup, NULL, error))
        return FALSE;
    }
  /* In one file again, which can be renamed. */
  return dossier_schema_prepare (connection, NULL, error) && merge (connection, salvage, error) &&
         dossier_backup_check (connection, error) &&
         dossier_connection_exec (connection, "PRAGMA journal_mode = DELETE", error);
}

static char *
make_library (const char *store,
              const char *backup,
              const DossierSalvage *salvage,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *folder = dossier_backup_get_folder (store);
  g_autofree char *part = NULL;
  g_autoptr (DossierConnection) connection = NULL;

  if (!dossier_backup_make_folder (store, error))
    return NULL;
  part = dossier_backup_make_part (folder, "recovering", error);
  if (part == NULL)
    return NULL;

  connection = dossier_connection_open (part, DOSSIER_CONNECTION_WRITER, cancellable, error);
  if (connection != NULL)
    dossier_connection_set_cancellable (connection, cancellable);
  if (connection != NULL && fill (connection, store, backup, salvage, error))
    {
      g_clear_pointer (&connection, dossier_connection_close);
      return g_steal_pointer (&part);
    }
  g_clear_pointer (&connection, dossier_connection_close);
  dossier_backup_remove_file (part);
  return NULL;
}

/* Setting aside */

static const char *const endings[] = { "-wal", "-shm", "" };

static char *
choose_aside (const char *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  const char *dot = strrchr (store, '.');
  gsize length =
    dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? (gsize) (dot - store) : strlen (store);

  for (guint number = 1;; number++)
    {
      g_autofree char *tail = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
      char *path =
        g_strdup_printf ("%.*s-damaged-%s%s%s", (int) length, store, time, tail, store + length);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

/* A second name first, so that at no moment anything is without one; where the file system has no
 * second names, the log goes first: a log without its file is never taken for another file's. */
static gboolean
give_aside_names (const char *store, const char *aside)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (store, endings[i], NULL);
      g_autofree char *to = g_strconcat (aside, endings[i], NULL);

      if (link (from, to) != 0 && errno != ENOENT && g_rename (from, to) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_in_place (const char *part, const char *store, const char *aside, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (store);
  g_autofree char *name = NULL;
  int code;

  if (give_aside_names (store, aside))
    {
      /* Before the new file has its name: it has no log. */
      for (guint i = 0; *endings[i] != '\0'; i++)
        {
          g_autofree char *file = g_strconcat (store, endings[i], NULL);

          g_unlink (file);
        }
      if (g_rename (part, store) == 0)
        {
          g_autofree char *mark = dossier_tables_get_mark (store);

          g_unlink (mark);
          dossier_backup_sync_folder (folder);
          return TRUE;
        }
    }

  code = errno;
  name = g_filename_display_name (store);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
               /* Translators: %1$s is the name of a file, %2$s the system's message */
               _ ("The damaged library “%1$s” could not be set aside: %2$s. Give yourself the "
                  "right to write to its folder, and try again."),
               name, g_strerror (code));
  return FALSE;
}

/* Public API */

DossierSalvage *
dossier_salvage_read (const char *store)
{
  DossierSalvage *self;
  Rows rows;
  GHashTableIter iter;
  gpointer annotation;

  g_return_val_if_fail (store != NULL, NULL);

  rows.heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  rows.tags = g_array_new (FALSE, FALSE, sizeof (Line));
  rows.anchors = g_array_new (FALSE, FALSE, sizeof (Line));
  rows.filters = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_filter_free);
  rows.shelf = dossier_shelf_salvage_new ();
  dossier_pages_read (store, row_cb, &rows);

  self = g_new0 (DossierSalvage, 1);
  self->n_lost = join (&rows);
  self->filters = rows.filters;
  self->shelf = dossier_shelf_salvage_end (rows.shelf);
  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, rows.heads);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    g_ptr_array_add (self->annotations, g_object_ref (annotation));

  g_hash_table_unref (rows.heads);
  g_array_unref (rows.tags);
  g_array_unref (rows.anchors);
  return self;
}

void
dossier_salvage_free (DossierSalvage *self)
{
  g_ptr_array_unref (self->annotations);
  g_ptr_array_unref (self->filters);
  dossier_shelf_change_unref (self->shelf);
  g_free (self);
}

void
dossier_salvage_add (DossierSalvage *self, GPtrArray *annotations)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (self != NULL);
  g_return_if_fail (annotations != NULL);

  for (guint i = 0; i < self->annotations->len; i++)
    g_hash_table_insert (places, DOSSIER_ITEM (self->annotations->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *ours = annotations->pdata[i];
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, DOSSIER_ITEM (ours)->id));
      gpointer *theirs = place > 0 ? &self->annotations->pdata[place - 1] : NULL;

      if (theirs == NULL)
        g_ptr_array_add (self->annotations, g_object_ref (ours));
      else if (DOSSIER_ANNOTATION (*theirs)->modified < ours->modified)
        {
          /* The key is theirs until here, and goes with them. */
          g_hash_table_replace (places, DOSSIER_ITEM (ours)->id, GUINT_TO_POINTER (place));
          g_object_unref (*theirs);
          *theirs = g_object_ref (ours);
        }
    }
}

guint
dossier_salvage_count (const DossierSalvage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->annotations->len; i++)
    n += ((DossierAnnotation *) self->annotations->pdata[i])->deleted == 0;
  return n;
}

gboolean
dossier_salvage_is_library (const char *store, const DossierSalvage *self)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (store);
  g_autofree char *contents = NULL;
  gsize length;

  if (backups->len > 0 || self->annotations->len > 0)
    return TRUE;
  /* PRAGMA application_id, in the file's header. */
  return g_file_get_contents (store, &contents, &length, NULL) && length >= 100 &&
         memcmp (contents, "SQLite format 3", 16) == 0 &&
         ((guint32) (guchar) contents[68] << 24 | (guint32) (guchar) contents[69] << 16 |
          (guint32) (guchar) contents[70] << 8 | (guchar) contents[71]) == DOSSIER_APPLICATION_ID;
}

gboolean
dossier_salvage_is_needed (const char *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierConnection) connection = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  connection = dossier_connection_open (store, DOSSIER_CONNECTION_READER, NULL, &error);
  return (connection == NULL || !dossier_tables_look (connection, &error)) &&
         g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
}

char *
dossier_salvage_replace (const char *store,
                         const char *backup,
                         const DossierSalvage *salvage,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *part = NULL;
  g_autofree char *aside = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (salvage != NULL, NULL);

  part = make_library (store, backup, salvage, cancellable, error);
  if (part == NULL)
    return NULL;
  aside = choose_aside (store);
  if (put_in_place (part, store, aside, error))
    return g_steal_pointer (&aside);
  dossier_backup_remove_file (part);
  return NULL;
}
