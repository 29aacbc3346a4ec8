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
#include "formats/pdf/pdf-visual.h"

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
  GArray *letters;         /* of PdfLetter, in the order of reading; @at: place in @boxes */
  PopplerRectangle *boxes; /* one for each character */
  guint n_boxes;
  GList *styles; /* of PopplerTextAttributes, in the order of the boxes */
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

/* A stretch of letters in one face, of one link, without white space. */
typedef struct
{
  GString *text;
  PopplerRectangle box;
  const PopplerTextAttributes *style;
  guint link;
} Stretch;

static void
end_stretch (Page *page, Stretch *stretch)
{
  const PopplerTextAttributes *style = stretch->style;
  const PopplerRectangle *box = &stretch->box;
  guint8 flags = page->flags | (style != NULL && is_bold (style) ? PDF_PIECE_BOLD : 0);
  double size = style != NULL ? style->font_size : box->y2 - box->y1;

  if (stretch->text->len == 0)
    return;
  g_variant_builder_add (&page->pieces, "(sdddddyu)", stretch->text->str, box->x1, box->y1, box->x2,
                         box->y2, size, flags, stretch->link);
  page->flags = 0;
  g_string_truncate (stretch->text, 0);
}

static void
add_letter (Stretch *stretch, gunichar c, const PopplerRectangle *other)
{
  PopplerRectangle *box = &stretch->box;

  if (stretch->text->len == 0)
    *box = *other;
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
  g_string_append_unichar (stretch->text, c);
}

/* One for each box. */
static GPtrArray *
spread_styles (const Page *page)
{
  GPtrArray *styles = g_ptr_array_sized_new (page->n_boxes);
  const GList *style = page->styles;

  for (guint i = 0; i < page->n_boxes; i++)
    {
      while (style != NULL && (int) i > ((PopplerTextAttributes *) style->data)->end_index)
        style = style->next;
      g_ptr_array_add (styles, style != NULL ? style->data : NULL);
    }
  return styles;
}

static void
cut_pieces (Page *page)
{
  g_autoptr (GPtrArray) styles = spread_styles (page);
  Stretch stretch = { g_string_new (NULL), { 0 }, NULL, 0 };

  page->flags = PDF_PIECE_LINE;
  for (guint i = 0; i < page->letters->len; i++)
    {
      const PdfLetter *letter = &g_array_index (page->letters, PdfLetter, i);
      const PopplerRectangle *box = &page->boxes[letter->at];
      const PopplerTextAttributes *style = styles->pdata[letter->at];
      guint link;

      if (g_unichar_isspace (letter->c) || letter->c == 0)
        {
          end_stretch (page, &stretch);
          page->flags |= letter->c == '\n' ? PDF_PIECE_LINE : PDF_PIECE_SPACE;
          continue;
        }
      link = find_link (page, box);
      if (style != stretch.style || link != stretch.link)
        end_stretch (page, &stretch);
      stretch.style = style;
      stretch.link = link;
      add_letter (&stretch, letter->c, box);
    }
  end_stretch (page, &stretch);
  g_string_free (stretch.text, TRUE);
}

#define POP_EMBEDDING 0x202C

/* The library puts these about what runs the other way, and has no boxes for them. */
static gboolean
is_embedding (gunichar c)
{
  return c >= 0x202A && c <= 0x202E;
}

/* Whether most letters run from right to left. */
static gboolean
is_rtl (const char *text)
{
  int balance = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      balance += pdf_is_rtl_letter (g_utf8_get_char (text)) ? 1 : -1;
  return balance > 0;
}

static GArray *
take_letters (const Page *page, const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (PdfLetter));
  guint n_embeddings = 0;
  gboolean skips;
  guint at = 0;
  guint unit = 0;
  int depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n_embeddings += is_embedding (g_utf8_get_char (p));
  skips = n_embeddings > 0 && (glong) page->n_boxes < g_utf8_strlen (text, -1);
  for (const char *p = text; *p != '\0' && at < page->n_boxes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const PopplerRectangle *box = &page->boxes[at];
      PdfLetter letter = { c, box->x1, box->x2, box->y2 - box->y1, at, unit };

      depth += is_embedding (c) ? (c == POP_EMBEDDING ? -1 : 1) : 0;
      unit += g_unichar_isspace (c) || (is_embedding (c) && depth == (c != POP_EMBEDDING));
      if (!is_embedding (c))
        g_array_append_val (letters, letter);
      at += !(skips && is_embedding (c));
    }
  return letters;
}

static void
place_letters (GArray *letters, gboolean rtl)
{
  guint begin = 0;

  for (guint i = 1; i <= letters->len; i++)
    if (i == letters->len || g_array_index (letters, PdfLetter, i).unit !=
                               g_array_index (letters, PdfLetter, begin).unit)
      {
        pdf_letters_place (&g_array_index (letters, PdfLetter, begin), i - begin, rtl);
        begin = i;
      }
}

static GArray *
order_lines (GArray *letters, gboolean rtl)
{
  GArray *ordered = g_array_sized_new (FALSE, FALSE, sizeof (PdfLetter), letters->len);
  guint begin = 0;

  place_letters (letters, rtl);
  for (guint i = 0; i <= letters->len; i++)
    if (i == letters->len || g_array_index (letters, PdfLetter, i).c == '\n')
      {
        pdf_letters_order (ordered, &g_array_index (letters, PdfLetter, begin), i - begin, rtl);
        if (i < letters->len)
          g_array_append_val (ordered, g_array_index (letters, PdfLetter, i));
        begin = i + 1;
      }
  return ordered;
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

/* The library takes the page for selected from one corner to the opposite one, and leaves out what
 * is not read between them: it begins where the text does. */
static void
take_text (Page *page, PopplerPage *source, double width)
{
  PopplerRectangle all = { 0, 0, width, page->height };
  g_autofree char *text = take_valid (poppler_page_get_text (source));
  gboolean rtl = is_rtl (text);
  g_autoptr (GArray) letters = NULL;

  if (rtl)
    {
      all.x1 = width;
      all.x2 = 0;
      g_free (text);
      text = take_valid (poppler_page_get_text_for_area (source, &all));
    }
  if (!poppler_page_get_text_layout_for_area (source, &all, &page->boxes, &page->n_boxes))
    page->n_boxes = 0;
  page->styles = poppler_page_get_text_attributes_for_area (source, &all);
  letters = take_letters (page, text);
  page->letters = order_lines (letters, rtl);
}

/* Returns how many characters are on it. */
static guint
write_page (PopplerPage *source)
{
  Page page = { 0 };
  g_autofree char *label = NULL;
  double width;

  poppler_page_get_size (source, &width, &page.height);
  take_text (&page, source, width);
  page.links = poppler_page_get_link_mapping (source);

  g_variant_builder_init (&page.pieces, G_VARIANT_TYPE ("a(sdddddyu)"));
  cut_pieces (&page);
  label = take_valid (poppler_page_get_label (source));
  write_message (g_variant_new ("(sdd@as@a(sdddddyu))", label, width, page.height,
                                dup_links (&page), g_variant_builder_end (&page.pieces)));

  poppler_page_free_link_mapping (page.links);
  poppler_page_free_text_attributes (page.styles);
  g_free (page.boxes);
  g_array_unref (page.letters);
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
