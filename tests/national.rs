//! National tables: which are chosen, what stands in the header, and what is read where the
//! header is odd. The choice over random texts is held against the model in `random.rs`.
#![cfg(feature = "national")]

use septet::alphabet::{Alphabet, Code, Language, Languages};
use septet::wire::Fields;
use septet::wire::{HeaderExtras, HeaderExtrasError};
use septet::{DecodeError, Encoding, Measure, ParseError, ReferenceWidth, Segmenter, UserData};

const ALL: Segmenter = Segmenter::new().with_languages(Languages::ALL);

const fn only(language: Language) -> Segmenter {
    Segmenter::new().with_languages(Languages::NONE.with(language))
}

/// The encoding, the languages of the locking and the single shift table, the units, the
/// segments and what each holds.
type Cost = (Encoding, Option<Language>, Option<Language>, u32, u32, u16);

fn cost(measure: Measure) -> Cost {
    (
        measure.encoding,
        measure.locking_shift,
        measure.single_shift,
        measure.units,
        measure.segments,
        measure.capacity,
    )
}

/// The header of the first segment.
fn header(rules: Segmenter, text: &str) -> Vec<u8> {
    let first = rules.split(text).unwrap().next().unwrap().encode(0x21);
    first
        .header()
        .map_or(vec![], |header| header.octets().to_vec())
}

#[test]
fn a_table_is_chosen_for_the_fewest_segments() {
    use Encoding::Gsm7;
    let portuguese = Some(Language::Portuguese);
    let turkish = Some(Language::Turkish);

    let bars = only(Language::Portuguese).measure(&"|".repeat(100));
    assert_eq!(cost(bars), (Gsm7, portuguese, None, 100, 1, 155));
    // One septet each and the header; not 160 septets behind the escape, which no segment
    // with a header holds.
    let soft_g = only(Language::Turkish).measure(&"ğ".repeat(80));
    assert_eq!(cost(soft_g), (Gsm7, turkish, None, 80, 1, 155));
    assert_eq!(soft_g.remaining, 75);
    let single = Languages::NONE.with_single_shift(Language::Turkish);
    let soft_g = Segmenter::new()
        .with_languages(single)
        .measure(&"ğ".repeat(80));
    assert_eq!((soft_g.encoding, soft_g.segments), (Encoding::Ucs2, 2));
    let soft_g = Segmenter::new()
        .with_languages(single)
        .measure(&"ğ".repeat(77));
    assert_eq!(cost(soft_g), (Gsm7, None, turkish, 154, 1, 155));
}

#[test]
fn without_a_gain_the_widest_support_wins() {
    // The default tables hold it in one segment, and in as many as any other table.
    for text in ["", "Hello", "{}", &"a".repeat(1_000)] {
        assert_eq!(ALL.measure(text), septet::measure(text));
    }
    // UCS-2 holds 70.
    for text in ["ğ".repeat(70), "नमस्ते".into(), "ж".repeat(300)] {
        assert_eq!(ALL.measure(&text), septet::measure(&text));
        assert_eq!(header(ALL, &"ğ".repeat(70)), []);
    }
    let (text, turkish) = ("ğ".repeat(71), Some(Language::Turkish));
    assert_eq!(
        cost(ALL.measure(&text)),
        (Encoding::Gsm7, turkish, None, 71, 1, 155)
    );
    // Nothing is allowed, or UCS-2 is asked for.
    let ucs2 = Encoding::Ucs2;
    assert_eq!(Segmenter::new().measure(&text).segments, 2);
    assert_eq!(
        ALL.with_encoding(ucs2).measure(&text).encoding,
        Encoding::Ucs2
    );
}

/// One national table before two, fewer septets before more, the lower identifier before
/// the higher one.
#[test]
fn ties_are_broken_in_their_order() {
    // Both tables of Turkish hold it; the locking one takes fewer septets.
    let text = "ş".repeat(75);
    let measure = only(Language::Turkish).measure(&text);
    assert_eq!(
        (measure.locking_shift, measure.single_shift),
        (Some(Language::Turkish), None)
    );
    // Euro signs: one septet in the Turkish and in the Portuguese locking table.
    let measure = ALL.measure(&"€".repeat(100));
    assert_eq!(measure.locking_shift, Some(Language::Turkish));
    // Spanish and Portuguese have á in their single shift tables.
    let single = Languages::NONE
        .with_single_shift(Language::Portuguese)
        .with_single_shift(Language::Spanish);
    let text = "á".repeat(10) + &"a".repeat(90);
    let measure = Segmenter::new().with_languages(single).measure(&text);
    assert_eq!(
        (measure.locking_shift, measure.single_shift),
        (None, Some(Language::Spanish))
    );
    // Forced into GSM-7 a text takes what holds it, one segment or not.
    let gsm7 = ALL.with_encoding(Encoding::Gsm7);
    assert_eq!(gsm7.measure("ğ").locking_shift, Some(Language::Turkish));
    assert_eq!(gsm7.measure("ж").unmappable, 1);
    assert!(gsm7.split("ж").is_err());
    assert!(gsm7.split("ğ").is_ok());
}

#[test]
fn every_table_is_found_among_all() {
    let letters = "ğ õকકकಕകକਕகకب".chars();
    for (language, letter) in Language::ALL.into_iter().zip(letters) {
        let expected = match language.has_locking_shift() {
            true => (Encoding::Gsm7, Some(language), None, 100, 1, 155),
            // A space, for there is no such table.
            false => (Encoding::Gsm7, None, None, 100, 1, 160),
        };
        assert_eq!(cost(ALL.measure(&letter.to_string().repeat(100))), expected);
    }
    let digits = "০૦०೦൦୦੦௦౦۰".chars();
    for (language, digit) in Language::ALL.into_iter().skip(3).zip(digits) {
        let expected = (Encoding::Gsm7, None, Some(language), 142, 1, 155);
        assert_eq!(cost(ALL.measure(&digit.to_string().repeat(71))), expected);
    }
}

/// 298 septets fill two segments of 149, but not where an escape would be torn.
#[test]
fn a_table_that_leaves_septets_unused_is_chosen_for_what_it_takes() {
    let single = Languages::NONE.with_single_shift(Language::Turkish);
    let rules = Segmenter::new().with_languages(single);
    let turkish = Some(Language::Turkish);
    // 74 pairs to a segment: three segments, as in UCS-2, which is known to all.
    let text = "ğ".repeat(149);
    let expected = (Encoding::Ucs2, None, None, 149, 3, 67);
    assert_eq!(cost(rules.measure(&text)), expected);
    let text = "ğ".repeat(148);
    let expected = (Encoding::Gsm7, None, turkish, 296, 2, 149);
    assert_eq!(cost(rules.measure(&text)), expected);
    // The single shift table alone might do with two segments, and takes three; with the
    // Portuguese locking table, which has ç, it is two indeed.
    let text = "a".repeat(148) + &"ç".repeat(10) + &"a".repeat(128) + "ğ";
    let expected = (Encoding::Gsm7, None, turkish, 298, 3, 149);
    assert_eq!(cost(rules.measure(&text)), expected);
    let both = rules.with_languages(single.with_locking_shift(Language::Portuguese));
    let portuguese = Some(Language::Portuguese);
    let expected = (Encoding::Gsm7, portuguese, turkish, 288, 2, 146);
    assert_eq!(cost(both.measure(&text)), expected);
}

/// A locking shift table of one language, a single shift table of another: Hindi letters
/// take one septet, and the capital letters of Latin come from any Indic table.
#[test]
fn the_two_tables_may_differ_in_language() {
    let languages = Languages::NONE
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Tamil);
    let rules = Segmenter::new().with_languages(languages);
    let text = "न".repeat(100) + "ABC";
    let expected = (Some(Language::Hindi), Some(Language::Tamil));
    let measure = rules.measure(&text);
    assert_eq!((measure.locking_shift, measure.single_shift), expected);
    assert_eq!(
        (measure.units, measure.segments, measure.capacity),
        (106, 1, 152)
    );
    assert_eq!(header(rules, &text), [6, 0x24, 1, 11, 0x25, 1, 6]);
    let sent = rules.split(&text).unwrap().next().unwrap().encode(0);
    assert_eq!(sent.text().unwrap(), text.as_str());
}

/// 23.038 Annex C for a single message; in parts both headers count.
#[test]
fn capacities_account_for_the_header() {
    let one = only(Language::Turkish);
    let both = Languages::NONE
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Tamil);
    let both = Segmenter::new().with_languages(both);
    for (rules, text, single, [part_8, part_16]) in
        [(one, "ğ", 155, [149, 148]), (both, "नA", 152, [146, 145])]
    {
        let wide = rules.with_reference_width(ReferenceWidth::Bits16);
        assert_eq!(
            rules
                .measure(&text.repeat(100 / text.chars().count()))
                .capacity,
            single
        );
        assert_eq!(rules.measure(&text.repeat(400)).capacity, part_8);
        assert_eq!(wide.measure(&text.repeat(400)).capacity, part_16);
    }
}

/// Concatenation, single shift, locking shift, and the application's elements behind them;
/// all of them in every part.
#[test]
fn the_header_is_in_order_in_every_part() {
    let languages = Languages::NONE
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Tamil);
    let rules = Segmenter::new()
        .with_languages(languages)
        .with_header_extras(HeaderExtras::ports(2948, 9200));
    let text = "नA".repeat(200);
    let segments = rules.split(&text).unwrap();
    assert_eq!(segments.measure().capacity, 139); // 140 octets less 18 hold 139 septets
    let total = segments.len() as u8;
    for (segment, sequence) in segments.zip(1..) {
        let sent = segment.encode(0x21);
        let expected = [
            &[17, 0x00, 3, 0x21, total, sequence][..],
            &[0x24, 1, 11, 0x25, 1, 6],
            &[0x05, 4, 0x0B, 0x84, 0x23, 0xF0],
        ];
        assert_eq!(sent.header().unwrap().octets(), expected.concat());
        assert_eq!(sent.text().unwrap(), segment.text());
        let received = UserData::parse(
            Fields {
                tp_dcs: 0,
                tp_udhi: true,
                tp_udl: sent.udl(),
            },
            sent.octets(),
        );
        assert_eq!(received.as_ref(), Ok(&sent));
    }
}

/// Turkish behind these elements: `ğ` is 0x0C in the locking shift table, 0x67 behind the
/// escape in the single shift table.
fn read(elements: &[u8], septets: &[u8]) -> (UserData, String) {
    let header = [&[elements.len() as u8], elements].concat();
    let user_data = UserData::from_unpacked_parts(0x00, &header, septets).unwrap();
    let shown = user_data.text_lossy();
    assert_eq!(user_data.decode_lossy().collect::<String>(), *shown);
    (user_data, shown.as_ref().to_owned())
}

#[test]
fn shifts_are_read_in_any_order_among_other_elements() {
    let septets = [0x0C, 0x1B, 0x67];
    for elements in [
        &[0x24, 1, 1, 0x25, 1, 1][..],
        &[0x25, 1, 1, 0x24, 1, 1],
        &[0x25, 1, 1, 0x70, 2, 9, 9, 0x24, 1, 1, 0x00, 3, 7, 2, 1],
        // The last one of each counts.
        &[0x25, 1, 3, 0x24, 1, 2, 0x24, 1, 1, 0x25, 1, 1],
    ] {
        let (user_data, shown) = read(elements, &septets);
        assert_eq!(shown, "ğğ", "{elements:?}");
        assert_eq!(user_data.text().unwrap(), "ğğ");
        let turkish = Some(Language::Turkish);
        assert_eq!(user_data.alphabet(), Alphabet::national(turkish, turkish));
    }
}

/// What is not known is ignored, and with it only its own table (23.038 §6.2.1.2.1).
#[test]
fn unknown_languages_fall_back_to_the_default_tables() {
    for language in [0, 14, 15, 0x7F, 0xFF] {
        let (user_data, shown) = read(&[0x24, 1, language, 0x25, 1, language], b"a\x1B\x65");
        assert_eq!(shown, "a€");
        assert_eq!(user_data.alphabet(), Alphabet::DEFAULT);
        let header = user_data.header().unwrap();
        assert_eq!(header.locking_shift(), Some(language));
        assert_eq!(header.single_shift(), Some(language));
        // The last one counts, known or not.
        assert_eq!(read(&[0x25, 1, 1, 0x25, 1, language], &[0x0C]).1, "ø");
        assert_eq!(read(&[0x25, 1, language, 0x24, 1, 1], &[0x1B, 0x67]).1, "ğ");
    }
    // Spanish has no locking shift table.
    let (spanish, shown) = read(&[0x25, 1, 2], &[0x0C]);
    assert_eq!(
        (spanish.alphabet(), shown.as_str()),
        (Alphabet::DEFAULT, "ø")
    );
}

#[test]
fn a_shift_of_a_wrong_length_is_a_fault_and_is_skipped() {
    for (identifier, data) in [
        (0x24, &[][..]),
        (0x25, &[][..]),
        (0x24, &[1, 1]),
        (0x25, &[1, 1]),
    ] {
        let length = data.len() as u8;
        let elements = [&[0x70, 0, identifier, length], data].concat();
        let header = [&[elements.len() as u8], &elements[..]].concat();
        let septets = (header.len() * 8).div_ceil(7);
        let octets = [&header[..], &[0; 2]].concat();
        let udl = (octets.len() * 8 / 7) as u8;
        assert!(usize::from(udl) > septets);
        let error = UserData::parse(
            Fields {
                tp_dcs: 0,
                tp_udhi: true,
                tp_udl: udl,
            },
            &octets,
        )
        .unwrap_err();
        let expected = ParseError::ElementLength {
            offset: 3,
            identifier,
            length,
        };
        assert_eq!((error, error.offset()), (expected, 3));
        let lossy = UserData::parse_lossy(
            Fields {
                tp_dcs: 0,
                tp_udhi: true,
                tp_udl: udl,
            },
            &octets,
        );
        assert!(lossy.has_header());
        assert_eq!(lossy.alphabet(), Alphabet::DEFAULT);
    }
    // A header whose last element is torn is ignored as a whole.
    let torn = [4, 0x25, 1, 1, 0x24, 0x08, 0];
    assert!(
        UserData::parse(
            Fields {
                tp_dcs: 0,
                tp_udhi: true,
                tp_udl: 8
            },
            &torn
        )
        .is_err()
    );
    let torn = UserData::parse_lossy(
        Fields {
            tp_dcs: 0,
            tp_udhi: true,
            tp_udl: 8,
        },
        &torn,
    );
    assert_eq!(torn.alphabet(), Alphabet::DEFAULT);
}

/// In UCS-2 the shifts have no meaning.
#[test]
fn shifts_do_not_change_other_encodings() {
    let octets = [3, 0x25, 1, 1, 0x04, 0x36];
    let user_data = UserData::parse(
        Fields {
            tp_dcs: 0x08,
            tp_udhi: true,
            tp_udl: 6,
        },
        &octets,
    )
    .unwrap();
    assert_eq!(user_data.text().unwrap(), "ж");
}

/// Bengali leaves 0x0C empty; 0x11 behind the escape is empty in no Indic single shift table,
/// 0x5B is.
#[test]
fn empty_cells_show_a_space_and_are_faults() {
    let bengali = [0x25, 1, 4];
    let (user_data, shown) = read(&bengali, &[0x61, 0x0C, 0x61]);
    assert_eq!(shown, "a a");
    let steps: Vec<_> = user_data.decode().collect();
    let fault = DecodeError::UnassignedSeptet {
        septet: 6,
        code: 0x0C,
    };
    assert_eq!(steps, [Ok('a'), Err(fault)]);
    assert_eq!(user_data.text().unwrap_err(), fault);
    assert_eq!(fault.offset(), 5);
    assert_eq!(fault.to_string(), "0x0C at septet 6 has no character");

    // Behind the escape the main table shows what it has: here the locking one.
    let both = [0x25, 1, 4, 0x24, 1, 4];
    let (user_data, shown) = read(
        &both,
        &[0x1B, 0x61, 0x1B, 0x0D, 0x1B, 0x7F, 0x1B, 0x1B, 0x1B],
    );
    let last = Alphabet::national(Some(Language::Bengali), None).character(Code::Main(0x7F));
    assert_eq!(shown, format!("a\r{}  ", last.unwrap()));
    let fault = DecodeError::UnknownEscape {
        septet: 8,
        code: 0x61,
    };
    assert_eq!(user_data.decode().next(), Some(Err(fault)));
    // And a space where that is empty too.
    assert_eq!(read(&[0x25, 1, 12], &[0x1B, 0x0C]).1, " ");
}

#[test]
fn elements_are_bounded_and_not_ours() {
    assert_eq!(HeaderExtras::default(), HeaderExtras::NONE);
    let full = HeaderExtras::NONE.with(0x70, &[7; 14]).unwrap();
    assert_eq!(full.octets().len(), HeaderExtras::MAX_OCTETS);
    assert_eq!(
        full.with(0x70, &[]),
        Err(HeaderExtrasError::TooLong { octets: 18 })
    );
    let long = HeaderExtras::NONE.with(0x70, &[0; 300]);
    assert_eq!(long, Err(HeaderExtrasError::TooLong { octets: 302 }));
    for identifier in 0..=u8::MAX {
        let refused = matches!(identifier, 0x00 | 0x02 | 0x03 | 0x08 | 0x24 | 0x25);
        let with = HeaderExtras::NONE.with(identifier, &[1]);
        assert_eq!(with.is_err(), refused);
        if refused {
            assert_eq!(with, Err(HeaderExtrasError::Identifier { identifier }));
        }
    }
    let message = HeaderExtrasError::Identifier { identifier: 0x08 }.to_string();
    assert_eq!(
        message,
        "information element 0x08 is reserved, or written by septet itself"
    );

    // The least that a segment can hold.
    let rules = ALL
        .with_reference_width(ReferenceWidth::Bits16)
        .with_header_extras(full);
    assert_eq!(rules.measure(&"ж".repeat(200)).capacity, 58);
    let text = "नA".repeat(200);
    assert_eq!(rules.measure(&text).capacity, 126);
    for segment in rules.split(&text).unwrap() {
        assert!(segment.encode(0xFFFF).octets().len() <= UserData::MAX_OCTETS);
    }
}

#[test]
fn sets_of_languages() {
    assert_eq!(Languages::default(), Languages::NONE);
    assert_eq!(
        Language::ALL.into_iter().collect::<Languages>(),
        Languages::ALL
    );
    let mut languages = Languages::NONE;
    languages.extend([Language::Urdu, Language::Spanish]);
    for (language, identifier) in Language::ALL.into_iter().zip(1..) {
        assert_eq!(language.identifier(), identifier);
        assert_eq!(Language::from_identifier(identifier), Some(language));
        assert_eq!(Language::from_code(language.code()), Some(language));
        let among = matches!(language, Language::Urdu | Language::Spanish);
        assert_eq!(languages.allows_single_shift(language), among);
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

/// The longest beginning may be written in national tables where the whole text cannot be.
#[test]
fn truncate_asks_for_the_tables_of_the_beginning() {
    let rules = only(Language::Turkish);
    let text = "ğ".repeat(100) + "ж";
    assert_eq!(rules.truncate(&text, 1), "ğ".repeat(100));
    assert_eq!(septet::truncate(&text, 1), "ğ".repeat(70));
    let text = "ğ".repeat(200);
    assert_eq!(rules.truncate(&text, 1), "ğ".repeat(155));
    assert_eq!(rules.truncate(&text, 0), "");
    // A text that forced GSM-7 cannot hold is still cut by what its beginning takes.
    let gsm7 = rules.with_encoding(Encoding::Gsm7);
    let text = "ğ".repeat(160);
    assert_eq!(gsm7.truncate(&text, 1), "ğ".repeat(155));
    let ucs2 = rules.with_encoding(Encoding::Ucs2);
    assert_eq!(ucs2.truncate(&text, 1), "ğ".repeat(70));
}

/// The Turkish single shift table has ğ, the Spanish one á, and none has both.
#[test]
fn truncate_stops_where_no_single_shift_table_is_left() {
    let single = Languages::NONE
        .with_single_shift(Language::Turkish)
        .with_single_shift(Language::Spanish);
    let rules = Segmenter::new().with_languages(single);
    for (first, second) in [("ğ", "á"), ("á", "ğ")] {
        let beginning = "a".repeat(100) + first;
        let text = beginning.clone() + second + first;
        assert_eq!(rules.truncate(&text, 1), beginning);
    }
}

/// A cluster of 147 units is whole in parts of 149 septets and cut in those of 146, which are
/// filled better for it: two tables take two segments where one takes three.
#[test]
#[cfg(feature = "graphemes")]
fn a_smaller_segment_may_hold_more_of_a_large_cluster() {
    use septet::Boundary;

    let rules = only(Language::Hindi).with_boundary(Boundary::Grapheme);
    let text = "न".repeat(75) + "न" + &"\u{901}".repeat(146) + &"न".repeat(10);
    let hindi = Some(Language::Hindi);
    assert_eq!(
        cost(rules.measure(&text)),
        (Encoding::Gsm7, hindi, hindi, 232, 2, 146)
    );
    let locking = Languages::NONE.with_locking_shift(Language::Hindi);
    let measure = rules.with_languages(locking).measure(&text);
    assert_eq!((measure.segments, measure.capacity), (3, 149));
}

/// In the tables of the beginning, a character behind it that they lack counts one septet, as
/// everywhere: a cluster of 155 is whole, and one of 156 is cut.
#[test]
#[cfg(feature = "graphemes")]
fn a_cluster_that_the_tables_do_not_hold_has_a_size_too() {
    let rules = Segmenter::new()
        .with_languages(Languages::NONE.with_locking_shift(Language::Hindi))
        .with_boundary(septet::Boundary::Grapheme);
    let cluster = |marks| "न".to_owned() + &"\u{901}".repeat(marks) + "\u{301}";
    let kept = |marks| rules.truncate(&cluster(marks), 1).chars().count();
    assert_eq!(kept(153), 70); // what UCS-2 holds
    assert_eq!(kept(154), 155);
}
