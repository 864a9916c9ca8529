// A static server as plain as the hosts Sayso is made for: it serves one folder below a sub-path,
// remembers every request, and can be told to misbehave in the ways real hosts do.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder` below `path` until `close()`.
 *
 * - `types`: content types to send instead of the right ones, by extension, for instance
 *   `{ ".wasm": "application/octet-stream" }`.
 * - `missing`: matches the files that answer 404, for instance `/\.wasm$/`.
 * - `replaced`: texts or bytes to send instead of a file, by its path below the sub-path, for
 *   instance `{ "seeds/dossier.json": "{" }`.
 * - `headers`: sent with every answer, for instance `{ "cache-control": "max-age=600" }`.
 *
 * Returns `{ url, requests, replaced, close }`; `replaced` may be changed meanwhile; `requests` fills with `{ path, status }`, where `path` is
 * relative to the sub-path, or absolute for a request outside of it.
 */
export async function serve({ folder = DIST, path = "/anything/deep/", types = {}, missing = /^$/, replaced = {}, headers = { "cache-control": "no-store" } } = {}) {
  const requests = [];

  async function answer(url) {
    const asked = decodeURIComponent(new URL(url, "http://localhost").pathname);
    if (!asked.startsWith(path)) return { path: asked, status: 404 };
    const file = normalize(asked.slice(path.length) || "index.html");
    if (file.startsWith("..") || missing.test(file)) return { path: file, status: 404 };
    try {
      const body = replaced[file] ?? (await readFile(join(folder, file)));
      const type = types[extname(file)] ?? TYPES[extname(file)] ?? "application/octet-stream";
      return { path: file, status: 200, type, body };
    } catch {
      return { path: file, status: 404 };
    }
  }

  const server = createServer(async (request, response) => {
    const { path, status, type = "text/plain", body = "Not found" } = await answer(request.url);
    requests.push({ path, status });
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    requests,
    replaced,
    close: () =>
      new Promise((resolve) => {
        // Without complaint when it is closed already: a journey may have taken the network away.
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
