//! The peer tracing: `tracing-peer default|fast worker [--protocol]`.

mod allocations;
mod driver;
mod event;
mod peer;
mod worker;

fn main() -> event::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [configuration @ ("default" | "fast"), "worker"] => worker::Worker::new(configuration == "fast").serve(),
        ["default" | "fast", "worker", "--protocol"] => {
            // Filled in by setup: a crate knows neither its compiler's version nor another crate's.
            println!("1\nversion {}\nlanguage Rust ({})", env!("TRACING_VERSION"), env!("RUSTC_VERSION"));
            Ok(())
        }
        _ => {
            eprintln!("usage: tracing-peer default|fast worker [--protocol]");
            std::process::exit(2)
        }
    }
}
