//! The number of segments that providers bill, and their documented rules.

use septet::provider::{Acceptance, Channel, Limit, LimitUnit, LimitUnits, Provider, RcsTier};
use septet::{Encoding, Segmenter};

fn segments(provider: &Provider, text: &str) -> u32 {
    provider.estimate(text, Channel::Sms).segments
}

fn acceptance(provider: &Provider, text: &str) -> Acceptance {
    provider.estimate(text, Channel::Sms).limit.acceptance
}

/// Messages and the number of segments that Twilio billed for each, from issues 17, 18, 39 and 66
/// of its message-segment-calculator repository.
fn billed_messages() -> Vec<(String, u32, Encoding)> {
    let a = |times: usize| "a".repeat(times);
    let (gsm7, ucs2) = (Encoding::Gsm7, Encoding::Ucs2);
    vec![
        (a(80) + "\r\n" + &a(79), 2, gsm7),
        (a(80) + "\n" + &a(79), 1, gsm7),
        (a(200) + "\r\n" + &a(105), 3, gsm7),
        ("é".repeat(70), 1, gsm7),
        // Combining marks are not composed.
        ("e\u{301}".repeat(70), 3, ucs2),
        // Naive division of the 306 septets would give 2 segments.
        ("]".repeat(153), 3, gsm7),
        (a(160), 1, gsm7),
        (a(161), 2, gsm7),
        ("中".repeat(70), 1, ucs2),
        ("中".repeat(71), 2, ucs2),
        // Brackets take one code unit in UCS-2: 86 in all.
        ("this is a ".to_owned() + &"]".repeat(74) + "😘", 2, ucs2),
        // 70 clusters, but 73 code units.
        ("e\u{301}\u{301}\u{301}".to_owned() + &a(69), 2, ucs2),
        ("e\u{301}".to_owned(), 1, ucs2),
        ("“quoted”".to_owned(), 1, ucs2),
        ("„low\u{200C}”".to_owned(), 1, ucs2),
        ("😀|".to_owned(), 1, ucs2),
    ]
}

#[test]
fn estimates_equal_the_billed_segments() {
    for (text, billed, encoding) in billed_messages() {
        for provider in Provider::ALL {
            // ASCII has no `é`, and its brackets take one septet.
            if provider.has_ascii_alphabet() {
                continue;
            }
            let estimate = provider.estimate(&text, Channel::Sms);
            assert_eq!(estimate.segments, billed, "{} {text}", provider.name());
            assert_eq!(
                estimate.measure.encoding,
                encoding,
                "{} {text}",
                provider.name()
            );
        }
    }
}

#[test]
fn curly_quotes_are_ucs2_until_they_are_replaced() {
    use septet::replace::{Groups, Policy};

    let text = "“quoted”";
    for provider in Provider::ALL {
        let rules = provider.segmenter();
        assert_eq!(rules.measure(text).encoding, Encoding::Ucs2);
        let replacement = rules.replace(text, Groups::TYPOGRAPHY, Policy::Always);
        assert_eq!(replacement.after().encoding, Encoding::Gsm7);
        assert_eq!(replacement.characters().collect::<String>(), "\"quoted\"");
    }
}

/// Texts for which naive division, whole pairs and whole clusters give different counts.
#[test]
fn texts_that_distinguish_the_rules() {
    for (text, naive, pairs, clusters) in [
        ("😀".repeat(67), 2, 3, 3),
        ("👋🏽".repeat(33), 2, 2, 3),
        ("🇫🇷".repeat(33), 2, 2, 3),
    ] {
        let explanation = Segmenter::new().explain(&text);
        assert_eq!(explanation.naive_segments(), naive);
        assert_eq!(segments(&Provider::BANDWIDTH, &text), pairs);
        #[cfg(feature = "graphemes")]
        assert_eq!(segments(&Provider::TWILIO, &text), clusters);
        let _ = clusters;
    }
}

#[test]
fn capacities_are_as_documented() {
    for provider in Provider::ALL {
        let wide = provider.name() == "twilio-toll-free";
        let capacity = |text: &str| provider.estimate(text, Channel::Sms).measure.capacity;
        assert_eq!(capacity("a"), 160);
        assert_eq!(capacity("中"), 70);
        assert_eq!(capacity(&"a".repeat(161)), if wide { 152 } else { 153 });
        assert_eq!(capacity(&"中".repeat(71)), if wide { 66 } else { 67 });
    }
}

/// The examples of Bandwidth's FAQ, and the numbers of segments that it gives.
#[test]
fn bandwidths_examples_have_its_counts() {
    let first = "a".repeat(83);
    assert_eq!(segments(&Provider::BANDWIDTH, &first), 1);
    assert_eq!(segments(&Provider::BANDWIDTH, &(first + "🦄")), 2);
    assert_eq!(segments(&Provider::BANDWIDTH, &"a".repeat(191)), 2);
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
fn an_rcs_message_counts_bytes_or_is_one() {
    let us = |text: &str| Provider::BANDWIDTH.estimate(text, Channel::RcsUs).segments;
    let found = ["", "a", &"é".repeat(80), &"é".repeat(81), &"😀".repeat(100)].map(us);
    assert_eq!(found, [0, 1, 1, 2, 3]);
    let elsewhere = |text: &str| {
        let estimate = Provider::BANDWIDTH.estimate(text, Channel::Rcs);
        (estimate.segments, estimate.rcs_tier())
    };
    assert_eq!(elsewhere(&"é".repeat(80)), (1, Some(RcsTier::Basic)));
    assert_eq!(elsewhere(&"é".repeat(81)), (1, Some(RcsTier::Single)));
    for channel in [Channel::Rcs, Channel::RcsUs] {
        let check = |text: &str| Provider::BANDWIDTH.estimate(text, channel).limit.acceptance;
        assert_eq!(check(&"a".repeat(3_072)), Acceptance::Accepted);
        assert_eq!(check(&"é".repeat(3_072)), Acceptance::MayBeRefused);
        assert_eq!(check(&"a".repeat(3_073)), Acceptance::Refused);
        // More than 255 segments, which only SMS numbers.
        let ours = Provider::BANDWIDTH.with_rcs_limit(100_000);
        assert!(
            ours.estimate(&"a".repeat(99_999), channel)
                .limit
                .is_within()
        );
    }
}

/// Telnyx's lists: one septet per ASCII character from a short code, no form feed elsewhere.
#[test]
fn telnyx_has_two_alphabets() {
    let units = |provider: Provider, text: &str| {
        let measure = provider.estimate(text, Channel::Sms).measure;
        (measure.encoding, measure.units)
    };
    let (gsm7, ucs2) = (Encoding::Gsm7, Encoding::Ucs2);
    for (text, short_code, others) in [
        ("[]{}^~\\|", (gsm7, 8), (gsm7, 16)),
        ("`", (gsm7, 1), (ucs2, 1)),
        ("\u{C}", (gsm7, 1), (ucs2, 1)),
        ("\u{7F}\0", (gsm7, 2), (ucs2, 2)),
        ("£", (ucs2, 1), (gsm7, 1)),
        ("é", (ucs2, 1), (gsm7, 1)),
        ("§€", (ucs2, 2), (gsm7, 3)),
        ("Ç", (ucs2, 1), (ucs2, 1)),
        ("¤", (ucs2, 1), (ucs2, 1)),
    ] {
        assert_eq!(
            units(Provider::TELNYX_SHORT_CODE, text),
            short_code,
            "{text:?}"
        );
        assert_eq!(units(Provider::TELNYX, text), others, "{text:?}");
    }
    let short_code = Provider::TELNYX_SHORT_CODE;
    assert_eq!(segments(&short_code, &"[".repeat(160)), 1);
    assert_eq!(segments(&short_code, &"[".repeat(161)), 2);
    assert_eq!(short_code.truncate(&"`".repeat(400), 2).len(), 306);
    let text = "[".repeat(150) + "é";
    assert_eq!(short_code.truncate(&text, 1).len(), 150);
    assert_eq!(short_code.truncate(&text, 3), text);
}

#[test]
fn empty_and_very_long_texts_have_estimates() {
    let ours = Provider::new("ours", Segmenter::new());
    for provider in Provider::ALL.iter().chain([&ours]) {
        let empty = provider.estimate("", Channel::Sms);
        assert_eq!((empty.segments, empty.measure.units), (1, 0));
        assert!(empty.limit.is_within());
        assert_eq!(provider.truncate("", 1), "");
        assert_eq!(provider.truncate("Hello", 0), "");
    }
    // More segments than a header can number.
    let estimate = ours.estimate(&"a".repeat(39_016), Channel::Sms);
    assert_eq!(estimate.segments, 256);
    let check = estimate.limit;
    assert_eq!(
        (check.unit, check.max, check.excess()),
        (LimitUnit::Segments, 255, 1)
    );
    assert_eq!(ours.truncate(&"a".repeat(39_016), u32::MAX).len(), 39_015);
    // Within the provider's limit, but too many segments for one message.
    let generous = ours.with_limit(Limit::new(100_000, LimitUnits::CHARACTERS));
    let estimate = generous.estimate(&"a".repeat(39_016), Channel::Sms);
    assert_eq!(
        (estimate.limit.unit, estimate.limit.used),
        (LimitUnit::Segments, 256)
    );
    assert!(generous.segmenter().split(&"a".repeat(39_016)).is_err());
    let none = ours.with_limit(Limit::new(0, LimitUnits::CHARACTERS));
    assert_eq!(none.truncate("Hello", 9), "");
}

#[test]
fn a_multimedia_message_is_always_one() {
    for provider in Provider::ALL {
        for text in ["", "Hello", &"中".repeat(3_000)] {
            let estimate = provider.estimate(text, Channel::Mms);
            assert_eq!((estimate.segments, estimate.messages_within(7)), (1, 7));
            assert_eq!(estimate.measure, provider.segmenter().measure(text));
        }
    }
    // A limit of characters applies to MMS too; a limit of units or segments does not.
    let long = "中".repeat(3_000);
    assert!(
        !Provider::BANDWIDTH
            .estimate(&long, Channel::Mms)
            .limit
            .is_within()
    );
    assert!(
        Provider::PLIVO
            .estimate(&long, Channel::Mms)
            .limit
            .is_within()
    );
    assert!(
        Provider::TELNYX
            .estimate(&long, Channel::Mms)
            .limit
            .is_within()
    );
    for (media, recipients, channel) in [
        (false, 0, Channel::Sms),
        (false, 1, Channel::Sms),
        (true, 1, Channel::Mms),
        (false, 2, Channel::Mms),
        (true, 50, Channel::Mms),
    ] {
        assert_eq!(Channel::from_message(media, recipients), channel);
    }
}

#[test]
fn providers_have_names_and_revisions() {
    for provider in Provider::ALL {
        assert_eq!(Provider::from_name(provider.name()), Some(*provider));
        assert_eq!(provider.revision().len(), "2026-11".len());
    }
    let names: Vec<_> = Provider::ALL.iter().map(Provider::name).collect();
    let all = "bandwidth twilio twilio-toll-free vonage plivo sinch telnyx telnyx-short-code aws";
    let expected = all
        .split(' ')
        .filter(|name| cfg!(feature = "graphemes") || !name.starts_with("twilio"));
    assert!(names.into_iter().eq(expected));
    assert_eq!(Provider::from_name("Bandwidth"), None);
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
