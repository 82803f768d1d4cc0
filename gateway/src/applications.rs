//! The applications, and what each wants to be told.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Notify;
use url::Url;

use crate::message::EventKind;

/// Where callbacks go.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Standard output, as JSON lines.
    Output,
    Address {
        url: Url,
        /// The user and password of basic authentication.
        credentials: Option<(String, String)>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    /// The identifier; `sandbox` for all applications of the sandbox.
    pub id: String,
    /// The account that it belongs to, unless it is that of the sandbox.
    pub account: Option<String>,
    pub target: Target,
    /// The types of callbacks that it asked for.
    pub kinds: Vec<EventKind>,
    /// Whether carriers report what becomes of its MMS and group messages.
    pub has_mms_receipts: bool,
    /// The most callbacks at a time.
    pub concurrency: usize,
    /// The numbers whose received messages it is told of.
    pub numbers: Vec<String>,
}

impl Application {
    /// Returns one of its numbers as the configuration has it, with or without a plus sign.
    pub fn number(&self, number: &str) -> Option<&str> {
        let digits = number.trim_start_matches('+');
        let mut numbers = self.numbers.iter();
        let found = numbers.find(|known| known.trim_start_matches('+') == digits);
        found.map(|known| &**known)
    }

    pub fn wants(&self, kind: EventKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The name of its queue of events in the store.
    pub fn receiver(&self) -> &str {
        &self.id
    }
}

/// All applications.
#[derive(Clone, Debug)]
pub enum Applications {
    /// Any identifier is that of the same application.
    Sandbox(Application),
    Configured(HashMap<String, Application>),
}

impl Applications {
    /// Returns an application by its identifier, if it may be used by an account.
    pub fn get(&self, id: &str, account: &str) -> Option<&Application> {
        match self {
            Self::Sandbox(application) => Some(application),
            Self::Configured(all) => all
                .get(id)
                .filter(|one| one.account.as_deref().is_none_or(|owner| owner == account)),
        }
    }

    /// Returns the application of a message that was accepted. One that is not configured any more
    /// is told nothing.
    pub fn find(&self, id: &str) -> &Application {
        const GONE: &Application = &Application {
            id: String::new(),
            account: None,
            target: Target::Output,
            kinds: vec![],
            has_mms_receipts: false,
            concurrency: 1,
            numbers: vec![],
        };
        match self {
            Self::Sandbox(application) => application,
            Self::Configured(all) => all.get(id).unwrap_or(GONE),
        }
    }

    /// Returns the application that is told of messages to a number.
    pub fn of_number(&self, number: &str) -> Option<&Application> {
        let has_number = |one: &&Application| one.number(number).is_some();
        match self {
            Self::Sandbox(application) => Some(application),
            Self::Configured(all) => all.values().find(has_number),
        }
    }

    /// Returns an application by its identifier.
    pub fn named(&self, id: &str) -> Option<&Application> {
        match self {
            Self::Sandbox(application) => Some(application),
            Self::Configured(all) => all.get(id),
        }
    }

    pub fn all(&self) -> Vec<Application> {
        match self {
            Self::Sandbox(application) => vec![application.clone()],
            Self::Configured(all) => all.values().cloned().collect(),
        }
    }
}

/// Tells the dispatcher of an application that there is a new event for it.
#[derive(Clone, Debug)]
pub struct Bells(Arc<HashMap<String, Arc<Notify>>>);

impl Bells {
    pub fn new(applications: &Applications) -> Self {
        let all = applications.all().into_iter();
        let bells = all.map(|one| (one.receiver().to_owned(), Arc::default()));
        Self(Arc::new(bells.collect()))
    }

    /// Only the dispatcher of the application may wait for it.
    pub fn of(&self, application: &Application) -> Arc<Notify> {
        Arc::clone(&self.0[application.receiver()])
    }

    pub fn ring(&self, receiver: &str) {
        if let Some(bell) = self.0.get(receiver) {
            bell.notify_one();
        }
    }
}
