//! The reason for the encoding: the second line of the picture, and the lists that must agree with
//! it.

use serde_json::{Value, json};

use crate::{object, stdout};

/// A short text has the same number of segments in UCS-2, which all handsets support.
#[test]
fn tables_that_save_nothing_are_not_a_lack_of_codes() {
    for (languages, text) in [
        ("tr", "Teşekkürler, iyi günler"),
        ("hi", "धन्यवाद"),
        ("pt", "Até amanhã"),
    ] {
        let picture = stdout(&["--explain", "--languages", languages, text], b"");
        let reason = "UCS-2, because national tables have every character but save no segment";
        assert_eq!(picture.lines().nth(1), Some(reason));
        assert!(picture.ends_with(&format!("     {text}\n")), "{picture}");
        let short = object(
            &["--json", "--explain", "--languages", languages, text],
            b"",
        );
        assert_eq!(
            (&short["encoding"], &short["forced_by"]),
            (&json!("UCS-2"), &json!([]))
        );
        let explanation = &short["explanation"];
        assert_eq!(explanation["foreign"], json!([]));
        assert_eq!(explanation["only_offender"], Value::Null);
        assert_eq!(explanation["with_substitutes"], 1);
    }
}

/// No pair of tables covers both languages: the nearest tables are those for the language with more
/// characters.
#[test]
fn characters_of_other_allowed_tables_are_named() {
    let picture = stdout(&["--explain", "--languages", "tr,hi", "ğüşğüş न’"], b"");
    for line in [
        "UCS-2, because no allowed tables have every character; 2 characters have no code in the \
         nearest tables\n",
        "\nNo code in the nearest tables:\n  U+0928    न   DEVANAGARI LETTER NA  byte 13\n  \
         U+2019    ’   RIGHT SINGLE QUOTATION MARK  byte 16\n",
        "  1 segment     without the characters that have no code in the nearest tables\n",
        "  1 segment     with substitutes for those that have one\n",
        "  न  has no substitute\n  ’  could be '\n",
    ] {
        assert!(picture.contains(line), "{line}{picture}");
    }
}

#[test]
fn a_forced_encoding_is_the_reason() {
    let turkish = "ğ".repeat(80);
    let apostrophe = turkish.clone() + "’";
    for (encoding, text, reason) in [
        ("ucs-2", "ğ’", "UCS-2 is forced"),
        (
            "ucs-2",
            &turkish,
            "UCS-2 is forced; every character has a code in GSM-7",
        ),
        ("ucs-2", &apostrophe, "UCS-2 is forced"),
        (
            "ucs-2",
            "Hello",
            "UCS-2 is forced; every character has a code in GSM-7",
        ),
        (
            "gsm-7",
            "ğ",
            "GSM-7 is forced, with the Turkish locking shift table",
        ),
        (
            "gsm-7",
            "[ğ]",
            "GSM-7 is forced, with the Turkish locking shift table; 2 take two septets",
        ),
        (
            "gsm-7",
            "Hello",
            "GSM-7 is forced; every character has a code",
        ),
    ] {
        let arguments = [
            "--explain",
            "--languages",
            "tr",
            "--encoding",
            encoding,
            text,
        ];
        let picture = stdout(&arguments, b"");
        assert_eq!(picture.lines().nth(1), Some(reason), "{text}");
        // Nothing is unmappable.
        assert!(!picture.contains("o code"), "{picture}");
        let object = object(&[&["--json"], &arguments[..]].concat(), b"");
        assert_eq!(object["forced_by"], json!([]), "{text}");
        assert_eq!(object["explanation"]["foreign"], json!([]), "{text}");
    }
}

/// Telnyx excludes `Ç`, which has a code in GSM-7.
#[test]
fn excluded_characters_are_those_of_the_provider() {
    for (languages, tables) in [
        (&[][..], "the GSM-7 of telnyx"),
        (&["--languages", "pt"], "the nearest tables of telnyx"),
    ] {
        let arguments = [languages, &["--provider", "telnyx", "--explain", "Ça va"]].concat();
        let picture = stdout(&arguments, b"");
        for line in [
            format!("1 character has no code in {tables}\n"),
            format!(
                "\nNo code in {tables}:\n  U+00C7    Ç   LATIN CAPITAL LETTER C WITH CEDILLA  byte 0\n"
            ),
            format!("without Ç, which has no code in {tables}\n"),
        ] {
            assert!(picture.contains(&line), "{line}{picture}");
        }
    }
    let picture = stdout(&["--provider", "telnyx", "ж"], b"");
    assert!(
        picture.contains("1 character has no code in GSM-7\n"),
        "{picture}"
    );
}
