//! A peer in its own process. In the line protocol, each question and each answer is one line.
//!
//! | question | answer |
//! | --- | --- |
//! | `V` | the version |
//! | `R TP-DCS TP-UDHI TP-UDL TP-UD` | text, optionally followed by reference, total and sequence |
//! | `W TP-DCS HEADER TEXT` | TP-UDL TP-UD |
//! | `P HEADER SEPTETS` | TP-UDL TP-UD |
//! | `B TP-DCS TP-UDHI TP-UDL TP-UD` | data, reference, total and sequence |
//! | `D HEADER DATA` | TP-UDL TP-UD |
//! | `F ESM-CLASS DATA-CODING OCTETS REFERENCE TOTAL SEQUENCE PAYLOAD` | text, header without UDHL, reference, total, sequence |
//! | `G DATA-CODING HEADER TEXT PAYLOAD` | octets |
//! | `S TP-DCS REFERENCE-BITS TEXT` | TP-UDL TP-UD of each part |
//!
//! Numbers are decimal. Octets are hexadecimal digits, or `-` if there are none. Text is UTF-16BE,
//! and septets are unpacked, one per octet. An answer that starts with `!` is a refusal.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use septet::{ReferenceWidth, UserData};

use crate::peer::{Octets, Operation, Peer, Read};

pub struct Process {
    name: &'static str,
    version: String,
    operations: &'static [Operation],
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Process {
    pub fn start(
        name: &'static str,
        operations: &'static [Operation],
        command: &mut Command,
    ) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{name}: {command:?}: {error}"));
        let mut process = Self {
            name,
            version: String::new(),
            operations,
            questions: child.stdin.take(),
            answers: BufReader::new(child.stdout.take().expect("stdout is a pipe")),
            child,
        };
        process.version = process.ask("V").expect("every peer has a version");
        process
    }

    /// Asks any question.
    pub fn ask(&mut self, question: &str) -> Result<String, String> {
        let questions = self.questions.as_mut().expect("open until it is dropped");
        let mut answer = String::new();
        writeln!(questions, "{question}")
            .and_then(|()| self.answers.read_line(&mut answer))
            .unwrap_or_else(|error| panic!("{}: {question}: {error}", self.name));
        assert!(answer.ends_with('\n'), "{} exited: {question}", self.name);
        match answer.trim_end().strip_prefix('!') {
            Some(refusal) => Err(refusal.trim().to_owned()),
            None => Ok(answer.trim_end().to_owned()),
        }
    }

    fn ask_for_octets(&mut self, question: &str) -> Result<Vec<Octets>, String> {
        let answer = self.ask(question)?;
        let words: Vec<&str> = answer.split(' ').collect();
        let parts = words.chunks(2).map(|part| {
            let [udl, octets] = part else {
                return Err(format!("unreadable answer {answer}"));
            };
            Ok(Octets {
                udl: udl.parse().map_err(|_| format!("TP-UDL {udl}"))?,
                octets: from_hex(octets)?,
            })
        });
        parts.collect()
    }

    fn ask_for_one(&mut self, question: &str) -> Result<Octets, String> {
        let mut parts = self.ask_for_octets(question)?;
        match parts.len() {
            1 => Ok(parts.remove(0)),
            parts => Err(format!("{parts} parts")),
        }
    }
}

impl Process {
    /// Decodes 8-bit data, and the reference, total and sequence numbers.
    pub fn read_data(&mut self, user_data: &UserData) -> Result<(Vec<u8>, Vec<i32>), String> {
        let answer = self.ask(&format!(
            "B {} {} {} {}",
            user_data.tp_dcs(),
            u8::from(user_data.has_header()),
            user_data.udl(),
            hex(user_data.octets())
        ))?;
        let mut words = answer.split(' ');
        let data = from_hex(words.next().unwrap_or_default())?;
        Ok((data, words.flat_map(str::parse).collect()))
    }

    /// Encodes 8-bit data after a header.
    pub fn write_data(&mut self, header: &[u8], data: &[u8]) -> Result<Octets, String> {
        self.ask_for_one(&format!("D {} {}", hex(header), hex(data)))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The helper exits at the end of its input.
        self.questions = None;
        let _ = self.child.wait();
    }
}

impl Peer for Process {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn operations(&self) -> &'static [Operation] {
        self.operations
    }

    fn read(&mut self, user_data: &UserData) -> Result<Read, String> {
        let answer = self.ask(&format!(
            "R {} {} {} {}",
            user_data.tp_dcs(),
            u8::from(user_data.has_header()),
            user_data.udl(),
            hex(user_data.octets())
        ))?;
        let mut words = answer.split(' ');
        let text = text_of(&from_hex(words.next().unwrap_or_default())?)?;
        let numbers: Vec<i32> = words.flat_map(str::parse).collect();
        Ok(Read {
            text,
            concatenation: numbers.try_into().ok(),
        })
    }

    fn write(&mut self, tp_dcs: u8, header: &[u8], text: &str) -> Result<Octets, String> {
        let (header, text) = (hex(header), hex(&utf16(text)));
        self.ask_for_one(&format!("W {tp_dcs} {header} {text}"))
    }

    fn pack(&mut self, header: &[u8], septets: &[u8]) -> Result<Octets, String> {
        let (header, septets) = (hex(header), hex(septets));
        self.ask_for_one(&format!("P {header} {septets}"))
    }

    fn split(
        &mut self,
        tp_dcs: u8,
        reference: ReferenceWidth,
        text: &str,
    ) -> Result<Vec<Octets>, String> {
        let bits = match reference {
            ReferenceWidth::Bits8 => 8,
            ReferenceWidth::Bits16 => 16,
        };
        self.ask_for_octets(&format!("S {tp_dcs} {bits} {}", hex(&utf16(text))))
    }
}

pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

/// Decodes UTF-16BE with the standard library, independently of septet.
pub fn text_of(octets: &[u8]) -> Result<String, String> {
    let units: Vec<u16> = octets
        .chunks(2)
        .map(|unit| u16::from_be_bytes([unit[0], *unit.get(1).unwrap_or(&0)]))
        .collect();
    String::from_utf16(&units).map_err(|_| format!("invalid UTF-16: {}", hex(octets)))
}

pub fn hex(octets: &[u8]) -> String {
    match octets {
        [] => "-".to_owned(),
        octets => octets.iter().map(|octet| format!("{octet:02X}")).collect(),
    }
}

pub fn from_hex(digits: &str) -> Result<Vec<u8>, String> {
    if digits == "-" {
        return Ok(vec![]);
    }
    (0..digits.len())
        .step_by(2)
        .map(|at| digits.get(at..at + 2).unwrap_or_default())
        .map(|pair| u8::from_str_radix(pair, 16).map_err(|_| format!("not hexadecimal: {digits}")))
        .collect()
}
