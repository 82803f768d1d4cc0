//! The law: whatever parts come in whatever order, with removals between them, a store of
//! any size holds what the naive one holds, and a message that is complete is the text that
//! was sent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Text, laws};

fuzz_target!(|input: (u8, &[u8], u16, Option<u8>, Vec<u16>, Text)| {
    let (size, events, number, torn, arrivals, Text(text)) = input;
    let (events, _) = events.as_chunks();
    laws::reassembly::reassembly_is_the_model_s(size, &events[..events.len().min(200)]);

    // A few texts that begin at different places of one.
    let characters = text.chars().count();
    let texts: Vec<String> = (0..4)
        .map(|place| text.chars().skip(characters * place / 5).collect())
        .collect();
    let torn = torn.map(|units| usize::from(units) % 66 + 1);
    laws::reassembly::messages_come_whole_or_not_at_all(&texts, number, torn, &arrivals);
});
