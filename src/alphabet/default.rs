//! The default alphabet and its extension table; 3GPP TS 23.038 §6.2.1, §6.2.1.1.

use super::inverse::{Inverse, Pairs};
use super::table::{Sparse, Table};

/// 23.038 §6.2.1, a row for each sixteen septets. 0x1B is the escape, which is no
/// character; 0x09 is the capital Ç (unicode.org's mapping file has the small one).
#[rustfmt::skip]
pub(super) static MAIN: Table = Table::of(&[
    '@', '£', '$', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', '\n', 'Ø', 'ø', '\r', 'Å', 'å',
    'Δ', '_', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '\0', 'Æ', 'æ', 'ß', 'É',
    ' ', '!', '"', '#', '¤', '%', '&', '\'', '(', ')', '*', '+', ',', '-', '.', '/',
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':', ';', '<', '=', '>', '?',
    '¡', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O',
    'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'Ä', 'Ö', 'Ñ', 'Ü', '§',
    '¿', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'ä', 'ö', 'ñ', 'ü', 'à',
]);

/// 23.038 §6.2.1.1. 0x0D is a control code and 0x1B is reserved for a further
/// table: neither is a character.
pub(super) static EXTENSION: Sparse<10> = Sparse::of(&[
    (0x0A, '\u{C}'),
    (0x14, '^'),
    (0x28, '{'),
    (0x29, '}'),
    (0x2F, '\\'),
    (0x3C, '['),
    (0x3D, '~'),
    (0x3E, ']'),
    (0x40, '|'),
    (0x65, '€'),
]);

pub(super) static INVERSE: Inverse = Inverse::of(&MAIN, EXTENSION.cells());

pub(super) static PAIRS: Pairs = Pairs::of(&INVERSE);

/// Whether all of these octets are characters of ASCII whose septets have the same
/// numbers: printing characters but for `$`, `@`, `[ \ ] ^ _`, the backtick and
/// `{ | } ~`.
#[inline]
pub(super) fn are_same<const N: usize>(octets: &[u8; N]) -> bool {
    octets
        .iter()
        .fold(true, |same, &octet| same & is_same(octet))
}

/// Comparisons of signed octets, of which vectors are made.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch keeps a loop from becoming vector instructions"
)]
const fn is_same(octet: u8) -> bool {
    let signed = octet.cast_signed();
    // [ \ ] ^ _ and the backtick, moved to the highest numbers.
    let brackets = octet.wrapping_add(0x7F - b'`').cast_signed() > 0x7F - 6;
    (signed >= 0x20)
        & (signed <= b'z'.cast_signed())
        & !brackets
        & (octet != b'$')
        & (octet != b'@')
}

// The tables have the last word.
const _: () = {
    let mut octet = 0;
    while octet < u8::MAX {
        assert!(!is_same(octet) || INVERSE.is_main(octet as char, octet));
        octet += 1;
    }
};
