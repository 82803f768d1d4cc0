//! The default alphabet and its extension table: 3GPP TS 23.038 §6.2.1 and §6.2.1.1.

#[cfg(not(feature = "national"))]
use super::code::Code;
use super::lookup::{Lookup, TwoByteSet};
use super::table::{Sparse, Table};

/// The default alphabet (23.038 §6.2.1), 16 septets per row. Septet 0x1B is the escape. Septet 0x09
/// is capital Ç, unlike in unicode.org's mapping file.
#[rustfmt::skip]
pub(super) static MAIN: Table = Table::new(&[
    '@', '£', '$', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', '\n', 'Ø', 'ø', '\r', 'Å', 'å',
    'Δ', '_', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '\0', 'Æ', 'æ', 'ß', 'É',
    ' ', '!', '"', '#', '¤', '%', '&', '\'', '(', ')', '*', '+', ',', '-', '.', '/',
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':', ';', '<', '=', '>', '?',
    '¡', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O',
    'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'Ä', 'Ö', 'Ñ', 'Ü', '§',
    '¿', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'ä', 'ö', 'ñ', 'ü', 'à',
]);

/// The extension table (23.038 §6.2.1.1). Septet 0x0D is a control code and 0x1B is reserved for
/// another extension table, so both cells are empty.
pub(super) static EXTENSION: Sparse<10> = Sparse::new(&[
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

static LOOKUP: Lookup = Lookup::new(&MAIN, EXTENSION.cells());

/// Not `#[inline]`, so that code in other crates does not depend on the table's address.
pub(super) const fn lookup() -> &'static Lookup {
    &LOOKUP
}

pub(super) static TWO_BYTE: TwoByteSet = TwoByteSet::new(&LOOKUP);

/// The only pair of tables without the `national` feature.
#[cfg(not(feature = "national"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tables {
    Default,
}

/// The only main table without the `national` feature.
#[cfg(not(feature = "national"))]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Main;

#[cfg(not(feature = "national"))]
impl Main {
    #[inline]
    #[expect(clippy::unused_self, reason = "it represents the table")]
    pub(crate) fn character(self, septet: u8) -> Option<char> {
        MAIN.character(septet)
    }

    #[inline]
    #[expect(clippy::unused_self, reason = "it represents the table")]
    pub(crate) const fn is_default(self) -> bool {
        true
    }

    /// Writes the code points of septets, 0 for an empty cell. Bit 7 is ignored.
    #[inline]
    #[expect(clippy::unused_self, reason = "it represents the table")]
    pub(crate) fn read<const N: usize>(self, septets: &[u8; N], code_points: &mut [u16; N]) {
        MAIN.read(septets, code_points);
    }
}

#[cfg(not(feature = "national"))]
#[expect(clippy::unused_self, reason = "it represents the tables")]
impl Tables {
    pub(super) const DEFAULT: Self = Self::Default;

    pub(super) const fn national_tables(self) -> u8 {
        0
    }

    pub(super) const fn is_default(self) -> bool {
        true
    }

    pub(super) const fn main(self) -> Main {
        Main
    }

    #[inline]
    pub(super) fn extension(self, septet: u8) -> Option<char> {
        EXTENSION.character(septet)
    }

    #[inline]
    pub(super) fn code(self, character: char) -> Option<Code> {
        lookup().code(character)
    }

    #[inline]
    pub(super) fn cost(self, character: char) -> Option<u8> {
        self.code(character).map(Code::cost)
    }
}

/// Returns whether a byte is a printable ASCII character with a septet of the same value: any except
/// `$`, `@`, `[ \ ] ^ _`, the backtick and `{ | } ~`.
///
/// Uses signed comparisons, which the compiler can vectorize.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch prevents vectorization"
)]
pub(super) const fn is_identity(byte: u8) -> bool {
    let signed = byte.cast_signed();
    // The addition moves `[ \ ] ^ _` and the backtick to the top of the signed range.
    let brackets = byte.wrapping_add(0x7F - b'`').cast_signed() > 0x7F - 6;
    (signed >= 0x20) & (signed <= b'z'.cast_signed()) & !brackets & (byte != b'$') & (byte != b'@')
}

// Checks `is_identity` against the table.
const _: () = {
    let mut byte = 0;
    while byte < u8::MAX {
        assert!(!is_identity(byte) || LOOKUP.is_main(byte as char, byte));
        byte += 1;
    }
};
