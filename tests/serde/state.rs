//! The state of a reassembler, written before a restart and read after it.

use proptest::collection::vec;
use proptest::prelude::*;
use septet::reassembly::{Progress, Reassembler};
use septet::wire::{Concatenation, Fields, Part};
use septet::{ReferenceWidth, UserData};
use serde_json::{Value, from_value, json, to_value};

type Store = Reassembler<String, 3, 8>;

fn read(state: Value) -> Result<Store, String> {
    from_value(state).map_err(|error| error.to_string())
}

#[test]
fn the_state_is_as_documented() {
    let mut store = Store::with_max_age(3600);
    let part = UserData::from_unpacked_parts(0x00, &[5, 0, 3, 7, 2, 2], b"Hi").unwrap();
    store.push("+491234".to_owned(), 60, &part).unwrap();
    let state = to_value(&store).unwrap();
    let key = json!({"sender": "+491234", "reference_width": 8, "reference": 7, "total": 2});
    let user_data = json!({
        "tp_dcs": 0, "tp_udhi": true, "tp_udl": 9, "octets": "0500030702029069",
    });
    let expected = json!({
        "max_age": 3600,
        "messages": [{"key": key, "first_seen": 60, "last_seen": 60, "part_count": 1}],
        "parts": [{"sequence": 2, "user_data": user_data}],
    });
    assert_eq!(state, expected);

    let mut store = read(state).unwrap();
    let first = UserData::from_unpacked_parts(0x00, &[5, 0, 3, 7, 2, 1], b"A").unwrap();
    let progress = store.push("+491234".to_owned(), 3660, &first).unwrap();
    let Progress::Complete(key) = progress else {
        panic!("{progress:?}");
    };
    let text: String = store.message(&key).unwrap().decode_lossy().collect();
    assert_eq!(text, "AHi");

    let empty = to_value(Store::new()).unwrap();
    assert_eq!(empty, json!({"max_age": null, "messages": [], "parts": []}));
    assert!(read(empty).unwrap().is_empty());
}

/// Each change of a valid state is found.
#[test]
fn an_invalid_state_is_an_error() {
    let mut store = Store::new();
    let part = |sequence| UserData::from_unpacked_parts(0x04, &[5, 0, 3, 7, 3, sequence], b"x");
    for (sender, sequence) in [("a", 1), ("a", 3), ("b", 2)] {
        let part = part(sequence).unwrap();
        store.push(sender.to_owned(), 60, &part).unwrap();
    }
    let state = to_value(&store).unwrap();
    let changed = |pointer: &str, value: Value| {
        let mut state = state.clone();
        *state.pointer_mut(pointer).unwrap() = value;
        read(state).unwrap_err()
    };
    for (pointer, value, expected) in [
        ("/messages/0/key/total", json!(1), "fewer than two parts"),
        ("/messages/0/key/total", json!(9), "more than the store"),
        ("/messages/0/key/total", json!(2), "not in order"),
        ("/messages/0/key/reference", json!(256), "above 255"),
        ("/messages/1/key/sender", json!("a"), "the same key"),
        (
            "/messages/0/first_seen",
            json!(61),
            "before it was first seen",
        ),
        ("/messages/0/part_count", json!(0), "no parts"),
        ("/messages/0/part_count", json!(3), "not in order"),
        ("/messages/1/part_count", json!(2), "missing at the end"),
        ("/messages/1/part_count", json!(0), "no parts"),
        ("/parts/0/sequence", json!(0), "not in order"),
        ("/parts/0/sequence", json!(3), "not in order"),
        ("/parts/0/user_data/tp_udl", json!(8), "takes 8 octets"),
        ("/parts/0/user_data/octets", json!("05"), "takes 7 octets"),
        ("/parts/2", json!({}), "missing field"),
        ("/messages/0/other", json!(null), "unknown field"),
    ] {
        let error = match pointer {
            "/messages/0/other" => {
                let mut state = state.clone();
                state["messages"][0]["other"] = value;
                read(state).unwrap_err()
            }
            _ => changed(pointer, value),
        };
        assert!(error.contains(expected), "{pointer}: {error}");
    }
    let mut longer = state.clone();
    longer["parts"]
        .as_array_mut()
        .unwrap()
        .push(state["parts"][2].clone());
    assert!(read(longer).unwrap_err().contains("belong to no message"));
    let small: Result<Reassembler<String, 1, 8>, _> = from_value(state.clone());
    let error = small.unwrap_err().to_string();
    assert!(error.contains("at most 1 items"), "{error}");
    assert!(from_value::<Reassembler<String, 2, 3>>(state).is_ok());
}

proptest! {
    /// Any parts, also those that only the lenient parser accepts, and parts without a header.
    #[test]
    fn any_state_can_be_read_again(
        max_age in prop_oneof![Just(u64::MAX), any::<u64>()],
        pushes in vec((0..3_u8, any::<[u8; 4]>(), vec(0..8_u8, 0..20)), 0..12),
    ) {
        let mut store = Store::with_max_age(max_age);
        for (sender, [tp_dcs, tp_udl, sequence, total], octets) in pushes {
            let fields = Fields { tp_dcs, tp_udhi: tp_udl & 1 == 1, tp_udl: tp_udl / 8 };
            let part = UserData::parse_lossy(fields, &octets);
            let concatenation = Concatenation {
                reference_width: match sequence & 8 {
                    0 => ReferenceWidth::Bits8,
                    _ => ReferenceWidth::Bits16,
                },
                reference: 0x0101,
                part: Part { sequence: sequence % 8, total: total % 8 },
            };
            let _ = store.push_part(sender.to_string(), total.into(), concatenation, &part);
        }
        let written = serde_json::to_string(&store).unwrap();
        let read: Store = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(format!("{store:?}"), format!("{read:?}"));
    }
}
