// The page shows the answer in its places, hides the other rows, and keeps the question in the address.
const at = (id) => document.getElementById(id), box = at("q"), matrix = at("matrix");
const el = (name, attributes) => Object.assign(document.createElement(name), attributes), bold = (textContent) => el("b", { textContent });
const link = (href, textContent) => el("a", { href, textContent }), asking = (text) => link("#q=" + encodeURIComponent(text), text);
const lines = (list = [], each) => list.flatMap((one, i) => [...(i ? [el("br")] : []), ...each(one)]);
const sentence = (text) => (text ? text[0].toUpperCase() + text.slice(1) + "." : "");
const codesOf = ({ code, enhanced }) => [code, enhanced].filter(Boolean).join(" ");
const cite = (name) => data.links.filter((one) => one.name === name && one.url).map(({ url }) => link(url, name))[0] ?? name;
const cited = (text) => text.split(/(RFC \d+(?: (?:section|appendix) [\w.]*\w)?)/).map(cite);

function verdictOf({ code, enhanced, verdict }) {
  const { fault, meaning } = verdicts[verdict], { sources, limit = 0 } = details.get(detailOf(enhanced)) ?? {};
  const source = data.sources[{ listed: sources?.[code], customary: sources?.[code], "unusual class": limit }[verdict]];
  return [el("b", { className: fault ? "fault" : "", textContent: verdict }), ": ", ...cited(meaning + (source ? ` (${source})` : "") + ".")];
}

function show() {
  const text = box.value.trim(), a = text ? answer(text) : {}, { reason, rows: found = [] } = a;
  const known = [replies.get(a.code), details.get(detailOf(a.enhanced))].filter(Boolean), paired = (a.code && a.enhanced) || verdicts[a.verdict]?.fault;
  const parts = {
    title: a.title ?? (codesOf(a) || reason?.text), reason: sentence(a.about ?? reason?.sentence), said: a.said, retry: data.retry[a.retry],
    clash: a.byCode && ![reason, unstated].includes(a.byCode) && a.byCode.sentence, bad: reason?.bad && " ",
    acts: lines(reason?.actions, ([party, act]) => [bold(party), ": ", act]), send: !a.verdict && reason?.send && asking(reason.send), pair: paired && verdictOf(a),
    codes: lines(known, (row) => [link("#" + row.id, row.id), " ", bold(row.text ?? ""), " ", sentence(row.sentence)]),
    own: lines(a.meanings, (row) => [link("#" + row.id, data.senders[row.sender].name), ": ", row.sentence]),
    links: known.flatMap(({ links = [] }) => links.flatMap((n) => [cite(data.links[n].name), " "])),
    others: a.others?.slice(0, 8).flatMap((other) => [asking(codesOf(other)), " "]),
    near: a.near && asking(a.near), none: !found.length && !a.verdict && " ", count: found.length && String(found.length),
  };
  for (const place of at("answer").querySelectorAll("[data-is]")) place.replaceChildren(...[parts[place.dataset.is] || []].flat());
  Object.assign(at("answer"), { hidden: !text }).dataset.retry = a.retry ?? "";
  for (const row of rows) at(row.id)?.toggleAttribute("hidden", found.length > 0 && !found.includes(row));
  document.body.classList.toggle("asked", found.length > 0);
  at("copy").href = "#" + (text && "q=" + encodeURIComponent(text.length > 300 && a.code ? `${codesOf(a)} ${a.said}`.replace(/\s+/g, " ") : text));
}
// follow answers the question in the address, or shows the row that it names.
function follow() {
  const hash = location.hash.slice(1), asked = hash.startsWith("q="), text = new URLSearchParams(asked ? hash : "q=" + hash).get("q");
  const target = asked ? null : at(text);
  if (!target || !target.checkVisibility()) {
    box.value = target ? "" : text;
    show();
  }
  if (hash) (target ?? at("ask")).scrollIntoView();
}

box.addEventListener("input", () => (show(), history.replaceState(null, "", at("copy").getAttribute("href"))));
at("copy").addEventListener("click", () => navigator.clipboard?.writeText(at("copy").href));
window.addEventListener("hashchange", follow);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== box && !event.ctrlKey && !event.metaKey) event.preventDefault(), box.focus();
});
for (const part of [at("ask"), at("hint")]) part.hidden = false;
follow();

// The matrix is one stop for the keyboard, and the arrow keys move in it. A cell may be for several reply codes.
const classed = columns.filter((code) => code[0] !== "3"), heads = [...matrix.querySelectorAll("th[scope=col]")];
const grid = [...matrix.querySelectorAll("th[scope=row]")].map((head, y) => {
  let end = 0;
  return [...head.parentNode.cells].slice(1).map((cell) => ({ cell, row: data.details[y], from: end, end: (end += cell.colSpan) }));
});
const runs = new Map(grid.flat().map((run) => [run.cell, run]));
let stop = grid[0][0], column = 0;

function light({ cell, row, from, end }) {
  for (const hot of matrix.querySelectorAll(".hot")) hot.classList.remove("hot");
  for (const hot of [...heads.slice(from, end), cell.parentNode]) hot.classList.add("hot");
  const code = classed[from], enhanced = code[0] + row.id.slice(1), last = end - from > 1 ? "–" + classed[end - 1] : "";
  at("cell").replaceChildren(last ? `${code}${last} ${enhanced}` : asking(`${code} ${enhanced}`), " ", ...verdictOf({ code, enhanced, verdict: check(code, enhanced) }));
}

function halt(run) {
  stop.cell.removeAttribute("tabindex");
  stop = run;
  stop.cell.tabIndex = 0;
  if (column < run.from || run.end <= column) column = run.from;
}
const seen = ({ cell }) => cell.checkVisibility({ visibilityProperty: true }), open = () => at("cell").querySelector("a")?.click();
matrix.addEventListener("keydown", (event) => {
  const across = grid.find((line) => line.includes(stop)).filter(seen);
  const down = grid.map((line) => line.find(({ from, end }) => from <= column && column < end)).filter(seen), x = across.indexOf(stop), y = down.indexOf(stop);
  const to = { ArrowLeft: across[x - 1], ArrowRight: across[x + 1], Home: across[0], End: across.at(-1), ArrowUp: down[y - 1], ArrowDown: down[y + 1] };
  if (event.key === "Enter") open();
  if (!(event.key in to) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  halt(to[event.key] ?? stop);
  stop.cell.focus({ preventScroll: true });
  stop.cell.scrollIntoView({ block: "nearest", inline: "nearest" });
});
matrix.addEventListener("click", ({ target }) => runs.has(target) && open());
matrix.setAttribute("role", "grid");
halt(stop);
at("only").addEventListener("change", () => seen(stop) || halt(grid.flat().find(seen)));
for (const event of ["focusin", "mouseover"]) matrix.addEventListener(event, ({ target }) => runs.has(target) && light(runs.get(target)));
