//! The laws for character replacement, checked against the naive implementation.

use septet::alphabet::Alphabet;
use septet::replace::Groups;

use crate::model::substitute::{self as naive, Piece, Way, rows};

/// The groups that `bits` selects, in the model's order.
pub fn groups(bits: u8) -> Groups {
    [
        Groups::TYPOGRAPHY,
        Groups::SPACES,
        Groups::ACCENTS,
        Groups::LOOKALIKES,
        Groups::GREEK,
    ]
    .into_iter()
    .enumerate()
    .filter(|(bit, _)| bits >> bit & 1 == 1)
    .fold(Groups::NONE, |all, (_, group)| all.with(group))
}

pub fn replaced(text: &str, groups: Groups) -> String {
    groups.replace(text).collect()
}

/// Checks each character and the size hint before it, and returns the result.
fn replacing_equals_the_model(text: &str, bits: u8) -> String {
    let mut rest = groups(bits).replace(text);
    let mut result = String::new();
    let mut hints = vec![rest.size_hint()];
    while let Some(character) = rest.next() {
        result.push(character);
        hints.push(rest.size_hint());
    }
    assert_eq!(rest.next(), None);
    for (left, (lower, upper)) in (0..).zip(hints.into_iter().rev()) {
        assert!(lower <= left && left <= upper.unwrap(), "{lower} {upper:?}");
    }

    let expected = Way::all(bits).pieces(text);
    assert_eq!(result, naive::replaced(&expected));
    result
}

/// The changes equal the model's, and applying them to the text gives the result.
fn changes_give_the_result(text: &str, bits: u8, result: &str) {
    let replaced = groups(bits).replace(text);
    let mut advanced = replaced.clone();
    advanced.next();
    assert!(advanced.changes().eq(replaced.changes()));

    let (mut offset, mut utf16_offset) = (0, 0);
    let mut expected = vec![];
    for Piece { from, to } in Way::all(bits).pieces(text) {
        let (bytes, units) = (from.len(), from.encode_utf16().count());
        expected.extend(to.map(|to| (offset, utf16_offset, from, to)));
        offset += bytes;
        utf16_offset += units;
    }
    let found: Vec<_> = replaced
        .changes()
        .map(|change| {
            let (from, to) = (change.from.to_owned(), change.to.to_owned());
            (change.byte_offset, change.utf16_offset, from, to)
        })
        .collect();
    assert_eq!(found, expected);
    assert_eq!(replaced.is_changed(), !expected.is_empty());
    assert!(replaced.changes().size_hint().1.unwrap() >= found.len());

    let mut joined = String::new();
    let mut end = 0;
    for change in replaced.changes() {
        assert_eq!(
            text.get(change.byte_offset..).unwrap().find(change.from),
            Some(0)
        );
        joined.push_str(&text[end..change.byte_offset]);
        joined.push_str(change.to);
        end = change.byte_offset + change.from.len();
    }
    joined.push_str(&text[end..]);
    assert_eq!(joined, result);
}

/// The low five bits of `bits` are the groups.
pub fn replacing_is_idempotent(text: &str, bits: u8) {
    let bits = bits & naive::ALL;
    let result = replacing_equals_the_model(text, bits);
    changes_give_the_result(text, bits, &result);

    assert_eq!(replaced(&result, groups(bits)), result);
    assert!(!groups(bits).replace(&result).is_changed());
    assert!(result.len() <= text.len() + text.len() / 2);

    // If every character is replaceable or in the alphabet, the result has only characters of the
    // alphabet.
    let has_code = |character| Alphabet::DEFAULT.code(character).is_some();
    let replaceable = |character| has_code(character) || rows().contains_key(&character);
    if bits == naive::ALL && text.chars().all(replaceable) {
        assert!(result.chars().all(has_code), "{result:?}");
    }
    if text.chars().all(has_code) {
        assert_eq!(result, text);
    }
}
