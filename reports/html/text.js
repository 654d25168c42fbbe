// A document: passage beside passage, findings and facts marked in place, threads between counterparts.
let open = -1;
let marks = new Map(); // number of a finding in its document: its pieces on either side
let pins = new Map(); // number of a match: its pieces
let rowOf = new Map(); // number of a finding: its row
let showMatched = false;
let onlyFound = false;

// The edges of all spans cut a passage into pieces; each piece knows every span that covers it. An empty span is a
// place between two characters, and gets a piece of its own.
const pieces = (length, spans) => {
  const edges = new Set([0, length]);
  spans.forEach(([start, end]) => { edges.add(Math.min(start, length)); edges.add(Math.min(end, length)); });
  const cuts = [...edges].sort((a, b) => a - b);
  const opening = Map.groupBy ? Map.groupBy(spans, (one) => one[0]) : spans.reduce((all, one) => all.set(one[0], [...(all.get(one[0]) ?? []), one]), new Map());
  const made = [];
  let over = [];
  cuts.forEach((cut, n) => {
    over = over.filter((one) => one[1] > cut);
    for (const one of opening.get(cut) ?? []) (one[1] > cut ? over : (made.push([cut, cut, [one]]), [])).push(one);
    if (n + 1 < cuts.length) made.push([cut, cuts[n + 1], over.slice(-40)]);
  });
  return made;
};

const SEVERE = ["error", "warning", "info"];
const worst = (findings) => SEVERE.find((level) => findings.some((one) => one.level === level));

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

const remember = (map, key, piece) => { if (map.has(key)) map.get(key).push(piece); else map.set(key, [piece]); };

const piece = (text, over, n, first) => {
  const findings = over.filter((one) => one[2]).map((one) => one[2]);
  const facts = over.filter((one) => one[3]).map((one) => one[3]);
  if (!findings.length && !facts.length) return put(text);
  const names = [];
  if (findings.length) names.push("mark", worst(findings), ...(findings.every((one) => stateOf(one) !== "left") ? ["settled"] : []));
  if (facts.length) names.push("fact", facts.at(-1).verdict);
  const starts = over.some((one) => one[0] === first);
  const made = h("span", { class: names.join(" "), data: {
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

const passage = (data, n, spans) => {
  const [side, role, text] = data.passages[n];
  return h("div", { class: "passage " + role, lang: side, data: { passage: n } },
    role !== "paragraph" && h("span", { class: "role", lang }, WORDS[lang].roles[role] ?? role),
    h("div", { class: "words", dir: "ltr" }, pieces(text.length, spans[n]).map(([start, end, over]) => piece(text.slice(start, end), over, n, start))));
};

const layRows = (data, doc) => {
  const spans = collect(data, doc);
  const home = new Map();
  data.rows.forEach((sides, n) => sides.flat().forEach((one) => home.set(one, n)));
  const notes = data.rows.map(() => []);
  const astray = [];
  doc.findings.forEach((one) => {
    const found = data.findings[one.place];
    const row = home.get((found.en ?? found.uk ?? [-1])[0]);
    (row === undefined ? astray : notes[row]).push(one);
  });
  const touched = data.rows.map((sides, n) => notes[n].length > 0 || sides.flat().some((one) => spans[one].some((span) => span[2])));
  let run = null;
  const made = [];
  data.rows.forEach((sides, n) => {
    const row = h("section", { class: "row" + (touched[n] ? " touched" : ""), "aria-label": count(n + 1), data: { row: n } },
      h("a", { class: "number", "aria-hidden": "true", tabindex: "-1" }, count(n + 1)),
      sides.map((side, at) => h("div", { class: "cell", lang: at ? "en" : "uk" },
        h("span", { class: "tongue", lang }, say(at ? "en" : "uk")),
        side.length ? side.map((one) => passage(data, one, spans)) : h("p", { class: "absent", lang }, say("no_text")))),
      notes[n].length > 0 && h("ul", { class: "notes" }, notes[n].map((one) => note(one, data))));
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
    document.addEventListener("DOMContentLoaded", () => { if (open === n && texts(n)) follow(); }, { once: true });
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
  const sides = h("div", { class: "sides", "aria-hidden": "true" }, h("span"), h("span", {}, say("uk")), h("span", {}, say("en")));
  $("main").replaceChildren(failures(), head, sides, h("div", { class: "texts", id: "texts" }, layRows(data, doc), threads));
  paintToggles();
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

// Threads: a curve from a piece on the one side to its counterpart on the other.
const thread = (from, to, name) => {
  const texts = $("texts").getBoundingClientRect();
  const a = from.getClientRects()[0], b = to.getClientRects()[0];
  if (!a || !b) return;
  const beside = a.right <= b.left || b.right <= a.left;
  const [left, right] = a.left <= b.left ? [a, b] : [b, a];
  const [x1, y1, x2, y2] = (beside ? [left.right, left.top + left.height / 2, right.left, right.top + right.height / 2]
    : [a.left + a.width / 2, a.bottom, b.left + b.width / 2, b.top]).map((value, n) => value - (n % 2 ? texts.top : texts.left));
  const bend = beside ? Math.max(24, (x2 - x1) / 2) : 0;
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
  path.setAttribute("class", name);
  $("threads").append(path);
};
const across = (found, name) => {
  const of = (side) => found?.find((one) => one.closest(".passage")?.lang === side && one.isConnected);
  const [uk, en] = [of("uk"), of("en")];
  if (uk && en) thread(uk, en, name);
};

let lit = [];
const lamp = (one, name = "lit") => { if (one) { one.classList.add(name); lit.push([one, name]); } };
const unlight = () => {
  lit.forEach(([one, name]) => one.classList.remove(name));
  lit = [];
  $("threads")?.replaceChildren();
  $("tip").hidden = true;
};
const lightFinding = (place) => {
  const one = DOCS[open].findings[place];
  const found = marks.get(place);
  found?.forEach((mark) => lamp(mark));
  lamp(noteOf.get(place));
  const row = rowOf.get(place);
  if (!row) return;
  lamp(row, "near");
  if (one.sides.length === 1) row.querySelectorAll(`.cell[lang=${one.sides === "u" ? "en" : "uk"}]`).forEach((cell) => lamp(cell, "beside"));
  across(found, one.level);
};
const lightFact = (n) => {
  pins.get(n)?.forEach((pin) => lamp(pin, "linked"));
  across(pins.get(n), "same");
};
const lightRow = (row) => {
  const seen = new Set();
  row.querySelectorAll("[data-facts]").forEach((one) => one.dataset.facts.split(" ").forEach((n) => seen.add(Number(n))));
  seen.forEach((n) => across(pins.get(n), "same faint"));
};

const tip = (target, lines) => {
  const box = $("tip");
  box.replaceChildren(...lines);
  box.hidden = false;
  const at = target.getClientRects()[0] ?? target.getBoundingClientRect();
  const width = box.offsetWidth, height = box.offsetHeight;
  box.style.left = Math.max(8, Math.min(at.left, innerWidth - width - 8)) + "px";
  box.style.top = (at.top - height - 8 > 0 ? at.top - height - 8 : at.bottom + 8) + "px";
};
const factLine = (n) => {
  const data = texts(open);
  const [uk, en, verdict] = data.matches[n];
  const kind = data.facts[uk < 0 ? en : uk][3];
  const canon = (fact) => (fact < 0 ? h("i", {}, say("no_counterpart")) : bdi(data.facts[fact][4].slice(0, 200)));
  return h("p", { class: "line " + verdict }, h("b", {}, WORDS[lang].kinds[kind] ?? kind), " ", canon(uk), " ↔ ", canon(en), " · ", WORDS[lang].verdicts[verdict]);
};

const hovered = (target, told = true) => {
  unlight();
  const holder = target.closest?.("[data-findings], [data-facts]");
  const noted = target.closest?.("[data-note]");
  if (showMatched) { const row = target.closest?.(".row"); if (row) lightRow(row); }
  if (noted) lightFinding(Number(noted.dataset.note));
  else if (holder) {
    const findings = (holder.dataset.findings ?? "").split(" ").filter(Boolean).map(Number);
    findings.slice(0, 20).forEach(lightFinding);
    const facts = showMatched || findings.length ? (holder.dataset.facts ?? "").split(" ").filter(Boolean).map(Number) : [];
    facts.forEach(lightFact);
    const lines = [...findings.slice(0, 6).map((n) => h("p", { class: "line " + DOCS[open].findings[n].level }, badge(DOCS[open].findings[n].level), bdi(DOCS[open].findings[n].message[lang]))),
      ...(showMatched ? facts : []).map(factLine)];
    if (told && lines.length) tip(holder, lines);
  } else if (chosen?.doc === open) lightFinding(chosen.place);
};
$("main").addEventListener("pointerover", (event) => { if (open >= 0) hovered(event.target); });
$("main").addEventListener("pointerleave", () => { if (open >= 0) hovered($("main"), false); });
$("main").addEventListener("focusin", (event) => { if (open >= 0 && event.target !== $("main")) hovered(event.target); });
addEventListener("scroll", () => { $("tip").hidden = true; }, { passive: true, capture: true });
addEventListener("resize", unlight);
$("main").addEventListener("click", (event) => {
  if (event.target.closest("#matched")) { showMatched = !showMatched; paintToggles(); return; }
  if (event.target.closest("#only")) { onlyFound = !onlyFound; paintToggles(); return; }
  const holder = event.target.closest("[data-findings]");
  if (!holder) return;
  const here = holder.dataset.findings.split(" ").map(Number);
  const next = chosen?.doc === open ? here[(here.indexOf(chosen.place) + 1) % here.length] : here[0];
  choose(DOCS[open].findings[next]);
});

// Brings a finding into sight, its note open.
const light = (one, move) => {
  const row = rowOf.get(one.place);
  row?.classList.add("unfolded");
  unlight();
  if (move) (marks.get(one.place)?.find((mark) => mark.closest(".row") === row) ?? row)?.scrollIntoView({ block: "center" });
  const note = noteOf.get(one.place);
  if (move && note) {
    const box = note.getBoundingClientRect();
    if (box.bottom > innerHeight - 16 || box.top < 0) note.scrollIntoView({ block: "nearest" });
    note.focus({ preventScroll: true });
  }
  lightFinding(one.place);
};
