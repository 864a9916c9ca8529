// The browser that journeys and screenshots share.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Window sizes that a design is looked at in. */
export const WIDE = { width: 1440, height: 900 };
export const MIDDLE = { width: 1024, height: 800 };
export const PHONE = { width: 390, height: 844 };

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts $CHROMIUM, or the system's own; nothing is downloaded. */
export function launch() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) {
    throw new Error("Chromium is missing: install it, or name it in the variable CHROMIUM");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Waits until every article is read, or has failed: counts are of all articles only then. */
export async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => {
    const status = document.getElementById("status");
    return !/^(Starting|Opening|Reading) /.test(status?.textContent ?? "");
  });
}
