//! Checks the kernels, on a machine with 4-byte words, against counting character by character.
//! Each text is checked at every alignment within a machine word, and so is each of its prefixes.

use septet::alphabet::Alphabet;
use septet::{Encoding, Segmenter};

use crate::check::{Outcome, ensure};

/// A name and a check.
type Check = (&'static str, fn() -> Outcome);

pub static CHECKS: &[Check] = &[
    ("each position of a text in the alphabet", || {
        check(concat!(
            "Plain words, enough of them to fill several blocks of octets, then [one] and more. ",
            "[]{}\\~|^[]{}\\~|^a[b]c{d}e\u{C}f\r\ng\n_@$ Perché no, così è: éàèìòùñüö, ",
            "5 € or 10€, €€€€€€€€€ ΓΔΘΛΞΠΣΦΨΩ ØøÅåÆæßÉ, and at the end plain words again, ",
            "so that there is a third segment of a message as well, which is all it takes",
        ))
    }),
    ("each position of a text outside the alphabet", || {
        check(concat!(
            "Plain words, and an accent as in così or é, just before the first unmappable letter: éж, ",
            "привет, мир, 中文短信, 😀😀😀😀😀😀😀😀😀a😀ж😀中😀, `, \u{7F}, \u{A0}, ç, ",
            "and more 😀 so that there is a third segment",
        ))
    }),
];

/// Counts the segments of a concatenated message, and the units in the last segment.
struct Filling {
    capacity: u16,
    segments: u32,
    used: u16,
    total: u32,
}

impl Filling {
    const fn new(capacity: u16) -> Self {
        Self {
            capacity,
            segments: 1,
            used: 0,
            total: 0,
        }
    }

    fn push(&mut self, units: u16) {
        if self.used + units > self.capacity {
            self.segments += 1;
            self.used = 0;
        }
        self.used += units;
        self.total += u32::from(units);
    }

    /// Returns the number of segments and the units in the last segment. `single` is the capacity
    /// of a message with one segment.
    fn segments(&self, single: u16) -> (u32, u32) {
        if self.total <= single.into() {
            (1, self.total)
        } else {
            (self.segments, self.used.into())
        }
    }
}

/// Never inlined: otherwise its stack frame would count towards every check.
#[inline(never)]
fn check(text: &str) -> Outcome {
    for (start, _) in text.char_indices().take(9) {
        prefixes(text.get(start..).ok_or("no such position")?)?;
    }
    Ok(())
}

#[inline(never)]
fn prefixes(text: &str) -> Outcome {
    let mut septets = Filling::new(153);
    let mut code_units = Filling::new(67);
    let mut unmappable = 0;
    for (at, character) in text.char_indices() {
        let code = Alphabet::DEFAULT.code(character);
        unmappable += u32::from(code.is_none());
        septets.push(code.map_or(1, |code| code.cost().into()));
        code_units.push(if character.len_utf16() == 2 { 2 } else { 1 });
        let prefix = text.get(..at + character.len_utf8());
        let prefix = prefix.ok_or("no such position")?;
        let gsm7 = septets.segments(160);
        let ucs2 = code_units.segments(70);
        let (units, expected) = match unmappable {
            0 => (septets.total, gsm7),
            _ => (code_units.total, ucs2),
        };
        check_measure(prefix, None, units, expected, 0)?;
        let only = Some(Encoding::Gsm7);
        check_measure(prefix, only, septets.total, gsm7, unmappable)?;
        let only = Some(Encoding::Ucs2);
        check_measure(prefix, only, code_units.total, ucs2, 0)?;
    }
    Ok(())
}

#[inline(never)]
fn check_measure(
    text: &str,
    forced: Option<Encoding>,
    units: u32,
    (segments, last): (u32, u32),
    unmappable: u32,
) -> Outcome {
    let rules = match forced {
        None => Segmenter::new(),
        Some(encoding) => Segmenter::new().with_encoding(encoding),
    };
    let measure = rules.measure(text);
    let used = u32::from(measure.capacity - measure.remaining);
    ensure(measure.units == units, "units")?;
    ensure(measure.segments == segments, "segments")?;
    ensure(used == last, "units of the last segment")?;
    ensure(measure.unmappable == unmappable, "unmappable characters")?;
    let Ok(split) = rules.split(text) else {
        return ensure(unmappable > 0, "the text cannot be split");
    };
    let (mut number, mut end, mut used) = (0, 0, 0);
    for segment in split {
        ensure(segment.range().start == end, "a gap between segments")?;
        number += 1;
        end = segment.range().end;
        used = segment.units().into();
    }
    ensure(end == text.len(), "the segments do not reach the end")?;
    ensure((number, used) == (segments, last), "split segments")
}
