//! `Serialize` and `Deserialize` implementations that are not derived.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::boundary::Boundary;
use crate::alphabet::from_name;

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
