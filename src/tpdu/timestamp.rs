//! Time stamps: 3GPP TS 23.040 §9.2.3.11.

use super::date_time::DateTime;

/// The bit of the zone's octet that makes it negative.
const MINUS: u8 = 0x08;

/// A time stamp, kept as received: TP-SCTS, TP-DT or an absolute TP-VP (23.040 §9.2.3.11).
///
/// A message whose time stamp is no date is still a message, so [`Timestamp::date_time`] returns an
/// `Option`.
///
/// ```
/// use septet::tpdu::Timestamp;
///
/// let stamp = Timestamp::from_octets([0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x40]);
/// assert_eq!(stamp.date_time().unwrap().to_string(), "2024-02-29T12:34:56+01:00");
/// assert_eq!(Timestamp::from_octets([0xFF; 7]).date_time(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Timestamp([u8; 7]);

/// Returns the number that the two digits of an octet make, the low one first. A digit above 9 is
/// read as 0 (23.040 §9.2.3.11).
pub(super) const fn number(octet: u8) -> u8 {
    let (tens, units) = (octet & 0x0F, octet >> 4);
    let tens = if tens > 9 { 0 } else { tens };
    let units = if units > 9 { 0 } else { units };
    tens.saturating_mul(10).saturating_add(units)
}

/// Returns the octet of a number below 100.
const fn octet(number: u8) -> u8 {
    (number % 10) << 4 | (number / 10) & 0x0F
}

impl Timestamp {
    /// Creates a time stamp. Returns `None` if the date or the time does not exist.
    ///
    /// ```
    /// use septet::tpdu::{DateTime, Timestamp};
    ///
    /// let time = DateTime {
    ///     year: 24, month: 2, day: 29, hour: 12, minute: 34, second: 56, quarters: -14,
    /// };
    /// let stamp = Timestamp::new(time).unwrap();
    /// assert_eq!(stamp.octets(), [0x42, 0x20, 0x92, 0x21, 0x43, 0x65, 0x49]);
    /// assert_eq!(Timestamp::new(DateTime { day: 30, ..time }), None);
    /// ```
    #[must_use]
    pub const fn new(date_time: DateTime) -> Option<Self> {
        if !date_time.is_valid() {
            return None;
        }
        let sign = if date_time.quarters < 0 { MINUS } else { 0 };
        Some(Self([
            octet(date_time.year),
            octet(date_time.month),
            octet(date_time.day),
            octet(date_time.hour),
            octet(date_time.minute),
            octet(date_time.second),
            octet(date_time.quarters.unsigned_abs()) | sign,
        ]))
    }

    /// Wraps the octets of a time stamp.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::Timestamp::from_octets([0; 7]).date_time(), None);
    /// ```
    #[must_use]
    pub const fn from_octets(octets: [u8; 7]) -> Self {
        Self(octets)
    }

    /// Returns the octets as received.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::Timestamp::from_octets([1; 7]).octets(), [1; 7]);
    /// ```
    #[must_use]
    pub const fn octets(self) -> [u8; 7] {
        self.0
    }

    /// Returns the local time of the message centre, or `None` if the date or the time does not
    /// exist.
    ///
    /// A digit above 9 is read as 0.
    ///
    /// ```
    /// let stamp = septet::tpdu::Timestamp::from_octets([0x42, 0x20, 0x92, 0, 0, 0, 0x22]);
    /// let time = stamp.date_time().unwrap();
    /// assert_eq!((time.full_year(), time.quarters), (2024, 22)); // UTC+05:30
    /// ```
    #[must_use]
    pub const fn date_time(self) -> Option<DateTime> {
        let [year, month, day, hour, minute, second, zone] = self.0;
        // At most 79, so the cast does not wrap.
        let quarters = number(zone & !MINUS).cast_signed();
        let date_time = DateTime {
            year: number(year),
            month: number(month),
            day: number(day),
            hour: number(hour),
            minute: number(minute),
            second: number(second),
            quarters: if zone & MINUS == 0 {
                quarters
            } else {
                0_i8.saturating_sub(quarters)
            },
        };
        if date_time.is_valid() {
            Some(date_time)
        } else {
            None
        }
    }
}
