// What is done to findings: a correction put into the text, words of the editor's own, ticking off, all of it undone.
const steps = []; // what was decided and mended before each step

const begin = () => {
  steps.push([new Map(decided), new Map(mends)]);
  if (steps.length > 100) steps.shift();
};
const stepBack = () => {
  const before = steps.pop();
  if (!before) { announce(say("nothing_undone")); return; }
  decided.clear();
  before[0].forEach((value, key) => decided.set(key, value));
  saveDecided();
  mends = before[1];
  saveMends();
  paintList();
  repaintText();
  announce(say("undone"));
};

// Where a finding is mended: [passage, start, end] in the translation; null where its text is not written back.
const placeOf = (one, data) => {
  const found = data.findings[one.place];
  return data.mending ? found.place ?? found[data.mending.side] ?? null : null;
};
const mendable = (one, data) => {
  const place = placeOf(one, data);
  return Boolean(place && data.mending.passages[place[0]]);
};
// What would be put in for a finding: [passage, edits, the same in the raw field where the program made them], or null.
const correction = (one, data) => {
  if (!mendable(one, data)) return null;
  const found = data.findings[one.place];
  const raw = data.mending.fixes[one.place];
  const words = raw ? found.fix : found.expected;
  const place = found[data.mending.side];
  if (words === undefined || !place || found.place || place[3] !== undefined || place[1] === place[2]) return null;
  const [n, start, end] = place;
  if (!raw && !writable(data, n, words)) return null;
  const edits = hunks(data.passages[n][2].slice(start, end), words).map(([a, b, text]) => [a + start, b + start, text]);
  return edits.length || raw ? [n, edits, raw ?? null] : null;
};
const corrections = new WeakMap(); // of the texts of a document: place of a finding to its correction
const corrects = (one, data) => {
  if (!corrections.has(data)) corrections.set(data, new Map());
  const known = corrections.get(data);
  if (!known.has(one.place)) known.set(one.place, correction(one, data));
  return known.get(one.place);
};
const safe = (one, data) => Boolean(data.mending?.fixes[one.place]);
// What the two buttons above the text would do: the safe fixes, and every correction.
const toDo = (data, some) => {
  const made = new Map();
  mendsOf(data.n).forEach((one) => made.set(one.n, [...(made.get(one.n) ?? []), ...one.edits]));
  return DOCS[data.n].findings.filter((one) => {
    const found = stateOf(one) === "left" && some(one) && corrects(one, data);
    return found && !clashes(found[1], made.get(found[0]) ?? []);
  });
};
const allSafe = (data) => toDo(data, (one) => safe(one, data));
const allCorrected = (data) => toDo(data, () => true);

const putIn = (ones) => {
  const data = texts(open);
  if (!data || !ones.length) return;
  begin();
  const done = ones.filter((one) => {
    const [n, edits, raw] = corrects(one, data) ?? [];
    return edits && addMend(open, n, edits, raw, one.print);
  });
  if (!done.length) { steps.pop(); announce(say("put_clash")); return; }
  saveMends();
  decide(done, mendedAs);
  settle(done);
};
// After a mend: its passages and notes are laid out anew, and what is left is told.
const settle = (ones) => {
  const data = texts(open);
  new Set(ones.map((one) => placeOf(one, data)?.[0])).forEach((n) => { if (n !== undefined) repaintPassage(n); });
  repaint(ones);
  announce(say("now_left", { n: count(leftOf(DOCS[open].findings)) }));
};

const beginOwn = (one) => {
  const data = texts(one.doc);
  if (one.doc !== open || !data || !mendable(one, data)) return;
  const before = writing;
  writing = one;
  if (before && before !== one) paintNote(before);
  if (chosen !== one) choose(one);
  paintNote(one);
};
const leaveOwn = (one) => {
  writing = null;
  paintNote(one);
  noteOf.get(one.place)?.focus({ preventScroll: true });
};
const saveOwn = (one, words) => {
  const data = texts(one.doc);
  const [n] = placeOf(one, data);
  if (words === mendedText(data, n)) { leaveOwn(one); return; }
  if (!hunks(mendedText(data, n), words).every(([, , text]) => writable(data, n, text))) { $("own-wrong").textContent = say("own_wrong"); return; }
  begin();
  const prints = rewrite(data, n, words, one.print);
  saveMends();
  const ones = DOCS[one.doc].findings.filter((other) => prints.includes(other.print));
  decide(ones, mendedAs);
  writing = null;
  settle(ones);
  noteOf.get(one.place)?.focus({ preventScroll: true });
};

// Ticks a finding off, or takes back what was decided: with a mend all that it mended, with an acceptance all of it.
const toggle = (one) => {
  begin();
  const [state, why, , where] = decided.get(keyOf(one)) ?? [];
  if (!state) { decide([one], mendedAs); announce(say("done")); repaint([one]); return; }
  const prints = unmend(one.doc, one.print);
  saveMends();
  const same = (other) => (where?.path ? other.same === one.same || other.kind === one.kind && other.doc === one.doc : other.kind === one.kind);
  const ones = state === "kept" ? FINDINGS.filter((other) => stateOf(other) === "kept" && decided.get(keyOf(other))[1] === why && same(other))
    : DOCS[one.doc].findings.filter((other) => prints.includes(other.print));
  decide(ones, () => null);
  if (one.doc === open) settle(ones); else repaint(ones);
};

// The buttons above the text, with how much each would do.
const paintTools = () => {
  const data = open >= 0 && texts(open);
  if (!data || !$("fix-safe")) return;
  const [some, all] = [allSafe(data).length, allCorrected(data).length];
  $("fix-safe").textContent = say("fix_safe", { n: count(some) });
  $("fix-safe").hidden = !some;
  $("fix-all").textContent = say("fix_all", { n: count(all) });
  $("fix-all").hidden = all <= some;
  $("step-back").hidden = !steps.length;
  $("take").hidden = !Object.keys(data.mending?.passages ?? {}).length;
  $("doc-left").textContent = say("count_left", { n: count(leftOf(DOCS[open].findings)), all: count(DOCS[open].findings.length) });
};
$("main").addEventListener("click", (event) => {
  const id = event.target.closest("button")?.id;
  if (id === "fix-safe") putIn(allSafe(texts(open)));
  else if (id === "fix-all") putIn(allCorrected(texts(open)));
  else if (id === "step-back") stepBack();
  else if (id === "take") takeAway();
});
