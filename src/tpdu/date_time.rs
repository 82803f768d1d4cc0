//! A date and a time with its zone.

use core::fmt;

/// The first year of the 1900s that two digits mean: 1990. There were no messages before 1992.
const FIRST_OF_1900S: u8 = 90;

/// A date and a local time, with its difference from UTC.
///
/// Displays as RFC 3339 has it, such as `2024-02-29T12:34:56+01:00`.
///
/// ```
/// use septet::tpdu::{DateTime, Timestamp};
///
/// let time = DateTime {
///     year: 24, month: 2, day: 29, hour: 12, minute: 34, second: 56, quarters: 4,
/// };
/// assert!(time.is_valid());
/// assert_eq!(Timestamp::new(time).unwrap().date_time(), Some(time));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DateTime {
    /// The last two digits of the year: 0 to 99. See [`DateTime::full_year`].
    pub year: u8,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// Quarters of an hour that local time is ahead of UTC: -79 to 79. Includes summer time.
    pub quarters: i8,
}

impl DateTime {
    /// Returns the year with its century: 1990 to 2089.
    ///
    /// ```
    /// use septet::tpdu::DateTime;
    ///
    /// let time = DateTime {
    ///     year: 99, month: 1, day: 1, hour: 0, minute: 0, second: 0, quarters: 0,
    /// };
    /// assert_eq!(time.full_year(), 1999);
    /// assert_eq!(DateTime { year: 24, ..time }.full_year(), 2024);
    /// ```
    #[must_use]
    pub const fn full_year(self) -> u16 {
        let century: u16 = if self.year < FIRST_OF_1900S {
            2000
        } else {
            1900
        };
        century.saturating_add(self.year as u16)
    }

    /// Returns whether all fields are within their ranges and the month has the day.
    ///
    /// ```
    /// use septet::tpdu::DateTime;
    ///
    /// let leap = DateTime {
    ///     year: 24, month: 2, day: 29, hour: 0, minute: 0, second: 0, quarters: 0,
    /// };
    /// assert!(leap.is_valid());
    /// assert!(!DateTime { year: 23, ..leap }.is_valid());
    /// ```
    #[must_use]
    pub const fn is_valid(self) -> bool {
        let days = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            // 2000 is the only year of a century from 1990 to 2089, and it is a leap year.
            2 if self.year.is_multiple_of(4) => 29,
            2 => 28,
            _ => 0,
        };
        self.year <= 99
            && matches!(self.day, 1..=31)
            && self.day <= days
            && self.hour <= 23
            && self.minute <= 59
            && self.second <= 59
            && matches!(self.quarters, -79..=79)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            month,
            day,
            hour,
            minute,
            second,
            ..
        } = self;
        let sign = if self.quarters < 0 { '-' } else { '+' };
        let quarters = self.quarters.unsigned_abs();
        let minutes = (quarters % 4).saturating_mul(15);
        write!(
            f,
            "{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{minutes:02}",
            self.full_year(),
            quarters / 4,
        )
    }
}
