//! The tables of known cases: every row, every way to ask.

mod model;
mod rows;

use septet::{Counter, Reference, Segmenter, Segments, UserData};

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
        assert_eq!(measure.foreign, 0, "{id}");

        let mut counter = Counter::new(Reference::Bits8);
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
fn the_model_knows_every_vector_too() {
    for vector in rows::vectors() {
        let segments = model::segments(&vector.text, model::Rules::PLAIN);
        let units: Vec<u16> = segments.iter().map(|&(_, units)| units as u16).collect();
        assert_eq!(units, vector.per_segment, "{}", vector.id);
    }
}

/// The notes say in brackets what whole clusters give where that differs.
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

#[test]
fn every_packing_both_ways() {
    let packings = rows::packings();
    assert_eq!(packings.len(), 65);
    for row in packings {
        let id = row.id;
        let (tp_dcs, reference) = match row.kind {
            "septets" | "ud8" => (0x00, Reference::Bits8),
            "ud16" => (0x00, Reference::Bits16),
            "ucs2" | "ucs2-ud8" => (0x08, Reference::Bits8),
            "ucs2-ud16" => (0x08, Reference::Bits16),
            other => panic!("{id}: unknown kind {other}"),
        };
        let has_header = row.kind.contains("ud");

        let user_data = UserData::parse(tp_dcs, has_header, row.udl, &row.octets).unwrap();
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
        assert_eq!(
            UserData::parse_lossy(tp_dcs, has_header, row.udl, &row.octets),
            user_data
        );
        match user_data.concatenation() {
            None => assert!(!has_header, "{id}"),
            Some(concatenation) => {
                assert_eq!(concatenation.reference, reference, "{id}");
                assert_eq!(concatenation.number, row.number, "{id}");
                assert_eq!(concatenation.part.total, row.total, "{id}");
                assert_eq!(concatenation.part.sequence, row.sequence, "{id}");
            }
        }

        // The same octets from the septets one by one, through the unpacked form.
        let header = user_data.header().map_or(&[][..], |header| header.octets());
        let body: Vec<u8> = user_data.unpacked_body().collect();
        let again = UserData::from_unpacked_parts(tp_dcs, header, &body).unwrap();
        assert_eq!(again, user_data, "{id}");
        let unpacked: Vec<u8> = user_data.unpacked().collect();
        assert_eq!(unpacked, [header, &body].concat(), "{id}");
        assert_eq!(
            UserData::from_unpacked(tp_dcs, has_header, &unpacked).unwrap(),
            user_data
        );

        // And from the text, where a sender would write just this.
        if !has_header {
            let segment = match tp_dcs {
                0x00 => Segmenter::new(),
                _ => Segmenter::new().with_encoding(septet::Choice::Only(septet::Encoding::Ucs2)),
            };
            let sent = segment.split(&row.text).unwrap().next().unwrap().encode(0);
            assert_eq!(sent.octets(), row.octets, "{id}");
            assert_eq!(sent.udl(), row.udl, "{id}");
        }

        // The model packs it alike.
        let encoding = match tp_dcs {
            0x00 => model::Encoding::Gsm7,
            _ => model::Encoding::Ucs2,
        };
        let modelled = model::user_data(header, &row.text, encoding);
        assert_eq!(modelled, (row.udl.into(), row.octets), "{id}");
    }
}
