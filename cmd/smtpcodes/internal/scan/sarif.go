package scan

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/terminal"
	"github.com/smtpcodes/smtpcodes/output/smtpcode"
)

// WriteSARIF writes faults in the Static Analysis Results Interchange Format 2.1.0, which code hosts and editors show.
func WriteSARIF(out io.Writer, faults []Fault, version string) error {
	report, err := sarif.New(sarif.Version210)
	if err != nil {
		return err
	}
	run := sarif.NewRunWithInformationURI("smtpcodes", "https://github.com/smtpcodes/smtpcodes").WithColumnKind("unicodeCodePoints")
	run.Tool.Driver.WithVersion(version)
	for _, fault := range faults {
		rule := ruleID(fault.Verdict)
		run.AddRule(rule).WithDescription(fault.Verdict.Text())
		run.CreateResultForRule(rule).
			WithLevel("error").
			WithMessage(sarif.NewTextMessage(fault.Message())).
			AddLocation(location(fault))
	}
	report.AddRun(run)
	var text strings.Builder
	if err := report.PrettyWrite(&text); err != nil {
		return err
	}
	_, err = out.Write(append(terminal.EscapeJSON([]byte(text.String())), '\n'))
	return err
}

// ruleID returns the name of a verdict's rule: "class-mismatch".
func ruleID(verdict smtpcode.Verdict) string { return strings.ReplaceAll(verdict.String(), " ", "-") }

func location(fault Fault) *sarif.Location {
	address := url.URL{Path: filepath.ToSlash(fault.File)}
	region := sarif.NewRegion().
		WithStartLine(fault.Line).
		WithStartColumn(fault.Column).
		WithEndColumn(fault.Column + len(codes(fault.Code, fault.Enhanced)))
	return sarif.NewLocationWithPhysicalLocation(sarif.NewPhysicalLocation().
		WithArtifactLocation(sarif.NewSimpleArtifactLocation(address.String())).
		WithRegion(region))
}
