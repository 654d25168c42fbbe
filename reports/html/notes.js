// What is said of each finding below its passage, as in a review: message, correction, what can be done, details.
const noteOf = new Map(); // number of a finding in its document: its note
let writing = null; // the finding whose passage is being written anew

const SAID_SO = 3; // a correction of more letters is not told twice
const saidSo = (text, message) => text.length > SAID_SO && message.includes(text);

const note = (one, data) => {
  const found = data.findings[one.place];
  const state = stateOf(one);
  const [, why] = decided.get(keyOf(one)) ?? [];
  const active = one === chosen;
  const raw = found.en?.[3] ?? found.uk?.[3];
  const message = one.message[lang];
  const ones = REPEATS.get(one.same);
  const made = h("li", { class: ["note", one.level, state, active ? "open" : ""].join(" "), id: "note-" + one.place, tabindex: "-1", data: { note: one.place } },
    badge(one.level),
    h("div", { class: "body" },
      h("p", { class: "said" }, spoken(one.level), bdi(headline(one)),
        INDEX.change && one.fresh && h("span", { class: "tag new" }, say("new"))),
      state === "left" && found.expected && !saidSo(found.expected, message) && h("p", { class: "expected" }, h("span", { class: "quiet" }, say("expected") + ": "), h("ins", {}, bdi(found.expected.slice(0, 2000)))),
      raw !== undefined && h("p", { class: "expected" }, h("span", { class: "quiet" }, say("markup") + ": "), h("code", {}, put(raw.slice(0, 300)))),
      ones.length > 1 && h("p", { class: "quiet" }, capital(told(ones))),
      state === "kept" && h("p", { class: "decided" }, h("b", {}, say("accepted_because") + ": "), bdi(why ?? "")),
      state === "done" && h("p", { class: "decided" }, h("b", {}, say("done"))),
      writing === one && ownWords(one, data),
      active && writing !== one && h("div", { class: "acts" }, acts(one, data, state)),
      active && details(one, data, found)));
  noteOf.set(one.place, made);
  return made;
};

const acts = (one, data, state) => {
  const doc = DOCS[one.doc];
  const act = (name, key, shortcut, main) => h("button", { type: "button", class: main && "main", data: { act: name }, "aria-keyshortcuts": shortcut }, say(key));
  const correction = corrects(one, data);
  const expected = data.findings[one.place].expected;
  return [
    ...(state !== "left" ? [act("undo", "undo", "d")] : [
      correction && act("put", "put", "r", true),
      mendable(one, data) && act("own", "own", "w"),
      expected && !correction && act("copy", "copy", "c"),
      act("accept", "accept", "a"),
      act("tick", "tick", "d"),
    ]),
    !correction && doc.edit && h("a", { class: "button", href: doc.edit, target: "_blank", rel: "noopener noreferrer" }, say("edit_post"), h("span", { "aria-hidden": "true" }, " ↗")),
  ];
};

// Why, how sure, the rule's own name and what matched: for who asks.
const details = (one, data, found) => {
  const made = h("details", { class: "threads" }, h("summary", {}, say("details")));
  made.addEventListener("toggle", () => {
    if (made.open && made.children.length === 2) made.append(matchTable(data, found));
  });
  made.append(h("div", {},
    aside(one) && h("p", {}, bdi(capital(aside(one)) + ".")),
    one.why[lang] && h("p", { class: "why" }, h("b", {}, say("why") + ". "), h("span", { lang: one.why[lang] === one.why.en ? "en" : lang }, one.why[lang])),
    h("p", { class: "quiet" }, say("certainty") + ": " + WORDS[lang].certainties[found.certainty] + (found.share === undefined ? "" : ` (${found.share}\u00a0%)`)),
    h("p", { class: "quiet" }, say("rule") + ": ", h("code", { class: "rule" }, one.rule))));
  return made;
};

const matchTable = (data, found) => {
  const near = new Set(data.rows.filter((sides) => sides.flat().some((n) => n === found.en?.[0] || n === found.uk?.[0])).flat(2));
  const here = data.matches.filter(([uk, en]) => [uk, en].some((fact) => fact >= 0 && near.has(data.facts[fact][0]))).slice(0, 200);
  if (!here.length) return h("p", { class: "quiet" }, say("nothing_matched"));
  const shown = (fact, side) => {
    if (fact < 0) return h("td", {}, "–");
    const [n, start, end] = data.facts[fact];
    return h("td", { lang: side }, bdi(data.passages[n]?.[2].slice(start, Math.min(end, start + 120)) ?? ""));
  };
  return h("table", {}, h("caption", { class: "quiet" }, say("matched_here")), h("thead", {}, h("tr", {}, ["kind", "uk", "en", "verdict"].map((key) => h("th", { scope: "col" }, say(key))))),
    h("tbody", {}, here.map(([uk, en, verdict]) => h("tr", { class: verdict },
      h("th", { scope: "row" }, WORDS[lang].kinds[data.facts[uk < 0 ? en : uk][3]]), shown(uk, "uk"), shown(en, "en"), h("td", {}, WORDS[lang].verdicts[verdict])))));
};

// The whole passage as a field to write in, what the finding points at selected.
const ownWords = (one, data) => {
  const [n, start, end] = placeOf(one, data);
  const field = h("textarea", { id: "own", rows: "4", lang: data.mending.side, spellcheck: "true", "aria-labelledby": "own-label", "aria-describedby": "own-wrong" });
  field.value = mendedText(data, n);
  const lacking = Boolean(data.findings[one.place].place); // the translation lacks something there: nothing is to be overwritten
  const [from, to] = moved(editsOf(data.n, n), start, end);
  requestAnimationFrame(() => { if (field.isConnected) { field.focus(); field.setSelectionRange(lacking ? to : from, to); } });
  return h("div", { class: "own" },
    h("label", { for: "own", id: "own-label" }, say("own_label")), field,
    h("p", { class: "wrong", id: "own-wrong", role: "alert" }),
    h("div", { class: "acts" }, h("button", { type: "button", class: "main", data: { act: "save" } }, say("own_save")), h("button", { type: "button", data: { act: "leave" } }, say("cancel"))));
};

const paintNote = (one) => {
  if (one.doc !== open || !texts(open)) return;
  const old = noteOf.get(one.place);
  if (!old) return;
  const focused = old.contains(document.activeElement);
  const made = note(one, texts(open));
  old.replaceWith(made);
  marks.get(one.place)?.forEach((mark) => mark.classList.toggle("settled",
    mark.dataset.findings.split(" ").every((n) => stateOf(DOCS[open].findings[n]) !== "left")));
  if (focused) made.focus({ preventScroll: true });
  if (one === chosen) { unlight(); glow(() => lightFinding(one.place)); }
};

const correct = (one, button) => {
  const found = texts(one.doc)?.findings[one.place];
  const text = found?.fix ?? found?.expected;
  if (text) copy(text, button);
};

const ACTS = {
  put: (one) => putIn([one]), own: (one) => beginOwn(one), leave: (one) => leaveOwn(one), save: (one) => saveOwn(one, $("own").value), copy: (one, button) => correct(one, button),
  accept: (one) => askReason(one), tick: (one) => toggle(one), undo: (one) => toggle(one),
};
$("main").addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  const one = DOCS[open]?.findings[button?.closest("[data-note]")?.dataset.note];
  if (button && one) ACTS[button.dataset.act](one, button);
});
$("main").addEventListener("keydown", (event) => {
  if (event.target.id !== "own") return;
  if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); leaveOwn(writing); }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); saveOwn(writing, $("own").value); }
});
// A note opens where it is clicked, and stays where it is.
$("main").addEventListener("click", (event) => {
  const found = event.target.closest("[data-note]");
  if (!found || event.target.closest("button, a, summary, details, .own") || getSelection().toString()) return;
  choose(DOCS[open].findings[found.dataset.note], false);
});
