//! The effect of each option.

use serde_json::Value;

use septet::provider::Provider;

use crate::{assert_rejected, not_sent, object, object_not_sent, run, stdout};

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
    let over = object_not_sent(&["--json", "--provider", "bandwidth", &long], b"");
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
    // Explicit options override the provider's rules.
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
        "[possible values: sms, mms, rcs, rcs-us]",
    );
    let output = not_sent(&["--provider", "bandwidth", &long], b"");
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
    // Truncation does not add to what the replacements save: they turn five segments into two.
    let long = "“".repeat(80) + &"a".repeat(200);
    let arguments = ["--json", "--replace", "always", "--truncate", "1", &long];
    let cut = object(&arguments, b"");
    assert_eq!(
        (&cut["saved_segments"], &cut["segment_count"]),
        (&3.into(), &1.into())
    );
    let output = stdout(&arguments[1..], b"");
    assert!(
        output.contains("80 replacements saved 3 segments:"),
        "{output}"
    );
    assert_rejected(
        &["--replace", "sometimes", "Hello"],
        b"",
        "[possible values: never, fit, save, always]",
    );
}

#[test]
fn lower_case_greek_is_sent_as_capitals() {
    let text = "Καλημέρα σας, η παραγγελία σας είναι έτοιμη για παραλαβή από το κατάστημά μας.";
    let saved = object(&["--json", "--replace", "save", text], b"");
    assert_eq!(saved["encoding"], "GSM-7");
    assert_eq!(
        (&saved["saved_segments"], &saved["segment_count"]),
        (&1.into(), &1.into())
    );
    assert_eq!(
        saved["segments"][0]["text"],
        "KAΛHMEPA ΣAΣ, H ΠAPAΓΓEΛIA ΣAΣ EINAI ETOIMH ΓIA ΠAPAΛABH AΠO TO KATAΣTHMA MAΣ."
    );
    // A short text stays as it is: it takes one segment anyway.
    let short = object(&["--json", "--replace", "save", "Καλημέρα σας"], b"");
    assert_eq!(short["replaced"], Value::Array(vec![]));
    assert_eq!(short["encoding"], "UCS-2");
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

/// An MMS message has no segments to save or count.
#[test]
fn multimedia_messages_are_not_truncated() {
    let text = "“".repeat(80);
    for (policy, replacements) in [("never", 0), ("save", 0), ("always", 80)] {
        let arguments = ["--json", "--channel", "mms", "--replace", policy, &text];
        let mms = object(&arguments, b"");
        assert_eq!(mms["segment_count"], 1);
        assert_eq!(mms["saved_segments"], 0, "{policy}");
        assert_eq!(mms["replaced"].as_array().unwrap().len(), replacements);
    }
    let output = stdout(&["--channel", "mms", &text], b"");
    assert!(
        output.contains("A multimedia message counts as 1 segment; the above is"),
        "{output}"
    );
    for arguments in [
        &["--channel", "mms", "--truncate", "1", &text][..],
        &["--json-lines", "--truncate", "9", "--channel", "MMS"],
    ] {
        let message = "--truncate cannot be used with --channel mms, because only SMS messages are \
                       split into segments";
        assert_rejected(arguments, b"\"a\"\n", message);
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
    let unmappable = object_not_sent(&["--json", "--encoding", "gsm-7", "aж"], b"");
    assert_eq!(
        (&unmappable["units"], &unmappable["segments"]),
        (&2.into(), &serde_json::json!([]))
    );
    assert_eq!(
        unmappable["error"],
        "U+0436 at byte 1 has no code in the GSM 7-bit alphabet"
    );
}

/// RCS counts bytes in the United States, and is one message of two tiers elsewhere.
#[test]
fn rcs_messages_are_counted_in_bytes() {
    let text = "é".repeat(81);
    let us = object(&["--json", "--channel", "rcs-us", &text], b"");
    assert_eq!(
        (&us["channel"], &us["segment_count"]),
        (&"rcs-us".into(), &2.into())
    );
    assert_eq!(us["segments"], Value::Array(vec![]));
    for (channel, text, line) in [
        (
            "rcs-us",
            &*text,
            "to the United States counts as 2 segments of 160 bytes: 162 bytes",
        ),
        (
            "rcs",
            &text,
            "An RCS message counts as 1 message, single: 162 bytes, more than 160",
        ),
        (
            "rcs",
            "a",
            "An RCS message counts as 1 message, basic: 1 byte, at most 160",
        ),
    ] {
        let picture = stdout(&["--channel", channel, text], b"");
        assert!(picture.contains(line), "{picture}");
    }
}

/// From a Telnyx short code, ASCII takes one septet per character, and é needs UCS-2.
#[test]
fn a_provider_can_send_ascii() {
    let short_code = ["--provider", "telnyx-short-code", "--explain"];
    let with = |text| [&short_code[..], &[text]].concat();
    let picture = stdout(&with("[`]"), b"");
    assert!(
        picture.contains("1 segment, ASCII: 3 of 160 septets used"),
        "{picture}"
    );
    assert!(picture.contains("ASCII, because every character is ASCII; its octets are not known"));
    assert!(!picture.contains("No code"), "{picture}");
    let picture = stdout(&with("[`] é"), b"");
    let line = "UCS-2, because 1 character has no code in the ASCII of telnyx-short-code";
    assert!(picture.contains(line), "{picture}");
    assert!(picture.contains("U+00E9"), "{picture}");
    assert!(!picture.contains("U+0060"), "{picture}");
    // Backticks are not replaced to save segments, because they need none to be saved.
    let backticks = "`".repeat(100);
    let smart = [&short_code[..], &["--smart", &backticks]].concat();
    assert!(stdout(&smart, b"").contains("100 replacements saved no segments"));
    let long = "ğ".repeat(140);
    for option in [
        &["--languages", "tr"][..],
        &["--encoding", "gsm-7"],
        &["--replace", "save"],
        &["--fill", "?"],
    ] {
        let arguments = [&["--provider", "telnyx-short-code"], option, &[&*long]].concat();
        assert_rejected(
            &arguments,
            b"",
            "cannot be used with a provider that sends ASCII",
        );
    }
}

/// Every provider with every channel, and options that change the text, with the picture on.
#[test]
fn every_provider_draws_every_text() {
    let texts = [
        "",
        "[x] `é€",
        &"ğ".repeat(140),
        &"“a”\r\n…".repeat(60),
        &"👨\u{200D}👩\u{200D}👧".repeat(30),
    ];
    for provider in Provider::ALL {
        let name = ["--provider", provider.name(), "--explain"];
        for options in [
            &[][..],
            &["--channel", "mms"],
            &["--channel", "rcs"],
            &["--channel", "rcs-us"],
            &["--truncate", "2"],
            &["--truncate", "2", "--at-word", "--ellipsis", "…"],
            &["--line-breaks", "crlf"],
            &["--smart"],
            &["--smart", "--truncate", "1"],
            &["--languages", "all"],
            &["--languages", "all", "--fill", "?"],
            &["--replace", "always", "--fill", "?"],
        ] {
            for text in texts {
                for json in [&[][..], &["--json"]] {
                    let output = run(&[&name, options, json, &[text]].concat(), b"");
                    assert_ne!(
                        output.status.code(),
                        Some(101),
                        "{provider} {options:?} {text}"
                    );
                    let stderr = String::from_utf8(output.stderr).unwrap();
                    assert!(!stderr.contains("panicked"), "{stderr}");
                }
            }
        }
    }
}

#[test]
fn the_smart_encoding_of_a_provider_is_applied() {
    let text = "“Yes” — ".repeat(10);
    let plain = object(&["--json", "--provider", "twilio", &text], b"");
    let smart = object(&["--json", "--provider", "twilio", "--smart", &text], b"");
    assert_eq!(
        (&plain["segment_count"], &smart["segment_count"]),
        (&2.into(), &1.into())
    );
    assert_eq!(
        (&smart["encoding"], &smart["saved_segments"]),
        (&"GSM-7".into(), &1.into())
    );
    assert_eq!(smart["replaced"].as_array().unwrap().len(), 30);
    let picture = stdout(&["--provider", "telnyx", "--smart", "“a”"], b"");
    let line = "With the smart encoding of telnyx, as far as it is published; it may replace more";
    assert!(picture.contains(line), "{picture}");
    let picture = stdout(&["--provider", "twilio", "--smart", "“a”"], b"");
    assert!(
        picture.contains("of twilio, as far as its calculator shows"),
        "{picture}"
    );
    for (arguments, message) in [
        (
            &["--provider", "plivo", "--smart", "a"][..],
            "plivo publishes no smart encoding; --smart works with twilio, twilio-toll-free, sinch",
        ),
        (&["--smart", "a"], "--provider <NAME>"),
        (
            &["--provider", "twilio", "--smart", "--replace", "save", "a"],
            "cannot be used with",
        ),
    ] {
        assert_rejected(arguments, b"", message);
    }
}
