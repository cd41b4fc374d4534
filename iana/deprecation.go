package iana

import "regexp"

var (
	codePattern = regexp.MustCompile(`\bX\.[0-9]+\.[0-9]+\b`)

	// deprecated is a sentence that says of the code it describes that it is deprecated. Its subject must
	// be this code, so that neither "X.1.1 is deprecated in favour of this" nor "the command is obsolete"
	// counts; between subject and verb stands nothing, or what X.6.10 has: "is a duplicate of X.6.8 and".
	deprecated = regexp.MustCompile(`(?i)^\W*(?:(?:the )?use of )?(?:the )?(?:this|it)(?: (?:enhanced|status|error|reply|detail|code|value|entry|registration|record))* ` +
		`(?:(?:is|was) an? (?:exact )?(?:duplicate|copy|synonym|alias) of X\.[0-9]+\.[0-9]+,? and )?` +
		`(?:(?:is|was|has been) )?(?:(?:now|thus|therefore|hence|hereby|considered) )*(?:deprecated|obsolete|obsoleted)\b`)

	// deprecatedAlone is a sentence that is no more than a label: "Deprecated.", "OBSOLETE: use X.1.1".
	deprecatedAlone = regexp.MustCompile(`(?i)^\W*(?:deprecated|obsolete|obsoleted)(?:\W*$|\s*[:;,)]| in favou?r of | by X\.)`)

	// replacement names the code to use instead.
	replacement = regexp.MustCompile(`(?i)\b(?:duplicate of|(?:replaced|superseded|obsoleted|deprecated) by|in favou?r of|use) (X\.[0-9]+\.[0-9]+)\b`)
)

// deprecation reads from the description of a code whether the registry advises against it; nil says that
// it does not. The replacement is the one that the same sentence names, or else the description.
func deprecation(code Code, description string) *Deprecation {
	// A description may speak of its code by number.
	description = codePattern.ReplaceAllStringFunc(fold(description), func(named string) string {
		if named == code.String() {
			return "this code"
		}
		return named
	})
	for _, sentence := range splitSentences(description) {
		if deprecated.MatchString(sentence) || deprecatedAlone.MatchString(sentence) {
			return &Deprecation{By: replacedBy(sentence + " " + description)}
		}
	}
	return nil
}

// replacedBy finds the code that the text names as a replacement. Nil is none.
func replacedBy(description string) *Code {
	for _, m := range replacement.FindAllStringSubmatch(description, -1) {
		if code, err := ParseCode(m[1]); err == nil {
			return &code
		}
	}
	return nil
}
