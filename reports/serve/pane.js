// A pane: a formatted text, a plain one, one that is too long to be laid out, or a file; what it gives to be checked.
const LONG = 300000; // characters that an editor still scrolls through
const SIZE = 1e6;
const sized = (bytes) => (bytes >= SIZE ? say("size_mb", { n: numbers.format(Math.round(bytes / 1e5) / 10) }) : say("size_kb", { n: count(Math.max(1, Math.round(bytes / 1000))) }));
const bytesOf = (text) => new Blob([text]).size;

const encoded = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
  reader.addEventListener("error", () => failed(reader.error));
  reader.readAsDataURL(file);
});

const handed = (blob, name) => {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

const makePane = (root) => {
  const side = root.dataset.side;
  const [rich, bare, card] = [".rich", ".bare", ".held"].map((css) => root.querySelector(css));
  let held = null; // {html} or {text} or {file}
  let plain = false;

  const paint = () => {
    if (rich) { rich.hidden = Boolean(held) || plain; bare.hidden = Boolean(held) || !plain; }
    card.hidden = !held;
    root.querySelector(".take")?.toggleAttribute("disabled", Boolean(held?.file));
    if (!held) return;
    card.textContent = held.file ? say("held_file", { name: held.file.name, size: sized(held.file.size) })
      : say("held_text", { size: sized(bytesOf(held.html ?? held.text)) });
  };
  const hold = (what) => { held = what; paint(); };
  const body = () => {
    const box = document.createElement("div");
    cleaned(rich, box);
    return box.innerHTML;
  };
  const empty = () => !held && !(plain ? bare.value : rich?.innerText ?? "").trim() && !rich?.querySelector("img");
  // What is given: a text and its format, or a file.
  const given = async () => {
    if (held?.file) return { value: { name: held.file.name, base64: await encoded(held.file) } };
    if (held) return held.html === undefined ? { value: held.text, format: "text" } : { value: held.html, format: "html" };
    return plain ? { value: bare.value, format: "text" } : { value: body(), format: "html" };
  };
  const clear = () => {
    held = null;
    if (rich) { rich.replaceChildren(); bare.value = ""; }
    root.querySelector("input[type=file]").value = "";
    paint();
  };
  const laid = (fragment) => {
    const box = document.createElement("div");
    box.append(fragment);
    if (box.innerHTML.length > LONG) { hold({ html: box.innerHTML }); return; }
    const selection = getSelection();
    let range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || !rich.contains(range.commonAncestorContainer)) {
      range = document.createRange();
      range.selectNodeContents(rich);
      range.collapse(false);
    }
    range.deleteContents();
    const last = box.lastChild;
    range.insertNode(cleaned(box, document.createDocumentFragment()));
    if (last) { range.collapse(false); selection.removeAllRanges(); selection.addRange(range); }
  };
  const pasted = (data) => {
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    if (html.trim() && !plain) laid(clean(html));
    else if (text.length > LONG) hold({ text });
    else if (plain) bare.setRangeText(text, bare.selectionStart, bare.selectionEnd, "end");
    else laid(passages(text));
  };
  const turn = (bareNow) => {
    if (!rich || bareNow === plain) return;
    if (bareNow) bare.value = rich.innerText.replace(/\n{3,}/g, "\n\n").trim();
    else rich.replaceChildren(...(bare.value.trim() ? [passages(bare.value)] : []));
    plain = bareNow;
    paint();
  };
  const take = async (button) => {
    const { value, format } = await given();
    if (held?.file) return;
    if (format === "text") { copy(value, button); return; }
    const shown = inert(value);
    const text = held ? shown.textContent : rich.innerText;
    try {
      const item = new ClipboardItem({ "text/html": new Blob([value], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) });
      await navigator.clipboard.write([item]);
      announce(say("copied"));
    } catch {
      getSelection().selectAllChildren(rich);
      announce(say(document.execCommand("copy") ? "copied" : "not_copied"));
    }
  };
  const save = async () => {
    if (held?.file) { handed(held.file, held.file.name); return; }
    const { value, format } = await given();
    handed(new Blob([value], { type: format === "html" ? "text/html" : "text/plain" }), side + (format === "html" ? ".html" : ".txt"));
  };
  // A text that was mended elsewhere takes the place of the one that is here.
  const put = (value, format) => {
    clear();
    if (value.length > LONG) hold(format === "html" ? { html: value } : { text: value });
    else if (plain) bare.value = format === "html" ? inert(value).textContent : value;
    else rich.replaceChildren(format === "html" ? clean(value) : passages(value));
  };

  root.querySelector("input[type=file]").addEventListener("change", (event) => { if (event.target.files[0]) hold({ file: event.target.files[0] }); });
  root.querySelector(".clear").addEventListener("click", clear);
  root.querySelector(".take")?.addEventListener("click", (event) => take(event.target));
  root.querySelector(".save")?.addEventListener("click", save);
  for (const one of [rich, bare]) one?.addEventListener("paste", (event) => { event.preventDefault(); pasted(event.clipboardData); });
  rich?.addEventListener("input", () => { if (!rich.innerText.trim() && !rich.querySelector("img")) rich.replaceChildren(); });
  return { root, side, paint, hold, empty, given, clear, pasted, turn, put };
};
