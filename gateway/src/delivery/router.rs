//! Which carriers a message can have, by the beginning of its recipient.

use std::sync::Arc;

use septet::Segmenter;
use tokio::sync::watch;

use super::smpp;
use crate::message::Message;

/// How a carrier is reached.
#[derive(Clone, Debug, PartialEq)]
pub enum Network {
    Sandbox,
    Smpp(Box<smpp::Settings>),
}

/// The recipients that begin with a prefix, and their carriers: the first that is connected gets the
/// message.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub prefix: String,
    pub carriers: Vec<String>,
}

/// All carriers with their names, and the routes.
#[derive(Clone, Debug, PartialEq)]
pub struct Carriers {
    pub carriers: Vec<(String, Network)>,
    pub routes: Vec<Route>,
}

impl Carriers {
    /// One carrier for everything.
    pub fn only(network: Network) -> Self {
        const NAME: &str = "carrier";
        Self {
            carriers: vec![(NAME.to_owned(), network)],
            routes: vec![Route {
                prefix: String::new(),
                carriers: vec![NAME.to_owned()],
            }],
        }
    }
}

#[derive(Clone)]
pub enum Carrier {
    Sandbox,
    Smpp(Arc<smpp::Carrier>),
}

impl Carrier {
    pub fn is_ready(&self) -> bool {
        match self {
            Self::Sandbox => true,
            Self::Smpp(carrier) => carrier.is_ready(),
        }
    }
}

/// A list of carriers that messages wait for.
pub type Lane = Vec<Carrier>;

pub struct Router {
    /// Each list of carriers once. The last has none, for recipients without a route.
    pub lanes: Vec<Lane>,
    /// Prefixes and the index of a lane, the longest first.
    routes: Vec<(String, usize)>,
    smpp: Vec<Arc<smpp::Carrier>>,
    connected: watch::Sender<()>,
}

impl Router {
    /// Ignores carriers that are not there.
    pub fn new(carriers: &Carriers) -> Self {
        let (connected, _) = watch::channel(());
        let all = carriers.carriers.iter().map(|(name, network)| {
            let carrier = match network {
                Network::Sandbox => Carrier::Sandbox,
                Network::Smpp(settings) => {
                    let (name, settings) = (name.clone(), settings.as_ref().clone());
                    let carrier = smpp::Carrier::new(name, settings, connected.clone());
                    Carrier::Smpp(Arc::new(carrier))
                }
            };
            (name, carrier)
        });
        let all: Vec<_> = all.collect();
        let mut lists: Vec<&[String]> = vec![];
        let mut routes = vec![];
        for route in &carriers.routes {
            let list = &*route.carriers;
            let index = lists.iter().position(|known| *known == list);
            let index = index.unwrap_or_else(|| {
                lists.push(list);
                lists.len() - 1
            });
            routes.push((route.prefix.clone(), index));
        }
        routes.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        let lane = |list: &[String]| {
            let found = list.iter().filter_map(|wanted| {
                let found = all.iter().find(|(name, _)| *name == wanted);
                found.map(|(_, carrier)| carrier.clone())
            });
            found.collect()
        };
        let mut lanes: Vec<Lane> = lists.into_iter().map(lane).collect();
        lanes.push(vec![]);
        let smpp = all.into_iter().filter_map(|(_, carrier)| match carrier {
            Carrier::Sandbox => None,
            Carrier::Smpp(carrier) => Some(carrier),
        });
        Self {
            lanes,
            routes,
            smpp: smpp.collect(),
            connected,
        }
    }

    /// The carriers that have connections.
    pub fn smpp(&self) -> &[Arc<smpp::Carrier>] {
        &self.smpp
    }

    /// Changes when a carrier is connected.
    pub fn connected(&self) -> watch::Receiver<()> {
        self.connected.subscribe()
    }

    fn lane(&self, to: &str) -> usize {
        let found = self
            .routes
            .iter()
            .find(|(prefix, _)| to.starts_with(prefix));
        found.map_or(self.lanes.len() - 1, |(_, lane)| *lane)
    }

    /// The index of the lane of a message. That of a group is the lane of its first recipient.
    pub fn lane_of(&self, message: &Message) -> usize {
        self.lane(message.to.first().map_or("", |to| to))
    }

    /// The rules by which a text to a recipient is split.
    pub fn segmenter(&self, to: &str) -> Segmenter {
        match self.lanes[self.lane(to)].first() {
            Some(Carrier::Smpp(carrier)) => carrier.settings().segmenter(),
            _ => Segmenter::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_decides() {
        let smpp = |password: &str| {
            let address = smpp::Address::parse(&format!("smpp://a:{password}@b")).unwrap();
            Network::Smpp(Box::new(smpp::Settings::new(address)))
        };
        let route = |prefix: &str, carriers: &[&str]| Route {
            prefix: prefix.to_owned(),
            carriers: carriers.iter().map(|&name| name.to_owned()).collect(),
        };
        let router = Router::new(&Carriers {
            carriers: vec![
                ("a".to_owned(), smpp("1")),
                ("b".to_owned(), smpp("2")),
                ("s".to_owned(), Network::Sandbox),
            ],
            routes: vec![
                route("+1", &["a", "b"]),
                route("+1555", &["s"]),
                route("+44", &["a", "b"]),
            ],
        });
        let lanes = ["+12", "+15551", "+447", "+49"].map(|to| router.lane(to));
        assert_eq!(lanes, [0, 1, 0, 2]);
        assert_eq!(
            router.lanes.iter().map(Vec::len).collect::<Vec<_>>(),
            [2, 1, 0]
        );
        assert_eq!(router.smpp().len(), 2);
    }
}
