// Package templates holds what does not depend on registry data: the static part of the generated package.
package templates

import "embed"

// Package holds the static files of the generated package, Go text with {{.Header}}, {{.Package}} and
// {{.Updated}} left open.
//
//go:embed smtpcode/*.go.tmpl
var Package embed.FS
