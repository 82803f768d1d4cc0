//! The lookup from a character to its septet in one table, computed at compile time.

use super::super::table::Table;

/// The septets of a table, sorted by character. If several septets have the same character, only
/// the lowest is included.
pub(super) struct Sorted {
    septets: [u8; 128],
    /// The number of valid entries in `septets`.
    length: u8,
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time"
)]
pub(super) const fn sort_all<const N: usize>(tables: &[Table; N]) -> [Sorted; N] {
    let mut all = [const {
        Sorted {
            septets: [0; 128],
            length: 0,
        }
    }; N];
    let mut next = 0;
    while next < N {
        all[next] = Sorted::new(&tables[next]);
        next += 1;
    }
    all
}

impl Sorted {
    /// A character with two septets gets the lower one.
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        clippy::indexing_slicing,
        reason = "evaluated only at compile time"
    )]
    const fn new(table: &Table) -> Self {
        let mut septets = [0; 128];
        let mut length = 0;
        let mut septet = 0;
        while septet < 128 {
            let code_point = table.code_point(septet);
            // Find the position after all characters that are not higher.
            let mut index = length;
            while index > 0 && table.code_point(septets[index - 1]) > code_point {
                index -= 1;
            }
            let is_known = index > 0 && table.code_point(septets[index - 1]) == code_point;
            if code_point != 0 && !is_known {
                let mut last = length;
                while last > index {
                    septets[last] = septets[last - 1];
                    last -= 1;
                }
                septets[index] = septet;
                length += 1;
            }
            septet += 1;
        }
        Self {
            septets,
            length: length as u8,
        }
    }

    /// Returns the septet of a character. `table` must be the table that was sorted.
    pub(super) fn septet(&self, table: &Table, character: char) -> Option<u8> {
        let code_point = u16::try_from(u32::from(character)).ok()?;
        // In most main tables, most ASCII characters equal their septets.
        if let Ok(same) = u8::try_from(character)
            && table.character(same) == Some(character)
        {
            return Some(same);
        }
        let septets = self.septets.get(..usize::from(self.length))?;
        let index = septets
            .binary_search_by_key(&code_point, |&septet| table.code_point(septet))
            .ok()?;
        septets.get(index).copied()
    }
}
