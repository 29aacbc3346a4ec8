/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../formats/pdf-maker.h"
#include "run.h"

static char *
make_file (Run *self)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  maker->info = "/Title (The harbour) /CreationDate (D:20200526083000Z)";
  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, "It was promised in 2016 by the min-\nistry.");
  pdf_maker_end_page (maker);
  bytes = pdf_maker_finish (maker);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return write_file (self, "report", text); /* whatever it is called */
}

static void
test_import (Run *self, gconstpointer data)
{
  g_autofree char *path = make_file (self);
  g_autofree char *id = NULL;
  JsonObject *object;

  run (self, "import", path, "--json", NULL);
  assert_done (self);
  object = get_object (self, 0);
  g_assert_cmpstr (get_text (object, "title"), ==, "The harbour");
  g_assert_cmpstr (get_text (object, "kind"), ==, "pdf");
  id = g_strdup (get_text (object, "id"));
  run (self, "show", id, "passages", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  g_assert_cmpstr (get_text (get_object (self, 0), "text"), ==,
                   "It was promised in 2016 by the ministry.");
}

/* One message, and nothing comes in. */
static void
test_broken (Run *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "report.pdf", "%PDF-1.4\nIt was promised.\n");

  run (self, "import", path, NULL);
  assert_failed (self, 1, "report.pdf");
  g_assert_cmpstr (self->out, ==, "");
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 1); /* what the program brings */
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/cli/pdf/import", Run, NULL, run_set_up, test_import, run_tear_down);
  g_test_add ("/cli/pdf/broken", Run, NULL, run_set_up, test_broken, run_tear_down);
  return g_test_run ();
}
