// What an editor does on the page, from the texts to the report and back.
const panes = Object.fromEntries([...document.querySelectorAll(".pane[data-side]")].map((root) => [root.dataset.side, makePane(root)]));
const both = makePane($("both"));
const way = () => document.querySelector("input[name=way]:checked").value;
const choose = (chosen) => {
  document.querySelector(`input[name=way][value=${chosen}]`).checked = true;
  document.querySelectorAll("[data-way]").forEach((one) => { one.hidden = one.dataset.way !== chosen; });
};

const tell = (text, wrong = false) => { $("told").textContent = text; $("status").classList.toggle("wrong", wrong); };

// What is asked, or what is missing.
const question = async () => {
  const first = $("original").value;
  const more = { lang, ...(first !== "auto" && { original: first }) };
  if (way() === "address") {
    const address = $("address").value.trim();
    return /^https?:\/\//i.test(address) ? { address, ...more } : "give_address";
  }
  if (way() === "file") return both.empty() ? "give_file" : { file: (await both.given()).value, ...more };
  if (panes.uk.empty() || panes.en.empty()) return "give_both";
  const [uk, en] = await Promise.all([panes.uk.given(), panes.en.given()]);
  // One format is said for both texts: a text of the other format goes as a file.
  const format = uk.format ?? en.format ?? "text";
  const other = (side, one) => (!one.format || one.format === format ? one.value
    : { name: `${side}.${one.format === "html" ? "html" : "txt"}`, base64: base64(one.value) });
  return { uk: other("uk", uk), en: other("en", en), format, ...more };
};
const base64 = (text) => {
  let bytes = "";
  for (const one of new TextEncoder().encode(text)) bytes += String.fromCharCode(one);
  return btoa(bytes);
};

let running = null;
let shown = "";
const show = (html) => {
  if (shown) URL.revokeObjectURL(shown);
  shown = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  // The report has no part in this page: not its token, not its texts, not its storage.
  const frame = h("iframe", { title: say("report"), sandbox: "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox", allow: "clipboard-write *", src: shown });
  $("report").replaceChildren(frame);
  $("report").hidden = false;
  $("save-report").href = shown;
  document.body.classList.add("read");
  frame.addEventListener("load", () => frame.contentWindow?.focus(), { once: true });
};

const check = async () => {
  running?.abort();
  const asked = await question();
  if (typeof asked === "string") { tell(say(asked), true); return; }
  const body = JSON.stringify(asked);
  if (bytesOf(body) > INDEX.most) { tell(say("too_large", { size: sized(INDEX.most) }), true); return; }
  const mine = running = new AbortController();
  const begun = Date.now();
  let until = 0;
  const clock = setInterval(() => {
    if (Date.now() > until) tell(say("checking", { seconds: count(Math.round((Date.now() - begun) / 1000)) }));
  }, 1000);
  tell(say("checking", { seconds: count(0) }));
  $("status").classList.add("busy");
  try {
    const answer = await ask(body, mine.signal, (seconds) => { until = Date.now() + 1000 * seconds; tell(say("full", { seconds: count(seconds) })); });
    if (answer.html) {
      show(answer.html);
      tell(say(answer.checked ? "ready" : "none_checked"), !answer.checked);
    } else {
      tell(wrongOf(answer), true);
      if (answer.failed === 401) askToken();
    }
  } catch {
    tell(say(mine.signal.aborted ? "stopped" : "failed_net"), !mine.signal.aborted);
  } finally {
    clearInterval(clock);
    if (running === mine) { running = null; $("status").classList.remove("busy"); }
  }
};

const askToken = () => { $("token").value = ""; $("ask-token").showModal(); };
$("ask-token").querySelector("form").addEventListener("submit", () => { keepToken($("token").value); check(); });
document.querySelectorAll("[data-close]").forEach((one) => one.addEventListener("click", () => one.closest("dialog").close()));

$("form").addEventListener("submit", (event) => { event.preventDefault(); check(); });
$("form").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); check(); }
});
$("again").addEventListener("click", check);
$("stop").addEventListener("click", () => running?.abort());
$("back").addEventListener("click", () => { document.body.classList.remove("read"); $("report").hidden = true; tell(""); $("main").focus(); });
document.querySelectorAll("input[name=way]").forEach((one) => one.addEventListener("change", () => choose(way())));
$("plain").addEventListener("change", () => Object.values(panes).forEach((one) => one.turn($("plain").checked)));

// Files that are dropped: one onto a pane, or two anywhere, told apart by the mark of a language in their names.
const MARKED = { uk: /(?:^|[^a-zа-яіїєґ])(?:uk|ua|укр)(?:[^a-zа-яіїєґ]|$)|ukrain|україн/i, en: /(?:^|[^a-z])(?:en|eng|англ)(?:[^a-z]|$)|english|англій/i };
const dropped = (files, pane) => {
  if (files.length === 1) {
    choose(pane === both ? "file" : "texts");
    pane.hold({ file: files[0] });
    return;
  }
  const [first, second] = files;
  const turned = MARKED.en.test(first.name) ? !MARKED.uk.test(first.name) : MARKED.uk.test(second.name);
  const [uk, en] = turned ? [second, first] : [first, second];
  choose("texts");
  panes.uk.hold({ file: uk });
  panes.en.hold({ file: en });
  tell(say("two_files", { uk: uk.name, en: en.name }));
};
const paneOf = (target) => [...Object.values(panes), both].find((one) => one.root.contains(target)) ?? (way() === "file" ? both : panes.uk.empty() ? panes.uk : panes.en);
addEventListener("dragover", (event) => { event.preventDefault(); });
addEventListener("drop", (event) => {
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  const pane = paneOf(event.target);
  if (files.length) dropped(files, pane);
  else if (pane !== both) pane.pasted(event.dataTransfer);
});

// What is mended in the report takes the place of the text that was pasted, so that it can be checked again.
addEventListener("message", (event) => {
  if (!event.source || event.source !== document.querySelector("#report iframe")?.contentWindow) return;
  const { zvirka, file, raw } = event.data ?? {};
  const [, side, kind] = /^(?:(?:uk|en)\/)?(uk|en)\.(html|txt)$/.exec(String(file)) ?? [];
  if (zvirka === "mended" && side && typeof raw === "string" && way() === "texts") panes[side].put(raw, kind === "html" ? "html" : "text");
});

const translate = () => {
  document.documentElement.lang = lang;
  document.querySelectorAll("[data-say]").forEach((one) => { one.textContent = say(one.dataset.say); });
  document.querySelectorAll("[data-label]").forEach((one) => one.setAttribute("aria-label", say(one.dataset.label)));
  document.querySelectorAll("textarea[data-hint]").forEach((one) => one.setAttribute("placeholder", say(one.dataset.hint)));
  document.querySelectorAll("[data-empty]").forEach((one) => { one.dataset.hint = say(one.dataset.empty); });
  document.querySelectorAll("[data-lang]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.lang === lang)));
  document.title = say("heading");
  for (const one of [...Object.values(panes), both]) one.paint();
};
document.querySelectorAll("[data-lang]").forEach((button) => button.addEventListener("click", () => {
  keep.set("lang", button.dataset.lang);
  speak(button.dataset.lang);
  translate();
  tell("");
}));
const dress = (theme) => { document.documentElement.dataset.theme = theme; $("theme").value = theme; };
$("theme").addEventListener("change", () => { keep.set("theme", $("theme").value); dress($("theme").value); });

// A token that the address brings is taken out of it, so that it is neither bookmarked nor handed on.
const brought = /^#token=([\x21-\x7e]+)$/.exec(location.hash);
if (brought) { keepToken(decodeURIComponent(brought[1])); history.replaceState(null, "", location.pathname); }

dress(["auto", "light", "dark"].includes(keep.get("theme")) ? keep.get("theme") : "auto");
choose(way());
$("page").hidden = false;
translate();
