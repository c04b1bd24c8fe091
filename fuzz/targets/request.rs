#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../tries/request.rs"]
mod request;
#[path = "../world.rs"]
mod world;

fuzz_target!(|bytes: &[u8]| {
    request::hold(bytes);
});
