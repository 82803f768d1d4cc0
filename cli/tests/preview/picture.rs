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
    assert!(picture.contains("  U+0007    ␇   byte 5\n"));
    assert!(picture.contains("  U+202E        RIGHT-TO-LEFT OVERRIDE  byte 11\n"));
    let row = "  U+0436    ж   CYRILLIC SMALL LETTER ZHE  byte 14, 16, 18, 20, 22, 24, 26, 28, 30, 32 \
               and 90 others\n";
    assert!(picture.contains(row), "{picture}");
    let complete = stdout(&["--all", &text], b"");
    let places = complete.replace("\n    ", " ");
    assert!(places.contains(", 208, 210, 212\n"), "{complete}");
}

/// Spaces, joiners, fillers and marks have no glyph of their own, but a code point and a name. Wide
/// characters are aligned.
#[test]
fn characters_in_lists_are_named() {
    for (character, shown) in [
        ('\u{A0}', "    NO-BREAK SPACE"),
        ('\u{2009}', "    THIN SPACE"),
        ('\u{3000}', "    IDEOGRAPHIC SPACE"),
        ('\u{200C}', "    ZERO WIDTH NON-JOINER"),
        ('\u{200D}', "    ZERO WIDTH JOINER"),
        ('\u{FE0F}', "    VARIATION SELECTOR-16"),
        ('\u{34F}', "    COMBINING GRAPHEME JOINER"),
        ('\u{115F}', "    HANGUL CHOSEONG FILLER"),
        ('\u{17B4}', "    KHMER VOWEL INHERENT AQ"),
        ('\u{180B}', "    MONGOLIAN FREE VARIATION SELECTOR ONE"),
        ('\u{3164}', "    HANGUL FILLER"),
        ('\u{FFA0}', "    HALFWIDTH HANGUL FILLER"),
        ('\u{E0041}', "    TAG LATIN CAPITAL LETTER A"),
        // Characters for private use and control characters have no names.
        ('\u{E000}', "  "),
        ('\u{85}', "  "),
        ('\u{1}', "␁ "),
        ('\u{301}', "\u{25CC}\u{301}   COMBINING ACUTE ACCENT"),
        ('\u{20DD}', "\u{25CC}\u{20DD}   COMBINING ENCLOSING CIRCLE"),
        ('\u{94D}', "\u{25CC}\u{94D}   DEVANAGARI SIGN VIRAMA"),
        ('‘', "‘   LEFT SINGLE QUOTATION MARK"),
        ('`', "`   GRAVE ACCENT"),
        ('ж', "ж   CYRILLIC SMALL LETTER ZHE"),
        ('語', "語  CJK UNIFIED IDEOGRAPH-8A9E"),
        ('👋', "👋  WAVING HAND SIGN"),
    ] {
        let picture = stdout(&[&format!("x {character}")], b"");
        let point = format!("{:04X}", u32::from(character));
        let row = format!("  U+{point:<6}  {shown}  byte 2\n");
        assert!(picture.ends_with(&row), "{row}{picture}");
    }
    let arguments = [
        "--replace",
        "always",
        "a\u{3000}e\u{301}o\u{200D}u\u{2028}\u{302}",
    ];
    let picture = stdout(&arguments, b"");
    for row in [
        "  U+3000 IDEOGRAPHIC SPACE  to  U+0020 SPACE  byte 1\n",
        "  e + U+0301 COMBINING ACUTE ACCENT  to  é  byte 4\n",
        "  U+200D ZERO WIDTH JOINER  to  nothing  byte 8\n",
        "  U+2028 LINE SEPARATOR  to  ␊  byte 12\n",
        "  U+0302 COMBINING CIRCUMFLEX ACCENT  to  nothing  byte 15\n",
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
             ’  could be '\n  …  could be ...\n  U+FEFF ZERO WIDTH NO-BREAK SPACE  could be removed\n",
        ),
        // Without the joiner, this would be two emoji.
        (
            "👨\u{200D}👩",
            "  1 segment     without the characters that have no code in GSM-7\n  \
             👨  has no substitute\n  \
             U+200D ZERO WIDTH JOINER  has no substitute\n  \
             👩  has no substitute\n",
        ),
        // Joiners and marks, after characters that stay and after characters that can lose them.
        (
            "👨\u{200D}👩 a\u{200D} и\u{306}и\u{306} a\u{306}",
            "  1 segment     without the characters that have no code in GSM-7\n  \
             1 segment     with substitutes for those that have one\n  \
             👨  has no substitute\n  \
             U+200D ZERO WIDTH JOINER  has no substitute  byte 4\n  \
             👩  has no substitute\n  \
             U+200D ZERO WIDTH JOINER  could be removed  byte 13\n  \
             и  has no substitute\n  \
             U+0306 COMBINING BREVE  has no substitute  byte 19, 23\n  \
             U+0306 COMBINING BREVE  could be removed  byte 27\n",
        ),
    ] {
        let picture = stdout(&["--explain", text], b"");
        let (_, end) = picture.split_once("\nAlternatives:\n").unwrap();
        assert_eq!(end, lines, "{text}");
    }
}
