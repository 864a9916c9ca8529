// Draws the icons that browsers want as pictures from icons/icon.svg, which stay in the repository:
//
//   node e2e/icons.mjs

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { launch } from "./browser.mjs";

const folder = fileURLToPath(new URL("../icons/", import.meta.url));
const drawing = await readFile(join(folder, "icon.svg"), "utf8");
// A system that cuts icons into its own shape takes the corners away itself.
const whole = drawing.replace(/ rx="7"/, "");

const browser = await launch();
try {
  for (const [name, size, svg] of [
    ["icon-192.png", 192, drawing],
    ["icon-512.png", 512, drawing],
    ["icon-whole-512.png", 512, whole],
  ]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg.replace("<svg", `<svg width="${size}" height="${size}"`)}`);
    await writeFile(join(folder, name), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
