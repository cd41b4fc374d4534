
// A question, read in the narrowest way that fits.

const wrapping = " \t\r\n#()[]<>{}\"'`,;:.";

function explain(question) {
  question = trimSpace(question.slice(0, 1 << 20));
  const problem = unusable(question);
  if (problem) return { kind: "malformed", known: false, problem };
  const answer = readCodes(question) ?? readMalformed(question) ?? readName(question) ?? readReply(question) ?? readText(question) ??
    readAmong(question) ?? shoutedCommand(question) ?? { kind: "words", known: false };
  const givenUp = answer.retry?.again === "later" && /^action:[ \t]*failed\b/im.test(question); // RFC 3464 section 2.3.3
  return givenUp ? { ...answer, retry: { again: "later", text: texts.retry["4.4.7"][1] } } : answer;
}

function unusable(question) {
  if (question === "") return "give a code, a reply or words, for example: smtpcodes explain 550 5.7.26";
  return 4 * (question.split("\0").length - 1) >= new Blob([question]).size ? "the text is full of NULs: give the reply alone, in ASCII or UTF-8" : "";
}

function readCodes(question) {
  const bare = trim(question, wrapping).replace(/[- \t\r\n#()[\]<>{}"'`,;:.]+$/, "");
  if (replyForm.test(bare)) return explainReply(bare);
  const code = bare.toUpperCase();
  if (enhancedForm.test(bare) || detailForm.test(code)) return explainDetail(code);
  const status = parseStatus(question);
  if (status) return explainDetail(status);
  const turned = /^([0-9Xx]\.[0-9]+\.[0-9]+)[)\]]*[-\t\n\f\r /,:;]+([0-9]{3})$/.exec(bare);
  const m = turned ? ["", turned[2], turned[1]] : /^([0-9]{3})[-\t\n\f\r /,:;]+[#([]*([0-9Xx]\.[0-9]+\.[0-9]+)$/.exec(bare);
  if (!m || !replyForm.test(m[1])) return null;
  if (enhancedForm.test(m[2])) return explainPair(m[1], m[2]);
  return detailForm.test(m[2].toUpperCase()) && m[1][0] !== "3" ? explainPair(m[1], m[1][0] + m[2].slice(1)) : null;
}

// readName reads a Go identifier or a command.
function readName(question) {
  const name = question.toLowerCase().replace(/^smtpcode\./, "");
  const row = [...document.querySelectorAll("[data-go]")].find((row) => row.dataset.go.toLowerCase() === name);
  return (row && readCodes(row.id)) ?? readCommand(row ? nameOfRow(row) : question);
}

const nameOfRow = (row) => row.cells[0].textContent.trim();
const commands = [...document.querySelectorAll("#commands tr[id]")];
const explainCommand = (row) => row && { kind: "command", known: true, row };

function readCommand(question) {
  const form = /^(mail|send|soml|saml|rcpt|[a-z]+$)(?:[\t\n\f\r ]+(?:from|to)[\t\n\f\r ]*(?::[^\n]*)?)?$/i;
  const name = (form.exec(question)?.[1] ?? question).toLowerCase();
  return explainCommand(commands.find((row) => nameOfRow(row).toLowerCase() === name));
}

// Codes, pairs and commands among the words of a short question.

const setOf = (list) => new Set(list.split(" "));
const verbs = new Set(commands.map((row) => nameOfRow(row).toLowerCase()));
const inEnglish = setOf("data help mail send turn quit");
const announcing = setOf("answer answered answers bounced code codes does dsn error errors esmtp explain get gets getting got is mean means " +
  "replied replies reply response retry return returned returns said says send sends sent smtp status with");
const asking = setOf("about after allowed answer answers are between bounce bounced can client codes command commands difference do enhanced " +
  "errors esmtp explain get gets getting give gives given got had has have how i if may meaning means me my number or pair please " +
  "possible reject replied replies reply response responses return returned returns right said say says see send sends sent server " +
  "should tell there vs when why will would wrong you your " +
  "a an and as at be by code for from in is it of on or smtp status that the this to was what which with does mean error not such");
const openCode = /^(?:[245Xx]\.[0-9]{1,3}\.(?:\*|[NXYZnxyz]{1,3})|[2-5][NXYZnxyz]{2})$/;

function bareWords(question) {
  const words = fold(question).split(" ");
  return words.length > 20 ? [] : words.map((word) => trim(word, wrapping + "?!"));
}

function readAmong(question) {
  const words = bareWords(question);
  const plain = words.every((word) => asking.has(word.toLowerCase()) || verbs.has(word.toLowerCase()) || /^([Xx0-9][-/.0-9]*)?$/.test(word) || openCode.test(word));
  const found = codesAmong(words, plain);
  if (found.length) return chooseAmong(found, plain);
  const code = words.find((word) => openCode.test(word) || (plain && almostEnhanced.test(word)));
  if (code) return readMalformed(code);
  return plain ? commandAmong(words, (verb, word) => verb === word || (verb === word.toUpperCase() && !inEnglish.has(word))) : null;
}

function codesAmong(words, plain) {
  const found = [];
  for (let i = 0; i < words.length; i++) {
    const pair = i + 1 < words.length ? readCodes(`${words[i]} ${words[i + 1]}`) : null;
    const answer = pair?.kind === "pair" ? pair : readCodes(words[i]);
    const announced = i > 0 && announcing.has(words[i - 1].toLowerCase()) && answer?.known;
    if (answer && (answer.kind !== "reply code" || plain || announced)) found.push(answer);
    if (answer && answer === pair) i++;
  }
  return found;
}

function chooseAmong(found, plain) {
  const chosen = Math.max(0, found.findIndex(({ retry }) => retry.again !== "done" && retry.again !== "continue"));
  const answer = found[chosen];
  if (!plain) answer.notes.unshift("found in the text: " + match(answer).code);
  answer.others = found.filter((other) => other !== answer).slice(0, 5).map(match);
  return answer;
}

function commandAmong(words, same) {
  return words.map((word) => commands.find((row) => same(nameOfRow(row), word))).filter(Boolean).map(explainCommand)[0] ?? null;
}

// shoutedCommand finds a verb in capitals. The Go program searches for the words first.
function shoutedCommand(question) {
  if (question === question.toUpperCase()) return null;
  return commandAmong(bareWords(question), (verb, word) => verb === word && verb !== "AUTH" && verb !== "STARTTLS");
}

function readMalformed(question) {
  const bare = trim(question, wrapping);
  if (openCode.test(bare)) return { kind: "malformed", known: false, problem: openProblem(bare) };
  const two = /^([2-5][0-9]{2})[-\t\n\f\r /,]+([2-5][0-9]{2})$/.exec(bare);
  if (two) return { kind: "malformed", known: false, problem: `${quote(two[1])} and ${quote(two[2])} are two reply codes, not a pair: give one at a time` };
  const pair = /^([0-9]+)[-\t\n\f\r /,]+([-+]?[245Xx]\.[-+Xx0-9]*\.[-+.Xx0-9]*)$/.exec(bare);
  if (!pair && !(/^[-+]?[Xx0-9]+(?:\.[-+]?[Xx0-9]*)*$/.test(bare) && /[0-9]/.test(bare))) return null;
  const results = (pair ? pair.slice(1) : [bare]).map(malformed);
  return { kind: "malformed", known: false, problem: results.map(([problem]) => problem).filter(Boolean).join("; "), near: meant(results.map(([, meant]) => meant)) };
}

// openProblem says what the digits of a code with a wildcard mean: 5.7.x.
function openProblem(word) {
  const says = (head, digit) => {
    const row = [...document.querySelectorAll("#digits tr")].find((row) => nameOfRow(row) === head);
    return `${digit} is ${row?.cells[1].textContent.trim().toLowerCase() ?? "not registered"}`;
  };
  const [first, subject] = word.split(".");
  const text = !subject ? `${says(first[0] + "yz", first[0])} (RFC 5321 section 4.2.1)`
    : `${/x/i.test(first) ? "" : says(first + ".X.X", first) + ", "}${says(`X.${subject}.X`, subject)} (RFC 3463 section 2)`;
  return `${quote(word)} is not one code: ${text}`;
}

// match returns the codes of an answer with their phrase.
const match = ({ pair, reply, enhanced }) => (pair ? { code: `${reply.code} ${enhanced.code}`, phrase: enhanced.known ? nameOf(enhanced.detail) : "" }
  : enhanced ? { code: enhanced.code, phrase: enhanced.known ? nameOf(enhanced.detail) : "" } : { code: reply.code, phrase: reply.known ? nameOf(reply.code) : "" });

function meant(codes) {
  const whole = codes.length === 2 && codes.every(Boolean) && readCodes(codes.join(" "));
  return whole ? [match(whole)] : codes.filter(Boolean).map(readCodes).filter(Boolean).map(match);
}

// malformed says what is wrong with a word that was meant as a code, and which code was probably meant.
function malformed(word) {
  if (word.includes(".")) return malformedEnhanced(word);
  if (replyForm.test(word)) return ["", word];
  const q = quote(word);
  if (/[^0-9]/.test(word)) return [`${q} is not a code: a reply code is three digits, 550, and an enhanced code three numbers, 5.7.1`, ""];
  if (word.length === 3 && word[0] === "1") return [`${q} is not a reply code: in SMTP none begins with 1 (RFC 5321 section 4.2.1)`, ""];
  if (word.length === 3) return [`${q} is not a reply code: the first digit must be 2 to 5 (RFC 5321 section 4.2); look for another number in the text`, ""];
  const problem = `${q} is not a reply code, which is three digits (RFC 5321 section 4.2)`;
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
  return [`${quote(word)} is not an enhanced code: ${enhancedProblem(parts)} (RFC 3463 section 2)`, probably];
}

function enhancedProblem(parts) {
  if (parts.length !== 3) return `it has ${parts.length} numbers instead of three, class.subject.detail`;
  if (!/^[245Xx]$/.test(parts[0])) return `the class ${quote(parts[0])} is not 2, 4 or 5`;
  for (const part of parts.slice(1)) {
    if (!/^[0-9]+$/.test(part)) return `${quote(part)} is not a number`;
    if (part.length > 1 && part[0] === "0") return `${quote(part)} has a leading zero`;
    if (part.length > 3) return `${quote(part)} has more than three digits`;
  }
  return "it is not three numbers with dots between them";
}

// Replies, alone or inside other text. The Go program has the same patterns.

const pairAt = /(?:^|[^0-9A-Za-z.])([245][0-9][0-9][ -]#?[245])(\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)/d;
const announced = /(?:[Ss]aid|[Ss][Mm][Tt][Pp]|[Rr]eplied|[Rr]eply|[Rr]esponded|[Rr]esponse|[Aa]nswered|[Rr]eturned|[Ee]rror|\]|>)(?: ?[:;]| with) ?["']?([2-5][0-9][0-9])([ -]|$)/dg;
const transcript = /<<< ?([2-5][0-9][0-9])([ -]|$)/dg;
const statusAt = /(?:^|[^0-9A-Za-z.-])(?:[Ss]tatus: ?|dsn=|#)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)/;
const statusField = /(?:^|[^0-9A-Za-z.-])[Ss]tatus: ?([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z.]|\.[^0-9]|\.?$)/dg;
const afterAddress = /\]: ([245]\.[0-9]{1,3}\.[0-9]{1,3}) /;
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
  const chosen = choose(replies);
  const { code, enhanced, start } = chosen;
  const status = findStatus(text, start);
  const answer = explainFound(chosen, status);
  if (start > 0) answer.notes.unshift("found in the text: " + (enhanced ? `${code} ${enhanced}` : code));
  const phrase = (code) => (isDetail(detailOf(code)) ? nameOf(detailOf(code)) : "");
  answer.others = replies.filter((reply) => reply !== chosen).slice(0, 5).map(({ code, enhanced }) => ({ code: `${code} ${enhanced}`, phrase: phrase(enhanced) }));
  if (status && status !== answer.enhanced?.code) answer.others.push({ code: status, phrase: phrase(status), why: "the Status field" });
  return answer;
}

// choose returns the first failure, preferably one whose codes do not contradict each other.
function choose(replies) {
  const failures = replies.filter(({ code }) => code[0] > "3");
  return failures.find(agrees) ?? failures[0] ?? replies[0];
}

const agrees = ({ code, enhanced }) => !enhanced || enhanced[0] === code[0];

// findStatus returns the last Status field before an offset in the text, or else the first after it.
function findStatus(text, offset) {
  let status = "";
  for (const m of text.matchAll(statusField)) {
    if (enhancedForm.test(m[1]) && (!status || m.indices[1][0] < offset)) status = m[1];
  }
  return status;
}

function findPairs(text) {
  const replies = new Map();
  for (let start = 0, m; start < text.length && (m = pairAt.exec(text.slice(start))); ) {
    const codes = m[1] + m[2], from = start + m.indices[1][0];
    start += m.indices[2][1];
    const code = codes.slice(0, 3), enhanced = codes.slice(4).replace(/^#/, ""), key = code + codes.slice(4);
    const fits = agrees({ code, enhanced }) || (sent(code) && isDetail(detailOf(enhanced)));
    if (!enhancedForm.test(enhanced) || !fits || replies.has(key)) continue;
    const last = [...replies.values()].at(-1);
    if (last?.text.endsWith(text.slice(from))) last.text = last.text.slice(0, from - text.length);
    replies.set(key, { code, enhanced, text: trimSpace(text.slice(start)), start: from });
  }
  return [...replies.values()];
}

const sent = (code) => isReply(code) || providersOfReply(code).length > 0;

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
  for (const pattern of [codeFirst, statusAt, afterAddress]) {
    const code = pattern.exec(text)?.[1];
    if (code && enhancedForm.test(code)) {
      const answer = explainDetail(code);
      answer.notes.unshift(`read as ${code}, without a reply code`);
      return answer;
    }
  }
  return null;
}

function explainFound({ code, enhanced, text }, status = "") {
  let note = "";
  if (!enhanced) [enhanced, note] = lookInto(code, text);
  if (!enhanced && status[0] === code[0]) [enhanced, note] = [status, `${status} comes from the Status field: no enhanced code follows ${code}`];
  const answer = enhanced ? explainPair(code, enhanced) : explainReply(code);
  answer.kind = "reply";
  // The text is finer than the codes. A bounce goes on with other things after a hundred words.
  const reason = code[0] > "3" ? textReason(fold(text).split(" ").slice(0, 100).join(" ")) : undefined;
  if (reason) Object.assign(answer, { summary: capital(reason.text) + ".", act: actOf(reason, code), retry: retryOf(code, reason) });
  if (note) answer.notes.unshift(note);
  if (!enhanced && code[0] > "3" && text && !reason) answer.notes.push("this is what the code says: if the server's text says otherwise, believe the text");
  return answer;
}

// lookInto looks for an enhanced code inside the text, as qmail writes it, or malformed at its start.
function lookInto(code, text) {
  if (code[0] === "3") return ["", ""];
  const inside = mentioned.exec(text)?.[1];
  if (inside && enhancedForm.test(inside) && inside[0] === code[0]) return [inside, `${inside} comes from inside the text: no enhanced code follows ${code}`];
  const first = trimSpace(text).split(" ")[0], bare = trim(first, wrapping);
  if (!almostEnhanced.test(bare)) return ["", ""];
  const [problem, probably] = malformedEnhanced(bare);
  if (!problem) return ["", `${quote(first)} is not an enhanced code as written; ${bare} may be meant`];
  return ["", probably ? `${problem}; ${probably} may be meant` : problem];
}
