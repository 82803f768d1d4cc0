//! What `docs/MIGRATING.md` says of changing over from another gateway.

mod support;

use rusmpp::CommandStatus;
use septet_gateway::config::Config;
use septet_gateway::delivery::smpp::{Address, Settings};
use septet_gateway::delivery::{Carriers, Network, Route};
use septet_gateway::message::EventKind;
use septet_gateway::store::Database;
use septet_gateway::{applications::Applications, delivery::Network::Smpp};
use support::centre::{Centre, receipt};
use support::{Gateway, Receiver, delivered, kinds, with_carriers};

/// The configuration of a carrier with this name.
fn carrier(settings: Settings) -> Carriers {
    let network: Network = Smpp(Box::new(settings));
    Carriers {
        carriers: vec![("main".to_owned(), network)],
        routes: vec![Route {
            prefix: String::new(),
            carriers: vec!["main".to_owned()],
        }],
    }
}

/// Messages are accepted while the old system is bound, and leave when the address is the right one.
#[tokio::test]
async fn messages_wait_for_the_old_system() {
    let folder = tempfile::tempdir().unwrap();
    let (centre, receiver) = (Centre::with_receipts().await, Receiver::good().await);
    let start = async |settings: Settings| {
        let config = Config {
            database: Some(Database::File(folder.path().join("messages.db"))),
            ..with_carriers(receiver.address, carrier(settings))
        };
        Gateway::start(config).await
    };
    let settings = centre.settings();
    let unreachable = Settings {
        address: Address {
            port: 1,
            ..settings.address.clone()
        },
        ..settings.clone()
    };
    let gateway = start(unreachable).await;
    for number in 0..3 {
        gateway
            .accept("+15551230002", &format!("Message {number}"))
            .await;
    }
    gateway.service.stop().await.unwrap();
    assert_eq!((centre.count(), receiver.received().len()), (0, 0));

    let gateway = start(settings).await;
    let received = receiver.wait_for(3).await;
    assert_eq!(kinds(&received), [delivered(), delivered(), delivered()]);
    assert_eq!(centre.count(), 3);
    gateway.service.stop().await.unwrap();
}

/// The receipt of a message that another system has sent is answered, and nobody is told.
#[tokio::test]
async fn receipts_of_the_old_system_are_dropped() {
    let (centre, receiver) = (Centre::with_receipts().await, Receiver::good().await);
    let config = with_carriers(receiver.address, carrier(centre.settings()));
    let gateway = Gateway::start(config).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(1).await;
    let foreign = receipt(&centre.submitted()[0], "98765432", "DELIVRD", "000");
    assert_eq!(centre.deliver(foreign).await, CommandStatus::EsmeRok);
    gateway.accept("+15551230002", "Hello again").await;
    let received = receiver.wait_for(2).await;
    assert_eq!(kinds(&received), [delivered(), delivered()]);
    gateway.service.stop().await.unwrap();
}

/// `message-sent` is Jasmin's level 1, and comes before `message-delivered`, its level 2.
#[tokio::test]
async fn both_levels_of_receipts() {
    let (centre, receiver) = (Centre::with_receipts().await, Receiver::good().await);
    let mut config = with_carriers(receiver.address, carrier(centre.settings()));
    if let Applications::Sandbox(application) = &mut config.applications {
        application.kinds = EventKind::ALL.to_vec();
    }
    let gateway = Gateway::start(config).await;
    gateway.accept("+15551230002", "Hello").await;
    let received = receiver.wait_for(2).await;
    assert_eq!(
        kinds(&received),
        [("message-sent".to_owned(), 0), delivered()]
    );
    gateway.service.stop().await.unwrap();
}
