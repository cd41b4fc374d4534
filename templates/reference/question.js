
// A question, read in the narrowest way that fits.

const wrapping = " \t\r\n#()[]<>{}\"'`,;:.";

function explain(question) {
  question = trimSpace(question);
  const problem = unusable(question);
  if (problem) return { kind: "malformed", known: false, problem };
  return readCodes(question) ?? readMalformed(question) ?? readCommand(question) ?? readReply(question) ?? readText(question) ?? { kind: "words", known: false };
}

function unusable(question) {
  if (question === "") return "nothing is asked: name a code, a pair of codes, a reply or words";
  if (new Blob([question]).size > 1 << 20) return "more than a mebibyte of text: give the reply alone";
  return question.includes("\0") ? "the text holds a NUL: give the reply alone" : "";
}

function readCodes(question) {
  const bare = trim(question, wrapping);
  if (replyForm.test(bare)) return explainReply(bare);
  const code = bare.toUpperCase();
  if (enhancedForm.test(bare) || detailForm.test(code)) return explainDetail(code);
  const status = parseStatus(question);
  if (status) return explainDetail(status);
  const m = /^([0-9]{3})[-\t\n\f\r /,:;]+[#([]*([0-9Xx]\.[0-9]+\.[0-9]+)$/.exec(bare);
  if (!m || !replyForm.test(m[1])) return null;
  if (enhancedForm.test(m[2])) return explainPair(m[1], m[2]);
  return detailForm.test(m[2].toUpperCase()) && m[1][0] !== "3" ? explainPair(m[1], m[1][0] + m[2].slice(1)) : null;
}

function readCommand(question) {
  const form = /^(mail|send|soml|saml|rcpt|[a-z]+$)(?:[\t\n\f\r ]+(?:from|to)[\t\n\f\r ]*(?::[^\n]*)?)?$/i;
  const name = (form.exec(question)?.[1] ?? question).toLowerCase();
  const row = [...document.querySelectorAll("#commands tr[id]")].find((row) => row.cells[0].textContent.trim().toLowerCase() === name);
  return row ? { kind: "command", known: true, row } : null;
}

function readMalformed(question) {
  const bare = trim(question, wrapping);
  const two = /^([2-5][0-9]{2})[-\t\n\f\r /,]+([2-5][0-9]{2})$/.exec(bare);
  if (two) return { kind: "malformed", known: false, problem: `${quote(two[1])} and ${quote(two[2])} are two reply codes and no pair: ask for each alone` };
  const pair = /^([0-9]+)[-\t\n\f\r /,]+([-+]?[245Xx]\.[-+Xx0-9]*\.[-+.Xx0-9]*)$/.exec(bare);
  if (!pair && !(/^[-+]?[Xx0-9]+(?:\.[-+]?[Xx0-9]*)*$/.test(bare) && /[0-9]/.test(bare))) return null;
  const results = (pair ? pair.slice(1) : [bare]).map(malformed);
  return { kind: "malformed", known: false, problem: results.map(([problem]) => problem).filter(Boolean).join("; "), near: meant(results.map(([, meant]) => meant)) };
}

function meant(codes) {
  const match = ({ pair, reply, enhanced }) => (pair ? { code: `${reply.code} ${enhanced.code}`, phrase: enhanced.known ? nameOf(enhanced.detail) : "" }
    : enhanced ? { code: enhanced.code, phrase: enhanced.known ? nameOf(enhanced.detail) : "" } : { code: reply.code, phrase: reply.known ? nameOf(reply.code) : "" });
  const whole = codes.length === 2 && codes.every(Boolean) && readCodes(codes.join(" "));
  return whole ? [match(whole)] : codes.filter(Boolean).map(readCodes).filter(Boolean).map(match);
}

// malformed says what is wrong with something meant as a code, and what it probably stands for.
function malformed(word) {
  if (word.includes(".")) return malformedEnhanced(word);
  if (replyForm.test(word)) return ["", word];
  const q = quote(word);
  if (/[^0-9]/.test(word)) return [`${q} is no code: a reply code is three digits, 550, and an enhanced code three numbers, 5.7.1`, ""];
  if (word.length === 3 && word[0] === "1") return [`${q} is no reply code: SMTP has no first digit 1 (RFC 5321 section 4.2.1)`, ""];
  if (word.length === 3) return [`${q} is no reply code: the first digit is 2 to 5 (RFC 5321 section 4.2), so no server sent it; look for another number`, ""];
  const problem = `${q} is no reply code: that is three digits (RFC 5321 section 4.2)`;
  if (word.length === 4 || word.length === 5) {
    const [, probably] = malformedEnhanced(`${word[0]}.${word[1]}.${word.slice(2)}`);
    if (probably && isDetail(detailOf(probably))) return [problem, probably];
  }
  return [problem, ""];
}

function malformedEnhanced(word) {
  if (enhancedForm.test(word)) return ["", word];
  const parts = word.split(".");
  const plain = parts.map((part) => part.replace(/^[-+]+/, "").replace(/^0+/, "") || "0");
  let probably = plain.length === 3 || plain.length === 4 ? plain.slice(0, 3).join(".").toUpperCase() : "";
  if (!enhancedForm.test(probably) && !detailForm.test(probably) || plain.length === 4 && !isDetail(detailOf(probably))) probably = "";
  return [`${quote(word)} is no enhanced code: ${enhancedProblem(parts)} (RFC 3463 section 2)`, probably];
}

function enhancedProblem(parts) {
  if (parts.length !== 3) return `it has ${parts.length} numbers in place of three, class.subject.detail`;
  if (!/^[245Xx]$/.test(parts[0])) return `the class ${quote(parts[0])} is not 2, 4 or 5`;
  for (const part of parts.slice(1)) {
    if (!/^[0-9]+$/.test(part)) return `${quote(part)} is no number`;
    if (part.length > 1 && part[0] === "0") return `${quote(part)} has a leading zero`;
    if (part.length > 3) return `${quote(part)} has more than three digits`;
  }
  return "it is not three numbers with dots between them";
}

// Replies, alone or inside other text. The patterns are those of the Go program.

const pairAt = /(?:^|[^0-9A-Za-z.])(2[0-9][0-9][ -]#?2|4[0-9][0-9][ -]#?4|5[0-9][0-9][ -]#?5)(\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)/d;
const announced = /(?:[Ss]aid|[Ss][Mm][Tt][Pp]|[Rr]eplied|[Rr]eply|[Rr]esponded|[Rr]esponse|[Aa]nswered|[Rr]eturned|[Ee]rror|\]|>)(?: ?[:;]| with) ?["']?([2-5][0-9][0-9])([ -]|$)/dg;
const transcript = /<<< ?([2-5][0-9][0-9])([ -]|$)/dg;
const statusAt = /(?:^|[^0-9A-Za-z.-])(?:[Ss]tatus: ?|dsn=|#)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)/;
const codeFirst = /^[(\[#]*([245]\.[0-9]{1,3}\.[0-9]{1,3})[)\]]?(?:[ ,;]|: )/;
const mentioned = /#([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)/;
const almostEnhanced = /^[245]\.[0-9]+\.[0-9.]+$/;

function readReply(question) {
  const reply = parseReply(question);
  return reply && explainFound(reply);
}

function readText(question) {
  const text = fold(question);
  const replies = [findPairs, findAnnounced, () => findLines(question)].reduce((found, find) => (found.length ? found : find(text)), []);
  if (!replies.length) return readStatus(text);
  const chosen = Math.max(0, replies.findIndex((reply) => reply.code[0] > "3"));
  const { code, enhanced, start } = replies[chosen];
  const answer = explainFound(replies[chosen]);
  if (start > 0) answer.notes.unshift("found in the text: " + (enhanced ? `${code} ${enhanced}` : code));
  answer.others = replies.filter((_, i) => i !== chosen).slice(0, 5)
    .map((reply) => ({ code: `${reply.code} ${reply.enhanced}`, phrase: isDetail(detailOf(reply.enhanced)) ? nameOf(detailOf(reply.enhanced)) : "" }));
  return answer;
}

function findPairs(text) {
  const replies = new Map();
  for (let start = 0, m; start < text.length && (m = pairAt.exec(text.slice(start))); ) {
    const codes = m[1] + m[2], from = start + m.indices[1][0];
    start += m.indices[2][1];
    const code = codes.slice(0, 3), enhanced = codes.slice(4).replace(/^#/, ""), key = code + codes.slice(4);
    if (enhancedForm.test(enhanced) && !replies.has(key)) replies.set(key, { code, enhanced, text: trimSpace(text.slice(start)), start: from });
  }
  return [...replies.values()];
}

const sent = (code) => isReply(code) || wordsOnReply(code).length > 0;

function findAnnounced(text) {
  for (const pattern of [transcript, announced]) {
    for (const m of text.matchAll(pattern)) {
      if (sent(m[1])) return [{ code: m[1], enhanced: "", text: trimSpace(text.slice(m.indices[2][1])), start: m.indices[1][0] }];
    }
  }
  return [];
}

function findLines(question) {
  let found;
  for (const [start, raw] of question.split("\n").entries()) {
    const line = scanLine(trim(raw, " \t\r>|"));
    if (found && line?.code !== found.code) break;
    if (!line) continue;
    const [enhanced, text] = cutEnhanced(line.code, line.text);
    if (found) found.text += "\n" + text;
    else if (text && (start === 0 || line.code[0] > "3") && sent(line.code)) found = { code: line.code, enhanced, text, start };
  }
  return found ? [found] : [];
}

function readStatus(text) {
  for (const pattern of [codeFirst, statusAt]) {
    const code = pattern.exec(text)?.[1];
    if (code && enhancedForm.test(code)) {
      const answer = explainDetail(code);
      answer.notes.unshift(`read as ${code}, without a reply code`);
      return answer;
    }
  }
  return null;
}

function explainFound({ code, enhanced, text }) {
  let note = "";
  if (!enhanced) [enhanced, note] = lookInto(code, text);
  const answer = enhanced ? explainPair(code, enhanced) : explainReply(code);
  answer.kind = "reply";
  if (note) answer.notes.unshift(note);
  if (!enhanced && code[0] > "3" && text) answer.notes.push("this is what the code says: where the server's text says something else, believe the text");
  return answer;
}

// lookInto looks for an enhanced code inside the text, as qmail writes it, or malformed at the start of it.
function lookInto(code, text) {
  if (code[0] === "3") return ["", ""];
  const inside = mentioned.exec(text)?.[1];
  if (inside && enhancedForm.test(inside) && inside[0] === code[0]) return [inside, `${inside} is taken from inside the text: no enhanced code stands behind ${code}`];
  const first = trimSpace(text).split(" ")[0], bare = trim(first, wrapping);
  if (!almostEnhanced.test(bare)) return ["", ""];
  const [problem, probably] = malformedEnhanced(bare);
  if (!problem) return ["", `${quote(first)} is no enhanced code as it stands there; ${bare} may be meant`];
  return ["", probably ? `${problem}; ${probably} may be meant` : problem];
}
