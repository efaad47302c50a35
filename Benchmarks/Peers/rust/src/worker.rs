//! The driver's end of the conversation: one JSON object a line in, one a line out.

use crate::allocations;
use crate::driver::Driver;
use crate::event::{self, Result};
use crate::peer::{Peer, Task};
use serde_json::{json, Value};
use std::fs::{DirBuilder, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::io::{AsRawFd, FromRawFd};
use std::os::unix::net::UnixStream;

pub struct Worker {
    is_fast: bool,
    pass: String,
    output: String,
    driver: Option<Driver>,
    is_finished: bool,
}

impl Worker {
    pub fn new(is_fast: bool) -> Worker {
        Worker { is_fast, pass: String::new(), output: String::new(), driver: None, is_finished: false }
    }

    /// Takes over descriptor 0 and serves until the parent hangs up.
    pub fn serve(&mut self) -> Result<()> {
        let mut socket = take_over_standard_input()?;
        for line in BufReader::new(socket.try_clone()?).lines() {
            let answer = line
                .map_err(Into::into)
                .and_then(|line| self.answer(&line))
                .unwrap_or_else(|problem| json!({ "error": problem.to_string() }));
            if writeln!(socket, "{answer}").is_err() {
                break;
            }
        }
        Ok(())
    }

    fn answer(&mut self, line: &str) -> Result<Value> {
        let command: Value = serde_json::from_str(line)?;
        let name = string(&command, "do")?;
        if name == "load" {
            return self.load(&command);
        }
        if self.is_finished {
            return Err(format!("\"{name}\" came after the output was closed").into());
        }
        let driver = self.driver.as_mut().ok_or_else(|| format!("\"{name}\" came before \"load\""))?;
        let answer = match (self.pass.as_str(), name) {
            ("time", "warm_up") => return warm_up(driver, &command),
            ("time", "sample") => return sample(driver, &command),
            ("time", "finish") => json!({}),
            ("alloc", "count") => count(driver, &command)?,
            ("verify", "verify") => verify(driver, &command, &self.output)?,
            (pass, _) => return Err(format!("the {pass} pass has no command \"{name}\"").into()),
        };
        // What came through ends the pass. The subscriber keeps the file, since it is the process's.
        driver.peer.drain()?;
        self.is_finished = true;
        Ok(answer)
    }

    fn load(&mut self, command: &Value) -> Result<Value> {
        if self.driver.is_some() {
            return Err("\"load\" came a second time".into());
        }
        let directory = string(command, "directory")?;
        DirBuilder::new().mode(0o700).create(directory).map_err(|problem| format!("no folder {directory}: {problem}"))?;
        let task = command.get("task").ok_or("\"load\" lacks the key \"task\"")?;
        let is_file = string(task, "sink")? == "file";
        self.output = if is_file { format!("{directory}/output.log") } else { "/dev/null".into() };
        self.pass = string(command, "pass")?.into();
        let task = Task {
            is_enabled: string(task, "level")? != "off",
            output: self.output.clone(),
            bound: serde_json::from_value(task.get("bound").cloned().unwrap_or_else(|| json!([])))?,
            events: event::read(string(task, "events")?)?,
        };
        let peer = Peer::new(task, self.is_fast)?;
        self.driver = Some(Driver { peer, output: is_file.then(|| self.output.clone()), done: 0 });
        Ok(json!({ "loaded": command.get("id") }))
    }
}

fn warm_up(driver: &mut Driver, command: &Value) -> Result<Value> {
    let duration = command.get("warm_up_ns").and_then(Value::as_u64).ok_or("\"warm_up\" needs warm_up_ns")?;
    let batch = match command.get("batch") {
        None | Some(Value::Null) => driver.calibrate(positive(command, "sample_ns")?, duration)?,
        Some(_) => {
            let batch = positive(command, "batch")?;
            driver.warm_up(batch, duration)?;
            batch
        }
    };
    Ok(json!({ "batch": batch }))
}

fn sample(driver: &mut Driver, command: &Value) -> Result<Value> {
    let (count, batch) = (positive(command, "count")?, positive(command, "batch")?);
    let samples: Result<Vec<Value>> = (0..count).map(|_| Ok(driver.sample(batch)?.json())).collect();
    Ok(json!({ "samples": samples? }))
}

/// What two batches of N and 2 N differ by belongs to N events and to nothing else.
fn count(driver: &mut Driver, command: &Value) -> Result<Value> {
    let events = positive(command, "events_per_caller")?;
    let mut counts = [(0, 0); 3];
    for (count, batches) in counts.iter_mut().zip([1, 1, 2]) {
        driver.sample(batches * events)?;
        *count = allocations::so_far();
    }
    let per_event =
        |first: u64, second: u64, third: u64| ((third - second) as f64 - (second - first) as f64) / events as f64;
    Ok(json!({
        "allocations": per_event(counts[0].0, counts[1].0, counts[2].0),
        "bytes": per_event(counts[0].1, counts[1].1, counts[2].1),
        "is_exact": false,
    }))
}

fn verify(driver: &mut Driver, command: &Value, output: &str) -> Result<Value> {
    let events = positive(command, "events_per_caller")?;
    let numbers = driver.next_events(events);
    driver.peer.log_numbered(numbers);
    Ok(json!({ "output": output, "sent": events, "dropped": 0 }))
}

fn string<'a>(json: &'a Value, key: &str) -> Result<&'a str> {
    json.get(key).and_then(Value::as_str).ok_or_else(|| format!("the command lacks the text \"{key}\"").into())
}

fn positive(command: &Value, key: &str) -> Result<u64> {
    match command.get(key).and_then(Value::as_u64) {
        Some(value) if value > 0 => Ok(value),
        _ => Err(format!("\"{key}\" must be an integer above 0").into()),
    }
}

/// A socket apart from the standard streams, which then lead nowhere.
fn take_over_standard_input() -> Result<UnixStream> {
    let null = OpenOptions::new().read(true).write(true).open("/dev/null")?;
    // SAFETY: the new descriptor is nobody else's; the standard streams are there to be replaced.
    unsafe {
        let socket = libc::fcntl(0, libc::F_DUPFD_CLOEXEC, 3);
        if socket < 0 {
            return Err(std::io::Error::last_os_error().into());
        }
        libc::dup2(null.as_raw_fd(), 0);
        libc::dup2(null.as_raw_fd(), 1);
        Ok(UnixStream::from_raw_fd(socket))
    }
}
