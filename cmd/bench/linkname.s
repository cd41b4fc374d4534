// This file makes the compiler take the functions of linkname.go without a body.
