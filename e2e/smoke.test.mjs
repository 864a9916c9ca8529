// The site arrives and starts, from any sub-path, and says so when it cannot.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { journey } from "./journey.mjs";
import { DIST } from "./server.mjs";

/** Waits for the plain words in place of the reader, and returns them. */
async function complaint(page, site) {
  await page.goto(site.url);
  const status = page.locator("#status", { hasText: "could not start" });
  await status.waitFor();
  return status.innerText();
}

async function assertStarted(page) {
  assert.doesNotMatch(await page.locator("body").innerText(), /could not start/);
}

journey("opens from a sub-path and asks for nothing outside it", async ({ page, site, open }) => {
  await open();
  await assertStarted(page);
  const asked = site.requests.map(({ path }) => path);
  assert.ok(asked.some((path) => path.endsWith(".wasm")), `no program among ${asked}`);
  assert.deepEqual(site.requests.filter(({ status }) => status !== 200), []);
});

journey("starts where the server sends wasm with a wrong type", { serve: { types: { ".wasm": "text/plain" } } }, async ({ page, open }) => {
  await open();
  await assertStarted(page);
});

for (const [what, missing] of [["program", /\.wasm$/], ["program's script", /^site-.*\.js$/]]) {
  journey(`names the ${what} when it is missing`, { serve: { missing }, expected: /404/ }, async ({ page, site }) => {
    const words = await complaint(page, site);
    const { path } = site.requests.find(({ status }) => status === 404);
    assert.ok(words.includes(path), `${words} does not name ${path}`);
  });
}

journey("names the program when it is damaged", { expected: /CompileError/ }, async ({ page, site }) => {
  const name = /href="\.\/(site-[^"]*\.wasm)"/.exec(await readFile(join(DIST, "index.html"), "utf8"))[1];
  await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm" }));
  const words = await complaint(page, site);
  assert.ok(words.includes(name), `${words} does not name ${name}`);
});

journey("says that the browser has no WebAssembly", { before: () => delete window.WebAssembly }, async ({ page, site }) => {
  assert.match(await complaint(page, site), /WebAssembly/);
});

test("the page holds nothing inline and no absolute address", async () => {
  const page = await readFile(join(DIST, "index.html"), "utf8");
  assert.match(page, /http-equiv="Content-Security-Policy"/);
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [tag] of page.matchAll(/<script[^>]*>/g)) assert.match(tag, /\ssrc="/);
  for (const [, url] of page.matchAll(/\s(?:src|href)="([^"]*)"/g)) {
    assert.doesNotMatch(url, /^(?:[a-z]+:|\/)/i, `${url} is not relative`);
  }
});
