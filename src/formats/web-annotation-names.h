/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words of the W3C Web Annotation Data Model's JSON-LD that the writer and the reader share, and
 * our own. What only a dossier knows has names in a namespace of ours, which each file declares; by
 * them a note comes back as it was, and other programs pass over them. */

#define ANNO_CONTEXT "http://www.w3.org/ns/anno.jsonld"
/* What selectors of text conform to where a passage is named by its xml:id. */
#define ANNO_XML_FRAGMENTS "http://tools.ietf.org/rfc/rfc3023"
#define ANNO_PDF_FRAGMENTS "http://tools.ietf.org/rfc/rfc3778"

#define OUR_PREFIX "dossierapp"
#define OUR_NAMESPACE "https://dossierapp.github.io/ns/annotation#"
#define OUR(name) OUR_PREFIX ":" name

/* Of an annotation. */
#define OUR_DOCUMENT OUR ("document") /* urn:uuid:… */
#define OUR_HASH OUR ("sha256")       /* of the document's content */
#define OUR_COLOUR OUR ("colour")
#define OUR_ABOUT OUR ("about")   /* id of a record */
#define OUR_ANSWER OUR ("answer") /* "accepted", when a suggestion was */
#define OUR_MARK OUR ("mark")     /* an object of these: */
#define OUR_KIND OUR ("kind")
#define OUR_RECORD OUR ("record")
#define OUR_NAME OUR ("name")
#define OUR_DATE OUR ("date")
#define OUR_DATE_WORDING OUR ("dateWording")
#define OUR_WHO OUR ("who")
#define OUR_WHO_NAME OUR ("whoName")
#define OUR_WHERE OUR ("where")
#define OUR_URL OUR ("url")
#define OUR_A3 OUR ("country")
#define OUR_SHORT_NAME OUR ("shortName")
#define OUR_OFFICE OUR ("office")
#define OUR_TYPE OUR ("type")
#define OUR_DIRECT OUR ("direct")
#define OUR_VERDICT OUR ("verdict")
#define OUR_OUTCOME OUR ("outcome")
#define OUR_DUE OUR ("due")
#define OUR_DUE_WORDING OUR ("dueWording")

/* Of a target. */
#define OUR_PASSAGE OUR ("passage")
#define OUR_PLACE OUR ("place") /* the passage's index */
#define OUR_LANGUAGE                                                                               \
  OUR ("language")                /* of the variant whose words they are; the document's own else */
#define OUR_BEFORE OUR ("before") /* what stood around the words, as noted for a later edition */
#define OUR_AFTER OUR ("after")
#define OUR_RIVAL OUR ("rival")
