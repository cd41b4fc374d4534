
// The page is whole without what follows, which adds the look-up, the filter and the cross-hairs.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// The filter. A row is shown if it has every word of the query: a word that begins with a digit at the start
// of one of its own, as codes are typed from the left, any other anywhere.

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

// rowsLike are the rows with the most of the words that a question is about, at least half of them.
function rowsLike(query) {
  const words = normal(query).split(/[^\w-]+/).filter((word) => /^\D../.test(word) && !asking.has(word));
  const count = (text) => words.filter((word) => text.includes(" " + word)).length;
  const most = Math.max(...entries.map(({ text }) => count(text)), 1);
  return new Set(2 * most < words.length ? [] : entries.filter(({ text }) => count(text) === most).map(({ row }) => row));
}

// show hides every row but those given, and tells how many there are in each section; null shows the page as it
// is without a query.
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

// The look-up. What reads as codes or as a reply is answered, and the rows of its codes are shown; anything
// else filters, if need be by most of its words.

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
  if (like) at("found").textContent = `No row of this page has all of that. ${counts && "Most of it: " + counts}`;
  else at("found").textContent = found === all ? counts : "";
  at("answer").replaceChildren(...(answered ? render(answer) : []));
}

const rowsOf = ({ row, reply, enhanced }) => new Set([row, at(reply?.code), at(enhanced?.detail), ...wordsOf({ reply, enhanced }).map((word) => word.row)].filter(Boolean));

const wordsOf = ({ reply, enhanced }) => [...(enhanced?.providers ?? []), ...(reply?.providers ?? [])];

function render(answer) {
  if (answer.problem) return [el("p", {}, capital(answer.problem) + "."), ...offer("Did you mean", answer.near)];
  const { pair, reply, enhanced } = answer;
  const facts = el("dl", {});
  const fact = (name, ...value) => facts.append(el("dt", {}, name), el("dd", {}, ...value));
  if (pair) fact("Pair", el("b", pair.fault ? { class: "fault" } : {}, pair.verdict), ": ", ...cite(pair.reason));
  fact("Retry", ...cite(answer.retry.text));
  fact("To act", ...cite(answer.act.text));
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
    ...renderWords(wordsOf(answer)),
    ...offer("Did you mean", answer.near),
    ...offer("Also in the text", answer.others),
  ];
}

function renderWords(words) {
  if (!words.length) return [];
  const items = words.map(({ provider, meaning, row, confidence }) => {
    const doubt = confidence === "high" ? "" : ` (${confidence})`;
    return el("li", {}, el("b", {}, provider), ", ", el("a", { href: "#" + row.id }, row.cells[0].textContent.trim()), doubt + ": " + meaning);
  });
  return [el("p", {}, "Not the standard but the providers’ own words:"), el("ul", {}, ...items)];
}

function offer(title, matches = []) {
  if (!matches.length) return [];
  const items = matches.map(({ code, phrase, why }) => el("li", {}, el("a", { href: "#" + encodeURIComponent(code) }, code), ` ${phrase}${why ? ` (${why})` : ""}`));
  return [el("p", {}, title + ":"), el("ul", {}, ...items)];
}

// cite links the sections of RFCs in a text.
function cite(text) {
  return text.split(/(RFC \d+(?: (?:section|appendix) [A-Z0-9.]*[A-Z0-9])?)/).map((part, i) => {
    if (i % 2 === 0) return part;
    const [, rfc, , kind, section] = part.match(/^RFC (\d+)( (\w+) (.*))?$/);
    return el("a", { href: `https://www.rfc-editor.org/rfc/rfc${rfc}${kind ? `#${kind}-${section}` : ""}` }, part);
  });
}

// The fragment of the address is a row of the page, or a question.
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

// The matrix is one stop for the keyboard. From there the arrow keys lead from cell to cell.

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

// pairOf is the two codes of a cell, the enhanced one in the class of the other. A 3yz code lends no class.
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
