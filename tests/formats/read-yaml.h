/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* What libyaml makes of @yaml, one document, with bare scalars resolved as both YAML 1.1 and the
 * core schema of 1.2 have them: what either takes for something else than a string is a number 0
 * here (an integer that it is), and "true" and "false" are booleans. NULL with a message in @error
 * when it is no YAML. */
JsonNode *read_yaml (const char *yaml, char **error);

/* The YAML between the "---" at the beginning of a Markdown file and the next, with what follows it
 * in @body (out) (optional); NULL when there is none. Caller frees. */
char *take_front_matter (const char *markdown, const char **body);
