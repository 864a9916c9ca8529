// The search over articles and claims.

import assert from "node:assert/strict";
import { assertAccessible, journey, settled } from "./journey.mjs";
import { dossier, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const hits = (page) => page.locator("#hits").innerText();
/** The words that are painted as hits, as the page has them. */
const painted = (page) =>
  page.evaluate(() => [...(CSS.highlights.get("hit") ?? [])].map((range) => range.toString()));

journey("hits are painted as one types, Enter steps through them, Esc leads back", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour");
  const before = await page.evaluate(() => {
    scrollTo({ top: 60, behavior: "instant" });
    return scrollY;
  });
  assert.ok(before > 20);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("CALM   water");
  assert.deepEqual(await painted(page), ["calm water"]);
  assert.equal(await hits(page), "1 hit in 1 article, 1 claim");
  assert.match(await page.locator(".articles li").nth(1).innerText(), /0 hits/);
  await page.locator("#q").fill("pier");
  assert.deepEqual(await painted(page), ["pier", "pier"]);
  await page.locator("#q").fill("ferry");
  assert.equal(await hits(page), "3 hits in 2 articles, 2 claims");
  await assertAccessible(page);
  for (const at of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    assert.equal(await hits(page), `${at} of 3 hits in 2 articles, 2 claims`);
    assert.match(await page.locator("#lit").innerText(), /^ferry$/i);
    assert.equal(await page.evaluate(() => document.activeElement.id), "q", "the field keeps the focus");
  }
  assert.match(await fragment(page), /^#\/read\/ferry\?words=\d+-\d+&q=ferry$/);
  assert.deepEqual(await painted(page), ["ferry", "ferry"]);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  assert.match(await fragment(page), /^#\/read\/harbour\?.*q=ferry$/);
  await page.keyboard.press("Escape");
  assert.equal(await fragment(page), "#/read/harbour");
  assert.deepEqual(await painted(page), []);
  assert.equal(await page.locator("#q").isVisible(), false);
  await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, before);
});

journey("a hit that runs over several marks is painted whole", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour?q=Lee DENIED that");
  assert.deepEqual(await painted(page), ["Lee denied that"]);
  assert.equal(await page.locator("#q").inputValue(), "Lee DENIED that");
});

journey("the search narrows the claims, stays in the link, and goes with its chip", { serve: harbour() }, async ({ page, open }) => {
  await open("#/claims");
  const n = await page.locator("#claims ol a").count();
  await page.keyboard.press("/");
  await page.keyboard.type("ferry");
  assert.equal(await page.locator("#claims ol a").count(), 2);
  assert.match(await page.locator("#count").innerText(), new RegExp(`^2 of ${n} claims$`));
  assert.deepEqual(await painted(page), ["ferry", "ferry"]);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("#claims ol a").count(), 2);
  assert.equal(await page.locator("#q").inputValue(), "ferry");
  await assertAccessible(page);
  await page.locator("#q").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.evaluate(() => document.activeElement.innerText), /^1\s/);
  await page.getByRole("button", { name: "Remove filter: “ferry”" }).click();
  assert.equal(await page.locator("#claims ol a").count(), n);
  assert.doesNotMatch(await fragment(page), /q=/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "filters-title");
});

journey("where nothing is found the filter in the way is named", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour?speaker=Bo Ek&q=anyone");
  assert.match(await hits(page), /^No hits for “anyone”\.\s*Without “Who speaks”: 1 hit$/);
  await assertAccessible(page);
  await page.getByRole("button", { name: /: 1 hit/ }).click();
  assert.equal(await hits(page), "1 hit in 1 article, 1 claim");
  await page.locator("#q").fill("zebra");
  assert.equal(await hits(page), "No hits for “zebra”.");
});

journey("without custom highlights blocks are marked, and the hit one stands at is lit", {
  serve: harbour(),
  before: () => delete globalThis.Highlight,
}, async ({ page, open }) => {
  await open("#/read/harbour?q=pier");
  assert.equal(await page.locator("#article .hit").count(), 1);
  await page.locator("#q").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#lit").innerText(), "pier");
  await page.getByRole("button", { name: "Close the search" }).click();
  assert.equal(await page.locator("#article .hit").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "lit");
});

journey("on a phone the search is in the bar and covers no hit", { serve: harbour(), page: { viewport: PHONE, hasTouch: true, isMobile: true } }, async ({ page, open }) => {
  await open("#/read/harbour");
  await page.locator("#foot-search").tap();
  await page.locator("#q").fill("anyone");
  await page.getByRole("button", { name: "Next hit" }).tap();
  await page.waitForFunction(() => {
    const hit = document.getElementById("lit").getBoundingClientRect();
    const covers = [".finder", "#foot", ".note.open"].map((one) => document.querySelector(one)?.getBoundingClientRect());
    return hit.top >= 0 && covers.every((cover) => !cover || cover.height === 0 || hit.bottom <= cover.top);
  });
  for (const button of await page.locator(".finder button:visible, .finder input").all()) {
    const { height, width } = await button.boundingBox();
    assert.ok(height >= 44 && width >= 44, await button.getAttribute("aria-label"));
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await assertAccessible(page);
});

// 200 articles of 50 claims.
const many = () => {
  const lines = (article) => Array.from({ length: 50 }, (_, at) => `Ann Lee said that the pier number ${article * 50 + at} was old.`);
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`seeds/a${at}.txt`, `Report ${at}\n\n${lines(at).join("\n\n")}\n`]));
  return harbour({ "seeds/dossier.json": dossier(...Object.keys(files).map((name) => ({ file: name.slice(6) }))), ...files });
};

journey("two hundred articles are searched as one types", { serve: many() }, async ({ page, site }) => {
  await page.goto(`${site.url}#/read`);
  await page.waitForFunction(() => document.getElementById("count").textContent === "10000 claims", null, { timeout: 45_000 });
  await page.keyboard.press("/");
  const took = await page.evaluate(() => {
    const field = document.getElementById("q");
    const times = [];
    for (const typed of ["p", "pi", "pie", "pier", "pier n", "pier number 7777"]) {
      const start = performance.now();
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.offsetHeight;
      times.push(performance.now() - start);
    }
    return times;
  });
  console.log("a keystroke took, in ms:", took.map((ms) => ms.toFixed(0)).join(" "));
  assert.equal(await hits(page), "1 hit in 1 article, 1 claim");
  // Far above what it takes (docs/benchmarks.md has that), so that a busy machine does not fail.
  assert.ok(Math.max(...took) < 1000, `a keystroke took ${took} ms`);
});
