// The address, the keys, the switches, and the beginning.
// A page in a sandbox may change neither its address nor its history: where it is, it knows itself.
let here = location.hash;
const go = (where) => {
  const before = location.hash;
  here = where;
  location.hash = where;
  if (location.hash === before) follow();
};
const choose = (one, move = true) => {
  const before = chosen;
  const link = mark(one);
  here = address(one);
  try { history.replaceState(null, "", here); } catch { /* the address stays as it was */ }
  document.body.classList.remove("drawn");
  if (writing && writing !== one) { const before = writing; writing = null; paintNote(before); }
  if (open !== one.doc) show(one.doc);
  else if (before && before !== one && before.doc === open) paintNote(before);
  if (!texts(open)) return;
  paintNote(one);
  light(one, move);
  if (!move) noteOf.get(one.place)?.focus({ preventScroll: true });
  return link;
};

const title = () => { document.title = (open >= 0 ? titled(DOCS[open]).slice(0, 80) + " – " : "") + say("title"); };
const show = (n) => {
  unlight();
  open = n;
  if (chosen && chosen.doc !== n) mark(null);
  if (n >= 0) {
    if (filter.document !== "" && Number(filter.document) !== n) { filter.document = String(n); refilter(); }
    onlyFound = onlyFound || (texts(n)?.rows.length ?? 0) > 80;
    paintText(n);
  } else paintOverview();
  $("main").scrollTo?.(0, 0);
  scrollTo(0, 0);
  document.body.classList.toggle("reading", n >= 0);
  title();
};

const follow = () => {
  const [, doc, place] = /^#\/(\d+)(?:\/(\d+))?$/.exec(here) ?? [];
  const found = DOCS[doc]?.findings[place];
  if (found) choose(found);
  else if (DOCS[doc]) {
    if (!SINGLE) { filter.document = DOCS[doc].findings.length ? doc : ""; refilter(); }
    show(Number(doc));
    $("main").focus({ preventScroll: true });
  } else {
    if (filter.document !== "") { filter.document = ""; refilter(); }
    show(SINGLE && here !== "#/summary" ? 0 : -1);
  }
};

const step = (by) => {
  const at = listed.indexOf(lineOf(chosen));
  let next = listed[at < 0 ? (by > 0 ? 0 : listed.length - 1) : at + by];
  if (at < 0 && chosen) next = by > 0 ? listed.find((one) => one.rank > chosen.rank) : listed.findLast((one) => one.rank < chosen.rank);
  if (!next && by > 0 && !smallShown && passing.some((one) => one.level === "info")) {
    smallShown = true;
    paintList();
    next = listed.find((one) => one.level === "info" && (!chosen || one.rank > chosen.rank));
  }
  if (!next && filter.document !== "" && chosen) next = inNextDocument(by);
  if (!next) { announce(say(by > 0 ? "last_one" : "first_one")); return; }
  if (open >= 0) choose(next);
  else mark(next)?.focus();
};
// The first finding of the next document that has one, or the last of the one before.
const inNextDocument = (by) => {
  const kept = filter.document;
  filter.document = "";
  const rest = ORDERED.filter((one) => passes(one) && (by > 0 ? one.doc > chosen.doc : one.doc < chosen.doc));
  const doc = rest.reduce((found, one) => (found === null || (by > 0 ? one.doc < found : one.doc > found) ? one.doc : found), null);
  filter.document = doc === null ? kept : String(doc);
  if (doc !== null) refilter();
  return by > 0 ? rest.find((one) => one.doc === doc) : rest.findLast((one) => one.doc === doc);
};
const turn = (by) => { if (open >= 0 && DOCS[open + by]) go("#/" + (open + by)); };

const KEYS = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  Enter: () => chosen && choose(chosen),
  a: () => chosen && open >= 0 && askReason(chosen),
  r: () => chosen && open === chosen.doc && stateOf(chosen) === "left" && putIn([chosen]),
  w: () => chosen && open >= 0 && beginOwn(chosen),
  d: () => chosen && open >= 0 && toggle(chosen),
  z: () => stepBack(), t: () => open >= 0 && takeAway(),
  c: () => chosen && correct(chosen),
  e: () => open >= 0 && DOCS[open].edit && window.open(DOCS[open].edit, "_blank", "noopener,noreferrer"),
  m: () => $("matched")?.click(), o: () => $("only")?.click(),
  "[": () => turn(-1), "]": () => turn(1),
  u: () => go(SINGLE ? "#/summary" : "#/"),
  f: () => { document.body.classList.add("drawn"); $("find").focus(); $("find").select(); }, "/": () => KEYS.f(),
  "?": showKeys,
  Escape: () => document.body.classList.remove("drawn"),
};
// The key by its letter, or, under another layout (where j types о), by its place on the keyboard.
const keyed = (event) => (/^[\x20-\x7e]$/.test(event.key) || event.key.length > 1 ? event.key
  : { BracketLeft: "[", BracketRight: "]" }[event.code] ?? event.code.replace(/^Key/, "").toLowerCase());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const key = keyed(event);
  if (event.target.matches("input, textarea, select")) {
    if (key === "Escape") event.target.blur();
    return;
  }
  const pressed = event.target.closest("[role=button][data-findings]");
  if (pressed && (key === "Enter" || key === " ")) { event.preventDefault(); pressed.click(); return; }
  if (key === "Enter" && event.target.closest("a, button, summary")) return;
  if (!KEYS[key]) return;
  event.preventDefault();
  KEYS[key]();
});

const translate = () => {
  document.documentElement.lang = lang;
  document.querySelectorAll("[data-say]").forEach((one) => { one.textContent = say(one.dataset.say); });
  document.querySelectorAll("[data-label]").forEach((one) => one.setAttribute("aria-label", say(one.dataset.label)));
  document.querySelectorAll("[data-hint]").forEach((one) => one.setAttribute("placeholder", say(one.dataset.hint)));
  document.querySelectorAll("[data-lang]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.lang === lang)));
  const levels = tally("level");
  $("sum").textContent = FINDINGS.length ? LEVEL_NAMES.map((level) => counted(levels.get(level) ?? 0, level)).join(", ") : say(INDEX.totals[0] ? "nothing" : "nothing_compared");
  refilter();
};
document.querySelectorAll("[data-lang]").forEach((button) => button.addEventListener("click", () => {
  keep.set("lang", button.dataset.lang);
  speak(button.dataset.lang);
  const top = scrollY;
  translate();
  writing = null;
  repaintText();
  scrollTo(0, top);
  title();
}));

const dress = (theme) => { document.documentElement.dataset.theme = theme; $("theme").value = theme; };
$("theme").addEventListener("change", () => { keep.set("theme", $("theme").value); dress($("theme").value); });
$("back").addEventListener("click", () => step(-1));
$("forth").addEventListener("click", () => step(1));
$("drawer").addEventListener("click", () => document.body.classList.toggle("drawn"));
addEventListener("hashchange", () => { here = location.hash; follow(); });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#/']");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
addEventListener("beforeprint", () => document.querySelectorAll(".note details").forEach((one) => { one.open = true; }));

dress(["auto", "light", "dark"].includes(keep.get("theme")) ? keep.get("theme") : "auto");
$("page").hidden = false;
translate();
follow();
