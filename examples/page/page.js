import init, { read } from "./web/sayso.js";

const field = document.getElementById("text");
const button = document.getElementById("read");
const list = document.getElementById("claims");

/** The words at some extents; offsets fit JavaScript's strings as they are. */
const words = (text, extents) => extents.map(([start, end]) => text.slice(start, end)).join(" … ");

function show() {
  const text = field.value;
  const items = read(text).attributions.map(({ speaker, content, form, stance }) => {
    const item = document.createElement("li");
    item.textContent = `${speaker ?? "Nobody named"}: ${words(text, content)} (${form}, ${stance})`;
    return item;
  });
  list.replaceChildren(...items);
}

await init();
button.disabled = false;
button.addEventListener("click", show);
show();
