// Pictures of every view, which pictures.test.mjs holds against those in e2e/pictures/.
//
//   node e2e/pictures.mjs      takes them anew: look at each before it is committed

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, MIDDLE, PHONE, settled, WIDE } from "./browser.mjs";
import { serve } from "./server.mjs";

export const FOLDER = fileURLToPath(new URL("./pictures/", import.meta.url));
const FONTS = join(FOLDER, "fonts.json");
const VIEWS = ["read", "claims", "compare", "sources", "timeline", "about"];
/** Small pictures show the same faults in few bytes. */
const SCALE = 0.4;
const HOW = { animations: "disabled", caret: "hide" };

/** Takes all pictures and hands each to `use(name, png)`. */
export async function pictures(use) {
  const site = await serve();
  const browser = await launch();
  try {
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [WIDE, MIDDLE, PHONE]) {
        const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: SCALE, serviceWorkers: "block", reducedMotion: "reduce" });
        for (const view of VIEWS) {
          const page = await context.newPage();
          await page.goto(`${site.url}#/${view}`);
          await settled(page);
          // The note that is opened last is that of the comparison.
          await page.waitForTimeout(300);
          const name = `${view}-${viewport.width}-${colorScheme}`;
          await use(`${name}.png`, await page.screenshot(HOW));
          // What is further down, where it looks different: in the widest and the narrowest window.
          if (colorScheme === "light" && viewport !== MIDDLE) {
            await page.evaluate(() => scrollTo(0, innerHeight));
            await page.waitForTimeout(200);
            await use(`${name}-below.png`, await page.screenshot(HOW));
          }
          await page.close();
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

/** How wide some words are in the fonts that this system has for the two that the pages ask for. */
export async function fonts() {
  const site = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    return await page.evaluate(() => {
      const width = (font) => {
        const words = document.body.appendChild(document.createElement("span"));
        words.style.font = `40px ${font}`;
        words.style.position = "absolute";
        words.textContent = "Who says what, 1,234 times – “quoted”";
        return words.getBoundingClientRect().width;
      };
      return { serif: width("var(--serif)"), sans: width("var(--sans)") };
    });
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The fonts in which the pictures were taken. */
export const knownFonts = async () => JSON.parse(await readFile(FONTS, "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(FONTS, `${JSON.stringify(await fonts())}\n`);
  await pictures((name, png) => writeFile(join(FOLDER, name), png));
}
