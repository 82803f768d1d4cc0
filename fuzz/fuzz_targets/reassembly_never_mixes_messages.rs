//! For any parts in any order, with removals between them, a store of any size equals the model,
//! and every complete message is a text that was sent. With an age limit, this holds if every
//! message has the same reference.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Text, laws};

fuzz_target!(|input: (u8, &[u8], u16, Option<u8>, Vec<u16>, Text)| {
    let (size, events, reference, length, arrivals, Text(text)) = input;
    let (events, _) = events.as_chunks();
    laws::reassembly::reassembly_equals_the_model(size, &events[..events.len().min(200)]);

    // Suffixes of one text.
    let characters = text.chars().count();
    let texts: Vec<String> = (0..4)
        .map(|index| text.chars().skip(characters * index / 5).collect())
        .collect();
    let length = length.map(|units| usize::from(units) % 66 + 1);
    laws::arrivals::messages_are_complete_or_absent(&texts, reference, length, &arrivals);

    // The same references again and again.
    let arrivals: Vec<[u8; 3]> = arrivals
        .iter()
        .zip(events.as_flattened().iter().chain(&[0; 256]))
        .map(|(arrival, tick)| {
            let [kind, choice] = arrival.to_be_bytes();
            [kind, choice, *tick]
        })
        .collect();
    laws::arrivals::the_age_limit_keeps_messages_apart(&texts, size, reference % 2 == 1, &arrivals);
});
