//! Checks the crate against `vectors.tsv` and `packing.tsv`.

mod model;
mod rows;

use model::{Coding, Rules};
use rows::Packing;
use septet::wire::Fields;
use septet::{Counter, ReferenceWidth, Segmenter, Segments, UserData};

fn units(segments: Segments<'_>) -> Vec<u16> {
    segments.map(|segment| segment.units()).collect()
}

#[test]
fn every_vector_is_measured_and_split() {
    let vectors = rows::vectors();
    assert_eq!(vectors.len(), 188);
    for vector in vectors {
        let id = vector.id;
        let measure = septet::measure(&vector.text);
        assert_eq!(measure.encoding.to_string(), vector.encoding, "{id}");
        assert_eq!(measure.units, vector.units, "{id}");
        assert_eq!(measure.segments, vector.segments, "{id}");
        assert_eq!(measure.unmappable, 0, "{id}");

        let mut counter = Counter::new(ReferenceWidth::Bits8);
        counter.push_str(&vector.text);
        assert_eq!(counter.measure(), measure, "{id}");

        assert!(measure.segments <= 255, "{id}");
        let segments = septet::split(&vector.text).unwrap();
        assert_eq!(units(segments), vector.per_segment, "{id}");
        let last = vector.per_segment.last().unwrap();
        assert_eq!(measure.remaining, measure.capacity - last, "{id}");
    }
}

#[test]
fn every_vector_agrees_with_the_model() {
    for vector in rows::vectors() {
        let segments = model::segments(&vector.text, Rules::PLAIN);
        let units: Vec<u16> = segments.iter().map(|&(_, units)| units as u16).collect();
        assert_eq!(units, vector.per_segment, "{}", vector.id);
    }
}

/// If keeping clusters whole changes the units per segment, the note lists the new units, as in
/// `[by clusters: 64,14]`.
#[test]
#[cfg(feature = "graphemes")]
fn every_vector_by_clusters() {
    let rules = Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    let mut differing = 0;
    for vector in rows::vectors() {
        let note = vector.note.split("by clusters: ").nth(1);
        let expected = note.map_or(vector.per_segment.clone(), |note| {
            differing += 1;
            let list = note.split([']', ';']).next().unwrap();
            list.split(',')
                .map(|units| units.trim().parse().unwrap())
                .collect()
        });
        assert_eq!(
            units(rules.split(&vector.text).unwrap()),
            expected,
            "{}",
            vector.id
        );
    }
    println!("{differing} vectors differ by clusters");
}

/// The PDU fields of the row, and the reference width.
fn fields(row: &Packing) -> (Fields, ReferenceWidth) {
    let (tp_dcs, reference, tp_udhi) = match row.kind {
        "septets" => (0x00, ReferenceWidth::Bits8, false),
        "ud8" | "national" | "national-ud8" => (0x00, ReferenceWidth::Bits8, true),
        "ud16" => (0x00, ReferenceWidth::Bits16, true),
        "ucs2" => (0x08, ReferenceWidth::Bits8, false),
        "ucs2-ud8" => (0x08, ReferenceWidth::Bits8, true),
        "ucs2-ud16" => (0x08, ReferenceWidth::Bits16, true),
        other => panic!("{}: unknown kind {other}", row.id),
    };
    let fields = Fields {
        tp_dcs,
        tp_udhi,
        tp_udl: row.udl,
    };
    (fields, reference)
}

fn coding(row: &Packing) -> Coding {
    match fields(row).0.tp_dcs {
        0x00 => Coding::Gsm7 {
            locking: row.locking,
            single: row.single,
        },
        _ => Coding::Ucs2,
    }
}

fn is_in_parts(row: &Packing) -> bool {
    row.kind.contains("ud")
}

#[test]
fn every_packing_both_ways() {
    let packings = rows::packings();
    assert_eq!(packings.len(), 77);
    let mut read = 0;
    for row in packings {
        let id = row.id;
        let (fields, reference) = fields(&row);
        let user_data = UserData::parse(fields, &row.octets).unwrap();
        // Rows that use national tables can only be decoded with the `national` feature.
        if cfg!(feature = "national") || !row.kind.starts_with("national") {
            read += 1;
            assert_eq!(
                user_data.decode().collect::<Result<String, _>>().unwrap(),
                row.text,
                "{id}"
            );
            assert_eq!(
                user_data.decode_lossy().collect::<String>(),
                row.text,
                "{id}"
            );
            assert_eq!(user_data.text().as_deref(), Ok(&row.text[..]), "{id}");
            assert_eq!(user_data.text_lossy(), &row.text[..], "{id}");
        }
        assert_eq!(UserData::parse_lossy(fields, &row.octets), user_data);
        match user_data.concatenation() {
            None => assert!(!is_in_parts(&row), "{id}"),
            Some(concatenation) => {
                assert_eq!(concatenation.reference_width, reference, "{id}");
                assert_eq!(concatenation.reference, row.reference, "{id}");
                assert_eq!(concatenation.part.total, row.total, "{id}");
                assert_eq!(concatenation.part.sequence, row.sequence, "{id}");
            }
        }

        // The unpacked form gives the same octets.
        let header = user_data.header().map_or(&[][..], |header| header.octets());
        let body: Vec<u8> = user_data.unpacked_body().collect();
        let again = UserData::from_unpacked_parts(fields.tp_dcs, header, &body).unwrap();
        assert_eq!(again, user_data, "{id}");
        let unpacked: Vec<u8> = user_data.unpacked().collect();
        assert_eq!(unpacked, [header, &body].concat(), "{id}");
        assert_eq!(
            UserData::from_unpacked(fields.tp_dcs, fields.tp_udhi, &unpacked).unwrap(),
            user_data
        );

        // If there is no header, the text encodes to the same octets.
        if !fields.tp_udhi {
            let segment = match fields.tp_dcs {
                0x00 => Segmenter::new(),
                _ => Segmenter::new().with_encoding(septet::Encoding::Ucs2),
            };
            let sent = segment.split(&row.text).unwrap().next().unwrap().encode(0);
            assert_eq!(sent.octets(), row.octets, "{id}");
            assert_eq!(sent.udl(), row.udl, "{id}");
        }

        // The model encodes the text to the same octets.
        let modelled = model::user_data(header, &row.text, coding(&row));
        assert_eq!(modelled, (row.udl.into(), row.octets), "{id}");
    }
    assert_eq!(read, if cfg!(feature = "national") { 77 } else { 65 });
}

/// The tables that the header names encode the text to the same octets, and so does a segmenter
/// that allows only these tables.
#[test]
#[cfg(feature = "national")]
fn every_packing_of_a_national_table_is_encoded_to_the_same_octets() {
    use septet::alphabet::{Alphabet, Language, Languages};

    let mut sent_alike = vec![];
    for row in rows::packings() {
        let id = row.id;
        let (fields, reference) = fields(&row);
        if fields.tp_dcs != 0x00 {
            continue;
        }
        let user_data = UserData::parse(fields, &row.octets).unwrap();
        let locking = Language::from_identifier(row.locking);
        let single = Language::from_identifier(row.single);
        let tables = Alphabet::national(locking, single);
        assert_eq!(user_data.alphabet(), tables, "{id}");
        assert_eq!(
            (tables.locking_shift(), tables.single_shift()),
            (locking, single),
            "{id}"
        );

        let header = user_data.header().map_or(&[][..], |header| header.octets());
        let septets: Vec<u8> = tables.septets(&row.text).collect::<Result<_, _>>().unwrap();
        let again = UserData::from_unpacked_parts(fields.tp_dcs, header, &septets).unwrap();
        assert_eq!(again, user_data, "{id}");

        let rules = Rules {
            forced: Some(model::Encoding::Gsm7),
            wide_reference: reference == ReferenceWidth::Bits16,
            locking: 1 << row.locking & !1,
            single: 1 << row.single & !1,
            ..Rules::PLAIN
        };
        if is_in_parts(&row) || model::coding(&row.text, rules) != coding(&row) {
            continue;
        }
        let mut languages = Languages::NONE;
        if let Some(language) = locking {
            languages = languages.with_locking_shift(language);
        }
        if let Some(language) = single {
            languages = languages.with_single_shift(language);
        }
        let segmenter = Segmenter::new()
            .with_reference_width(reference)
            .with_languages(languages)
            .with_encoding(septet::Encoding::Gsm7);
        let segments = segmenter.split(&row.text).unwrap();
        assert_eq!(segments.len(), 1, "{id}");
        for segment in segments {
            assert_eq!(segment.encode(row.reference), user_data, "{id}");
        }
        sent_alike.push(id);
    }
    // p069 names a single shift table that it does not need.
    let national = [
        "p066", "p067", "p068", "p070", "p071", "p072", "p073", "p074",
    ];
    let others = sent_alike.iter().filter(|id| !national.contains(id));
    assert_eq!(others.count(), 32);
    assert_eq!(sent_alike[32..], national);
}
