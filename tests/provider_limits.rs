//! Limits of providers: what is accepted, what may be refused, and what is refused.

use septet::Segmenter;
use septet::provider::{Acceptance, Channel, Limit, LimitUnit, LimitUnits, Provider};

fn acceptance(provider: &Provider, text: &str) -> Acceptance {
    provider.estimate(text, Channel::Sms).limit.acceptance
}

/// The longest texts that are certainly accepted, one character more, the longest that may be
/// accepted, and one more.
#[test]
fn limits_are_met_or_exceeded() {
    let cases: Vec<(Provider, &str, usize, usize)> = vec![
        (Provider::BANDWIDTH, "a", 2_048, 2_048),
        (Provider::BANDWIDTH, "[", 2_048, 2_048),
        (Provider::BANDWIDTH, "中", 2_048, 2_048),
        (Provider::BANDWIDTH, "😀", 1_024, 2_048),
        #[cfg(feature = "graphemes")]
        (Provider::TWILIO, "a", 1_600, 1_600),
        #[cfg(feature = "graphemes")]
        (Provider::TWILIO, "é", 800, 1_600),
        #[cfg(feature = "graphemes")]
        (Provider::TWILIO, "😀", 400, 1_600),
        #[cfg(feature = "graphemes")]
        (Provider::TWILIO_TOLL_FREE, "中", 533, 1_600),
        (Provider::VONAGE, "a", 3_200, 3_200),
        (Provider::VONAGE, "[", 1_600, 3_200),
        (Provider::PLIVO, "a", 1_600, 1_600),
        (Provider::PLIVO, "[", 800, 1_600),
        (Provider::PLIVO, "é", 800, 1_600),
        (Provider::PLIVO, "ж", 368, 737),
        (Provider::PLIVO, "中", 245, 737),
        (Provider::PLIVO, "😀", 184, 368),
        (Provider::SINCH, "中", 2_000, 2_000),
        (Provider::TELNYX, "a", 1_530, 1_530),
        (Provider::TELNYX, "中", 670, 670),
        (Provider::TELNYX_SHORT_CODE, "[", 1_530, 1_530),
        (Provider::AWS_END_USER_MESSAGING, "a", 1_530, 1_530),
        (Provider::AWS_END_USER_MESSAGING, "[", 765, 1_530),
        (Provider::AWS_END_USER_MESSAGING, "中", 630, 630),
        (Provider::AWS_END_USER_MESSAGING, "😀", 315, 630),
    ];
    for (provider, character, safe, most) in cases {
        let name = provider.name();
        let found = |times| acceptance(&provider, &character.repeat(times));
        assert_eq!(found(safe), Acceptance::Accepted, "{name} {character}");
        assert_eq!(found(most + 1), Acceptance::Refused, "{name} {character}");
        if safe < most {
            assert_eq!(
                found(safe + 1),
                Acceptance::MayBeRefused,
                "{name} {character}"
            );
            assert_eq!(found(most), Acceptance::MayBeRefused, "{name} {character}");
        }
        let long = character.repeat(most + 3);
        let prefix = provider.truncate(&long, u32::MAX);
        assert_eq!(prefix.chars().count(), safe, "{name} {character}");
    }
}

/// GSM-7 is refused, UCS-2 is not.
#[test]
fn a_limit_of_segments_in_one_encoding() {
    let limit = Limit::new(0, LimitUnits::SEGMENTS).with_ucs2(2, LimitUnits::NONE);
    let provider = Provider::new("any", Segmenter::new()).with_limit(limit);
    assert_eq!(provider.truncate("aж", 1), "aж");
    assert_eq!(provider.truncate("ab", 1), "");
}

/// With national tables, the coding of a prefix is not known at first, so the looser limit applies.
#[cfg(feature = "national")]
#[test]
fn the_looser_limit_applies_while_the_coding_is_not_known() {
    use septet::alphabet::{Language, Languages};

    let turkish = Segmenter::new().with_languages(Languages::NONE.with(Language::Turkish));
    let gsm7 = "a".repeat(400);
    let ucs2 = "ж".repeat(400);
    for (limit, most_gsm7, most_ucs2) in [
        (
            Limit::new(300, LimitUnits::CHARACTERS).with_ucs2(200, LimitUnits::CHARACTERS),
            300,
            200,
        ),
        (
            Limit::new(200, LimitUnits::CHARACTERS).with_ucs2(300, LimitUnits::CHARACTERS),
            200,
            300,
        ),
        (
            Limit::new(200, LimitUnits::CHARACTERS).with_ucs2(4, LimitUnits::SEGMENTS),
            200,
            268,
        ),
        (
            Limit::new(2, LimitUnits::SEGMENTS).with_ucs2(200, LimitUnits::CHARACTERS),
            306,
            200,
        ),
    ] {
        let provider = Provider::new("any", turkish).with_limit(limit);
        for (text, most) in [(&gsm7, most_gsm7), (&ucs2, most_ucs2)] {
            let prefix = provider.truncate(text, 255);
            assert_eq!(prefix.chars().count(), most, "{limit}: {}", &text[..2]);
        }
    }
}

/// Only one provider sends ASCII, which takes one septet for each character.
#[test]
fn one_provider_sends_ascii() {
    for provider in Provider::ALL {
        let is_ascii = *provider == Provider::TELNYX_SHORT_CODE;
        assert_eq!(provider.has_ascii_alphabet(), is_ascii, "{provider}");
        let units = provider.estimate("[]", Channel::Sms).measure.units;
        assert_eq!(units, if is_ascii { 2 } else { 4 }, "{provider}");
    }
}

/// The decisive unit is reported.
#[test]
fn checks_report_the_unit_that_decides() {
    let check = |provider: Provider, text: &str| {
        let check = provider.estimate(text, Channel::Sms).limit;
        (check.unit, check.used, check.max)
    };
    // Plivo refused this text of 400 characters as longer than 737.
    let refused = "№—Їжі".repeat(80);
    assert_ne!(acceptance(&Provider::PLIVO, &refused), Acceptance::Accepted);
    assert_eq!(
        check(Provider::PLIVO, &refused),
        (LimitUnit::Bytes, 960, 737)
    );
    let letters = "ж".repeat(400);
    assert_ne!(acceptance(&Provider::PLIVO, &letters), Acceptance::Accepted);
    assert_eq!(
        check(Provider::PLIVO, &letters),
        (LimitUnit::Bytes, 800, 737)
    );
    let letters = "ж".repeat(738);
    assert_eq!(
        check(Provider::PLIVO, &letters),
        (LimitUnit::CodeUnits, 738, 737)
    );
    let brackets = "{".repeat(801);
    assert_eq!(
        check(Provider::PLIVO, &brackets),
        (LimitUnit::Septets, 1_602, 1_600)
    );
    let letters = "a".repeat(1_531);
    assert_eq!(
        check(Provider::TELNYX, &letters),
        (LimitUnit::Segments, 11, 10)
    );
    assert_eq!(Provider::TELNYX.truncate(&letters, 2).len(), 306);
    #[cfg(feature = "graphemes")]
    {
        let emoji = "😀".repeat(801);
        assert_eq!(
            acceptance(&Provider::TWILIO, &emoji),
            Acceptance::MayBeRefused
        );
        assert_eq!(
            check(Provider::TWILIO, &emoji),
            (LimitUnit::Bytes, 3_204, 1_600)
        );
        let long = "é".repeat(1_601);
        assert_eq!(acceptance(&Provider::TWILIO, &long), Acceptance::Refused);
        assert_eq!(
            check(Provider::TWILIO, &long),
            (LimitUnit::Characters, 1_601, 1_600)
        );
    }
}

#[test]
#[cfg(feature = "graphemes")]
fn truncation_to_a_limit_keeps_clusters_whole() {
    let text = "a".repeat(1_595) + &"👨‍👩‍👧".repeat(3);
    let provider = Provider::TWILIO.with_limit(Limit::new(1_601, LimitUnits::CHARACTERS));
    // Each emoji has five characters: the first ends at 1,600, and the second would end at 1,605.
    assert_eq!(provider.truncate(&text, 255).chars().count(), 1_600);
    let by_characters = provider.with_segmenter(Segmenter::new());
    assert_eq!(by_characters.truncate(&text, 255).chars().count(), 1_601);
}

/// The cluster is divided because it is too large for a segment of UCS-2. The longest prefix within
/// the limit is measured in the Bengali tables, in which the limit is larger.
#[test]
#[cfg(all(feature = "graphemes", feature = "national"))]
fn a_limit_applies_in_the_coding_of_the_prefix() {
    use septet::alphabet::{Language, Languages};

    let bengali = Segmenter::new()
        .with_boundary(septet::Boundary::Grapheme)
        .with_languages(Languages::NONE.with(Language::Bengali));
    let limit = Limit::new(150, LimitUnits::UNITS).with_ucs2(326, LimitUnits::BYTES);
    let provider = Provider::new("any", bengali).with_limit(limit);
    let text = "\u{9BE}".repeat(132) + "\u{200C}";
    let prefix = provider.truncate(&text, 3);
    assert_eq!(prefix.chars().count(), 132);
    assert!(provider.estimate(prefix, Channel::Sms).limit.is_within());
}

/// In which unit the answer is, if a limit may count several: that of which there is most, or least
/// if even that exceeds the limit; the first of equal amounts.
#[test]
fn the_unit_that_decides_is_reported() {
    let check = |max, units, text: &str| {
        let provider = Provider::new("test", Segmenter::new()).with_limit(Limit::new(max, units));
        let check = provider.estimate(text, Channel::Sms).limit;
        let sizes = (check.used, check.remaining(), check.excess());
        (check.acceptance, check.unit, sizes)
    };
    let [text, long] = ["a".repeat(10), "a".repeat(161)];
    let segments = LimitUnits::UNITS.with(LimitUnits::SEGMENTS);
    assert_eq!(
        check(5, segments, &text),
        (Acceptance::MayBeRefused, LimitUnit::Septets, (10, 0, 5))
    );
    assert_eq!(
        check(1, segments, &long),
        (Acceptance::Refused, LimitUnit::Segments, (2, 0, 1))
    );
    assert_eq!(
        check(161, segments, &long),
        (Acceptance::Accepted, LimitUnit::Septets, (161, 0, 0))
    );
    let characters = LimitUnits::CHARACTERS.with(LimitUnits::UNITS);
    assert_eq!(
        check(12, characters, &text),
        (Acceptance::Accepted, LimitUnit::Characters, (10, 2, 0))
    );
    assert_eq!(
        check(9, characters, &text),
        (Acceptance::Refused, LimitUnit::Characters, (10, 0, 1))
    );
    assert_eq!(
        check(12, characters, ""),
        (Acceptance::Accepted, LimitUnit::Characters, (0, 12, 0))
    );
}
