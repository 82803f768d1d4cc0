//! What the rules need to know about a character.

use crate::table::{CLASSES, INDEX, OFFSET_BITS, RUNS};

/// The values of `Grapheme_Cluster_Break`, `Extended_Pictographic` and `Indic_Conjunct_Break` that
/// characters have, combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Other,
    Cr,
    Lf,
    Control,
    /// Continues a cluster, in conjuncts too.
    Extend,
    /// Continues a cluster and joins the consonants of a conjunct.
    Linker,
    /// Continues a cluster, but ends a conjunct: U+200C.
    NonJoiner,
    /// Continues a cluster, in conjuncts too, and joins emoji: U+200D.
    Joiner,
    /// Continues a cluster, but ends a conjunct and what a joiner connects.
    SpacingMark,
    Prepend,
    Consonant,
    Pictographic,
    RegionalIndicator,
    /// Leading consonants of Korean, vowels, trailing consonants and their combinations.
    L,
    V,
    T,
    Lv,
    Lvt,
}

/// The first character in the table.
const FIRST: u32 = 0x300;
/// Korean syllables: every 28th lacks a trailing consonant.
const SYLLABLES: core::ops::Range<u32> = 0xAC00..0xD7A4;

/// Returns the class of a character.
pub(crate) fn class(character: char) -> Class {
    let code = u32::from(character);
    match code {
        0x0A => return Class::Lf,
        0x0D => return Class::Cr,
        0xA9 | 0xAE => return Class::Pictographic,
        0xAD | ..0x20 | 0x7F..0xA0 => return Class::Control,
        // Greek and Cyrillic, and Chinese: in the table too, but faster here.
        ..FIRST | 0x370..0x483 | 0x3400..0xA000 => return Class::Other,
        _ if SYLLABLES.contains(&code) => {
            let is_open = code.abs_diff(SYLLABLES.start) % 28 == 0;
            return if is_open { Class::Lv } else { Class::Lvt };
        }
        _ => {}
    }
    let after = INDEX.partition_point(|entry| entry >> OFFSET_BITS <= code);
    let entry = INDEX.get(after.wrapping_sub(1)).copied().unwrap_or(0);
    let offset = entry & ((1 << OFFSET_BITS) - 1);
    let runs = RUNS.get(offset as usize..).unwrap_or_default();

    let mut start = entry >> OFFSET_BITS;
    let (mut number, mut length) = (u8::MAX, 0_u32);
    for &byte in runs {
        if byte >> 4 != number {
            start = start.wrapping_add(length);
            if code < start {
                break;
            }
            (number, length) = (byte >> 4, 0);
        }
        length = length << 4 | u32::from(byte & 15);
    }
    let class = CLASSES.get(usize::from(number));
    class.copied().unwrap_or(Class::Other)
}
