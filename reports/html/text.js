// A document: passage beside passage, findings and facts marked in place, threads between counterparts.
let open = -1;
let marks = new Map(); // number of a finding in its document: its pieces on either side
let pins = new Map(); // number of a match: its pieces
let rowOf = new Map(); // number of a finding: its row
let showMatched = false;
let onlyFound = false;

const remember = (map, key, piece) => { if (map.has(key)) map.get(key).push(piece); else map.set(key, [piece]); };

// The edges of all spans cut a passage into pieces; each piece knows every span that covers it. An empty span is a
// place between two characters, and gets a piece of its own.
const pieces = (length, spans) => {
  const edges = new Set([0, length]);
  spans.forEach(([start, end]) => { edges.add(Math.min(start, length)); edges.add(Math.min(end, length)); });
  const cuts = [...edges].sort((a, b) => a - b);
  const opening = new Map();
  spans.forEach((one) => remember(opening, one[0], one));
  const made = [];
  let over = [];
  cuts.forEach((cut, n) => {
    over = over.filter((one) => one[1] > cut);
    for (const one of opening.get(cut) ?? []) (one[1] > cut ? over : (made.push([cut, cut, [one]]), [])).push(one);
    if (n + 1 < cuts.length) made.push([cut, cuts[n + 1], over.slice(-40)]);
  });
  return made;
};

const worst = (findings) => SEVERE.find((level) => findings.some((one) => one.level === level));

// What lies over the passages as they are checked: [start, end, finding, fact].
const collect = (data, doc) => {
  const spans = data.passages.map(() => []);
  doc.findings.forEach((one) => {
    for (const side of ["uk", "en"]) {
      const place = data.findings[one.place][side];
      if (place && spans[place[0]]) spans[place[0]].push([place[1], place[2], one, null]);
    }
  });
  data.matches.forEach(([uk, en, verdict], n) => {
    for (const fact of [uk, en]) {
      const at = data.facts[fact];
      if (at && spans[at[0]]) spans[at[0]].push([at[1], at[2], null, { n, verdict, lone: uk < 0 || en < 0 }]);
    }
  });
  return spans;
};

const piece = (text, over, n, first) => {
  const findings = over.filter((one) => one[2]).map((one) => one[2]);
  const facts = over.filter((one) => one[3]).map((one) => one[3]);
  const mended = over.find((one) => one[4] !== undefined);
  if (!findings.length && !facts.length && !mended) return put(text);
  const names = mended ? ["mended"] : [];
  if (findings.length) names.push("mark", worst(findings), ...(findings.every((one) => stateOf(one) !== "left") ? ["settled"] : []));
  if (facts.length) names.push("fact", facts.at(-1).verdict);
  const starts = over.some((one) => one[0] === first);
  const made = h(mended ? "ins" : "span", { class: names.join(" "), title: mended?.[4] && say("was") + ": " + mended[4].slice(0, 200), data: {
    ...(findings.length && { findings: findings.map((one) => one.place).join(" ") }),
    ...(facts.length && { facts: facts.map((one) => one.n).join(" ") }) } }, text ? put(text) : h("span", { class: "caret", "aria-hidden": "true" }));
  if (findings.length && starts) {
    made.tabIndex = 0;
    made.setAttribute("role", "button");
    if (!text) made.setAttribute("aria-label", say("insert_here"));
    made.setAttribute("aria-describedby", "note-" + findings[0].place);
  }
  findings.forEach((one) => remember(marks, one.place, made));
  facts.forEach((one) => remember(pins, one.n, made));
  return made;
};

const passage = (data, n, lying) => {
  const [side, role, checked] = data.passages[n];
  const edits = editsOf(data.n, n);
  const text = edited(checked, edits);
  const spans = !edits.length ? lying : [
    ...lying.map(([start, end, ...rest]) => [...moved(edits, start, end), ...rest]),
    ...edits.map(([start, end]) => [...moved(edits, start, end), null, null, checked.slice(start, end)])];
  return h("div", { class: "passage " + role, lang: side, data: { passage: n } },
    role !== "paragraph" && h("span", { class: "role", lang }, WORDS[lang].roles[role] ?? role),
    h("div", { class: "words", dir: "ltr" }, pieces(text.length, spans).map(([start, end, over]) => piece(text.slice(start, end), over, n, start))));
};
// One passage anew, after a mend.
const repaintPassage = (n) => {
  const data = texts(open);
  const old = $("texts")?.querySelector(`[data-passage="${n}"]`);
  if (!old) return;
  unlight();
  for (const kept of [marks, pins]) kept.forEach((found, key) => kept.set(key, found.filter((one) => !old.contains(one))));
  old.replaceWith(passage(data, n, collect(data, DOCS[open])[n]));
  paintToggles();
};
const repaintText = () => {
  if (open < 0) { paintOverview(); return; }
  const top = scrollY;
  paintText(open);
  if (chosen?.doc === open) light(chosen, false);
  scrollTo(0, top);
};

const layRows = (data, doc) => {
  const spans = collect(data, doc);
  const home = new Map();
  data.rows.forEach((sides, n) => sides.flat().forEach((one) => home.set(one, n)));
  const notes = data.rows.map(() => []);
  const astray = [];
  doc.findings.forEach((one) => {
    const found = data.findings[one.place];
    const row = home.get((found[data.mending?.side] ?? found.en ?? found.uk ?? [-1])[0]);
    (row === undefined ? astray : notes[row]).push(one);
  });
  const touched = data.rows.map((sides, n) => notes[n].length > 0 || sides.flat().some((one) => spans[one].some((span) => span[2])));
  // Where graver things are told of a document, what is small is one short line until it is opened.
  const graver = doc.error + doc.warning > 0;
  let run = null;
  const made = [];
  data.rows.forEach((sides, n) => {
    const row = h("section", { class: "row" + (touched[n] ? " touched" : ""), "aria-label": count(n + 1), data: { row: n } },
      h("a", { class: "number", "aria-hidden": "true", tabindex: "-1" }, count(n + 1)),
      sides.map((side, at) => h("div", { class: "cell", lang: at ? "en" : "uk" },
        h("span", { class: "tongue", lang }, say(at ? "en" : "uk")),
        side.length ? side.map((one) => passage(data, one, spans[one])) : h("p", { class: "absent", lang }, say("no_text")))),
      notes[n].length > 0 && h("ul", { class: "notes" + (graver ? " brief" : "") },
        notes[n].sort((a, b) => a.rank - b.rank).map((one) => note(one, data))));
    notes[n].forEach((one) => rowOf.set(one.place, row));
    if (touched[n]) run = null;
    else if (run) run.push(row);
    else {
      run = [row];
      const rows = run;
      const fold = h("button", { type: "button", class: "fold", click: () => {
        rows.forEach((one) => one.classList.add("unfolded"));
        fold.remove();
      } });
      fold.rows = rows;
      made.push(fold);
    }
    made.push(row);
  });
  made.filter((one) => one.rows).forEach((fold) => { fold.textContent = "⋯ " + counted(fold.rows.length, "hidden_rows"); });
  if (astray.length) made.unshift(h("section", { class: "row touched" }, h("ul", { class: "notes" }, astray.map((one) => note(one, data)))));
  return made;
};

const paintText = (n) => {
  const doc = DOCS[n];
  const data = texts(n);
  marks = new Map(); pins = new Map(); rowOf = new Map(); noteOf.clear();
  if (!data) {
    $("main").replaceChildren(h("p", { class: "empty" }, say("reading")));
    document.addEventListener("DOMContentLoaded", () => { if (open === n && texts(n)) { paintText(n); follow(); } }, { once: true });
    return;
  }
  const toggle = (id, key, on) => h("button", { type: "button", id, class: "toggle", "aria-pressed": String(on), "aria-keyshortcuts": id === "matched" ? "m" : "o" }, say(key));
  const head = h("div", { class: "top" },
    !SINGLE && h("p", { class: "crumbs" }, h("a", { href: "#/" }, say("overview")), h("span", {}, count(n + 1) + " / " + count(DOCS.length)),
      n > 0 && h("a", { href: "#/" + (n - 1), rel: "prev" }, "‹ " + say("previous_document")),
      n + 1 < DOCS.length && h("a", { href: "#/" + (n + 1), rel: "next" }, say("next_document") + " ›")),
    h("h2", {}, bdi(titled(doc))),
    h("p", { class: "facts" }, titled(doc) !== doc.name && h("span", { class: "file" }, bdi(doc.name)), doc.date && h("span", {}, h("time", { datetime: doc.date }, dated(doc.date))),
      h("span", {}, counted(doc.pairs, "pairs")), h("span", {}, counted(doc.facts, "facts"))),
    h("div", { class: "doing" },
      doc.edit && h("a", { class: "button", href: doc.edit, target: "_blank", rel: "noopener noreferrer" }, say("edit_post"), h("span", { "aria-hidden": "true" }, " ↗")),
      doc.view && h("a", { class: "button", href: doc.view, target: "_blank", rel: "noopener noreferrer" }, say("view_post"), h("span", { "aria-hidden": "true" }, " ↗")),
      toggle("matched", "show_matched", showMatched), toggle("only", "only_found", onlyFound),
      SINGLE && h("a", { class: "button", href: "#/summary" }, say("overview"))));
  const threads = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  threads.id = "threads";
  threads.setAttribute("aria-hidden", "true");
  const mending = doc.findings.length > 0 && h("div", { class: "mending", role: "group", "aria-label": say("mending") },
      h("button", { type: "button", id: "fix-safe", class: "main" }), h("button", { type: "button", id: "fix-all" }),
      h("button", { type: "button", id: "step-back", "aria-keyshortcuts": "z" }, say("step_back")),
      h("button", { type: "button", id: "take", "aria-keyshortcuts": "t" }, say("take")),
      h("span", { class: "quiet", id: "doc-left" }), !data.mending && h("span", { class: "quiet" }, say("too_large")));
  const sides = h("div", { class: "sides", "aria-hidden": "true" }, h("span"), h("span", {}, say("uk")), h("span", {}, say("en")));
  $("main").replaceChildren(...[failures(), firstOnes()].filter(Boolean), head, h("div", { class: "desk" }, mending, sides), h("div", { class: "texts", id: "texts" }, layRows(data, doc), threads));
  watcher.disconnect();
  watcher.observe($("texts"));
  paintToggles();
  paintTools();
};

const paintToggles = () => {
  const texts = $("texts");
  if (!texts) return;
  texts.classList.toggle("matched", showMatched);
  texts.classList.toggle("folded", onlyFound);
  $("matched").setAttribute("aria-pressed", String(showMatched));
  $("only").setAttribute("aria-pressed", String(onlyFound));
  texts.querySelectorAll(".fact:not(.mark)").forEach((one) => {
    if (showMatched) { one.tabIndex = 0; one.setAttribute("role", "button"); } else { one.removeAttribute("tabindex"); one.removeAttribute("role"); }
  });
  unlight();
};
