// Package scan finds the replies of mail servers in files of any size: logs, mailboxes, transcripts and source code.
// What a reply is, and what its codes mean, the package smtpcode says; this package reads, cuts and counts.
//
// [Input] names the files. [Count] makes the table, [Each] writes a row for each reply, and [Faults] looks for codes that
// no standard allows. All of them read the files in blocks, work on the blocks in parallel, and give their results in the
// order of the files and of the positions in them. They need memory for a few blocks for each processor, whatever the
// size of the files.
package scan
