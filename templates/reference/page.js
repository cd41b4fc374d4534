
// The page shows the answer in its places, hides the other rows, and keeps the question in the address.

const at = (id) => document.getElementById(id);
const box = at("q"), matrix = at("matrix");

function el(name, attributes, ...children) {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
}
const link = (href, text) => el("a", { href }, text);
const asking = (text) => link("#q=" + encodeURIComponent(text), text);
const sentence = (text) => (text ? text[0].toUpperCase() + text.slice(1) + "." : "");
const codesOf = ({ code, enhanced }) => [code, enhanced].filter(Boolean).join(" ");
const items = (list, ...of) => list?.length && el("ul", {}, ...list.map((one) => el("li", {}, ...of[0](one))));
const cite = (name) => data.links.filter((one) => one.name === name && one.url).map(({ url }) => link(url, name))[0] ?? name;
const cited = (text) => text.split(/(RFC \d+(?: (?:section|appendix) [\w.]*\w)?)/).map(cite);

function sourceOf({ code, enhanced, verdict }) {
  const row = details.get(detailOf(enhanced));
  return data.sources[row?.sources?.[code] ?? (verdict === "unusual class" ? (row.limit ?? 0) : -1)] ?? "";
}

const verdictOf = (pair) => [el("b", { className: verdicts[pair.verdict].fault ? "fault" : "" }, pair.verdict),
  ": ", ...cited(verdicts[pair.verdict].meaning), ...cited(sourceOf(pair) && ` (${sourceOf(pair)})`), "."];

function show() {
  const text = box.value.trim(), a = text ? answer(text) : {};
  const known = [replies.get(a.code), details.get(detailOf(a.enhanced))].filter(Boolean), { reason } = a, fault = verdicts[a.verdict]?.fault;
  const parts = {
    title: a.title ?? (codesOf(a) || reason?.text), reason: sentence(a.about ?? reason?.sentence), bad: reason?.bad && " ",
    clash: reason && a.byCode && ![reason, unstated].includes(a.byCode) && a.byCode.sentence,
    said: a.said, retry: data.retry[a.retry], acts: items(reason?.actions, ([party, act]) => [el("b", {}, party), ": ", act]),
    send: !a.verdict && reason?.send && asking(reason.send), pair: ((a.code && a.enhanced) || fault) && verdictOf(a),
    codes: items(known, (row) => [link("#" + row.id, row.id), " ", el("b", {}, row.text ?? ""), " ", sentence(row.sentence)]),
    own: items(a.meanings, (row) => [link("#" + row.id, data.senders[row.sender].name), ": ", row.sentence]),
    links: known.flatMap((row) => row.links ?? []).flatMap((n) => [...cited(data.links[n].name), " "]),
    others: a.others?.slice(0, 8).flatMap((other) => [asking(codesOf(other)), " "]),
    near: a.near && asking(a.near), none: text && !a.rows?.length && !a.code && !a.enhanced && " ", count: a.rows?.length && String(a.rows.length),
  };
  for (const place of at("answer").querySelectorAll("[data-is]")) place.replaceChildren(...[parts[place.dataset.is] || []].flat());
  at("answer").dataset.retry = a.retry ?? "";
  const shown = a.rows?.length && new Set(a.rows);
  for (const row of rows) at(row.id)?.toggleAttribute("hidden", Boolean(shown) && !shown.has(row));
  document.body.classList.toggle("asked", Boolean(shown));
  at("copy").href = text ? "#q=" + encodeURIComponent(text.length > 300 && a.code ? `${codesOf(a)} ${a.said}`.replace(/\s+/g, " ") : text) : "#";
}

// follow answers the question in the address, or shows the row that it names.
function follow() {
  const hash = location.hash.slice(1), asked = hash.startsWith("q="), text = new URLSearchParams(asked ? hash : "q=" + hash).get("q");
  const target = asked ? null : at(text);
  if (target ? target.closest("[hidden]") || !target.checkVisibility() : hash || box.value) {
    box.value = target ? "" : text;
    show();
  }
  if (hash) (target ?? at("ask")).scrollIntoView();
}

let pause;
box.addEventListener("input", () => {
  show();
  clearTimeout(pause);
  pause = setTimeout(() => history.replaceState(null, "", at("copy").getAttribute("href")), 300);
});
at("copy").addEventListener("click", () => navigator.clipboard?.writeText(at("copy").href));
window.addEventListener("hashchange", follow);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === box || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  box.focus();
});

// The matrix is one stop for the keyboard, and the arrow keys move in it. A cell may be for several reply codes.

const classed = columns.filter((code) => code[0] !== "3");
const grid = [...matrix.querySelectorAll("th[scope=row]")].map((head, y) => {
  let end = 0;
  return [...head.parentNode.cells].slice(1).map((cell) => ({ cell, row: data.details[y], from: end, end: (end += cell.colSpan) }));
});
const place = new Map(grid.flat().map((run) => [run.cell, run]));
let stop = grid[0][0], column = 0;

function light({ cell, row, from, end }) {
  for (const hot of matrix.querySelectorAll(".hot")) hot.classList.remove("hot");
  const heads = [...matrix.querySelectorAll("th[scope=col]")].slice(from, end), code = classed[from], enhanced = code[0] + row.id.slice(1);
  for (const hot of [...heads, cell.parentNode]) hot.classList.add("hot");
  const pair = { code, enhanced, verdict: check(code, enhanced) }, span = end - from > 1 ? `${code}–${classed[end - 1]} ${enhanced} ` : "";
  at("cell").replaceChildren(span || asking(codesOf(pair)), " ", ...verdictOf(pair));
}

function enter(run) {
  stop.cell.tabIndex = -1;
  stop = run;
  stop.cell.tabIndex = 0;
  stop.cell.focus();
}

matrix.addEventListener("keydown", (event) => {
  const seen = (run) => run.cell.checkVisibility({ visibilityProperty: true });
  const across = grid.find((runs) => runs.includes(stop)).filter(seen), x = across.indexOf(stop);
  const down = grid.map((runs) => runs.find(({ from, end }) => from <= column && column < end)).filter(seen), y = down.indexOf(stop);
  const to = { ArrowLeft: across[x - 1], ArrowRight: across[x + 1], Home: across[0], End: across.at(-1), ArrowUp: down[y - 1], ArrowDown: down[y + 1] }[event.key];
  if (event.key === "Enter") location.hash = new URL(asking(codesOf({ code: classed[stop.from], enhanced: classed[stop.from][0] + stop.row.id.slice(1) })).href).hash;
  if (!to) return;
  event.preventDefault();
  if (!down.includes(to)) column = to.from;
  enter(to);
});
matrix.setAttribute("role", "grid");
for (const cell of place.keys()) cell.tabIndex = -1;
stop.cell.tabIndex = 0;
for (const event of ["focusin", "mouseover"]) matrix.addEventListener(event, ({ target }) => place.has(target) && light(place.get(target)));
matrix.addEventListener("click", ({ target }) => place.has(target) && enter(place.get(target)));

for (const id of ["ask", "hint"]) at(id).hidden = false;
follow();
