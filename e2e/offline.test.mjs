// After one visit the reader works with the network gone; a new version waits for a click.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, journey, until } from "./journey.mjs";
import { dossier, FERRY, HARBOUR, harbour } from "./dossier.mjs";
import { DIST } from "./server.mjs";

const WORKER = { serviceWorkers: "allow" };
const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
const cacheNames = (page) => page.evaluate(() => caches.keys());
const title = (page) => page.locator("#article h1").innerText();
const version = (page) => page.locator('meta[name="version"]').getAttribute("content");

/** Visits, and waits until the reader is kept. */
async function visit(page, site) {
  await page.goto(site.url);
  await page.locator("#article h1").waitFor();
  await ready(page);
}

/** The site as the next version would be: another version's name, and another word in the page. */
async function nextVersion(replaced, name = "0123456789abcdef") {
  const now = /VERSION = "([^"]+)"/.exec(await readFile(join(DIST, "sw.js"), "utf8"))[1];
  for (const file of ["sw.js", "index.html"]) {
    const text = await readFile(join(DIST, file), "utf8");
    replaced[file] = text.replaceAll(now, name).replace(">Sayso</p>", ">Sayso the next</p>");
  }
}

journey("everything works with the network gone after one visit", {
  serve: harbour({
    "seeds/dossier.json": JSON.stringify({ title: "A harbour in a storm", corrections: "by hand.json", articles: [{ file: "harbour.txt" }, { file: "deep/ferry.txt" }] }),
    "seeds/deep/ferry.txt": FERRY,
    "seeds/by hand.json": JSON.stringify({ version: 1, corrections: [{ do: "rename", speaker: "Ann Lee", to: "Ann Lee, captain" }] }),
  }),
  page: WORKER,
}, async ({ page, site }) => {
  await visit(page, site);
  await site.close();
  await page.context().setOffline(true);
  for (const address of [site.url, `${site.url}index.html`, `${site.url}?from=elsewhere#/read/ferry`]) {
    await page.goto(address);
    await page.locator(".articles a").nth(1).waitFor();
  }
  await page.goto(`${site.url}#/read/harbour`);
  await page.reload();
  await page.locator("#article h1").waitFor();
  assert.equal(await title(page), "The harbour stays closed");
  await page.locator(".note", { hasText: "Ann Lee, captain" }).first().waitFor();
  await page.keyboard.press("]");
  assert.equal(await title(page), "The ferry runs again");
  await page.keyboard.press("4");
  assert.match(await page.locator("#sources").innerText(), /Bo Ek/);
});

journey("the single file is the server's whenever the server answers, too", { serve: harbour(), page: WORKER }, async ({ page, site }) => {
  await visit(page, site);
  await until(page, async () => Boolean(await caches.match("sayso.html")));
  const there = await readFile(join(DIST, "sayso.html"), "utf8");
  site.replaced["sayso.html"] = there.replace("<title>Sayso</title>", "<title>Changed</title>").replace(/<script type="module">[^]*<\/script>/, "");
  await page.goto(`${site.url}sayso.html`);
  assert.equal(await page.title(), "Changed", "changed with no new version");
  await site.close();
  await page.context().setOffline(true);
  await page.goto(`${site.url}sayso.html`);
  await page.locator("#article h1").waitFor();
});

journey("the dossier is the server's whenever the server answers", { serve: harbour(), page: WORKER, expected: /404|503/ }, async ({ page, site }) => {
  await visit(page, site);
  site.replaced["seeds/harbour.txt"] = HARBOUR.replace("stays closed", "opens again");
  await page.reload();
  await page.locator(".articles a").nth(1).waitFor();
  assert.equal(await title(page), "The harbour opens again", "changed with no new version");

  site.replaced["seeds/dossier.json"] = dossier({ file: "ferry.txt" });
  await page.reload();
  await page.locator("#article h1", { hasText: "The ferry runs again" }).waitFor();
  const kept = () => page.evaluate(async () => {
    const name = (await caches.keys()).find((name) => name.endsWith(" dossier"));
    return (await (await caches.open(name)).keys()).map(({ url }) => url.split("/").pop()).sort();
  });
  assert.deepEqual(await kept(), ["dossier.json", "ferry.txt"], "what is no longer listed is not kept");

  site.replaced["seeds/dossier.json"] = "{";
  await page.reload();
  await page.locator("#status", { hasText: "cannot be used: it is not JSON" }).waitFor();
});

journey("a changed dossier is seen at once where the host lets browsers keep its files", { serve: { ...harbour(), headers: { "cache-control": "max-age=600" } }, page: WORKER }, async ({ page, site }) => {
  await visit(page, site);
  site.replaced["seeds/harbour.txt"] = HARBOUR.replace("stays closed", "opens again");
  site.replaced["seeds/dossier.json"] = dossier({ file: "harbour.txt" }, { file: "ferry.txt" }, { file: "new.txt" });
  site.replaced["seeds/new.txt"] = FERRY.replace("runs again", "is new");
  await page.reload();
  await page.locator(".articles a").nth(2).waitFor();
  assert.equal(await title(page), "The harbour opens again");
});

journey("a new version says so, waits for a click, and takes the old one's place", { serve: harbour(), page: WORKER }, async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(async () => {
    for (const name of ["sayso / 0123", "sayso /anything/ abcd", "someone's", "sayso"]) await caches.open(name);
  });
  await visit(page, site);
  const before = await version(page);
  await nextVersion(site.replaced);
  assert.equal(await page.locator("#version").innerText(), "", "a first visit is no news");

  await page.reload();
  const word = page.locator("#version", { hasText: "A new version of Sayso is ready." });
  await word.waitFor();
  await assertAccessible(page);
  assert.equal(await version(page), before, "the old version goes on");
  await page.reload();
  await word.waitFor();
  assert.equal(await version(page), before, "even after a reload");
  await page.getByRole("button", { name: "Not now" }).click();
  assert.equal(await page.locator("#version").innerText(), "");

  await page.goto(`${site.url}#/read/ferry`);
  await page.reload();
  await page.getByRole("button", { name: "Reload" }).click();
  await page.locator(".brand", { hasText: "Sayso the next" }).waitFor();
  await page.locator("#article h1").waitFor();
  assert.equal(await title(page), "The ferry runs again", "at the same place");
  assert.notEqual(await version(page), before);
  assert.equal(await page.locator("#version").innerText(), "");
  const names = await cacheNames(page);
  for (const others of ["sayso / 0123", "sayso /anything/ abcd", "someone's", "sayso"]) assert.ok(names.includes(others), `${others} is not ours to delete: ${names}`);
  assert.deepEqual(names.filter((name) => name.startsWith("sayso /anything/deep/ ")).sort(), ["sayso /anything/deep/ 0123456789abcdef", "sayso /anything/deep/ dossier"]);

  await site.close();
  await page.context().setOffline(true);
  await page.reload();
  await page.locator("#article h1").waitFor();
  assert.equal(await page.locator(".brand").innerText(), "Sayso the next");
});

journey("a version that is only half there is not taken", { serve: harbour(), page: WORKER, expected: /404|of another version/ }, async ({ page, site }) => {
  await visit(page, site);
  const before = await version(page);
  await nextVersion(site.replaced);
  const page_of_old_version = await readFile(join(DIST, "index.html"));
  site.replaced["index.html"] = page_of_old_version;
  await page.reload();
  await page.locator("#article h1").waitFor();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    while (registration.installing) await new Promise((resolve) => { setTimeout(resolve, 50); });
  });
  assert.equal(await page.locator("#version").innerText(), "");
  await site.close();
  await page.context().setOffline(true);
  await page.reload();
  await page.locator("#article h1").waitFor();
  assert.equal(await version(page), before);
});

journey("the worker costs the first article nothing", { serve: harbour(), page: WORKER }, async ({ page, site }) => {
  await visit(page, site);
  const asked = site.requests.map(({ path }) => path);
  assert.ok(asked.indexOf("sw.js") > asked.indexOf("seeds/ferry.txt"), `asked for in this order: ${asked}`);
});

journey("a worker that was built without files takes itself away", { serve: harbour(), page: WORKER }, async ({ page, site }) => {
  await visit(page, site);
  site.replaced["sw.js"] = await readFile(new URL("../sw.js", import.meta.url));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(page, async () => (await caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistration()));
});

test("the reader can be installed from any path", async () => {
  const manifest = JSON.parse(await readFile(join(DIST, "sayso.webmanifest"), "utf8"));
  assert.equal(new URL(manifest.start_url, "https://example.org/a/b/sayso.webmanifest").pathname, "/a/b/");
  assert.equal(new URL(manifest.scope, "https://example.org/a/b/sayso.webmanifest").pathname, "/a/b/");
  assert.equal("id" in manifest, false, "an id would be the same for all readers of an origin");
  for (const { src, sizes } of manifest.icons) {
    const picture = await readFile(join(DIST, src));
    assert.equal(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, sizes, src);
  }
  assert.deepEqual(manifest.icons.filter(({ purpose }) => purpose === "maskable").length, 1);
});
