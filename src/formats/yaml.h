/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @text as a scalar on one line that parsers of YAML 1.1 and 1.2 read back as that very string:
 * bare where it is surely read as one, else in double quotes. Valid UTF-8. Caller frees. */
char *dossier_yaml_scalar (const char *text);

/* @mapping as block style YAML, its members in their order, each line ended by a newline. Strings
 * stay strings whatever they look like; null members and empty lists are left out. Caller frees. */
char *dossier_yaml_write (JsonObject *mapping);

G_END_DECLS
