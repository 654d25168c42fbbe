// Formatted text as it was pasted (Word, Google Docs, the block editor): what says how a text is built stays, and nothing
// that acts, loads or dresses. It is read in a document that runs and loads nothing, and built anew from elements.
const policy = window.trustedTypes?.createPolicy("zvirka-paste", { createHTML: (text) => text }) ?? { createHTML: (text) => text };
// That document, too, keeps to the policy of this page, which allows no styles and handlers: they are read as data.
const SHEET = /<style\b[^]*?<\/style\s*>/gi;
const TAG = /<[a-z][^>]*>/gi;
const unstyled = (html) => html.replace(SHEET, "").replace(TAG, (tag) => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, " data-$1"));
const inert = (html) => new DOMParser().parseFromString(policy.createHTML(unstyled(html)), "text/html").body;

const KEPT = new Set(("p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr td th figure figcaption "
  + "a b strong i em s del ins sup sub code kbd samp q br hr div").split(" "));
const BLOCKS = new Set("article section main header footer aside nav address center details summary form fieldset".split(" "));
const GONE = new Set(("script style template noscript svg math object embed iframe frame frameset canvas audio video textarea "
  + "select button input head title meta link base map").split(" "));
const LINK = /^(?:https?:|mailto:)/i;
const TONGUE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
// What Word and others hide; the bullets of Word, which are letters; its items, which are paragraphs.
const UNSEEN = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i;
const BULLET = /mso-list\s*:\s*ignore/i;
const ITEM = /mso-list\s*:\s*(?!ignore|none)\S/i;
// What other programs say by style alone.
const DRESSED = [
  ["b", /font-weight\s*:\s*(?:bold|[6-9]00)/i], ["i", /font-style\s*:\s*italic/i],
  ["sup", /vertical-align\s*:\s*super/i], ["sub", /vertical-align\s*:\s*sub(?!\w)/i], ["s", /text-decoration[^;]*line-through/i],
];
const UNDRESSED = /font-weight\s*:\s*(?:normal|400)/i;

const named = (given, style) => {
  const name = given.localName;
  if (name === "p" && ITEM.test(style)) return ["li"];
  if ((name === "b" || name === "strong") && UNDRESSED.test(style)) return [];
  if (KEPT.has(name)) return [name];
  if (BLOCKS.has(name)) return ["div"];
  return name === "span" || name === "font" ? DRESSED.filter(([, told]) => told.test(style)).map(([kind]) => kind) : [];
};

const element = (name, given) => {
  const made = document.createElement(name);
  const href = given.getAttribute("href")?.trim();
  if (name === "a" && href && LINK.test(href)) made.setAttribute("href", href);
  for (const span of ["colspan", "rowspan"]) {
    if ((name === "td" || name === "th") && /^\d{1,3}$/.test(given.getAttribute(span) ?? "")) made.setAttribute(span, given.getAttribute(span));
  }
  const tongue = given.getAttribute("lang");
  if (tongue && TONGUE.test(tongue)) made.setAttribute("lang", tongue);
  return made;
};

const cleaned = (from, into) => {
  for (const one of from.childNodes) {
    if (one.nodeType === Node.TEXT_NODE) { into.append(one.data); continue; }
    if (one.nodeType === Node.COMMENT_NODE && /^\s*zvirka-ignore\b/.test(one.data)) { into.append(document.createComment(one.data)); continue; }
    if (one.nodeType !== Node.ELEMENT_NODE || GONE.has(one.localName)) continue;
    const style = one.dataset?.style ?? one.getAttribute("style") ?? "";
    if (one.hidden || UNSEEN.test(style) || BULLET.test(style)) continue;
    if (one.localName === "img") {
      if (one.getAttribute("alt")?.trim()) into.append(h("img", { alt: one.getAttribute("alt") }));
      continue;
    }
    const names = named(one, style);
    let inside = into;
    if (names[0] === "li" && one.localName !== "li") {
      const list = into.lastElementChild;
      inside = list?.localName === "ul" && !list.nextSibling?.data?.trim() ? list : h("ul");
      if (inside !== list) into.append(inside);
    }
    for (const name of names) {
      const made = element(name, one);
      inside.append(made);
      inside = made;
    }
    cleaned(one, inside);
  }
  return into;
};
const clean = (html) => cleaned(inert(html), document.createDocumentFragment());

// A text without formatting: passages are parted by empty lines, and where there are none, each line is one.
const passages = (text) => {
  const whole = text.replace(/\r\n?/g, "\n").trim();
  const parts = /\n[ \t]*\n/.test(whole) ? whole.split(/\n(?:[ \t]*\n)+/) : whole.split("\n");
  const made = document.createDocumentFragment();
  for (const part of parts) {
    const passage = h("p");
    part.split("\n").forEach((line, n) => passage.append(...(n ? [h("br"), line] : [line])));
    made.append(passage);
  }
  return made;
};
