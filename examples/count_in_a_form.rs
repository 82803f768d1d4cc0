//! A form handler that shows what a text costs and rejects texts that are too long.
//!
//!     cargo run --example count_in_a_form

use septet::Segmenter;

const MAX_SEGMENTS: u32 = 3;

/// Returns the hint to show under the text area, or an error message if the text is too long.
fn hint(text: &str) -> Result<String, String> {
    let cost = septet::measure(text);
    if cost.segments > MAX_SEGMENTS {
        let kept = septet::truncate(text, MAX_SEGMENTS).chars().count();
        return Err(format!(
            "{} segments; the first {kept} characters fit",
            cost.segments
        ));
    }
    let mut line = format!(
        "{} of {MAX_SEGMENTS} segments, {} left",
        cost.segments, cost.remaining
    );
    if let Some(unmappable) = Segmenter::new().explain(text).unmappable().next() {
        line += &format!("; {:?} makes it {}", unmappable.character, cost.encoding);
    }
    Ok(line)
}

fn main() {
    let plain = hint("Your code is 123456.").unwrap();
    assert_eq!(plain, "1 of 3 segments, 140 left");
    let apostrophe = hint("It’s ready.").unwrap();
    assert_eq!(apostrophe, "1 of 3 segments, 59 left; '’' makes it UCS-2");
    let long = hint(&"ж".repeat(300)).unwrap_err();
    assert_eq!(long, "5 segments; the first 201 characters fit");
    println!("{long}");
}
