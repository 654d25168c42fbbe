// The list of findings with its filters, and the count of what is left.
let listed = [];
let items = null;
let chosen = null; // the finding that is open
const links = new Map();

const badge = (level) => h("span", { class: "badge " + level, "aria-hidden": "true" }, { error: "×", warning: "!", info: "i" }[level]);
const spoken = (level) => h("span", { class: "hush" }, form(1, level) + ": ");
const address = (one) => "#/" + one.doc + "/" + one.place;

const item = (one, n) => {
  const state = stateOf(one);
  const link = h("a", { class: "item " + one.level + " " + state, href: address(one), "aria-current": one === chosen && "true" },
    badge(one.level),
    h("span", { class: "said" }, spoken(one.level), bdi(one.message[lang])),
    h("span", { class: "small" }, h("code", {}, one.rule),
      INDEX.change && one.fresh && h("span", { class: "tag new" }, say("new")),
      state !== "left" && h("span", { class: "tag" }, say(state))));
  links.set(one, link);
  const before = listed[n - 1];
  if (SINGLE || filter.document !== "" || (before && before.doc === one.doc)) return h("li", {}, link);
  const doc = DOCS[one.doc];
  return h("li", {}, h("p", { class: "group" }, bdi(titled(doc)), " ", h("span", {}, count(doc.findings.length))), link);
};

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
  $("severities").replaceChildren(...Object.values(LEVELS).map((level) => {
    const n = levels.get(level) ?? 0;
    return h("button", { type: "button", class: "chip " + level, "aria-pressed": String(filter[level]), title: form(n, level), data: { level } },
      badge(level), count(n), h("span", { class: FINDINGS.length > 999 ? "hush" : "word" }, " " + form(n, level)));
  }));
  const rules = tally("rule");
  const choices = {
    document: [["", say("every_document")], ...DOCS.filter((doc) => doc.findings.length || String(doc.n) === String(filter.document))
      .map((doc) => [doc.n, titled(doc).slice(0, 80) + " (" + count(doc.findings.length) + ")"])],
    rule: [["", say("every_rule")], ...[...rules].sort((a, b) => b[1] - a[1]).map(([name, n]) => [name, name + " (" + count(n) + ")"])],
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

const paintList = () => {
  listed = FINDINGS.filter(passes);
  links.clear();
  items?.stop();
  items = grow($("list"), listed, item, $("list"));
  const all = FINDINGS.length;
  const empty = all && !listed.length;
  $("list").hidden = !listed.length;
  const plain = Object.keys(NO_FILTER).every((key) => String(filter[key]) === String(NO_FILTER[key]));
  $("count").replaceChildren(...(!all ? [say("nothing")]
    : empty ? [say(plain ? "none_left" : "none_match"), " "]
    : [say("shown", { n: count(listed.length), all: count(all) }), " "]),
    !plain ? h("button", { type: "button", class: "plain", id: "clear" }, say("clear")) : "");
  paintLeft();
};

const paintLeft = () => {
  const all = FINDINGS.length;
  const left = FINDINGS.filter((one) => stateOf(one) === "left").length;
  $("left").textContent = left ? say("count_left", { n: count(left), all: count(all) }) : say(all ? "none_left" : "nothing");
  const bar = $("progress");
  bar.setAttribute("aria-valuemax", all || 1);
  bar.setAttribute("aria-valuenow", all ? all - left : 1);
  bar.firstElementChild.style.width = (all ? 100 * (all - left) / all : 100) + "%";
  const at = listed.indexOf(chosen);
  $("at").textContent = at >= 0 ? count(at + 1) + " / " + count(listed.length) : count(listed.length);
};

// A decision changes one line; the list stays where it is, so that the eye does.
const repaint = (ones) => {
  const places = new Map(listed.map((one, n) => [one, n]));
  for (const one of ones) {
    const link = links.get(one);
    if (link?.isConnected) link.closest("li").replaceWith(item(one, places.get(one)));
    paintNote(one);
  }
  paintLeft();
};

const mark = (one) => {
  if (chosen) links.get(chosen)?.removeAttribute("aria-current");
  chosen = one;
  const at = listed.indexOf(one);
  if (at >= 0) items.more(at + 40);
  const link = one && links.get(one);
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
