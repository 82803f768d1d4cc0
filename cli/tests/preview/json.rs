//! The JSON output.

use crate::{object, object_not_sent, stdout};

/// Compares whole lines, to detect any change in names, order or format.
#[test]
fn the_json_is_the_contract() {
    assert_eq!(
        stdout(&["--json", "Hello"], b""),
        concat!(
            r#"{"encoding":"GSM-7","locking":null,"single":null,"units":5,"segment_count":1,"#,
            r#""remaining":155,"forced_by":[],"provider":null,"channel":"sms","within_cap":true,"#,
            r#""acceptance":"accepted","#,
            r#""replaced":[],"saved_segments":0,"naive_segment_count":1,"#,
            r#""segments":[{"text":"Hello","units":5,"udl":5,"user_data":"C8329BFD06"}]}"#,
            "\n"
        )
    );
    assert_eq!(
        stdout(&["--json", "ж👋"], b""),
        concat!(
            r#"{"encoding":"UCS-2","locking":null,"single":null,"units":3,"segment_count":1,"#,
            r#""remaining":67,"#,
            r#""forced_by":[{"offset":0,"char":"ж"},{"offset":2,"char":"👋"}],"#,
            r#""provider":null,"channel":"sms","within_cap":true,"#,
            r#""acceptance":"accepted","#,
            r#""replaced":[],"saved_segments":0,"naive_segment_count":1,"#,
            r#""segments":[{"text":"ж👋","units":3,"udl":6,"user_data":"0436D83DDC4B"}]}"#,
            "\n"
        )
    );
}

#[test]
fn segments_carry_the_reference_number() {
    let text = "a".repeat(161);
    let narrow = object(&["--json", "--reference", "255", &text], b"");
    let first = narrow["segments"][0]["user_data"].as_str().unwrap();
    assert_eq!(&first[..12], "050003FF0201");
    assert_eq!(narrow["segments"][0]["units"], 153);
    let wide = object(
        &[
            "--json",
            "--reference-bits",
            "16",
            "--reference",
            "65534",
            &text,
        ],
        b"",
    );
    let last = wide["segments"][1]["user_data"].as_str().unwrap();
    assert_eq!(&last[..14], "060804FFFE0202");
    assert_eq!(
        (&wide["segments"][1]["units"], &wide["remaining"]),
        (&9.into(), &143.into())
    );
}

#[test]
fn above_255_segments_there_is_a_count_and_an_error() {
    let object = object_not_sent(&["--json"], "a".repeat(39_016).as_bytes());
    assert_eq!(object["segment_count"], 256);
    assert_eq!(object["segments"], serde_json::json!([]));
    assert_eq!(
        object["error"],
        "the text needs 256 segments, a message has at most 255"
    );
}
