//! A table of 128 cells, one for each septet.

/// What 128 septets stand for.
///
/// Every character of every table lies in the Basic Multilingual Plane, so a cell
/// is 16 bits wide. U+0000 is in no table and marks a cell without a character.
#[derive(Debug)]
pub(super) struct Table {
    cells: [u16; 128],
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "runs only while compiling, where a fault is an error of the build"
)]
impl Table {
    /// A table from its cells in the order of the septets; `'\0'` is no character.
    pub(super) const fn of(characters: &[char; 128]) -> Self {
        let mut table = Self { cells: [0; 128] };
        let mut septet = 0;
        while septet < characters.len() {
            table.place(septet, characters[septet]);
            septet += 1;
        }
        table
    }

    /// A table from the code points of its cells; 0 is no character.
    #[cfg(feature = "national")]
    pub(super) const fn of_points(cells: &[u16; 128]) -> Self {
        Self { cells: *cells }
    }

    const fn place(&mut self, septet: usize, character: char) {
        assert!((character as u32) <= 0xFFFF, "a character beyond the BMP");
        self.cells[septet] = character as u16;
    }

    /// As [`Table::character`], for the computation of the inverse.
    pub(super) const fn cell(&self, septet: u8) -> Option<char> {
        match self.cells[septet as usize] {
            0 => None,
            cell => char::from_u32(cell as u32),
        }
    }

    /// The code point in a cell; 0 is no character.
    #[cfg(feature = "national")]
    pub(super) const fn point(&self, septet: u8) -> u16 {
        self.cells[septet as usize]
    }
}

impl Table {
    /// The character of a septet; `None` for an empty cell and above 0x7F.
    #[inline]
    pub(super) fn character(&self, septet: u8) -> Option<char> {
        match self.cells.get(usize::from(septet))? {
            0 => None,
            &cell => char::from_u32(cell.into()),
        }
    }

    /// As [`Table::point`], for a look-up.
    #[cfg(feature = "national")]
    #[inline]
    pub(super) fn point_of(&self, septet: u8) -> u16 {
        self.cells.get(usize::from(septet)).copied().unwrap_or(0)
    }
}

/// A table of which few cells hold a character: a list of them takes less memory.
pub(super) struct Sparse<const N: usize> {
    cells: [(u8, u16); N],
}

impl<const N: usize> Sparse<N> {
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "runs only while compiling, where a fault is an error of the build"
    )]
    pub(super) const fn of(characters: &[(u8, char); N]) -> Self {
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

    /// The cells that hold a character: the septet and the character.
    pub(super) const fn cells(&self) -> &[(u8, u16); N] {
        &self.cells
    }

    /// The code point in a cell; 0 is no character.
    #[cfg(feature = "national")]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "runs only while compiling"
    )]
    pub(super) const fn point(&self, septet: u8) -> u16 {
        let mut next = 0;
        while next < N {
            let (place, point) = self.cells[next];
            if place == septet {
                return point;
            }
            next += 1;
        }
        0
    }

    /// The character of a septet; `None` for an empty cell and above 0x7F.
    pub(super) fn character(&self, septet: u8) -> Option<char> {
        let (_, cell) = self.cells.iter().find(|(place, _)| *place == septet)?;
        char::from_u32(u32::from(*cell))
    }
}
