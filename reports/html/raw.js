// The raw text of a field with the mends in it: every mark-up stays as it was written, new words are written as the
// place wants them.
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const STRICT = /[<>&\\`*_#|{}[\]$"':\n\r\t]/;
const WRITE = {
  plain: (words) => words,
  html: (words) => words.replace(/\s*\n\s*/g, " ").replace(/[&<>]/g, (one) => ESCAPES[one]),
  attribute: (words) => words.replace(/\s*\n\s*/g, " ").replace(/[&<>"']/g, (one) => ESCAPES[one]),
  markdown: (words) => words.replace(/\s*\n\s*/g, " ").replace(/[\\`*_[\]<>{}|~$]|&(?=#?\w+;)|^[#+-](?=\s)/g, (one) => "\\" + one),
  strict: (words) => words,
};
// Whether words can be put there: a quotation mark would end a string of front matter.
const writable = (data, n, words) => {
  const how = data.mending?.passages[n]?.[1];
  return Boolean(how) && (how !== "strict" || !STRICT.test(words));
};

// The run of a passage in which a visible unit stands.
const runAt = (runs, at) => {
  let low = 0, high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle][0] <= at) low = middle; else high = middle - 1;
  }
  return runs[low];
};
const even = ([, shown, , written]) => shown === written;

// Visible edits of a passage as edits of its raw field.
const rawEdits = (data, n, edits) => {
  const [field, how, runs] = data.mending.passages[n];
  const raw = data.mending.fields[field][2];
  const shown = data.passages[n][2];
  const from = (at) => { const run = runAt(runs, at); return even(run) ? run[2] + at - run[0] : run[2]; };
  const to = (at) => { const run = runAt(runs, at); return even(run) ? run[2] + at + 1 - run[0] : run[2] + run[3]; };
  // Nothing has a meaning in inline code of Markdown, so nothing is escaped there.
  const code = (at) => at >= 0 && at < shown.length && runs.length > 0 && runAt(runs, at)[4] === 1;
  // What is put between two characters stands behind the first of them.
  const write = (words, start, end) => WRITE[how === "markdown" && code(start === end ? Math.max(0, start - 1) : start) ? "plain" : how](words);
  return edits.flatMap(([start, end, words]) => {
    if (start === end) {
      let at = !runs.length ? 0 : start > 0 ? to(start - 1) : from(0);
      // Behind a space, also behind the white space that is shown with it.
      if (start > 0 && /\s/.test(shown[start - 1])) at += raw.slice(at, start < shown.length ? from(start) : at).match(/^\s*/)[0].length;
      return [[at, at, write(words, start, end)]];
    }
    // What is shown as two characters and written as one is written anew as a whole.
    const first = runAt(runs, start), last = runAt(runs, end - 1);
    if (!even(first) && first[0] < start) { words = shown.slice(first[0], start) + words; start = first[0]; }
    if (!even(last) && last[0] + last[1] > end) { words += shown.slice(end, last[0] + last[1]); end = last[0] + last[1]; }
    const cuts = [];
    for (let at = start; at < end;) {
      const run = runAt(runs, at);
      const upto = Math.min(end, run[0] + run[1]);
      const cut = [from(at), to(upto - 1)];
      if (even(run) || raw[cut[0]] !== "<") cuts.push(cut); // <br> is shown as a space, and stays
      at = upto;
    }
    // White space behind a space is shown with it, and goes with it.
    const next = end < shown.length ? from(end) : -1;
    if (cuts.length && /\s/.test(shown[end - 1]) && next > cuts.at(-1)[1] && !raw.slice(cuts.at(-1)[1], next).trim()) cuts.at(-1)[1] = next;
    if (!cuts.length) return [[from(start), from(start), write(words, start, end)]];
    return cuts.map((cut, at) => [...cut, at ? "" : write(words, start, end)]);
  });
};

// A field with all mends in it.
const mendedRaw = (data, field) => {
  const passages = data.mending.passages;
  const edits = mendsOf(data.n).filter((one) => passages[one.n]?.[0] === field)
    .flatMap((one) => one.raw ?? rawEdits(data, one.n, one.edits)).sort(byPlace);
  let upto = 0;
  const apart = edits.map(([start, end, words]) => {
    const made = [Math.max(start, upto), Math.max(end, upto), words];
    upto = made[1];
    return made;
  });
  return edited(data.mending.fields[field][2], apart);
};
