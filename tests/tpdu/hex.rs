//! Hexadecimal digits with noise.

use septet::tpdu::{Direction, Pdu, Tpdu, TpduError, has_smsc};

const LINE: &str = "0001000B915155550501F0000005C8329BFD06";

#[test]
fn letters_of_either_case() {
    let pdu = Pdu::from_hex(Direction::Stored, LINE).unwrap();
    assert_eq!(pdu.tpdu.user_data().unwrap().text().unwrap(), "Hello");
    assert_eq!(
        Pdu::from_hex(Direction::Stored, &LINE.to_lowercase()),
        Ok(pdu.clone())
    );
    assert_eq!(Tpdu::from_hex(Direction::Stored, &LINE[2..]), Ok(pdu.tpdu));
}

#[test]
fn white_space_is_skipped_leniently() {
    let pdu = Pdu::from_hex(Direction::Stored, LINE).unwrap();
    for noise in [" ", "\r\n", "\t", "  \n "] {
        let around = format!("{noise}{LINE}{noise}");
        let within = LINE.replace('5', &format!("5{noise}"));
        for noisy in [around, within] {
            assert_eq!(
                Pdu::from_hex_lossy(Direction::Stored, &noisy),
                Ok(pdu.clone())
            );
            let offset = noisy.find(char::is_whitespace).unwrap();
            assert_eq!(
                Pdu::from_hex(Direction::Stored, &noisy),
                Err(TpduError::Hex { offset })
            );
        }
    }
}

#[test]
fn other_characters_are_errors() {
    for (digits, offset) in [
        ("0", 1),
        ("000", 3),
        ("0x00", 1),
        ("00éé", 2),
        ("éé0", 0),
        ("07XX", 2),
        ("00\u{A0}00", 2),
        ("٠٠", 0),
    ] {
        let error = Err(TpduError::Hex { offset });
        assert_eq!(Pdu::from_hex(Direction::Stored, digits), error, "{digits}");
        assert_eq!(
            Pdu::from_hex_lossy(Direction::Stored, digits),
            error,
            "{digits}"
        );
        assert_eq!(Tpdu::from_hex(Direction::Stored, digits).err(), error.err());
    }
}

#[test]
fn more_than_256_octets_do_not_fit() {
    let line = LINE.to_owned() + &"00".repeat(300);
    let error = Pdu::from_hex(Direction::Stored, &line).unwrap_err();
    assert_eq!(error, TpduError::TooLong { offset: 256 });
    let lossy = Pdu::from_hex_lossy(Direction::Stored, &line).unwrap();
    assert_eq!(lossy.tpdu.user_data().unwrap().text_lossy(), "Hello");
}

#[test]
fn a_length_tells_whether_there_is_an_smsc_address() {
    assert_eq!(has_smsc(&[], 0), None);
    assert_eq!(has_smsc(&[7], 1), Some(false));
    assert_eq!(has_smsc(&[7], 2), None);
    let mut octets = [0; 20];
    octets[0] = 7;
    for length in 0..=20 {
        let expected = match length {
            20 => Some(false),
            12 => Some(true),
            _ => None,
        };
        assert_eq!(has_smsc(&octets, length), expected);
    }
}
