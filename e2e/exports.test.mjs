// What is shown, saved as files that other programs take.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { assertAccessible, journey } from "./journey.mjs";
import { HARBOUR, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";
import { expand, statements, terms } from "./linked.mjs";

/** Saves what is shown in a form, and returns the file's name and text. */
async function save(page, form) {
  const menu = page.locator(".save");
  if (!(await menu.getAttribute("open").then((open) => open !== null))) await page.locator("#save-as").click();
  const saving = page.waitForEvent("download");
  await menu.getByRole("button", { name: form }).click();
  const download = await saving;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

journey("annotations point at the words in the text that the site serves", { serve: harbour() }, async ({ page, open, site }) => {
  await open();
  const { name, text } = await save(page, "annotations");
  assert.equal(name, "A-harbour-in-a-storm.annotations.jsonld");
  const { type, items } = JSON.parse(text);
  assert.equal(type, "AnnotationPage");
  assert.equal(items.length, 6);
  for (const { id, target } of items) {
    assert.ok(id.startsWith(`${site.url}#/read/`), id);
    for (const { source, selector: [quote, place] } of target) {
      const served = await page.evaluate((url) => fetch(url).then((answer) => answer.text()), source);
      assert.equal([...served].slice(place.start, place.end).join(""), quote.exact);
      assert.ok(served.includes(quote.prefix + quote.exact + quote.suffix));
    }
  }
});

journey("linked data says to a JSON-LD processor what it says to people", { serve: harbour() }, async ({ page, open }) => {
  const { OA, AS, SCHEMA } = terms;
  const has = (said, property, value) => said.some(([, p, object]) => p === property && (value === undefined || object === value));
  await open();
  const annotations = JSON.parse((await save(page, "annotations")).text);
  const [expanded] = await expand(annotations);
  assert.equal(expanded[`${AS}items`][0]["@list"].length, annotations.items.length);
  const said = await statements(annotations);
  const targets = annotations.items.flatMap(({ target }) => target);
  assert.equal(said.filter(([, property]) => property === `${OA}hasTarget`).length, targets.length);
  for (const { source, selector: [{ exact }, { start }] } of targets) {
    assert.ok(has(said, `${OA}hasSource`, source) && has(said, `${OA}exact`, exact) && has(said, `${OA}start`, `${start}`), exact);
  }
  assert.ok(has(said, `${OA}motivatedBy`, `${OA}identifying`));

  const graph = JSON.parse((await save(page, "schema.org")).text);
  const told = await statements(graph);
  const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  assert.equal(told.filter(([, property, object]) => property === type && [`${SCHEMA}Claim`, `${SCHEMA}Quotation`].includes(object)).length, graph["@graph"].length);
  for (const item of graph["@graph"]) assert.ok(told.some(([subject, property, object]) => subject === item["@id"] && property === `${SCHEMA}text` && object === item.text), item.text);
  assert.ok(has(told, `${SCHEMA}name`, "Ann Lee"));
  await assert.rejects(expand({ ...graph, "@graph": [{ ...graph["@graph"][0], verdict: "false" }] }), /verdict|dropped|safe/i, "a term that does not exist is noticed");
});

journey("only what matches the filters leaves, and the button says how much", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour?speaker=Ann%20Lee");
  assert.equal(await page.locator("#save-as").innerText(), "Save these 2 claims as …");
  const { name, text } = await save(page, "a table");
  assert.equal(name, "A-harbour-in-a-storm.claims.csv");
  const lines = text.slice(0, -2).split("\r\n");
  assert.equal(lines.length, 3);
  assert.match(lines[0], /^\ufeff"article","outlet","date","speaker"/);
  assert.match(lines[1], /"The harbour stays closed","","","Ann Lee"/);
  const quotes = await save(page, "quotes");
  assert.match(quotes.text, /> “We wait for calm water,?”\[\^1\]\n>\n> — Ann Lee, quoted/);
  assert.match(quotes.text, /\[\^2\]: “The harbour stays closed”\. <http:.*claim=/);
  const graph = JSON.parse((await save(page, "schema.org")).text)["@graph"];
  assert.deepEqual(graph.map((item) => item["@type"]), ["Quotation", "Claim"]);
  const all = JSON.parse((await save(page, "all that is known")).text);
  assert.deepEqual([all.sayso, all.claims.length, all.of], ["claims", 2, 6]);
});

journey("a link in a file leads to the claim", { serve: harbour() }, async ({ page, open }) => {
  await open();
  const { claims } = JSON.parse((await save(page, "all that is known")).text);
  const last = claims.find((claim) => claim.words.includes("40 people"));
  await page.goto(last.link);
  await page.locator("mark.sel", { hasText: "40 people" }).waitFor();
});

journey("offsets hold with emoji and combining marks", {
  serve: harbour({ "seeds/harbour.txt": HARBOUR.replace("calm water", "calm 🌊 wate\u0301r 👩‍👩‍👧") }),
}, async ({ page, open }) => {
  await open();
  const { items } = JSON.parse((await save(page, "annotations")).text);
  const exact = items.flatMap(({ target }) => target).map(({ selector }) => selector[0].exact);
  assert.ok(exact.some((words) => words.includes("calm 🌊 wate\u0301r 👩‍👩‍👧")), exact.join("\n"));
  const { source, selector: [quote, place] } = items[1].target[0];
  const served = await page.evaluate((url) => fetch(url).then((answer) => answer.text()), source);
  assert.equal([...served].slice(place.start, place.end).join(""), quote.exact);
});

journey("the menu works by keyboard, and on a phone", { serve: harbour(), page: { viewport: PHONE, hasTouch: true } }, async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Filters" }).tap();
  await page.locator("#save-as").focus();
  await page.keyboard.press("Enter");
  await assertAccessible(page);
  const small = await page.locator(".save button:visible, .save summary:visible").evaluateAll((all) =>
    all.filter((control) => control.getBoundingClientRect().height < 44).map((control) => control.outerHTML));
  assert.deepEqual(small, []);
  const saving = page.waitForEvent("download");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match((await saving).suggestedFilename(), /\.csv$/);
});
