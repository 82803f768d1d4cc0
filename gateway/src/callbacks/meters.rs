//! The metrics of callbacks, each of which is looked up once.

use std::sync::OnceLock;
use std::time::Duration;

use metrics::{Counter, Histogram};

use crate::message::EventKind;

/// What became of an attempt.
#[derive(Clone, Copy)]
pub enum Ending {
    Acknowledged,
    Refused,
    Dropped,
}

impl Ending {
    const NUMBER: usize = 3;

    const fn name(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::Refused => "refused",
            Self::Dropped => "dropped",
        }
    }
}

/// A metric appears with its first value.
#[derive(Default)]
pub struct Meters {
    seconds: OnceLock<Histogram>,
    numbers: [[OnceLock<Counter>; Ending::NUMBER]; EventKind::ALL.len()],
}

impl Meters {
    pub fn count(&self, kind: EventKind, ending: Ending, time: Duration) {
        let seconds = || metrics::histogram!("septet_callback_seconds");
        let seconds = self.seconds.get_or_init(seconds);
        seconds.record(time.as_secs_f64());
        let number = &self.numbers[kind as usize][ending as usize];
        let labels = || {
            let (result, kind) = (ending.name(), kind.name());
            metrics::counter!("septet_callbacks_total", "result" => result, "type" => kind)
        };
        number.get_or_init(labels).increment(1);
    }
}
