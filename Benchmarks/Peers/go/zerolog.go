package main

import (
	"bufio"
	"os"

	"github.com/rs/zerolog"
)

var jsonNull = []byte("null")

// zerolog over a file, each line a write of its own.
type zerologPeer struct {
	logger zerolog.Logger
	events pool
	file   *os.File
}

func newZerolog(t task) (peer, error) {
	file, err := os.OpenFile(t.output, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	return &zerologPeer{logger: bind(zerolog.New(file), t), events: t.events, file: file}, nil
}

// The time, the bound fields, and the label as one of them: zerolog's loggers have no names.
func bind(logger zerolog.Logger, t task) zerolog.Logger {
	context := logger.With().Timestamp().Str("logger", t.label)
	for _, field := range t.bound {
		context = context.Str(field[0], field[1])
	}
	if !t.enabled {
		return context.Logger().Level(zerolog.ErrorLevel)
	}
	return context.Logger()
}

func (p *zerologPeer) log(first, last uint64) {
	place := p.events.place(first)
	if !p.events[0].hasFields {
		for ; first < last; first++ {
			p.logger.Info().Msg(p.events[place].message)
			place = p.events.after(place)
		}
		return
	}
	for ; first < last; first++ {
		logFieldsZerolog(&p.logger, &p.events[place])
		place = p.events.after(place)
	}
}

func (p *zerologPeer) logNumbered(first, last uint64) {
	for ; first < last; first++ {
		logger := p.logger.With().Uint64("seq", first).Logger()
		if e := &p.events[p.events.place(first)]; e.hasFields {
			logFieldsZerolog(&logger, e)
		} else {
			logger.Info().Msg(e.message)
		}
	}
}

func logFieldsZerolog(logger *zerolog.Logger, e *event) {
	line := logger.Info()
	if line == nil {
		return
	}
	shopping := zerolog.Dict().Int("id", e.cart.ID)
	if e.cart.Coupon != nil {
		shopping = shopping.Str("coupon", *e.cart.Coupon)
	} else {
		shopping = shopping.RawJSON("coupon", jsonNull)
	}
	line.Int("order", e.order).
		Str("customer", e.customer).
		Float64("amount", e.amount).
		Str("currency", e.currency).
		Bool("express", e.express).
		Uint64("items", e.items).
		Dur("elapsed", e.elapsed).
		Dict("cart", shopping).
		Strs("tags", e.tags).
		AnErr("failure", e.failure).
		Msg(e.message)
}

func (p *zerologPeer) drain() error { return nil }
func (p *zerologPeer) close() error { return p.file.Close() }

// zerolog over a buffer, with the time as a number.
type bufferedZerologPeer struct {
	zerologPeer
	buffer *bufio.Writer
}

func newFastZerolog(t task) (peer, error) {
	file, err := os.OpenFile(t.output, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	zerolog.TimeFieldFormat = zerolog.TimeFormatUnixMicro
	zerolog.DurationFieldInteger = true
	buffer := bufio.NewWriterSize(file, bufferSize)
	base := zerologPeer{logger: bind(zerolog.New(buffer), t), events: t.events, file: file}
	return &bufferedZerologPeer{base, buffer}, nil
}

func (p *bufferedZerologPeer) drain() error { return p.buffer.Flush() }
