// A question to the service: its turn is waited for, and what it answers is told in the language of the reader.
const TRIES = 20;
let token = "";
try { token = sessionStorage.getItem("zvirka:token") ?? ""; } catch { /* lasts for this view only */ }
const keepToken = (given) => {
  token = given.trim();
  try { sessionStorage.setItem("zvirka:token", token); } catch { /* lasts for this view only */ }
};

const slept = (seconds, signal) => new Promise((done, failed) => {
  const timer = setTimeout(done, 1000 * seconds);
  signal.addEventListener("abort", () => { clearTimeout(timer); failed(signal.reason); }, { once: true });
});

// The report as HTML, or {failed, detail}; `waits` is told in how many seconds the turn comes.
const ask = async (body, signal, waits) => {
  const headers = { "Content-Type": "application/json", Accept: "text/html" };
  if (token) headers.Authorization = "Bearer " + token;
  for (let n = 0; n < TRIES; n++) {
    const answer = await fetch("check", { method: "POST", headers, body, signal, credentials: "omit", cache: "no-store", redirect: "error" });
    if ((answer.headers.get("content-type") ?? "").startsWith("text/html") && [200, 422].includes(answer.status)) return { html: await answer.text(), checked: answer.ok };
    const told = await answer.json().catch(() => ({}));
    if (answer.status !== 503 || n === TRIES - 1) return { failed: answer.status, detail: told.detail ?? String(answer.status) };
    const seconds = Math.min(60, Number(answer.headers.get("retry-after")) || 5);
    waits(seconds);
    await slept(seconds, signal);
  }
  return { failed: 503, detail: "" };
};

const wrongOf = ({ failed, detail }) => {
  if (failed === 413) return say("too_large", { size: sized(INDEX.most) });
  const key = "failed_" + failed;
  return WORDS[lang][key] ? say(key) : say("failed_else", { detail });
};
