//! The characters that make placeholders most expensive.
//!
//! Two facts make the cost exact. More units never take fewer segments, because what fits in some
//! segments also fits if a character takes less or is absent. And UCS-2 never takes fewer segments
//! than GSM-7: a segment of UCS-2 holds half as many units as octets, and these characters take at
//! most two septets each, which fit in as many octets.

use core::iter::once;

use super::part::{Content, Part};
use crate::alphabet::{Alphabet, CharSet, Code, Encoding};
use crate::segment::Segmenter;

/// What fills placeholders of each kind; `None` leaves them empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fillers {
    digits: Option<char>,
    gsm7: Option<char>,
    any: Option<char>,
}

/// A character that takes two code units, and that GSM-7 lacks.
const EMOJI: char = '😀';

/// Returns the characters that take two septets, those that people write first.
fn extensions() -> impl Iterator<Item = char> {
    let printable = once('€').chain('!'..='~');
    let is_extension =
        |one: &char| matches!(Alphabet::default_code(*one), Some(Code::Extension(_)));
    printable.chain(once('\u{C}')).filter(is_extension)
}

impl Fillers {
    pub(super) const NONE: Self = Self {
        digits: None,
        gsm7: None,
        any: None,
    };

    /// Returns the characters that take most segments.
    pub(super) fn most_expensive(segmenter: Segmenter) -> Self {
        let excluded = segmenter.excluded;
        let digits = excluded_digit(excluded).unwrap_or('0');
        let extension =
            |is_excluded: bool| extensions().find(|&one| excluded.contains(one) == is_excluded);
        let (gsm7, any) = match segmenter.encoding {
            // An excluded character needs UCS-2.
            None => (excluded_character(excluded).or(extension(false)), EMOJI),
            // An excluded character takes its usual septets, but the text cannot be sent.
            Some(Encoding::Gsm7) => {
                let extension = extension(false).or(extension(true));
                (extension, extension.unwrap_or(EMOJI))
            }
            Some(Encoding::Ucs2) => (Some('0'), EMOJI),
        };
        Self {
            digits: Some(if segmenter.encoding.is_none() {
                digits
            } else {
                '0'
            }),
            gsm7,
            any: Some(any),
        }
    }

    pub(super) const fn of(self, content: Content) -> Option<char> {
        match content {
            Content::Digits => self.digits,
            Content::Gsm7 => self.gsm7,
            Content::Any => self.any,
        }
    }
}

/// Returns a digit that the rules exclude.
pub(super) fn excluded_digit(excluded: CharSet) -> Option<char> {
    ('0'..='9').find(|&digit| excluded.contains(digit))
}

/// Returns a character of the default alphabet that the rules exclude.
fn excluded_character(excluded: CharSet) -> Option<char> {
    let mut characters = '\0'..='\u{20AC}';
    if excluded.is_empty() {
        return None;
    }
    characters.find(|&one| excluded.contains(one) && Alphabet::default_code(one).is_some())
}

/// Returns whether a placeholder of the template can hold characters of this kind.
pub(super) fn has(parts: &[Part<'_>], wanted: Content) -> bool {
    parts.iter().any(|part| match *part {
        Part::Placeholder { content, max } => max > 0 && content == wanted,
        Part::Text(_) => false,
    })
}
