package main

import (
	"os"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// zap's sugared logger of its production configuration, each line a write of its own.
type sugaredZapPeer struct {
	logger *zap.SugaredLogger
	events pool
}

func newSugaredZap(t task) (peer, error) {
	configuration := zap.NewProductionConfig()
	configuration.OutputPaths = []string{t.output}
	// It would leave out lines.
	configuration.Sampling = nil
	configuration.Level.SetLevel(levelZap(t))
	logger, err := configuration.Build()
	if err != nil {
		return nil, err
	}
	sugared := logger.Named(t.label).Sugar()
	for _, field := range t.bound {
		sugared = sugared.With(field[0], field[1])
	}
	return &sugaredZapPeer{sugared, t.events}, nil
}

func levelZap(t task) zapcore.Level {
	if t.enabled {
		return zap.InfoLevel
	}
	return zap.ErrorLevel
}

func (p *sugaredZapPeer) log(first, last uint64) {
	place := p.events.place(first)
	if !p.events[0].hasFields {
		for ; first < last; first++ {
			p.logger.Infow(p.events[place].message)
			place = p.events.after(place)
		}
		return
	}
	for ; first < last; first++ {
		logFieldsSugared(p.logger, &p.events[place])
		place = p.events.after(place)
	}
}

func (p *sugaredZapPeer) logNumbered(first, last uint64) {
	for ; first < last; first++ {
		logger := p.logger.With("seq", first)
		if e := &p.events[p.events.place(first)]; e.hasFields {
			logFieldsSugared(logger, e)
		} else {
			logger.Infow(e.message)
		}
	}
}

func logFieldsSugared(logger *zap.SugaredLogger, e *event) {
	logger.Infow(e.message,
		"order", e.order,
		"customer", e.customer,
		"amount", e.amount,
		"currency", e.currency,
		"express", e.express,
		"items", e.items,
		"elapsed", e.elapsed,
		"cart", e.cart,
		"tags", e.tags,
		"failure", e.failure,
	)
}

func (p *sugaredZapPeer) drain() error { return nil }
func (p *sugaredZapPeer) close() error { return nil }

// zap's logger of typed fields over its own buffer, without the caller's file and line.
type zapPeer struct {
	logger *zap.Logger
	events pool
	buffer *zapcore.BufferedWriteSyncer
	file   *os.File
}

func newFastZap(t task) (peer, error) {
	file, err := os.OpenFile(t.output, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	// AddSync of the file would make a drain wait for the disk.
	buffer := &zapcore.BufferedWriteSyncer{WS: zapcore.AddSync(writerOnly{file}), Size: bufferSize}
	form := zap.NewProductionEncoderConfig()
	// Whole numbers: production's are floating-point seconds, which cost several times as much.
	form.EncodeTime = zapcore.EpochNanosTimeEncoder
	form.EncodeDuration = zapcore.NanosDurationEncoder
	logger := zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(form), buffer, levelZap(t))).Named(t.label)
	for _, field := range t.bound {
		logger = logger.With(zap.String(field[0], field[1]))
	}
	return &zapPeer{logger, t.events, buffer, file}, nil
}

// A file without its Sync.
type writerOnly struct{ file *os.File }

func (w writerOnly) Write(line []byte) (int, error) { return w.file.Write(line) }

func (p *zapPeer) log(first, last uint64) {
	place := p.events.place(first)
	if !p.events[0].hasFields {
		for ; first < last; first++ {
			p.logger.Info(p.events[place].message)
			place = p.events.after(place)
		}
		return
	}
	for ; first < last; first++ {
		logFieldsZap(p.logger, &p.events[place])
		place = p.events.after(place)
	}
}

func (p *zapPeer) logNumbered(first, last uint64) {
	for ; first < last; first++ {
		logger := p.logger.With(zap.Uint64("seq", first))
		if e := &p.events[p.events.place(first)]; e.hasFields {
			logFieldsZap(logger, e)
		} else {
			logger.Info(e.message)
		}
	}
}

func logFieldsZap(logger *zap.Logger, e *event) {
	logger.Info(e.message,
		zap.Int("order", e.order),
		zap.String("customer", e.customer),
		zap.Float64("amount", e.amount),
		zap.String("currency", e.currency),
		zap.Bool("express", e.express),
		zap.Uint64("items", e.items),
		zap.Duration("elapsed", e.elapsed),
		zap.Object("cart", (*cartObject)(&e.cart)),
		zap.Strings("tags", e.tags),
		zap.NamedError("failure", e.failure),
	)
}

// The cart as zap encodes without reflection.
type cartObject cart

func (c *cartObject) MarshalLogObject(encoder zapcore.ObjectEncoder) error {
	encoder.AddInt("id", c.ID)
	if c.Coupon == nil {
		return encoder.AddReflected("coupon", nil)
	}
	encoder.AddString("coupon", *c.Coupon)
	return nil
}

func (p *zapPeer) drain() error { return p.buffer.Sync() }

func (p *zapPeer) close() error {
	if err := p.buffer.Stop(); err != nil {
		return err
	}
	return p.file.Close()
}
