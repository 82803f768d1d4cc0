use septet::alphabet::CharSet;
use septet::{Encoding, Segmenter, SplitError};

use crate::units;

#[test]
fn similar_characters_are_not_in_the_alphabet() {
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
fn the_encoding_can_be_forced() {
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
    // The unmappable character takes precedence over the number of segments.
    let long = "a".repeat(39_016) + "ж";
    assert!(matches!(gsm7.split(&long), Err(SplitError::Unmappable(_))));
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

/// Some providers support only part of the alphabet.
#[test]
fn excluded_characters_force_ucs2() {
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
    // If GSM-7 is forced, excluded characters are unmappable, but still cost the septets of their
    // codes.
    let gsm7 = REDUCED.with_encoding(Encoding::Gsm7);
    let measure = gsm7.measure("10 € Ω ж");
    assert_eq!((measure.units, measure.unmappable), (9, 3));
    let error = gsm7.split("10 € Ω").unwrap_err();
    let SplitError::Unmappable(error) = error else {
        panic!("{error}");
    };
    assert_eq!((error.byte_offset, error.character), (3, '€'));
    // A prefix without excluded characters is GSM-7.
    let text = "a".repeat(100) + "Ω";
    assert_eq!(REDUCED.truncate(&text, 1), "a".repeat(100));
}
