//! The picture.

use crate::stdout;

/// Without a terminal, colours are off; control characters in the text are replaced.
#[test]
fn the_picture_has_no_control_characters() {
    let text = "\u{1B}[31m\u{7}\u{85}\r\n\u{7F}\u{202E}".to_owned() + &"ж".repeat(100);
    let picture = stdout(&[&text], b"");
    assert!(
        picture.chars().all(|c| c == '\n' || !c.is_control()),
        "{picture:?}"
    );
    assert!(
        picture.contains("2 segments, UCS-2: 111 code units, 67 per segment, 23 left in the last")
    );
    // Each distinct character has one row with all its offsets.
    assert!(picture.contains("  U+0007    ␇  byte 5\n"));
    assert!(picture.contains("  U+202E    \\u{202e}  byte 11\n"));
    assert!(picture.contains(", 208, 210, 212\n"), "{picture}");
}

/// Spaces, joiners, fillers and marks are shown in a visible form.
#[test]
fn characters_in_lists_are_visible() {
    for (character, shown) in [
        ('\u{A0}', "\\u{a0}"),
        ('\u{2009}', "\\u{2009}"),
        ('\u{3000}', "\\u{3000}"),
        ('\u{200C}', "\\u{200c}"),
        ('\u{200D}', "\\u{200d}"),
        ('\u{FE0F}', "\\u{fe0f}"),
        ('\u{34F}', "\\u{34f}"),
        ('\u{115F}', "\\u{115f}"),
        ('\u{1160}', "\\u{1160}"),
        ('\u{17B4}', "\\u{17b4}"),
        ('\u{180B}', "\\u{180b}"),
        ('\u{3164}', "\\u{3164}"),
        ('\u{FFA0}', "\\u{ffa0}"),
        ('\u{E0041}', "\\u{e0041}"),
        ('\u{E000}', "\\u{e000}"),
        ('\u{85}', "\\u{85}"),
        ('\u{1}', "␁"),
        ('\u{301}', "\u{25CC}\u{301}"),
        ('\u{20DD}', "\u{25CC}\u{20DD}"),
        ('\u{94D}', "\u{25CC}\u{94D}"),
        ('‘', "‘"),
        ('`', "`"),
        ('ж', "ж"),
        ('👋', "👋"),
    ] {
        let picture = stdout(&[&format!("x {character}")], b"");
        let row = format!(
            "  U+{:<6}  {shown}  byte 2\n",
            format!("{:04X}", u32::from(character))
        );
        assert!(picture.ends_with(&row), "{row}{picture}");
    }
    let arguments = [
        "--replace",
        "always",
        "a\u{3000}e\u{301}o\u{200D}u\u{2028}\u{302}",
    ];
    let picture = stdout(&arguments, b"");
    for row in [
        "  \\u{3000}  to  \\u{20}  byte 1\n",
        "  e\u{25CC}\u{301}  to  é  byte 4\n",
        "  \\u{200d}  to  nothing  byte 8\n",
        "  \\u{2028}  to  ␊  byte 12\n",
        "  \u{25CC}\u{302}  to  nothing  byte 15\n",
    ] {
        assert!(picture.contains(row), "{row}{picture}");
    }
    // Within a segment, joiners belong to the characters around them.
    let family = "👨\u{200D}👩\u{200D}👧 e\u{301}";
    assert!(stdout(&[family], b"").contains(&format!("     {family}\n")));
}

#[test]
fn headings_have_lines() {
    for text in ["Hello", "", "ü"] {
        let picture = stdout(&["--explain", text], b"");
        assert!(!picture.contains("Alternatives"), "{picture}");
    }
    let picture = stdout(&["--explain", "[a]\r\n"], b"");
    let end = "\nAlternatives:\n  1 segment     if every character took one septet\n  \
               1 segment     with LF instead of CR LF\n";
    assert!(picture.ends_with(end), "{picture}");
    // Unused units are not listed as an alternative.
    let picture = stdout(&["--explain", &"]".repeat(153)], b"");
    let end = "documents\n\n2 units unused at the ends of segments, where a pair or cluster did \
               not fit\n";
    assert!(
        picture.ends_with(&end.replace("documents", "document")),
        "{picture}"
    );
}

/// Only characters that have a substitute are counted as replaced.
#[test]
fn substitutes_are_named() {
    for (text, lines) in [
        (
            "жж",
            "  1 segment     without ж, which has no code in GSM-7\n  ж  has no substitute\n",
        ),
        (
            "ж’",
            "  1 segment     without the characters that have no code in GSM-7\n  \
             1 segment     with substitutes for those that have one\n  \
             ж  has no substitute\n  ’  could be '\n",
        ),
        (
            "’…\u{FEFF}",
            "  1 segment     without the characters that have no code in GSM-7\n  \
             1 segment     with substitutes\n  \
             ’  could be '\n  …  could be ...\n  \\u{feff}  could be removed\n",
        ),
        // Without the joiner, this would be two emoji.
        (
            "👨\u{200D}👩",
            "  1 segment     without the characters that have no code in GSM-7\n  \
             👨  has no substitute\n  \
             \\u{200d}  has no substitute\n  \
             👩  has no substitute\n",
        ),
        // Joiners and marks, after characters that stay and after characters that can lose them.
        (
            "👨\u{200D}👩 a\u{200D} и\u{306}и\u{306} a\u{306}",
            "  1 segment     without the characters that have no code in GSM-7\n  \
             1 segment     with substitutes for those that have one\n  \
             👨  has no substitute\n  \
             \\u{200d}  has no substitute  byte 4\n  \
             👩  has no substitute\n  \
             \\u{200d}  could be removed  byte 13\n  \
             и  has no substitute\n  \
             \u{25CC}\u{306}  has no substitute  byte 19, 23\n  \
             \u{25CC}\u{306}  could be removed  byte 27\n",
        ),
    ] {
        let picture = stdout(&["--explain", text], b"");
        let (_, end) = picture.split_once("\nAlternatives:\n").unwrap();
        assert_eq!(end, lines, "{text}");
    }
}
