//! The fields of a TPDU that are needed to parse its user data.

use super::data_coding::DataCoding;
use super::packing::packed_octets;

/// The fields of a TPDU that are needed to parse its user data: TP-DCS, TP-UDHI and TP-UDL.
///
/// ```
/// use septet::{UserData, wire::Fields};
///
/// let fields = Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 };
/// let received = UserData::parse(fields, &[0xC8, 0x32, 0x9B, 0xFD, 0x06])?;
/// assert_eq!(received.text()?, "Hello");
/// assert_eq!(received.fields(), fields);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fields {
    /// TP-DCS, the data coding scheme (23.038 §4).
    pub tp_dcs: u8,
    /// TP-UDHI: whether the user data begins with a header (23.040 §9.2.3.23).
    pub tp_udhi: bool,
    /// TP-UDL, the length of the user data: in septets for GSM 7-bit text, including the header and
    /// fill bits, and in octets otherwise (23.040 §9.2.3.16).
    pub tp_udl: u8,
}

impl Fields {
    /// Returns the number of octets of TP-UD that TP-UDL takes.
    #[inline]
    pub(crate) const fn octets(self) -> usize {
        let length = self.tp_udl as usize;
        if DataCoding::new(self.tp_dcs).counts_septets() {
            packed_octets(length)
        } else {
            length
        }
    }
}
