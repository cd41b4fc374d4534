
// The page is complete without the rest of the script, which adds the look-up, the filter and the cross-hairs.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// The filter. It shows the rows that have every word of the query: a word that begins with a digit at the start
// of one of the row's words, because people type codes from the left, and any other word anywhere.

const normal = (text) => text.toLowerCase().replace(/rfc\s+(?=\d)/g, "rfc").replace(/\s+/g, " ");

const textOf = (node) => node.data ?? [...node.childNodes].map(textOf).join(" ");

const entries = all(".codes tr[id]").map((row) => {
  const classes = row.id.startsWith("X.") ? [2, 4, 5].map((c) => c + row.id.slice(1)).join(" ") : "";
  const provider = row.closest(".own")?.caption.textContent ?? "";
  const name = row.dataset.go?.replace(/^(Detail|Reply|Command)/, "") ?? "";
  return { row, section: row.closest("section"), text: normal(` ${row.id} ${classes} ${textOf(row)} ${provider} ${name} `) };
});

function rowsWith(query) {
  const words = normal(query).split(" ").filter(Boolean);
  const has = (text) => words.every((word) => text.includes(/^(x\.)?\d/.test(word) ? " " + word : word));
  return words.length ? new Set(entries.filter((entry) => has(entry.text)).map((entry) => entry.row)) : null;
}

// rowsLike returns the rows with the most words of a question, if they have at least half of them.
function rowsLike(query) {
  const words = normal(query).split(/[^\w-]+/).filter((word) => /^\D../.test(word) && !asking.has(word));
  const count = (text) => words.filter((word) => text.includes(" " + word)).length;
  const most = Math.max(...entries.map(({ text }) => count(text)), 1);
  return new Set(2 * most < words.length ? [] : entries.filter(({ text }) => count(text) === most).map(({ row }) => row));
}

// show hides all other rows and returns how many are left in each section. For null it shows the whole page.
function show(rows) {
  const counts = new Map();
  for (const { row, section } of entries) {
    row.hidden = rows !== null && !rows.has(row);
    if (!row.hidden) counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  for (const table of all("table.codes")) table.hidden = rows !== null && !table.querySelector("tr[id]:not([hidden])");
  for (const section of all("main > section:not(#ask)")) section.hidden = rows !== null && !counts.has(section);
  return rows === null ? "" : [...counts].map(([section, count]) => `${section.querySelector("h2").textContent.replace("?", "")}: ${count}`).join(" · ");
}

// The look-up. It answers codes and replies and shows the rows of their codes. It filters by anything else, if
// necessary by most of the words.

const box = at("q");

function lookUp() {
  const question = box.value;
  const answer = question.trim() ? explain(question) : { kind: "words" };
  const all = rowsWith(question);
  const codes = answer.pair || answer.kind === "reply";
  const found = codes || all?.size === 0 ? rowsOf(answer) : all;
  const like = found?.size === 0 && answer.kind === "words" ? rowsLike(question) : null;
  const answered = !["words", "command"].includes(answer.kind) && !(answer.kind === "malformed" && found?.size);
  const counts = show(like ?? found);
  if (like) at("found").textContent = `No row has all of these words. ${counts && "Closest: " + counts}`;
  else at("found").textContent = found === all ? counts : "";
  at("answer").replaceChildren(...(answered ? render(answer) : []));
}

const rowsOf = ({ row, reply, enhanced }) => new Set([row, at(reply?.code), at(enhanced?.detail), ...providersOf({ reply, enhanced }).map((provider) => provider.row)].filter(Boolean));

const providersOf = ({ reply, enhanced }) => [...(enhanced?.providers ?? []), ...(reply?.providers ?? [])];

function render(answer) {
  if (answer.problem) return [el("p", {}, capital(answer.problem) + "."), ...offer("Did you mean", answer.near)];
  const { pair, reply, enhanced } = answer;
  const facts = el("dl", {});
  const fact = (name, ...value) => facts.append(el("dt", {}, name), el("dd", {}, ...value));
  if (pair) fact("Pair", el("b", pair.fault ? { class: "fault" } : {}, pair.verdict), ": ", ...cite(pair.reason));
  fact("Retry", ...cite(answer.retry.text));
  fact("Who acts", ...cite(answer.act.text));
  for (const code of [enhanced, reply]) {
    if (!code) continue;
    const target = code.detail ?? code.code;
    fact(code.code, ...(at(target) ? [el("a", { href: "#" + target }, code.phrase || "no phrase"), " "] : []), el("em", {}, code.standing));
  }
  return [
    el("h3", {}, [reply?.code, enhanced?.code].filter(Boolean).join(" ")),
    el("p", {}, ...cite(answer.summary)),
    ...answer.notes.map((note) => el("p", { class: "remark" }, ...cite(capital(note) + "."))),
    facts,
    ...renderProviders(providersOf(answer)),
    ...offer("Did you mean", answer.near),
    ...offer("Also in the text", answer.others),
  ];
}

function renderProviders(providers) {
  if (!providers.length) return [];
  const items = providers.map(({ provider, meaning, row, doubt }) =>
    el("li", {}, el("b", {}, provider), ", ", el("a", { href: "#" + row.id }, row.cells[0].textContent.trim()), `${doubt ? ` (${doubt})` : ""}: ${meaning}`));
  return [el("p", {}, "What providers mean by it, which is not a standard:"), el("ul", {}, ...items)];
}

function offer(title, matches = []) {
  if (!matches.length) return [];
  const items = matches.map(({ code, phrase, why }) => el("li", {}, el("a", { href: "#" + encodeURIComponent(code) }, code), ` ${phrase}${why ? ` (${why})` : ""}`));
  return [el("p", {}, title + ":"), el("ul", {}, ...items)];
}

// cite makes links of the RFCs in a text.
function cite(text) {
  return text.split(/(RFC \d+(?: (?:section|appendix) [A-Z0-9.]*[A-Z0-9])?)/).map((part, i) => {
    if (i % 2 === 0) return part;
    const [, rfc, , kind, section] = part.match(/^RFC (\d+)( (\w+) (.*))?$/);
    return el("a", { href: `https://www.rfc-editor.org/rfc/rfc${rfc}${kind ? `#${kind}-${section}` : ""}` }, part);
  });
}

// follow shows the row that the address's fragment names, or answers the fragment as a question.
function follow() {
  const fragment = decoded(location.hash.slice(1));
  const target = at(fragment);
  if (!target && !/\d/.test(fragment)) return;
  if (!target || target.closest("[hidden]")) {
    box.value = target ? "" : fragment;
    lookUp();
  }
  (target ?? at("ask")).scrollIntoView();
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

// The matrix is one stop for the keyboard. The arrow keys move from cell to cell.

const matrix = at("matrix");
const heads = all("thead tr:nth-child(2) th", matrix);
const nameOfHead = (head) => head.firstChild.textContent.trim();
const grid = all("tbody tr:has(td)", matrix).map((row) => [...row.cells].slice(1));
const column = new Map(heads.map((head, i) => [nameOfHead(head), i]));
const line = new Map(grid.map((cells, i) => [nameOfHead(cells[0].parentNode.cells[0]), i]));
const verdictAt = (reply, detail) => {
  const [kind] = grid[line.get(detail)][column.get(reply)].className.match(/v\d/) ?? [];
  return kind ? scale[kind] : "unlisted";
};
const scale = Object.fromEntries(all(".scale .cell").map((cell) => [cell.classList[1], cell.nextSibling.textContent]));
let lit = [];
let stop = grid[0][0];

function light(cell) {
  for (const element of lit) element.classList.remove("hot");
  const i = cell.cellIndex - 1;
  lit = [cell.parentNode, heads[i], ...grid.map((cells) => cells[i])];
  for (const element of lit) element.classList.add("hot");
  const [reply, code] = pairOf(cell);
  const verdict = verdictAt(reply, detailOf(code));
  const pair = `${reply} ${code}`;
  at("cell").replaceChildren(el("b", {}, pair), ` ${verdict}: ${reasonFor(reply, code, verdict)} `, el("a", { href: "#" + encodeURIComponent(pair) }, "more"));
}

// pairOf returns the two codes of a cell, the enhanced code in the class of the reply code. A 3yz code has none.
function pairOf(cell) {
  const reply = nameOfHead(heads[cell.cellIndex - 1]);
  const detail = nameOfHead(cell.parentNode.cells[0]);
  return [reply, reply[0] === "3" ? detail : detail.replace("X", reply[0])];
}

const steps = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
  Home: [0, -100], End: [0, 100], PageUp: [-10, 0], PageDown: [10, 0],
};

function move(event) {
  if (event.key === "Enter") location.hash = encodeURIComponent(pairOf(stop).join(" "));
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const clamp = (n, length) => Math.max(0, Math.min(length - 1, n));
  const row = clamp(grid.findIndex((cells) => cells.includes(stop)) + step[0], grid.length);
  focusCell(grid[row][clamp(stop.cellIndex - 1 + step[1], heads.length)]);
}

function focusCell(cell) {
  stop.tabIndex = -1;
  stop = cell;
  stop.tabIndex = 0;
  stop.focus();
}

matrix.setAttribute("role", "grid");
for (const cell of grid.flat()) cell.tabIndex = -1;
stop.tabIndex = 0;
matrix.addEventListener("keydown", move);
for (const event of ["focusin", "mouseover"]) {
  matrix.addEventListener(event, ({ target }) => {
    if (target.closest("tbody td")) light(target);
  });
}
matrix.addEventListener("click", ({ target }) => {
  if (target.closest("tbody td")) focusCell(target);
});

for (const id of ["ask", "hint"]) at(id).hidden = false;
box.addEventListener("input", lookUp);
window.addEventListener("hashchange", follow);
follow();
