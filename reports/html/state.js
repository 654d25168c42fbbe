// Findings and documents as values, what an editor decided about each finding, and which are shown.
const LEVELS = { e: "error", w: "warning", i: "info" };
const FINDINGS = INDEX.findings.map(([doc, rule, level, en, uk, sides, print, fresh, kind, same], n) => (
  { n, doc, rule: INDEX.rules[rule][0], summary: INDEX.rules[rule][1], why: INDEX.rules[rule][2], level: LEVELS[level],
    message: { en, uk }, sides, print, fresh: Boolean(fresh), kind, same }));
const DOCS = INDEX.documents.map((one, n) => (
  { n, uk: "", en: "", date: "", view: "", edit: "", ...one, findings: [], error: 0, warning: 0, info: 0 }));
FINDINGS.forEach((one) => {
  const doc = DOCS[one.doc];
  one.place = doc.findings.length;
  doc.findings.push(one);
  doc[one.level] += 1;
});
// Findings that are the same with their whole passages: a generated line in every file.
const REPEATS = new Map();
FINDINGS.forEach((one) => { if (REPEATS.has(one.same)) REPEATS.get(one.same).push(one); else REPEATS.set(one.same, [one]); });
const files = (ones) => new Set(ones.map((one) => one.doc)).size;
// Errors first, then warnings, then what is small; each in reading order, or what recurs in many files before the rest.
const SEVERE = ["error", "warning", "info"];
const MANY = 3;
const spreads = new Map([...REPEATS].map(([same, ones]) => [same, files(ones) < MANY ? 0 : files(ones)]));
const bySeverity = (a, b) => SEVERE.indexOf(a.level) - SEVERE.indexOf(b.level) || a.n - b.n;
const bySpread = (a, b) => SEVERE.indexOf(a.level) - SEVERE.indexOf(b.level) || spreads.get(b.same) - spreads.get(a.same) || a.n - b.n;
const ORDERED = [...FINDINGS].sort(bySeverity);
ORDERED.forEach((one, n) => { one.rank = n; });
const SINGLE = DOCS.length === 1;
const titled = (doc) => doc[lang] || doc.en || doc.uk || doc.name;

// The texts of the document that was read last; they stand behind the script, so the first may have to wait for them.
let held = { n: -1 };
const texts = (n) => {
  if (held.n !== n) {
    const found = $("text-" + n);
    if (!found) return null;
    held = { n, ...JSON.parse(found.textContent) };
  }
  return held;
};

// What was decided: "document fingerprint" to [state, reason, rule, {path, uk, en}, text]; state is "kept" or "done".
// Without a path it holds in every file. What was mended was so in a text: where that is another by now and the finding
// is still there, it is not.
const decided = new Map();
try {
  const texts = new Map(DOCS.map((doc) => [doc.name + " ", doc.text]));
  const stale = (key, [state, , , , text]) => state === "done" && text && texts.get(key.slice(0, key.lastIndexOf(" ") + 1)) !== text;
  for (const [key, value] of Object.entries(JSON.parse(keep.get("of:" + INDEX.key) ?? "{}"))) if (!stale(key, value)) decided.set(key, value);
} catch { /* what is kept is not ours */ }
const keyOf = (one) => DOCS[one.doc].name + " " + one.print;
const stateOf = (one) => decided.get(keyOf(one))?.[0] ?? "left";
const saveDecided = () => keep.set("of:" + INDEX.key, JSON.stringify(Object.fromEntries(decided)));
// What becomes of findings: `value` gives it for each, null where nothing is decided any more.
const decide = (ones, value) => {
  for (const one of ones) {
    const made = value(one);
    if (made) decided.set(keyOf(one), made);
    else decided.delete(keyOf(one));
  }
  saveDecided();
};

// Where a finding lies, as `[[accept]]` names it: the path, unless every file is meant, and the texts of both sides.
const whereOf = (one, everywhere = false) => {
  const [uk, en] = INDEX.kinds[one.kind];
  return { ...(!everywhere && { path: DOCS[one.doc].path }), ...(typeof uk === "string" && { uk }), ...(typeof en === "string" && { en }) };
};
const mendedAs = (one) => ["done", "", one.rule, whereOf(one), DOCS[one.doc].text];
const keptAs = (why, everywhere = false) => (one) => ["kept", why, one.rule, whereOf(one, everywhere)];
// The findings that one decision is for: those of its kind, of its document or of every one.
const alike = (one, where) => FINDINGS.filter((other) => other.kind === one.kind && (!where.path || other.doc === one.doc));

// A TOML basic string: what would end it, and what nobody sees, as escapes.
const toml = (text) => '"' + text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").replace(/["\\]|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (one) => (
  { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" }[one]
  ?? "\\u" + one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"))) + '"';
const acceptLines = () => {
  const seen = new Set();
  const blocks = [];
  for (const [state, why, rule, where] of decided.values()) {
    const named = typeof where === "string" ? { text: where } : where;
    const head = `[[accept]]\nrule = ${toml(rule)}\n` + Object.entries(named).map(([key, text]) => `${key} = ${toml(text)}\n`).join("");
    if (state !== "kept" || seen.has(head)) continue;
    seen.add(head);
    blocks.push(`${head}why = ${toml(why)}\n`);
  }
  return blocks.join("\n");
};

const NO_FILTER = { error: true, warning: true, info: true, text: "", document: "", rule: "", side: "", state: "left" };
const filter = { ...NO_FILTER };
const folded = (text) => text.toLocaleLowerCase().replace(/[’ʼ‘′]/g, "'");
const passes = (one) => {
  if (!filter[one.level]) return false;
  if (filter.document !== "" && one.doc !== Number(filter.document)) return false;
  if (filter.rule && one.rule !== filter.rule) return false;
  if (filter.side && (filter.side === "ue" ? one.sides !== "ue" : !one.sides.includes(filter.side))) return false;
  if (filter.state === "new" || filter.state === "still") {
    if (one.fresh !== (filter.state === "new")) return false;
  } else if (filter.state && stateOf(one) !== filter.state) return false;
  if (!filter.text) return true;
  const doc = DOCS[one.doc];
  return [one.message[lang], one.rule, one.summary[lang], doc.name, doc.uk, doc.en].some((text) => folded(text).includes(filter.text));
};
