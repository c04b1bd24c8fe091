#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../tries/import.rs"]
mod import;

fuzz_target!(|text: &str| {
    import::hold(text);
});
