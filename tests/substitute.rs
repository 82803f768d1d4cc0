//! Replacement of every row of the table, of every character of Unicode, and of letters with marks.

mod laws;
mod model;
mod rows;
mod substitute {
    mod marks;
}

use std::collections::BTreeMap;

use laws::substitute::replaced;
use septet::alphabet::Alphabet;
use septet::replace::{Groups, Substitute, substitute};

const GROUPS: [(&str, Groups); 5] = [
    ("typography", Groups::TYPOGRAPHY),
    ("spaces", Groups::SPACES),
    ("accents", Groups::ACCENTS),
    ("lookalikes", Groups::LOOKALIKES),
    ("greek", Groups::GREEK),
];

fn has_code(character: char) -> bool {
    Alphabet::DEFAULT.code(character).is_some()
}

/// All sets of groups.
fn all_groups() -> impl Iterator<Item = Groups> {
    (0..=model::substitute::ALL).map(laws::substitute::groups)
}

/// The groups of a row, which nearly always has a single group.
fn groups_of(names: &str) -> Groups {
    let known: BTreeMap<_, _> = GROUPS.into();
    names
        .split('+')
        .fold(Groups::NONE, |all, name| all.with(known[name]))
}

#[test]
fn every_row_is_replaced_as_in_the_file() {
    let mut seen = BTreeMap::new();
    for row in rows::transliterations() {
        let (character, text, group) = (row.character, &*row.text, groups_of(row.group));
        assert_eq!(
            Substitute::from_char(character).unwrap().text,
            text,
            "{character:?}"
        );
        assert_eq!(Substitute::from_char(character).unwrap().group, group);
        for groups in all_groups() {
            let chosen = groups.contains(group);
            let expected = chosen.then_some(text);
            assert_eq!(substitute(character, groups), expected, "{character:?}");
            let alone = character.to_string();
            let shown = if chosen { text } else { &alone };
            assert_eq!(replaced(&alone, groups), shown, "{character:?}");
            // Between digits, which compose with no mark.
            let between = replaced(&format!("1{character}1"), groups);
            assert_eq!(between, format!("1{shown}1"), "{character:?}");
        }
        *seen.entry(row.group).or_insert(0) += 1;
    }
    let expected = [
        ("accents", 696),
        ("accents+greek", 132),
        ("accents+lookalikes", 86),
        ("greek", 34),
        ("lookalikes", 1_390),
        ("spaces", 217),
        ("typography", 299),
    ];
    assert_eq!(seen, expected.into());
}

#[test]
fn every_replacement_is_in_the_alphabet() {
    let mut longest = 0;
    for row in rows::transliterations() {
        assert!(row.text.chars().all(has_code), "{:?}", row.character);
        assert!(!has_code(row.character), "{:?}", row.character);
        // The upper bound of the size hint relies on this.
        assert!(2 * row.text.len() <= 3 * row.character.len_utf8());
        longest = longest.max(row.text.chars().count());
    }
    assert_eq!(longest, 4);
}

#[test]
fn every_character_has_its_substitute_or_stays() {
    let rows: BTreeMap<char, String> = rows::transliterations()
        .into_iter()
        .map(|row| (row.character, row.text))
        .collect();
    assert_eq!(rows.len(), 2_854);
    for character in '\0'..=char::MAX {
        let expected = rows.get(&character).map(String::as_str);
        assert_eq!(
            substitute(character, Groups::ALL),
            expected,
            "{character:?}"
        );
        let found = Substitute::from_char(character).map(|found| found.text);
        assert_eq!(found, expected, "{character:?}");
        let mut octets = [0; 4];
        let alone = &*character.encode_utf8(&mut octets);
        let replaced = Groups::ALL.replace(alone);
        assert_eq!(replaced.is_changed(), expected.is_some());
        assert!(replaced.eq(expected.unwrap_or(alone).chars()));
    }
}

#[test]
fn groups_are_sets() {
    assert_eq!(Groups::default(), Groups::ALL);
    for (name, group) in GROUPS {
        assert!(Groups::ALL.contains(group) && !group.is_empty());
        assert!(!Groups::ALL.without(group).contains(group));
        assert_eq!(Groups::ALL.without(group).with(group), Groups::ALL);
        assert_eq!(Groups::NONE.with(group), group);
        assert_eq!(group.without(group), Groups::NONE);
        for (other, others) in GROUPS {
            assert_eq!(group.contains(others), name == other);
        }
    }
    assert!(Groups::NONE.is_empty());
    assert_eq!(all_groups().collect::<Vec<_>>().len(), 32);
    for groups in all_groups() {
        assert!(groups.contains(Groups::NONE) && Groups::ALL.contains(groups));
        assert_eq!(groups.is_empty(), groups == Groups::NONE);
    }
}

/// Samples of each group, to detect changes to the grouping rules.
#[test]
fn groups_contain_what_their_names_promise() {
    for (group, text) in [
        (Groups::TYPOGRAPHY, "“”„‘’«»–—…•`´™©°№℡½⅓₹₺¢×÷≠←★、＂＄ʼ"),
        (
            Groups::SPACES,
            "\0\t\u{B}\u{85}\u{A0}\u{AD}\u{34F}\u{2009}\u{200B}\u{200D}",
        ),
        (
            Groups::SPACES,
            "\u{200F}\u{2028}\u{2060}\u{3000}\u{FE0F}\u{FEFF}",
        ),
        (
            Groups::ACCENTS,
            "áâãêëïîçžőğışřýÿḷąęðþœŒĐđłŁħƒə\u{212B}\u{1FFB}ǘế\u{301}\u{36F}",
        ),
        (
            Groups::LOOKALIKES,
            "ΑΒΕΤΧＡｚ５𝐀𝔷𝟗ⒶⓏ①⑽⒜🄰ªº²ⁿₓⅣﬁﬀĲǆᴀʀ\u{2126}\u{212A}ℂℓ㎏㍳µſ",
        ),
        (Groups::GREEK, "αβγδεζηθικλμνξοπρσςτυφχψωϐϑϕϖϰϱϲϵ\u{1FBE}"),
        (
            Groups::ACCENTS.with(Groups::LOOKALIKES),
            "ΆΈΉΊΌΎΪΫ\u{1FBB}Ἀᾼ",
        ),
        (
            Groups::ACCENTS.with(Groups::GREEK),
            "άέήίόύώϊϋΐΰ\u{1F71}ἀᾳῷῥ",
        ),
    ] {
        for character in text.chars() {
            let found = Substitute::from_char(character).map(|found| found.group);
            assert_eq!(found, Some(group), "{character:?}");
        }
    }
}

#[test]
fn changes_have_offsets() {
    let text = "😀 “ê\u{301}” x\u{301}\u{302}\u{200D}ж½";
    let changes: Vec<_> = Groups::ALL
        .replace(text)
        .changes()
        .map(|change| {
            (
                change.byte_offset,
                change.utf16_offset,
                change.from,
                change.to,
            )
        })
        .collect();
    let expected = [
        (5, 3, "“", "\""),
        (8, 4, "ê\u{301}", "é"),
        (12, 6, "”", "\""),
        (17, 9, "\u{301}", ""),
        (19, 10, "\u{302}", ""),
        (21, 11, "\u{200D}", ""),
        (26, 13, "½", "1/2"),
    ];
    assert_eq!(changes, expected);
    assert_eq!(replaced(text, Groups::ALL), "😀 \"é\" xж1/2");
    for bits in 0..=model::substitute::ALL {
        laws::substitute::replacing_is_idempotent(text, bits);
    }
}

#[test]
fn many_marks_take_linear_time() {
    for start in ["x", "e", "ж", ""] {
        let text = start.to_owned() + &"\u{302}".repeat(1_000_000);
        let kept = if start == "ж" { &*text } else { start };
        assert_eq!(replaced(&text, Groups::ALL), kept);
        assert_eq!(replaced(&text, Groups::NONE), text);
    }
    let text = "e\u{302}".repeat(1_000_000) + "\u{301}";
    assert_eq!(replaced(&text, Groups::ALL), "e".repeat(999_999) + "é");
}

/// `rows` parses the file independently of the model.
#[test]
fn the_model_has_the_rows_of_the_file() {
    for row in rows::transliterations() {
        let naive = &model::substitute::rows()[&row.character];
        assert_eq!(naive.text, row.text);
        let names = model::substitute::GROUPS.iter().enumerate();
        let names = names.filter(|(bit, _)| naive.groups >> bit & 1 == 1);
        let names: Vec<_> = names.map(|(_, &name)| name).collect();
        let mut expected: Vec<_> = row.group.split('+').collect();
        expected.sort_by_key(|name| model::substitute::GROUPS.iter().position(|one| one == name));
        assert_eq!(names, expected);
    }
}

/// The first mark continues a cluster, also where characters are measured one by one.
#[cfg(feature = "graphemes")]
#[test]
fn the_first_mark_continues_a_cluster() {
    use septet::replace::Policy;
    use septet::{Boundary, Segmenter};

    let rules = Segmenter::new().with_boundary(Boundary::Grapheme);
    for mark in ['\u{2FF}', '\u{300}', '\u{301}'] {
        for before in ["e", "ж", "\u{300}"] {
            // The cluster would end one unit after the first segment.
            let rest = 66 - before.chars().count();
            let text = format!("“{}{before}{mark}{}", "ж".repeat(rest), "ж".repeat(66));
            let replacement = rules.replace(&text, Groups::TYPOGRAPHY, Policy::Always);
            let replaced = replacement.to_string();
            assert_eq!(replaced.chars().next(), Some('"'));
            assert_eq!(
                replacement.after(),
                rules.measure(&replaced),
                "{before}{mark}"
            );
        }
    }
}
