//! The scenario's events, as a Rust program would hold them.

use serde_json::Value;
use std::error::Error;
use std::fmt;
use std::time::Duration;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub struct Event {
    pub message: String,
    pub fields: Option<Fields>,
}

pub struct Fields {
    pub order: i64,
    pub customer: String,
    pub amount: f64,
    pub currency: String,
    pub express: bool,
    pub items: u64,
    pub elapsed: Duration,
    pub cart_id: i64,
    pub coupon: Option<String>,
    pub tags: Vec<String>,
    pub failure: Failure,
}

/// An error with its cause.
#[derive(Debug)]
pub struct Failure {
    message: String,
    cause: Option<Box<Failure>>,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// Reads the parent's file of events.
pub fn read(path: &str) -> Result<Vec<Event>> {
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let events: Option<Vec<Event>> = array(&file, "events").and_then(|events| events.iter().map(event).collect());
    match events {
        Some(events) if !events.is_empty() => Ok(events),
        _ => Err(format!("no events in {path}, or one that lacks a field").into()),
    }
}

fn event(json: &Value) -> Option<Event> {
    let fields = match json.get("fields") {
        Some(fields) => Some(self::fields(fields)?),
        None => None,
    };
    Some(Event { message: string(json, "message")?, fields })
}

fn fields(json: &Value) -> Option<Fields> {
    let cart = json.get("cart")?;
    Some(Fields {
        order: json.get("order")?.as_i64()?,
        customer: string(json, "customer")?,
        amount: json.get("amount")?.as_f64()?,
        currency: string(json, "currency")?,
        express: json.get("express")?.as_bool()?,
        items: json.get("items")?.as_u64()?,
        elapsed: Duration::from_millis(json.get("elapsed_ms")?.as_u64()?),
        cart_id: cart.get("id")?.as_i64()?,
        coupon: string(cart, "coupon"),
        tags: array(json, "tags")?.iter().map(|tag| tag.as_str().map(str::to_owned)).collect::<Option<_>>()?,
        failure: failure(json.get("failure")?)?,
    })
}

fn failure(json: &Value) -> Option<Failure> {
    let cause = array(json, "causes").and_then(|causes| causes.first()).and_then(failure).map(Box::new);
    Some(Failure { message: string(json, "message")?, cause })
}

fn string(json: &Value, key: &str) -> Option<String> {
    json.get(key)?.as_str().map(str::to_owned)
}

fn array<'a>(json: &'a Value, key: &str) -> Option<&'a Vec<Value>> {
    json.get(key)?.as_array()
}
