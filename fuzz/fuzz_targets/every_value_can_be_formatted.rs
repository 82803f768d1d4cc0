//! Formatting any value of a public type, with `Debug` and with `Display`, ends without a panic,
//! and `Debug` writes something.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::laws::debug::{Source, every_value_can_be_formatted};
use septet_fuzz::{Groups, Limit, Rules, Text, udl};

type Input<'a> = (Rules, Limit, Groups, (u8, bool, Option<u8>), &'a [u8], Text);

fuzz_target!(|input: Input| {
    let (rules, limit, groups, (tp_dcs, has_header, wrong), octets, text) = input;
    let octets = &octets[..octets.len().min(160)];
    // The correct TP-UDL, unless the input has one.
    let udl = wrong.unwrap_or_else(|| udl(tp_dcs, octets));
    every_value_can_be_formatted(Source {
        text: &text.first(320),
        rules: rules.into(),
        limit: limit.into(),
        groups: groups.bits(),
        fields: (tp_dcs, has_header, udl),
        octets,
    });
});
