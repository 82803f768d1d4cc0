//! The code of a character: a table and a septet.

/// The septet that selects the extension table (23.038 §6.2.1).
pub(crate) const ESCAPE: u8 = 0x1B;

/// The code of a character in an [`Alphabet`](crate::alphabet::Alphabet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Code {
    /// A septet of the main table: 0x00 to 0x7F.
    Main(u8),
    /// The escape 0x1B, then a septet of the extension table: 0x00 to 0x7F.
    Extension(u8),
}

impl Code {
    /// Returns how many septets the character takes: 1 or 2 (23.038 §6.2.1).
    ///
    /// ```
    /// use septet::alphabet::Code;
    ///
    /// assert_eq!(Code::Main(0x41).cost(), 1);
    /// assert_eq!(Code::Extension(0x65).cost(), 2);
    /// ```
    #[must_use]
    pub const fn cost(self) -> u8 {
        match self {
            Self::Main(_) => 1,
            Self::Extension(_) => 2,
        }
    }
}
