
// The tables.

const cellOf = (id, selector) => at(id)?.querySelector(selector);
const phraseOf = (id) => cellOf(id, "b")?.textContent ?? "";
const sentenceOf = (id) => cellOf(id, "td p")?.textContent.trim() ?? "";
const standingOf = (id) => cellOf(id, "em").textContent;
const nameOf = (id) => phraseOf(id) || lower(sentenceOf(id)).replace(/\.$/, "");
const isReply = (code) => texts.replies.includes(code);
const isDetail = (code) => code in texts.details && standingOf(code) !== "withdrawn";

const providerRows = [...document.querySelectorAll("#providers tr[id]")]
  .sort((a, b) => a.id.slice(1) - b.id.slice(1))
  .map((row) => {
    const [first, last = first] = row.cells[0].textContent.trim().split(" to ");
    const [relation, doubt] = [...row.querySelectorAll("em")].map((em) => em.textContent);
    return {
      first, last, relation, doubt, row,
      provider: row.closest("table").caption.firstChild.textContent.trim(),
      meaning: row.querySelector("span").textContent,
      comes: row.cells[2].textContent.match(/[0-9.]+/g) ?? [],
    };
  });
const otherMeaning = (provider) => provider.relation === "other meaning";

const providersOfReply = (code) => providerRows.filter((provider) => provider.first === code);

function providersOfDetail(code) {
  const key = ([subject, detail]) => subject * 1000 + detail;
  const k = key(numbers(code));
  return providerRows.filter(({ first, last }) => first.includes(".") && (code[0] === "X" || first[0] === code[0]) &&
    key(numbers(first)) <= k && k <= key(numbers(last)));
}

// The reason that codes and texts give.

const order = (code) => code.split(".").reduce((sum, part) => 1000 * sum + Number(part), 0);
const reasonCodes = texts.reasons.flatMap((reason) => (reason.codes ?? []).map((codes) => {
  const [first, last = first] = codes.split("-");
  return { reason, first, from: order(first), to: order(last) };
}));
const tooManyRecipients = texts.reasons.find(({ name }) => name === "too many recipients");

// codeReason returns the reason that a code names: one for its class, or else one for all classes.
function codeReason(code) {
  if (code[0] === "2") return texts.reasons[1];
  const n = order(code);
  return (reasonCodes.find(({ from, to }) => from <= n && n <= to) ?? reasonCodes.find(({ first }) => first === detailOf(code)))?.reason;
}

// pairReason returns the reason of an enhanced code, or that of the reply code if the other is about nothing else.
const pairReason = (reply, enhanced) => codeReason(enhanced) ?? (/^.\.[05]\./.test(enhanced) ? codeReason(reply) : undefined);

// The phrases of servers, the longest first. A blank matches any white space, and no letter may follow or go before.
const phrases = texts.reasons.flatMap((reason) => (reason.phrases ?? []).map((phrase) => ({ reason, phrase })))
  .sort((a, b) => b.phrase.length - a.phrase.length);
for (const row of phrases) {
  const pattern = row.phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \\t\\r\\n]+");
  row.pattern = new RegExp((/^[a-z]/.test(row.phrase) ? "(?<![a-z])" : "") + pattern + (/[a-z]$/.test(row.phrase) ? "(?![a-z])" : ""), "i");
}

// textReason returns the reason of the longest phrase in a text, of equal ones that of the first.
function textReason(text) {
  let found;
  for (const row of phrases) {
    if (found && row.phrase.length < found.row.phrase.length) break;
    const start = text.search(row.pattern);
    if (start >= 0 && !(found?.start <= start)) found = { row, start };
  }
  return found?.row.reason;
}

// What is known about one code.

const seeProviders = ": see what providers mean by it";
const notSaid = "the code does not say";
const nobody = { text: "nobody", said: true };

// actOf says who acts on a reason, in the class of a code. Foreign says that only providers define the code.
function actOf(reason, code, foreign = false) {
  if (reason === texts.reasons[1]) return nobody;
  if (!reason) return { text: notSaid + (foreign ? seeProviders : "; the text of the reply may"), said: false };
  return { text: (code[0] === "4" && reason !== tooManyRecipients ? "if it lasts, " : "") + reason.act, said: true };
}

// retryOf says whether to send again: the reply code decides, except after too many recipients.
function retryOf(code, reason) {
  const many = reason === tooManyRecipients && (code[0] === "4" || code === "552");
  const own = code === "421" || (code === "552" && !reason);
  const [again, text] = texts.retry[own ? code : many ? "452 4.5.3" : code[0]];
  return { again, text };
}

function describeReply(code) {
  const known = isReply(code), reason = codeReason(code), providers = providersOfReply(code);
  return {
    code, known, standing: known ? standingOf(code) : "unknown", phrase: phraseOf(code), providers,
    retry: retryOf(code, reason), act: code[0] < "4" ? nobody : actOf(reason, code, !known && providers.length > 0),
  };
}

function describeDetail(code) {
  const detail = detailOf(code), data = texts.details[detail], i = place(code);
  const providers = providersOfDetail(code);
  const enhanced = { code, detail, known: isDetail(detail), standing: data ? standingOf(detail) : "not registered", phrase: data ? phraseOf(detail) : "", providers };
  const [again, text] = texts.retry[code] ?? texts.retry[code[0] === "X" ? data?.only || "X" : code[0]];
  enhanced.retry = { again, text };
  enhanced.act = actOf(codeReason(code[0] === "X" ? (data?.only ?? 5) + code.slice(1) : code), code, !data && providers.length > 0);
  if (data) {
    const own = data.sentences?.[i];
    enhanced.sentence = own ? capital(texts.texts[own]) + "." : sentenceOf(detail);
    enhanced.vague = Boolean(data.vague?.[i]);
    enhanced.note = data.notes?.[i] ? texts.texts[data.notes[i]].replaceAll("{d}", detail).replaceAll("{e}", code) : "";
  }
  return enhanced;
}

// The answer in one sentence.

function summaryReply(reply) {
  if (reply.known) return sentenceOf(reply.code);
  const standard = `${reply.code} is in no RFC and no registry. `;
  if (reply.providers.length) return standard + providersMean(reply.providers);
  const severity = { 2: "positive completion", 3: "positive intermediate", 4: "transient negative completion", 5: "permanent negative completion" };
  const category = ["about the syntax of a command", "about a request for information", "about the connection",
    "with a second digit, 3, that has no meaning", "with a second digit, 4, that has no meaning", "about the mail system"];
  const second = category[reply.code[1]] ?? `with a second digit, ${reply.code[1]}, that the grammar does not allow`;
  return `${standard}Its digits say: ${severity[reply.code[0]]}, ${second} (RFC 5321 section 4.2.1).`;
}

function summaryDetail(enhanced) {
  if (enhanced.known) return enhanced.sentence || `Registered as ${quote(enhanced.phrase)}.`;
  const standard = `${enhanced.detail} is ${enhanced.standing === "withdrawn" ? "no longer" : "not"} registered. `;
  if (enhanced.providers.length) return standard + providersMean(enhanced.providers);
  const classes = { X: "a status", 2: "success", 4: "persistent transient failure", 5: "permanent failure" };
  const subjects = ["nothing in particular", "an address", "a mailbox", "the receiving mail system", "the network or the routing",
    "the dialogue between the two servers", "the content of the message", "security or a policy"];
  const subject = subjects[numbers(enhanced.code)[0]] ?? "a subject that is not registered";
  return `${standard}Its digits say: ${classes[enhanced.code[0]]}, about ${subject} (RFC 3463 section 2).`;
}

function summaryPair(reply, enhanced, verdict) {
  if (verdict === barred) return `A ${reply.code} reply has no enhanced code, so ignore ${enhanced.code}. ${summaryReply(reply)}`;
  if (verdict === mismatch) return `The two codes contradict each other, and a client goes by ${reply.code}. ${summaryReply(reply)}`;
  if (enhanced.known && !enhanced.vague) {
    const other = otherMeanings(enhanced, reply.code).length;
    return other && enhanced.sentence ? "As registered: " + lower(enhanced.sentence) : summaryDetail(enhanced);
  }
  if (enhanced.known && reply.code[0] > "3" && isOther(enhanced) && !byReply(enhanced, verdict)) return summaryDetail(enhanced);
  if (!enhanced.known && enhanced.providers.length) return summaryDetail(enhanced);
  if (reply.known && !enhanced.known) return `${enhanced.detail} is not registered. ${summaryReply(reply)}`;
  return reply.known ? summaryReply(reply) : summaryDetail(enhanced);
}

function providersMean(providers) {
  if (providers.length > 1) return `${providers.length} providers send it with meanings of their own, see below.`;
  return `${providers[0].provider} means by it: ${providers[0].meaning}.`;
}

const otherMeanings = (enhanced, reply) => enhanced.providers.filter((provider) => otherMeaning(provider) && provider.comes.includes(reply));

function beware(providers, code) {
  const others = providers.filter(otherMeaning).filter(({ provider }, i, all) => provider !== all[i - 1]?.provider);
  if (others.length === 0) return [];
  if (others.length > 1) return [`${others.length} providers mean something else by ${code}, see below`];
  return [`${others[0].provider} means something else by ${code}: ${others[0].meaning}`];
}

// Whether two codes belong together.

function check(reply, enhanced) {
  if (reply[0] !== enhanced[0]) return reply[0] === "3" ? barred : mismatch;
  if (!isReply(reply)) return unknownReply;
  const detail = detailOf(enhanced);
  return texts.details[detail] ? verdictAt(reply, detail) : unregistered;
}

function reasonFor(reply, enhanced, verdict) {
  const detail = detailOf(enhanced), data = texts.details[detail];
  const entry = texts.faults[verdict] ?? data.pairs?.[reply] ?? data.reasons[reply[0] + ranks.indexOf(verdict)];
  const codes = { c: enhanced[0], d: detail, e: enhanced, r: reply };
  return texts.texts[entry].replace(/\{([cder])\}/g, (_, code) => codes[code]);
}

function actPair(reply, enhanced, verdict) {
  if (reply.code[0] < "4") return nobody;
  if (verdict === mismatch || verdict === barred) return { text: "not clear: the two codes contradict each other", said: false };
  if (otherMeanings(enhanced, reply.code).length) return { text: "depends on who sent it" + seeProviders, said: false };
  const reason = pairReason(reply.code, enhanced.code);
  return reason ? actOf(reason, reply.code) : enhanced.act;
}

// actAlone says who acts on a code without its pair. A provider that means something else by it may have sent it.
function actAlone({ act, providers }) {
  if (!act.said || act.text === "nobody" || !providers.some(otherMeaning)) return act;
  return { text: `as registered, ${act.text}; see also what providers mean by it`, said: act.said };
}

const isOther = (enhanced) => numbers(enhanced.code)[1] === 0;

// byReply reports whether the reply code says more than the detail: for X.0.0, and for X.n.0 in a listed pair, as
// 530 5.7.0.
const byReply = (enhanced, verdict) => enhanced.known && isOther(enhanced) && (numbers(enhanced.code)[0] === 0 || verdict === "listed");

// The answers.

function explainReply(code) {
  const reply = describeReply(code);
  return {
    kind: "reply code", known: reply.known || reply.providers.length > 0, reply, summary: summaryReply(reply), retry: reply.retry, act: reply.act,
    near: reply.known ? [] : nearReply(code), notes: beware(reply.providers, code),
  };
}

function explainDetail(code) {
  const enhanced = describeDetail(code);
  const known = enhanced.known || enhanced.providers.length > 0;
  const notes = beware(enhanced.providers, code);
  if (enhanced.known && enhanced.note) notes.push(enhanced.note);
  return {
    kind: code[0] === "X" ? "detail" : "enhanced code", known, enhanced, summary: summaryDetail(enhanced), retry: enhanced.retry, act: actAlone(enhanced),
    near: known ? [] : nearDetail(code), notes,
  };
}

function explainPair(replyCode, code) {
  const reply = describeReply(replyCode), enhanced = describeDetail(code), verdict = check(replyCode, code);
  const known = enhanced.known || enhanced.providers.length > 0;
  return {
    kind: "pair", known: known && (reply.known || reply.providers.length > 0), reply, enhanced,
    pair: { verdict, reason: reasonFor(replyCode, code, verdict), fault: [mismatch, barred, unknownReply, unregistered].includes(verdict) },
    summary: summaryPair(reply, enhanced, verdict), retry: retryOf(replyCode, pairReason(replyCode, code)), act: actPair(reply, enhanced, verdict),
    near: known ? [] : nearDetail(code), notes: beware(otherMeanings(enhanced, replyCode), `${replyCode} ${code}`),
  };
}

// Known codes that resemble an unknown one.

function nearReply(code) {
  const near = [];
  const dotted = [...code].join(".");
  if (enhancedForm.test(dotted) && isDetail(detailOf(dotted))) near.push({ code: dotted, phrase: nameOf(detailOf(dotted)), why: "some servers leave out the dots" });
  for (const other of texts.replies) {
    if (near.length < 4 && other[0] === code[0] && distance(other, code) === 1) near.push({ code: other, phrase: nameOf(other) });
  }
  return near;
}

function nearDetail(code) {
  const [subject, asked] = numbers(code);
  const sorted = (n) => [...String(n)].sort().join("");
  const unlike = (n) => (String(n).length !== String(asked).length ? 2 : sorted(n) === sorted(asked) ? 0 : 1);
  return Object.keys(texts.details)
    .filter((detail) => isDetail(detail) && numbers(detail)[0] === subject)
    .map((detail) => numbers(detail)[1])
    .filter((n) => (asked < 10 ? Math.abs(n - asked) === 1 : distance(String(n), String(asked)) === 1))
    .sort((a, b) => unlike(a) - unlike(b) || a - b)
    .slice(0, 4)
    .map((n) => ({ code: `${code[0]}.${subject}.${n}`, phrase: nameOf(`X.${subject}.${n}`) }));
}

// distance returns how many edits turn a into b: a character added, removed or changed, or two swapped.
function distance(a, b) {
  const d = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= b.length; j++) d[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.length][b.length];
}
