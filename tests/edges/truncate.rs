#[test]
fn truncate_returns_the_longest_prefix() {
    let text = "a".repeat(159) + "€";
    assert_eq!(septet::truncate(&text, 1), "a".repeat(159));
    assert_eq!(septet::truncate(&text, 2), text);
    assert_eq!(septet::truncate(&text, 0), "");
    assert_eq!(septet::truncate("", 0), "");
    assert_eq!(septet::truncate("", u32::MAX), "");
    assert_eq!(septet::truncate(&text, u32::MAX), text);
    // The GSM-7 prefix before the emoji is longer than any UCS-2 prefix that fits.
    let wave = "a".repeat(100) + "👋" + &"a".repeat(100);
    assert_eq!(septet::truncate(&wave, 1), "a".repeat(100));
    assert_eq!(septet::truncate(&wave, 2).chars().count(), 67 + 66);
    // The prefix includes an early emoji.
    let early = "aaa👋".to_owned() + &"a".repeat(200);
    assert_eq!(septet::truncate(&early, 1).chars().count(), 69);
}
