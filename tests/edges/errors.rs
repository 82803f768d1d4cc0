use septet::{Encoding, Segmenter, SplitError};

#[test]
fn errors_have_messages() {
    use std::error::Error;

    let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    let error = gsm7.split("naïve").unwrap_err();
    let message = "U+00EF at byte 2 has no code in the GSM 7-bit alphabet";
    assert_eq!(error.to_string(), message);
    assert!(
        error.source().is_none(),
        "the message contains the inner error"
    );
    let error = SplitError::TooManySegments { segments: 256 };
    assert_eq!(
        error.to_string(),
        "the text needs 256 segments, a message has at most 255"
    );
    assert!(error.source().is_none());
}

#[test]
fn iterators_have_size_hints() {
    let text = "a".repeat(154) + "€" + &"a".repeat(10);
    let mut segments = septet::split(&text).unwrap();
    assert_eq!((segments.len(), segments.size_hint()), (2, (2, Some(2))));
    segments.next();
    assert_eq!(segments.len(), 1);
    segments.next();
    assert_eq!((segments.len(), segments.next()), (0, None));

    // The escape of `€` has been returned, but its code has not.
    let mut septets = septet::alphabet::Alphabet::DEFAULT.septets("€ab");
    assert_eq!(septets.size_hint(), (2, Some(10)));
    septets.next();
    assert_eq!(septets.size_hint(), (2, Some(5)));
    assert_eq!(septets.count(), 3);
}
