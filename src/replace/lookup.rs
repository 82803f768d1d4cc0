//! Lookup of substitutes in the generated table.

use super::row::{MARKS, Run};
use super::set::Groups;
use super::table::{BMP, COMPOSITIONS, SPECIAL, SUPPLEMENTARY, TEXT};
use crate::kernel::fast_path;

// The size of the table in bytes. One entry per character would take three times as much space.
const _: () = {
    let runs = size_of_val(&BMP) + size_of_val(&SUPPLEMENTARY) + size_of_val(&SPECIAL);
    assert!(runs == 3450);
    assert!(size_of_val(&COMPOSITIONS) == 152);
    assert!(TEXT.len() == 1_813);
};

/// The substitute for a character outside the GSM 7-bit default alphabet.
///
/// ```
/// use septet::replace::{Groups, Substitute};
///
/// let found = Substitute::from_char('…').unwrap();
/// assert_eq!((found.text, found.group), ("...", Groups::TYPOGRAPHY));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Substitute {
    /// At most four characters of the default alphabet and its extension table. Empty if the
    /// character is dropped.
    pub text: &'static str,
    /// The groups of the character: usually one, but two for a letter such as `Ά`, which is both
    /// accented and a lookalike.
    pub group: Groups,
}

impl Substitute {
    /// Returns the substitute for a character, if there is one.
    ///
    /// Characters of the default alphabet and its extension table have none.
    ///
    /// ```
    /// use septet::replace::{Groups, Substitute};
    ///
    /// assert_eq!(Substitute::from_char('ł').unwrap().text, "l");
    /// assert_eq!(Substitute::from_char('\u{200D}').unwrap().group, Groups::SPACES);
    /// assert_eq!(Substitute::from_char('é'), None); // has a code
    /// assert_eq!(Substitute::from_char('ж'), None); // no substitute
    /// ```
    #[must_use]
    pub fn from_char(character: char) -> Option<Self> {
        find(character)
    }
}

/// Returns the [`Substitute::text`] for a character if `groups` contains all its groups, otherwise
/// `None`.
///
/// The text is empty if the character is dropped. To also compose letters with the combining marks
/// after them, use [`Groups::replace`].
///
/// ```
/// use septet::replace::{Groups, substitute};
///
/// assert_eq!(substitute('“', Groups::ALL), Some("\""));
/// assert_eq!(substitute('½', Groups::TYPOGRAPHY), Some("1/2"));
/// assert_eq!(substitute('½', Groups::ACCENTS), None);
/// assert_eq!(substitute('\u{FEFF}', Groups::SPACES), Some(""));
/// assert_eq!(substitute('a', Groups::ALL), None);
/// assert_eq!(substitute('中', Groups::ALL), None);
/// ```
#[must_use]
pub fn substitute(character: char, groups: Groups) -> Option<&'static str> {
    if groups.is_empty() {
        return None; // skips the lookup
    }
    let found = Substitute::from_char(character)?;
    groups.contains(found.group).then_some(found.text)
}

fn find(character: char) -> Option<Substitute> {
    let point = u32::from(character);
    let runs: &[Run] = match point >> 16 {
        0x0 => &BMP,
        0x1 => &SUPPLEMENTARY,
        0xE => &SPECIAL,
        _ => return None,
    };
    let is_bmp = point <= 0xFFFF;
    let point = u16::try_from(point & 0xFFFF).ok()?;
    let near = if is_bmp {
        fast_path(|| runs_near(point))
    } else {
        None
    };
    let run = if let Some(near) = near {
        // Most characters are in the first or second of these runs.
        near.iter().take_while(|run| run.first <= point).last()?
    } else {
        let end = runs.partition_point(|run| run.first <= point);
        runs.get(end.checked_sub(1)?)?
    };
    let index = point.checked_sub(run.first)?;
    if index >= u16::from(run.count) {
        return None;
    }
    Some(Substitute {
        text: substitute_at(run, index.into())?,
        group: run.group(),
    })
}

/// The number of characters in a page.
const PAGE: usize = 64;

/// For each page of the BMP, the index of the last run that begins at or before its first
/// character.
static FIRST_RUN: [u16; 0x1_0000 / PAGE] = first_runs();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
const fn first_runs() -> [u16; 0x1_0000 / PAGE] {
    let mut first_runs = [0; 0x1_0000 / PAGE];
    let (mut page, mut run) = (0, 0);
    while page < first_runs.len() {
        while run + 1 < BMP.len() && BMP[run + 1].first as usize <= page * PAGE {
            run += 1;
        }
        first_runs[page] = run as u16;
        page += 1;
    }
    first_runs
}

/// Returns the runs of the BMP from the first that can contain a character.
fn runs_near(point: u16) -> &'static [Run] {
    let first = FIRST_RUN
        .get(usize::from(point) / PAGE)
        .copied()
        .unwrap_or_default();
    BMP.get(first.into()..).unwrap_or_default()
}

/// Returns the substitute for the character at `index` in a run.
fn substitute_at(run: &Run, index: usize) -> Option<&'static str> {
    let length = run.length();
    let step = if run.is_shared() {
        0
    } else {
        index.checked_mul(length)?
    };
    table_text(run.offset().checked_add(step)?, length)
}

fn table_text(offset: usize, length: usize) -> Option<&'static str> {
    TEXT.get(offset..offset.checked_add(length)?)
}

/// Returns whether a character may be a mark that can be dropped, or one that negates.
#[inline]
pub(super) const fn can_be_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36F}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
    )
}

/// Returns whether a character may take more code units than its substitute: because it takes two,
/// or because it is dropped.
#[inline]
pub(super) const fn can_be_longer(character: char) -> bool {
    !matches!(
        character,
        '\u{A0}'..='\u{AC}'
            | '\u{AE}'..='\u{2FF}'
            | '\u{370}'..='\u{61B}'
            | '\u{61D}'..='\u{180D}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2070}'..='\u{FDFF}'
    )
}

// Checks both functions against the table.
const _: () = {
    let mut runs = BMP.as_slice();
    while let [run, rest @ ..] = runs {
        let mut index = 0;
        while run.length() == 0 && index < run.count {
            let Some(dropped) = char::from_u32(run.first as u32 + index as u32) else {
                panic!("a surrogate");
            };
            assert!(can_be_longer(dropped));
            assert!(!run.is_dropped_accent() || can_be_mark(dropped));
            index += 1;
        }
        runs = rest;
    }
    let mut runs = SUPPLEMENTARY.as_slice();
    while let [run, rest @ ..] = runs {
        assert!(!run.is_dropped_accent());
        runs = rest;
    }
    let [first, second] = &SPECIAL;
    assert!(!first.is_dropped_accent() && !second.is_dropped_accent());
    let mut compositions = COMPOSITIONS.as_slice();
    while let [composition, rest @ ..] = compositions {
        let Some(mark) = char::from_u32(MARKS + composition.mark as u32) else {
            panic!("a surrogate");
        };
        assert!(can_be_mark(mark));
        compositions = rest;
    }
};

/// The byte length of every composed text.
const COMPOSED_LEN: usize = 2;

/// Returns the replacement for `base` followed by `mark`, unless it is `base` alone.
pub(super) fn compose(base: char, mark: char) -> Option<&'static str> {
    let base = u8::try_from(base).ok()?;
    let mark = u8::try_from(u32::from(mark).checked_sub(MARKS)?).ok()?;
    let index = COMPOSITIONS
        .binary_search_by_key(&(base, mark), |composition| {
            (composition.base, composition.mark)
        })
        .ok()?;
    let composition = COMPOSITIONS.get(index)?;
    table_text(composition.offset.into(), COMPOSED_LEN)
}
