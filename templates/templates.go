// Package templates holds what does not depend on registry data: the static part of the generated package,
// the frame of the reference, and what another project keeps beside the package.
package templates

import "embed"

// Package holds the static half of the generated package: the package smtpcode, whose tables.go is a stub.
//
//go:embed smtpcode/*.go
var Package embed.FS

// Project holds the files that smtpcodes init writes. Their fields are between <% and %>, because
// workflows have a use for braces.
//
//go:embed project/*.tmpl
var Project embed.FS

// Reference holds the page with its style and program, the Markdown, and the schema of the JSON.
//
//go:embed reference
var Reference embed.FS
