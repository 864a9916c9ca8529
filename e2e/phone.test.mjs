// A narrow window, by touch: the sheet instead of the margin.

import assert from "node:assert/strict";
import { assertAccessible, journey } from "./journey.mjs";
import { PHONE } from "./browser.mjs";
import { harbour } from "./dossier.mjs";

const phone = { viewport: PHONE, hasTouch: true, isMobile: true };
const sheet = (page) => page.locator(".note.open");

journey("a tap opens the sheet below its words; closing it leads back to them", { serve: harbour(), page: phone }, async ({ page, open }) => {
  await open();
  assert.equal(await page.locator(".note.open .body").isVisible(), false, "at first one line, with room to read");
  await page.locator("mark", { hasText: "anyone was hurt" }).tap();
  assert.match(await sheet(page).innerText(), /Ann Lee[\s\S]*“denied” rejects it/);
  assert.match(await page.evaluate(() => document.activeElement.id), /^h\d+$/);
  await page.waitForFunction(() => {
    const words = document.querySelector("mark.sel").getBoundingClientRect();
    const sheet = document.querySelector(".note.open").getBoundingClientRect();
    return words.top >= 0 && words.bottom <= sheet.top;
  });
  await page.getByRole("button", { name: "Close" }).tap();
  assert.equal(await sheet(page).isVisible(), false);
  const focused = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.match(focused, /^Note 4: Ann Lee/);
  assert.deepEqual(await page.locator("mark.sel").allInnerTexts(), ["that anyone was hurt in the storm"]);
});

journey("filters fold away, and the buttons below step through what matches", { serve: harbour(), page: phone }, async ({ page, open }) => {
  await open();
  assert.equal(await page.locator("#facets").isVisible(), false);
  await page.getByRole("button", { name: "Filters" }).tap();
  await page.getByRole("button", { name: /^Officials/ }).tap();
  assert.equal(await page.locator("#count").innerText(), "1 of 6 claims");
  await page.locator("#foot-next").tap();
  assert.deepEqual(await page.locator("mark.sel").allInnerTexts(), ["that 40 people had waited since Friday"]);
  assert.equal(await page.locator(".position").innerText(), "1 of 1");
});

journey("choosing an article leads to its beginning", { page: phone }, async ({ page, open }) => {
  await open();
  await page.locator(".articles a").nth(2).tap();
  await page.waitForFunction(() => Math.abs(document.querySelector("h1").getBoundingClientRect().top) < 60);
});

journey("what is pressed is large enough for a finger, and nothing runs off the side", { page: phone }, async ({ page, open }) => {
  await open("#/read/000_905d29f0c605758e?form=direct");
  await page.getByRole("button", { name: "Filters" }).tap();
  const small = await page.locator("button:visible, .articles a:visible, summary:visible, input:visible").evaluateAll((all) =>
    all.filter((control) => {
      // A link in the list is pressed anywhere in its card.
      const { height, width } = (control.closest(".articles li") ?? control).getBoundingClientRect();
      return height < 44 || width < 44;
    }).map((control) => control.outerHTML.slice(0, 120)));
  assert.deepEqual(small, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.locator("mark").first().tap();
  await assertAccessible(page);
});

journey("at four times the size everything is still there", { page: { viewport: { width: 360, height: 225 } }, serve: harbour() }, async ({ page, open }) => {
  await open();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.locator("mark").first().click();
  const room = await page.evaluate(() => document.querySelector(".note.open").getBoundingClientRect().top);
  assert.ok(room > 40, "the sheet leaves some of the text");
});
