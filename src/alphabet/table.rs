//! Tables from septets to characters.

/// A table of 128 cells, one for each septet.
///
/// All characters of all tables are in the Basic Multilingual Plane, so a cell is 16 bits wide.
/// U+0000 is in no table and marks an empty cell.
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
    /// Creates a table from its characters in the order of the septets; `'\0'` is an empty cell.
    pub(super) const fn new(characters: &[char; 128]) -> Self {
        let mut table = Self { cells: [0; 128] };
        let mut septet = 0;
        while septet < characters.len() {
            table.set(septet, characters[septet]);
            septet += 1;
        }
        table
    }

    /// Creates a table from its code points; 0 is an empty cell.
    #[cfg(feature = "national")]
    pub(super) const fn from_points(cells: &[u16; 128]) -> Self {
        Self { cells: *cells }
    }

    const fn set(&mut self, septet: usize, character: char) {
        assert!((character as u32) <= 0xFFFF, "a character beyond the BMP");
        self.cells[septet] = character as u16;
    }

    /// [`Table::character`] in a `const fn`; a septet above 0x7F panics.
    pub(super) const fn cell(&self, septet: u8) -> Option<char> {
        match self.cells[septet as usize] {
            0 => None,
            cell => char::from_u32(cell as u32),
        }
    }

    /// The code point in a cell; 0 if it is empty.
    #[cfg(feature = "national")]
    pub(super) const fn point(&self, septet: u8) -> u16 {
        self.cells[septet as usize]
    }
}

impl Table {
    /// Returns the character of a septet, or `None` for an empty cell and above 0x7F.
    #[inline]
    pub(super) fn character(&self, septet: u8) -> Option<char> {
        match self.cells.get(usize::from(septet))? {
            0 => None,
            &cell => char::from_u32(cell.into()),
        }
    }

    /// [`Table::point`] without a panic: 0 above 0x7F.
    #[cfg(feature = "national")]
    #[inline]
    pub(super) fn point_of(&self, septet: u8) -> u16 {
        self.cells.get(usize::from(septet)).copied().unwrap_or(0)
    }
}

/// A table with few characters: a list of its cells takes less memory.
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
            assert!((character as u32) <= 0xFFFF, "a character beyond the BMP");
            cells[next] = (septet, character as u16);
            next += 1;
        }
        Self { cells }
    }

    /// The cells that are not empty: septets and code points.
    pub(super) const fn cells(&self) -> &[(u8, u16); N] {
        &self.cells
    }

    /// The code point in a cell; 0 if it is empty.
    #[cfg(feature = "national")]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "evaluated only at compile time"
    )]
    pub(super) const fn point(&self, septet: u8) -> u16 {
        let mut next = 0;
        while next < N {
            let (cell, point) = self.cells[next];
            if cell == septet {
                return point;
            }
            next += 1;
        }
        0
    }

    /// Returns the character of a septet, or `None` for an empty cell and above 0x7F.
    pub(super) fn character(&self, septet: u8) -> Option<char> {
        let (_, point) = self.cells.iter().find(|(cell, _)| *cell == septet)?;
        char::from_u32(u32::from(*point))
    }
}
