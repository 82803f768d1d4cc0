//! Replacing any groups equals the model, replacing again changes nothing, and applying the changes
//! to the text gives the result.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Pick, Text, laws};

fuzz_target!(|input: (u8, Vec<Pick>, Text)| {
    let (groups, picks, Text(text)) = input;
    let picked: String = picks.iter().map(Pick::character).collect();
    laws::substitute::replacing_is_idempotent(&(picked + &text), groups);
});
