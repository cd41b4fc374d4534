package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestFetchKilled kills a fetch before and after every system call that touches the snapshot or the file
// that is to take its place. Each time the snapshot is whole, as it was or as it is to be, and the next
// fetch is none the worse.
func TestFetchKilled(t *testing.T) {
	program, err := exec.LookPath("smtpcodes")
	if err != nil {
		t.Fatal(err)
	}
	before, registry := embeddedText(t), fixture(t)
	args := []string{program, "fetch", "--allow-removals", "--registry", registry}
	after := fetched(t, before, args)
	replaced := 0
	for call := 1; ; call++ {
		folder := t.TempDir()
		path := filepath.Join(folder, "registry.json")
		if err := os.WriteFile(path, before, 0o644); err != nil {
			t.Fatal(err)
		}
		killed := killAt(t, call, folder, args)
		text, err := os.ReadFile(path)
		switch {
		case err != nil:
			t.Fatalf("killed at call %d: %v", call, err)
		case bytes.Equal(text, after):
			replaced++
		case !bytes.Equal(text, before) || replaced > 0:
			t.Fatalf("killed at call %d: the snapshot has %d bytes, neither those before nor those after", call, len(text))
		}
		if again := fetched(t, text, args); !bytes.Equal(again, after) {
			t.Errorf("killed at call %d: the next fetch leaves another snapshot", call)
		}
		if !killed {
			t.Logf("killed at %d calls, %d of them with the new snapshot in place", call-1, replaced-1)
			if call < 20 || replaced < 2 {
				t.Errorf("killed at %d calls, and %d times behind the replacement: the calls were not seen", call-1, replaced-1)
			}
			return
		}
	}
}

// fetched is what a fetch that nobody disturbs makes of a snapshot.
func fetched(t *testing.T, before []byte, args []string) []byte {
	t.Helper()
	command := exec.Command(args[0], args[1:]...)
	command.Dir = t.TempDir()
	path := filepath.Join(command.Dir, "registry.json")
	if err := os.WriteFile(path, before, 0o644); err != nil {
		t.Fatal(err)
	}
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// killAt runs a command in a folder and kills it when it enters or leaves the system call of that number,
// from 1, among those that touch the snapshot, twice counted each. It is false where the command ended first.
func killAt(t *testing.T, call int, folder string, args []string) bool {
	t.Helper()
	runtime.LockOSThread() // ptrace ties the traced process to one thread
	defer runtime.UnlockOSThread()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	pid, err := syscall.ForkExec(args[0], args, &syscall.ProcAttr{
		Dir:   folder,
		Env:   append(os.Environ(), "TMPDIR="+folder),
		Files: []uintptr{null.Fd(), null.Fd(), null.Fd()},
		Sys:   &syscall.SysProcAttr{Ptrace: true, Setpgid: true},
	})
	if err != nil {
		t.Skip("no process can be traced here:", err)
	}
	trace := tracer{pid: pid, last: call, descriptors: map[uint64]bool{}}
	for {
		var status syscall.WaitStatus
		thread, err := syscall.Wait4(-pid, &status, syscall.WALL, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			t.Fatal(fmt.Errorf("wait for the traced process: %w", err))
		}
		if !status.Stopped() {
			if thread == pid {
				return status.Signaled()
			}
			continue
		}
		trace.stopped(thread, status)
	}
}

// A tracer counts the system calls of a process that touch the snapshot, and kills it at the last.
type tracer struct {
	pid         int
	calls, last int
	started     bool
	descriptors map[uint64]bool // open files that are the snapshot or are to be
}

// stopped lets a stopped thread go on, or kills the process before it does.
func (tr *tracer) stopped(thread int, status syscall.WaitStatus) {
	const (
		exitKill   = 0x100000 // PTRACE_O_EXITKILL: the process does not outlive the test
		sysGood    = 0x80     // the mark that PTRACE_O_TRACESYSGOOD puts on stops at system calls
		newThreads = syscall.PTRACE_O_TRACECLONE
	)
	signal := 0
	switch stop := status.StopSignal(); {
	case !tr.started:
		tr.started = true
		_ = syscall.PtraceSetOptions(thread, exitKill|syscall.PTRACE_O_TRACESYSGOOD|newThreads)
	case stop == syscall.SIGTRAP|sysGood:
		if tr.touches(thread) {
			tr.calls++
		}
		if tr.calls == tr.last {
			_ = syscall.Kill(tr.pid, syscall.SIGKILL) // it is a child, and stopped
			return
		}
	case stop != syscall.SIGTRAP && stop != syscall.SIGSTOP: // those are the tracer's own
		signal = int(stop)
	}
	_ = syscall.PtraceSyscall(thread, signal) // fails when the process ended meanwhile
}

// touches tells whether the call at which a thread stopped touches the snapshot.
func (tr *tracer) touches(thread int) bool {
	var r syscall.PtraceRegs
	if syscall.PtraceGetRegs(thread, &r) != nil {
		return false
	}
	entering := int64(r.Rax) == -int64(syscall.ENOSYS)
	touches := false
	switch r.Orig_rax {
	case syscall.SYS_OPENAT, syscall.SYS_NEWFSTATAT, syscall.SYS_UNLINKAT, syscall.SYS_FCHMODAT:
		touches = isSnapshot(thread, r.Rsi)
	case syscall.SYS_RENAMEAT, syscall.SYS_LINKAT:
		touches = isSnapshot(thread, r.Rsi) || isSnapshot(thread, r.R10)
	case syscall.SYS_READ, syscall.SYS_WRITE, syscall.SYS_PWRITE64, syscall.SYS_FSTAT, syscall.SYS_FSYNC, syscall.SYS_FDATASYNC,
		syscall.SYS_FTRUNCATE, syscall.SYS_FALLOCATE, syscall.SYS_FCHMOD, syscall.SYS_CLOSE:
		touches = tr.descriptors[r.Rdi]
	}
	if touches && !entering {
		switch {
		case r.Orig_rax == syscall.SYS_OPENAT && int64(r.Rax) >= 0:
			tr.descriptors[r.Rax] = true
		case r.Orig_rax == syscall.SYS_CLOSE:
			delete(tr.descriptors, r.Rdi)
		}
	}
	return touches
}

// isSnapshot reads a path in the traced process: that of the snapshot, or of a file that is to replace it.
func isSnapshot(thread int, address uint64) bool {
	var path []byte
	word := make([]byte, 8)
	for len(path) < 1024 {
		n, err := syscall.PtracePeekData(thread, uintptr(address)+uintptr(len(path)), word)
		if err != nil {
			return false
		}
		text, _, ended := bytes.Cut(word[:n], []byte{0})
		if path = append(path, text...); ended {
			break
		}
	}
	return strings.HasPrefix(strings.TrimPrefix(filepath.Base(string(path)), "."), "registry.json")
}
