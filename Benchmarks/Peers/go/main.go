// The Go peers: `go-peers zerolog|zap default|fast worker [--protocol]`.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// The libraries' versions, which setup fills in from their Debian packages: neither library tells its own.
var zerologVersion, zapVersion = "unknown", "unknown"

var peers = map[string]func(task) (peer, error){
	"zerolog default": newZerolog,
	"zerolog fast":    newFastZerolog,
	"zap default":     newSugaredZap,
	"zap fast":        newFastZap,
}

func main() {
	words := os.Args[1:]
	if len(words) < 3 || peers[words[0]+" "+words[1]] == nil || words[2] != "worker" {
		fmt.Fprintln(os.Stderr, "usage: go-peers zerolog|zap default|fast worker [--protocol]")
		os.Exit(2)
	}
	if len(words) == 4 && words[3] == "--protocol" {
		version := map[string]string{"zerolog": zerologVersion, "zap": zapVersion}[words[0]]
		fmt.Printf("1\nversion %s\nlanguage Go (%s)\n", version, strings.TrimPrefix(runtime.Version(), "go"))
		return
	}
	w := worker{makePeer: peers[words[0]+" "+words[1]]}
	if err := w.serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
