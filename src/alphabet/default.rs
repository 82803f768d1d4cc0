//! The default alphabet and its extension table: 3GPP TS 23.038 §6.2.1 and §6.2.1.1.

#[cfg(not(feature = "national"))]
use super::code::Code;
use super::lookup::{EURO, Lookup, TwoByteSet};
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

/// The end of the characters in [`COSTS`], which has all characters of the default tables but the
/// euro sign.
const COSTS_END: usize = 0x400;

/// The highest number of code units whose costs are summed up.
pub(super) const SUMMED: usize = 64;

/// In place of a cost, for a character without a code: more than [`SUMMED`] characters can take.
#[expect(
    clippy::cast_possible_truncation,
    reason = "evaluated only at compile time, and checked below"
)]
const NO_CODE: u8 = 2 * SUMMED as u8 + 1;
const _: () = assert!(NO_CODE as usize == 2 * SUMMED + 1);

/// The cost in septets of each character below U+0400, or [`NO_CODE`].
static COSTS: [u8; COSTS_END] = costs();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
const fn costs() -> [u8; COSTS_END] {
    let mut costs = [NO_CODE; COSTS_END];
    let mut point = 0;
    while point < COSTS_END {
        if let Some(character) = char::from_u32(point as u32)
            && let Some(code) = LOOKUP.code(character)
        {
            costs[point] = code.cost();
        }
        point += 1;
    }
    costs
}

/// Returns whether a character of one UTF-16 code unit has a code.
#[inline]
pub(super) fn has_cost(unit: u16) -> bool {
    cost_of_unit(unit) != NO_CODE
}

/// Returns the cost in septets of a character of one UTF-16 code unit, or [`NO_CODE`].
#[inline]
pub(super) fn cost_of_unit(unit: u16) -> u8 {
    match COSTS.get(usize::from(unit)) {
        Some(&cost) => cost,
        None if u32::from(unit) == EURO => 2,
        None => NO_CODE,
    }
}

/// Returns the sum of the costs, or `None` if a character has no code. There must be at most
/// [`SUMMED`] code units.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a ten-bit index into 1,024 costs")]
pub(super) fn cost_of_units(units: &[u16]) -> Option<u32> {
    let all = units.iter().fold(0, |all, &unit| all | unit);
    let costs = units.iter();
    let sum: u32 = if usize::from(all) < COSTS_END {
        let cost = |&unit: &u16| u32::from(COSTS[usize::from(unit) % COSTS_END]);
        costs.map(cost).fold(0, u32::wrapping_add)
    } else {
        costs
            .map(|&unit| u32::from(cost_of_unit(unit)))
            .fold(0, u32::wrapping_add)
    };
    // No sum of costs is as high.
    (sum < NO_CODE.into()).then_some(sum)
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

/// Returns whether a byte is a printable ASCII character with a septet of the same value: any
/// except `$`, `@`, `[ \ ] ^ _`, the backtick and `{ | } ~`.
///
/// Uses signed comparisons, which the compiler can vectorize.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch prevents vectorization"
)]
pub(super) const fn is_identity(byte: u8) -> bool {
    // Moves `[ \ ] ^ _` to `{ | } ~` and DEL, and `@` to the backtick.
    let lower = byte | 0x20;
    (byte.cast_signed() >= 0x20)
        & (lower.cast_signed() <= b'z'.cast_signed())
        & (lower != b'`')
        & (byte != b'$')
}

// Checks `is_identity` against the table.
const _: () = {
    let mut byte = 0;
    while byte < u8::MAX {
        assert!(!is_identity(byte) || LOOKUP.is_main(byte as char, byte));
        byte += 1;
    }
};
