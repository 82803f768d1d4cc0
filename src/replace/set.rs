//! Kinds of characters that can be replaced, and sets of them.

/// Which characters may be replaced: a set of groups, and a value that can be a constant.
///
/// Each character that [`substitute`](crate::replace::substitute) knows is in one group.
///
/// ```
/// use septet::replace::Groups;
///
/// const GENTLE: Groups = Groups::TYPOGRAPHY.with(Groups::SPACES);
///
/// let replaced: String = GENTLE.replace("“Ça va…”").collect();
/// assert_eq!(replaced, "\"Ça va...\"");
/// // What is not chosen stays.
/// assert_eq!(GENTLE.replace("naïve").collect::<String>(), "naïve");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Groups {
    bits: u8,
}

impl Groups {
    /// No group: nothing is replaced.
    pub const NONE: Self = Self { bits: 0 };

    /// Quotation marks, dashes, dots, symbols, currencies and fractions: `“` to `"`, `–` to
    /// `-`, `…` to `...`, `™` to `TM`, `₹` to `Rs`, `½` to `1/2`. Punctuation of full width
    /// is among them.
    pub const TYPOGRAPHY: Self = Self { bits: 1 };

    /// White space, and what is invisible: a no-break space becomes a space, a line
    /// separator a line feed, and joiners, marks of direction, variation selectors and
    /// controls go.
    pub const SPACES: Self = Self { bits: 2 };

    /// Letters with marks, strokes and hooks, and the marks themselves: `ê` to `e`, `ł` to
    /// `l`, `œ` to `oe`. The nearest letter is taken, so `ǘ` becomes `ü`. A letter and the
    /// marks that follow it are one letter: `e` and U+0301 become `é`.
    pub const ACCENTS: Self = Self { bits: 4 };

    /// Letters and digits in another shape: Greek capitals that look like Latin ones, full
    /// width, mathematical and small capital letters, digits in circles, superscripts,
    /// Roman numerals, ligatures, units in a square.
    pub const LOOKALIKES: Self = Self { bits: 8 };

    /// All of them.
    pub const ALL: Self = Self::TYPOGRAPHY
        .with(Self::SPACES)
        .with(Self::ACCENTS)
        .with(Self::LOOKALIKES);

    /// These groups and those.
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

    /// These groups without those.
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

    /// Whether all of those groups are among these.
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

    /// Whether there is no group among them.
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

    /// A bit for each group.
    pub(super) const fn bits(self) -> u8 {
        self.bits
    }

    /// The groups of the bits that stand for one.
    pub(super) const fn of_bits(bits: u8) -> Self {
        Self {
            bits: bits & Self::ALL.bits,
        }
    }
}

impl Default for Groups {
    /// All of them.
    fn default() -> Self {
        Self::ALL
    }
}
