// The list of findings with its filters, and the count of what is left.
let passing = []; // what the filters leave, errors first
let listed = []; // what is in the list: of findings that are the same the first, and what is small when it is unfolded
let items = null;
let chosen = null; // the finding that is open
let smallShown = false;
const spread = new Set(); // repeats of which every finding is listed
const links = new Map();
const heads = new Map(); // number of a repeat: the one that is listed, and how many there are

const badge = (level) => h("span", { class: "badge " + level, "aria-hidden": "true" }, { error: "×", warning: "!", info: "i" }[level]);
const spoken = (level) => h("span", { class: "hush" }, form(1, level) + ": ");
const address = (one) => "#/" + one.doc + "/" + one.place;
const capital = (text) => text[0].toLocaleUpperCase(lang) + text.slice(1);
const summary = (one) => capital((one.summary[lang] || one.rule).replace(/[.]$/, ""));

// A message without what it adds in brackets at its end, which the details have.
const ASIDE = /^(.{20,}?) \(([^()]{40,})\)$/s;
const headline = (one) => one.message[lang].match(ASIDE)?.[1] ?? one.message[lang];
const aside = (one) => one.message[lang].match(ASIDE)?.[2] ?? "";

// "the same in 36 files", "the same in this file, 3 times"
const told = (ones) => {
  const n = files(ones);
  const where = n > 1 ? say("same_in") + " " + counted(n, "in_files") : say("same_here");
  return where + (ones.length > n ? ", " + counted(ones.length, "times") : "");
};

const line = (one, ones = []) => {
  const state = stateOf(one);
  return h("a", { class: "item " + one.level + " " + state, href: address(one), "aria-current": one === chosen && "true" },
    badge(one.level),
    h("span", { class: "said" }, spoken(one.level), bdi(headline(one))),
    h("span", { class: "small" },
      ones.length > 1 && h("span", { class: "again" }, told(ones)),
      INDEX.change && one.fresh && h("span", { class: "tag new" }, say("new")),
      state !== "left" && h("span", { class: "tag" }, say(state))));
};

const item = (one, n) => {
  if (one.fold) return foldedSmall(one.fold);
  const ones = heads.get(one.same) ?? [one];
  const link = line(one, ones[0] === one ? ones : []);
  links.set(one, link);
  const before = listed[n - 1];
  const unfold = ones.length > 1 && ones[0] === one && h("button", { type: "button", class: "plain", data: { spread: one.same }, "aria-expanded": String(spread.has(one.same)) }, say(spread.has(one.same) ? "fold_again" : "show_each"));
  const level = before?.level !== one.level && h("p", { class: "group level" }, capital(counted(passing.filter((other) => other.level === one.level).length, one.level)));
  const doc = DOCS[one.doc];
  const named = !SINGLE && filter.document === "" && (level || before?.doc !== one.doc) && h("p", { class: "group" }, bdi(titled(doc)));
  return h("li", {}, level, named, link, unfold);
};
const foldedSmall = (n) => h("li", {}, h("button", { type: "button", class: "small-ones", id: "small-ones", "aria-expanded": "false" },
  badge("info"), h("span", {}, counted(n, "small_ones"))));

const option = (value, text, now) => {
  const made = h("option", { value }, text);
  made.selected = String(now) === String(value);
  return made;
};
const tally = (key) => {
  const found = new Map();
  FINDINGS.forEach((one) => found.set(one[key], (found.get(one[key]) ?? 0) + 1));
  return found;
};

const paintFilters = () => {
  const levels = tally("level");
  $("severities").replaceChildren(h("span", { class: "quiet", "aria-hidden": "true" }, say("show") + ":"), ...SEVERE.map((level) => {
    const n = levels.get(level) ?? 0;
    return h("button", { type: "button", class: "chip " + level, "aria-pressed": String(filter[level]), title: say(filter[level] ? "hide_these" : "show_these"), data: { level } },
      h("span", { class: "tick", "aria-hidden": "true" }, filter[level] ? "✓" : ""), count(n), h("span", { class: FINDINGS.length > 999 ? "hush" : "word" }, " " + form(n, level)));
  }));
  const rules = tally("rule");
  const named = new Map(FINDINGS.map((one) => [one.rule, summary(one)]));
  const choices = {
    document: [["", say("every_document")], ...DOCS.filter((doc) => doc.findings.length || String(doc.n) === String(filter.document))
      .map((doc) => [doc.n, titled(doc).slice(0, 80) + " (" + count(doc.findings.length) + ")"])],
    rule: [["", say("every_rule")], ...[...rules].sort((a, b) => b[1] - a[1]).map(([name, n]) => [name, named.get(name).slice(0, 70) + " (" + count(n) + ")"])],
    side: [["", say("every_side")], ["u", say("points_uk")], ["e", say("points_en")], ["ue", say("points_both")]],
    state: [["left", say("left")], ["kept", say("kept")], ["done", say("done")],
      ...(INDEX.change ? [["new", say("new_only")], ["still", say("still_only")]] : []), ["", say("every_state")]],
  };
  for (const [key, pairs] of Object.entries(choices)) {
    const select = $("by-" + key);
    select.replaceChildren(...pairs.map(([value, text]) => option(value, text, filter[key])));
    select.hidden = key === "document" && SINGLE;
    select.classList.toggle("on", String(filter[key]) !== NO_FILTER[key]);
  }
};

// What is listed of what the filters leave. What is small waits behind a button, unless there is nothing else.
const arrange = () => {
  passing = ORDERED.filter(passes);
  if (filter.document === "") passing.sort(bySpread);
  heads.clear();
  passing.forEach((one) => { if (heads.has(one.same)) heads.get(one.same).push(one); else heads.set(one.same, [one]); });
  const firsts = passing.filter((one) => spread.has(one.same) || heads.get(one.same)[0] === one);
  const grave = firsts.filter((one) => one.level !== "info");
  const folded = grave.length && !smallShown ? passing.filter((one) => one.level === "info").length : 0;
  listed = folded ? grave : firsts;
  return folded ? [...listed, { fold: folded }] : listed;
};
const paintList = () => {
  const rows = arrange();
  links.clear();
  items?.stop();
  items = grow($("list"), rows, item, $("list"));
  const all = FINDINGS.length;
  const empty = all && !passing.length;
  $("list").hidden = !passing.length;
  const plain = Object.keys(NO_FILTER).every((key) => String(filter[key]) === String(NO_FILTER[key]));
  $("count").replaceChildren(...(!all ? [say("nothing")]
    : empty ? [say(plain ? "none_left" : "none_match"), " "]
    : [say("shown", { n: count(passing.length), all: count(all) }), " "]),
    !plain ? h("button", { type: "button", class: "plain", id: "clear" }, say("clear")) : "");
  paintLeft();
};

const leftOf = (ones) => ones.filter((one) => stateOf(one) === "left").length;
const paintLeft = () => {
  const all = FINDINGS.length;
  const left = leftOf(FINDINGS);
  $("left").textContent = left ? say("count_left", { n: count(left), all: count(all) }) : say(all ? "none_left" : "nothing");
  const bar = $("progress");
  bar.setAttribute("aria-valuemax", all || 1);
  bar.setAttribute("aria-valuenow", all ? all - left : 1);
  bar.firstElementChild.style.width = (all ? 100 * (all - left) / all : 100) + "%";
  const at = listed.indexOf(chosen);
  $("at").textContent = at >= 0 ? count(at + 1) + " / " + count(listed.length) : count(listed.length);
  paintTools();
};

// A decision changes some lines; the list stays where it is, so that the eye does.
const repaint = (ones) => {
  const places = new Map(listed.map((one, n) => [one, n]));
  for (const one of ones) {
    const link = links.get(one);
    if (link?.isConnected) link.closest("li").replaceWith(item(one, places.get(one)));
    paintNote(one);
  }
  paintLeft();
};

// The line of the list that stands for a finding: its own, or that of the first that is the same.
const lineOf = (one) => {
  if (!one) return null;
  if (one.level === "info" && !smallShown && passes(one) && !listed.includes(one)) { smallShown = true; paintList(); }
  return listed.includes(one) ? one : heads.get(one.same)?.[0] ?? one;
};
const mark = (one) => {
  if (chosen) links.get(lineOf(chosen))?.removeAttribute("aria-current");
  chosen = one;
  const shown = lineOf(one);
  const at = listed.indexOf(shown);
  if (at >= 0) items.more(at + 40);
  const link = shown && links.get(shown);
  link?.setAttribute("aria-current", "true");
  link?.scrollIntoView({ block: "nearest" });
  paintLeft();
  return link;
};

const refilter = () => { paintFilters(); paintList(); };
$("severities").addEventListener("click", (event) => {
  const level = event.target.closest("[data-level]")?.dataset.level;
  if (!level) return;
  filter[level] = !filter[level];
  refilter();
  $("severities").querySelector(`[data-level=${level}]`).focus();
});
$("list").addEventListener("click", (event) => {
  const same = event.target.closest("[data-spread]")?.dataset.spread;
  if (same !== undefined) {
    if (!spread.delete(Number(same))) spread.add(Number(same));
    paintList();
    $("list").querySelector(`[data-spread="${same}"]`)?.focus();
  } else if (event.target.closest("#small-ones")) {
    const first = listed.length;
    smallShown = true;
    paintList();
    items.more(first + 1);
    links.get(listed[first])?.focus();
  }
});
for (const key of ["document", "rule", "side", "state"]) {
  $("by-" + key).addEventListener("change", (event) => { filter[key] = event.target.value; refilter(); });
}
let typing = 0;
$("find").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => { filter.text = folded($("find").value.trim()); paintList(); }, 120);
});
$("count").addEventListener("click", (event) => {
  if (event.target.id !== "clear") return;
  Object.assign(filter, NO_FILTER);
  $("find").value = "";
  refilter();
  $("find").focus();
});
$("filters").addEventListener("submit", (event) => event.preventDefault());
