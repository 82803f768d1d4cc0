//! Writes random PDUs, one a line as a JSON object with the fields that other readers should find:
//!
//! ```text
//! septet-pdus COUNT
//! ```

use septet::tpdu::{Address, DateTime, Deliver, ProtocolIdentifier, Submit, Timestamp, Validity};
use septet::wire::MessageClass;
use serde_json::{Value, json};

/// A linear congruential generator, so that all runs write the same PDUs.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn octet(&mut self) -> u8 {
        self.below(256) as u8
    }

    fn string(&mut self, characters: &str, length: u64) -> String {
        let characters: Vec<char> = characters.chars().collect();
        (0..length)
            .map(|_| characters[self.below(characters.len() as u64) as usize])
            .collect()
    }
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?";

fn pdu(random: &mut Random) -> Value {
    let characters = match random.below(4) {
        0 => LETTERS.to_owned() + "éèàäöüßÑñ£¥@_",
        1 => LETTERS.to_owned() + "€[]{}~|^\\",
        2 => LETTERS.to_owned() + "Приветжщ",
        _ => LETTERS.to_owned(),
    };
    let length = 1 + random.below(200);
    let text = random.string(&characters, length);
    let parts: Vec<_> = septet::split(&text).expect("at most 4 segments").collect();
    let segment = &parts[random.below(parts.len() as u64) as usize];
    let reference = random.octet();
    let mut user_data = segment.encode(reference.into());
    let class = MessageClass::from_number(random.below(8) as u8);
    if let Some(class) = class {
        user_data = user_data.with_message_class(class);
    }
    let concatenation = user_data.concatenation();
    let part =
        concatenation.map(|it| [it.reference, it.part.total.into(), it.part.sequence.into()]);
    let digits = 3 + random.below(13);
    let number =
        ["+", ""][random.below(2) as usize].to_owned() + &random.string("123456789", digits);
    let protocol = [0, 0x41, 0x47, 0x5F][random.below(4) as usize];
    let common = |hex: String, kind, address: &str| {
        json!({
            "hex": hex, "type": kind, "address": address, "pid": protocol,
            "dcs": user_data.tp_dcs(), "class": class.map(MessageClass::number),
            "part": part, "text": segment.text(),
        })
    };
    if random.below(3) == 0 {
        let is_name = random.below(2) == 0;
        let letters = 1 + random.below(11);
        let address = if is_name {
            random.string(LETTERS, letters)
        } else {
            number
        };
        let originator = match is_name {
            true => Address::alphanumeric(&address),
            false => Address::new(&address),
        };
        let time = DateTime {
            // Other readers take the years from 69 for 1969 and later.
            year: random.below(69) as u8,
            month: 1 + random.below(12) as u8,
            day: 1 + random.below(28) as u8,
            hour: random.below(24) as u8,
            minute: random.below(60) as u8,
            second: random.below(60) as u8,
            quarters: random.below(105) as i8 - 48,
        };
        let stamp = Timestamp::new(time).expect("the day exists");
        let mut deliver = Deliver::new(originator.expect("short"), stamp, user_data.clone());
        deliver.protocol = ProtocolIdentifier::new(protocol);
        let hex = deliver.write().hex().with_smsc(None).to_string();
        let mut value = common(hex, "deliver", &address);
        value["time"] = json!(time.to_string());
        return value;
    }
    let validity = (random.below(2) == 0).then(|| random.octet());
    let report = random.below(2) == 0;
    let destination = Address::new(&number).expect("at most 15 digits");
    let mut submit = Submit::new(destination, user_data.clone())
        .with_protocol(ProtocolIdentifier::new(protocol))
        .with_status_report(report);
    submit.message_reference = reference;
    submit.validity = validity.map(Validity::Relative);
    let hex = submit.write().hex().with_smsc(None).to_string();
    let mut value = common(hex, "submit", &number);
    value["message_reference"] = json!(reference);
    value["status_report"] = json!(report);
    value["validity"] = json!(validity);
    value["seconds"] = json!(
        submit
            .validity
            .and_then(Validity::duration)
            .map(|it| it.as_secs())
    );
    value
}

fn main() {
    let count = std::env::args().nth(1).expect("the number of PDUs");
    let mut random = Random(20_261_126);
    for _ in 0..count.parse().expect("a number") {
        println!("{}", pdu(&mut random));
    }
}
