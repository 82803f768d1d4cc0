//! What people write, for random texts and fuzzing.

/// The letters of some languages as they are written, with the identifiers of those that have
/// national tables.
pub const LANGUAGES: [(u8, &str); 9] = [
    (1, "abcçdefgğhıijklmnoöprsştuüvyzÇĞİÖŞÜ"),
    (2, "aábcdeéfghiíjklmnñoópqrstuúüvxyz¿¡ÁÍ"),
    (3, "aáâãbcçdeéêfghiíjlmnoóôõpqrstuúvxzÃÇ"),
    (4, "অআইকখগঘচজটডতদনপবমযরলশসহা\u{9BF}\u{9C1}\u{9CD}"),
    (
        6,
        "अआइकखगघचजटडतदनपबमयरलवशसह\u{93E}\u{93F}\u{941}\u{947}\u{94D}",
    ),
    (13, "ابپتجچخدرزسشفقکگلمنوہی"),
    (0, "aáeéiíoóöőuúüűkltsŐŰ"),
    (0, "αβγδεζηθικλμνξοπρσςτυφχψωΑΕΗΙΟΥΩΆΈΉΊΌΎΏ"),
    (0, "אבגדהוזחטיכלמנסעפצקרשת"),
];

/// Punctuation, also typographic, and invisible characters.
pub const PUNCTUATION: &str =
    "’‘“”„«»–—…•™€½≤'\"-.,!?\u{A0}\u{200B}\u{200C}\u{200E}\u{200F}\u{AD}\u{FEFF}\u{7F}";

/// Line breaks, letters in two characters, emoji of several characters.
pub const SEQUENCES: [&str; 12] = [
    "\r\n",
    "\n",
    "e\u{301}",
    "o\u{30B}",
    "a\u{303}",
    "Ε\u{301}",
    "≤\u{338}",
    "=\u{338}",
    "👨\u{200D}👩\u{200D}👧",
    "❤\u{FE0F}",
    "🇫🇷",
    "[x]",
];
