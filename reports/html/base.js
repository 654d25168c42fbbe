// What everything else uses: elements, words, numbers and dates, what the browser keeps. Text reaches the page only as
// text nodes and attributes: the policy of the page forbids markup made of strings.
const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const WORDS = read("words");
const INDEX = read("index");

const h = (name, props = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") made.className = value;
    else if (key === "click") made.addEventListener("click", value);
    else if (key === "data") Object.assign(made.dataset, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
};

// Characters that nobody sees or that turn the direction of text: shown by their number, never laid out.
const HIDDEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/;
const put = (text) => text.split(HIDDEN).map((part, n) => {
  if (n % 2 === 0) return part;
  const code = "U+" + part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return h("span", { class: "unseen", title: say("hidden_character") + " " + code }, code.slice(2));
}).filter((part) => part !== "");
const bdi = (text, lang) => h("bdi", { lang }, put(text));

// Browsers without a place to keep things (private windows, sandboxed viewers) throw.
const keep = {
  get: (key) => { try { return localStorage.getItem("zvirka:" + key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem("zvirka:" + key, value); } catch { /* lasts for this view only */ } },
};

let lang = ["uk", "en"].includes(keep.get("lang")) ? keep.get("lang") : INDEX.lang;
let plurals, numbers, days, moments;
const speak = (chosen) => {
  lang = chosen;
  plurals = new Intl.PluralRules(lang);
  numbers = new Intl.NumberFormat(lang);
  days = new Intl.DateTimeFormat(lang, { dateStyle: "long" });
  moments = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" });
};
speak(lang);

const say = (key, values = {}) => String(WORDS[lang][key]).replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = (n) => numbers.format(n);
// English has two forms after a number, Ukrainian three (1 помилка, 2 помилки, 5 помилок).
const form = (n, key) => {
  const forms = WORDS[lang][key];
  const at = { one: 0, few: 1 }[plurals.select(n)] ?? forms.length - 1;
  return forms[Math.min(at, forms.length - 1)].replace("{n}", count(n));
};
const counted = (n, key) => count(n) + "\u00a0" + form(n, key);
const dated = (text, by = days) => {
  const when = new Date(text);
  return isNaN(when) ? text : by.format(when);
};

const announce = (text) => { $("said").textContent = ""; requestAnimationFrame(() => { $("said").textContent = text; }); };

const toldCopied = (done, button) => {
  const word = say(done ? "copied" : "not_copied");
  announce(word);
  if (!button || button.dataset.was) return;
  button.dataset.was = button.textContent;
  button.textContent = word;
  setTimeout(() => { button.textContent = button.dataset.was; delete button.dataset.was; }, 1500);
};
// Copies what is selected in a field that nobody sees, where the browser gives no clipboard to a page.
const copySelected = (text, button) => {
  const field = h("textarea", { class: "hush", "aria-hidden": "true" });
  field.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button?.focus();
  return done;
};
const copy = async (text, button) => {
  let done = true;
  try { await navigator.clipboard.writeText(text); } catch { done = copySelected(text, button); }
  toldCopied(done, button);
};
// The same with its looks: a place for formatted text takes the HTML, any other the words.
const copyBoth = (html, text, button) => {
  const give = (event) => {
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", give, { once: true, capture: true });
  const done = copySelected(text, button);
  document.removeEventListener("copy", give, { capture: true });
  toldCopied(done, button);
};
const download = (text, name, type) => {
  const file = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  h("a", { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 10000);
};

// A long list is laid out as far as it is scrolled to: `more()` lays out up to a row that is asked for.
const grow = (list, rows, make, scroller) => {
  let at = 0;
  const end = h(list.tagName === "OL" ? "li" : "div", { class: "end", "aria-hidden": "true" });
  const more = (upto = at + 120) => {
    const piece = document.createDocumentFragment();
    for (; at < Math.min(rows.length, upto); at++) piece.append(make(rows[at], at));
    if (at < rows.length) end.before(piece);
    else { end.replaceWith(piece); watch.disconnect(); }
  };
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    more();
    // Still in sight: the observer tells changes only.
    if (end.isConnected) { watch.unobserve(end); watch.observe(end); }
  }, { root: scroller, rootMargin: "1500px" });
  list.replaceChildren(end);
  watch.observe(end);
  more();
  return { more, stop: () => watch.disconnect() };
};
