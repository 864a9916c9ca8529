// The view of sources, and corrections by the reader.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { assertAccessible, journey, settled } from "./journey.mjs";
import { FERRY, HARBOUR, dossier, harbour } from "./dossier.mjs";
import { PHONE } from "./browser.mjs";

const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const row = (page, name) => page.locator(".plot tbody tr").filter({ has: page.getByRole("button", { name }) });

journey("4 leads to the sources and 1 back to the same article", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/ferry");
  await page.locator(".articles .current").waitFor();
  await page.keyboard.press("4");
  assert.equal(await fragment(page), "#/sources?at=ferry");
  assert.match(await page.title(), /Sources · Sayso/);
  assert.ok(await page.locator(".plot").isVisible());
  assert.ok(!(await page.locator("#article").isVisible()));
  await page.keyboard.press("1");
  assert.equal(await fragment(page), "#/read/ferry");
  assert.ok(await page.locator("#article").isVisible());
  await page.goBack();
  assert.ok(await page.locator(".plot").isVisible(), "Back returns to the view before");
});

journey("the table says to the ear what the dots say to the eye", { serve: harbour() }, async ({ page, open }) => {
  await open("#/sources");
  const cells = await row(page, "Ann Lee").locator("td").allInnerTexts();
  assert.match(cells.join("|"), /2 claims/);
  assert.match(cells.join("|"), /none/);
  assert.equal(await page.getByRole("columnheader", { name: "Article 1: The harbour stays closed" }).count(), 1);
  await assertAccessible(page);
  await row(page, "Bo Ek").getByRole("button").click();
  await assertAccessible(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "source-Bo%20Ek");
});

journey("a source's claims lead to their words", { serve: harbour() }, async ({ page, open }) => {
  await open("#/sources/Bo Ek");
  await page.locator(".claims a").nth(1).click();
  assert.match(await fragment(page), /^#\/read\/ferry\?claim=\d+\.[0-9a-f]{8}$/);
  assert.equal(await page.locator(".note.open strong").innerText(), "Bo Ek");
});

journey("corrections are made, undone, redone and survive a reload", { serve: harbour() }, async ({ page, open }) => {
  await open("#/sources/Ann Lee");
  await page.locator("form[data-correct=rename] input").fill("Dr Ann Lee");
  await page.locator("form[data-correct=rename] button").click();
  assert.equal(await row(page, "Dr Ann Lee").count(), 1);
  await page.locator("form[data-correct=affiliate] input").fill("Norland");
  await page.keyboard.press("Enter");
  assert.match(await row(page, "Dr Ann Lee").innerText(), /Norland/);
  await page.locator("form[data-correct=merge] select").selectOption("Bo Ek");
  await page.locator("form[data-correct=merge] button").click();
  assert.equal(await row(page, "Dr Ann Lee").count(), 0);
  await page.reload();
  await settled(page);
  assert.equal(await row(page, "Dr Ann Lee").count(), 0, "kept in this browser");
  await page.locator("#undo").click();
  assert.equal(await row(page, "Dr Ann Lee").count(), 1);
  await page.getByRole("button", { name: "Redo" }).click();
  assert.equal(await row(page, "Dr Ann Lee").count(), 0);
});

journey("one of several names is split off, by keyboard", { serve: harbour() }, async ({ page, open }) => {
  await open("#/sources/Bo Ek");
  await page.locator("form[data-correct=merge] select").selectOption("Ann Lee");
  await page.locator("form[data-correct=merge] button").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "source-Ann%20Lee");
  const here = page.locator(".aliases > li").filter({ hasText: "Bo Ek:" }).filter({ hasText: "stays closed" });
  assert.match(await here.innerText(), /1 claim/);
  await here.getByRole("button", { name: "split off" }).press("Enter");
  assert.equal(await row(page, "Bo Ek").count(), 1);
  assert.match(await page.locator(".made").innerText(), /“Bo Ek” is no longer “Ann Lee”/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "source-Ann%20Lee");
  await assertAccessible(page);
  await page.reload();
  await settled(page);
  assert.equal(await row(page, "Bo Ek").count(), 1, "kept in this browser");
});

journey("a claim is dismissed in its note and comes back by undo", { serve: harbour() }, async ({ page, open }) => {
  await open("#/read/harbour");
  await page.keyboard.press("j");
  const before = await page.locator("#count").innerText();
  await page.locator(".note.open").getByRole("button", { name: "Not a claim" }).click();
  assert.notEqual(await page.locator("#count").innerText(), before);
  assert.ok(await page.locator("mark.gone").count() > 0);
  await page.keyboard.press("4");
  await page.locator("#undo").click();
  assert.equal(await page.locator("#count").innerText(), before);
});

journey("corrections are saved as a file and opened again", { serve: harbour() }, async ({ page, open }) => {
  await open("#/sources/Bo Ek");
  await page.locator("form[data-correct=rename] input").fill("Bosse Ek");
  await page.locator("form[data-correct=rename] button").click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save corrections" }).click();
  const file = await (await saving).path();
  assert.deepEqual(JSON.parse(await readFile(file, "utf8")), {
    version: 1,
    corrections: [{ do: "rename", speaker: "Bo Ek", to: "Bosse Ek" }],
  });
  await page.locator("#undo").click();
  assert.equal(await row(page, "Bosse Ek").count(), 0);
  await page.locator("#corrections-file").setInputFiles(file);
  await row(page, "Bosse Ek").waitFor();
});

const shipped = {
  "seeds/dossier.json": JSON.stringify({
    ...JSON.parse(dossier({ file: "harbour.txt" }, { file: "ferry.txt" })),
    corrections: "corrections.json",
  }),
  "seeds/corrections.json": JSON.stringify({ version: 1, corrections: [{ do: "rename", speaker: "Bo Ek", to: "Captain Ek" }] }),
  "seeds/harbour.txt": HARBOUR,
  "seeds/ferry.txt": FERRY,
};

journey("a host ships corrections beside the dossier", { serve: { replaced: shipped } }, async ({ page, open }) => {
  await open("#/sources");
  assert.equal(await row(page, "Captain Ek").count(), 1);
});

journey("facets say for whom and in which role, and which filter to drop", async ({ page, open }) => {
  await open("#/read?role=expert&form=direct&stance=praise");
  assert.match(await page.locator(".dead-end").innerText(), /Without “In which role”|Without “What the words do”/);
  await page.locator(".dead-end button").first().click();
  await open("#/read?role=expert");
  assert.match(await page.locator("#count").innerText(), /^\d+ of \d+ claims$/);
  assert.ok(await page.locator("#facet-for .value").count() > 2);
  await assertAccessible(page);
});

journey("the sources fit a phone", { page: { viewport: PHONE } }, async ({ page, open }) => {
  await open("#/sources");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  await assertAccessible(page);
});
