//! The effect of each option.

use serde_json::Value;

use crate::{assert_rejected, object, stdout};

#[test]
fn national_tables_are_used_if_allowed() {
    let text = "ğ".repeat(80);
    assert_eq!(object(&["--json", &text], b"")["encoding"], "UCS-2");
    let turkish = object(&["--json", "--languages", "es,TR", &text], b"");
    assert_eq!(turkish["encoding"], "GSM-7");
    assert_eq!(
        (&turkish["locking"], &turkish["single"]),
        (&"turkish".into(), &Value::Null)
    );
    assert_eq!(
        (&turkish["units"], &turkish["segment_count"]),
        (&80.into(), &1.into())
    );
    assert_eq!(turkish["forced_by"], Value::Array(vec![]));
    let user_data = turkish["segments"][0]["user_data"].as_str().unwrap();
    assert_eq!(&user_data[..8], "03250101");

    // The header elements: concatenation, single shift, locking shift.
    let text = "नननA".repeat(75);
    let both = object(
        &["--json", "--languages", "all", "--reference", "33", &text],
        b"",
    );
    assert_eq!(
        (&both["locking"], &both["single"]),
        (&"hindi".into(), &"bengali".into())
    );
    let user_data = both["segments"][1]["user_data"].as_str().unwrap();
    assert_eq!(&user_data[..24], "0B0003210302240104250106");

    let output = stdout(&["--languages", "hi", "--languages", "ur", &text], b"");
    assert!(
        output.contains("GSM-7 with the Hindi locking shift and Hindi single shift tables"),
        "{output}"
    );
    let output = stdout(&["--languages", "tr", &"ğ".repeat(80)], b"");
    assert!(
        output.contains("with the Turkish locking shift table,"),
        "{output}"
    );
    assert_rejected(
        &["--languages", "de", "Hello"],
        b"",
        "[possible values: tr, es, pt",
    );
    assert_rejected(&["--languages", "", "Hello"], b"", "possible values");
}

#[test]
fn providers_channels_and_limits() {
    let text = "a".repeat(305);
    for (provider, segments) in [("bandwidth", 2), ("twilio", 2), ("Twilio-Toll-Free", 3)] {
        let object = object(&["--json", "--provider", provider, &text], b"");
        assert_eq!(object["provider"], provider.to_lowercase());
        assert_eq!(object["segment_count"], segments);
        assert_eq!(
            (&object["channel"], &object["within_cap"]),
            (&"sms".into(), &true.into())
        );
        assert_eq!(object["naive_segment_count"], segments);
    }
    let pairs = object(&["--json", "--provider", "telnyx", &"]".repeat(153)], b"");
    assert_eq!(
        (&pairs["segment_count"], &pairs["naive_segment_count"]),
        (&3.into(), &2.into())
    );
    let long = "a".repeat(2_049);
    let over = object(&["--json", "--provider", "bandwidth", &long], b"");
    assert_eq!(
        (&over["within_cap"], &over["segment_count"]),
        (&false.into(), &14.into())
    );
    let mms = object(&["--json", "--channel", "mms", &long], b"");
    assert_eq!(
        (&mms["channel"], &mms["segment_count"]),
        (&"mms".into(), &1.into())
    );
    assert_eq!(mms["segments"], Value::Array(vec![]));
    assert_eq!(mms["provider"], Value::Null);
    // Explicit options override the rules of the provider.
    let wide = object(
        &[
            "--json",
            "--provider",
            "bandwidth",
            "--reference-bits",
            "16",
            &text,
        ],
        b"",
    );
    assert_eq!(wide["segment_count"], 3);
    assert_rejected(
        &["--provider", "pigeon", "Hello"],
        b"",
        "[possible values: bandwidth, twilio,",
    );
    assert_rejected(
        &["--channel", "fax", "Hello"],
        b"",
        "[possible values: sms, mms]",
    );
    let output = stdout(&["--provider", "bandwidth", &long], b"");
    assert!(
        output.contains("Above the limit of bandwidth: 2049 of 2048 characters, 1 too many"),
        "{output}"
    );
}

#[test]
fn replacements_follow_the_policy() {
    let text = "“Yes” ".repeat(12);
    let count = |policy: &str, text: &str| {
        let object = object(&["--json", "--replace", policy, text], b"");
        let replaced = object["replaced"].as_array().unwrap().len();
        (
            replaced,
            object["saved_segments"].as_i64().unwrap(),
            object["segment_count"].as_u64().unwrap(),
        )
    };
    assert_eq!(count("never", &text), (0, 0, 2));
    assert_eq!(count("save", &text), (24, 1, 1));
    assert_eq!(count("save", "“Yes”"), (0, 0, 1));
    assert_eq!(count("fit", "“Yes”"), (2, 0, 1));
    assert_eq!(count("fit", "“Yes” 中"), (0, 0, 1));
    assert_eq!(count("always", "“Yes” 中"), (2, 0, 1));
    assert_eq!(count("always", &"…".repeat(60)), (60, -1, 2));
    let one = object(&["--json", "--replace", "always", "wait…e\u{301}"], b"");
    assert_eq!(
        one["replaced"][0],
        serde_json::json!({"offset": 4, "from": "…", "to": "..."})
    );
    assert_eq!(
        one["replaced"][1],
        serde_json::json!({"offset": 7, "from": "e\u{301}", "to": "é"})
    );
    assert_eq!(one["segments"][0]["text"], "wait...é");
    assert_eq!(one["forced_by"], Value::Array(vec![]));
    let output = stdout(&["--replace", "save", &text], b"");
    assert!(
        output.contains("24 replacements saved 1 segment:"),
        "{output}"
    );
    assert_rejected(
        &["--replace", "sometimes", "Hello"],
        b"",
        "[possible values: never, fit, save, always]",
    );
}

#[test]
fn texts_are_truncated_and_explained() {
    let text = "a".repeat(500);
    let cut = object(&["--json", "--truncate", "2", &text], b"");
    assert_eq!(
        (&cut["segment_count"], &cut["cut_off"]),
        (&2.into(), &194.into())
    );
    let cut = object(
        &[
            "--json",
            "--truncate",
            "9",
            "--provider",
            "telnyx",
            &text.repeat(4),
        ],
        b"",
    );
    assert_eq!(cut["segment_count"], 9);
    let whole = object(&["--json", "--truncate", "9", "Hello"], b"");
    assert_eq!(whole.get("cut_off"), None);
    assert_eq!(whole.get("explanation"), None);

    let text = "“a” ".to_owned() + &"b".repeat(80);
    let object = object(&["--json", "--explain", &text], b"");
    let explanation = &object["explanation"];
    assert_eq!(explanation["without_foreign"], 1);
    assert_eq!(explanation["with_substitutes"], 1);
    assert_eq!(explanation["only_offender"], Value::Null);
    assert_eq!(
        explanation["foreign"][1],
        serde_json::json!({
            "offset": 4, "utf16_offset": 2, "char": "”", "substitute": "\""
        })
    );
    let output = stdout(&["--explain", &text], b"");
    for line in [
        "  1 segment     without the characters that have no code in GSM-7",
        "  1 segment     with substitutes",
        "  “  could be \"",
    ] {
        assert!(output.contains(line), "{output}");
    }
}

#[test]
fn the_rules_are_options() {
    let flags = "🇫🇷".repeat(20);
    let units = |arguments: &[&str]| -> Vec<u64> {
        let object = object(arguments, b"");
        let segments = object["segments"].as_array().unwrap();
        segments
            .iter()
            .map(|segment| segment["units"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(units(&["--json", &flags]), [66, 14]);
    assert_eq!(
        units(&["--json", "--boundary", "character", &flags]),
        [66, 14]
    );
    assert_eq!(
        units(&["--json", "--boundary", "grapheme", &flags]),
        [64, 16]
    );
    let forced = object(&["--json", "--encoding", "ucs-2", "Hello"], b"");
    assert_eq!(
        (&forced["encoding"], &forced["units"]),
        (&"UCS-2".into(), &5.into())
    );
    assert_eq!(forced["forced_by"], serde_json::json!([]));
    let unmappable = object(&["--json", "--encoding", "gsm-7", "aж"], b"");
    assert_eq!(
        (&unmappable["units"], &unmappable["segments"]),
        (&2.into(), &serde_json::json!([]))
    );
    assert_eq!(
        unmappable["error"],
        "U+0436 at byte 1 has no code in the GSM 7-bit alphabet"
    );
}
