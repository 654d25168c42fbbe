// The windows: a reason for accepting, the lines for the settings, the keys.
let asked = null;

const askReason = (one) => {
  asked = one;
  $("accept-what").replaceChildren(badge(one.level), bdi(one.message[lang]));
  $("reason").value = decided.get(keyOf(one))?.[1] ?? "";
  $("reason-wrong").textContent = "";
  const everywhere = alike(one, {});
  $("accept-all").textContent = say("accept_all") + (everywhere.length > 1 ? ` (${count(everywhere.length)})` : "");
  const given = [...new Set([...decided.values()].filter(([state, why]) => state === "kept" && why).map(([, why]) => why))].slice(-4);
  $("reasons").replaceChildren(...given.map((why) => h("button", { type: "button", class: "chip", click: () => { $("reason").value = why; $("reason").focus(); } }, why.slice(0, 60))));
  $("accept").showModal();
  $("reason").focus();
};
$("accept").querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const why = $("reason").value.trim();
  if (why.length < 3) { $("reason-wrong").textContent = say("accept_short"); $("reason").focus(); return; }
  const where = whereOf(asked, event.submitter === $("accept-all"));
  const ones = alike(asked, where);
  decide(ones, ["kept", why, asked.rule, where]);
  $("accept").close();
  announce(say("kept") + (ones.length > 1 ? `: ${count(ones.length)}` : ""));
  repaint(ones);
  if (asked.doc === open) noteOf.get(asked.place)?.focus({ preventScroll: true });
});
$("reason").addEventListener("input", () => { $("reason-wrong").textContent = ""; });
// Enter saves, as in every field for one line; Shift+Enter makes a new line.
$("reason").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("accept").querySelector("form").requestSubmit(); }
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
$("save-toml").addEventListener("click", () => {
  const file = URL.createObjectURL(new Blob([$("toml").value], { type: "text/plain" }));
  h("a", { href: file, download: "accept.toml" }).click();
  setTimeout(() => URL.revokeObjectURL(file), 10000);
});

const showKeys = () => {
  $("keys-list").replaceChildren(...Object.entries(WORDS[lang].keys).map(([keys, what]) => (
    h("div", {}, h("dt", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, what)))));
  if (!$("keys").open) $("keys").showModal();
};
$("help").addEventListener("click", showKeys);
document.querySelectorAll("dialog").forEach((box) => {
  box.addEventListener("click", (event) => { if (event.target === box || event.target.closest("[data-close]")) box.close(); });
  if (box.id !== "accept") box.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); box.close(); });
});
