//! What a message centre expects.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use septet::alphabet::{CharSet, Languages};
use septet::{ReferenceWidth, Segmenter};
use serde::Deserialize;
use url::Url;

/// What `data_coding` 0 means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefaultAlphabet {
    /// One septet per octet.
    #[default]
    Gsm7,
    Latin1,
    Ascii,
}

/// How long messages are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// In parts that are numbered by a user data header.
    #[default]
    Udh,
    /// In parts that are numbered by `sar_` parameters.
    Sar,
    /// In one operation, in `message_payload`.
    Payload,
}

/// How `validity_period` is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// Not at all.
    None,
    #[default]
    Absolute,
    Relative,
}

/// What a receipt with the state ACCEPTD says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accepted {
    /// There is more to come.
    #[default]
    UnderWay,
    /// It is the last, as in the standard (SMPP 3.4 §5.2.28).
    Delivered,
}

/// Which binds a carrier has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binds {
    #[default]
    Transceiver,
    /// A transmitter and a receiver.
    Separate,
}

/// The type and the numbering plan of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressType {
    pub ton: u8,
    pub npi: u8,
}

/// Where a message centre is, and who connects to it.
#[derive(Clone, PartialEq)]
pub struct Address {
    pub host: String,
    pub port: u16,
    pub has_tls: bool,
    pub system_id: String,
    pub password: String,
}

/// Without the password.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl Address {
    /// Parses `smpp://SYSTEM_ID:PASSWORD@HOST:PORT`, or `smpps:` for TLS.
    pub fn parse(url: &str) -> Result<Self, String> {
        let url = Url::parse(url).map_err(|error| error.to_string())?;
        let has_tls = match url.scheme() {
            "smpp" => false,
            "smpps" => true,
            _ => return Err("must begin with smpp: or smpps:".to_owned()),
        };
        let decoded = |text: &str| {
            let text = percent_encoding::percent_decode_str(text).decode_utf8();
            text.map(|text| text.into_owned())
                .map_err(|_| "is not UTF-8".to_owned())
        };
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or("has no host")?;
        let address = Self {
            // An IPv6 address is without its brackets.
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(if has_tls { 3550 } else { 2775 }),
            has_tls,
            system_id: decoded(url.username())?,
            password: decoded(url.password().unwrap_or_default())?,
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() {
            return Err("must end after the port".to_owned());
        }
        for (name, value, most) in [
            ("system id", &address.system_id, 15),
            ("password", &address.password, 8),
        ] {
            if value.len() > most || !value.is_ascii() || value.contains('\0') {
                return Err(format!(
                    "the {name} must have at most {most} ASCII characters"
                ));
            }
        }
        match address.system_id.is_empty() {
            true => Err("has no system id".to_owned()),
            false => Ok(address),
        }
    }
}

/// A carrier's connections and what its message centre expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub address: Address,
    pub system_type: String,
    /// A file of certificates to trust instead of those of the system.
    pub authorities: Option<PathBuf>,
    pub binds: Binds,
    /// The number of transceivers, or of pairs.
    pub connections: usize,
    /// The most operations without an answer, for each connection.
    pub window: usize,
    /// Segments per second; `None` is unlimited.
    pub rate: Option<u32>,
    pub alphabet: DefaultAlphabet,
    /// The national tables that may be used.
    pub languages: Languages,
    pub form: Form,
    pub reference_width: ReferenceWidth,
    pub has_receipts: bool,
    pub accepted: Accepted,
    pub validity: Validity,
    /// Instead of those that the form of the address suggests.
    pub source: Option<AddressType>,
    pub destination: Option<AddressType>,
    /// The error codes that the `err` of a receipt stands for.
    pub errors: HashMap<String, u16>,
    /// The application that is told of messages to numbers of no application.
    pub application: Option<String>,
    pub enquire: Duration,
    /// How long an answer may take.
    pub timeout: Duration,
    /// How long parts of a received message wait for the others.
    pub joining: Duration,
    /// How long a receipt may take.
    pub patience: Duration,
}

impl Settings {
    /// Those of `--smpp`.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            system_type: String::new(),
            authorities: None,
            binds: Binds::Transceiver,
            connections: 1,
            window: 16,
            rate: None,
            alphabet: DefaultAlphabet::Gsm7,
            languages: Languages::NONE,
            form: Form::Udh,
            reference_width: ReferenceWidth::Bits8,
            has_receipts: true,
            accepted: Accepted::UnderWay,
            validity: Validity::Absolute,
            source: None,
            destination: None,
            errors: HashMap::new(),
            application: None,
            enquire: Duration::from_secs(30),
            timeout: Duration::from_secs(30),
            joining: Duration::from_secs(6 * 60 * 60),
            patience: Duration::from_secs(2 * 60 * 60),
        }
    }

    /// The rules by which texts are split, and so counted.
    pub fn segmenter(&self) -> Segmenter {
        /// The characters of GSM-7 that ASCII does not have.
        const NOT_ASCII: CharSet = CharSet::from_chars(&[
            '£', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', 'Ø', 'ø', 'Å', 'å', 'Δ', 'Φ', 'Γ', 'Λ', 'Ω',
            'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', 'Æ', 'æ', 'ß', 'É', '¤', '¡', 'Ä', 'Ö', 'Ñ', 'Ü', '§', '¿',
            'ä', 'ö', 'ñ', 'ü', 'à', '€',
        ]);
        /// The characters of GSM-7 that Latin-1 does not have.
        const NOT_LATIN1: CharSet =
            CharSet::from_chars(&['Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '€']);
        let rules = Segmenter::new().with_languages(self.languages);
        let rules = match self.alphabet {
            DefaultAlphabet::Gsm7 => rules,
            DefaultAlphabet::Latin1 => rules.excluding(NOT_LATIN1),
            DefaultAlphabet::Ascii => rules.excluding(NOT_ASCII),
        };
        match self.form {
            Form::Udh => rules.with_reference_width(self.reference_width),
            // The message centre chooses the width of its own headers.
            Form::Sar | Form::Payload => rules,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_parsed() {
        let address = Address::parse("smpp://esme:p%40ss@127.0.0.1:2776").unwrap();
        assert_eq!((&*address.system_id, &*address.password), ("esme", "p@ss"));
        assert_eq!((&*address.host, address.port), ("127.0.0.1", 2776));
        assert!(!format!("{address:?}").contains("p@ss"));
        let address = Address::parse("smpps://esme@[::1]").unwrap();
        assert_eq!((&*address.host, address.port), ("::1", 3550));
        for (url, shown) in [
            ("http://esme@host", "must begin with smpp: or smpps:"),
            ("smpp://host:2775", "has no system id"),
            ("smpp://esme:123456789@host", "the password must have"),
            ("smpp://esme@host/path", "must end after the port"),
        ] {
            let error = Address::parse(url).unwrap_err();
            assert!(error.contains(shown), "{error}");
        }
    }

    /// Octets of the default alphabet are characters, so that what is not excluded must be there.
    #[test]
    fn texts_in_gsm_7_have_only_characters_of_the_default_alphabet() {
        let base = Settings::new(Address::parse("smpp://a@b").unwrap());
        for (alphabet, most) in [
            (DefaultAlphabet::Latin1, '\u{FF}'),
            (DefaultAlphabet::Ascii, '\u{7F}'),
        ] {
            let settings = Settings {
                alphabet,
                ..base.clone()
            };
            let rules = settings.segmenter();
            for character in '\0'..='\u{FFFF}' {
                let measure = rules.measure(character.encode_utf8(&mut [0; 4]));
                let is_gsm7 = measure.encoding == septet::Encoding::Gsm7;
                assert!(!is_gsm7 || character <= most, "{character}");
            }
        }
    }
}
