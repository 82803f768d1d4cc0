//! A carrier that delivers every message, except as the last four digits of a recipient say.

use crate::applications::Application;
use crate::clock::Millis;
use crate::codes;
use crate::events;
use crate::message::{Event, EventKind, Message, Outcome};

/// What has become of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// It has more to come.
    Postponed { until: Millis, events: Vec<Event> },
    /// The carrier has it.
    Ended {
        events: Vec<Event>,
        /// The code of the last failure.
        error: Option<u16>,
    },
}

/// What the last four digits of a recipient ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ending {
    Delivered,
    /// A documented error code.
    Failed(u16),
    /// `7001` to `7099`: delivered after 1 to 99 seconds.
    Late(u8),
    /// `7100`: the callbacks of the end come before those of the beginning.
    Reversed,
}

impl Ending {
    fn of(to: &str) -> Self {
        let digits = to.get(to.len().saturating_sub(4)..).unwrap_or_default();
        match digits.parse().unwrap_or(0) {
            7100 => Self::Reversed,
            late @ 7001..=7099 => Self::Late((late - 7000) as u8),
            code if codes::description(code).is_some() => Self::Failed(code),
            _ => Self::Delivered,
        }
    }

    fn outcome(self) -> Outcome {
        match self {
            Self::Failed(code) => Outcome::Failed(code),
            Self::Delivered | Self::Late(_) | Self::Reversed => Outcome::Delivered,
        }
    }
}

/// Delivers a message to all of its recipients. `attempts` is how often it was postponed.
pub fn deliver(message: &Message, attempts: u32, application: &Application, now: Millis) -> Step {
    let endings: Vec<_> = message.to.iter().map(|to| Ending::of(to)).collect();
    let recipients = || message.to.iter().zip(endings.iter().copied());
    let begin = |(to, _): (&String, Ending)| match message.is_mms() {
        true => application
            .has_mms_receipts
            .then(|| events::sending(message, to, now)),
        false => Some(events::sent(message, to, now)),
    };
    let late = endings.iter().filter_map(|ending| match ending {
        Ending::Late(seconds) => Some(*seconds),
        _ => None,
    });
    let is_expired = matches!(&message.expiration, Some((_, end)) if *end <= now);
    let end = |(to, ending): (&String, Ending)| {
        let outcome = match ending.outcome() {
            // Nobody reports that an MMS message failed without receipts.
            Outcome::Failed(_) if message.is_mms() && !application.has_mms_receipts => {
                Outcome::Delivered
            }
            _ if is_expired && attempts == 0 => Outcome::Failed(codes::EXPIRED),
            outcome => outcome,
        };
        let event = events::ended(message, to, &outcome, now);
        (event, outcome)
    };
    let wanted = |event: &Event| application.wants(event.kind);

    if let (Some(seconds), 0, false) = (late.max(), attempts, is_expired) {
        return Step::Postponed {
            until: now + Millis::from(seconds) * 1000,
            events: recipients().filter_map(begin).filter(wanted).collect(),
        };
    }
    let mut all = vec![];
    let mut error = None;
    for (to, ending) in recipients() {
        let first = (attempts == 0 && !is_expired)
            .then(|| begin((to, ending)))
            .flatten();
        let (last, outcome) = end((to, ending));
        if let Outcome::Failed(code) = outcome {
            error = Some(code);
        }
        // What a carrier refuses at once never left.
        let first = first.filter(|first| {
            first.kind == EventKind::MessageSending || outcome == Outcome::Delivered
        });
        match ending {
            Ending::Reversed => all.extend([Some(last), first].into_iter().flatten()),
            _ => all.extend([first, Some(last)].into_iter().flatten()),
        }
    }
    all.retain(wanted);
    Step::Ended { events: all, error }
}
