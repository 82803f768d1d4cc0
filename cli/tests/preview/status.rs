//! The exit code for texts that cannot be sent.

use crate::{not_sent, object, object_not_sent, run, stdout};

/// Covers forced GSM-7 with an unmappable character, more than 255 segments, and a provider's limit
/// in each of its units. The report is printed in every case.
#[test]
fn a_text_that_cannot_be_sent_has_status_1() {
    let long = |character: &str, number| character.repeat(number);
    for (arguments, text, line) in [
        (
            &["--encoding", "gsm-7"][..],
            "aж".to_owned(),
            "cannot be sent: U+0436 at byte 1 has no code",
        ),
        (
            &["--encoding", "gsm-7", "--languages", "tr"],
            "ğ’".to_owned(),
            "cannot be sent: U+2019 at byte 2 has no code",
        ),
        (
            &[],
            long("a", 39_016),
            "cannot be sent: the text needs 256 segments",
        ),
        (
            &["--provider", "bandwidth"],
            long("a", 2_049),
            "Above the limit of bandwidth: 2049 of 2048 characters, 1 too many",
        ),
        (
            &["--provider", "bandwidth", "--channel", "mms"],
            long("a", 2_049),
            "Above the limit of bandwidth: 2049 of 2048 characters, 1 too many",
        ),
        (
            &["--provider", "plivo"],
            long("ж", 738),
            "Above the limit of plivo: 738 of 737 code units, 1 too many",
        ),
        (
            &["--provider", "twilio"],
            long("é", 1_601),
            "Above the limit of twilio: 1601 of 1600 characters, 1 too many",
        ),
        (
            &["--provider", "telnyx"],
            long("a", 1_531),
            "Above the limit of telnyx: 11 of 10 segments, 1 too many",
        ),
    ] {
        let picture = not_sent(arguments, text.as_bytes());
        assert!(picture.contains(line), "{arguments:?}: {picture}");
        let json = [&["--json"], arguments].concat();
        let object = object_not_sent(&json, text.as_bytes());
        let has_error = object.get("error").is_some();
        assert_eq!(has_error, line.starts_with("cannot"), "{arguments:?}");
        // Without its last character, the text can be sent.
        let shorter = text.char_indices().next_back().unwrap().0;
        let output = run(arguments, &text.as_bytes()[..shorter]);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

/// A message may be refused, but the limit's unit is not known.
#[test]
fn a_text_that_may_be_refused_has_status_0() {
    for (provider, text, line) in [
        (
            "plivo",
            "ж".repeat(400),
            "Perhaps above the limit of plivo: 800 of 737 bytes, may be refused, depending on what \
             plivo counts",
        ),
        (
            "twilio",
            "😀".repeat(801),
            "Perhaps above the limit of twilio: 3204 of 1600 bytes, may be refused",
        ),
    ] {
        let picture = stdout(&["--provider", provider, &text], b"");
        assert!(picture.contains(line), "{picture}");
        let object = object(&["--json", "--provider", provider, &text], b"");
        assert_eq!(object["acceptance"], "may_be_refused");
        assert_eq!(object["within_cap"], false);
    }
}

/// Truncation makes a text short enough, and an MMS message is not split.
#[test]
fn other_texts_have_status_0() {
    let long = "a".repeat(39_016);
    for arguments in [
        &["--truncate", "300"][..],
        &["--provider", "bandwidth", "--truncate", "300"],
        &["--channel", "mms"],
        &["--channel", "mms", "--encoding", "gsm-7"],
    ] {
        let output = run(arguments, (long.clone() + "ж").as_bytes());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(!output.stdout.is_empty());
    }
}
