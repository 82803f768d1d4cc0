//! The picture.

use crate::stdout;

/// Colours are off without a terminal, and control characters of the text are replaced.
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
