//! The forms of SMPP: another implementation parses the octets that septet makes, and septet reads
//! what it writes.

use septet::wire::{Part, Payload};
use septet::{Encoding, Segmenter, UserData};

use crate::exchange::Tally;
use crate::message::references;
use crate::process::{Process, from_hex, hex, text_of, utf16};
use crate::texts::Text;

/// A `submit_sm` with the octets of its text.
struct Submit<'o> {
    data_coding: u8,
    header: &'o [u8],
    /// All octets, including the header.
    octets: &'o [u8],
    sar: (u16, u8, u8),
    is_payload: bool,
}

impl Submit<'_> {
    /// Lets the peer parse the operation, and checks what it reads.
    fn parse(&self, peer: &mut Process, text: &str) -> Result<(), String> {
        let (reference, total, sequence) = self.sar;
        let esm_class = if self.header.is_empty() { 0 } else { 0x40 };
        let answer = peer.ask(&format!(
            "F {esm_class} {} {} {reference} {total} {sequence} {}",
            self.data_coding,
            hex(self.octets),
            u8::from(self.is_payload)
        ))?;
        let [message, header, numbers @ ..] = &answer.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("unreadable answer {answer}"));
        };
        let message = match self.data_coding {
            4 => from_hex(message)?.into_iter().map(char::from).collect(),
            _ => text_of(&from_hex(message)?)?,
        };
        let expected = [reference, total.into(), sequence.into()].map(|number| number.to_string());
        // The package takes U+FEFF at the beginning for a byte order mark, which UCS-2 in SMS
        // lacks.
        if message != text.strip_prefix('\u{FEFF}').unwrap_or(text) {
            return Err(format!("it reads {message:?}"));
        }
        if from_hex(header)? != self.header.get(1..).unwrap_or(&[]) || expected != numbers {
            return Err(format!("it reads header {header} and part {numbers:?}"));
        }
        Ok(())
    }

    /// Lets the peer write the operation, and checks that the octets are the same.
    fn write(&self, peer: &mut Process, text: &str) -> Result<(), String> {
        let (header, text) = (hex(self.header), hex(&utf16(text)));
        let is_payload = u8::from(self.is_payload);
        let octets = peer.ask(&format!(
            "G {} {header} {text} {is_payload}",
            self.data_coding
        ))?;
        match from_hex(&octets)? == self.octets {
            true => Ok(()),
            false => Err(format!("it writes {octets}, expected {}", hex(self.octets))),
        }
    }
}

/// Sends every text with headers, with `sar_` parameters and as a payload.
pub fn ask(peer: &mut Process, texts: &[Text]) -> Tally {
    let mut tally = Tally::default();
    let mut count = |what: String, result: Result<(), String>| match result {
        Ok(()) => tally.agreed += 1,
        Err(error) => tally.disagreements.push(format!("{what}: {error}")),
    };
    for text in texts {
        let data_coding = text.tp_dcs(); // 0 and 8 mean the same in both
        for &width in references(text) {
            let rules = text.rules().with_reference_width(width);
            for segment in rules.split(&text.text).expect("it can be split") {
                let user_data = segment.encode(0xCAFE);
                let octets = user_data.unpacked().into_octets();
                let part = Submit {
                    data_coding,
                    header: user_data.header().map_or(&[], |header| header.octets()),
                    octets: &octets,
                    sar: (0, 0, 0),
                    is_payload: false,
                };
                count(format!("F {}", text.id), part.parse(peer, segment.text()));
                count(format!("G {}", text.id), part.write(peer, segment.text()));

                let octets = user_data.unpacked_body().into_octets();
                let Part { sequence, total } = segment.part();
                let part = Submit {
                    header: &[],
                    octets: &octets,
                    sar: (0xCAFE, total, sequence),
                    ..part
                };
                count(
                    format!("F sar {}", text.id),
                    part.parse(peer, segment.text()),
                );
            }
        }
        count(format!("payload {}", text.id), payload(peer, text));
    }
    for segment in Segmenter::new()
        .split_data(&[0xA5; 300])
        .expect("three parts")
    {
        let user_data = segment.encode(7);
        count("data".to_owned(), data(peer, &user_data));
    }
    let all = tally.agreed + tally.disagreements.len() as u32;
    tally.sections.push(("forms of SMPP", tally.agreed, all));
    tally
}

fn payload(peer: &mut Process, text: &Text) -> Result<(), String> {
    let encoding = match text.tp_dcs() {
        0 => Encoding::Gsm7,
        _ => Encoding::Ucs2,
    };
    let mut storage = vec![0; 2 * text.text.len()];
    let sent = Payload::write(&text.text, encoding, &mut storage).map_err(|e| e.to_string())?;
    let submit = Submit {
        data_coding: text.tp_dcs(),
        header: &[],
        octets: sent.octets(),
        sar: (0, 0, 0),
        is_payload: true,
    };
    submit.parse(peer, &text.text)?;
    submit.write(peer, &text.text)
}

fn data(peer: &mut Process, user_data: &UserData) -> Result<(), String> {
    let octets = user_data.unpacked().into_octets();
    let part = Submit {
        data_coding: 4,
        header: user_data.header().map_or(&[], |header| header.octets()),
        octets: &octets,
        sar: (0, 0, 0),
        is_payload: false,
    };
    let expected: String = user_data.body().iter().copied().map(char::from).collect();
    part.parse(peer, &expected)
}
