//! Drives the peer through samples and reads the clocks around them.

use crate::event::Result;
use crate::peer::Peer;
use serde_json::{json, Value};
use std::ops::Range;
use std::time::{Duration, Instant};

pub struct Driver {
    pub peer: Peer,
    /// The file that is emptied before each sample, if lines go to one.
    pub output: Option<String>,
    /// How many events there were; their numbers never restart.
    pub done: u64,
}

/// What one sample took, in nanoseconds.
pub struct Reading {
    events: u64,
    calling: u64,
    draining: u64,
    cpu: u64,
    bytes: Option<u64>,
}

impl Reading {
    pub fn json(&self) -> Value {
        json!({
            "events_per_caller": self.events, "callers_ns": [self.calling], "calling_ns": self.calling,
            "draining_ns": self.draining, "cpu_ns": self.cpu, "bytes": self.bytes, "dropped": 0,
        })
    }
}

impl Driver {
    pub fn sample(&mut self, events: u64) -> Result<Reading> {
        if let Some(output) = &self.output {
            std::fs::OpenOptions::new().write(true).truncate(true).open(output)?;
        }
        let numbers = self.next_events(events);
        let cpu = process_cpu();
        let start = Instant::now();
        self.peer.log(numbers);
        let called = start.elapsed();
        self.peer.drain()?;
        let drained = start.elapsed();
        let cpu = process_cpu() - cpu;
        let bytes = match &self.output {
            Some(output) => Some(std::fs::metadata(output)?.len()),
            None => None,
        };
        Ok(Reading { events, calling: nanoseconds(called), draining: nanoseconds(drained - called), cpu, bytes })
    }

    /// Finds the batch whose samples last about `target`, while warming up for `warm_up`.
    pub fn calibrate(&mut self, target: u64, warm_up: u64) -> Result<u64> {
        const TRIES: u32 = 60;
        const LARGEST: f64 = (1u64 << 32) as f64;
        let (mut batch, mut spent, mut fitting) = (1, 0, 0);
        for _ in 0..TRIES {
            let reading = self.sample(batch)?;
            let lasted = (reading.calling + reading.draining).max(1);
            spent += lasted;
            let fits = (target / 2..=target * 2).contains(&lasted) || batch == 1 && lasted > target;
            fitting = if fits { fitting + 1 } else { 0 };
            // Two in a row: the first of all may be long only because everything is cold.
            if fitting >= 2 && spent >= warm_up {
                break;
            }
            let factor = (target as f64 / lasted as f64).clamp(0.1, 10.0);
            batch = (batch as f64 * factor).round().clamp(1.0, LARGEST) as u64;
        }
        Ok(batch)
    }

    /// Takes samples of `batch` until `duration` has passed.
    pub fn warm_up(&mut self, batch: u64, duration: u64) -> Result<()> {
        let start = Instant::now();
        loop {
            self.sample(batch)?;
            if start.elapsed() >= Duration::from_nanos(duration) {
                return Ok(());
            }
        }
    }

    pub fn next_events(&mut self, events: u64) -> Range<u64> {
        let first = self.done;
        self.done += events;
        first..self.done
    }
}

fn nanoseconds(duration: Duration) -> u64 {
    duration.as_nanos() as u64
}

fn process_cpu() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the clock exists on Linux, and `now` is the call's to write.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}
