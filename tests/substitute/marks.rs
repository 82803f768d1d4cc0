//! Letters with marks, and characters that belong to the character before them.

use std::collections::BTreeSet;

use septet::replace::{Change, Groups, Substitute, substitute};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use crate::laws::substitute::replaced;
use crate::model::substitute::ALL;
use crate::{all_groups, has_code, laws, rows};

/// The marks that `Groups::ACCENTS` drops.
fn marks() -> Vec<char> {
    rows::transliterations()
        .iter()
        .filter(|row| row.group == "accents" && row.text.is_empty())
        .map(|row| row.character)
        .collect()
}

#[test]
fn letters_of_the_alphabet_are_composed() {
    let marks = marks();
    assert_eq!(marks.len(), 111);
    assert!(marks.iter().all(|&mark| is_combining_mark(mark)));
    let mut letters = BTreeSet::new();
    for base in ('\0'..=char::MAX).filter(|&base| has_code(base)) {
        for &mark in &marks {
            let apart = String::from_iter([base, mark]);
            let changes: Vec<_> = Groups::ACCENTS.replace(&apart).changes().collect();
            let Some(letter) = compose(base, mark).filter(|&letter| has_code(letter)) else {
                continue;
            };
            letters.insert(letter);
            let [change] = changes[..] else {
                panic!("{apart:?}: {changes:?}");
            };
            let (byte_offset, utf16_offset) = (0, 0);
            let to = change.to;
            let expected = Change {
                byte_offset,
                utf16_offset,
                from: &apart,
                to,
            };
            assert_eq!((change, to), (expected, &*letter.to_string()));
            assert_eq!(
                replaced(&apart, Groups::ALL.without(Groups::ACCENTS)),
                apart
            );
        }
    }
    let letters: String = letters.into_iter().collect();
    assert_eq!(letters, "ÄÅÇÉÑÖÜàäåèéìñòöùü");
}

/// With any groups, canonically equivalent texts are replaced alike. Checks every character of
/// Unicode that has a canonical decomposition, fully and partly decomposed.
#[test]
fn composed_and_decomposed_letters_are_replaced_alike() {
    let nfd = |text: &str| text.nfd().collect::<String>();
    let mut decomposed = 0;
    for character in '\0'..=char::MAX {
        let alone = character.to_string();
        let apart = nfd(&alone);
        if apart == alone {
            continue;
        }
        let is_known = has_code(character) || Substitute::from_char(character).is_some();
        decomposed += usize::from(is_known);
        for groups in all_groups() {
            let expected = nfd(&replaced(&alone, groups));
            // With the first `whole - 1` characters composed.
            for whole in 1..=apart.chars().count() {
                let (first, rest) = apart.split_at(apart.char_indices().nth(whole - 1).unwrap().0);
                let partly = first.nfc().collect::<String>() + rest;
                assert_eq!(nfd(&replaced(&partly, groups)), expected, "{partly:?}");
            }
            assert_eq!(nfd(&replaced(&apart, groups)), expected, "{apart:?}");
        }
    }
    assert_eq!(decomposed, 748);
}

/// Two marks on every character that can be sent or replaced, as far as one of each kind of mark
/// shows it: composing, dropped, negating, below the letter, and two marks in one.
#[test]
fn two_marks_are_replaced_alike_in_every_form() {
    let nfd = |text: &str| text.nfd().collect::<String>();
    let marks =
        "\u{300}\u{301}\u{302}\u{303}\u{308}\u{30A}\u{30B}\u{323}\u{327}\u{338}\u{344}\u{20D2}";
    let known = |&c: &char| has_code(c) || Substitute::from_char(c).is_some();
    for base in ('\0'..='\u{FFFF}').filter(known) {
        for (one, other) in marks
            .chars()
            .flat_map(|one| marks.chars().map(move |c| (one, c)))
        {
            let text = String::from_iter([base, one, other]);
            let expected = nfd(&replaced(&text, Groups::ALL));
            for form in [nfd(&text), text.nfc().collect()] {
                assert_eq!(nfd(&replaced(&form, Groups::ALL)), expected, "{form:?}");
            }
        }
    }
}

/// Accented Greek capitals, Hungarian letters, and negated relations.
#[test]
fn everyday_letters_have_the_expected_substitutes() {
    for (text, expected) in [
        ("ΈΛΑ ΣΉΜΕΡΑ", "EΛA ΣHMEPA"),
        ("\u{395}\u{301}ΛΑ", "EΛA"),
        ("\u{386} \u{391}\u{301}", "A A"),
        ("Ώ \u{3A9}\u{301}", "Ω Ω"),
        ("őűŐŰ", "öüÖÜ"),
        ("o\u{30B}u\u{30B}O\u{30B}U\u{30B}", "öüÖÜ"),
        ("\u{387}\u{B7}", ".."),
        ("\u{1FFD}\u{B4}", "''"),
        ("≠ =\u{338}", "!= !="),
        // Without the stroke, the text would say the opposite.
        ("\u{2270} ≤\u{338}", "\u{2270} ≤\u{338}"),
        ("≮ <\u{338}", "≮ <\u{338}"),
        ("a\u{20D2} →\u{20E5}", "a\u{20D2} →\u{20E5}"),
    ] {
        assert_eq!(replaced(text, Groups::ALL), expected, "{text:?}");
        laws::substitute::replacing_is_idempotent(text, ALL);
    }
}

#[test]
fn lower_case_greek_becomes_capitals() {
    for (text, expected) in [
        ("Καλημέρα σας", "KAΛHMEPA ΣAΣ"),
        ("Καλημε\u{301}ρα σας", "KAΛHMEPA ΣAΣ"),
        ("αβγδεζηθικλμνξοπρσςτυφχψω", "ABΓΔEZHΘIKΛMNΞOΠPΣΣTYΦXΨΩ"),
        ("άέήίόύώϊϋΐΰ", "AEHIOYΩIYIY"),
        ("ΐ ᾳ ῷ", "I A Ω"),
        ("ι\u{308}\u{301} α\u{345} ω\u{342}\u{345}", "I A Ω"),
        ("ϊ\u{301} ῶ\u{345}", "I Ω"),
        ("ἐν ἀρχῇ ἦν ὁ λόγος", "EN APXH HN O ΛOΓOΣ"),
        ("ϐ ϑ ϕ ϖ ϰ ϱ ϲ ϵ", "B Θ Φ Π K P Σ E"),
        // The mark does not compose with the Latin capital.
        ("α\u{30A} ν\u{303} ο\u{308}", "A N O"),
        ("α\u{338} ά\u{338}", "α\u{338} ά\u{338}"),
        // The letter and the micro sign.
        ("μ µ", "M u"),
        ("5 μg μέτρο μι μ\u{301}g μm.", "5 ug METPO MI Mg um."),
        // Before a Latin letter that stays, also with its marks.
        ("μÖ μO\u{344} μO\u{308} μΔ μ\u{100} μş", "uÖ uÖ uÖ MΔ MA Ms"),
        // GSM-7 lacks their capitals.
        ("ϙ ϛ ϝ ϡ ϸ", "ϙ ϛ ϝ ϡ ϸ"),
    ] {
        assert_eq!(replaced(text, Groups::ALL), expected, "{text:?}");
        for bits in 0..=ALL {
            laws::substitute::replacing_is_idempotent(text, bits);
        }
    }
    // The second pass would see a Latin letter after `μ`, or another one.
    for text in ["μ฿ μg", "μO\u{344}", "μO\u{308}", "μÖ", "μn\u{303}\u{301}"] {
        for bits in 0..=ALL {
            laws::substitute::replacing_is_idempotent(text, bits);
        }
    }
    let text = "α ά α\u{301} ᾳ Ά Ώ";
    for (groups, expected) in [
        (Groups::GREEK, "A ά α\u{301} ᾳ Ά Ώ"),
        (Groups::ACCENTS, "α ά α\u{301} ᾳ Ά Ω"),
        (Groups::GREEK.with(Groups::ACCENTS), "A A A A Ά Ω"),
        (Groups::ALL.without(Groups::ACCENTS), "A ά α\u{301} ᾳ Ά Ώ"),
        (Groups::ALL.without(Groups::GREEK), "α ά α\u{301} ᾳ A Ω"),
    ] {
        assert_eq!(replaced(text, groups), expected, "{groups:?}");
    }
}

/// `Groups::SPACES` has every control and tag that the alphabet lacks.
#[test]
fn all_controls_are_dropped_or_become_white_space() {
    let controls = ('\0'..'\u{A0}').filter(|&c| c.is_control() && !has_code(c));
    let tags = '\u{E0020}'..='\u{E007F}';
    let mut number = 0;
    for character in controls.chain(tags).chain(['\u{E0001}']) {
        let found = substitute(character, Groups::SPACES).unwrap();
        let expected = match character {
            '\t' => " ",
            '\u{B}' | '\u{85}' => "\n",
            _ => "",
        };
        assert_eq!(found, expected, "{character:?}");
        number += 1;
    }
    // 65 controls minus LF, CR and FF, then 96 tags and U+E0001.
    assert_eq!(number, 62 + 96 + 1);
}

/// Joiners, variation selectors and tags belong to the character before them.
#[test]
fn an_emoji_stays_whole() {
    for text in [
        "👨\u{200D}👩\u{200D}👧",
        "❤\u{FE0F}",
        "🏴\u{E0067}\u{E0062}\u{E007F}",
        "می\u{200C}خواهم",
        "ж\u{FE0F}\u{301}",
    ] {
        assert_eq!(replaced(text, Groups::ALL), text);
        laws::substitute::replacing_is_idempotent(text, ALL);
    }
    // After a character that is in the alphabet or is replaced, they are dropped.
    assert_eq!(replaced("a\u{200D}\u{FE0F}“\u{FE0F}", Groups::ALL), "a\"");
}

#[test]
fn other_marks_are_dropped_or_kept() {
    let all = |text: &str| replaced(text, Groups::ALL);
    for (text, expected) in [
        // At the start, after a letter that does not compose with the mark, after a dropped
        // character.
        ("\u{301}e", "e"),
        ("x\u{301}\u{302}y", "xy"),
        ("1\u{301}", "1"),
        ("\u{200B}\u{301}", ""),
        ("e\u{200B}\u{301}", "e"),
        ("e\u{34F}\u{301}", "e"),
        // The nearest letter in the alphabet.
        ("u\u{308}\u{301}", "ü"),
        ("u\u{301}\u{308}", "ü"),
        ("u\u{344}", "ü"),
        ("a\u{344}\u{302}", "ä"),
        ("e\u{323}\u{302}\u{301}!", "é!"),
        ("C\u{301}\u{327}", "Ç"),
        ("é\u{301}", "é"),
        ("å\u{301}", "å"),
        // A letter keeps at most one mark.
        ("e\u{301}e\u{300}e\u{302}e", "éèee"),
        ("e\u{301}\u{300}", "é"),
        // The letter is replaced too.
        ("ê\u{301}", "é"),
        ("ｅ\u{301}", "é"),
        ("…\u{301}", "..."),
        ("=\u{338}", "!="),
        ("<\u{338}", "<\u{338}"),
        // `!=` would lose the second negation.
        ("=\u{338}\u{338}", "=\u{338}\u{338}"),
        ("≠\u{338}", "≠\u{338}"),
        ("=\u{338}\u{20D2}", "=\u{338}\u{20D2}"),
        ("<\u{301}\u{338}\u{301}", "<\u{301}\u{338}\u{301}"),
        ("\u{301}\u{338}x", "\u{301}\u{338}x"),
        // A character without a substitute keeps its marks.
        ("и\u{306}", "и\u{306}"),
        ("и\u{306}\u{301}e\u{301}", "и\u{306}\u{301}é"),
        ("α\u{301}", "A"),
        ("ϙ\u{301}", "ϙ\u{301}"),
        ("😀\u{301}", "😀\u{301}"),
        ("и\u{200D}\u{306}", "и\u{200D}\u{306}"),
        ("и\u{200B}\u{306}", "и"),
        ("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
    ] {
        assert_eq!(all(text), expected, "{text:?}");
        laws::substitute::replacing_is_idempotent(text, ALL);
    }
    // A letter and its marks are replaced as a whole or not at all.
    let others = Groups::ALL.without(Groups::ACCENTS);
    assert_eq!(
        replaced("e\u{301}…\u{301}ｅ\u{301}…ｅ", others),
        "e\u{301}…\u{301}ｅ\u{301}...e"
    );
    assert_eq!(
        replaced("ｅ\u{301}=\u{338}", Groups::ACCENTS),
        "ｅ\u{301}=\u{338}"
    );
    assert_eq!(replaced("=\u{338}", Groups::TYPOGRAPHY), "!=");
    assert_eq!(
        replaced("=\u{338}\u{301}", Groups::TYPOGRAPHY),
        "=\u{338}\u{301}"
    );
}
