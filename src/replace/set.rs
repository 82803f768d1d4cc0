//! Sets of character groups to replace.

/// A set of character groups to replace.
///
/// Each character with a [`Substitute`](crate::replace::Substitute) is in one group, with one
/// exception: a lookalike or a Greek letter with an accent, such as `Ά` or `ά`, is also in
/// [`Groups::ACCENTS`], and is replaced only if the set has both groups.
///
/// ```
/// use septet::replace::Groups;
///
/// const GENTLE: Groups = Groups::TYPOGRAPHY.with(Groups::SPACES);
///
/// assert_eq!(GENTLE.replace("“Ça va…”").collect::<String>(), "\"Ça va...\"");
/// // Characters in other groups stay.
/// assert_eq!(GENTLE.replace("naïve").collect::<String>(), "naïve");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Groups {
    bits: u8,
}

impl Groups {
    /// No groups: nothing is replaced.
    pub const NONE: Self = Self { bits: 0 };

    /// Punctuation (including fullwidth forms), symbols, currency signs and fractions.
    ///
    /// For example, `“` becomes `"`, `–` becomes `-`, `…` becomes `...`, `™` becomes `TM`, `₹`
    /// becomes `Rs`, and `½` becomes `1/2`.
    pub const TYPOGRAPHY: Self = Self { bits: 1 };

    /// White space and invisible characters.
    ///
    /// A no-break space or a tab becomes a space, and a line separator becomes a line feed. All
    /// other control characters, joiners, directional marks, variation selectors and tags are
    /// dropped.
    pub const SPACES: Self = Self { bits: 2 };

    /// Letters with marks, strokes or hooks, letters such as `œ`, and combining marks.
    ///
    /// For example, `ê` becomes `e`, `ł` becomes `l`, and `œ` becomes `oe`. The nearest letter is
    /// used: `ǘ` becomes `ü`, and `ő` becomes `ö`. A letter is replaced together with the combining
    /// marks after it: `e` and U+0301 become `é`. For `Ά` to become `A`, the set also needs
    /// [`Groups::LOOKALIKES`], and for `ά`, [`Groups::GREEK`].
    pub const ACCENTS: Self = Self { bits: 4 };

    /// Variants of letters and digits.
    ///
    /// Greek capitals that look like Latin letters (if accented, the set also needs
    /// [`Groups::ACCENTS`]); fullwidth, mathematical and small capital letters; circled digits,
    /// superscripts, Roman numerals, ligatures such as `ﬁ`, and squared units.
    pub const LOOKALIKES: Self = Self { bits: 8 };

    /// Lower-case Greek letters, which become capitals.
    ///
    /// GSM-7 has ten Greek capitals, and the other fourteen look like Latin letters: `λ` becomes
    /// `Λ`, and `η` becomes `H`. If accented, the set also needs [`Groups::ACCENTS`]. Before a
    /// Latin letter that the tables have, `μ` is a unit prefix and is replaced like the micro sign
    /// if the set also has [`Groups::LOOKALIKES`]: `μg` becomes `ug`, not `Mg`.
    ///
    /// ```
    /// # use septet::replace::Groups;
    /// let greek = Groups::GREEK.with(Groups::ACCENTS);
    /// assert_eq!(greek.replace("καλημέρα").collect::<String>(), "KAΛHMEPA");
    /// assert_eq!(Groups::GREEK.replace("καλημέρα").collect::<String>(), "KAΛHMέPA");
    /// ```
    pub const GREEK: Self = Self { bits: 16 };

    /// All groups.
    pub const ALL: Self = Self::TYPOGRAPHY
        .with(Self::SPACES)
        .with(Self::ACCENTS)
        .with(Self::LOOKALIKES)
        .with(Self::GREEK);

    /// Each group with its name, which the `serde` feature also uses.
    ///
    /// ```
    /// # use septet::replace::Groups;
    /// let named = |name| Groups::NAMED.iter().find(|(known, _)| *known == name);
    ///
    /// assert_eq!(named("greek"), Some(&("greek", Groups::GREEK)));
    /// assert_eq!(named("emoji"), None);
    /// ```
    pub const NAMED: &'static [(&'static str, Self)] = &[
        ("typography", Self::TYPOGRAPHY),
        ("spaces", Self::SPACES),
        ("accents", Self::ACCENTS),
        ("lookalikes", Self::LOOKALIKES),
        ("greek", Self::GREEK),
    ];

    /// Returns the union of two sets.
    ///
    /// ```
    /// # use septet::replace::Groups;
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

    /// Returns the groups in `self` that are not in `others`.
    ///
    /// ```
    /// # use septet::replace::Groups;
    /// let groups = Groups::ALL.without(Groups::ACCENTS);
    /// assert_eq!(groups.replace("“naïve”").collect::<String>(), "\"naïve\"");
    /// ```
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self {
            bits: self.bits & !others.bits,
        }
    }

    /// Returns whether `self` contains all groups in `others`.
    ///
    /// ```
    /// # use septet::replace::Groups;
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
    /// # use septet::replace::Groups;
    /// assert!(Groups::NONE.is_empty());
    /// assert!(!Groups::SPACES.is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Returns the set as bits, one per group.
    pub(super) const fn bits(self) -> u8 {
        self.bits
    }

    /// Creates a set from bits. Bits that belong to no group are ignored.
    pub(super) const fn from_bits(bits: u8) -> Self {
        Self {
            bits: bits & Self::ALL.bits,
        }
    }
}

impl Default for Groups {
    /// Returns [`Groups::ALL`].
    fn default() -> Self {
        Self::ALL
    }
}
