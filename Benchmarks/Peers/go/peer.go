package main

// What the parent wants logged, and where.
type task struct {
	label   string
	enabled bool
	output  string
	bound   [][2]string
	events  pool
}

// A logger under measurement.
type peer interface {
	// Makes the calls number first up to last, which is not made; event n is number n modulo their count.
	log(first, last uint64)
	// The same, with each call's number as the field "seq".
	logNumbered(first, last uint64)
	// Returns when everything logged is the operating system's.
	drain() error
	close() error
}

// The size of a file's buffer in the fast configurations.
const bufferSize = 64 * 1024
