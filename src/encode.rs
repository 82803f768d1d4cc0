//! From a segment to the octets that go on the air.

use crate::alphabet::{Alphabet, Code, ESCAPE};
use crate::data_coding::DataCoding;
use crate::encoding::Coding;
#[cfg(feature = "national")]
use crate::header::push_shifts;
use crate::header::{self, Concatenation};
use crate::packing::Packer;
use crate::split::Segment;
use crate::user_data::UserData;
use crate::word::IS_LARGE;

impl Segment<'_> {
    /// The user data of the segment. Its header holds the concatenation element if it is
    /// one of several, then the national shifts of its tables, then the elements of the
    /// application; without any of them there is no header.
    ///
    /// The reference number is the same for all segments of a message and another
    /// for the next one: a counter that wraps around (23.040 §9.2.3.24.1), best kept
    /// for each destination. With an 8-bit reference its low octet is taken. A
    /// single segment ignores it.
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
        let header = header::write(|octets| {
            if self.part().total > 1 {
                let concatenation = Concatenation {
                    reference: self.reference,
                    number: reference_number,
                    part: self.part(),
                };
                concatenation.write(octets);
            }
            #[cfg(feature = "national")]
            if let Coding::Gsm7(alphabet) = self.coding {
                push_shifts(octets, alphabet);
            }
            let _ = octets.extend_from_slice(self.elements.octets());
        });
        let data_coding = DataCoding::new(self.encoding().tp_dcs());
        let has_header = !header.is_empty();
        match self.coding {
            #[cfg(feature = "national")]
            Coding::Gsm7(alphabet) if !alphabet.is_default() => {
                let mut packer = Packer::behind(header);
                pack_national(alphabet, self.text(), &mut packer);
                UserData::packed(data_coding, has_header, packer)
            }
            Coding::Gsm7(_) => {
                let mut packer = Packer::behind(header);
                pack(self.text(), &mut packer);
                UserData::packed(data_coding, has_header, packer)
            }
            Coding::Ucs2 => {
                let mut octets = header;
                for unit in self.text().encode_utf16() {
                    let _ = octets.extend_from_slice(&unit.to_be_bytes());
                }
                UserData::unpacked_octets(data_coding, has_header, octets)
            }
        }
    }
}

/// Packs the septets of the text of a segment in national tables.
#[cfg(feature = "national")]
fn pack_national(alphabet: Alphabet, text: &str, packer: &mut Packer) {
    for character in text.chars() {
        push(alphabet.code(character), packer);
    }
}

/// Packs the septets of a code.
#[inline]
fn push(code: Option<Code>, packer: &mut Packer) {
    match code {
        Some(Code::Main(septet)) => packer.push(septet),
        Some(Code::Extension(septet)) => {
            packer.push(ESCAPE);
            packer.push(septet);
        }
        None => {}
    }
}

/// Packs the septets of the text of a segment in the default tables: it is in GSM-7 only if
/// every character has a code.
fn pack(text: &str, packer: &mut Packer) {
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = 0;
        if IS_LARGE {
            let same = pack_same(rest.as_bytes(), packer);
            rest = rest.get(same..).unwrap_or("");
            // The characters that begin in the next octets, one by one.
            end = rest.len().saturating_sub(8);
        }
        let mut characters = rest.chars();
        while characters.as_str().len() > end {
            let Some(character) = characters.next() else {
                break;
            };
            push(Alphabet::default_code(character), packer);
        }
        rest = characters.as_str();
    }
}

/// Packs the octets at the start whose septets have the same numbers, as far as blocks and
/// words of them go, and says how many they are.
fn pack_same(octets: &[u8], packer: &mut Packer) -> usize {
    let mut rest = octets;
    while let Some((block, behind)) = rest.split_first_chunk::<32>() {
        if !Alphabet::DEFAULT.are_same(block) {
            break;
        }
        let mut words = [[0; 8]; 4];
        for (word, octets) in words.iter_mut().zip(block.chunks_exact(8)) {
            word.copy_from_slice(octets);
        }
        packer.push_words(&words);
        rest = behind;
    }
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        if !Alphabet::DEFAULT.are_same(word) {
            break;
        }
        packer.push_words(&[*word]);
        rest = behind;
    }
    octets.len().wrapping_sub(rest.len())
}
