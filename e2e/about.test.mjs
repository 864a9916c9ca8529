// The page on how the reader works and what it gets wrong.

import assert from "node:assert/strict";
import { assertAccessible, journey } from "./journey.mjs";
import { harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

for (const colorScheme of ["light", "dark"]) {
  journey(`how it works is reached from the header and the keys, and leads back, ${colorScheme}`, { serve: harbour(), page: { colorScheme } }, async ({ page, open }) => {
    await open("#/claims?speaker=Ann Lee");
    await page.keyboard.press("?");
    await page.locator("#help a", { hasText: "How this works" }).click();
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.match(await page.title(), /^How this works and what it gets wrong · Sayso$/);
    assert.equal(await page.locator("#about h1").innerText(), "How this works and what it gets wrong");
    assert.equal(await page.evaluate(() => document.activeElement.id), "text");
    assert.match(await page.evaluate(() => location.hash), /^#\/about\?/);
    assert.doesNotMatch(await page.locator("#about").innerText(), /[{}]/);
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    assert.match(await page.evaluate(() => location.hash), /^#\/claims\?.*speaker=Ann%20Lee$/);
    await page.locator("#about-open").click();
    await page.getByRole("link", { name: "Back to: Claims" }).first().click();
    assert.match(await page.evaluate(() => location.hash), /^#\/claims/);
    await page.setViewportSize(PHONE);
    await open("#/about");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await assertAccessible(page);
  });
}
