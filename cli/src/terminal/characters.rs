//! Makes characters visible.

/// Formats the text of a segment. Replaces control characters with symbols, so that they cannot
/// move the cursor or change colours, and bidirectional controls and invisible characters with
/// their code points. Joiners and marks stay, because they belong to the characters around them.
pub fn harmless(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        match character {
            '\u{80}'..='\u{A0}'
            | '\u{AD}'
            | '\u{61C}'
            | '\u{200B}'
            | '\u{200E}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}'..='\u{FFFF}' => shown.push_str(&format!("<{}>", code_point(character))),
            _ => shown.push(symbol(character).unwrap_or(character)),
        }
    }
    shown
}

/// Formats characters outside their text, so that each is visible: white space, marks and invisible
/// characters are code points with their names.
pub fn visible(text: &str) -> String {
    let is_plain = |one| symbol(one).is_some() || !(is_invisible(one) || is_mark(one));
    if text.chars().all(is_plain) {
        return text.chars().map(|one| symbol(one).unwrap_or(one)).collect();
    }
    let named = text.chars().map(|one| match is_plain(one) {
        true => symbol(one).unwrap_or(one).to_string(),
        false => {
            let named = format!("{} {}", code_point(one), name(one));
            named.trim_end().to_owned()
        }
    });
    named.collect::<Vec<_>>().join(" + ")
}

/// Formats a character for a column of its own, beside its code point and name: a mark is drawn on
/// a dotted circle, and what is invisible is empty.
pub fn glyph(character: char) -> String {
    if let Some(symbol) = symbol(character) {
        symbol.to_string()
    } else if is_invisible(character) {
        String::new()
    } else if is_mark(character) {
        format!("\u{25CC}{character}")
    } else {
        character.to_string()
    }
}

/// Formats a code point as in the Unicode standard.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Returns the Unicode name of a character. Control characters and unassigned ones have none.
pub fn name(character: char) -> String {
    unicode_names2::name(character).map_or(String::new(), |name| name.to_string())
}

/// Returns the symbol for an ASCII control character.
fn symbol(character: char) -> Option<char> {
    match character {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7F}' => Some('\u{2421}'),
        _ => None,
    }
}

/// Returns whether a character is a space, a control or format character, unassigned, or
/// default-ignorable.
fn is_invisible(character: char) -> bool {
    match character {
        // The space, and invisible characters that `escape_debug` treats as letters or marks:
        // fillers and variation selectors.
        ' '
        | '\u{34F}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFA0}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        // After a letter, `escape_debug` escapes unprintable characters but not marks.
        _ => is_escaped(&String::from_iter(['a', character])),
    }
}

/// Returns whether a character is drawn over the previous character. Marks that take a cell of
/// their own, such as some Hindi vowel signs, are not.
fn is_mark(character: char) -> bool {
    is_escaped(character.encode_utf8(&mut [0; 4]))
}

/// Returns whether `escape_debug` writes a character of the text as a code point number. Escaped
/// quotes and backslashes, which are two characters long, do not count.
fn is_escaped(text: &str) -> bool {
    text.escape_debug().count() > text.chars().count() + 1
}
