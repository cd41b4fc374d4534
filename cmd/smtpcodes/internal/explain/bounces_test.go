package explain_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// bounces is a folder with real bounces and the reasons that another labeller found in them. This repository does not
// have it: the test skips if it is absent, and TestNotices reads bounces of our own.
const bounces = "../../../../../shared/corpus/bounces"

// labels maps the labeller's words to our reasons. Some of the words are wider than ours.
var labels = map[string][]smtpcode.Reason{
	"userunknown":     {smtpcode.ReasonMailboxUnknown, smtpcode.ReasonRecipientMalformed},
	"filtered":        {smtpcode.ReasonMailboxUnknown, smtpcode.ReasonMailboxDisabled, smtpcode.ReasonSenderRefused},
	"rejected":        {smtpcode.ReasonSenderRefused, smtpcode.ReasonSenderBad},
	"blocked":         {smtpcode.ReasonBlockListed, smtpcode.ReasonReverseDNS, smtpcode.ReasonHelloRefused},
	"badreputation":   {smtpcode.ReasonBlockListed},
	"expired":         {smtpcode.ReasonExpired, smtpcode.ReasonHostUnreachable},
	"toomanyconn":     {smtpcode.ReasonTooManyConnections, smtpcode.ReasonTooFast, smtpcode.ReasonTooManyRecipients},
	"authfailure":     {smtpcode.ReasonSPF, smtpcode.ReasonDKIM, smtpcode.ReasonDMARC, smtpcode.ReasonUnauthenticated},
	"policyviolation": {smtpcode.ReasonPolicy, smtpcode.ReasonContentRefused},
	"securityerror":   {smtpcode.ReasonLoginRequired, smtpcode.ReasonLoginFailed, smtpcode.ReasonTLSRequired, smtpcode.ReasonTLSFailed, smtpcode.ReasonContentRefused},
	"networkerror":    {smtpcode.ReasonDNSFailed, smtpcode.ReasonHostUnreachable, smtpcode.ReasonLoop},
	"mailboxfull":     {smtpcode.ReasonMailboxFull},
	"suspend":         {smtpcode.ReasonMailboxDisabled},
	"spamdetected":    {smtpcode.ReasonSpam},
	"virusdetected":   {smtpcode.ReasonVirus},
	"requireptr":      {smtpcode.ReasonReverseDNS},
	"hasmoved":        {smtpcode.ReasonMailboxMoved},
	"hostunknown":     {smtpcode.ReasonDomainUnknown},
	"notaccept":       {smtpcode.ReasonDomainTakesNoMail},
	"norelaying":      {smtpcode.ReasonRelayDenied},
	"exceedlimit":     {smtpcode.ReasonMessageTooBig},
	"speeding":        {smtpcode.ReasonTooFast},
	"systemerror":     {smtpcode.ReasonSystemError},
	"syntaxerror":     {smtpcode.ReasonCommandBadSyntax, smtpcode.ReasonCommandOutOfOrder, smtpcode.ReasonCommandUnknown},
	"contenterror":    {smtpcode.ReasonMessageMalformed},
	"notcompliantrfc": {smtpcode.ReasonMessageMalformed},
	"delivered":       {smtpcode.ReasonAccepted},
}

// TestBounces compares the reasons of real bounces with another labeller's. The two notions differ, so it wants most of
// them to agree, not all, and logs the rest for a person to read.
func TestBounces(t *testing.T) {
	file, err := os.Open(bounces + ".tsv")
	if err != nil {
		t.Skip("the bounces are not there:", err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = '\t', -1, true
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	book := newBook(t)
	same, unstated, other := 0, 0, 0
	for _, record := range records[1:] {
		want, ok := labels[record[3]]
		if !ok {
			continue
		}
		text, err := os.ReadFile(filepath.Join(bounces, record[0]))
		if err != nil {
			t.Fatal(err)
		}
		report := book.Explain(string(text))
		var got []string
		for _, a := range report.Answers {
			got = append(got, a.Reason)
		}
		switch {
		case slices.ContainsFunc(want, func(r smtpcode.Reason) bool { return slices.Contains(got, r.String()) }):
			same++
		case len(got) == 0 || slices.Equal(got, []string{"unstated"}):
			unstated++
			t.Logf("%s: unstated, the labeller has %s", record[0], record[3])
		default:
			other++
			t.Logf("%s: %v, the labeller has %s", record[0], got, record[3])
		}
	}
	all := same + unstated + other
	t.Logf("%d bounces: %d agree (%d %%), %d unstated, %d differ (%d %%)", all, same, 100*same/all, unstated, other, 100*other/all)
	if 100*same < 70*all {
		t.Errorf("%d of %d reasons agree with the labeller's, want 70 %%", same, all)
	}
}
