//! The results are those of the crate that this one replaces.

use unicode_segmentation as compact;

/// A character of each class, and some more.
const REPRESENTATIVES: [char; 25] = [
    'a',
    '\r',
    '\n',
    '\u{AD}',
    '©',
    '\u{300}',
    '\u{1F3FB}',
    '\u{FE0F}',
    '\u{94D}',
    '\u{1039}',
    '\u{200C}',
    '\u{200D}',
    '\u{903}',
    '\u{600}',
    '\u{915}',
    '\u{1000}',
    '\u{1F600}',
    '\u{1F1E6}',
    '\u{1100}',
    '\u{1160}',
    '\u{11A8}',
    '\u{AC00}',
    '\u{AC01}',
    '中',
    '\u{E0061}',
];

/// Compares the clusters of a text.
fn compare_clusters(text: &str) {
    let clusters = compact::UnicodeSegmentation::graphemes(text, true);
    let wanted = reference::UnicodeSegmentation::graphemes(text, true);
    assert!(clusters.eq(wanted), "{text:?}");
}

/// Compares whether a place in a text is a boundary.
fn compare_boundary(text: &str, offset: usize) {
    let boundary = compact::GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0);
    let wanted = reference::GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0);
    assert_eq!(boundary.ok(), wanted.ok(), "{text:?} at {offset}");
    let cursor = || compact::GraphemeCursor::new(offset, text.len(), true);
    let wanted = || reference::GraphemeCursor::new(offset, text.len(), true);
    let before = cursor().prev_boundary(text, 0).ok();
    assert_eq!(
        before,
        wanted().prev_boundary(text, 0).ok(),
        "{text:?} before {offset}"
    );
    let after = cursor().next_boundary(text, 0).ok();
    assert_eq!(
        after,
        wanted().next_boundary(text, 0).ok(),
        "{text:?} after {offset}"
    );
}

/// Makes a text of the given characters, in a buffer that is used again.
fn text(characters: impl IntoIterator<Item = char>, buffer: &mut String) -> &str {
    buffer.clear();
    buffer.extend(characters);
    buffer
}

fn compare(text: &str) {
    compare_clusters(text);
    for offset in 0..=text.len() {
        if text.is_char_boundary(offset) {
            compare_boundary(text, offset);
        }
    }
}

/// Random numbers (SplitMix64).
struct Random(u64);

impl Random {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let end = u64::try_from(end).unwrap();
        usize::try_from(mixed % end).unwrap()
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

#[test]
fn same_version() {
    assert_eq!(compact::UNICODE_VERSION, reference::UNICODE_VERSION);
    let manifest = include_str!("../Cargo.toml");
    let version = concat!("\nversion = \"", env!("CARGO_PKG_VERSION"), "\"");
    let dependency = concat!("version = \"=", env!("CARGO_PKG_VERSION"), "\" }");
    assert!(manifest.contains(version) && manifest.contains(dependency));
    let locked = format!("name = \"unicode-segmentation\"{version}\n");
    assert!(include_str!("../../Cargo.lock").contains(&locked));
    assert!(include_str!("../../../Cargo.lock").contains(&locked));
}

#[test]
fn texts_of_up_to_four_representatives() {
    let mut buffer = String::new();
    compare("");
    for one in REPRESENTATIVES {
        compare(text([one], &mut buffer));
        for two in REPRESENTATIVES {
            compare(text([one, two], &mut buffer));
            for three in REPRESENTATIVES {
                compare(text([one, two, three], &mut buffer));
                for four in REPRESENTATIVES {
                    compare(text([one, two, three, four], &mut buffer));
                }
            }
        }
    }
}

#[test]
fn every_character_before_and_after_every_representative() {
    let mut buffer = String::new();
    for character in '\0'..=char::MAX {
        for other in REPRESENTATIVES {
            let text = text([other, character, other], &mut buffer);
            compare_boundary(text, other.len_utf8());
            compare_boundary(text, text.len() - other.len_utf8());
        }
        // In each place of a conjunct and of joined emoji.
        for (before, after) in [
            ("\u{915}", "\u{94D}\u{915}"),
            ("", "\u{94D}\u{915}"),
            ("\u{915}\u{94D}", "\u{915}"),
            ("\u{1F600}", "\u{200D}\u{1F600}"),
            ("", "\u{200D}\u{1F600}"),
            ("\u{1F600}\u{200D}", "\u{1F600}"),
            ("\u{1F1E6}\u{1F1E6}", "\u{1F1E6}\u{1F1E6}\u{1F1E6}"),
        ] {
            let characters = before.chars().chain([character]).chain(after.chars());
            compare_clusters(text(characters, &mut buffer));
        }
    }
}

#[test]
fn a_million_random_texts() {
    let mut random = Random(1);
    let mut buffer = String::new();
    // Characters that are not of the commonest class: those that do not stand alone after a letter
    // or before a mark, or that a joiner, a virama or a vowel connects.
    let special: Vec<char> = ('\u{300}'..='\u{E0FFF}')
        .filter(|&one| {
            let text = format!("a{one}\u{300}{one}\u{94D}\u{915}{one}\u{200D}\u{1F600}{one}{one}");
            reference::UnicodeSegmentation::graphemes(&*text, true).count() != 6
        })
        .collect();
    assert!(special.len() > 5000, "{} special characters", special.len());
    for _ in 0..1_000_000 {
        let length = random.below(16);
        let pool = random.below(4);
        // Few different characters make longer clusters.
        let few: [char; 3] = std::array::from_fn(|_| random.one_of(&REPRESENTATIVES));
        let characters = (0..length).map(|_| match random.below(8) {
            0 => char::from_u32(u32::try_from(random.below(0x11_0000)).unwrap()).unwrap_or('b'),
            1 | 2 => random.one_of(&special),
            3..=5 if pool == 0 => random.one_of(&special),
            3..=7 if pool == 1 => random.one_of(&few),
            _ => random.one_of(&REPRESENTATIVES),
        });
        compare(text(characters, &mut buffer));
    }
}

#[test]
fn incomplete_texts_are_errors() {
    for (offset, start) in [(1, 1), (5, 0), (2, 0)] {
        let mut cursor = compact::GraphemeCursor::new(offset, 4, true);
        assert_eq!(
            cursor.is_boundary("aéa", start),
            Err(compact::GraphemeIncomplete)
        );
    }
}
