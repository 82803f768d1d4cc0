//! The edges, one case each: where counting, splitting and reading have gone wrong in
//! other libraries.

use septet::alphabet::CharSet;
use septet::wire::Fields;
use septet::{Encoding, Measure, ReferenceWidth, Segmenter, SplitError, UserData};

fn units(rules: Segmenter, text: &str) -> Vec<u16> {
    let segments = rules.split(text).unwrap();
    let measure = segments.measure();
    let units: Vec<u16> = segments.map(|segment| segment.units()).collect();
    assert_eq!(measure, rules.measure(text));
    assert_eq!(measure.segments as usize, units.len());
    assert_eq!(
        measure.units,
        units.iter().map(|&units| u32::from(units)).sum()
    );
    assert_eq!(measure.remaining, measure.capacity - units.last().unwrap());
    units
}

fn by_character(text: &str) -> Vec<u16> {
    units(Segmenter::new(), text)
}

#[cfg(feature = "graphemes")]
fn by_cluster(text: &str) -> Vec<u16> {
    units(
        Segmenter::new().with_boundary(septet::Boundary::Grapheme),
        text,
    )
}

#[test]
fn an_escape_pair_is_not_torn() {
    assert_eq!(by_character(&"]".repeat(153)), [152, 152, 2]);
    assert_eq!(by_character(&"]".repeat(80)), [160]);
    assert_eq!(by_character(&"]".repeat(81)), [152, 10]);
    let text = "a".repeat(152) + "€" + &"a".repeat(10);
    assert_eq!(by_character(&text), [152, 12]);
}

#[test]
fn a_surrogate_pair_is_not_torn() {
    let text = "ж".repeat(66) + "😀" + &"ж".repeat(66);
    assert_eq!(by_character(&text), [66, 67, 1]);
    assert_eq!(by_character(&"😀".repeat(67)), [66, 66, 2]);
    assert_eq!(by_character(&"😀".repeat(35)), [70]);
    // The last character without a pair, and the first with one.
    assert_eq!(by_character(&"\u{FFFF}".repeat(70)), [70]);
    assert_eq!(by_character(&"\u{10000}".repeat(36)), [66, 6]);
}

#[test]
fn flags_are_torn_by_characters_and_whole_by_clusters() {
    let flags = "🇫🇷".repeat(20);
    assert_eq!(by_character(&flags), [66, 14]);
    #[cfg(feature = "graphemes")]
    assert_eq!(by_cluster(&flags), [64, 16]);
}

#[test]
#[cfg(feature = "graphemes")]
fn a_cluster_larger_than_a_segment_is_cut_at_characters() {
    let text = "e".to_owned() + &"\u{301}".repeat(140);
    assert_eq!(by_cluster(&text), [67, 67, 7]);
    // It fills on from where the segment stands.
    assert_eq!(by_cluster(&("ж".repeat(60) + &text)), [67, 67, 67]);
    // One that fits a segment of its own is kept whole, leaving the rest unused.
    let whole = "e".to_owned() + &"\u{301}".repeat(66);
    assert_eq!(by_cluster(&("ж".repeat(60) + &whole)), [60, 67]);
    // Two of 34 units do not fit one segment.
    let half = "e".to_owned() + &"\u{301}".repeat(33);
    assert_eq!(by_cluster(&half.repeat(6)), [34; 6]);
    assert_eq!(by_character(&half.repeat(6)), [67, 67, 67, 3]);
}

/// What has no code in GSM-7 may be of a cluster, even if GSM-7 is asked for.
#[test]
#[cfg(feature = "graphemes")]
fn clusters_without_a_code_are_kept_whole() {
    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    let cluster = "e".to_owned() + &"\u{301}".repeat(33);
    let text = cluster.repeat(9); // 306 septets, 136 of them in the first segment
    let measure = gsm7.measure(&text);
    assert_eq!((measure.segments, measure.remaining), (2, 0));
    let measure = gsm7
        .with_boundary(septet::Boundary::Grapheme)
        .measure(&text);
    assert_eq!((measure.segments, measure.remaining), (3, 153 - 34));
    assert_eq!((measure.units, measure.unmappable), (306, 9 * 33));
}

/// What is left of a torn cluster would fall into other clusters than the whole: a
/// joiner at the start joins nothing. It must be remembered that the cluster was torn.
#[test]
#[cfg(feature = "graphemes")]
fn the_rest_of_a_torn_cluster_is_cut_at_characters_too() {
    // Men with joiners and a skin tone at the end, one cluster of 133 units. The tear
    // falls before a joiner; were the rest read anew, the 67 units behind that joiner
    // would be a cluster to keep whole: [67, 1, 67].
    let family = "👨\u{200D}".repeat(43) + "👨🏽";
    assert_eq!(by_cluster(&("жж".to_owned() + &family)), [67, 66, 2]);
}

#[test]
fn cr_and_lf_may_be_parted() {
    let text = "a".repeat(152) + "\r\n" + &"a".repeat(152);
    assert_eq!(by_character(&text), [153, 153]);
    let cyrillic = "ж".repeat(66) + "\r\n" + &"ж".repeat(66);
    assert_eq!(by_character(&cyrillic), [67, 67]);
    #[cfg(feature = "graphemes")]
    {
        assert_eq!(by_cluster(&text), [153, 153]);
        assert_eq!(by_cluster(&cyrillic), [67, 67]);
    }
}

#[test]
fn the_longest_messages() {
    let longest = "a".repeat(39_015);
    assert_eq!(by_character(&longest), [153; 255]);
    let longer = "a".repeat(39_016);
    assert_eq!(septet::measure(&longer).segments, 256);
    assert_eq!(
        septet::split(&longer).unwrap_err(),
        SplitError::TooManySegments { segments: 256 }
    );

    let wide = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    assert_eq!(units(wide, &"a".repeat(38_760)), [152; 255]);
    assert!(wide.split(&"a".repeat(38_761)).is_err());
    assert_eq!(by_character(&"ж".repeat(17_085)), [67; 255]);
    assert!(septet::split(&"ж".repeat(17_086)).is_err());
    assert_eq!(units(wide, &"ж".repeat(16_830)), [66; 255]);
    assert!(wide.split(&"ж".repeat(16_831)).is_err());
}

/// 16 bits would not hold this count.
#[test]
fn a_measure_goes_on_beyond_what_can_be_sent() {
    let measure = septet::measure(&"{".repeat(32_767));
    assert_eq!((measure.units, measure.segments), (65_534, 432));
    // 431 segments of 76 pairs, and 11 pairs.
    assert_eq!(measure.remaining, 153 - 22);
}

#[test]
fn an_empty_text_is_one_segment_of_nothing() {
    assert_eq!(by_character(""), [0]);
    let Measure {
        encoding,
        capacity,
        remaining,
        characters,
        ..
    } = septet::measure("");
    assert_eq!(
        (encoding, capacity, remaining, characters),
        (Encoding::Gsm7, 160, 160, 0)
    );
    let user_data = septet::split("").unwrap().next().unwrap().encode(7);
    assert_eq!((user_data.octets(), user_data.udl()), (&[][..], 0));
    assert_eq!(user_data.decode().next(), None);
}

#[test]
fn what_looks_like_the_alphabet_and_is_not() {
    for text in [
        "\u{1B}",
        "`",
        "ç",
        "\t",
        "\0",
        "\u{7F}",
        "\u{A0}",
        "Ω\u{2126}",
        "Α",
    ] {
        assert_eq!(septet::measure(text).encoding, Encoding::Ucs2, "{text:?}");
    }
    for text in ["Ç", "\u{C}", "Ω", "§", "¤", "\r\n", "@"] {
        assert_eq!(septet::measure(text).encoding, Encoding::Gsm7, "{text:?}");
    }
}

#[test]
fn seven_septets_show_no_at_sign_and_a_real_one_survives() {
    let decode = |udl, octets: &[u8]| -> String {
        let user_data = UserData::parse(
            Fields {
                tp_dcs: 0x00,
                tp_udhi: false,
                tp_udl: udl,
            },
            octets,
        )
        .unwrap();
        user_data.decode().collect::<Result<_, _>>().unwrap()
    };
    let octets = [0x41, 0xE1, 0x90, 0x58, 0x34, 0x1E, 0x01];
    assert_eq!(decode(7, &octets), "ABCDEFG");
    assert_eq!(decode(8, &octets), "ABCDEFG@");
    assert_eq!(
        decode(8, &[0x41, 0xE1, 0x90, 0x58, 0x34, 0x1E, 0x1B]),
        "ABCDEFG\r"
    );
    for text in ["ABCDEFG", "ABCDEFG@", "ABCDEFG\r", "@@@@@@@", "@@@@@@@@"] {
        let sent = septet::split(text).unwrap().next().unwrap().encode(0);
        assert_eq!(sent.octets().len(), 7, "{text:?}");
        assert_eq!(decode(sent.udl(), sent.octets()), text);
    }
}

#[test]
fn two_messages_of_one_rule_set_carry_two_reference_numbers() {
    const RULES: Segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    let text = "a".repeat(161);
    for number in [0xCAFE, 0xCAFF] {
        for segment in RULES.split(&text).unwrap() {
            let concatenation = segment.encode(number).concatenation().unwrap();
            assert_eq!(concatenation.reference, number);
            assert_eq!(concatenation.part, segment.part());
        }
    }
}

#[test]
fn an_8_bit_reference_takes_the_low_octet() {
    let text = "a".repeat(161);
    let first = septet::split(&text).unwrap().next().unwrap();
    assert_eq!(first.encode(0x1_00 + 7), first.encode(7));
}

#[test]
fn one_encoding_on_request() {
    let ucs2 = Segmenter::new().with_encoding(Encoding::Ucs2);
    assert_eq!(units(ucs2, &"{".repeat(70)), [70]);
    assert_eq!(units(ucs2, &"{".repeat(71)), [67, 4]);

    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    assert_eq!(units(gsm7, "Hello"), [5]);
    let measure = gsm7.measure("ж{ж");
    assert_eq!(
        (measure.units, measure.segments, measure.unmappable),
        (4, 1, 2)
    );
    let Err(SplitError::Unmappable(error)) = gsm7.split("aж{ж") else {
        panic!("a text with unmappable characters was split as GSM-7");
    };
    assert_eq!((error.byte_offset, error.character), (1, 'ж'));
    // The place is more use than the number of segments.
    let long = "a".repeat(39_016) + "ж";
    assert!(matches!(gsm7.split(&long), Err(SplitError::Unmappable(_))));
}

#[test]
fn truncate_at_the_edges() {
    let text = "a".repeat(159) + "€";
    assert_eq!(septet::truncate(&text, 1), "a".repeat(159));
    assert_eq!(septet::truncate(&text, 2), text);
    assert_eq!(septet::truncate(&text, 0), "");
    assert_eq!(septet::truncate("", 0), "");
    assert_eq!(septet::truncate("", u32::MAX), "");
    assert_eq!(septet::truncate(&text, u32::MAX), text);
    // The text before the emoji is worth more than the emoji.
    let wave = "a".repeat(100) + "👋" + &"a".repeat(100);
    assert_eq!(septet::truncate(&wave, 1), "a".repeat(100));
    assert_eq!(septet::truncate(&wave, 2).chars().count(), 67 + 66);
    // Or the other way round.
    let early = "aaa👋".to_owned() + &"a".repeat(200);
    assert_eq!(septet::truncate(&early, 1).chars().count(), 69);
}

/// One segment without a header can hold what two with one do not.
#[test]
#[cfg(feature = "graphemes")]
fn truncate_prefers_what_holds_more() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    let large = "e".to_owned() + &"\u{301}".repeat(65);
    let single = "жж".to_owned() + &large + "жж";
    assert_eq!(rules.measure(&single).segments, 1);
    let text = single.clone() + &large;
    assert_eq!(by_cluster(&text), [2, 67, 67]);
    assert_eq!(rules.truncate(&text, 2), single);
}

/// A cluster of 68 units is whole in a single segment of 70, and cut in parts of 67; so
/// text in GSM-7 may end within it in two segments, and not in one.
#[test]
#[cfg(feature = "graphemes")]
fn truncate_cuts_a_cluster_only_where_it_is_larger_than_a_segment() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    let cluster = "e".to_owned() + &"\u{301}".repeat(67);
    let one = "aaa".to_owned() + &cluster;
    assert_eq!(rules.truncate(&one, 1), "aaa");
    let two = "a".repeat(300) + &cluster;
    assert_eq!(rules.truncate(&two, 2), "a".repeat(300) + "e");
}

#[test]
fn errors_say_what_and_where() {
    use std::error::Error;

    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    let error = gsm7.split("naïve").unwrap_err();
    let message = "U+00EF at byte 2 has no code in the GSM 7-bit alphabet";
    assert_eq!(error.to_string(), message);
    assert!(error.source().is_none(), "the inner error is shown already");
    let error = SplitError::TooManySegments { segments: 256 };
    assert_eq!(
        error.to_string(),
        "the text needs 256 segments, a message has at most 255"
    );
    assert!(error.source().is_none());
}

#[test]
fn segments_and_septets_say_how_much_is_left() {
    let text = "a".repeat(154) + "€" + &"a".repeat(10);
    let mut segments = septet::split(&text).unwrap();
    assert_eq!((segments.len(), segments.size_hint()), (2, (2, Some(2))));
    segments.next();
    assert_eq!(segments.len(), 1);
    segments.next();
    assert_eq!((segments.len(), segments.next()), (0, None));

    // An escape is out, the code behind it is still to come.
    let mut septets = septet::alphabet::Alphabet::DEFAULT.septets("€ab");
    assert_eq!(septets.size_hint(), (2, Some(10)));
    septets.next();
    assert_eq!(septets.size_hint(), (2, Some(5)));
    assert_eq!(septets.count(), 3);
}

#[test]
fn encodings_have_names_and_codes() {
    assert_eq!(
        format!("{:>6}|{:<6}|", Encoding::Gsm7, Encoding::Ucs2),
        " GSM-7|UCS-2 |"
    );
    assert_eq!(
        (Encoding::Gsm7.tp_dcs(), Encoding::Ucs2.tp_dcs()),
        (0x00, 0x08)
    );
}

/// A provider that knows a part of the alphabet only.
#[test]
fn characters_that_a_sender_does_not_take() {
    const REDUCED: Segmenter = Segmenter::new().excluding(CharSet::from_chars(&['Ç', 'Ω', '€']));
    assert_eq!(REDUCED.measure("10 Euro"), septet::measure("10 Euro"));
    for text in ["Ç", "10 €", "a Ω b"] {
        assert_eq!(septet::measure(text).encoding, Encoding::Gsm7);
        let ucs2 = Segmenter::new().with_encoding(Encoding::Ucs2);
        assert_eq!(REDUCED.measure(text), ucs2.measure(text));
        assert_eq!(
            REDUCED.split(text).unwrap().next().unwrap().encoding(),
            Encoding::Ucs2
        );
    }
    // Where GSM-7 is asked for, the first of them is the fault; each takes what its code does.
    let gsm7 = REDUCED.with_encoding(Encoding::Gsm7);
    let measure = gsm7.measure("10 € Ω ж");
    assert_eq!((measure.units, measure.unmappable), (9, 3));
    let error = gsm7.split("10 € Ω").unwrap_err();
    let SplitError::Unmappable(error) = error else {
        panic!("{error}");
    };
    assert_eq!((error.byte_offset, error.character), (3, '€'));
    // A beginning without them is GSM-7.
    let text = "a".repeat(100) + "Ω";
    assert_eq!(REDUCED.truncate(&text, 1), "a".repeat(100));
}

/// Each code unit alone, and where the first part of a message ends, behind each half of a pair
/// and behind a character of three octets.
#[test]
fn every_code_unit_of_utf_16() {
    let counted = |units: &[u16]| {
        let text = String::from_utf16_lossy(units);
        assert_eq!(
            septet::measure_utf16(units),
            septet::measure(&text),
            "{units:04X?}"
        );
    };
    counted(&[]);
    for unit in 0..=u16::MAX {
        counted(&[unit]);
        for before in [0xD83D, 0xDC4B, 0x20AC] {
            let mut units = [0x61; 80];
            units[66] = unit;
            units[65] = before;
            counted(&units);
            counted(&[before, unit]);
            counted(&[unit, before]);
        }
    }
    // 66 code units, and the pair goes into the second part.
    let mut units = [0x0416; 80];
    [units[66], units[67]] = [0xD83D, 0xDC4B];
    assert_eq!(septet::measure_utf16(&units).remaining, 67 - 14);
    // Halves in the wrong order are two characters, of which each fits by itself.
    units.swap(66, 67);
    assert_eq!(septet::measure_utf16(&units).remaining, 67 - 13);
}
