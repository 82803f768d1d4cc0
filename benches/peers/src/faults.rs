//! Known faults of other libraries.
//!
//! Each fault states the peer's exact answer, or words from its refusal. Any other answer, even a
//! correct one, is a disagreement.

use septet::{Boundary, Encoding, Segmenter};

use crate::ours::{count, unpacked};
use crate::peer::Answer;
use crate::task::{Task, Work};

pub struct Fault {
    pub peer: &'static str,
    /// Whether the fault can affect a task.
    pub applies_to: fn(&Task) -> bool,
    pub answer: FaultyAnswer,
    /// Why the answer differs.
    pub why: &'static str,
}

#[derive(Clone, Copy)]
pub enum FaultyAnswer {
    /// The peer returns this answer.
    Answer(fn(&Task) -> Answer),
    /// The peer refuses with a message that contains this text.
    Refusal(&'static str),
}

pub const FAULTS: &[Fault] = &[
    Fault {
        peer: "rusmpp-extra",
        applies_to: |task| task.text.chars().any(|character| character > '\u{FFFF}'),
        answer: FaultyAnswer::Refusal("un-encodable character"),
        why: "it refuses characters above U+FFFF, which take two code units",
    },
    Fault {
        peer: "rusmpp-extra",
        applies_to: |task| has_form_feed(task) && task.work == Work::Septets,
        answer: FaultyAnswer::Refusal("un-encodable character"),
        why: "23.038 §6.2.1.1: form feed is 0x1B 0x0A; its table lacks it",
    },
    Fault {
        peer: "rusmpp-extra",
        applies_to: has_form_feed,
        answer: FaultyAnswer::Answer(in_ucs2),
        why: "its table lacks the form feed, so it uses UCS-2",
    },
    Fault {
        peer: "sms-segments-calculator",
        applies_to: |_| true,
        answer: FaultyAnswer::Answer(by_clusters),
        why: "it keeps grapheme clusters whole, which can take more segments, like septet with \
              Boundary::Grapheme",
    },
];

fn has_form_feed(task: &Task) -> bool {
    task.text.contains('\u{C}')
}

fn in_ucs2(task: &Task) -> Answer {
    let rules = Segmenter::new().with_encoding(Encoding::Ucs2);
    match task.work {
        Work::Measure => count(rules.measure(task.text)),
        _ => unpacked(rules, task.text),
    }
}

fn by_clusters(task: &Task) -> Answer {
    let rules = Segmenter::new().with_boundary(Boundary::Grapheme);
    count(rules.measure(task.text))
}
