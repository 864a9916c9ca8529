// Pictures of the built site for people to look at, in e2e/screenshots/:
//
//   node e2e/shots.mjs [FRAGMENT…]      for instance  node e2e/shots.mjs '#a=2' '#view=claims'

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { launch, MIDDLE, PHONE, WIDE } from "./browser.mjs";
import { serve } from "./server.mjs";

const folder = fileURLToPath(new URL("./screenshots/", import.meta.url));
const fragments = process.argv.slice(2);
if (fragments.length === 0) fragments.push("");

const slug = (fragment) => fragment.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "start";

await mkdir(folder, { recursive: true });
const site = await serve();
const browser = await launch();
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [WIDE, MIDDLE, PHONE]) {
      const context = await browser.newContext({ viewport, colorScheme });
      for (const fragment of fragments) {
        const page = await context.newPage();
        await page.goto(site.url + fragment);
        await page.waitForLoadState("networkidle");
        const path = join(folder, `${slug(fragment)}-${viewport.width}-${colorScheme}.png`);
        await page.screenshot({ path });
        console.log(path);
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
