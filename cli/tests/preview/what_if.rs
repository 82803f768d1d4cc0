//! The answers to "what if".

use crate::{assert_rejected, not_sent, object, object_not_sent, stdout};

#[test]
fn crlf_is_mentioned_exactly_if_it_costs() {
    let lines = |before: usize, after: usize| "a".repeat(before) + "\n" + &"a".repeat(after);
    let note = "If LF is sent as CR LF, the text takes 2 segments";
    assert!(stdout(&[&lines(80, 79)], b"").contains(note));
    for (text, arguments) in [
        (lines(80, 78), &[][..]),
        (lines(80, 79).replace('\n', " "), &[]),
        (lines(80, 79), &["--line-breaks", "crlf"]),
        (lines(80, 79), &["--channel", "mms"]),
    ] {
        let picture = stdout(&[arguments, &[&*text]].concat(), b"");
        assert!(!picture.contains("If LF"), "{picture}");
    }
    let explained = object(&["--json", "--explain", &lines(80, 79)], b"");
    assert_eq!(explained["explanation"]["with_crlf"], 2);
    let count = |text: &str, breaks| {
        object(&["--json", "--line-breaks", breaks, text], b"")["segment_count"].clone()
    };
    assert_eq!(count(&lines(80, 79), "crlf"), 2);
    assert_eq!(count(&lines(80, 79), "lf"), 1);
    assert_eq!(count(&lines(80, 79).replace('\n', "\r\n"), "lf"), 1);
    let picture = stdout(&["--explain", &lines(80, 79)], b"");
    assert!(
        picture.contains("  2 segments    with CR LF instead of LF"),
        "{picture}"
    );
}

#[test]
fn the_surplus_is_what_must_go() {
    let picture = stdout(&["--explain", &"a".repeat(161)], b"");
    let line = "  1 segment     without the last 1 character, from byte 160";
    assert!(picture.contains(line), "{picture}");
    // Without the emoji, the rest is GSM-7.
    let picture = stdout(&["--explain", &("a".repeat(159) + "😀")], b"");
    let line = "  1 segment     without the last 1 character, from byte 159";
    assert!(picture.contains(line), "{picture}");
    let object = |text: &str| object(&["--json", "--explain", text], b"")["explanation"].clone();
    let surplus = object(&"😀".repeat(36))["surplus"].clone();
    assert_eq!(surplus["offset"], 35 * 4);
    assert_eq!(
        (&surplus["utf16_offset"], &surplus["characters"]),
        (&70.into(), &1.into())
    );
    assert!(object("a")["surplus"].is_null());
}

#[test]
fn the_smart_encoding_is_an_alternative() {
    let text = "“Yes” — ".repeat(10);
    let picture = stdout(&["--provider", "twilio", "--explain", &text], b"");
    assert!(
        picture.contains("  1 segment     with the smart encoding of twilio"),
        "{picture}"
    );
    let with = |arguments: &[&str]| {
        let arguments = [&["--json", "--explain"], arguments, &[&*text]].concat();
        object(&arguments, b"")["explanation"]["with_smart_encoding"].clone()
    };
    assert_eq!(with(&["--provider", "telnyx"]), 1);
    assert!(with(&["--provider", "plivo"]).is_null());
    assert!(with(&["--provider", "twilio", "--smart"]).is_null());
    assert_eq!(with(&["--provider", "twilio", "--channel", "rcs-us"]), 1);
    // It is not mentioned if it changes nothing.
    let picture = stdout(&["--provider", "twilio", "--explain", "Hello"], b"");
    assert!(!picture.contains("smart encoding"), "{picture}");
    let picture = stdout(&["--provider", "sinch", "--smart", "“Hello”"], b"");
    assert!(picture.contains("of sinch, which changes nothing as far as it is published"));
}

#[test]
fn a_fill_character_replaces_what_gsm7_lacks() {
    let text = "5 ж, 😀 and ж";
    let picture = stdout(&["--fill", "?", text], b"");
    assert!(
        picture.contains("The fill character replaced 3 characters: ж 😀"),
        "{picture}"
    );
    assert!(picture.contains("5 ?, ? and ?"), "{picture}");
    let filled = object(&["--json", "--fill", " ", text], b"");
    assert_eq!(filled["encoding"], "GSM-7");
    assert_eq!(
        (&filled["lost"][1]["offset"], &filled["lost"][1]["char"]),
        (&6.into(), &"😀".into())
    );
    // After replacements, in national tables, and with a limit.
    let replaced = stdout(&["--fill", "?", "--replace", "always", "“ж”"], b"");
    assert!(replaced.contains("replaced 1 character: ж") && replaced.contains("\"?\""));
    let turkish = object(
        &[
            "--json",
            "--fill",
            "ğ",
            "--languages",
            "tr",
            &"ğ’".repeat(50),
        ],
        b"",
    );
    assert_eq!(
        (&turkish["locking"], &turkish["units"]),
        (&"turkish".into(), &100.into())
    );
    let long = "ж".repeat(1_601);
    not_sent(&["--provider", "plivo", "--fill", "?", &long], b"");
    // The fill character itself: not needed, and in a batch.
    assert!(stdout(&["--fill", "ж", "a"], b"").contains("1 of 160 septets"));
    let output = not_sent(&["--fill", "ж", "aш"], b"");
    assert!(
        output.contains("The fill character cannot be sent as GSM-7 either"),
        "{output}"
    );
    let lines = stdout(
        &["--json-lines", "--fill", "ж"],
        b"\"ab\"\n\"\xD1\x88\"\n\"c\"\n",
    );
    assert_eq!(lines.lines().count(), 3);
    // What a smart encoding replaces is not lost.
    let smart = [
        "--provider",
        "sinch",
        "--smart",
        "--fill",
        "?",
        &"«".repeat(75),
    ];
    assert!(stdout(&smart, b"").contains("75 replacements saved 1 segment"));
    for (arguments, message) in [
        (
            &["--fill", "?", "--replace", "save", "a"][..],
            "--fill can only be used with the policy always",
        ),
        (
            &["--fill", "?", "--encoding", "ucs-2", "a"],
            "--fill cannot be used with --encoding ucs-2",
        ),
        (&["--fill", "??", "a"], "invalid value"),
    ] {
        assert_rejected(arguments, b"", message);
    }
}

#[test]
fn a_text_is_truncated_at_a_word_with_an_ellipsis() {
    let text = "Your parcel will arrive tomorrow. ".repeat(6);
    let text = |arguments: &[&str]| {
        let all = [&["--json", "--truncate", "1"], arguments, &[&*text]].concat();
        object(&all, b"")["segments"][0]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(text(&[]).ends_with("will arrive "));
    assert!(text(&["--at-word"]).ends_with("will arrive"));
    assert!(text(&["--ellipsis", "..."]).ends_with("will arri..."));
    assert!(text(&["--at-word", "--ellipsis", "..."]).ends_with("Your parcel will..."));
    assert!(text(&["--at-word", "--ellipsis", "…"]).ends_with("arrive tomorrow.…"));
    let cut = object(
        &[
            "--json",
            "--truncate",
            "1",
            "--ellipsis",
            "…",
            &"ж".repeat(71),
        ],
        b"",
    );
    assert_eq!((&cut["units"], &cut["cut_off"]), (&70.into(), &4.into()));
    // The fill character replaces the ellipsis too, and an ellipsis that forces UCS-2 is mentioned.
    let filled = object(
        &[
            "--json",
            "--truncate",
            "1",
            "--fill",
            "?",
            "--ellipsis",
            "…",
            &"ж".repeat(200),
        ],
        b"",
    );
    assert_eq!(
        (&filled["units"], &filled["encoding"]),
        (&160.into(), &"GSM-7".into())
    );
    let note = "Only the ellipsis forces UCS-2";
    let forced = ["--truncate", "1", "--ellipsis", "…", &"a".repeat(200)];
    assert!(stdout(&forced, b"").contains(note));
    let plain = ["--truncate", "1", "--ellipsis", "...", &"a".repeat(200)];
    assert!(!stdout(&plain, b"").contains(note));
    // The limit of the provider applies too.
    let long = "ж".repeat(3_000);
    let arguments = [
        "--json",
        "--provider",
        "plivo",
        "--truncate",
        "9",
        "--ellipsis",
        "…",
        &long,
    ];
    let plivo = object(&arguments, b"");
    assert_eq!(
        (&plivo["units"], &plivo["acceptance"]),
        (&368.into(), &"accepted".into())
    );
    assert_rejected(&["--ellipsis", "…", "a"], b"", "--truncate <SEGMENTS>");
    assert_rejected(&["--at-word", "a"], b"", "--truncate <SEGMENTS>");
}

#[test]
fn a_template_costs_at_least_and_at_most() {
    let text = "a".repeat(150) + "{x}{{}}";
    let most = |kind| {
        let placeholder = format!("x={kind}:6");
        let object = object(&["--json", "--placeholder", &placeholder, &text], b"");
        assert_eq!(
            (&object["least"]["segment_count"], &object["is_exact"]),
            (&1.into(), &true.into())
        );
        assert!(object["least"]["text"].as_str().unwrap().ends_with("a{}"));
        object["most"]["segment_count"].clone()
    };
    assert_eq!([most("digits"), most("GSM-7"), most("any")], [1, 2, 3]);
    // With clusters, in several segments of UCS-2.
    let arguments = [
        "--json",
        "--provider",
        "twilio",
        "--placeholder",
        "x=any:9",
        &text,
    ];
    assert_eq!(object(&arguments, b"")["is_exact"], false);
    let picture = stdout(
        &["--provider", "twilio", "--placeholder", "x=any:99", "{x}"],
        b"",
    );
    assert!(
        picture.contains("If grapheme clusters are split, at most 3 segments"),
        "{picture}"
    );
    for (arguments, message) in [
        (
            &["--placeholder", "x=any:1", "{x} {y}"][..],
            "{y} at byte 4 has no size; add --placeholder 'y=any:20'",
        ),
        (
            &[
                "--placeholder",
                "x=any:1",
                "--placeholder",
                "y=any:1",
                "{x}",
            ],
            "no placeholder {y}",
        ),
        (
            &["--placeholder", "x=any:1", "{x} {"],
            "the brace at byte 4 has no partner",
        ),
        (
            &["--placeholder", "x=any:1", "{x}}"],
            "the brace at byte 3 has no partner",
        ),
        (
            &["--placeholder", "x=letters:1", "{x}"],
            "letters is not digits, gsm-7 or any",
        ),
        (&["--placeholder", "x=any:-1", "{x}"], "-1: invalid digit"),
        (&["--placeholder", "x", "{x}"], "the form is NAME=KIND:MAX"),
        (
            &["--placeholder", "=any:1", "{x}"],
            "the form is NAME=KIND:MAX",
        ),
        (
            &["--placeholder", "x=any:1", "--channel", "mms", "{x}"],
            "--placeholder cannot be used with --channel mms",
        ),
        (
            &[
                "--placeholder",
                "x=any:1",
                "--provider",
                "telnyx-short-code",
                "{x}",
            ],
            "--placeholder cannot be used with a provider that sends ASCII",
        ),
        (
            &["--placeholder", "x=gsm-7:1", "--languages", "tr", "{x}"],
            "which tables are chosen depends on the characters",
        ),
        (
            &["--placeholder", "x=any:1", "--explain", "{x}"],
            "cannot be used with",
        ),
    ] {
        assert_rejected(arguments, b"", message);
    }
}

#[test]
fn a_template_that_cannot_be_sent_has_status_1() {
    for (arguments, line) in [
        (
            &["--placeholder", "x=any:20000", "{x}"][..],
            "cannot be sent: 607 of 255 segments, 352 too many",
        ),
        (
            &["--provider", "plivo", "--placeholder", "x=any:400", "{x}"],
            "above the limit of plivo: 800 of 737 code units, 63 too many",
        ),
        (
            &[
                "--encoding",
                "gsm-7",
                "--placeholder",
                "x=any:5",
                "Hi {x} ж",
            ],
            "cannot be sent: GSM-7 is forced",
        ),
    ] {
        let picture = not_sent(arguments, b"");
        assert!(picture.contains(line), "{picture}");
        let object = object_not_sent(&[&["--json"], arguments].concat(), b"");
        assert_eq!(object["most"]["can_be_sent"], false);
    }
    let uncertain = ["--provider", "plivo", "--placeholder", "x=any:200", "{x}"];
    let picture = stdout(&uncertain, b"");
    assert!(
        picture.contains("perhaps above the limit of plivo: 800 of 737 bytes"),
        "{picture}"
    );
    let picture = stdout(
        &["--encoding", "gsm-7", "--placeholder", "x=any:5", "{x}"],
        b"",
    );
    assert!(
        picture.contains("If a placeholder holds a character without a code"),
        "{picture}"
    );
    for (arguments, message) in [
        (
            &[
                "--placeholder",
                "x=any:1",
                "--placeholder",
                "x=any:2",
                "{x}",
            ][..],
            "x has more than one",
        ),
        (
            &["--placeholder", "x=any:1", "{x} {}"],
            "the placeholder at byte 4 has no name",
        ),
        (
            &["--placeholder", "x=any:99999", "{x}"],
            "99999 characters are more than a message holds",
        ),
        (
            &["--placeholder", "x=any:9", "--at-word", "{x}"],
            "cannot be used with",
        ),
    ] {
        assert_rejected(arguments, b"", message);
    }
}
