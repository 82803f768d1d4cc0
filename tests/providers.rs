//! The number of segments that providers bill, and their documented rules.

use septet::provider::{Channel, Limit, LimitUnit, Provider};
use septet::{Encoding, Segmenter};

fn segments(provider: &Provider, text: &str) -> u32 {
    provider.estimate(text, Channel::Sms).segments
}

/// Messages and the number of segments that Twilio billed for each, from issues 39 and 66 of its
/// message-segment-calculator repository.
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
    ]
}

#[test]
fn estimates_equal_the_billed_segments() {
    for (text, billed, encoding) in billed_messages() {
        for provider in Provider::ALL {
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

/// At the limit, three above it, and truncated to it.
#[test]
fn limits_are_met_or_exceeded() {
    let plivo = Limit::SeptetsOrBytes {
        gsm7: 1_600,
        ucs2: 737,
    };
    let cases: Vec<(Provider, &str, Limit, u32)> = vec![
        (Provider::BANDWIDTH, "a", Limit::Characters(2_048), 2_048),
        (Provider::BANDWIDTH, "😀", Limit::Characters(2_048), 2_048),
        #[cfg(feature = "graphemes")]
        (Provider::TWILIO, "a", Limit::Characters(1_600), 1_600),
        #[cfg(feature = "graphemes")]
        (
            Provider::TWILIO_TOLL_FREE,
            "中",
            Limit::Characters(1_600),
            1_600,
        ),
        (Provider::VONAGE, "a", Limit::Characters(3_200), 3_200),
        (Provider::PLIVO, "a", plivo, 1_600),
        (Provider::SINCH, "中", Limit::Characters(2_000), 2_000),
    ];
    for (provider, character, limit, max) in cases {
        let name = provider.name();
        assert_eq!(provider.limit(), limit, "{name}");
        let longest = character.repeat(max as usize);
        let full = provider.estimate(&longest, Channel::Sms).limit;
        assert_eq!(
            (full.limit, full.max, full.used),
            (limit, max, max),
            "{name}"
        );
        assert!(full.is_met());
        assert_eq!((full.remaining(), full.excess()), (0, 0));
        let text = character.repeat(max as usize + 3);
        let over = provider.estimate(&text, Channel::Sms).limit;
        assert_eq!(
            (over.limit, over.max, over.used),
            (limit, max, max + 3),
            "{name}"
        );
        assert!(!over.is_met());
        assert_eq!((over.remaining(), over.excess()), (0, 3));
        assert_eq!(provider.truncate(&text, u32::MAX), longest);
    }
    // Plivo rejected this text of 400 characters as longer than 737.
    let check = Provider::PLIVO.estimate(&"№—Їжі".repeat(80), Channel::Sms);
    assert_eq!((check.limit.max, check.limit.used), (737, 960));
    let check = Provider::PLIVO.estimate(&"ж".repeat(400), Channel::Sms);
    assert_eq!((check.limit.max, check.limit.used), (737, 800));
    assert_eq!(check.limit.unit, LimitUnit::Bytes);
    let prefix = Provider::PLIVO.truncate(&"中".repeat(400), u32::MAX).len();
    assert_eq!(prefix, 245 * 3);
    // In a limit of septets, an escape pair counts as two.
    let check = Provider::PLIVO
        .estimate(&"{".repeat(801), Channel::Sms)
        .limit;
    assert_eq!((check.max, check.excess()), (1_600, 2));
    // Ten segments hold 1,530 septets.
    let check = Provider::TELNYX
        .estimate(&"a".repeat(1_531), Channel::Sms)
        .limit;
    assert_eq!(
        (check.limit, check.used, check.excess()),
        (Limit::Segments(10), 11, 1)
    );
    assert_eq!(
        Provider::TELNYX.truncate(&"a".repeat(1_531), 255).len(),
        1_530
    );
    assert_eq!(Provider::TELNYX.truncate(&"a".repeat(1_531), 2).len(), 306);
}

#[test]
fn empty_and_very_long_texts_have_estimates() {
    let ours = Provider::new("ours", Segmenter::new());
    for provider in Provider::ALL.iter().chain([&ours]) {
        let empty = provider.estimate("", Channel::Sms);
        assert_eq!((empty.segments, empty.measure.units), (1, 0));
        assert!(empty.limit.is_met());
        assert_eq!(provider.truncate("", 1), "");
        assert_eq!(provider.truncate("Hello", 0), "");
    }
    // More segments than a header can number.
    let estimate = ours.estimate(&"a".repeat(39_016), Channel::Sms);
    assert_eq!(estimate.segments, 256);
    assert_eq!(
        (estimate.limit.limit, estimate.limit.excess()),
        (Limit::Segments(255), 1)
    );
    assert_eq!(ours.truncate(&"a".repeat(39_016), u32::MAX).len(), 39_015);
    // Within the provider's limit, but too many segments for one message.
    let generous = ours.with_limit(Limit::Characters(100_000));
    let estimate = generous.estimate(&"a".repeat(39_016), Channel::Sms);
    assert_eq!(
        (estimate.limit.limit, estimate.limit.used),
        (Limit::Segments(255), 256)
    );
    assert!(generous.segmenter().split(&"a".repeat(39_016)).is_err());
    let none = ours.with_limit(Limit::Characters(0));
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
            .is_met()
    );
    assert!(Provider::PLIVO.estimate(&long, Channel::Mms).limit.is_met());
    assert!(
        Provider::TELNYX
            .estimate(&long, Channel::Mms)
            .limit
            .is_met()
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
    let all = "bandwidth twilio twilio-toll-free vonage plivo sinch telnyx";
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
    let provider = Provider::TWILIO.with_limit(Limit::Characters(1_601));
    // Each emoji has five characters: the first ends at 1,600, and the second would end at 1,605.
    assert_eq!(provider.truncate(&text, 255).chars().count(), 1_600);
    let by_characters = provider.with_segmenter(Segmenter::new());
    assert_eq!(by_characters.truncate(&text, 255).chars().count(), 1_601);
}
