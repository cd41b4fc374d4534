package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestFetchKilled checks that a fetch that is killed at any moment leaves a whole snapshot, the old or the new
// one, in a folder where the next fetch succeeds. It stops the fetch before and after each of its system calls
// and looks at the folder, which SIGKILL would leave in the same state.
func TestFetchKilled(t *testing.T) {
	t.Parallel()
	folder, before := t.TempDir(), read(t, embedded)
	snapshot := filepath.Join(folder, "registry.json")
	write(t, snapshot, before)
	states := map[string][]string{} // contents of the files, the snapshot's first; the key is all of them
	calls := 0
	stopAtCalls(t, folder, []string{"fetch", "--allow-removals", "--registry", fixture(t)}, func() {
		calls++
		state := []string{read(t, snapshot)}
		entries, _ := os.ReadDir(folder)
		for _, entry := range entries {
			// Another thread may remove a file meanwhile.
			if text, err := os.ReadFile(filepath.Join(folder, entry.Name())); err == nil && entry.Name() != "registry.json" {
				state = append(state, string(text))
			}
		}
		states[strings.Join(state, "\x00")] = state
	})
	after := read(t, snapshot)
	halfway := false
	for _, state := range states {
		if state[0] != before && state[0] != after {
			t.Errorf("a kill can leave a snapshot of %d bytes, neither the old nor the new one", len(state[0]))
			continue
		}
		halfway = halfway || state[0] == before && slices.Contains(state[1:], after)
		next := filepath.Join(t.TempDir(), "registry.json")
		for i, text := range state {
			write(t, next+strings.Repeat("~", i), text)
		}
		succeed(t, "fetch", "--allow-removals", "--registry", fixture(t), "--output", next)
		if read(t, next) != after {
			t.Errorf("after a kill that left %d files, the next fetch writes another snapshot", len(state))
		}
	}
	t.Logf("%d system calls, %d states of the folder", calls/2, len(states))
	if before == after || !halfway {
		t.Error("the test did not see the new snapshot, complete, beside the old one")
	}
}

// stopAtCalls runs the command in a folder and calls look before and after each of its system calls, while the
// thread that makes the call is stopped.
func stopAtCalls(t *testing.T, folder string, args []string, look func()) {
	t.Helper()
	const (
		exitKill = 0x100000 // PTRACE_O_EXITKILL: the process does not outlive the test
		atCall   = 0x80     // PTRACE_O_TRACESYSGOOD sets this bit in stops at system calls
	)
	runtime.LockOSThread() // ptrace ties the traced process to one thread
	defer runtime.UnlockOSThread()
	command := exec.Command("smtpcodes", args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "TMPDIR="+folder)
	command.SysProcAttr = &syscall.SysProcAttr{Ptrace: true, Setpgid: true}
	if err := command.Start(); err != nil {
		t.Skip("no process can be traced here:", err)
	}
	pid := command.Process.Pid
	for first := true; ; first = false {
		var status syscall.WaitStatus
		thread, err := syscall.Wait4(-pid, &status, syscall.WALL, nil)
		for err == syscall.EINTR {
			thread, err = syscall.Wait4(-pid, &status, syscall.WALL, nil)
		}
		if err != nil {
			t.Fatal("wait for the traced process:", err)
		}
		if !status.Stopped() {
			if thread == pid {
				equal(t, "exit status of the traced process", status.ExitStatus(), 0)
				return
			}
			continue
		}
		signal := 0
		switch stop := status.StopSignal(); {
		case first:
			_ = syscall.PtraceSetOptions(thread, exitKill|syscall.PTRACE_O_TRACESYSGOOD|syscall.PTRACE_O_TRACECLONE)
		case stop == syscall.SIGTRAP|atCall:
			look()
		case stop != syscall.SIGTRAP && stop != syscall.SIGSTOP: // those are the tracer's own
			signal = int(stop)
		}
		_ = syscall.PtraceSyscall(thread, signal) // fails if the process ended meanwhile
	}
}
