// The overview: what was compared, findings by rule and by document, what changed, and the table of documents.
const LEVEL_NAMES = SEVERE;
let order = { key: "weight", down: true };
let sought = "";
let table = null;

const failures = () => (INDEX.failures.length ? h("section", { class: "failed", "aria-labelledby": "failed-title" },
  h("h2", { id: "failed-title" }, say("not_checked") + " (" + count(INDEX.failures.length) + ")"),
  h("ul", {}, INDEX.failures.slice(0, 200).map(([name, message]) => h("li", {}, h("b", {}, bdi(name)), ": ", bdi(message[lang]))))) : "");

// On a narrow screen the list is behind a button: what comes first is told above the text.
const firstOnes = () => {
  const ones = (open >= 0 && !SINGLE ? ORDERED.filter((one) => one.doc === open) : [...ORDERED].sort(bySpread)).filter((one) => stateOf(one) === "left" && REPEATS.get(one.same)[0] === one);
  return ones.length > 0 && h("section", { class: "first", "aria-label": say("first_ones") },
    h("ul", {}, ones.slice(0, 3).map((one) => h("li", {}, line(one, REPEATS.get(one.same))))),
    ones.length > 3 && h("button", { type: "button", class: "plain", id: "all-ones" }, say("all_ones", { n: count(ones.length) })));
};

const bar = (parts, most) => h("span", { class: "bar", "aria-hidden": "true" }, parts.filter(([, n]) => n).map(([name, n]) => {
  const part = h("span", { class: name });
  part.style.width = 100 * n / most + "%";
  return part;
}));

// A chart is a table whose bars are for the eye: name, bar, number.
const chart = (title, rows, click) => {
  const most = Math.max(1, ...rows.map((row) => row.parts.reduce((sum, [, n]) => sum + n, 0)));
  return h("section", { class: "card" }, h("h3", {}, title), h("table", { class: "chart" }, h("thead", {}, h("tr", {},
    [say("name"), title, say("total")].map((text) => h("th", { scope: "col" }, h("span", { class: "hush" }, text))))),
    h("tbody", {}, rows.map((row) => h("tr", {},
      h("th", { scope: "row" }, click ? h("a", { href: click(row), title: row.title, data: row.data }, put(row.name)) : row.name),
      h("td", {}, bar(row.parts, most)),
      h("td", { class: "n" }, count(row.parts.reduce((sum, [, n]) => sum + n, 0)), h("span", { class: "hush" }, " (" + row.parts.filter(([, n]) => n).map(([name, n]) => (WORDS[lang][name] instanceof Array ? counted(n, name) : say(name) + " " + count(n))).join(", ") + ")")))))));
};

const byRule = () => {
  const found = new Map();
  FINDINGS.forEach((one) => {
    if (!found.has(one.rule)) found.set(one.rule, { name: summary(one), title: one.rule, data: { rule: one.rule }, parts: LEVEL_NAMES.map((level) => [level, 0]) });
    found.get(one.rule).parts[LEVEL_NAMES.indexOf(one.level)][1] += 1;
  });
  const total = (row) => row.parts.reduce((sum, [, n]) => sum + n, 0);
  return [...found.values()].sort((a, b) => total(b) - total(a)).slice(0, 10);
};
const byDocument = () => [...DOCS].sort((a, b) => b.findings.length - a.findings.length || a.n - b.n).slice(0, 10).filter((doc) => doc.findings.length)
  .map((doc) => ({ name: titled(doc).slice(0, 70), n: doc.n, title: doc.name, parts: LEVEL_NAMES.map((level) => [level, doc[level]]) }));

const since = () => {
  const change = INDEX.change;
  if (!change) return "";
  const fresh = FINDINGS.filter((one) => one.fresh).length;
  const tallied = tally("level");
  const levels = (of) => LEVEL_NAMES.map((level) => [level, of(level)]);
  const made = chart(say("since"), [
    { name: say("before"), parts: levels((level) => change.old[level[0]] ?? 0) },
    { name: say("now"), parts: levels((level) => tallied.get(level) ?? 0) }]);
  const all = fresh + change.gone.length + FINDINGS.length - fresh || 1;
  made.append(
    bar([["fresh", fresh], ["still", FINDINGS.length - fresh], ["gone", change.gone.length]], all),
    h("ul", { class: "legend" }, [["fresh", "new", fresh], ["still", "still", FINDINGS.length - fresh], ["gone", "gone", change.gone.length]].map(([name, key, n]) => (
      h("li", {}, h("span", { class: "dot " + name, "aria-hidden": "true" }), say(key) + " ", h("b", {}, count(n)))))),
    change.unchecked ? h("p", { class: "quiet" }, counted(change.unchecked, "unchecked")) : "",
    change.gone.length ? h("details", {}, h("summary", {}, say("gone_list")), h("ul", { class: "goners" }, change.gone.slice(0, 500).map(([name, rule, level, message]) => (
      h("li", {}, badge(LEVELS[level]), h("span", { title: rule }, bdi(message), SINGLE ? "" : [" ", h("span", { class: "quiet" }, bdi(name))]))))) ) : "");
  return made;
};

const WEIGHT = (doc) => doc.error * 1e8 + doc.warning * 1e4 + doc.info;
const COLUMNS = [["name", (doc) => titled(doc)], ["date", (doc) => doc.date], ["error", (doc) => doc.error], ["warning", (doc) => doc.warning],
  ["info", (doc) => doc.info], ["left", (doc) => doc.findings.filter((one) => stateOf(one) === "left").length]];
const ordered = () => {
  const by = COLUMNS.find(([key]) => key === order.key)?.[1] ?? WEIGHT;
  const collator = new Intl.Collator(lang, { numeric: true });
  const rows = DOCS.filter((doc) => !sought || [doc.name, doc.uk, doc.en].some((text) => folded(text).includes(sought))).map((doc) => [by(doc), doc]);
  rows.sort(([a, one], [b, two]) => (typeof a === "string" ? collator.compare(a, b) : a - b) * (order.down ? -1 : 1) || one.n - two.n);
  return rows.map(([, doc]) => doc);
};

const tableRow = (doc) => h("div", { class: "tr", role: "row" },
  h("span", { role: "cell", class: "title" }, h("a", { href: "#/" + doc.n }, bdi(titled(doc))), titled(doc) !== doc.name && h("span", { class: "file" }, bdi(doc.name))),
  h("span", { role: "cell", class: "day" }, doc.date && dated(doc.date)),
  LEVEL_NAMES.map((level) => h("span", { role: "cell", class: "n " + (doc[level] ? level : "zero") }, count(doc[level]))),
  h("span", { role: "cell", class: "n left" }, count(COLUMNS[5][1](doc))));

const paintTable = () => {
  const body = $("documents");
  if (!body) return;
  table?.stop();
  const rows = ordered();
  table = grow(body, rows, tableRow, null);
  $("documents-count").textContent = counted(rows.length, "documents");
  document.querySelectorAll("[data-sort]").forEach((button) => {
    const head = button.parentElement;
    if (button.dataset.sort === order.key) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
};

const paintOverview = () => {
  const [documents, pairs, facts, accepted] = INDEX.totals;
  const numbers = [[documents, "documents"], [pairs, "pairs"], [facts, "facts"]];
  const find = h("input", { type: "search", id: "find-documents", "aria-label": say("search_documents"), placeholder: say("search_documents"), autocomplete: "off" });
  find.value = sought;
  find.addEventListener("input", () => { sought = folded(find.value.trim()); paintTable(); });
  const head = COLUMNS.map(([key]) => {
    const word = WORDS[lang][key];
    const text = Array.isArray(word) ? word[1] : word;
    return h("span", { role: "columnheader", class: key }, h("button", { type: "button", data: { sort: key } }, text[0].toLocaleUpperCase(lang) + text.slice(1)));
  });
  $("main").replaceChildren(...[
    failures(), firstOnes(),
    h("div", { class: "top" }, h("h2", {}, say("overview")),
      h("p", { class: "facts" }, h("span", {}, documents ? say("compared") + ": " + numbers.map(([n, key]) => counted(n, key)).join(", ") : say("nothing_compared")),
        accepted > 0 && h("span", {}, say("accepted") + ": " + count(accepted)),
        INDEX.made && h("span", {}, say("made") + ": ", h("time", { datetime: INDEX.made }, dated(INDEX.made, moments))),
        h("span", {}, "Zvirka " + INDEX.version)),
      SINGLE && h("div", { class: "doing" }, h("a", { class: "button", href: "#/0" }, say("texts")))),
    h("div", { class: "cards" },
      since(),
      FINDINGS.length ? chart(say("by_rule"), byRule(), () => "#/") : h("p", { class: "empty card" }, say("nothing")),
      !SINGLE && FINDINGS.length ? chart(say("by_document"), byDocument(), (row) => "#/" + row.n) : ""),
    documents ? h("section", { class: "card wide", "aria-labelledby": "documents-title" },
      h("div", { class: "head" }, h("h3", { id: "documents-title" }, say("texts")), h("span", { class: "quiet", id: "documents-count", role: "status" }), find),
      h("div", { class: "documents", role: "table", "aria-labelledby": "documents-title" },
        h("div", { role: "rowgroup" }, h("div", { class: "tr th", role: "row" }, head)),
        h("div", { id: "documents", role: "rowgroup" }))) : "",
    INDEX.notes[lang].length ? h("section", { class: "card wide" }, h("h3", {}, say("notes")), h("ul", { class: "plain" }, INDEX.notes[lang].map((one) => h("li", {}, bdi(one))))) : ""].filter(Boolean));
  paintTable();
};
$("main").addEventListener("click", (event) => {
  if (event.target.id === "all-ones") document.body.classList.add("drawn");
  const sort = event.target.closest("[data-sort]")?.dataset.sort;
  if (sort) { order = { key: sort, down: order.key === sort ? !order.down : !["name"].includes(sort) }; paintTable(); }
  const rule = event.target.closest("[data-rule]")?.dataset.rule;
  if (rule) { event.preventDefault(); filter.rule = filter.rule === rule ? "" : rule; refilter(); document.body.classList.add("drawn"); $("list").focus(); }
});
