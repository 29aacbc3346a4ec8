/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program of its own, which reads the PDF on its standard input and writes what stands on the
 * pages, or the picture of one, to its standard output (pdf-message.h). A few bytes of PDF can ask
 * for days of work and for all memory, and no call into the library that reads it can be ended
 * half-way: a process can. And what breaks that library breaks nothing else. It opens no other file
 * of the reader's. */
#include <errno.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "formats/pdf/pdf-message.h"

/* A long book has two thousand pages, and two million letters on them. */
#define MAX_PAGES 5000
#define MAX_GLYPHS 5000000
#define MAX_BYTES (256 * 1024 * 1024)
/* Of a picture's longer side; four bytes each. */
#define MAX_PIXELS 4096.
/* What the longest books take is a tenth of both. */
#define MAX_SECONDS 30
#define MAX_MEMORY ((rlim_t) 1536 * 1024 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define OWN_MEMORY 1 /* which a sanitizer takes terabytes of, by name */
#else
#define OWN_MEMORY 0
#endif

static void
set_limit (int resource, rlim_t value)
{
  struct rlimit limit;

  if (getrlimit ((__rlimit_resource_t) resource, &limit) != 0)
    return;
  limit.rlim_cur = MIN (limit.rlim_cur, value);
  setrlimit ((__rlimit_resource_t) resource, &limit);
}

static void
set_limits (void)
{
  set_limit (RLIMIT_CPU, MAX_SECONDS);
  set_limit (RLIMIT_CORE, 0);
  set_limit (RLIMIT_FSIZE, 0);
  if (!OWN_MEMORY)
    set_limit (RLIMIT_AS, MAX_MEMORY);
}

G_NORETURN static void
end (int status)
{
  fflush (stdout);
  _exit (status);
}

static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (65536);
  gssize n;

  while ((n = read (STDIN_FILENO, buffer, 65536)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        end (PDF_EXIT_FAILED);
      if (bytes->len + (gsize) n > MAX_BYTES)
        end (PDF_EXIT_TOO_LARGE);
      g_byte_array_append (bytes, buffer, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
write_message (GVariant *message)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (message);
  guint64 size = g_variant_get_size (sunk);

  if (fwrite (&size, sizeof size, 1, stdout) != 1 ||
      fwrite (g_variant_get_data (sunk), 1, size, stdout) != size)
    end (PDF_EXIT_FAILED);
}

static char *
take_valid (char *text)
{
  char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");

  g_free (text);
  return valid;
}

static void
write_head (PopplerDocument *document)
{
  g_autofree char *title = take_valid (poppler_document_get_title (document));
  g_autofree char *author = take_valid (poppler_document_get_author (document));
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);
  g_autofree char *day = created != NULL ? g_date_time_format (created, "%Y-%m-%d") : g_strdup ("");

  write_message (g_variant_new (PDF_HEAD, title, author, day));
}

/* A page */

typedef struct
{
  double height;
  char *text;
  PopplerRectangle *boxes; /* one for each character */
  guint n_boxes;
  GList *styles; /* of PopplerTextAttributes, in the order of the text */
  GList *links;  /* of PopplerLinkMapping */

  GVariantBuilder pieces;
  guint8 flags; /* of the next piece */
} Page;

static gboolean
is_link (const PopplerLinkMapping *link)
{
  return link->action->type == POPPLER_ACTION_URI && link->action->uri.uri != NULL &&
         g_utf8_validate (link->action->uri.uri, -1, NULL) &&
         (g_ascii_strncasecmp (link->action->uri.uri, "http://", 7) == 0 ||
          g_ascii_strncasecmp (link->action->uri.uri, "https://", 8) == 0);
}

/* Areas of links count from the bottom of the page. */
static guint
find_link (const Page *page, const PopplerRectangle *box)
{
  double x = (box->x1 + box->x2) / 2;
  double y = page->height - (box->y1 + box->y2) / 2;
  guint at = 1;

  for (const GList *l = page->links; l != NULL; l = l->next, at++)
    {
      const PopplerLinkMapping *link = l->data;

      if (is_link (link) && x >= link->area.x1 && x <= link->area.x2 && y >= link->area.y1 &&
          y <= link->area.y2)
        return at;
    }
  return 0;
}

static gboolean
is_bold (const PopplerTextAttributes *style)
{
  static const char *const words[] = { "bold", "black", "heavy", "demi" };
  g_autofree char *name = g_ascii_strdown (style->font_name != NULL ? style->font_name : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (name, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_piece (Page *page,
           const char *text,
           gsize length,
           const PopplerRectangle *box,
           const PopplerTextAttributes *style,
           guint link)
{
  g_autofree char *copy = g_strndup (text, length);
  guint8 flags = page->flags | (style != NULL && is_bold (style) ? PDF_PIECE_BOLD : 0);
  double size = style != NULL ? style->font_size : box->y2 - box->y1;

  g_variant_builder_add (&page->pieces, "(sdddddyu)", copy, box->x1, box->y1, box->x2, box->y2,
                         size, flags, link);
  page->flags = 0;
}

static void
extend (PopplerRectangle *box, const PopplerRectangle *other)
{
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
}

static void
cut_pieces (Page *page)
{
  const GList *style = page->styles;
  const char *begin = page->text;
  const char *p = page->text;
  PopplerRectangle box = { 0, 0, 0, 0 };
  guint link = 0;

  page->flags = PDF_PIECE_LINE;
  for (guint i = 0; *p != '\0' && i < page->n_boxes; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c) || c == 0;
      gboolean other =
        style != NULL && (int) i > ((PopplerTextAttributes *) style->data)->end_index;
      guint here = space ? 0 : find_link (page, &page->boxes[i]);

      if (p > begin && (space || other || here != link))
        {
          add_piece (page, begin, (gsize) (p - begin), &box, style != NULL ? style->data : NULL,
                     link);
          begin = p;
        }
      while (style != NULL && (int) i > ((PopplerTextAttributes *) style->data)->end_index)
        style = style->next;
      if (space)
        {
          page->flags |= c == '\n' ? PDF_PIECE_LINE : PDF_PIECE_SPACE;
          begin = g_utf8_next_char (p);
          continue;
        }
      if (p == begin)
        box = page->boxes[i];
      else
        extend (&box, &page->boxes[i]);
      link = here;
    }
  if (p > begin)
    add_piece (page, begin, (gsize) (p - begin), &box, style != NULL ? style->data : NULL, link);
}

static GVariant *
dup_links (const Page *page)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (const GList *l = page->links; l != NULL; l = l->next)
    g_variant_builder_add (&builder, "s",
                           is_link (l->data)
                             ? ((const PopplerLinkMapping *) l->data)->action->uri.uri
                             : "");
  return g_variant_builder_end (&builder);
}

/* Returns how many characters are on it. */
static guint
write_page (PopplerPage *source)
{
  Page page = { 0 };
  g_autofree char *label = NULL;
  double width;

  poppler_page_get_size (source, &width, &page.height);
  page.text = take_valid (poppler_page_get_text (source));
  if (!poppler_page_get_text_layout (source, &page.boxes, &page.n_boxes))
    page.n_boxes = 0;
  page.styles = poppler_page_get_text_attributes (source);
  page.links = poppler_page_get_link_mapping (source);

  g_variant_builder_init (&page.pieces, G_VARIANT_TYPE ("a(sdddddyu)"));
  cut_pieces (&page);
  label = take_valid (poppler_page_get_label (source));
  write_message (g_variant_new ("(sdd@as@a(sdddddyu))", label, width, page.height,
                                dup_links (&page), g_variant_builder_end (&page.pieces)));

  poppler_page_free_link_mapping (page.links);
  poppler_page_free_text_attributes (page.styles);
  g_free (page.boxes);
  g_free (page.text);
  return page.n_boxes;
}

static void
write_pages (PopplerDocument *document, int n_pages)
{
  guint n_glyphs = 0;

  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      if (page == NULL)
        end (PDF_EXIT_BROKEN);
      n_glyphs += write_page (page);
      g_object_unref (page);
      if (n_glyphs > MAX_GLYPHS)
        end (PDF_EXIT_TOO_LARGE);
    }
}

/* A picture */

static cairo_surface_t *
draw_page (PopplerPage *page, double scale, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
write_picture (PopplerPage *page, guint n_pages, int wanted)
{
  double width, height, scale;
  int columns, rows;
  cairo_surface_t *surface;
  gsize size;

  poppler_page_get_size (page, &width, &height);
  if (!(width > 0 && height > 0))
    end (PDF_EXIT_BROKEN);
  scale = MIN (CLAMP (wanted, 1, MAX_PIXELS) / width, MAX_PIXELS / height);
  columns = MAX ((int) (width * scale + .5), 1);
  rows = MAX ((int) (height * scale + .5), 1);
  surface = draw_page (page, scale, columns, rows);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS ||
      cairo_image_surface_get_stride (surface) != columns * 4)
    end (PDF_EXIT_TOO_LARGE);
  size = (gsize) cairo_image_surface_get_stride (surface) * (gsize) rows;
  write_message (
    g_variant_new ("(uuu@ay)", n_pages, (guint32) columns, (guint32) rows,
                   g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE,
                                              cairo_image_surface_get_data (surface), size, 1)));
  cairo_surface_destroy (surface);
}

static void
write_one (PopplerDocument *document, int n_pages, int index, int width)
{
  PopplerPage *page =
    index >= 0 && index < n_pages ? poppler_document_get_page (document, index) : NULL;

  if (page == NULL)
    end (PDF_EXIT_BROKEN);
  write_picture (page, (guint) n_pages, width);
  write_page (page);
  g_object_unref (page);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document;
  g_autoptr (GError) error = NULL;
  int n_pages;

  set_limits ();
  bytes = read_input ();
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    end (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? PDF_EXIT_ENCRYPTED
                                                                         : PDF_EXIT_BROKEN);
  n_pages = poppler_document_get_n_pages (document);
  if (n_pages <= 0)
    end (PDF_EXIT_BROKEN);
  if (n_pages > MAX_PAGES)
    end (PDF_EXIT_TOO_LARGE);
  if (argc == 4 && strcmp (argv[1], "page") == 0)
    write_one (document, n_pages, atoi (argv[2]), atoi (argv[3]));
  else if (argc == 2 && strcmp (argv[1], "text") == 0)
    {
      write_head (document);
      write_pages (document, n_pages);
    }
  else
    end (PDF_EXIT_FAILED);
  end (PDF_EXIT_DONE);
}
