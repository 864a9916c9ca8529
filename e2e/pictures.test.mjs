// Every view looks as it did when somebody last looked at it. Letters are drawn a little differently
// everywhere, so a picture may differ in some of its points; a line that breaks elsewhere moves all below it.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { FOLDER, fonts, knownFonts, pictures } from "./pictures.mjs";

/** The share of a picture's points that may differ. Paragraphs that stand a fifth further apart make four
 * hundredths differ; some numbers in the text, which better rules change, a few thousandths. */
const MOST = 0.015;
/** How unlike two points must be to differ, from 0 to 1. */
const UNLIKE = 0.1;
const RESULTS = fileURLToPath(new URL("./results/", import.meta.url));

test("every view looks as it did", { timeout: 300_000 }, async (t) => {
  const [here, there] = [await fonts(), await knownFonts()];
  if (JSON.stringify(here) !== JSON.stringify(there)) {
    t.skip(`this system has other fonts than the pictures were taken with (${JSON.stringify(here)})`);
    return;
  }
  const unlike = [];
  await mkdir(RESULTS, { recursive: true });
  await pictures(async (name, png) => {
    const [now, then] = [PNG.sync.read(png), PNG.sync.read(await readFile(join(FOLDER, name)))];
    const sizes = [now, then].map(({ width, height }) => `${width} × ${height}`);
    assert.equal(...sizes, name);
    const between = new PNG({ width: now.width, height: now.height });
    const differing = pixelmatch(now.data, then.data, between.data, now.width, now.height, { threshold: UNLIKE, includeAA: true });
    const share = differing / (now.width * now.height);
    if (share <= MOST) return;
    unlike.push(`${name}: ${(share * 100).toFixed(1)} %`);
    await writeFile(join(RESULTS, name), png);
    await writeFile(join(RESULTS, `difference-${name}`), PNG.sync.write(between));
  });
  assert.deepEqual(unlike, [], "look at e2e/results/, and if that is as it should be, run `node e2e/pictures.mjs`");
});
