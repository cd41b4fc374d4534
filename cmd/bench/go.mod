module github.com/smtpcodes/smtpcodes/cmd/bench

go 1.25.0

replace github.com/smtpcodes/smtpcodes => ../..

require (
	github.com/d--j/go-milter v0.10.1
	github.com/emersion/go-smtp v0.25.1
	github.com/phires/go-guerrilla v1.6.7
	github.com/smtpcodes/smtpcodes v0.0.0
	github.com/wneessen/go-mail v0.8.1
)

require (
	github.com/emersion/go-sasl v0.0.0-20241020182733-b788ff22d5a6 // indirect
	golang.org/x/crypto v0.54.0 // indirect
	golang.org/x/text v0.41.0 // indirect
)
