package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// The driver's end of the conversation: one JSON object a line in, one a line out.
type worker struct {
	makePeer func(task) (peer, error)
	driver   *driver
	pass     string
	output   string
	finished bool
}

// All that a command may have.
type command struct {
	Do        string
	ID        string
	Pass      string
	Directory string
	Task      struct {
		Label  string
		Level  string
		Sink   string
		Bound  [][2]string
		Events string
	}
	SampleNS        uint64  `json:"sample_ns"`
	WarmUpNS        uint64  `json:"warm_up_ns"`
	Batch           *uint64 `json:"batch"`
	Count           uint64  `json:"count"`
	EventsPerCaller uint64  `json:"events_per_caller"`
}

type answer map[string]interface{}

// Takes over descriptor 0 and serves until the parent hangs up.
func (w *worker) serve() error {
	socket, err := takeOverStandardInput()
	if err != nil {
		return err
	}
	lines := bufio.NewReader(socket)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return nil
		}
		said, err := w.answer(line)
		if err != nil {
			said = answer{"error": err.Error()}
		}
		text, err := json.Marshal(said)
		if err != nil {
			return err
		}
		if _, err := socket.Write(append(text, '\n')); err != nil {
			return nil
		}
	}
}

// A socket apart from the standard streams, which then lead nowhere.
func takeOverStandardInput() (*os.File, error) {
	socket, _, errno := syscall.Syscall(syscall.SYS_FCNTL, 0, syscall.F_DUPFD_CLOEXEC, 3)
	if errno != 0 {
		return nil, errno
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer null.Close()
	for _, standard := range []int{0, 1} {
		if err := syscall.Dup3(int(null.Fd()), standard, 0); err != nil {
			return nil, err
		}
	}
	return os.NewFile(socket, "parent"), nil
}

func (w *worker) answer(line []byte) (answer, error) {
	var c command
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Do == "load" {
		return w.load(c)
	}
	if w.driver == nil {
		return nil, fmt.Errorf("%q came before \"load\"", c.Do)
	}
	if w.finished {
		return nil, fmt.Errorf("%q came after the output was closed", c.Do)
	}
	switch w.pass + " " + c.Do {
	case "time warm_up":
		return w.warmUp(c)
	case "time sample":
		return w.sample(c)
	case "time finish":
		return answer{}, w.finish()
	case "alloc count":
		return w.count(c)
	case "verify verify":
		return w.verify(c)
	}
	return nil, fmt.Errorf("the %s pass has no command %q", w.pass, c.Do)
}

func (w *worker) load(c command) (answer, error) {
	if w.driver != nil {
		return nil, errors.New(`"load" came a second time`)
	}
	if err := os.Mkdir(c.Directory, 0o700); err != nil {
		return nil, err
	}
	events, err := readEvents(c.Task.Events)
	if err != nil {
		return nil, err
	}
	emptied := filepath.Join(c.Directory, "output.log")
	w.pass, w.output = c.Pass, emptied
	if c.Task.Sink == "null" {
		emptied, w.output = "", os.DevNull
	}
	peer, err := w.makePeer(task{
		label: c.Task.Label, enabled: c.Task.Level != "off", output: w.output, bound: c.Task.Bound, events: events,
	})
	if err != nil {
		return nil, err
	}
	w.driver = &driver{peer: peer, output: emptied}
	return answer{"loaded": c.ID}, nil
}

func (w *worker) warmUp(c command) (answer, error) {
	if c.Batch != nil && *c.Batch > 0 {
		return answer{"batch": *c.Batch}, w.driver.warmUp(*c.Batch, c.WarmUpNS)
	}
	if c.SampleNS == 0 {
		return nil, errors.New(`"warm_up" needs sample_ns and warm_up_ns`)
	}
	batch, err := w.driver.calibrate(c.SampleNS, c.WarmUpNS)
	return answer{"batch": batch}, err
}

func (w *worker) sample(c command) (answer, error) {
	if c.Count == 0 || c.Batch == nil || *c.Batch == 0 {
		return nil, errors.New(`"sample" needs a count and a batch, both above 0`)
	}
	var samples []reading
	for ; c.Count > 0; c.Count-- {
		r, err := w.driver.sample(*c.Batch)
		if err != nil {
			return nil, err
		}
		samples = append(samples, r)
	}
	return answer{"samples": samples}, nil
}

// What two batches of N and 2 N differ by belongs to N events and to nothing else.
func (w *worker) count(c command) (answer, error) {
	if c.EventsPerCaller == 0 {
		return nil, errors.New(`"count" needs events_per_caller above 0`)
	}
	var counts [3]runtime.MemStats
	for i, batches := range []uint64{1, 1, 2} {
		if _, err := w.driver.sample(batches * c.EventsPerCaller); err != nil {
			return nil, err
		}
		runtime.ReadMemStats(&counts[i])
	}
	perEvent := func(count func(*runtime.MemStats) uint64) float64 {
		first, second, third := count(&counts[0]), count(&counts[1]), count(&counts[2])
		return (float64(third-second) - float64(second-first)) / float64(c.EventsPerCaller)
	}
	return answer{
		"allocations": perEvent(func(m *runtime.MemStats) uint64 { return m.Mallocs }),
		"bytes":       perEvent(func(m *runtime.MemStats) uint64 { return m.TotalAlloc }),
		"is_exact":    false,
	}, w.finish()
}

func (w *worker) verify(c command) (answer, error) {
	if c.EventsPerCaller == 0 {
		return nil, errors.New(`"verify" needs events_per_caller above 0`)
	}
	w.driver.logNumbered(c.EventsPerCaller)
	return answer{"output": w.output, "sent": c.EventsPerCaller, "dropped": 0}, w.finish()
}

func (w *worker) finish() error {
	w.finished = true
	return w.driver.close()
}
