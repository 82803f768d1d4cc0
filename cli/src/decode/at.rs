//! The lines of a modem: 3GPP TS 27.005.

use super::Given;

/// Returns what looks like a PDU, in lines of hexadecimal digits and of a modem.
pub fn read(text: &str) -> Vec<Given> {
    let mut all = vec![];
    let mut length = None;
    let mut is_broadcast = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let line = line.trim_start_matches('\u{FEFF}');
        // The prompt, on the line of what was typed.
        let line = line.strip_prefix("> ").unwrap_or(line);
        if std::mem::take(&mut is_broadcast) {
            // The page of a cell broadcast, which is not a TPDU.
        } else if starts_with(line, "+CBM:") {
            is_broadcast = true;
        } else if let Some(announced) = announced_length(line) {
            length = Some(announced);
        } else if !line.is_empty() && !is_chatter(line) {
            all.push(Given {
                hex: line.trim_end_matches('\u{1A}').to_owned(),
                length: length.take(),
                place: Some(format!("line {}", index + 1)),
            });
        }
    }
    if let [only] = &mut all[..] {
        only.place = None;
    }
    all
}

/// Returns the length in `+CMT: [<alpha>],<length>`, `+CMGR: <stat>,[<alpha>],<length>`,
/// `+CMGL: <index>,<stat>,[<alpha>],<length>`, `+CDS: <length>` and `AT+CMGS=<length>`.
fn announced_length(line: &str) -> Option<usize> {
    let names = ["+CMT:", "+CMGR:", "+CMGL:", "+CDS:", "AT+CMGS=", "AT+CMGW="];
    let found = names.iter().find_map(|name| {
        let (start, rest) = line.split_at_checked(name.len())?;
        start.eq_ignore_ascii_case(name).then_some((name, rest))
    });
    let (name, values) = found?;
    // AT+CMGW=<length>[,<stat>]
    let value = match name.starts_with("AT") {
        true => values.split(',').next(),
        false => values.rsplit(',').next(),
    };
    value?.trim().parse().ok()
}

/// Returns whether a line is another command or answer of a modem.
fn is_chatter(line: &str) -> bool {
    const ANSWERS: [&str; 8] = [
        "OK",
        "ERROR",
        ">",
        "RING",
        "CONNECT",
        "BUSY",
        "NO CARRIER",
        "NO ANSWER",
    ];
    ANSWERS.contains(&line)
        || ["AT", "+", "^"]
            .iter()
            .any(|start| starts_with(line, start))
}

fn starts_with(line: &str, start: &str) -> bool {
    let found = line.get(..start.len());
    found.is_some_and(|found| found.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn lines_of_a_modem_are_understood() {
        let text = "AT+CMGL=4\r\n+CMGL: 1,0,\"a, b\",25\r\n0011\r\n\r\n+CMGL: 2,1,,7\r\n0022\r\n\
                    +CMT: ,3\n0033\n+CMGR: 3,,4\n0044\n+CDS: 5\n0055\n> 0066\nOK\nRING\n+CBM: 88\n0077\n";
        let found: Vec<_> = read(text)
            .into_iter()
            .map(|one| (one.hex, one.length, one.place.unwrap()))
            .collect();
        let expected = [
            ("0011", Some(25), "line 3"),
            ("0022", Some(7), "line 6"),
            ("0033", Some(3), "line 8"),
            ("0044", Some(4), "line 10"),
            ("0055", Some(5), "line 12"),
            ("0066", None, "line 13"),
        ];
        let expected =
            expected.map(|(hex, length, place)| (hex.to_owned(), length, place.to_owned()));
        assert_eq!(found, expected);
    }
}
