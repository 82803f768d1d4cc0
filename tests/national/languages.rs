use septet::alphabet::{Language, Languages};

#[test]
fn languages_and_their_sets() {
    assert_eq!(Languages::default(), Languages::NONE);
    assert_eq!(
        Language::ALL.iter().copied().collect::<Languages>(),
        Languages::ALL
    );
    let mut languages = Languages::NONE;
    languages.extend([Language::Urdu, Language::Spanish]);
    for (language, identifier) in Language::ALL.iter().copied().zip(1..) {
        assert_eq!(language.identifier(), identifier);
        assert_eq!(Language::from_identifier(identifier), Some(language));
        assert_eq!(Language::from_code(language.code()), Some(language));
        let is_member = matches!(language, Language::Urdu | Language::Spanish);
        assert_eq!(languages.allows_single_shift(language), is_member);
        assert_eq!(
            languages.allows_locking_shift(language),
            language == Language::Urdu
        );
        assert_eq!(language.has_locking_shift(), language != Language::Spanish);
    }
    assert!(
        Languages::NONE
            .with_locking_shift(Language::Spanish)
            .is_empty()
    );
    assert_eq!(
        format!("{:>8}|{:<6}|", Language::Tamil, Language::Urdu),
        "   Tamil|Urdu  |"
    );
}
