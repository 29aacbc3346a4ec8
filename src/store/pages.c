/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pages.h"

#include <string.h>

#define HEADER_SIZE 100
#define MOST_CELLS 64
/* Nothing that a reader writes is larger; a damaged length is. */
#define LARGEST_ROW (16 * 1024 * 1024)
#define USUAL_PAGE_SIZE 4096

#define LOG_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24

enum
{
  PAGE_INDEX_INTERIOR = 0x02,
  PAGE_INDEX_LEAF = 0x0a,
  PAGE_TABLE_LEAF = 0x0d,
};

typedef struct
{
  const guint8 *data; /* of the file */
  gsize length;
  GHashTable *logged; /* page number → its content in the log */
  GHashTable *unused; /* numbers of free pages */
  guint page_size;
  guint usable;
  guint n_pages;

  DossierRowFunc func;
  gpointer user_data;
} Pages;

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static guint
get_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

/* Numbers of one to nine bytes, the highest seven bits first. Returns its length, 0 when it goes
 * beyond @end. */
static guint
get_number (const guint8 *bytes, const guint8 *end, gint64 *number)
{
  guint64 value = 0;

  for (guint i = 0; i < 9; i++)
    {
      if (bytes + i >= end)
        return 0;
      if (i == 8)
        {
          *number = (gint64) (value << 8 | bytes[i]);
          return 9;
        }
      value = value << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        {
          *number = (gint64) value;
          return i + 1;
        }
    }
  return 0;
}

/* Pages */

static gboolean
is_page_size (guint size)
{
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

/* NULL when there is none of that number. */
static const guint8 *
get_page (Pages *self, guint number)
{
  const guint8 *page = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (number));
  gsize offset = (gsize) (number - 1) * self->page_size;

  if (page != NULL)
    return page;
  if (number == 0 || offset + self->page_size > self->length)
    return NULL;
  return self->data + offset;
}

/* The log */

static void
sum (const guint8 *bytes, gsize length, gboolean big_endian, guint32 *sums)
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 first = get_32 (bytes + i);
      guint32 second = get_32 (bytes + i + 4);

      if (!big_endian)
        {
          first = GUINT32_SWAP_LE_BE (first);
          second = GUINT32_SWAP_LE_BE (second);
        }
      sums[0] += first + sums[1];
      sums[1] += second + sums[0];
    }
}

/* Frames up to the last that commits, as long as their sums are right. */
static void
read_log (Pages *self, const guint8 *log, gsize length)
{
  g_autoptr (GHashTable) pending = g_hash_table_new (NULL, NULL);
  guint32 sums[2] = { 0, 0 };
  gboolean big_endian;
  guint page_size;

  if (length < LOG_HEADER_SIZE || (get_32 (log) & ~1u) != 0x377f0682)
    return;
  page_size = get_32 (log + 8);
  big_endian = get_32 (log) & 1;
  sum (log, 24, big_endian, sums);
  if (!is_page_size (page_size) || get_32 (log + 24) != sums[0] || get_32 (log + 28) != sums[1])
    return;
  self->page_size = page_size;

  for (gsize at = LOG_HEADER_SIZE; at + FRAME_HEADER_SIZE + page_size <= length;
       at += FRAME_HEADER_SIZE + page_size)
    {
      const guint8 *frame = log + at;
      const guint8 *page = frame + FRAME_HEADER_SIZE;

      sum (frame, 8, big_endian, sums);
      sum (page, page_size, big_endian, sums);
      if (memcmp (frame + 8, log + 16, 8) != 0 || get_32 (frame + 16) != sums[0] ||
          get_32 (frame + 20) != sums[1])
        return;

      g_hash_table_insert (pending, GUINT_TO_POINTER (get_32 (frame)), (gpointer) page);
      if (get_32 (frame + 4) != 0)
        {
          GHashTableIter iter;
          gpointer number, content;

          g_hash_table_iter_init (&iter, pending);
          while (g_hash_table_iter_next (&iter, &number, &content))
            g_hash_table_insert (self->logged, number, content);
          g_hash_table_remove_all (pending);
          self->n_pages = get_32 (frame + 4);
        }
    }
}

/* Sizes from the first page, or what is usual. */
static void
read_header (Pages *self)
{
  const guint8 *header = NULL;
  guint size = 0;

  if (self->length >= HEADER_SIZE)
    size = get_16 (self->data + 16) == 1 ? 65536 : get_16 (self->data + 16);
  if (self->page_size == 0)
    self->page_size = is_page_size (size) ? size : USUAL_PAGE_SIZE;
  self->n_pages = MAX (self->n_pages, (guint) (self->length / self->page_size));

  header = get_page (self, 1);
  self->usable = self->page_size;
  if (header != NULL && memcmp (header, "SQLite format 3", 16) == 0 && header[20] < 64)
    self->usable -= header[20];
}

/* What was deleted stands on pages that are in this list. */
static void
read_free_list (Pages *self)
{
  const guint8 *page = get_page (self, 1);
  guint next = page != NULL ? get_32 (page + 32) : 0;

  while (next != 0 && next <= self->n_pages &&
         g_hash_table_add (self->unused, GUINT_TO_POINTER (next)))
    {
      guint n;

      page = get_page (self, next);
      if (page == NULL)
        return;
      n = MIN (get_32 (page + 4), self->usable / 4 - 2);
      for (guint i = 0; i < n; i++)
        g_hash_table_add (self->unused, GUINT_TO_POINTER (get_32 (page + 8 + 4 * i)));
      next = get_32 (page);
    }
}

/* Rows */

static gboolean
read_integer (const guint8 *bytes, guint size, DossierCell *cell)
{
  guint64 value = bytes[0] & 0x80 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < size; i++)
    value = value << 8 | bytes[i];
  cell->type = DOSSIER_CELL_INTEGER;
  cell->integer = (gint64) value;
  return TRUE;
}

static gboolean
read_cell (gint64 type, const guint8 *bytes, gsize left, DossierCell *cell, gsize *size)
{
  static const guint sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
  guint64 bits = 0;

  if (type < 0 || type == 10 || type == 11)
    return FALSE;
  *size = type < 10 ? sizes[type] : (gsize) (type - 12) / 2;
  if (*size > left)
    return FALSE;

  *cell = (DossierCell){ DOSSIER_CELL_NULL };
  if (type == 0)
    return TRUE;
  if (type <= 6)
    return read_integer (bytes, (guint) *size, cell);
  if (type == 7)
    {
      for (guint i = 0; i < 8; i++)
        bits = bits << 8 | bytes[i];
      cell->type = DOSSIER_CELL_REAL;
      memcpy (&cell->real, &bits, sizeof bits);
      return TRUE;
    }
  if (type <= 9)
    {
      cell->type = DOSSIER_CELL_INTEGER;
      cell->integer = type - 8;
      return TRUE;
    }
  cell->text = (const char *) bytes;
  cell->length = *size;
  cell->type = type % 2 == 1 && g_utf8_validate (cell->text, (gssize) *size, NULL)
                 ? DOSSIER_CELL_TEXT
                 : DOSSIER_CELL_BLOB;
  return TRUE;
}

static void
read_row (Pages *self, const guint8 *row, gsize length, gint64 rowid, gboolean has_rowid)
{
  DossierCell cells[MOST_CELLS];
  const guint8 *end = row + length;
  gint64 header_size, type;
  guint n = 0, size = get_number (row, end, &header_size);
  const guint8 *types = row + size;
  const guint8 *body;

  if (size == 0 || header_size < (gint64) size || header_size > (gint64) length)
    return;
  body = row + header_size;
  while (types < row + header_size)
    {
      gsize cell_size;

      size = get_number (types, row + header_size, &type);
      if (size == 0 || n == MOST_CELLS ||
          !read_cell (type, body, (gsize) (end - body), &cells[n], &cell_size))
        return;
      types += size;
      body += cell_size;
      n++;
    }
  self->func (rowid, has_rowid, cells, n, self->user_data);
}

/* What does not fit on a page goes on in a chain of others. */
static gboolean
read_chain (Pages *self, guint8 *row, gsize length, guint next)
{
  while (length > 0)
    {
      const guint8 *page = next != 0 ? get_page (self, next) : NULL;
      gsize part = MIN (length, self->usable - 4);

      if (page == NULL)
        return FALSE;
      memcpy (row, page + 4, part);
      row += part;
      length -= part;
      next = get_32 (page);
    }
  return TRUE;
}

/* How much of a row of @length stands on its page; see the file format, "B-tree Cell Format". */
static gsize
get_local_length (Pages *self, gsize length, gboolean is_table)
{
  gsize most = is_table ? self->usable - 35 : (self->usable - 12) * 64 / 255 - 23;
  gsize least = (self->usable - 12) * 32 / 255 - 23;
  gsize local;

  if (length <= most)
    return length;
  local = least + (length - least) % (self->usable - 4);
  return local <= most ? local : least;
}

static void
read_page_cell (Pages *self, const guint8 *page, const guint8 *cell, int type)
{
  const guint8 *end = page + self->usable;
  gboolean is_table = type == PAGE_TABLE_LEAF;
  g_autofree guint8 *whole = NULL;
  gint64 length, rowid = 0;
  gsize local;
  guint size;

  if (type == PAGE_INDEX_INTERIOR)
    cell += 4;
  size = cell < end ? get_number (cell, end, &length) : 0;
  if (size == 0 || length <= 0 || length > LARGEST_ROW)
    return;
  cell += size;
  if (is_table)
    {
      size = get_number (cell, end, &rowid);
      if (size == 0)
        return;
      cell += size;
    }

  local = get_local_length (self, (gsize) length, is_table);
  if (local > (gsize) (end - cell))
    return;
  if (local == (gsize) length)
    {
      read_row (self, cell, local, rowid, is_table);
      return;
    }
  if (local + 4 > (gsize) (end - cell))
    return;
  whole = g_malloc ((gsize) length);
  memcpy (whole, cell, local);
  if (read_chain (self, whole + local, (gsize) length - local, get_32 (cell + local)))
    read_row (self, whole, (gsize) length, rowid, is_table);
}

static void
read_page (Pages *self, const guint8 *page)
{
  int type = page[0];
  guint n = get_16 (page + 3);
  const guint8 *pointers = page + (type == PAGE_INDEX_INTERIOR ? 12 : 8);

  if (type != PAGE_TABLE_LEAF && type != PAGE_INDEX_LEAF && type != PAGE_INDEX_INTERIOR)
    return;
  for (guint i = 0; i < n && pointers + 2 * i + 2 <= page + self->usable; i++)
    {
      guint offset = get_16 (pointers + 2 * i);

      if (offset >= 8 && offset < self->usable)
        read_page_cell (self, page, page + offset, type);
    }
}

void
dossier_pages_read (const char *path, DossierRowFunc func, gpointer data)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autoptr (GHashTable) logged = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) unused = g_hash_table_new (NULL, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *log = NULL;
  gsize log_length = 0;
  Pages self = { .logged = logged, .unused = unused, .func = func, .user_data = data };

  if (!g_file_get_contents (path, &contents, &self.length, NULL))
    return;
  self.data = (const guint8 *) contents;
  if (g_file_get_contents (log_path, &log, &log_length, NULL))
    read_log (&self, (const guint8 *) log, log_length);
  read_header (&self);
  read_free_list (&self);

  /* The first page is the schema's. */
  for (guint number = 2; number <= self.n_pages; number++)
    {
      const guint8 *page = get_page (&self, number);

      if (page != NULL && !g_hash_table_contains (unused, GUINT_TO_POINTER (number)))
        read_page (&self, page);
    }
}
