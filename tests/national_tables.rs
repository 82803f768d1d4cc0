//! Every pair of national tables: every cell in both directions, every character, and every escape
//! and empty cell decoded from a message.

#![cfg(feature = "national")]

mod model;

use std::collections::{BTreeMap, BTreeSet};

use model::{Coding, Rules, tables};
use septet::alphabet::{Alphabet, Code, Language};
use septet::wire::Fields;
use septet::{DecodeError, ParseError, UserData};

fn alphabet(locking: u8, single: u8) -> Alphabet {
    Alphabet::national(
        Language::from_identifier(locking),
        Language::from_identifier(single),
    )
}

fn code(septets: &[u8]) -> Code {
    match *septets {
        [septet] => Code::Main(septet),
        [0x1B, septet] => Code::Extension(septet),
        _ => unreachable!(),
    }
}

#[test]
fn languages_equal_the_table_file() {
    for (identifier, name) in (0..).zip(tables::LANGUAGES).skip(1) {
        let language = Language::from_identifier(identifier).unwrap();
        assert_eq!(language.identifier(), identifier);
        assert_eq!(language.to_string().to_lowercase(), name);
        assert_eq!(Language::ALL[usize::from(identifier) - 1], language);
    }
    for identifier in [0].into_iter().chain(14..=u8::MAX) {
        assert_eq!(Language::from_identifier(identifier), None);
    }
    let codes: Vec<_> = Language::ALL
        .iter()
        .map(|language| language.code())
        .collect();
    let codes = codes.join(" ");
    assert_eq!(codes, "tr es pt bn gu hi kn ml or pa ta te ur");
}

#[test]
fn every_pair_of_tables_has_its_languages() {
    let mut seen = BTreeSet::new();
    for (locking, single) in tables::pairs() {
        let alphabet = alphabet(locking, single);
        assert_eq!(alphabet.locking_shift(), Language::from_identifier(locking));
        assert_eq!(alphabet.single_shift(), Language::from_identifier(single));
        seen.insert((alphabet.locking_shift(), alphabet.single_shift()));
    }
    assert_eq!(seen.len(), 13 * 14);
    assert_eq!(alphabet(0, 0), Alphabet::DEFAULT);
    // Spanish has no locking shift table.
    for single in 0..14 {
        assert_eq!(alphabet(2, single), alphabet(0, single));
    }
}

#[test]
fn every_cell_of_each_pair_equals_the_table() {
    for (locking, single) in tables::pairs() {
        let alphabet = alphabet(locking, single);
        let main = tables::locking(locking).unwrap();
        let extension = tables::single(single).unwrap();
        for septet in 0..=u8::MAX {
            let found = (
                alphabet.character(Code::Main(septet)),
                alphabet.character(Code::Extension(septet)),
            );
            let expected = (main.get(&septet).copied(), extension.get(&septet).copied());
            assert_eq!(found, expected, "{locking} {single}: 0x{septet:02X}");
        }
    }
}

#[test]
fn every_character_of_the_tables_has_its_code_in_each_pair() {
    let all: BTreeSet<char> = tables::pairs()
        .flat_map(|(locking, single)| tables::codes(locking, single).keys().copied())
        .collect();
    assert!(all.len() > 1_000, "{}", all.len());
    for (locking, single) in tables::pairs() {
        let alphabet = alphabet(locking, single);
        let codes = tables::codes(locking, single);
        for &character in &all {
            let expected = codes.get(&character).map(|septets| code(septets));
            let case = (locking, single, character);
            assert_eq!(alphabet.code(character), expected, "{case:?}");
            let septets: Vec<_> = alphabet.septets(&character.to_string()).collect();
            match codes.get(&character) {
                Some(listed) => {
                    let listed: Vec<_> = listed.iter().copied().map(Ok).collect();
                    assert_eq!(septets, listed, "{case:?}");
                }
                None => assert!(matches!(septets[..], [Err(_)]), "{case:?}"),
            }
        }
    }
}

#[test]
fn every_character_of_unicode_with_each_table() {
    let pairs = tables::pairs().filter(|&(locking, single)| locking == 0 || single == 0);
    let mut seen = 0;
    for (locking, single) in pairs {
        let alphabet = alphabet(locking, single);
        let found: BTreeMap<char, Code> = ('\0'..=char::MAX)
            .filter_map(|character| Some((character, alphabet.code(character)?)))
            .collect();
        let expected: BTreeMap<char, Code> = tables::codes(locking, single)
            .iter()
            .map(|(&character, septets)| (character, code(septets)))
            .collect();
        assert_eq!(found, expected, "{locking} {single}");
        seen += 1;
    }
    assert_eq!(seen, 14 + 12);
}

/// Every septet alone, and every code after the escape, in a message that names the tables.
#[test]
fn every_cell_of_each_pair_decodes_as_in_the_standard() {
    let mut faults = 0;
    for (locking, single) in tables::pairs() {
        let coding = Coding::Gsm7 { locking, single };
        let header = model::header(0, 1, 1, coding, Rules::PLAIN);
        let first = (header.len() * 8).div_ceil(7);
        let alone = (0..0x80).map(|septet| vec![septet]);
        let escaped = (0..0x80).map(|septet| vec![0x1B, septet]);
        for septets in alone.chain(escaped) {
            let case = format!("{locking} {single}: {septets:02X?}");
            let sent = UserData::from_unpacked_parts(0x00, &header, &septets).unwrap();
            assert_eq!(sent.alphabet(), alphabet(locking, single));
            let (shown, fault) = model::read_septets(&septets, coding);
            assert_eq!(sent.text_lossy(), &shown[..], "{case}");
            assert_eq!(sent.decode_lossy().collect::<String>(), shown, "{case}");
            let error = match (fault, &septets[..]) {
                (None, _) => None,
                (Some(_), [0x1B]) => Some(DecodeError::LoneEscape { septet: first }),
                (Some(_), &[code]) => Some(DecodeError::UnassignedSeptet {
                    septet: first,
                    code,
                }),
                (Some(_), &[_, code]) => Some(DecodeError::UnknownEscape {
                    septet: first,
                    code,
                }),
                _ => unreachable!(),
            };
            let strict: Result<String, _> = sent.decode().collect();
            assert_eq!(strict.clone().err(), error, "{case}");
            assert_eq!(sent.text().as_deref(), strict.as_deref(), "{case}");
            faults += usize::from(error.is_some());
        }
    }
    assert!(faults > 10_000, "{faults}");
}

/// All septets of each pair of tables, in messages of up to 152 septets.
#[test]
fn whole_tables_decode() {
    for (locking, single) in tables::pairs() {
        let coding = Coding::Gsm7 { locking, single };
        let header = model::header(0, 1, 1, coding, Rules::PLAIN);
        let escaped = tables::single(single).unwrap().keys();
        let escaped = escaped.flat_map(|&septet| [0x1B, septet]);
        let all: Vec<u8> = (0..0x80)
            .filter(|&septet| septet != 0x1B)
            .chain(escaped)
            .collect();
        for septets in all.chunks(152) {
            let sent = UserData::from_unpacked_parts(0x00, &header, septets).unwrap();
            let (shown, fault) = model::read_septets(septets, coding);
            assert_eq!(sent.text_lossy(), &shown[..], "{coding:?}");
            assert_eq!(sent.decode_lossy().collect::<String>(), shown, "{coding:?}");
            assert_eq!(sent.text().is_err(), fault.is_some(), "{coding:?}");
        }
    }
}

/// Returns a message with these elements and its lossy text. Its septets are the Turkish codes of
/// ğ: 0x0C in the locking shift table, and 0x67 after the escape in the single shift table.
fn read(elements: &[u8]) -> (UserData, String) {
    let mut header = vec![elements.len() as u8];
    header.extend(elements);
    let septets = [0x0C, 0x1B, 0x67];
    let (udl, octets) = model::pack(&header, &septets);
    let received = UserData::parse_lossy(
        Fields {
            tp_dcs: 0x00,
            tp_udhi: true,
            tp_udl: udl as u8,
        },
        &octets,
    );
    let shown = received.decode_lossy().collect();
    let Coding::Gsm7 { locking, single } = model::named(&header) else {
        unreachable!();
    };
    assert_eq!(received.alphabet(), alphabet(locking, single));
    (received, shown)
}

#[test]
fn a_header_can_name_the_tables() {
    for (elements, shown) in [
        (&[][..], "øg"),
        (&[0x25, 1, 1], "ğg"),
        (&[0x24, 1, 1], "øğ"),
        (&[0x24, 1, 1, 0x25, 1, 1], "ğğ"),
        (&[0x25, 1, 1, 0x24, 1, 1], "ğğ"),
        // Among other elements.
        (&[0x00, 3, 7, 2, 1, 0x25, 1, 1, 0x70, 1, 0x24], "ğg"),
        // The last element of each kind counts.
        (&[0x25, 1, 6, 0x25, 1, 1], "ğg"),
        (&[0x25, 1, 1, 0x25, 1, 0], "øg"),
        (&[0x25, 1, 1, 0x25, 1, 14], "øg"),
        (&[0x25, 1, 1, 0x25, 1, 2], "øg"),
        // Elements of the wrong length do not count.
        (&[0x25, 1, 1, 0x25, 0], "ğg"),
        (&[0x25, 1, 1, 0x25, 2, 6, 6], "ğg"),
        // If an element is truncated, no element counts.
        (&[0x25, 1, 1, 0x70, 9], "øg"),
        (&[0x25, 1, 1, 0x70], "øg"),
    ] {
        assert_eq!(read(elements).1, shown, "{elements:02X?}");
    }
}

#[test]
fn strict_parsing_requires_one_octet() {
    for (kind, length) in [(0x24, 0), (0x24, 2), (0x25, 0), (0x25, 3)] {
        let mut elements = vec![kind, length];
        elements.extend(vec![1; length.into()]);
        let (lossy, shown) = read(&elements);
        assert_eq!(shown, "øg");
        let strict = UserData::parse(
            Fields {
                tp_dcs: 0x00,
                tp_udhi: true,
                tp_udl: lossy.udl(),
            },
            lossy.octets(),
        );
        let expected = ParseError::ElementLength {
            offset: 1,
            identifier: kind,
            length,
        };
        assert_eq!(strict, Err(expected));
    }
}
