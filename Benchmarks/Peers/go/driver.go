package main

import (
	"math"
	"os"
	"syscall"
	"time"
	"unsafe"
)

// Drives a peer through samples and reads the clocks around them; event numbers never restart.
type driver struct {
	peer peer
	// The file that is emptied before each sample; "" where lines go nowhere.
	output string
	done   uint64
}

// What one sample took, in nanoseconds.
type reading struct {
	Events   uint64   `json:"events_per_caller"`
	Callers  []uint64 `json:"callers_ns"`
	Calling  uint64   `json:"calling_ns"`
	Draining uint64   `json:"draining_ns"`
	CPU      uint64   `json:"cpu_ns"`
	Bytes    *int64   `json:"bytes"`
	Dropped  uint64   `json:"dropped"`
}

func (d *driver) sample(events uint64) (reading, error) {
	if d.output != "" {
		if err := os.Truncate(d.output, 0); err != nil {
			return reading{}, err
		}
	}
	first := d.done
	d.done += events
	cpu := processCPU()
	start := time.Now()
	d.peer.log(first, d.done)
	calling := time.Since(start)
	err := d.peer.drain()
	whole := time.Since(start)
	r := reading{
		Events: events, Callers: []uint64{uint64(calling)}, Calling: uint64(calling),
		Draining: uint64(whole - calling), CPU: processCPU() - cpu,
	}
	if err != nil || d.output == "" {
		return r, err
	}
	info, err := os.Stat(d.output)
	if err != nil {
		return r, err
	}
	size := info.Size()
	r.Bytes = &size
	return r, nil
}

// The CPU time of all threads, the garbage collector's too.
func processCPU() uint64 {
	const clockProcessCPU = 2
	var now syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockProcessCPU, uintptr(unsafe.Pointer(&now)), 0)
	return uint64(now.Nano())
}

// Finds the batch whose samples last about target, while warming up for warmUp.
func (d *driver) calibrate(target, warmUp uint64) (uint64, error) {
	const tries, largest = 60, 1 << 32
	batch, spent, fitting := uint64(1), uint64(0), 0
	for attempt := 0; attempt < tries; attempt++ {
		r, err := d.sample(batch)
		if err != nil {
			return 0, err
		}
		lasted := r.Calling + r.Draining
		if lasted == 0 {
			lasted = 1
		}
		spent += lasted
		if lasted >= target/2 && lasted <= target*2 || batch == 1 && lasted > target {
			fitting++
		} else {
			fitting = 0
		}
		// Two in a row: the first of all may be long only because everything is cold.
		if fitting >= 2 && spent >= warmUp {
			break
		}
		factor := math.Min(math.Max(float64(target)/float64(lasted), 0.1), 10)
		batch = uint64(math.Min(math.Max(1, math.Round(float64(batch)*factor)), largest))
	}
	return batch, nil
}

// Takes samples of batch until duration has passed.
func (d *driver) warmUp(batch, duration uint64) error {
	start := time.Now()
	for {
		if _, err := d.sample(batch); err != nil || uint64(time.Since(start)) >= duration {
			return err
		}
	}
}

func (d *driver) logNumbered(events uint64) {
	first := d.done
	d.done += events
	d.peer.logNumbered(first, d.done)
}

func (d *driver) close() error {
	if err := d.peer.drain(); err != nil {
		return err
	}
	return d.peer.close()
}
