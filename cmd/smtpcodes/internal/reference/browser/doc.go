// Package browser tests the reference page in a real browser, and the schema of its data. It is a module of
// its own, so that what the tests need stays out of the program's.
//
// The tests skip where no Chromium or Chrome is found, and the one for accessibility where axe-core is not,
// which "make axe" fetches. The folder that SCREENSHOTS names keeps the pictures.
package browser
