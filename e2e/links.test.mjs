// Links to claims: they lead back to the same words, or say that these have changed.

import assert from "node:assert/strict";
import { assertAccessible, journey } from "./journey.mjs";
import { HARBOUR, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const selected = (page) => page.locator("mark.sel").allInnerTexts();
const fragment = (page) => page.evaluate(() => location.hash);
const notices = (page) => page.locator("#notices").innerText();

/** Selects the second claim and returns its link. */
async function linkOf(page) {
  await page.locator("mark", { hasText: "would open on Monday" }).click();
  return fragment(page);
}

journey("a claim's link leads back to it after a reload", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour");
  const link = await linkOf(page);
  assert.match(link, /claim=\d+\.[0-9a-f]+$/);
  const before = await selected(page);
  await page.reload();
  await page.locator("mark.sel").first().waitFor();
  assert.deepEqual(await selected(page), before);
  assert.equal(await notices(page), "");
});

/** The link to what Bo Ek says, as the text stands at first: its place, and the hash of its words. */
const LINK = (() => {
  let hash = 0x811c9dc5;
  for (const words of ["Bo Ek", "said", "that the pier would open on Monday"]) {
    for (const byte of [...Buffer.from(words), 0]) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  const at = Buffer.byteLength(HARBOUR.slice(0, HARBOUR.indexOf("said that the pier")));
  return `#/read/harbour?claim=${at}.${hash.toString(16).padStart(8, "0")}`;
})();

journey("the hash in a link is that of the claim's words", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour");
  assert.equal(await linkOf(page), LINK);
});

for (const [what, changed] of [
  ["other words at its place", HARBOUR.replace("on Monday", "on Friday")],
  ["text before it", `${HARBOUR.split("\n\n")[0]}\n\nIt was windy.\n\n${HARBOUR.split("\n\n").slice(1).join("\n\n")}`],
  ["nothing left of it", HARBOUR.split("\n\n").slice(0, 2).join("\n\n")],
]) {
  journey(`a link says that the text has changed, by ${what}, and guesses nothing`, { serve: harbour({ "seeds/harbour.txt": changed }) }, async ({ page, open }) => {
    await open(LINK);
    assert.match(await notices(page), /The text has changed since this link was made/);
    assert.equal(await page.locator("h1").innerText(), "The harbour stays closed");
    assert.equal(await fragment(page), decodeURIComponent(LINK), "no other claim is put in its place");
    await assertAccessible(page);
  });
}

journey("a link made before there were hashes still leads to its claim", { serve: harbour() }, async ({ page, open }) => {
  const at = Buffer.byteLength(HARBOUR.slice(0, HARBOUR.indexOf("said that the pier")));
  await open(`#/read/harbour?claim=${at}`);
  assert.match((await selected(page)).join(), /would open on Monday/);
  assert.equal(await notices(page), "");
});

const sheet = () => {
  navigator.share = (data) => {
    window.shared = data;
    return Promise.resolve();
  };
};

journey("where there is a share sheet, a claim is shared with its words and its link", { serve: harbour(), before: sheet, page: { viewport: PHONE, hasTouch: true, isMobile: true } }, async ({ page, open }) => {
  await open("#/read/harbour");
  await page.locator("mark", { hasText: "would open on Monday" }).tap();
  const button = page.locator(".note.open").getByRole("button", { name: "Share" });
  assert.ok((await button.boundingBox()).height >= 44);
  await button.tap();
  const shared = await page.evaluate(() => window.shared);
  assert.match(shared.text, /would open on Monday.*Bo Ek/);
  assert.match(shared.url, /#\/read\/harbour\?claim=\d+\.[0-9a-f]+$/);
  await assertAccessible(page);
});

journey("where there is none, there is no button for it", { serve: harbour(), before: () => { delete Navigator.prototype.share; } }, async ({ page, open }) => {
  await open("#/read/harbour");
  assert.equal(await page.getByRole("button", { name: "Share" }).count(), 0);
});
