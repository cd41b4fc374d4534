// The replies in a text, by the rules of the Go package's FindReplies, whose words are in the data.

const data = JSON.parse(document.getElementById("data").textContent);
const replies = new Map(data.replies.map((row) => [row.id, row]));
const details = new Map(data.details.map((row) => [row.id, row]));
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const anyOf = (list) => `(?:${list.map(literal).join("|")})`;
const anyCase = (pattern) => pattern.replace(/[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`);
const after = (pattern, then = "") => new RegExp(`(?<=${pattern})${then}`, "y");
const is = (pattern, text, i) => ((pattern.lastIndex = i), pattern.test(text));
const lineEnd = (text, i) => i + text.slice(i).search(/\r?\n|$/);
const word = "[0-9A-Za-z._@]", opening = "[#(\\['\"]", blanks = "[ \\t]*", start = `(?<![^\\n])${blanks}`;
const ends = `(?=\\.?(?!${word}))`, separator = "(?:[ \\t-]|[:;,.)\\]][ \\t]?)?";
const anyDetail = "\\.(?:0|[1-9]\\d{0,2})\\.(?:0|[1-9]\\d{0,2})", enhancedCode = "[245]" + anyDetail;
const diagnostic = `(?<!${word})${anyCase("diagnostic-code:")}${blanks}${anyCase("smtp;")}${blanks}`;
const number = new RegExp(`(?<!${word})(?:${enhancedCode}|[2-5]\\d\\d)${ends}|(?<=_said:_)[2-5]\\d\\d(?![^_/ \\t\\r\\n-])`, "g");
const pair = new RegExp(`([245])..(?:: |[ \\t-])${opening}?(?=\\1)${enhancedCode}${ends}`, "y");
const line = after(start, "...(?:[ \\t-]|\\r?\\n|$)");
const transcript = after(`${start}${anyOf(data.announce.signs)}${blanks}`);
const field = after(`\\(#|(?<!${word})(?:${anyCase("status:")}${blanks}|${anyCase("dsn=")})|${diagnostic}`);
const announced = after(`${anyOf(data.announce.announcer)}|${diagnostic}|(?:(?<!${word})${anyCase(anyOf(data.announce.phrases))}` +
  `|<>|<[^<\\n]{0,254}@[^<\\n]{0,254}>|\\[[^\\[\\n]{0,254}[.:][^\\[\\n]{0,254}\\](?::\\d*)?` +
  `| after ${anyCase(anyOf(data.announce.events))}(?:(?! after )[^\\n]){0,500})${blanks}:[ \\t]+${opening}?`);
const ofLine = new RegExp(`^${opening}?(${enhancedCode})${ends}${separator}`);
const quotedCode = new RegExp(`^["']${enhancedCode}${ends}`), inBrackets = new RegExp(`\\(#(${enhancedCode})${ends}`, "g");
const sign = new RegExp(`^${anyOf(data.announce.signs)}${blanks}`);

function findReplies(text) {
  const found = [];
  for (let m, from = 0; (number.lastIndex = from), (m = number.exec(text)); ) {
    const reply = replyAt(text, m.index, m[0]);
    if (reply) found.push(reply);
    from = reply ? reply.end : number.lastIndex;
  }
  return found;
}

function replyAt(text, i, code) {
  if (code[1] === ".") return is(field, text, i) && { code: "", enhanced: code, said: "", end: i + code.length };
  const known = replies.has(code), begins = known && is(line, text, i);
  if (text[i - 1] === "_") return (known || code >= "4") && inLog(text, i, code);
  const heard = begins || is(transcript, text, i) || ((known || code >= "4") && is(announced, text, i));
  return (heard || is(pair, text, i)) && read(text, i, code, begins);
}
// read reads the reply at i. At the start of a line a code with a hyphen must be the first of several lines.
function read(text, i, code, begins) {
  const stop = lineEnd(text, i), twice = new RegExp(`^[ \\t-]${code}(?=[ \\t-])`).test(text.slice(i + 3, stop));
  const at = i + (twice ? 7 : 3), said = at + text.slice(at, stop).match(`^${separator}`)[0].length;
  const reply = { code, enhanced: "", said: "", end: closing(text, i, said, stop) };
  let more = text[i + 3] === "-", [first, ...rest] = [takeCode(reply, text.slice(said, reply.end))];
  if (more) [first, ...rest] = first.split("\\n" + code);
  for (const part of rest) more = part[0] === "-";
  reply.said = [first, ...rest.map((part) => (/^[ -]/.test(part) ? takeCode(reply, part.slice(1)) : part))].join("\n");
  if (reply.end === stop) more = readLines(text, i, reply, more);
  if (more && begins && !reply.enhanced) return null;
  return bracketed(reply);
}
// inLog reads the reply at i in the log of qmail, which has _ for a blank and / for a line end.
function inLog(text, i, code) {
  const token = text.slice(i).match(/^[^ \t\r\n]*?(?=\/*(?:\/Giving_up_on_|[ \t\r\n]|$))/)[0], reply = { code, enhanced: "", said: "", end: i + token.length };
  const lines = token.slice(3).replaceAll("_", " ").split("/" + code).map((said) => takeCode(reply, said.replace(new RegExp(`^${separator}`), "")));
  return bracketed(Object.assign(reply, { said: lines.join("\n") }));
}

const bracketed = (reply) => Object.assign(reply, { enhanced: reply.enhanced || (reply.code[0] !== "3" &&
  [...reply.said.matchAll(inBrackets)].find(([, found]) => found[0] === reply.code[0])?.[1]) || "" });
// closing returns where the text ends: with the line, or before what closes the bracket or quotation mark before it.
function closing(text, i, at, stop) {
  const quote = quotedCode.test(text.slice(at, stop)) ? text[at] : "", from = at + quote.length, rest = text.slice(from, stop);
  let depth = 0;
  const bracket = () => [...rest.matchAll(/[()]/g)].find(([c]) => (depth += c === "(" ? 1 : -1) < 0)?.index ?? -1;
  const ways = { '"': () => rest.indexOf('"'), "'": () => rest.lastIndexOf("'"), "(": bracket };
  const n = ways[quote || text[i - 1]]?.() ?? -1;
  return n < 0 ? stop : from + n;
}
// readLines adds the lines that have the reply's code or are indented more than the first.
function readLines(text, i, reply, more) {
  const indent = (at) => text.slice(at).match(/^[ \t]*/)[0].length, first = indent(text.lastIndexOf("\n", i) + 1);
  while (reply.end < text.length) {
    const at = text.indexOf("\n", reply.end) + 1, end = lineEnd(text, at);
    const content = text.slice(at, end).replace(/^[ \t]*/, "").replace(sign, "");
    const [whole, code, hyphen, said = ""] = content.match(/^([2-5]\d\d)(?:([ -])([^]*))?$/) ?? [];
    if (more && code === reply.code) [reply.said, more] = [`${reply.said}\n${takeCode(reply, said)}`, hyphen === "-"];
    else if (!whole && content && indent(at) > first) reply.said += (reply.said && " ") + content;
    else break;
    reply.end = end;
  }
  return more;
}
// takeCode removes the reply's enhanced code, which may be new, from the start of a line.
function takeCode(reply, said) {
  const [whole, code] = said.match(ofLine) ?? [];
  if (code && reply.code[0] !== "3") reply.enhanced ||= code;
  return code && code === reply.enhanced ? said.slice(whole.length) : said;
}
