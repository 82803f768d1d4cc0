//! Tables that map septets to characters.

/// A table of 128 cells, one for each septet. No table has a character above U+FFFF, so 16 bits per
/// cell are enough. U+0000 marks an empty cell.
#[derive(Debug)]
pub(super) struct Table {
    cells: [u16; 128],
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "evaluated only at compile time, where a panic is a build error"
)]
impl Table {
    /// Creates a table from characters in septet order; `'\0'` is an empty cell.
    pub(super) const fn new(characters: &[char; 128]) -> Self {
        let mut table = Self { cells: [0; 128] };
        let mut septet = 0;
        while septet < characters.len() {
            table.set(septet, characters[septet]);
            septet += 1;
        }
        table
    }

    /// Creates a table from code points; 0 is an empty cell.
    #[cfg(feature = "national")]
    pub(super) const fn from_code_points(cells: &[u16; 128]) -> Self {
        Self { cells: *cells }
    }

    const fn set(&mut self, septet: usize, character: char) {
        assert!((character as u32) <= 0xFFFF, "character above U+FFFF");
        self.cells[septet] = character as u16;
    }
}

impl Table {
    /// Returns the code point in a cell, or 0 if the cell is empty or the septet is above 0x7F.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the comparison bounds the index")]
    pub(super) const fn code_point(&self, septet: u8) -> u16 {
        if septet < 0x80 {
            self.cells[septet as usize]
        } else {
            0
        }
    }

    /// Writes the code points of septets, 0 for an empty cell. Bit 7 is ignored.
    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "the mask bounds the index")]
    pub(super) fn read<const N: usize>(&self, septets: &[u8; N], code_points: &mut [u16; N]) {
        for (code_point, &septet) in code_points.iter_mut().zip(septets) {
            *code_point = self.cells[usize::from(septet & 0x7F)];
        }
    }

    /// Returns the character of a septet, or `None` if the cell is empty or the septet is above
    /// 0x7F.
    #[inline]
    pub(super) fn character(&self, septet: u8) -> Option<char> {
        match self.cells.get(usize::from(septet))? {
            0 => None,
            &cell => char::from_u32(cell.into()),
        }
    }
}

/// A table with few characters, stored as a list to save memory.
pub(super) struct Sparse<const N: usize> {
    cells: [(u8, u16); N],
}

impl<const N: usize> Sparse<N> {
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "evaluated only at compile time, where a panic is a build error"
    )]
    pub(super) const fn new(characters: &[(u8, char); N]) -> Self {
        let mut cells = [(0, 0); N];
        let mut next = 0;
        while next < N {
            let (septet, character) = characters[next];
            assert!((character as u32) <= 0xFFFF, "character above U+FFFF");
            cells[next] = (septet, character as u16);
            next += 1;
        }
        Self { cells }
    }

    /// Returns the septets and code points of all non-empty cells.
    pub(super) const fn cells(&self) -> &[(u8, u16); N] {
        &self.cells
    }

    /// Returns the code point in a cell, or 0 if the cell is empty.
    #[cfg(feature = "national")]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "evaluated only at compile time"
    )]
    pub(super) const fn code_point(&self, septet: u8) -> u16 {
        let mut next = 0;
        while next < N {
            let (cell, code_point) = self.cells[next];
            if cell == septet {
                return code_point;
            }
            next += 1;
        }
        0
    }

    /// Returns the character of a septet, or `None` if the cell is empty.
    pub(super) fn character(&self, septet: u8) -> Option<char> {
        let (_, code_point) = self.cells.iter().find(|(cell, _)| *cell == septet)?;
        char::from_u32(u32::from(*code_point))
    }
}
