// What there is to read while the program is on its way.

import assert from "node:assert/strict";
import { journey, settled } from "./journey.mjs";
import { PHONE } from "./browser.mjs";

/** Holds the program back until the function that is returned is called. */
async function hold(page) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const [where, options] of [["a desk", {}], ["a phone", { page: { viewport: PHONE } }]]) {
  journey(`the words are there before the program, and stay where they are read, on ${where}`, options, async ({ page, site }) => {
    const release = await hold(page);
    await page.goto(site.url);
    const paragraphs = page.locator("#first p");
    await paragraphs.first().waitFor();
    assert.match(await page.locator("#status").innerText(), /marked in a moment/);
    assert.equal(await page.locator("mark").count(), 0);
    const fourth = await paragraphs.nth(5).innerText();
    await paragraphs.nth(5).evaluate((paragraph) => paragraph.scrollIntoView({ behavior: "instant", block: "start" }));
    const top = () => page.evaluate((start) => {
      const found = [...document.querySelectorAll("#first p, #article p")].find((p) => p.textContent.startsWith(start));
      return found.getBoundingClientRect().top;
    }, fourth.slice(0, 40));
    await page.waitForTimeout(100);
    const before = await top();
    release();
    await page.locator("#article mark").first().waitFor();
    await settled(page);
    assert.equal(await page.locator("#first").count(), 0);
    assert.ok(Math.abs(await top() - before) < 60, `from ${before} to ${await top()}`);
  });
}

journey("a link to an article shows that article's words, and one to another view shows none", async ({ page, site }) => {
  const release = await hold(page);
  const dossier = JSON.parse(await (await fetch(`${site.url}seeds/dossier.json`)).text());
  const { file } = dossier.articles[2];
  const text = await (await fetch(`${site.url}seeds/${file}`)).text();
  await page.goto(`${site.url}#/read/${file.replace(/\.txt$/, "")}`);
  const first = await page.locator("#first p").first().innerText();
  assert.ok(text.includes(first));
  await page.goto("about:blank");
  // The program is asked for once there is nothing to wait for.
  await Promise.all([page.waitForRequest(/\.wasm$/), page.goto(`${site.url}#/compare`)]);
  assert.equal(await page.locator("#first").count(), 0);
  release();
  await settled(page);
});

journey("words that cannot be had keep nothing back", { serve: { missing: /\.txt$/ }, expected: /404/ }, async ({ page, open }) => {
  await open();
  assert.equal(await page.locator("#first").count(), 0);
  await page.getByText("the file is not there").first().waitFor();
});

journey("markup in a text is text before the program is there, too", { serve: { replaced: {
  "seeds/dossier.json": JSON.stringify({ articles: [{ file: "a.txt" }] }),
  "seeds/a.txt": `<img src=x onerror="window.struck = 1"> ${"and so it went on in the harbour ".repeat(5)}\n`,
} } }, async ({ page, site }) => {
  const release = await hold(page);
  await page.goto(site.url);
  assert.match(await page.locator("#first p").first().innerText(), /^<img src=x/);
  assert.equal(await page.evaluate(() => window.struck), undefined);
  release();
  await settled(page);
  assert.equal(await page.locator("#article img").count(), 0);
});
