// Reading: stepping from claim to claim, filters, notes, links, keys.

import assert from "node:assert/strict";
import { assertAccessible, journey, settled } from "./journey.mjs";
import { harbour } from "./dossier.mjs";

const openNote = (page) => page.locator(".note.open");
const position = (page) => page.locator(".position").innerText();
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const focusedId = (page) => page.evaluate(() => document.activeElement.id);
const marked = (page) => page.locator("mark.sel").allInnerTexts();

journey("the five articles open, with one note already open and nothing moved", async ({ page, open }) => {
  await open();
  assert.equal(await page.locator(".articles li a").count(), 5);
  assert.match(await page.locator("#articles-title").innerText(), /five articles\. who is speaking\?/i);
  assert.equal(await openNote(page).count(), 1);
  const { y } = await openNote(page).boundingBox();
  assert.ok(y < 900, "the open note is on the first screen");
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await fragment(page), "");
  assert.equal(await focusedId(page), "");
  assert.equal(await page.locator("#status").innerText(), "");
  assert.match(await page.locator("#count").innerText(), /^\d+ claims$/);
  assert.match(await page.title(), /Why is Moscow .* · Sayso$/);
  for (const button of await page.locator(".articles a").all()) {
    await button.click();
    assert.ok(await page.locator("mark").count() > 0, "every article has marks");
    assert.ok(await page.locator("#gutter rect").count() > 0, "and bars for its own voice");
  }
});

journey("notes stand beside their words and never over each other", async ({ page, open }) => {
  await open();
  for (let n = 0; n < 3; n += 1) {
    const boxes = await page.locator(".note").evaluateAll((notes) => notes.map((note) => {
      const { top, bottom } = note.getBoundingClientRect();
      return { top, bottom };
    }));
    for (const [i, box] of boxes.slice(1).entries()) {
      assert.ok(box.top >= boxes[i].bottom, `note ${i + 2} lies over note ${i + 1}`);
    }
    const beside = await page.evaluate(() => {
      const note = document.querySelector(".note.open");
      const words = document.getElementById(note.dataset.beside);
      return Math.abs(note.getBoundingClientRect().top - words.getClientRects()[0].top);
    });
    assert.ok(beside < 30, `the open note is ${beside} px from its words`);
    await page.keyboard.press("]");
    await page.keyboard.press("j");
  }
});

journey("j and k walk through all claims, across articles, and Back returns", { serve: harbour() }, async ({ page, open }) => {
  await open();
  assert.equal(await position(page), "1 of 6");
  const walk = [];
  for (let n = 0; n < 5; n += 1) {
    await page.keyboard.press("j");
    walk.push((await marked(page)).join(""));
  }
  assert.deepEqual(walk, [
    "that the pier would open on Monday",
    "the ferry is safe",
    "that anyone was hurt in the storm",
    "that “the water is calm” and the ferry runs",
    "that 40 people had waited since Friday",
  ]);
  assert.equal(await position(page), "6 of 6");
  assert.match(await fragment(page), /^#\/read\/ferry\?claim=\d+\.[0-9a-f]{8}$/);
  await page.keyboard.press("j");
  assert.equal(await page.locator("#said").innerText(), "That was the last claim.");
  await page.goBack();
  assert.deepEqual(await marked(page), ["that anyone was hurt in the storm"], "one step back: the article before");
  await page.keyboard.press("k");
  assert.equal(await position(page), "3 of 6");
});

journey("the selected claim is brought into view", { serve: harbour() }, async ({ page, open }) => {
  await open();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("j");
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("mark.sel").getBoundingClientRect();
    return top > 0 && bottom < innerHeight - 60;
  });
});

journey("a filter by speaker dims the others, narrows j, and can be taken away", { serve: harbour() }, async ({ page, open }) => {
  await open();
  const article = await page.locator("#article").elementHandle();
  const first = await article.$("article");
  await page.getByRole("button", { name: /^Ann Lee/ }).click();
  assert.equal(await page.locator("#count").innerText(), "2 of 6 claims");
  assert.equal(await page.getByRole("button", { name: /^Ann Lee/ }).getAttribute("aria-pressed"), "true");
  assert.ok(await first.evaluate((node) => node.isConnected), "the article was not printed again");
  assert.deepEqual(await page.locator("mark.off").allInnerTexts(), ["that the pier would open on Monday", "the ferry is safe"]);
  assert.match(await fragment(page), /speaker=Ann Lee/);
  await page.keyboard.press("j");
  assert.deepEqual(await marked(page), ["that anyone was hurt in the storm"]);
  assert.equal(await position(page), "2 of 2");

  await page.getByRole("button", { name: "hidden" }).click();
  assert.equal(await page.locator(".note").nth(1).isVisible(), false);

  // Another facet counts under this choice; its own leaves it out.
  assert.match(await page.getByRole("button", { name: /^Bo Ek/ }).innerText(), /2$/);
  await page.getByRole("button", { name: /^reported/ }).click();
  assert.equal(await page.locator("#count").innerText(), "1 of 6 claims");

  await page.getByRole("button", { name: "Remove filter: Ann Lee" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await focusedId(page), "chip-form-indirect", "the focus goes to the next chip");
  await page.getByRole("button", { name: "Clear all" }).click();
  assert.equal(await page.locator("#count").innerText(), "6 claims");
  assert.equal(await page.locator("mark.off").count(), 0);
});

journey("a value stays under the pointer when chips appear above it", { serve: harbour() }, async ({ page, open }) => {
  await page.setViewportSize({ width: 1440, height: 560 });
  await open();
  const value = page.getByRole("button", { name: /^Officials/ });
  await value.evaluate((button) => button.scrollIntoView({ block: "center", behavior: "instant" }));
  const before = await value.boundingBox();
  await value.click();
  const after = await value.boundingBox();
  assert.ok(Math.abs(before.y - after.y) < 2, `it moved by ${after.y - before.y} px`);
});

journey("where nothing matches, the way out is named", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour?speaker=Bo%20Ek&form=direct");
  assert.equal(await page.locator("#count").innerText(), "0 of 6 claims");
  await page.getByRole("button", { name: "Without “How it is said”: 2 claims" }).click();
  assert.equal(await page.locator("#count").innerText(), "2 of 6 claims");
});

journey("Enter opens the note, Escape goes back to the same word", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.keyboard.press("j");
  const word = await focusedId(page);
  assert.match(await page.locator(`#${word}`).getAttribute("aria-label"), /Note 2: Bo Ek, reported/);
  await page.keyboard.press("Enter");
  const note = await focusedId(page);
  assert.equal(await page.locator(`#${note}`).getAttribute("aria-expanded"), "true");
  await page.keyboard.press("j");
  assert.notEqual(await focusedId(page), note, "among the notes, j goes to the next note");
  await page.keyboard.press("k");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  assert.equal(await focusedId(page), word);
});

journey("a note says who, how, how firmly and why", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.locator("mark", { hasText: "anyone was hurt" }).click();
  const note = await openNote(page).innerText();
  assert.match(note, /Ann Lee/);
  assert.match(note, /reported\s· “denied” rejects it/);
  assert.match(note, /Why marked: /);
  assert.match(note, /that anyone was hurt in the storm/);
  assert.deepEqual(await page.locator(".who").allInnerTexts(), ["Ann Lee"], "its source lights up");
  assert.deepEqual(await page.locator(".cue").allInnerTexts(), ["denied"], "and its cue");
});

journey("quotes and links are copied", { serve: harbour(), page: { permissions: ["clipboard-read", "clipboard-write"] } }, async ({ page, open, site }) => {
  await open();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy quote" }).click();
  await page.locator("#said", { hasText: "Quote copied." }).waitFor();
  assert.equal(await clipboard(), "“We wait for calm water,” (Ann Lee, quoted, in “The harbour stays closed”)");
  await page.getByRole("link", { name: "Copy link" }).click();
  await page.locator("#said", { hasText: "Link copied." }).waitFor();
  const link = await clipboard();
  assert.ok(link.startsWith(`${site.url}#/read/harbour?claim=`), link);
  await page.goto("about:blank");
  await page.goto(link);
  await openNote(page).waitFor();
  assert.deepEqual(await marked(page), ["“We wait for calm water,”"]);
});

journey("a link restores article, claim and filters, and so does reloading", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.keyboard.press("]");
  await page.getByRole("button", { name: /^Bo Ek/ }).click();
  await page.locator("mark", { hasText: "the water is calm" }).first().click();
  const state = async () => [await fragment(page), await marked(page), await page.locator("#count").innerText(), await page.locator("h1").innerText()];
  const before = await state();
  await page.reload();
  await settled(page);
  await openNote(page).waitFor();
  assert.deepEqual(await state(), before);
});

journey("stale links degrade with a word", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour?claim=7&colour=red");
  const notices = await page.locator("#notices").innerText();
  assert.match(notices, /The linked claim is not in this text/);
  assert.match(notices, /colour=red/);
  assert.match(await page.locator("h1").innerText(), /The harbour stays closed/);
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await page.locator("#notices").isVisible(), false);
  await page.evaluate(() => { location.hash = "#/read/nowhere"; });
  assert.match(await page.locator("#notices").innerText(), /“nowhere”/);
});

journey("keys do nothing while one types, and can be switched off", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.keyboard.press("Control+j");
  assert.equal(await position(page), "1 of 6");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys and marks" });
  await help.waitFor();
  await page.keyboard.press("j");
  assert.equal(await position(page), "1 of 6", "behind the dialog nothing moves");
  await page.getByLabel("Single-letter keys are on").uncheck();
  await page.keyboard.press("Escape");
  assert.equal(await help.isVisible(), false);
  await page.keyboard.press("j");
  assert.equal(await position(page), "1 of 6");
  await page.reload();
  await settled(page);
  await openNote(page).waitFor();
  await page.keyboard.press("j");
  assert.equal(await position(page), "1 of 6", "it is remembered");
  await page.locator("#foot-help").click();
  await page.getByLabel("Single-letter keys are on").check();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("j");
  assert.equal(await position(page), "2 of 6");
});

journey("searching a long list of speakers takes letters as letters", async ({ page, open }) => {
  await open();
  const before = await position(page);
  await page.locator("#speaker-search").pressSequentially("jk ?c");
  assert.equal(await position(page), before);
  assert.match(await page.locator("#speaker-values").innerText(), /Nothing in this list holds “jk \?c”/);
  assert.equal(await focusedId(page), "speaker-search");
  await page.locator("#speaker-search").fill("");
  await page.locator("#speaker-values").getByRole("button", { name: /^Show all \d+$/ }).click();
  assert.ok(await page.locator("#speaker-values .value").count() > 8);
});

journey("c shows the text alone, and the text can be selected and copied as it is", { serve: harbour() }, async ({ page, open }) => {
  await open();
  await page.keyboard.press("c");
  const line = await page.locator("mark").first().evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  assert.equal(line, "none");
  assert.equal(await page.locator("#notes").isVisible(), false);
  assert.match(await fragment(page), /marks=off/);
  await page.keyboard.press("c");
  // Dragging over marked words selects them and opens nothing.
  const before = await position(page);
  const box = await page.locator("mark", { hasText: "the pier would open" }).boundingBox();
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  assert.match(await page.evaluate(() => String(getSelection())), /the pier would/);
  assert.equal(await position(page), before);
  const paragraph = page.locator("#article p", { hasText: "We wait" });
  assert.equal(await paragraph.evaluate((p) => p.textContent), "“We wait for calm water,” said Ann Lee.");
});

for (const colorScheme of ["light", "dark"]) {
  journey(`axe finds nothing in ${colorScheme}`, { page: { colorScheme } }, async ({ page, open }) => {
    await open("#/read/000_905d29f0c605758e?form=direct&figure=1");
    const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(dark, colorScheme === "dark" ? "rgb(23, 22, 20)" : "rgb(251, 250, 246)");
    await assertAccessible(page);
    await page.locator("#foot-help").click();
    await assertAccessible(page);
  });
}

journey("on paper there are numbered notes and no controls", async ({ page, open }) => {
  await open();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const gone of [".panel", "#foot", "#said", "#help", "#dossiers", ".note.open .body"]) {
    assert.equal(await page.locator(gone).isVisible(), false, gone);
  }
  const number = await page.locator(".ref").first().evaluate((ref) => getComputedStyle(ref, "::after").content);
  assert.equal(number, '"1"');
  const notes = await page.locator(".note").evaluateAll((all) => all.map((note) => getComputedStyle(note).position));
  assert.ok(notes.every((place) => place === "static"));
  assert.match(await page.locator(".note").first().innerText(), /^1 .* (quoted|reported)/);
  const fill = await page.locator("mark.sel").first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
  assert.equal(fill, "rgba(0, 0, 0, 0)");
  const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(scheme, "light");
});
