//! The number of segments that providers bill, and their documented rules.

use septet::provider::{Acceptance, Channel, Limit, LimitUnit, LimitUnits, Provider, RcsTier};
use septet::{Encoding, Segmenter};

fn segments(provider: &Provider, text: &str) -> u32 {
    provider.estimate(text, Channel::Sms).segments
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
        let aws = Provider::AWS_END_USER_MESSAGING;
        let check = |text: &str| aws.estimate(text, channel).limit.acceptance;
        assert_eq!(check(&"a".repeat(3_072)), Acceptance::Accepted);
        assert_eq!(check(&"é".repeat(3_072)), Acceptance::MayBeRefused);
        assert_eq!(check(&"a".repeat(3_073)), Acceptance::Refused);
        // Nothing is documented.
        let vonage = Provider::VONAGE.estimate(&"a".repeat(99_999), channel);
        assert_eq!(vonage.limit.to_string(), "no limit");
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

/// The counting rules of an ASCII provider exclude exactly what is not ASCII.
#[test]
fn an_ascii_alphabet_excludes_the_rest_of_gsm7() {
    let rules = Provider::TELNYX_SHORT_CODE.segmenter();
    let is_gsm7 = |rules: Segmenter, one: char| {
        rules.measure(one.encode_utf8(&mut [0; 4])).encoding == Encoding::Gsm7
    };
    let mut excluded = 0;
    for one in '\0'..=char::MAX {
        let expected = one.is_ascii() && is_gsm7(Segmenter::new(), one);
        assert_eq!(is_gsm7(rules, one), expected, "{one:?}");
        excluded += usize::from(is_gsm7(Segmenter::new(), one) && !expected);
    }
    assert_eq!(excluded, 40);
}
