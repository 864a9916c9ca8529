// Puts the first article's words on the page while the program that marks them is on its way.
//
// On a slow network the program takes seconds and a text does not. The words stand as they are in the
// file, without marks; the program takes them away when it prints the article.

const LIST = "seeds/dossier.json";
/** As many paragraphs as anybody reads meanwhile. */
const MOST = 60;
/** A line of this length is running text: menus and bylines above it are left to the program. */
const RUNNING = 90;
/** The program waits for the words, but not longer than this, in milliseconds. */
const PATIENCE = 2500;

/** What came, by address: the program takes it from here and asks for nothing twice. */
const came = (globalThis.saysoCame = {});

async function ask(address) {
  const response = await fetch(address);
  came[address] = response.clone();
  return response;
}

/** The article that the address asks for by name; `null` if it asks for something else than an article. */
function wanted() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [view = "", article = ""] = path.split("/");
  if (!["", "read"].includes(view) || /(^|&)dossier=/.test(query)) return null;
  try {
    return decodeURIComponent(article);
  } catch {
    return null;
  }
}

async function words() {
  const name = wanted();
  if (name === null) return;
  const dossier = await (await ask(LIST)).json();
  const stem = (file) => file.replace(/(.)\.[^.]*$/, "$1");
  const entry = dossier.articles.find(({ file }) => !name || file === name || stem(file) === name);
  if (!entry || /[:\\]|^\/|\.\./.test(entry.file)) return;
  const response = await ask(`seeds/${entry.file}`);
  // Read to its end in any case, so that the connection is free again.
  const text = await response.text();
  const isText = response.ok && /^text\/plain/.test(response.headers.get("content-type") ?? "");
  // The program knows other encodings.
  if (!isText || text.includes("\uFFFD")) return;
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line);
  const first = lines.findIndex((line) => line.length >= RUNNING);
  if (first < 0 || document.getElementById("article").children.length > 0) return;
  const article = document.createElement("article");
  article.id = "first";
  article.lang = dossier.language ?? "en";
  for (const line of lines.slice(first, first + MOST)) {
    const paragraph = article.appendChild(document.createElement("p"));
    paragraph.dir = "auto";
    paragraph.textContent = line;
  }
  document.getElementById("text").prepend(article);
  keepPlace(article);
  document.getElementById("status").textContent += " These are the article’s words; who says what in them is marked in a moment.";
  // The program comes when they are painted: it is a hundred times as long.
  await new Promise((painted) => { requestAnimationFrame(() => setTimeout(painted)); });
}

/**
 * Who has scrolled goes on reading where they were when the program prints the article with its marks, and
 * a list of articles above it.
 */
function keepPlace(article) {
  let line = null;
  const look = () => {
    const found = [...article.children].find((paragraph) => paragraph.getBoundingClientRect().bottom > 0);
    line = scrollY > 0 && found ? { text: found.textContent, top: found.getBoundingClientRect().top } : null;
  };
  addEventListener("scroll", look, { passive: true });
  const watch = new MutationObserver(() => {
    if (article.isConnected) return;
    watch.disconnect();
    removeEventListener("scroll", look);
    // A link to words or to a claim leads there, whatever place the browser brought back.
    if (!line || /[?&](words|claim)=/.test(location.hash)) return;
    const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const wanted = line.text.replace(/\s+/g, " ");
    const same = [...document.querySelectorAll("#article :is(p, h1, h2)")].find((element) => plain(element).startsWith(wanted.slice(0, 60)));
    if (same) scrollBy({ top: same.getBoundingClientRect().top - line.top, behavior: "instant" });
  });
  watch.observe(article.parentNode, { childList: true });
}

// Where the words cannot be had, the program says why.
globalThis.saysoFirst = Promise.race([words().catch(() => {}), new Promise((late) => { setTimeout(late, PATIENCE); })]);
