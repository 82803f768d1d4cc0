//! Octets that are not what their TPDU says.

use septet::UserData;
use septet::wire::{Fields, Hint};

use crate::{EIGHT_BIT, GSM7, UCS2, fields};

fn hint(tp_dcs: u8, octets: &[u8]) -> Option<Hint> {
    Hint::recognise(fields(tp_dcs, false, octets.len() as u8), octets)
}

fn little(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn big(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

const TEXTS: [&str; 7] = [
    "Hi",
    "Hello, world!\r\n",
    "Ваш код подтверждения 123456",
    "Ο κωδικός επιβεβαίωσης",
    "قانون الرسائل القصيرة",
    "שלום, ההזמנה שלך מוכנה",
    "Preis: 20 € – heute",
];

#[test]
fn little_endian_text_is_recognised() {
    for text in TEXTS {
        assert_eq!(
            hint(UCS2, &little(text)),
            Some(Hint::LittleEndian),
            "{text}"
        );
        let marked = format!("\u{FEFF}{text}");
        let expected = Some(Hint::LittleEndianByteOrderMark);
        assert_eq!(hint(UCS2, &little(&marked)), expected);
        assert_eq!(hint(UCS2, &big(&marked)), Some(Hint::ByteOrderMark));
    }
}

#[test]
fn ordinary_text_has_no_hint() {
    let others = [
        "您的验证码是123456",
        "こんにちは",
        "안녕하세요",
        "👋🏽",
        "ж",
        "  ",
        "",
    ];
    for text in TEXTS.iter().chain(&others) {
        assert_eq!(hint(UCS2, &big(text)), None, "{text}");
        for segment in septet::split(&text.repeat(20)).unwrap() {
            let sent = segment.encode(7);
            assert_eq!(sent.hint(), None, "{text}");
            // Without the flag, the header is recognised.
            let without = Fields {
                tp_udhi: false,
                ..sent.fields()
            };
            let expected = sent.has_header().then_some(Hint::HeaderWithoutFlag);
            assert_eq!(Hint::recognise(without, sent.octets()), expected);
        }
    }
}

#[test]
fn utf8_and_latin1_are_recognised() {
    for text in ["café", "Ваш код", "您的验证码"] {
        assert_eq!(hint(EIGHT_BIT, text.as_bytes()), Some(Hint::Utf8));
        assert_eq!(hint(UCS2, text.as_bytes()), Some(Hint::Utf8));
        // Packed septets have any octets.
        let septets = text.len() * 8 / 7;
        let packed = fields(GSM7, false, septets as u8);
        assert_eq!(Hint::recognise(packed, text.as_bytes()), None);
        assert_eq!(Hint::recognise_unpacked(text.as_bytes()), Some(Hint::Utf8));
    }
    assert_eq!(hint(EIGHT_BIT, b"caf\xE9 au lait"), Some(Hint::Latin1));
    for octets in [&b"cafe"[..], b"", b"\xE9\xE9\xE9", b"abc\x80", b"abc\xE9\0"] {
        assert_eq!(hint(EIGHT_BIT, octets), None);
        assert_eq!(Hint::recognise_unpacked(octets), None);
    }
    let part = b"\x05\x00\x03\x07\x02\x01Hello";
    assert_eq!(
        Hint::recognise_unpacked(part),
        Some(Hint::HeaderWithoutFlag)
    );
    // Compressed data may have any octets.
    assert_eq!(hint(0x28, b"\xFE\xFF"), None);
}

#[test]
fn hints_are_for_people() {
    for (hint, shown) in [
        (
            Hint::HeaderWithoutFlag,
            "the octets begin with a header, but TP-UDHI is not set",
        ),
        (
            Hint::ByteOrderMark,
            "the text begins with a byte order mark",
        ),
        (
            Hint::LittleEndianByteOrderMark,
            "the text begins with a byte order mark and is little-endian",
        ),
        (Hint::LittleEndian, "the text may be little-endian"),
        (Hint::Utf8, "the text may be UTF-8"),
        (Hint::Latin1, "the text may be Latin-1"),
    ] {
        assert_eq!(hint.to_string(), shown);
    }
    // A header before the text is skipped.
    let header = [5, 0, 3, 7, 2, 1];
    let user_data = UserData::from_unpacked_parts(UCS2, &header, &little("Hello")).unwrap();
    assert_eq!(user_data.hint(), Some(Hint::LittleEndian));
}

/// A modem or a gateway that packs nothing sends an octet for each character.
#[test]
fn unpacked_text_is_recognised() {
    for (octets, expected) in [
        (&b"Hello, world"[..], Some(Hint::Unpacked)),
        ("Hello, wörld".as_bytes(), Some(Hint::Utf8)),
        (b"Hello, w\xF6rld", Some(Hint::Latin1)),
    ] {
        let characters = if expected == Some(Hint::Utf8) {
            12
        } else {
            octets.len()
        };
        let fields = fields(GSM7, false, characters as u8);
        assert!(UserData::parse(fields, octets).is_err());
        assert_eq!(Hint::recognise(fields, octets), expected);
        // The same number of octets is right for more septets.
        let packed = Fields {
            tp_udl: 13,
            ..fields
        };
        assert_eq!(Hint::recognise(packed, &octets[..12]), None);
    }
    // Few septets take as many octets as there are septets.
    assert_eq!(hint(GSM7, &[0xC8, 0x32, 0x9B, 0xFD, 0x06]), None);
}

/// A character that is repeated may be in either order.
#[test]
fn one_repeated_character_has_no_hint() {
    assert_eq!(hint(UCS2, &big("一一一")), None);
}
