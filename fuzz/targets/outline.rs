#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../tries/outline.rs"]
mod outline;
#[path = "../world.rs"]
mod world;

fuzz_target!(|text: &str| {
    outline::hold(text);
});
