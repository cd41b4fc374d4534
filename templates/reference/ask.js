// What a reply means: its reason, whether to send again, and how well its codes go together.
const [unstated, accepted] = data.reasons;
const tooMany = data.reasons.find(({ go }) => go === "ReasonTooManyRecipients");
const verdicts = Object.fromEntries(data.verdicts.map((row) => [row.verdict, row]));
const columns = [...replies.keys()], detailOf = (code) => code && "X" + code.slice(1);

const coded = data.reasons.flatMap((reason) => reason.codes.map((codes) => ({ reason, codes: codes.split("-") })));
const phrases = data.reasons.flatMap((reason) => reason.phrases.map((text) => {
  const [before, after] = [/^[a-z]/.test(text) ? "(?<![a-z])" : "", /[a-z]$/.test(text) ? "(?![a-z])" : ""];
  return { reason, size: text.length, pattern: new RegExp(before + literal(text).replaceAll(" ", "[ \\t\\r\\n]+") + after, "i") };
})).sort((a, b) => b.size - a.size);

// textReason returns the reason of the longest phrase in a text, of equal ones that of the first.
function textReason(text) {
  let best, place;
  for (const row of phrases) {
    if (row.size < best?.size) break;
    const at = text.search(row.pattern);
    if (at >= 0 && !(place <= at)) [best, place] = [row, at];
  }
  return best?.reason ?? unstated;
}

const order = (code) => code.split(".").reduce((sum, part) => 1000 * sum + Number(part), 0);
const within = (code, [first, last = first]) => order(first) <= order(code) && order(code) <= order(last);

// ofCode returns the reason that a code names: one for its class, or else one for all classes.
function ofCode(code) {
  if (code && code < "4") return accepted;
  return (coded.find(({ codes }) => within(code, codes)) ?? coded.find(({ codes }) => codes[0] === detailOf(code)))?.reason ?? unstated;
}

function check(code, enhanced) {
  if (code && enhanced && code[0] !== enhanced[0]) return code[0] === "3" ? "not allowed" : "class mismatch";
  if (code && !replies.has(code)) return "unknown reply code";
  if (!enhanced) return "unspecified";
  const { verdicts: row } = details.get(detailOf(enhanced)) ?? {};
  return !row ? "unregistered" : code && data.verdicts[row[columns.indexOf(code)]].verdict;
}

function explain({ code, enhanced, said }) {
  const open = enhanced[0] === "X", inClass = open ? "5" + enhanced.slice(1) : enhanced, first = code || inClass;
  let byCode = ofCode(inClass || code), retry = first < "4" ? "not needed" : first[0] === "4" ? "later" : "after a change";
  if (byCode === unstated && code && (/^.\.[05]\./.test(inClass) || ofCode(code).go === "ReasonLoginFailed")) byCode = ofCode(code);
  const byText = first < "4" ? unstated : textReason(said), own = enhanced && byCode !== unstated && !details.has(detailOf(enhanced));
  const reason = own || byText === unstated ? byCode : byText;
  if (reason === tooMany && (retry === "later" || code === "552")) retry = "at once";
  return { code, enhanced, said, reason, byCode, retry: open ? "" : retry, verdict: check(code, enhanced) };
}
// readReply explains the code that a text is, or else a reply in it: the first failure with a reply code, the first
// failure, or the first.
function readReply(text) {
  const one = text.trim().match(new RegExp(`^(?:([2-5]\\d\\d)|([245X]${anyDetail}))$`, "i"));
  if (one) return explain({ code: one[1] ?? "", enhanced: one[2]?.toUpperCase() ?? "", said: "" });
  const found = findReplies(text);
  const best = found.find(({ code }) => code >= "4") ?? found.find(({ code, enhanced }) => (code || enhanced) >= "4") ?? found[0];
  return best && { ...explain(best), others: found.filter((other) => other !== best) };
}
// What else may be asked: a constant, a family of codes, a command, or words.
const rows = [data.reasons, data.replies, data.details, data.commands, data.providers].flat();
const normal = (text) => text.toLowerCase().replace(/rfc\s+(?=\d)/g, "rfc");
for (const row of rows) {
  const codes = details.has(row.id) ? [2, 4, 5].map((c) => c + row.id.slice(1)) : [row.codes, row.send];
  const others = [data.senders[row.sender]?.name, row.links?.map((n) => data.links[n].name), row.actions, row.phrases];
  row.words = ` ${normal([row.id, row.go, row.text, row.sentence, row.standing, codes, others].flat(3).join(" "))} `;
}

function answer(text) {
  const asked = text.trim(), name = asked.toLowerCase().replace(/^smtpcode\./, "");
  const row = rows.find(({ go }) => go?.toLowerCase() === name), reply = readReply(replies.has(row?.id) || details.has(row?.id) ? row.id : text);
  if (reply) return { ...reply, ...rowsOf(reply, normal(text)) };
  if (data.reasons.includes(row)) return { rows: [row], reason: row };
  const command = data.commands.find((c) => c === row || [name, name.split(" ")[0]].includes(c.text.toLowerCase()));
  if (!command) return family(name) ?? search(asked);
  return { title: command.text, about: command.sentence, rows: [command, ...command.replies.map((code) => replies.get(code))] };
}
// rowsOf returns the rows of a reply, and what the provider in the text means by it, or all if no standard has the codes.
function rowsOf({ code, enhanced, reason, verdict }, text) {
  const inClass = (one) => (enhanced[0] === "X" ? one.replace(/^./, 5) : one), foreign = ["unregistered", "unknown reply code"].includes(verdict);
  const own = data.providers.filter(({ codes, replies = [code] }) => (!code || replies.includes(code)) &&
    (codes[0].includes(".") ? within(inClass(enhanced), codes.map(inClass)) : codes[0] === code));
  const named = own.filter(({ sender }) => data.senders[sender].hosts.some((host) => new RegExp(`(?<![a-z0-9-])${literal(host)}(?![a-z0-9-])`).test(text)));
  const standard = [reason, details.get(detailOf(enhanced)), replies.get(code)].filter((row) => row && row !== unstated);
  return { rows: [...standard, ...own], meanings: named.length || !foreign ? named : own };
}

function family(name) {
  if (!/^([2-5]([xyz*]{2}|\d[xyz*])|[245x]\.(\d+\.[xyz*]|[xyz*]\.[xyz*]|\d+))$/.test(name)) return undefined;
  const [, digit, subject] = name.match(/^(.)(\.\d+)?/), parts = name.replace(/^.\./, "X.").split(/\.?[xyz*]+/);
  const form = new RegExp(`^${parts.map(literal).join("[.\\d]+")}(\\.|$)`), of = rows.filter(({ id }) => form.test(id));
  return { title: name, rows: of, about: data.families[subject ? "X" + subject : digit + "yz"] };
}
// search returns the rows that have most of the words, or of the words nearest to them.
function search(asked) {
  const words = normal(asked).match(/[^\s,;:!?"()]{2,}/g)?.slice(0, 12) ?? [];
  const has = (row, word) => row.words.includes(/^\d|^x\./.test(word) ? " " + word : word);
  const near = words.map((word) => (rows.some((row) => has(row, word)) ? word : nearest(word))).filter(Boolean);
  const count = (row) => near.filter((word) => has(row, word)).length, most = Math.max(...rows.map(count));
  const found = most && 2 * most >= words.length ? rows.filter((row) => count(row) === most) : [], reason = textReason(near.join(" "));
  return { rows: found, near: found.length && near.join(" ") !== words.join(" ") ? near.join(" ") : "", reason: reason === unstated ? null : reason };
}

const vocabulary = [...new Set(rows.flatMap((row) => row.words.match(/[a-z][a-z-]{2,}/g)))];
// nearest returns the word that is like another, apart from a third of its letters, but for the first.
function nearest(word) {
  const close = vocabulary.filter((other) => other[0] === word[0] && 3 * Math.abs(other.length - word.length) <= word.length);
  return close.map((other) => [distance(word, other), other]).filter(([n]) => 3 * n <= word.length).sort(([a], [b]) => a - b)[0]?.[1];
}
// distance returns how many characters must be added, removed or changed to turn a into b.
const distance = (a, b) => [...a].reduce((row, c, i) => [...b].reduce((next, other, j) =>
  [...next, Math.min(row[j] + (c !== other), row[j + 1] + 1, next[j] + 1)], [i + 1]), [...b, ""].map((_, j) => j))[b.length];
