//! The laws of payloads: unpacked octets of any length.

use septet::wire::{Payload, PayloadError};
use septet::{Encoding, UserData};

use crate::model::{self, Coding};

/// A text that is written to storage of exactly its length is read again, in both encodings.
pub fn payloads_round_trip(text: &str) {
    for (encoding, coding) in [
        (Encoding::Gsm7, Coding::DEFAULT),
        (Encoding::Ucs2, Coding::Ucs2),
    ] {
        let mut storage = vec![0xA5; 4 * text.len() + 1];
        let written = Payload::write(text, encoding, &mut storage);
        let expected: Vec<u8> = match coding {
            Coding::Ucs2 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Coding::Gsm7 { .. } => {
                let mut characters = text.char_indices();
                let unmappable =
                    characters.find(|(_, one)| !model::holds(&one.to_string(), coding));
                if let Some((byte_offset, character)) = unmappable {
                    let Err(PayloadError::Unmappable(error)) = written else {
                        panic!("{written:?}");
                    };
                    // Storage that is too short as well changes nothing.
                    for available in [0, 1, text.len() / 2, text.len().saturating_sub(1)] {
                        let mut storage = vec![0; available];
                        let short = Payload::write(text, encoding, &mut storage);
                        assert_eq!(short, Err(PayloadError::Unmappable(error)));
                    }
                    assert_eq!(
                        (error.byte_offset, error.character),
                        (byte_offset, character)
                    );
                    continue;
                }
                model::septets(text, coding)
            }
        };
        let written = written.unwrap();
        assert_eq!(written.octets(), expected);
        let tp_dcs = written.data_coding().octet();
        assert_eq!(tp_dcs, encoding.tp_dcs());
        let received = Payload::parse(tp_dcs, false, &expected).unwrap();
        assert_eq!(received, written);
        assert!(received.decode().eq(text.chars().map(Ok)));
        assert!(received.decode_lossy().eq(text.chars()));

        let needed = expected.len();
        assert!(Payload::write(text, encoding, &mut vec![0; needed]).is_ok());
        assert_eq!(received.read(&mut vec![0; text.len()]), Ok(text));
        assert_eq!(received.read_lossy(&mut vec![0; 3 * needed]), Ok(text));
        if let Some(available) = needed.checked_sub(1) {
            let short = Payload::write(text, encoding, &mut vec![0; available]).map(|_| ());
            assert_eq!(short, Err(PayloadError::Storage { needed, available }));
            let (needed, available) = (text.len(), text.len() - 1);
            let error = Err(PayloadError::Storage { needed, available });
            assert_eq!(received.read(&mut vec![0; available]), error);
            assert_eq!(received.read_lossy(&mut vec![0; available]), error);
        }
    }
}

/// Any octets are parsed and decoded like user data, as far as that is long enough.
pub fn payloads_decode_as_user_data(tp_dcs: u8, has_header: bool, octets: &[u8]) {
    let payload = Payload::parse(tp_dcs, has_header, octets);
    let user_data = UserData::from_unpacked(tp_dcs, has_header, octets);
    let payload = match (payload, &user_data) {
        (Ok(payload), _) => payload,
        (Err(error), Err(other)) => return assert_eq!(error, *other),
        (Err(error), Ok(_)) => panic!("{error}"),
    };
    let lossy: String = payload.decode_lossy().collect();
    let (lower, upper) = payload.decode_lossy().size_hint();
    assert!((lower..=upper.unwrap()).contains(&lossy.chars().count()));
    assert!(lossy.len() <= 3 * octets.len());
    let mut storage = vec![0; lossy.len()];
    assert_eq!(payload.read_lossy(&mut storage), Ok(&*lossy));

    // The characters before an error are those of lossy decoding.
    let steps: Vec<_> = payload.decode().collect();
    let valid: String = steps.iter().map_while(|step| step.ok()).collect();
    assert!(lossy.starts_with(&valid));
    let error = steps.iter().find_map(|step| step.err());
    match error {
        None => assert_eq!(valid, lossy),
        Some(PayloadError::Decode { offset, .. }) => {
            // Storage that is too short as well changes nothing.
            for available in [
                0,
                1,
                valid.len().saturating_sub(1),
                valid.len(),
                lossy.len(),
            ] {
                let read = payload.read(&mut vec![0; available]).map(str::to_owned);
                assert_eq!(read, Err(error.unwrap()));
            }
            // Decoding only what is before the error gives no error.
            let before = Payload::parse(tp_dcs, has_header, &octets[..offset]).unwrap();
            assert!(before.decode().eq(valid.chars().map(Ok)));
        }
        Some(other) => panic!("{other:?}"),
    }
    if payload.data_coding().counts_septets() {
        let header = payload.header().map_or(&[][..], |header| header.octets());
        let coding = match cfg!(feature = "national") {
            true => model::named(header),
            false => Coding::DEFAULT,
        };
        let (expected, fault) = model::read_septets(payload.body(), coding);
        assert_eq!(
            (lossy.as_str(), error.is_some()),
            (&*expected, fault.is_some())
        );
    }
    let Ok(user_data) = user_data else {
        return;
    };
    assert_eq!(payload.header(), user_data.header());
    assert_eq!(payload.octets(), &*user_data.unpacked().into_octets());
    assert_eq!(payload.body(), &*user_data.unpacked_body().into_octets());
    assert!(
        user_data
            .unpacked()
            .into_octets()
            .iter()
            .copied()
            .eq(user_data.unpacked())
    );
    assert!(payload.decode_lossy().eq(user_data.decode_lossy()));
    assert_eq!(
        valid,
        user_data.decode().map_while(Result::ok).collect::<String>()
    );
    assert_eq!(
        error.is_some(),
        user_data.decode().any(|step| step.is_err())
    );
}
