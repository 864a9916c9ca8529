// Files that are missing, broken or hostile: each is named, and the rest works.

import assert from "node:assert/strict";
import { assertAccessible, journey } from "./journey.mjs";
import { trap } from "./trap.mjs";
import { dossier, FERRY, HARBOUR, harbour } from "./dossier.mjs";

const status = (page) => page.locator("#status").innerText();
const NOT_FOUND = /404/;

journey("broken articles are named with their reason and the rest opens", {
  serve: {
    replaced: {
      "seeds/dossier.json": dossier(
        { file: "gone.txt" }, { file: "picture.png" }, { file: "empty.txt" }, { file: "long.txt" },
        { file: "latin.txt" }, { file: "ferry.txt", autor: "Bo" }, { title: "no file" },
      ),
      "seeds/picture.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      "seeds/empty.txt": "",
      "seeds/long.txt": "Ten million letters. ".repeat(500_000),
      "seeds/latin.txt": Buffer.concat([Buffer.from("The caf"), Buffer.from([0x81]), Buffer.from(" at the pier\n\nAnn Lee said that the coffee was good and hot.\n")]),
      "seeds/ferry.txt": FERRY,
    },
    missing: /gone/,
  },
  expected: NOT_FOUND,
}, async ({ page, open }) => {
  await open();
  await page.locator("#article h1").waitFor();
  const list = await page.locator(".articles").innerText();
  assert.match(list, /gone\.txt could not be loaded: the file is not there/);
  assert.match(list, /picture\.png cannot be read: the file is not text/);
  assert.match(list, /empty\.txt cannot be read: the file is empty/);
  assert.match(list, /long\.txt cannot be read: it is too long: 10\.0 MiB/);
  assert.equal(await page.locator(".articles a").count(), 2);
  assert.match(await page.locator("#article").innerText(), /1 place bytes could not be decoded/);
  const notices = await page.locator("#notices").innerText();
  assert.match(notices, /article 6 \(ferry\.txt\): unknown field "autor"/);
  assert.match(notices, /article 7: "file" is missing/);
  await page.keyboard.press("]");
  assert.match(await page.locator("h1").innerText(), /The ferry runs again/);
  assert.equal(await status(page), "");
});

for (const [what, json, says] of [
  ["is empty", "", /the file is empty/],
  ["is not JSON", '{"articles": [', /it is not JSON: .* \(line 1, column \d+\)/],
  ["has no articles", '{"title": "x", "articles": []}', /its list "articles" is empty; add an entry/],
  ["is a list", "[]", /it should be an object/],
  ["names files elsewhere", '{"articles": [{"file": "https://example.org/a.txt"}]}', /none of its articles can be opened/],
]) {
  journey(`says what to do when dossier.json ${what}`, { serve: { replaced: { "seeds/dossier.json": json } } }, async ({ page, open }) => {
    await open();
    assert.match(await status(page), /seeds\/dossier\.json, cannot be used/);
    assert.match(await status(page), says);
    assert.match(await status(page), /Correct the file and reload the page/);
  });
}

journey("says so when dossier.json is missing", { serve: { missing: /dossier\.json/ }, expected: NOT_FOUND }, async ({ page, open }) => {
  await open();
  assert.match(await status(page), /seeds\/dossier\.json, could not be loaded: the file is not there/);
});

journey("says so when no article can be opened", { serve: { missing: /\.txt$/ }, expected: NOT_FOUND }, async ({ page, open }) => {
  await open();
  assert.match(await status(page), /No article of this dossier could be opened/);
});

journey("a web page in a file's place is not read as an article", {
  // As hosts do that send their own page for whatever they do not have.
  serve: harbour({ "seeds/ferry.txt": "<!doctype html><title>Welcome</title><p>Ann Lee said that this is a host.", "seeds/harbour.txt": HARBOUR }),
}, async ({ page, open }) => {
  await page.route("**/ferry.txt", async (route) => route.fulfill({ response: await route.fetch(), contentType: "text/html; charset=utf-8" }));
  await open();
  assert.match(await page.locator(".articles").innerText(), /ferry\.txt could not be loaded: the server sent a web page in its place/);
  await page.route("**/dossier.json", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.reload();
  await page.locator("#status", { hasText: "seeds/dossier.json, could not be loaded: the server sent a web page in its place" }).waitFor();
});

journey("a hostile text can do nothing", {
  serve: harbour({
    "seeds/dossier.json": dossier({ file: "harbour.txt", title: "<img src=x onerror=alert(1)>", url: "javascript:alert(2)" }),
    "seeds/harbour.txt": `${HARBOUR}\n“<script>window.struck = true</script><img src=y onerror="window.struck = true">,” said Ann Lee.\n\n[x](javascript:alert(3)) \u202e\u2066 ${"[".repeat(20_000)}\n`,
  }),
}, async ({ page, open }) => {
  await open("#/read/harbour?speaker=%3Cimg%20src%3Dz%20onerror%3Dalert(1)%3E&claim=%3Cscript%3E");
  await page.locator("#article h1").waitFor();
  assert.equal(await page.evaluate(() => window.struck), undefined);
  assert.equal(await page.locator("img, #article script, a[href^=javascript]").count(), 0);
  assert.match(await page.locator("#article").innerText(), /<script>window\.struck = true<\/script>/);
});

journey("shows how far it is while articles are on their way", { serve: harbour() }, async ({ page, site }) => {
  let let_go;
  const held = new Promise((resolve) => { let_go = resolve; });
  await page.route("**/ferry.txt", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url);
  await page.locator("#status", { hasText: "Reading 2 of 2" }).waitFor();
  assert.match(await page.locator("h1").innerText(), /The harbour stays closed/, "the first can be read meanwhile");
  await page.keyboard.press("j");
  const before = await page.locator("mark.sel").innerText();
  let_go();
  await page.locator(".articles a").nth(1).waitFor();
  assert.equal(await status(page), "");
  assert.equal(await page.locator("mark.sel").innerText(), before, "what was being read stays");
});

journey("without scripts the page says what is missing", { page: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(site.url);
  assert.match(await page.locator("body").innerText(), /needs JavaScript and WebAssembly/);
});

journey("a program that stops says so, how to report it, and what is kept", { serve: harbour(), before: trap, expected: /RuntimeError|unreachable/ }, async ({ page, open }) => {
  await open();
  await page.locator("#dossiers-open").click();
  await page.locator("#chosen-files").setInputFiles({ name: "own.txt", mimeType: "text/plain", buffer: Buffer.from(FERRY) });
  await page.locator("#shelf-news", { hasText: "1 article is now" }).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#fault").isVisible(), false);
  await page.evaluate(() => { window.strike = true; });
  await page.locator("#shelf [data-do]").first().click();
  const fault = page.locator("#fault");
  await fault.waitFor();
  assert.match(await fault.innerText(), /has stopped working.*are as they were last saved/);
  assert.equal(await page.locator("dialog[open]").count(), 0, "it can be read");
  await fault.locator("summary").click();
  const lines = await fault.locator("textarea").inputValue();
  assert.match(lines, /^Sayso [0-9a-f]{16}\nMozilla.*Chrom/);
  assert.match(lines, /RuntimeError: unreachable/);
  await assertAccessible(page);
  await fault.getByRole("link", { name: "Start again" }).click();
  await page.locator("#article h1").waitFor();
  assert.equal(await fault.isVisible(), false);
  await page.locator("#dossiers-open").click();
  assert.match(await page.locator("#shelf").innerText(), /My dossier/);
});

journey("an error that is not the program's is not taken for one", { serve: harbour(), expected: /elsewhere/ }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => { setTimeout(() => { throw new TypeError("elsewhere"); }); });
  await page.waitForTimeout(100);
  assert.equal(await page.locator("#fault").isVisible(), false);
});
