// What lights up under the pointer and the focus: counterparts, notes, facts, and the threads between them.
// A curve from a piece on the one side to its counterpart on the other.
const thread = (from, to, name) => {
  const texts = $("texts").getBoundingClientRect();
  const a = from.getClientRects()[0], b = to.getClientRects()[0];
  if (!a || !b) return;
  // From foot to foot, hanging between the lines of text rather than through them.
  const [x1, y1, x2, y2] = [a.left + a.width / 2 - texts.left, a.bottom - texts.top + 1, b.left + b.width / 2 - texts.left, b.bottom - texts.top + 1];
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", `M${x1} ${y1}C${x1 + 4} ${y1 + 10} ${x2 - 4} ${y2 + 10} ${x2} ${y2}`);
  path.setAttribute("class", name);
  $("threads").append(path);
};
const across = (found, name) => {
  const of = (side) => found?.find((one) => one.closest(".passage")?.lang === side && one.isConnected);
  const [uk, en] = [of("uk"), of("en")];
  if (uk && en) thread(uk, en, name);
};

// Passages take their real height when they come into sight, and marks move: what is lit is then drawn again.
let again = null;
const redraw = () => {
  if (!again) return;
  dim();
  again();
};
// A note that opens moves what stands below it a frame later.
const glow = (draw) => {
  again = draw;
  redraw();
  requestAnimationFrame(() => requestAnimationFrame(redraw));
};
const watcher = new ResizeObserver(redraw);

let lit = [];
const lamp = (one, name = "lit") => { if (one) { one.classList.add(name); lit.push([one, name]); } };
const dim = () => {
  lit.forEach(([one, name]) => one.classList.remove(name));
  lit = [];
  $("threads")?.replaceChildren();
};
const unlight = () => {
  again = null;
  dim();
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
const verdict = (n) => texts(open).matches[n][2];
const lightFact = (n) => {
  pins.get(n)?.forEach((pin) => lamp(pin, "linked"));
  across(pins.get(n), verdict(n) === "same" ? "same" : "info");
};
const lightRow = (row) => {
  const seen = new Set();
  row.querySelectorAll("[data-facts]").forEach((one) => one.dataset.facts.split(" ").forEach((n) => seen.add(Number(n))));
  seen.forEach((n) => { if (verdict(n) === "same") across(pins.get(n)?.filter((pin) => row.contains(pin)), "same faint"); });
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
const findingLine = (one) => h("p", { class: "line" }, badge(one.level), bdi(one.message[lang]));
const factLine = (n) => {
  const data = texts(open);
  const [uk, en, verdict] = data.matches[n];
  const kind = data.facts[uk < 0 ? en : uk][3];
  const canon = (fact) => (fact < 0 ? h("i", {}, say("no_counterpart")) : bdi(data.facts[fact][4].slice(0, 200)));
  return h("p", { class: "line " + verdict }, h("b", {}, WORDS[lang].kinds[kind] ?? kind), " ", canon(uk), " ↔ ", canon(en), " · ", WORDS[lang].verdicts[verdict]);
};

const numbersOf = (text) => (text ?? "").split(" ").filter(Boolean).map(Number);
const hovered = (target, told = true) => {
  unlight();
  const row = showMatched && target.closest?.(".row");
  const noted = target.closest?.("[data-note]");
  const holder = !noted && target.closest?.("[data-findings], [data-facts]");
  const findings = noted ? [Number(noted.dataset.note)] : holder ? numbersOf(holder.dataset.findings).slice(0, 20) : [];
  const facts = holder && showMatched ? numbersOf(holder.dataset.facts) : [];
  const kept = !noted && !holder && chosen?.doc === open ? [chosen.place] : [];
  glow(() => {
    if (row) lightRow(row);
    [...findings, ...kept].forEach(lightFinding);
    if (!findings.length) facts.forEach(lightFact);
  });
  const lines = [...findings.slice(0, 6).map((n) => findingLine(DOCS[open].findings[n])), ...facts.map(factLine)];
  if (holder && told && lines.length) tip(holder, lines);
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
  glow(() => lightFinding(one.place));
};
