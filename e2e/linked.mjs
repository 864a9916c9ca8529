// What linked data says, by a real JSON-LD processor. It may ask for nothing: the terms that the
// exports may use stand here, from <https://www.w3.org/TR/annotation-vocab/> and <https://schema.org>.

import jsonld from "jsonld";

const OA = "http://www.w3.org/ns/oa#";
const AS = "http://www.w3.org/ns/activitystreams#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const SCHEMA = "http://schema.org/";

const resource = (iri) => ({ "@id": iri, "@type": "@id" });
const named = (iri) => ({ "@id": iri, "@type": "@vocab" });
const count = (iri) => ({ "@id": iri, "@type": `${XSD}nonNegativeInteger` });
const all = (prefix, names) => Object.fromEntries(names.map((name) => [name, prefix + name]));

const CONTEXTS = {
  "http://www.w3.org/ns/anno.jsonld": {
    "@version": 1.1,
    id: "@id",
    type: "@type",
    ...all(OA, ["Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix", "identifying", "describing", "tagging"]),
    AnnotationCollection: `${AS}OrderedCollection`,
    AnnotationPage: `${AS}OrderedCollectionPage`,
    label: "http://www.w3.org/2000/01/rdf-schema#label",
    format: "http://purl.org/dc/elements/1.1/format",
    value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    total: count(`${AS}totalItems`),
    startIndex: count(`${AS}startIndex`),
    start: count(`${OA}start`),
    end: count(`${OA}end`),
    partOf: resource(`${AS}partOf`),
    items: { ...resource(`${AS}items`), "@container": "@list" },
    body: resource(`${OA}hasBody`),
    target: resource(`${OA}hasTarget`),
    source: resource(`${OA}hasSource`),
    selector: resource(`${OA}hasSelector`),
    motivation: named(`${OA}motivatedBy`),
    purpose: named(`${OA}hasPurpose`),
  },
  "https://schema.org": {
    ...all(SCHEMA, ["Claim", "Quotation", "NewsArticle", "Person", "Organization", "text", "name", "headline", "isPartOf", "appearance", "spokenByCharacter", "author", "publisher"]),
    url: resource(`${SCHEMA}url`),
    datePublished: { "@id": `${SCHEMA}datePublished`, "@type": `${SCHEMA}Date` },
  },
};

async function documentLoader(url) {
  const context = CONTEXTS[url];
  if (!context) throw new Error(`asks for ${url}`);
  return { contextUrl: null, documentUrl: url, document: { "@context": context } };
}

/** The document with every term as an address; fails on a term that no context explains. */
export const expand = (document) => jsonld.expand(document, { documentLoader, safe: true });

/** What it says as statements: [subject, property, object]. */
export async function statements(document) {
  const quads = await jsonld.toRDF(document, { documentLoader, safe: true });
  return quads.map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value]);
}

export const terms = { OA, AS, SCHEMA };
