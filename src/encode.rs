//! From a segment to the octets that go on the air.

use crate::alphabet::Alphabet;
use crate::data_coding::DataCoding;
use crate::encoding::Coding;
use crate::header::Concatenation;
use crate::packing::Octets;
use crate::split::Segment;
use crate::user_data::UserData;

impl Segment<'_> {
    /// The user data of the segment, with a concatenation header if it is one of
    /// several.
    ///
    /// The reference number is the same for all segments of a message and another
    /// for the next one: a counter that wraps around (23.040 §9.2.3.24.1), best kept
    /// for each destination. With an 8-bit reference its low octet is taken. A
    /// single segment has no header and ignores it.
    ///
    /// ```
    /// let text = "ж".repeat(71);
    /// for (segment, octets) in septet::split(&text)?.zip([140, 14]) {
    ///     let user_data = segment.encode(0x2A);
    ///     assert_eq!(user_data.octets().len(), octets);
    ///     assert_eq!(user_data.octets()[..4], [0x05, 0x00, 0x03, 0x2A]);
    /// }
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn encode(&self, reference_number: u16) -> UserData {
        let mut header = Octets::new();
        if self.part().total > 1 {
            let concatenation = Concatenation {
                reference: self.reference,
                number: reference_number,
                part: self.part(),
            };
            concatenation.write(&mut header);
        }
        let data_coding = DataCoding::new(self.encoding().tp_dcs());
        match self.coding {
            Coding::Gsm7(alphabet) => {
                UserData::assemble(data_coding, header, septets(alphabet, self.text()))
            }
            Coding::Ucs2 => {
                let octets = self.text().encode_utf16().flat_map(u16::to_be_bytes);
                UserData::assemble(data_coding, header, octets)
            }
        }
    }
}

/// The septets of the text of a segment: it is in GSM-7 only if every character has
/// a code.
fn septets(alphabet: Alphabet, text: &str) -> impl Iterator<Item = u8> {
    alphabet.septets(text).filter_map(Result::ok)
}
