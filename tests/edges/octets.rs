//! The last octet of user data, and the reference.

use septet::wire::Fields;
use septet::{ReferenceWidth, Segmenter, UserData};

#[test]
fn spare_bits_are_not_an_at_sign() {
    let decode = |udl, octets: &[u8]| -> String {
        let user_data = UserData::parse(
            Fields {
                tp_dcs: 0x00,
                tp_udhi: false,
                tp_udl: udl,
            },
            octets,
        )
        .unwrap();
        user_data.decode().collect::<Result<_, _>>().unwrap()
    };
    let octets = [0x41, 0xE1, 0x90, 0x58, 0x34, 0x1E, 0x01];
    assert_eq!(decode(7, &octets), "ABCDEFG");
    assert_eq!(decode(8, &octets), "ABCDEFG@");
    assert_eq!(
        decode(8, &[0x41, 0xE1, 0x90, 0x58, 0x34, 0x1E, 0x1B]),
        "ABCDEFG\r"
    );
    for text in ["ABCDEFG", "ABCDEFG@", "ABCDEFG\r", "@@@@@@@", "@@@@@@@@"] {
        let sent = septet::split(text).unwrap().next().unwrap().encode(0);
        assert_eq!(sent.octets().len(), 7, "{text:?}");
        assert_eq!(decode(sent.udl(), sent.octets()), text);
    }
}

#[test]
fn one_segmenter_can_send_different_references() {
    const RULES: Segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    let text = "a".repeat(161);
    for reference in [0xCAFE, 0xCAFF] {
        for segment in RULES.split(&text).unwrap() {
            let concatenation = segment.encode(reference).concatenation().unwrap();
            assert_eq!(concatenation.reference, reference);
            assert_eq!(concatenation.part, segment.part());
        }
    }
}

#[test]
fn an_8_bit_reference_takes_the_low_octet() {
    let text = "a".repeat(161);
    let first = septet::split(&text).unwrap().next().unwrap();
    assert_eq!(first.encode(0x1_00 + 7), first.encode(7));
}
