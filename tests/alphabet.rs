//! Exhaustive tests of the default alphabet (every character, cell and pair of septets) and of
//! every TP-DCS value.

mod model;

use model::{Coding, tables};
use septet::alphabet::{Alphabet, Code};
use septet::wire::Fields;
use septet::wire::{CharacterSet, DataCoding, WaitingKind};
use septet::{DecodeError, Encoding, UserData};

const ALPHABET: Alphabet = Alphabet::DEFAULT;

fn parse(septets: &[u8]) -> UserData {
    let (udl, octets) = model::pack(&[], septets);
    UserData::parse(
        Fields {
            tp_dcs: 0x00,
            tp_udhi: false,
            tp_udl: udl as u8,
        },
        &octets,
    )
    .unwrap()
}

#[test]
fn every_character_has_the_code_and_cost_of_the_table() {
    let mut seen = 0;
    let mut coded = 0;
    for character in '\0'..=char::MAX {
        seen += 1;
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        let measure = septet::measure(text);
        let sent = septet::split(text).unwrap().next().unwrap().encode(0);
        match model::codes().get(&character) {
            Some(septets) => {
                coded += 1;
                let code = ALPHABET.code(character).unwrap();
                let listed = match *septets.as_slice() {
                    [septet] => Code::Main(septet),
                    [0x1B, septet] => Code::Extension(septet),
                    _ => unreachable!(),
                };
                assert_eq!(code, listed, "{character:?}");
                assert_eq!(usize::from(code.cost()), septets.len());
                assert_eq!(ALPHABET.character(code), Some(character));
                assert_eq!(measure.encoding, Encoding::Gsm7);
                assert_eq!(measure.units as usize, septets.len());
                assert_eq!(sent.octets(), model::pack(&[], septets).1);
            }
            None => {
                assert_eq!(ALPHABET.code(character), None, "{character:?}");
                assert_eq!(measure.encoding, Encoding::Ucs2);
                assert_eq!(measure.units as usize, character.len_utf16());
                let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                assert_eq!(sent.octets(), units);
            }
        }
        assert!(sent.decode().eq([Ok(character)]), "{character:?}");
        assert!(sent.decode_lossy().eq([character]), "{character:?}");
    }
    assert_eq!((seen, coded), (1_112_064, 137));
}

#[test]
fn every_cell_equals_the_table() {
    for septet in 0..=u8::MAX {
        let main = tables::locking(0).unwrap().get(&septet).copied();
        let extension = tables::single(0).unwrap().get(&septet).copied();
        assert_eq!(ALPHABET.character(Code::Main(septet)), main, "{septet:02X}");
        assert_eq!(
            ALPHABET.character(Code::Extension(septet)),
            extension,
            "{septet:02X}"
        );
    }
}

#[test]
fn every_pair_of_septets_decodes_as_in_the_standard() {
    for first in 0..0x80 {
        for second in 0..0x80 {
            let septets = [first, second];
            let user_data = parse(&septets);
            let (shown, fault) = model::read_septets(&septets, Coding::DEFAULT);
            assert_eq!(
                user_data.decode_lossy().collect::<String>(),
                shown,
                "{septets:02X?}"
            );

            let strict: Vec<_> = user_data.decode().collect();
            let good = fault.unwrap_or(shown.chars().count());
            let expected: Vec<_> = shown.chars().take(good).map(Ok).collect();
            assert_eq!(strict[..good], expected, "{septets:02X?}");
            let error = match (fault, first) {
                (None, _) => None,
                (Some(_), 0x1B) => Some(DecodeError::UnknownEscape {
                    septet: 0,
                    code: second,
                }),
                (Some(_), _) => Some(DecodeError::LoneEscape { septet: 1 }),
            };
            assert_eq!(strict.get(good).copied(), error.map(Err), "{septets:02X?}");
            assert!(strict.len() <= good + 1);
        }
    }
}

/// The crate relies on this to skip the search for clusters in GSM-7 text.
#[test]
fn cr_lf_is_the_only_cluster_of_the_alphabet() {
    use unicode_segmentation::UnicodeSegmentation;

    for first in model::codes().keys() {
        for second in model::codes().keys() {
            let clusters = format!("{first}{second}").graphemes(true).count();
            let expected = if (first, second) == (&'\r', &'\n') {
                1
            } else {
                2
            };
            assert_eq!(clusters, expected, "{first:?} {second:?}");
        }
    }
}

#[test]
fn a_lone_escape_and_two_escapes_show_one_space_each() {
    let lossy = |septets: &[u8]| parse(septets).decode_lossy().collect::<String>();
    assert_eq!(lossy(&[0x1B]), " ");
    assert_eq!(lossy(&[0x61, 0x1B]), "a ");
    assert_eq!(lossy(&[0x1B, 0x1B]), " ");
    assert_eq!(lossy(&[0x1B, 0x1B, 0x65]), " e");
    assert_eq!(lossy(&[0x1B, 0x1B, 0x1B]), "  ");
    assert_eq!(lossy(&[0x1B, 0x0D]), "\r");
    assert_eq!(lossy(&[0x1B, 0x0A]), "\u{C}");
    assert_eq!(lossy(&[0x1B, 0x61]), "a");
}

/// The expected values follow 23.038 §4, independently of the crate.
#[test]
fn every_data_coding_follows_the_standard() {
    use CharacterSet::{EightBit, Gsm7, Ucs2};

    for octet in 0..=u8::MAX {
        let coding = DataCoding::new(octet);
        assert_eq!(coding.octet(), octet);
        assert_eq!(DataCoding::from(octet), coding);
        let digits = format!("{octet:08b}");
        let bit = |index: usize| digits.as_bytes()[7 - index] == b'1';
        let low = octet & 3;
        let set = match &digits[4..6] {
            "00" => Gsm7,
            "01" => EightBit,
            "10" => Ucs2,
            _ => Gsm7,
        };
        let plain = (Gsm7, false, None, false, None);
        let waiting = |set, store| (set, false, None, false, Some((low, bit(3), store)));
        let reserved = match &digits[..4] {
            "1000" | "1001" | "1010" | "1011" => true,
            group => group.starts_with('0') && &digits[4..6] == "11",
        };
        let expected = match &digits[..4] {
            _ if reserved => plain,
            group if group.starts_with('0') => (set, bit(5), bit(4).then_some(low), bit(6), None),
            "1100" => waiting(Gsm7, false),
            "1101" => waiting(Gsm7, true),
            "1110" => waiting(Ucs2, true),
            _ => (
                if bit(2) { EightBit } else { Gsm7 },
                false,
                Some(low),
                false,
                None,
            ),
        };
        let read = (
            coding.character_set(),
            coding.is_compressed(),
            coding.message_class(),
            coding.is_auto_delete(),
            coding.message_waiting().map(|waiting| {
                let kind = match waiting.kind {
                    WaitingKind::Voicemail => 0,
                    WaitingKind::Fax => 1,
                    WaitingKind::Email => 2,
                    WaitingKind::Other => 3,
                };
                (kind, waiting.active, waiting.store)
            }),
        );
        assert_eq!(read, expected, "{digits}");
        assert_eq!(coding.is_reserved(), reserved, "{digits}");
        assert_eq!(
            coding.counts_septets(),
            read.0 == Gsm7 && !read.1,
            "{digits}"
        );
    }
}
