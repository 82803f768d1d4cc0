//! The rules of UAX #29.

use crate::class::{Class, class};

/// Returns whether a cluster begins with a character of the class `after` when it follows the text
/// `before`, whose last character is of the class `last`. The text may start at any boundary.
pub(crate) fn is_boundary(before: &str, last: Class, after: Class) -> bool {
    use Class::{
        Consonant, Control, Cr, Extend, Joiner, L, Lf, Linker, Lv, Lvt, NonJoiner, Pictographic,
        Prepend, RegionalIndicator, SpacingMark, T, V,
    };

    match (last, after) {
        // GB3
        (Cr, Lf) => false,
        // GB4, GB5
        (Control | Cr | Lf, _) | (_, Control | Cr | Lf) => true,
        // GB6, GB7, GB8, GB9, GB9a, GB9b
        (L, L | V | Lv | Lvt)
        | (Lv | V, V | T)
        | (Lvt | T, T)
        | (_, Extend | Linker | NonJoiner | Joiner | SpacingMark)
        | (Prepend, _) => false,
        // GB9c
        (Extend | Linker | Joiner, Consonant) => !ends_with_half_conjunct(before),
        // GB11
        (Joiner, Pictographic) => !ends_with_joined_emoji(before),
        // GB12, GB13
        (RegionalIndicator, RegionalIndicator) => !ends_with_half_flag(before),
        // GB999
        _ => true,
    }
}

/// The classes of the characters, from the last one.
fn backwards(text: &str) -> impl Iterator<Item = Class> {
    text.chars().rev().map(class)
}

/// Whether the text ends with a consonant and marks that join it to another consonant.
fn ends_with_half_conjunct(text: &str) -> bool {
    let mut is_joined = false;
    for class in backwards(text) {
        match class {
            Class::Linker => is_joined = true,
            Class::Extend | Class::Joiner => {}
            class => return is_joined && class == Class::Consonant,
        }
    }
    false
}

/// Whether the text ends with an emoji, marks and the joiner.
fn ends_with_joined_emoji(text: &str) -> bool {
    let is_mark = |class: &Class| matches!(class, Class::Extend | Class::Linker | Class::NonJoiner);
    backwards(text).skip(1).find(|class| !is_mark(class)) == Some(Class::Pictographic)
}

/// Whether the text ends with an odd number of regional indicators.
fn ends_with_half_flag(text: &str) -> bool {
    let indicators = backwards(text).take_while(|&class| class == Class::RegionalIndicator);
    indicators.count() % 2 == 1
}
