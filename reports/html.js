const list = [...document.querySelectorAll("nav a[data-n]")];
let at = -1;
const show = (n) => {
  document.querySelectorAll(".now").forEach((e) => e.classList.remove("now"));
  const link = list[n];
  if (!link) return;
  at = n;
  link.classList.add("now");
  link.scrollIntoView({ block: "nearest" });
  const page = document.getElementById("page-" + link.dataset.page);
  if (page) page.open = true;
  const marks = document.querySelectorAll('mark[data-page="' + link.dataset.page + '"]');
  const mine = [...marks].filter((m) => m.dataset.findings.split(" ").includes(link.dataset.n));
  mine.forEach((m) => m.classList.add("now"));
  if (mine.length) mine[0].scrollIntoView({ block: "center" });
};
list.forEach((link, n) => link.addEventListener("click", (e) => { e.preventDefault(); show(n); }));
document.addEventListener("click", (e) => {
  const mark = e.target.closest("mark");
  if (!mark) return;
  const first = mark.dataset.findings.split(" ")[0];
  show(list.findIndex((l) => l.dataset.page === mark.dataset.page && l.dataset.n === first));
});
const step = (by) => {
  let n = at + by;
  while (list[n] && list[n].parentElement.hidden) n += by;
  if (list[n]) show(n);
};
document.addEventListener("keydown", (e) => {
  if (e.target.matches("select, input, textarea") || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "j" || e.key === "n") step(1);
  if (e.key === "k" || e.key === "p") step(-1);
});
document.getElementById("severity").addEventListener("change", (e) => {
  list.forEach((l) => { l.parentElement.hidden = e.target.value !== "" && !l.classList.contains(e.target.value); });
});
document.getElementById("matched").addEventListener("change", (e) => document.body.classList.toggle("matched", e.target.checked));
const speak = (lang) => {
  document.documentElement.lang = lang;
  document.querySelectorAll("[data-say]").forEach((e) => { e.hidden = e.dataset.say !== lang; });
};
document.getElementById("lang").addEventListener("change", (e) => speak(e.target.value));
