use septet::UserData;

use crate::{EIGHT_BIT, UCS2, fields};

#[test]
fn iterators_have_size_hints() {
    let text = "a".repeat(155) + "€ and more";
    let sent = septet::split(&text).unwrap().last().unwrap().encode(7);
    assert_eq!(sent.decode().size_hint(), (1, Some(13)));
    assert_eq!(sent.decode_lossy().size_hint(), (7, Some(13)));
    assert_eq!(sent.decode().count(), 12);
    assert_eq!(sent.unpacked().size_hint(), (19, Some(19)));
    assert_eq!(sent.unpacked_body().size_hint(), (13, Some(13)));
    assert_eq!(sent.header().unwrap().elements().size_hint(), (1, Some(2)));

    let mut unpacked = sent.unpacked();
    for left in (0..19).rev() {
        unpacked.next();
        assert_eq!(unpacked.len(), left);
    }
    let mut decode = sent.decode();
    decode.by_ref().for_each(drop);
    assert_eq!(decode.size_hint(), (0, Some(0)));
    let mut elements = sent.header().unwrap().elements();
    elements.next();
    assert_eq!(elements.size_hint(), (0, Some(0)));

    let ucs2 = UserData::parse(fields(UCS2, false, 6), &[0, 0x61, 0, 0x62, 0, 0x63]).unwrap();
    assert_eq!(ucs2.decode().size_hint(), (1, Some(3)));
    assert_eq!(ucs2.decode_lossy().size_hint(), (2, Some(3)));
    let data = UserData::parse(fields(EIGHT_BIT, false, 3), &[1, 2, 3]).unwrap();
    assert_eq!(data.decode_lossy().size_hint(), (3, Some(3)));
    // An error ends strict decoding.
    let mut decode = data.decode();
    decode.next();
    assert_eq!((decode.size_hint(), decode.next()), ((0, Some(0)), None));
}
