//! Groups of characters to replace, and sets of them.

/// A set of groups of characters to replace. It can be a constant.
///
/// Each character with a [`substitute`](crate::replace::substitute) is in one group.
///
/// ```
/// use septet::replace::Groups;
///
/// const GENTLE: Groups = Groups::TYPOGRAPHY.with(Groups::SPACES);
///
/// let replaced: String = GENTLE.replace("“Ça va…”").collect();
/// assert_eq!(replaced, "\"Ça va...\"");
/// // Characters in other groups stay.
/// assert_eq!(GENTLE.replace("naïve").collect::<String>(), "naïve");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Groups {
    bits: u8,
}

impl Groups {
    /// The empty set: nothing is replaced.
    pub const NONE: Self = Self { bits: 0 };

    /// Quotation marks, dashes, dots, symbols, currencies and fractions.
    ///
    /// `“` to `"`, `–` to `-`, `…` to `...`, `™` to `TM`, `₹` to `Rs`, `½` to `1/2`. Fullwidth
    /// punctuation is included.
    pub const TYPOGRAPHY: Self = Self { bits: 1 };

    /// White space and invisible characters.
    ///
    /// A no-break space becomes a space, a line separator a line feed; joiners, directional marks,
    /// variation selectors and controls are dropped.
    pub const SPACES: Self = Self { bits: 2 };

    /// Letters with marks, strokes and hooks, and the marks themselves.
    ///
    /// `ê` to `e`, `ł` to `l`, `œ` to `oe`. The nearest letter is used, so `ǘ` becomes `ü`. A
    /// letter and the marks after it are one letter: `e` and U+0301 become `é`.
    pub const ACCENTS: Self = Self { bits: 4 };

    /// Letters and digits in another shape.
    ///
    /// Greek capitals that look like Latin ones, fullwidth, mathematical and small capital letters,
    /// circled digits, superscripts, Roman numerals, ligatures, squared units.
    pub const LOOKALIKES: Self = Self { bits: 8 };

    /// All groups.
    pub const ALL: Self = Self::TYPOGRAPHY
        .with(Self::SPACES)
        .with(Self::ACCENTS)
        .with(Self::LOOKALIKES);

    /// Returns the union of two sets.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
    /// let groups = Groups::SPACES.with(Groups::ACCENTS);
    /// assert!(groups.contains(Groups::SPACES) && groups.contains(Groups::ACCENTS));
    /// assert!(!groups.contains(Groups::TYPOGRAPHY));
    /// ```
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self {
            bits: self.bits | others.bits,
        }
    }

    /// Returns these groups without `others`.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
    /// let groups = Groups::ALL.without(Groups::ACCENTS);
    /// assert_eq!(groups.replace("“naïve”").collect::<String>(), "\"naïve\"");
    /// ```
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self {
            bits: self.bits & !others.bits,
        }
    }

    /// Returns whether this set contains all groups of `others`.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
    /// assert!(Groups::ALL.contains(Groups::LOOKALIKES));
    /// assert!(!Groups::SPACES.contains(Groups::SPACES.with(Groups::ACCENTS)));
    /// assert!(Groups::SPACES.contains(Groups::NONE));
    /// ```
    #[inline]
    #[must_use]
    pub const fn contains(self, others: Self) -> bool {
        self.bits & others.bits == others.bits
    }

    /// Returns whether the set is empty.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
    /// assert!(Groups::NONE.is_empty());
    /// assert!(!Groups::SPACES.is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The set as bits, one for each group.
    pub(super) const fn bits(self) -> u8 {
        self.bits
    }

    /// Creates a set from bits, ignoring those of no group.
    pub(super) const fn from_bits(bits: u8) -> Self {
        Self {
            bits: bits & Self::ALL.bits,
        }
    }
}

impl Default for Groups {
    /// All groups.
    fn default() -> Self {
        Self::ALL
    }
}
