// The tests of the reference page in a real browser. They have a module of their own, so that what they need
// stays out of the program's.
module github.com/smtpcodes/smtpcodes/cmd/smtpcodes/internal/reference/browser

go 1.25.0

replace github.com/smtpcodes/smtpcodes => ../../../../../

require (
	github.com/chromedp/cdproto v0.159.0
	github.com/chromedp/chromedp v0.23.0
	github.com/google/go-cmp v0.7.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	github.com/smtpcodes/smtpcodes v0.0.0-00010101000000-000000000000
)

require (
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	golang.org/x/text v0.41.0 // indirect
)
