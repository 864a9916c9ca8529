// The view of all claims.

import assert from "node:assert/strict";
import { assertAccessible, journey, settled } from "./journey.mjs";
import { dossier, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const claims = (page) => page.locator("#claims ol a");
const focused = (page) => page.evaluate(() => document.activeElement.closest("#claims li")?.innerText ?? "");

journey("2 leads to all claims, and each to its words and back to its place", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/ferry");
  await page.keyboard.press("2");
  assert.match(await page.title(), /Claims · Sayso/);
  assert.equal(await page.locator("#views [aria-current]").innerText(), "Claims 2");
  const n = await claims(page).count();
  assert.match(await page.locator("#claims .found").innerText(), new RegExp(`^${n} claims\\.`));
  assert.match(await page.locator("#count").innerText(), new RegExp(`^${n} claims$`));
  const second = claims(page).nth(1);
  assert.match(await second.innerText(), /^2\s+Bo Ek\s· reported\s· “said.*” is neutral\s+.*the pier would open on Monday/);
  await second.click();
  assert.match(await fragment(page), /^#\/read\/harbour\?claim=/);
  assert.equal(await page.locator(".note.open strong").innerText(), "Bo Ek");
  await page.goBack();
  assert.match(await fragment(page), /^#\/claims\/harbour-/);
  assert.match(await focused(page), /^2\s+Bo Ek/);
});

journey("keys step through the list; Enter opens the note, Back returns", { serve: harbour() }, async ({ page, open }) => {
  await open("#/claims");
  await page.keyboard.press("j");
  assert.match(await focused(page), /^1\s/);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.match(await focused(page), /^2\s/);
  await assertAccessible(page);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".note.open strong").innerText(), "Bo Ek");
  assert.ok(await page.locator("#notes :focus").count(), "the focus is on the note");
  await page.goBack();
  assert.match(await focused(page), /^2\s/);
  await page.reload();
  await settled(page);
  assert.match(await focused(page), /^2\s/, "the link carries the claim");
});

journey("filters and grouping narrow and part the list, and stay in the link", { serve: harbour() }, async ({ page, open }) => {
  await open("#/claims");
  const n = await claims(page).count();
  assert.deepEqual(await page.locator("#claims h2 bdi").allInnerTexts(), ["The harbour stays closed", "The ferry runs again", "Post"]);
  await page.locator("#group-speaker").click();
  assert.equal(await page.locator("#claims [aria-pressed=true]").innerText(), "speaker");
  assert.ok((await page.locator("#claims h2").allInnerTexts()).includes("Bo Ek"));
  await page.locator("#facet-speaker .value", { hasText: "Bo Ek" }).click();
  assert.match(await page.locator("#claims .found").innerText(), new RegExp(`^2 of ${n} claims\\.`));
  assert.deepEqual(await page.locator("#claims h2").allInnerTexts(), ["Bo Ek"]);
  assert.match(await claims(page).nth(1).innerText(), /2 The ferry runs again\s· Post/);
  assert.equal(await page.locator("#save-as").innerText(), "Save these 2 claims as …");
  assert.match(await fragment(page), /speaker=Bo Ek&by=speaker$/);
  await page.reload();
  await settled(page);
  assert.equal(await claims(page).count(), 2);
  await page.locator("#claims h2 a").click();
  assert.match(await fragment(page), /^#\/sources\/Bo Ek/);
  await page.goBack();
  assert.equal(await claims(page).count(), 2);
  await open("#/claims?speaker=Nobody Here");
  assert.match(await page.locator("#claims .found").innerText(), /No claims match/);
  await assertAccessible(page);
});

// 120 articles of 90 claims.
const many = () => {
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, article) => [
    `seeds/a${article}.txt`,
    `Report ${article}\n\n${Array.from({ length: 90 }, (_, at) => `Ann Lee said that the pier number ${article * 90 + at} was old.`).join("\n\n")}\n`,
  ]));
  const list = Array.from({ length: 120 }, (_, article) => ({ file: `a${article}.txt` }));
  return harbour({ "seeds/dossier.json": dossier(...list), ...files });
};

journey("ten thousand claims stay quick, in parts that keys and links cross", { serve: many() }, async ({ page, open }) => {
  await open("#/read");
  await page.waitForFunction(() => /^1\d{4} claims$/.test(document.getElementById("count").textContent), null, { timeout: 45_000 });
  const took = await page.evaluate(async () => {
    const start = performance.now();
    document.getElementById("view-claims").click();
    document.body.offsetHeight;
    return performance.now() - start;
  });
  assert.equal(await claims(page).count(), 200);
  assert.ok(took < 1000, `the list took ${took} ms`);
  await page.locator("#claims .contents a", { hasText: "201–400" }).click();
  assert.match(await focused(page), /^201\s/);
  await page.keyboard.press("k");
  assert.match(await focused(page), /^200\s/);
  const step = await page.evaluate(() => {
    const start = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", bubbles: true }));
    document.body.offsetHeight;
    return performance.now() - start;
  });
  assert.match(await focused(page), /^199\s/);
  assert.ok(step < 500, `a step took ${step} ms`);
});

for (const colorScheme of ["light", "dark"]) {
  journey(`the bundled dossier, ${colorScheme}, at the desk and on a phone`, { page: { colorScheme } }, async ({ page, open }) => {
    await open("#/claims");
    assert.ok((await claims(page).count()) > 50);
    await assertAccessible(page);
    await page.locator("#group-matter").click();
    assert.ok((await page.locator("#claims h2 a").count()) > 1);
    await assertAccessible(page);
    await page.setViewportSize(PHONE);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    for (const control of await page.locator("#claims a, #claims button").all()) {
      const { height } = await control.boundingBox();
      assert.ok(height >= 44, `${await control.innerText()} is ${height} px high`);
    }
    await assertAccessible(page);
  });
}
