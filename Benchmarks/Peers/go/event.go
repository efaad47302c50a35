package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"
)

// An event of the scenario, as a Go program would hold it.
type event struct {
	message   string
	hasFields bool
	order     int
	customer  string
	amount    float64
	currency  string
	express   bool
	items     uint64
	elapsed   time.Duration
	cart      cart
	tags      []string
	failure   error
}

type cart struct {
	ID     int     `json:"id"`
	Coupon *string `json:"coupon"`
}

// Events in turn, for ever.
type pool []event

func (p pool) place(number uint64) int { return int(number % uint64(len(p))) }

func (p pool) after(place int) int {
	if place+1 == len(p) {
		return 0
	}
	return place + 1
}

// An event as the parent's file has it.
type eventFile struct {
	Events []struct {
		Message string
		Fields  *struct {
			Order     int
			Customer  string
			Amount    float64
			Currency  string
			Express   bool
			Items     uint64
			ElapsedMS int64 `json:"elapsed_ms"`
			Cart      cart
			Tags      []string
			Failure   failure
		}
	}
}

type failure struct {
	Message string
	Causes  []failure
}

// The failure as Go programs build one: each cause wrapped by what it led to.
func (f failure) wrapped() error {
	if len(f.Causes) == 0 {
		return errors.New(f.Message)
	}
	return fmt.Errorf("%s: %w", f.Message, f.Causes[0].wrapped())
}

func readEvents(path string) (pool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file eventFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(file.Events) == 0 {
		return nil, fmt.Errorf("no events in %s", path)
	}
	events := make(pool, len(file.Events))
	for i, e := range file.Events {
		events[i].message = e.Message
		if f := e.Fields; f != nil {
			events[i] = event{
				message: e.Message, hasFields: true, order: f.Order, customer: f.Customer, amount: f.Amount,
				currency: f.Currency, express: f.Express, items: f.Items,
				elapsed: time.Duration(f.ElapsedMS) * time.Millisecond, cart: f.Cart, tags: f.Tags,
				failure: f.Failure.wrapped(),
			}
		}
	}
	return events, nil
}
