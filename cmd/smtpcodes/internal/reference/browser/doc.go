// Package browser tests the reference page in a real browser, and the schema of its data. It is a module of
// its own to keep the tests' dependencies out of the program's go.mod.
//
// The tests skip if there is no Chromium or Chrome, and the one for accessibility if there is no axe-core, which
// "make axe" installs. Set SCREENSHOTS to a folder to keep the pictures of the page.
package browser
