//! Edge cases that reveal wrong counts. They are not timed.

use crate::task::{Source, Task};

/// The name of each case, and its pieces with their numbers of repetitions.
const EDGES: &[(&str, &[(&str, usize)])] = &[
    ("no text", &[]),
    ("160 septets", &[("a", 160)]),
    ("161 septets", &[("a", 161)]),
    ("306 septets", &[("a", 306)]),
    ("307 septets", &[("a", 307)]),
    ("a pair as the last of 160 septets", &[("a", 158), ("€", 1)]),
    ("a pair as the last of 161 septets", &[("a", 159), ("€", 1)]),
    (
        "a pair across 153 septets",
        &[("a", 152), ("{", 1), ("a", 152)],
    ),
    ("153 pairs of septets", &[("]", 153)]),
    ("the Greek capitals", &[("ΔΦΓΛΩΠΨΣΘΞ", 16)]),
    ("a form feed", &[("a", 158), ("\u{C}", 1)]),
    ("CR LF", &[("a", 152), ("\r\n", 1), ("a", 152)]),
    ("a grave accent", &[("`", 1), ("a", 70)]),
    ("a small c with cedilla", &[("ç", 1), ("a", 70)]),
    ("an escape", &[("\u{1B}", 1), ("a", 70)]),
    ("70 code units", &[("ж", 70)]),
    ("71 code units", &[("ж", 71)]),
    ("134 code units", &[("ж", 134)]),
    ("135 code units", &[("ж", 135)]),
    ("35 pairs of code units", &[("😀", 35)]),
    ("36 pairs of code units", &[("😀", 36)]),
    (
        "a pair across 67 code units",
        &[("ж", 66), ("😀", 1), ("ж", 66)],
    ),
    ("an extension character in UCS-2", &[("ж", 69), ("{", 1)]),
    ("70 extension characters in UCS-2", &[("ж", 35), ("{", 35)]),
    ("flags", &[("🇫🇷", 20)]),
    ("skin tones", &[("👋🏽", 20)]),
    ("families", &[("👨‍👩‍👧‍👦", 10)]),
    (
        "a flag across 67 code units",
        &[("ж", 65), ("🇫🇷", 1), ("ж", 65)],
    ),
    (
        "a combining mark across 67 code units",
        &[("ж", 66), ("е\u{301}", 1), ("ж", 66)],
    ),
];

/// The tasks for all edge cases.
pub fn tasks() -> Vec<Task> {
    let mut tasks = Vec::new();
    for &(name, pieces) in EDGES {
        let text: String = pieces
            .iter()
            .map(|&(piece, times)| piece.repeat(times))
            .collect();
        tasks.extend(Task::all(Source::SegmentEnd(name), text.leak()));
    }
    tasks
}
