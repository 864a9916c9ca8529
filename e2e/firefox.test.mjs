// The reader in one file, in Firefox: opened from disk as by a double click.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { FIREFOX, firefox } from "./firefox.mjs";
import { DIST } from "./server.mjs";

test("the single file opens from disk in Firefox, reads, links and keeps", { timeout: 120_000, skip: FIREFOX ? false : "Firefox is not installed" }, async () => {
  const address = pathToFileURL(join(DIST, "sayso.html")).href;
  const page = await firefox();
  const until = async (expression) => {
    const end = Date.now() + 30_000;
    while (!(await page.run(expression))) assert.ok(Date.now() < end, `waited in vain for ${expression}`);
  };
  const all = `document.querySelectorAll(".articles a").length === 5 && document.getElementById("status").innerText === ""`;
  try {
    await page.open(address);
    await until(all);
    assert.match(await page.run(`document.querySelector("#dossiers-open").innerText`), /^Escalation amid peace talks/);
    await page.run(`document.querySelector("#facets .value").click()`);
    const count = await page.run(`document.getElementById("count").innerText`);
    assert.match(count, /^\d+ of \d+ claims$/);
    await page.run(`document.querySelector("mark:not(.sel)").click()`);
    const words = await page.run(`document.querySelector("mark.sel").innerText`);
    await page.open(await page.run("location.href"));
    await page.reload();
    await until(all);
    assert.equal(await page.run(`document.getElementById("count").innerText`), count, "the address holds the filters");
    assert.equal(await page.run(`document.querySelector("mark.sel").innerText`), words, "and the claim");
    await page.run(`(document.querySelector("[data-do=new-dossier]").click(), 1)`);
    await until(`document.querySelector("#dossiers-open")?.innerText === "My dossier"`);
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    await page.reload();
    await until(`document.querySelector("#dossiers-open")?.innerText === "My dossier"`);
    const asked = page.asked.filter((url) => !url.startsWith("data:") && url.split("#")[0] !== address);
    assert.deepEqual(asked, [], "it asks for nothing");
    assert.deepEqual(page.faults, []);
  } finally {
    await page.close();
  }
});
