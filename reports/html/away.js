// Taking the mended text away: to the clipboard, as it looks and as it is written, and as a file.
let parts = []; // what can be taken: {name, file, raw, html, shown}

const visible = (data, field) => data.passages.flatMap(([side], n) => (side === data.mending.side && (field === null || data.mending.passages[n]?.[0] === field) ? [mendedText(data, n)] : [])).join("\n\n");
const HTML_FILE = /\.x?html?$/i;
const partsOf = (data, doc) => {
  const { side, fields, passages } = data.mending;
  const stem = doc.name.replace(/[#?].*$/, "").split(/[\\/]/).at(-1).replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "text";
  const written = (n) => Object.values(passages).some(([field]) => field === n);
  const html = (n) => Object.values(passages).some(([field, how]) => field === n && how === "html");
  // Lines of a table of pairs are no files: they are taken as a text.
  const post = fields.some(([pointer]) => /\/(?:title|content|excerpt)(?:\/|$)/.test(pointer));
  if (!post && fields.every(([pointer]) => pointer)) return [{ name: say("whole_text"), file: `${stem}.${side}.txt`, raw: visible(data, null), html: false, shown: visible(data, null) }];
  const made = fields.flatMap(([pointer, file], n) => {
    if (!written(n)) return [];
    const key = pointer.split("/").find((part) => part && !/^\d+$/.test(part)) ?? "";
    const known = { title: "part_title", content: "part_content", excerpt: "part_excerpt" }[key];
    const name = known ? say(known) : file || pointer.split("/").at(-1) || say("whole_text");
    return [{ name, file: file || `${stem}.${key || "text"}.${side}.${html(n) ? "html" : "txt"}`, raw: mendedRaw(data, n), html: html(n), shown: visible(data, n), content: key === "content" }];
  });
  return made.sort((a, b) => Number(b.content ?? 0) - Number(a.content ?? 0));
};

const chosenPart = () => parts[Number($("part").value)] ?? parts[0];
const showPart = () => {
  const part = chosenPart();
  $("away-text").value = part.raw;
  $("away-looks").hidden = !part.html;
  $("away-file").textContent = part.file;
};
const takeAway = () => {
  const data = texts(open);
  parts = data?.mending ? partsOf(data, DOCS[open]) : [];
  if (!parts.length) return;
  const findings = DOCS[open].findings;
  $("away-count").textContent = say("away_count", { done: count(mendsOf(open).flatMap((one) => one.of).length), left: count(leftOf(findings)) });
  $("part").replaceChildren(...parts.map((part, n) => h("option", { value: n }, part.name)));
  $("part").parentElement.hidden = parts.length < 2;
  showPart();
  $("away").showModal();
};
$("part").addEventListener("change", showPart);
// Not what the field has: it has one kind of line ends.
$("away-raw").addEventListener("click", (event) => copy(chosenPart().raw, event.currentTarget));
$("away-looks").addEventListener("click", (event) => copyBoth(chosenPart().raw, chosenPart().shown, event.currentTarget));
$("away-save").addEventListener("click", () => {
  const part = chosenPart();
  download(part.raw, part.file, part.html ? "text/html" : "text/plain");
});

// A report in the frame of a page that made it (zvirka serve) tells that page what its texts are now, so that they can be
// checked again. In a file, or in a frame of anybody else, it tells nothing.
const FRAMER = location.protocol === "blob:" && parent !== window ? new URL(location.href).origin : "";
let handing = 0;
const handOver = () => {
  if (!FRAMER || DOCS.length !== 1) return;
  clearTimeout(handing);
  handing = setTimeout(() => {
    const data = texts(0);
    const all = data?.mending ? partsOf(data, DOCS[0]) : [];
    all.forEach((part) => parent.postMessage({ zvirka: "mended", file: part.file, raw: part.raw }, FRAMER));
  }, 200);
};
