//! Connects, binds, and does so again after the connection has ended.

use std::sync::Arc;
use std::time::Duration;

use rusmpp::Pdu;
use rusmpp::pdus::{BindReceiver, BindTransceiver, BindTransmitter};
use rusmpp::types::COctetString;
use rusmpp::values::InterfaceVersion;
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::{Instant, sleep};
use tracing::{info, warn};

use super::Carrier;
use super::connect::connect;
use super::inbound::Inbound;
use super::profile::Settings;
use super::session::{Handle, Session};

/// The first wait after a connection has failed, doubled each time up to the longest, unless a
/// connection has lasted.
const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(60);
const LASTING: Duration = Duration::from_secs(10);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Transceiver,
    Transmitter,
    Receiver,
}

/// One connection, again and again.
pub struct Link {
    pub carrier: Arc<Carrier>,
    pub inbound: Arc<Inbound>,
    pub role: Role,
}

impl Link {
    /// Stays connected until `stop` is true.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let name = &self.carrier.name;
        let mut failures = 0;
        while !*stop.borrow() {
            let start = Instant::now();
            let Some(reason) = self.connect_and_run(&mut stop).await else {
                return;
            };
            if start.elapsed() > LASTING {
                failures = 0;
            }
            let wait = FIRST.saturating_mul(1 << failures.min(10)).min(LONGEST);
            // Not all at once, after a message centre was away.
            let wait = wait.mul_f64(rand::random_range(0.5..1.0));
            failures += 1;
            warn!(
                carrier = name,
                reason,
                wait = wait.as_secs_f64(),
                "a connection has ended"
            );
            metrics::counter!("septet_carrier_disconnects_total", "carrier" => name.clone())
                .increment(1);
            tokio::select! {
                () = sleep(wait) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Returns why the connection has ended, or nothing if the service stops.
    async fn connect_and_run(&self, stop: &mut watch::Receiver<bool>) -> Option<String> {
        let bound = tokio::select! {
            bound = self.bind() => bound,
            _ = stop.wait_for(|stop| *stop) => return None,
        };
        let session = match bound {
            Ok(session) => session,
            Err(reason) => return Some(reason),
        };
        info!(carrier = self.carrier.name, role = ?self.role, "bound");
        let settings = &self.carrier.settings;
        let window = Arc::new(Semaphore::new(settings.window));
        let (requests, received) = mpsc::channel(settings.window.max(1));
        let handle = Handle {
            requests,
            window: Arc::clone(&window),
        };
        let number = (self.role != Role::Receiver).then(|| self.carrier.add(handle.clone()));
        let is_receiving = self.role != Role::Transmitter;
        if is_receiving {
            self.carrier.receives(true);
        }
        let ended = session
            .run(received, Arc::clone(&self.inbound), stop.clone())
            .await;
        window.close();
        if is_receiving {
            self.carrier.receives(false);
        }
        if let Some(number) = number {
            self.carrier.remove(number);
        }
        drop(handle);
        ended.map(str::to_owned)
    }

    async fn bind(&self) -> Result<Session, String> {
        let settings = &self.carrier.settings;
        let stream = connect(settings).await.map_err(|error| error.to_string())?;
        let bind = operation(settings, self.role);
        let bound = Session::bind(stream, bind, settings.timeout, settings.enquire).await;
        bound.map_err(|error| error.to_string())
    }
}

fn operation(settings: &Settings, role: Role) -> Pdu {
    // Their lengths were checked with the configuration.
    let system_id = COctetString::from_string(settings.address.system_id.clone());
    let password = COctetString::from_string(settings.address.password.clone());
    let system_type = COctetString::from_string(settings.system_type.clone());
    let system_id = system_id.unwrap_or_default();
    let password = password.unwrap_or_default();
    let system_type = system_type.unwrap_or_default();
    macro_rules! bind {
        ($operation:ident) => {
            $operation::builder()
                .system_id(system_id)
                .password(password)
                .system_type(system_type)
                .interface_version(InterfaceVersion::Smpp3_4)
                .build()
                .into()
        };
    }
    match role {
        Role::Transceiver => bind!(BindTransceiver),
        Role::Transmitter => bind!(BindTransmitter),
        Role::Receiver => bind!(BindReceiver),
    }
}
