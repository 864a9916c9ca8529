// Lighthouse on the built site, on its mobile setting (a slow telephone on a slow network), served
// compressed as static hosts do. `cargo xtask bench lighthouse` has npm fetch it and runs this;
// the folder of the package is given.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "../e2e/server.mjs";

const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json" };
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** What is wanted of each category, out of 100. */
const WANTED = { performance: 95, accessibility: 100, "best-practices": 100 };
/** Performance differs from run to run. */
const RUNS = 3;

const packed = new Map();
const server = createServer(async (request, response) => {
  const file = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname.slice(1)) || "index.html");
  try {
    if (file.startsWith("..")) throw new Error("outside");
    if (!packed.has(file)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
      packed.set(file, brotliCompressSync(await readFile(join(DIST, file)), { params }));
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "br", "cache-control": "max-age=600" });
    response.end(packed.get(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
const at = (name, file) => pathToFileURL(join(process.argv[2], "node_modules", name, file)).href;
const { default: lighthouse } = await import(at("lighthouse", "core/index.js"));
const { launch } = await import(at("chrome-launcher", "dist/index.js"));
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place)),
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  // Once for the server to compress everything.
  await fetch(url);
  const runs = [];
  for (let n = 0; n <= RUNS; n++) {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", onlyCategories: Object.keys(WANTED) });
    if (n > 0) runs.push(lhr);
  }
  for (const [category, wanted] of Object.entries(WANTED)) {
    const scores = runs.map((lhr) => Math.round(lhr.categories[category].score * 100));
    console.log(`${category.padEnd(16)} ${scores.join(" ")}   wanted ${wanted}`);
  }
  const last = runs.at(-1);
  for (const name of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"]) {
    console.log(`${name.padEnd(26)} ${runs.map((lhr) => lhr.audits[name].displayValue).join("   ")}`);
  }
  const faults = new Set(Object.keys(WANTED).flatMap((name) => last.categories[name].auditRefs).filter(({ id, weight }) => weight > 0 && last.audits[id].score !== null && last.audits[id].score < 1).map(({ id }) => id));
  for (const id of faults) console.log(`not perfect: ${id}: ${last.audits[id].title} ${last.audits[id].displayValue ?? ""}`);
} finally {
  await chrome.kill();
  server.close();
  server.closeAllConnections();
}
