package facts_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/smtpcodes/smtpcodes/gen/facts"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// TestReasonRows checks that the first reason is the zero value, that identifiers, names and sentences are unique and
// well formed, and that every failure has an action.
func TestReasonRows(t *testing.T) {
	if facts.Reasons[0].Identifier != "ReasonUnstated" || len(facts.Reasons[0].Codes)+len(facts.Reasons[0].Phrases) > 0 {
		t.Errorf("the first reason is %+v", facts.Reasons[0])
	}
	identifier, name := regexp.MustCompile(`^Reason[A-Z][A-Za-z]+$`), regexp.MustCompile(`^[A-Za-z]+( [A-Za-z]+)*$`)
	seen := map[string]bool{}
	for _, r := range facts.Reasons {
		if !identifier.MatchString(r.Identifier) || !name.MatchString(r.Name) || !isSentence(r.Sentence) {
			t.Errorf("%s, %q: %q", r.Identifier, r.Name, r.Sentence)
		}
		for _, text := range []string{r.Identifier, r.Name, r.Sentence} {
			if seen[text] {
				t.Errorf("%q occurs twice", text)
			}
			seen[text] = true
		}
		failure := r.Identifier != "ReasonUnstated" && r.Identifier != "ReasonAccepted"
		if failure != (len(r.Actions) > 0) {
			t.Errorf("%s has %d actions", r.Identifier, len(r.Actions))
		}
		for _, a := range r.Actions {
			if !slices.Contains([]facts.Party{facts.Sender, facts.Sending, facts.Recipient, facts.Receiving}, a.Party) || !isSentence(a.Do) {
				t.Errorf("%s: %+v", r.Identifier, a)
			}
		}
	}
}

// TestBadAddresses checks which reasons mean that a sender should stop writing to the address. A mailbox that is full or
// disabled may come back, so it is not among them.
func TestBadAddresses(t *testing.T) {
	var got []string
	for _, r := range facts.Reasons {
		if r.BadAddress {
			got = append(got, r.Identifier)
		}
	}
	want := []string{
		"ReasonMailboxUnknown", "ReasonMailboxMoved", "ReasonOwnerChanged", "ReasonRecipientMalformed", "ReasonDomainUnknown", "ReasonDomainTakesNoMail",
	}
	if !slices.Equal(got, want) {
		t.Errorf("bad addresses: %q, want %q", got, want)
	}
}

// TestReasonPairs checks that the pair of every reason is listed, customary or not specified, has its grounds, and cites
// one section of an RFC.
func TestReasonPairs(t *testing.T) {
	without := []string{"ReasonUnstated", "ReasonExpired"} // no server replies so
	for _, r := range facts.Reasons {
		if slices.Contains(without, r.Identifier) {
			if r.Reply != 0 || r.Enhanced+r.Grounds+r.Source+r.Else != "" {
				t.Errorf("%s has a pair", r.Identifier)
			}
			continue
		}
		enhanced, err := smtpcode.ParseEnhancedCode(r.Enhanced)
		if err != nil {
			t.Errorf("%s: %v", r.Identifier, err)
			continue
		}
		verdict := smtpcode.Check(smtpcode.ReplyCode(r.Reply), enhanced)
		allowed := []smtpcode.Verdict{smtpcode.VerdictListed, smtpcode.VerdictCustomary, smtpcode.VerdictUnspecified}
		if !slices.Contains(allowed, verdict) {
			t.Errorf("%s: %d %s is %s", r.Identifier, r.Reply, r.Enhanced, verdict)
		}
		if !isSentence(r.Grounds) || strings.HasSuffix(r.Else, ".") || !citation.MatchString(r.Source) {
			t.Errorf("%s: grounds %q, source %q, else %q", r.Identifier, r.Grounds, r.Source, r.Else)
		}
	}
}

// pairInText matches a pair of codes in a text: 550 5.7.1.
var pairInText = regexp.MustCompile(`\b[2-5]\d\d [245]\.\d+\.\d+\b`)

// TestReasonCustoms checks that where a reason's pair or an alternative is customary, it is customary for that reason.
func TestReasonCustoms(t *testing.T) {
	customary := 0
	for _, r := range facts.Reasons {
		for _, pair := range pairInText.FindAllString(fmt.Sprintf("%d %s; %s", r.Reply, r.Enhanced, r.Else), -1) {
			reply, err := smtpcode.ParseReply(pair)
			if err != nil {
				t.Errorf("%s: %v", r.Identifier, err)
			}
			if smtpcode.Check(reply.Code, reply.Enhanced) != smtpcode.VerdictCustomary {
				continue
			}
			customary++
			if !slices.ContainsFunc(facts.CommonPairs, func(c facts.CommonPair) bool {
				return fmt.Sprint(c.Reply, " ", c.Enhanced) == pair && slices.Contains(c.Reasons, r.Identifier)
			}) {
				t.Errorf("%s is customary, and not for %s", pair, r.Identifier)
			}
		}
	}
	if customary == 0 {
		t.Error("no reason has a customary pair")
	}
}

var citation = regexp.MustCompile(`^RFC (\d+) section (\d+(?:\.\d+)*)$`)

// TestReasonSources checks that the cited sections exist, in the RFC texts outside this repository.
func TestReasonSources(t *testing.T) {
	if _, err := os.Stat("../../../shared/rfc"); err != nil {
		t.Skip("no RFC texts:", err)
	}
	for _, r := range facts.Reasons {
		cited := citation.FindStringSubmatch(r.Source)
		if cited == nil {
			continue
		}
		text, err := os.ReadFile(fmt.Sprintf("../../../shared/rfc/rfc%s.txt", cited[1]))
		if os.IsNotExist(err) {
			continue
		}
		heading := regexp.MustCompile(`(?m)^ *` + regexp.QuoteMeta(cited[2]) + `\.? +[A-Z]`)
		if err != nil || !heading.Match(text) {
			t.Errorf("%s cites %s: %v", r.Identifier, r.Source, err)
		}
	}
}

// A codeRange is a code of a reason, or a range of codes: a reply code, or details of one class or of all.
type codeRange struct {
	class          string // "5", "X", or "" for a reply code
	subject        int
	first, last    int
	reason, asCode string
}

// readCodeRange reads 550, 5.7.1, X.7.1 or 5.7.606-5.7.649.
func readCodeRange(reason, code string) (codeRange, error) {
	if reply, err := strconv.Atoi(code); err == nil {
		return codeRange{first: reply, last: reply, reason: reason, asCode: code}, nil
	}
	first, last, isRange := strings.Cut(code, "-")
	if !isRange {
		last = first
	}
	form := regexp.MustCompile(`^([245X])\.(\d{1,2})\.(0|[1-9]\d{0,2})$`)
	a, b := form.FindStringSubmatch(first), form.FindStringSubmatch(last)
	if a == nil || b == nil || a[1] != b[1] || a[2] != b[2] {
		return codeRange{}, fmt.Errorf("%s: %q is not a code", reason, code)
	}
	r := codeRange{class: a[1], reason: reason, asCode: code}
	r.subject, _ = strconv.Atoi(a[2])
	r.first, _ = strconv.Atoi(a[3])
	r.last, _ = strconv.Atoi(b[3])
	if isRange != (r.first < r.last) {
		return r, fmt.Errorf("%s: %q is not a range", reason, code)
	}
	return r, nil
}

// meets reports whether the two have a code in common.
func (a codeRange) meets(b codeRange) bool {
	return (a.class == "") == (b.class == "") && (a.class == b.class || a.class == "X" || b.class == "X") &&
		a.subject == b.subject && a.first <= b.last && b.first <= a.last
}

// TestReasonCodes checks that every code can be read and says one reason only, and that no vague code says any.
func TestReasonCodes(t *testing.T) {
	var ranges []codeRange
	for _, r := range facts.Reasons {
		for _, code := range r.Codes {
			c, err := readCodeRange(r.Identifier, code)
			if err != nil {
				t.Error(err)
				continue
			}
			for _, other := range ranges {
				if c.meets(other) {
					t.Errorf("%s of %s and %s of %s", c.asCode, c.reason, other.asCode, other.reason)
				}
			}
			ranges = append(ranges, c)
		}
	}
	vague := strings.Fields("4.0.0 5.0.0 4.1.0 5.1.0 X.2.0 X.3.0 X.4.0 4.5.0 5.5.0 X.5.1 4.6.0 5.6.0 X.7.0 X.7.1 421 450 451 452 501 530 550 551 552 553 554 " +
		"4.1.1 4.2.1 5.4.1 X.7.29 5.7.30") // and those with two meanings
	for _, code := range vague {
		c, err := readCodeRange("vague", code)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range ranges {
			if c.meets(other) {
				t.Errorf("%s is vague, and %s has %s", code, other.reason, other.asCode)
			}
		}
	}
}

// TestReasonProviderCodes checks that a code that is not registered is one that the table of providers has.
func TestReasonProviderCodes(t *testing.T) {
	registered := map[string]bool{}
	for _, d := range readRegistry(t).Details {
		registered[d.Code.String()] = true
	}
	var known []codeRange
	for _, row := range slices.Concat(facts.ProviderTransient, facts.ProviderPermanent) {
		code := row.Enhanced
		if row.Last != "" {
			code += "-" + row.Last
		}
		c, err := readCodeRange(row.Provider, code)
		if err != nil {
			t.Fatal(err)
		}
		known = append(known, c)
	}
	for _, r := range facts.Reasons {
		for _, code := range r.Codes {
			c, err := readCodeRange(r.Identifier, code)
			if err != nil || c.class == "" || c.class == "X" && registered[code] || registered["X"+code[1:]] {
				continue
			}
			for detail := c.first; detail <= c.last; detail++ {
				one := codeRange{class: c.class, subject: c.subject, first: detail, last: detail}
				if !slices.ContainsFunc(known, one.meets) {
					t.Errorf("%s: %s.%d.%d is neither registered nor a provider's", r.Identifier, c.class, c.subject, detail)
				}
			}
		}
	}
}

// TestPhrases checks that the phrases are plain words that can be found in a text in lower case with its white space
// folded, that no phrase occurs twice, and that each has a public source.
func TestPhrases(t *testing.T) {
	seen := map[string]string{}
	source := regexp.MustCompile(`^(https://\S+|[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+:\S+)$`)
	for _, r := range facts.Reasons {
		for _, p := range r.Phrases {
			if strings.Join(strings.Fields(p.Text), " ") != p.Text || p.Text != strings.ToLower(p.Text) ||
				strings.ContainsFunc(p.Text, func(c rune) bool { return c < ' ' || c > '~' || c >= '0' && c <= '9' }) {
				t.Errorf("%s: phrase %q", r.Identifier, p.Text)
			}
			if len(p.Text) < 8 || len(p.Text) > 60 {
				t.Errorf("%s: phrase %q has %d characters", r.Identifier, p.Text, len(p.Text))
			}
			if !source.MatchString(p.Source) {
				t.Errorf("%s: phrase %q, source %q", r.Identifier, p.Text, p.Source)
			}
			if other, ok := seen[p.Text]; ok {
				t.Errorf("phrase %q of %s and %s", p.Text, other, r.Identifier)
			}
			seen[p.Text] = r.Identifier
		}
	}
}

// nested has the phrases that contain a phrase of another reason. The longer is right wherever it is found.
var nested = map[string]string{
	"blacklisted url":                         "blacklist",
	"connection rate limit":                   "rate limit",
	"connection frequency limited":            "frequency limited",
	"denied. proper authentication required":  "authentication required",
	"mailbox is full: retry timeout exceeded": "retry timeout exceeded",
	"message content rejected, ube":           "message content rejected",
	"recipient address syntax error":          "syntax error",
	"sender address rejected: domain":         "sender address rejected",
	"sender address rejected: need":           "sender address rejected",
	"sender address rejected: not logged in":  "sender address rejected",
	"sender address rejected: undeliverable":  "sender address rejected",
	"sender address rejected: unverified":     "sender address rejected",
	"sender address rejected: user unknown":   "sender address rejected",
	"sender address syntax error":             "syntax error",
	"sending quota exceeded":                  "quota exceeded",
	"submission quota exceeded":               "quota exceeded",
	"too many invalid recipients":             "invalid recipient",
}

// TestNestedPhrases checks that a phrase contains one of another reason only where the table of them says so.
func TestNestedPhrases(t *testing.T) {
	got := map[string]string{}
	for _, a := range facts.Reasons {
		for _, long := range a.Phrases {
			for _, b := range facts.Reasons {
				for _, short := range b.Phrases {
					if a.Identifier != b.Identifier && strings.Contains(long.Text, short.Text) && len(short.Text) > len(got[long.Text]) {
						got[long.Text] = short.Text
					}
				}
			}
		}
	}
	if difference := cmp.Diff(nested, got); difference != "" {
		t.Errorf("nested phrases (-listed +found):\n%s", difference)
	}
}

// TestPhrasesInTexts checks that the longest phrase of a reply's text is of the right reason, above all where phrases
// of two reasons are in one text, and that a text that does not say why has none.
func TestPhrasesInTexts(t *testing.T) {
	for text, want := range map[string]string{
		"<a@example.net>: Recipient address rejected: User unknown in local recipient table":            "ReasonMailboxUnknown",
		"<a@example.net>: Sender address rejected: User unknown in virtual mailbox table":               "ReasonSenderBad",
		"<a@example.net>: Sender address rejected: Domain not found":                                    "ReasonSenderBad",
		"<a@example.net>: Recipient address rejected: Domain not found":                                 "ReasonDomainUnknown",
		"<a@example.net>: Sender address rejected: Domain example.net does not accept mail (nullMX)":    "ReasonSenderBad",
		"<a@example.net>: Recipient address rejected: Domain example.net does not accept mail (nullMX)": "ReasonDomainTakesNoMail",
		"<a@example.net>: Sender address rejected: Access denied":                                       "ReasonSenderRefused",
		"<a@example.net>: Recipient address rejected: Access denied":                                    "",
		"[a@example.net]: Recipient address rejected: Access denied [mx.example.com]":                   "ReasonMailboxUnknown",
		"Service unavailable; client [192.0.2.1] blocked using list.example":                            "ReasonBlockListed",
		"Client host [192.0.2.1] blocked using list.example; Greylisting in action, please try later":   "ReasonGreylisted",
		"Blocked using spam pattern, your message may contain the spam contents":                        "ReasonSpam",
		"Message content rejected, UBE, id=1":                                                           "ReasonSpam",
		"Message content rejected":                                                                      "ReasonContentRefused",
		"<a@example.net>... Relaying denied. Proper authentication required.":                           "ReasonRelayDenied",
		"Authentication required":                 "ReasonLoginRequired",
		"Daily sending quota exceeded":            "ReasonTooFast",
		"Disk quota exceeded":                     "ReasonMailboxFull",
		"mailbox is full: retry timeout exceeded": "ReasonMailboxFull",
		"TLS is required, but was not offered by host mx.example.net[192.0.2.1]":                             "ReasonTLSFailed",
		"Must issue a STARTTLS command first":                                                                "ReasonTLSRequired",
		"Name service error for name=example.net type=MX: Host not found, try again":                         "ReasonDNSFailed",
		"Host or domain name not found. Name service error for name=example.net type=A: Host not found":      "ReasonDomainUnknown",
		"Host or domain name not found. Name service error for name=a type=MX: Host not found, try again":    "ReasonDNSFailed",
		"Gmail has detected that this message is likely unsolicited mail. To reduce the amount of spam":      "ReasonSpam",
		"an unusual rate of unsolicited mail. To protect our users from spam, mail has been rate limited":    "ReasonTooFast",
		"does not have a PTR record. To protect our users from spam, mail has been temporarily rate limited": "ReasonReverseDNS",
		"very low reputation of the sending IP address. Mail has been temporarily rate limited":              "ReasonBlockListed",
		"rate limited because SPF authentication didn't pass":                                                "ReasonSPF",
		"Gmail requires all senders to authenticate with either SPF or DKIM. DKIM = did not pass":            "ReasonUnauthenticated",
		"Unauthenticated email from example.net is not accepted due to domain's DMARC policy":                "ReasonDMARC",
		"Too many invalid recipients":                     "ReasonBlockListed",
		"Requested action not taken: mailbox unavailable": "",
		"Access denied":      "",
		"Transaction failed": "",
		"Service unavailable, please try again later": "",
	} {
		longest, got := "", ""
		for _, r := range facts.Reasons {
			for _, p := range r.Phrases {
				if len(p.Text) > len(longest) && strings.Contains(strings.ToLower(text), p.Text) {
					longest, got = p.Text, r.Identifier
				}
			}
		}
		if got != want {
			t.Errorf("%q is %s by %q, want %s", text, got, longest, want)
		}
	}
}
