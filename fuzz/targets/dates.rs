#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../tries/dates.rs"]
mod dates;

fuzz_target!(|text: &str| {
    dates::hold(text);
});
