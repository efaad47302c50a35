//! `tracing`, with the subscriber that `tracing-subscriber` begins with.

use crate::event::{Event, Fields, Result};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::sync::Mutex;
use tracing::span::EnteredSpan;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;

const BUFFER: usize = 64 * 1024;

/// What the parent wants logged, and where.
pub struct Task {
    pub is_enabled: bool,
    pub output: String,
    pub bound: Vec<(String, String)>,
    pub events: Vec<Event>,
}

pub struct Peer {
    events: Vec<Event>,
    buffer: Option<Buffered>,
    _bound: Option<EnteredSpan>,
}

/// A buffer that the subscriber writes to and the peer drains.
#[derive(Clone, Copy)]
struct Buffered(&'static Mutex<BufWriter<File>>);

impl Write for Buffered {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(line)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap().flush()
    }
}

/// The call for an event with fields; a macro, since a call's fields are fixed when it is compiled. So is its target.
macro_rules! log_fields {
    ($message:expr, $fields:expr $(, seq = $seq:expr)?) => {{
        let fields: &Fields = $fields;
        tracing::info!(
            target: "checkout",
            order = fields.order,
            customer = fields.customer.as_str(),
            amount = fields.amount,
            currency = fields.currency.as_str(),
            express = fields.express,
            items = fields.items,
            elapsed = ?fields.elapsed,
            cart.id = fields.cart_id,
            cart.coupon = ?fields.coupon,
            tags = ?fields.tags,
            failure = &fields.failure as &(dyn std::error::Error + 'static),
            $(seq = $seq,)?
            "{}", $message
        )
    }};
}

impl Peer {
    /// Makes the process's one subscriber: text where the scenario has no fields, else JSON.
    pub fn new(task: Task, is_fast: bool) -> Result<Peer> {
        let file = OpenOptions::new().append(true).create(true).open(&task.output)?;
        let level = if task.is_enabled { LevelFilter::INFO } else { LevelFilter::ERROR };
        let is_json = task.events[0].fields.is_some();
        let subscriber = fmt().with_max_level(level);
        let mut buffer = None;
        if is_fast {
            let buffered = Buffered(Box::leak(Box::new(Mutex::new(BufWriter::with_capacity(BUFFER, file)))));
            buffer = Some(buffered);
            let subscriber = subscriber.with_writer(move || buffered);
            if is_json {
                subscriber.json().flatten_event(true).with_span_list(false).init();
            } else {
                subscriber.init();
            }
        } else if is_json {
            subscriber.with_writer(Mutex::new(file)).json().init();
        } else {
            subscriber.with_writer(Mutex::new(file)).init();
        }
        Ok(Peer { events: task.events, buffer, _bound: bind(&task.bound) })
    }

    /// Makes the calls of these numbers; event n is number n modulo their count.
    pub fn log(&self, numbers: Range<u64>) {
        let mut place = self.place(numbers.start);
        let is_simple = self.events[0].fields.is_none();
        for _ in numbers {
            let event = &self.events[place];
            match &event.fields {
                _ if is_simple => tracing::info!(target: "bench", "{}", event.message),
                Some(fields) => log_fields!(event.message, fields),
                None => {}
            }
            place = if place + 1 == self.events.len() { 0 } else { place + 1 };
        }
    }

    /// The same, with each call's number as the field `seq`.
    pub fn log_numbered(&self, numbers: Range<u64>) {
        for number in numbers {
            let event = &self.events[self.place(number)];
            match &event.fields {
                None => tracing::info!(target: "bench", seq = number, "{}", event.message),
                Some(fields) => log_fields!(event.message, fields, seq = number),
            }
        }
    }

    /// Returns when everything logged is the operating system's.
    pub fn drain(&self) -> io::Result<()> {
        self.buffer.map_or(Ok(()), |mut buffer| buffer.flush())
    }

    fn place(&self, number: u64) -> usize {
        (number % self.events.len() as u64) as usize
    }
}

/// A span that stays entered; its fields' names, too, are fixed when it is compiled.
fn bind(bound: &[(String, String)]) -> Option<EnteredSpan> {
    let value = |key: &str| bound.iter().find(|field| field.0 == key).map(|field| field.1.as_str());
    let (request, service) = (value("request"), value("service"));
    (!bound.is_empty()).then(|| tracing::info_span!(target: "checkout", "payment", request, service).entered())
}
