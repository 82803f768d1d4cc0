//! `Serialize` and `Deserialize` implementations.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::boundary::Boundary;
use super::segmenter::Segmenter;
#[cfg(feature = "national")]
use crate::alphabet::Languages;
use crate::alphabet::{CharSet, Encoding, from_name};
use crate::wire::{HeaderExtras, ReferenceWidth};

/// Serializes as `"character"` or `"grapheme"`.
impl Serialize for Boundary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Boundary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = if cfg!(feature = "graphemes") {
            "character or grapheme"
        } else {
            "character"
        };
        from_name(deserializer, expected)
    }
}

/// The serialized form of a [`Segmenter`].
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Rules {
    reference_width: ReferenceWidth,
    boundary: Boundary,
    /// Automatic if absent or null.
    encoding: Option<Encoding>,
    header_extras: HeaderExtras,
    excluding: CharSet,
    #[cfg(feature = "national")]
    languages: Languages,
}

/// Serializes as a map from the names of the builder methods, without `with_`, to their values.
impl Serialize for Segmenter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rules = Rules {
            reference_width: self.reference_width,
            boundary: self.boundary,
            encoding: self.forced,
            header_extras: self.header_extras,
            excluding: self.excluded,
            #[cfg(feature = "national")]
            languages: self.languages,
        };
        rules.serialize(serializer)
    }
}

/// An absent field takes the value of [`Segmenter::new`]. An unknown field is an error.
impl<'de> Deserialize<'de> for Segmenter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rules = Rules::deserialize(deserializer)?;
        let segmenter = Self::new()
            .with_reference_width(rules.reference_width)
            .with_boundary(rules.boundary)
            .with_header_extras(rules.header_extras)
            .excluding(rules.excluding);
        #[cfg(feature = "national")]
        let segmenter = segmenter.with_languages(rules.languages);
        Ok(match rules.encoding {
            None => segmenter,
            Some(encoding) => segmenter.with_encoding(encoding),
        })
    }
}
