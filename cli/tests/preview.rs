//! `septet preview`: its JSON is a contract, and bad input gets a message and exit status 2.

mod command;

use std::process::Output;

use serde_json::Value;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    command::run(&[&["preview"], arguments].concat(), input)
}

fn printed(arguments: &[&str], input: &[u8]) -> String {
    command::printed(&[&["preview"], arguments].concat(), input)
}

fn object(arguments: &[&str], input: &[u8]) -> Value {
    serde_json::from_str(&printed(arguments, input)).unwrap()
}

#[track_caller]
fn refused(arguments: &[&str], input: &[u8], message: &str) {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(message), "{arguments:?} said {said:?}");
    let begins = ["septet: ", "error: "]
        .iter()
        .any(|start| said.starts_with(start));
    assert!(begins, "{arguments:?} said {said:?}");
}

/// The whole line, so that no key changes its name, its place or its form.
#[test]
fn the_json_is_the_contract() {
    assert_eq!(
        printed(&["--json", "Hello"], b""),
        concat!(
            r#"{"encoding":"GSM-7","locking":null,"single":null,"units":5,"segment_count":1,"#,
            r#""remaining":155,"forced_by":[],"provider":null,"channel":"sms","within_cap":true,"#,
            r#""replaced":[],"saved_segments":0,"naive_segment_count":1,"#,
            r#""segments":[{"text":"Hello","units":5,"udl":5,"user_data":"C8329BFD06"}]}"#,
            "\n"
        )
    );
    assert_eq!(
        printed(&["--json", "ж👋"], b""),
        concat!(
            r#"{"encoding":"UCS-2","locking":null,"single":null,"units":3,"segment_count":1,"#,
            r#""remaining":67,"#,
            r#""forced_by":[{"offset":0,"char":"ж"},{"offset":2,"char":"👋"}],"#,
            r#""provider":null,"channel":"sms","within_cap":true,"#,
            r#""replaced":[],"saved_segments":0,"naive_segment_count":1,"#,
            r#""segments":[{"text":"ж👋","units":3,"udl":6,"user_data":"0436D83DDC4B"}]}"#,
            "\n"
        )
    );
}

#[test]
fn national_tables_are_used_if_they_are_allowed() {
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

    // Both tables in parts: concatenation, single shift, locking shift.
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

    let said = printed(&["--languages", "hi", "--languages", "ur", &text], b"");
    assert!(
        said.contains("GSM-7 with the Hindi locking shift and Hindi single shift tables"),
        "{said}"
    );
    let said = printed(&["--languages", "tr", &"ğ".repeat(80)], b"");
    assert!(
        said.contains("with the Turkish locking shift table,"),
        "{said}"
    );
    refused(
        &["--languages", "de", "Hello"],
        b"",
        "[possible values: tr, es, pt",
    );
    refused(&["--languages", "", "Hello"], b"", "possible values");
}

#[test]
fn providers_channels_and_caps() {
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
    // What is said beside the provider counts.
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
    refused(
        &["--provider", "pigeon", "Hello"],
        b"",
        "[possible values: bandwidth, twilio,",
    );
    refused(
        &["--channel", "fax", "Hello"],
        b"",
        "[possible values: sms, mms]",
    );
    let said = printed(&["--provider", "bandwidth", &long], b"");
    assert!(
        said.contains("Above the limit of bandwidth: 2049 of 2048 characters, 1 too many"),
        "{said}"
    );
}

#[test]
fn replacements_are_those_that_were_asked_for() {
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
    let said = printed(&["--replace", "save", &text], b"");
    assert!(said.contains("24 replacements saved 1 segment:"), "{said}");
    refused(
        &["--replace", "sometimes", "Hello"],
        b"",
        "[possible values: never, fit, save, always]",
    );
}

#[test]
fn texts_are_cut_down_and_explained() {
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
    let said = printed(&["--explain", &text], b"");
    for line in [
        "  1 segment     without the characters that have no code in GSM-7",
        "  1 segment     with others in their place",
        "  “  could be \"",
    ] {
        assert!(said.contains(line), "{said}");
    }
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
    let foreign = object(&["--json", "--encoding", "gsm-7", "aж"], b"");
    assert_eq!(
        (&foreign["units"], &foreign["segments"]),
        (&2.into(), &serde_json::json!([]))
    );
    assert_eq!(
        foreign["error"],
        "U+0436 at byte 1 has no code in the GSM 7-bit alphabet"
    );
}

#[test]
fn above_255_segments_there_is_a_count_and_an_error() {
    let object = object(&["--json"], "a".repeat(39_016).as_bytes());
    assert_eq!(object["segment_count"], 256);
    assert_eq!(object["segments"], serde_json::json!([]));
    assert_eq!(
        object["error"],
        "the text needs 256 segments, a message has at most 255"
    );
}

#[test]
fn standard_input_is_taken_octet_by_octet() {
    assert_eq!(object(&["--json"], b"Hello\n")["units"], 6);
    assert_eq!(object(&["--json"], b"")["segment_count"], 1);
    let lines = printed(&["--json-lines"], "\"a\"\n\"\\u20ac\"\n\"ж\\n\"".as_bytes());
    let units: Vec<u64> = lines
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["units"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert_eq!(units, [1, 2, 2]);
}

#[test]
fn bad_input_gets_a_message_and_status_2() {
    refused(
        &[],
        b"a\xFF",
        "standard input: invalid utf-8 sequence of 1 bytes from index 1",
    );
    refused(
        &["--json"],
        b"\xC3",
        "incomplete utf-8 byte sequence from index 0",
    );
    refused(
        &["--json-lines"],
        b"\"a\"\nb\n",
        "line 2, column 1: expected value",
    );
    refused(
        &["--json-lines"],
        b"\"a\"\n\n",
        "line 2, column 0: EOF while parsing a value",
    );
    refused(&["--json-lines"], b"\"\\ud800\"\n", "line 1");
    refused(&["--json-lines"], b"\"\xFF\"\n", "line 1");
    refused(&["--json-lines", "text"], b"", "cannot be used with");
    refused(
        &["--reference", "256", "a"],
        b"",
        "256 is wider than 8 bits",
    );
    refused(
        &["--reference-bits", "16", "--reference", "65536", "a"],
        b"",
        "65536",
    );
    refused(&["--reference-bits", "7", "a"], b"", "8, 16");
    refused(&["--boundary", "word", "a"], b"", "character, grapheme");
    refused(&["--encoding", "latin-1", "a"], b"", "gsm-7, ucs-2");
    refused(&["--colour", "a"], b"", "--colour");
    refused(&["a", "b"], b"", "'b'");
}

/// With or without a line break at the end, and if there is nothing to answer. That a text
/// cannot be sent is an answer too.
#[test]
fn json_lines_succeed_if_every_line_is_answered() {
    let long = format!("{:?}\n", "a".repeat(39_016));
    for (input, answers) in [
        ("", 0),
        ("\"a\"\n", 1),
        ("\"a\"\n\"\u{436}\"", 2),
        ("\"a\"\r\n\"b\"\r\n", 2),
        (&long, 1),
    ] {
        let output = run(&["--json-lines"], input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{input:?}");
        assert!(output.stderr.is_empty(), "{input:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed.lines().count(), answers, "{input:?}");
        assert!(printed.is_empty() || printed.ends_with("}\n"), "{input:?}");
    }
}

/// The lines before the fault are answered.
#[test]
fn lines_before_a_bad_one_are_answered() {
    let output = run(&["--json-lines"], b"\"a\"\n\"b\"\noops\n\"c\"\n");
    assert_eq!(
        output
            .stdout
            .iter()
            .filter(|&&octet| octet == b'\n')
            .count(),
        2
    );
}

/// No colours without a terminal, and nothing that would control one.
#[test]
fn the_picture_has_no_control_characters() {
    let text = "\u{1B}[31m\u{7}\u{85}\r\n\u{7F}\u{202E}".to_owned() + &"ж".repeat(100);
    let picture = printed(&[&text], b"");
    assert!(
        picture.chars().all(|c| c == '\n' || !c.is_control()),
        "{picture:?}"
    );
    assert!(
        picture.contains("2 segments, UCS-2: 111 code units, 67 to a segment, 23 left in the last")
    );
    // Each character once, with all its places.
    assert!(picture.contains("  U+0007    ␇  byte 5\n"));
    assert!(picture.contains("  U+202E    \\u{202e}  byte 11\n"));
    assert!(picture.contains(", 208, 210, 212\n"), "{picture}");
}
