// The translation as it is mended: edits of the visible text, and what they are in the raw text. Places are counted in
// the texts as they were checked, so that any mend can be undone alone.

// Of a document's name to its mends: {n, edits, raw, of}: the passage, its edits [start, end, words] in what is visible
// (in order, apart from each other), the same edits in the raw field where the program made them, and the fingerprints
// of the findings that are mended by it.
let mends = new Map();
const mendsOf = (doc) => mends.get(DOCS[doc].name) ?? [];

// What a browser has kept is for the texts that it was made in, and was perhaps not kept by this page.
const isEdit = (one) => Array.isArray(one) && one.length === 3 && Number.isInteger(one[0]) && one[0] >= 0 && Number.isInteger(one[1]) && one[0] <= one[1] && typeof one[2] === "string";
const isMend = (one) => Number.isInteger(one?.n) && Array.isArray(one.edits) && one.edits.every(isEdit) && Array.isArray(one.of)
  && one.of.every((print) => typeof print === "string") && (one.raw === null || (Array.isArray(one.raw) && one.raw.every(isEdit)));
try {
  const kept = new Map(Object.entries(JSON.parse(keep.get("mends:" + INDEX.key) ?? "{}")));
  for (const doc of DOCS) {
    const [text, made] = kept.get(doc.name) ?? [];
    if (text && text === doc.text && Array.isArray(made) && made.every(isMend)) mends.set(doc.name, made);
  }
} catch { /* what is kept is not ours */ }
const saveMends = () => {
  const texts = new Map(DOCS.map((one) => [one.name, one.text]));
  keep.set("mends:" + INDEX.key, JSON.stringify(Object.fromEntries([...mends].filter(([, all]) => all.length).map(([name, all]) => [name, [texts.get(name), all]]))));
  handOver();
};
const setMends = (doc, made) => { mends.set(DOCS[doc].name, made); };

const edited = (text, edits) => {
  let at = 0;
  const made = edits.map(([start, end, words]) => { const kept = text.slice(at, start) + words; at = end; return kept; });
  return made.join("") + text.slice(at);
};
const byPlace = (a, b) => a[0] - b[0] || a[1] - b[1];
const editsOf = (doc, n) => mendsOf(doc).filter((one) => one.n === n).flatMap((one) => one.edits).sort(byPlace);
const mendedText = (data, n) => edited(data.passages[n][2], editsOf(data.n, n));

// Where a span of the text as it was checked stands in the mended one; what was put at its edges belongs to it.
const moved = (edits, start, end) => {
  const over = edits.filter(([a, b]) => (a < end && b > start) || (a === b && a >= start && a <= end) || (start === end && a <= start && b >= start));
  const first = Math.min(start, over[0]?.[0] ?? start), last = Math.max(end, over.at(-1)?.[1] ?? end);
  const grown = (some) => some.reduce((sum, [a, b, words]) => sum + words.length - (b - a), 0);
  const before = grown(edits.filter((one) => one[1] <= first && !over.includes(one)));
  return [first + before, last + before + grown(over)];
};

// The words and marks in which two texts differ, as edits of the first: as few as there can be.
const WORDLIKE = /[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu;
const hunks = (old, now) => {
  const [a, b] = [old.match(WORDLIKE) ?? [], now.match(WORDLIKE) ?? []];
  let head = 0, tail = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  let at = a.slice(0, head).join("").length;
  if (x.length * y.length > 1e6) return [[at, at + x.join("").length, y.join("")]];
  // What it costs to make the rest of y of the rest of x: a word stands for a word rather than for nothing.
  const cost = Array.from({ length: x.length + 1 }, () => new Uint32Array(y.length + 1));
  const word = (one) => /[\p{L}\p{N}]/u.test(one);
  const swap = (i, j) => (x[i] === y[j] ? 0 : word(x[i]) === word(y[j]) ? 3 : 5) + cost[i + 1][j + 1];
  for (let i = x.length; i >= 0; i--) {
    for (let j = y.length; j >= 0; j--) {
      if (i === x.length || j === y.length) cost[i][j] = 2 * (x.length - i + y.length - j);
      else cost[i][j] = Math.min(swap(i, j), 2 + Math.min(cost[i + 1][j], cost[i][j + 1]));
    }
  }
  const made = [];
  let here = null;
  for (let i = 0, j = 0; i < x.length || j < y.length;) {
    if (i < x.length && j < y.length && x[i] === y[j] && cost[i][j] === swap(i, j)) { at += x[i].length; i++; j++; here = null; continue; }
    if (!here) { here = [at, at, ""]; made.push(here); }
    const both = i < x.length && j < y.length;
    if (both && cost[i][j] === swap(i, j)) { at += x[i].length; here[1] = at; here[2] += y[j]; i++; j++; }
    else if (j >= y.length || (both && cost[i][j] === 2 + cost[i + 1][j])) { at += x[i].length; here[1] = at; i++; }
    else here[2] += y[j++];
  }
  return made;
};

const clashes = (mine, others) => mine.some(([a, b]) => others.some(([c, d]) => (a < d && c < b) || (a === c && (a === b || c === d))));

// A mend of one finding; false where its place was mended before.
const addMend = (doc, n, edits, raw, of) => {
  if (clashes(edits, editsOf(doc, n))) return false;
  setMends(doc, [...mendsOf(doc), { n, edits, raw, of: [of] }]);
  return true;
};

// A passage in the editor's own words. What they leave of earlier mends stays theirs; what they change is one mend.
const rewrite = (data, n, now, of) => {
  const doc = data.n;
  const others = mendsOf(doc).filter((one) => one.n === n);
  const edits = editsOf(doc, n);
  const before = mendedText(data, n);
  let shift = 0;
  const stands = edits.map(([start, end, words]) => {
    const from = start + shift;
    shift += words.length - (end - start);
    return { from, to: from + words.length, start, end };
  });
  // Changes, and the earlier edits that they touch, as stretches of the text that is on the page.
  const changes = hunks(before, now);
  const met = new Set();
  const stretches = changes.map(([from, to]) => ({ from, to }));
  for (let grown = true; grown;) {
    grown = false;
    for (const one of stands) {
      const touched = !met.has(one) && stretches.find((other) => one.from <= other.to && other.from <= one.to);
      if (!touched) continue;
      met.add(one);
      touched.from = Math.min(touched.from, one.from);
      touched.to = Math.max(touched.to, one.to);
      grown = true;
    }
  }
  const joined = [];
  stretches.sort((a, b) => a.from - b.from).forEach((one) => {
    const last = joined.at(-1);
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else joined.push(one);
  });
  // Back to the text as it was checked: what stands before a stretch has moved by the edits before it.
  const back = (at) => at - stands.filter((one) => one.to <= at).reduce((sum, one) => sum + (one.to - one.from) - (one.end - one.start), 0);
  const own = joined.map(({ from, to }) => {
    const inside = changes.filter(([a, b]) => a >= from && b <= to).map(([a, b, words]) => [a - from, b - from, words]);
    const within = stands.filter((one) => one.from >= from && one.to <= to && met.has(one));
    const first = within.length ? Math.min(within[0].start, within[0].start - (within[0].from - from)) : back(from);
    const last = within.length ? within.at(-1).end + (to - within.at(-1).to) : back(to);
    return [first, last, edited(before.slice(from, to), inside)];
  });
  const gone = others.filter((one) => one.edits.some(([start, end]) => [...met].some((edit) => edit.start === start && edit.end === end)));
  const left = gone.flatMap((one) => one.edits).filter(([start, end]) => ![...met].some((edit) => edit.start === start && edit.end === end));
  const owners = new Set([of, ...gone.flatMap((one) => one.of)]);
  const rest = mendsOf(doc).filter((one) => !gone.includes(one));
  const made = [...own, ...left].filter(([a, b, words]) => data.passages[n][2].slice(a, b) !== words).sort(byPlace);
  setMends(doc, made.length ? [...rest, { n, edits: made, raw: null, of: [...owners] }] : rest);
  return [...owners];
};

// Takes back what was done for a finding; gives the fingerprints of all that were mended by the same edits.
const unmend = (doc, print) => {
  const gone = mendsOf(doc).filter((one) => one.of.includes(print));
  if (gone.length) setMends(doc, mendsOf(doc).filter((one) => !gone.includes(one)));
  return [print, ...gone.flatMap((one) => one.of)];
};
