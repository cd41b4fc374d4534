
// What a reply means: its reason, whether to send again, and how well its codes go together.

const [unstated, accepted] = data.reasons;
const tooMany = data.reasons.find(({ go }) => go === "ReasonTooManyRecipients");
const verdicts = Object.fromEntries(data.verdicts.map((row) => [row.verdict, row]));
const columns = [...replies.keys()];
const detailOf = (code) => code && "X" + code.slice(1);

const phrases = data.phrases.map(([text, n]) => {
  const inside = literal(text).replaceAll(" ", "[ \\t\\r\\n]+");
  const pattern = (/^[a-z]/.test(text) ? "(?<![a-z])" : "") + inside + (/[a-z]$/.test(text) ? "(?![a-z])" : "");
  return { reason: data.reasons[n], size: text.length, pattern: new RegExp(pattern, "i") };
});

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
  if (code[0] === "2") return accepted;
  const row = data.codes.find(({ codes }) => within(code, codes)) ?? data.codes.find(({ codes }) => codes[0] === detailOf(code));
  return data.reasons[row?.reason ?? 0];
}

function codeReason(code, enhanced) {
  const reason = ofCode(enhanced || code);
  return reason === unstated && /^.\.[05]\./.test(enhanced) ? ofCode(code) : reason;
}

function retry(code, reason) {
  if (code < "4") return "not needed";
  if ((code[0] === "4" || code === "552") && reason === tooMany) return "at once";
  return code[0] === "4" ? "later" : "after a change";
}

function check(code, enhanced) {
  if (code && enhanced && code[0] !== enhanced[0]) return code[0] === "3" ? "not allowed" : "class mismatch";
  if (code && !replies.has(code)) return "unknown reply code";
  if (!enhanced) return "unspecified";
  const row = details.get(detailOf(enhanced));
  if (!row) return "unregistered";
  return code ? data.verdicts[row.verdicts[columns.indexOf(code)]].verdict : "";
}

function explain({ code, enhanced, said }) {
  const open = enhanced[0] === "X", inClass = enhanced.replace("X", "5"), byCode = codeReason(code, inClass);
  const byText = (code || inClass) < "4" ? unstated : textReason(said), reason = byText === unstated ? byCode : byText;
  return { code, enhanced, said, reason, byCode, retry: open ? "" : retry(code || enhanced, reason), verdict: check(code, enhanced) };
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
  const codes = details.has(row.id) ? [2, 4, 5].map((c) => c + row.id.slice(1)) : [row.codes?.[0], row.send];
  const parts = [row.id, row.go, row.text, row.sentence, row.standing, row.actions, codes,
    data.senders[row.sender]?.name, row.links?.map((n) => data.links[n].name)];
  row.words = ` ${normal(parts.flat(2).join(" "))} `;
}

function answer(text) {
  const asked = text.trim(), name = asked.toLowerCase().replace(/^smtpcode\./, "");
  const row = rows.find(({ go }) => go?.toLowerCase() === name);
  if (replies.has(row?.id) || details.has(row?.id)) return answer(row.id);
  if (data.reasons.includes(row)) return { rows: [row], reason: row };
  const reply = readReply(text);
  if (reply) return { ...reply, ...rowsOf(reply, normal(text)) };
  const command = data.commands.find((c) => c === row || c.id.toLowerCase() === name.split(" ")[0] || c.text.toLowerCase() === name);
  return command ? { rows: [command, ...command.replies.map((code) => replies.get(code))] } : (family(name) ?? search(asked));
}

// rowsOf returns the rows of a reply, and what the provider that the text names means by it, or all providers, if no
// standard has the codes.
function rowsOf({ code, enhanced, reason, verdict }, text) {
  const inClass = (one) => (enhanced[0] === "X" ? one.replace(/^./, 5) : one);
  const own = data.providers.filter(({ codes, replies = [code] }) => (!code || replies.includes(code)) &&
    (codes[0].includes(".") ? within(inClass(enhanced), codes.map(inClass)) : codes[0] === code));
  const named = own.filter(({ sender }) => data.senders[sender].hosts.some((host) => new RegExp(`(?<![a-z0-9-])${literal(host)}(?![a-z0-9-])`).test(text)));
  const foreign = verdict === "unregistered" || verdict === "unknown reply code";
  const standard = [reason, details.get(detailOf(enhanced)), replies.get(code)].filter((row) => row && row !== unstated);
  return { rows: [...standard, ...own], meanings: named.length || !foreign ? named : own };
}

function family(name) {
  if (!/^([2-5]([xyz*]{2}|\d[xyz*])|[245x]\.(\d+\.[xyz*]|[xyz*]\.[xyz*]|\d+))$/.test(name)) return undefined;
  const [, digit, subject] = name.match(/^(.)(\.\d+)?/), code = name.replace(/^.\./, "X.").split(/\.?[xyz*]+/);
  const form = new RegExp(`^${code.map(literal).join("[.\\d]+")}(\\.|$)`), of = [...data.replies, ...data.details].filter(({ id }) => form.test(id));
  return { title: name, rows: of, about: data.families[subject ? "X" + subject : digit + "yz"] };
}

// search returns the rows that have most of the words, or of the words nearest to them.
function search(asked) {
  const words = normal(asked).match(/[^\s,;:!?"()]{2,}/g) ?? [], reason = textReason(asked);
  const has = (row, word) => row === reason || row.words.includes(/^\d|^x\./.test(word) ? " " + word : word);
  const near = words.slice(0, 12).map((word) => (rows.some((row) => has(row, word)) ? word : nearest(word))).filter(Boolean);
  const count = (row) => near.filter((word) => has(row, word)).length, most = Math.max(...rows.map(count));
  const found = most && 2 * most >= words.length ? rows.filter((row) => count(row) === most) : [];
  return { rows: found, near: found.length && near.join(" ") !== words.join(" ") ? near.join(" ") : "", reason: reason === unstated ? null : reason };
}

const vocabulary = [...new Set(rows.flatMap((row) => row.words.match(/[a-z][a-z-]{2,}/g)))];

function nearest(word) {
  const close = vocabulary.filter((other) => Math.abs(other.length - word.length) <= word.length / 3);
  const [[n, best] = []] = close.map((other) => [distance(word, other), other]).sort(([a], [b]) => a - b);
  return n <= word.length / 3 ? best : undefined;
}

// distance returns how many characters must be added, removed or changed to turn a into b.
const distance = (a, b) => [...a].reduce((row, c, i) => [...b].reduce((next, other, j) =>
  [...next, Math.min(row[j] + (c !== other), row[j + 1] + 1, next[j] + 1)], [i + 1]), [...b, ""].map((_, j) => j))[b.length];
