// What is said of each finding below its passage, as in a review: message, correction, reason, what can be done.
const noteOf = new Map(); // number of a finding in its document: its note

const note = (one, data) => {
  const found = data.findings[one.place];
  const state = stateOf(one);
  const [, why] = decided.get(keyOf(one)) ?? [];
  const active = one === chosen;
  const raw = found.en?.[3] ?? found.uk?.[3];
  const made = h("li", { class: ["note", one.level, state, active ? "open" : ""].join(" "), id: "note-" + one.place, tabindex: "-1", data: { note: one.place } },
    badge(one.level),
    h("div", { class: "body" },
      h("p", { class: "said" }, spoken(one.level), bdi(one.message[lang]), " ",
        h("a", { class: "rule", href: address(one), title: one.summary[lang] }, one.rule),
        INDEX.change && one.fresh && h("span", { class: "tag new" }, say("new"))),
      found.expected && h("p", { class: "expected" }, h("span", { class: "quiet" }, say("expected") + ": "), h("ins", {}, bdi(found.expected.slice(0, 2000)))),
      raw !== undefined && h("p", { class: "expected" }, h("span", { class: "quiet" }, say("markup") + ": "), h("code", {}, put(raw.slice(0, 300)))),
      state === "kept" && h("p", { class: "decided" }, h("b", {}, say("accepted_because") + ": "), bdi(why ?? "")),
      state === "done" && h("p", { class: "decided" }, h("b", {}, say("done"))),
      active && details(one, data, found),
      active && h("div", { class: "acts" }, acts(one, found, state))));
  noteOf.set(one.place, made);
  return made;
};

const acts = (one, found, state) => {
  const doc = DOCS[one.doc];
  const act = (name, key, shortcut) => h("button", { type: "button", data: { act: name }, "aria-keyshortcuts": shortcut }, say(key));
  return [
    (found.fix ?? found.expected) && act("copy", "copy", "c"),
    state === "left" && act("mend", "mend", "d"),
    state === "left" && act("accept", "accept", "a"),
    state !== "left" && act("undo", "undo", "d"),
    doc.edit && h("a", { class: "button", href: doc.edit, target: "_blank", rel: "noopener noreferrer" }, say("edit_post"), h("span", { "aria-hidden": "true" }, " ↗")),
  ];
};

const details = (one, data, found) => {
  const made = h("details", { class: "threads" }, h("summary", {}, say("matched_here")));
  made.addEventListener("toggle", () => {
    if (made.open && made.children.length === 1) made.append(matchTable(data, found));
  });
  return [
    one.why[lang] && h("p", { class: "why" }, h("b", {}, say("why") + ". "), h("span", { lang: one.why[lang] === one.why.en ? "en" : lang }, one.why[lang])),
    h("p", { class: "quiet" }, say("certainty") + ": " + WORDS[lang].certainties[found.certainty]),
    made,
  ];
};

const matchTable = (data, found) => {
  const near = new Set(data.rows.filter((sides) => sides.flat().some((n) => n === found.en?.[0] || n === found.uk?.[0])).flat(2));
  const here = data.matches.filter(([uk, en]) => [uk, en].some((fact) => fact >= 0 && near.has(data.facts[fact][0]))).slice(0, 200);
  if (!here.length) return h("p", { class: "quiet" }, say("nothing_matched"));
  const shown = (fact, side) => {
    if (fact < 0) return h("td", {}, "—");
    const [n, start, end] = data.facts[fact];
    return h("td", { lang: side }, bdi(data.passages[n]?.[2].slice(start, Math.min(end, start + 120)) ?? ""));
  };
  return h("table", {}, h("thead", {}, h("tr", {}, ["kind", "uk", "en", "verdict"].map((key) => h("th", { scope: "col" }, say(key))))),
    h("tbody", {}, here.map(([uk, en, verdict]) => h("tr", { class: verdict },
      h("th", { scope: "row" }, WORDS[lang].kinds[data.facts[uk < 0 ? en : uk][3]]), shown(uk, "uk"), shown(en, "en"), h("td", {}, WORDS[lang].verdicts[verdict])))));
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
const mend = (one) => {
  const [state, , , where] = decided.get(keyOf(one)) ?? [];
  const ones = state === "kept" && typeof where !== "string" ? alike(one, where).filter((other) => stateOf(other) === "kept") : [one];
  decide(ones, state ? null : ["done", "", one.rule, whereOf(one)]);
  announce(say(stateOf(one)));
  repaint(ones);
};

$("main").addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  const one = DOCS[open]?.findings[button?.closest("[data-note]")?.dataset.note];
  if (button && one) ({ copy: () => correct(one, button), mend: () => mend(one), accept: () => askReason(one), undo: () => mend(one) })[button.dataset.act]();
});
// A note opens where it is clicked, and stays where it is.
$("main").addEventListener("click", (event) => {
  const found = event.target.closest("[data-note]");
  if (!found || event.target.closest("button, a, summary, details") || getSelection().toString()) return;
  choose(DOCS[open].findings[found.dataset.note], false);
});
