// The view of what happened when.

import assert from "node:assert/strict";
import { assertAccessible, journey } from "./journey.mjs";
import { FERRY, HARBOUR, dossier, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const STORM = `The storm

Published 24 May 2025

The storm hit the coast on 20 May 2025, Ann Lee said. The pier was built in 1931.

Last week the ferry stood still. The fair opens on Monday, 3 June 2025.
`;
const storm = () => harbour({
  "seeds/dossier.json": dossier({ file: "harbour.txt" }, { file: "storm.txt" }, { file: "ferry.txt", date: "2025-05-24" }),
  "seeds/harbour.txt": HARBOUR,
  "seeds/storm.txt": STORM,
  "seeds/ferry.txt": FERRY,
});
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));

journey("days stand in order and lead to their words and back", { serve: storm() }, async ({ page, open }) => {
  await open();
  await page.keyboard.press("5");
  assert.match(await page.title(), /Timeline · Sayso/);
  const days = await page.locator(".day time").evaluateAll((all) => all.map((time) => time.dateTime));
  assert.deepEqual(days, [...days].sort());
  assert.ok(days.includes("2025-05-20") && days[0] === "1931-01-01", days.join());
  const day = page.locator(".day", { hasText: "20 May 2025" }).first();
  await day.getByRole("link").first().click();
  assert.match(await page.locator(".lit").first().innerText(), /The storm hit the coast/);
  await page.goBack();
  assert.match(await fragment(page), /^#\/timeline\/2025-05-20/);
  assert.equal(await page.locator(".day.chosen time").first().getAttribute("datetime"), "2025-05-20");
});

journey("what cannot be dated has a place, and so have the articles themselves", { serve: storm() }, async ({ page, open }) => {
  await open("#/timeline");
  assert.match(await page.locator(".tray").innerText(), /“Monday”/);
  assert.match(await page.locator(".told").innerText(), /24 May 2025\s+2 The storm/);
  assert.match(await page.locator(".told").innerText(), /undated\s+1 The harbour stays closed/);
  assert.match(await page.locator(".days").innerText(), /the weekday named is not that of the date/);
  await assertAccessible(page);
});

journey("a mark of the drawing leads to its day in the list", { serve: storm() }, async ({ page, open }) => {
  await open("#/timeline");
  await page.locator(".drawing circle").first().click();
  assert.match(await fragment(page), /^#\/timeline\/\d{4}-/);
  assert.equal(await page.locator(".day.chosen").count(), 1);
});

journey("filters narrow the days down; a stale day is said", { serve: storm() }, async ({ page, open }) => {
  await open("#/timeline?speaker=Ann Lee");
  assert.equal(await page.locator(".day").count(), 1);
  await open("#/timeline/1066-10-14");
  await page.reload();
  await page.waitForLoadState("networkidle");
  assert.match(await page.locator("#notices").innerText(), /not in this view/);
});

journey("the bundled dossier, light and on a phone in the dark", { page: { viewport: PHONE, colorScheme: "dark" } }, async ({ page, open }) => {
  await open("#/timeline");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  assert.ok(!(await page.locator(".drawing").isVisible()), "the list is enough");
  await assertAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  assert.ok(await page.locator(".drawing").isVisible());
  await assertAccessible(page);
});
