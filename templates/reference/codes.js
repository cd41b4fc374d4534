"use strict";
// What a code, a pair or a reply means: the answers of "smtpcodes explain", from the page's tables and the
// texts in the element look-up. A test compares the two.

const at = (id) => document.getElementById(id);
const texts = JSON.parse(at("look-up").textContent);

const ranks = ["listed", "unspecified", "customary", "unlisted", "unusual class", "deprecated"];
const mismatch = "class mismatch", barred = "not allowed", unknownReply = "unknown reply code", unregistered = "unregistered";

// White space as Go's strings.Fields and strings.TrimSpace define it.
const blank = "[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const edges = new RegExp(`^${blank}|${blank}$`, "g");
const trimSpace = (s) => s.replace(edges, "");
const fold = (s) => trimSpace(s).replace(new RegExp(blank, "g"), " ");

function trim(s, set) {
  let from = 0, to = s.length;
  while (from < to && set.includes(s[from])) from++;
  while (to > from && set.includes(s[to - 1])) to--;
  return s.slice(from, to);
}

const capital = (s) => s.charAt(0).toUpperCase() + s.slice(1);
const lower = (s) => s.charAt(0).toLowerCase() + s.slice(1);
const quote = JSON.stringify;

// The codes, as strict as the Go package: no leading zero, no sign, at most three digits.
const number = "(?:0|[1-9][0-9]{0,2})";
const replyForm = /^[2-5][0-9][0-9]$/;
const enhancedForm = new RegExp(`^[245]\\.${number}\\.${number}$`);
const detailForm = new RegExp(`^X\\.${number}\\.${number}$`);
const enhancedStart = new RegExp(`^([245]\\.${number}\\.${number})(?:[ \\t]|$)`);

const detailOf = (code) => "X" + code.slice(1);
const place = (code) => ({ X: 0, 2: 1, 4: 2, 5: 3 })[code[0]];
const numbers = (code) => code.split(".").slice(1).map(Number);

// parseReply parses exactly one reply, or returns null (RFC 5321 section 4.2).
function parseReply(s) {
  let code, enhanced = "", lines = [];
  const input = s.endsWith("\n") ? s.slice(0, -1).split("\n") : s.split("\n");
  for (const [i, raw] of input.entries()) {
    const ended = i < input.length - 1 || s.endsWith("\n");
    const line = scanLine(ended ? raw.replace(/\r$/, "") : raw);
    if (!line || (code && line.code !== code) || line.last !== (i === input.length - 1)) return null;
    code = line.code;
    const [own, rest] = cutEnhanced(code, line.text);
    enhanced ||= own;
    lines.push(own === enhanced ? rest : line.text);
  }
  const text = lines.join("\n");
  return lines.length > 1 && new Blob([text]).size > 65536 ? null : { code, enhanced, text };
}

function scanLine(line) {
  const m = /^([2-5][0-9][0-9])(?:([ -])(.*))?$/s.exec(line);
  if (!m || /[\r\n\0]/.test(line)) return null;
  return { code: m[1], text: m[3] ?? "", last: m[2] !== "-" };
}

// cutEnhanced cuts the enhanced code from a line's text. A 3yz reply has none (RFC 2034 section 4).
function cutEnhanced(code, text) {
  const m = code[0] === "3" ? null : enhancedStart.exec(text);
  return m ? [m[1], text.slice(m[0].length)] : ["", text];
}

// parseStatus parses a Status field, with or without a comment in parentheses (RFC 3464 section 2.3.4).
function parseStatus(s) {
  const m = new RegExp(`^[ \\t\\r\\n]*(?:status:[ \\t\\r\\n]*)?([245]\\.${number}\\.${number})(.*)$`, "is").exec(s);
  if (!m || !/^($|[ \t\r\n(])/.test(m[2])) return "";
  let depth = 0;
  for (let i = 0; i < m[2].length; i++) {
    const c = m[2][i];
    if (c === "(") depth++;
    else if (depth === 0 && !" \t\r\n".includes(c)) return "";
    else if (c === "\\") i++;
    else if (c === ")") depth--;
  }
  return depth === 0 ? m[1] : "";
}
