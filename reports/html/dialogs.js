// The windows: a reason for accepting, the lines for the settings, the keys.
let asked = null;

// What each button of the window accepts. "Accept" is for what is shown: a finding, or all that are the same as it.
const shownAs = (one) => (listed.includes(one) && spread.has(one.same) ? [one] : (REPEATS.get(one.same) ?? [one]));
const ofRule = (one) => FINDINGS.filter((other) => other.rule === one.rule && stateOf(other) !== "kept");

const askReason = (one) => {
  asked = one;
  const same = shownAs(one), everywhere = alike(one, {}), kind = ofRule(one);
  $("accept-what").replaceChildren(badge(one.level), h("span", {}, bdi(one.message[lang]), same.length > 1 && h("span", { class: "quiet again" }, capital(told(same)))));
  $("reason").value = decided.get(keyOf(one))?.[1] ?? "";
  $("reason-wrong").textContent = "";
  $("accept-save").textContent = same.length > 1 ? say("accept_same", { n: count(same.length) }) : say("save");
  $("accept-one").hidden = same.length < 2;
  $("accept-all").textContent = say("accept_all", { n: count(everywhere.length) });
  $("accept-kind").textContent = say("accept_kind", { n: count(kind.length) });
  $("accept-kind").hidden = kind.length < 2;
  $("accept-kind-help").textContent = say("accept_kind_help", { rule: summary(one) });
  $("accept-kind-help").hidden = kind.length < 2;
  const given = [...new Set([...decided.values()].filter(([state, why]) => state === "kept" && why).map(([, why]) => why))].slice(-4);
  $("reasons").replaceChildren(...given.map((why) => h("button", { type: "button", class: "chip", click: () => { $("reason").value = why; $("reason").focus(); } }, why.slice(0, 60))));
  $("accept").showModal();
  $("reason").focus();
};
// A line of the settings accepts what is alike in its document, so that is accepted here, too.
const alsoThere = (ones) => {
  const [kinds, places] = [new Set(ones.map((one) => one.kind)), new Set(ones.map((one) => one.doc + " " + one.kind))];
  return FINDINGS.filter((other) => kinds.has(other.kind) && places.has(other.doc + " " + other.kind));
};
// Buttons are clicked, and no form is sent: a page in a sandbox may send none.
const accept = (by) => {
  const why = $("reason").value.trim();
  if (why.length < 3) { $("reason-wrong").textContent = say("accept_short"); $("reason").focus(); return; }
  const everywhere = by === "accept-all";
  const ones = everywhere ? alike(asked, {}) : alsoThere(by === "accept-one" ? [asked] : by === "accept-kind" ? ofRule(asked) : shownAs(asked));
  begin();
  decide(ones, keptAs(why, everywhere));
  $("accept").close();
  announce(say("kept") + (ones.length > 1 ? `: ${count(ones.length)}` : ""));
  repaint(ones);
  if (asked.doc === open) noteOf.get(asked.place)?.focus({ preventScroll: true });
};
for (const id of ["accept-save", "accept-one", "accept-all", "accept-kind"]) $(id).addEventListener("click", () => accept(id));
$("reason").addEventListener("input", () => { $("reason-wrong").textContent = ""; });
// Enter saves, as in every field for one line; Shift+Enter makes a new line.
$("reason").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); accept("accept-save"); }
});

const showLines = () => {
  const lines = acceptLines();
  $("toml").value = lines;
  $("toml").hidden = $("copy-toml").hidden = $("save-toml").hidden = !lines;
  $("lines-help").textContent = say(lines ? "export_help" : "export_none");
  $("lines").showModal();
};
$("export").addEventListener("click", showLines);
$("copy-toml").addEventListener("click", (event) => copy($("toml").value, event.currentTarget));
$("save-toml").addEventListener("click", () => download($("toml").value, "accept.toml", "text/plain"));

const showKeys = () => {
  $("keys-list").replaceChildren(...Object.entries(WORDS[lang].keys).map(([keys, what]) => (
    h("div", {}, h("dt", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, what)))));
  if (!$("keys").open) $("keys").showModal();
};
$("help").addEventListener("click", showKeys);
document.querySelectorAll("dialog").forEach((box) => {
  box.addEventListener("click", (event) => { if (event.target === box || event.target.closest("[data-close]")) box.close(); });
});
