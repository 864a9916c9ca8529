// The view of what can be set side by side, its links into the text, and the notes that lead to it.

import assert from "node:assert/strict";
import { assertAccessible, journey } from "./journey.mjs";
import { dossier } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const QUAKE = `Quake in Norland

Published 6 February 2024

The quake in Norland killed 120 people, Bo Ek said.

${"The town went on with its day and nobody looked at the water. ".repeat(30)}

"We need tents for the winter," said Ann Lee.
`;
const AFTER = `Norland after the quake

Published 6 February 2024

The quake killed 150 people in Norland. It struck on February 5, 2024, Carl Dahl said.

Some 300 tents arrived.
`;
const FAIR = `The fair opens

Published 3 May 2023

Eva Holm said that the fair sells cheese.
`;

const files = (texts) => ({
  replaced: {
    "seeds/dossier.json": dossier(...Object.keys(texts).map((name) => ({ file: `${name}.txt` }))),
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`seeds/${name}.txt`, text])),
  },
});
const quake = () => files({ quake: QUAKE, after: AFTER });

const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

journey("a figure leads to its words, and Back to its row", { serve: quake() }, async ({ page, open }) => {
  await open("#/read/quake");
  await page.keyboard.press("3");
  assert.match(await page.title(), /Compare · Sayso/);
  const row = page.locator("table.figures tbody").first();
  assert.match(await row.innerText(), /differs/);
  assert.equal(await row.locator("svg").getAttribute("aria-label"), "On a scale from low to high: article 1: 120; article 2: 150");
  await row.getByRole("link", { name: "150 people" }).click();
  assert.match(await fragment(page), /^#\/read\/after\?words=\d+-\d+$/);
  assert.equal(await page.locator(".lit").innerText(), "150 people");
  assert.equal(await page.evaluate(() => document.activeElement.id), "lit");
  assert.ok(!(await page.locator("#compare").isVisible()), "the comparison makes room");
  await page.goBack();
  assert.match(await fragment(page), /^#\/compare\/row-quake-\d+/);
  assert.match(await page.evaluate(() => document.activeElement.id), /^finding-row-quake-/);
  assert.equal(await page.locator(".chosen").count(), 1);
  assert.equal(await page.locator(".lit").count(), 0);
});

journey("words to which a link leads are in sight, and Escape puts them out", { serve: quake() }, async ({ page, open }) => {
  await open("#/read/quake");
  const text = await page.evaluate(() => fetch("seeds/quake.txt").then((response) => response.text()));
  const from = text.indexOf("tents");
  await open(`#/read/quake?words=${from}-${from + 5}`);
  await page.reload();
  await page.locator(".lit").waitFor();
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector(".lit").getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });
  assert.equal(await page.locator(".lit").innerText(), "tents");
  assert.equal(await page.locator(".note.open strong").innerText(), "Ann Lee", "who says it stands beside it");
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".lit").count(), 0);
});

journey("a note says what the other articles say and leads there", { serve: quake() }, async ({ page, open }) => {
  await open();
  const near = page.locator(".note.open .near");
  // The note stands beside its words, also after another view.
  const beside = () => page.evaluate(() => {
    const note = document.querySelector(".note.open");
    return note.getBoundingClientRect().top - document.getElementById(note.dataset.beside).getBoundingClientRect().top;
  });
  assert.ok(Math.abs(await beside()) < 40);
  assert.match(await near.innerText(), /1 gives another figure/, "the note that opens by itself compares");
  await near.getByRole("link", { name: /150 people/ }).click();
  assert.equal(await page.locator(".lit").innerText(), "150 people");
  await page.goBack();
  await page.locator(".note.open .near").getByRole("link", { name: "See them side by side" }).click();
  assert.match(await fragment(page), /^#\/compare\/row-/);
  await page.locator(".chosen").waitFor();
  await page.locator("table.figures a", { hasText: "120 people" }).click();
  await page.locator(".lit").waitFor();
  assert.ok(Math.abs(await beside()) < 40);
});

journey("filters narrow the table down; those that do not match are dimmed or hidden", { serve: quake() }, async ({ page, open }) => {
  await open("#/compare?speaker=Bo Ek");
  const row = page.locator("table.figures tbody").first();
  assert.match(await page.locator("#compare").innerText(), /1 of 1 row match/);
  assert.equal(await row.locator(".faded").first().innerText().then((text) => text.includes("150 people")), true);
  await assertAccessible(page);
  await page.getByRole("button", { name: "hidden" }).click();
  assert.doesNotMatch(await row.locator("td").allInnerTexts().then((all) => all.join()), /150 people\s/);
  await open("#/compare?speaker=Ann Lee");
  assert.doesNotMatch(await page.locator("#compare").innerText(), /120 people/);
});

journey("a stale link says so and shows the rest", { serve: quake() }, async ({ page, open }) => {
  await open("#/compare/row-gone-7");
  assert.match(await page.locator("#notices").innerText(), /not in this view/);
  assert.equal(await page.locator("table.figures tbody").count(), 1);
});

journey("one article has nothing beside it", { serve: files({ quake: QUAKE }) }, async ({ page, open }) => {
  await open("#/compare");
  assert.match(await page.locator("#compare").innerText(), /Only one article of this dossier could be read/);
  await assertAccessible(page);
});

journey("articles that have nothing in common say so", { serve: files({ quake: QUAKE, fair: FAIR }) }, async ({ page, open }) => {
  await open("#/compare");
  assert.match(await page.locator("#compare").innerText(), /were found to speak of the same thing/);
  await page.getByRole("button", { name: "The fair opens" }).click();
  await page.locator("#compare .claims a").first().click();
  assert.match(await page.locator(".lit").first().innerText(), /fair sells cheese/);
  await page.goBack();
  assert.equal(await fragment(page), "#/compare/only-fair?at=quake");
  await page.locator("#compare .claims").waitFor();
});

const failing = files({ quake: QUAKE, after: AFTER });
failing.replaced["seeds/dossier.json"] = dossier({ file: "quake.txt" }, { file: "gone.txt" }, { file: "after.txt" });
journey("an article that could not be read is named and the others are compared", { serve: failing, expected: /404/ }, async ({ page, open }) => {
  await open("#/compare");
  assert.match(await page.locator("#compare").innerText(), /Left out, because it could not be read: gone.txt/);
  assert.match(await page.locator("table.figures tbody").first().innerText(), /differs/);
});

journey("the bundled dossier: everything by keyboard, nothing that axe finds", async ({ page, open }) => {
  await open("#/compare");
  await assertAccessible(page);
  const section = page.getByRole("link", { name: "On the same matter" });
  await section.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "finding-thread");
  const n = await page.locator(".beside").count();
  assert.equal(n, 5, "the first of them are shown");
  // Those behind them follow, and one reads on where they begin.
  await page.locator("section", { has: page.getByRole("heading", { name: "On the same matter" }) }).getByRole("link", { name: /^Show \d+ more$/ }).focus();
  await page.keyboard.press("Enter");
  assert.ok((await page.locator(".beside").count()) > n);
  assert.ok(await page.locator(".finding").nth(n).evaluate((sixth) => sixth === document.activeElement));
  const more = page.getByRole("button", { name: /more that only look alike/ });
  await more.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "finding-alike");
  assert.ok((await page.locator(".pairs li").count()) > 0);
  await assertAccessible(page);
  // A sum leads to one of its numbers and back.
  const sums = page.locator("section", { has: page.getByRole("heading", { name: "Numbers that do not follow" }) });
  await sums.locator("a").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".lit").waitFor();
  await page.keyboard.press("3");
  assert.equal(await page.locator(".chosen").count(), 0);
});

journey("in the dark, with colours of the system's own", { page: { colorScheme: "dark", forcedColors: "active" } }, async ({ page, open }) => {
  await open("#/compare");
  await assertAccessible(page);
});

journey("in the dark nothing fades away", { page: { colorScheme: "dark" } }, async ({ page, open }) => {
  await open("#/compare?role=official");
  await assertAccessible(page);
});

journey("on a phone rows are cards, large enough for a finger", { page: { viewport: PHONE, hasTouch: true } }, async ({ page, open }) => {
  await open("#/compare");
  assert.ok((await overflow(page)) <= 0, "nothing runs off the side");
  const small = await page.locator("#compare a, #compare button, #compare summary").evaluateAll((all) =>
    all.filter((element) => element.checkVisibility()).map((element) => [element.textContent, element.getBoundingClientRect().height]).filter(([, height]) => height < 44));
  assert.deepEqual(small, []);
  await assertAccessible(page);
  await page.locator(".figure a").first().tap();
  await page.locator(".lit").waitFor();
  await page.waitForFunction(() => document.querySelector(".lit").getBoundingClientRect().top < innerHeight / 2);
});

const quakes = Object.fromEntries(Array.from({ length: 8 }, (_, n) =>
  [`q${n}`, `Quake ${n}\n\nPublished 6 February 2024\n\nThe quake in Norland killed ${120 + n} people, rescuers said.\n`]));
journey("many articles: rows become lists", { serve: files(quakes) }, async ({ page, open }) => {
  await open("#/compare");
  assert.equal(await page.locator("table.figures").count(), 0);
  const row = page.locator("ul.figures > li").first();
  assert.equal(await row.locator("dd").count(), 8);
  assert.match(await row.innerText(), /Articles 1, .* and 8, which can be compared because/);
  assert.ok((await overflow(page)) <= 0);
  await assertAccessible(page);
});
