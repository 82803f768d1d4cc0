//! Known faults of the peers, and operations that they do not support.
//!
//! Each fault gives the peer's exact answer for an input, both alone and in every text that
//! contains it. Any other answer, even a correct one, is a disagreement.

use crate::message::Message;
use crate::peer::Operation;

pub struct Fault {
    pub peer: &'static str,
    pub operation: Operation,
    pub ucs2: bool,
    /// Inputs and their wrong results; the longest matching input applies.
    pub inputs: &'static [(&'static str, Answer)],
    /// Why the peer is wrong and septet is right.
    pub why: &'static str,
}

pub enum Answer {
    /// The peer decodes or encodes this text instead.
    Text(&'static str),
    /// The peer writes these septets instead, which septet decodes lossily to this text.
    Septets(&'static [u8], &'static str),
    /// The peer refuses the whole text.
    Refusal,
}

use Answer::{Refusal, Septets, Text};

pub const FAULTS: &[Fault] = &[
    Fault {
        peer: "libosmocore",
        operation: Operation::Read,
        ucs2: false,
        inputs: &[
            ("Δ", Text("ÿ")),
            ("Φ", Text("ÿ")),
            ("Γ", Text("ÿ")),
            ("Ω", Text("ÿ")),
            ("Π", Text("ÿ")),
            ("Ψ", Text("ÿ")),
            ("Σ", Text("ÿ")),
            ("Θ", Text("ÿ")),
            ("Ξ", Text("ÿ")),
        ],
        why: "23.038 §6.2.1: 0x10 and 0x12 to 0x1A are Greek capitals; its table \
              leaves them out, according to a comment",
    },
    // libosmocore's only table maps Latin-1 to septets; from index 0x7F, it also maps extension
    // codes to Latin-1. Decoding returns the first index whose entry is the septet.
    Fault {
        peer: "libosmocore",
        operation: Operation::Read,
        ucs2: false,
        inputs: &[
            ("ø", Text("\u{89}")),
            ("Λ", Text("^")),
            ("¡", Text("|")),
            ("Ä", Text("»")),
            ("Ö", Text("®")),
            ("Ñ", Text("½")),
            ("Ü", Text("\u{93}")),
            ("ä", Text("§")),
            ("ö", Text("¿")),
            ("ñ", Text("¨")),
            ("ü", Text("¼")),
            ("€", Text("{")),
        ],
        why: "23.038 §6.2.1 gives these septets one character each; its table holds each twice, \
              and the wrong one comes first",
    },
    Fault {
        peer: "libosmocore",
        operation: Operation::Read,
        ucs2: false,
        inputs: &[("¤", Text("ÿ")), ("§", Text("ÿ")), ("¿", Text("ÿ"))],
        why: "23.038 §6.2.1: 0x24, 0x5F and 0x60; its table lacks them, although Latin-1 has all \
              three",
    },
    Fault {
        peer: "libosmocore",
        operation: Operation::Write,
        ucs2: false,
        inputs: &[("¤", Text("à")), ("§", Text("ä")), ("¿", Text("ö"))],
        why: "23.038 §6.2.1: 0x24, 0x5F and 0x60; its table has 0xFF for the first, and the \
              reverse of the extension table in place of the others",
    },
    Fault {
        peer: "libosmocore",
        operation: Operation::Write,
        ucs2: false,
        inputs: &[("\u{C}", Septets(&[0x1B, 0x7F], "à"))],
        why: "23.038 §6.2.1.1: form feed is 0x1B 0x0A, which it decodes; it encodes the escape and \
              the low bits of 0xFF, which are not a code",
    },
    Fault {
        peer: "Gammu",
        operation: Operation::Read,
        ucs2: true,
        inputs: &[("~", Text("~~")), ("\u{1}", Text("~"))],
        why: "23.038 §6.2.3 changes no character; Gammu keeps U+0001, at which some handsets \
              blinked, as a tilde, and a tilde as two",
    },
    Fault {
        peer: "Gammu",
        operation: Operation::Write,
        ucs2: true,
        inputs: &[("~~", Text("~")), ("~", Text("\u{1}"))],
        why: "23.038 §6.2.3 changes no character; Gammu keeps U+0001, at which some handsets \
              blinked, as a tilde, and a tilde as two",
    },
    Fault {
        peer: "Gammu",
        operation: Operation::Split,
        ucs2: true,
        inputs: &[("~~", Text("~")), ("~", Text("\u{1}"))],
        why: "the same as for encoding; it counts before it replaces",
    },
    Fault {
        peer: "Gammu",
        operation: Operation::Read,
        ucs2: true,
        inputs: &[("\0", Text(""))],
        why: "23.038 §6.2.3 changes no character; U+0000 ends Gammu's strings",
    },
    Fault {
        peer: "Gammu",
        operation: Operation::Write,
        ucs2: true,
        inputs: &[("\0", Text(""))],
        why: "23.038 §6.2.3 changes no character; U+0000 ends Gammu's strings",
    },
    Fault {
        peer: "Gammu",
        operation: Operation::Split,
        ucs2: true,
        inputs: &[("\0", Text(""))],
        why: "23.038 §6.2.3 changes no character; U+0000 ends Gammu's strings",
    },
    Fault {
        peer: "Encode::GSM0338",
        operation: Operation::Read,
        ucs2: true,
        inputs: NONCHARACTERS,
        why: "23.038 §6.2.3 excludes no code; Encode's UTF-16BE refuses noncharacters, which \
              the Unicode Standard (§23.7) allows in interchange",
    },
    Fault {
        peer: "Encode::GSM0338",
        operation: Operation::Write,
        ucs2: true,
        inputs: NONCHARACTERS,
        why: "23.038 §6.2.3 excludes no code; Encode's UTF-16BE refuses noncharacters, which \
              the Unicode Standard (§23.7) allows in interchange",
    },
];

const NONCHARACTERS: &[(&str, Answer)] = &[
    ("\u{FDD0}", Refusal),
    ("\u{FDEF}", Refusal),
    ("\u{FFFE}", Refusal),
    ("\u{FFFF}", Refusal),
    ("\u{1FFFE}", Refusal),
    ("\u{10FFFF}", Refusal),
];

/// An operation that a peer does not support for some messages, and why.
pub struct Limit {
    pub peer: &'static str,
    pub operation: Operation,
    pub why: &'static str,
    pub applies_to: fn(&Message) -> bool,
}

pub const LIMITS: &[Limit] = &[
    Limit {
        peer: "libosmocore",
        operation: Operation::Read,
        why: "libosmogsm has no UCS-2",
        applies_to: Message::is_ucs2,
    },
    Limit {
        peer: "libosmocore",
        operation: Operation::Write,
        why: "libosmogsm has no UCS-2",
        applies_to: Message::is_ucs2,
    },
    Limit {
        peer: "libosmocore",
        operation: Operation::Pack,
        why: "UCS-2 has no septets",
        applies_to: Message::is_ucs2,
    },
    Limit {
        peer: "libosmocore",
        operation: Operation::Write,
        why: "it takes text in Latin-1, without Greek and the euro sign",
        applies_to: |message| message.text.chars().any(|character| character > '\u{FF}'),
    },
    Limit {
        peer: "tpdu",
        operation: Operation::Write,
        why: "it writes no header before UCS-2",
        applies_to: |message| message.is_ucs2() && message.user_data.has_header(),
    },
];
