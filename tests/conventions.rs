//! Conventions of Rust libraries: displayed names parse back, containers are iterable, and small
//! `Copy` types are taken by value.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use septet::provider::{Channel, Limit, LimitUnit, LimitUnits, Provider};
use septet::reassembly::Reassembler;
use septet::replace::{Groups, Policy};
use septet::wire::{DataCoding, Fields, HeaderExtras};
use septet::{Boundary, Encoding, ReferenceWidth, Segmenter, UserData};

/// Checks that the displayed name parses back in any letter case, and pads like a `str`.
fn assert_name<T>(value: T, name: &str)
where
    T: Display + FromStr<Err: std::error::Error + Debug> + PartialEq + Debug + Copy,
{
    assert_eq!(value.to_string(), name);
    assert_eq!(format!("{value:>20}"), format!("{name:>20}"));
    for name in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
        assert_eq!(name.parse::<T>().unwrap(), value);
    }
    for other in ["", " ", &name[1..], &format!("{name} ")] {
        assert!(other.parse::<T>().is_err(), "{other:?}");
    }
}

#[test]
fn names_parse() {
    assert_name(Encoding::Gsm7, "GSM-7");
    assert_name(Encoding::Ucs2, "UCS-2");
    assert_eq!("gsm7".parse(), Ok(Encoding::Gsm7));
    assert_eq!("UCS2".parse(), Ok(Encoding::Ucs2));
    assert_name(Boundary::Character, "character");
    #[cfg(feature = "graphemes")]
    assert_name(Boundary::Grapheme, "grapheme");
    assert_name(Policy::Never, "never");
    assert_name(Policy::IfFits, "fit");
    assert_name(Policy::IfSaves, "save");
    assert_name(Policy::Always, "always");
    assert_name(Channel::Sms, "SMS");
    assert_name(Channel::Mms, "MMS");
    for &provider in Provider::ALL {
        assert_name(provider, provider.name());
        let error = "".parse::<Provider>().unwrap_err().to_string();
        assert!(error.contains(provider.name()), "{error}");
    }
}

#[test]
#[cfg(feature = "national")]
fn languages_parse_from_names_codes_and_numbers() {
    use septet::alphabet::Language;

    for &language in Language::ALL {
        assert_name(language, language.name());
        assert_eq!(language.code().parse(), Ok(language));
        assert_eq!(language.code().to_uppercase().parse(), Ok(language));
        assert_eq!(Language::try_from(u8::from(language)), Ok(language));
    }
    let numbers = (0..=u8::MAX).filter(|&number| Language::try_from(number).is_ok());
    assert!(numbers.eq(1..=13));
    for language in ["klingon", "de", "turkish ", "t"] {
        assert!(language.parse::<Language>().is_err());
    }
}

#[test]
fn reference_widths_convert_from_bits() {
    for (width, bits, shown) in [
        (ReferenceWidth::Bits8, 8, "8-bit"),
        (ReferenceWidth::Bits16, 16, "16-bit"),
    ] {
        assert_eq!(ReferenceWidth::try_from(bits), Ok(width));
        assert_eq!(u8::from(width), bits);
        assert_eq!(width.to_string(), shown);
    }
    let widths = (0..=u8::MAX).filter(|&bits| ReferenceWidth::try_from(bits).is_ok());
    assert!(widths.eq([8, 16]));
}

#[test]
fn measures_display_on_one_line() {
    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    for (measure, shown) in [
        (septet::measure(""), "1 segment, GSM-7: 0 septets, 160 left"),
        (
            septet::measure(&"ж".repeat(80)),
            "2 segments, UCS-2: 80 code units, 54 left",
        ),
        (
            gsm7.measure("naïve"),
            "1 segment, GSM-7: 5 septets, 155 left, 1 unmappable",
        ),
    ] {
        assert_eq!(measure.to_string(), shown);
    }
}

#[test]
#[cfg(feature = "national")]
fn displayed_measures_name_the_national_tables() {
    use septet::alphabet::{Language, Languages};

    let languages = Languages::NONE
        .with_locking_shift(Language::Turkish)
        .with_single_shift(Language::Portuguese);
    let rules = Segmenter::new().with_languages(languages);
    assert_eq!(
        rules.measure(&("ğ".repeat(150) + "À")).to_string(),
        "1 segment, GSM-7, Turkish locking shift, Portuguese single shift: 152 septets, 0 left"
    );
    assert_eq!(
        rules.measure(&"ğ".repeat(80)).to_string(),
        "1 segment, GSM-7, Turkish locking shift: 80 septets, 75 left"
    );
}

#[test]
fn names_that_are_not_known_are_answered_with_those_that_are() {
    let provider = "pigeon".parse::<Provider>().unwrap_err();
    // Without grapheme clusters, there are no rules of Twilio.
    let twilio = match cfg!(feature = "graphemes") {
        true => "twilio, twilio-toll-free, ",
        false => "",
    };
    assert_eq!(
        provider.to_string(),
        format!(
            "unknown provider, expected bandwidth, {twilio}vonage, plivo, sinch, telnyx, \
             telnyx-short-code or aws"
        )
    );
    let channel = "post".parse::<Channel>().unwrap_err();
    assert_eq!(
        channel.to_string(),
        "unknown channel, expected SMS, MMS, RCS or RCS-US"
    );
}

#[test]
fn units_of_limits_display_as_plurals() {
    for (unit, shown) in [
        (LimitUnit::Characters, "characters"),
        (LimitUnit::Septets, "septets"),
        (LimitUnit::CodeUnits, "code units"),
        (LimitUnit::Bytes, "bytes"),
        (LimitUnit::Segments, "segments"),
    ] {
        assert_eq!(unit.to_string(), shown);
        assert_eq!(format!("{unit:>12}"), format!("{shown:>12}"));
    }
}

#[test]
fn limits_and_estimates_display_on_one_line() {
    for (limit, shown) in [
        (Limit::new(1, LimitUnits::CHARACTERS), "1 character"),
        (Limit::new(1, LimitUnits::NONE), "no limit"),
        (Limit::new(10, LimitUnits::SEGMENTS), "10 segments"),
        (
            Limit::new(1, LimitUnits::BYTES.with(LimitUnits::SEGMENTS)),
            "1 byte or segments",
        ),
        (
            Limit::new(1_600, LimitUnits::UNITS),
            "1600 septets in GSM-7, 1600 code units in UCS-2",
        ),
        (
            Limit::new(9, LimitUnits::CHARACTERS).with_ucs2(
                737,
                LimitUnits::CHARACTERS
                    .with(LimitUnits::UNITS)
                    .with(LimitUnits::BYTES),
            ),
            "9 characters in GSM-7, 737 characters, code units or bytes in UCS-2",
        ),
    ] {
        assert_eq!(limit.to_string(), shown);
    }
    for (provider, text, channel, shown) in [
        (
            Provider::BANDWIDTH,
            "a".repeat(2_050),
            Channel::Sms,
            "SMS, 14 segments: 2050 of 2048 characters, 2 too many",
        ),
        (
            Provider::BANDWIDTH,
            "a".repeat(2_048),
            Channel::Mms,
            "MMS, 1 segment: 2048 of 2048 characters",
        ),
        (
            Provider::PLIVO,
            "ж".repeat(369),
            Channel::Sms,
            "SMS, 6 segments: 738 of 737 bytes, may be refused",
        ),
        (
            Provider::PLIVO,
            "{".to_owned(),
            Channel::Sms,
            "SMS, 1 segment: 2 of 1600 septets",
        ),
        (
            Provider::TELNYX,
            "a".to_owned(),
            Channel::Sms,
            "SMS, 1 segment: 1 of 10 segments",
        ),
    ] {
        assert_eq!(provider.estimate(&text, channel).to_string(), shown);
    }
}

#[test]
fn iterators_display_the_rest() {
    let text = "5 € or “[x]”";
    let mut replaced = Groups::ALL.replace(text);
    assert_eq!(replaced.to_string(), "5 € or \"[x]\"");
    replaced.next();
    assert_eq!(replaced.to_string(), " € or \"[x]\"");
    assert_eq!(replaced.collect::<String>(), " € or \"[x]\"");

    let sent = septet::split("5 €").unwrap().next().unwrap().encode(0);
    let mut received = sent.decode_lossy();
    received.next();
    assert_eq!(received.to_string(), " €");
    assert_eq!(received.collect::<String>(), " €");

    let mut store: Reassembler<u32, 1, 2> = Reassembler::new();
    let text = "€".repeat(100);
    for segment in septet::split(&text).unwrap() {
        store.push(1, 0, &segment.encode(7)).unwrap();
    }
    let mut messages = (&store).into_iter();
    let mut joined = messages.next().unwrap().decode_lossy();
    joined.next();
    assert_eq!(joined.to_string(), "€".repeat(99));
    assert!(messages.next().is_none());

    let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    assert_eq!(replacement.to_string(), "wait...");
    assert!((&replacement).into_iter().eq("wait...".chars()));
    assert!(replacement.into_iter().eq("wait...".chars()));
}

#[test]
fn as_ref_and_from_conversions() {
    let text = "a".repeat(161);
    let segment = septet::split(&text).unwrap().next().unwrap();
    assert_eq!(AsRef::<str>::as_ref(&segment), segment.text());
    let user_data = segment.encode(7);
    assert_eq!(AsRef::<[u8]>::as_ref(&user_data), user_data.octets());
    let header = user_data.header().unwrap();
    assert!(header.into_iter().eq(header.elements()));
    let extras = HeaderExtras::ports(1, 2);
    assert_eq!(AsRef::<[u8]>::as_ref(&extras), extras.octets());

    assert_eq!(DataCoding::from(Encoding::Gsm7), DataCoding::new(0x00));
    assert_eq!(DataCoding::from(Encoding::Ucs2), DataCoding::new(0x08));
    assert_eq!(u8::from(DataCoding::new(0xF5)), 0xF5);
    let flash = Fields {
        tp_dcs: u8::from(DataCoding::from(Encoding::Ucs2)) | 0x10,
        tp_udhi: false,
        tp_udl: 2,
    };
    assert_eq!(
        UserData::parse(flash, &[4, 0x36]).unwrap().text().unwrap(),
        "ж"
    );
}

/// Methods of `Copy` types take `self` by value, except on three types larger than 64 bytes.
#[test]
fn small_values_are_taken_by_value() {
    use septet::explain::Explanation;
    use septet::provider::{Estimate, LimitCheck};
    use septet::reassembly::{Message, MessageKey};
    use septet::{DecodeError, Measure, ParseError, Segment};

    let _: [fn(LimitCheck) -> u32; 2] = [LimitCheck::remaining, LimitCheck::excess];
    let _: fn(Estimate, u32) -> u32 = Estimate::messages_within;
    let _: fn(Segmenter) -> ReferenceWidth = Segmenter::reference_width;
    let _: fn(Segmenter, &str) -> Measure = Segmenter::measure;
    let _: fn(ParseError) -> usize = ParseError::offset;
    let _: fn(DecodeError) -> usize = DecodeError::offset;
    let _: fn(Message<'static, u32>) -> &'static MessageKey<u32> = Message::key;
    for small in [
        size_of::<LimitCheck>(),
        size_of::<Estimate>(),
        size_of::<Segmenter>(),
        size_of::<ParseError>(),
        size_of::<DecodeError>(),
        size_of::<Message<'_, u32>>(),
    ] {
        assert!(small <= 64, "{small}");
    }

    let _: fn(&Provider) -> Segmenter = Provider::segmenter;
    let _: fn(&Segment<'static>) -> u16 = Segment::units;
    let _: fn(&Explanation<'static>) -> Measure = Explanation::measure;
    for large in [
        size_of::<Provider>(),
        size_of::<Segment<'_>>(),
        size_of::<Explanation<'_>>(),
    ] {
        if cfg!(target_pointer_width = "64") {
            assert!(large > 64, "{large}");
        }
    }
}

/// Everything that firmware may log implements `defmt::Format`.
#[test]
#[cfg(feature = "defmt")]
fn values_and_errors_can_be_logged() {
    use septet::provider::{Estimate, LimitCheck};
    use septet::{alphabet, explain, provider, reassembly, replace, segment, template, tpdu, wire};

    fn logged<T: defmt::Format>() {}

    logged::<(Encoding, Boundary, ReferenceWidth, Segmenter)>();
    logged::<(
        septet::Measure,
        septet::Segment<'static>,
        septet::SplitError,
    )>();
    logged::<(
        UserData,
        septet::Text,
        septet::ParseError,
        septet::DecodeError,
    )>();
    logged::<(Provider, Channel, Limit, LimitCheck, Estimate)>();
    logged::<(
        provider::Acceptance,
        LimitUnit,
        LimitUnits,
        provider::RcsTier,
    )>();
    logged::<(
        explain::Surplus,
        replace::LostChar,
        replace::SmartCondition,
        replace::SmartEncoding,
        segment::Shortened<'static>,
        segment::Shortening<'static>,
        template::Content,
        template::Part<'static>,
        template::TemplateError,
    )>();
    logged::<(
        Policy,
        Groups,
        replace::Change<'static>,
        replace::Substitute,
    )>();
    logged::<(
        explain::CharPosition,
        explain::SegmentEnd,
        explain::UnmappableChar,
    )>();
    logged::<(
        Fields,
        DataCoding,
        wire::CharacterSet,
        wire::MessageWaiting,
        wire::WaitingKind,
    )>();
    logged::<(
        HeaderExtras,
        wire::HeaderExtrasError,
        wire::ReferenceWidthError,
    )>();
    logged::<(wire::Header<'static>, wire::InformationElement<'static>)>();
    logged::<(wire::ElementContent, wire::Hint, wire::MessageClass)>();
    logged::<(tpdu::Pdu, tpdu::Tpdu, tpdu::TpduError, tpdu::WrittenTpdu)>();
    logged::<(tpdu::Address, tpdu::AddressName, tpdu::AddressError)>();
    logged::<(tpdu::Direction, tpdu::DateTime, tpdu::Outcome)>();
    logged::<(wire::Concatenation, wire::Part)>();
    logged::<(alphabet::Alphabet, alphabet::CharSet, alphabet::Code)>();
    logged::<(alphabet::UnmappableError, alphabet::ParseEncodingError)>();
    logged::<(segment::ParseBoundaryError, replace::ParsePolicyError)>();
    logged::<(reassembly::JoinError, reassembly::ReadError)>();
    logged::<reassembly::MessageKey<u32>>();
    logged::<(reassembly::Progress<u32>, reassembly::ReassemblyError<u32>)>();
    #[cfg(feature = "national")]
    logged::<(alphabet::Language, alphabet::Languages)>();
}
